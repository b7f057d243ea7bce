"""R504: what the client read last month is not sent again as this month's words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.checks.last_words import Written, check_last_words, repeats
from tests.builders import client_of, report_of, sent

SHORT = "We kept what we promised."
LONG = (
    "June was the strongest month of the year: the spring catalogue reached every customer, and the two that "
    "had left came back to us with larger orders than before."
)
REPORT = report_of(client_of(), "2012-06")


def found(cell: Written, *earlier: Written, report=REPORT):
    return [(each.code, each.severity, each.where) for each in check_last_words(report, [cell], earlier)]


@pytest.mark.parametrize(
    "words",
    [SHORT, " we  kept what\nwe promised", LONG, LONG.replace("two", "three"), "In short: " + LONG],
    ids=["the same", "blanks and case", "long", "one word of many changed", "two words more"],
)
def test_last_months_words_are_found(words: str) -> None:
    """Also where a few words of many were changed: they are still nobody's thought about this month."""
    earlier = [Written("past", "summary", text) for text in (SHORT, LONG)]
    assert found(Written("cell", "summary", words), *earlier) == [("R504", "error", "cell")]


@pytest.mark.parametrize(
    ("slot", "words"),
    [
        ("summary", "We kept all that we promised."),  # short texts must be the same
        ("next-steps", SHORT),  # another slot
        ("summary", ""),
        ("summary", "July is a month of its own. " + LONG),  # a sentence of one's own in front
    ],
)
def test_new_words_are_left_alone(slot: str, words: str) -> None:
    """However much they sound like the last ones."""
    earlier = [Written("past", "summary", text) for text in (SHORT, LONG)]
    assert found(Written("cell", slot, words), *earlier) == []


def test_words_stamped_for_another_month_are_not_this_months() -> None:
    """`readout open` stamps the month; an empty cell says nothing at all."""
    assert found(Written("cell", "summary", "New words.", "2012-05")) == [("R504", "error", "cell")]
    assert found(Written("cell", "summary", "New words.", "2012-06")) == []
    assert found(Written("cell", "summary", " ", "2012-05")) == []


def test_a_sent_month_is_not_judged_again() -> None:
    """Its words are frozen; the stamp is that of the month, and the notebook has moved on."""
    report = report_of(client_of(), "2012-06", history=[sent(client_of(), "2012-06")])
    assert found(Written("cell", "summary", SHORT, "2012-07"), Written("past", "summary", SHORT), report=report) == []


@given(st.text())
def test_a_text_repeats_itself_if_it_has_words(text: str) -> None:
    """No text trips the comparison."""
    assert repeats(text, text) is any(character.isalnum() or character == "_" for character in text)
