"""YAML values that remember their lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.data.findings import Finding
from readout.data.yaml_file import parse_yaml
from readout.model.errors import ConfigError


def test_each_key_and_item_knows_its_line() -> None:
    """A message can point at the very line, however the YAML is laid out."""
    file = parse_yaml("# comment\nname: Acme\n\npeople:\n  - id: a\n    side: us\n  - {id: b,\n     side: us}\n", "f")
    assert file.where(("name",)) == "f:2"
    assert file.where(("people", 0)) == "f:5"
    assert file.where(("people", 0, "side")) == "f:6"
    assert file.where(("people", 1, "side")) == "f:8"


def test_a_key_that_is_not_there_is_placed_at_what_is_around_it() -> None:
    """A missing key is reported at its entry."""
    file = parse_yaml("people:\n\n  - id: a\n", "f")
    assert file.where(("people", 0, "email")) == "f:3"
    assert file.where(("elsewhere",)) == "f:1"


def test_problems_come_in_the_order_of_the_file_and_once() -> None:
    """A file is mended from top to bottom."""
    file = parse_yaml("a: 1\nb: 2\n", "f")
    with pytest.raises(ConfigError) as caught:
        file.refuse([Finding(("b",), "second"), Finding(("a",), "first"), Finding(("b",), "second")])
    assert str(caught.value) == "f:1: first\nf:2: second"


def test_dates_stay_as_they_were_written() -> None:
    """2010-12-01 is text here; whether a month or a day is meant is decided by the key."""
    assert parse_yaml("a: 2010-12-01\nb: 2010-12\nc: 2011-02-30\n", "f").data == {
        "a": "2010-12-01",
        "b": "2010-12",
        "c": "2011-02-30",
    }


def test_yaml_1_2_numbers_and_words() -> None:
    """A leading zero makes no octal number, and yes is a word."""
    text = "a: 0x1f\nb: 007\nc: 0o17\nd: 1e3\ne: yes\nf: true\ng: ~\nh: '1'\ni: -.5\nj: 1_000\n"
    values = {"a": 31, "b": 7, "c": 15, "d": 1000.0, "e": "yes", "f": True, "g": None, "h": "1", "i": -0.5, "j": 1000}
    assert parse_yaml(text, "f").data == values


@given(st.text(alphabet="ab: -[]{}'\"#&*!|>%@`\n\t\\0~<,?.1\x07é", max_size=60))
def test_any_text_is_read_or_answered_with_a_line(text: str) -> None:
    """However a file is broken, the answer names a line of it and is one sentence."""
    try:
        parse_yaml(text, "f")
    except ConfigError as error:
        for problem in error.problems:
            assert problem.where.startswith("f:")
            assert 1 <= int(problem.where[2:]) <= max(1, len(text.splitlines()) + 1)
            assert "\n" not in problem.message
