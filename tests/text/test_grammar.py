"""Names take the form their sentence asks for; a language that does not bend them is left as it is."""

from __future__ import annotations

import copy

import pytest

from readout.text.figures import Figures
from readout.text.grammar import grammar
from readout.text.grammar.inflected import Inflected, capital
from readout.text.language import language
from tests.builders import month

FINNISH, ENGLISH = Figures(language("fi"), "EUR"), Figures(language("en-GB"), "EUR")
MONTHS = (
    "tammikuu", "helmikuu", "maaliskuu", "huhtikuu", "toukokuu", "kesäkuu",
    "heinäkuu", "elokuu", "syyskuu", "lokakuu", "marraskuu", "joulukuu",
)  # fmt: skip


@pytest.mark.parametrize(("n", "name"), list(enumerate(MONTHS, start=1)))
def test_every_finnish_month_bends(n: int, name: str) -> None:
    """The year follows unchanged, as in "marraskuussa 2011"."""
    each = FINNISH.month(month(f"2011-{n:02}"))
    assert f"{each}" == f"{name} 2011"
    assert str(each) == f"{name.capitalize()} 2011"
    forms = {"genitive": "n", "partitive": "ta", "inessive": "ssa", "elative": "sta", "illative": "hun",
             "ablative": "lta", "allative": "lle"}  # fmt: skip
    assert {case: format(each, case) for case in forms} == {case: f"{name}{end} 2011" for case, end in forms.items()}


def test_a_case_with_a_capital_begins_a_sentence() -> None:
    """{month:Inessive}; the name alone is an inflected one too."""
    april = FINNISH.month_name(month("2005-04"))
    assert (f"{april:Inessive}", f"{april:inessive}", str(april), f"{april}") == (
        "Huhtikuussa", "huhtikuussa", "Huhtikuu", "huhtikuu",
    )  # fmt: skip


def test_a_shortened_month_bends_in_full() -> None:
    """Nobody shortens "huhtikuusta"."""
    april = FINNISH.month_short(month("2005-04"))
    assert (f"{april}", f"{april:elative}") == ("huhti 2005", "huhtikuusta 2005")


def test_months_in_a_row_bend_each() -> None:
    """ "lokakuulta 2011 ja marraskuulta 2011"; in English they stay as they are."""
    both = [month("2011-10"), month("2011-11")]
    assert f"{FINNISH.months(both):ablative}" == "lokakuulta 2011 ja marraskuulta 2011"
    assert f"{ENGLISH.months(both):ablative}" == f"{ENGLISH.months(both)}" == "October 2011 and November 2011"


@pytest.mark.parametrize("case", ["", "inessive", "Inessive", "no such case"])
def test_what_has_no_cases_stays_as_it_is(case: str) -> None:
    """English months have none, nor has a language without a grammar."""
    assert format(ENGLISH.month(month("2011-11")), case) == "November 2011"
    assert format(Inflected("Word", "word"), case) == ("Word" if case[:1].isupper() else "word")
    assert dict(grammar("sv").month("april")) == {}


def test_a_name_in_a_message_is_never_bent() -> None:
    """People and figures are called what they are called; only a capital may be asked for."""
    words = language("fi")
    assert words.say("{name:inessive} ja {name:Inessive}", name="iPhone-myynti") == "iPhone-myynti ja IPhone-myynti"
    assert words.say("{n:inessive}", n=3) == "3"


def test_a_copy_keeps_its_forms() -> None:
    """Also what is copied deeply, as values in a notebook may be."""
    november = FINNISH.month(month("2011-11"))
    for each in (copy.copy(november), copy.deepcopy(november)):
        assert (str(each), f"{each:illative}") == ("Marraskuu 2011", "marraskuuhun 2011")


def test_a_capital_is_the_first_letter_s_alone() -> None:
    """The rest of a name keeps its own."""
    assert [capital(text) for text in ("ääni", "uusi SEO", "")] == ["Ääni", "Uusi SEO", ""]
