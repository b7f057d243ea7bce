"""Minutes applied: their actions, questions and feedback into work.csv, their decisions into client.yml.

First everything is worked out and shown; only then is anything written. Files are replaced whole, and not at all when
somebody changed one meanwhile. In work.csv and client.yml, and in the minutes themselves, only lines that are meant
change: the minutes get the ids of the rows that were made of them, so that applying them again adds nothing.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from readout.data.client_file import client_of
from readout.data.decision_edit import client_text, decision_line, with_decisions
from readout.data.editing import editing
from readout.data.history import read_history
from readout.data.project import Project
from readout.data.table_file import Dialect, Row, TableFile, parse_table
from readout.data.whole_file import replace_file
from readout.data.work_edit import edited
from readout.data.work_log import COLUMNS, read_work, read_work_file, work_items, work_name
from readout.data.yaml_file import parse_yaml
from readout.delivery.minutes import MinutesFile
from readout.delivery.minutes_reading import as_decided_later, read_minutes
from readout.delivery.minutes_rows import Rows, rows_of
from readout.model.client import Client, Decision
from readout.model.errors import ConfigError, Problem, ReadoutError
from readout.model.history import newest_of
from readout.model.minutes import Minutes
from readout.model.work import WorkItem
from readout.text.minutes_page import cells_of

_LINE_END = re.compile("(\r\n|\r|\n|\u2028|\u2029)")


@dataclass(frozen=True)
class Change:
    """A file's bytes ``before`` (None: there was none) and ``after``; ``encoding`` is how they are read to be shown."""

    path: Path
    label: str
    before: bytes | None
    after: bytes
    encoding: str = "utf-8"

    def difference(self) -> Iterator[str]:
        """Yield the lines of a unified difference."""
        before, after = self._lines(self.before or b""), self._lines(self.after)
        yield from difflib.unified_diff(before, after, self.label, self.label, n=1, lineterm="")

    def _lines(self, content: bytes) -> list[str]:
        return content.decode(self.encoding, "replace").removeprefix("\ufeff").splitlines()


