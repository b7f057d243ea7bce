"""A figure's last months as a line no larger than a word."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.display.sparkline import HEIGHT, WIDTH, Spark, sparkline
from readout.display.table import Cell
from readout.display.theme import Palette

PALETTE = Palette(accent="#123456")
SVG = "{http://www.w3.org/2000/svg}"


def drawn(values: list[float | None], ranges: list[tuple[float, float] | None] | None = None) -> ElementTree.Element:
    return ElementTree.fromstring(sparkline(values, ranges or [], PALETTE))


def lines(root: ElementTree.Element) -> list[ElementTree.Element]:
    return [each for each in root.iter(f"{SVG}path") if "fill: none" in each.attrib["style"]]


def bands(root: ElementTree.Element) -> list[ElementTree.Element]:
    return [each for each in root.iter(f"{SVG}path") if PALETTE.band in each.attrib["style"]]


def test_a_line_ends_with_a_dot() -> None:
    """The newest month; the line rises from the lower left to the upper right."""
    root = drawn([1.0, 2.0, 3.0])
    assert len(lines(root)) == 1
    (dot,) = root.iter(f"{SVG}circle")
    assert float(dot.attrib["cx"]) > WIDTH / 2
    assert float(dot.attrib["cy"]) < HEIGHT / 2


def test_no_line_crosses_a_gap() -> None:
    """Two stretches, one of them a month alone, which is a dot."""
    root = drawn([1.0, None, 3.0, 4.0])
    assert [each.attrib["d"].count("L") for each in lines(root)] == [1, 1]
    alone = lines(root)[0].attrib["d"].removeprefix("M").split("L")
    assert alone[0] == alone[1]


def test_a_missing_newest_month_has_no_dot() -> None:
    """What is not known is not marked."""
    assert list(drawn([1.0, 2.0, None]).iter(f"{SVG}circle")) == []


def test_the_normal_range_is_a_band_behind_the_line() -> None:
    """In two stretches where a month between has none."""
    root = drawn([1.0, 2.0, 3.0], [(0.5, 1.5), None, (2.0, 4.0)])
    assert len(bands(root)) == 2
    order = [each.attrib["style"].split(";")[0] for each in root]
    assert order == [f"fill: {PALETTE.band}"] * 2 + ["fill: none", f"fill: {PALETTE.accent}"]


def test_without_a_value_there_is_nothing() -> None:
    """Neither for no months at all."""
    assert list(drawn([None, None])) == list(drawn([])) == []


@given(
    st.lists(st.one_of(st.none(), st.floats(-1e12, 1e12)), min_size=1, max_size=24),
    st.lists(st.one_of(st.none(), st.tuples(st.floats(-1e15, 0), st.floats(0, 1e15))), max_size=24),
)
def test_everything_stays_on_its_paper(values: list[float | None], ranges: list[tuple[float, float] | None]) -> None:
    """Whatever the figures are, and however wide their range; and the same figures give the same text."""
    root = drawn(values, ranges)
    for path in root.iter(f"{SVG}path"):
        for corner in path.attrib["d"].strip("MZ").split("L"):
            x, y = map(float, corner.split(","))
            assert 0 <= x <= WIDTH
            assert 0 <= y <= HEIGHT
    assert sparkline(values, ranges, PALETTE) == sparkline(values, ranges, PALETTE)


@pytest.mark.parametrize("alt", ["Revenue over twelve months", 'A "name" & <b>'])
def test_a_cell_says_what_its_line_shows(alt: str) -> None:
    """In both formats, between its words and its note; on a page in the page's inks."""
    cell = Cell("Revenue", "a note", spark=Spark(sparkline([1.0, 2.0]), alt))
    page = cell.html()
    assert page.index("Revenue") < page.index('<span class="spark"><svg role="img" aria-label="') < page.index("a note")
    assert "<b>" not in page
    assert "stroke: var(--accent, #0b5c8a)" in page
    assert 'spark: (svg: "<svg' in cell.typst()
    assert "var(" not in cell.typst()
    assert "spark" not in Cell("Revenue").typst()
