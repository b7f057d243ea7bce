"""A decision comes into client.yml as one new line; every other byte stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.data.decision_edit import decision_line, with_decisions
from readout.data.yaml_file import parse_yaml
from readout.model.client import Decision
from tests.builders import month

ROOT = Path(__file__).resolve().parents[2]
KEEP = Decision(month("2011-12"), "grow", "keep", 'We "wait": # for \\ Ä')
LINE = decision_line(KEEP)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: a\n", f"name: a\ndecisions:\n  {LINE}\n"),
        ("name: a", f"name: a\ndecisions:\n  {LINE}\n"),
        ("decisions:   # none yet\nx: 1\n", f"decisions:   # none yet\n  {LINE}\nx: 1\n"),
        ("decisions: []   # keep | pivot\nx: 1\n", f"decisions:      # keep | pivot\n  {LINE}\nx: 1\n"),
        ("decisions: []\n", f"decisions:\n  {LINE}\n"),
        ("decisions:\n- {a: 1}   # c\n\n# of x\nx: 1", f"decisions:\n- {{a: 1}}   # c\n{LINE}\n\n# of x\nx: 1"),
        ("decisions:\n    - a: >-\n        long\n        text\n\nx: 1\n",
         f"decisions:\n    - a: >-\n        long\n        text\n    {LINE}\n\nx: 1\n"),
        ("\ufeffdecisions:\r\n  - a: 1\r\nx: 1\r\n", f"\ufeffdecisions:\r\n  - a: 1\r\n  {LINE}\r\nx: 1\r\n"),
    ],
)  # fmt: skip
def test_one_line_is_added(before: str, after: str) -> None:
    """Below the decisions that are there, in their indent and with the file's line ends."""
    assert with_decisions(before, [KEEP], "client.yml") == after


@pytest.mark.parametrize("text", ["decisions: [{a: 1}]\n", "decisions: &d\n  - {a: 1}\nother: *d\n", "a: 1\n...\n"])
def test_where_there_is_no_safe_place_nothing_is_added(text: str) -> None:
    """The caller then says which lines to add by hand."""
    assert with_decisions(text, [KEEP], "client.yml") is None


REAL = sorted([*ROOT.glob("clients/*/client.yml"), *ROOT.glob("templates/*/client.yml")])


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.parent.name)
def test_real_files_change_by_a_line(path: Path) -> None:
    """The demo clients and the templates."""
    text = path.read_text(encoding="utf-8")
    after = with_decisions(text, [KEEP], "client.yml")
    assert after is not None
    lines = after.splitlines()
    lines.remove(f"  {LINE}")
    changed = [now for now, then in zip(lines, text.splitlines(), strict=True) if now != then]
    assert all(line.startswith("decisions:") for line in changed)  # the template's empty list loses its brackets
    assert parse_yaml(after, "f").data["decisions"][-1]["because"] == KEEP.because


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp")), min_size=1))
def test_any_reason_is_read_as_it_was_written(because: str) -> None:
    """Quotes, colons and hashes are words like others."""
    after = with_decisions("name: a\n", [Decision(month("2011-12"), "grow", "pivot", because)], "f")
    assert after is not None
    assert parse_yaml(after, "f").data["decisions"][0]["because"] == because
