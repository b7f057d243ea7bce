"""1.500 may be one and a half or fifteen hundred: where nothing tells which, it is refused until someone says."""

from __future__ import annotations

import tempfile
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.model.errors import SourceError

from .conftest import Shop, new_shop


def column(*cells: str) -> str:
    return "date,revenue\n" + "".join(f"2011-11-30,{cell}\n" for cell in cells)


@pytest.mark.parametrize("cells", [("1.500",), ("-12.345", "7"), ("999", "123.000", "0"), (" 1.500 ", ""), ("+1.500",)])
def test_a_column_that_could_be_either_is_refused(cells: tuple[str, ...], shop: Shop) -> None:
    """Small whole numbers, blanks and zeros tell nothing: both ways of writing have them."""
    shop.write(column(*cells))
    with pytest.raises(SourceError, match="the point could mark thousands or decimals"):
        shop.read()


@pytest.mark.parametrize(
    ("cells", "total"),
    [
        (("1.500", "2.5"), 4.0),  # no one writes one decimal of thousands
        (("1.500", "0.125"), 1.625),  # no group begins with a lone zero
        (("1.500", "1500"), 1501.5),  # who groups thousands writes 1.500
        (("1.500", "1234.567"), 1236.067),
        (("1.500", ".5"), 2.0),
        (("1.50", "2"), 3.5),
        (("987", "12"), 999.0),
    ],
)
def test_a_column_in_which_one_cell_tells_is_read(cells: tuple[str, ...], total: float, shop: Shop) -> None:
    """The whole column was written by one program in one way."""
    shop.write(column(*cells))
    assert shop.values() == {"2011-11": pytest.approx(total)}


def test_each_file_must_tell_by_itself(shop: Shop) -> None:
    """Two files may come from two countries; October's decimals do not settle November's."""
    shop.write("date,revenue\n2011-10-31,2.5\n", "data/1.csv")
    shop.write("date,revenue\n2011-11-30,1.500\n", "data/2.csv")
    with pytest.raises(SourceError, match=r"data/2\.csv:2: "):
        shop.read(file="data/*.csv")


def test_only_columns_that_are_added_up_matter(shop: Shop) -> None:
    """A version number, or a code that is counted, may look like anything."""
    shop.write("date,revenue,code\n2011-11-30,1.5,1.500\n")
    assert shop.values("distinct(code)") == {"2011-11": 1.0}
    assert shop.values() == {"2011-11": 1.5}


@pytest.mark.parametrize("format_", [{"decimal": ",", "thousands": "."}, {"thousands": ","}, {"decimal": ","}])
def test_a_stated_format_settles_it(format_: dict[str, str], shop: Shop) -> None:
    """Once ``format`` says how numbers are written, nothing is ambiguous."""
    mark = "," if format_ == {"decimal": ","} else "."
    shop.write(column(f'"1{mark}500"'))
    assert shop.values(format=format_) == {"2011-11": 1500.0 if format_.get("thousands") == "." else 1.5}


def test_typed_numbers_are_what_they_are(shop: Shop) -> None:
    """Parquet and JSON write a point for decimals, always."""
    file = shop.write("", "data/orders.parquet")
    duckdb.sql(f"COPY (SELECT DATE '2011-11-30' AS date, 1.125 AS revenue) TO '{file}' (FORMAT parquet)")
    assert shop.values(file="data/orders.parquet") == {"2011-11": 1.125}
    shop.write('[{"date": "2011-11-30", "revenue": 1.125}]', "data/orders.json")
    assert shop.values(file="data/orders.json") == {"2011-11": 1.125}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 5_000_000).map(lambda n: n * 100), min_size=1, max_size=8))
def test_grouped_whole_numbers_are_never_read_as_small_ones(numbers: list[int]) -> None:
    """A program that puts points between thousands writes no number that is read a thousand times too small."""
    with tempfile.TemporaryDirectory() as folder:
        shop = new_shop(Path(folder))
        shop.write(column(*(f"{number:,}".replace(",", ".") for number in numbers)))
        refused = ""
        try:
            read = shop.values()
        except SourceError as error:
            refused = str(error)
    if refused:
        assert max(numbers) >= 1000
        assert "thousands" in refused
    else:
        assert read == {"2011-11": sum(numbers)}
