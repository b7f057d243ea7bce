"""What each key at the top of client.yml does to the report, and those of people, call and show."""

from __future__ import annotations

import shutil

from readout.data.agency import Agency
from readout.delivery.invitation import invitation
from readout.notebook.syncing import sync_client
from readout.pipeline.check import check_client
from readout.pipeline.title import front_matter
from tests.keys.shop import ROOT, Shop, proves

ASK = ("id,title,kind,owner,due,status", "photos,Send the photos,task,owner,2024-05-10,planned")
DONE = ("id,title,kind,owner,done,status,spend,hours", "guide,A guide,content,lead,2024-04-09,done,250,3")
WORDS = """{"cells": [{"cell_type": "markdown", "id": "summary", "metadata": {}, "source": "Like at Chair shop."}],
 "metadata": {}, "nbformat": 4, "nbformat_minor": 5}"""

LAMP = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><circle cx="10" cy="5" r="4"/></svg>'


@proves("name")
def test_name_is_whose_report_it_is(shop: Shop) -> None:
    """It stands on the title page and is what an analyst sees who opens the notebook."""
    shop.says("name: Desk shop")
    assert shop.notebook()._repr_html_() == "Report for Desk shop, April 2024"
    assert front_matter(shop.report(), Agency(), ()).title == "Desk shop"


@proves("template")
def test_template_is_what_sync_brings_the_notebook_up_to(shop: Shop) -> None:
    """A client that names none is left alone; a name is a folder of templates."""
    shutil.copytree(ROOT / "templates" / "ecommerce", shop.project.root / "templates" / "ecommerce")
    shop.write("report.ipynb", (ROOT / "templates" / "ecommerce" / "report.ipynb").read_bytes())
    assert sync_client(shop.project, "shop").template is None
    shop.says("template: ecommerce")
    assert sync_client(shop.project, "shop", check=True).template == "ecommerce"
    shop.says("template: E commerce")
    assert "template is 'E commerce'" in shop.refusal()


@proves("language")
def test_language_is_that_of_the_report(shop: Shop) -> None:
    """An American reads dates in another order than a Briton."""
    shop.work(*ASK)
    assert "10 May 2024" in shop.read("headline")
    shop.says("language: en-US")
    assert "May 10, 2024" in shop.read("headline")


@proves("currency")
def test_currency_is_that_of_every_amount(shop: Shop) -> None:
    """Amounts bear its sign, and facts.json names it."""
    shop.says("currency: EUR")
    assert "€130" in shop.read("headline")
    assert shop.facts()["currency"] == "EUR"


@proves("timezone")
def test_timezone_says_on_which_day_an_order_falls(shop: Shop) -> None:
    """Half past eleven in the evening of 31 March, UTC, is already April in London, and still March in UTC."""
    sources = "sources: {orders: {file: data/orders.csv, date: date, absent: zero}}\n"
    shop.write("data/orders.csv", "date,revenue\n2024-03-31T23:30:00Z,70\n2024-04-30T12:00:00Z,5\n")
    shop.says(sources + "timezone: UTC")
    assert shop.value() == 5
    shop.says(sources + "timezone: Europe/London")
    assert shop.value() == 75


@proves("fiscal_year_start")
def test_fiscal_year_start_is_where_the_year_to_date_begins(shop: Shop) -> None:
    """By hand: 120 in March and 130 in April are 250; the year before, 160."""
    shop.says("fiscal_year_start: 3")
    assert "£250 since March 2024, +56% on the year before" in shop.read("results")
    year = shop.facts()["kpis"][0]["year_to_date"]
    assert (year["from"], year["value"], year["year_ago"]) == ("2024-03", 250, 160)


@proves("brand.color")
def test_brand_color_is_that_of_lines_and_title(shop: Shop) -> None:
    """The client's report wears the client's colour."""
    shop.says('brand: {color: "#aa1122"}')
    assert "#aa1122" in shop.notebook().results().html()
    assert front_matter(shop.report(), Agency(), ()).brand_color == "#aa1122"


@proves("brand.logo")
def test_brand_logo_stands_beside_the_title(shop: Shop) -> None:
    """The reader sees the client's own picture, or hears whose it is; without the key there is none."""
    assert shop.title_of_page() == ("Lamp shop", [])
    shop.write("art/lamp.svg", LAMP)
    shop.says("brand: {logo: art/lamp.svg}")
    assert shop.title_of_page() == ("Lamp shop", ["Logo: Lamp shop"])
    shop.says("brand: {logo: ../other/logo.svg}")
    assert "brand.logo is '../other/logo.svg'" in shop.refusal()


@proves("engagement.start", "engagement.end")
def test_engagement_is_the_span_of_goals_that_name_none(shop: Shop) -> None:
    """By hand: from March to August, April is the second of six months: 400 of 1,200 planned, 120 + 130 sold."""
    shop.says("engagement: {start: 2024-03, end: 2024-08}")
    assert (shop.goal_facts()["planned"], shop.goal_facts()["actual"]) == (400, 250)


@proves("engagements.start", "engagements.end")
def test_after_a_renewal_goals_take_the_latest_of_the_engagements(shop: Shop) -> None:
    """By hand: the renewal is January to August, so four of eight months: 600 planned. Their order is free."""
    first, renewed = "{start: 2023-01, end: 2023-12}", "{start: 2024-01, end: 2024-08}"
    for spans in (f"engagements: [{first}, {renewed}]", f"engagements: [{renewed}, {first}]"):
        shop.says(spans)
        assert (shop.goal_facts()["planned"], shop.goal_facts()["actual"]) == (600, 460)


