"""Every check code Readout reports: R, the rule's digit (0 is trust), two digits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Code:
    """A check's severity by design and its name."""

    severity: Literal["error", "warning"]
    title: str


CODES: dict[str, Code] = {
    "R001": Code("error", "month incomplete and not pending"),
    "R002": Code("warning", "data stale"),
    "R003": Code("error", "a source cannot be read"),
    "R004": Code("warning", "a number in the prose matches nothing in facts.json"),
    "R005": Code("error", "a direction word contradicts the data"),
    "R006": Code("warning", "a sent figure has since changed"),
    "R007": Code("warning", "longer than the reading limit"),
    "R008": Code("error", "another client's name"),
    "R009": Code("warning", "a character no font has"),
    "R010": Code("error", "our figure and the client's own system disagree"),
    "R011": Code("warning", "something odd in what was read"),
    "R012": Code("warning", "a gap in the data"),
    "R013": Code("warning", "far more or fewer rows than usual"),
    "R014": Code("warning", "names in a dimension came or went"),
    "R015": Code("warning", "a brand colour that cannot be read"),
    "R016": Code("warning", "a comment that the client would see"),
    "R101": Code("error", "no goal"),
    "R103": Code("warning", "a goal changed without a revision"),
    "R104": Code("error", "behind, and no word on what we do differently"),
    "R105": Code("error", "behind, and no decision"),
    "R201": Code("warning", "nothing accomplished and no account of the time"),
    "R202": Code("warning", "no evidence"),
    "R203": Code("warning", "vague title"),
    "R204": Code("error", "a promise unaccounted for"),
    "R301": Code("error", "a KPI without a value"),
    "R401": Code("error", "a KPI without business goal"),
    "R402": Code("warning", "leading sign headlined"),
    "R403": Code("warning", "KPI set or order changed without a reason"),
    "R404": Code("warning", "more than five outcome or nine KPIs"),
    "R501": Code("error", "real change unexplained"),
    "R502": Code("error", "adverse change without an action"),
    "R503": Code("warning", "an unsourced cause for a routine month"),
    "R504": Code("error", "last month's words"),
    "R505": Code("error", "prompt untouched"),
    "R601": Code("warning", "nothing planned"),
    "R602": Code("warning", "no due date or owner"),
    "R701": Code("warning", "nobody named"),
    "R702": Code("warning", "client's action overdue"),
    "R801": Code("warning", "no call"),
    "R802": Code("warning", "minutes missing"),
    "R901": Code("warning", '"I" or "you" where "we" belongs'),
    "R902": Code("warning", "wins are ours, losses are yours"),
}
