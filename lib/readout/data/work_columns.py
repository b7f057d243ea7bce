"""What every column of work.csv means to the person who fills it in: the text of docs/keys.md."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """``holds`` says what may stand in a cell, ``meaning`` what the report does with it."""

    holds: str
    meaning: str


GUIDES: dict[str, Column] = {
    "id": Column("letters, digits, `-`, `_` and `.`; each once", "the row's name, by which a promise is followed up"),
    "title": Column("one line, up to 300 characters", "the work, as one can point at it"),
    "kind": Column(
        "`content`, `distribution`, `mention`, `contact`, `deliverable`, `planning`, `task`, `question`, `feedback`",
        "what kind of work it is",
    ),
    "owner": Column(
        "the id of a person in client.yml",
        "who does it; their side makes it our work or something we need from the client",
    ),
    "promised": Column("a day, 2026-12-31", "the first day that was promised; it stays when `due` moves"),
    "due": Column("a day", "the day it is due today"),
    "done": Column("a day", "the day it was finished; needed with status `done`, and only then"),
    "status": Column("`planned`, `doing`, `done`, `dropped`", "where it stands; `dropped` needs the reason in `note`"),
    "evidence": Column(
        "a link, or a path in the client's folder", "what there is to see; a picture is shown, scaled down"
    ),
    "channel": Column("a text", "where it was published, such as Website or Email"),
    "spend": Column("a number without a currency", "money spent on it, in the client's currency"),
    "hours": Column("a number", "hours worked on it; shown only with `show: {hours: true}`"),
    "kpi": Column("the id of a KPI in client.yml", "the figure it is meant to move"),
    "expects": Column("`up`, `down`", "which way; the report says later what the figure did"),
    "result": Column("a text, such as 34", "what it directly and countably brought: credit that may be taken"),
    "result_source": Column("a text, such as form log", "where `result` was counted"),
    "note": Column("a text", "for the client: why it is late, dropped or different"),
    "internal": Column("a text", "for us: it never leaves the house"),
}
