"""Raw HTML and Typst made of data: the data stays data in Pandoc, in Typst and in Quarto's shortcodes."""

from __future__ import annotations

import html
import json
import subprocess

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.display.markup import both, html_text, raw_html, raw_pair, raw_typst, typst_string
from readout.model.errors import ReadoutError
from readout.pipeline.engines.pandoc import pandoc_path
from readout.text.hostile import SHORTCODE_CARRIER

HOSTILE = [
    '#panic() "q" \\',
    "]] $x$ @y *a* _b_",
    "`tick` ```",
    "{{< env HOME >}}",
    "a\nb\tc",
    SHORTCODE_CARRIER + ";7b7b;",
]
OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # refused, as they hide what a reader would see
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters=OVERRIDES), max_size=30)


def blocks(markdown: str) -> list[tuple[str, str]]:
    command = [str(pandoc_path()), "--from", "markdown", "--to", "json"]
    tree = json.loads(subprocess.run(command, input=markdown.encode(), capture_output=True, check=True).stdout)
    assert {block["t"] for block in tree["blocks"]} <= {"RawBlock"}
    return [(format_, text) for format_, text in (block["c"] for block in tree["blocks"])]


def test_each_format_gets_its_own_twin() -> None:
    """A table is written twice, side by side; the page takes the HTML and the PDF the Typst."""
    assert blocks(both("<table></table>", "#table()")) == [
        ("html", "<!--| quarto-html-table-processing: none -->\n<table></table>"),
        ("typst", "#table()"),
    ]


def test_backticks_in_data_do_not_end_the_block() -> None:
    """A title with a row of backticks must not let the rest of the table out as Markdown."""
    markup = "<p>```\n````\n</p>"
    assert blocks(raw_html(markup)) == [("html", markup)]
    assert blocks(raw_typst("#raw(```a```)")) == [("typst", "#raw(```a```)")]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_shortcode_survives_in_either_format(text: str) -> None:
    """Quarto runs '{{<' wherever it stands, in data as in prose."""
    markdown = both(f'<p title="{html_text(text)}">{text}</p>', f"#text({typst_string(text)})")
    assert "{{<" not in markdown
    assert SHORTCODE_CARRIER not in markdown


def test_typst_code_with_a_shortcode_is_our_bug() -> None:
    """Text reaches Typst code only as a string literal; anything else is a mistake of ours, not of a user."""
    with pytest.raises(ValueError, match="typst_string"):
        raw_typst("[{{< env HOME >}}]")


@settings(deadline=None, max_examples=60)
@given(TEXT)
def test_a_typst_string_means_the_text(text: str) -> None:
    """Whatever is in a title, Typst reads exactly that title."""
    code = f"#metadata({typst_string(text)}) <it>"
    value = json.loads(typst.query(code.encode(), "<it>", field="value", one=True))
    assert value == text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\ufeff", "")


@given(TEXT)
def test_html_text_means_the_text_and_holds_no_markup(text: str) -> None:
    """Whatever is in a title, a browser shows exactly that title."""
    escaped = html_text(text)
    assert not set(escaped) & set("<>\"'`")
    assert html.unescape(escaped) == text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\ufeff", "")


@pytest.mark.parametrize("text", ["\x00", "a\x1bb", "\u202e"])
def test_control_characters_are_refused(text: str) -> None:
    """No font shows them, and they hide what a reader would see."""
    for write in (typst_string, html_text, raw_pair):
        with pytest.raises(ReadoutError, match="delete it"):
            write(text)
