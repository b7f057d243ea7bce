"""A block says itself in HTML and in Typst, from the same strings; text in it stays text."""

from __future__ import annotations

import base64
import html as html_module
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.display.blocks import Beside, Block, Bullets, Fitting, Heading, Paragraph, Picture, Section, Tile, Tiles

HOSTILE = '<script>alert("x")</script> & #panic("y") {{< env HOME >}} \\ `'


def blocks(text: str) -> list[Block]:
    return [
        Heading(text),
        Paragraph(text, "lead"),
        Bullets(((text, text), ("", text))),
        Tiles((Tile(text, text, (text, text)), Tile(text, text))),
        Picture(b"png", 3, 2, text, text),
    ]


@pytest.mark.parametrize("block", blocks(HOSTILE), ids=lambda block: type(block).__name__)
def test_text_is_escaped_in_html(block: Block) -> None:
    """A client's name or a work title is no markup, whoever typed it."""
    assert "<script" not in block.html()
    assert "{{<" not in Section((block,)).markdown()


@pytest.mark.parametrize("block", blocks(HOSTILE), ids=lambda block: type(block).__name__)
def test_text_is_a_string_literal_in_typst(block: Block) -> None:
    """Outside of string literals there is nothing but the call of a style's function."""
    code = re.sub(r'"(?:[^"\\]|\\.)*"', '""', block.typst())
    assert re.match(r"#(heading|readout-\w+)\(", code)
    assert "panic" not in code
    assert "script" not in code


@given(st.text(st.characters(blacklist_categories=["Cc", "Cs"]), max_size=40))
def test_no_text_leaves_its_element(text: str) -> None:
    """Whatever is written, the page has the same elements, and the reader sees it."""
    page = Paragraph(text).html()
    assert page.startswith("<p>")
    assert re.findall(r"<[^>]*>", page) == ["<p>", "</p>"]
    shown = html_module.unescape(page[3:-4])
    assert "".join(shown.split()) == "".join(text.split()) or not text.isprintable()


def test_headings_are_a_level_higher_in_the_pdf() -> None:
    """The page has its title as level 1; the PDF has it as the document's title."""
    assert Heading("A").html() == "<h2>A</h2>"
    assert "level: 1" in Heading("A").typst()
    assert "level: 2" in Heading("A", 3).typst()


def test_paragraphs_have_roles() -> None:
    """The answer at the top and the small print look different, in both formats."""
    assert Paragraph("A").html() == "<p>A</p>"
    assert Paragraph("A", "note").html() == '<p class="note">A</p>'
    assert Paragraph("A", "lead").typst() == '#readout-lead("A")'


def test_bullets_begin_strong_where_there_is_a_beginning() -> None:
    """An empty beginning leaves no empty element behind."""
    assert Bullets((("Met:", "we did"), ("", "rest"))).html() == (
        "<ul><li><strong>Met:</strong> we did</li><li>rest</li></ul>"
    )


def test_one_of_anything_is_still_a_list_in_typst() -> None:
    """A Typst array of one needs its comma: ``(a)`` is ``a``."""
    assert Bullets((("a", "b"),)).typst().endswith(",)")
    assert Tiles((Tile("a", "b", ("c",)),)).typst().endswith(",)")
    assert re.search(r'notes: \("c", \)', Tiles((Tile("a", "b", ("c",)),)).typst())


def test_a_picture_is_inside_the_page() -> None:
    """No file beside the report, and words for who cannot see it."""
    picture = Picture(b"png", 30, 20, "Our guide", "The guide")
    assert f'src="data:image/png;base64,{base64.b64encode(b"png").decode()}"' in picture.html()
    assert 'alt="Our guide" width="30" height="20"' in picture.html()
    assert 'alt: "Our guide"' in picture.typst()


def test_a_section_is_its_blocks_in_order() -> None:
    """Once for each engine; an empty section leaves nothing."""
    section = Section((Heading("First"), Paragraph("Second")))
    assert section.html() == "<h2>First</h2>\n<p>Second</p>"
    assert section.markdown().count("{=html}") == section.markdown().count("{=typst}") == 2
    assert section.markdown().index("First") < section.markdown().index("Second")
    assert Section(()).markdown() == ""


def test_blocks_stand_beside_each_other_and_in_the_order_that_fits() -> None:
    """The page has both as they are given; the PDF's style decides where there is room."""
    one, two = Paragraph("One"), Paragraph("Two", "note")
    beside = Beside((one,), (one, two), (2, 1))
    assert beside.html().count("<p>One</p>") == 2
    assert "--left: 2fr; --right: 1fr" in beside.html()
    assert (
        beside.typst()
        == '#readout-beside((2, 1), { readout-plain("One") }, { readout-plain("One"); readout-note("Two") })'
    )
    assert Fitting(one, two).html() == one.html() + two.html()
    assert Fitting(one, two).typst() == '#readout-fitting(readout-plain("One"), readout-note("Two"))'
