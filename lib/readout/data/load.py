"""Read everything that one client's report is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from readout.data.client_file import read_client
from readout.data.counterparts import read_counterparts
from readout.data.databases.extracts import Extracts
from readout.data.days_off import days_off
from readout.data.history import read_history
from readout.data.project import Project
from readout.data.revisions import read_revisions
from readout.data.sources.figures import Figures, read_figures
from readout.data.sources.members import read_details
from readout.data.work_log import read_work
from readout.model.client import Client
from readout.model.dimension_names import Names, name_changes
from readout.model.drivers_detail import Detail
from readout.model.errors import Problem, SourceError
from readout.model.history import SentReport
from readout.model.months import month_of, months_between
from readout.model.report import Report, build_report
from readout.model.revision import Begun
from readout.model.series import KpiSeries, SourceReach
from readout.model.work import WorkItem

Details = tuple[Mapping[str, Detail], tuple[Names, ...]]

# What of a client decides nothing about how their files of data are read.
_NOT_READ_BY = (
    *("name", "brand", "people", "analyst", "backup", "approver", "goals", "decisions", "events", "pending", "pause"),
    *("call", "show", "deliver", "hold", "may_mention"),
)


@dataclass(frozen=True)
class ClientData:
    """A client with all that was read for them; every month's report can be built from it.

    ``detailed`` keeps what explains a month's changes, once it was read.
    """

    project: Project
    client: Client
    figures: Figures
    work: tuple[WorkItem, ...]
    counterparts: Mapping[str, KpiSeries] = field(default_factory=dict)
    history: tuple[SentReport, ...] = ()
    begun: tuple[Begun, ...] = ()
    extracts: Extracts | None = None
    detailed: dict[pd.Period, Details] = field(default_factory=dict, compare=False)

    def report(self, month: pd.Period) -> Report:
        """Return the report of ``month``."""
        series, reach = self.figures.series, self.figures.reach
        details, names = self._details(month)
        free = days_off(self.client, month + 1) if self.client.call.when else None
        client, counterparts = self.client, self.counterparts
        history, begun = self.history, self.begun
        report = build_report(client, month, series, reach, self.work, counterparts, details, history, free, begun)
        return replace(report, name_changes=name_changes(names, month))

    def _details(self, month: pd.Period) -> Details:
        """What explains the month's changes: KPIs by member and by day, for the months it is compared with.

        With the names that the members have, in the month and before.
        """
        if month not in self.detailed:
            steps = sorted({series.months_apart for series in self.figures.series.values()})
            compared = [month, *(month - step for step in steps), month - 12]
            read, kpis = self.figures.read, self.client.kpis
            self.detailed[month] = read_details(self.project, self.client, kpis, compared, self.extracts, read)
        return self.detailed[month]

    def with_words_of(self, client: Client) -> ClientData | None:
        """Return the same data for a client whose files of data are read alike; None where they may be read otherwise.

        The files are taken to be as they were; work log and history are read again. What a database answers is not
        kept: it is asked again.
        """
        own = self.client
        words = {name: getattr(client, name) for name in _NOT_READ_BY if getattr(client, name) != getattr(own, name)}
        # What is the same stays the same object: a report is told from another by its bytes.
        changed = replace(own, **words) if words else own
        if changed != client or any(source.database for source in client.sources):
            return None
        work, history = read_work(self.project, changed), read_history(self.project, own.id, changed.people)
        return replace(
            self,
            client=changed,
            work=self.work if work == self.work else work,
            history=self.history if history == self.history else history,
        )

    def latest_month(self) -> pd.Period:
        """Return the newest month that every source has complete; SourceError when there is none."""
        reaches = list(self.figures.reach.values())
        complete = [month for month in _months_reached(reaches) if all(reach.complete(month) for reach in reaches)]
        if not complete:
            where = f"clients/{self.client.id}/client.yml"
            cure = "name a month with --month, or bring newer data"
            raise SourceError(Problem(where, f"no month is complete in all sources; {cure}"))
        return complete[-1]


def load_client(project: Project, client_id: str, month: pd.Period | None = None) -> ClientData:
    """Read configuration, data and work log of a client.

    ``month``: the one that is reported on, where it is known; a database is not asked for later ones.

    Raises ConfigError and SourceError with everything there is to mend.
    """
    return load_data(project, read_client(project, client_id), Extracts(month))


def load_data(project: Project, client: Client, extracts: Extracts) -> ClientData:
    """Read the data and the work log of a client whose configuration is read; raises as ``load_client`` does.

    ``extracts`` are what databases have answered, or will.
    """
    client_id = client.id
    figures, work = read_figures(project, client, extracts), read_work(project, client)
    history = read_history(project, client_id, client.people)
    counterparts, begun = read_counterparts(project, client, extracts), read_revisions(project, client_id)
    return ClientData(project, client, figures, work, counterparts, history, begun, extracts)


def load_report(project: Project, client_id: str, month: pd.Period) -> Report:
    """Read a client and calculate their report for ``month``; raises as ``load_client`` does."""
    return load_client(project, client_id, month).report(month)


def _months_reached(reaches: list[SourceReach]) -> list[pd.Period]:
    """Every month from the first row of any source to the newest."""
    days = [day for reach in reaches for day in (reach.first, reach.reaches) if day is not None]
    return months_between(month_of(min(days)), month_of(max(days))) if days else []
