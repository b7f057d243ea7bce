"""The two demo work logs of docs/examples: read as a client's own, and shown as the client would see them."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from readout.data.table_file import parse_table
from readout.data.work_log import COLUMNS, work_items
from readout.display.sections.accomplishments import accomplishments
from readout.display.sections.plan import plan
from readout.model.client import Client, Person
from readout.model.report import Report
from tests.builders import client_of, figures_in, goal, kpi, report_of, series_of

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
KPIS = {"content-agency.csv": ("revenue", "aov"), "pr-agency.csv": ("leads",)}
SHOWN = {
    "content-agency.csv": ("Content, Website", "Distribution, Search advertising", "1,240 (reads counted by the web"),
    "pr-agency.csv": ("Contact, Telephone", "Mention, Trade press", "Mention, Radio", "2 (requests for a quotation"),
}


def client(name: str) -> Client:
    people = (
        Person("lead", "Account lead", "us"),
        Person("writer", "Editor", "us"),
        Person("owner", "Owner", "client"),
    )
    kpis = tuple(kpi(id_) for id_ in KPIS[name])
    return client_of(people=people, kpis=kpis, goals=(goal(kpi=KPIS[name][0], start="2026-01", until="2026-12"),))


def report(name: str) -> Report:
    """The report of January 2026, with figures generated here."""
    raw = (EXAMPLES / name).read_bytes()
    items = work_items(parse_table(raw, name, frozenset(COLUMNS)), client(name))
    series = {id_: series_of(range(100, 113), "2025-01") for id_ in KPIS[name]}
    return report_of(client(name), "2026-01", series, items)


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_every_example_is_tested() -> None:
    assert {path.name for path in EXAMPLES.glob("*.csv")} == set(KPIS) == set(SHOWN)


@pytest.mark.parametrize("name", KPIS)
def test_an_example_shows_the_months_work(name: str) -> None:
    """Every finished piece of ours by kind and channel, with its link and what it directly brought."""
    found = report(name)
    html = accomplishments(found, figures_in(), {}).html()
    for item in found.work.done:
        assert item.title in words(html)
    shown = words(html)
    assert [each for each in SHOWN[name] if each not in shown] == []
    assert "https://example.com/" in html


@pytest.mark.parametrize("name", KPIS)
def test_what_is_internal_stays_in_the_house(name: str) -> None:
    """Neither among what we did nor among what comes."""
    found = report(name)
    raw = (EXAMPLES / name).read_bytes()
    internal = [item.internal for item in work_items(parse_table(raw, name, frozenset(COLUMNS)), client(name))
                if item.internal]  # fmt: skip
    assert internal
    html = accomplishments(found, figures_in(), {}).html() + plan(found, figures_in()).html()
    assert [each for each in internal if each in html] == []


def test_the_kinds_of_both_agencies_are_all_there() -> None:
    """content, distribution, mention and contact, between the two of them."""
    kinds = {item.kind for name in KPIS for item in report(name).work.done}
    assert {"content", "distribution", "mention", "contact"} <= kinds
