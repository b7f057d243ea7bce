"""What an analyst wrote: one narrative cell."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Prose:
    """A narrative cell. ``text`` is its Markdown, ``slot`` its place in the report (None for a cell of the analyst's
    own), ``kpis`` the ids of the KPIs that it explains."""

    where: str
    text: str
    slot: str | None = None
    kpis: tuple[str, ...] = ()
