"""Keys whose effect belongs to parts still to be built: each is read, and refused when it is wrong.

A key here moves to the module of its section once a reader of the report, or of the mail, can see it.
"""

from __future__ import annotations

import pytest

from tests.keys.shop import Shop, proves

KPI = "kpis: [{id: revenue, name: Revenue, source: orders, value: sum(revenue), goals: [grow], %s}]"


def refused(shop: Shop, right: str, wrong: str, said: str) -> None:
    """Assert that client.yml may say ``right``, and that ``wrong`` is refused in the words ``said``."""
    shop.says(right)
    assert shop.value() == 130
    shop.says(wrong)
    assert said in shop.refusal()


@proves("template", "deliver", "hold", "brand.logo", "call.recurring", "show.projection")
@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("template: ecommerce", "template: E commerce", "template is 'E commerce'"),
        ("deliver: [pdf, html]", "deliver: [docx]", "deliver[0] is 'docx'; write pdf or html"),
        ("hold: call-first", "hold: never", "hold is 'never'; write call-first"),
        ("brand: {logo: logo.svg}", "brand: {logo: ../other/logo.svg}", "brand.logo is '../other/logo.svg'"),
        ("call: {recurring: true}", "call: {recurring: monthly}", "call.recurring is 'monthly'; write true or false"),
        ("show: {projection: false}", "show: {projection: 1}", "show.projection is 1; write true or false"),
    ],
)
def test_keys_of_delivery_and_look_are_validated(shop: Shop, right: str, wrong: str, said: str) -> None:
    """What is sent, when, from which template, with which logo; whether the call recurs and landings are shown."""
    refused(shop, right, wrong, said)


@proves("analyst", "backup", "approver")
@pytest.mark.parametrize("key", ["analyst", "backup", "approver"])
def test_who_writes_stands_in_and_approves_is_one_of_the_people(shop: Shop, key: str) -> None:
    """By the id of people."""
    refused(shop, f"{key}: lead", f"{key}: led", f"{key} names 'led', which is not in people; did you mean lead?")


@proves("people.email")
def test_email_is_an_address(shop: Shop) -> None:
    """Invitations and reports will go there."""
    person = "people: [{id: lead, name: Ada, side: us, email: %s}]"
    refused(shop, person % "ada@agency.example", person % "agency.example", "people[0].email is 'agency.example'")


@proves("kpis.dimensions")
def test_dimensions_are_columns_of_the_source(shop: Shop) -> None:
    """They will explain a change: by country, say."""
    shop.write("data/orders.csv", "date,revenue,country\n2024-04-01,130,France\n")
    refused(shop, KPI % "dimensions: [country]", KPI % "dimensions: [town]", 'source orders needs the column "town"')


@proves("kpis.seasonal")
def test_seasonal_is_auto_yes_or_no(shop: Shop) -> None:
    """Whether a yearly season explains the month."""
    refused(
        shop, KPI % "seasonal: 'yes'", KPI % "seasonal: often", "kpis[0].seasonal is 'often'; write auto, yes or no"
    )


@proves("events.kpis")
def test_events_name_kpis_there_are(shop: Shop) -> None:
    """Those whose months are not judged, or judged anew."""
    event = "events: [{month: 2024-03, note: The shop was shut, kpis: [%s]}]"
    refused(shop, event % "revenue", event % "reveneu", "events[0].kpis[0] names 'reveneu', which is not in kpis")


@proves("work.kpi", "work.expects")
@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ("reveneu,up", "work.csv:2: kpi names 'reveneu', which is not in kpis of client.yml; did you mean revenue?"),
        ("revenue,more", "work.csv:2: expects is 'more'; write up or down"),
    ],
)
def test_work_names_a_kpi_there_is_and_expects_it_up_or_down(shop: Shop, cells: str, said: str) -> None:
    """They will say how the work moved the figures."""
    header, row = "id,title,kind,owner,done,status,kpi,expects", "guide,A guide,content,lead,2024-04-09,done,"
    shop.work(header, row + "revenue,up")
    assert shop.facts()["work"]["done"] == ["guide"]
    shop.work(header, row + cells)
    assert said in shop.refusal()
