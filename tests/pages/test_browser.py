"""The page in a real browser: complete for a reader with a screen reader, on a phone, in the dark, and offline."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

from tests.pages.demos import Pages
from tests.pages.glyphs import draw, read_glyphs
from tests.pages.tags import Tag, read_tags, stranded

pytestmark = pytest.mark.chromium
PHONE, DESK = 360, 1440  # CSS pixels
SECTIONS = ("changed", "needed", "learned", "goals", "results", "why", "work", "plan", "next-steps", "call",
            "counting", "method")  # fmt: skip
MARGIN = 10 * 72 / 25.4  # points of paper that many printers leave white


@contextmanager
def opened(browser: Browser, file: Path, width: int = DESK, scheme: str = "light") -> Iterator[Page]:
    """A page as a reader with such a screen opens it."""
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(file.as_uri())
    yield page
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_axe_finds_nothing(browser: Browser, pages: Pages, width: int, scheme: str) -> None:
    """Contrast, headings, names of pictures, headers of tables: axe knows some ninety rules, and none is broken."""
    with opened(browser, pages.html, width, scheme) as page:
        result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()


def test_axe_would_find_something(browser: Browser, tmp_path: Path) -> None:
    """Grey on white and a picture without a name are both reported."""
    file = tmp_path / "poor.html"
    file.write_text(
        '<!DOCTYPE html><html lang="en"><title>Poor</title><main><h1>Poor</h1><p style="color:#bbb">Pale</p>'
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="></main></html>'
    )
    with opened(browser, file) as page:
        found = {each["id"] for each in Axe().run(page).response["violations"]}
    assert {"color-contrast", "image-alt"} <= found


def requests_of(browser: Browser, file: Path) -> list[str]:
    """Every address the page asks for when it is opened and read to its end, its own security policy switched off."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        if route.request.url == file.as_uri():
            route.continue_()
        else:
            route.abort()

    context = browser.new_context(bypass_csp=True, viewport={"width": DESK, "height": 800})
    context.route("**/*", answer)
    page = context.new_page()
    page.goto(file.as_uri(), wait_until="networkidle")
    page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
    page.wait_for_load_state("networkidle")
    context.close()
    return asked


def test_no_request_leaves(browser: Browser, pages: Pages) -> None:
    """The page asks for itself and for nothing else, even if a mail program ignored its security policy."""
    assert requests_of(browser, pages.html) == [pages.html.as_uri()]


def test_a_request_would_be_seen(browser: Browser, tmp_path: Path) -> None:
    """A picture, a style sheet and a font from elsewhere are each noticed."""
    file = tmp_path / "talkative.html"
    file.write_text(
        '<!DOCTYPE html><link rel="stylesheet" href="https://a.example/a.css"><style>@font-face{font-family:F;'
        "src:url(https://b.example/f.woff)}body{font-family:F}</style><img src='https://c.example/c.png'>words"
    )
    assert {url.split("/")[2] for url in requests_of(browser, file)[1:]} == {"a.example", "b.example", "c.example"}


BEYOND = """() => {
  const width = document.documentElement.clientWidth;
  const name = each => each.tagName + '.' + each.className + ': ' + each.textContent.trim().slice(0, 40);
  const all = [...document.querySelectorAll('body *:not(.skip):not(svg *):not(thead):not(thead *)')]
    .filter(each => each.checkVisibility());
  const beyond = each => each.getBoundingClientRect().right > width + 1 || each.getBoundingClientRect().left < -1;
  const rolls = each => each.clientWidth > 0 && each.scrollWidth > each.clientWidth + 1 &&
                        getComputedStyle(each).overflowX !== 'visible';
  return all.filter(each => beyond(each) || rolls(each)).map(name);
}"""


@pytest.mark.parametrize("width", [320, PHONE, 600, 768, DESK])
def test_nothing_scrolls_sideways(browser: Browser, pages: Pages, width: int) -> None:
    """A reader only ever scrolls down: the page is as wide as the screen, and no table hides columns."""
    with opened(browser, pages.html, width) as page:
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
        assert page.evaluate(BEYOND) == []


def test_a_wide_table_would_be_seen(browser: Browser, tmp_path: Path) -> None:
    """Also one that scrolls in a box of its own, where a reader never looks for the last column."""
    file = tmp_path / "wide.html"
    file.write_text("<!DOCTYPE html><div style='overflow-x: auto'><p style='width: 900px'>Wide</p></div>")
    with opened(browser, file, PHONE) as page:
        assert page.evaluate(BEYOND) == ["DIV.: Wide", "P.: Wide"]


