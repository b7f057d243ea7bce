"""The analyst's words in a notebook, as the checks read them."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from readout.checks.prose import Prose
from readout.notebook.narratives import narratives, prose, shown_words
from readout.notebook.prompts import prompt_hash

PROMPT = "Orders fell by a fifth. Why?"


def cell(source: str, id: str | None = None, tags: tuple[str, ...] = (), **readout: Any) -> NotebookNode:
    found = new_markdown_cell(source, metadata={"readout": readout, "tags": list(tags)})
    found["id"] = id or found["id"]
    return found


def read(*cells: NotebookNode) -> list[tuple[str, str, tuple[str, ...]]]:
    found = narratives(new_notebook(cells=list(cells)), "report.ipynb")
    return [(each.slot, each.words, each.kpis) for each in found.cells]


def test_a_narrative_is_a_markdown_cell_with_a_slot() -> None:
    """Its words are what the client reads, without markup; other cells are the analyst's own."""
    cells = (cell("**Orders** fell.", slot="explain", kpis=["orders"]), cell("A note"), new_code_cell("x = 1"))
    assert read(*cells) == [("explain", "Orders fell.", ("orders",))]


def test_a_prompt_is_not_the_analysts_word() -> None:
    """Until it is answered the cell says nothing, and is known to wait."""
    waits = cell(PROMPT, slot="explain", prompt=prompt_hash(PROMPT))
    answered = cell("The mailing was late.", slot="explain", prompt=prompt_hash(PROMPT))
    found = narratives(new_notebook(cells=[waits, answered]), "report.ipynb").cells
    assert [(each.words, each.untouched) for each in found] == [("", True), ("The mailing was late.", False)]


def test_what_the_client_never_sees_answers_nothing() -> None:
    """Cells tagged remove-cell, or marked internal, stay in the house."""
    hidden = (cell("For us.", slot="goals", tags=("remove-cell",)), cell("For us.", slot="goals", internal=True))
    assert read(*hidden) == []
    assert list(shown_words(new_notebook(cells=[*hidden, cell("For them.")]))) == ["For them."]


def test_damaged_metadata_are_no_slot() -> None:
    """Whatever an editor left there."""
    damaged = new_markdown_cell("x", metadata={"readout": ["goals"]})
    assert read(damaged, cell("y", slot=7), cell("z", slot="goals", kpis="orders")) == [("goals", "z", ())]


def test_the_place_of_a_narrative_is_its_cell() -> None:
    """By id, as every message names cells; a slot without a cell is the notebook's."""
    found = narratives(new_notebook(cells=[cell("x", id="why", slot="explain")]), "clients/shop/report.ipynb")
    assert found.place("explain") == "clients/shop/report.ipynb, cell why"
    assert found.place("goals") == "clients/shop/report.ipynb"


def test_the_words_of_every_cell_a_person_wrote_are_held_against_the_facts():
    """Also those of a cell without a slot; not a prompt that nobody answered, nor what never reaches the client."""
    slot = {"readout": {"slot": "explain", "kpis": ["revenue"]}}
    prompt = {"readout": {"slot": "summary", "prompt": prompt_hash("What did we learn?")}}
    cells = [
        new_markdown_cell("Revenue *fell*.", id="explain-1", metadata=slot),
        new_markdown_cell("A note.", id="own"),
        new_markdown_cell("What did we learn?", id="summary", metadata=prompt),
        new_markdown_cell("For us.", id="internal", metadata={"tags": ["remove-cell"]}),
        new_code_cell("report.goals()", id="goals"),
    ]
    found = list(prose(new_notebook(cells=cells), "report.ipynb"))
    assert found == [
        Prose("report.ipynb, cell explain-1", "Revenue *fell*.", "explain", ("revenue",)),
        Prose("report.ipynb, cell own", "A note."),
    ]
