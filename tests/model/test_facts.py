"""facts.json, schema 1: all that the report asserts in numbers, and nothing else."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.model.client import Show
from readout.model.facts import facts, facts_text, rounded
from readout.model.report import Report
from readout.model.series import SourceReach
from tests.builders import client_of, goal, kpi, month, promise, report_of, sent, series_of, step, work

SECRET = "took-twice-as-long"
COMPARISON = {"value", "change", "change_pct", "per_day_change_pct", "drivers"}
KEYS: dict[str, set[str]] = {
    "": {"schema", "client", "month", "as_of", "currency", "kpis", "goals", "work", "restated"},
    "kpis": {"id", "value", "unit", "role", "goals", "status", "expected", "lower", "upper", "comparisons"}
    | {"year_to_date", "foreseen"},
    "kpis.foreseen": {"expected", "lower", "upper", "held"},
    "kpis.comparisons": {"previous", "year_ago"},
    "kpis.comparisons.previous": COMPARISON,
    "kpis.comparisons.year_ago": COMPARISON,
    "kpis.comparisons.previous.drivers": {"name", "kind", "effect"},
    "kpis.comparisons.year_ago.drivers": {"name", "kind", "effect"},
    "kpis.year_to_date": {"from", "value", "year_ago", "change_pct"},
    "goals": {"id", "status", "actual", "planned", "target", "days_ahead", "required_rate", "capability", "landing"},
    "goals.landing": {"expected", "lower", "upper"},
    "work": {"done", "late", "dropped", "due", "client_asks", "totals", "predictions", "promises"},
    "work.promises": {"kept", "since", "moved", "dropped", "open"},
    "work.predictions": {"id", "kpi", "expects", "outcome"},
    "work.totals": {"spend", "hours", "results"},
    "restated": {"kpi", "month", "sent", "now"},
}


def keys_in(value: Any, path: str = "") -> dict[str, set[str]]:
    """The keys at each place; lists are looked into, ``results`` (free names) is not."""
    if isinstance(value, list):
        merged: dict[str, set[str]] = {}
        for each in value:
            for place, keys in keys_in(each, path).items():
                assert merged.setdefault(place, keys) == keys, f"two shapes at {place}"
        return merged
    if not isinstance(value, dict) or path.endswith("results"):
        return {}
    found = {path: set(value)}
    for key, each in value.items():
        found |= keys_in(each, f"{path}.{key}".lstrip("."))
    return found


def june(**fields: Any) -> Report:
    """A report with a KPI, a goal and work of every sort."""
    client = client_of(kpis=(kpi(),), goals=(goal(),), show=Show(hours=True))
    values = {f"2011-{n:02}": 8.0 for n in range(1, 13)} | {f"2012-{n:02}": 10.0 for n in range(1, 7)}
    items = [
        work("done", status="done", done="2012-06-20", spend=0.1, result="1", result_source="till", internal=SECRET),
        work("more", status="done", done="2012-06-21", spend=0.2, result="2", result_source="form", internal=SECRET),
        work("late", promised="2012-06-10", due="2012-07-10", internal=SECRET),
        work("dropped", status="dropped", due="2012-06-10", note="no hands", internal=SECRET),
        work("ask", owner="owner", due="2012-07-04", internal=SECRET),
        work("ads", status="done", done="2012-05-20", kpi="revenue", expects="up", internal=SECRET),
        work("someday", internal=SECRET),
    ]
    history = [sent(client, "2012-05", {"revenue": 9.0}, promises=(promise("late", due="2012-06-10"),))]
    return report_of(client, "2012-06", {"revenue": values}, items, history=history)


def test_a_whole_month_by_hand() -> None:
    """10 in June against 10 in May and 8 a year ago; 60 of 120 by plan; 0.1 + 0.2 is 0.3.

    June has a day less than May, which took a thirty-first of 10; something else brought as much. Half a year after its
    step from 8 to 10 the line is expected to go on, so 120 lies within reach.
    """
    found = facts(june())
    assert {key: found[key] for key in ("schema", "client", "month", "as_of", "currency")} == {
        "schema": 1,
        "client": "shop",
        "month": "2012-06",
        "as_of": "2012-06-30",
        "currency": "GBP",
    }
    revenue = found["kpis"][0]
    assert (revenue["id"], revenue["value"], revenue["unit"], revenue["role"]) == ("revenue", 10, "currency", "outcome")
    assert revenue["goals"] == ["grow"]
    assert revenue["comparisons"]["previous"] == {
        "value": 10.0,
        "change": 0.0,
        "change_pct": 0.0,
        "per_day_change_pct": 0.0333333333333,  # 31 days of May to 30 of June: 31/30 - 1
        "drivers": [
            {"name": "calendar", "kind": "calendar", "effect": -0.322580645161},  # 10 / 31
            {"name": "unexplained", "kind": "unexplained", "effect": 0.322580645161},
        ],
    }
    assert revenue["status"] == "routine"
    assert revenue["lower"] < 10 < revenue["upper"]
    assert revenue["comparisons"]["year_ago"]["change_pct"] == 0.25
    assert revenue["year_to_date"] == {"from": "2012-01", "value": 60.0, "year_ago": 48.0, "change_pct": 0.25}
    landing = found["goals"][0].pop("landing")
    assert landing["lower"] < 120 < landing["upper"]
    assert found["goals"] == [
        {
            "id": "grow",
            "status": "on-track",
            "actual": 60.0,
            "planned": 60.0,
            "target": 120.0,
            "days_ahead": 0,
            "required_rate": 10.0,
            "capability": "seen",  # six months in a row at 10: once, of the thirteen stretches of six
        }
    ]
    assert found["work"] == {
        "done": ["done", "more"],
        "late": ["late"],
        "dropped": ["dropped"],
        "due": ["late"],
        "client_asks": ["ask"],
        "totals": {"spend": 0.3, "hours": None, "results": {"form": 2.0, "till": 1.0}},
        "predictions": [{"id": "ads", "kpi": "revenue", "expects": "up", "outcome": "no-detectable-change"}],
        "promises": {"kept": 0, "since": 0, "moved": 1, "dropped": 0, "open": 0},
    }
    assert found["restated"] == [{"kpi": "revenue", "month": "2012-05", "sent": 9.0, "now": 10.0}]


def test_facts_hold_the_schemas_keys_and_no_others() -> None:
    """Whoever reads facts.json may rely on every key, and on nothing being slipped in."""
    assert keys_in(facts(june())) == KEYS


def test_the_rates_that_counted_this_month_are_facts() -> None:
    """Each other currency once, in the client's own; another month's rate and the client's own currency are none."""
    rates = {("SEK", month("2024-04")): 0.1 / 3, ("SEK", month("2024-03")): 0.09, ("GBP", month("2024-04")): 1.0}
    reach = {"orders": SourceReach("orders", None, None, None, rates=rates | {("EUR", month("2024-04")): 0.857})}
    report = replace(report_of(client_of(currency="GBP"), "2024-04"), reach=reach)
    assert facts(report)["rates"] == {"EUR": 0.857, "SEK": 0.0333333333333}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0.1 + 0.2, 0.3),
        (1 / 3, 0.333333333333),
        (2 / 3, 0.666666666667),
        (123456789012.4, 123456789012.0),
        (1234567890123.4, 1234567890120.0),  # twelve digits, whatever the size
        (1.23456789012345e-9, 1.23456789012e-9),
        (5.0, 5.0),
        (None, None),
        (math.nan, None),
        (math.inf, None),
        (-math.inf, None),
    ],
)
def test_numbers_are_rounded_where_correct_computations_agree(value: float | None, expected: float | None) -> None:
    """To twelve significant digits; what is no number is no value."""
    assert rounded(value) == expected


