"""The PDF as a screen reader, a printer and a search meet it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import page as page_validation
import pikepdf
import pypdf
import pytest

from tests.pages.demos import Pages
from tests.pages.tags import Box, Mark, Tag, filled, read_boxes, read_tags, read_texts, stranded

A4 = (595.3, 841.9)  # points
MOST_PAGES = 4
POINTS = 4.0  # two lines may differ by this much and stand level: a bold word is a little higher than a plain one
WHOLE = frozenset({"TR", "Figure", "LI", "H1", "H2", "H3", "Caption"})  # what no page break may cut
NAMED = {"en-GB": "November 2011", "fi": "Huhtikuu 2005", "en-US": "December 2015"}


def words(text: str) -> str:
    """Text for comparison: spaces of every kind and hyphenation marks aside."""
    return "".join(text.replace("\u200b", "").replace("\u00ad", "").split())


def test_it_passes_an_independent_checker(pages: Pages) -> None:
    """PDF/UA-1, by a validator that knows nothing of the tools that made the file."""
    report = page_validation.validate_pdf(pages.pdf, profile=page_validation.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def test_the_checker_would_find_something(pages: Pages, tmp_path: Path) -> None:
    """The same file without its language, its title and one picture's alt text is refused."""
    poorer = tmp_path / "poorer.pdf"
    with pikepdf.open(pages.pdf) as pdf:
        del pdf.Root["/Lang"]
        figures = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
        del figures[0]["/Alt"]
        pdf.save(poorer)
    report = page_validation.validate_pdf(poorer, profile=page_validation.ValidationProfile.PDF_UA_1)
    assert not report.is_compliant
    assert any("FIGURE" in failure.rule_id for failure in report.failures)


def test_it_says_what_it_is(pages: Pages) -> None:
    """Its title, language and author, and by whom and when a search finds it; the window shows the title."""
    with pikepdf.open(pages.pdf) as pdf:
        assert str(pdf.Root.Lang) == pages.demo.language
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo["/Author"]) == "Example Agency"
        title = str(pdf.docinfo["/Title"])
        assert str(pdf.docinfo["/Keywords"]) == f"{title}, {NAMED[pages.demo.language]}"
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == title
            assert metadata["pdfuaid:part"] == "1"
    assert title in pypdf.PdfReader(pages.pdf).pages[0].extract_text()


def test_every_figure_has_an_alt_text(pages: Pages) -> None:
    """A chart is a sentence to who cannot see it: more than its caption's few words."""
    figures = [tag for tag in read_tags(pages.pdf).walk() if tag.name == "Figure"]
    assert figures
    assert [tag.alt for tag in figures if not tag.alt or len(tag.alt) < 15] == []


def test_every_table_s_headers_are_headers(pages: Pages) -> None:
    """Each cell is heard with its column's heading, so each heading is tagged and says what it heads."""
    tables = [tag for tag in read_tags(pages.pdf).walk() if tag.name == "Table"]
    assert tables
    for table in tables:
        heads = [tag for tag in table.walk() if tag.name == "TH"]
        assert heads
        assert {head.scope for head in heads} <= {"Column", "Row", "Both"}
        rows = [[tag.name for tag in row.inside if isinstance(tag, Tag)] for row in table.walk() if row.name == "TR"]
        assert set(rows[0]) == {"TH"}, "the first row heads the columns"


def order(pdf: Path) -> list[tuple[Mark, Box]]:
    """The pieces of the PDF as they are read aloud, each with its place; what draws nothing left out."""
    boxes = read_boxes(pdf)
    return [(mark, boxes[mark]) for mark in read_tags(pdf).marks if mark in boxes]


def test_it_is_read_as_it_is_seen(pages: Pages) -> None:
    """What is read next stands on a later page, lower down, or to the right: never back up the same column."""
    pieces = order(pages.pdf)
    assert len(pieces) > 100
    for (mark, box), (next_mark, next_box) in pairwise(pieces):
        forward = next_mark.page > mark.page or (
            next_mark.page == mark.page and (next_box.top > box.top - POINTS or next_box.left > box.left)
        )
        assert forward, f"page {mark.page + 1}: {box} is followed by {next_box}"


