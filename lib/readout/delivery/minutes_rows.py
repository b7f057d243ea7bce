"""What minutes add to the work log: a row for each action, question and feedback that has none yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from readout.data.work_edit import Cells
from readout.model.errors import Problem
from readout.model.minutes import Action, Answer, Minutes
from readout.model.work import WorkItem
from readout.text.language import Language

OPEN = ("planned", "doing")


@dataclass
class Rows:
    """``new`` rows for work.csv, ``changes`` of open ones, and the ``ids`` that the minutes' lines get back.

    ``notes`` are sentences on what was left alone, ``problems`` what there is to mend.
    """

    new: list[Cells] = field(default_factory=list)
    changes: dict[str, Cells] = field(default_factory=dict)
    ids: dict[int, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def rows_of(minutes: Minutes, items: Sequence[WorkItem], names: Mapping[str, str], words: Language, label: str) -> Rows:
    """Return what the work log is to get. ``names`` are people's names by id; ``label`` is the minutes' file.

    A row that was applied before is known by the id in the minutes, or else by what it says: nothing comes twice.
    """
    rows, by_id = Rows(), {item.id: item for item in items}
    said: tuple[Action | Answer, ...] = (*minutes.actions, *minutes.answers)
    ids = _free_ids(minutes, {*by_id, *(each.id for each in said if each.id)})
    for each in said:
        if each.id is not None:
            _known(each, by_id, minutes.held, rows, label)
            continue
        there = next((item for item in items if _same(each, item)), None)
        cells = _cells(each, minutes, names, words)
        again = next((row for row in rows.new if {**row, "id": ""} == {**cells, "id": ""}), None)
        if there is None and each.due is not None and minutes.held is not None and each.due < minutes.held:
            message = f"due is {each.due}, before the call on {minutes.held}; write the day that was agreed"
            rows.problems.append(Problem(f"{label}:{each.line}", message))
        elif there is None and again is None:
            rows.new.append({"id": next(ids), **cells})
            rows.ids[each.line] = str(rows.new[-1]["id"])
        else:
            rows.ids[each.line] = there.id if there else str(again["id"]) if again else ""
    return rows


def _free_ids(minutes: Minutes, taken: set[str]) -> Iterator[str]:
    number = 1
    while True:
        id_ = f"{minutes.month}-call-{number}"
        if id_ not in taken:
            yield id_
        number += 1


def _known(said: Action | Answer, by_id: Mapping[str, WorkItem], held: dt.date | None, rows: Rows, label: str) -> None:
    """A later day agreed in the call moves an open row's due date; what was promised first stays."""
    item = by_id.get(said.id or "")
    if item is None:
        cure = "take it from the row to add it anew"
        rows.problems.append(Problem(f"{label}:{said.line}", f"the id is {said.id!r}, no row of work.csv; {cure}"))
        return
    if said.due is None or item.status not in OPEN or said.due == item.due:
        return
    if held is not None and said.due >= held and (item.due is None or said.due > item.due):
        first = item.promised or item.due or said.due
        rows.changes[item.id] = {"due": said.due} if item.promised else {"promised": first, "due": said.due}
    else:
        rows.notes.append(f"{item.id} is due {item.due} in work.csv and {said.due} in line {said.line}; it was left")


def _same(said: Action | Answer, item: WorkItem) -> bool:
    if (_plain(said.title), said.kind, said.owner) != (_plain(item.title), item.kind, item.owner):
        return False
    return isinstance(said, Answer) or said.due in (item.due, item.promised)


def _cells(said: Action | Answer, minutes: Minutes, names: Mapping[str, str], words: Language) -> Cells:
    cells: dict[str, str | dt.date | None] = {"title": said.title, "kind": said.kind, "owner": said.owner}
    if isinstance(said, Answer) and said.answer is not None:
        return {**cells, "status": "done", "done": minutes.held, "note": said.answer}
    cells |= {"promised": said.due, "due": said.due, "status": "planned"}
    if isinstance(said, Answer):
        return {**cells, "note": words.say("Asked by {person}", person=names[said.asked_by])}
    return {**cells, **({"kpi": said.kpi} if said.kpi else {}), **({"note": said.note} if said.note else {})}


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")
