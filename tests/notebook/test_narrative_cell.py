"""Whose words stand in a cell: a prompt's, a ready sentence's, or the analyst's."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from readout.notebook.narrative_cell import holds_words, is_unanswered, own_words, stamp_of, text_hash

ASKED = ["> ✎ Revenue fell.", "> ✎ Why?"]
PROMPT = "\n".join(ASKED)


def cell(source: str, **said: Any) -> NotebookNode:
    return new_markdown_cell(source, metadata={"readout": {"slot": "explain", **said}})


def asked(source: str) -> NotebookNode:
    """A cell opened with the prompt, which now holds ``source``."""
    return cell(source, prompt=text_hash(PROMPT), asked=ASKED)


@pytest.mark.parametrize("source", [PROMPT, PROMPT + "\n\n", "> ✎ Why?\n"], ids=["whole", "with room", "in part"])
def test_nothing_but_a_prompt_is_no_answer(source: str) -> None:
    """However much of it still stands there."""
    assert is_unanswered(asked(source))
    assert not holds_words(asked(source))


def test_an_answer_below_the_prompt() -> None:
    """The prompt may stay; the client reads the answer alone."""
    answered = asked(f"{PROMPT}\n\nSpring came late.")
    assert holds_words(answered)
    assert not is_unanswered(answered)
    assert own_words(answered).strip() == "Spring came late."


def test_a_changed_prompt_line_keeps_the_report_a_draft_and_is_no_byte_less_the_analysts() -> None:
    """Nobody can tell the words in it from the question."""
    changed = asked("> ✎ Revenue fell since spring came late.")
    assert is_unanswered(changed)
    assert holds_words(changed)


def test_an_emptied_cell_is_neither() -> None:
    """Nothing to send, nothing to lose."""
    assert not is_unanswered(asked(" \n"))
    assert not holds_words(asked(" \n"))


def test_a_ready_sentence_stands_as_it_is_until_somebody_changes_it() -> None:
    """It is no prompt, and no words of the analyst's either."""
    ready = {"ready": text_hash("Orders: a normal month.")}
    assert not is_unanswered(cell("Orders: a normal month.", **ready))
    assert not holds_words(cell("Orders: a normal month.", **ready))
    assert holds_words(cell("Orders: a normal month, as in every May.", **ready))


def test_a_templates_prompt_without_a_mark() -> None:
    """Templates keep only its hash."""
    assert is_unanswered(cell("What did we learn?", prompt=text_hash("What did we learn?")))
    assert holds_words(cell("That May is weak.", prompt=text_hash("What did we learn?")))


def test_a_pasted_picture_is_the_analysts() -> None:
    """JupyterLab keeps it beside the text."""
    pasted = asked(PROMPT)
    pasted["attachments"] = {"image.png": {"image/png": "AAAA"}}
    assert holds_words(pasted)


def test_the_stamp() -> None:
    """Slot, KPIs and month."""
    stamp = stamp_of(cell("", kpis=["revenue"], month="2024-04"))
    assert stamp is not None
    assert (stamp.slot, stamp.kpis, stamp.month) == ("explain", ("revenue",), pd.Period("2024-04", "M"))


@pytest.mark.parametrize("said", ["text", 3, None, {"slot": 3}, {"slot": "other"}, {}])
def test_without_a_slot_a_cell_is_the_analysts_own(said: Any) -> None:
    """Damaged metadata are no reason to touch a cell, nor to stumble over it."""
    own = new_markdown_cell("Words.", metadata={"readout": said})
    assert stamp_of(own) is None
    assert own_words(own) == "Words."
    assert not is_unanswered(own)


def test_damaged_details_count_as_missing() -> None:
    """A cell keeps its slot, and its text counts as words."""
    damaged = cell("Words.", kpis="revenue", month="May", prompt=5, asked="x", ready=[1])
    stamp = stamp_of(damaged)
    assert stamp is not None
    assert (stamp.kpis, stamp.month, stamp.ready) == ((), None, None)
    assert holds_words(damaged)
