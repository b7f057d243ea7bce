"""Whatever an analyst does to the notebook, and however often it is opened: no byte that they wrote is lost.

What they write is marked, so that it can be found again. An example is a life of edits and openings; after each opening
every mark that stood in the notebook or in ``past/`` before is in one of them still, or in both.
"""

from __future__ import annotations

import copy
import json
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell

from readout.data.project import Project
from readout.model.errors import ReadoutError
from readout.notebook.month_opening import open_month
from readout.text.prompt_lines import prompt_lines
from readout.text.prompts import Prompt
from tests.pipeline.projects import ROOT

KPIS = ("revenue", "orders", "customers")
MONTHS = [pd.Period("2024-03", "M") + n for n in range(4)]
MARKS = re.compile(r"WROTE\d+")
TEMPLATES = ("ecommerce", "lead-gen", "publisher")
Edit = tuple[str, int, int, Any]

damage = st.sampled_from(
    [{}, None, "text", 5, [], {"slot": "summary"}, {"slot": "explain", "kpis": "revenue"}, {"slot": 1, "month": 2},
     {"slot": "goals", "month": "May"}, {"slot": "summary", "month": "2024-04"}, {"slot": "explain", "asked": "x"},
     {"slot": "explain", "kpis": ["revenue", 3], "prompt": "0", "ready": "0"}]
)  # fmt: skip
EDITS = ("write", "replace", "beside", "add", "copy", "split", "move", "delete", "retag", "damage", "by hand", "paste")
edits = st.tuples(st.sampled_from(EDITS), st.integers(0, 30), st.integers(0, 30), damage)
openings = st.tuples(
    st.just("open"), st.integers(0, 3), st.booleans(), st.lists(st.sampled_from(KPIS), unique=True, max_size=3)
)


def prompts(kpis: list[str], number: int) -> list[Prompt]:
    """A month's prompts: explanations of ``kpis``, the others being normal, the rest by chance of the month."""
    found = [Prompt("summary", (), prompt_lines(["What did we learn?"]))]
    if number % 2:
        found.append(Prompt("goals", (), prompt_lines([f"{number} days behind.", "What now?"])))
        found.append(Prompt("next-steps", (), ready=f"Most urgent: step {number}."))
    found += [Prompt("explain", (kpi,), prompt_lines([f"{kpi} fell by {number}%.", "Why?"])) for kpi in kpis]
    rest = tuple(kpi for kpi in KPIS if kpi not in kpis)
    return found + ([Prompt("explain", rest, ready=f"{', '.join(rest)}: a normal month.")] if rest else [])


