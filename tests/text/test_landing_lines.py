"""Where a goal will land and whether what is still needed was ever reached: in words, and only when it can be known."""

from __future__ import annotations

import dataclasses
import math

import pytest

from readout.display.sections.goals import goals
from readout.model.client import Show
from readout.model.report import Report
from readout.text.landing_lines import capability, landed_line, landing_line, pivot_line
from tests.builders import assert_readable, client_of, figures_in, goal, kpi, report_of, sent, series_of

FIGURES = figures_in()
FLAT_30 = [10.0] * 30  # from January 2010 to June 2012, half way through the year 2012


def in_2012(
    of: str, values: list[float], show: Show | None = None, kpi_fields: object = None, **fields: object
) -> Report:
    """A goal for the year 2012, 120 unless said otherwise, with values from January 2010."""
    client = client_of(
        kpis=(kpi(**(kpi_fields or {})),),  # type: ignore[arg-type]
        goals=(goal(**fields),),  # type: ignore[arg-type]
        show=show or Show(),
    )
    return report_of(client, of, {"revenue": series_of(values, start="2010-01")})


def landing(report: Report) -> str | None:
    line = landing_line(report, report.goals[0], FIGURES)
    return None if line is None else line[1]


def test_a_flat_figure_lands_where_arithmetic_says() -> None:
    """Half way, 60 reached at 10 a month: six more make 120, which is the target."""
    report = in_2012("2012-06", FLAT_30)
    line = landing_line(report, report.goals[0], FIGURES)
    assert line is not None
    assert line[0] == "Revenue:"
    assert line[1].startswith("as things run, about £120 by December 2012 (four times out of five £1")
    assert line[1].endswith(" The target lies in that range.")


def test_a_budget_that_is_kept_lands_below_its_limit() -> None:
    """Eight a month of ten allowed: 48 and 48 are 96 of 120. For costs, that is where we want to be."""
    said = landing(in_2012("2012-06", [8.0] * 30, kpi_fields={"better": "lower"}))
    assert said is not None
    assert said.startswith("as things run, about £96.00 by December 2012")
    assert said.endswith("The whole range meets the target.")


def test_the_same_landing_misses_a_goal_that_is_to_be_reached() -> None:
    """96 of 120 in sales: the mirror."""
    said = landing(in_2012("2012-06", [8.0] * 30))
    assert said is not None
    assert said.startswith("as things run, about £96.00 by December 2012")
    assert said.endswith("The whole range misses the target.")


def test_a_budget_that_is_overspent_is_out_of_reach() -> None:
    """Twelve a month make 144 of 120."""
    said = landing(in_2012("2012-06", [12.0] * 30, kpi_fields={"better": "lower"}))
    assert said is not None
    assert said.startswith("as things run, about £144 by")
    assert said.endswith("The whole range misses the target.")


def test_a_level_lands_on_a_monthly_value_in_its_own_unit() -> None:
    """A share of 10 % for two and a half years is 10 % at the end, not the sum of months."""
    share = {"value": "mean(share)", "unit": "percent"}
    said = landing(in_2012("2012-06", [0.1] * 30, kpi_fields=share, measure="level", target=0.12))
    assert said is not None
    assert said.startswith("as things run, about 10.0% by December 2012")
    assert said.endswith("The whole range misses the target.")


@pytest.mark.parametrize(("of", "months", "told"), [("2012-03", 27, False), ("2012-04", 28, True)])
def test_nothing_is_told_in_the_first_third(of: str, months: int, told: bool) -> None:
    """Four of twelve months are a third."""
    assert (landing(in_2012(of, [10.0] * months)) is not None) == told


def test_an_analyst_may_keep_it_to_themselves() -> None:
    """``show: {projection: false}``."""
    assert landing(in_2012("2012-06", FLAT_30, Show(projection=False))) is None


@pytest.mark.parametrize(("of", "values"), [("2012-12", [10.0] * 36), ("2012-06", [20.0] * 30)])
def test_a_goal_that_is_over_or_reached_has_landed(of: str, values: list[float]) -> None:
    """At the end of its span, or half way at twice the pace: nothing is left to foretell."""
    report = in_2012(of, values)
    assert report.goals[0].status == "met"
    assert landing(report) is None


def test_without_a_year_of_figures_nothing_is_foretold() -> None:
    """Half way, but with six months known in all."""
    report = report_of(client_of(kpis=(kpi(),), goals=(goal(),)), "2012-06", {"revenue": series_of([10] * 6)})
    assert landing(report) is None


def test_a_goal_of_steps_has_no_landing() -> None:
    """It has no figure."""
    report = report_of(client_of(goals=(goal(kpi=None, target=None),)), "2012-06")
    assert landing(report) is None


