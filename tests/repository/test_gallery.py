"""docs/gallery.md shows every demo report, in pictures that are there and small enough to clone."""

from __future__ import annotations

import re
from pathlib import Path

from tests.pages.demos import DEMOS

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
SHOWN = dict(
    reversed(found) for found in re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", (DOCS / "gallery.md").read_text("utf-8"))
)
MOST_BYTES = 1_500_000


def test_every_demo_is_shown_on_paper_on_a_phone_and_in_the_dark() -> None:
    """First page, other pages, screens: each with words for who cannot see it."""
    expected = {f"gallery/{demo.client}-{part}.png" for demo in DEMOS for part in ("1", "pages", "screen")}
    assert set(SHOWN) == expected
    assert min(map(len, SHOWN.values())) > 15


def test_the_pictures_are_there_and_no_others() -> None:
    """Made by ``make pictures``; together lighter than a photograph."""
    there = {f"gallery/{path.name}": path.stat().st_size for path in (DOCS / "gallery").iterdir()}
    assert set(there) == set(SHOWN)
    assert sum(there.values()) < MOST_BYTES


def test_the_readme_leads_to_it() -> None:
    """Anyone sees what Readout makes before installing it."""
    assert "(docs/gallery.md)" in (ROOT / "README.md").read_text("utf-8")
