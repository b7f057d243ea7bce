"""How much there is to read: sentences count, what is looked at does not."""

from __future__ import annotations

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from readout.model.report import Report
from readout.notebook.reading import words_to_read
from tests.builders import client_of, goal, kpi, report_of, work

VALUES = {f"2012-{n:02}": 10.0 for n in range(1, 7)}


def june() -> Report:
    done = work(status="done", done="2012-06-20", due="2012-06-20")
    client = client_of(kpis=(kpi(),), goals=(goal(),))
    return report_of(client, "2012-06", {"revenue": VALUES}, [done])


def counted(*cells: NotebookNode) -> int:
    return words_to_read(june(), new_notebook(cells=list(cells)))


def call(name: str) -> NotebookNode:
    return new_code_cell(f"report.{name}()")


def test_the_analysts_words_are_counted_without_their_markup() -> None:
    """A dash between blanks is no word; a figure is one, for it is read."""
    assert counted(new_markdown_cell("**Orders** fell – by 12 %, see [here](https://example.com/a).")) == 6


def test_a_section_counts_by_its_sentences() -> None:
    """Goals: "Our goals in detail" is four words; its table and its chart are none."""
    assert counted(call("goals")) == 4
    assert counted(call("goals"), call("goals")) == 8


def test_small_print_and_unknown_calls_are_not_counted() -> None:
    """Definitions are looked up, not read; a cell of the analyst's own is known only to a run."""
    assert counted(call("definitions"), call("no_such_section"), new_code_cell("orders.head()")) == 0


def test_finished_work_counts_by_its_sentence_and_not_by_its_table() -> None:
    """ "What we did", "We finished 1 piece of work." """
    assert counted(call("accomplishments")) == 3 + 6
