"""Drawings of docs/ are shown as pictures, which see neither the page's fonts nor those of Readout."""

from __future__ import annotations

import base64
import io
import re
from html import unescape
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[2]
DRAWINGS = sorted((ROOT / "docs").rglob("*.svg"))


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda path: path.name)
def test_a_drawing_brings_the_letters_it_writes(drawing: Path) -> None:
    """In the weights it uses: in another font words at the edge are cut."""
    svg = drawing.read_text(encoding="utf-8")
    faces = dict(re.findall(r"font-weight: (\d+); src: url\(data:font/woff;base64,([^)]+)\)", svg))
    for style, words in re.findall(r'<text style="([^"]*)"[^>]*>([^<]*)</text>', svg):
        weight = "700" if "font-weight: 700" in style else "400"
        with TTFont(io.BytesIO(base64.b64decode(faces[weight]))) as font:
            assert {ord(each) for each in unescape(words)} <= set(font.getBestCmap())
