"""A small client in whose every typed field stands a given text, each with a tag of its own that tells it apart."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from readout.data.agency import read_agency
from readout.data.load import load_report
from readout.data.project import Project
from readout.data.values import LONGEST_NAME
from readout.data.work_log import COLUMNS
from readout.data.work_row import LONGEST_TITLE
from readout.display.blocks import Section
from readout.model.months import parse_month
from readout.notebook.facade import NotebookReport
from readout.pipeline.handoff import hand_off
from readout.pipeline.title import front_matter

ROOT = Path(__file__).resolve().parents[2]
CLIENT = "lamp-shop"
MONTH = "2024-04"
SECTIONS = (
    *("headline", "goals", "results", "explain", "accomplishments"),
    *("plan", "next_steps", "call", "definitions", "method"),
)

_LONGEST_KEY = 900  # YAML reads no key of more than 1,024 characters
_NAMES = frozenset({"qagency", "qclient", "qlead", "qowner", "qrevenue", "qbuyers", "qlate"})
_TITLES = frozenset({"qguide", "qlink", "qanswer", "qslow", "qgone", "qnext", "qfar", "qask"})

Text = Callable[[str], str]


@dataclass
class Planted:
    """The project; ``shown`` are the texts that the report must show, by field, ``internal`` those it must not."""

    project: Project
    shown: dict[str, str] = field(default_factory=dict)
    internal: dict[str, str] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        return self.project.client_dir(CLIENT)


def tagged(text: str) -> Text:
    """Return what gives a field its text: ``text`` with the field's name on a line of its own behind it.

    Names, titles and keys get as much of it as they may hold.
    """

    def give(name: str) -> str:
        longest = LONGEST_NAME if name in _NAMES else LONGEST_TITLE if name in _TITLES else len(text) + 20
        longest = _LONGEST_KEY if name == "qcolumn" else longest
        return f"{text[: longest - 20]}\n{name}"

    return give


def plant(root: Path, text: Text, *, months: int = 14, kpi_goals: bool = True) -> Planted:
    """Make a project at ``root`` with the client ``lamp-shop``; ``text`` gives every typed field its text by name.

    ``months`` of data end in the report's month; without ``kpi_goals`` goals have dated steps only, and no chart.
    """
    shutil.copytree(ROOT / "templates" / "style", root / "templates" / "style")
    shutil.copyfile(ROOT / "_quarto.yml", root / "_quarto.yml")
    folder = root / "clients" / CLIENT
    (folder / "data").mkdir(parents=True)
    planted = Planted(Project(root))
    writer = _Writer(planted, text)
    _write_json(root / "agency.yml", writer.agency())
    _write_json(folder / "client.yml", writer.client(kpi_goals))
    (folder / "work.csv").write_text(_csv([COLUMNS, *writer.work()]), encoding="utf-8", newline="")
    (folder / "data" / "orders.csv").write_text(_csv(writer.data(months)), encoding="utf-8", newline="")
    return planted


class _Writer:
    """Writes the files; what it writes for the reader's eyes it notes in ``planted``."""

    def __init__(self, planted: Planted, text: Text) -> None:
        self._planted = planted
        self._text = text

    def _shown(self, name: str) -> str:
        self._planted.shown[name] = self._text(name)
        return self._planted.shown[name]

    def agency(self) -> dict[str, Any]:
        return {"name": self._shown("qagency"), "confidentiality": self._shown("qconfidential")}

    def client(self, kpi_goals: bool) -> dict[str, Any]:
        shown = self._shown
        column = shown("qcolumn")
        quoted = '"' + column.replace('"', '""') + '"'
        measured = {"kpi": "revenue", "target": 20000} if kpi_goals else {}
        due = [{"title": shown("qstep"), "due": "2024-09-01"}]
        changed = {"from": "2024-03", "target": 21000, "agreed_by": "owner", "why": shown("qwhy") if kpi_goals else "x"}
        return {
            "name": shown("qclient"), "language": "en-GB", "currency": "GBP",
            "engagement": {"start": "2024-01", "end": "2024-12"},
            "people": [
                {"id": "lead", "name": shown("qlead"), "side": "us"},
                {"id": "owner", "name": shown("qowner"), "side": "client"},
            ],
            "sources": {"orders": {"file": "data/orders.csv", "date": "date", "absent": "zero"}},
            "kpis": [
                {"id": "revenue", "name": shown("qrevenue"), "source": "orders", "value": "sum(revenue)",
                 "where": {column: shown("qmember")}, "unit": "currency", "goals": ["grow"], "dimensions": ["group"]},
                {"id": "buyers", "name": shown("qbuyers"), "source": "orders", "value": f"distinct({quoted})",
                 "goals": ["grow"], "definition": shown("qdefinition"), "role": "leading",
                 "leads_to": shown("qleads")},
                {"id": "late", "name": shown("qlate"), "source": "orders", "value": "mean(margin)", "goals": ["grow"]},
            ],
            "goals": [
                {"id": "grow", "statement": shown("qgoal"), **measured, "milestones": due,
                 **({"revisions": [changed]} if kpi_goals else {})},
                {"id": "steps", "statement": shown("qsecond"), "milestones": [{"title": "Done", "due": "2024-06-01"}],
                 "parent": "grow"},
            ],
            "decisions": [{"month": MONTH, "goal": "grow", "decide": "keep", "because": shown("qbecause")}],
            "events": [{"month": "2024-02", "note": shown("qevent"), "kpis": ["revenue"]}],
            "pending": [{"kpi": "late", "month": MONTH, "until": "2024-05-20", "because": shown("qpending")}],
            "pause": [{"month": MONTH, "reason": shown("qpause")}],
            "deliver": ["pdf", "html"],
        }  # fmt: skip

    def work(self) -> Iterator[list[str]]:
        shown = self._shown
        yield self._row("guide", shown("qguide"), "content", "lead", done="2024-04-09", status="done",
                        channel=shown("qchannel"), note=shown("qnote"), result=shown("qresult"),
                        result_source=shown("qcounted"))  # fmt: skip
        yield self._row("link", shown("qlink"), "mention", "lead", done="2024-04-10", status="done",
                        evidence="https://lamps.example/a")  # fmt: skip
        yield self._row("answer", shown("qanswer"), "task", "owner", done="2024-04-11", status="done")
        yield self._row("slow", shown("qslow"), "task", "lead", promised="2024-04-02", due="2024-05-09",
                        note=shown("qslownote"))  # fmt: skip
        yield self._row("gone", shown("qgone"), "task", "lead", due="2024-04-03", status="dropped",
                        note=shown("qgonenote"))  # fmt: skip
        yield self._row("next", shown("qnext"), "planning", "lead", due="2024-05-20", note=shown("qnextnote"))
        yield self._row("far", shown("qfar"), "planning", "lead", due="2024-08-20")
        yield self._row("ask", shown("qask"), "question", "owner", due="2024-05-07", note=shown("qasknote"))

    def _row(self, id_: str, title: str, kind: str, owner: str, **cells: str) -> list[str]:
        internal = self._planted.internal[f"i{id_}"] = self._text(f"secret{id_}")
        row = {"status": "planned", **cells, "id": id_, "title": title, "kind": kind, "owner": owner}
        return [({**row, "internal": internal}).get(column, "") for column in COLUMNS]

    def data(self, months: int) -> Iterator[list[object]]:
        column, member = self._planted.shown["qcolumn"], self._planted.shown["qmember"]
        group = self._shown("qgroup") if months > 1 else self._text("qgroup")  # told of a change alone
        yield ["date", "revenue", "margin", column, "group"]
        for back in reversed(range(months)):
            month = parse_month(MONTH) - back
            yield [f"{month}-03", 1000 + 10 * back, "", member, group]
            yield [f"{month}-{month.days_in_month}", 700.5, "", member, group]


