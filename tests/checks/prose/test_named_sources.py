"""A figure of how something went that the report does not hold stands with its source, and only with it."""

from __future__ import annotations

import pytest

from readout.checks.prose import Prose, check_prose
from tests.checks.prose.test_phrasings import REPORTS, codes

# (language, KPI, the bare statement, the same with its source)
PAIRS = [
    ("en", "visitors", "64% of the visitors used a phone.", "64% of the visitors used a phone (Google Analytics)."),
    (
        "en",
        "visitors",
        "Organic traffic was 41,200 visits, 43% of the total.",
        "According to Search Console, organic traffic was 41,200 visits, 43% of the total.",
    ),
    (
        "en",
        "visitors",
        "Pinterest sent 6% of the traffic.",
        "Google Analytics shows that Pinterest sent 6% of the traffic.",
    ),
    (
        "en",
        "orders",
        "In the last ten days 38% of orders came in by phone, against 35% before.",
        "In the order system, 38% of orders of the last ten days came in by phone, against 35% before.",
    ),
    (
        "en",
        "revenue",
        "Three German dealers who bought lamps for €27,000 in April ordered nothing in May.",
        "Three German dealers who by the order records bought lamps for €27,000 in April ordered nothing in May.",
    ),
    (
        "en",
        "revenue",
        "A competitor's sales grew by 12%.",
        "A competitor's sales grew by 12%, according to its interim report.",
    ),
    ("en", "", "The market fell by 12%.", "The lamp association says that the market fell by 12%."),
    ("en", "", "The newsletter's open rate was 34%.", "The newsletter's open rate was 34%, as measured by Mailchimp."),
    (
        "en",
        "",
        "The photo of the month got 212 likes.",
        "The photo of the month got 212 likes (source: Meta Business Suite).",
    ),
    (
        "en",
        "visitors",
        "On the campaign day there were 4,900 visitors.",
        "The server log counted 4,900 visitors on the campaign day.",
    ),
    (
        "en",
        "cost-per-lead",
        "In the trade a lead costs about €45.",
        "In the trade a lead costs about €45, as published by the bureau.",
    ),
    (
        "en",
        "revenue",
        "In May 2022 we sold for about €310,000.",
        "In May 2022 we sold for about €310,000 by the bookkeeping.",
    ),
    (
        "fi",
        "visitors",
        "Kävijöistä 64 prosenttia käytti puhelinta.",
        "Kävijöistä 64 prosenttia käytti puhelinta (lähde: GA4).",
    ),
    (
        "fi",
        "visitors",
        "Hakukoneista tuli 41 % liikenteestä.",
        "Google Analyticsin mukaan hakukoneista tuli 41 % liikenteestä.",
    ),
    (
        "fi",
        "revenue",
        "Kilpailijan myynti kasvoi 12 prosenttia.",
        "Kilpailijan myynti kasvoi osavuosikatsauksen mukaan 12 prosenttia.",
    ),
    (
        "fi",
        "revenue",
        "Messuilla myimme kahdessa päivässä 21 000 eurolla.",
        "Messuilla myimme kirjanpidon mukaan kahdessa päivässä 21 000 eurolla.",
    ),
    ("fi", "orders", "Tilauksista 212 palautettiin.", "Tilauksista 212 palautettiin (varastojärjestelmä)."),
    (
        "en",
        "leads",
        "Half of the new leads asked about desk lamps.",
        "Half of the new leads asked about desk lamps, the form log shows.",
    ),
    (
        "fi",
        "leads",
        "Puolet uusista liideistä kysyi pöytälampuista.",
        "Puolet uusista liideistä kysyi lokin mukaan lampuista.",
    ),
    ("en", "", "38% of the readers opened it.", "Mailchimp counts that 38% of the readers opened it."),
    ("fi", "", "Kuukauden kuva sai 212 tykkäystä.", "Kuukauden kuva sai 212 tykkäystä (Meta Business Suite)."),
    (
        "fi",
        "visitors",
        "Ensimmäisenä sunnuntaina kävijöitä oli 5 900.",
        "Palvelimen loki laski ensimmäisenä sunnuntaina 5 900 kävijää.",
    ),
    (
        "fi",
        "cost-per-lead",
        "Liidi maksaa alalla noin 45 euroa.",
        "Liidi maksaa alalla noin 45 euroa, kertoi Mainostajien liitto.",
    ),
]


