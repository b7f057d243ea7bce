"""Minutes read back: their sections, tables and lines, and which of it may leave the house.

The page is read as Markdown, so that a heading or a table is what it looks like when rendered. Lines count from 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from readout.text.hostile import clean
from readout.text.language import Language
from readout.text.minutes_form import TABLES, Column, Part, column_of, field_of, is_internal, part_of
from readout.text.prompt_lines import is_prompt_line
from readout.text.prose_inline import words as words_of

_TICK = re.compile(r"\[([ xX])\]\s+(.*)", re.DOTALL)
_FIELD = re.compile(r"([^:]{1,40}):\s*(.*)", re.DOTALL)
_STROKE = re.compile(r"(?<!\\)\|")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


@dataclass(frozen=True)
class TableRow:
    """A table's row: its ``line``, and its cells as plain words, by column; columns of one's own have no key."""

    line: int
    cells: Mapping[Column, str]

    def __getitem__(self, column: Column) -> str:
        return self.cells.get(column, "")

    @property
    def empty(self) -> bool:
        """Whether nothing was typed into it."""
        return not any(self.cells.values())


@dataclass(frozen=True)
class Table:
    """A table that Readout knows: its ``part``, its header's ``line``, where each column stands, and its rows."""

    part: Part
    line: int
    places: Mapping[Column, int]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True)
class Section:
    """A heading with what stands below it; ``first`` and ``last`` are its lines. ``part`` None: the analyst's own."""

    title: str
    part: Part | None
    first: int
    last: int


@dataclass(frozen=True)
class Page:
    """Minutes as they were typed.

    ``fields`` are the first lines, each with its line; ``ticks``: who, whether there, line. ``internal`` are the
    sections that never leave; ``misplaced`` the lines of such headings inside lists and quotes, which begin none.
    ``loose`` are lines of what belongs into a table and stands in none; ``overfull`` rows with more cells than their
    header.
    """

    source: str
    sections: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()
    fields: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    ticks: tuple[tuple[str, bool, int], ...] = ()
    internal: tuple[Section, ...] = ()
    misplaced: tuple[int, ...] = ()
    loose: tuple[int, ...] = ()
    overfull: tuple[int, ...] = ()

    def rows(self, part: Part) -> tuple[TableRow, ...]:
        """Return the filled rows of a part's tables."""
        return tuple(row for table in self.tables if table.part == part for row in table.rows if not row.empty)

    def table_at(self, line: int) -> Table:
        """Return the table that has a row in ``line``."""
        return next(each for each in self.tables if any(row.line == line for row in each.rows))


def read_page(source: str, words: Language, where: str = "") -> Page:
    """Return the minutes in ``source``. Raises ReadoutError, naming ``where`` and the line, for control characters."""
    text = without_comments(clean(source, where))
    tokens = _parser().parse(text)
    headings = list(_headings(tokens))
    total = text.count("\n") + 1
    sections = [
        Section(title, part_of(title, words), line, _end(headings[number + 1 :], level, total))
        for number, (title, level, line) in enumerate(headings)
    ]
    hidden = tuple(each for each in sections if is_internal(each.title, words))
    shown = list(_shown(tokens, hidden))
    tables = tuple(_tables(shown, words))
    return Page(
        source=text,
        sections=tuple(sections),
        tables=tables,
        fields=dict(_fields(shown, words)),
        ticks=tuple(_ticks(shown)),
        internal=hidden,
        misplaced=tuple(_misplaced(tokens, words)),
        loose=tuple(_loose(text, sections, tables)),
        overfull=tuple(_overfull(text, tables)),
    )


def shared_source(page: Page) -> str:
    """Return what may leave the house: no internal section, no prompt, no comment.

    Line numbers stay what they are.
    """
    lines = page.source.split("\n")
    hidden = {line for each in page.internal for line in range(each.first, each.last + 1)}
    kept = ["" if number in hidden or is_prompt_line(line) else line for number, line in enumerate(lines, start=1)]
    return "\n".join(kept)


def open_prompts(page: Page) -> tuple[tuple[int, str], ...]:
    """Return each prompt that nothing was written for: its line, and the heading it stands below."""
    hidden = {line for each in page.internal for line in range(each.first, each.last + 1)}
    found = []
    for number, line in enumerate(page.source.split("\n"), start=1):
        if is_prompt_line(line) and number not in hidden and not _answered(page, number):
            found.append((number, _section_at(page, number)))
    return tuple(found)


def without_comments(text: str) -> str:
    """Return ``text`` with HTML comments blanked out; every line stays where it was."""
    return _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)


