"""Which marks a file's numbers are written with: a point or a comma for decimals, and what divides thousands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readout.data.looking.columns import MARKS, Column


@dataclass(frozen=True)
class Marks:
    """What was found. ``others``: the marks by which the same cells would be other numbers, the likelier first."""

    decimal: str = "."
    thousands: str = ""
    others: tuple[tuple[str, str], ...] = ()
    example: str = ""


def marks_of(columns: Sequence[Column], delimiter: str) -> Marks:
    """Return the marks by which most columns are numbers.

    Where several read the same cells as different numbers, as 1.500 may be 1.5 or 1500, all of them are named.
    """
    texts = [each for each in columns if each.marks and not each.typed and not each.is_date]
    if not texts:
        return Marks()
    read = {mark: sum(1 for each in texts if mark in each.marks) for mark in MARKS}
    best = [mark for mark in MARKS if read[mark] == max(read.values())]
    apart = {mark: tuple(_total(each, mark) for each in texts) for mark in best}
    choices = [mark for number, mark in enumerate(best) if apart[mark] not in [apart[m] for m in best[:number]]]
    if len(choices) == 1:
        return Marks(*choices[0])
    likely = sorted(choices, key=lambda mark: _unlikeliness(mark, delimiter))
    example = next(
        (text for each in texts if len({_total(each, mark) for mark in choices}) > 1 for text in each.sample
         if "." in text or "," in text),
        "",
    )  # fmt: skip
    return Marks(*likely[0], tuple(likely), example)


def _total(column: Column, mark: tuple[str, str]) -> str | None:
    return column.sums[column.marks.index(mark)] if mark in column.marks else None


def _unlikeliness(mark: tuple[str, str], delimiter: str) -> tuple[bool, int]:
    """Programs that divide cells by semicolons write decimal commas, others points."""
    return (mark[0] == ",") != (delimiter == ";"), MARKS.index(mark)
