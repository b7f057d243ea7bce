"""Names in a dimension that came or went: a channel that is gone, one that is spelled otherwise, a flood of names."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

STEADY = 6  # months in each of which a name stood before it can be missed
WINDOW = 12  # months before the report's that are looked at
SHARE = 0.05  # of a month's rows: a name with fewer is not missed
RENAMED_SHARE = 0.01  # unless one that looks like it is new
FEWEST_ROWS = 5  # a month, on average: a name with fewer may be absent by chance, unless it always has the same number
FLOOD, CALM, FEWEST_NEW = 0.3, 0.1, 3
ALIKE = 0.8  # of difflib's ratio


@dataclass(frozen=True)
class Names:
    """How many rows each name of a dimension has, by month; blank cells have no name, months without a row no entry."""

    source: str
    dimension: str
    rows: Mapping[pd.Period, Mapping[str, int]]


@dataclass(frozen=True)
class NameChanges:
    """What happened to a dimension's names in one month.

    ``gone``: names that stood in each of the six months before; ``renamed``: such a name with the new one that looks
    like it; ``flood``: how many names are new and their share of the month's rows, where hardly any were new before.
    """

    source: str
    dimension: str
    gone: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    flood: tuple[int, float] | None = None


def name_changes(all_names: Sequence[Names], month: pd.Period) -> tuple[NameChanges, ...]:
    """Return what happened in ``month``, for the dimensions in which something did."""
    found = (_changes(names, month) for names in all_names)
    return tuple(each for each in found if each and (each.gone or each.renamed or each.flood))


def _changes(names: Names, month: pd.Period) -> NameChanges | None:
    before = sorted(each for each in names.rows if month - WINDOW <= each < month)
    if month not in names.rows or len(before) < STEADY:
        return None
    now, known = names.rows[month], {name for each in before for name in names.rows[each]}
    new = {name: count for name, count in now.items() if name not in known}
    gone = list(_gone(names, before[-STEADY:], now))
    renamed = tuple((name, twin) for name, _ in gone if (twin := _twin(name, new)))
    missed = tuple(name for name, share in gone if share >= SHARE and name not in dict(renamed))
    return NameChanges(names.source, names.dimension, missed, renamed, _flood(names, before, now, new))


def _gone(names: Names, before: Sequence[pd.Period], now: Mapping[str, int]) -> Iterator[tuple[str, float]]:
    """Yield the names that stood in each month before and do not now, with their mean share of the rows."""
    for name in set.intersection(*(set(names.rows[month]) for month in before)) - set(now):
        counts = [names.rows[month][name] for month in before]
        share = sum(count / sum(names.rows[month].values()) for count, month in zip(counts, before, strict=True))
        steady = sum(counts) >= FEWEST_ROWS * len(counts) or min(counts) == max(counts)
        if steady and share / len(before) >= RENAMED_SHARE:
            yield name, share / len(before)


def _twin(name: str, new: Mapping[str, int]) -> str | None:
    plain = {_plain(each): each for each in new}
    if _plain(name) in plain:
        return plain[_plain(name)]
    near = difflib.get_close_matches(_plain(name), list(plain), n=1, cutoff=ALIKE)
    return plain[near[0]] if near else None


def _plain(name: str) -> str:
    """Return the name as it sounds: without capitals, spaces and signs; itself where nothing else is in it."""
    return re.sub(r"[\W_]+", "", name.casefold()) or name


def _flood(
    names: Names, before: Sequence[pd.Period], now: Mapping[str, int], new: Mapping[str, int]
) -> tuple[int, float] | None:
    share = sum(new.values()) / sum(now.values())
    if len(new) < FEWEST_NEW or share < FLOOD:
        return None
    usual = []
    for place in range(STEADY // 2, len(before)):
        seen = {name for each in before[:place] for name in names.rows[each]}
        rows = names.rows[before[place]]
        usual.append(sum(count for name, count in rows.items() if name not in seen) / sum(rows.values()))
    return (len(new), share) if max(usual) <= CALM else None
