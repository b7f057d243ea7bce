"""A narrative cell: Markdown for one slot of the report, stamped with the month and the prompt it was opened with.

Its metadata under ``readout``: ``slot`` and ``kpis``; ``month``, for which it was opened; ``prompt``, the sha256 of
a prompt, whose lines are ``asked``; or ``ready``, the sha256 of a sentence that stands as it is. Metadata that make no
sense count as missing: such a cell is the analyst's own.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

import pandas as pd
from nbformat import NotebookNode

from readout.model.errors import ReadoutError
from readout.model.months import parse_month
from readout.text.prompt_lines import is_prompt_line, words_besides

SLOTS = ("summary", "goals", "explain", "next-steps")


@dataclass(frozen=True)
class Stamp:
    """What a narrative cell keeps of itself; ``month`` is None where it was never opened for one."""

    slot: str
    kpis: tuple[str, ...] = ()
    month: pd.Period | None = None
    ready: str | None = None


def stamp_of(cell: NotebookNode) -> Stamp | None:
    """Return the stamp of a narrative cell; None for every other cell."""
    said = _said(cell)
    slot = said.get("slot")
    if cell.cell_type != "markdown" or slot not in SLOTS:
        return None
    return Stamp(str(slot), _texts(said.get("kpis")), _month(said.get("month")), _text(said.get("ready")))


def text_hash(source: str) -> str:
    """Return what a cell keeps of a text that no analyst wrote: a sha256, whatever blanks stand around the text."""
    return hashlib.sha256(source.strip().encode()).hexdigest()


def own_words(cell: NotebookNode) -> str:
    """Return a cell's text without the prompt that it was opened with: what the client may read of it."""
    return words_besides(cell.source, _texts(_said(cell).get("asked")))


def is_unanswered(cell: NotebookNode) -> bool:
    """Whether nothing but its prompt stands in a cell, or a prompt's line that was changed and not deleted."""
    return _holds_only_its_prompt(cell) or any(is_prompt_line(line) for line in own_words(cell).split("\n"))


def holds_words(cell: NotebookNode) -> bool:
    """Whether an analyst has written, or put a picture, into a cell: it is neither empty, prompt nor ready text."""
    if cell.get("attachments"):
        return True
    if not own_words(cell).strip() or _holds_only_its_prompt(cell):
        return False
    return _text(_said(cell).get("ready")) != text_hash(cell.source)


def _holds_only_its_prompt(cell: NotebookNode) -> bool:
    if _text(_said(cell).get("prompt")) == text_hash(cell.source):
        return True
    return bool(cell.source.strip()) and not own_words(cell).strip()


def _said(cell: NotebookNode) -> dict[str, Any]:
    said = cell.metadata.get("readout", {})
    return dict(said) if isinstance(said, dict) else {}


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _texts(value: object) -> tuple[str, ...]:
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()


def _month(value: object) -> pd.Period | None:
    try:
        return parse_month(value) if isinstance(value, str) else None
    except ReadoutError:
        return None
