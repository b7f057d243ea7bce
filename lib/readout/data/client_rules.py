"""Rules of client.yml that look at more than one key. An entry that is malformed in itself is not judged here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from readout.data.client_parts import Parts
from readout.data.client_schema import EventYaml, KpiYaml, ReconcileYaml
from readout.data.findings import Finding, KeyPath, key_path
from readout.data.goal_rules import goal_findings
from readout.data.source_rules import currency_findings, source_findings
from readout.model.months import months_between


def rule_findings(parts: Parts) -> list[Finding]:
    """Return every contradiction between keys."""
    return [
        *_engagements(parts),
        *_unquoted_color(parts),
        *(found for path, source in parts.sources.items() for found in source_findings(path, source)),
        *(
            found
            for path, source in parts.sources.items()
            for found in currency_findings(path, source, parts.kpis.values(), parts.data.get("currency"))
        ),
        *(found for path, kpi in parts.kpis.items() for found in _kpi(path, kpi, parts)),
        *(found for path, goal in parts.goals.items() for found in goal_findings(path, goal, parts)),
        *(found for path, event in parts.events.items() for found in _event(path, event)),
        *(found for path, entry in parts.reconcile.items() for found in _reconcile(path, entry)),
        *_repeats(parts.data, ()),
    ]


def _engagements(parts: Parts) -> Iterator[Finding]:
    if parts.data.get("engagement") and parts.data.get("engagements"):
        yield Finding(
            ("engagements",), "engagement and engagements are both there; keep engagements, with all spans in it"
        )
    taken: dict[object, KeyPath] = {}
    for path, span in parts.engagements.items():
        name = key_path(path)
        if span.end < span.start:
            yield Finding(path, f"{name}.end is '{span.end}', before its start '{span.start}'; exchange the two")
        shared = [month for month in months_between(span.start, span.end) if month in taken]
        if shared and path[0] == "engagements":
            other = key_path(taken[shared[0]])
            yield Finding(path, f"{name} holds {shared[0]}, as {other} does; let spans follow each other")
        taken |= dict.fromkeys(months_between(span.start, span.end), path)


def _unquoted_color(parts: Parts) -> Iterator[Finding]:
    brand = parts.data.get("brand")
    if isinstance(brand, dict) and "color" in brand and brand["color"] is None:
        cure = 'as # begins a comment, put the colour in quotes: "#0b5c8a"'
        yield Finding(("brand", "color"), f"brand.color is empty; {cure}")


def _kpi(path: KeyPath, kpi: KpiYaml, parts: Parts) -> Iterator[Finding]:
    name = key_path(path)
    if kpi.value.columns and kpi.source is None:
        yield Finding(path, f"{name}.source is missing; write the id of the source that has the columns of value")
    if kpi.value.refers_to:
        for key in ("source", "where"):
            if getattr(kpi, key):
                found = f"{name}.{key} has no effect, as value is made of other KPIs; delete it"
                yield Finding((*path, key), found)
    if kpi.unit == "currency" and not parts.data.get("currency"):
        yield Finding((*path, "unit"), f"{name}.unit is 'currency'; add the client's currency, such as currency: GBP")
    if kpi.role == "leading" and kpi.leads_to is None:
        yield Finding((*path, "role"), f"{name}.role is 'leading'; add leads_to: the outcome it foretells, and why")
    if kpi.role == "outcome" and kpi.leads_to is not None:
        yield Finding((*path, "leads_to"), f"{name}.leads_to belongs to a leading sign; add role: leading")


def _event(path: KeyPath, event: EventYaml) -> Iterator[Finding]:
    if event.rebase and event.exclude:
        yield Finding(path, f"{key_path(path)} has rebase and exclude; keep one: a lasting shift or a month not judged")
    if event.corrects and not event.kpis:
        yield Finding((*path, "corrects"), f"{key_path(path)} has corrects and no kpis; name the KPIs it has changed")
    for index, month in enumerate(event.corrects):
        if month >= event.month:
            found = f"{key_path(path)}.corrects[{index}] is {month}, and the event is of {event.month}"
            yield Finding((*path, "corrects", index), f"{found}; name a month before it")


def _reconcile(path: KeyPath, entry: ReconcileYaml) -> Iterator[Finding]:
    if entry.value.refers_to:
        found = f"{key_path(path)}.value names a KPI; write what its own source is asked, for example sum(booked)"
        yield Finding((*path, "value"), found)
    if not 0 <= entry.tolerance < 1:
        found = f"{key_path(path)}.tolerance is {entry.tolerance:g}; write a fraction, for example 0.02 for 2 %"
        yield Finding((*path, "tolerance"), found)


def _repeats(value: Any, path: KeyPath) -> Iterator[Finding]:
    """Find texts that a list holds twice; no list of client.yml means anything by that."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    seen = set()
    for key, item in items:
        if isinstance(value, list) and isinstance(item, str):
            if item in seen:
                yield Finding((*path, key), f"{key_path(path)} has {item!r} twice; delete one")
            seen.add(item)
        yield from _repeats(item, (*path, key))
