"""Header lines: whatever somebody is called, no line ends early and no address is added."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.delivery.header import header_block, mailbox, mailboxes, subject, visible
from readout.delivery.mailbox import is_mailbox, why_not

NASTY = st.text(alphabet="äÖ日🙂 ,;:<>@\"'()[]=?_\\\r\n\t\x00\u2028\u202eabBcc", max_size=120) | st.text(max_size=300)


def without_blanks(text: str) -> str:
    return "".join(text.split())


@given(NASTY, NASTY, NASTY)
def test_no_name_and_no_subject_can_inject_anything(first: str, second: str, about: str) -> None:
    """Read back there are the headers that were written, the addresses that were meant, and the words that can be seen.

    (Blanks within a long name are left out of the comparison: Python's reader puts one where a name was folded.)
    """
    people = [(first, "a@shop.example"), (second, "b@shop.example")]
    lines = [("Subject", subject(about or "x")), ("From", mailbox(first, "me@agency.example"))]
    block = header_block([*lines, ("To", mailboxes(people))] if visible(about or "x") else lines[1:])
    read = message_from_bytes(block + b"\r\nbody\r\n", policy=default)
    assert not read.defects
    assert set(read.keys()) <= {"Subject", "From", "To"}
    assert [each.addr_spec for each in read["From"].addresses] == ["me@agency.example"]
    if read["To"] is not None:
        assert [each.addr_spec for each in read["To"].addresses] == ["a@shop.example", "b@shop.example"]
        names = [without_blanks(each.display_name) for each in read["To"].addresses]
        assert names == [without_blanks(visible(name)) for name in (first, second)]
        assert read["Subject"] == visible(about or "x")
    assert all(len(line) <= 998 and line.isascii() for line in block.split(b"\r\n"))
    assert block.replace(b"\r\n", b"").find(b"\n") == -1


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Ada Lead", "Ada Lead <a@b.example>"),
        ("", "<a@b.example>"),
        ("\r\n", "<a@b.example>"),
        ("Lead, Ada", "=?utf-8?B?TGVhZCwgQWRh?= <a@b.example>"),
        ("Åke", "=?utf-8?B?w4VrZQ==?= <a@b.example>"),
        ("=?utf-8?q?Boss?=", "=?utf-8?B?PT91dGYtOD9xP0Jvc3M/PQ==?= <a@b.example>"),
        ("evil@x.example", "=?utf-8?B?ZXZpbEB4LmV4YW1wbGU=?= <a@b.example>"),
        ("Ada\r\nBcc: evil@x.example", "=?utf-8?B?QWRhIEJjYzogZXZpbEB4LmV4YW1wbGU=?= <a@b.example>"),
    ],
)
def test_a_name_stands_plain_or_encoded(name: str, written: str) -> None:
    """Plain where it is plain words; what looks encoded already is encoded, so that it shows as it was typed."""
    assert mailbox(name, "a@b.example") == written


def test_a_subject_is_readable_where_it_can_be() -> None:
    """For whoever opens the file; others are folded after whole characters."""
    assert subject("Report for Shop, June 2012") == "Report for Shop, June 2012"
    assert subject("Raportti: Ä") == "=?utf-8?B?UmFwb3J0dGk6IMOE?="
    words = subject("ä" * 100).split("\r\n ")
    assert len(words) == 5
    assert all(len(word) <= 75 for word in words)


@pytest.mark.parametrize("value", ["a\r\nBcc: b@c.example", "a\nb", "a\r\n\r\nbody", "a\rb", "é", "", " a", "a\r\n"])
def test_a_value_from_elsewhere_is_refused(value: str) -> None:
    """The last line of defence: a bug, not a user's mistake."""
    with pytest.raises(ValueError, match="could end it"):
        header_block([("Subject", value)])


GOOD = ["a@b.example", "first.last+tag@mail.shop.example", "o'hara@x.example", "a@localhost", "1@2.example"]
BAD = [
    "", "a", "@b.example", "a@", "a b@c.example", "a@b@c.example", "a@b.example>", "<a@b.example>", "a@b..example",
    ".a@b.example", "a..b@c.example", '"a b"@c.example', "a@[127.0.0.1]", "a@-b.example", "a(c)@b.example",
    "åke@shop.example", "a@åland.example", "a@b.example\n", "a@b.example\r\nRCPT", "a,b@c.example",
    f"{'a' * 65}@b.example", f"a@{'b.' * 130}example",
]  # fmt: skip


@pytest.mark.parametrize("address", GOOD)
def test_addresses_that_every_server_takes(address: str) -> None:
    """Plain ones."""
    assert is_mailbox(address)
    assert mailbox("", address) == f"<{address}>"


@pytest.mark.parametrize("address", BAD)
def test_addresses_that_some_server_would_not_take(address: str) -> None:
    """Said with a cure, and never written into a header."""
    assert not is_mailbox(address)
    assert "write " in why_not(address)
    with pytest.raises(ValueError, match="is no address"):
        mailbox("Ada", address)
