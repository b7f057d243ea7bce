"""Real change, normal month or not known: what is said of a figure's month, in words a client understands."""

from __future__ import annotations

import dataclasses

import pytest

from readout.model.client import Event
from readout.model.report import Report
from readout.text import verdict_lines
from tests.builders import FLAT, assert_readable, client_of, figures_in, kpi, month, report_of, series_of

FIGURES = figures_in()
JANUARY = "2012-01"


def after_two_flat_years(value: float, *, event: Event | None = None, **fields: object) -> Report:
    """January 2012 at ``value``, after two years of about 100 a month."""
    client = client_of(kpis=(kpi(**fields),), events=(event,) if event else ())  # type: ignore[arg-type]
    return report_of(client, JANUARY, {"revenue": series_of((*FLAT, value), start="2010-01")})


def verdict(report: Report) -> str:
    return verdict_lines.verdict(report.kpis[0], FIGURES)


def change(report: Report) -> str:
    return verdict_lines.change_sentence(report.kpis[0], FIGURES)


@pytest.mark.parametrize("better", ["higher", "lower"])
@pytest.mark.parametrize(("value", "said"), [(160, "a real rise"), (100, "a normal month"), (40, "a real fall")])
def test_a_jump_after_two_flat_years_is_a_real_change(value: float, said: str, better: str) -> None:
    """24 months within 5 of 100, then 160 or 40. It is a rise or a fall whichever way is the better one; only whether
    that is good news turns round."""
    report = after_two_flat_years(value, better=better)
    assert verdict(report) == said
    good = {160: "higher", 40: "lower"}.get(int(value))
    expected = "routine" if good is None else "better" if better == good else "worse"
    assert report.kpis[0].verdict.status == expected


@pytest.mark.parametrize(("earlier", "said"), [(11, "too early to say"), (12, "a real rise")])
def test_a_year_of_earlier_months_is_needed(earlier: int, said: str) -> None:
    """After eleven months even half as much again is no verdict, after twelve it is."""
    last = f"{month('2010-01') + earlier}"
    values = series_of((*[100] * earlier, 150), start="2010-01")
    report = report_of(client_of(kpis=(kpi(value="mean(revenue)"),)), last, {"revenue": values})
    assert verdict(report) == said


def test_too_early_is_said_without_a_range() -> None:
    """Nobody knows yet what is normal; the reader is told what it takes."""
    report = report_of(client_of(kpis=(kpi(),)), "2010-12", {"revenue": series_of([100] * 12, start="2010-01")})
    assert change(report) == "It is too early to say whether that is a real change."
    assert verdict_lines.normal_range(report.kpis[0], FIGURES) == ""
    assert verdict_lines.month_sentence(report, FIGURES) == (
        "It is too early to tell a real change from a normal month: that takes twelve earlier months."
    )


def test_an_excluded_month_is_not_judged() -> None:
    """The same 160 that would be a real rise, in a month in which tracking was down."""
    event = Event(month(JANUARY), "Tracking was down", ("revenue",), exclude=True)
    report = after_two_flat_years(160, event=event)
    assert verdict(report) == "not judged"
    assert change(report) == "The month is not judged."
    assert verdict_lines.month_sentence(report, FIGURES) == ""
    assert verdict_lines.foresight_sentence(report, FIGURES) == "", "nor is it held against what was expected of it"


def test_an_excluded_month_of_another_figure_changes_nothing() -> None:
    """An event names the figures whose month it takes out."""
    other = Event(month(JANUARY), "Tracking was down", ("orders",), exclude=True)
    assert verdict(after_two_flat_years(160, event=other)) == "a real rise"


def test_after_an_explained_shift_it_cannot_be_told_yet() -> None:
    """That is another thing than a month nobody judges: in three months there will be a verdict."""
    shift = Event(month(JANUARY), "A second shop", ("revenue",), rebase=True)
    report = after_two_flat_years(160, event=shift)
    assert verdict(report) == "cannot be told yet"
    assert change(report) == "Whether that is a real change cannot be told yet."


def test_a_season_that_must_be_there_cannot_be_told_within_two_years() -> None:
    """``seasonal: yes`` with 14 earlier months: it could be the time of year."""
    values = series_of((*FLAT[:14], 160), start="2010-11")
    report = report_of(client_of(kpis=(kpi(seasonal="yes"),)), JANUARY, {"revenue": values})
    assert verdict(report) == "cannot be told yet"


def test_a_month_without_a_figure_has_no_verdict_at_all() -> None:
    """Its reason stands where its value would; nothing is said twice."""
    values = series_of(FLAT, start="2010-01")
    report = report_of(client_of(kpis=(kpi(),)), JANUARY, {"revenue": values})
    result = report.kpis[0]
    assert (verdict(report), change(report), verdict_lines.normal_range(result, FIGURES)) == ("", "", "")


def test_a_real_change_is_said_with_what_would_be_normal() -> None:
    """So that a reader sees by how much it left its range."""
    report = after_two_flat_years(160)
    assert change(report) == "That is a real rise (normal: £98.20 to £102)."


