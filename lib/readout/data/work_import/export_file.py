"""An export of a task or time program, read by its map: pieces of work as that program tells them."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from readout.data.findings import shown
from readout.data.plain_text import in_one_line
from readout.data.project import Project
from readout.data.table_file import Row, TableFile, parse_table
from readout.data.work_import.column_map import (
    NOBODY,
    MapYaml,
    OwnYaml,
    no_map,
    own_file,
    read_own,
    recognised,
    shipped_maps,
)
from readout.data.work_row import LONGEST_TITLE
from readout.model.client import Client
from readout.model.errors import ConfigError, Problem
from readout.model.work import Status

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}.*)?")
_DURATION = re.compile(r"(\d+):([0-5]\d)(?::([0-5]\d))?")
_HOURS = re.compile(r"\d+([.,]\d+)?")
_DEEPEST_HEADER = 20  # rows above the header: some exports begin with their address and empty rows


@dataclass(frozen=True)
class Task:
    """A piece of work as its program tells it. ``id`` begins with the program's name, so that ids of two never meet.

    ``done`` is None also where the program does not tell the day. ``names`` are texts of a time entry that may name a
    row of work.csv; ``hours`` is the sum of its entries.
    """

    id: str
    title: str
    status: Status | None = None
    due: dt.date | None = None
    done: dt.date | None = None
    owner: str | None = None
    kind: str = "task"
    hours: float | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Export:
    """What an export says. ``program`` is its map's name; ``notes`` say what was left out, and why."""

    program: str
    is_time: bool
    tasks: tuple[Task, ...]
    notes: tuple[str, ...] = ()


def read_export(project: Project, client: Client, file: Path, name: str, program: str | None = None) -> Export:
    """Read an export; ``name`` stands for it in messages, ``program`` names a map where its header is not to decide.

    Raises ConfigError: no map fits, another client's entries, dates or hours that cannot be read, unknown people.
    """
    own = read_own(project, client)
    maps = {**shipped_maps(), **own.maps}
    place = project.relative(own_file(project, client))
    if program is not None and program not in maps:
        raise ConfigError(Problem(name, f"there is no map {shown(program)}; the maps are {', '.join(maps)}"))
    columns = frozenset(column for each in maps.values() for column in each.recognise)
    table = parse_table(_content(file, name), name, columns)
    chosen, header, rows = _found(table, maps, program) or (None, table.header, table.rows)
    if chosen is None:
        raise no_map(name, [cell.strip() for cell in header.cells], maps, place)
    return _Reader(client, own, maps[chosen], chosen, name, place).read(header, rows)


def _content(file: Path, name: str) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ConfigError(Problem(name, f"the file cannot be read ({error.strerror}); name the export")) from None


def _found(table: TableFile, maps: Mapping[str, MapYaml], program: str | None) -> tuple[str, Row, Sequence[Row]] | None:
    """Return the map's name, the header and the rows below it."""
    rows = [table.header, *table.rows]
    allowed = maps if program is None else {program: maps[program]}
    for place, row in enumerate(rows[:_DEEPEST_HEADER]):
        chosen = recognised([cell.strip() for cell in row.cells], allowed)
        if chosen is not None:
            return chosen, row, rows[place + 1 :]
    return None