@pytest.mark.parametrize("medium", ["screen", "print"])
def test_small_print_is_folded_on_a_screen_and_open_on_paper(browser: Browser, pages: Pages, medium: str) -> None:
    """How each figure is counted is a click away; nobody clicks on paper, and nobody needs its list of links."""
    with opened(browser, pages.html) as page:
        page.emulate_media(media=medium)  # type: ignore[arg-type]
        seen = page.eval_on_selector_all("details .small-print p", "all => all.map(each => each.checkVisibility())")
        assert len(seen) > 5
        assert set(seen) == {medium == "print"}
        assert page.locator("header nav").is_visible() == (medium == "screen")


def test_a_fold_opens_without_a_script(browser: Browser, pages: Pages) -> None:
    """By a click or a key on its heading."""
    with opened(browser, pages.html, PHONE) as page:
        page.locator("summary:has(#counting)").press("Enter")
        assert page.locator("details:has(#counting) .small-print").is_visible()


def test_every_section_has_an_anchor_and_is_in_the_contents(browser: Browser, pages: Pages) -> None:
    """A mail may link to #results in any month; the list at the top leads to each of the report's own sections."""
    with opened(browser, pages.html, PHONE) as page:
        links = page.eval_on_selector_all(
            "header nav a", "all => all.map(a => [a.getAttribute('href'), a.textContent])"
        )
        heads = page.eval_on_selector_all("h2[id]", "all => all.map(h => ['#' + h.id, h.textContent])")
        assert links == heads
        assert [link for link, _ in links] == [f"#{name}" for name in SECTIONS if f"#{name}" in dict(links)]
        assert len(links) >= 10
        page.locator("header nav summary").click()
        page.locator("header nav a[href='#results']").click()
        assert page.locator("#results").evaluate("each => Math.abs(each.getBoundingClientRect().top)") < 100


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_logos_are_seen_by_day_and_by_night(browser: Browser, pages: Pages, scheme: str) -> None:
    """At their height, inside the page, and on a light plate where the page is dark."""
    with opened(browser, pages.html, PHONE, scheme) as page:
        logos = page.locator("img.logo").all()
        assert [each.get_attribute("alt") for each in logos] == [f"Logo: {page.locator('h1').text_content()}",
                                                                 "Logo: Example Agency"]  # fmt: skip
        for logo in logos:
            assert logo.evaluate("each => each.naturalWidth > 0 && each.complete")
            box = logo.bounding_box()
            assert box is not None
            assert 20 < box["height"] <= 64
            plate = logo.evaluate("each => getComputedStyle(each).backgroundColor")
            assert plate == ("rgb(255, 255, 255)" if scheme == "dark" else "rgba(0, 0, 0, 0)")


def test_the_page_is_light(pages: Pages) -> None:
    """It goes by mail and opens on a train: under 600 kB with its fonts and pictures."""
    assert pages.html.stat().st_size < 600_000


WHOLE = frozenset({"TR", "Figure", "LI", "H1", "H2", "H3", "Caption", "P"})  # what no page break may cut


def printed(browser: Browser, html: Path, pdf: Path) -> Path:
    """The page as its reader prints it, with nothing set but what its own style sheet says."""
    with opened(browser, html) as page:
        page.pdf(path=pdf, prefer_css_page_size=True, print_background=True, tagged=True)
    return pdf


def cut(tree: Tag) -> list[tuple[str, tuple[int, ...]]]:
    """What stands on two pages and may not; a table's head is repeated on each."""
    heads = {
        id(row)
        for row in tree.walk()
        if row.name == "TR" and {cell.name for cell in row.inside if isinstance(cell, Tag)} == {"TH"}
    }
    return [
        (tag.name, tag.pages)
        for tag in tree.walk()
        if tag.name in WHOLE and len(tag.pages) > 1 and id(tag) not in heads
    ]


def test_print_preview_cuts_nothing(browser: Browser, pages: Pages, tmp_path: Path) -> None:
    """On paper no row, picture or line of a list is cut, no heading ends a page, and all words are whole and seen."""
    pdf = printed(browser, pages.html, tmp_path / "printed.pdf")
    tree = read_tags(pdf)
    assert {"TR", "Figure", "H2"} <= {tag.name for tag in tree.walk()}
    assert cut(tree) == []
    assert stranded(tree) == []
    glyphs = read_glyphs(pdf)
    assert [words for page in glyphs for words in page.overlapping()] == []
    assert [words for page in glyphs for words in page.outside(MARGIN, MARGIN, MARGIN, MARGIN)] == []
    assert [words for page, drawn in zip(glyphs, draw(pdf), strict=True) for words in page.unseen(drawn)] == []


def test_a_cut_row_would_be_seen(browser: Browser, tmp_path: Path) -> None:
    """A table without our style sheet is cut where the page ends."""
    file = tmp_path / "cut.html"
    row = "<tr><td>" + "Words and words. " * 150 + "</td><td>More</td></tr>"
    file.write_text(f'<!DOCTYPE html><html lang="en"><title>Cut</title><table><tr><th>A<th>B</tr>{row * 4}</table>')
    assert cut(read_tags(printed(browser, file, tmp_path / "cut.pdf"))) != []
