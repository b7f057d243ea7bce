"""Figures that are told by other words than their KPI's: by one in so many, by records, by tallies, by what is due."""

from __future__ import annotations

import pytest

from tests.checks.prose.test_phrasings import codes

PAIRS = [
    # 5.4 % of 96,400 visitors: one in 18.5, or 5.4 of a hundred.
    ("en", "conversion", "One in {} visitors ordered.", "eighteen", "eight"),
    ("en", "conversion", "Every {} visitor ordered.", "eighteenth", "twelfth"),
    ("en", "conversion", "Out of every hundred visitors, {} placed an order.", "five", "eight"),
    ("fi", "conversion", "Joka {} kävijä tilasi.", "yhdeksästoista", "kahdeksas"),
    ("fi", "conversion", "Sadasta kävijästä tilasi reilut {}.", "viisi", "seitsemän"),
    # 412.3 thousand: August 2025 brought 412.0, nine months before.
    ("en", "revenue", "Revenue was the lowest in {} months.", "nine", "fifteen"),
    ("en", "revenue", "Sales haven't been this low in {} months.", "nine", "fifteen"),
    ("fi", "revenue", "Myynti oli alimmillaan {} kuukauteen.", "yhdeksään", "viiteentoista"),
    ("fi", "revenue", "Myynti putosi {} kuukauden pohjalukemiin.", "yhdeksän", "viidentoista"),
    # Until May revenue had risen in March and April.
    ("en", "revenue", "Revenue fell after {} rises in a row.", "two", "five"),
    ("fi", "revenue", "Ennen toukokuuta myynti oli noussut {} kuukautta putkeen.", "kaksi", "viisi"),
    # Of six KPIs two are better, one is worse and three are routine.
    ("en", "", "Of our KPIs one got worse, three stayed routine and {} got better.", "two", "three"),
    ("fi", "", "Kuudesta mittarista kaksi parani, yksi heikkeni ja {} pysyi ennallaan.", "kolme", "neljä"),
    # 412,300 / 96,400 is 4.28; 502,800 / 95,900 is 5.24.
    ("en", "", "Revenue per visitor came to {}, against €5.24 in April.", "€4.28", "€3.28"),
    ("en", "", "Revenue per visitor was €4.28. In April it was {}.", "5.24", "6.24"),
    ("fi", "", "Myynti kävijää kohden oli {}.", "4,28 euroa", "3,28 euroa"),
    # 1,200 / 34 is 35.29.
    ("en", "leads", "The guide cost €1,200 and brought 34 results. That works out at {} apiece.", "€35.29", "€53.29"),
    (
        "fi",
        "",
        "Opas maksoi 1 200 euroa ja tuotti 34 tulosta, joten yhden hinnaksi tuli noin {}.",
        "35 euroa",
        "25 euroa",
    ),
    # 5,214 / 96,400 is 54.1 of a thousand.
    ("en", "conversion", "{} orders per thousand visitors.", "Fifty-four", "Sixty-four"),
    ("fi", "conversion", "{} tilausta tuhatta kävijää kohti.", "54", "64"),
    # 412,300 is about 410 thousand, 96,400 about 96, 31.40 about 31: no farther than the digits that are written.
    ("en", "revenue", "Sales came to roughly {}.", "€410,000", "€420,000"),
    ("fi", "visitors", "Sivustolla kävi noin {} ihmistä.", "96 000", "97 000"),
    ("en", "cost-per-lead", "A lead costs about {} now.", "€31", "€32"),
    # May had 66 orders more than April and 344 more than last May.
    ("en", "orders", "5,214 orders this month. April had {} fewer.", "66", "344"),
    ("en", "leads", "Leads more than doubled from the {} of May 2025.", "70", "74"),
    ("fi", "leads", "Liidejä oli yli kaksi kertaa niin paljon kuin viime vuoden toukokuussa ({}).", "70", "60"),
    # Seven months are left of the goal's year, and €3,663,300 to sell.
    ("en", "", "{} months remain, each of which has to bring in €523,329 if the goal is to be met.", "Seven", "Eight"),
    (
        "en",
        "",
        "There is still {} to sell, so the June plan puts the comparison page first.",
        "€3,663,300",
        "€3,363,300",
    ),
    ("en", "", "So close on leads! 148 of the 150, just {} to go.", "two", "twelve"),
    ("en", "revenue", "It was the weakest month for sales in the past {}.", "nine", "twelve"),
    ("fi", "conversion", "Eroa vuodentakaiseen kertyi {} prosenttiyksikköä.", "0,2", "0,3"),
    ("fi", "orders", "Tilausmäärä oli {} yli odotetun 5 150:n.", "64", "84"),
    ("en", "", "{} of 6 million is in the books.", "2.34", "2.54"),
    # The end of a sentence after a year: 95,900 is April's, and "above" names no extreme.
    (
        "en",
        "visitors",
        "The shop received {} visitors in May, which is half a percent above April.",
        "96,400",
        "95,900",
    ),
    # Two pieces of our work are due in June.
    ("en", "", "We have {} pieces of work due in June.", "two", "four"),
    ("fi", "", "Kesäkuulle on sovittu {} toimitusta.", "kaksi", "neljä"),
    # A country is a part of revenue's fall, whether or not that is named: France 19,800.
    ("en", "", "Germany lost €41,200 and France {}.", "€19,800", "€18,900"),
    ("fi", "", "Saksan osuus oli 41 200 euroa ja Ranskan {}.", "19 800", "18 900"),
    # What a sentence arrives at is this month's: 502,800 was April's.
    ("en", "", "Revenue dropped 18% to {} this month.", "€412,300", "€502,800"),
    ("fi", "", "Liidin hinta laski 17,8 % {}.", "31,40 euroon", "38,20 euroon"),
    # A pronoun and its verb go on about the KPI before.
    ("en", "", "The big news is leads. They went from 74 to {}.", "148", "158"),
    ("fi", "", "Uutinen on liidien määrä. Se nousi huhtikuun 74:stä {}:aan.", "148", "158"),
    # One figure over another, or after an arrow.
    ("en", "", "Leads: {}.", "148/150", "148/160"),
    ("fi", "leads", "Liidit {} → 148.", "74", "47"),
    ("en", "orders", "4,980 → {} → 5,148 → 5,214.", "5,060", "5,600"),
    # The six million need 523,329 a month, 26.9 % more than May's 412,300.
    ("en", "", "To reach the six million, every month left must beat May by {}.", "27%", "37%"),
    ("fi", "", "Jotta 6 M€ täyttyy, kuukausimyynnin pitäisi nousta toukokuusta {}.", "27 %", "37 %"),
    # 500,000 less 412,300.
    ("en", "", "An even plan means half a million a month. May fell {} short of that.", "€87,700", "€78,700"),
    # The guide took 1,200 of 1,650.
    ("en", "", "The guide took {} of the month's spend.", "73%", "83%"),
    # 5,214 less the 5,150 that were expected.
    ("en", "orders", "The estimate was 5,150. The observed 5,214 exceeds it by {}.", "64", "46"),
]

