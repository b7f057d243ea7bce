"""Where a goal lands is told from a third of its span on, and not where projections have failed before."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from readout.model import landing
from readout.model.client import Show
from readout.model.forecast import Coverage
from readout.model.goals import GoalResult
from readout.model.series import KpiSeries
from tests.builders import client_of, goal, kpi, month, report_of, series_of

CALM = [100 + wobble for wobble in (0, 2, -1, 1, -2, 0, 3, -3, 1, -1, 0, 2) * 3]
YEAR = goal(start="2014-01", until="2014-12", target=1200.0)
SERIES = series_of(CALM, start="2011-07")  # up to June 2014


def at(of: str, series: KpiSeries = SERIES, **fields: object) -> GoalResult:
    """The result of a goal of 1,200 of an average over the year 2014."""
    show = fields.pop("show", Show())
    goals = (replace(YEAR, **fields),)  # type: ignore[arg-type]
    client = client_of(kpis=(kpi(value="mean(revenue)"),), goals=goals, show=show)
    return report_of(client, of, {"revenue": series}).goals[0]


def test_half_of_the_way_at_the_same_pace_lands_where_arithmetic_says() -> None:
    """About 100 a month since three years: about 600 by June, about 1,200 by December."""
    result = at("2014-06")
    assert result.landing is not None
    assert result.landing.expected == pytest.approx(1200, rel=0.01)
    assert result.landing.lower < result.landing.expected < result.landing.upper
    assert result.landing.upper - result.landing.lower < 40
    assert result.withheld is None


def test_a_levels_landing_is_its_last_months() -> None:
    """100 by December, not 1,200."""
    result = at("2014-06", measure="level", target=110.0)
    assert result.landing is not None
    assert result.landing.expected == pytest.approx(100, rel=0.02)


@pytest.mark.parametrize(
    ("of", "fields", "withheld"),
    [
        ("2014-03", {}, "early"),  # three of twelve months
        ("2014-04", {}, None),  # a third
        ("2014-06", {"show": Show(projection=False)}, "not-shown"),
        ("2014-06", {"until": month("2014-06")}, "nothing-left"),
        ("2014-06", {"target": 500.0}, "nothing-left"),  # met already
        ("2014-08", {}, "short-history"),  # no figure for July: the sum so far is not known
        ("2013-12", {}, "short-history"),  # not begun: nothing has been reached
    ],
)
def test_a_landing_is_withheld_with_its_reason(of: str, fields: dict[str, object], withheld: str | None) -> None:
    """Too early, not wanted, nothing left, or not known."""
    result = at(of, **fields)
    assert result.withheld == withheld
    assert (result.landing is None) == (withheld is not None)


def test_quarterly_figures_have_no_landing() -> None:
    """A projection is made for months; a quarter's figure three times over would be a lie."""
    quarters = [value if n % 3 == 2 else np.nan for n, value in enumerate(CALM)]
    series = replace(series_of(quarters, start="2011-07"), due_months=frozenset({3, 6, 9, 12}))
    assert at("2014-06", series).withheld == "quarterly"


def test_a_short_history_lands_nowhere() -> None:
    """Six months are no ground for a projection of six."""
    assert at("2014-06", series_of([100] * 6, start="2014-01")).withheld == "short-history"


@pytest.mark.parametrize(
    ("months", "tries", "withheld"),
    [(0.59, 4, "unreliable"), (0.6, 4, None), (0.59, 3, None), (None, 0, None)],
)
def test_projections_that_failed_on_the_past_are_not_shown(
    monkeypatch: pytest.MonkeyPatch, months: float | None, tries: int, withheld: str | None
) -> None:
    """Less than 60 % of past months held by intervals that should hold 80 %; fewer than four tries prove nothing."""
    monkeypatch.setattr(landing, "coverage", lambda *_, **__: Coverage(months, months, tries))
    assert at("2014-06").withheld == withheld


def test_a_series_that_bends_again_and_again_loses_its_projection() -> None:
    """Flat for two years, then faster and faster upwards, then down as fast: what one learned never held for long."""
    bent = [100 + n % 3 for n in range(28)] + [100 + 3 * n**2 for n in range(16)] + [1000 - 60 * n for n in range(16)]
    assert at("2014-06", series_of(bent, start="2009-07"), target=20_000.0).withheld == "unreliable"


def test_a_rate_never_seen_puts_the_plan_in_question() -> None:
    """600 by June, and 2,400 wanted: 300 a month were never had. At 1,206 what is needed was had in many months."""
    assert (at("2014-06", target=2400.0).capability, at("2014-06", target=2400.0).asks_to_pivot) == ("never-seen", True)
    easy = at("2014-06", target=1190.0)
    assert (easy.capability, easy.asks_to_pivot) == ("routine", False)


def test_a_level_has_to_be_reached_once() -> None:
    """103 was had in three single months, though never on average over half a year."""
    result = at("2014-06", measure="level", target=103.0)
    assert result.capability == "seen"
