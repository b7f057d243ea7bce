"""Rule 7: what happens next, person by person, on both sides."""

from __future__ import annotations

from readout.display.blocks import Block, Bullets, Heading, Paragraph, Section
from readout.model.client import Person
from readout.model.report import Report
from readout.model.work import WorkItem
from readout.text import work_lines
from readout.text.figures import Figures


def next_steps(report: Report, figures: Figures) -> Section:
    """Return every person's open actions up to the end of next month, the client's side first."""
    words = figures.language
    blocks: list[Block] = [Heading(words.say("Next steps"))]
    people = [person for side in ("client", "us") for person in report.client.people if person.side == side]
    shown = [(person, actions) for person in people if (actions := _actions(report, person))]
    for person, actions in shown:
        side = words.say("your side") if person.side == "client" else words.say("our side")
        blocks.append(Heading(words.say("{person}, {side}", person=person.name, side=side), 3))
        blocks.append(
            Bullets(
                tuple((work_lines.sentence(item.title), work_lines.due_line(report, item, figures)) for item in actions)
            )
        )
    if not shown:
        blocks.append(Paragraph(words.say("Nobody has an open action.")))
    return Section(tuple(blocks))


def _actions(report: Report, person: Person) -> list[WorkItem]:
    work = report.work
    everything = dict.fromkeys((*work.client_asks, *work.late, *work.due, *work.undated))
    return [item for item in everything if item.owner == person.id]
