"""A glob joins monthly exports; where they overlap, the later file has the newer truth."""

from __future__ import annotations

import pytest

from readout.model.errors import SourceError

from .conftest import Shop

GLOB = "data/*.csv"


def test_monthly_exports_are_joined_in_the_order_of_their_names(shop: Shop) -> None:
    """Columns may stand in another order, and a file may hold more of them."""
    shop.write("date,revenue\n2011-10-31,5\n", "data/2011-10.csv")
    shop.write("country,revenue,date\nFI,6,2011-11-30\n", "data/2011-11.csv")
    figures = shop.read(file=GLOB)
    assert shop.values(file=GLOB) == {"2011-10": 5.0, "2011-11": 6.0}
    assert figures.reach["orders"].files == ("clients/shop/data/2011-10.csv", "clients/shop/data/2011-11.csv")


def test_a_later_file_replaces_the_rows_it_repeats(shop: Shop) -> None:
    """Invoice b was 5 and is now 4, and moved to November; both its old rows go, and are counted."""
    shop.write("date,id,line,revenue\n2011-10-30,a,1,1\n2011-10-31,b,1,5\n2011-10-31,b,1,5\n", "data/2011-10.csv")
    shop.write("date,id,line,revenue\n2011-11-29,b,1,4\n2011-11-30,c,1,2\n2011-11-30,c,1,2\n", "data/2011-11.csv")
    figures = shop.read(file=GLOB, key=("id", "line"), complete="stated", through=None)
    assert shop.values(file=GLOB, key=("id", "line"), grain="month") == {"2011-10": 1.0, "2011-11": 8.0}
    assert shop.values("distinct(id)", file=GLOB, key=("id",), grain="month") == {"2011-10": 1.0, "2011-11": 2.0}
    assert figures.reach["orders"].replaced == 2
    assert figures.reach["orders"].rows == 4


def test_without_a_key_nothing_is_replaced(shop: Shop) -> None:
    shop.write("date,id,revenue\n2011-10-31,a,1\n", "data/1.csv")
    shop.write("date,id,revenue\n2011-10-31,a,1\n", "data/2.csv")
    assert shop.values(file=GLOB) == {"2011-10": 2.0}
    assert shop.values(file=GLOB, key=("id",)) == {"2011-10": 1.0}


def test_a_row_without_its_key_cannot_be_matched(shop: Shop) -> None:
    """Whether it repeats another row is not known: it is refused, with its place."""
    shop.write("date,id,revenue\n2011-10-31,a,1\n", "data/1.csv")
    shop.write("date,id,revenue\n2011-10-31,a,1\n2011-10-31,,1\n", "data/2.csv")
    with pytest.raises(SourceError, match=r'data/2\.csv:3: column "id" is blank, but it is part of the key'):
        shop.read(file=GLOB, key=("id",))


def test_every_file_of_a_pattern_is_checked(shop: Shop) -> None:
    """Each file is named with its own line or column."""
    shop.write("date,revenue\n2011-10-31,x\n", "data/1.csv")
    shop.write("date,revenue\n2011-10-31,1\n2011-10-31,y\n", "data/2.csv")
    with pytest.raises(SourceError) as caught:
        shop.read(file=GLOB)
    assert [each.where for each in caught.value.problems] == [
        "clients/shop/data/1.csv:2",
        "clients/shop/data/2.csv:3",
    ]


def test_an_export_without_rows_may_stand_among_others(shop: Shop) -> None:
    """A month in which nothing happened has an empty export."""
    shop.write("date,revenue\n2011-10-31,1\n", "data/1.csv")
    shop.write("date,revenue\n", "data/2.csv")
    assert shop.values(file=GLOB) == {"2011-10": 1.0}


def test_kinds_may_be_mixed(shop: Shop) -> None:
    """The old export is text, the new one JSON: each is read by its own types."""
    shop.write("date,revenue\n2011-10-31,1.5\n", "data/1.csv")
    shop.write('[{"date": "2011-11-30", "revenue": 2}]', "data/2.json")
    assert shop.values(file="data/?.*") == {"2011-10": 1.5, "2011-11": 2.0}


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(shop: Shop) -> None:
    """Browsers save a second download as ``orders [1].csv``."""
    shop.write("date,revenue\n2011-10-31,1\n", "data/orders [1].csv")
    shop.write("date,revenue\n2011-10-31,5\n", "data/orders 1.csv")
    assert shop.values(file="data/orders [1].csv") == {"2011-10": 1.0}
    assert shop.values(file="data/*.csv") == {"2011-10": 6.0}
