"""What was said and agreed in a call, as its minutes hold it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from readout.model.client import Decision
from readout.model.work import Kind


@dataclass(frozen=True)
class Action:
    """Somebody does something by a day. ``id``: its row of the work log, once it has one; ``line`` is of the file."""

    title: str
    owner: str
    due: dt.date
    kind: Kind = "task"
    kpi: str | None = None
    note: str | None = None
    id: str | None = None
    line: int = 0


@dataclass(frozen=True)
class Answer:
    """What a client asked or told us. ``answer`` None: it is given by ``due``, by ``owner``, one of us.

    Of an answered one, ``owner`` is who asked or told us.
    """

    title: str
    kind: Literal["question", "feedback"]
    asked_by: str
    owner: str
    answer: str | None = None
    due: dt.date | None = None
    id: str | None = None
    line: int = 0


@dataclass(frozen=True)
class Decided:
    """A decision about a goal, as the minutes hold it."""

    decision: Decision
    line: int = 0


@dataclass(frozen=True)
class Minutes:
    """The minutes of the call about the report of ``month``. ``held``: the day of the call.

    ``attendees`` are ids of people, ``guests`` names of others.
    """

    month: pd.Period
    held: dt.date | None = None
    time: dt.time | None = None
    attendees: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    answers: tuple[Answer, ...] = ()
    decisions: tuple[Decided, ...] = ()
