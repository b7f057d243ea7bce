"""The analyst's Markdown: read as CommonMark with tables and strikethrough, written anew for Pandoc and Quarto.

Nothing is passed through: the text is parsed here, and what is written has every punctuation character of text
escaped. So whatever else the renderers' Markdown knows (metadata blocks, raw HTML and TeX, attributes, citations,
formulas, shortcodes, footnotes) cannot be found in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from readout.model.errors import Problem, ReadoutError
from readout.text.hostile import clean, escape_markdown
from readout.text.prose_inline import Image, code_is_plain, inline, words

DEEPEST = 8
TOP_HEADING = 3
_LOWEST_HEADING = 6
_WIDEST_COLUMN = 40


def safe_markdown(source: str, image: Image | None = None, *, where: str = "", top: int = TOP_HEADING) -> str:
    """Return the analyst's Markdown as harmless Pandoc Markdown that shows the same words.

    Headings start at level ``top`` and never skip a level. Links keep only http, https and mailto addresses.
    ``image`` takes an image's source and alt text and returns its path for the renderer, or None to show the
    alt text. Raises ReadoutError, naming ``where`` and the line, for control characters and for lists or
    quotes nested deeper than ``DEEPEST``.
    """
    tokens = parse(source, where)
    writer = _Writer(image, top)
    return "\n\n".join("\n".join(block) for block in writer.blocks(_children(tokens))) + "\n"


def plain_text(source: str, *, where: str = "") -> str:
    """Return only the words of the analyst's Markdown, a line a paragraph, heading, cell or code line.

    Raises ReadoutError as ``safe_markdown`` does.
    """
    lines = []
    for token in parse(source, where):
        if token.type == "inline":
            lines.append(words(token.children or []))
        elif token.type in ("fence", "code_block"):
            lines.append(token.content.rstrip("\n"))
    return "\n".join(lines)


def parse(source: str, where: str = "") -> list[Token]:
    """Return the tokens of the analyst's Markdown; raises ReadoutError as ``safe_markdown`` does."""
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 100}).enable(["table", "strikethrough"])
    # Addresses are judged when they are written; a refused one must not fall back to its source text.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    tokens = parser.parse(clean(source, where))
    depth = 0
    for token in tokens:
        if token.type.startswith(("blockquote", "bullet_list", "ordered_list")):
            depth += token.nesting
        if depth > DEEPEST:
            line = f"line {token.map[0] + 1 if token.map else 1}"
            message = f"lists and quotes are nested more than {DEEPEST} deep; write it flatter"
            raise ReadoutError(Problem(f"{where}, {line}" if where else line, message))
    return tokens


def _children(tokens: Sequence[Token]) -> Sequence[SyntaxTreeNode]:
    # Inline children stay tokens: they may be nested deeper than Python's stack.
    flat = [token.copy(children=None) if token.type == "inline" else token for token in tokens]
    nodes = SyntaxTreeNode(flat).children
    inlines = iter([token.children or [] for token in tokens if token.type == "inline"])
    for node in nodes:
        for each in node.walk():
            if each.type == "inline":
                each.token.meta["inline"] = next(inlines)  # type: ignore[union-attr]
    return nodes


@dataclass
class _Writer:
    """Writes block after block; it remembers the last heading's level so that none is skipped."""

    image: Image | None
    top: int
    level: int = 0

    def blocks(self, nodes: Iterable[SyntaxTreeNode]) -> Iterator[list[str]]:
        for node in nodes:
            lines = self.block(node)
            if lines:
                yield lines

    def block(self, node: SyntaxTreeNode) -> list[str]:
        if node.type in ("fence", "code_block"):
            return _code_block(node.content)
        if node.type == "hr":
            return ["* * * * *"]
        if node.type == "heading":
            return self._heading(node)
        if node.type == "blockquote":
            return [f"> {line}".rstrip() for line in _joined(self.blocks(node.children))]
        if node.type in ("bullet_list", "ordered_list"):
            return self._list(node)
        if node.type == "table":
            return self._table(node)
        return _lines(self._inline(node))

    def _inline(self, node: SyntaxTreeNode, *, in_table: bool = False) -> str:
        return " ".join(
            inline(child.meta["inline"], self.image, in_table=in_table)
            for child in node.children
            if child.type == "inline"
        )

    def _heading(self, node: SyntaxTreeNode) -> list[str]:
        text = self._inline(node).replace("\n", " ")
        if not text:
            return []
        wanted = max(self.top, int(node.tag[1]))
        self.level = min(wanted, (self.level or self.top - 1) + 1, _LOWEST_HEADING)
        return [f"{'#' * self.level} {text}"]

    def _list(self, node: SyntaxTreeNode) -> list[str]:
        items = [list(self.blocks(item.children)) for item in node.children]
        items = [item for item in items if item]
        tight = all(_is_tight(item) for item in node.children)
        number = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
        written: list[list[str]] = []
        for offset, item in enumerate(items):
            marker = "-" if number is None else f"{number + offset}."
            written.append(_indented(marker.ljust(3) + " ", _joined(item, "" if tight else None)))
        return _joined(written, "" if tight else None)

    def _table(self, node: SyntaxTreeNode) -> list[str]:
        rows = [
            [(self._inline(cell, in_table=True), str(cell.attrs.get("style", ""))) for cell in row.children]
            for part in node.children
            for row in part.children
        ]
        widths = [min(max(3, *(len(cell) for cell, _ in column)), _WIDEST_COLUMN) for column in zip(*rows, strict=True)]
        rule = "|".join(_rule(width, style) for width, (_, style) in zip(widths, rows[0], strict=True))
        lines = [f"| {' | '.join(cell for cell, _ in row)} |" for row in rows]
        return [lines[0], f"|{rule}|", *lines[1:]]


def _is_tight(item: SyntaxTreeNode) -> bool:
    if not item.children:
        return True
    first, *rest = item.children
    return first.type == "paragraph" and first.hidden and all(each.type.endswith("_list") for each in rest)


def _joined(blocks: Iterable[list[str]], separator: str | None = None) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        if lines and separator is None:
            lines.append("")
        lines.extend(block)
    return lines


def _indented(first: str, lines: list[str]) -> list[str]:
    indent = " " * len(first)
    return [first + lines[0], *((indent + line).rstrip() for line in lines[1:])]


def _lines(text: str) -> list[str]:
    """A paragraph's lines: a newline within it is a hard break, which Pandoc writes as a backslash."""
    lines = [line.strip() for line in text.strip().split("\n")]
    return [line + "\\" for line in lines[:-1]] + lines[-1:] if text.strip() else []


def _code_block(code: str) -> list[str]:
    lines = code.rstrip("\n").expandtabs(4).split("\n")
    if not code.strip():
        return []
    # Eight backticks would end the block in which Quarto wraps the finished page.
    if code_is_plain(code) or "`" * 8 in code or any(code_is_plain(line) for line in lines):
        return _lines("\n".join(escape_markdown(line) for line in lines if line.strip()))
    longest = max((len(line) - len(line.lstrip("`")) for line in map(str.strip, lines)), default=0)
    fence = "`" * max(3, longest + 1)
    return [fence, *lines, fence]


def _rule(width: int, style: str) -> str:
    left = ":" if style.endswith(("left", "center")) else "-"
    right = ":" if style.endswith(("right", "center")) else "-"
    return left + "-" * width + right
