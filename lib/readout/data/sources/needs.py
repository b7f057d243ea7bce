"""What the KPIs of a source need of its columns: which are read as numbers, which as text, which only must exist."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from readout.model.client import Kpi, Source
from readout.model.formula import Aggregate

Scalar = str | int | float | bool
Filter = tuple[tuple[str, Scalar], ...]


@dataclass(frozen=True)
class Measure:
    """One aggregate over the rows that pass a filter (``where`` of a KPI, sorted by column)."""

    aggregate: Aggregate
    where: Filter = ()


@dataclass(frozen=True)
class Needs:
    """The columns of one source by use. Each tuple holds a name once, in the order of first use.

    ``currency`` is the column with the currency of ``amounts``, which are numbers.
    """

    date: str
    numbers: tuple[str, ...]
    texts: tuple[str, ...]
    filters: tuple[Filter, ...]
    key: tuple[str, ...]
    others: tuple[str, ...]
    measures: tuple[Measure, ...]
    currency: str | None = None
    amounts: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that must be there."""
        filtered = (column for each in self.filters for column, _ in each)
        return _once(
            (
                *([self.date] if self.date else []),
                *self.numbers,
                *self.texts,
                *filtered,
                *self.key,
                *self.others,
                *([self.currency] if self.currency else []),
            )
        )


def needs_of(source: Source, kpis: Sequence[Kpi]) -> Needs:
    """Return what ``kpis``, all of this source, need of it."""
    measures = tuple(dict.fromkeys(measure for kpi in kpis for measure in measures_of(kpi)))
    counted = [each.aggregate.column for each in measures if _as_text(each)]
    summed = [each.aggregate.column for each in measures if not _as_text(each)]
    counted += [column for column, range_ in source.expect.items() if range_.unique]
    summed += [column for column, range_ in source.expect.items() if (range_.min, range_.max) != (None, None)]
    summed += source.amounts
    dimensions = [dimension for kpi in kpis for dimension in kpi.dimensions]
    return Needs(
        date=source.date,
        numbers=_once(summed),
        texts=_once(counted),
        filters=tuple(dict.fromkeys(measure.where for measure in measures if measure.where)),
        key=source.key,
        others=_once([*dimensions, *source.expect]),
        measures=measures,
        currency=source.currency_column,
        amounts=source.amounts,
    )


def measures_of(kpi: Kpi) -> tuple[Measure, ...]:
    """Return the measures a KPI is made of: one, two for a ratio, none when it is made of other KPIs."""
    terms = (kpi.formula.numerator, kpi.formula.denominator)
    return tuple(measure_of(kpi, term) for term in terms if isinstance(term, Aggregate))


def measure_of(kpi: Kpi, aggregate: Aggregate) -> Measure:
    """Return one aggregate of a KPI with the KPI's filter."""
    return Measure(aggregate, tuple(sorted(kpi.where.items())))


def _as_text(measure: Measure) -> bool:
    return measure.aggregate.function in ("count", "distinct")


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
