"""Raw HTML and Typst inside Markdown, written so that data in it stays data for Pandoc and for Quarto."""

from __future__ import annotations

import html
import re

from readout.text.hostile import SHORTCODE_CARRIER, break_carrier, clean

_SHORTCODE = "{{<"


def raw_html(markup: str) -> str:
    """Return Markdown that is this HTML in the HTML report and nothing in the PDF."""
    return _fenced("html", break_carrier(markup.replace(_SHORTCODE, "&#123;&#123;&lt;"), "&#45;"))


def raw_typst(code: str) -> str:
    """Return Markdown that is this Typst code in the PDF and nothing in the HTML report.

    Text belongs in it only as ``typst_string`` writes it. Raises ValueError for code that holds a Quarto
    shortcode outside such a string: it could not be spelt otherwise without changing what it means.
    """
    if _SHORTCODE in code or SHORTCODE_CARRIER in code:
        raise ValueError("Typst code holds a Quarto shortcode; write text by typst_string")
    return _fenced("typst", code)


def both(markup: str, typst: str) -> str:
    """Return Markdown of which the HTML report shows ``markup`` and the PDF ``typst``."""
    return f"{raw_html(markup)}\n{raw_typst(typst)}"


def typst_string(text: str) -> str:
    """Return ``text`` as a string literal of Typst.

    Raises ReadoutError for control characters other than tab and newline.
    """
    escaped = clean(text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    escaped = escaped.replace(_SHORTCODE, "\\u{7b}\\u{7b}<").replace("`", "\\u{60}")
    unlike_carrier = break_carrier(escaped, "\\u{2d}")
    return f'"{unlike_carrier}"'


def html_text(text: str) -> str:
    """Return ``text`` escaped for HTML, in element content and in quoted attributes.

    Raises ReadoutError for control characters other than tab and newline.
    """
    escaped = html.escape(clean(text), quote=True).replace("`", "&#96;").replace("{{", "&#123;&#123;")
    return break_carrier(escaped, "&#45;")


def raw_pair(text: str) -> str:
    """Return ``text`` as Markdown metadata: a string literal in a Typst template, escaped text in an HTML one."""
    flat = " ".join(clean(text).split())
    return f"`{typst_string(flat)}`{{=typst}}`{html_text(flat)}`{{=html}}"


def _fenced(kind: str, content: str) -> str:
    longest = max((len(run) for run in re.findall("`+", content)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{{={kind}}}\n{content.strip(chr(10))}\n{fence}\n"
