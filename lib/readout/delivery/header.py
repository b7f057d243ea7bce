"""A message's header lines, written so that no name or subject can end one, begin another, or read as an address.

Plain words stand as they are. Everything else is one or several encoded words (RFC 2047), whose alphabet holds no
blank, no line break, no comma and no bracket. Python's own folding of addresses is not used: it adds blanks to names
with odd signs, and older versions lost their quotes.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator

from readout.delivery.mailbox import is_mailbox

_BYTES = 45  # of UTF-8 in an encoded word: 60 characters of base64, 72 with its frame, of the 75 allowed
_FOLD = "\r\n "
_PLAIN = re.compile(r"[A-Za-z0-9!#$%&'*+/?^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/?^_`{|}~-]+)*")  # atoms of RFC 5322
_SUBJECT = re.compile(r"[!-~]+(?: [!-~]+)*")
_LONGEST = 60  # characters that stay on the header's own line


def visible(text: str) -> str:
    """Return a text in one line, without what cannot be seen, its runs of blanks single."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def subject(text: str) -> str:
    """Return the value of a Subject line."""
    line = visible(text)
    plain = _SUBJECT.fullmatch(line) and "=?" not in line and len(line) <= _LONGEST
    return line if plain else _FOLD.join(_words(line))


def mailbox(name: str, address: str) -> str:
    """Return a name with its address, as From, To and Reply-To hold it. ValueError for an address that is none."""
    if not is_mailbox(address):
        raise ValueError(f"{address!r} is no address")
    line = visible(name)
    if not line:
        return f"<{address}>"
    plain = _PLAIN.fullmatch(line) and len(line) <= _LONGEST
    return f"{line if plain else _FOLD.join(_words(line))} <{address}>"


def mailboxes(people: Iterable[tuple[str, str]]) -> str:
    """Return several names with their addresses."""
    return f",{_FOLD}".join(mailbox(name, address) for name, address in people)


def header_block(lines: Iterable[tuple[str, str]]) -> bytes:
    """Return header lines as they go over the wire. ValueError for a value that is not as the functions here write."""
    block = []
    for name, value in lines:
        if not re.fullmatch(r"[!-~]+(?:(?:\r\n)? [!-~]+)*", value):
            raise ValueError(f"the header {name} is {value!r}, which could end it")
        block.append(f"{name}: {value}\r\n")
    return "".join(block).encode("ascii")


def _words(text: str) -> Iterator[str]:
    """Yield ``text`` as encoded words, none of which cuts a character in two."""
    part = b""
    for character in text:
        added = character.encode("utf-8")
        if len(part) + len(added) > _BYTES:
            yield _word(part)
            part = b""
        part += added
    yield _word(part)


def _word(part: bytes) -> str:
    return f"=?utf-8?B?{b64encode(part).decode('ascii')}?="
