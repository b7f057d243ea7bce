"""Who stands first on the agency's page: the worst, and everybody once."""

from __future__ import annotations

import datetime as dt
import random

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.model.client import Goal
from readout.model.goals import GoalResult
from readout.model.overview import (
    PLACES,
    ClientMonth,
    GoalStand,
    OverdueAsk,
    RealChange,
    Reason,
    counted,
    worst_first,
)

MONTH = pd.Period("2026-10", "M")
REASON = Reason("R505", "the summary is empty; write a sentence", "report.ipynb, cell summary")
ASK = OverdueAsk("Price list", dt.date(2026, 10, 12))


def goal(status: str | None, actual: float | None = 900.0, better: str = "higher") -> GoalStand:
    """A goal of which 1,000 was planned by now and 1,200 is the target."""
    of = Goal("g", "Sell more", MONTH, MONTH, "revenue", 1200.0)
    found = GoalResult(of, MONTH, status, actual, 1000.0, 1200.0, better=better)  # type: ignore[arg-type]
    return GoalStand("Sell more", found, "currency")


def change(better: bool) -> RealChange:
    return RealChange("Revenue", better, 80.0, 100.0, 90.0, 110.0, "currency")


def row(client: str = "a", status: str | None = "final", **more: object) -> ClientMonth:
    return ClientMonth(client, str(more.pop("name", client)), MONTH, status, **more)  # type: ignore[arg-type]


ALL = {
    "failed": row("h", failure="clients/h/work.csv:3: no such day", goals=(goal("met"),)),
    "draft": row("g", "draft", reasons=(REASON,), goals=(goal("met"),)),
    "off-plan": row("f", goals=(goal("met"), goal("behind")), changes=(change(False),), asks=(ASK,)),
    "worse": row("e", goals=(goal("on-track"),), changes=(change(True), change(False)), asks=(ASK,)),
    "asks": row("d", goals=(goal("ahead"),), changes=(change(True),), asks=(ASK,)),
    "rest": row("c", goals=(goal(None), goal("not-started"))),
    "missing": row("b", None),
}


def test_a_client_stands_where_the_worst_of_it_stands() -> None:
    """Failed, draft, off plan, changed for the worse, owed by the client, in order, and then those without a report."""
    assert {place: each.place for place, each in ALL.items()} == {place: place for place in PLACES}
    shuffled = random.Random(7).sample(list(ALL.values()), len(ALL))
    assert [each.place for each in worst_first(shuffled)] == list(PLACES)
    assert counted(shuffled) == dict.fromkeys(PLACES, 1)


@pytest.mark.parametrize(
    ("worse", "less"),
    [
        (row("z", "draft", reasons=(REASON, REASON)), row("a", "draft", reasons=(REASON,))),
        (row("z", goals=(goal("missed"),)), row("a", goals=(goal("behind", 100.0),))),
        (row("z", goals=(goal("behind", 700.0),)), row("a", goals=(goal("behind", 800.0),))),
        (row("z", goals=(goal("behind", 1300.0, "lower"),)), row("a", goals=(goal("behind", 800.0),))),
        (row("z", changes=(change(False),) * 2), row("a", changes=(change(False),))),
        (row("z", asks=(OverdueAsk("Old", dt.date(2026, 8, 1)),)), row("a", asks=(ASK, ASK))),
        (row("a", name="ärmel"), row("b", name="Zebra")),
    ],
    ids=["errors", "missed", "further behind", "over a limit", "changes", "older", "name"],
)
def test_within_a_place_the_worse_goes_first(worse: ClientMonth, less: ClientMonth) -> None:
    """By errors, missed goals, how far behind (700 of 1,000 before 800; 30 % over a limit before 20 % short), …"""
    if worse.name == "ärmel":
        worse, less = less, worse  # names are only the last resort: by their letters, Z before ä
    assert worst_first([less, worse]) == (worse, less)


def test_how_far_off_a_goal_is() -> None:
    """By hand: 900 of 1,000 is a tenth short; missed, of a target of 1,200, a quarter; a limit overrun is negative."""
    assert goal("behind").gap == pytest.approx(-0.1)
    assert goal("missed").gap == pytest.approx(-0.25)
    assert goal("behind", 1100.0, "lower").gap == pytest.approx(-0.1)
    assert goal("behind", None).gap == 0.0


def test_above_is_known_only_beside_an_expectation() -> None:
    """A change without its expectation is no rise and no fall."""
    assert change(False).above is False
    assert RealChange("x", True, 1.0, None, None, None, "number").above is None


@given(st.lists(st.sampled_from(list(ALL.values())), max_size=30), st.randoms())
def test_the_order_does_not_depend_on_how_clients_came(rows: list[ClientMonth], chance: random.Random) -> None:
    """Each once, and the same page whichever client was ready first."""
    shuffled = list(rows)
    chance.shuffle(shuffled)
    assert worst_first(shuffled) == worst_first(rows)
    assert sum(counted(rows).values()) == len(rows)