def _answered(page: Page, prompt: int) -> bool:
    """Whether something a person typed stands between a prompt and the next heading or prompt."""
    lines = page.source.split("\n")
    next_heading = min((each.first for each in page.sections if each.first > prompt), default=len(lines) + 1)
    below = range(prompt + 1, next_heading)
    later = next((number for number in below if is_prompt_line(lines[number - 1])), next_heading)
    span = range(prompt + 1, later)
    ticks = [there for _, there, line in page.ticks if line in span]
    tables = [table for table in page.tables if table.line in span]
    if ticks:
        return any(ticks)
    if tables:
        rows = [row for table in tables for row in table.rows]
        if tables[0].part == "decisions":
            return all(row["decision"] and row["because"] for row in rows if not row.empty)
        return any(not row.empty for row in rows)
    return any(lines[number - 1].strip() for number in span)


def _section_at(page: Page, line: int) -> str:
    return next((each.title for each in reversed(page.sections) if each.first < line), "")


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "maxNesting": 100}).enable(["table", "strikethrough"])


def _headings(tokens: list[Token]) -> Iterator[tuple[str, int, int]]:
    for token, inside in pairwise(tokens):
        if token.type == "heading_open" and token.map and token.level == 0:
            yield words_of(inside.children or []), int(token.tag[1]), token.map[0] + 1


def _misplaced(tokens: list[Token], words: Language) -> Iterator[int]:
    for token, inside in pairwise(tokens):
        if token.type == "heading_open" and token.level and token.map and is_internal(inside.content, words):
            yield token.map[0] + 1


def _loose(text: str, sections: list[Section], tables: tuple[Table, ...]) -> Iterator[int]:
    lines = text.split("\n")
    known = {line for table in tables for line in (table.line, table.line + 1, *(row.line for row in table.rows))}
    for section in sections:
        below = range(section.first + 1, section.last + 1) if section.part in TABLES else ()
        others = {line for each in sections for line in range(each.first, each.last + 1) if each.first in below}
        for number in below:
            line = lines[number - 1]
            if line.strip() and number not in known and number not in others and not is_prompt_line(line):
                yield number


def _overfull(text: str, tables: tuple[Table, ...]) -> Iterator[int]:
    lines = text.split("\n")
    for table in tables:
        width = len(cells_of(lines[table.line - 1]))
        yield from (row.line for row in table.rows if len(cells_of(lines[row.line - 1])) > width)


def cells_of(line: str) -> list[str]:
    """Return a table row's cells as they were typed, blanks and all; a stroke after a backslash is the cell's own."""
    inner = line.strip().removeprefix("|")
    cells = _STROKE.split(inner)
    return cells[:-1] if len(cells) > 1 and not cells[-1].strip() and inner.endswith("|") else cells


def _end(later: list[tuple[str, int, int]], level: int, total: int) -> int:
    """A section ends before the next heading of its own level or above."""
    return next((line - 1 for _, each, line in later if each <= level), total)


def _shown(tokens: list[Token], hidden: tuple[Section, ...]) -> Iterator[Token]:
    """Yield the tokens outside of hidden sections; one without a line of its own goes with the one before it."""
    inside = False
    for token in tokens:
        if token.map is not None:
            inside = any(each.first <= token.map[0] + 1 <= each.last for each in hidden)
        if not inside:
            yield token


def _tables(tokens: list[Token], words: Language) -> Iterator[Table]:
    header: list[Column | None] = []
    header_line = 0
    rows: list[TableRow] = []
    cells: list[str] = []
    for token in tokens:
        if token.type == "table_open":
            header, rows = [], []
        elif token.type == "tr_open":
            cells, line = [], (token.map or [0])[0] + 1
        elif token.type == "inline":
            cells.append(words_of(token.children or []).strip())
        elif token.type == "tr_close" and not header:
            header, header_line = [column_of(each, words) for each in cells], line
        elif token.type == "tr_close":
            named = {column: cell for column, cell in zip(header, cells, strict=False) if column is not None}
            rows.append(TableRow(line, named))
        elif token.type == "table_close":
            places = {column: place for place, column in enumerate(header) if column is not None}
            part = _part(places)
            if part is not None:
                yield Table(part, header_line, places, tuple(rows))


def _part(places: Mapping[Column, int]) -> Part | None:
    """A table is known by its first column's name, wherever it stands."""
    return next((part for part, columns in TABLES.items() if columns[0] in places), None)


def _items(tokens: list[Token]) -> Iterator[tuple[str, int]]:
    for before, token in pairwise(tokens):
        if before.type == "paragraph_open" and before.level >= 2 and token.type == "inline" and token.map:
            yield words_of(token.children or []).strip(), token.map[0] + 1


def _fields(tokens: list[Token], words: Language) -> Iterator[tuple[str, tuple[str, int]]]:
    seen: set[str] = set()
    for text, line in _items(tokens):
        match = _FIELD.fullmatch(text)
        name = field_of(match[1], words) if match else None
        if match and name and name not in seen:
            seen.add(name)
            yield name, (match[2].strip(), line)


def _ticks(tokens: list[Token]) -> Iterator[tuple[str, bool, int]]:
    for text, line in _items(tokens):
        match = _TICK.fullmatch(text)
        if match:
            yield match[2].strip(), match[1] != " ", line