@dataclass
class _Reader:
    client: Client
    own: OwnYaml
    map: MapYaml
    program: str
    name: str
    own_name: str
    problems: list[Problem] = field(default_factory=list)
    strangers: dict[str, int] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    left_out: int = 0

    def read(self, header: Row, rows: Sequence[Row]) -> Export:
        names = [cell.strip() for cell in header.cells]
        found = [(row.line, _cells(names, row)) for row in rows]
        mine = self._of_this_client(found)
        tasks = list(self._times(mine) if self.map.is_time else self._tasks(mine))
        self._refuse()
        return Export(self.program, self.map.is_time, tuple(tasks), tuple(self._notes()))

    def _of_this_client(self, rows: list[tuple[int, dict[str, str]]]) -> list[tuple[int, dict[str, str]]]:
        """Time exports hold all clients' entries: only this one's may come into its work log."""
        column = self.map.client
        named = {cells.get(column, "") for _, cells in rows} if column else set()
        if column is None or not named - {""}:
            return rows
        wanted = (self.own.client or self.client.name).casefold()
        if wanted not in {each.casefold() for each in named}:
            cure = f"write which of them is this client into {self.own_name}, as in client: {sorted(named - {''})[0]}"
            said = f"has entries for {', '.join(sorted(named - {''})[:8])}, and none for {self.client.name}; {cure}"
            raise ConfigError(Problem(self.name, said))
        mine = [(line, cells) for line, cells in rows if cells.get(column, "").casefold() == wanted]
        self.left_out += len(rows) - len(mine)
        return mine

    def _tasks(self, rows: list[tuple[int, dict[str, str]]]) -> Iterator[Task]:
        seen: dict[str, int] = {}
        for line, cells in rows:
            external = cells.get(self.map.id or "", "")
            title = self._title(cells)
            if not external or not title or self._is_left_out(cells):
                self.left_out += 1
                continue
            id_ = self._id(external)
            if id_ in seen:  # a task in two projects comes twice
                self.left_out += 1
                continue
            seen[id_] = line
            done = self._day(line, cells, self.map.done)
            status = self._status(cells, "done" if done else "planned")
            done = done if status == "done" else None  # programs also date what will not be done
            owner = self._owner(cells)
            yield Task(id_, title, status, self._day(line, cells, self.map.due), done, owner, self._kind(cells))

    def _times(self, rows: list[tuple[int, dict[str, str]]]) -> Iterator[Task]:
        """Add up the time entries of each task; who did it is told where it was one person."""
        groups: dict[tuple[str, tuple[str, ...]], list[tuple[int, dict[str, str]]]] = {}
        for line, cells in rows:
            title = self._title(cells)
            if title and not self._is_left_out(cells):
                names = tuple(name for column in self.map.match if (name := cells.get(column, "")))
                groups.setdefault((self._group(title, cells), names), []).append((line, cells))
            else:
                self.left_out += 1
        for (id_, names), entries in groups.items():
            first = entries[0][1]
            hours = round(sum(self._hours(line, cells) for line, cells in entries), 2)
            owners = {self._owner(cells, strict=False) for _, cells in entries}
            owner = owners.pop() if len(owners) == 1 else None
            kind = self._kind(first)
            yield Task(id_, self._title(first), "doing", owner=owner, kind=kind, hours=hours, names=names)

    def _group(self, title: str, cells: Mapping[str, str]) -> str:
        whole = "|".join([title, *(cells.get(column, "") for column in ("Project", "Task"))]).casefold()
        mark = hashlib.sha256(whole.encode()).hexdigest()[:8]
        return f"{self._id(title.lower()[:40]).rstrip('-.')}-{mark}"

    def _title(self, cells: Mapping[str, str]) -> str:
        columns = [self.map.title] if isinstance(self.map.title, str) else self.map.title
        title = in_one_line(next((text for each in columns if (text := _joined(cells, each))), ""))
        return title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1] + "…"

    def _id(self, external: str) -> str:
        return f"{self.program}-" + re.sub(r"[^A-Za-z0-9_.-]+", "-", external).strip("-")

    def _is_left_out(self, cells: Mapping[str, str]) -> bool:
        for rule in self.map.leave_out:
            value = cells.get(rule.column, "")
            if value and (not rule.words or value.casefold() in {word.casefold() for word in rule.words}):
                return True
        return False

    def _status(self, cells: Mapping[str, str], otherwise: Status) -> Status:
        """Return the status by the first word that is known; a day of its end tells more than a word does."""
        own = {word.casefold(): status for word, status in self.own.statuses.items()}
        for rule in self.map.status:
            value = cells.get(rule.column, "").casefold()
            found = own.get(value) or {word.casefold(): each for word, each in rule.words.items()}.get(value)
            if found:
                return "done" if otherwise == "done" and found != "dropped" else found
        if otherwise == "done":
            return otherwise
        told = [cells.get(rule.column, "") for rule in self.map.status[-1:]]
        self.words.update(each for each in told if each)
        return otherwise

    def _kind(self, cells: Mapping[str, str]) -> str:
        kinds = {word.casefold(): kind for word, kind in self.own.kinds.items()}
        for column in self.map.kind:
            for word in (cells.get(column, ""), *re.split(r"[,;]", cells.get(column, ""))):
                plain = re.sub(r"\s*\([a-z_ ]+\)$", "", word.strip())  # Trello writes a label's colour behind it
                if plain.casefold() in kinds:
                    return kinds[plain.casefold()]
        return "task"

    def _owner(self, cells: Mapping[str, str], *, strict: bool = True) -> str | None:
        """Return the person's id by name or address; whoever is not known is noted as a stranger."""
        told = [text for column in self.map.owner if (text := _joined(cells, column))]
        for text in (word for each in told for word in (each, *map(str.strip, re.split(r"[,;]", each)))):
            own = {word.casefold(): id_ for word, id_ in self.own.people.items()}
            known = own | {
                text.casefold(): person.id
                for person in self.client.people
                for text in (person.name, person.email or "", person.id)
                if text and text.casefold() not in own
            }
            if text.casefold() in known:
                id_ = known[text.casefold()]
                return None if id_ == NOBODY else id_
        if told and strict:
            self.strangers[told[0]] = self.strangers.get(told[0], 0) + 1
        return None

    def _day(self, line: int, cells: Mapping[str, str], column: str | None) -> dt.date | None:
        text = cells.get(column or "", "")
        if not text:
            return None
        try:
            if _ISO.fullmatch(text):
                moment = dt.datetime.fromisoformat(text)
                return (moment.astimezone(ZoneInfo(self.client.timezone)) if moment.tzinfo else moment).date()
            return _parsed(text, self.map.dates)
        except ValueError:
            cure = f'say how dates are written, as in dates: ["%m/%d/%Y"], in a map of {self.own_name}'
            self.problems.append(Problem(f"{self.name}:{line}", f"{column} is {shown(text)}; {cure}"))
            return None

    def _hours(self, line: int, cells: Mapping[str, str]) -> float:
        text = cells.get(self.map.hours or "", "")
        if match := _DURATION.fullmatch(text):
            return int(match[1]) + int(match[2]) / 60 + int(match[3] or 0) / 3600
        if _HOURS.fullmatch(text):
            return float(text.replace(",", "."))
        cure = "export hours as 1.5 or 01:30:00"
        self.problems.append(Problem(f"{self.name}:{line}", f"{self.map.hours} is {shown(text)}; {cure}"))
        return 0.0

    def _refuse(self) -> None:
        """Raise everything there is to mend at once; of repeated problems the first five."""
        if self.strangers:
            listed = ", ".join(f"{who} ({count})" for who, count in self.strangers.items())
            example = next(iter(self.strangers))
            cure = (
                f"give a person of client.yml that name or email, or write who it is into {self.own_name}, as in "
                f"people: {{{example}: {self.client.people[0].id if self.client.people else NOBODY}}}; "
                f"{NOBODY} for nobody"
            )
            self.problems.append(Problem(self.name, f"names people who are not known: {listed}; {cure}"))
        if self.problems:
            raise ConfigError([*self.problems[:5], *self.problems[5:][-1:]])

    def _notes(self) -> Iterator[str]:
        if self.left_out:
            yield f"{self.left_out} row{'s' * (self.left_out > 1)} of the export left out, as the map says"
        if self.words:
            listed = ", ".join(sorted(self.words)[:8])
            yield f"taken as planned, as no status is known for {listed}: add them to statuses in {self.own_name}"


def _cells(names: Sequence[str], row: Row) -> dict[str, str]:
    """Return a row's cells by column; of columns with the same name, the first with something in it."""
    cells: dict[str, str] = {}
    for name, cell in zip(names, row.cells, strict=False):
        if not cells.get(name):
            cells[name] = cell.strip()
    return cells


def _joined(cells: Mapping[str, str], column: str) -> str:
    return " ".join(text for each in column.split(" + ") if (text := cells.get(each, "")))


def _parsed(text: str, patterns: Sequence[str]) -> dt.date:
    for pattern in patterns:
        try:
            return dt.datetime.strptime(text, pattern).date()
        except ValueError:
            continue
    raise ValueError(text)