def test_zero_has_no_sign() -> None:
    """``-0.0`` and ``0.0`` are the same figure and must be the same bytes."""
    assert str(rounded(-0.0)) == "0.0"


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_rounding_twice_changes_nothing(value: float) -> None:
    """And moves no figure by more than the thirteenth digit."""
    once = rounded(value)
    assert rounded(once) == once
    assert once == pytest.approx(value, rel=1e-11, abs=0)


def test_the_text_is_plain_json_that_ends_with_a_newline() -> None:
    """Letters of any language stay letters, so that a diff of two months can be read."""
    client = client_of(kpis=(kpi(),), goals=(goal(),))
    items = [work("é", status="done", done="2012-06-01", result="3", result_source="Überweisungen")]
    text = facts_text(report_of(client, "2012-06", items=items))
    assert "Überweisungen" in text
    assert text.endswith("}\n")


# Any client, any figures.

numbers = st.floats(allow_nan=True, allow_infinity=True) | st.integers(-5, 5).map(float)
histories = st.dictionaries(st.integers(0, 30).map(lambda n: str(month("2011-01") + n)), numbers, max_size=20)
dates = st.none() | st.sampled_from(["2012-05-15", "2012-06-10", "2012-06-30", "2012-07-10", "2012-09-01"])


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A client with up to three KPIs, each with a goal, some steps, and work in any state."""
    count = draw(st.integers(0, 3))
    formulas = st.sampled_from(["sum(x)", "mean(x)", "sum(x) / count(y)"])
    kpis = tuple(
        kpi(
            f"k{n}",
            value=draw(formulas),
            unit=draw(st.sampled_from(["currency", "number", "percent"])),
            better=draw(st.sampled_from(["higher", "lower"])),
        )
        for n in range(count)
    )
    goals = tuple(
        goal(
            f"g{n}",
            kpi=f"k{n}",
            target=draw(st.floats(-1e6, 1e6)),
            measure=draw(st.sampled_from(["total", "level"])),
            plan=draw(st.sampled_from(["linear", "seasonal"])),
            until=draw(st.sampled_from(["2012-03", "2012-06", "2012-12"])),
        )
        for n in range(count)
    )
    steps = goal("steps", kpi=None, target=None, milestones=(step("Move", "2012-06-15", draw(dates)),))
    statuses = st.sampled_from(["planned", "doing", "done", "dropped"])
    items = [
        work(
            f"w{n}",
            owner=draw(st.sampled_from(["lead", "owner", None])),
            status=(status := draw(statuses)),
            done="2012-06-05" if status == "done" else None,
            promised=draw(dates),
            due=draw(dates),
            spend=draw(st.none() | st.floats(0, 1e6)),
            result=draw(st.sampled_from([None, "12", "0.1", "some"])),
            internal=SECRET,
        )
        for n in range(draw(st.integers(0, 4)))
    ]
    client = client_of(kpis=kpis, goals=(*goals, steps))
    return report_of(client, "2012-06", {each.id: series_of(draw(histories), kpi=each.id) for each in kpis}, items)


def refuse(constant: str) -> None:
    raise AssertionError(f"facts.json holds {constant}")


@settings(max_examples=60)
@given(reports())
def test_facts_are_plain_json_for_any_client(report: Report) -> None:
    """No NaN, no infinity, no key beyond the schema, no internal note; reading it back gives the same."""
    text = facts_text(report)
    found = json.loads(text, parse_constant=refuse)
    assert found == facts(report)
    for place, keys in keys_in({**found, "kpis": [_without_empty_year(each) for each in found["kpis"]]}).items():
        assert keys == KEYS[place]
    assert SECRET not in text


def _without_empty_year(result: dict[str, Any]) -> dict[str, Any]:
    """A year to date is an object or null."""
    return {**result, "year_to_date": result["year_to_date"] or dict.fromkeys(KEYS["kpis.year_to_date"])}
