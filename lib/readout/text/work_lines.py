"""Lines about single pieces of work: asked, late, dropped, due, and what one directly brought."""

from __future__ import annotations

import re

from readout.model.report import Report
from readout.model.work import WorkItem
from readout.model.work_month import first_date
from readout.text.figures import Figures
from readout.text.phrases import work_kind

_WEB = re.compile(r"(https?://|mailto:)\S+", re.IGNORECASE)
_STOPS = ".!?…。！？"
_CLOSING = "\"'”’»)]」"
_COUNT = re.compile(r"\d{1,15}(\.\d{1,15})?")  # longer ones are codes, and too long for a number


def owner_name(report: Report, item: WorkItem) -> str | None:
    """Return the name of the item's owner; None when nobody owns it."""
    return report.client.person(item.owner).name if item.owner else None


def web_address(evidence: str | None) -> str | None:
    """Return evidence that is a web address; None for a path or nothing."""
    return evidence if evidence and _WEB.fullmatch(evidence) else None


def kind_and_channel(item: WorkItem, figures: Figures) -> str:
    """Return what kind of work it is and where it went: Content, website."""
    kind = work_kind(item.kind, figures.language)
    return figures.language.say("{kind}, {channel}", kind=kind, channel=item.channel) if item.channel else kind


def ask_line(report: Report, item: WorkItem, figures: Figures) -> str:
    """Say who is asked and by when, and why it matters."""
    words = figures.language
    parts = [name] if (name := owner_name(report, item)) else []
    if item.due and item.due <= report.as_of:
        parts.append(words.say("due since {day}", day=figures.day(item.due)))
    elif item.due:
        parts.append(words.say("by {day}", day=figures.day(item.due)))
    return f"{sentence(', '.join(parts))} {sentence(item.note or '')}".strip()


def due_note(report: Report, item: WorkItem, figures: Figures) -> str:
    """Say of a due date that it has passed, or which one was promised first; empty where there is nothing to say."""
    words = figures.language
    if item.due is None:
        return ""
    if item.due <= report.as_of:
        return words.say("overdue: a new date is to be agreed")
    if item.promised and item.promised < item.due:
        return words.say("first promised for {first}", first=figures.day_month(item.promised, item.due.year))
    return ""


def late_line(report: Report, item: WorkItem, figures: Figures) -> str:
    """Account for a promise that was not kept in time."""
    words = figures.language
    first = first_date(item)
    if item.status == "done":
        line = words.say("promised for {first}, done on {day}.", first=figures.day(first), day=figures.day(item.done))
    elif item.due and item.due > report.as_of:
        line = words.say("promised for {first}, now due on {day}.", first=figures.day(first), day=figures.day(item.due))
    else:
        line = words.say("promised for {first}, not done yet.", first=figures.day(first))
    return line + (f" {sentence(item.note)}" if item.note else "")


def dropped_line(item: WorkItem, figures: Figures) -> str:
    """Account for a promise that was given up."""
    line = figures.language.say("dropped.")
    return line + (f" {sentence(item.note)}" if item.note else "")


def client_done_line(report: Report, item: WorkItem, figures: Figures) -> str:
    """Name what the client finished, asked or told us, and when; the note holds the answer."""
    name = owner_name(report, item)
    day = figures.day_month(item.done, report.month.year)
    if name is None:
        line = figures.language.say("{title} ({day})", title=item.title, day=day)
    else:
        line = figures.language.say("{title} ({person}, {day})", title=item.title, person=name, day=day)
    return f"{line}: {sentence(item.note)}" if item.note else line


def result_text(item: WorkItem, figures: Figures) -> str:
    """Return what the work directly and countably brought, with the place where it was counted."""
    if not item.result:
        return ""
    amount = figures.count(float(item.result)) if _COUNT.fullmatch(item.result) else item.result
    if item.result_source:
        return figures.language.say("{amount} ({source})", amount=amount, source=item.result_source)
    return amount


def sentence(text: str) -> str:
    """Return ``text`` as a sentence: a capital first, a full stop last."""
    stripped = text.strip()
    if not stripped:
        return ""
    end = stripped.rstrip(_CLOSING)[-1:]  # "They said “yes.”" has its full stop
    return stripped[0].upper() + stripped[1:] + ("" if end in _STOPS else ".")
