"""However a fact is put, it is left alone; however a slip of the pen is put, it is found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from readout.checks.prose import Prose, check_prose
from tests.checks.prose.lamp_shop import lamp_shop

CORPUS = Path(__file__).parents[1] / "corpus"
PHRASINGS: list[dict[str, Any]] = YAML(typ="safe").load((CORPUS / "phrasings.yml").read_text("utf-8"))
DIRECTIONS: list[dict[str, Any]] = YAML(typ="safe").load((CORPUS / "directions.yml").read_text("utf-8"))
REPORTS = {language: lamp_shop(language) for language in ("en", "fi")}


def codes(language: str, text: str, slot: str = "explain", kpis: tuple[str, ...] = ()) -> set[str]:
    prose = Prose("here", text[0].upper() + text[1:], slot, kpis)
    return {finding.code for finding in check_prose(REPORTS[language], [prose])}


@st.composite
def said(draw: st.DrawFn, figures: str) -> tuple[str, str, str, tuple[str, ...]]:
    """One phrasing, with one of its right or wrong figures."""
    each = draw(st.sampled_from(PHRASINGS))
    text = draw(st.sampled_from(each["phrases"])).replace("{}", draw(st.sampled_from(each[figures])))
    return each["lang"], text, each["slot"], tuple(each["kpis"])


@settings(max_examples=150)
@given(said("right"))
def test_a_fact_is_left_alone_in_every_phrasing(words):
    """A warning about what is true teaches an analyst to pass warnings over."""
    assert codes(*words) & {"R004", "R005"} == set()


@settings(max_examples=150)
@given(said("wrong"))
def test_a_wrong_figure_is_found_in_every_phrasing(words):
    """It is beyond the rounding of what the month's fact is, and near enough to be meant for it."""
    assert "R004" in codes(*words)


@settings(max_examples=100)
@given(st.sampled_from([(each["lang"], f"{each['name']} {verb}.") for each in DIRECTIONS for verb in each["rose"]]))
def test_a_true_direction_is_left_alone_in_all_its_words(words):
    """Orders rose against the month before and the year before."""
    assert "R005" not in codes(*words, kpis=("orders",))


@settings(max_examples=100)
@given(st.sampled_from([(each["lang"], f"{each['name']} {verb}.") for each in DIRECTIONS for verb in each["fell"]]))
def test_a_false_direction_is_found_in_all_its_words(words):
    """Orders fell by no comparison."""
    assert "R005" in codes(*words, kpis=("orders",))
