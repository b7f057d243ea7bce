"""What an import would do to work.csv: rows that are new, cells that change, and what stays the analyst's.

Three things are compared: what the program said last time, what it says now, and what stands in work.csv. Only what
changed in the program comes over. Evidence, notes and results are never touched, nor is a row the analyst deleted.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from readout.data.work_edit import CellValue
from readout.data.work_import.export_file import Export, Task
from readout.data.work_import.imported import Said
from readout.model.work import WorkItem

_CLOSED = ("done", "dropped")


@dataclass
class Differences:
    """``new`` rows and ``changes`` by row id as work.csv takes them; ``before`` holds the cells that change.

    ``kept`` are sentences about what stays although the program says otherwise; ``said`` is what to remember.
    """

    new: list[dict[str, CellValue]] = field(default_factory=list)
    changes: dict[str, dict[str, CellValue]] = field(default_factory=dict)
    before: dict[str, dict[str, CellValue]] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    said: dict[str, Said] = field(default_factory=dict)

    @property
    def nothing(self) -> bool:
        """Whether work.csv is up to date."""
        return not self.new and not self.changes


def differences(
    export: Export, work: Sequence[WorkItem], last: Mapping[str, Said], done_on: dt.date | None = None
) -> Differences:
    """Return what importing ``export`` would do; ``last`` is what was said before.

    ``done_on``: the day for what is finished in a program that does not tell when.
    """
    found = Differences(said=dict(last))
    items = {item.id: item for item in work}
    for id_, tasks in _by_row(export, work).items():
        task = tasks[0] if len(tasks) == 1 else _together(id_, tasks)
        if id_ in items:
            (_hours if export.is_time else _update)(found, items[id_], task, last.get(id_), done_on)
        elif id_ in last:
            found.kept.append(f"{id_} was deleted from work.csv, and is not brought back: {task.title}")
            continue
        elif task.status == "dropped":
            found.kept.append(f"{id_} was dropped there before it came here, and is left out: {task.title}")
            continue
        else:
            _add(found, task, done_on)
        found.said[id_] = _said(task) | {"status": _finished(task, done_on)[0]}
    return found


def _by_row(export: Export, work: Sequence[WorkItem]) -> dict[str, list[Task]]:
    """The tasks by the row they belong to: their own id, or of time entries the row that they name."""
    rows: dict[str, list[Task]] = {}
    for task in export.tasks:
        row = _named(task, work) if export.is_time else None
        rows.setdefault(row or task.id, []).append(task)
    return rows


def _named(task: Task, work: Sequence[WorkItem]) -> str | None:
    """The row whose title a time entry repeats, or whose id it has in it (ABC-12 for the row jira-ABC-12)."""
    texts = [text.casefold() for text in (task.title, *task.names)]
    own = next((item.id for item in work if item.id == task.id), None)
    if own:
        return own
    for item in work:
        external = item.id.partition("-")[2] if "-" in item.id else ""
        marks = [each.casefold() for each in (item.id, external) if len(each) >= 4 and re.search(r"\d", each)]
        if item.title.casefold() in texts or any(_has(text, mark) for text in texts for mark in marks):
            return item.id
    return None


def _has(text: str, mark: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(mark)}(?![\w-])", text) is not None


def _together(id_: str, tasks: Sequence[Task]) -> Task:
    hours = round(sum(task.hours or 0 for task in tasks), 2)
    owners = {task.owner for task in tasks}
    owner = owners.pop() if len(owners) == 1 else None
    return Task(id_, tasks[0].title, tasks[0].status, owner=owner, kind=tasks[0].kind, hours=hours)


def _add(found: Differences, task: Task, done_on: dt.date | None) -> None:
    status, done, said = _finished(task, done_on)
    if said:
        found.kept.append(f"{task.id} {said}")
    row: dict[str, CellValue] = {"id": task.id, "title": task.title, "kind": task.kind, "status": status}
    optional = {"owner": task.owner, "promised": task.due, "due": task.due, "done": done, "hours": task.hours}
    found.new.append(row | {column: value for column, value in optional.items() if value is not None})


def _update(found: Differences, item: WorkItem, task: Task, last: Said | None, done_on: dt.date | None) -> None:
    now = _said(task) | {"status": _finished(task, done_on)[0]}
    changed = [key for key in ("title", "status", "due", "done") if last is None or last.get(key) != now[key]]
    cells: dict[str, CellValue] = {}
    if "title" in changed and task.title != item.title:
        if last is not None and last.get("title") == item.title:
            cells["title"] = task.title
        else:
            found.kept.append(f'{item.id} keeps its title "{item.title}"; there it is "{task.title}"')
    if "due" in changed and task.due is not None and task.due != item.due:
        cells["due"] = task.due
    if {"status", "done"} & set(changed) or task.status in _CLOSED:
        cells |= _status(found, item, task, last, done_on)
    _note(found, item, cells)


def _status(
    found: Differences, item: WorkItem, task: Task, last: Said | None, done_on: dt.date | None
) -> dict[str, CellValue]:
    status, done, said = _finished(task, done_on)
    if said and item.status not in _CLOSED:
        found.kept.append(f"{item.id} {said}")
    if task.status in _CLOSED and status not in _CLOSED:
        return {}
    if item.status in _CLOSED and status not in _CLOSED and (last is None or last.get("status") != item.status):
        found.kept.append(f"{item.id} stays {item.status}; there it is {status}")
        return {}
    if item.status == "dropped":
        return {}
    if status == item.status and (status != "done" or (item.done is not None and task.done in (None, item.done))):
        return {}
    return {"status": status, "done": done} if item.done != done else {"status": status}


def _finished(task: Task, done_on: dt.date | None) -> tuple[str, dt.date | None, str]:
    """The status and day that work.csv can take, and what it cannot take: an end without a day, or without a reason."""
    if task.status == "dropped":
        return "planned", None, "was dropped there; say why in its note, and set it to dropped"
    if task.status == "done" and task.done is None:
        if done_on is None:
            return "doing", None, "is finished there, which does not tell the day; say it with --done-on 2026-01-31"
        return "done", done_on, ""
    return task.status or "planned", task.done, ""


def _hours(found: Differences, item: WorkItem, task: Task, last: Said | None, _: dt.date | None) -> None:
    """Set a row's hours to the sum of its entries: an export is taken to hold all of them."""
    if task.hours is None or task.hours == item.hours:
        return
    if last is not None and last.get("hours") == task.hours:
        return  # the analyst's own figure stands
    if item.hours is not None and task.hours < item.hours:
        said = f"keeps its {item.hours:g} hours; the export has {task.hours:g}: does it begin later?"
        found.kept.append(f"{item.id} {said}")
        return
    _note(found, item, {"hours": task.hours})