def test_projections_that_failed_before_are_withheld_and_that_is_said() -> None:
    """Two flat years, then ever faster: from any month of it, the next months came to lie outside of every range."""
    values = [100.0] * 24 + [100 * math.exp(0.001 * n**3) for n in range(1, 19)]
    client = client_of(kpis=(kpi(),), goals=(goal(target=1e9),))
    report = report_of(client, "2012-06", {"revenue": series_of(values, start="2009-01")})
    assert report.goals[0].withheld == "unreliable"
    assert landing(report) == "we show no projection, for projections of this figure have not held on its past months."


@pytest.mark.parametrize(
    ("target", "said"), [(120, "usual so far"), (135, "reached before"), (150, "not reached before")]
)
def test_what_is_still_needed_is_held_against_what_was_reached(target: float, said: str) -> None:
    """60 so far. In the two years to June 2012 a half year brought 10 a month, once 13 for half a year. 120 needs 10
    more a month, 135 needs 12.50, and 150 needs 15."""
    values = [10.0] * 12 + [13.0] * 6 + [10.0] * 12
    result = in_2012("2012-06", values, target=target).goals[0]
    assert result.required_rate == pytest.approx((target - 60) / 6)
    assert capability(result, FIGURES) == said


def test_a_reached_goal_needs_nothing_more() -> None:
    """So nothing is said of whether we could."""
    assert capability(in_2012("2012-06", [20.0] * 30).goals[0], FIGURES) == ""


def behind(better: str, values: list[float], target: float) -> Report:
    return in_2012("2012-06", values, kpi_fields={"better": better}, target=target)


@pytest.mark.parametrize(
    ("better", "monthly", "target"),
    [("higher", 8.0, 150), ("lower", 12.0, 100)],
)
def test_a_goal_behind_with_a_rate_never_seen_asks_whether_to_change_direction(
    better: str, monthly: float, target: float
) -> None:
    """Sales of 48, 17 a month needed where 10 was the most; costs of 72 of 100, and 4.67 a month was never seen."""
    report = behind(better, [10.0] * 24 + [monthly] * 6, target)
    result = report.goals[0]
    assert (result.status, result.capability) == ("behind", "never-seen")
    line = pivot_line(report, result, FIGURES)
    assert line is not None
    assert line[0] == "Revenue:"
    assert line[1].endswith(" Do we change direction?")


@pytest.mark.parametrize(
    ("values", "target", "status"),
    [([13.0] * 24 + [8.0] * 6, 120, "behind"), ([10.0] * 30, 120, "on-track"), ([10.0] * 30, 118, "on-track")],
)
def test_a_goal_that_can_still_be_reached_does_not_ask(values: list[float], target: float, status: str) -> None:
    """Behind, but 12 a month were reached before; or on its plan."""
    report = behind("higher", values, target)
    result = report.goals[0]
    assert result.status == status
    assert pivot_line(report, result, FIGURES) is None


@pytest.mark.parametrize("monthly", [0.0, 0.004, 7.77, 10.0, 123_456.0, 2e9])
def test_every_line_is_readable(monthly: float) -> None:
    """Whatever the size of the figure."""
    report = in_2012("2012-06", [monthly] * 30, target=monthly * 14 + 1)
    said = landing(report)
    assert said is not None
    assert_readable(said)


def landed(report: Report, before: dict[str, object] | None, of: str = "2012-11") -> str | None:
    """What is said of the goal's end, after a report that expected ``before`` of it."""
    facts = {"schema": 1, "kpis": [], "goals": [{"id": "grow", "landing": before}]}
    known = dataclasses.replace(report, sent=(sent(report.client, of, facts=facts),))
    line = landed_line(known, known.goals[0], FIGURES)
    return None if line is None else " ".join(line)


def test_a_goals_end_is_held_against_what_was_expected_of_it() -> None:
    """November's report expected 110 to 130; the year came to 120."""
    year = in_2012("2012-12", [10.0] * 36)
    expected = {"expected": 120.0, "lower": 110.0, "upper": 130.0}
    said = "Revenue: in the report for November 2012 we expected £110 to £130; it came to £120."
    assert landed(year, expected) == said
    assert_readable(said)
    assert said.partition(": ")[2] in goals(
        dataclasses.replace(year, sent=(sent(year.client, "2012-11", facts={"schema": 1, "kpis": [], "goals": [
            {"id": "grow", "landing": expected}]}),)), FIGURES, None).html()  # fmt: skip


def test_nothing_is_said_of_an_end_that_is_not_there_or_was_not_foretold() -> None:
    """Before the last month, after a report without a landing, as the first report, and where none is shown."""
    expected = {"expected": 120.0, "lower": 110.0, "upper": 130.0}
    assert landed(in_2012("2012-11", [10.0] * 35), expected, "2012-10") is None
    year = in_2012("2012-12", [10.0] * 36)
    assert landed(year, None) is None
    assert landed(year, {"expected": None, "lower": None, "upper": None}) is None
    assert landed_line(year, year.goals[0], FIGURES) is None
    assert landed(in_2012("2012-12", [10.0] * 36, Show(projection=False)), expected) is None
