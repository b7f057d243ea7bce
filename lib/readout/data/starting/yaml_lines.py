"""Lines of a YAML text changed one by one, so that every comment beside and above them stays."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

_PLAIN = re.compile(r"[^\W\d_][\w ./()-]*[\w.)]|[^\W\d_]")
_WORDS = ("true", "false", "null", "yes", "no", "on", "off")


def scalar(text: str) -> str:
    """Return a text as YAML writes it, in quotes only where it must be."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return json.dumps(text, ensure_ascii=False)


def inline(text: str) -> str:
    """Return a text as it stands inside brackets, where a comma or a colon would end it."""
    return text if re.fullmatch(r"[^\W\d][\w.-]*", text) and text.lower() not in _WORDS else json.dumps(
        text, ensure_ascii=False
    )  # fmt: skip


def formula(text: str) -> str:
    """Return a KPI's value as YAML writes it: its own quotes stand inside it."""
    return "'" + text.replace("'", "''") + "'" if re.search(r"[:#'] ?|^[\"&*!|>%@`]", text) else text


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
        changed.append(f"{head.ljust(column - 1)} {comment}" if comment else head)
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
