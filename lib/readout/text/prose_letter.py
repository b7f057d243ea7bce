"""An analyst's Markdown as the plain text of a message: readable without a program that knows Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from readout.text.prose import parse
from readout.text.prose_inline import address_of, words


def letter_text(source: str, *, where: str = "") -> str:
    """Return the words of ``source``: lists with dashes or numbers, a table's row as a line that names its columns.

    Raises ReadoutError as ``safe_markdown`` does.
    """
    writer = _Writer()
    for token in parse(source, where):
        writer.take(token)
    return "\n".join(writer.lines).strip("\n") + "\n"


@dataclass
class _Writer:
    lines: list[str] = field(default_factory=list)
    markers: list[int | None] = field(default_factory=list)  # of the lists around: the next number, None for dashes
    first: str = ""  # what the next line begins with
    header: list[str] = field(default_factory=list)
    cells: list[str] | None = None

    def take(self, token: Token) -> None:
        """Write what ``token`` brings."""
        if token.type in ("heading_open", "paragraph_open", "table_open", "fence", "code_block") and not self.markers:
            self.lines.append("")
        if token.type in ("bullet_list_open", "ordered_list_open"):
            self.lines += [""] if not self.markers else []
            self.markers.append(int(token.attrGet("start") or 1) if token.type.startswith("ordered") else None)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self.markers.pop()
        elif token.type == "list_item_open":
            self.first = self._marker()
        elif token.type == "tr_open":
            self.cells = []
        elif token.type == "tr_close":
            self._row(self.cells or [])
        elif token.type == "table_close":
            self.header = []
        elif token.type in ("fence", "code_block"):
            self.lines += token.content.rstrip("\n").split("\n")
        elif token.type == "inline":
            self._inline(_inline(token.children or []))

    def _marker(self) -> str:
        depth, number = "  " * (len(self.markers) - 1), self.markers[-1]
        if number is None:
            return f"{depth}- "
        self.markers[-1] = number + 1
        return f"{depth}{number}. "

    def _inline(self, text: str) -> None:
        if self.cells is not None:
            self.cells.append(" ".join(text.split()))
            return
        for line in text.split("\n"):
            self.lines.append((self.first or "  " * len(self.markers)) + line.strip())
            self.first = ""

    def _row(self, cells: list[str]) -> None:
        self.cells = None
        if not self.header:
            self.header = cells
            return
        named = [f"{name}: {cell}" for name, cell in zip(self.header[1:], cells[1:], strict=False) if cell]
        self.lines.append(f"- {cells[0]} ({'; '.join(named)})" if named else f"- {cells[0]}")


def _inline(tokens: Sequence[Token]) -> str:
    """The words, each link with its address behind it."""
    parts: list[str] = []
    addresses: list[str | None] = []
    for token in tokens:
        if token.type == "link_open":
            addresses.append(address_of(str(token.attrGet("href") or "")))
        elif token.type == "link_close":
            address = addresses.pop()
            parts += [f" ({address})"] if address and address.removeprefix("mailto:") not in "".join(parts) else []
        else:
            parts.append(words([token]))
    return "".join(parts)
