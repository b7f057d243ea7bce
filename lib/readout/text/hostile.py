"""Text that others typed, made harmless: what is refused, and what is escaped, before any renderer sees it."""

from __future__ import annotations

import html
import re

from readout.data.plain_text import character_name, refused_character
from readout.model.errors import Problem, ReadoutError

# Quarto's reader carries shortcodes through Pandoc as this id, a semicolon and hexadecimal digits, and turns
# such text back into a live shortcode afterwards. Nobody types it by accident.
SHORTCODE = "{{<"
SHORTCODE_CARRIER = "b58fc729-690b-4000-b19f-365a4093b2ff"

_LINE_ENDS = (("\r\n", "\n"), ("\r", "\n"), ("\u2028", "\n"), ("\u2029", "\n"), ("\ufeff", ""))
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def clean(text: str, where: str = "") -> str:
    """Return ``text`` with line ends as ``\\n`` and byte order marks removed.

    Raises ReadoutError, with the line, for characters that a renderer cannot show or that hide what a reader
    would see. What people type into files is refused there already; this holds for notebooks and code.
    """
    for found, instead in _LINE_ENDS:  # each of them faster than one look at all characters
        text = text.replace(found, instead)
    position = refused_character(text)
    if position is not None:
        line = text.count("\n", 0, position) + 1
        place = f"{where}, line {line}" if where else f"line {line}"
        name = character_name(text[position])
        raise ReadoutError(Problem(place, f"the invisible control character {name} stands there; delete it"))
    return text


def visible(text: str) -> str:
    """Return ``text`` with U+FFFD for every character that ``clean`` refuses: for a page that must come out."""
    while (position := refused_character(text)) is not None:
        text = text.replace(text[position], "\N{REPLACEMENT CHARACTER}")
    return text


def escape_markdown(text: str) -> str:
    """Return ``text`` on one line, every ASCII punctuation character escaped for Pandoc's Markdown."""
    text = " ".join(break_carrier(text).replace("\t", " ").split("\n"))
    return _PUNCTUATION.sub(r"\\\1", text)


def break_carrier(text: str, instead: str = "\u2011") -> str:
    """Return ``text`` in which Quarto's shortcode carrier is spoilt by ``instead`` of its first hyphen."""
    return text.replace(SHORTCODE_CARRIER, SHORTCODE_CARRIER.replace("-", instead, 1))


def typst_string(text: str) -> str:
    """Return ``text`` as a string literal of Typst.

    Raises ReadoutError for control characters other than tab and newline.
    """
    escaped = clean(text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    escaped = escaped.replace(SHORTCODE, "\\u{7b}\\u{7b}<").replace("`", "\\u{60}")
    unlike_carrier = break_carrier(escaped, "\\u{2d}")
    return f'"{unlike_carrier}"'


def html_text(text: str) -> str:
    """Return ``text`` escaped for HTML, in element content and in quoted attributes.

    Raises ReadoutError for control characters other than tab and newline.
    """
    escaped = html.escape(clean(text), quote=True).replace("`", "&#96;").replace("{{", "&#123;&#123;")
    return break_carrier(escaped, "&#45;")


def image_markdown(path: str, alt: str) -> str:
    """Return an image for both formats, as a pair of raw inlines.

    An ordinary Markdown image would not do: Quarto makes a figure of it, whose visible caption is the alt text
    and whose picture has none, and Pandoc's Typst writer leaves alt texts out.
    """
    page = f'<img src="{html_text(path)}" alt="{html_text(alt)}">'.replace("|", "&#124;")
    code = f"#box(image({typst_string(path)}, alt: {typst_string(alt)}))".replace("|", "\\u{7c}")
    return f"`{page}`{{=html}}`{code}`{{=typst}}"
