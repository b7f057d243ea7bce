"""Rules of a goal in client.yml that look at more than one key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from readout.data.client_parts import Parts
from readout.data.client_schema import GoalYaml
from readout.data.findings import Finding, KeyPath, key_path
from readout.data.plain_text import in_one_line
from readout.model.months import months_between


def goal_findings(path: KeyPath, goal: GoalYaml, parts: Parts) -> Iterator[Finding]:
    """Return the contradictions between a goal's keys, its KPI and the engagement."""
    yield from _measured(path, goal, parts)
    yield from _span(path, goal, parts)
    yield from _plan(path, goal, parts)
    yield from _revisions(path, goal, parts)


def _measured(path: KeyPath, goal: GoalYaml, parts: Parts) -> Iterator[Finding]:
    name = key_path(path)
    if goal.kpi is None and not goal.milestones:
        yield Finding(path, f"{name} has neither kpi nor milestones; add what it is measured by")
    if goal.kpi is None and goal.target is not None:
        yield Finding((*path, "target"), f"{name}.target needs kpi: the id of the KPI that is to reach it")
    if goal.kpi is not None and goal.target is None:
        yield Finding((*path, "kpi"), f"{name}.target is missing; write the value that {goal.kpi} is to reach")
    kpi = parts.kpi(goal.kpi)
    if kpi is not None and goal.measure == "total" and not kpi.value.additive:
        found = f"{name}.measure is 'total', but months of {kpi.id} ({in_one_line(str(kpi.value))}) cannot be added up"
        yield Finding((*path, "measure"), f"{found}; write measure: level")


def _span(path: KeyPath, goal: GoalYaml, parts: Parts) -> Iterator[Finding]:
    first, last = parts.span(goal)
    if not parts.has_engagement:
        for key, value in (("from", first), ("until", last)):
            if value is None:
                cure = f"write {key}: 2010-12, or an engagement whose span it takes"
                yield Finding(path, f"{key_path(path)}.{key} is missing; {cure}")
    if first is not None and last is not None and last < first:
        found = f"{key_path(path)} ends in {last}, before it starts in {first}; change from or until"
        yield Finding((*path, "until"), found)


def _plan(path: KeyPath, goal: GoalYaml, parts: Parts) -> Iterator[Finding]:
    first, last = parts.span(goal)
    if isinstance(goal.plan, str) or first is None or last is None or last < first:
        return
    span = months_between(first, last)
    missing = [month for month in span if month not in goal.plan]
    beyond = [month for month in goal.plan if month not in span]
    here, name = (*path, "plan"), key_path((*path, "plan"))
    if missing:
        yield Finding(here, f"{name} has no value for {_listed(missing)}; write one for each month {first} to {last}")
    if beyond:
        yield Finding(here, f"{name} has values for {_listed(beyond)}, outside {first} to {last}; delete them")


def _revisions(path: KeyPath, goal: GoalYaml, parts: Parts) -> Iterator[Finding]:
    first, last = parts.span(goal)
    if goal.revisions and goal.kpi is None:
        yield Finding((*path, "revisions"), f"{key_path(path)}.revisions needs kpi and target, which they change")
    times = Counter(each.from_ for each in goal.revisions)
    for index, revision in enumerate(goal.revisions):
        here = (*path, "revisions", index)
        month = revision.from_
        if first is not None and last is not None and not first <= month <= last:
            found = f"{key_path(here)}.from is '{month}'; write a month of the goal's span, {first} to {last}"
            yield Finding((*here, "from"), found)
        if times[month] > 1:
            yield Finding((*here, "from"), f"{key_path(here)}.from is '{month}' as another's; keep one a month")


def _listed(months: Sequence[object]) -> str:
    words = [str(month) for month in months]
    return ", ".join(words) if len(words) <= 3 else f"{', '.join(words[:3])} and {len(words) - 3} more"
