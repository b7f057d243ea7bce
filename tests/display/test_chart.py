"""A chart is one SVG: its words are text, its ids are its own, the same plot gives the same bytes."""

from __future__ import annotations

import dataclasses
import re
from xml.etree import ElementTree

import pandas as pd
import pytest
from plotnine import aes, geom_line, ggplot, labs

from readout.display.chart import Chart, Charts, draw, row_size
from readout.display.theme import HALF, SMALL, Palette, house_theme


def plot() -> ggplot:
    data = pd.DataFrame({"x": [0, 1, 2], "y": [1.0, 3.0, 2.0]})
    return ggplot(data, aes("x", "y")) + geom_line() + labs(title="Title & <b>") + house_theme(Palette())


@pytest.fixture(scope="module")
def chart() -> Chart:
    return draw(plot(), "revenue", 'Alt "<i>"', "Caption & <b>")


def test_the_same_plot_gives_the_same_bytes(chart: Chart) -> None:
    """On any day: no date and no random id is in it."""
    assert draw(plot(), "revenue", 'Alt "<i>"', "Caption & <b>") == chart


def test_it_is_one_well_formed_drawing(chart: Chart) -> None:
    """Without prologue, metadata or a style that would dress the whole page."""
    root = ElementTree.fromstring(chart.svg)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert chart.svg.startswith("<svg ")
    for unwanted in ("<?xml", "<!DOCTYPE", "<metadata", "<style", "matplotlib"):
        assert unwanted not in chart.svg


def test_words_are_text_in_a_shipped_font(chart: Chart) -> None:
    """They can be selected, searched and read aloud."""
    assert "Title &amp; &lt;b&gt;" in chart.svg
    assert "Lato" in chart.svg


def test_two_charts_share_no_id(chart: Chart) -> None:
    """Both stand on one page; every reference leads to an id of its own chart."""
    other = draw(plot(), "orders", "alt", "caption")

    def ids(svg: str) -> set[str]:
        return set(re.findall(r'\bid="([^"]+)"', svg))

    assert ids(chart.svg)
    assert ids(chart.svg) & ids(other.svg) == set()
    for svg in (chart.svg, other.svg):
        used = re.findall(r'url\(#([^)]+)\)|href="#([^"]+)"', svg)
        assert {name for pair in used for name in pair if name} <= ids(svg)


def test_it_says_what_it_shows(chart: Chart) -> None:
    """To who hears the page: the alt text as its label; to who sees it: the caption. Both are text."""
    page = chart.html()
    assert '<svg role="img" aria-label="Alt &quot;&lt;i&gt;&quot;" ' in page
    assert "<figcaption>Caption &amp; &lt;b&gt;</figcaption>" in page
    assert page.startswith('<figure class="chart" id="revenue">')
    assert chart.typst().startswith("#readout-chart(caption: ")
    assert "alt: " in chart.typst()


def test_charts_stand_side_by_side(chart: Chart) -> None:
    """A group of one is a group too, in Typst with its comma; how to read them follows."""
    small = dataclasses.replace(chart, width=SMALL[0])
    assert Charts((small,)).html() == f'<div class="charts">{small.html()}</div>'
    assert Charts((small,)).typst().startswith('#readout-charts(across: 3, key: "", readout-chart(')
    assert Charts((small,)).typst().endswith(",)")
    assert Charts((small,), "Solid & <b>").html().endswith('</div><p class="note">Solid &amp; &lt;b&gt;</p>')
    assert 'key: "Solid & <b>"' in Charts((small,), "Solid & <b>").typst()


@pytest.mark.parametrize(("count", "across"), [(1, 3), (3, 3), (4, 4), (5, 3), (6, 3), (8, 4), (9, 3)])
def test_charts_of_one_page_fill_their_rows(chart: Chart, count: int, across: int) -> None:
    """Four and eight stand four in a row, drawn smaller; others three; wide ones two."""
    drawn = (dataclasses.replace(chart, width=row_size(count)[0]),) * count
    assert f"(across: {across}," in Charts(drawn).typst()
    assert "(across: 2," in Charts((dataclasses.replace(chart, width=HALF[0]),)).typst()
