"""Rule 7: what happens next, person by person, on both sides."""

from __future__ import annotations

from readout.display.blocks import Heading, Paragraph, Section
from readout.display.table import Cell, Column, Table
from readout.model.client import Person
from readout.model.report import Report
from readout.model.work import WorkItem
from readout.text import work_lines
from readout.text.figures import Figures


def next_steps(report: Report, figures: Figures) -> Section:
    """Return every person's open actions up to the end of next month, the client's side first."""
    words = figures.language
    people = [person for side in ("client", "us") for person in report.client.people if person.side == side]
    shown = [(person, actions) for person in people if (actions := _actions(report, person))]
    heading = Heading(words.say("Next steps"))
    if not shown:
        return Section((heading, Paragraph(words.say("Nobody has an open action."))))
    columns = (Column(words.say("Action"), width=3), Column(words.say("By when"), width=2))
    rows = tuple(
        (Cell(item.title), Cell(work_lines.due_line(report, item, figures))) for _, actions in shown for item in actions
    )
    groups = tuple((_group(person, figures), len(actions)) for person, actions in shown)
    return Section((heading, Table("next-steps", words.say("Open actions, by person"), columns, rows, groups)))


def _group(person: Person, figures: Figures) -> str:
    words = figures.language
    side = words.say("your side") if person.side == "client" else words.say("our side")
    return words.say("{person}, {side}", person=person.name, side=side)


def _actions(report: Report, person: Person) -> list[WorkItem]:
    work = report.work
    everything = dict.fromkeys((*work.client_asks, *work.late, *work.due, *work.undated))
    return [item for item in everything if item.owner == person.id]
