"""The analyst's words reach both renderers as words, whatever is typed into them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from readout.model.errors import ReadoutError
from readout.pipeline.engines.pandoc import pandoc_path
from readout.text.prose import plain_text, safe_markdown

HOSTILE = [
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    '<a onclick="alert(1)">x</a>',
    "a\n\n---\ntitle: other\nheader-includes: <script>\n---\n\nb",
    "{{< env HOME >}}",
    "{{< include ../x >}}",
    "`{{< env HOME >}}` and `` {python} 1 ``",
    "```\n{{< env HOME >}}\n```",
    "```{=html}\n<script>alert(1)</script>\n```",
    "`<b>`{=html}",
    '#panic() #read("/etc/passwd")',
    "$x^2$ and $$y$$ and \\(z\\)",
    "@cite and [@cite, p. 3] and [^1]\n\n[^1]: note",
    "* not a list_ with `tick and ]] \"quotes\" 'single' % \\ \\begin{x}",
    "[span]{.class #id onclick=x} and ::: {.div}\n:::",
    "~sub~ ^sup^ H~2~O -- --- ...",
    "Table: caption\n\n: definition\n\n| line block",
    "(@) example\n\n#. auto\n\n(a) letter\n\na. letter",
    "b58fc729-690b-4000-b19f-365a4093b2ff;7b7b3c20656e7620484f4d45203e7d7d;",
    "\u05e9\u05dc\u05d5\u05dd e\u0301 \U0001f600 \u6f22\u5b57",
    "#| label: x\n#| echo: true",
    "<!-- comment -->",
    "&lt;b&gt; &copy; &#123;&#123;&lt; x >}}",
    "Line\n===\n\nOther\n---",
    "+---+\n| a |\n+---+",
    "  a     b\n----- -----\n  1     2",
]
ALLOWED = {
    "Str", "Space", "LineBreak", "Emph", "Strong", "Strikeout", "Code", "Link", "Para", "Plain", "Header",
    "BulletList", "OrderedList", "BlockQuote", "CodeBlock", "HorizontalRule", "Table", "Decimal", "Period",
    "AlignDefault", "AlignLeft", "AlignRight", "AlignCenter", "ColWidth", "ColWidthDefault",
}  # fmt: skip
READER = "markdown-auto_identifiers"


def pandoc_tree(markdown: str) -> Any:
    command = [str(pandoc_path()), "--from", READER, "--to", "json"]
    return json.loads(subprocess.run(command, input=markdown.encode(), capture_output=True, check=True).stdout)


def nodes(tree: Any) -> Iterator[dict[str, Any]]:
    if isinstance(tree, dict):
        if "t" in tree:
            yield tree
        for value in tree.values():
            yield from nodes(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from nodes(value)


def visible(tree: Any) -> str:
    parts = []
    for node in nodes(tree):
        if node["t"] == "Str":
            parts.append(node["c"])
        elif node["t"] in ("Code", "CodeBlock"):
            parts.append(node["c"][1])
    return "".join("".join(parts).split())


def assert_only_words(source: str) -> None:
    tree = pandoc_tree(safe_markdown(source))
    kinds = {node["t"] for node in nodes(tree["blocks"])}
    assert tree["meta"] == {}
    assert kinds <= ALLOWED
    for node in nodes(tree["blocks"]):
        if node["t"] in ("Code", "CodeBlock", "Link"):
            assert node["c"][0] == ["", [], []], "no attributes"
        if node["t"] in ("Code", "CodeBlock"):
            assert "{{" not in node["c"][1]
        if node["t"] == "Link":
            assert node["c"][2][0].lower().startswith(("http://", "https://", "mailto:"))
    expected = "".join(plain_text(source).split()).replace("b58fc729-690b-4000", "b58fc729\u2011690b-4000")
    assert visible(tree["blocks"]) == expected


@pytest.mark.parametrize("source", HOSTILE)
def test_hostile_text_is_shown_as_text(source: str) -> None:
    """Nothing that any renderer would run, fetch or obey is left, and no word is lost."""
    assert_only_words(source)


PIECES = st.one_of(
    st.sampled_from(
        [
            *HOSTILE, "*", "**", "***", "_", "__", "~~", "`", "``", "```\n", "\n", "\n\n", "  \n", "\\\n", "- ", "1. ",
            "> ", "# ", "###### ", "    ", "\t", "| a | b |\n|---|:-:|\n| c | `|` |\n", "[a](http://b.c)", "![i](j)",
            "<http://d.e>", "[", "](", ")", "a", "bc", " ", "9", "---\n", "&amp;", "\u00a0", "\u2028",
        ]
    ),
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=8),
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
@example("**a***b*")
@example("*[](x)* *a*")
@example("- \n- a\n\n1. b\n1. c")
def test_any_text_keeps_its_words_and_gains_no_powers(source: str) -> None:
    """Whatever is typed: refused with a message, or shown with the same words and nothing else."""
    try:
        safe_markdown(source)
    except ReadoutError:
        return
    assert_only_words(source)


def test_what_markdown_is_for_still_works() -> None:
    """Emphasis, links, lists, tables, code and line breaks of the analyst reach the report."""
    source = (
        "*why* it **rose** ~~not~~  \nnext [plan](https://a.example/x_(y)?q=1)\n\n- one\n  - two\n\n3. three\n\n"
        "> said\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n`code`\n\n***\n"
    )
    assert safe_markdown(source) == (
        "*why* it **rose** ~~not~~\\\nnext [plan](https://a.example/x_%28y%29?q=1)\n\n-   one\n    -   two\n\n"
        "3.  three\n\n> said\n\n| a | b |\n|-----|----:|\n| 1 | 2 |\n\n`code`\n\n* * * * *\n"
    )


def test_headings_stay_below_the_sections_and_skip_no_level() -> None:
    """An accessible PDF may not skip a heading level, and sections are the report's own."""
    assert safe_markdown("# A\n\n##### B\n\n###### C\n\n## D") == "### A\n\n#### B\n\n##### C\n\n### D\n"
    assert safe_markdown("# A", top=2) == "## A\n"