def _note(found: Differences, item: WorkItem, cells: dict[str, CellValue]) -> None:
    differing = {column: value for column, value in cells.items() if getattr(item, column) != value}
    if differing:
        found.changes[item.id] = differing
        found.before[item.id] = {column: getattr(item, column) for column in differing}


def _said(task: Task) -> dict[str, str | float | None]:
    days = {"due": task.due, "done": task.done}
    texts: dict[str, str | float | None] = {key: day.isoformat() if day else None for key, day in days.items()}
    return {"title": task.title, "status": task.status, "hours": task.hours} | texts


def lines_of(found: Differences) -> Iterator[str]:
    """Yield what would be done, a line each."""
    for row in found.new:
        more = [f"{column} {row[column]}" for column in ("status", "due", "done", "owner", "hours") if column in row]
        yield f"new    {row['id']}: {row['title']} ({', '.join(more)})"
    for id_, cells in found.changes.items():
        told = [f"{column} {_plain(found.before[id_][column])} -> {_plain(value)}" for column, value in cells.items()]
        yield f"change {id_}: {', '.join(told)}"
    for sentence in found.kept:
        yield f"kept   {sentence}"


def _plain(value: CellValue) -> str:
    if value is None:
        return "(empty)"
    return f"{value:g}" if isinstance(value, float) else str(value)
