"""Makes the page again after a save, and of it only what may have changed."""

from __future__ import annotations

import json
import pickle
import time
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import pandas as pd
from nbformat import NotebookNode

from readout.checks.codes import CODES
from readout.checks.finding import Finding, blocks
from readout.data.agency import read_agency
from readout.data.client_file import read_client
from readout.data.load import ClientData, load_client
from readout.data.logo import read_logos
from readout.data.scratch import scratch
from readout.data.work_log import read_work
from readout.model.report import Report
from readout.notebook.checking import checked
from readout.notebook.file import read_notebook
from readout.notebook.parameters import read_parameters
from readout.notebook.revising import notebook_file, words_and_report
from readout.pipeline import forks
from readout.pipeline.preview.direct import is_ours, run_here
from readout.pipeline.preview.files import Files
from readout.pipeline.preview.unchanged import are_of, made_from, with_results
from readout.pipeline.preview.wish import Wish
from readout.pipeline.publish import digest
from readout.pipeline.run import Making, handed_off, run_notebook


@dataclass(frozen=True)
class Made:
    """The page of one month, as ``readout run`` would make it now.

    ``provisional``: cells of the analyst's own show their last results, and are to be run again.
    """

    month: pd.Period
    page: bytes
    findings: tuple[Finding, ...]
    seconds: float
    provisional: bool = False

    @property
    def status(self) -> str:
        """What a run would call it: draft or final."""
        return "draft" if blocks(self.findings) else "final"


@dataclass(frozen=True)
class _Read:
    """What was read for the ``month`` asked for (None: the newest), from which ``files``, and the report of it."""

    month: pd.Period | None
    files: Files
    data: ClientData
    report: Report
    digest: str  # of the report as it was calculated: later, what it was asked for once is kept in it


@dataclass(frozen=True)
class _Ran:
    """An executed notebook, and the hash of what it was made from."""

    made_from: str
    executed: NotebookNode


class Maker:
    """Makes the page; what it read and ran before, it keeps for the next time."""

    def __init__(self, wish: Wish) -> None:
        self._wish = wish
        self._notebook = wish.project.clients_dir / wish.client / "report.ipynb"
        self._read: _Read | None = None
        self._ran: _Ran | None = None

    def make(self, files: Files, *, for_sure: bool = False) -> Made:
        """Return the page of what is saved now; ``files`` are the look that found it.

        Where nothing has changed that our own calls are made of, their results stand. So do those of cells of the
        analyst's own at first, though nobody knows what else they read; ``for_sure`` runs them again.

        Raises ReadoutError with everything there is to mend.
        """
        started = time.perf_counter()
        wish = self._wish
        agency = read_agency(wish.project, CODES)
        reading = self._reading(files)
        self._notebook = notebook_file(wish.project, reading.report)
        report, notebook = words_and_report(wish.project, reading.report)
        logos = read_logos(wish.project, report.client, agency)
        making = Making(wish.project, agency, logos, report, wish.engine, lambda _: None, started)
        with scratch() as place:
            of = made_from((reading.digest, report.revision), notebook, files, making.client_dir)
            stands = self._ran is not None and self._ran.made_from == of and not for_sure
            executed = self._executed(making, notebook, of, stands, place)
            findings = checked(wish.project, report, agency, executed, executed=True)
            folder, front = handed_off(making, executed, findings, place)
            page = wish.engine.render_page(folder, front).read_bytes()
        return Made(report.month, page, findings, time.perf_counter() - started, stands and not is_ours(notebook))

    def is_half_saved(self) -> bool:
        """Whether the notebook is not there, or no whole JSON: some editors leave it so for a moment."""
        try:
            json.loads(self._notebook.read_bytes())
        except (OSError, ValueError):
            return True
        return False

    @property
    def notebook(self) -> str:
        """The notebook's path as messages name it."""
        return self._wish.project.relative(self._notebook)

    def _reading(self, files: Files) -> _Read:
        """The report and what it is made of, read anew when a file that it depends on has changed.

        A database is asked again when such a file is saved, not whenever words are.
        """
        month, before, decisive = self._month(), self._read, self._decisive(files)
        if before is None or (before.month, before.files) != (month, decisive):
            self._read = None
            data = self._data(month, before, decisive)
            report = data.report(month if month is not None else data.latest_month())
            self._read = before = _Read(month, decisive, data, report, digest(pickle.dumps(report)))
        return before

    def _data(self, month: pd.Period | None, before: _Read | None, files: Files) -> ClientData:
        """All that is known of the client.

        Where nothing but the work log was saved, it alone is read again; where client.yml was, data that are read as
        before stand.
        """
        wish = self._wish
        log, config = (wish.project.client_file(wish.client, name) for name in ("work.csv", "client.yml"))
        if before is not None and before.month == month and _lie_deeper(before.data):
            if _without(before.files, log) == _without(files, log):
                return replace(before.data, work=read_work(wish.project, before.data.client))
            if _without(before.files, log, config) == _without(files, log, config):
                same = before.data.with_words_of(read_client(wish.project, wish.client))
                if same is not None:
                    return same
        return load_client(wish.project, wish.client, month)

    def _month(self) -> pd.Period | None:
        """The month to be shown; None for the newest complete one."""
        wish = self._wish
        if wish.month is not None:
            return wish.named_month()
        usual = wish.project.client_file(wish.client, "report.ipynb")
        label = wish.project.relative(usual)
        return read_parameters(read_notebook(usual, label), label).month

    def _decisive(self, files: Files) -> Files:
        """Of ``files``, those that decide about the report: neither its look nor notebooks, where the words are."""
        style = self._wish.project.style_dir
        return {
            path: state
            for path, state in files.items()
            if path.suffix != ".ipynb" and path.name != "_quarto.yml" and not path.is_relative_to(style)
        }

    def _executed(self, making: Making, notebook: NotebookNode, of: str, stands: bool, scratch: Path) -> NotebookNode:
        """The executed notebook, with the results of the time before where they stand."""
        if self._ran is not None and stands:
            return with_results(notebook, self._ran.executed)
        self._ran = None
        executed = _run(making, notebook, scratch)
        if are_of(notebook, executed):
            self._ran = _Ran(of, executed)
        return executed


def _lie_deeper(data: ClientData) -> bool:
    """Whether all files of data lie in folders of the client's, so that the work log is none of them."""
    files = [source.file for source in data.client.sources if source.file is not None]
    return all(PurePosixPath(file).parent != PurePosixPath() for file in files)


def _without(files: Files, *paths: Path) -> Files:
    return {each: state for each, state in files.items() if each not in paths}


def _run(making: Making, notebook: NotebookNode, scratch: Path) -> NotebookNode:
    if is_ours(notebook):
        try:
            return run_here(making.project, making.report, notebook)
        except Exception:  # noqa: BLE001, S110 - what fails here fails in a kernel too, and is told there as in a run
            pass
    forks.start()
    return run_notebook(making, notebook, scratch)
