"""What one sentence tells of the KPI that the one before it named."""

from __future__ import annotations

import pytest

from tests.checks.prose.test_phrasings import codes


@pytest.mark.parametrize(
    ("language", "kpi", "text"),
    [
        ("en", "visitors", "Visitors are nothing to write home about. There were fewer of them than in April."),
        ("en", "visitors", "Visitors need no story. We know the shop well. They fell from April."),
        ("fi", "visitors", "Kävijöistä ei ole paljon kerrottavaa. Heitä oli vähemmän kuin huhtikuussa."),
        ("fi", "orders", "Tilauksista vain tämä. Kolmen kuukauden jälkeen niiden määrä kääntyi loivaan laskuun."),
    ],
)
def test_a_pronoun_means_the_kpi_named_before_it(language, kpi, text):
    """Both rose, so a fall is wrong of either."""
    assert codes(language, text, kpis=(kpi,)) == {"R005"}


@pytest.mark.parametrize(
    ("language", "kpi", "text"),
    [
        ("en", "orders", "Orders went up a bit. We had fixed the checkout on phones, and it shows."),
        ("en", "orders", "Orders came to 5,214 after 5,148. What made the difference is the new checkout."),
        ("en", "orders", "Orders rose. No surprise there: we had mended the checkout."),
        ("en", "visitors", "It rained for most of May. So the shop's traffic grew by half a percent."),
        ("fi", "orders", "Tilauksia tuli hiukan lisää. Korjasimme kassan puhelimilla, ja se näkyy."),
        ("fi", "orders", "Tilauksia kertyi 5 214, huhtikuussa 5 148. Eron teki uusittu kassa."),
        ("fi", "visitors", "Toukokuussa satoi. Niinpä kävijöitä kertyi puoli prosenttia huhtikuuta enemmän."),
    ],
)
def test_a_cause_in_a_sentence_of_its_own_is_a_story_too(language, kpi, text):
    """Nothing unusual happened to orders or visitors, so nothing has caused it."""
    assert codes(language, text, kpis=(kpi,)) == {"R503"}


@pytest.mark.parametrize(
    ("language", "kpi", "text"),
    [
        ("en", "orders", "Orders went up a bit. Whether the mended checkout has to do with it we cannot say."),
        ("en", "orders", "Orders went up a bit. We published the guide and sent the newsletter."),
        ("en", "visitors", "It rained for most of May. Traffic grew by half a percent."),
        ("fi", "orders", "Tilauksia tuli hiukan lisää. Emme tiedä, johtuuko se kassan korjauksesta."),
        ("fi", "visitors", "Toukokuussa satoi. Kävijöitä kertyi puoli prosenttia huhtikuuta enemmän."),
    ],
)
def test_sentences_side_by_side_claim_no_cause_by_themselves(language, kpi, text):
    """What is open, and what only stands beside a movement, is no story."""
    assert codes(language, text, kpis=(kpi,)) == set()
