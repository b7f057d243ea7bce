"""Statements that stand side by side in one sentence are each held against their own KPI, and figures of other things
beside them against none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.checks.prose.clauses import clauses
from readout.text.wordlists import wordlist
from tests.checks.prose.test_phrasings import codes

# What each KPI did, as its report has it, and the same turned round.
TRUE = {
    "en": [
        "revenue fell",
        "orders rose a little",
        "leads doubled",
        "the cost per lead fell",
        "visitors went up slightly",
    ],
    "fi": [
        "myynti laski",
        "tilaukset nousivat hieman",
        "liidit lisääntyivät",
        "liidin hinta laski",
        "kävijämäärä kasvoi",
    ],
}
FALSE = {
    "en": [
        "revenue rose",
        "orders fell a little",
        "leads fell",
        "the cost per lead rose",
        "visitors went down slightly",
    ],
    "fi": [
        "myynti nousi",
        "tilaukset laskivat hieman",
        "liidit vähenivät",
        "liidin hinta nousi",
        "kävijämäärä väheni",
    ],
}
JOINTS = {
    "en": [", and ", " and ", "; ", ", while ", " but ", ", and at the same time "],
    "fi": [", ja ", " ja ", "; ", ", kun taas ", ", mutta "],
}


@st.composite
def side_by_side(draw: st.DrawFn) -> tuple[str, str, bool]:
    """Two or three statements about different KPIs, and whether any of them is false."""
    language = draw(st.sampled_from(["en", "fi"]))
    numbered = st.tuples(st.integers(0, 4), st.booleans())
    chosen = draw(st.lists(numbered, min_size=2, max_size=3, unique_by=lambda one: one[0]))
    parts = [(TRUE if right else FALSE)[language][number] for number, right in chosen]
    text = parts[0]
    for part in parts[1:]:
        text += draw(st.sampled_from(JOINTS[language])) + part
    return language, f"{text}.", not all(right for _, right in chosen)


@settings(max_examples=100)
@given(side_by_side())
def test_each_statement_is_held_against_its_own_kpi(words):
    """A false one is found whatever true ones stand beside it; true ones side by side are left alone."""
    language, text, wrong = words
    assert ("R005" in codes(language, text)) is wrong


PRICED = {
    "en": [
        "A lamp at EUR {} sold well.",
        "The shop's new pendant, which costs €{}, is its best seller.",
        "Shipping is free above €{}.",
        "The client hired a buyer at €{} a month.",
        "The radio campaign of the client's own cost €{}.",
    ],
    "fi": [
        "{} euron valaisin kävi hyvin kaupaksi.",
        "Kaupan uusi riippuvalaisin, jonka hinta on {} euroa, on sen myydyin.",
        "Toimitus on maksuton yli {} euron ostoksille.",
        "Asiakas palkkasi ostajan {} euron kuukausipalkalla.",
        "Asiakkaan oma radiokampanja maksoi {} euroa.",
    ],
}


@settings(max_examples=100)
@given(st.sampled_from(["en", "fi"]), st.integers(0, 4), st.integers(10, 9999), st.sampled_from([(), ("revenue",)]))
def test_a_price_is_no_figure_of_the_month(language, number, amount, kpis):
    """What a lamp, a courier or a person costs stands in no report, however near to a figure of it."""
    assert "R004" not in codes(language, PRICED[language][number].format(amount), kpis=kpis)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Revenue fell and orders rose.", 2),
        ("en", "Orders and visitors rose.", 1),
        ("en", "Orders rose and stayed there.", 1),
        ("en", "Revenue fell and orders and visitors rose.", 2),
        ("en", "We published the guide and the newsletter.", 1),
        ("fi", "Myynti laski ja tilaukset nousivat.", 2),
        ("fi", "Tilaukset ja kävijät lisääntyivät.", 1),
        ("fi", "Tilaukset nousivat ja pysyivät siellä.", 1),
        ("fi", "Julkaisimme oppaan ja uutiskirjeen.", 1),
    ],
)
def test_an_and_parts_statements_and_not_names(language, text, expected):
    """Only where a new subject has its own verb."""
    words = wordlist(language)
    assert words is not None
    assert len(list(clauses(text, words))) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Revenue fell, and so did orders.", {"R005"}),
        ("en", "Revenue fell, and so did the cost per lead.", set()),
        ("en", "Leads rose, and orders followed suit.", set()),
        ("en", "Everything fell: revenue and the cost per lead.", set()),
        ("en", "Everything fell: revenue and orders.", {"R005"}),
        ("en", "Orders: down a little.", {"R005"}),
        ("fi", "Myynti laski, samoin tilaukset.", {"R005"}),
        ("fi", "Myynti laski, samoin liidin hinta.", set()),
        ("fi", "Kaikki laski: myynti ja tilaukset.", {"R005"}),
        ("fi", "Kaikki laski: myynti ja liidin hinta.", set()),
    ],
)
def test_a_direction_said_by_pointing_back_or_in_a_list(language, text, expected):
    """It is said of that KPI as well."""
    assert codes(language, text) & {"R005"} == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Revenue is down on April and up on last year.", set()),
        ("en", "Revenue is down on April and down on last year.", {"R005"}),
        ("en", "Revenue fell from both April and last May.", {"R005"}),
        ("en", "Revenue had its first fall since February.", set()),
        ("fi", "Myynti laski sekä huhtikuusta että viime vuoden toukokuusta.", {"R005"}),
        ("fi", "Tilaukset nousivat sekä huhtikuusta että viime vuoden toukokuusta.", set()),
    ],
)
def test_a_direction_is_bound_to_the_period_named_with_it(language, text, expected):
    """Online revenue fell from April and rose on May of last year."""
    assert codes(language, text) & {"R005"} == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Orders rose: the checkout works again.", {"R503"}),
        ("en", "Orders rose: 5,214 after 5,148.", set()),
        ("en", "The checkout works again, so orders rose.", {"R503"}),
        ("en", "Without the newsletter orders would have fallen.", {"R503"}),
        ("en", "Orders rose; credit to the checkout.", {"R503"}),
        ("en", "Why did orders rise? The checkout works again.", {"R503"}),
        ("en", "The checkout cannot be the reason for the rise in orders.", set()),
        ("en", "Leads doubled: the form in the guide opened.", set()),
        ("fi", "Tilaukset nousivat: kassa toimii taas.", {"R503"}),
        ("fi", "Tilaukset nousivat: 5 214, kun huhtikuussa niitä oli 5 148.", set()),
        ("fi", "Kassa toimii taas, joten tilaukset nousivat.", {"R503"}),
        ("fi", "Ilman uutiskirjettä tilaukset olisivat laskeneet.", {"R503"}),
        ("fi", "Miksi tilaukset nousivat? Kassa toimii taas.", {"R503"}),
        ("fi", "Kassa ei voi olla syy tilausten nousuun.", set()),
        ("fi", "Liidit kaksinkertaistuivat: oppaan lomake avattiin.", set()),
    ],
)
def test_a_cause_needs_no_because(language, text, expected):
    """A statement set beside a movement is told as its cause; only of a real change may it be."""
    assert codes(language, text, kpis=("orders",)) & {"R503"} == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "We had hoped for 90 leads.", set()),
        ("en", "We won 90 leads.", {"R004"}),
        ("en", "The old goal was 120 leads a month.", set()),
        ("en", "The goal is 120 leads a month.", {"R004"}),
        ("en", "The shop must sell for €580,000 a month to reach the goal.", {"R004"}),
        ("en", "The shop must sell for €523,000 a month to reach the goal.", set()),
        ("fi", "Toivoimme 90 liidiä.", set()),
        ("fi", "Saimme 90 liidiä.", {"R004"}),
        ("fi", "Vanha tavoite oli 120 liidiä kuussa.", set()),
        ("fi", "Tavoite on 120 liidiä kuussa.", {"R004"}),
        ("fi", "Tavoitteeseen pitää myydä 580 000 eurolla kuukaudessa.", {"R004"}),
        ("fi", "Tavoitteeseen pitää myydä 523 000 eurolla kuukaudessa.", set()),
    ],
)
def test_an_old_hope_is_no_claim_and_what_the_goal_asks_for_is_one(language, text, expected):
    """Nothing can bear out a hope; what each month must bring is worked out from the goal."""
    assert codes(language, text, slot="summary") & {"R004"} == expected
