"""Figures that were sent and have changed since: late bookings, corrected exports, a repaired filter.

A figure has changed when it is off by more than half a percent of what was sent *and* by more than half a unit of the
last digit that was printed. From three digits on the first implies the second, so only small values need a floor.
Below that, figures settle all the time and nobody decides anything by them; a report that corrected them every month
would teach its reader to overlook corrections.

Held against today's figure is what the client was told last: the figure in the month's own report, or a later
report's correction of it, or a later report's comparison with it. So a correction is said once.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from readout.model.client import Client, Kpi, Unit
from readout.model.history import SentReport, definition_of
from readout.model.series import KpiSeries

MONTHS_BACK = 13  # a month is compared with the one a year ago, and that with the one before it
SHARE = 0.005


@dataclass(frozen=True)
class Restated:
    """A KPI's figure for ``month`` as it was told last (``sent``) and as it is ``now``; None: not there any more.

    ``cause``: what an event since the last report says has changed it; None where nobody has said.
    """

    kpi: Kpi
    month: pd.Period
    sent: float
    now: float | None
    cause: str | None = None


def restated(
    client: Client, series: Mapping[str, KpiSeries], sent: Sequence[SentReport], month: pd.Period
) -> tuple[Restated, ...]:
    """Return what has changed since it was sent, by KPI and month; ``sent`` is oldest first, all before ``month``."""
    return tuple(_changes(client, series, sent, month))


def has_changed(sent: float, now: float, unit: Unit) -> bool:
    """Whether ``now`` differs from what was ``sent`` by more than settling and rounding."""
    return abs(now - sent) > max(SHARE * abs(sent), _half_a_unit(sent, unit)) * (1 + 1e-9)


def _half_a_unit(value: float, unit: Unit) -> float:
    """Half a unit of the last digit of a small value as it is printed: 3.4 %, 0.85 %, £0.52, 0.034."""
    if unit == "percent":
        return 0.0005 if abs(value) >= 0.01 else 0.00005
    return 0.005 if unit == "currency" else 0.0005


def _changes(
    client: Client, series: Mapping[str, KpiSeries], sent: Sequence[SentReport], month: pd.Period
) -> Iterator[Restated]:
    for kpi in client.kpis:
        values = series[kpi.id]
        for report in sent:
            if (month - report.month).n > MONTHS_BACK or _figure(report, kpi.id) is None:
                continue
            told, now = _told_last(client, kpi, values, sent, report.month), values.at(report.month)
            gone = now is None and report.month in values.incomplete
            if told is not None and (gone or (now is not None and has_changed(told, now, kpi.unit))):
                yield Restated(kpi, report.month, told, now, _cause(client, kpi, report.month, sent[-1].month, month))


def _cause(client: Client, kpi: Kpi, changed: pd.Period, before: pd.Period, month: pd.Period) -> str | None:
    """The note of an event since the last report that says it has changed the figure of that month."""
    for event in client.events:
        if before < event.month <= month and kpi.id in event.kpis and changed in event.corrects:
            return event.note
    return None


def _told_last(
    client: Client, kpi: Kpi, values: KpiSeries, sent: Sequence[SentReport], month: pd.Period
) -> float | None:
    """What the newest report that says anything of that month said; None where the KPI counted something else then."""
    for report in reversed(sent):
        told = _told(report, kpi.id, values, month)
        if told is not None:
            return told if _counted_the_same(client, kpi, report) else None
    return None


def _told(report: SentReport, kpi: str, values: KpiSeries, month: pd.Period) -> float | None:
    for each in report.facts.get("restated") or ():
        if each.get("kpi") == kpi and each.get("month") == str(month):
            return _number(each.get("now"))
    figure = _entry(report, kpi)
    if month == report.month:
        return _number(figure.get("value"))
    apart = {1: "previous", 12: "year_ago"} if values.months_apart == 1 else {12: "year_ago"}
    name = apart.get((report.month - month).n, "")
    comparisons = figure.get("comparisons") or {}
    return _number((comparisons.get(name) or {}).get("value"))


def _counted_the_same(client: Client, kpi: Kpi, report: SentReport) -> bool:
    then = report.definitions.get(kpi.id)
    same = then is not None and then.counts_as(definition_of(kpi))
    return same and all(_counted_the_same(client, client.kpi(id_), report) for id_ in kpi.formula.refers_to)


def _figure(report: SentReport, kpi: str) -> float | None:
    return _number(_entry(report, kpi).get("value"))


def _entry(report: SentReport, kpi: str) -> Mapping[str, Any]:
    return next((each for each in report.facts.get("kpis") or () if each.get("id") == kpi), {})


def _number(value: Any) -> float | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    return float(value) if is_number else None