def sections(planted: Planted) -> Iterator[tuple[str, Section]]:
    """Yield what each call of the client's notebook shows, without a kernel."""
    report = load_report(planted.project, CLIENT, parse_month(MONTH))
    facade = NotebookReport(planted.project, report)
    for name in SECTIONS:
        yield name, getattr(facade, name)()


def executed(planted: Planted, text: Text) -> NotebookNode:
    """Return the client's notebook as a run leaves it: sections, an analyst's words, and an analyst's own outputs."""
    cells = []
    for name, section in sections(planted):
        data, metadata = section._repr_mimebundle_()
        cells.append(_shown_by(f"report.{name}()", name, data, metadata))
        planted.shown[f"qwords{name}"] = words = text(f"qwords{name}")
        cells.append(new_markdown_cell(words, id=f"words-{name}"))
    planted.shown["qplain"] = text("qplain")
    cells.append(_shown_by("x", "plain", {"text/plain": planted.shown["qplain"]}))
    return new_notebook(cells=cells)


def handed_off(planted: Planted, notebook: NotebookNode, folder: Path) -> Any:
    """Hand ``notebook`` off into ``folder``; return the front matter."""
    project = planted.project
    report = load_report(project, CLIENT, parse_month(MONTH))
    front = front_matter(report, read_agency(project), ())
    hand_off(notebook, front, folder, project_root=project.root, client_dir=planted.folder)
    return front


def write_notebook(planted: Planted, words: str) -> None:
    """Write a ``report.ipynb`` that calls every section and holds ``words`` in between."""
    cells = [
        new_code_cell(f'client = "{CLIENT}"\nmonth = "{MONTH}"', id="parameters", metadata={"tags": ["parameters"]}),
        new_code_cell("from readout import open_report\nreport = open_report(client, month)", id="open"),
    ]
    for name in SECTIONS:
        cells += [new_code_cell(f"report.{name}()", id=name), new_markdown_cell(words, id=f"words-{name}")]
    nbformat.write(new_notebook(cells=cells), planted.folder / "report.ipynb")


def _shown_by(source: str, id_: str, data: dict[str, str], metadata: dict[str, Any] | None = None) -> NotebookNode:
    output = new_output("execute_result", data=data, metadata=metadata or {}, execution_count=1)
    return new_code_cell(source, id=id_, outputs=[output], execution_count=1)


def _write_json(path: Path, value: dict[str, Any]) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")  # JSON is YAML


def _csv(rows: Any) -> str:
    target = io.StringIO()
    csv.writer(target, lineterminator="\n").writerows(rows)
    return target.getvalue()
