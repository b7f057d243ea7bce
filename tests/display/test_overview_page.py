"""The agency's page as markup: whatever a name holds stays text, links stay in reports/, nothing is said twice."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.display.overview_page import Frame, overview_page
from readout.model.overview import ClientMonth, Reason, worst_first
from readout.pipeline.engines.page import refuse_live_page
from readout.text.language import language

MONTH = pd.Period("2026-10", "M")
FILES = ("report.html", "report.pdf")


def frame(tag: str = "en", **more: object) -> Frame:
    return Frame(MONTH, "Example Agency", language(tag), **more)  # type: ignore[arg-type]


class _Reader(HTMLParser):
    """Row headers' text, links, and every tag there is."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.text = ""
        self._in_row = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self._in_row = self._in_row or (tag == "th" and ("scope", "row") in attrs)
        if tag == "bdi" and self._in_row:
            self.rows.append("")
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_endtag(self, tag: str) -> None:
        self._in_row = self._in_row and tag != "th"

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._in_row and self.rows:
            self.rows[-1] += data


def read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    return reader


HOSTILE = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "Fern & Sons </table></main>", "{{< env HOME >}}",
    "\u202eevil\u0007", "מרכז הגנים (مركز)", "a" * 400, "`rm`", "</style><script>x</script>",
]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_text(name: str) -> None:
    """Whatever it holds; what no page can show is shown as such, and the page comes out."""
    failed = ClientMonth("shop", name, MONTH, failure=f"{name}: is broken", log=True, last=MONTH - 1)
    page = overview_page([failed, ClientMonth("b", name, MONTH, "final", files=FILES)], frame())
    refuse_live_page(page)
    found = read(page)
    assert found.tags.isdisjoint({"script", "img", "iframe"})
    shown = name.replace("\u202e", "\N{REPLACEMENT CHARACTER}").replace("\u0007", "\N{REPLACEMENT CHARACTER}")
    assert found.text.count(shown) == 3
    assert page.count("<table") == page.count("</table>") == 1


@given(st.text(max_size=40), st.from_regex(r"[a-zA-Z0-9 %#?&'\"<>.-]{1,20}", fullmatch=True))
def test_no_name_and_no_folder_opens_anything(name: str, client: str) -> None:
    """Of any characters at all; links lead below the month's folder, or to a neighbour of it."""
    row = ClientMonth(client, name or client, MONTH, "draft", (Reason("R505", name),), files=FILES, log=True)
    page = overview_page([row], frame())
    refuse_live_page(page)
    for link in read(page).links:
        assert link.startswith("#") or re.fullmatch(r"(\.\./[\w.-]+/)?[^/:?#]+/report\.(html|pdf)", link), link


def test_links_are_relative_and_say_whose_they_are() -> None:
    """They work from a disk, a share and a web server alike; a reader by ear hears more than "PDF"."""
    rows = [
        ClientMonth("shop", "Shop", MONTH, "final", files=FILES, analyst="Ann <Lyst>"),
        ClientMonth("bad", "Bad", MONTH, failure="x", log=True, last=MONTH - 2),
        ClientMonth("new", "New", MONTH),
    ]
    page = overview_page(worst_first(rows), frame(previous=MONTH - 1))
    assert set(read(page).links) == {
        "#Report", "#failed", "#rest", "#missing", "../2026-09/index.html", "shop/report.html", "shop/report.pdf",
        "../2026-08/bad/report.html", "../.logs/bad.log",
    }  # fmt: skip
    assert 'aria-label="PDF of Shop"' in page
    assert '<span class="analyst">Ann &lt;Lyst&gt;</span>' in page
    assert 'aria-label="Bad: report of August 2026"' in page


@given(st.lists(st.sampled_from(["final", "draft", None]), max_size=40))
def test_every_client_stands_there_once(statuses: list[str | None]) -> None:
    """In the table, under the heading of its place, whatever there is of it."""
    rows = [ClientMonth(f"client-{n}", f"client-{n}", MONTH, each) for n, each in enumerate(statuses)]  # type: ignore[arg-type]
    page = overview_page(worst_first(rows), frame())
    assert sorted(read(page).rows) == sorted(row.client for row in rows)
    assert page.count('scope="rowgroup"') == len({row.place for row in rows})


def test_the_page_is_in_the_agencys_language() -> None:
    """What the run said, in English, is marked as English."""
    draft = ClientMonth("shop", "Shop", MONTH, "draft", (Reason("R505", "the summary is empty; write"),), files=FILES)
    page = overview_page([draft], frame("fi"))
    assert '<html lang="fi"' in page
    assert "<h1>Raportit, lokakuu 2026</h1>" in page
    assert '<ul class="problems" lang="en"><li>R505 the summary is empty; write</li></ul>' in page
    assert "Luonnos, jota ei saa lähettää" in page
    assert 'lang="en"' not in overview_page([draft], frame("en-GB"))


def test_a_table_has_caption_and_headers() -> None:
    """Each column and each row is named, each group as well."""
    page = overview_page([ClientMonth("shop", "Shop", MONTH, "final")], frame())
    assert "<caption>Every client in October 2026, the worst first</caption>" in page
    assert page.count('scope="col"') == 5
    assert page.count('scope="row"') == 1
    assert "In order (1)</th>" in page


def test_zero_is_news() -> None:
    """How many failed is said when none did; nobody without a report needs no tile."""
    page = overview_page([ClientMonth("shop", "Shop", MONTH, "final")], frame())
    assert '<li class="none"><span class="label">Failed</span><span class="value">0</span></li>' in page
    assert "No report yet" not in page
