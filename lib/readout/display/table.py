"""A table of formatted strings: great_tables makes its HTML, the style's Typst function its twin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

import pandas as pd
from great_tables import GT, html

from readout.display.markup import html_text, typst_string
from readout.display.sparkline import Spark
from readout.display.table_html import stacking

Align = Literal["left", "right"]
_LONGEST_WORD = 30  # characters; a longer one may be broken anywhere, or it would burst its table
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_PLACE = re.compile("\1([0-9]+)\1")  # a control character stands in no text of a report


@dataclass(frozen=True)
class Cell:
    """``note`` stands small below ``text``; ``href`` (http, https or mailto) makes the text a link; ``spark`` is a line
    no larger than a word, between the two."""

    text: str
    note: str = ""
    href: str | None = None
    strong: bool = False
    spark: Spark | None = None

    def html(self) -> str:
        """Return the cell's content, escaped."""
        body = _breakable(self.text)
        if self.href:
            body = f'<a href="{html_text(self.href)}">{body}</a>'
        if self.strong:
            body = f"<strong>{body}</strong>"
        body += f" {self.spark.html()}" if self.spark else ""
        return body + (f' <span class="note">{_breakable(self.note)}</span>' if self.note else "")

    def typst(self) -> str:
        """Return the cell as a dictionary for ``readout-table``."""
        fields = [f"text: {typst_string(self.text)}"]
        if self.note:
            fields.append(f"note: {typst_string(self.note)}")
        if self.href:
            fields.append(f"href: {typst_string(self.href)}")
        if self.strong:
            fields.append("strong: true")
        if self.spark:
            fields.append(f"spark: {self.spark.typst()}")
        return "(" + ", ".join(fields) + ")"


@dataclass(frozen=True)
class Column:
    """A column's heading, alignment, and its part of the width in the PDF (0: as wide as its content)."""

    label: str
    align: Align = "left"
    width: int = 0


@dataclass(frozen=True)
class Table:
    """Rows of cells below headed columns; the first cell of a row heads it.

    ``groups`` names runs of rows: (label, number of rows), in order.
    """

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    groups: tuple[tuple[str, int], ...] = ()

    def great_table(self) -> GT:
        """Return the table as great_tables draws it in a notebook."""
        table = self._laid_out([[cell.html() for cell in row] for row in self.rows])
        return table.fmt(str, columns=self._names)  # the cells are HTML already, their text escaped

    @property
    def _names(self) -> list[str]:
        return [f"c{position}" for position in range(len(self.columns))]

    def _laid_out(self, rows: list[list[str]]) -> GT:
        names = self._names
        frame = pd.DataFrame(rows, columns=names, dtype=object)
        if self.groups:  # by number, for great_tables merges groups of one name, and escapes a name again
            frame["group"] = [_group(number) for number, (_, size) in enumerate(self.groups) for _ in range(size)]
        table: GT = GT(frame, rowname_col=names[0], groupname_col="group" if self.groups else None, id=self.id)
        heads = [html(html_text(column.label)) for column in self.columns]
        table = table.tab_stubhead(label=heads[0])
        for name, head in zip(names[1:], heads[1:], strict=True):
            table = table.cols_label(cases={name: head})
        for name, column in zip(names[1:], self.columns[1:], strict=True):
            table = table.cols_align(align=column.align, columns=name)
        return table.tab_options(quarto_disable_processing=True, table_font_names=["Lato", "sans-serif"])

    def html(self) -> str:
        """Return the table without great_tables' own style sheet, for the report's dresses it, on a phone as cards."""
        cells = [cell for row in self.rows for cell in row]
        places = iter(map(_place, range(len(cells))))
        table = self._laid_out([[next(places) for _ in row] for row in self.rows])
        raw = _STYLE.sub("", str(table.as_raw_html()))
        # In place of cells: to format them one by one takes great_tables longer than all the rest.
        raw = _PLACE.sub(lambda match: cells[int(match[1])].html(), raw)
        for number, (label, _) in enumerate(self.groups):
            raw = raw.replace(f">{_group(number)}<", f">{_breakable(label)}<", 1)
        caption = f"<caption>{html_text(self.caption)}</caption>"
        raw = re.sub(r"(<table\b[^>]*>)", lambda match: match[1] + caption, raw, count=1)
        return stacking(raw, [column.label for column in self.columns])

    def typst(self) -> str:
        """Return the table as a call of the style's ``readout-table``."""
        columns = ", ".join(
            f'(label: {typst_string(column.label)}, align: "{column.align}", width: {column.width})'
            for column in self.columns
        )
        rows = ", ".join("(" + ", ".join(cell.typst() for cell in row) + ",)" for row in self.rows)
        groups = ", ".join(f"({typst_string(label)}, {size})" for label, size in self.groups)
        return (
            f"#readout-table(caption: {typst_string(self.caption)}, columns: ({columns},), rows: ({rows},), "
            f"groups: ({groups + ',' if groups else ''}))"
        )


def _breakable(text: str) -> str:
    escaped = html_text(text)
    return f'<span class="long">{escaped}</span>' if max(map(len, text.split()), default=0) > _LONGEST_WORD else escaped


def _place(number: int) -> str:
    return f"\1{number}\1"


def _group(number: int) -> str:
    return f"readout-group-{number}"
