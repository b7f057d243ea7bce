"""What explains a change: the KPIs by the members of their dimensions, and by day, for a few months."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from readout.data.databases.extracts import Extracts
from readout.data.project import Project
from readout.data.sources.members_sql import Spans, Term, by_day, by_member, spans_of
from readout.data.sources.names import names_in
from readout.data.sources.needs import Needs, measure_of, needs_of
from readout.data.sources.reading import Reading
from readout.data.sources.source import SourceData, opened_source
from readout.model.client import Client, Kpi, Source
from readout.model.dimension_names import Names
from readout.model.drivers_detail import Detail, Member, Members
from readout.model.drivers_makeup import Ingredient, Makeup, makeup_of
from readout.model.errors import Problem, SourceError
from readout.model.formula import Formula
from readout.model.series import SourceReach

# Members of one dimension that are told apart; the rest of a long list is added up. A report names five.
MOST_MEMBERS = 50

_TOO_MANY = f"it has more than {MOST_MEMBERS} members, too many to match between two sources"


def read_members(project: Project, client: Client, kpi: Kpi, months: Sequence[pd.Period]) -> Detail:
    """Return ``kpi`` by the members of each of its dimensions and by day, for ``months``.

    The first month is the one to explain: members are kept by how much they changed from any other month to it. Months
    that are incomplete, or in which no figure is due, are left out. Raises SourceError as ``read_figures`` does.
    """
    return read_all_members(project, client, [kpi], months)[kpi.id]


def read_all_members(
    project: Project, client: Client, kpis: Sequence[Kpi], months: Sequence[pd.Period], extracts: Extracts | None = None
) -> Mapping[str, Detail]:
    """Return the detail of each of ``kpis`` by its id, as ``read_members`` does, opening each source once."""
    return read_details(project, client, kpis, months, extracts)[0]


def read_details(
    project: Project,
    client: Client,
    kpis: Sequence[Kpi],
    months: Sequence[pd.Period],
    extracts: Extracts | None = None,
    read: Mapping[str, SourceData] | None = None,
) -> tuple[Mapping[str, Detail], tuple[Names, ...]]:
    """Return the detail of each of ``kpis`` by its id, and the names in their dimensions up to the first month.

    ``read`` are sources that were read for ``kpis``: what days tell is known of them, and only members are asked for.
    """
    names: list[Names] = []
    asked = [_Asked(kpi, makeup_of(client, kpi)) for kpi in kpis]
    answers: dict[tuple[str, str], _Answer] = {}
    problems: list[Problem] = []
    extracts = extracts or Extracts()
    for source in client.sources:
        here = [each for each in asked if source.id in each.sources]
        if not here:
            continue
        if read and source.id in read and not any(each.kpi.dimensions for each in here):
            answers |= {(each.kpi.id, source.id): _answer(None, read[source.id], each, months) for each in here}
            continue
        try:
            with opened_source(project, client, source, _needs(source, here), extracts) as (reading, data):
                for each in here:
                    answers[each.kpi.id, source.id] = _answer(reading, data, each, months)
                dimensions = dict.fromkeys(dimension for each in here for dimension in each.kpi.dimensions)
                if data.reach.complete(months[0]):
                    names.extend(names_in(reading, each, months[0]) for each in dimensions)
        except SourceError as error:
            problems.extend(error.problems)
    if problems:
        raise SourceError(problems)
    found = {each.kpi.id: _detail(each, [answers[each.kpi.id, id_] for id_ in each.sources]) for each in asked}
    return found, tuple(names)


def members_needs(client: Client, source: Source) -> Needs:
    """Return what ``read_all_members`` reads of ``source`` for all of the client's KPIs."""
    asked = [_Asked(kpi, makeup_of(client, kpi)) for kpi in client.kpis]
    return _needs(source, [each for each in asked if source.id in each.sources])


@dataclass(frozen=True)
class _Asked:
    """A KPI that has something to tell: dimensions, or daily sums."""

    kpi: Kpi
    makeup: Makeup

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources to open, the numerator's first; none where nothing is to be told."""
        if not self.kpi.dimensions and not self.daily:
            return ()
        return tuple(dict.fromkeys(each.kpi.source or "" for each in self.makeup.ingredients))

    @property
    def daily(self) -> bool:
        """Whether days tell something: of a sum or a count, which grows with them."""
        return self.kpi.formula.additive

    def of(self, source: str) -> tuple[Ingredient, ...]:
        """What the source brings: both terms of a ratio, or one."""
        return tuple(each for each in self.makeup.ingredients if each.kpi.source == source)


@dataclass(frozen=True)
class _Answer:
    """What one source says of a KPI."""

    months: frozenset[pd.Period]
    members: Mapping[str, tuple[Member, ...]]
    days: Mapping[pd.Period, tuple[float, ...]]


def _needs(source: Source, asked: Sequence[_Asked]) -> Needs:
    """Return what must be read: the columns added up, and the dimensions as text."""
    made = [
        replace(part.kpi, formula=Formula(part.aggregate), dimensions=each.kpi.dimensions)
        for each in asked
        for part in each.of(source.id)
    ]
    needs = needs_of(source, made)
    dimensions = (dimension for kpi in made for dimension in kpi.dimensions)
    return replace(needs, texts=tuple(dict.fromkeys([*needs.texts, *dimensions])))


def _answer(reading: Reading | None, data: SourceData, asked: _Asked, months: Sequence[pd.Period]) -> _Answer:
    """What a source says, added up in ``data``; its members are asked of ``reading``, which is None without any."""
    known = list(_known(data.reach, months))
    if not known:
        return _Answer(frozenset(), {}, {})
    spans = spans_of(known, data.reach.due_months)
    members: dict[str, tuple[Member, ...]] = {}
    if reading is not None and asked.kpi.dimensions:
        terms = [Term.of(reading, part, spans) for part in asked.of(data.source.id)]
        members = {each: by_member(reading, each, terms, known, MOST_MEMBERS) for each in asked.kpi.dimensions}
    return _Answer(frozenset(known), members, _days(data, asked, spans))


def _days(data: SourceData, asked: _Asked, spans: Spans) -> Mapping[pd.Period, tuple[float, ...]]:
    if not asked.daily or data.source.grain != "day":
        return {}
    first = asked.of(data.source.id)[0]
    return by_day(data.totals, measure_of(first.kpi, first.aggregate), spans)


def _known(reach: SourceReach, months: Sequence[pd.Period]) -> Iterator[pd.Period]:
    for month in dict.fromkeys(months):
        if reach.due(month) and reach.complete(month):
            yield month


def _detail(asked: _Asked, answers: Sequence[_Answer]) -> Detail:
    dimensions = tuple(_members(asked, dimension, answers) for dimension in asked.kpi.dimensions)
    return Detail(dimensions, answers[0].days if answers else {})


def _members(asked: _Asked, dimension: str, answers: Sequence[_Answer]) -> Members:
    if asked.makeup.reason:
        return Members(dimension, reason=asked.makeup.reason)
    months = frozenset.intersection(*(each.months for each in answers))
    found = [each.members.get(dimension, ()) for each in answers]
    if len(found) == 1:
        return Members(dimension, found[0], months)
    if any(member.pooled for members in found for member in members):
        return Members(dimension, reason=_TOO_MANY)
    above, below = ({member.name: member.values for member in members} for members in found)
    names = dict.fromkeys([*above, *below])
    return Members(dimension, tuple(Member(name, above.get(name, {}), below.get(name, {})) for name in names), months)