@dataclass(frozen=True)
class Plan:
    """What applying minutes changes. ``by_hand``: lines for client.yml that have no safe place in it."""

    file: MinutesFile
    changes: tuple[Change, ...]
    by_hand: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether all of it was applied before."""
        return not self.changes and not self.by_hand


def plan_minutes(project: Project, file: MinutesFile) -> Plan:
    """Return what ``file`` changes; nothing is written. Raises ConfigError with every problem, each with its line."""
    if file.untouched:
        raise ReadoutError(Problem(file.label, "nobody has written into these minutes yet; fill them in first"))
    client, problems = file.client, list[Problem]()
    minutes, items = _read(project, file, problems)
    rows = _rows(file, minutes, items)
    decisions = list(_decisions(client, file, minutes, problems))
    problems += rows.problems
    if problems:
        raise ConfigError(problems)
    changes = [*_work_change(project, client, rows)]
    text, by_hand = client_text(project, client.id), tuple[str, ...]()
    if decisions:
        found = _client_change(project, client, text, decisions)
        changes += [found] if found else []
        by_hand = () if found else tuple(map(decision_line, decisions))
    changes += _minutes_change(file, rows.ids)
    notes = (
        *rows.notes,
        *(_voided(project, client) if any(each.label.endswith("client.yml") for each in changes) else ()),
    )
    return Plan(file, tuple(changes), by_hand, notes)


def apply_plan(project: Project, plan: Plan) -> None:
    """Write what was planned, work.csv first and the minutes last: cut short, applying again goes on from there.

    Raises ReadoutError, before anything is written, when a file has changed since, or another command changes one now.
    """
    with editing(project, plan.file.client.id):
        for each in plan.changes:
            if (each.path.read_bytes() if each.path.exists() else None) != each.before:
                raise ReadoutError(Problem(each.label, "has changed meanwhile; nothing was written, so apply again"))
        for each in plan.changes:
            replace_file(each.path, each.after)


def _read(project: Project, file: MinutesFile, problems: list[Problem]) -> tuple[Minutes, tuple[WorkItem, ...]]:
    minutes, items = Minutes(file.month), tuple[WorkItem, ...]()
    try:
        minutes = read_minutes(file.page, file.client, file.month, file.words, file.label)
    except ConfigError as error:
        problems += error.problems
    try:
        items = read_work(project, file.client)
    except ConfigError as error:
        problems += error.problems
    return minutes, items


def _rows(file: MinutesFile, minutes: Minutes, items: Sequence[WorkItem]) -> Rows:
    names = {each.id: each.name for each in file.client.people}
    return rows_of(minutes, items, names, file.words, file.label)


def _decisions(client: Client, file: MinutesFile, minutes: Minutes, problems: list[Problem]) -> Iterator[Decision]:
    """Yield the decisions that client.yml does not hold, for the month of the call: a sent report stays as it was."""
    seen: set[str] = set()
    for each in minutes.decisions:
        wanted = as_decided_later(minutes, each)
        same = [one for one in client.decisions if (one.goal, one.decide, one.because) == (
            wanted.goal, wanted.decide, wanted.because)]  # fmt: skip
        if any(one.month in (minutes.month, wanted.month) for one in same):
            continue
        if wanted.goal in seen:
            cure = "keep one row"
            problems.append(Problem(f"{file.label}:{each.line}", f"goal {wanted.goal} is decided about twice; {cure}"))
        elif any((one.goal, one.month) == (wanted.goal, wanted.month) for one in client.decisions):
            said = f"client.yml has another decision about {wanted.goal} for {wanted.month}; make the two agree"
            problems.append(Problem(f"{file.label}:{each.line}", said))
        else:
            yield wanted
        seen.add(wanted.goal)


def _work_change(project: Project, client: Client, rows: Rows) -> Iterator[Change]:
    if not rows.new and not rows.changes:
        return
    path, name = project.client_file(client.id, "work.csv"), work_name(client)
    before = path.read_bytes() if path.exists() else None
    table = read_work_file(project, client) or TableFile(Row(1, COLUMNS), (), Dialect())
    after = edited(table, rows.changes, rows.new, name)
    work_items(parse_table(after, name, frozenset(COLUMNS)), client)
    yield Change(path, name, before, after, table.dialect.encoding)


def _client_change(project: Project, client: Client, text: str, decisions: Sequence[Decision]) -> Change | None:
    path = project.client_file(client.id, "client.yml")
    label = project.relative(path)
    after = with_decisions(text, decisions, label)
    if after is None:
        return None
    client_of(project, client.id, parse_yaml(after.removeprefix("\ufeff"), label))
    return Change(path, label, text.encode(), after.encode())


def _minutes_change(file: MinutesFile, ids: Mapping[int, str]) -> Iterator[Change]:
    before = file.path.read_bytes()
    parts = _LINE_END.split(before.decode("utf-8"))
    for line, id_ in ids.items():
        place = file.page.table_at(line).places.get("id")
        if place is not None:
            parts[2 * (line - 1)] = with_cell(parts[2 * (line - 1)], place, id_)
    after = "".join(parts).encode()
    if after != before:
        yield Change(file.path, file.label, before, after)


def with_cell(line: str, place: int, text: str) -> str:
    """Return a table's row with ``text`` in its cell ``place``; every other cell as it was typed."""
    indent = line[: len(line) - len(line.lstrip())]
    cells = cells_of(line)
    cells += [" "] * (place + 1 - len(cells))
    cells[place] = f" {text} "
    return f"{indent}|{'|'.join(cells)}|"


def _voided(project: Project, client: Client) -> Iterator[str]:
    """An approval binds client.yml: one that waits to be sent has to be given again."""
    history = read_history(project, client.id, client.people)
    for month in sorted({each.month for each in history}):
        newest = newest_of(history, month)
        if newest is not None and newest.state != "sent":
            yield f"the report of {month} is {newest.state}; a change of client.yml voids that, so approve it again"
