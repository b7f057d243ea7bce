"""The same reports on a phone: nothing beside the screen, nothing on top of anything."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.pages.stress.reports import StressReport

pytestmark = pytest.mark.chromium
PHONE = 360  # CSS pixels

WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Lines of text whose boxes share more than a sliver: each text node's lines against all others. What is clipped
# away, such as the heads of stacked tables, is there for screen readers only.
OVERLAPS = """() => {
  const lines = [];
  const clipped = new Set([...document.querySelectorAll('*')]
    .filter(each => getComputedStyle(each).clipPath === 'inset(50%)')
    .flatMap(each => [each, ...each.querySelectorAll('*')]));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.textContent.trim() || parent.closest('style, script, title, desc, .skip')) continue;
    if (clipped.has(parent)) continue;
    if (!parent.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true})) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const size = parseFloat(getComputedStyle(parent).fontSize);
    for (const box of range.getClientRects()) {
      if (box.width < 2 || box.height < 2) continue;
      const middle = (box.top + box.bottom) / 2, half = Math.min(size * 0.35, box.height / 2);
      lines.push({node, text: node.textContent.trim(), left: box.left, right: box.right,
                  top: middle - half, bottom: middle + half});
    }
  }
  const found = [];
  for (let i = 0; i < lines.length; i++) for (let j = i + 1; j < lines.length; j++) {
    const a = lines[i], b = lines[j];
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (a.node !== b.node && across > 2 && down > 1) found.push(a.text.slice(0, 40) + ' / ' + b.text.slice(0, 40));
  }
  return found;
}"""
# What is cut by its own box, or stands beside the screen.
CUT = """() => {
  const width = document.documentElement.clientWidth;
  return [...document.querySelectorAll('body *')]
    .filter(each => !each.closest('.skip') && each.checkVisibility({contentVisibilityAuto: true}))
    .filter(each => {
      const box = each.getBoundingClientRect();
      const hides = getComputedStyle(each).overflowX !== 'visible' && each.clientWidth > 1;
      return box.right > width + 1 || box.left < -1 || (hides && each.scrollWidth > each.clientWidth + 1);
    })
    .map(each => each.tagName + '.' + each.getAttribute('class') + ': ' + each.textContent.trim().slice(0, 40));
}"""


@contextmanager
def opened(browser: Browser, report: StressReport, width: int) -> Iterator[Page]:
    """The page as a reader with such a screen opens it."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(report.html.as_uri())
    yield page
    page.close()


def test_it_only_scrolls_down(browser: Browser, stressed: StressReport) -> None:
    """On a narrow phone the page is no wider than the screen, and no table hides a column beside it."""
    with opened(browser, stressed, PHONE) as page:
        assert page.evaluate(WIDER) <= 0
        assert page.evaluate(CUT) == []


@pytest.mark.parametrize(("client", "width"), [("nine-kpis", PHONE), ("german", 1440)])
def test_axe_finds_nothing(browser: Browser, stress_reports: dict[str, StressReport], client: str, width: int) -> None:
    """Nor in a page with as many figures, or with words as long, as a page may have."""
    with opened(browser, stress_reports[client], width) as page:
        result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()


@pytest.mark.parametrize("width", [PHONE, 1440])
def test_no_words_stand_on_others(browser: Browser, stressed: StressReport, width: int) -> None:
    """In text, tables, tiles and charts alike."""
    with opened(browser, stressed, width) as page:
        assert page.evaluate(OVERLAPS) == []
