"""Figures as analysts write them every day: each is held against its own fact, and the one beside it is no excuse."""

from __future__ import annotations

import pytest

from tests.checks.prose.test_phrasings import codes

PAIRS = [
    # A country's figure is that of the country beside it: Germany 41,200, France 19,800, Finland 8,300.
    ("en", "revenue", "Germany lost {} and France €19,800.", "€41,200", "€19,800"),
    ("en", "revenue", "Finland lost €8,300 and France just under {}.", "€20,000", "€30,000"),
    ("en", "revenue", "{} less came from Germany and €8,300 less from Finland.", "€41,200", "€8,300"),
    ("en", "revenue", "France and Finland together lost {}.", "€28,100", "€38,100"),
    ("en", "revenue", "Revenue came down by {}, of which Germany accounts for most.", "€90,500", "€41,200"),
    ("fi", "revenue", "Saksassa menetettiin {} ja Ranskassa 19 800 euroa.", "41 200 euroa", "19 800 euroa"),
    ("fi", "revenue", "Muissa maissa lasku oli yhteensä {}.", "21 200 euroa", "41 200 euroa"),
    # A limit that was not passed: 412,300 is not below 400,000, and no month from September to April was below 430,000.
    ("en", "revenue", "Revenue did not fall below {}.", "€400,000", "€450,000"),
    ("en", "revenue", "Between September and April revenue never went below {}.", "€430,000", "€460,000"),
    ("fi", "revenue", "Myynti ei laskenut alle {}.", "400 000 euron", "450 000 euron"),
    # What an average order is worth: 412,300 / 5,214 is 79.08, and 97.67 a month before.
    ("en", "revenue", "An average basket was worth {} in May.", "€79", "€91"),
    ("fi", "revenue", "Keskiostos oli toukokuussa {}.", "79 euroa", "91 euroa"),
    # Per day and per month: 96,400 / 31 is 3,110, and 2,336,700 / 5 is 467,340.
    ("en", "visitors", "We had {} visitors a day.", "3,100", "4,100"),
    ("en", "revenue", "From January to May we sold for €2.3 million, {} a month.", "€467,000", "€427,000"),
    (
        "fi",
        "revenue",
        "Tammi–toukokuussa myimme 2,3 miljoonalla eli {} kuukaudessa.",
        "467 000 eurolla",
        "427 000 eurolla",
    ),
    # What a goal lacks: 150 less 148.
    ("en", "leads", "We are {} short of the 150 we promised.", "two", "twelve"),
    ("fi", "leads", "Olemme {} liidin päässä tavoitteesta.", "kahden", "kahdentoista"),
    # How far the goal is, and not how much of its time has gone: 39 % of six million, five of twelve months.
    ("en", "revenue", "We have reached {} of the year's target.", "39%", "42%"),
    # Where something moved to is no change: 412,300 is 82 % of 502,800.
    ("en", "revenue", "Revenue fell to {} of the April level.", "82%", "18%"),
    # Leads are a part of orders only where both are named: 148 of 5,214 are 2.8 %.
    ("en", "orders", "We had {} more orders than in April.", "1.3%", "2.8%"),
    ("fi", "orders", "Tilauksia tuli {} enemmän kuin huhtikuussa.", "1,3 prosenttia", "2,8 prosenttia"),
    # "about" reaches a digit or so: 96,400 is about 96,000.
    ("en", "visitors", "Around {} people visited us.", "96,000", "99,000"),
    # April had 74 leads, and the May before 70.
    ("en", "leads", "Leads are at 148, up from {} in April.", "74", "70"),
    ("fi", "leads", "Liidien määrä {} 148:aan.", "kaksinkertaistui", "kasvoi puolella"),
    # Two figures stand in a sentence, each before its own name.
    ("fi", "orders", "Kävijöitä oli {} ja tilauksia 5 214.", "96 400", "94 600"),
    ("en", "visitors", "96,400 people came and {} of them placed an order.", "5,214", "5,124"),
    ("en", "visitors", "95,900 in April, 96,400 in May: a difference of {}.", "500", "1,500"),
    ("en", "conversion", "{} again, as in April.", "5.4%", "6.4%"),
]


@pytest.mark.parametrize(("language", "kpi", "text", "right", "wrong"), PAIRS)
def test_a_right_figure_is_left_alone_and_a_wrong_one_is_found(language, kpi, text, right, wrong):
    """The wrong one is often a fact as well, of something else in the same sentence."""
    assert "R004" not in codes(language, text.format(right), kpis=(kpi,))
    assert "R004" in codes(language, text.format(wrong), kpis=(kpi,))


@pytest.mark.parametrize(
    ("language", "kpi", "text"),
    [
        ("en", "leads", "Of the 148 leads, sales has called 90 so far and closed 11 deals worth €23,000."),
        ("en", "visitors", "We tried a shorter form with 400 visitors, and 22 of them bought."),
        ("en", "revenue", "The shop was closed for 31 hours, and we estimate that this cost us €15,000 to €20,000."),
        ("fi", "visitors", "Kokeilimme lyhyempää lomaketta 400 kävijällä."),
        ("fi", "visitors", "Oppaan sivulla viivyttiin kaksi kertaa niin kauan kuin muualla."),
    ],
)
def test_what_the_analyst_alone_can_know_is_left_alone(language, kpi, text):
    """Tests, estimates, calls, what was tried: the report holds no figure of theirs."""
    assert "R004" not in codes(language, text, kpis=(kpi,))


@pytest.mark.parametrize(
    "text",
    [
        "We sold for a little more than €412,000.",
        "Revenue did not fall below €400,000.",
    ],
)
def test_a_bound_is_no_direction(text):
    """ "More than" before a figure says how much it was, and not that it rose."""
    assert codes("en", text, kpis=("revenue",)) == set()


def test_sales_people_are_no_sales():
    """ "Sales has called them" speaks of colleagues, and an amount beside it is no revenue."""
    assert codes("en", "Sales has called 20 firms, worth €23,000 a year.", kpis=("leads",)) == set()


def test_what_others_of_a_whole_are_called_is_read_in_finnish_forms():
    """The parts that are added up are called by their word in the report's language, in any form."""
    assert codes("fi", "Muualla myynti väheni 21 200 euroa.", kpis=("revenue",)) == set()
