"""A title names what was done, as one would point at it."""

import pytest

from readout.text.vague_titles import is_vague

VAGUE = {
    "en": ["worked on SEO", "Various improvements", "ongoing", "misc", "Optimisation", "SEO", "Website updates",
           "SEO work (continued)", "Social media management", "Content", "Minor fixes and tweaks", "Newsletter"],
    "fi": ["erilaisia parannuksia", "SEO-työtä", "jatkuu", "SEO-työ jatkuu", "Sivuston päivityksiä", "Muita tehtäviä",
           "Hakukoneoptimointia", "Sisällöntuotantoa", "Verkkosivujen kehittäminen", "Various improvements"],
}  # fmt: skip
CLEAR = {
    "en": ["Guide to desk lamps", "Improved the checkout page", "Keyword research", "Newsletter: spring lines",
           "24 gift shops called", "Website updates for the Easter opening hours", "Monthly report", "2012", ""],
    "fi": ["Joulukampanjasivu", "Uutiskirje: kevään tarjoukset", "Opas kellonostajalle", "Päivitetty hinnasto",
           "Somepäivityksiä kevään mallistosta", "Hakukoneoptimointi tuotesivulle Aalto"],
}  # fmt: skip


@pytest.mark.parametrize(("language", "title"), [(tag, title) for tag in VAGUE for title in VAGUE[tag]])
def test_what_could_be_anything_is_vague(language, title):
    """Every word of it is usual, and one says only that something was done."""
    assert is_vague(title, language)


@pytest.mark.parametrize(("language", "title"), [(tag, title) for tag in CLEAR for title in CLEAR[tag]])
def test_a_name_a_number_or_a_thing_of_its_own_is_enough(language, title):
    """A check that finds fault with good titles is turned off."""
    assert not is_vague(title, language)


def test_an_unknown_language_is_read_as_english():
    """Agencies everywhere have English titles in their logs."""
    assert is_vague("various improvements", "sv-SE")
    assert not is_vague("erilaisia parannuksia", "sv-SE")
