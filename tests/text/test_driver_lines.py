"""The parts of a change in words: they add up, each is named as a client would, and none says why."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from readout.model.client import Kpi
from readout.model.report import Report
from readout.text.driver_lines import driver_lines, lines_of
from tests.builders import FLAT, assert_readable, client_of, detail_of, figures_in, kpi, report_of, series_of

FIGURES = figures_in()
BASE, NOW = "2011-12", "2012-01"  # both have 31 days, so the calendar is no part
RATIO = "sum(orders) / sum(visits)"

Values = Mapping[str, float | tuple[float, float]]


def to_160(members: Mapping[str | None, Values], of: Kpi | None = None) -> Report:
    """January 2012 at 160 after 100 in December 2011, by country."""
    given = {"revenue": detail_of(members)}
    return report_of(client_of(kpis=(of or kpi(),)), NOW, {"revenue": {BASE: 100, NOW: 160}}, details=given)


def parts(report: Report) -> str:
    """Return the parts of the first change told."""
    ((_, said),) = driver_lines(report, FIGURES)
    return said


def test_the_parts_are_named_by_member_and_add_up_to_the_change() -> None:
    """+40 and +15 and a new market's +5 are the +60, the largest first."""
    members: Mapping[str | None, Values] = {
        "Spain": {BASE: 40, NOW: 55}, "France": {BASE: 60, NOW: 100}, "Italy": {NOW: 5},
    }  # fmt: skip
    ((change, said),) = driver_lines(to_160(members), FIGURES)
    assert change == "Revenue, +£60.00 on December 2011:"
    assert said == "France +£40.00; Spain +£15.00; Italy (new) +£5.00."


def test_a_market_that_is_gone_is_said_to_be() -> None:
    """It takes its 20 with it."""
    said = parts(to_160({"France": {BASE: 80, NOW: 160}, "Malta": {BASE: 20}}))
    assert said == "France +£80.00; Malta (gone) −£20.00."


def test_blank_cells_are_a_member_that_was_not_given() -> None:
    """Nobody is called "None"; a member who is called so keeps the name."""
    said = parts(to_160({None: {BASE: 40, NOW: 60}, "not given": {BASE: 10, NOW: 15}, "None": {BASE: 50, NOW: 85}}))
    assert said == "None +£35.00; not given +£20.00; not given +£5.00."


def test_small_members_are_told_together_with_their_number() -> None:
    """Five by name; the five below them add up to 1 + 2 + 3 + 4 + 5 = 15."""
    members: Mapping[str | None, Values] = {f"Town {n}": {BASE: 10, NOW: 10 + n} for n in range(1, 11)}
    said = parts(to_160(members))
    assert said.startswith("Town 10 +£10.00; Town 9 +£9.00; Town 8 +£8.00; Town 7 +£7.00; Town 6 +£6.00; ")
    assert "; 5 others +£15.00; " in said
    assert said.endswith("; not explained by these figures +£5.00."), "55 of the 60 are told by member"


def test_a_single_small_member_is_one_other() -> None:
    """With 100 of movement before it, a member that moved by 1 is too small for a name."""
    members: Mapping[str | None, Values] = {f"Town {n}": {BASE: 20, NOW: 31} for n in range(5)}
    said = parts(to_160({**members, "Hamlet": {BASE: 0, NOW: 5}}))
    assert said.endswith("; 1 other +£5.00.")


def test_a_share_is_taken_apart_in_points_with_its_mix() -> None:
    """From 10 % to 16 %: France went from 2 of 20 to 12 of 60, Spain stayed at 8 of 80 and 4 of 40. France's own rise
    from 10 % to 20 % at 40 % of visits on average is 4 points, that France weighs more is 2."""
    france: Values = {BASE: (2, 20), NOW: (12, 60)}
    spain: Values = {BASE: (8, 80), NOW: (4, 40)}
    share = kpi(value=RATIO, unit="percent")
    values = {"revenue": {BASE: 0.10, NOW: 0.16}}
    given = {"revenue": detail_of({"France": france, "Spain": spain})}
    ((change, said),) = driver_lines(report_of(client_of(kpis=(share,)), NOW, values, details=given), FIGURES)
    assert change == "Revenue, +6.0\u00a0points on December 2011:"
    assert said == "a different mix +2.0\u00a0points; France +4.0\u00a0points."


