"""E-mail addresses that every mail server takes: plain ASCII, no quotes, no comments, nothing to smuggle in."""

from __future__ import annotations

import re

_LOCAL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_MAILBOX = re.compile(rf"(?=.{{1,254}}\Z)(?=[^@]{{1,64}}@){_LOCAL}@{_LABEL}(?:\.{_LABEL})*")


def is_mailbox(address: str) -> bool:
    """Whether mail can be addressed to ``address`` everywhere (RFC 5321, 4.1.2, without its quoted strings).

    Names of people may have any letters; addresses may not, since a server on the way may not know them.

    >>> is_mailbox("ada@shop.example"), is_mailbox("åke@shop.example"), is_mailbox("a@b.example, c@d.example")
    (True, False, False)
    """
    return _MAILBOX.fullmatch(address) is not None


def why_not(address: str) -> str:
    """Return what is wrong with an address that ``is_mailbox`` refuses, with the cure."""
    if not address.isascii():
        return f"{address!r} has letters beyond a to z, which not every mail server takes; write an address without"
    return f"{address!r} is no address that every mail server takes; write one such as ada@shop.example"
