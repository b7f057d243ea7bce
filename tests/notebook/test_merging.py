"""A newer template reaches a notebook cell by cell; what people typed is never touched."""

from __future__ import annotations

import copy
import json
from typing import Any

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from readout.notebook.merging import Conflict, Merged, merge
from readout.notebook.narrative_cell import stamp_of
from readout.notebook.template_base import Base, base_of, template_base


def code(id_: str, source: str | None = None, **metadata: Any) -> NotebookNode:
    return new_code_cell(source if source is not None else f"report.{id_}()", id=id_, metadata=metadata)


def words(id_: str, text: str, slot: str = "summary") -> NotebookNode:
    return new_markdown_cell(text, id=id_, metadata={"readout": {"slot": slot}})


def notebook(*cells: NotebookNode) -> NotebookNode:
    return new_notebook(cells=[copy.deepcopy(cell) for cell in cells])


PARAMETERS = code("parameters", 'client = "my-client"\nmonth = "2026-01"', tags=["parameters"])
OLD = notebook(PARAMETERS, code("headline"), words("summary", "Prompt"), code("goals"), code("results"))
BASE = template_base("shop", OLD)


def brought(mine: NotebookNode, template: NotebookNode, base: Base | None = BASE, **options: Any) -> Merged:
    """The merge, having checked what holds of every one: valid, and nothing left to do but what is left to people."""
    before = copy.deepcopy(mine)
    merged = merge(mine, template, "shop", base, **options)
    assert mine == before
    nbformat.validate(merged.notebook)
    again = merge(merged.notebook, template, "shop", base_of(merged.notebook), **options)
    assert (again.updated, again.inserted, again.removed) == ([], [], [])
    assert again.notebook == merged.notebook
    return merged


def ids(merged: Merged) -> list[str]:
    return [cell["id"] for cell in merged.notebook.cells]


def test_the_same_template_brings_nothing() -> None:
    assert not brought(OLD, OLD).behind


def test_a_changed_cell_comes_over_where_the_analyst_left_it() -> None:
    """Its results are outdated and go; what JupyterLab keeps in its metadata stays."""
    mine = notebook(*OLD.cells)
    mine.cells[1].metadata["collapsed"] = True
    mine.cells[1].execution_count = 3
    template = notebook(*OLD.cells)
    template.cells[1] = code("headline", "report.headline(short=True)", tags=["wide"])
    merged = brought(mine, template)
    assert merged.updated == ["headline"]
    cell = merged.notebook.cells[1]
    assert (cell.source, cell.execution_count) == ("report.headline(short=True)", None)
    assert cell.metadata == {"collapsed": True, "tags": ["wide"]}


def test_an_edited_cell_stays_as_long_as_the_template_leaves_it() -> None:
    """And is a conflict once both changed it: shown with both versions, until somebody settles it."""
    mine, template = notebook(*OLD.cells), notebook(*OLD.cells)
    mine.cells[3].source = "report.goals()  # mine"
    assert not brought(mine, template).behind
    template.cells[3].source = "report.goals(chart=True)"
    merged = brought(mine, template)
    conflict = Conflict(
        "goals", "changed here and in the template", "report.goals()  # mine", "report.goals(chart=True)"
    )
    assert merged.conflicts == [conflict]
    assert merged.notebook.cells[3].source == "report.goals()  # mine"
    assert brought(merged.notebook, template, base_of(merged.notebook)).conflicts == [conflict]
    mine_kept = brought(mine, template, settle="mine").notebook
    assert not brought(mine_kept, template, base_of(mine_kept)).behind
    assert mine_kept.cells[3].source == "report.goals()  # mine"
    taken = brought(mine, template, settle="template").notebook
    assert taken.cells[3].source == "report.goals(chart=True)"


def test_a_new_cell_comes_behind_its_predecessor_and_its_words() -> None:
    """Not between a section and what the analyst wrote about it; behind the nearest predecessor that is still there."""
    mine = notebook(*OLD.cells)
    mine.cells.insert(3, words("explain-revenue", "Because", "explain"))
    mine.cells = [cell for cell in mine.cells if cell["id"] != "goals"]
    template = notebook(*OLD.cells)
    template.cells.insert(3, code("timeline"))
    template.cells.insert(5, code("after_goals"))
    merged = brought(mine, template)
    assert ids(merged) == ["parameters", "headline", "summary", "explain-revenue", "timeline", "after_goals", "results"]
    assert merged.inserted == ["timeline", "after_goals"]


def test_a_deleted_cell_stays_deleted_though_the_template_changes_it() -> None:
    mine, template = notebook(*OLD.cells), notebook(*OLD.cells)
    mine.cells = mine.cells[:4]
    template.cells[4].source = "report.results(long=True)"
    assert not brought(mine, template).behind


def test_a_cell_that_the_template_gives_up_goes_unless_it_was_edited() -> None:
    mine, template = notebook(*OLD.cells), notebook(*OLD.cells[:3])
    mine.cells[4].source = "report.results()  # mine"
    merged = brought(mine, template)
    assert merged.removed == ["goals"]
    why = "changed here, and the template has it no longer"
    assert merged.conflicts == [Conflict("results", why, "report.results()  # mine", None)]


