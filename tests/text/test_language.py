"""The report's language: a page is in one language, figures and all."""

from __future__ import annotations

import pytest

from readout.text.language import language


@pytest.mark.parametrize(("tag", "territory"), [("en", None), ("en-GB", "GB"), ("en-US", "US"), ("en-IN", "IN")])
def test_english_of_any_country_is_written_in_its_own_way(tag: str, territory: str | None) -> None:
    """Words are the same, dates and figures are the country's."""
    words = language(tag)
    assert (words.tag, words.asked, words.locale.territory) == (tag, tag, territory)


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("de-CH", "en-CH"), ("fr-CH", "en-CH"), ("it-CH", "en-CH"), ("hi-IN", "en-IN"), ("de-DE", "en-DE"),
        ("ja-JP", "en"), ("pt-BR", "en"), ("sv", "en"), ("fi-FI", "fi-FI"), ("sv-FI", "en-FI"),
    ],
)  # fmt: skip
def test_english_in_place_of_another_language_is_that_of_its_country(asked: str, written: str) -> None:
    """Where the standards know an English of that country; Finnish has its own words."""
    assert language(asked).tag == written


@pytest.mark.parametrize("tag", ["tlh", "xx-YY", "not a tag", "", "en_GB"])
def test_a_language_without_a_catalogue_becomes_english_as_a_whole(tag: str) -> None:
    """Finnish figures in English sentences would read as a mistake; what was asked for is remembered."""
    words = language(tag)
    assert (words.tag, words.asked, str(words.locale)) == ("en", tag, "en")


def test_a_message_is_filled_in() -> None:
    """By name, so that a translation may turn the order round."""
    words = language("en")
    assert words.say("{b} before {a}", a=1, b=2) == "2 before 1"


@pytest.mark.parametrize(("n", "text"), [(0, "0 days"), (1, "1 day"), (2, "2 days")])
def test_a_count_takes_its_form(n: int, text: str) -> None:
    """One day, several days, no days."""
    assert language("en").count("{n} day", "{n} days", n) == text


def test_only_some_languages_run_from_right_to_left() -> None:
    """English does not."""
    assert not language("en").right_to_left
