"""The project: where its clients, templates and reports are. No path leads out of it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from readout.model.errors import Problem, ReadoutError

_CLIENT_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True)
class Project:
    """A folder that holds ``_quarto.yml`` and ``clients/``."""

    root: Path

    @property
    def clients_dir(self) -> Path:
        """The folder that holds one folder per client."""
        return self.root / "clients"

    @property
    def style_dir(self) -> Path:
        """The reports' look, shared by both renderers."""
        return self.root / "templates" / "style"

    @property
    def reports_dir(self) -> Path:
        """Where finished reports are published."""
        return self.root / "reports"

    def report_dir(self, client_id: str, month: object) -> Path:
        """Return where a client's report of a month (YYYY-MM) is published, there or not."""
        return self.reports_dir / str(month) / client_id

    def month_page(self, month: object) -> Path:
        """Return where the agency's page of a month (YYYY-MM) is, there or not."""
        return self.reports_dir / str(month) / "index.html"

    def log_file(self, client_id: str) -> Path:
        """Return where the log of a client's newest run is, there or not."""
        return self.reports_dir / ".logs" / f"{client_id}.log"

    @property
    def outbox_dir(self) -> Path:
        """Where messages are written, ready to be sent."""
        return self.root / "outbox"

    def clients(self) -> tuple[str, ...]:
        """Return the ids of all clients: the folders under ``clients/`` with a ``client.yml``, sorted."""
        try:
            with os.scandir(self.clients_dir) as entries:
                folders = [(each.name, each.path) for each in entries if not each.name.startswith(".")]
        except OSError:
            return ()
        return tuple(sorted(name for name, path in folders if os.path.exists(f"{path}/client.yml")))  # noqa: PTH110

    def client_dir(self, client_id: str) -> Path:
        """Return a client's folder.

        Raises ReadoutError when the id is none, when there is no such client, or when the folder is a link
        to somewhere else (another client's, say).
        """
        folder = self.new_client_dir(client_id)
        if not folder.is_dir():
            there = ", ".join(self.clients()) or "none yet; `readout new` makes one"
            raise ReadoutError(Problem("clients/", f"there is no client {client_id!r}; the clients are {there}"))
        if folder.resolve() != self.clients_dir.resolve() / client_id:
            raise ReadoutError(Problem(f"clients/{client_id}", "the folder is a link; put the folder itself here"))
        return folder

    def new_client_dir(self, client_id: str) -> Path:
        """Return the path a client's folder has or would have; ReadoutError when the id is none."""
        if not _CLIENT_ID.fullmatch(client_id):
            cure = "write small letters, digits and -, for example gift-shop"
            raise ReadoutError(Problem("clients/", f"{client_id!r} is not a client's id; {cure}"))
        return self.clients_dir / client_id

    def client_file(self, client_id: str, name: str) -> Path:
        """Return the path of a file in a client's folder, there or not.

        Raises ReadoutError as ``client_dir`` does, and when the file's real path is outside the folder.
        """
        folder = self.client_dir(client_id)
        path = folder / name
        if not path.resolve().is_relative_to(folder.resolve()):
            cure = "put the file itself there"
            raise ReadoutError(Problem(f"clients/{client_id}/{name}", f"leads out of the client's folder; {cure}"))
        return path

    def relative(self, path: Path) -> str:
        """Return a path as messages show it: relative to the root, with ``/``; outside of it, as it is."""
        absolute = path if path.is_absolute() else self.root / path
        return absolute.relative_to(self.root).as_posix() if absolute.is_relative_to(self.root) else str(path)


def find_project(start: Path | None = None) -> Project:
    """Return the project that ``start`` (by default the current folder) lies in.

    Raises ReadoutError when no folder upwards from it is one.
    """
    first = (start or Path.cwd()).resolve()
    for folder in (first, *first.parents):
        if (folder / "_quarto.yml").is_file() and (folder / "clients").is_dir():
            return Project(folder)
    cure = "change into a folder that holds _quarto.yml and clients/, or below one"
    raise ReadoutError(Problem(str(first), f"no Readout project here or above; {cure}"))
