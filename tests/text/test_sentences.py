"""What we say of figures and of a month's work. The snapshot is the text a client reads: read it as one."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from readout.model.client import Kpi, Pending, Show, Source
from readout.model.results import Comparison, KpiResult
from readout.model.series import KpiSeries
from readout.model.work_month import MonthsWork, WorkTotals
from readout.text import sentences
from tests.builders import assert_readable, client_of, figures_in, kpi, month, reach_to, report_of, series_of, work

FIGURES = figures_in()
JUNE = month("2012-06")
LEAST = kpi(name="Net revenue")
RATE = kpi("rate", name="Conversion rate", unit="percent", value="sum(orders) / sum(visits)")
NOTHING = KpiSeries("revenue", series_of({}).values)


def of(values: dict[str, float], kpi_: Kpi = LEAST, **fields: Any) -> KpiResult:
    """The result for June 2012; the year before is June 2011, the month before May 2012."""
    report = report_of(client_of(kpis=(kpi_,)), "2012-06", {kpi_.id: values})
    return dataclasses.replace(report.kpis[0], **fields)


PENDING = Pending("revenue", JUNE, dt.date(2012, 7, 12), "the bank settles late.")
KPIS: dict[str, KpiResult] = {
    "up on both": of({"2011-06": 1000, "2012-05": 1100, "2012-06": 1300}),
    "down on both": of({"2011-06": 1300, "2012-05": 1100, "2012-06": 1034}),
    "up and down": of({"2011-06": 1000, "2012-05": 1100, "2012-06": 1070}),
    "millions": of({"2011-06": 8_000_000, "2012-05": 9_500_000, "2012-06": 9_294_400}),
    "unchanged": of({"2011-06": 1000, "2012-05": 1000, "2012-06": 1000}),
    "changed by next to nothing": of({"2011-06": 100_001, "2012-05": 99_999, "2012-06": 100_000}),
    "doubled and more": of({"2011-06": 300, "2012-05": 600, "2012-06": 1300}),
    "multiplied": of({"2011-06": 12, "2012-05": 1100, "2012-06": 1300}),
    "no year before": of({"2012-05": 1100, "2012-06": 1300}),
    "first figure": of({"2012-06": 1300}),
    "zero": of({"2011-06": 1000, "2012-05": 1100, "2012-06": 0}),
    "from zero": of({"2011-06": 0, "2012-05": 0, "2012-06": 1300}),
    "still zero": of({"2011-06": 0, "2012-05": 0, "2012-06": 0}),
    "out of a loss": of({"2011-06": -200, "2012-05": 100, "2012-06": 50}),
    "into a loss": of({"2011-06": 1000, "2012-05": -50, "2012-06": -200}),
    "a rate, up and down": of({"2011-06": 0.02, "2012-05": 0.045, "2012-06": 0.032}, RATE),
    "a rate, unchanged": of({"2011-06": 0.032, "2012-05": 0.03201, "2012-06": 0.032}, RATE),
    "a rate from nothing": of({"2011-06": 0.0, "2012-06": 0.25}, RATE),
    "pending": of({}, pending=PENDING),
    "incomplete": of({}, incomplete="data reach 9 June 2012 only"),
    "nothing": of({}),
}


def finished(n: int, spend: float | None = None, hours: float | None = None) -> MonthsWork:
    done = tuple(work(f"w{i}", status="done", done="2012-06-01") for i in range(n))
    return MonthsWork(done=done, totals=WorkTotals(spend, hours))


WORK = {
    "nothing": finished(0),
    "one": finished(1),
    "several": finished(7),
    "money": finished(7, 1840.0),
    "an hour": finished(1, None, 1.0),
    "money and hours": finished(7, 1840.0, 73.5),
}


def test_what_we_say_of_figures_and_work(snapshot: SnapshotAssertion) -> None:
    """Every case that a month can bring."""
    lines = ["## Figures", *(f"{name}: {sentences.kpi_sentence(each, FIGURES)}" for name, each in KPIS.items())]
    lines += ["", "## Work", *(f"{name}: {sentences.work_sentence(each, FIGURES)}" for name, each in WORK.items())]
    assert "\n".join(lines).replace("\u00a0", "~") == snapshot


def test_americans_read_the_same_in_their_way(snapshot: SnapshotAssertion) -> None:
    """Dollars, and a comma before the last "and"."""
    figures = figures_in("en-US", "USD")
    lines = [sentences.kpi_sentence(KPIS["millions"], figures), sentences.kpi_sentence(KPIS["pending"], figures)]
    assert "\n".join([*lines, sentences.work_sentence(WORK["money and hours"], figures)]) == snapshot


def test_figures_name_the_day_they_stand_for() -> None:
    """The month's end; with a lag, also the day they were looked at."""
    assert sentences.as_of_sentence(report_of(client_of(), "2012-06"), FIGURES) == "Figures up to 30 June 2012."
    behind = report_of(client_of(), "2012-06", reach={"orders": reach_to("2012-06-09")})
    assert sentences.as_of_sentence(behind, FIGURES) == "Figures up to 9 June 2012 only."
    slow = client_of(sources=(Source("orders", date="date", file="x.csv", lag_days=5),))
    expected = "Figures for June 2012, as they stood on 5 July 2012."
    assert sentences.as_of_sentence(report_of(slow, "2012-06"), FIGURES) == expected


