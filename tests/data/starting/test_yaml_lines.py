"""Lines of a YAML text are changed without losing what stands beside them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from readout.data.plain_text import refused_character
from readout.data.starting.yaml_lines import commented, formula, inline, scalar, valued, without


def test_a_value_changes_and_its_comment_stays_in_its_column() -> None:
    lines = ["name: My client              # as the report shows it", "  - id: a", "    name: x"]
    assert valued(lines, "name", "Löwe")[0] == "name: Löwe                   # as the report shows it"
    assert valued(lines, "id", "b")[1] == "  - id: b"
    long = valued(lines, "name", "A name that is longer than its place")[0]
    assert long == "name: A name that is longer than its place  # as the report shows it"
    assert without(lines, "name") == ["  - id: a"]
    assert commented(lines)[1] == "#  - id: a"


TEXT = st.text(min_size=1, max_size=30).filter(lambda text: refused_character(text) is None and text.strip() == text)


@given(TEXT)
def test_any_text_comes_back_as_it_was_written(text: str) -> None:
    """Whatever a column or a client is called, YAML reads it as that text: alone, in brackets, in a formula."""
    written = f"a: {scalar(text)}\nb: [{inline(text)}, x]\nc: {formula(f'sum({text})')}\n"
    assert YAML(typ="safe", pure=True).load(written) == {"a": text, "b": [text, "x"], "c": f"sum({text})"}