class Desk:
    """An analyst at a notebook; ``written`` counts what they have written."""

    def __init__(self, root: Path, template: str) -> None:
        self.folder = root / "clients" / "lamp-shop"
        self.folder.mkdir(parents=True)
        self.notebook = self.folder / "report.ipynb"
        shutil.copyfile(ROOT / "templates" / template / "report.ipynb", self.notebook)
        self.project, self.written = Project(root), 0

    def word(self) -> str:
        self.written += 1
        return f"WROTE{self.written}"

    def marks(self) -> set[str]:
        """All that the analyst wrote and that is somewhere."""
        files = [self.notebook, *sorted((self.folder / "past").glob("*"))]
        return {mark for file in files for mark in MARKS.findall(file.read_text(encoding="utf-8"))}

    def edit(self, kind: str, at: int, to: int, said: Any) -> None:
        notebook = nbformat.read(self.notebook, as_version=4)
        if notebook.cells:
            action: Callable[..., None] = getattr(self, "_" + kind.replace(" ", "_"))
            action(notebook.cells, at % len(notebook.cells), to % len(notebook.cells), said)
        nbformat.write(notebook, self.notebook)

    def _write(self, cells: list[NotebookNode], at: int, *_: Any) -> None:
        sign = "# " if cells[at].cell_type == "code" else ""
        cells[at].source += f"\n{sign}{self.word()} was what we did."

    def _replace(self, cells: list[NotebookNode], at: int, *_: Any) -> None:
        if cells[at].cell_type != "code":
            cells[at].source = f"{self.word()}, and nothing else."

    def _beside(self, cells: list[NotebookNode], at: int, *_: Any) -> None:
        if cells[at].cell_type != "code":
            lines = cells[at].source.split("\n")
            lines[len(lines) // 2] += f" {self.word()}"
            cells[at].source = "\n".join(lines)

    def _add(self, cells: list[NotebookNode], at: int, to: int, said: Any) -> None:
        kinds = (new_markdown_cell, new_raw_cell, new_code_cell)
        cells.insert(at, kinds[to % 3](f"# {self.word()}", metadata={"readout": said}))

    def _copy(self, cells: list[NotebookNode], at: int, to: int, _: Any) -> None:
        twin = copy.deepcopy(cells[at])
        twin.id = f"twin-{len(cells)}-{self.written}"
        if "parameters" not in twin.metadata.get("tags", []):
            cells.insert(to, twin)

    def _split(self, cells: list[NotebookNode], at: int, *_: Any) -> None:
        if cells[at].cell_type == "markdown":
            half = copy.deepcopy(cells[at])
            middle = len(half.source) // 2
            cells[at].source, half.source, half.id = (
                half.source[:middle],
                half.source[middle:],
                f"half-{len(cells)}-{self.written}",
            )
            cells.insert(at + 1, half)

    def _move(self, cells: list[NotebookNode], at: int, to: int, _: Any) -> None:
        cells.insert(to, cells.pop(at))

    def _delete(self, cells: list[NotebookNode], at: int, *_: Any) -> None:
        if "parameters" not in cells[at].metadata.get("tags", []) or at % 5 == 0:
            del cells[at]

    def _retag(self, cells: list[NotebookNode], at: int, to: int, _: Any) -> None:
        cells[at].metadata["tags"] = [self.word(), ("parameters", "remove-cell", "mine")[to % 3]]

    def _damage(self, cells: list[NotebookNode], at: int, to: int, said: Any) -> None:
        cells[at].metadata["readout"] = copy.deepcopy(said)

    def _by_hand(self, cells: list[NotebookNode], at: int, to: int, _: Any) -> None:
        for cell in cells:
            if "parameters" in cell.metadata.get("tags", []):
                cell.source = f'client = "lamp-shop"\nmonth = "{MONTHS[to % 4]}"  # {self.word()}'

    def _paste(self, cells: list[NotebookNode], at: int, *_: Any) -> None:
        if cells[at].cell_type == "markdown":
            cells[at]["attachments"] = {f"{self.word()}.png": {"image/png": "AAAA"}}

    def open(self, number: int, told: bool, kpis: list[str]) -> bool:
        """Open a month; return whether it was refused."""
        try:
            open_month(self.project, "lamp-shop", MONTHS[number], prompts(kpis, number), told)
        except ReadoutError:
            return True
        return False


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(TEMPLATES), st.lists(edits | edits | openings, min_size=3, max_size=25))
def test_no_byte_is_lost(template: str, life: list[Edit]) -> None:
    """In the notebook, or in past/, or in both; and both are notebooks that can be read, at every step."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder), template)
        for kind, *details in life:
            if kind != "open":
                desk.edit(kind, *details)
                continue
            before, content = desk.marks(), desk.notebook.read_bytes()
            kept = {path: path.read_bytes() for path in (desk.folder / "past").glob("*")}
            refused = desk.open(*details)  # type: ignore[arg-type]
            assert desk.marks() >= before
            assert all(path.read_bytes() == text for path, text in kept.items())
            if refused:
                assert (desk.notebook.read_bytes(), set((desk.folder / "past").glob("*"))) == (content, set(kept))
            _sound(desk)


@settings(max_examples=60, deadline=None)
@given(st.lists(edits, max_size=12), openings)
def test_opening_twice_is_opening_once(life: list[Edit], opening: tuple[str, int, bool, list[str]]) -> None:
    """The second time there is nothing left to do, and words for the month are not touched."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder), "ecommerce")
        desk.open(opening[1], True, opening[3])
        for edit in life:
            desk.edit(*edit)
        if not desk.open(opening[1], True, opening[3]):
            content, kept = desk.notebook.read_bytes(), sorted((desk.folder / "past").glob("*"))
            assert not desk.open(opening[1], False, opening[3])
            assert (desk.notebook.read_bytes(), sorted((desk.folder / "past").glob("*"))) == (content, kept)


def _sound(desk: Desk) -> None:
    """Every file is a valid notebook, whose cells have ids of their own."""
    for path in (desk.notebook, *(desk.folder / "past").glob("*")):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        nbformat.validate(nbformat.from_dict(notebook))
        ids = [cell["id"] for cell in notebook["cells"]]
        assert len(ids) == len(set(ids))