SLIPS = [
    ("en", "Repeat the newsletter in June: 8,200 readers for {} is cheap reach.", "€450", "€540"),
    ("en", "With cost per lead down at {} we can afford to raise the budget a little in June.", "€31.40", "€34.10"),
    ("fi", "Seurataan, nouseeko tilausten määrä kesäkuussa toukokuun {}:sta.", "5 214", "5 412"),
    ("fi", "Selvitetään kesäkuussa, mistä Saksan {} euron pudotus johtui.", "41 200", "42 100"),
]

CLEAN = [
    ("en", "In June we plan to run four small tests.", "next-steps"),
    ("en", "Three things are due in June, one of them on your side.", "next-steps"),
    ("en", "In June we aim for 5,500 orders.", "next-steps"),
    ("en", "Every third order contained a desk lamp.", "explain"),
    ("en", "We asked for 100 leads and got 148.", "explain"),
    ("en", "The client's radio campaign cost €412.", "explain"),
    ("en", "Support is open 24/7, and the banner is 16:9.", "explain"),
    ("en", "Had revenue stayed at April's level, we would be only €72,800 behind plan.", "goals"),
    ("fi", "Lähetämme kesäkuun uutiskirjeen 9 000 lukijalle.", "next-steps"),
    ("fi", "Kesäkuussa teemme neljä pientä testiä.", "next-steps"),
    ("fi", "Lamput maksoivat taas 89 € eikä 59 €.", "explain"),
]


@pytest.mark.parametrize(("language", "kpi", "text", "right", "wrong"), PAIRS, ids=lambda each: str(each)[:40])
def test_a_figure_told_in_other_words_is_held_against_its_fact(language, kpi, text, right, wrong):
    """The right one passes and the wrong one does not."""
    kpis = (kpi,) if kpi else ()
    assert "R004" not in codes(language, text.format(right), kpis=kpis)
    assert "R004" in codes(language, text.format(wrong), kpis=kpis)


@pytest.mark.parametrize(("language", "text", "right", "wrong"), SLIPS, ids=lambda each: str(each)[:40])
def test_a_known_figure_in_a_plan_is_known_all_the_same(language, text, right, wrong):
    """What will be is not checked; what was, told beside it with its digits in another order, is."""
    assert "R004" not in codes(language, text.format(right), kpis=(), slot="next-steps")
    assert "R004" in codes(language, text.format(wrong), kpis=(), slot="next-steps")


@pytest.mark.parametrize(("language", "text", "slot"), CLEAN, ids=lambda each: str(each)[:40])
def test_plans_prices_and_what_looks_like_a_part_are_left_alone(language, text, slot):
    """Nothing of it is in the report."""
    assert "R004" not in codes(language, text, kpis=("revenue",) if slot == "explain" else (), slot=slot)
