"""The call's agenda: the client's own actions, what is to be decided, their questions, the plan; and how long each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from readout.model.goals import GoalResult
from readout.model.report import Report
from readout.model.work import WorkItem

Topic = Literal["actions", "decisions", "questions", "plan"]
LEAST = 2  # minutes: nothing worth raising is settled in one
_AN_ACTION, _A_DECISION, _QUESTIONS, _THE_PLAN = 3, 8, 5, 5  # minutes each would take in a call of any length


@dataclass(frozen=True)
class Point:
    """A point of the agenda with its ``minutes``: the client's ``asks``, or the goals to decide about."""

    topic: Topic
    minutes: int
    asks: tuple[WorkItem, ...] = ()
    goals: tuple[GoalResult, ...] = ()


def agenda_of(report: Report) -> tuple[Point, ...]:
    """Return the points of the call about ``report``; their minutes add up to the call's. Empty for a pause.

    A call of fewer minutes than points drops the last ones.
    """
    if report.pause_in(report.month + 1) is not None:
        return ()
    asks = report.work.client_asks
    off_plan = tuple(result for result in report.goals if result.status in ("behind", "missed"))
    points = [Point("actions", _AN_ACTION * len(asks), asks=asks)] if asks else []
    points += [Point("decisions", _A_DECISION * len(off_plan), goals=off_plan)] if off_plan else []
    points += [Point("questions", _QUESTIONS), Point("plan", _THE_PLAN)]
    shares = share_minutes(report.client.call.minutes, [point.minutes for point in points])
    pairs = zip(points, shares, strict=True)
    return tuple(Point(each.topic, minutes, each.asks, each.goals) for each, minutes in pairs if minutes)


def share_minutes(minutes: int, weights: Sequence[int], least: int = LEAST) -> tuple[int, ...]:
    """Divide whole ``minutes`` in proportion to ``weights`` (all above 0), by the largest remainder.

    Each gets at least ``least``, or one where there are not enough; where there are not even that many, the first
    get one each and the others none.

    >>> share_minutes(30, [12, 8, 5, 5])
    (12, 8, 5, 5)
    """
    if minutes < len(weights):
        return tuple(int(place < minutes) for place in range(len(weights)))
    floor = min(least, minutes // len(weights)) if weights else 0
    fixed: set[int] = set()
    while True:
        free = [place for place in range(len(weights)) if place not in fixed]
        rest, total = minutes - floor * len(fixed), sum(weights[place] for place in free)
        low = {place for place in free if rest * weights[place] < floor * total}
        if not low:
            break
        fixed |= low
    shares = dict.fromkeys(fixed, floor) | {place: rest * weights[place] // total for place in free}
    by_remainder = sorted(free, key=lambda place: -(rest * weights[place] % total))
    for place in by_remainder[: minutes - sum(shares.values())]:
        shares[place] += 1
    return tuple(shares[place] for place in range(len(weights)))
