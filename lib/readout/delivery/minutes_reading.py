"""Minutes as an analyst typed them, checked as a whole: who does what by when, what was asked, what was decided."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, TypeVar, get_args

import pandas as pd

from readout.data.findings import instead, one_of, shown
from readout.data.work_row import KINDS, LONGEST_TITLE
from readout.model.client import Client, Decision, Person
from readout.model.errors import ConfigError, Problem
from readout.model.minutes import Action, Answer, Decided, Minutes
from readout.model.work import Kind
from readout.text.day_reading import read_day
from readout.text.language import Language
from readout.text.minutes_form import CHOICES, Column, Part, choice_of, choice_word, column_titles, kind_of, plain
from readout.text.minutes_page import Page, TableRow

_NEEDED: dict[Part, tuple[Column, ...]] = {
    "actions": ("owner", "due"),
    "answers": ("from", "answer", "due"),
    "decisions": ("decision", "because"),
}
_Asked = Literal["question", "feedback"]
_ASKED: tuple[_Asked, ...] = get_args(_Asked)
_T = TypeVar("_T")
_TIME = re.compile(r"(\d{1,2})[.:](\d{2})")


def read_minutes(page: Page, client: Client, month: pd.Period, words: Language, where: str) -> Minutes:
    """Return what ``page`` says. Raises ConfigError with every problem of it, each with its line and the cure."""
    reader = _Reader(page, client, month, words, where)
    minutes = reader.minutes()
    if reader.problems:
        raise ConfigError(sorted(reader.problems, key=lambda each: int(each.where.rpartition(":")[2])))
    return minutes


def attendees(page: Page, client: Client) -> tuple[tuple[Person, ...], tuple[str, ...]]:
    """Return who is ticked: people of client.yml, and the names of others."""
    known: list[Person] = []
    guests: list[str] = []
    for name, there, _ in page.ticks:
        person = _person(client, name) if there else None
        if person is not None:
            known.append(person)
        elif there:
            guests.append(name)
    return tuple(dict.fromkeys(known)), tuple(guests)


def _person(client: Client, name: str) -> Person | None:
    """A person by id, by address, or by a name that only one has."""
    asked = plain(name)
    found = [each for each in client.people if asked in (plain(each.id), plain(each.email or each.id))]
    found = found or [each for each in client.people if plain(each.name) == asked]
    return found[0] if len(found) == 1 else None


@dataclass
class _Reader:
    page: Page
    client: Client
    month: pd.Period
    words: Language
    where: str
    problems: list[Problem] = field(default_factory=list)

    def minutes(self) -> Minutes:
        self._form()
        known, guests = attendees(self.page, self.client)
        held = self._held()
        return Minutes(
            month=self.month,
            held=held,
            time=self._time(),
            attendees=tuple(each.id for each in known),
            guests=guests,
            actions=tuple(self._each("actions", lambda row: self._action(row, held))),
            answers=tuple(self._each("answers", lambda row: self._answer(row, held))),
            decisions=tuple(self._each("decisions", self._decided)),
        )

    def _each(self, part: Part, read: Callable[[TableRow], _T | None]) -> Iterator[_T]:
        for row in self.page.rows(part):
            found = read(row)
            if found is not None:
                yield found

    def _form(self) -> None:
        """What would be lost without a word: text beside the tables, and cells that no column is there for."""
        titles = column_titles(self.words)
        for line in self.page.loose:
            self._say(line, "stands outside of the section's table; write it as a row of it, or below another heading")
        for line in self.page.overfull:
            self._say(line, "has more cells than the table's header; write \\| for a stroke inside a cell")
        for table in self.page.tables:
            for column in _NEEDED.get(table.part, ()):
                if column not in table.places:
                    self._say(table.line, f"the table has no column {titles[column]}; add it to its header")

    def _say(self, line: int, message: str) -> None:
        self.problems.append(Problem(f"{self.where}:{line}", message))

    def _held(self) -> dt.date | None:
        text, line = self.page.fields.get("date", ("", 1))
        if not text:
            self._say(line, "the day of the call is missing; write it behind Date, for example 2011-12-13")
            return None
        return self._read_day(text, line, "the day of the call", None)

    def _time(self) -> dt.time | None:
        text, line = self.page.fields.get("time", ("", 1))
        match = _TIME.search(text)
        if not text:
            return None
        if match is None or int(match[1]) > 23 or int(match[2]) > 59:
            self._say(line, f"the time of the call is {shown(text)}; write hours and minutes, for example 10:00")
            return None
        return dt.time(int(match[1]), int(match[2]))

    def _read_day(self, text: str, line: int, what: str, after: dt.date | None) -> dt.date | None:
        try:
            return read_day(text, self.words, after)
        except ValueError as cure:
            self._say(line, f"{what} is {shown(text)}; {cure}")
            return None

    def _action(self, row: TableRow, held: dt.date | None) -> Action | None:
        title, owner, due = self._title(row, "action"), self._owner(row), self._due(row, held)
        kind = self._kind(row)
        kpi, note = self._about(row["about"])
        if not row["due"]:
            self._say(row.line, f"{shown(row['action'])} has no due date; agree on one, for example 2011-12-20")
        if title is None or owner is None or due is None or kind is None:
            return None
        return Action(title, owner.id, due, kind, kpi, note, row["id"] or None, row.line)

    def _answer(self, row: TableRow, held: dt.date | None) -> Answer | None:
        title, asked_by, answer = self._title(row, "said"), self._asked_by(row), row["answer"] or None
        kind = self._answered_kind(row)
        due = self._due(row, held)
        owner = asked_by
        if answer is None and not row["id"]:
            owner = self._answering(row)
            if not row["due"]:
                said = f"{shown(row['said'])} has neither an answer nor a day by which we give one; write one of them"
                self._say(row.line, said)
        if title is None or asked_by is None or owner is None or kind is None:
            return None
        return Answer(title, kind, asked_by.id, owner.id, answer, due, row["id"] or None, row.line)

    def _decided(self, row: TableRow) -> Decided | None:
        if not row["decision"] and not row["because"]:
            return None
        goal, decide = self._goal(row), choice_of(row["decision"], self.words)
        if decide is None:
            choices = one_of(choice_word(each, self.words) for each in CHOICES)
            self._say(row.line, f"the decision is {shown(row['decision'] or None)}; write {choices}")
        if not row["because"]:
            self._say(row.line, "the decision has no reason; write why, as the client may read it")
        if goal is None or decide is None or not row["because"]:
            return None
        return Decided(Decision(self.month, goal, decide, " ".join(row["because"].split())), row.line)

    def _title(self, row: TableRow, column: Column) -> str | None:
        title = " ".join(row[column].split())
        if not title:
            what = "action" if column == "action" else "question or feedback"
            self._say(row.line, f"the {what} is empty in a row that says more; write what it is, or empty the row")
            return None
        if len(title) > LONGEST_TITLE:
            self._say(row.line, f"{shown(title)} has {len(title)} characters; shorten it to {LONGEST_TITLE}")
            return None
        return title

    def _owner(self, row: TableRow) -> Person | None:
        if not row["owner"]:
            self._say(row.line, f"{shown(row['action'])} has no owner; write who does it: {self._people()}")
            return None
        return self._known(row["owner"], row.line, "the owner")

    def _asked_by(self, row: TableRow) -> Person | None:
        if row["from"]:
            return self._known(row["from"], row.line, "who asked or told us")
        theirs = [each for each in self.client.people if each.side == "client"]
        if len(theirs) == 1:
            return theirs[0]
        names = one_of(each.name for each in theirs) if theirs else "somebody of the client's, added to client.yml"
        self._say(row.line, f"{shown(row['said'])} is from nobody; write who said it: {names}")
        return None

    def _known(self, name: str, line: int, what: str) -> Person | None:
        person = _person(self.client, name)
        if person is None:
            choices = [each.name for each in self.client.people]
            several = sum(plain(each) == plain(name) for each in choices) > 1
            if several:
                self._say(line, f"{what} is {shown(name)}, the name of several people; write an id: {self._people()}")
            else:
                cure = instead(name, choices, "add them there")
                self._say(line, f"{what} is {shown(name)}, who is not in people of client.yml; {cure}")
        return person

    def _people(self) -> str:
        return one_of(each.id for each in self.client.people) if self.client.people else "add people to client.yml"

    def _answering(self, row: TableRow) -> Person | None:
        """Who owes the client an answer: the analyst."""
        ours = [each for each in self.client.people if each.side == "us"]
        found = next((each for each in ours if each.id == self.client.analyst), ours[0] if len(ours) == 1 else None)
        if found is None:
            cure = "name an analyst in client.yml, or write the answer"
            self._say(row.line, f"nobody owns the answer to {shown(row['said'])}; {cure}")
        return found

    def _due(self, row: TableRow, held: dt.date | None) -> dt.date | None:
        if not row["due"]:
            return None
        return self._read_day(row["due"], row.line, "due", held)

    def _kind(self, row: TableRow) -> Kind | None:
        if not row["kind"]:
            return "task"
        kind = kind_of(row["kind"], KINDS, self.words)
        if kind is None:
            self._say(row.line, f"kind is {shown(row['kind'])}; write {one_of(KINDS)}")
        return kind

    def _answered_kind(self, row: TableRow) -> _Asked | None:
        if not row["kind"]:
            return "question" if row["said"].rstrip().endswith("?") else "feedback"
        kind = kind_of(row["kind"], _ASKED, self.words)
        if kind is None:
            self._say(row.line, f"kind is {shown(row['kind'])}; write question or feedback")
        return kind

    def _about(self, text: str) -> tuple[str | None, str | None]:
        """What an action is about: a KPI by id or name, else words for the client."""
        found = next((each.id for each in self.client.kpis if plain(text) in (plain(each.id), plain(each.name))), None)
        return (found, None) if found else (None, text or None)

    def _goal(self, row: TableRow) -> str | None:
        asked = plain(row["goal"])
        for goal in self.client.goals:
            if asked in (plain(goal.id), plain(goal.statement)):
                return goal.id
        choices = [each.id for each in self.client.goals]
        self._say(row.line, f"the goal is {shown(row['goal'] or None)}; {instead(row['goal'], choices, 'add a goal')}")
        return None


def as_decided_later(minutes: Minutes, decided: Decided) -> Decision:
    """Return a decision as client.yml keeps it: for the month of the call, whose report comes next."""
    return replace(decided.decision, month=minutes.month + 1)
