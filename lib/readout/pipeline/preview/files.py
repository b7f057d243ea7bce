"""The files that a preview is made of, and whether one was saved.

They are looked at several times a second instead of being watched by the system: that also works on shared drives and
in containers, where systems tell nobody of changes, and after a folder was replaced as a whole (by git, say); and the
same look tells what has to be made again.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from readout.data.agency import Agency, read_agency
from readout.data.logo import logo_file
from readout.data.project import Project
from readout.data.sources.rates import NAME as RATES
from readout.model.errors import ReadoutError

State = tuple[int, int, int]  # when a file was changed, its size, which file it is
Files = Mapping[Path, State]

SHARED = ("_quarto.yml", "agency.yml", RATES)
EVERY = 0.1  # seconds between two looks
SHARE_OF_TIME = 0.1  # of a processor, at most: where a look takes long, there are fewer
SETTLED = 0.05  # seconds in which nothing more may change: some programs save in several steps
_PASSED_OVER = frozenset({"__pycache__", "node_modules"})


class Look:
    """Looks at every file that a client's report may depend on: theirs, the style, the settings, their data roots.

    Hidden files and those that editors keep beside the real ones are passed over.
    """

    def __init__(self, project: Project, client: str) -> None:
        self._project = project
        self._client = client
        self._settings: State | None = None
        self._agency = Agency()

    def __call__(self) -> Files:
        """Return the files that are there now."""
        states = ((path, _state(path)) for path in self._paths())
        return {path: state for path, state in states if state is not None}

    def _paths(self) -> Iterator[Path]:
        project, agency = self._project, self._read_agency()
        yield from _below(project.clients_dir / self._client)
        yield from _below(project.style_dir)
        yield from (project.root / name for name in SHARED)
        logo = logo_file(project, agency)
        yield from [logo] if logo else []
        for root in agency.roots.values():
            yield from _below(project.root / root / self._client)

    def _read_agency(self) -> Agency:
        """What the agency's file says; what it said last while it cannot be read."""
        settings = _state(self._project.root / "agency.yml")
        if settings != self._settings:
            self._settings = settings
            with suppress(ReadoutError):
                self._agency = read_agency(self._project)
        return self._agency


def next_change(look_now: Callable[[], Files], known: Files) -> Files:
    """Wait until the files are others than the ``known`` ones, and have come to rest; return them."""
    files = known
    while files == known:
        started = time.perf_counter()
        files = look_now()
        if files == known:
            time.sleep(max(EVERY, (time.perf_counter() - started) / SHARE_OF_TIME))
    while True:
        time.sleep(SETTLED)
        later = look_now()
        if later == files:
            return files
        files = later


def _below(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith((".", "~$")) or entry.name.endswith(("~", ".tmp", ".swp")):
            continue
        if entry.is_dir(follow_symlinks=False):
            if entry.name not in _PASSED_OVER:
                yield from _below(Path(entry.path))
        else:
            yield Path(entry.path)


def _state(path: Path) -> State | None:
    """A file as it is now; None where there is none, or none any more."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
