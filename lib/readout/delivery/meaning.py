"""What differs from the last report the client has seen, in meaning: figures agreed, goals, verdicts, promises.

For the approver, before anything else. Numbers that merely moved are not among it; that is what a month does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from readout.model.client import Client, Goal
from readout.model.history import Agreed, Definition, SentReport, differences
from readout.model.promises import Account
from readout.model.revision import changed_words

Topic = Literal["KPIs", "goals", "verdicts", "promises", "corrections", "words"]
_KEYS = {"start": "from"}


@dataclass(frozen=True)
class Difference:
    """One thing that is not as the client last saw it."""

    topic: Topic
    said: str


def differences_in_meaning(
    before: SentReport | None, now: SentReport, client: Client, accounts: Iterable[Account]
) -> tuple[Difference, ...]:
    """Return what ``now`` says otherwise than the report sent ``before``, and what became of that one's promises."""
    if before is None:
        return ()
    return tuple(Difference(topic, said) for topic, lines in _by_topic(before, now, client, accounts) for said in lines)


def _by_topic(
    before: SentReport, now: SentReport, client: Client, accounts: Iterable[Account]
) -> Iterator[tuple[Topic, Iterable[str]]]:
    yield "KPIs", _kpis(before, now)
    yield "goals", _goals(before, now, client)
    yield "verdicts", _statuses(before.facts, now.facts, "kpis")
    yield "promises", _promises(accounts)
    yield "corrections", _corrections(now.facts)
    if before.month == now.month:
        yield "words", (f"{key} is written anew" for key in changed_words(before, now.words.items()))


def _kpis(before: SentReport, now: SentReport) -> Iterator[str]:
    then = before.kpi_order
    yield from (f"{id_} is dropped" for id_ in then if id_ not in now.kpi_order)
    yield from (f"{id_} is new" for id_ in now.kpi_order if id_ not in then)
    stayed = [id_ for id_ in now.kpi_order if id_ in then]
    order = [id_ for id_ in then if id_ in now.kpi_order]
    if stayed != order:
        yield f"the order was {', '.join(order)} and is {', '.join(stayed)}"
    for id_ in stayed:
        if id_ in before.definitions:
            yield from _changed(id_, before.definitions[id_], now.definitions[id_])


def _goals(before: SentReport, now: SentReport, client: Client) -> Iterator[str]:
    yield from (f"{id_} is dropped" for id_ in before.goals if id_ not in now.goals)
    yield from (f"{id_} is new" for id_ in now.goals if id_ not in before.goals)
    goals = {each.id: each for each in client.goals}
    for id_, then in before.goals.items():
        if id_ in now.goals:
            for line in _changed(id_, then, now.goals[id_]):
                agreed = _agreement(goals[id_], before.month, now.month) if ": target " in line else ""
                yield f"{line}{agreed}"
    yield from _statuses(before.facts, now.facts, "goals")


def _agreement(goal: Goal, after: pd.Period, month: pd.Period) -> str:
    """Since when a target is another, who agreed and why."""
    found = [each for each in goal.revisions if after < each.start <= month]
    if not found:
        return ", and nobody is named who agreed"
    last = max(found, key=lambda each: each.start)
    return f" from {last.start}, agreed by {last.agreed_by}: {last.why}"


def _changed(id_: str, then: Definition | Agreed, now: Definition | Agreed) -> Iterator[str]:
    for name, old, new in differences(then, now):
        yield f"{id_}: {_KEYS.get(name, name)} was {_value(old)} and is {_value(new)}"


def _statuses(then: Mapping[str, Any], now: Mapping[str, Any], section: str) -> Iterator[str]:
    before = {each.get("id"): each.get("status") for each in then.get(section) or ()}
    for each in now.get(section) or ():
        old, new = before.get(each["id"]), each.get("status")
        if each["id"] in before and old != new:
            yield f"{each['id']} was {_status(old)} and is {_status(new)}"


def _status(status: Any) -> str:
    return str(status) if status else "without a status"


def _promises(accounts: Iterable[Account]) -> Iterator[str]:
    told = {"kept": "kept", "since": "kept after the month", "moved": "late", "dropped": "dropped"}
    for each in accounts:
        if each.outcome == "open" and not (each.awaited or each.faults):
            continue
        if each.outcome == "moved" and not each.awaited and not each.faults:
            continue
        said = "without an account" if each.faults else told.get(each.outcome, "open")
        due = f", now due {each.item.due}" if said == "late" and each.item and each.item.due else ""
        yield f"{each.promise.id} ({each.promise.title}) is {said}{due}"


def _corrections(facts: Mapping[str, Any]) -> Iterator[str]:
    for each in (*(facts.get("restated") or ()), *(facts.get("revised") or ())):
        month = f" of {each['month']}" if "month" in each else ""
        yield f"{each['kpi']}{month} was told as {_value(each['sent'])} and is {_value(each['now'])}"


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_value(each)}" for key, each in value.items()) + "}"
    if isinstance(value, float):
        return f"{value:.6g}"
    return "nothing" if value is None or value == "" else str(value)
