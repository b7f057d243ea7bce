"""Rule 7: what happens next, and who does it, on both sides."""

from __future__ import annotations

from collections.abc import Iterator

from readout.checks.finding import Finding, finding
from readout.checks.narrative import Narratives
from readout.model.report import Report
from readout.model.work import WorkItem
from readout.text.mentions import shares_words


def check(report: Report) -> Iterator[Finding]:
    """Report open actions of which none has an owner (R701). A single one is R602's, and none at all is R601's."""
    actions = open_actions(report)
    if nobody_named(actions):
        where = f"clients/{report.client.id}/work.csv"
        cure = "name a person for each, on our side or on the client's"
        yield finding("R701", where, f"none of the {len(actions)} open actions has an owner; {cure}")


def nobody_named(actions: tuple[WorkItem, ...]) -> bool:
    """Whether there are open actions and nobody is to do any of them."""
    return len(actions) > 1 and not any(item.owner for item in actions)


def check_words(report: Report, narratives: Narratives) -> Iterator[Finding]:
    """Report a client's action whose day has passed (R702), unless the analyst's next steps speak of it."""
    said = " ".join(cell.words for cell in narratives.of("next-steps"))
    for item in report.work.client_asks:
        if item.due and item.due <= report.as_of and not shares_words(said, item.title):
            who = report.client.person(item.owner).name if item.owner else "the client"
            cure = "agree on a new due date, or say in the next-steps cell what waits for it"
            yield finding("R702", item.where, f"{item.id} of {who} is due since {item.due}; {cure}")


def open_actions(report: Report) -> tuple[WorkItem, ...]:
    """Return everything that is still to do, on both sides, each once."""
    work = report.work
    return tuple(dict.fromkeys((*work.late, *work.due, *work.later, *work.undated, *work.client_asks)))
