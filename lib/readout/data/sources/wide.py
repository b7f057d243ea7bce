"""Tables that are wide: a column for each date. Each of their cells becomes a row of its own, its date beside it."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from readout.data.sources.month_words import numbered, with_numbers
from readout.model.client import Format
from readout.model.errors import Problem, SourceError


@dataclass(frozen=True)
class Wide:
    """A wide table's cells as rows. ``columns`` are those without a date, then the date's and the cells' own.

    ``places`` says of each row where its cell stands, as a person would look it up. ``body`` holds the rows,
    ``left_out`` the beginnings of those that are no data.
    """

    columns: tuple[str, ...]
    places: tuple[str, ...]
    body: Path
    left_out: tuple[str, ...] = ()


def unfolded(
    where: str,
    names: Sequence[str],
    rows: Iterable[tuple[str, Sequence[str]]],
    format_: Format,
    date: str,
    body: Path,
) -> Wide:
    """Write a row for each filled cell below a date to ``body``; ``date`` is what the dates' column is called.

    ``rows`` are each where they stand, with their cells. A blank cell is no row: a month to come has no figure yet.
    Raises SourceError where no column is named by a date, or a name stands twice.
    """
    dated = [place for place, name in enumerate(names) if is_date(name, format_)]
    value = format_.across or ""
    labels = [place for place, name in enumerate(names) if name and place not in dated]
    columns = (*(names[place] for place in labels), date, value)
    if not dated:
        there = ", ".join(name for name in names if name)
        said = f'has no column named by a date such as format.date "{format_.date}", which format.across needs'
        raise SourceError(Problem(where, f"{said}; its columns are {there}"))
    if len(set(columns)) < len(columns):
        said = (
            f'"{date}" and "{value}" must be names that no other column has; choose others for date and format.across'
        )
        raise SourceError(Problem(where, said))
    places: list[str] = []
    left_out: dict[str, None] = {}
    with body.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
        for place, cells in rows:
            if is_left_out(cells, format_.leave_out):
                left_out[first_filled(cells)] = None
                continue
            for column in dated:
                if cells[column].strip():
                    writer.writerow([*(cells[label] for label in labels), names[column], cells[column]])
                    places.append(f'{place}, under "{names[column]}"')
    return Wide(columns, tuple(places), body, tuple(left_out))


def is_date(name: str, format_: Format) -> bool:
    """Whether a column's name is a date as ``format_`` has it."""
    text, pattern = name.strip(), format_.date
    if format_.language:
        text, pattern = numbered(text, format_.language), with_numbers(pattern)
    try:
        dt.datetime.strptime(text, pattern.replace("%-", "%"))
    except ValueError:
        return False
    return True


def is_left_out(cells: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a row begins with one of ``words``: its first filled cell is that word, in capitals or not."""
    first = first_filled(cells)
    return bool(first) and first.casefold() in {word.casefold() for word in words}


def first_filled(cells: Sequence[str]) -> str:
    """Return a row's first filled cell; "" for a blank row."""
    return next((cell.strip() for cell in cells if cell.strip()), "")
