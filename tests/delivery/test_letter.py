"""The message's words as plain text and as HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from readout.delivery.letter import html_letter, plain_letter
from readout.text.language import language
from readout.text.letter_lines import Letter, Part

LETTER = Letter(
    subject="Report for A & B",
    answer=("We are on track.", "This is version 2."),
    parts=(
        Part("What we need", points=(("Send it.", "Ada, by 2 July."), ("Decide.", ""))),
        Part("Our call", "We talk on Tuesday."),
    ),
    closing=("An invitation comes.", "The report is attached: a.pdf"),
    signature=("Ada", "North & South"),
)
HOSTILE = '<script>alert(1)</script><img src="https://x.example/p.gif">" onclick="x" {{< env HOME >}} &amp;'


def test_the_plain_text() -> None:
    """The answer first, headings with their points below, a blank line between."""
    assert plain_letter(LETTER) == (
        "We are on track.\nThis is version 2.\n\n"
        "What we need\n- Send it. Ada, by 2 July.\n- Decide.\n\n"
        "Our call\nWe talk on Tuesday.\n\n"
        "An invitation comes.\nThe report is attached: a.pdf\n\n"
        "Ada\nNorth & South\n"
    )


class Words(HTMLParser):
    """Collects the text, the tags and every attribute of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words += data.split()


def test_the_html_says_the_same_as_the_plain_text() -> None:
    """Whichever of the two a program shows."""
    page = Words(html_letter(LETTER, language("en")))
    assert page.words == [*LETTER.subject.split(), *plain_letter(LETTER).replace("- ", "").split()]


def test_the_html_is_small_and_asks_for_nothing() -> None:
    """No tables, no pictures, no scripts, no address of anywhere, no colour that the dark could swallow."""
    text = html_letter(LETTER, language("fi"))
    page = Words(text)
    plain = {"html", "head", "meta", "title", "body", "p", "strong", "h2", "ul", "li", "br"}
    assert page.tags == plain
    assert ("lang", "fi") in page.attributes
    assert ("name", "color-scheme") in page.attributes
    assert {name for name, _ in page.attributes} == {"lang", "dir", "style", "charset", "name", "content"}
    styles = " ".join(value or "" for name, value in page.attributes if name == "style")
    assert not re.search(r"url|background|(?<!-)color:|http", styles)
    assert len(text) < 2500


def test_what_people_typed_stays_text() -> None:
    """Names, tasks and files with marks in them show them."""
    part = Part(HOSTILE, points=((HOSTILE, HOSTILE),))
    letter = Letter(HOSTILE, (HOSTILE, HOSTILE), (part, Part("x", HOSTILE)), (HOSTILE,), (HOSTILE,))
    page = Words(html_letter(letter, language("en")))
    assert not page.tags & {"script", "img"}
    assert "onclick" not in {name for name, _ in page.attributes}
    assert page.words.count("<script>alert(1)</script><img") == 9
