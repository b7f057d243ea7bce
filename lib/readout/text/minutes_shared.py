"""Minutes as the client gets them: nothing internal, no prompt, no id, people by name and days in their language."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from readout.model.client import Client
from readout.text.day_reading import read_day
from readout.text.figures import Figures
from readout.text.minutes_form import Column, choice_of, choice_word, field_titles, kind_of, plain
from readout.text.minutes_page import Page, Table, TableRow, cells_of, shared_source
from readout.text.phrases import work_kind
from readout.text.prose_plain import as_prose

_HEADING = re.compile(r" {0,3}#{1,6}(\s|$)")


def shared_minutes(page: Page, client: Client, figures: Figures) -> str:
    """Return the Markdown of ``page`` that may leave the house. Headings with nothing below them go."""
    lines: list[str | None] = list(shared_source(page).split("\n"))
    called = _day(page.fields.get("date", ("", 0))[0], figures)
    for table in page.tables:
        _write_table(lines, table, _Reader(client, figures, called))
    for name, there, line in page.ticks:
        lines[line - 1] = f"- {as_prose(name)}" if there else None
    held = page.fields.get("date")
    if held and (day := _day(held[0], figures)):
        lines[held[1] - 1] = f"- {field_titles(figures.language)['date']}: {figures.day(day)}"
    time = page.fields.get("time")
    if time and not time[0]:
        lines[time[1] - 1] = None
    kept = [line for line in lines if line is not None]
    return "\n".join(_without_empty_sections(kept)).strip("\n") + "\n"


@dataclass(frozen=True)
class _Reader:
    """For whom cells are written anew: ``called`` is the day of the call, from which days without a year count."""

    client: Client
    figures: Figures
    called: dt.date | None


def _write_table(lines: list[str | None], table: Table, reader: _Reader) -> None:
    rows = [row for row in table.rows if not row.empty]
    id_place = table.places.get("id")
    by_place = {place: column for column, place in table.places.items()}
    typed = {line: cells_of(lines[line - 1] or "") for line in (table.line, table.line + 1, *(r.line for r in rows))}
    width = len(typed[table.line])
    for line, cells in typed.items():
        lines[line - 1] = _row([cell for place, cell in enumerate(cells[:width]) if place != id_place])
    for row in table.rows:
        if row.empty:
            lines[row.line - 1] = None
    if not rows:
        lines[table.line - 1] = lines[table.line] = None
    for row in rows:
        cells = (typed[row.line] + [""] * width)[:width]
        said = [_said(row, by_place.get(place), cell, reader) for place, cell in enumerate(cells)]
        lines[row.line - 1] = _row([cell for place, cell in enumerate(said) if place != id_place])


def _said(row: TableRow, column: Column | None, cell: str, reader: _Reader) -> str:
    """A cell as the client reads it; one that says something else than Readout knows stays as it was typed."""
    client, words, text = reader.client, reader.figures.language, row[column] if column else ""
    found: str | None = None
    if column in ("owner", "from"):
        found = next((each.name for each in client.people if plain(each.id) == plain(text)), None)
    elif column == "due" and (day := _day(text, reader.figures, reader.called)):
        found = reader.figures.day(day)
    elif column == "about":
        found = next((each.name for each in client.kpis if plain(each.id) == plain(text)), None)
    elif column == "goal":
        found = next((each.statement for each in client.goals if plain(each.id) == plain(text)), None)
    elif column == "decision" and (choice := choice_of(text, words)):
        found = choice_word(choice, words)
    elif column == "kind" and (kind := kind_of(text, ("question", "feedback", "task"), words)):
        found = work_kind(kind, words)
    return cell.strip() if found is None else as_prose(found)


def _day(text: str, figures: Figures, after: dt.date | None = None) -> dt.date | None:
    try:
        return read_day(text, figures.language, after)
    except ValueError:
        return None


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cell.strip() for cell in cells)} |"


def _without_empty_sections(lines: list[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        below = next((each for each in lines[number + 1 :] if each.strip()), "#")
        deeper = _level(below) > _level(line) if _HEADING.match(below) and number else True
        if _HEADING.match(line) and number and _HEADING.match(below + " ") and not deeper:
            continue
        yield line


def _level(line: str) -> int:
    return len(line.lstrip()) - len(line.lstrip().lstrip("#")) if line.lstrip().startswith("#") else 0