def test_a_season_is_the_time_of_year() -> None:
    """Decembers brought about 50 more than Novembers before; the day more in December is a part of its own."""
    values = series_of([100 + {10: 50, 11: 100}.get(n % 12, 0) + n % 5 for n in range(36)], start="2010-01")
    report = report_of(client_of(kpis=(kpi(),)), "2012-12", {"revenue": values})
    said = parts(report)
    assert "the month's days +£" in said
    assert "; the time of year +£" in said


def test_the_months_days_alone_are_not_worth_taking_apart() -> None:
    """No member and no season is known: the calendar has a sentence of its own already."""
    values = {"revenue": {"2012-02": 290, "2012-03": 310}}
    report = report_of(client_of(kpis=(kpi(),)), "2012-03", values)
    explanation = report.kpis[0].previous.explanation
    assert explanation is not None
    assert [part.kind for part in explanation.parts] == ["calendar"]
    assert driver_lines(report, FIGURES) == ()


def test_an_unchanged_figure_has_no_parts_to_tell() -> None:
    """Members may have moved, but there is no change that they could explain."""
    given = {"revenue": detail_of({"France": {BASE: 50, NOW: 60}, "Spain": {BASE: 50, NOW: 40}})}
    report = report_of(client_of(kpis=(kpi(),)), NOW, {"revenue": {BASE: 100, NOW: 100}}, details=given)
    assert driver_lines(report, FIGURES) == ()


def test_both_comparisons_are_told() -> None:
    """Against last month and against the same month a year ago, each with its own sum."""
    france: Values = {"2011-01": 90, BASE: 100, NOW: 160}
    values = {"revenue": {"2011-01": 90.0, BASE: 100.0, NOW: 160.0}}
    report = report_of(
        client_of(kpis=(kpi(),)), NOW, values, details={"revenue": detail_of({"France": france, "Spain": {BASE: 0}})}
    )
    lines = dict(lines_of(report.kpis[0], FIGURES))
    assert lines["Revenue, +£60.00 on December 2011:"] == "France +£60.00."
    assert lines["Revenue, +£70.00 on January 2011:"] == "France +£70.00."


@pytest.mark.parametrize(("orders", "told"), [(100, ["Revenue"]), (160, ["Orders"])])
def test_real_changes_are_taken_apart_and_in_a_normal_month_the_first_outcome(orders: float, told: list[str]) -> None:
    """Nobody reads essays about noise."""
    kpis = (kpi(), kpi("orders", "sum(orders)", unit="number"))
    values = {"revenue": series_of((*FLAT, 101), "2010-01"), "orders": series_of((*FLAT, orders), "2010-01")}
    by_country = {
        "revenue": detail_of({"France": {BASE: 50, NOW: 51}, "Spain": {BASE: 50, NOW: 50}}),
        "orders": detail_of({"France": {BASE: 50, NOW: orders - 49}, "Spain": {BASE: 50, NOW: 49}}),
    }
    report = report_of(client_of(kpis=kpis), NOW, values, details=by_country)
    assert [change.partition(",")[0] for change, _ in driver_lines(report, FIGURES)] == told


@pytest.mark.parametrize("name", ["<script>", "{{< env HOME >}}", '"]', "{part}", "%s", ""])
def test_a_members_name_is_said_as_it_stands_in_the_data(name: str) -> None:
    """Also when it looks like a placeholder of ours."""
    said = parts(to_160({name: {BASE: 100, NOW: 160}}))
    assert said == f"{name} +£60.00."


def test_lines_are_readable_in_a_language_of_other_signs() -> None:
    """A Finnish reader's spaces and commas."""
    given = to_160({"France": {BASE: 60, NOW: 100}, None: {BASE: 40, NOW: 60}})
    for change, said in driver_lines(given, figures_in("fi", "EUR")):
        assert_readable(change)
        assert_readable(said)
        assert "+40,00\u00a0€" in said