def test_hours_are_told_only_where_the_client_shall_see_them() -> None:
    """What ``show`` hides is in no sentence."""
    item = work(status="done", done="2012-06-02", spend=50.0, hours=3.0)
    hidden = report_of(client_of(show=Show(hours=False, spend=False)), "2012-06", items=[item])
    assert sentences.work_sentence(hidden.work, FIGURES) == "We finished 1 piece of work."
    shown = report_of(client_of(show=Show(hours=True, spend=True)), "2012-06", items=[item])
    expected = "We finished 1 piece of work, spent £50.00 and worked 3 hours."
    assert sentences.work_sentence(shown.work, FIGURES) == expected


def test_a_leading_sign_says_what_it_leads_to() -> None:
    """An outcome needs no such word."""
    report = report_of(client_of(), "2012-06")
    sign = kpi(role="leading", leads_to="more per order is money in the till.")
    assert sentences.serves(report, sign, FIGURES) == "a leading sign"
    assert sentences.definition(sign, FIGURES).endswith(" A leading sign: more per order is money in the till.")
    assert sentences.serves(report, kpi(), FIGURES) == ""


def test_a_definition_is_the_analysts_or_the_formula() -> None:
    """So that nobody has to guess what was counted."""
    assert sentences.definition(kpi(definition="all that was paid"), FIGURES) == "All that was paid."
    filtered = kpi(where={"status": "paid", "country": "UK"})
    assert sentences.definition(filtered, FIGURES) == "sum(revenue) where status = paid, country = UK."
    assert sentences.definition(kpi(), FIGURES) == "sum(revenue)"


amounts = st.floats(-1e12, 1e12) | st.integers(-3, 3).map(float)


@given(amounts, amounts, amounts, st.sampled_from([LEAST, RATE, kpi("n", name="Orders", unit="number")]))
def test_no_sentence_shows_a_machines_words(now: float, before: float, year_ago: float, kpi_: Kpi) -> None:
    """Nor does any say "more" of what fell, whatever the figures."""
    result = of({"2011-06": year_ago, "2012-05": before, "2012-06": now}, kpi_)
    text = sentences.kpi_sentence(result, FIGURES)
    assert_readable(text)
    rose = any(word in text for word in ("more than", "higher than", "up from"))
    fell = any(word in text for word in ("less than", "lower than", "down from"))
    assert not rose or now > min(before, year_ago)
    assert not fell or now < max(before, year_ago)
    assert "0.0%" not in text.partition(":")[2]


@given(st.integers(0, 2000), st.none() | st.floats(0, 1e7), st.none() | st.floats(0, 1e4))
def test_no_sum_of_work_shows_a_machines_words(n: int, spend: float | None, hours: float | None) -> None:
    """Whatever was written down."""
    totals = WorkTotals(spend, hours)
    done = (work(status="done", done="2012-06-01"),) * n
    assert_readable(sentences.work_sentence(MonthsWork(done=done, totals=totals), FIGURES))


def test_a_comparison_that_is_missing_is_not_mentioned() -> None:
    """A result without any earlier month says so instead of leaving a gap."""
    result = KpiResult(LEAST, JUNE, 5.0, Comparison(JUNE - 1), Comparison(JUNE - 12), NOTHING)
    text = sentences.kpi_sentence(result, FIGURES)
    assert text == "Net revenue came to £5.00; there is no earlier figure to compare it with."
