"""What a new client's data files are asked: which column is the date, how it is written, what a row stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from readout.data.agency import read_agency
from readout.data.findings import one_of
from readout.data.looking.columns import Column
from readout.data.looking.days import Days
from readout.data.looking.look import Look, days_in, is_unique, likeliest_date, read_alike
from readout.data.project import Project
from readout.data.sources.month_words import in_language, language_of
from readout.data.starting.answers import SourceAnswer
from readout.data.starting.mapping import Mapped
from readout.data.starting.synonyms import likeness, rank
from readout.data.starting.template import Template
from readout.model.client import Grain
from readout.pipeline.interview import Interview, choice

MOST_DIMENSIONS = 3
_GRAINS: tuple[Grain, ...] = ("day", "week", "month")


@dataclass(frozen=True)
class Dated:
    """A data file with its dates understood."""

    look: Look
    date: str
    pattern: str
    days: Days
    other_dates: tuple[str, ...] = ()


def answered_source(interview: Interview, look: Look, *, alone: bool, spoken: str = "en") -> Dated:
    """Return a file with its date column, the pattern of its dates, its grain and its marks.

    ``alone``: it is the only file, so that flags speak of it; with several, a flag speaks of those it fits.
    ``spoken``: the client's language, taken for names of months that several languages have alike.
    """
    names = [each.name for each in look.dated]
    ranked = sorted(names, key=lambda name: (-likeness("date", name), rank("date", name), names.index(name)))
    of = "" if alone else f" of {look.where}"
    given = interview.given.get("date")
    asked = interview if alone or given in names else _without(interview, "date")
    date = asked.answer("date", f"Column with the date{of} ({one_of(names)})", choice(names), ranked[0])
    date = date or ranked[0]
    column = look.column(date)
    assert column is not None
    pattern = _pattern(interview, look, column, of)
    look = _marked(interview, look, of)
    days = days_in(look, date, pattern)
    pattern = _as_spoken(look, date, pattern, spoken)
    question = f"What does one row's date{of} stand for ({one_of(_GRAINS)})"
    grain = interview.answer("grain", question, choice(_GRAINS), days.grain)
    if grain not in (None, days.grain):
        days = days_in(look, date, pattern, grain)
    return Dated(look, date, pattern, days, tuple(name for name in ranked if name != date))


def _pattern(interview: Interview, look: Look, column: Column, of: str) -> str:
    """Return how the dates of a column are written; where the file does not tell, it is asked for, never guessed."""
    pattern, sure = likeliest_date(look, column)
    if len(column.dates) == 1:
        return pattern
    both = one_of(column.dates)
    if not sure and interview.person is None and "date-format" not in interview.given:
        said = f'the dates of column "{column.name}", such as {column.sample[0]}, can be read as {both}'
        interview.refuse(f"{look.where}: {said}; say which by --date-format")
        return pattern
    question = f"How are the dates{of} written, such as {column.sample[0]} ({both})"
    return interview.answer("date-format", question, choice(column.dates), pattern if sure else "") or pattern


def _as_spoken(look: Look, date: str, pattern: str, spoken: str) -> str:
    """Return the pattern with the client's language, where it reads the same days: its other months will follow."""
    language = spoken.split("-")[0]
    if language_of(pattern) in ("", language):
        return pattern
    own = in_language(pattern, language)
    return own if read_alike(look, date, pattern, own) else pattern


def located(
    project: Project, client: str, template: Template, fields: Mapping[str, Mapped], dated: Sequence[Dated]
) -> tuple[SourceAnswer, ...]:
    """Return the files as sources: with ids, places, keys and the columns that may explain a change."""
    sources: list[SourceAnswer] = []
    for place, each in enumerate(dated):
        mine = [found for found in fields.values() if found.place == place]
        id_ = _source_id(template, mine, each.look, [source.id for source in sources])
        root, file = _place(project, client, each.look.file, [source.file for source in sources])
        dimensions = _dimensions(template, each.look, mine)
        key = _key(each, mine, dimensions)
        sources.append(
            SourceAnswer(
                id_, each.look, file, each.date, each.pattern, each.days, root, key, dimensions, each.other_dates
            )
        )
    return tuple(sources)


def _without(interview: Interview, flag: str) -> Interview:
    """The same interview, deaf to one flag; what is missing or wrong is noted in common."""
    given = {name: value for name, value in interview.given.items() if name != flag}
    return replace(interview, given=given)


def _marked(interview: Interview, look: Look, of: str) -> Look:
    """Ask which mark is for decimals where the file does not tell: the figures would be a thousand times too small."""
    if not look.marks.others:
        return look
    choices = {decimal: (decimal, thousands) for decimal, thousands in reversed(look.marks.others)}
    if interview.person is None and "decimal" not in interview.given:
        example = f"{look.marks.example} could mark thousands or decimals, and no other number tells"
        interview.refuse(f"{look.where}: {example}; say which sign marks decimals by --decimal . or --decimal ,")
        return look
    question = f"Which sign marks decimals in numbers{of} such as {look.marks.example} (. or ,)"
    decimal = interview.answer("decimal", question, choice(list(choices)))
    if decimal is None:
        return look
    chosen = choices[decimal]
    marks = replace(look.marks, decimal=chosen[0], thousands=chosen[1])
    return replace(look, marks=marks, format=replace(look.format, decimal=chosen[0], thousands=chosen[1]))


def _source_id(template: Template, mine: Sequence[Mapped], look: Look, taken: Sequence[str]) -> str:
    own = [each.field.source for each in mine if each.field.source] or list(template.yaml.sources)
    stem = re.sub(r"[^a-z0-9]+", "-", look.file.stem.lower()).strip("-") or "data"
    numbered = (f"{stem}-{number}" for number in range(2, 100))
    return next(each for each in (*own, stem, *numbered) if each not in taken)


def _place(project: Project, client: str, file: Path, taken: Sequence[str]) -> tuple[str | None, str]:
    """Return the data root and the path of a file that lies in the client's folder there, else where it is copied."""
    real = file.resolve()
    for root, folder in read_agency(project).roots.items():
        home = (project.root / folder).resolve() / client
        if real.is_relative_to(home):
            return root, real.relative_to(home).as_posix()
    plain = re.sub(r'[\\/:*?"<>|\[\]\x00-\x1f]', "-", file.name)
    names = (f"data/{plain}", *(f"data/{Path(plain).stem}-{n}{file.suffix}" for n in range(2, 100)))
    return None, next(each for each in names if each not in taken)


def _dimensions(template: Template, look: Look, mine: Sequence[Mapped]) -> tuple[str, ...]:
    used = {each.column for each in mine}
    able = [each.name for each in look.columns if each.repeats(look.rows) and each.name not in used]

    def order(name: str) -> tuple[int, int]:
        return -max((likeness(each, name) for each in template.dimensions), default=0), able.index(name)

    return tuple(sorted(able, key=order)[:MOST_DIMENSIONS])


def _key(dated: Dated, mine: Sequence[Mapped], dimensions: Sequence[str]) -> tuple[str, ...]:
    """Return the columns that tell rows apart: one that is counted, else the date with those that divide it."""
    counted = [(each.column,) for each in mine if each.field.counted and not each.added]
    divided = [(dated.date, *dimensions[:number]) for number in range(len(dimensions) + 1)]
    return next((names for names in (*counted, *divided) if is_unique(dated.look, names)), ())
