"""The record beside a message: what became of it, by recipient."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.delivery.ledger import Entry, Ledger, read_ledger, write_ledger
from readout.model.errors import ReadoutError

LEDGER = Ledger("shop", "2012-06", 1, "<id>", "me@agency.example", "abc", recipients={
    "a@shop.example": Entry("sent", "2012-07-03T09:31:00+03:00", "250 OK"),
    "b@shop.example": Entry("by-hand", "2012-07-03T09:30:00+03:00"),
    "c@shop.example": Entry("sending", "2012-07-03T09:32:00+03:00"),
    "d@shop.example": Entry("unknown", "2012-07-03T09:32:00+03:00"),
    "e@shop.example": Entry("waiting", "2012-07-03T09:32:00+03:00"),
    "f@shop.example": Entry("deferred", "2012-07-03T09:32:00+03:00", "451 later"),
    "g@shop.example": Entry("refused", "2012-07-03T09:32:00+03:00", "550 no"),
})  # fmt: skip


def letters(addresses: tuple[str, ...]) -> str:
    return "".join(each[0] for each in addresses)


def test_everybody_has_got_it_or_not_or_nobody_knows() -> None:
    """Each recipient is in exactly one of the three; who was being sent to when a process died is unknown."""
    assert letters(LEDGER.received) == "ab"
    assert letters(LEDGER.unknown) == "cd"
    assert letters(LEDGER.remaining) == "efg"
    assert LEDGER.sent_at == "2012-07-03T09:30:00+03:00"
    assert Ledger("shop", "2012-06", 1, "<id>", "me", "abc").sent_at is None


def test_it_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Through a folder that is not there yet."""
    path = tmp_path / "2012-06" / "shop.v1.send.json"
    assert read_ledger(path, "there") is None
    write_ledger(path, "there", LEDGER)
    assert read_ledger(path, "there") == LEDGER
    changed = LEDGER.marked(["c@shop.example"], "sent", "later", "250 OK")
    write_ledger(path, "there", changed)
    assert read_ledger(path, "there") == changed
    assert letters(changed.received) == "abc"
    assert letters(LEDGER.received) == "ab"


def test_what_cannot_be_read_is_no_empty_record(tmp_path: Path) -> None:
    """A state that nobody knows, text, a folder: each could hide that the message was sent."""
    path = tmp_path / "record.json"
    write_ledger(path, "record.json", LEDGER)
    good = path.read_text(encoding="utf-8")
    for bad in (good.replace('"deferred"', '"lost"'), good[:-30], "[]", good.replace('"schema": 1', '"schema": 2')):
        path.write_text(bad, encoding="utf-8")
        with pytest.raises(ReadoutError, match=r"^record\.json: cannot be read, and it says what"):
            read_ledger(path, "record.json")
    with pytest.raises(ReadoutError, match="cannot be read"):
        read_ledger(tmp_path, "a folder")


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    """Nothing is sent without a record."""
    (tmp_path / "file").write_text("")
    with pytest.raises(ReadoutError, match="nothing is sent without a record; make the outbox writable"):
        write_ledger(tmp_path / "file" / "record.json", "there", LEDGER)