def test_a_normal_month_needs_no_sentence() -> None:
    """One line for all of them is enough; but the table shows its range."""
    report = after_two_flat_years(100)
    assert change(report) == ""
    assert verdict_lines.normal_range(report.kpis[0], FIGURES) == "normal: £98.20 to £102"


def test_percentages_have_a_range_in_percent() -> None:
    """A share of 16 % after two years at about 10 %."""
    values = series_of([each / 1000 for each in (*FLAT, 160)], start="2010-01")
    client = client_of(kpis=(kpi(value="mean(share)", unit="percent"),))
    report = report_of(client, JANUARY, {"revenue": values})
    low, high = verdict_lines.normal_range(report.kpis[0], FIGURES).removeprefix("normal: ").split(" to ")
    assert low.endswith("%")
    assert float(low.rstrip("%")) < 10 < float(high.rstrip("%")) < 16


def test_a_lasting_rise_says_for_how_long() -> None:
    """Two years at about 100, then 108 in four months: no month alone is far off, together they are."""
    values = series_of((*FLAT, 108, 108, 108, 108), start="2010-01")
    report = report_of(client_of(kpis=(kpi(value="mean(revenue)"),)), "2012-04", {"revenue": values})
    months = report.kpis[0].verdict.months
    assert months > 1, "a change of the last month alone is another sentence"
    assert verdict(report) == "a lasting rise"
    assert change(report) == f"That is a lasting rise: {months} months in a row lie above what was to be expected."


def test_a_lasting_fall_is_its_mirror() -> None:
    """92 in four months."""
    values = series_of((*FLAT, 92, 92, 92, 92), start="2010-01")
    report = report_of(client_of(kpis=(kpi(value="mean(revenue)"),)), "2012-04", {"revenue": values})
    assert verdict(report) == "a lasting fall"
    assert change(report).endswith("months in a row lie below what was to be expected.")


def two_figures(revenue: float, orders: float) -> Report:
    values = {"revenue": series_of((*FLAT, revenue), "2010-01"), "orders": series_of((*FLAT, orders), "2010-01")}
    return report_of(client_of(kpis=(kpi(), kpi("orders", "sum(orders)", unit="number"))), JANUARY, values)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((100, 100), "No figure left the range that its own history leads one to expect: a normal month."),
        (
            (160, 100),
            "A real change this month: Revenue (a real rise). "
            "Everything else lies where its own history leads one to expect it.",
        ),
        ((160, 40), "A real change this month: Revenue (a real rise) and Orders (a real fall)."),
    ],
)
def test_the_month_is_summed_up_in_a_sentence(values: tuple[float, float], said: str) -> None:
    """What really changed by name; the rest only where there is a rest."""
    assert verdict_lines.month_sentence(two_figures(*values), FIGURES) == said


def test_nothing_is_said_of_a_month_without_figures() -> None:
    """Neither normal nor changed."""
    assert verdict_lines.month_sentence(report_of(client_of(kpis=(kpi(),)), JANUARY), FIGURES) == ""


def test_last_months_range_is_held_against_what_came() -> None:
    """One of two figures stayed in it; the other is named with the range it left."""
    said = verdict_lines.foresight_sentence(two_figures(100, 160), FIGURES)
    assert said.startswith(
        "What was known a month ago gives ranges for 2 figures, which should hold four times out of five; "
        "they held for 1 of 2. "
    )
    named = said.partition("Outside: ")[2]
    assert named.startswith("Orders at 160 instead of ")
    assert "Revenue" not in named


def test_where_all_ranges_held_none_is_named() -> None:
    """Good news is short."""
    said = verdict_lines.foresight_sentence(two_figures(100, 100), FIGURES)
    assert "Outside" not in said
    assert said.endswith("they held for 2 of 2.")


def test_one_range_is_told_in_the_singular() -> None:
    """A client with a single figure."""
    said = verdict_lines.foresight_sentence(after_two_flat_years(100), FIGURES)
    assert said == (
        "What was known a month ago gives a range for 1 figure, which should hold four times out of five; "
        "it held for 1 of 1."
    )


def test_without_a_year_nothing_was_expected() -> None:
    """No range could be given, so none is scored."""
    report = report_of(client_of(kpis=(kpi(),)), "2010-12", {"revenue": series_of([100] * 12, start="2010-01")})
    assert verdict_lines.foresight_sentence(report, FIGURES) == ""


def test_a_real_change_is_never_shown_inside_its_range() -> None:
    """At £101 over "up to £101.69", three digits of the bound would read as £102: the reader would doubt us."""
    report = after_two_flat_years(100)
    result = report.kpis[0]
    rise = dataclasses.replace(result.verdict, status="better", months=1)
    lifted = dataclasses.replace(result, value=101.8, verdict=rise)
    assert verdict_lines.normal_range(lifted, FIGURES) == "normal: £98.20 to £101"


@pytest.mark.parametrize("value", [0.0, 40.0, 99.6, 100.4, 101.5, 160.0, 2_400_000.0])
def test_every_line_is_readable(value: float) -> None:
    """Whatever the size of the month."""
    report = after_two_flat_years(value)
    lines = (change(report), verdict_lines.month_sentence(report, FIGURES))
    for line in (*lines, verdict_lines.foresight_sentence(report, FIGURES)):
        assert_readable(line)
