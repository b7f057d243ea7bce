"""Tables as people keep them by hand: a column for each month, totals below, empty columns beside."""

from __future__ import annotations

import pytest

from readout.model.errors import SourceError
from tests.data.sources.conftest import Shop, by_month
from tests.data.sources.corpus_workbooks import workbook

WIDE = """Page,Jan 2024,Feb 2024,Mar 2024,Total
/,"1,000","1,100",,"2,100"
/news,200,n/a,,"200"
Total,"1,200","1,100",,"2,300"
"""
MONTHS = {"date": "%b %Y", "thousands": ",", "across": "views", "leave_out": ("total",)}


def test_a_column_for_each_month_is_read_as_rows(shop: Shop) -> None:
    """Its cells are added up by month; totals are left out, and a month without a cell is a month to come."""
    shop.write(WIDE.replace("n/a", "50"))
    figures = shop.read("sum(views)", grain="month", absent="missing", format=MONTHS)
    assert by_month(figures.series["kpi"].values) == {"2024-01": 1200, "2024-02": 1150}


def test_a_cell_of_a_wide_table_is_told_by_its_line_and_month(shop: Shop) -> None:
    shop.write(WIDE)
    with pytest.raises(SourceError, match=r"""orders.csv:3, under "Feb 2024": column "views" is 'n/a'"""):
        shop.read("sum(views)", grain="month", format=MONTHS)


def test_a_sheet_may_be_wide_too(shop: Shop) -> None:
    """Dates that the spreadsheet itself knows stand above its columns; a filter takes one of its rows."""
    import datetime as dt

    days: list[str | int | dt.date | None] = ["Page", dt.date(2024, 1, 1), dt.date(2024, 2, 1)]
    shop.write(workbook({"Views": [days, ["/", 10, 20], ["/news", 1, 2]]}), "data/views.xlsx")
    read = shop.read(
        "sum(views)", where={"Page": "/"}, file="data/views.xlsx", grain="month", format={"across": "views"}
    )
    assert list(read.series["kpi"].values) == [10, 20]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Page,January\n/,1\n", 'orders.csv: has no column named by a date such as format.date "%b %Y"'),
        ("date,Jan 2024\n/,1\n", 'orders.csv: "date" and "views" must be names that no other column has'),
        ("Page,Jan 2024\n/,1,2\n", "orders.csv:2: has 3 cells where the header in line 1 names 2 columns"),
    ],
)
def test_what_is_not_wide_is_told(shop: Shop, content: str, said: str) -> None:
    """No date in the header, names that would stand twice, a row that is too long."""
    shop.write(content)
    with pytest.raises(SourceError) as error:
        shop.read("sum(views)", grain="month", format=MONTHS)
    assert said in str(error.value)


def test_rows_of_totals_are_left_out_when_named(shop: Shop) -> None:
    """By their first filled cell. Not named, they are told as a cell that is no date."""
    shop.write("date,page,views\n2024-01-01,/,10\n2024-01-02,/,20\n,TOTAL,30\n2024-01-31,/,1\n")
    assert shop.values("sum(views)", format={"leave_out": ("Total",)}) == {"2024-01": 31}
    with pytest.raises(SourceError, match=r"orders.csv:4: column \"date\" is blank"):
        shop.read("sum(views)")


def test_a_bad_cell_below_a_row_that_is_left_out_keeps_its_line(shop: Shop) -> None:
    shop.write("date,views\nTotal,30\n2024-01-01,x\n")
    with pytest.raises(SourceError, match=r"orders.csv:3: column \"views\" is 'x'"):
        shop.read("sum(views)", format={"leave_out": ("Total",)})


def test_empty_columns_need_no_name(shop: Shop) -> None:
    """As spreadsheets save them beside a table; a column in which something stands does need one."""
    shop.write(";date;views;\n;2024-01-01;10;\n;2024-01-31;20;\n")
    assert shop.values("sum(views)", format={"delimiter": ";"}) == {"2024-01": 30}
    shop.write(";date;views;\n;2024-01-01;10;\n;2024-01-02;20;x\n")
    with pytest.raises(SourceError, match=r"orders.csv:1: has no name for column 4"):
        shop.read("sum(views)", format={"delimiter": ";"})
