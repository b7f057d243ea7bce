"""Lines of a YAML text changed one by one, so that every comment beside and above them stays."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

_ENDS_IT = re.compile(r": |:$| #|[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff]|\s$")
_UNSEEN = re.compile(r"[\x7f-\xa0\u2028\u2029\ufeff]")
_WORDS = ("true", "false", "null", "yes", "no", "on", "off")


def scalar(text: str) -> str:
    """Return a text as YAML writes it, in quotes only where it must be."""
    plain = text[:1].isalpha() and not _ENDS_IT.search(text) and text.lower() not in _WORDS
    return text if plain else _quoted(text)


def inline(text: str) -> str:
    """Return a text as it stands inside brackets, where a comma or a colon would end it."""
    plain = re.fullmatch(r"[^\W\d_][\w.-]*", text) and text.lower() not in _WORDS
    return text if plain else _quoted(text)


def formula(text: str) -> str:
    """Return a KPI's value as YAML writes it: quotes inside it do no harm, unless something else needs quotes too."""
    return _quoted(text) if _ENDS_IT.search(text) or not text[:1].isalpha() else text


def _quoted(text: str) -> str:
    """Return a text in double quotes; what an editor would not show, or take for a line's end, is escaped."""
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def valued(lines: Sequence[str], key: str, value: str) -> list[str]:
    """Return ``lines`` with another value for ``key``, the comment behind it kept in its column where there is room."""
    pattern = re.compile(rf"^(\s*(?:- )?{re.escape(key)}: +)(.*?)(\s+#.*)?$")
    changed = []
    for line in lines:
        match = pattern.match(line)
        if match is None:
            changed.append(line)
            continue
        comment = (match[3] or "").strip()
        column = len(match[1] + match[2]) + len(match[3] or "") - len(comment)
        head = match[1] + value
        changed.append(f"{head.ljust(max(column - 1, len(head) + 1))} {comment}" if comment else head)
    return changed


def without(lines: Sequence[str], key: str) -> list[str]:
    """Return ``lines`` without the line of ``key``."""
    return [line for line in lines if not re.match(rf"^\s*{re.escape(key)}:( |$)", line)]


def has(lines: Sequence[str], key: str) -> bool:
    """Whether ``key`` has a line."""
    return any(re.match(rf"^\s*(- )?{re.escape(key)}:( |$)", line) for line in lines)


def commented(lines: Sequence[str]) -> list[str]:
    """Return ``lines`` as comments; deleting ``#`` brings them back, indentation and all."""
    return [f"#{line}" if line.strip() else line for line in lines]
