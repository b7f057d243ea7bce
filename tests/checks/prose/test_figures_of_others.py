"""Figures that the report does not hold are the analyst's own; those that follow from it must be right."""

from __future__ import annotations

import pytest

from tests.checks.prose.test_phrasings import codes


@pytest.mark.parametrize(
    ("language", "kpi", "text"),
    [
        ("en", "cost-per-lead", "If a lead ever costs more than €40 again, we pause the ads."),
        ("en", "conversion", "The A/B test still runs: variant B converts at 5.9% of 1,800 sessions."),
        ("en", "cost-per-lead", "Search took €2,900 and social €1,750; search leads cost €27 and social ones €42."),
        ("en", "revenue", "The chart's grey band runs from €430,000 to €520,000."),
        ("en", "revenue", "We'd hoped to stay above €480,000."),
        ("en", "leads", "Of the 148 leads we called 120 within two days."),
        # 31.40 each for 148 leads are 4,647.20
        ("en", "cost-per-lead", "We spent €4,650 on ads for 148 leads, so €31.40 each."),
        ("fi", "revenue", "Raja, jolla hälytämme, on 400 000 euroa."),
        ("fi", "revenue", "Myyntikate oli 41 prosenttia."),
        ("fi", "leads", "Pyysimme 100 liidiä ja saimme 148."),
        ("fi", "cost-per-lead", "Joka 37. klikkaus muuttuu liidiksi."),
    ],
)
def test_a_figure_of_something_else_is_left_alone(language, kpi, text):
    """Conditions, tests, what was spent, hopes, limits and what we did: no fact can bear them out."""
    assert codes(language, text, kpis=(kpi,)) == set()


@pytest.mark.parametrize(
    ("language", "kpi", "right", "wrong"),
    [
        # 90,500 less Germany's 41,200; 412,300 and that again
        ("en", "revenue", "Without Germany the fall would have been €49,300.", "€59,300"),
        ("en", "revenue", "Had Germany held its level, sales would have been €453,500.", "€473,500"),
        ("fi", "revenue", "Ilman Saksaa laskua olisi tullut 49 300 euroa.", "59 300 euroa"),
        # 38.20 less 31.40
        ("en", "cost-per-lead", "We paid €6.80 less than in April.", "€16.80"),
        ("fi", "cost-per-lead", "Liidistä maksettiin 6,80 euroa vähemmän kuin huhtikuussa.", "16,80 euroa"),
        # 41,200 of 90,500 is 46 %
        ("en", "revenue", "Almost half of that fall is German.", "Three quarters"),
        # 150 less 148
        ("en", "leads", "Leads: 148. Goal: 150. Gap: 2.", "12."),
        ("fi", "leads", "Liidejä 148. Tavoite 150. Puuttuu 2.", "12."),
    ],
)
def test_what_follows_from_the_months_figures_is_checked(language, kpi, right, wrong):
    """The right figure is left alone, and another one in its place is found."""
    assert codes(language, right, kpis=(kpi,)) & {"R004"} == set()
    assert "R004" in codes(language, right.replace(_figure(right), wrong), kpis=(kpi,))


def _figure(text: str) -> str:
    """The figure of a sentence that its wrong twin replaces."""
    known = ("€49,300", "€453,500", "49 300 euroa", "€6.80", "6,80 euroa", "Almost half", "2.")
    return next(each for each in known if each in text)
