"""A table of formatted strings: the same cells in HTML and in Typst, with headers a screen reader finds."""

from __future__ import annotations

import html
import re
from xml.etree import ElementTree

import pytest

from readout.display.table import Cell, Column, Table

COLUMNS = (Column("Work", width=5), Column("Spend", "right", 1))
ROWS = ((Cell("Guide", "late", "https://example.com/?a=1&b=2"), Cell("£240")), (Cell("Mail"), Cell("–", strong=True)))


def table(rows: tuple[tuple[Cell, ...], ...] = ROWS, groups: tuple[tuple[str, int], ...] = ()) -> Table:
    return Table("work", "Work & more", COLUMNS, rows, groups)


def parsed(made: Table) -> ElementTree.Element:
    """The ``<table>`` element; great_tables' wrapper may use names XML does not know."""
    found = re.search(r"<table.*</table>", made.html(), re.DOTALL)
    assert found is not None
    return ElementTree.fromstring(found[0].replace("&nbsp;", " ").replace(" data-nothing", ' data-nothing=""'))


def words(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_the_caption_and_the_heads_are_there() -> None:
    """The caption says what the table is; columns and rows are headed for who hears the table."""
    made = parsed(table())
    caption = made.find("caption")
    assert caption is not None
    assert words(caption) == "Work & more"
    heads = [head for head in made.iter("th") if head.get("scope") == "col"]
    assert [words(head) for head in heads] == ["Work", "Spend"]
    assert [words(head) for head in made.iter("th") if head.get("scope") == "row"] == ["Guide late", "Mail"]


def test_the_cells_are_what_was_given() -> None:
    """In order, with links, notes and emphasis."""
    made = parsed(table())
    assert [words(cell) for cell in made.iter("td")] == ["£240", "–"]
    link = next(made.iter("a"))
    assert (link.get("href"), link.text) == ("https://example.com/?a=1&b=2", "Guide")
    assert [strong.text for strong in made.iter("strong")] == ["–"]


def test_figures_stand_on_the_right() -> None:
    """Where their digits line up; words stand on the left."""
    made = parsed(table())
    assert all("gt_right" in (cell.get("class") or "") for cell in made.iter("td"))
    assert 'align: "left", width: 5' in table().typst()
    assert 'align: "right", width: 1' in table().typst()


def test_groups_head_their_rows() -> None:
    """Work is grouped by its kind; a group's name is text."""
    made = table(groups=(("Content <b>", 1), ("Mail", 1)))
    heads = [words(head) for head in parsed(made).iter("th") if head.get("scope") in ("colgroup", "row")]
    assert heads == ["Content <b>", "Guide late", "Mail", "Mail"]
    assert 'groups: (("Content <b>", 1), ("Mail", 1),)' in made.typst().replace("\\u{3c}", "<").replace("\\u{3e}", ">")


def test_groups_of_one_name_stay_apart() -> None:
    """Two people may have the same name, and O'Brien is written as it is spoken."""
    made = parsed(table(groups=(("Pat O'Brien", 1), ("Pat O'Brien", 1))))
    heads = [words(head) for head in made.iter("th") if head.get("scope") in ("colgroup", "row")]
    assert heads == ["Pat O'Brien", "Guide late", "Pat O'Brien", "Mail"]
    ids = [each.get("id") for each in made.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    named = {name for cell in made.iter("td") for name in (cell.get("headers") or "").split()}
    assert named
    assert named <= set(ids)


def test_quarto_leaves_the_table_alone() -> None:
    """Else it would show the HTML table beside the Typst one in the PDF; no style sheet of its own comes along."""
    assert 'data-quarto-disable-processing="true"' in table().html()
    assert "<style" not in table().html()


@pytest.mark.parametrize("text", ["<script>1</script>", "a & b", "{{< env HOME >}}", "**x** `y`", "1,234", "nan", ""])
def test_text_stays_text(text: str) -> None:
    """Neither HTML nor Markdown nor a number is made of it, in any place of the table."""
    cell = Cell(text, text, strong=True)
    made = Table("t", text, (Column(text), Column(text)), ((cell, cell),), ((text, 1),))
    assert "<script" not in made.html()
    shown = html.unescape(re.sub(r"<[^>]*>", " ", made.html()))
    assert "".join(shown.split()).count("".join(text.split())) >= 8 if text else True
    assert "script>1" not in re.sub(r'"(?:[^"\\]|\\.)*"', "", made.typst())


def test_the_same_table_gives_the_same_bytes() -> None:
    """No random ids: reports are compared by their bytes."""
    assert table().html() == table().html()
    assert 'id="work-table"' in table().html()


def test_a_single_row_and_column() -> None:
    """The smallest table is one in both formats."""
    made = Table("t", "c", (Column("a"),), ((Cell("b"),),))
    assert 'rows: (((text: "b"),),)' in made.typst()
    assert words(parsed(made)).endswith("b")


def test_on_a_phone_each_cell_says_what_it_is() -> None:
    """There a row is a card: its header on top, below it each figure beside its column's heading."""
    made = Table(
        "t", "c", (Column("Goal"), Column('In "%" & more'), Column("Target")), ((Cell("a"), Cell("1"), Cell("2")),)
    )
    cells = list(parsed(made).iter("td"))
    assert [(cell.get("data-label"), cell.text) for cell in cells] == [('In "%" & more', "1"), ("Target", "2")]
    assert "overflow" not in made.html(), "nothing in it scrolls sideways"


def test_a_card_leaves_out_what_is_not_there() -> None:
    """A dash says "nothing" among full columns; alone on a line of a card it says nothing at all."""
    made = Table("t", "c", (Column("a"), Column("b"), Column("c")), ((Cell("x"), Cell("–"), Cell("–", "not yet")),))
    assert [cell.get("data-nothing") is not None for cell in parsed(made).iter("td")] == [True, False]


def test_a_table_stays_one_however_it_is_laid_out() -> None:
    """Browsers that forget a table's meaning once it is laid out as cards are told it again."""
    made = parsed(table(groups=(("Content", 2),)))
    assert made.get("role") == "table"
    assert {row.get("role") for row in made.iter("tr")} == {"row"}
    assert {(head.get("scope"), head.get("role")) for head in made.iter("th")} == {
        ("col", "columnheader"), ("colgroup", "columnheader"), ("row", "rowheader"),
    }  # fmt: skip
    assert {cell.get("role") for cell in made.iter("td")} == {"cell"}


def test_headings_of_several_words_give_no_broken_ids() -> None:
    """An id may not hold a space."""
    made = parsed(Table("t", "c", (Column("What to do"), Column("By when")), ((Cell("a"), Cell("b")),)))
    assert not [each.get("id") for each in made.iter() if " " in (each.get("id") or "")]
