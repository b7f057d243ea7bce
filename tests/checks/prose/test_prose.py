"""What a finding in the analyst's words says, and what is never read as theirs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.checks.prose import Prose, check_prose
from tests.checks.prose.lamp_shop import lamp_shop

REPORTS = {language: lamp_shop(language) for language in ("en", "fi")}


def found(text, language="en", slot="explain", kpis=("revenue",), report=None):
    prose = Prose("report.ipynb, cell explain-1", text, slot, kpis)
    return list(check_prose(report or REPORTS[language], [prose]))


def codes(text, **fields):
    return [finding.code for finding in found(text, **fields)]


def test_a_wrong_figure_comes_with_the_nearest_right_one():
    """So that a slip of the pen is mended without opening the data."""
    (finding,) = found("Online revenue fell 19% from April.")
    assert (finding.code, finding.severity) == ("R004", "warning")
    assert finding.where == "report.ipynb, cell explain-1"
    assert "“19%” matches no figure of the month" in finding.message
    assert "the nearest is Online revenue against the month before: −18%" in finding.message
    assert "\n" not in finding.message


def test_a_wrong_direction_comes_with_the_change_it_contradicts():
    """It keeps the report a draft, so it must be clear at once."""
    (finding,) = found("Revenue rose from April.")
    assert (finding.code, finding.severity) == ("R005", "error")
    assert "“rose” contradicts Online revenue: −18% against April 2026" in finding.message


def test_a_story_about_noise_names_its_connector():
    """And says what may stand instead."""
    (finding,) = found("Orders rose because of the newsletter.", kpis=("orders",))
    assert (finding.code, finding.severity) == ("R503", "warning")
    assert "“because of” claims a cause for Orders, a normal month" in finding.message


def test_wins_that_are_ours_and_losses_that_are_theirs():
    """R902 needs both; a loss that is told as ours is fine."""
    both = "We doubled leads. Your online revenue fell."
    assert codes(both, kpis=()) == ["R901", "R902"]
    assert codes("We doubled leads. Online revenue fell.", kpis=()) == []
    assert codes("Asiakkaan verkkomyynti laski, mutta kaksinkertaistimme liidit.", language="fi", kpis=()) == ["R902"]


@pytest.mark.parametrize(
    "text",
    [
        "See [the guide](https://example.com/2026/71-lamps) and mail 99.5@example.com.",
        "The file is data/orders-77.csv, the tag `v77`.",
        "> Sales rose 77%, wrote the paper.",
        "```\nrevenue = 77\n```",
        "1. First\n2. Second\n\n## 3. Third",
        "~~Revenue rose 77%.~~",
        "On 12.5.2026, 2026-05-12, 5/12/2026 and May 12, at 10:30 and 9 pm.",
        "In Q2 2026, in week 21, on page 77, with GA4 and version 7.7.1.",
        "Spring lamp guide and Newsletter to 8,200 readers.",
        "The campaign ran for 9 weeks with 15-second spots.",
    ],
)
def test_what_is_no_figure_is_not_taken_for_one(text):
    """Dates, addresses, code, quotes, list numbers, titles, spans of time."""
    assert codes(text, kpis=()) == []


@pytest.mark.parametrize("slot", ["explain", "next-steps", None])
def test_a_language_without_words_still_has_its_figures_checked(slot):
    """Numbers are read by the language's own symbols; no word of it is judged."""
    german = replace(REPORTS["en"], client=replace(REPORTS["en"].client, language="de"))
    assert codes("Der Umsatz fiel auf 412.300 €, 18,0 % weniger.", report=german, slot="explain") == []
    assert codes("Ich sah 77,5 %.", report=german, slot="explain") == ["R004"]
    assert codes("Ich und du, weil es stieg.", report=german, slot=slot) == []


@given(
    st.text(max_size=200), st.sampled_from(["en", "fi"]), st.sampled_from(["summary", "explain", "next-steps", None])
)
def test_no_text_crashes_the_reader(text, language, slot):
    """Whatever is typed: findings or none."""
    for finding in found(text, language=language, slot=slot):
        assert finding.code in ("R004", "R005", "R503", "R901", "R902")
        assert "\n" not in finding.message
