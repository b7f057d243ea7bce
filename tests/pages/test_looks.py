"""The first page of each demo looks as it was accepted; ``make accept-pictures`` accepts a change that is meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageFilter
from playwright.sync_api import Browser

from readout.display.blocks import Paragraph, Section
from readout.display.sections.results import results
from readout.model.months import parse_month
from readout.text.figures import Figures
from readout.text.language import language
from tests.keys.shop import Shop, new_shop
from tests.pages import looks
from tests.pages.demos import Pages
from tests.pages.looks import TOLERANCE, assert_looks_as_accepted, difference, draw_page, draw_pdf

MONTH = "2024-04"


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--accept-pictures"))


def test_the_pdf_s_first_page_looks_as_accepted(pages: Pages, accept: bool) -> None:
    """Drawn without a printer's or a screen's help, from fonts that are inside: alike on every machine."""
    assert_looks_as_accepted(f"{pages.demo.client}-pdf", draw_pdf(pages.pdf), accept=accept)


@pytest.mark.chromium
def test_the_page_looks_as_accepted(browser: Browser, pages: Pages, accept: bool, tmp_path: Path) -> None:
    """Its beginning on a wide screen."""
    seen = draw_page(browser, pages.html, tmp_path / "page.png")
    assert_looks_as_accepted(f"{pages.demo.client}-html", seen, accept=accept)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    return new_shop(tmp_path_factory.mktemp("shop"))


def drawn(shop: Shop, *sections: Section) -> Image.Image:
    """The first page of a PDF that holds these sections."""
    return draw_pdf(shop.rendered(*sections).pdf)


def test_a_moved_block_would_be_seen(shop: Shop) -> None:
    """A line more above them moves a table and a chart by five millimetres."""
    report = shop.notebook(MONTH)
    whole, lower = drawn(shop, report.results()), drawn(shop, Section((Paragraph("x"),)), report.results())
    assert difference(whole, whole).share == 0
    assert difference(whole, lower).share > TOLERANCE


def test_a_missing_chart_would_be_seen(shop: Shop) -> None:
    """One small chart of the KPI's line, and nothing else, is left out."""
    report = shop.report(MONTH)
    bare = results(report, Figures(language("en-GB"), "GBP"), None)
    whole, without = drawn(shop, shop.notebook(MONTH).results()), drawn(shop, bare)
    assert difference(whole, without).share > TOLERANCE
    assert parse_month(MONTH) == report.month


def test_a_softer_edge_is_no_difference(shop: Shop) -> None:
    """Another version of the program that draws may round the edges of letters otherwise."""
    whole = drawn(shop, shop.notebook(MONTH).results())
    softer = whole.filter(ImageFilter.GaussianBlur(0.5))
    larger = whole.resize((whole.width * 2, whole.height * 2), Image.Resampling.BICUBIC)
    for other in (softer, larger.resize(whole.size, Image.Resampling.BOX)):
        assert difference(whole, other).share <= TOLERANCE


def test_another_size_is_another_picture() -> None:
    """Letter paper, a screenshot that broke off."""
    assert difference(Image.new("RGB", (9, 9)), Image.new("RGB", (9, 8))).share == 1


def test_a_difference_is_put_where_the_message_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And accepting it makes the test pass, without touching what has not changed."""
    monkeypatch.setattr(looks, "ACCEPTED", tmp_path / "accepted")
    monkeypatch.setattr(looks, "SEEN", tmp_path / "build")
    monkeypatch.setattr(looks, "ROOT", tmp_path)
    white, half = Image.new("RGB", (20, 20), "white"), Image.new("RGB", (20, 20), "white")
    half.paste("black", (0, 0, 20, 10))
    with pytest.raises(AssertionError, match="nobody has accepted a picture of a-page yet: look at build, then make"):
        assert_looks_as_accepted("a-page", white, accept=False)
    assert_looks_as_accepted("a-page", white, accept=True)
    assert_looks_as_accepted("a-page", white, accept=False)
    with pytest.raises(AssertionError, match=r"a-page: 5\d\.\d% of the picture .* build/a-page-seen\.png"):
        assert_looks_as_accepted("a-page", half, accept=False)
    assert {path.name for path in (tmp_path / "build").iterdir()} == {"a-page-seen.png", "a-page-difference.png"}
    assert_looks_as_accepted("a-page", half, accept=True)
    assert_looks_as_accepted("a-page", half, accept=False)
    with pytest.raises(AssertionError):
        assert_looks_as_accepted("a-page", white, accept=False)
