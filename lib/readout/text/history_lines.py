"""Lines about what earlier reports said: figures that have changed since, promises and what became of them."""

from __future__ import annotations

from collections.abc import Iterator

from babel.lists import format_list

from readout.model.promises import Account, Outcome
from readout.model.report import Report
from readout.text.figures import Figures
from readout.text.work_lines import sentence

MOST_MONTHS_TOLD = 3  # of one KPI; more of them are told as one change


def restated(report: Report, figures: Figures) -> tuple[str, ...]:
    """Say which figures of earlier reports have changed since they were sent."""
    return tuple(line for kpi in report.client.kpis for line in _of_kpi(report, kpi.id, figures))


def _of_kpi(report: Report, kpi: str, figures: Figures) -> Iterator[str]:
    words = figures.language
    changed = [each for each in report.restated if each.kpi.id == kpi and each.now is not None]
    if len(changed) > MOST_MONTHS_TOLD:
        said = words.count(
            "{name}: the figure of {n} earlier month has changed since we reported it.",
            "{name}: the figures of {n} earlier months have changed since we reported them.",
            len(changed),
            name=changed[0].kpi.name,
        )
        causes = dict.fromkeys(sentence(each.cause) for each in changed if each.cause)
        yield " ".join((said, *causes))
        return
    for each in changed:
        said = words.say(
            "{name} for {month}: we reported {sent}, and the figure is now {now}.",
            name=each.kpi.name,
            month=figures.month_in_sentence(each.month),
            sent=figures.value(each.sent, each.kpi.unit),
            now=figures.value(each.now, each.kpi.unit),
        )
        yield f"{said} {sentence(each.cause)}" if each.cause else said


def promises(report: Report, figures: Figures) -> str | None:
    """Say how many of the month's promises were kept, and what became of the others; None when none was due."""
    awaited = [each for each in report.promises if each.awaited]
    if not awaited:
        return None
    words, month = figures.language, figures.month_in_sentence(report.month)
    if all(each.outcome == "kept" for each in awaited):
        if len(awaited) == 2:
            return words.say("Both promises for {month} were kept.", month=month)
        one, many = "Our one promise for {month} was kept.", "All {n} promises for {month} were kept."
        return words.count(one, many, len(awaited), month=month)
    if len(awaited) == 1:
        return _single(awaited[0], month, figures)
    parts = format_list(list(_parts(awaited, figures)), locale=words.locale)
    one, many = "Of {n} promise for {month}, {parts}.", "Of {n} promises for {month}, {parts}."
    return words.count(one, many, len(awaited), month=month, parts=parts)


def _single(account: Account, month: str, figures: Figures) -> str:
    words = figures.language
    if account.outcome == "moved" and account.item:
        day = figures.day(account.item.due)
        return words.say("Our one promise for {month} moves to {day}.", month=month, day=day)
    return {
        "since": words.say("Our one promise for {month} was kept after the month.", month=month),
        "dropped": words.say("Our one promise for {month} was dropped.", month=month),
    }.get(account.outcome, words.say("Our one promise for {month} is still open.", month=month))


def _parts(awaited: list[Account], figures: Figures) -> Iterator[str]:
    words = figures.language
    by: dict[Outcome, list[Account]] = {}
    for each in awaited:
        by.setdefault(each.outcome, []).append(each)
    if "kept" in by:
        yield words.count("{n} was kept", "{n} were kept", len(by["kept"]))
    if "since" in by:
        yield words.count("{n} was kept after the month", "{n} were kept after the month", len(by["since"]))
    if "moved" in by:
        yield _moved(by["moved"], figures)
    if "dropped" in by:
        yield words.count("{n} was dropped", "{n} were dropped", len(by["dropped"]))
    if "open" in by:
        yield words.count("{n} is still open", "{n} are still open", len(by["open"]))


def _moved(moved: list[Account], figures: Figures) -> str:
    words = figures.language
    days = {each.item.due for each in moved if each.item}
    if len(days) == 1:
        day = figures.day(days.pop())
        return words.count("{n} moves to {day}", "{n} move to {day}", len(moved), day=day)
    return words.count("{n} moves to a later day", "{n} move to later days", len(moved))