def test_narrative_is_never_the_templates_business() -> None:
    """A new prompt in the template, the slot given up, or the id used for code: the analyst's cell stays as it is."""
    mine = notebook(*OLD.cells)
    mine.cells[2].source = "We sold more."
    for cells in ([words("summary", "New prompt")], [], [code("summary")]):
        template = notebook(*OLD.cells[:2], *cells, *OLD.cells[3:])
        assert brought(mine, template).notebook.cells == mine.cells


def test_the_client_and_the_month_are_no_change() -> None:
    """The parameters cell differs in every notebook; a comment the template adds comes over all the same."""
    mine, template = notebook(*OLD.cells), notebook(*OLD.cells)
    mine.cells[0].source = 'client = "gift-shop"\nmonth = "2011-11"'
    assert not brought(mine, template).behind


def test_a_notebook_that_knows_no_base_is_only_looked_at() -> None:
    """Each difference is told and nothing is changed; what is alike is remembered from now on."""
    mine, template = notebook(*OLD.cells), notebook(*OLD.cells)
    assert not brought(mine, template, None).behind
    assert base_of(brought(mine, template, None).notebook) == BASE
    mine.cells[1].source = "report.headline()  # mine"
    mine.cells = [cell for cell in mine.cells if cell["id"] not in ("results", "summary")]
    merged = brought(mine, template, None)
    assert merged.notebook.cells == mine.cells
    assert [(each.cell, each.why) for each in merged.conflicts] == [
        ("headline", "differs from the template"),
        ("results", "the template has it; whether it is new there or was deleted here is not known"),
    ]
    kept = brought(mine, template, None, settle="mine").notebook
    assert kept.cells == mine.cells
    assert not brought(kept, template, base_of(kept)).behind
    assert ids(brought(mine, template, None, settle="template")) == ["parameters", "headline", "goals", "results"]


@pytest.mark.parametrize(
    "said", [None, {}, {"template": 3}, {"template": {"name": "shop"}}, {"template": {"cells": 1}}]
)
def test_metadata_that_make_no_sense_are_no_base(said: object) -> None:
    mine = notebook(*OLD.cells)
    mine.metadata["readout"] = said
    assert base_of(mine) is None


NAMES = st.sampled_from(["a", "b", "c", "d", "e", "f"])
SOURCES = st.sampled_from(["report.x()", "report.y()", "1 + 1", "", "übrigens = 'ä'"])


@st.composite
def a_template(draw: st.DrawFn) -> NotebookNode:
    """Any order of some known cells, code and narrative."""
    cells = []
    for id_ in draw(st.lists(NAMES, unique=True, min_size=1)):
        narrative = id_ in "ef"
        cells.append(words(id_, draw(SOURCES)) if narrative else code(id_, draw(SOURCES)))
    return notebook(*cells)


@st.composite
def edited(draw: st.DrawFn, template: NotebookNode) -> NotebookNode:
    """What analysts do: delete, edit, write, move, and add cells of their own."""
    mine = notebook(*[cell for cell in template.cells if draw(st.booleans()) or draw(st.booleans())])
    for cell in mine.cells:
        if draw(st.booleans()):
            cell.source = draw(SOURCES)
    for number in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(mine.cells)))
        added = (
            code(f"own-{number}", "plot(1)") if draw(st.booleans()) else new_markdown_cell("Mine", id=f"own-{number}")
        )
        mine.cells.insert(place, added)
    mine.cells = draw(st.permutations(mine.cells))
    return mine


def untouchable(cells: list[NotebookNode], known: set[str]) -> list[str]:
    """Narrative and added cells, byte for byte and in their order."""
    own = [cell for cell in cells if stamp_of(cell) is not None or cell["id"] not in known]
    return [json.dumps(cell, sort_keys=True, ensure_ascii=False) for cell in own]


@settings(max_examples=400)
@given(st.data())
def test_random_edits_of_both_lose_nothing(data: st.DataObject) -> None:
    """Whatever analyst and template do, over two upgrades: valid, idempotent, words and added cells as they were."""
    old = data.draw(a_template())
    mine = data.draw(edited(old))
    base: Base | None = template_base("shop", old) if data.draw(st.booleans()) else None
    for _ in range(2):
        template = data.draw(a_template())
        settle = data.draw(st.sampled_from([None, "mine", "template"]))
        known = {cell["id"] for cell in template.cells} | set(base.cells if base else ())
        before = untouchable(mine.cells, known)
        order = [cell["id"] for cell in mine.cells]
        merged = brought(mine, template, base, settle=settle)
        new = set(merged.inserted)
        kept = [cell for cell in merged.notebook.cells if cell["id"] not in new]
        assert untouchable(kept, known) == before
        removed = set(merged.removed)
        assert [cell["id"] for cell in kept] == [each for each in order if each not in removed]
        if base is None and settle is None:
            assert merged.notebook.cells == mine.cells
        mine, base = merged.notebook, base_of(merged.notebook)
