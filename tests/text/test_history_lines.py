"""What the client reads of earlier reports: corrected figures, and promises with what became of them."""

from __future__ import annotations

import dataclasses

import pytest

from readout.display.sections.accomplishments import accomplishments
from readout.display.sections.results import results
from readout.display.theme import Palette
from readout.text.history_lines import promises, restated
from tests.builders import (
    assert_readable,
    client_of,
    figures_in,
    goal,
    kpi,
    month,
    promise,
    report_of,
    sent,
    series_of,
    work,
)

FIGURES = figures_in()
ORDERS = client_of(kpis=(kpi("orders", name="Online orders", value="count(id)", unit="number"),))
KEPT = {"status": "done", "done": "2012-06-10"}
SINCE = {"status": "done", "done": "2012-07-02"}
MOVED = {"promised": "2012-06-10", "due": "2012-07-10"}
MOVED_FURTHER = {"promised": "2012-06-10", "due": "2012-08-10"}
DROPPED = {"status": "dropped", "note": "The shop has one", "due": "2012-06-10"}


def line(*rows: dict[str, str]) -> str | None:
    """What is said of as many promises for June as there are rows."""
    names = [f"w{number}" for number in range(len(rows))]
    history = [sent(client_of(), "2012-05", promises=tuple(promise(name, due="2012-06-10") for name in names))]
    items = [work(name, **row) for name, row in zip(names, rows, strict=True)]
    return promises(report_of(client_of(), "2012-06", items=items, history=history), FIGURES)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([KEPT], "Our one promise for June 2012 was kept."),
        ([KEPT] * 2, "Both promises for June 2012 were kept."),
        ([KEPT] * 5, "All 5 promises for June 2012 were kept."),
        ([SINCE], "Our one promise for June 2012 was kept after the month."),
        ([MOVED], "Our one promise for June 2012 moves to 10 July 2012."),
        ([DROPPED], "Our one promise for June 2012 was dropped."),
        ([{}], "Our one promise for June 2012 is still open."),
        ([KEPT] * 4 + [MOVED], "Of 5 promises for June 2012, 4 were kept and 1 moves to 10 July 2012."),
        ([MOVED, MOVED], "Of 2 promises for June 2012, 2 move to 10 July 2012."),
        ([MOVED, MOVED_FURTHER], "Of 2 promises for June 2012, 2 move to later days."),
        (
            [KEPT, SINCE, MOVED, DROPPED, {}],
            "Of 5 promises for June 2012, 1 was kept, 1 was kept after the month, 1 moves to 10 July 2012, "
            "1 was dropped and 1 is still open.",
        ),
    ],
)
def test_promised_stands_against_delivered(rows: list[dict[str, str]], said: str) -> None:
    """Each outcome is named, the good ones first."""
    assert line(*rows) == said
    assert_readable(said)


def test_where_nothing_was_due_nothing_is_said() -> None:
    """A promise for August is not awaited in June."""
    assert line() is None
    history = [sent(client_of(), "2012-05", promises=(promise(due="2012-08-10"),))]
    items = [work(due="2012-08-10")]
    assert promises(report_of(client_of(), "2012-06", items=items, history=history), FIGURES) is None


def test_the_section_says_it() -> None:
    """Right below how much was done."""
    report = report_of(client_of(), "2012-06", items=[work(promised="2012-06-10", **KEPT)])
    assert "Our one promise for June 2012 was kept." in accomplishments(report, FIGURES, {}).html()


def test_a_corrected_figure_is_told_in_one_line() -> None:
    """What was reported and what it is, as figures are written in the table."""
    history = [sent(ORDERS, "2012-05", {"orders": 1204})]
    report = report_of(ORDERS, "2012-06", {"orders": {"2012-05": 1187, "2012-06": 1300}}, history=history)
    said = "Online orders for May 2012: we reported 1,204, and the figure is now 1,187."
    assert restated(report, FIGURES) == (said,)
    assert_readable(said)
    assert said in results(report, FIGURES, Palette()).html()


def test_many_corrected_months_are_told_as_one() -> None:
    """Nobody reads twelve such lines; the charts show the figures as they are."""
    values = {f"2012-{n:02}": 20.0 for n in range(1, 7)}
    history = [sent(ORDERS, of, {"orders": 10}) for of in values if of != "2012-06"]
    report = report_of(ORDERS, "2012-06", {"orders": values}, history=history)
    assert restated(report, FIGURES) == (
        "Online orders: the figures of 5 earlier months have changed since we reported them.",
    )


def test_figures_that_stand_are_not_talked_about() -> None:
    """Nor is one that is gone: there is nothing to put in its place, and R006 tells the analyst."""
    client = client_of(kpis=(kpi(),), goals=(goal(),))
    history = [sent(client, "2012-05", {"revenue": 10.0})]
    gone = dataclasses.replace(series_of({"2012-06": 5}), incomplete={month("2012-05"): "no row on 9 May"})
    for values, changed in (({"2012-05": 10.0}, 0), (gone, 1)):
        report = report_of(client, "2012-06", {"revenue": values}, history=history)
        assert (restated(report, FIGURES), len(report.restated)) == ((), changed)
