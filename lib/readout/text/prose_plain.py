"""Text of a client's files inside an analyst's Markdown: it shows as it was typed, and stays readable in the cell."""

from __future__ import annotations

import re

_MARKS = re.compile(r"([\\`*_\[\]<>|~&#])")
_LIST = re.compile(r"^(\d+)([.)])")


def as_prose(text: str) -> str:
    """Return ``text`` on one line, with a backslash before what Markdown would take for a mark."""
    escaped = _MARKS.sub(r"\\\1", " ".join(text.split()))
    escaped = _LIST.sub(r"\1\\\2", escaped)
    return f"\\{escaped}" if escaped[:1] in ("-", "+", "=") else escaped
