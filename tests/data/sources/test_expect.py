"""``expect:`` refuses values that a column must not hold, with the row that holds them."""

from __future__ import annotations

import pytest

from readout.model.client import Range
from readout.model.errors import SourceError

from .conftest import Shop

ORDERS = "date,id,revenue\n2011-10-31,a,0\n2011-11-29,b,-0.5\n2011-11-30,,1000.01\n2011-11-30,,\n"


def refusal(shop: Shop, **source: object) -> list[str]:
    with pytest.raises(SourceError) as caught:
        shop.read(**source)
    return [str(problem) for problem in caught.value.problems]


def test_a_value_out_of_its_range_is_refused(shop: Shop) -> None:
    """Both ends belong to the range; a blank cell is no value and breaks nothing."""
    shop.write(ORDERS)
    assert refusal(shop, expect={"revenue": Range(min=0, max=1000)}) == [
        'clients/shop/data/orders.csv:3: column "revenue" is -0.5, less than the min of 0 that sources.orders.expect'
        " allows; mend the data, or the expectation",
        'clients/shop/data/orders.csv:4: column "revenue" is 1000.01, more than the max of 1000 that'
        " sources.orders.expect allows; mend the data, or the expectation",
    ]
    assert shop.values(expect={"revenue": Range(min=-0.5, max=1000.01)})["2011-11"] == 999.51


def test_a_value_that_must_be_unique_is_refused_at_its_second_row(shop: Shop) -> None:
    """Both rows are named, and how many more there are; blank cells are no values that repeat."""
    shop.write("date,id,revenue\n2011-10-31,a,1\n2011-11-01,,1\n2011-11-02,,1\n2011-11-03,a,1\n2011-11-30,a,1\n")
    assert refusal(shop, expect={"id": Range(unique=True)}) == [
        "clients/shop/data/orders.csv:5: column \"id\" is 'a' as in clients/shop/data/orders.csv:2, though"
        " sources.orders.expect wants each value once; keep one of the rows, or drop the expectation (1 more row like"
        " it)"
    ]


def test_what_a_later_file_replaced_breaks_nothing(shop: Shop) -> None:
    """The mistaken row of October's export is mended in November's, and its id does not stand twice."""
    shop.write("date,id,revenue\n2011-10-30,a,-5\n2011-10-31,b,1\n", "data/2011-10.csv")
    shop.write("date,id,revenue\n2011-10-30,a,5\n2011-11-30,c,1\n", "data/2011-11.csv")
    expect = {"revenue": Range(min=0), "id": Range(unique=True)}
    assert shop.values(file="data/*.csv", key=("id",), expect=expect) == {"2011-10": 6.0, "2011-11": 1.0}
    (problem, *_) = refusal(shop, file="data/*.csv", expect=expect)
    assert problem.startswith("clients/shop/data/2011-10.csv:2: ")


def test_a_column_with_a_range_holds_numbers(shop: Shop) -> None:
    """Also when no KPI is made of it."""
    shop.write("date,revenue,stock\n2011-11-30,1,many\n")
    assert "column \"stock\" is 'many', not a number" in refusal(shop, expect={"stock": Range(min=0)})[0]


@pytest.mark.parametrize("column", ['revenue" < 0 OR 1=1 --', "it's; DROP TABLE x", "n0"])
def test_a_column_name_is_never_sql(shop: Shop, column: str) -> None:
    """A name with quotes in it is a name with quotes in it."""
    quoted = '"' + column.replace('"', '""') + '"'
    shop.write(f"date,{quoted}\n2011-11-30,5\n")
    expect = {column: Range(min=0, unique=True)}
    assert shop.values(f"sum({quoted})", expect=expect, key=(column,)) == {"2011-11": 5.0}