def test_nothing_is_drawn_that_is_not_read(pages: Pages) -> None:
    """All text but the running lines is in the tree that is read aloud."""
    read = set(read_tags(pages.pdf).marks)
    texts = read_texts(pages.pdf)
    outside = [text for mark, text in texts.items() if mark not in read and text.strip()]
    said = words("".join(outside))
    assert words(NAMED[pages.demo.language]) in said, "the running lines are there, and are no part of the text"
    pages_of = len(pypdf.PdfReader(pages.pdf).pages)
    assert len(said) < 150 * pages_of


def test_no_row_picture_or_heading_is_cut(pages: Pages) -> None:
    """A row, a picture, a line of a list stands on one page, and a heading on the page of what it heads."""
    tree = read_tags(pages.pdf)
    assert [(tag.name, tag.pages) for tag in tree.walk() if tag.name in WHOLE and len(tag.pages) > 1] == []
    assert stranded(tree) == []


def test_its_fonts_are_inside(pages: Pages) -> None:
    """It looks the same on any machine and printer."""
    with pikepdf.open(pages.pdf) as pdf:
        fonts = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font"]
        descriptors = [font.FontDescriptor for font in fonts if "/FontDescriptor" in font]
        assert descriptors
        assert all({"/FontFile2", "/FontFile3"} & set(each.keys()) for each in descriptors)
        simple = [font for font in fonts if font.Subtype in ("/Type1", "/TrueType")]
        assert [str(font.BaseFont) for font in simple if "/FontDescriptor" not in font] == []


def test_its_bookmarks_are_its_headings(pages: Pages) -> None:
    """A reader jumps to a section; the tree of bookmarks is that of the headings."""
    reader = pypdf.PdfReader(pages.pdf)
    texts = read_texts(pages.pdf)
    headings = [
        words("".join(texts.get(mark, "") for mark in tag.marks))
        for tag in read_tags(pages.pdf).walk()
        if tag.name in ("H1", "H2", "H3")
    ]
    assert len(headings) > 5
    assert [words(each) for each in titles(reader.outline)] == headings


def titles(outline: list[object]) -> list[str]:
    """Bookmarks from the first to the last, those below others in their places."""
    return [
        title
        for each in outline
        for title in (titles(each) if isinstance(each, list) else [str(each.title)])  # type: ignore[attr-defined]
    ]


def test_its_links_say_where_they_lead(pages: Pages) -> None:
    """Only to the web or to a mail; each carries words for who cannot see it."""
    links = [
        annotation.get_object()
        for page in pypdf.PdfReader(pages.pdf).pages
        for annotation in page.get("/Annots", [])
        if annotation.get_object()["/Subtype"] == "/Link"
    ]
    assert [link for link in links if not link.get("/Contents")] == []
    addresses = [str(link["/A"]["/URI"]) for link in links if "/URI" in link.get("/A", {})]
    assert [address for address in addresses if not address.startswith(("https://", "http://", "mailto:"))] == []


def test_its_pages_are_well_filled(pages: Pages) -> None:
    """No page but the last ends more than a quarter empty, and the last is no page for a few lines."""
    *others, last = filled(pages.pdf)
    assert min(others) > 0.75
    assert last > 0.3


def test_it_is_short_and_light(pages: Pages) -> None:
    """A busy reader gets four A4 pages at most, a mail box less than a megabyte."""
    reader = pypdf.PdfReader(pages.pdf)
    assert len(reader.pages) <= MOST_PAGES
    assert {(round(float(page.mediabox.width), 1), round(float(page.mediabox.height), 1)) for page in reader.pages} == {
        A4
    }
    assert pages.pdf.stat().st_size < 1_000_000


@pytest.mark.parametrize("text", ["ä", "ö", "\u2212"])
def test_finnish_letters_can_be_searched(reports: dict[str, Pages], text: str) -> None:
    """Text is text: found by a search, copied into a mail."""
    reader = pypdf.PdfReader(reports["insurance-quotes"].pdf)
    assert text in "".join(page.extract_text() for page in reader.pages)


def test_the_running_lines_are_on_every_page(pages: Pages) -> None:
    """Client and month at the top; agency, confidentiality and "page x of y" at the foot."""
    read = [page.extract_text() for page in pypdf.PdfReader(pages.pdf).pages]
    for number, text in enumerate(read, start=1):
        page = f"Sivu {number}/{len(read)}" if pages.demo.language == "fi" else f"Page {number} of {len(read)}"
        secret = "Luottamuksellinen" if pages.demo.language == "fi" else "Confidential"
        for expected in (page, secret, "Example Agency", NAMED[pages.demo.language]):
            assert words(expected) in words(text)
