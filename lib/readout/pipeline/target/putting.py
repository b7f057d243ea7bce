"""Put what a run has published at a place: each report whole or not at all, and only what is not there yet."""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Literal
from urllib.parse import unquote

from readout.data.credentials import without_secrets
from readout.data.lock import LOCKS, locked
from readout.data.project import Project
from readout.model.errors import Problem, ReadoutError
from readout.pipeline.client_log import add_to_log
from readout.pipeline.outcome import Outcome
from readout.pipeline.target.layout import (
    FILES,
    Pointer,
    Version,
    pointer_content,
    pointer_name,
    published_version,
    read_pointer,
    version_folder,
)
from readout.pipeline.target.place import Place

HANDS = 4  # reports on their way at once
PATIENCE = 120.0  # seconds another run may go on putting this client's report there before this one gives up
Put = Literal["put", "mended", "there"]
_TOLD: dict[Put, str] = {"put": "put there", "mended": "completed there", "there": "there already"}
_LINK = re.compile(r'href="(?P<target>[^"#]+)"')
_REPORT = re.compile(r"(?:\.\./(?P<month>\d{4}-\d{2})/)?(?P<client>[a-z0-9][a-z0-9-]*)/(?P<file>report\.(?:html|pdf))")
_PAGE = re.compile(r"\.\./\d{4}-\d{2}/index\.html")


class Putting:
    """What one run puts at ``place``, and what it has found there."""

    def __init__(self, project: Project, place: Place) -> None:
        self.place = place
        self.counts: Counter[Put] = Counter()
        self.project = project
        self._pointers: dict[tuple[str, str], Pointer | None] = {}
        self._lock = threading.Lock()

    def put(self, client: str, month: str) -> Put:
        """Put the published report of a client there.

        One run at a time does it for a client, and what is put is what is published then: who comes late with an older
        report puts the newer one. Raises ReadoutError with why it could not be put.
        """
        lock = self.project.reports_dir / LOCKS / f"{client}.to.lock"
        with locked(lock, self.project.relative(self.project.reports_dir), PATIENCE) as alone:
            if not alone:
                said = f"another run has been putting this report there for {PATIENCE:.0f} seconds; run again later"
                raise ReadoutError(Problem(f"clients/{client}", said))
            version = published_version(self.project, client, month)
            if version is None:
                where = self.project.relative(self.project.report_dir(client, month))
                again = f"make it again with readout run {client} --month {month} --force"
                raise ReadoutError(Problem(where, f"is not whole, so it was not put at {self.place.url}; {again}"))
            done = self._put(version)
        with self._lock:
            self.counts[done] += 1
        return done

    def _put(self, version: Version) -> Put:
        name = pointer_name(version.client, version.month)
        found = read_pointer(self.place.read(name))
        there = self.place.sizes(version.folder)
        missing = [each for each, content in version.contents.items() if there.get(each) != len(content)]
        for each in missing:
            self.place.write(f"{version.folder}/{each}", version.contents[each])
        if found is not None and found.version == version.name:
            self._know(version, found)
            return "mended" if missing else "there"
        before = found.version if found is not None else None
        self.place.write(name, pointer_content(version, before))  # last: from here on the new one is the report
        self._know(version, Pointer(version.name, version.hashes, before))
        if found is not None and found.before not in (None, version.name):
            self._forget(version, found)
        return "put"

    def _forget(self, version: Version, found: Pointer) -> None:
        """Remove the files of the version before the last: those that a pointer of ours named, and nothing else."""
        for each in FILES:
            self.place.remove(f"{version_folder(version.client, version.month, found.before or '')}/{each}")

    def _know(self, version: Version, pointer: Pointer) -> None:
        with self._lock:
            self._pointers[version.client, version.month] = pointer

    def put_page(self, page: Path, month: str) -> None:
        """Put the agency's page of a month there, after the reports it leads to; its links lead to their versions."""
        text = page.read_text(encoding="utf-8")
        there = _LINK.sub(lambda found: self._led(found, month), text).encode()
        if self.place.read(f"{month}/index.html") != there:
            self.place.write(f"{month}/index.html", there)

    def _led(self, found: re.Match[str], month: str) -> str:
        """Return where a link of the page leads at the place; one to what is not there leads nowhere."""
        target = unquote(unescape(found["target"]))
        if _PAGE.fullmatch(target):
            return found[0]
        report = _REPORT.fullmatch(target)
        if report is None:
            return "" if target.startswith("..") else found[0]
        of = report["month"] or month
        pointer = self._pointer(report["client"], of)
        if pointer is None:
            return ""
        return f'href="../{version_folder(report["client"], of, pointer.version)}/{report["file"]}"'

    def _pointer(self, client: str, month: str) -> Pointer | None:
        if (client, month) not in self._pointers:
            self._pointers[client, month] = read_pointer(self.place.read(pointer_name(client, month)))
        return self._pointers[client, month]

    def put_pages(self, pages: Mapping[str, Path]) -> str | None:
        """Put the pages of a run's months there; return why one could not be, None when all are there."""
        try:
            for month, page in pages.items():
                self.put_page(page, month)
        except (ReadoutError, OSError) as error:
            return f"the page of the month was not put there: {without_secrets(str(error))}"
        return None

    def told(self) -> str:
        """Say what was done, in a line."""
        parts = [f"{n} {word}" for kind, word in _TOLD.items() if (n := self.counts[kind])]
        return f"{self.place.url}: {', '.join(parts) or 'nothing put'}"


def put_all(outcomes: Iterable[Outcome], putting: Putting) -> Iterator[Outcome]:
    """Pass ``outcomes`` on, each once its report is at the place too; one that cannot be put there has failed."""
    with ThreadPoolExecutor(HANDS) as hands:
        going: set[Future[Outcome]] = set()
        try:
            for outcome in outcomes:
                going.add(hands.submit(_put, outcome, putting))
                done = {each for each in going if each.done()}
                going -= done
                yield from (each.result() for each in done)
            yield from (each.result() for each in as_completed(going))
        finally:
            hands.shutdown(wait=False, cancel_futures=True)


def _put(outcome: Outcome, putting: Putting) -> Outcome:
    if outcome.status == "failed":
        return outcome
    try:
        putting.put(outcome.client, outcome.month)
    except (ReadoutError, OSError) as error:
        said = without_secrets(str(error))
        log = add_to_log(putting.project, outcome.client, f"not put at {putting.place.url}: {said}")
        return replace(outcome, status="failed", error=said, findings=(), log=log)
    return outcome