@proves("people.id", "people.name")
def test_people_are_named_in_the_report(shop: Shop) -> None:
    """work.csv names the id; the reader meets the name."""
    shop.says("people: [{id: owner, name: Olga, side: client}]")
    shop.work(*ASK)
    assert "1 action Olga 10 May" in shop.read("next_steps")


@proves("people.side")
def test_the_side_of_people_says_who_owes_what(shop: Shop) -> None:
    """The client's actions are asked for on the first page; ours are our plan."""
    shop.work(*ASK)
    assert "Send the photos. Oskar Owner, by 10 May 2024" in shop.read("headline")
    shop.says("people: [{id: owner, name: Oskar Owner, side: us}]")
    assert "Send the photos" not in shop.read("headline")
    assert shop.facts()["work"]["due"] == ["photos"]


@proves("call.minutes", "call.when")
def test_the_call_is_announced_with_day_and_length(shop: Shop) -> None:
    """The second Tuesday after the month: 14 May 2024."""
    shop.says("call: {minutes: 45, when: second Tuesday 10:00}")
    assert "We talk for 45 minutes on Tuesday, 14 May 2024 at 10:00." in shop.read("call")


@proves("country")
def test_the_call_avoids_the_holidays_of_the_clients_country(shop: Shop) -> None:
    """The first Monday of May 2024, the 6th, is a holiday in Britain, which the language names; not in Germany."""
    call = "call: {minutes: 45, when: first Monday 10:00}\n"
    shop.says(call)
    british = "We talk for 45 minutes on Tuesday, 7 May 2024 at 10:00. We moved it, for Monday, 6 May 2024 is a holiday"
    assert british in shop.read("call")
    shop.says(call + "country: DE-BY")
    assert "on Monday, 6 May 2024" in shop.read("call")
    for wrong, said in {
        "gb": "country is 'gb'; write GB",
        "England": "country is 'England'; write a code of ISO 3166, for example GB",
        "GB-BY": "country is 'GB-BY'; write one of GB-ENG, GB-NIR, GB-SCT, GB-WLS",
        "FI-XX": "country is 'FI-XX'; write one of FI-01",
    }.items():
        shop.says(f"country: {wrong}")
        assert said in shop.refusal()


@proves("people.email", "call.recurring")
def test_who_has_an_address_is_invited_unless_the_call_is_a_standing_one(shop: Shop) -> None:
    """A standing appointment is in the calendars already; one that a holiday has moved is not."""
    people = """people:
  - {id: lead, name: Ada Lead, side: us, email: %s}
  - {id: owner, name: Oskar Owner, side: client, email: oskar@lamps.example}
call: {when: %s 10:00, recurring: %s}
"""
    shop.says(people % ("ada@agency.example", "second Tuesday", "false"))
    assert b"mailto:oskar@lamps.example" in (invitation(shop.report()) or b"")
    shop.says(people % ("ada@agency.example", "second Tuesday", "true"))
    assert invitation(shop.report()) is None
    shop.says(people % ("ada@agency.example", "first Monday", "true"))
    assert b"20240507T100000" in (invitation(shop.report()) or b"")
    shop.says(people % ("agency.example", "second Tuesday", "false"))
    assert "people[0].email is 'agency.example'" in shop.refusal()
    shop.says("call: {recurring: monthly}")
    assert "call.recurring is 'monthly'; write true or false" in shop.refusal()


@proves("show.hours")
def test_hours_are_shown_to_clients_who_pay_by_the_hour_only(shop: Shop) -> None:
    """Hidden by default, also in facts.json, which goes out with the report."""
    shop.work(*DONE)
    assert "hour" not in shop.read("accomplishments")
    assert shop.facts()["work"]["totals"]["hours"] is None
    shop.says("show: {hours: true}")
    assert "worked 3 hours" in shop.read("accomplishments")
    assert shop.facts()["work"]["totals"]["hours"] == 3


@proves("show.spend")
def test_spend_can_be_hidden(shop: Shop) -> None:
    """Shown by default; hidden where the fee is a fixed one."""
    shop.work(*DONE)
    assert "£250" in shop.read("accomplishments")
    shop.says("show: {spend: false}")
    assert "£250" not in shop.read("accomplishments")
    assert shop.facts()["work"]["totals"]["spend"] is None


@proves("show.projection")
def test_a_projection_is_shown_unless_it_is_kept_back(shop: Shop) -> None:
    """After a third of the goal's year, with a year of figures; `show: {projection: false}` keeps it in the house."""
    assert "Where we will land Revenue: as things run, about £" in shop.read("goals")
    assert shop.goal_facts()["landing"] is not None
    shop.says("show: {projection: false}")
    assert "Where we will land" not in shop.read("goals")
    assert shop.goal_facts()["landing"] is None
    shop.says("show: {projection: 1}")
    assert "show.projection is 1; write true or false" in shop.refusal()


@proves("may_mention")
def test_may_mention_lets_another_clients_name_stand(shop: Shop) -> None:
    """Another client's name holds a report back (R008), unless that client agreed to be named."""
    shop.write("report.ipynb", WORDS)
    shop.write("../chair-shop/client.yml", "name: Chair shop\n")
    assert "R008" in [each.code for each in check_client(shop.project, "shop", None).findings]
    shop.says("may_mention: [Chair shop]")
    assert "R008" not in [each.code for each in check_client(shop.project, "shop", None).findings]


def test_the_usual_client_is_one_that_any_key_can_be_added_to(shop: Shop) -> None:
    """By hand: 460 of the 400 planned by April. It is no draft, so that a test that holds it back has done so."""
    found = shop.goal_facts()
    assert (found["planned"], found["actual"], found["status"]) == (400, 460, "ahead")
    assert not shop.held()
