"""What the sections show of verdicts, parts of a change, predictions and landings, in words a client understands."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest

from readout.display.blocks import Section
from readout.display.sections.explain import explain
from readout.display.sections.goals import goals
from readout.display.sections.headline import headline
from readout.display.sections.method import method
from readout.display.sections.results import results
from readout.display.theme import Palette
from readout.model.client import Event
from readout.model.report import Report
from readout.model.series import KpiSeries
from tests.builders import FLAT, client_of, detail_of, figures_in, goal, kpi, month, report_of, series_of, work

FIGURES = figures_in()
JANUARY = "2012-01"
NEVER_SAID = ("sigma", "p-value", "standard deviation", "confidence")

SECTIONS: dict[str, Callable[[Report], Section]] = {
    "headline": lambda report: headline(report, FIGURES),
    "goals": lambda report: goals(report, FIGURES, Palette()),
    "results": lambda report: results(report, FIGURES, Palette()),
    "explain": lambda report: explain(report, FIGURES),
    "method": lambda report: method(report, FIGURES),
}


def read(name: str, report: Report) -> str:
    """Return a section's words as its reader sees them, pictures left out."""
    shown = re.sub(r"<svg.*?</svg>", " ", SECTIONS[name](report).html(), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", shown)).split())


def flat_then(value: float) -> KpiSeries:
    """Two years at about 100 a month, then January 2012."""
    return series_of((*FLAT, value), start="2010-01")


def january(values: dict[str, float], items: tuple[object, ...] = (), **fields: object) -> Report:
    """January 2012 of KPIs that were flat for two years; the first is an outcome in money, as are the others."""
    client = client_of(kpis=tuple(kpi(each, f"sum({each})") for each in values), **fields)
    given = {each: flat_then(value) for each, value in values.items()}
    return report_of(client, JANUARY, given, items)  # type: ignore[arg-type]


def test_the_results_say_for_every_figure_whether_it_is_a_real_change() -> None:
    """With the range that would be normal, beside value and comparisons."""
    said = read("results", january({"revenue": 160, "orders": 100}))
    assert "Revenue £160 ◆ a real rise normal: £98.20 to £102 +60%" in said
    assert "Orders £100 a normal month normal: £98.20 to £102 0.0%" in said


def test_eleven_earlier_months_are_too_early() -> None:
    """In the results, on the first page and under why, where nothing else could be said; no range is claimed."""
    report = report_of(client_of(kpis=(kpi(),)), "2010-12", {"revenue": series_of([100] * 11 + [150], "2010-01")})
    for name in ("results", "headline", "explain"):
        assert "too early to" in read(name, report)
    assert "normal:" not in read("results", report)


def test_an_excluded_month_is_not_judged_and_the_reader_is_told_why() -> None:
    """The verdict and the event stand in the same section; the first page claims no change."""
    event = Event(month(JANUARY), "Tracking was down", ("revenue",), exclude=True)
    report = january({"revenue": 160}, events=(event,))
    said = read("results", report)
    assert "£160 not judged" in said
    assert "January 2012: Tracking was down. We do not judge this month." in said
    assert "Whether anything really changed cannot be told this month." in read("headline", report)
    assert "real " not in read("headline", report)


def test_only_real_changes_are_told_on_the_first_page_and_the_largest_two_at_most() -> None:
    """Of four outcomes three changed: the two furthest from what was expected, the furthest first."""
    report = january({"revenue": 100, "orders": 130, "visits": 160, "returns": 150})
    changed = read("headline", report).partition("What changed")[2]
    assert changed.strip().startswith("Visits, a real rise: £160 (normal: £98.20 to £102). Returns, a real rise: £150")
    assert "Orders" not in changed
    assert "Revenue" not in changed
    assert "No real change" not in changed


def test_a_change_names_what_made_most_of_it() -> None:
    """+60 on December: France brought 70, Spain lost 10. In half a line, and against which month."""
    by_country = detail_of({"France": {"2011-12": 50, JANUARY: 120}, "Spain": {"2011-12": 50, JANUARY: 40}})
    given = {"revenue": flat_then(160)}
    report = report_of(client_of(kpis=(kpi(),)), JANUARY, given, details={"revenue": by_country})
    said = "Revenue, a real rise: £160 (normal: £98.20 to £102); mostly France, +£70.00 on December 2011."
    assert said in read("headline", report)


def test_a_leading_sign_is_not_headlined_even_where_it_really_changed() -> None:
    """Rule 4: what changed tells outcomes; what a sign did stands in its tile and under why, and the month is then
    not called one without change."""
    kpis = (kpi(), kpi("sign", "sum(sign)", name="Rankings", role="leading", leads_to="sales"))
    report = report_of(client_of(kpis=kpis), JANUARY, {"revenue": flat_then(100), "sign": flat_then(160)})
    tiles, _, changes = read("headline", report).partition("What changed")
    assert "◆ a real rise" in tiles
    assert "Rankings" not in changes
    assert "No real change in our main figures: each lies in its normal range." in changes
    assert "Rankings (a real rise)" in read("explain", report)


def test_a_quiet_month_says_so_in_one_line() -> None:
    """The tiles tell the movements: no list of them beside."""
    report = january({"revenue": 100, "orders": 101})
    said = "What changed No real change this month: every figure lies in its normal range. What we need from you"
    assert said in read("headline", report)
    assert "a normal month." in read("explain", report)


def test_a_month_of_unjudged_figures_is_not_called_quiet() -> None:
    """Where one is not judged, nobody may say that all of them are normal."""
    event = Event(month(JANUARY), "Tracking was down", ("orders",), exclude=True)
    said = read("headline", january({"revenue": 100, "orders": 100}, events=(event,)))
    assert "every figure" not in said
    assert "No real change this month in what can be judged." in said


def test_why_begins_with_what_changed_and_where_it_sits() -> None:
    """+60 on December: France brought 40 and Spain 20, and the list says that these parts add up."""
    by_country = detail_of({"France": {"2011-12": 60, JANUARY: 100}, "Spain": {"2011-12": 40, JANUARY: 60}})
    given = {"revenue": flat_then(160)}
    report = report_of(client_of(kpis=(kpi(),)), JANUARY, given, details={"revenue": by_country})
    said = read("explain", report)
    assert said.startswith("Why A real change this month: Revenue (a real rise). Where the change sits, in parts that")
    assert "Revenue, +£60.00 on December 2011: France +£40.00; Spain +£20.00." in said


def test_why_has_no_list_without_parts() -> None:
    """No heading over nothing."""
    assert "Where the change sits" not in read("explain", january({"revenue": 160}))


def test_what_was_expected_of_work_stands_beside_what_its_figure_did() -> None:
    """The guide in December should have lifted revenue, which rose in January; the sale should have lowered it. Work
    of January itself is too early, work of September is past its three months. No cause is claimed."""
    done = {"guide": "2011-12-05", "sale": "2011-11-05", "fresh": "2012-01-05", "old": "2011-09-05"}
    items = tuple(
        work(id_, status="done", done=day, kpi="revenue", expects="down" if id_ == "sale" else "up")
        for id_, day in done.items()
    )
    said = read("results", january({"revenue": 160}, items))
    assert "Revenue up: as expected, in January 2012. Expected of: Guide (5 Dec 2011)." in said
    assert "Revenue down: the opposite, in January 2012. Expected of: Sale (5 Nov 2011)." in said
    assert "Fresh" not in said
    assert "Old" not in said
    assert "A change that followed work was not necessarily caused by it." in said


def test_work_of_one_expectation_and_outcome_shares_a_line() -> None:
    """Ten guides that should lift revenue, and a normal month: one line, not ten."""
    items = tuple(work(f"guide-{n}", status="done", done="2011-12-05", kpi="revenue", expects="up") for n in range(3))
    shown = SECTIONS["results"](january({"revenue": 100}, items)).html()
    assert shown.count("no detectable change") == 1
    assert "Guide-0 (5\u00a0Dec\u00a02011); Guide-1 (5\u00a0Dec\u00a02011); Guide-2 (5\u00a0Dec\u00a02011)" in shown


def test_without_expectations_there_is_no_table_of_them() -> None:
    """Work that expects nothing, and work that is just done."""
    items = (work("a", status="done", done="2011-12-05"), work("b", done="2011-12-05", kpi="revenue", expects="up"))
    assert "What we expected" not in read("results", january({"revenue": 160}, items))


def half_way(monthly: float, target: float, **fields: object) -> Report:
    """June 2012 of a goal for that year, after two years at 10 a month."""
    client = client_of(kpis=(kpi(),), goals=(goal(target=target, **fields),))  # type: ignore[arg-type]
    return report_of(client, "2012-06", {"revenue": series_of([10.0] * 24 + [monthly] * 6, start="2010-01")})


def test_a_goal_half_way_shows_where_it_will_land() -> None:
    """60 and six times 10 are 120; 10 a month is what was usual so far, so nobody asks to change direction."""
    said = read("goals", half_way(10, 120))
    assert "£10.00 a month, 6 months left usual so far" in read("headline", half_way(10, 120))
    assert "Where we will land Revenue: as things run, about £120 by December 2012" in said
    assert "To decide" not in said


def test_a_goal_whose_rate_was_never_reached_asks_whether_to_change_direction() -> None:
    """48 of 150 half way: 17 a month are needed, 10 was the most."""
    said = read("goals", half_way(8, 150))
    assert "£17.00 a month, 6 months left not reached before" in read("headline", half_way(8, 150))
    assert "To decide Revenue: what is still needed was not reached" in said
    assert said.endswith("Do we change direction?")


def test_a_goal_in_its_first_third_shows_no_landing() -> None:
    """Six of 36 months: no heading either."""
    assert "Where we will land" not in read("goals", half_way(10, 360, until="2014-12"))


def test_the_method_has_no_chart_of_its_own() -> None:
    """Every figure's chart shows its normal range, with the results; without any figure nothing is to be explained."""
    shown = SECTIONS["method"](january({"revenue": 100, "orders": 160})).html()
    assert "How we tell a real change from a normal month" in shown
    assert "<svg" not in shown
    assert SECTIONS["method"](report_of(client_of(), JANUARY)).html() == ""
    assert "Grey band: the normal range of each month" in read("results", january({"revenue": 100}))


def test_charts_without_a_range_do_not_speak_of_one() -> None:
    """A new client's months have none."""
    said = read("results", report_of(client_of(kpis=(kpi(),)), "2012-02", {"revenue": series_of([1.0, 2.0])}))
    assert "Dark line" in said
    assert "Grey band" not in said


def everything() -> Report:
    """A report in which each of these sections has all that it can have; its goal needs more than ever came."""
    event = Event(month(JANUARY), "Tracking was down", ("visits",), exclude=True)
    kpis = (kpi(), kpi("orders", "sum(orders)"), kpi("visits", "sum(visits)"), kpi("young", "sum(young)"))
    goal_2011 = goal(start="2011-07", until="2012-06", target=9000)
    items = [
        work(f"{way}", status="done", done="2011-12-05", kpi=on, expects=way)
        for way in ("up", "down") for on in ("revenue", "orders", "young")
    ]  # fmt: skip
    values = {"revenue": flat_then(160), "orders": flat_then(100), "visits": flat_then(40)}
    values["young"] = series_of([5, 6, 7], "2011-11", kpi="young")
    by_country = {"revenue": detail_of({"France": {"2011-12": 60, JANUARY: 100}, None: {"2011-12": 40, JANUARY: 60}})}
    client = client_of(kpis=kpis, goals=(goal_2011,), events=(event,))
    return report_of(client, JANUARY, values, items, details=by_country)


def test_the_words_below_are_read_in_a_report_that_has_them_all() -> None:
    """Otherwise their absence would prove nothing."""
    report = everything()
    said = " ".join(read(name, report) for name in SECTIONS)
    for words in (
        "a real rise", "a normal month", "not judged", "too early to say", "as expected", "the opposite",
        "no detectable change", "cannot be told yet", "four times out of five", "Where we will land", "not given",
        "Do we change direction?", "A projection continues", "normal range of each month",
    ):  # fmt: skip
        assert words in said, words


@pytest.mark.parametrize("name", SECTIONS)
def test_no_client_reads_a_statisticians_word(name: str) -> None:
    """Neither in the text nor in captions and alt texts; the whole markup is looked through."""
    shown = SECTIONS[name](everything()).html().lower()
    assert [word for word in NEVER_SAID if word in shown] == []


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "{{< env READOUT_HOSTILE >}}", '"]', '#panic("x")'])
def test_a_members_name_is_text_in_both_formats(hostile: str) -> None:
    """A country of that name comes out of an export: escaped on the page, and inside a string in Typst."""
    spain = {"2011-12": 40, JANUARY: 40}
    by_country = {"revenue": detail_of({hostile: {"2011-12": 60, JANUARY: 120}, "Spain": spain})}
    given = {"revenue": flat_then(160)}
    section = explain(report_of(client_of(kpis=(kpi(),)), JANUARY, given, details=by_country), FIGURES)
    page, pdf = section.html(), "\n".join(block.typst() for block in section.blocks)
    assert f"{hostile} +£60.00." in html.unescape(page)
    assert "<script" not in page
    assert "{{<" not in page
    assert "{{<" not in pdf
    strings = re.findall(r'"(?:\\.|[^"\\])*"', pdf)
    rest = re.sub(r'"(?:\\.|[^"\\])*"', "", pdf)
    assert any("+£60.00." in each for each in strings)
    assert re.fullmatch(r"[#\w\s():,-]*", rest), "outside of strings there is nothing but our own calls"
