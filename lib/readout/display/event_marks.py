"""Events as letters: on a chart's line, and before the event's own words below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from readout.model.client import Event
from readout.model.report import Report

MONTHS = 12  # before the report's: the month a year ago is compared with, so what happened in it is told


@dataclass(frozen=True)
class Mark:
    """An event and its letter."""

    letter: str
    event: Event


def event_marks(report: Report) -> tuple[Mark, ...]:
    """Return the events of the report's month and the twelve before it, lettered in the client's order."""
    first = report.month - MONTHS
    recent = [event for event in report.client.events if first <= event.month <= report.month]
    return tuple(Mark(_letter(number), event) for number, event in enumerate(recent))


def marks_of(kpi: str, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return the marks of the events that concern ``kpi``."""
    return tuple(mark for mark in marks if kpi in mark.event.kpis)


def _letter(number: int) -> str:
    """A to Z, then AA, AB…"""
    rounds, rest = divmod(number, len(ascii_uppercase))
    return (ascii_uppercase[rounds - 1] if rounds else "") + ascii_uppercase[rest]
