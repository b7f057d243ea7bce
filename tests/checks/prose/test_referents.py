"""A pronoun, or a verb without a subject, speaks of the KPI named before it, if only one can be meant."""

from __future__ import annotations

import pytest

from readout.checks.prose.context import context
from readout.checks.prose.referents import points_back, referent
from readout.checks.prose.sentences import Sentence
from readout.text.wordlists.english import ENGLISH
from readout.text.wordlists.finnish import FINNISH
from tests.checks.prose.lamp_shop import lamp_shop

CONTEXTS = {language: context(lamp_shop(language)) for language in ("en", "fi")}


def meant(language, told, before, word, earlier=""):
    """The KPI of the clause that begins after ``told``, with ``before`` in front of the direction ``word``."""
    sentence = Sentence(told + before + word, told + before + word, earlier)
    return referent(sentence, len(told), before, word, CONTEXTS[language])


@pytest.mark.parametrize(
    ("language", "told", "before", "word", "expected"),
    [
        ("en", "Revenue fell in May, but ", "it ", "rose", "revenue"),
        ("en", "Orders were few, and ", "they ", "fell", "orders"),
        ("en", "Leads doubled, ", "they still ", "rose", "leads"),
        ("fi", "Myynti laski, mutta ", "se ", "nousi", "revenue"),
        ("fi", "Tilaukset olivat vähissä, ja ", "ne ", "laskivat", "orders"),
    ],
)
def test_a_pronoun_means_the_only_kpi_of_its_number(language, told, before, word, expected):
    """ "It" is one figure, "they" are counted things."""
    assert meant(language, told, before, word) == expected


@pytest.mark.parametrize(
    ("language", "told", "before", "word"),
    [
        ("en", "Orders and visitors were discussed, and ", "they ", "fell"),
        ("en", "Orders were discussed, and ", "it ", "fell"),
        ("en", "We met on Monday, and ", "it ", "fell"),
        ("fi", "Tilauksista ja kävijöistä puhuttiin, ja ", "ne ", "laskivat"),
        ("fi", "Tilauksista puhuttiin, ja ", "se ", "laski"),
    ],
)
def test_where_two_may_be_meant_or_none_nothing_is_said(language, told, before, word):
    """A guess would call a true sentence false."""
    assert meant(language, told, before, word) is None


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Revenue from Germany was watched, and "),
        ("en", "Mobile orders were watched, and "),
        ("fi", "Saksan myyntiä seurattiin, ja "),
    ],
)
def test_what_is_told_of_a_part_says_nothing_of_the_whole(language, told):
    """Germany's revenue may fall while revenue rises."""
    word, pronoun = {"en": ("fell", "it "), "fi": ("laski", "se ")}[language]
    assert meant(language, told, {"en": "they "}.get(language, pronoun) if "orders" in told else pronoun, word) is None


def test_a_pronoun_without_a_name_before_it_means_the_sentence_before():
    """ "Revenue was €412,300. It fell." """
    assert meant("en", "", "it ", "fell", "Revenue was as told.") == "revenue"
    assert meant("fi", "", "se ", "laski", "Myynti oli mitä oli.") == "revenue"
    assert meant("en", "", "it ", "fell", "Revenue and conversion were as told.") is None


def test_a_verb_without_a_subject_means_that_of_the_clauses_before():
    """ "Orders rose and then fell"; a clause with words of its own has a subject of its own."""
    assert meant("en", "Orders rose, but ", "then ", "fell") == "orders"
    assert meant("fi", "Tilaukset nousivat, mutta ", "sitten ", "laskivat") is None  # "sitten" is not among its adverbs
    assert meant("en", "Orders rose, but ", "the weather ", "fell") is None


def test_there_and_siella_point_back_to_a_part():
    """ "Germany fell most. There we lost €41,200." """
    assert points_back("There we lost €41,200.", ENGLISH)
    assert points_back("Siellä menetettiin 41 200 euroa.", FINNISH)
    assert not points_back("In May we lost €41,200.", ENGLISH)
    assert not points_back("Toukokuussa menetettiin 41 200 euroa.", FINNISH)
