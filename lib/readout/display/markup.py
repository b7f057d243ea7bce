"""Raw HTML and Typst inside Markdown, written so that data in it stays data for Pandoc and for Quarto."""

from __future__ import annotations

import re

from readout.text.hostile import SHORTCODE, SHORTCODE_CARRIER, break_carrier, clean, html_text, typst_string

__all__ = ["both", "html_text", "raw_html", "raw_pair", "raw_typst", "typst_string"]

# Quarto's documented word to library authors: without it, it would read every HTML table into the PDF as well,
# beside our Typst twin, and start a program for each.
_NO_TABLE_PROCESSING = "<!--| quarto-html-table-processing: none -->"


def raw_html(markup: str) -> str:
    """Return Markdown that is this HTML in the HTML report and nothing in the PDF."""
    if "<table" in markup:
        markup = f"{_NO_TABLE_PROCESSING}\n{markup}"
    return _fenced("html", break_carrier(markup.replace(SHORTCODE, "&#123;&#123;&lt;"), "&#45;"))


def raw_typst(code: str) -> str:
    """Return Markdown that is this Typst code in the PDF and nothing in the HTML report.

    Text belongs in it only as ``typst_string`` writes it. Raises ValueError for code that holds a Quarto
    shortcode outside such a string: it could not be spelt otherwise without changing what it means.
    """
    if SHORTCODE in code or SHORTCODE_CARRIER in code:
        raise ValueError("Typst code holds a Quarto shortcode; write text by typst_string")
    return _fenced("typst", code)


def both(markup: str, typst: str) -> str:
    """Return Markdown of which the HTML report shows ``markup`` and the PDF ``typst``."""
    return f"{raw_html(markup)}\n{raw_typst(typst)}"


def raw_pair(text: str) -> str:
    """Return ``text`` as Markdown metadata: a string literal in a Typst template, escaped text in an HTML one."""
    flat = re.sub(r"[ \t\n]+", " ", clean(text)).strip(" ")
    return f"`{typst_string(flat)}`{{=typst}}" + (f"`{html_text(flat)}`{{=html}}" if flat else "")


def _fenced(kind: str, content: str) -> str:
    longest = max((len(run) for run in re.findall("`+", content)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{{={kind}}}\n{content.strip(chr(10))}\n{fence}\n"
