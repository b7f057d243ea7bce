"""What the client has seen: only what was sent, and of each month only its newest sent version."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.model.client import Revision
from readout.model.history import (
    Definition,
    agreed,
    definition_of,
    differences,
    frozen,
    sent_before,
    slot_and_kpis,
    word_key,
)
from tests.builders import client_of, goal, kpi, month, report_of, sent

CLIENT = client_of(kpis=(kpi(),), goals=(goal(),))


def version(of: str, number: int = 1, state: str = "sent"):
    return sent(CLIENT, of, version=number, state=state)


def names(reports) -> list[str]:
    return [f"{each.month}.v{each.version}" for each in reports]


def test_the_newest_sent_version_of_each_earlier_month_counts() -> None:
    """The client threw the first version away; this month's and later ones are not before this month."""
    history = [version("2012-05", 2), version("2012-05"), version("2012-04"), version("2012-06"), version("2012-07")]
    assert names(sent_before(history, month("2012-06"))) == ["2012-04.v1", "2012-05.v2"]


@pytest.mark.parametrize("state", ["approved", "queued"])
def test_what_has_not_left_the_house_has_not_been_seen(state: str) -> None:
    """A corrected version that waits does not replace what the client holds in hand."""
    history = [version("2012-05"), version("2012-05", 2, state), version("2012-04", 1, state)]
    assert names(sent_before(history, month("2012-06"))) == ["2012-05.v1"]


def test_a_months_words_are_frozen_once_its_newest_version_was_sent() -> None:
    """While a version is approved or queued, the analyst may still change the words."""
    june = month("2012-06")
    assert frozen([version("2012-05")], june) is None
    assert frozen([version("2012-06", 1, "approved")], june) is None
    assert frozen([version("2012-06", 2, "queued"), version("2012-06")], june) is None
    found = frozen([version("2012-06", 2), version("2012-06")], june)
    assert found is not None
    assert found.version == 2


def test_a_report_knows_what_was_sent_before_it() -> None:
    """The last one is the one its reader remembers; for the first report there is none."""
    history = (version("2012-04"), version("2012-05"), version("2012-06"))
    report = report_of(CLIENT, "2012-06", history=history)
    assert names(report.sent) == ["2012-04.v1", "2012-05.v1"]
    assert report.before == report.sent[-1]
    assert report.frozen == history[-1]
    first = report_of(CLIENT, "2012-04", history=history[1:])
    assert (first.before, first.frozen) == (None, None)


@given(
    st.sampled_from(["summary", "goals", "explain", "next-steps"]),
    st.lists(st.from_regex(r"[a-z0-9_-]+", fullmatch=True), max_size=4),
)
def test_a_key_of_words_tells_slot_and_kpis(slot: str, kpis: list[str]) -> None:
    """Also where a number tells two cells of the same kind apart."""
    key = word_key(slot, kpis)
    assert slot_and_kpis(key) == slot_and_kpis(f"{key}#2") == (slot, tuple(kpis))


def test_differences_name_what_is_another_thing_today() -> None:
    """Field by field, then and now; a KPI's name is no part of what it counts."""
    then = Definition("sum(revenue)", {"status": "paid"}, "currency", "higher", "Sales")
    now = definition_of(kpi(value="sum(net)", where={"status": "paid"}, name="Net sales"))
    assert differences(then, now) == (("value", "sum(revenue)", "sum(net)"),)
    assert differences(now, now) == ()


def test_counting_the_same_leaves_the_good_direction_aside() -> None:
    """The figure is the same number whether high or low is good."""
    then = Definition("sum(revenue)", {}, "currency", "lower")
    assert then.counts_as(definition_of(kpi()))
    assert not then.counts_as(definition_of(kpi(where={"status": "paid"})))
    assert not then.counts_as(definition_of(kpi(unit="number")))


def test_a_goal_is_kept_with_the_target_valid_then() -> None:
    """A later revision does not change what was agreed for June."""
    revised = goal(revisions=(Revision(month("2012-07"), 90.0, "owner", "the range was cut"),))
    assert agreed(revised, month("2012-06")).target == 120
    assert agreed(revised, month("2012-07")).target == 90
