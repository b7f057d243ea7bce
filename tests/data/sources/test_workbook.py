"""xlsx files beyond the corpus: what a cell becomes as text, whatever the file holds, and how fast."""

from __future__ import annotations

import datetime as dt
import io
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.data.sources.sheet_cells import Cell, cell_text
from readout.model.client import Format
from readout.model.errors import Problem, SourceError

from .conftest import Shop, new_shop
from .corpus_workbooks import NOV, PLAIN, Error, Formula, workbook

FILE = "data/orders.xlsx"
GERMAN = Format(date="%d.%m.%Y", decimal=",", thousands=".")


@pytest.mark.parametrize(
    ("cell", "format_", "text"),
    [
        (1234.5, Format(), "1234.5"),
        (1234.5, GERMAN, "1234,5"),
        (1234.0, Format(), "1234"),
        (0.1 + 0.2, Format(), "0.3"),
        (1e21, Format(), "1000000000000000000000"),
        (-1e-7, Format(), "-0.0000001"),
        (True, Format(), "TRUE"),
        ("1.234,50", Format(), "1.234,50"),
        (dt.date(2011, 11, 3), Format(), "2011-11-03"),
        (dt.date(2011, 11, 3), GERMAN, "03.11.2011"),
        (dt.datetime(2011, 11, 3), Format(), "2011-11-03"),
        (dt.datetime(2011, 11, 3, 23, 30, 1), Format(), "2011-11-03T23:30:01"),
        (dt.datetime(2011, 11, 3, 23, 30), Format(date="%-d/%-m/%Y %H:%M"), "03/11/2011 23:30"),
        (dt.time(8, 30), Format(), "08:30:00"),
    ],
)
def test_a_typed_cell_becomes_what_a_csv_file_would_hold(cell: Cell, format_: Format, text: str) -> None:
    """So that typed and written values of one column are read by the same strict rules."""
    assert cell_text(cell, format_) == text


def test_a_formula_may_give_an_empty_text(shop: Shop) -> None:
    """That is a blank cell; only a formula whose value was never saved is refused."""
    rows = [["date", "revenue"], [NOV, Formula('IF(1,"","x")', "")], [NOV, 2]]
    shop.write(workbook({"Data": rows}), FILE)
    assert shop.values(file=FILE) == {"2011-11": 2.0}


def test_every_needed_column_with_an_error_is_named_once(shop: Shop) -> None:
    """The first cell of each, as for all other defects; columns that no KPI needs do not matter."""
    rows = [["date", "revenue", "gift"], [NOV, Error("#N/A"), Error("#REF!")], [Error("#VALUE!"), Error("#N/A"), 1]]
    shop.write(workbook({"Data": rows}), FILE)
    with pytest.raises(SourceError) as caught:
        shop.read(file=FILE)
    assert [str(each).split(": ")[1].split(";")[0] for each in caught.value.problems] == [
        'column "revenue" holds the error #N/A',
        'column "date" holds the error #VALUE!',
    ]


def test_monthly_workbooks_are_joined(shop: Shop) -> None:
    """A glob joins them, also beside text files; each row is found in its own file."""
    shop.write(workbook({"Data": [["date", "id", "revenue"], [NOV, "a", 1], [NOV, "b", 2]]}), "data/1.xlsx")
    shop.write("date,id,revenue\n2011-11-30,b,5\n", "data/2.csv")
    assert shop.values(file="data/*.*", key=("id",)) == {"2011-11": 6.0}
    shop.write(workbook({"Data": [["date", "id", "revenue"], [NOV, "b", 1], [NOV, "a", "x"]]}), "data/1.xlsx")
    with pytest.raises(SourceError, match=r'data/1\.xlsx, row 3: column "revenue" is \'x\''):
        shop.read(file="data/*.*", key=("id",))


def test_only_hidden_sheets_are_no_sheet(shop: Shop) -> None:
    """What a person who opens the file does not see is not what they mean."""
    shop.write(workbook({"Data": PLAIN}, hidden=["Data"]), FILE)
    with pytest.raises(SourceError, match="has no visible sheet"):
        shop.read(file=FILE)


def test_a_file_that_unpacks_to_gigabytes_is_refused_unread(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few megabytes of zeros would otherwise fill the machine's memory; here two of them are too much."""
    monkeypatch.setattr("readout.data.sources.workbook._LARGEST_FILE", 1 << 20)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/a.xml", bytes(2 << 20))
    shop.write(content.getvalue(), FILE)
    with pytest.raises(SourceError, match="unpacks to 2 MiB, too much"):
        shop.read(file=FILE)


CONTENT = workbook({"Data": PLAIN, "More": [["x"]]})


def problems_of(shop: Shop) -> tuple[Problem, ...]:
    """Return what is said of the file; nothing when it can be read."""
    try:
        shop.read(file=FILE)
    except SourceError as error:
        return error.problems
    return ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(CONTENT) - 1), st.integers(0, 255)), max_size=4), st.integers(0, 40))
def test_any_damage_gives_figures_or_a_message(changes: list[tuple[int, int]], cut: int) -> None:
    """A workbook with bytes changed or its end missing is read, or refused with its name; there is no other error."""
    content = bytearray(CONTENT)
    for place, byte in changes:
        content[place] = byte
    with tempfile.TemporaryDirectory() as folder:
        shop = new_shop(Path(folder))
        shop.write(bytes(content[: len(content) - cut]), FILE)
        assert all(FILE in problem.where for problem in problems_of(shop))


cells = st.none() | st.booleans() | st.text(max_size=5) | st.floats(-1e9, 1e9) | st.dates(dt.date(1905, 1, 1))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(cells, min_size=2, max_size=3), max_size=6))
def test_any_cells_give_figures_or_a_message(rows: list[list[Cell | None]]) -> None:
    """Whatever stands where."""
    kept = [[_sound(cell) for cell in row] for row in rows]
    with tempfile.TemporaryDirectory() as folder:
        shop = new_shop(Path(folder))
        shop.write(workbook({"Data": [["date", "revenue"], *kept]}), FILE)
        assert all(FILE in problem.where for problem in problems_of(shop))


def _sound(cell: Cell | None) -> Cell | None:
    """Return text without the characters that no XML file can hold."""
    return "".join(each for each in cell if each.isprintable()) if isinstance(cell, str) else cell
