"""Whether anything has changed that a client's report may be made of, told by bytes alone, within milliseconds.

Nothing is parsed and no library is loaded: what a report is made of is found by looking at everything in the client's
folder, at the project's settings and look, at the library and the tools. So it counts more than the ``inputs`` of
run.json do. That costs a report made once more in rare cases, and never leaves one as it was that would be another.
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from readout.data.project import Project
from readout.pipeline.engines.select import Renderer
from readout.pipeline.makings import EDITORS, below, makings

_LARGE = 1024 * 1024  # bytes; smaller files are read each time
_SETTLED = 2.0  # seconds; a file that changed just before it was read may change again within the clock's tick
# What an approval says of a report is no part of it; what was let pass, and why a new version was begun, is.
_APPROVAL = re.compile(r"approvals(/\d{4}-\d{2}\.v\d+\.json)?")
_SETTINGS = ("_quarto.yml", "agency.yml")

Stat = tuple[int, int, int, int]


@dataclass(frozen=True)
class Beyond:
    """What a client's report is made of beyond the client's folder, as the configuration says.

    ``roots``: pairs of the client's folder below a data root, from the project's root on, and the pattern of a
    source's files in it. ``files``: single files
    of the project, by their relative paths. ``variables``: names of what notebooks may see of the environment.
    ``databases``: whether there is something to ask, which no file tells.
    """

    roots: tuple[tuple[str, str], ...] = ()
    files: tuple[str, ...] = ()
    variables: tuple[str, ...] = ()
    databases: bool = False


@dataclass(frozen=True)
class Known:
    """The hashes of large files with what told them from others then; ``at`` is when that was, by the clock."""

    files: Mapping[str, tuple[Stat, str]] = field(default_factory=dict)
    at: float = 0.0


@dataclass(frozen=True)
class Watched:
    """``digest`` of everything that counts for a client; ``own`` of the client's folder alone.

    ``known``: the large files among it.
    """

    digest: str
    own: str
    known: Known


def watched(project: Project, client: str, shared: str, beyond: Beyond, known: Known) -> Watched:
    """Return the hash of all that the reports of ``client`` may be made of; ``shared`` is what all clients have."""
    at, large = time.time(), dict[str, tuple[Stat, str]]()
    own = _digest(_own(project, client), known, large)
    more = _digest(_beyond(project, beyond), known, large)
    told = [os.environ.get(name) for name in beyond.variables]
    whole = hashlib.sha256(f"{client}\0{shared}\0{beyond}\0{told}\0{own}\0{more}".encode())
    return Watched(whole.hexdigest(), own, Known(large, at))


def _digest(files: Iterable[tuple[str, Path]], known: Known, large: dict[str, tuple[Stat, str]]) -> str:
    total = hashlib.sha256()
    for name, path in files:
        total.update(f"{name}\0{_content(path, known, large)}\n".encode())
    return total.hexdigest()


def _own(project: Project, client: str) -> Iterator[tuple[str, Path]]:
    folder = project.clients_dir / client
    for path in below(folder):
        name = path.relative_to(folder).as_posix()
        if not _APPROVAL.fullmatch(name) and (path.parent.name, path.suffix) not in EDITORS:
            yield name, path


def _beyond(project: Project, beyond: Beyond) -> Iterator[tuple[str, Path]]:
    for root, pattern in beyond.roots:
        home = project.root / root
        found = {home / pattern, *home.glob(pattern)}  # a file may be called what looks like a pattern
        yield from ((f"{root}/{path.relative_to(home).as_posix()}", path) for path in sorted(found))
    yield from ((name, project.root / name) for name in beyond.files)


def _content(path: Path, known: Known, large: dict[str, tuple[Stat, str]]) -> str:
    """Return the hash of a file; for what cannot be read, why not. A link's target counts too."""
    led = f"{path.readlink()} " if path.is_symlink() else ""
    try:
        with path.open("rb") as file:
            found = os.fstat(file.fileno())
            stat = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
            if found.st_size < _LARGE:
                return led + hashlib.sha256(file.read()).hexdigest()
            before = known.files.get(str(path))
            settled = found.st_ctime + _SETTLED < known.at and found.st_mtime + _SETTLED < known.at
            same = before is not None and before[0] == stat and settled
            digest = before[1] if before is not None and same else hashlib.file_digest(file, "sha256").hexdigest()
            large[str(path)] = (stat, digest)
            return led + digest
    except OSError as error:
        return f"{led}unreadable {error.errno}"


@lru_cache(maxsize=4)
def shared_digest(project: Project, renderer: Renderer, run: str) -> str:
    """Return the hash of what all reports of a run share: settings, look, library and tools. Once for each ``run``."""
    total = hashlib.sha256()
    nothing, large = Known(), dict[str, tuple[Stat, str]]()
    for path in (*(project.root / name for name in _SETTINGS), *below(project.style_dir)):
        total.update(f"{project.relative(path)}\0{_content(path, nothing, large)}\n".encode())
    for lines in makings(renderer).values():
        total.update("".join(f"{line}\n" for line in lines).encode())
    return total.hexdigest()


_NAME_LINE = re.compile(rb"^name: +[^\s>|&*!].*$", re.MULTILINE)


@lru_cache(maxsize=4)
def names_digest(project: Project, run: str) -> str:
    """Return the hash of all clients' ids and names: one client's report must not hold another's (R008).

    The line alone counts, where it holds the name: another client's new goal is no reason.
    """
    total = hashlib.sha256()
    for client in project.clients():
        try:
            text = (project.clients_dir / client / "client.yml").read_bytes()
        except OSError as error:
            text = str(error.errno).encode()
        line = _NAME_LINE.search(text)
        total.update(client.encode() + b"\0" + (line[0] if line else text) + b"\n")
    return total.hexdigest()
