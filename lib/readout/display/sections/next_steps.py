"""Rule 7: what happens next, person by person, on both sides."""

from __future__ import annotations

from itertools import groupby

from readout.display.blocks import Heading, Paragraph, Section
from readout.display.table import Cell, Column, Table
from readout.model.report import Report
from readout.model.work import WorkItem
from readout.model.work_month import is_open
from readout.text import work_lines
from readout.text.figures import MISSING, Figures


def next_steps(report: Report, figures: Figures) -> Section:
    """Return every open action up to the end of next month by person, the client's side first.

    The client's stand in full on the first page: here a row a person says how many, and by when. Why our work is late
    stands under what we did: not a second time here.
    """
    words = figures.language
    sides = {side: _actions(report, side) for side in ("client", "us")}
    heading = Heading(words.say("Next steps"), anchor="next-steps")
    if not any(sides.values()):
        return Section((heading, Paragraph(words.say("Nobody has an open action."))))
    columns = (
        Column(words.say("Action"), width=7),
        Column(words.say("Who"), width=3),
        Column(words.say("By when"), "right", 4),
    )
    theirs = tuple(_asked(report, items, figures) for items in _by_owner(sides["client"]))
    ours = tuple(_row(report, item, figures) for item in sides["us"])
    names = (
        (words.say("On your side, in full under “{heading}”", heading=words.say("What we need from you")), len(theirs)),
        (words.say("On our side"), len(ours)),
    )
    rows, groups = (*theirs, *ours), tuple((name, count) for name, count in names if count)
    caption = words.say("Open actions, by person")
    return Section((heading, Table("next-steps", caption, columns, rows, groups)))


def _by_owner(actions: list[WorkItem]) -> list[list[WorkItem]]:
    """One list a person; the actions are in the order of people already."""
    return [list(items) for _, items in groupby(actions, key=lambda item: item.owner)]


def _asked(report: Report, items: list[WorkItem], figures: Figures) -> tuple[Cell, ...]:
    """How many actions one person of the client's has, and by when the first is due."""
    words = figures.language
    days = sorted(item.due for item in items if item.due)
    overdue = sum(1 for day in days if day <= report.as_of)
    ahead = [day for day in days if day > report.as_of]
    next_day = figures.day_month(ahead[0], (report.month + 1).year) if ahead else ""
    said = next_day if len(ahead) < 2 else words.say("from {day} on", day=next_day)
    late = words.say("{n} overdue", n=overdue) if overdue else ""
    return (
        Cell(words.count("{n} action", "{n} actions", len(items))),
        Cell(work_lines.owner_name(report, items[0]) or MISSING),
        Cell(said or late or words.say("no date agreed yet"), late if said else ""),
    )


def _row(report: Report, item: WorkItem, figures: Figures) -> tuple[Cell, ...]:
    words = figures.language
    day = figures.day_month(item.due, (report.month + 1).year) if item.due else words.say("no date agreed yet")
    return (
        Cell(item.title, _note(report, item)),
        Cell(work_lines.owner_name(report, item) or MISSING),
        Cell(day, work_lines.due_note(report, item, figures)),
    )


def _note(report: Report, item: WorkItem) -> str:
    told = item in report.work.client_asks or item in report.work.late
    return "" if told else work_lines.sentence(item.note or "")


def _actions(report: Report, side: str) -> list[WorkItem]:
    """Open actions of one side, each person's together, earliest first; what nobody owns is ours to hand out."""
    work = report.work
    open_items = dict.fromkeys((*work.client_asks, *work.late, *work.due, *work.undated))
    owners: dict[str | None, int] = {
        person.id: number for number, person in enumerate(report.client.people) if person.side == side
    }
    if side == "us":
        owners |= {each.owner: len(owners) for each in open_items if not work_lines.owner_name(report, each)}
    owned = [item for item in open_items if item.owner in owners and is_open(item, report.as_of)]
    return sorted(owned, key=lambda item: owners[item.owner])
