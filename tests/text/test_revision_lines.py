"""A new version says first what it replaces, why, and what is other than the client has read."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from readout.display.sections.headline import headline
from readout.model.client import Kpi
from readout.model.facts import facts
from readout.model.report import Report
from readout.model.revised import revised
from readout.model.revision import Begun
from readout.text.figures import Figures
from readout.text.language import language
from readout.text.revision_lines import changes, replaces
from tests.builders import (
    assert_readable,
    client_of,
    figures_in,
    goal,
    kpi,
    month,
    report_of,
    sent,
    series_of,
    work,
)

FIGURES = figures_in()
KPIS = (kpi(name="Net revenue"), kpi("orders", name="Orders", value="count(id)", unit="number"))
CLIENT = client_of(kpis=KPIS, goals=(goal(target=60.0, until="2012-06", measure="level"),))
BEGUN = Begun(month("2012-06"), 2, "one order was booked twice")
STEADY = {"revenue": [40.0] * 29 + [50.0], "orders": [1204.0] * 30}


def made(values: dict[str, list[float]] = STEADY, kpis: tuple[Kpi, ...] = KPIS, **fields: Any) -> Report:
    """June 2012 again, after a version that said what ``STEADY`` says."""
    first = report_of(CLIENT, "2012-06", _series(STEADY))
    before = dataclasses.replace(
        sent(CLIENT, "2012-06", facts=facts(first), words={}, sent_at="2012-07-05T09:00:00+00:00"), **fields
    )
    client = dataclasses.replace(CLIENT, kpis=kpis)
    return report_of(client, "2012-06", _series(values), history=[before], begun=[BEGUN])


def _series(values: dict[str, list[float]]) -> dict[str, Any]:
    return {id_: series_of(found, "2010-01", id_) for id_, found in values.items()}


def with_words(report: Report, *words: str) -> Report:
    assert report.revision is not None
    return dataclasses.replace(report, revision=dataclasses.replace(report.revision, words=words))


def lines(report: Report, figures: Figures = FIGURES) -> list[str]:
    return [" ".join(filter(None, line)) for line in changes(report, figures)]


def test_it_says_which_version_replaces_which() -> None:
    """By the day the other was sent; a file without that day has none to tell."""
    assert replaces(made(), FIGURES) == "This is version 2 of this report; it replaces the one of 5 July 2012."
    for unknown in (None, "yesterday"):
        said = replaces(made(sent_at=unknown), FIGURES)
        assert said == "This is version 2 of this report; it replaces the one before."


def test_a_first_version_says_nothing_of_it() -> None:
    """Neither on its first page nor in facts.json."""
    report = report_of(CLIENT, "2012-06", _series(STEADY))
    assert (replaces(report, FIGURES), changes(report, FIGURES)) == (None, ())
    assert "version" not in headline(report, FIGURES).html()
    assert "revised" not in facts(report)


def test_the_reason_stands_alone_where_nothing_else_changed() -> None:
    """A sentence, whether or not it was typed as one."""
    assert lines(made()) == ["Why: One order was booked twice."]


def test_a_corrected_figure_is_told_as_it_was_and_as_it_is() -> None:
    """With a goal's status, where that became another."""
    report = made({"revenue": [40.0] * 29 + [61.0], "orders": [1204.0] * 29 + [1187.0]})
    assert lines(report) == [
        "Why: One order was booked twice.",
        "Net revenue: we reported £50.00, and the figure is now £61.00.",
        "Orders: we reported 1,204, and the figure is now 1,187.",
        "Net revenue: The status was “Missed” and is now “Met”.",
    ]
    assert facts(report)["revised"] == [
        {"kpi": "revenue", "sent": 50.0, "now": 61.0},
        {"kpi": "orders", "sent": 1204.0, "now": 1187.0},
    ]


def test_what_rounds_to_the_same_figure_is_not_told() -> None:
    """Though facts.json tells it to machines."""
    report = made({**STEADY, "orders": [1204.0] * 29 + [1204.2]})
    assert lines(report) == ["Why: One order was booked twice."]
    assert facts(report)["revised"] == [{"kpi": "orders", "sent": 1204.0, "now": 1204.2}]


