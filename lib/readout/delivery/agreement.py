"""Whether a message says what the approved report says.

Work log and data go on changing while a report waits, and an approval does not bind them. The message is made of them
anew, so what it tells is held against what was approved: where the goals stand, what the client is asked for, and why
there is a new version.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from readout.data.revisions import revision_name
from readout.model.errors import Problem, ReadoutError
from readout.model.facts import facts
from readout.model.history import SentReport
from readout.model.report import Report

_TOLD = ("status", "actual", "planned", "target", "days_ahead")


def refuse_other_words(report: Report, approved: SentReport) -> None:
    """Raise ReadoutError, a problem each, where ``report`` as it is calculated today tells other than ``approved``."""
    again = f"readout run {report.client.id} --month {report.month} and approve again"
    problems = [
        Problem(where, f"{said}, so the message would say other than the report; {again}")
        for where, said in (*_reason(report, approved), *_goals(report, approved), *_asks(report, approved))
    ]
    if problems:
        raise ReadoutError(problems)


def _reason(report: Report, approved: SentReport) -> Iterator[tuple[str, str]]:
    because = report.revision.because if report.revision else None
    if because != approved.because:
        where = f"clients/{report.client.id}/{revision_name(report.month, report.version)}"
        yield where, f"the reason for version {report.version} has changed since approval"


def _goals(report: Report, approved: SentReport) -> Iterator[tuple[str, str]]:
    where = f"clients/{report.client.id}/client.yml"
    then = {each.get("id"): each for each in approved.facts.get("goals", [])}
    for goal in facts(report)["goals"]:
        before: dict[str, Any] = then.get(goal["id"], {})
        changed = next((name for name in _TOLD if goal[name] != before.get(name)), None)
        if changed:
            said = f"{changed} of the goal {goal['id']} was {before.get(changed)} and is {goal[changed]} since approval"
            yield where, said


def _asks(report: Report, approved: SentReport) -> Iterator[tuple[str, str]]:
    where = f"clients/{report.client.id}/work.csv"
    then = {each.id: each for each in approved.promises}
    told = approved.facts.get("work", {}).get("client_asks", [])
    now = {item.id: item for item in report.work.client_asks}
    for id_ in (each for each in told if each not in now):
        yield where, f"the client was asked for {id_} and no longer is, since approval"
    for id_, item in now.items():
        if id_ not in told or id_ not in then:
            yield where, f"the client is asked for {id_}, which is new since approval"
            continue
        before = then[id_]
        pairs: dict[str, tuple[object, object]] = {
            "title": (before.title, item.title),
            "owner": (before.owner, item.owner),
        }
        pairs["due"] = (before.due or before.promised, item.due)
        for name, (old, new) in pairs.items():
            if old != new:
                yield where, f"{name} of {id_} was {old} and is {new} since approval"
        if before.note is not None and before.note != (item.note or ""):
            yield where, f"note of {id_} has changed since approval"
