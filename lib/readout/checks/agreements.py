"""What was agreed when the last report was sent, held against client.yml as it is today.

Something may change, but not silently. What accounts for a change is written where the client reads it:

- a goal's target: a ``revisions`` entry with the new target;
- anything else of a goal: a decision to change or pivot, for a month since the last report;
- what a KPI counts, and which KPIs there are in which order: an event of a month since the last report that names
  the KPI, by id in ``kpis`` or by id or name in its note. A goal or a KPI that is gone can only be named in a note.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from readout.data.findings import shown
from readout.model.client import Event, Goal
from readout.model.history import Agreed, SentReport, agreed, definition_of, differences
from readout.model.report import Report

LONGEST_SHOWN = 60  # characters of a plan or a filter in a message
_KEYS = {"start": "from"}  # a field's name, where client.yml calls it otherwise


def changed_goals(report: Report) -> Iterator[tuple[str, str]]:
    """Yield (place, what changed and the cure) for every goal that is not what the last sent report said."""
    before = report.before
    goals = {goal.id: goal for goal in report.client.goals}
    if before is None:
        return
    for id_, then in before.goals.items():
        if id_ in goals and not _decided(report, id_):
            yield from _changes(goals[id_], then, before)
        elif id_ not in goals and then.until >= report.month and not _told(report, id_, then.statement):
            cure = "put it back, or tell the client in an event that names it"
            where = f"clients/{report.client.id}/client.yml"
            yield where, f"goal {id_} was in the report sent for {before.month} and is gone; {cure}"


def _changes(goal: Goal, then: Agreed, before: SentReport) -> Iterator[tuple[str, str]]:
    for name, old, new in differences(then, agreed(goal, before.month)):
        if (name == "target" and _revised(goal, then, before.month)) or (name == "plan" and _redrawn(goal, before)):
            continue
        cure = "add a revision with agreed_by and why" if name == "target" else "add a decision to change or pivot"
        changed = _changed(_KEYS.get(name, name), old, new, before)
        yield goal.where_in_file, f"goal {goal.id}: {changed}; put it back, or {cure}"


def _revised(goal: Goal, then: Agreed, month: pd.Period) -> bool:
    """Whether a revision that reaches back into sent months still knows the target that was sent."""
    return any(each.start <= month and goal.target_in(each.start - 1) == then.target for each in goal.revisions)


def _redrawn(goal: Goal, before: SentReport) -> bool:
    """A plan by months is drawn anew when the target is revised."""
    return any(each.start > before.month for each in goal.revisions)


def changed_definitions(report: Report) -> Iterator[tuple[str, str]]:
    """Yield (place, what changed and the cure) for every KPI that no longer counts what it did."""
    if report.before is None:
        return
    for kpi in report.client.kpis:
        then = report.before.definitions.get(kpi.id)
        if then is None or _told(report, kpi.id, kpi.name):
            continue
        for name, old, new in differences(then, definition_of(kpi)):
            said = f"{kpi.id}: {_changed(name, old, new, report.before)}"
            yield kpi.where_in_file, f"{said}; put it back, or tell the client in an event that names {kpi.id}"


def changed_kpis(report: Report) -> str:
    """Return in words how the KPIs differ from those last sent, as far as nobody has told the client; "" if not."""
    if report.before is None or not report.before.kpi_order:
        return ""
    then, names = report.before.kpi_order, {kpi.id: kpi.name for kpi in report.client.kpis}
    untold = {id_ for id_ in {*then, *names} if not _told(report, id_, _name(report.before, names, id_))}
    gone = [id_ for id_ in then if id_ not in names and id_ in untold]
    new = [id_ for id_ in names if id_ not in then and id_ in untold]
    stayed = [id_ for id_ in names if id_ in then]
    order = [id_ for id_ in then if id_ in names]
    parts = [f"{', '.join(gone)} of the last report sent {'is' if len(gone) == 1 else 'are'} gone"] if gone else []
    parts += [f"{', '.join(new)} {'is' if len(new) == 1 else 'are'} new"] if new else []
    moved = [id_ for id_, old in zip(stayed, order, strict=True) if id_ != old]
    if moved and untold.issuperset(moved):
        parts.append(f"the order was {', '.join(order)}")
    return ", ".join(parts)


def _name(before: SentReport, names: Mapping[str, str], id_: str) -> str:
    then = before.definitions.get(id_)
    return names.get(id_) or (then.name if then else None) or id_


def _decided(report: Report, goal: str) -> bool:
    return any(
        each.goal == goal and each.decide != "keep" and _since(report, each.month) for each in report.client.decisions
    )


def _told(report: Report, id_: str, name: str) -> bool:
    return any(_since(report, each.month) and _names(each, id_, name) for each in report.client.events)


def _names(event: Event, id_: str, name: str) -> bool:
    note = event.note.casefold()
    return id_ in event.kpis or name.casefold().rstrip(".") in note or id_.casefold() in note.split()


def _since(report: Report, month: pd.Period) -> bool:
    return report.before is not None and report.before.month < month <= report.month


def _changed(name: str, old: Any, new: Any, before: SentReport) -> str:
    return f"{name} was {_value(old)} in the report sent for {before.month} and is {_value(new)}"


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        if not value:
            return "empty"
        pairs = ", ".join(f"{key}: {_value(each)}" for key, each in value.items())
        return f"{{{pairs}}}" if len(pairs) <= LONGEST_SHOWN else f"{{{pairs[:LONGEST_SHOWN]}…}}"
    if isinstance(value, float):
        return f"{value:.12g}"
    return str(value) if isinstance(value, pd.Period) else shown(value)