@pytest.mark.parametrize(
    ("status", "value", "then"),
    [("better", 1300.0, "a real rise"), ("worse", 1100.0, "a real fall"), ("trial", 1204.0, "too early to say")],
)
def test_another_verdict_is_told(status: str, value: float, then: str) -> None:
    """As the client read it: the figure lay above or below the 1,204 that were expected."""
    told = facts(report_of(CLIENT, "2012-06", _series(STEADY)))
    told["kpis"][1].update(status=status, value=value, expected=1204.0)
    now = made(facts=told).kpi("orders")
    assert now.verdict.status == "routine"
    assert lines(made(facts=told))[1].endswith(f"The verdict was “{then}” and is now “a normal month”.")


def test_figures_that_came_or_went_are_named() -> None:
    """By the names the client knows."""
    sales = kpi("sales", name="Sales")
    report = made({**STEADY, "sales": [1.0] * 30}, (KPIS[0], sales))
    assert lines(report)[1:] == ["No longer in this report: Orders.", "New in this report: Sales."]


def test_another_target_is_told() -> None:
    """Though the status stayed."""
    told = facts(report_of(CLIENT, "2012-06", _series(STEADY)))
    told["goals"][0]["target"] = 70.0
    assert lines(made(facts=told))[1:] == ["Net revenue: The target was £70.00 and is now £60.00."]


def test_words_written_anew_are_named_by_their_place() -> None:
    """What they say, the reader finds there."""
    report = with_words(made(), "summary", "goals", "explain:revenue,orders", "explain", "next-steps")
    assert lines(report)[1:] == [
        "Written anew: the summary, our words on the goals, the explanation of Net revenue and Orders, "
        "the explanations and our words on the next steps."
    ]


def test_other_work_is_told() -> None:
    """A row that was forgotten."""
    first = facts(report_of(CLIENT, "2012-06", _series(STEADY)))
    first["work"]["done"] = ["guide"]
    assert lines(made(facts=first))[1:] == ["Work: the lists of what was done and what is open have changed."]


def test_a_history_that_says_little_is_no_reason_to_fail() -> None:
    """A file written by hand may hold the figures alone."""
    bare = {"schema": 1, "kpis": [{"id": "revenue", "value": 50.0}]}
    assert lines(made(facts=bare))[0] == "Why: One order was booked twice."
    assert revised(made(facts=bare)).goals == ()


@pytest.mark.parametrize("tag", ["en-GB", "fi"])
def test_the_block_stands_on_the_first_page_before_the_figures(tag: str) -> None:
    """In the report's language."""
    report = with_words(made({**STEADY, "orders": [1204.0] * 29 + [1187.0]}), "summary", "explain:revenue")
    figures = Figures(language(tag), "GBP")
    shown = headline(report, figures).html()
    said = replaces(report, figures)
    assert said is not None
    assert shown.index('class="lead"') < shown.index(said) < shown.index('class="tiles"')
    for line in (said, *lines(report, figures)):
        assert_readable(line)
    if tag == "fi":
        assert lines(report, figures) == [
            "Syy: One order was booked twice.",
            "Orders: raportoimme 1\N{NO-BREAK SPACE}204, nyt luku on 1\N{NO-BREAK SPACE}187.",
            "Kirjoitettu uudelleen: yhteenveto ja selitys (Net revenue).",
        ]


def test_work_rows_are_compared_as_the_report_lists_them() -> None:
    """A title may be mended without a word."""
    item = work("prices", owner="owner", due="2012-07-02")
    first = report_of(CLIENT, "2012-06", _series(STEADY), [item])
    before = sent(CLIENT, "2012-06", facts=facts(first))
    again = report_of(CLIENT, "2012-06", _series(STEADY), [dataclasses.replace(item, title="Price list")],
                      history=[before], begun=[BEGUN])  # fmt: skip
    assert not revised(again).work


@pytest.mark.parametrize(
    ("at", "zone", "day"),
    [
        ("2012-06-30T22:30:00+00:00", "Europe/Helsinki", "1 July"),  # half past one at the client's, a month later
        ("2012-07-01T01:30:00+03:00", "Europe/London", "30 June"),
        ("2012-07-01T01:30:00", "Europe/London", "1 July"),  # written by hand, without a zone
        ("2012-07-01", "Europe/London", "1 July"),
    ],
)
def test_the_day_is_the_one_on_which_the_client_got_it(at: str, zone: str, day: str) -> None:
    """In their own time zone: whoever sends may sit in another, or be a machine that knows none."""
    found = made(sent_at=at)
    said = replaces(dataclasses.replace(found, client=dataclasses.replace(CLIENT, timezone=zone)), FIGURES)
    assert said == f"This is version 2 of this report; it replaces the one of {day} 2012."
