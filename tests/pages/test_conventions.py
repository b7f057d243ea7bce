"""Figures of other countries on a finished page and in its PDF: as people there write them, every sign to be seen."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pypdf
import pytest

from readout.display.fonts import uncovered
from readout.pipeline.engines.base import Rendered
from tests.keys.shop import new_shop

SALES = "date,revenue\n" + "".join(
    f"{year}-{month:02}-01,{1_234_500 + 1000 * month}\n" for year in (2022, 2023, 2024) for month in range(1, 13)
)
# Tag and currency, then what is read: the figure of April 2024 to the last unit, the shortened one, and the language.
CASES = [
    ("en-IN", "INR", "₹12,38,500", "₹12.4L", "en-IN"),
    ("de-CH", "CHF", "CHF~1’238’500", "CHF~1.24M", "en-CH"),
    ("en", "JPY", "¥1,238,500", "¥1.24M", "en"),
    ("ja-JP", "JPY", "¥1,238,500", "¥1.24M", "en"),
    ("fi", "EUR", "1~238~500~€", "1,24~milj.~€", "fi"),
]


def printed(made: Rendered) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(made.pdf).pages)


def read(made: Rendered) -> str:
    page = re.sub(r"<style.*?</style>", "", made.html.read_text(encoding="utf-8"), flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]*>", " ", page))


def spaced(text: str) -> str:
    """Spaces that hold a figure together, as ``~``."""
    return re.sub("[\u00a0\u202f]", "~", text)


@pytest.mark.parametrize(("tag", "currency", "full", "short", "lang"), CASES)
def test_figures_stand_as_the_country_writes_them(
    tag: str, currency: str, full: str, short: str, lang: str, tmp_path: Path
) -> None:
    """On the page they are held together by spaces at which no line breaks; in the PDF every sign has its letter."""
    shop = new_shop(tmp_path)
    shop.write("data/orders.csv", SALES)
    shop.says(f"language: {tag}\ncurrency: {currency}")
    notebook = shop.notebook()
    made = shop.rendered(notebook.headline(), notebook.results())
    page, pdf = spaced(read(made)), printed(made)
    assert f'<html lang="{lang}"' in made.html.read_text(encoding="utf-8")
    assert short in page
    assert shop.notebook()._figures.value(1_238_500, "currency").replace("\u00a0", "~") == full
    assert "".join(short.replace("~", "").split()) in "".join(pdf.split())
    assert "\ufffd" not in pdf
    assert parted(page) == []


def parted(page: str) -> list[str]:
    """The places at which a figure could part from its unit at a line's end."""
    unit = r"(?:%|€|₹|¥|CHF|milj\.|mrd\.|points)"
    return re.findall(rf"\d {unit}(?!\w)|(?:CHF|₹|¥) \d", page)


def test_a_parted_figure_would_be_seen() -> None:
    """A plain space is where a browser breaks a line."""
    assert parted("12 % of CHF 12") == ["2 %", "CHF 1"]


@pytest.mark.parametrize("sign", ["₹", "¥", "’", "€", "−", "\u00a0", "\u202f", "ä", "ö", "Å", "ł", "ş"])
def test_the_signs_of_figures_are_in_the_pdf_s_fonts(sign: str) -> None:
    """万 is in none of them: it is written only where a Japanese catalogue comes with a font (docs/languages.md)."""
    assert uncovered(sign) == ()
    assert uncovered("万") == ("万",)
