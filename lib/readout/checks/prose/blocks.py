"""An analyst's Markdown as lines of words: one a paragraph, heading, list item or table cell.

Code, quotes of others and what is struck out assert nothing: they are blanked or left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

BLANK = "·"  # stands for a character that is not to be read; no word character, so that words end at it
_PARSER = MarkdownIt("commonmark", {"html": False, "maxNesting": 100}).enable(["table", "strikethrough"])


def blocks(markdown: str) -> Iterator[str]:
    """Yield the words of each block, on one line."""
    quoted = 0
    for token in _PARSER.parse(markdown):
        if token.type.startswith("blockquote"):
            quoted += token.nesting
        elif token.type == "inline" and not quoted:
            yield _words(token.children or ())


def _words(tokens: Sequence[Token]) -> str:
    parts: list[str] = []
    struck = 0
    for token in tokens:
        if token.type in ("s_open", "s_close"):
            struck += token.nesting
        text = " " if token.type in ("softbreak", "hardbreak") else token.content
        blank = struck or token.type in ("code_inline", "image")
        parts.append(BLANK * len(text) if blank else text)
    return "".join(parts)