@pytest.mark.parametrize(
    ("source", "line"),
    [("a\nb\x07", 2), ("\x00", 1), ("x\n\ny\u202etxt", 3), ("\ud800", 1), ("\u2067", 1), ("a\x85", 1)],
)
def test_what_cannot_be_seen_is_refused_with_its_line(source: str, line: int) -> None:
    """Control characters and overrides of the writing direction hide what a reader would see."""
    with pytest.raises(ReadoutError, match=rf"report\.ipynb, cell a, line {line}: .*U\+.*delete"):
        safe_markdown(source, where="report.ipynb, cell a")


def test_nesting_has_an_end() -> None:
    """Nobody reads a list in a list in a list... nine deep; the message says where it is."""
    assert safe_markdown("> " * 8 + "a").strip() == "> " * 8 + "a"
    with pytest.raises(ReadoutError, match=r"line 1: .*nested more than 8"):
        safe_markdown("> " * 9 + "a")
    safe_markdown("*a " * 3000 + "b*" * 3000)


def test_images_are_asked_for_and_otherwise_shown_as_words() -> None:
    """Only an image that the hand-off has taken in is shown; of any other its alt text."""
    asked: list[tuple[str, str]] = []

    def image(source: str, alt: str) -> str | None:
        asked.append((source, alt))
        return "images/1.png" if source == "a b.png" else None

    source = "`a`![The *new* p|ge](a%20b.png) ![Far](http://x.example/y.png) ![](shop.png)"
    assert safe_markdown(source, image) == (
        '`a` `<img src="images/1.png" alt="The new p&#124;ge">`{=html}'
        '`#box(image("images/1.png", alt: "The new p\\u{7c}ge"))`{=typst} Far shop\n'
    )
    assert asked == [("a b.png", "The new p|ge"), ("http://x.example/y.png", "Far"), ("shop.png", "shop")]


def test_plain_text_is_the_words_alone() -> None:
    """The checks read what the client reads, not the markup."""
    assert plain_text("# We *rose*\n\n- by [a lot](http://x.example)\n- `x`\n\n```\ncode\n```") == (
        "We rose\nby a lot\nx\ncode"
    )


def test_a_row_of_backticks_ends_no_block_of_quarto() -> None:
    """Quarto wraps the finished page in eight backticks; a code block must not close them."""
    assert "```````" not in safe_markdown("~~~\na\n````````\nb\n~~~")
