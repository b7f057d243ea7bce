"""One row of work.csv: its cells, read one by one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar, get_args

from readout.data.findings import instead, nearest, one_of, shown
from readout.data.plain_text import character_name, in_one_line, refused_character
from readout.data.values import day
from readout.model.client import Client
from readout.model.work import Kind, Status, WorkItem

KINDS: tuple[Kind, ...] = get_args(Kind)
STATUSES: tuple[Status, ...] = get_args(Status)
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):\S")
_THOUSANDS = re.compile(r"[-+]?\d{1,3}(\.\d{3})+")
LONGEST_TITLE = 300  # characters: a title is pointed at; what explains it stands in note
LONGEST_LINK = 2000  # characters; PDF readers and browsers cut longer ones
_T = TypeVar("_T")


_DOTTED_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)


@dataclass
class RowReader:
    """Reads one row's cells; what is wrong with them it collects in ``problems``, one sentence each.

    ``wrong`` holds the columns they are about: a rule that looks at such a column is not judged.
    """

    cells: Mapping[str, str]
    delimiter: str
    client: Client
    problems: list[str] = field(default_factory=list)
    wrong: set[str] = field(default_factory=set)

    def item(self, where: str) -> WorkItem:
        """Return the row as a work item. Only when ``problems`` is empty does it hold what the row says."""
        owner = self._known("owner", [each.id for each in self.client.people], "people")
        item = WorkItem(
            id=self._required("id", self._id) or "",
            title=self._required("title", self._title) or "",
            kind=self._required("kind", lambda column: self._choice(column, KINDS)) or "task",
            owner=owner,
            side=next((each.side for each in self.client.people if each.id == owner), None),
            status=self._required("status", lambda column: self._choice(column, STATUSES)) or "planned",
            promised=self._day("promised"),
            due=self._day("due"),
            done=self._day("done"),
            evidence=self._evidence(),
            channel=self._text("channel"),
            spend=self._number("spend"),
            hours=self._number("hours"),
            kpi=self._known("kpi", [each.id for each in self.client.kpis], "kpis"),
            expects=self._choice("expects", ("up", "down")),
            result=self._text("result"),
            result_source=self._text("result_source"),
            note=self._text("note"),
            internal=self._text("internal"),
            where=where,
        )
        self._rules(item)
        return item

    def _rules(self, item: WorkItem) -> None:
        if "status" in self.wrong:
            return
        if item.status == "dropped" and item.note is None and "note" not in self.wrong:
            self.problems.append("status is 'dropped'; say why in note, for the client")
        if "done" in self.wrong:
            return
        if item.status == "done" and item.done is None:
            self.problems.append("status is 'done'; write the day in done, for example 2011-11-30")
        if item.status != "done" and item.done is not None:
            self.problems.append(f"done is {item.done}, but status is '{item.status}'; write status done or empty done")

    def _say(self, column: str, message: str) -> None:
        self.wrong.add(column)
        self.problems.append(f"{column} {message}")

    def _text(self, column: str) -> str | None:
        text = self.cells.get(column, "").replace("\r\n", "\n").replace("\r", "\n").strip()
        index = refused_character(text)
        if index is not None:
            place = f"{character_name(text[index])} as character {index + 1}"
            self._say(column, f"holds the control character {place}; delete it")
            return None
        return text or None

    def _required(self, column: str, read: Callable[[str], _T | None]) -> _T | None:
        if not self.cells.get(column, "").strip():
            self._say(column, f"is empty; {_WANTED[column]}")
            return None
        return read(column)

    def _id(self, column: str) -> str | None:
        text = self._text(column)
        if text is not None and not _ID.fullmatch(text):
            self._refuse(column, text, "write an id of letters, digits, -, _ and ., for example w12")
            return None
        return text

    def _title(self, column: str) -> str | None:
        text = in_one_line(self._text(column) or "")
        if len(text) > LONGEST_TITLE:
            self._refuse(
                column, text, f"it has {len(text)} characters; shorten it to {LONGEST_TITLE}, use note for more"
            )
        return text

    def _choice(self, column: str, choices: tuple[_T, ...]) -> _T | None:
        text = self._text(column)
        found = next((each for each in choices if each == text), None)
        if text is None or found is not None:
            return found
        words = [str(each) for each in choices]
        near = nearest(text, words)
        self._refuse(column, text, f"did you mean {near}?" if near else f"write {one_of(words)}")
        return None

    def _known(self, column: str, ids: list[str], section: str) -> str | None:
        text = self._text(column)
        if text is None or text in ids:
            return text
        found = f"names {shown(text)}, which is not in {section} of client.yml"
        self._say(column, f"{found}; {instead(text, ids, 'add it there')}")
        return None

    def _day(self, column: str) -> dt.date | None:
        text = self._text(column)
        try:
            return day(_iso(text)) if text else None
        except ValueError as cure:
            self._refuse(column, text, f"{cure} (in a spreadsheet, give the column the format Text)")
            return None

    def _number(self, column: str) -> float | None:
        text = self._text(column)
        if text is None:
            return None
        decimal_comma = self.delimiter == ";"
        if decimal_comma and _THOUSANDS.fullmatch(text):
            digits = text.replace(".", "")
            self._refuse(column, text, f"it may mean {digits} or {text.replace('.', ',')}; write one of them")
            return None
        plain = text.replace(",", ".") if decimal_comma else text
        if not re.fullmatch(r"[-+]?[0-9]{1,12}(\.[0-9]{0,12})?", plain):
            example = "1200 or 1200,50" if decimal_comma else "1200 or 1200.50"
            self._refuse(column, text, f"write a plain number, for example {example}")
            return None
        return float(plain)

    def _evidence(self) -> str | None:
        text = self._text("evidence")
        scheme = _SCHEME.match(text or "")
        if text is None or (scheme and scheme[1].lower() in ("http", "https", "mailto")):
            if len(text or "") > LONGEST_LINK:
                self._refuse("evidence", text, f"a link may have {LONGEST_LINK} characters; use a shorter one")
            return text
        path = text.replace("\\", "/")
        if scheme or path.startswith(("/", "~")) or ".." in path.split("/"):
            cure = "write a link (https://…) or a path inside the client's folder, for example data/flyer.png"
            self._refuse("evidence", text, cure)
        return path

    def _refuse(self, column: str, text: str | None, cure: str) -> None:
        self._say(column, f"is {shown(text)}; {cure}")


_WANTED = {
    "id": "give the row its own id, for example w12",
    "title": "say what it is, as one can point at it",
    "kind": f"write {one_of(KINDS)}",
    "status": f"write {one_of(STATUSES)}",
}


def _iso(text: str) -> str:
    """Return a day with dots, as Excel saves it in much of Europe, in ISO: dots always mean the day comes first."""
    dotted = _DOTTED_DAY.fullmatch(text)
    return f"{dotted[3]}-{int(dotted[2]):02}-{int(dotted[1]):02}" if dotted else text
