"""Makes the page again after a save, and of it only what may have changed."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from nbformat import NotebookNode

from readout.checks.codes import CODES
from readout.checks.finding import Finding, blocks
from readout.data.agency import read_agency
from readout.data.load import load_client
from readout.data.logo import read_logos
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
from readout.pipeline.run import Making, handed_off, run_notebook, scratch_folder


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
    """A report, and all that it was read from."""

    month: pd.Period | None
    files: Files
    report: Report


@dataclass(frozen=True)
class _Ran:
    """An executed notebook, and the hash of what it was made from."""

    made_from: str
    executed: NotebookNode


class Maker:
    """Makes the page; what it read and ran before, it keeps for the next time."""

    def __init__(self, wish: Wish) -> None:
        self._wish = wish
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
        report, notebook = words_and_report(wish.project, self._report(files))
        logos = read_logos(wish.project, report.client, agency)
        making = Making(wish.project, agency, logos, report, wish.engine, lambda _: None, started)
        with scratch_folder() as scratch:
            executed, stands = self._executed(making, notebook, files, scratch, for_sure)
            findings = checked(wish.project, report, agency, executed, executed=True)
            folder, front = handed_off(making, executed, findings, scratch)
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

    @property
    def _notebook(self) -> Path:
        if self._read is not None:
            return notebook_file(self._wish.project, self._read.report)
        return self._wish.project.client_file(self._wish.client, "report.ipynb")

    def _report(self, files: Files) -> Report:
        """The report, read anew when a file that it depends on has changed.

        A database is asked again when such a file is saved, not whenever words are.
        """
        wish, month = self._wish, self._month()
        decisive = self._decisive(files)
        if self._read is None or (self._read.month, self._read.files) != (month, decisive):
            self._read = None
            data = load_client(wish.project, wish.client, month)
            report = data.report(month if month is not None else data.latest_month())
            self._read = _Read(month, decisive, report)
            self._read = _Read(month, self._decisive(files), report)
        return self._read.report

    def _month(self) -> pd.Period | None:
        """The month to be shown; None for the newest complete one."""
        wish = self._wish
        if wish.month is not None:
            return wish.named_month()
        usual = wish.project.client_file(wish.client, "report.ipynb")
        label = wish.project.relative(usual)
        return read_parameters(read_notebook(usual, label), label).month

    def _decisive(self, files: Files) -> Files:
        """Of ``files``, those that decide about the report: neither its words nor its look."""
        style = self._wish.project.style_dir
        words = {self._wish.project.client_dir(self._wish.client) / "report.ipynb", self._notebook}
        return {path: state for path, state in files.items() if path not in words and not path.is_relative_to(style)}

    def _executed(
        self, making: Making, notebook: NotebookNode, files: Files, scratch: Path, for_sure: bool
    ) -> tuple[NotebookNode, bool]:
        """The executed notebook, and whether its results are those of the time before."""
        of = made_from(making.report, notebook, files, making.client_dir)
        if self._ran is not None and self._ran.made_from == of and not for_sure:
            return with_results(notebook, self._ran.executed), True
        self._ran = None
        executed = _run(making, notebook, scratch)
        if are_of(notebook, executed):
            self._ran = _Ran(of, executed)
        return executed, False


def _run(making: Making, notebook: NotebookNode, scratch: Path) -> NotebookNode:
    if is_ours(notebook):
        try:
            return run_here(making.project, making.report, notebook)
        except Exception:  # noqa: BLE001, S110 - what fails here fails in a kernel too, and is told there as in a run
            pass
    forks.start()
    return run_notebook(making, notebook, scratch)
