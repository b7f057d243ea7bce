"""What the client's own system says of the KPIs that ``reconcile`` names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from readout.data.databases.extracts import Extracts
from readout.data.project import Project
from readout.data.sources.figures import read_figures
from readout.model.client import Client, Kpi
from readout.model.formula import parse_formula
from readout.model.series import KpiSeries


def read_counterparts(project: Project, client: Client, extracts: Extracts | None = None) -> Mapping[str, KpiSeries]:
    """Return the client's own monthly figures by the id of the KPI they are held against.

    Raises SourceError as reading any source does.
    """
    if not client.reconcile:
        return {}
    needed = {entry.against for entry in client.reconcile}
    theirs = replace(
        client, kpis=counterpart_kpis(client), sources=tuple(source for source in client.sources if source.id in needed)
    )
    return read_figures(project, theirs, extracts).series


def counterpart_kpis(client: Client) -> tuple[Kpi, ...]:
    """Return the figures of the client's own system as KPIs, by the id of ours."""
    return tuple(
        Kpi(entry.kpi, entry.kpi, parse_formula(entry.value), source=entry.against) for entry in client.reconcile
    )
