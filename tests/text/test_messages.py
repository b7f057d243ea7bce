"""What a client may read is found in the code, all of it: a message that is missed would come out in English."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.model.errors import ReadoutError
from readout.text.messages import messages

CODE = """
MANY = {"up": "It rose.", "down": "It fell."}

def spoken(words, n, rose, parts, which):
    words.say("Plain")
    text = "Just before, {n}"
    words.say(text, n=n)
    one, many = "{n} day", "{n} days"
    words.count(one, many, n)
    words.say("Up" if rose else "Down")
    words.say(MANY[which])
    "a,b".count(",") + parts.count("a", 0, 3)
"""


def module(folder: Path, code: str) -> Path:
    (folder / "lines.py").write_text(code, encoding="utf-8")
    return folder


def test_a_message_is_found_wherever_it_stands(tmp_path: Path) -> None:
    """In the call, in a name or a pair of names before it, in a choice, in a mapping; a text's own count is none."""
    found = [(each.one, each.many) for each in messages(module(tmp_path, CODE))]
    assert found == [
        ("Plain", None),
        ("Just before, {n}", None),
        ("{n} day", "{n} days"),
        ("Up", None),
        ("Down", None),
        ("It rose.", None),
        ("It fell.", None),
    ]


@pytest.mark.parametrize(
    "call", ['words.say(f"{n} days")', "words.say(n)", 'words.say("a" + n)', "words.count(n, n, 2)"]
)
def test_a_message_made_at_run_time_is_refused(tmp_path: Path, call: str) -> None:
    """No catalogue could hold it. The line is named, and what to do."""
    module(tmp_path, f"def said(words, n):\n    return {call}\n")
    with pytest.raises(ReadoutError, match=r"lines\.py:2.*write it as a literal"):
        messages(tmp_path)


def test_the_library_s_own_messages_are_found() -> None:
    """Some of each kind, from the layers that speak."""
    found = {each.one: each for each in messages()}
    assert found["Draft"].where == "readout/pipeline/title.py"
    assert found["{n} day ahead"].many == "{n} days ahead"
    assert len(found) > 200
