"""What a page needs of a table beyond what great_tables writes: a phone shows each row as a card of labelled lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.display.markup import html_text

NOTHING = "\N{EN DASH}"  # what a cell without a value says; a card leaves it out
_WRAPPER = re.compile(r'^\s*<div id="([^"]*)"[^>]*>')
_ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<td\b([^>]*)>(.*?)</td>", re.DOTALL)
_HEAD_ID = re.compile(r'(<th\b[^>]*\bscope="col"[^>]*?) id="[^"]*"')
# A browser may take a table that style sheets lay out as cards for no table any more; its roles, said, remain.
_ROLES = (
    (re.compile(r"<table\b"), '<table role="table"'),
    (re.compile(r"<(thead|tbody)\b"), r'<\1 role="rowgroup"'),
    (re.compile(r"<tr\b"), '<tr role="row"'),
    (re.compile(r"<td\b"), '<td role="cell"'),
    (re.compile(r'<th\b(?=[^>]*\bscope="row")'), '<th role="rowheader"'),
    (re.compile(r'<th\b(?=[^>]*\bscope="col(?:group)?")'), '<th role="columnheader"'),
)


def stacking(raw: str, labels: Sequence[str]) -> str:
    """Return a great_tables table without its own wrapper's style, each cell labelled with its column's heading.

    ``labels`` are the headings in order, the row headers' column first. The style sheet shows them on a narrow
    screen in place of the head.
    """
    page = _WRAPPER.sub(r'<div class="stacking" id="\1-table">', raw, count=1)
    page = _ROW.sub(lambda row: _labelled(row[0], labels[1:]), _numbered(page))
    for tag, role in _ROLES:
        page = tag.sub(role, page)
    return page


def _labelled(row: str, labels: Sequence[str]) -> str:
    left = iter(labels)

    def cell(found: re.Match[str]) -> str:
        nothing = " data-nothing" if found[2] == NOTHING else ""
        return f'<td data-label="{html_text(next(left))}"{nothing}{found[1]}>{found[2]}</td>'

    return _CELL.sub(cell, row)


def _numbered(raw: str) -> str:
    """Drop the row header column's id, which great_tables makes of its words, spaces and all; nothing refers to it."""
    return _HEAD_ID.sub(r"\1", raw, count=1)
