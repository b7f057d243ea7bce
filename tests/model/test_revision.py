"""Which version a report is, what it replaces, and which words were written anew."""

from __future__ import annotations

import pytest

from readout.model.history import SentReport, State
from readout.model.revision import Begun, changed_words, revision_of, version_of
from tests.builders import client_of, month, report_of, sent

JUNE = month("2012-06")
BEGUN = Begun(JUNE, 2, "An order was booked twice")


def version(number: int, state: State, **fields: object) -> SentReport:
    return sent(client_of(), "2012-06", version=number, state=state, **fields)


def test_a_first_version_is_no_revision() -> None:
    """Whether or not it was approved or sent; nor is what somebody begins of another month."""
    for history in ((), (version(1, "approved"),), (version(1, "queued"),), (version(1, "sent"),)):
        assert version_of(history, (), JUNE) == 1
        assert revision_of(history, (), JUNE) is None
    assert version_of((version(1, "sent"),), (Begun(month("2012-05"), 2, "why"),), JUNE) == 1


@pytest.mark.parametrize("second", [(), (version(2, "approved"),), (version(2, "queued"),), (version(2, "sent"),)])
def test_a_version_begun_is_a_revision_from_then_on(second: tuple[SentReport, ...]) -> None:
    """Begun, approved, queued, sent: it replaces the version that was sent before it."""
    first = version(1, "sent")
    found = revision_of((first, *second), (BEGUN,), JUNE)
    assert found is not None
    assert (found.version, found.because, found.before) == (2, "An order was booked twice", first)


def test_the_third_replaces_the_second() -> None:
    """The client has the newest one that was sent."""
    history = (version(1, "sent"), version(2, "sent"))
    found = revision_of(history, (BEGUN, Begun(JUNE, 3, "Again")), JUNE)
    assert found is not None
    assert (found.version, found.because, found.before.version) == (3, "Again", 2)


def test_the_words_of_a_sent_month_are_free_again_once_a_version_is_begun() -> None:
    """And frozen again when that one is sent; what later months count with is the newest that was sent."""
    first, second = version(1, "sent"), version(2, "sent")
    assert report_of(client_of(), "2012-06", history=[first]).frozen == first
    begun = report_of(client_of(), "2012-06", history=[first], begun=[BEGUN])
    assert (begun.frozen, begun.version) == (None, 2)
    again = report_of(client_of(), "2012-06", history=[first, second], begun=[BEGUN])
    assert (again.frozen, again.version) == (second, 2)
    assert report_of(client_of(), "2012-07", history=[first, version(2, "approved")], begun=[BEGUN]).before == first
    assert report_of(client_of(), "2012-07", history=[first, second], begun=[BEGUN]).before == second


def test_words_are_other_words_however_they_are_set() -> None:
    """Blanks and line breaks are not words; what is new and what is gone is told as well."""
    before = version(1, "sent", words={"summary": "As  planned.", "goals": "We wait.", "next-steps": "Call us."})
    now = {"summary": "As\nplanned. ", "goals": "We act.", "explain:revenue": "Late bookings."}
    assert changed_words(before, now.items()) == ("goals", "next-steps", "explain:revenue")
