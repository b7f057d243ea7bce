"""Figures beside which no KPI, month, scale or noun stands: the words around them say which are meant."""

from __future__ import annotations

import pytest

from tests.checks.prose.test_phrasings import codes

PAIRS = [
    # In a list each KPI has its own figure: orders +7.1 % and visitors +3.6 % on last May.
    ("en", "orders", "Visitors grew 3.6% and orders {} on last May.", "7.1%", "3.6%"),
    ("fi", "orders", "Tilaukset kasvoivat vuodentakaisesta {} ja kävijät 3,6 %.", "7,1 %", "3,6 %"),
    # What a sentence opens by comparing with holds for all of its figures: on April orders rose by 1.3 %.
    ("en", "", "Compared with April, revenue fell 18%, and visitors rose {}.", "0.5%", "3.6%"),
    ("en", "", "vs April: revenue -18%, orders {}", "+1.3%", "+7.1%"),
    ("fi", "", "Huhtikuuhun verrattuna verkkomyynti laski 18 %, kävijät kasvoivat {}.", "0,5 %", "3,6 %"),
    ("fi", "", "Tilaukset {} kk.", "+1,3 %", "+7,1 %"),
    # Without a name it goes on about the KPI of the sentence before, where the unit is that one's.
    ("en", "", "What a month for leads! We brought in 148, {} what we had a year ago.", "twice", "three times"),
    ("en", "", "Leads have been a success. In May there were {} of them.", "148", "184"),
    ("fi", "", "Liideissä onnistuttiin. Toukokuussa saatiin {}.", "148", "184"),
    # A pronoun counts what was named last.
    ("fi", "leads", "Liidejä kertyi mukavasti. Oppaasta niitä tuli {}.", "34", "44"),
    # What we took, with no name, is what we sold for.
    ("en", "", "We took {} less than in April.", "18%", "12%"),
    ("fi", "", "Saimme {} vähemmän kuin huhtikuussa.", "90 500 euroa", "60 500 euroa"),
    # A scale written once holds for the figure after it: 503 is 503 thousand.
    ("en", "revenue", "Sales came to €412k, down from {}.", "503", "530"),
    ("fi", "revenue", "Myytiin {} tonnilla, huhtikuussa 503.", "412", "421"),
    # What it is held against cannot be this month's own value, unless nothing moved.
    ("en", "cost-per-lead", "Cost per lead fell from {} to €31.40.", "€38.20", "€31.40"),
    ("fi", "cost-per-lead", "Liidin hinta laski {} 31,40 euroon.", "38,20 eurosta", "31,40 eurosta"),
    # An order was worth 79.08 in May and 97.67 in April, 19.0 % less.
    ("en", "orders", "An order was worth €79.08 on average, {} less than in April.", "19%", "29%"),
    # The place where a result is counted says that a noun of one's own is that result.
    ("en", "", "Our guide brought {} sign-ups, counted from the form log.", "34", "43"),
]

CLEAN = [
    ("en", "", "Compared with May a year ago, visitors rose by 3.6% and orders by 7.1%."),
    ("en", "conversion", "Conversion went from 5.4% to 5.4%."),
    ("en", "", "May gave us twice the leads at 18% lower cost and the same 5.4% conversion."),
    ("en", "orders", "Customers waited for the June sale, so orders were up only 1.3%."),
    ("en", "conversion", "The standard error of a 5.4% rate is about 0.07 points."),
    ("en", "", "Our guide brought 12 comments."),
    ("en", "", "Orders held up. There were 190 in the queue at the end of May."),
    ("en", "", "Leads doubled. Of those we won, 61 were from Germany."),
    ("fi", "", "Liidit tuplaantuivat. Tarjouksia lähti 96 kappaletta."),
    ("fi", "", "Liidejä tuli paljon. Niitä soitettiin läpi 60 päivässä."),
    ("en", "leads", "We answered every one of the 148 leads. There were 12 complaints."),
    ("fi", "leads", "Lehtiin tarjottiin juttua. Niitä lähestyttiin 12 kertaa."),
    ("fi", "revenue", "Lavoja lähetettiin 3 tonnia."),
]


@pytest.mark.parametrize(("language", "kpi", "text", "right", "wrong"), PAIRS, ids=lambda each: str(each)[:40])
def test_the_words_around_a_figure_say_what_it_must_be(language, kpi, text, right, wrong):
    """The right one passes and the wrong one, which is right of something else or near nothing, does not."""
    kpis = (kpi,) if kpi else ()
    assert "R004" not in codes(language, text.format(right), kpis=kpis)
    assert "R004" in codes(language, text.format(wrong), kpis=kpis)


@pytest.mark.parametrize(("language", "kpi", "text"), CLEAN, ids=lambda each: str(each)[:40])
def test_what_only_looks_alike_is_left_alone(language, kpi, text):
    """Nothing that moved, a cost beside another KPI, a sale still to come, statistics, others' counts, weights."""
    assert "R004" not in codes(language, text, kpis=(kpi,) if kpi else ())
