"""The last line of a page that Readout made to be filled in: a comment by which an untouched page is known."""

from __future__ import annotations

import re
from hashlib import sha256

_SEAL = re.compile(r"\n?<!-- Readout made this page; untouched, it counts as empty: ([0-9a-f]{16}) -->\s*\Z")


def sealed(text: str) -> str:
    """Return ``text`` with its seal below it."""
    return f"{text.rstrip()}\n\n<!-- Readout made this page; untouched, it counts as empty: {_hash(text)} -->\n"


def is_untouched(text: str) -> bool:
    """Whether nobody has written into a page since it was made, or it is empty; blanks and line ends do not count."""
    seal = _SEAL.search(text)
    body = text[: seal.start()] if seal else text
    return not body.strip() or (seal is not None and seal[1] == _hash(body))


def _hash(text: str) -> str:
    lines = [line.rstrip() for line in text.strip().splitlines()]
    return sha256("\n".join(lines).encode()).hexdigest()[:16]
