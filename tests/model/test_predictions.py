"""Work that was expected to move a figure is held against what the figure did: never as its cause."""

from __future__ import annotations

import pytest

from readout.model.predictions import predictions
from readout.model.work import WorkItem
from tests.builders import client_of, kpi, month, series_of, work

CALM = [100, 102, 99, 101, 98, 100, 103, 97, 101, 99, 100, 102, 98, 101, 100, 99, 103, 100, 97, 102, 99, 101, 100, 98]
SHOP = client_of(kpis=(kpi(value="mean(revenue)"), kpi("cost", value="mean(cost)", better="lower")))
UP = [*CALM, 101, 160]  # January 2014 calm, February not
DOWN = [*CALM, 101, 40]


def outcome(values: list[float], item: WorkItem, of: str = "2014-02", figure: str = "revenue") -> tuple[str, str]:
    series = {"revenue": series_of(CALM), "cost": series_of(CALM, kpi="cost"), figure: series_of(values, kpi=figure)}
    (found,) = predictions(SHOP, [item], series, month(of))
    return found.outcome, str(found.month)


def ads(done: str = "2014-01-10", **fields: str) -> WorkItem:
    return work("ads", **{"status": "done", "done": done, "kpi": "revenue", "expects": "up", **fields})


@pytest.mark.parametrize(
    ("values", "item", "of", "expected"),
    [
        (UP, ads(), "2014-02", ("as-expected", "2014-02")),
        (DOWN, ads(), "2014-02", ("opposite", "2014-02")),
        (DOWN, ads(expects="down"), "2014-02", ("as-expected", "2014-02")),
        ([*CALM, 101, 100], ads(), "2014-02", ("no-detectable-change", "None")),
        (UP, ads("2014-02-10"), "2014-02", ("too-early", "None")),  # February holds days before the work was there
        (UP[:14], ads("2012-02-10"), "2012-04", ("cannot-tell", "None")),  # two months known: nothing can be judged
    ],
)
def test_what_was_predicted_and_what_happened(
    values: list[float], item: WorkItem, of: str, expected: tuple[str, str]
) -> None:
    """The months after the work decide, and only a real change counts as one."""
    assert outcome(values, item, of) == expected


def test_a_fall_of_what_should_fall_is_a_fall() -> None:
    """``expects`` speaks of the line, not of good and bad: a cost that should go down, and did."""
    item = ads(kpi="cost", expects="down")
    assert outcome(DOWN, item, figure="cost") == ("as-expected", "2014-02")


def test_work_is_looked_at_for_three_months() -> None:
    """Done in November: still told in February, no longer in March."""
    series = {"revenue": series_of([*CALM, 100, 101, 99]), "cost": series_of(CALM, kpi="cost")}
    done = [ads("2013-11-05")]
    assert [each.item.id for each in predictions(SHOP, done, series, month("2014-02"))] == ["ads"]
    assert predictions(SHOP, done, series, month("2014-03")) == ()


def test_only_finished_work_that_names_a_figure_and_a_way_predicts() -> None:
    """Open work, work without ``expects``, and a figure that is no longer agreed."""
    items = [ads(status="doing"), work("b", status="done", done="2014-01-10", kpi="revenue"), ads(kpi="gone")]
    assert predictions(SHOP, items, {"revenue": series_of(UP), "cost": series_of(CALM)}, month("2014-02")) == ()
