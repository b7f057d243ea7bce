"""How a first page looks, small: drawn, compared with the picture that was accepted, and accepted anew."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image, ImageFilter
from pixelmatch.contrib.PIL import pixelmatch
from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[2]
ACCEPTED = Path(__file__).parent / "pictures"
SEEN = ROOT / "build" / "pictures"  # where a difference is put to be looked at; not in git
ACCEPT = "make accept-pictures"

PDF_SCALE = 0.5  # pixels a point: an A4 page is 298 pixels wide, letters are grey, blocks and lines are shapes
DESK, FIRST_SCREENS, SMALLER = 1440, 1400, 4  # CSS pixels, and by how much a screenshot is scaled down
BLUR = 0.7  # pixels: other rounding of a letter's edge is no difference
THRESHOLD = 0.16  # of a pixel's colour, as pixelmatch counts
TOLERANCE = 0.004  # of all pixels: a figure may be another one, a block may not stand elsewhere


@dataclass(frozen=True)
class Difference:
    """The share of pixels that differ, and the picture that shows which."""

    share: float
    picture: Image.Image


def draw_pdf(path: Path) -> Image.Image:
    """Return the first page of a PDF, small."""
    with pypdfium2.PdfDocument(path) as pdf:
        return pdf[0].render(scale=PDF_SCALE).to_pil().convert("RGB")


def draw_page(browser: Browser, path: Path, into: Path) -> Image.Image:
    """Return what a wide screen shows of a page before much scrolling, small."""
    page = browser.new_page(viewport={"width": DESK, "height": FIRST_SCREENS}, color_scheme="light")
    page.goto(path.as_uri())
    page.screenshot(path=into)
    page.close()
    with Image.open(into) as shot:
        return shot.convert("RGB").resize((DESK // SMALLER, FIRST_SCREENS // SMALLER), Image.Resampling.BOX)


def difference(accepted: Image.Image, seen: Image.Image) -> Difference:
    """Return how two pictures differ; of different sizes they differ altogether."""
    if accepted.size != seen.size:
        return Difference(1.0, seen)
    shown = Image.new("RGBA", seen.size)
    blurred = [each.convert("RGBA").filter(ImageFilter.GaussianBlur(BLUR)) for each in (accepted, seen)]
    count = pixelmatch(*blurred, shown, threshold=THRESHOLD, includeAA=True)
    return Difference(count / (seen.width * seen.height), shown)


def assert_looks_as_accepted(name: str, seen: Image.Image, *, accept: bool) -> None:
    """Fail where the picture ``name`` differs from the accepted one, or ``accept`` it from now on.

    A picture within the tolerance is not written again: git would see a change where nobody does.
    """
    path = ACCEPTED / f"{name}.png"
    found = None
    if path.exists():
        with Image.open(path) as accepted:
            found = difference(accepted.convert("RGB"), seen)
    if found is not None and found.share <= TOLERANCE:
        return
    if accept:
        ACCEPTED.mkdir(exist_ok=True)
        seen.quantize(64).save(path, optimize=True)
        return
    SEEN.mkdir(parents=True, exist_ok=True)
    seen.save(SEEN / f"{name}-seen.png")
    where = SEEN.relative_to(ROOT)
    assert found is not None, f"nobody has accepted a picture of {name} yet: look at {where}, then {ACCEPT}"
    found.picture.save(SEEN / f"{name}-difference.png")
    raise AssertionError(
        f"{name}: {found.share:.1%} of the picture is another one than was accepted; look at {where}/{name}-seen.png "
        f"and {name}-difference.png; if it is as it should be: {ACCEPT}"
    )
