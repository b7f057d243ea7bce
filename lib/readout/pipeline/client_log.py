"""One log a client, ``reports/.logs/<client>.log``: what the last run did for it, when, and what it met on the way.

It is written as the run goes on, so that after a crash it tells how far it came. A log that cannot be written (a full
disk) stops no report. Credentials never get into it.
"""

from __future__ import annotations

import datetime as dt
import logging
import re
import time
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from readout.data.credentials import without_secrets
from readout.data.failures import UNKNOWN
from readout.data.project import Project
from readout.data.versions import version_of

if TYPE_CHECKING:
    from readout.pipeline.outcome import Outcome
    from readout.pipeline.run import Stage

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_ENDED = re.compile(r"^ *\d+\.\d{3} (?:final|draft|unchanged|failed) ", re.MULTILINE)


class ClientLog:
    """A log being written: each line with the seconds since its beginning."""

    def __init__(self, project: Project, client: str, month: str | None) -> None:
        self._path, self._started = project.log_file(client), time.perf_counter()
        self._place: str | None = project.relative(self._path)
        path = self._path
        now = dt.datetime.now().astimezone().isoformat(" ", "seconds")
        version = version_of("readout-reports")
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink(missing_ok=True)
        self._write(f"{now} {client} {month or UNKNOWN}, readout-reports {version}\n")

    @property
    def said(self) -> str | None:
        """The log's path as messages show it; None where it could not be written."""
        return self._place

    def stage(self, name: str) -> None:
        """Note what begins now."""
        self._line(name)

    def bug(self, trace: str) -> None:
        """Note the traceback of what nobody foresaw."""
        self._line("unexpected error")
        self.trace(trace)

    def trace(self, trace: str) -> None:
        """Note a traceback, without a terminal's colours."""
        self._write(_COLOURS.sub("", trace).rstrip("\n") + "\n")

    def warning(self, text: str) -> None:
        """Note what was met on the way and stopped nothing."""
        self._line(f"warning {' '.join(text.split())}")

    def end(self, outcome: Outcome) -> None:
        """Note what the attempt came to, and all that was found."""
        self._line(f"{outcome.status} {outcome.client} {outcome.month}  {outcome.path or ''}".rstrip())
        for line in (outcome.error or "").splitlines():
            self._write(f"          {line}\n")
        for found in outcome.findings:
            allowed = f" (allowed: {found.allowed})" if found.allowed else ""
            self._write(f"          {found.severity} {found.code} {found.where}: {found.message}{allowed}\n")

    def _line(self, text: str) -> None:
        self._write(f"{time.perf_counter() - self._started:9.3f} {text}\n")

    def _write(self, text: str) -> None:
        try:
            with self._path.open("a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(without_secrets(text))
        except OSError:  # a full disk, of all things, must not keep its own message from being shown
            self._place = None


@contextmanager
def client_log(project: Project, client: str, month: str | None) -> Iterator[ClientLog]:
    """Begin a client's log; warnings of libraries go into it meanwhile, and not to the terminal."""
    log = ClientLog(project, client, month)
    handler = _Into(log)
    shown, root = warnings.showwarning, logging.getLogger()
    warnings.showwarning = handler.showwarning  # type: ignore[assignment]
    root.addHandler(handler)
    try:
        yield log
    finally:
        root.removeHandler(handler)
        warnings.showwarning = shown


def add_to_log(project: Project, client: str, text: str) -> str | None:
    """Add what a client's own process could not write; return the log's path, None where that failed."""
    path = project.log_file(client)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(without_secrets(_COLOURS.sub("", text)).rstrip("\n") + "\n")
        return project.relative(path)
    return None


def complete_log(project: Project, outcome: Outcome, began: float) -> None:
    """Write down the end of an attempt whose own process could not: it was killed.

    ``began``: when the run began, in seconds since 1970; a log that is older is of another run.
    """
    path = project.log_file(outcome.client)
    with suppress(OSError):
        if path.is_file() and path.stat().st_mtime >= began:
            if _ENDED.search(path.read_text(encoding="utf-8", errors="replace")):
                return
            with path.open("a", encoding="utf-8") as file:
                file.write(f"{outcome.seconds:9.3f} failed {outcome.client} {outcome.month}\n")
                file.write(without_secrets(f"          {outcome.error}\n"))
            return
    ClientLog(project, outcome.client, outcome.month).end(outcome)


def note_unchanged(project: Project, outcome: Outcome, began: float) -> None:
    """Add a line to the log of the run that made the report: it stands. Who looked closer has written so already."""
    path = project.log_file(outcome.client)
    if path.is_file() and path.stat().st_mtime >= began:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    now = dt.datetime.now().astimezone().isoformat(" ", "seconds")
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{now} {outcome.client} {outcome.month}, unchanged: it stands as published\n")


def heard_by(*listeners: Stage) -> Stage:
    """Return a stage that all ``listeners`` hear of."""

    def hear(name: str) -> None:
        for each in listeners:
            each(name)

    return hear


class _Into(logging.Handler):
    """Hands what libraries warn of to a log."""

    def __init__(self, log: ClientLog) -> None:
        super().__init__(logging.WARNING)
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        """Note a record, with its traceback; one that cannot be put together stands as it came."""
        try:
            self._log.warning(f"{record.name}: {record.getMessage()}")
            if record.exc_info:
                self._log.trace("".join(traceback.format_exception(*record.exc_info)))
        except Exception:  # noqa: BLE001 - whatever a library's own record holds
            self._log.warning(f"{record.name}: {record.msg}")

    def showwarning(self, message: Warning | str, category: type[Warning], *_: object) -> None:
        """Note a Python warning."""
        self._log.warning(f"{category.__name__}: {message}")
