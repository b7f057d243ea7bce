"""The call's time and agenda."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readout.model.agenda import Point, agenda_of
from readout.model.call import Appointment
from readout.model.goals import GoalResult
from readout.model.report import Report
from readout.model.work import WorkItem
from readout.text.figures import Figures
from readout.text.language import Language
from readout.text.work_lines import ask_line, sentence

_OWN_STOPS = ("?", "!", "…")


@dataclass(frozen=True)
class Topic:
    """A point of the agenda in words: its ``minutes``, its ``title`` without a stop, and what it goes through."""

    minutes: int
    title: str
    lines: tuple[str, ...] = ()


def call_sentence(report: Report, figures: Figures) -> str:
    """Say how long we talk and when, or why we do not; and why the day is another one than usual."""
    words, call, time = figures.language, report.client.call, report.appointment
    pause = report.pause_in(report.month + 1)
    if pause is not None:
        month = figures.month_in_sentence(report.month + 1)
        return words.say("There is no call in {month}: {reason}.", month=month, reason=pause.rstrip("."))
    if time is not None:
        day = figures.weekday(time.time.date())
        said = words.say("We talk for {n} minutes on {day} at {time}.", n=call.minutes, day=day,
                         time=figures.time(time.time.time()))  # fmt: skip
        return f"{said} {_moved(time, figures)}".strip()
    return words.say("We talk for {n} minutes; the time is still to be agreed.", n=call.minutes)


def agenda(report: Report, figures: Figures) -> tuple[Topic, ...]:
    """Return the agenda in full: each action with who, by when and what waits on it, each goal to decide about.

    It is empty where the month of the call is a pause.
    """
    return tuple(
        Topic(point.minutes, _title(report, point, figures), tuple(_lines(report, point, figures)))
        for point in agenda_of(report)
    )


def short_agenda(report: Report, figures: Figures) -> tuple[tuple[str, str], ...]:
    """Return the agenda as (minutes, point) for the report; who does what by when stands on the first page."""
    words, short = figures.language, []
    for point in agenda_of(report):
        title = _title(report, point, figures)
        if point.asks:
            title += ": " + _one_after_another(point.asks)
        if point.goals:
            title += ": " + " ".join(_to_decide(result, words) for result in point.goals)
        short.append((words.say("{n} min", n=point.minutes), title))
    return tuple(short)


def _lines(report: Report, point: Point, figures: Figures) -> Iterator[str]:
    for item in point.asks:
        yield f"{sentence(item.title)} {ask_line(report, item, figures)}".strip()
    yield from (_to_decide(result, figures.language) for result in point.goals)


def _one_after_another(asks: Sequence[WorkItem]) -> str:
    titles = [item.title.strip().rstrip(".") for item in asks]
    told = [title if title.endswith(_OWN_STOPS) else f"{title};" for title in titles]
    return sentence(" ".join(told).removesuffix(";"))


def _title(report: Report, point: Point, figures: Figures) -> str:
    words = figures.language
    if point.topic == "actions":
        return words.count("Your action", "Your {n} actions", len(point.asks))
    if point.topic == "decisions":
        return words.say("To decide")
    if point.topic == "questions":
        return words.say("Your questions")
    return words.say("What we do in {month}", month=figures.month_in_sentence(report.month + 1))


def _to_decide(result: GoalResult, words: Language) -> str:
    """The goal, and whether its plan itself is in question."""
    statement = sentence(result.goal.statement)
    return f"{statement} {words.say('Do we change direction?')}" if result.asks_to_pivot else statement


def _moved(time: Appointment, figures: Figures) -> str:
    if time.instead_of is None:
        return ""
    day = figures.weekday(time.instead_of)
    return figures.language.say("We moved it, for {day} is a holiday: {holiday}.", day=day,
                                holiday=time.holiday.rstrip("."))  # fmt: skip
