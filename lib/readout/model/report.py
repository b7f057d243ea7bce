"""A client's month: everything the report says, calculated once and frozen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from readout.model.call import Appointment, DaysOff, appointment
from readout.model.client import Client, Decision, Event, Goal
from readout.model.dimension_names import NameChanges
from readout.model.drivers_detail import Detail
from readout.model.goals import GoalResult, goal_result
from readout.model.history import SentReport, frozen, sent_before
from readout.model.judgement import judged_goal, judged_kpis
from readout.model.months import last_day
from readout.model.predictions import Prediction, predictions
from readout.model.promises import Account, accounts
from readout.model.reconcile import Reconciled, reconcile
from readout.model.restated import Restated, restated
from readout.model.results import KpiResult, kpi_result
from readout.model.revision import Begun, Revision, revision_of, version_of
from readout.model.series import KpiSeries, SourceReach
from readout.model.work import WorkItem
from readout.model.work_month import MonthsWork, work_of_month


@dataclass(frozen=True)
class Report:
    """What is known of a client at a month's end. ``as_of`` is the report's today: no clock is read.

    ``sent`` holds what the client has seen of earlier months, oldest first; ``frozen`` this month's report, once it
    was sent and as long as no new ``version`` is begun, which is then a ``revision``; ``promises`` what became of ours;
    ``restated`` the sent figures that have changed since. ``appointment``: when we talk about this report, in the
    month after; None where no time is agreed, or where that month is a pause.
    ``name_changes``: what came into the dimensions of the data, or went out of them.
    """

    client: Client
    month: pd.Period
    as_of: dt.date
    kpis: tuple[KpiResult, ...] = ()
    goals: tuple[GoalResult, ...] = ()
    work: MonthsWork = MonthsWork()
    reach: Mapping[str, SourceReach] = field(default_factory=dict)
    reconciled: tuple[Reconciled, ...] = ()
    predictions: tuple[Prediction, ...] = ()
    sent: tuple[SentReport, ...] = ()
    frozen: SentReport | None = None
    version: int = 1
    revision: Revision | None = None
    promises: tuple[Account, ...] = ()
    restated: tuple[Restated, ...] = ()
    appointment: Appointment | None = None
    name_changes: tuple[NameChanges, ...] = ()

    def kpi(self, id_: str) -> KpiResult:
        """Return the result of the KPI with this id; KeyError when there is none."""
        for result in self.kpis:
            if result.kpi.id == id_:
                return result
        raise KeyError(id_)

    def goal(self, id_: str) -> GoalResult:
        """Return the result of the goal with this id; KeyError when there is none."""
        for result in self.goals:
            if result.goal.id == id_:
                return result
        raise KeyError(id_)

    @property
    def before(self) -> SentReport | None:
        """The last report the client has seen before this one; None for the first."""
        return self.sent[-1] if self.sent else None

    @property
    def data_until(self) -> dt.date:
        """The day up to which every source is there: ``as_of``, or earlier while a source is behind."""
        end = last_day(self.month)
        behind = [reach.reaches for reach in self.reach.values() if reach.reaches is not None and reach.due(self.month)]
        return min([self.as_of, *(day for day in behind if day < end)])

    @property
    def rates(self) -> Mapping[str, float]:
        """What one unit of each other currency was worth this month in the client's; empty where none counted."""
        found = {
            currency: rate
            for reach in self.reach.values()
            for (currency, month), rate in reach.rates.items()
            if month == self.month and currency != self.client.currency
        }
        return dict(sorted(found.items()))

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """This month's decisions about goals."""
        return tuple(each for each in self.client.decisions if each.month == self.month)

    @property
    def pause(self) -> str | None:
        """Why this month had neither work nor call; None when it had."""
        return self.pause_in(self.month)

    def pause_in(self, month: pd.Period) -> str | None:
        """Return why ``month`` has neither work nor call, by agreement; None when it has."""
        return next((each.reason for each in self.client.pause if each.month == month), None)

    def events_for(self, kpi: str) -> tuple[Event, ...]:
        """Return what the reader should know of this KPI's line, up to this month."""
        return tuple(each for each in self.client.events if kpi in each.kpis and each.month <= self.month)


def build_report(
    client: Client,
    month: pd.Period,
    series: Mapping[str, KpiSeries],
    reach: Mapping[str, SourceReach],
    items: Iterable[WorkItem],
    counterparts: Mapping[str, KpiSeries] | None = None,
    details: Mapping[str, Detail] | None = None,
    history: Iterable[SentReport] = (),
    days_off: DaysOff | None = None,
    begun: Iterable[Begun] = (),
) -> Report:
    """Calculate the report of ``client`` for ``month`` from its KPIs' monthly series and its work log.

    ``counterparts`` holds the client's own figures by KPI id, for every KPI that ``reconcile`` names; ``details`` the
    KPIs by member and by day, for the months that are compared; ``history`` every version of every report that was
    approved or sent; ``days_off`` when nobody works at the client's, which the call avoids; ``begun`` the new versions
    of sent reports that were begun.
    """
    outline, details, items = outline_of(client, month, history, begun), details or {}, tuple(items)
    as_of, sent = outline.as_of, outline.sent
    results = [kpi_result(client, kpi, series[kpi.id], month) for kpi in client.kpis]
    talk = appointment(client.call, month + 1, days_off or DaysOff())
    return replace(
        outline,
        kpis=judged_kpis(client, results, details, outline.before),
        goals=tuple(_goal(client, goal, series, month, as_of) for goal in client.goals),
        work=work_of_month(client, items, month, as_of),
        reach=reach,
        reconciled=reconcile(client, series, counterparts or {}, month),
        predictions=predictions(client, items, series, month),
        promises=accounts(sent[-1] if sent else None, items, month, as_of),
        restated=restated(client, series, sent, month),
        appointment=None if any(each.month == month + 1 for each in client.pause) else talk,
    )


def outline_of(
    client: Client, month: pd.Period, history: Iterable[SentReport] = (), begun: Iterable[Begun] = ()
) -> Report:
    """Return the report of ``month`` without any figure: whose it is, its today, its version, what was sent before."""
    history, begun = tuple(history), tuple(begun)
    as_sent, version = frozen(history, month), version_of(history, begun, month)
    return Report(
        client=client,
        month=month,
        as_of=as_of_date(client, month),
        sent=sent_before(history, month),
        frozen=as_sent if as_sent and as_sent.version == version else None,
        version=version,
        revision=revision_of(history, begun, month),
    )


def _goal(client: Client, goal: Goal, series: Mapping[str, KpiSeries], month: pd.Period, as_of: dt.date) -> GoalResult:
    line = series[goal.kpi] if goal.kpi else None
    better = client.kpi(goal.kpi).better if goal.kpi else "higher"
    return judged_goal(client, goal_result(goal, line, better, month, as_of), series)


def as_of_date(client: Client, month: pd.Period) -> dt.date:
    """Return the report's today: the month's end plus the largest lag of the client's sources."""
    return last_day(month) + dt.timedelta(days=max((source.lag_days for source in client.sources), default=0))
