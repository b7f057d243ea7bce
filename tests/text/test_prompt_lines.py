"""A prompt may stay where it is: the client never reads it, and what was typed beside it is never lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from readout.text.prompt_lines import MARK, is_prompt_line, prompt_lines, prompt_text, words_besides

ASKED = prompt_lines(["Revenue came to £90.", "Why?"])


def test_a_prompt_is_a_quote_with_room_below() -> None:
    """One line a sentence, whatever line breaks a name holds; empty sentences are left out."""
    assert prompt_lines(["One\ntwo", " ", "Why?"]) == ("> ✎ One two", "> ✎ Why?")
    assert prompt_text(ASKED) == "> ✎ Revenue came to £90.\n> ✎ Why?\n\n"


def test_what_stands_below_is_the_analysts() -> None:
    """With or without an empty line between; the lines keep their numbers, which messages name."""
    assert words_besides(prompt_text(ASKED) + "Spring.", ASKED) == "\n\n\nSpring."
    assert words_besides("> ✎ Why?\nSpring.", ASKED) == "\nSpring."


def test_an_answer_on_the_prompts_own_line_counts() -> None:
    """Who types right behind the question has answered it."""
    assert words_besides("> ✎ Revenue came to £90.\n> ✎ Why? Spring.", ASKED) == "\nSpring."


def test_a_changed_line_is_not_left_out_in_silence() -> None:
    """It may hold a person's words; so it stays in the text, where a check can find it."""
    changed = "> ✎ Revenue came to £95, for spring came early."
    assert words_besides(changed, ASKED) == changed
    assert is_prompt_line(changed)
    assert not is_prompt_line("> a quote of the analyst's")


def test_other_quotes_and_other_lists_are_left_alone() -> None:
    """A line is a prompt only where the cell's metadata say so, and only with its mark."""
    assert words_besides("> ✎ Why?", ()) == "> ✎ Why?"
    assert words_besides("Why?", ("Why?", "")) == "Why?"


@given(st.text(), st.lists(st.text(max_size=8), max_size=3))
def test_no_character_but_a_prompts_is_taken_away(text: str, asked: list[str]) -> None:
    """Whatever stands in a cell without a prompt's mark stands there afterwards."""
    free = text.replace(MARK, "")
    assert words_besides(free, asked) == free
