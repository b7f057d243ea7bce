"""The entries of client.yml that are well formed, each at its path, for the rules that look across keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

import pandas as pd
from pydantic import ValidationError

from readout.data.client_schema import EngagementYaml, EventYaml, GoalYaml, KpiYaml, ReconcileYaml
from readout.data.findings import KeyPath
from readout.data.source_schema import SourceYaml
from readout.data.strict import Entry

_E = TypeVar("_E", bound=Entry)


@dataclass(frozen=True)
class Parts:
    """Well-formed entries by path. What is malformed is missing here, and reported by ``validation``."""

    data: Mapping[str, Any]
    sources: Mapping[KeyPath, SourceYaml]
    kpis: Mapping[KeyPath, KpiYaml]
    goals: Mapping[KeyPath, GoalYaml]
    reconcile: Mapping[KeyPath, ReconcileYaml]
    events: Mapping[KeyPath, EventYaml]
    engagements: Mapping[KeyPath, EngagementYaml]

    @property
    def has_engagement(self) -> bool:
        """Whether the file says anything of an engagement, well formed or not."""
        return bool(self.data.get("engagement") or self.data.get("engagements"))

    @property
    def latest(self) -> EngagementYaml | None:
        """The engagement that goals' spans default to."""
        return max(self.engagements.values(), key=lambda each: each.start, default=None)

    def kpi(self, id_: str | None) -> KpiYaml | None:
        """Return the well-formed KPI with this id."""
        return next((each for each in self.kpis.values() if each.id == id_), None)

    def span(self, goal: GoalYaml) -> tuple[pd.Period | None, pd.Period | None]:
        """Return a goal's first and last month; None for what neither it nor an engagement says."""
        latest = self.latest
        start, end = (latest.start, latest.end) if latest else (None, None)
        return goal.from_ or start, goal.until or end


def well_formed(data: Mapping[str, Any]) -> Parts:
    """Return the entries of client.yml that can be judged."""
    return Parts(
        data,
        sources=dict(_entries(data, "sources", SourceYaml)),
        kpis=dict(_entries(data, "kpis", KpiYaml)),
        goals=dict(_entries(data, "goals", GoalYaml)),
        reconcile=dict(_entries(data, "reconcile", ReconcileYaml)),
        events=dict(_entries(data, "events", EventYaml)),
        engagements={
            **dict(_entry(("engagement",), data.get("engagement"), EngagementYaml)),
            **dict(_entries(data, "engagements", EngagementYaml)),
        },
    )


def _entries(data: Mapping[str, Any], section: str, model: type[_E]) -> Iterator[tuple[KeyPath, _E]]:
    entries = data.get(section)
    pairs: Any = ()
    if isinstance(entries, list):
        pairs = enumerate(entries)
    elif isinstance(entries, dict):
        pairs = entries.items()
    for key, entry in pairs:
        yield from _entry((section, key), entry, model)


def _entry(path: KeyPath, entry: Any, model: type[_E]) -> Iterator[tuple[KeyPath, _E]]:
    with suppress(ValidationError):
        yield path, model.model_validate(entry)
