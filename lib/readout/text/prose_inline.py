"""The words inside a paragraph: markdown-it's inline tokens written anew as Pandoc's Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from markdown_it.token import Token

from readout.text.hostile import SHORTCODE_CARRIER, escape_markdown, image_markdown

Image = Callable[[str, str], str | None]

_MARKS = {"em": "*", "strong": "**", "s": "~~"}
_ADDRESS = re.compile(r"(?i)https?://.|mailto:.")
_LONGEST_TICKS = 3
_LONGEST_ADDRESS = 2000  # characters: Typst takes no link of more than 8,000, and nobody means one


@dataclass
class _Open:
    """What was written since an opening token; ``marked`` when it ends in a mark that a next one would join."""

    kind: str = ""
    address: str = ""
    text: str = ""
    ends: str = ""
    pieces: list[str] = field(default_factory=list)

    def add(self, text: str, ends: str = "") -> None:
        if text:
            self.pieces.append(text)
            self.ends = ends

    @property
    def written(self) -> str:
        return "".join(self.pieces)


def inline(tokens: Sequence[Token], image: Image | None = None, *, in_table: bool = False) -> str:
    """Return the tokens as Pandoc's Markdown; a hard break is a newline, to be written by the block."""
    stack = [_Open()]
    for token in tokens:
        if token.nesting == 1:
            stack.append(_Open(token.type.removesuffix("_open"), str(token.attrGet("href") or "")))
        elif token.nesting == -1:
            closed = stack.pop()
            outer = {each.kind for each in stack}
            _close(closed, stack[-1], outer)
        else:
            _leaf(token, stack[-1], image, in_table)
    return stack[0].written.strip()


def words(tokens: Sequence[Token]) -> str:
    """Return the visible words of the tokens; a hard break is a newline."""
    parts = []
    for token in tokens:
        if token.type == "softbreak":
            parts.append(" ")
        elif token.type == "hardbreak":
            parts.append("\n")
        elif token.type == "image":
            parts.append(_alt(token))
        else:
            parts.append(token.content)
    return "".join(parts)


def code_is_plain(code: str) -> bool:
    """Whether code must be written as ordinary text: Quarto would run shortcodes and expressions in it."""
    return "{{" in code or code.lstrip().startswith("{") or SHORTCODE_CARRIER in code


def address_of(href: str) -> str | None:
    """Return a link's address, percent-encoded, or None unless it is http, https or mailto and not overlong."""
    if not _ADDRESS.match(href):
        return None
    encoded = quote(href, safe="/:?#=&+,@%~.-_")
    address = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", encoded)
    return address if len(address) <= _LONGEST_ADDRESS else None


def _close(closed: _Open, parent: _Open, outer: set[str]) -> None:
    inner = closed.written
    if closed.kind == "link":
        address = address_of(closed.address)
        if address is None or "link" in outer:
            parent.add(inner, closed.ends)
        else:
            parent.add(f"[{inner.strip()}]({address})" if inner.strip() else "")
        return
    mark = _MARKS.get(closed.kind, "")
    # A mark beside space, beside another mark or within its own kind is not one to Pandoc: the words stay.
    if not mark or inner != inner.strip() or not inner or closed.kind in outer or parent.ends == mark[0]:
        parent.add(inner, closed.ends)
    else:
        parent.add(f"{mark}{inner}{mark}", ends=mark[0])


def _leaf(token: Token, target: _Open, image: Image | None, in_table: bool) -> None:
    if token.type == "softbreak":
        target.add(" ")
    elif token.type == "hardbreak":
        target.add(" " if in_table else "\n")
    elif token.type == "code_inline":
        code = _code(token.content, in_table or target.ends == "`")
        target.add(code, ends="`" if code.endswith("`") and not code.endswith("\\`") else "")
    elif token.type == "image":
        shown = _image(token, image)
        target.add(f" {shown}" if shown.startswith("`") and target.ends == "`" else shown)
    else:
        target.add(escape_markdown(token.content))


def _code(code: str, careful: bool) -> str:
    ticks = max((len(run) for run in re.findall("`+", code)), default=0)
    if not code.strip() or code_is_plain(code) or ticks >= _LONGEST_TICKS or (careful and ("|" in code or ticks)):
        return escape_markdown(code)
    fence = "`" * (ticks + 1)
    pad = " " if ticks else ""
    return f"{fence}{pad}{code.strip()}{pad}{fence}"


def _image(token: Token, image: Image | None) -> str:
    alt = _alt(token)
    source = unquote(str(token.attrGet("src") or ""))
    path = image(source, alt) if image and source else None
    return image_markdown(path, alt) if path else escape_markdown(alt)


def _alt(token: Token) -> str:
    """An image's alt text; without one, its file's name is all that is known."""
    alt = " ".join(words(token.children or []).split())
    return alt or PurePosixPath(unquote(str(token.attrGet("src") or ""))).stem