@pytest.mark.parametrize(("language", "kpi", "bare", "sourced"), PAIRS, ids=lambda each: str(each)[:40])
def test_a_result_of_something_else_needs_its_source(language, kpi, bare, sourced):
    """Channels, weeks, older years, other measures, the market."""
    kpis = (kpi,) if kpi else ()
    assert "R004" in codes(language, bare, kpis=kpis)
    assert "R004" not in codes(language, sourced, kpis=kpis)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Phones brought 58% of the visitors.\n\nSearch brought 40% of them.\n\nSource: Google Analytics, 2 June.",
        ),
        ("en", "Phones brought 58% of the visitors. These figures are from Matomo."),
        ("fi", "Puhelimella tuli 58 % kävijöistä.\n\nHausta tuli 40 % kävijöistä.\n\nLähde: Google Analytics, 2.6."),
        ("fi", "Puhelimella tuli 58 % kävijöistä. Luvut ovat Matomosta."),
    ],
)
def test_one_line_names_the_source_of_a_whole_cell(language, text):
    """An analyst who decomposes the traffic need not repeat the tool in each sentence."""
    assert "R004" not in codes(language, text, kpis=("visitors",))
    without = text.rsplit("\n\n", 1)[0] if "\n\n" in text else text.split(". ")[0] + "."
    assert "R004" in codes(language, without, kpis=("visitors",))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "According to Google Analytics, online revenue fell by 21% from April."),
        ("en", "Online revenue was €472,000 (source: the till)."),
        ("fi", "Google Analyticsin mukaan verkkomyynti laski huhtikuusta 21 prosenttia."),
        ("en", "According to plan, phones brought 58% of the visitors."),
        ("fi", "Suunnitelman mukaan puhelimella tuli 58 % kävijöistä."),
    ],
)
def test_a_source_does_not_excuse_a_figure_that_the_report_holds(language, text):
    """Nor is a plan a source of what was."""
    assert "R004" in codes(language, text, kpis=("revenue",))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On 3 May we moved €800 from display to search."),
        ("en", "Our price for the Arc lamp is now €149."),
        ("en", "A rival cut its prices by 15%."),
        ("en", "We had hoped for 6,000 orders."),
        ("en", "Within two days we called 120 of the leads."),
        ("en", "Next we look at whether the bounce rate has fallen below 40%."),
        ("fi", "Siirsimme 3.5. näyttömainonnasta hakuun 800 euroa."),
        ("fi", "Kilpailija laski hintojaan 15 prosenttia."),
        ("fi", "Vastasimme 61 sähköpostiin."),
        ("fi", "Lyonin messuilta saimme 23 käyntikorttia."),
    ],
)
def test_what_we_paid_asked_hoped_or_did_needs_no_source(language, text):
    """The analyst knows it at first hand, and it is no result."""
    assert "R004" not in codes(language, text, kpis=("leads",))


def test_a_measure_that_happens_to_be_as_large_as_a_figure_of_the_month_is_none_of_it():
    """Online revenue fell by 18 %; the newsletter's open rate is another matter."""
    assert "R004" in codes("en", "The newsletter's open rate was 18%.", "summary")
    assert "R004" in codes("fi", "Uutiskirjeen avausprosentti oli 18 %.", "summary")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The client's team says that the newsletter lifted orders by 1.3%."),
        ("en", "Orders grew by 1.3% thanks to the newsletter, says the owner."),
        ("fi", "Myyntipäällikkö kertoi, että uutiskirje nosti tilauksia 1,3 prosenttia."),
    ],
)
def test_who_says_so_is_no_cause_of_a_normal_month(language, text):
    """Only what was counted of the work itself may be claimed, whoever claims it."""
    assert "R503" in codes(language, text, kpis=("orders",))


def test_what_a_channel_brought_by_its_source_claims_no_movement():
    """The traffic of a channel is told, and nothing is said to have moved."""
    assert codes("fi", "GA4:n mukaan orgaaninen haku toi 41 300 kävijää.", kpis=("visitors",)) == set()


def test_the_message_says_what_to_add():
    """Its cure is another one than that of a figure which is wrong."""
    found = list(
        check_prose(REPORTS["en"], [Prose("here", "64% of the visitors used a phone.", "explain", ("visitors",))])
    )
    assert [each.code for each in found] == ["R004"]
    assert "say where it comes from (“according to …”)" in found[0].message
