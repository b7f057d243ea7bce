"""What lets a figure pass is earned by its own words: the KPI, the month and the cue that stand beside it."""

from __future__ import annotations

import pytest

from tests.checks.prose.test_phrasings import codes

PAIRS = [
    # Another month's value is meant only where that month is named beside it: April had 5,148 orders, last May 4,870.
    ("en", "orders", "Orders were 5,214, slightly above April's {}.", "5,148", "4,870"),
    ("en", "leads", "Leads doubled to {}.", "148", "74"),
    ("en", "orders", "May gave us 148 leads, {} orders and a quiet shop.", "5,214", "5,148"),
    ("en", "leads", "In April it was {}, in May 148.", "74", "96"),
    ("fi", "orders", "Tilauksia oli 5 214, hieman enemmän kuin huhtikuun {}.", "5 148", "4 870"),
    ("fi", "visitors", "Vuosi sitten kävijöitä oli {}.", "93 050", "96 400"),
    ("en", "orders", "Orders: 5,214. April: {}.", "5,148", "1,604"),
    # Another KPI's value is no excuse where a KPI of the figure's unit is named: 96,400 visitors, 5,214 orders.
    ("en", "visitors", "We had {} visitors in May.", "96,400", "5,214"),
    ("fi", "visitors", "Kävijöitä laskettiin {}.", "96 400", "5 214"),
    # A change is held against the month beside it: 18.0 % on April, 3.6 % on last May.
    ("en", "revenue", "Revenue was {} below April.", "18%", "4%"),
    ("fi", "revenue", "Myynti jäi {} viime toukokuuta suuremmaksi.", "3,6 prosenttia", "18 prosenttia"),
    # Thousands are no millions.
    ("en", "revenue", "May was the weakest month since August, at {}.", "€412k", "€412M"),
    ("fi", "revenue", "Myynti oli toukokuussa {}.", "412 tuhatta euroa", "412 miljoonaa euroa"),
    # What was hoped for excuses no figure that was got after it.
    ("en", "orders", "We expected about 5,150 orders and got {}.", "5,214", "3,650"),
    # A unit written once holds for both: the guide cost 1,200, the newsletter 450.
    ("fi", "revenue", "Oppaaseen meni 1 200 euroa ja uutiskirjeeseen {}.", "450", "320"),
    # What follows from figures does so exactly: 502,800 less 412,300.
    ("en", "revenue", "May came to €412,300 against {}, a difference of €90,500.", "€502,800", "€502,700"),
    # From 74 to 148 is a doubling, and by half is no doubling.
    ("en", "leads", "Leads went up by {}, from 74 to 148.", "100%", "half"),
    # A sum of other months is no plan: 2.5 million were planned by now, and December to April brought 2.4 million.
    ("fi", "revenue", "Viiden kuukauden suunnitelma oli {}.", "2,5 miljoonaa euroa", "2,4 miljoonaa euroa"),
    # A day in the calendar is that of the work, not of all leads.
    ("en", "leads", "The guide went out on 12 May and brought 34 of the {} leads by itself.", "148", "196"),
    # Its part of what was spent: 450 of 1,650 euros.
    ("en", "revenue", "We spent €1,650, {} of it on the newsletter.", "a good quarter", "a third"),
    ("fi", "revenue", "Käytimme 1 650 euroa, siitä {} uutiskirjeeseen.", "reilun neljänneksen", "kolmanneksen"),
]

CLEAN = [
    ("en", "revenue", "Nine articles went out in May."),
    ("en", "cost-per-lead", "Our target for the cost of a lead is €35."),
    ("en", "conversion", "The size guide was opened by 9% of visitors."),
    ("en", "leads", "Our goal is near: 148 leads is two short of the 150 we aim at by December."),
    ("fi", "revenue", "Ensimmäisen neljänneksen myynti oli 1,42 milj. euroa."),
    ("fi", "revenue", "Marraskuu ja joulukuu pääsivät lähelle, 469 000 ja 480 000 euroon."),
    ("fi", "cost-per-lead", "Liidin hinta: 31,40 € (huhti 38,20 €, touko-25 36,00 €)."),
]


@pytest.mark.parametrize(("language", "kpi", "text", "right", "wrong"), PAIRS, ids=lambda each: str(each)[:40])
def test_a_figure_that_its_own_words_do_not_bear_out_is_reported(language, kpi, text, right, wrong):
    """The right one passes and the wrong one, which some other fact of the month would excuse, does not."""
    assert "R004" not in codes(language, text.format(right), kpis=(kpi,))
    assert "R004" in codes(language, text.format(wrong), kpis=(kpi,))


@pytest.mark.parametrize(("language", "kpi", "text"), CLEAN, ids=lambda each: str(each)[:40])
def test_what_the_report_does_not_hold_is_left_alone(language, kpi, text):
    """Work of no title, targets of no goal, sums of months: the analyst's own knowledge."""
    assert not codes(language, text, kpis=(kpi,))
