"""How a cell is shown that the analyst and the template have both changed."""

from __future__ import annotations

import sys

import pytest

from readout.notebook.merging import Conflict
from readout.pipeline.conflict_lines import conflict_lines

BOTH = Conflict("results", "both changed it", "report.results()\nx = 1", "report.results(show='all')\nx = 1")


@pytest.mark.parametrize("installed", [True, False])
def test_both_versions_are_shown_line_by_line(monkeypatch: pytest.MonkeyPatch, installed: bool) -> None:
    """By nbdime, and much alike without it; no heading of a file that nobody knows."""
    if not installed:
        monkeypatch.setitem(sys.modules, "nbdime.prettyprint", None)
    lines = [line.replace(" ", "") for line in conflict_lines(BOTH)]
    assert lines == ["-report.results()", "+report.results(show='all')", "x=1"]


@pytest.mark.parametrize("installed", [True, False])
def test_a_cell_that_one_of_them_deleted_is_shown_whole(monkeypatch: pytest.MonkeyPatch, installed: bool) -> None:
    """With a minus where the template has it no longer, with a plus where the notebook has none."""
    if not installed:
        monkeypatch.setitem(sys.modules, "nbdime.prettyprint", None)
    gone = conflict_lines(Conflict("results", "the template has it no longer", "report.results()", None))
    come = conflict_lines(Conflict("results", "it was deleted here", None, "report.results()"))
    for lines, mark in ((gone, "-"), (come, "+")):
        assert any(line.startswith(mark) and line.endswith("report.results()") for line in lines)
        assert all(line.startswith(mark) for line in lines)
