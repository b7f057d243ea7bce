"""What holds for any table: the SQL agrees with pandas, in any order and with any number of threads."""

from __future__ import annotations

import datetime as dt
import tempfile
from decimal import Decimal
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.data.sources import duck
from readout.model.errors import Problem, SourceError

from .conftest import by_month, new_shop

days = st.dates(dt.date(2011, 1, 1), dt.date(2011, 4, 30))
amounts = st.none() | st.decimals(-1000, 1000, places=2)
tables = st.lists(st.tuples(days, amounts, st.sampled_from("abc")), min_size=1, max_size=30)
FUNCTIONS = ("sum", "mean", "min", "max", "count", "distinct")


@settings(max_examples=25, deadline=None)
@given(tables)
def test_aggregates_agree_with_pandas(rows: list[tuple[dt.date, Decimal | None, str]]) -> None:
    """Each aggregate of each month with rows is what pandas finds in the same rows."""
    text = "".join(f"{day},{'' if amount is None else amount},{member}\n" for day, amount, member in rows)
    table = pd.DataFrame(rows, columns=["date", "revenue", "member"])
    table = table.assign(revenue=table["revenue"].astype(float))
    by = table.groupby(pd.PeriodIndex(pd.to_datetime(table["date"]), freq="M"))["revenue"]
    expected = {
        "sum": by.sum(min_count=1),
        "mean": by.mean(),
        "min": by.min(),
        "max": by.max(),
        "count": by.count(),
        "distinct": by.nunique(),
    }
    with tempfile.TemporaryDirectory() as folder:
        shop = new_shop(Path(folder))
        shop.write("date,revenue,member\n" + text)
        series = shop.read(
            {name: f"{name}(revenue)" for name in FUNCTIONS}, complete="stated", through=dt.date(2011, 4, 30)
        ).series
    for name in FUNCTIONS:
        found = series[name].values.reindex(expected[name].index)
        assert by_month(found) == pytest.approx(by_month(expected[name].astype(float)), nan_ok=True), name


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=200) | st.text(alphabet='date,revenu\n"-0123456789.;\r ', max_size=120).map(str.encode))
def test_any_file_gives_figures_or_a_message(content: bytes) -> None:
    """No content of a file, cut or garbled as it may be, leads to another error than a message for the analyst."""
    with tempfile.TemporaryDirectory() as folder:
        shop = new_shop(Path(folder))
        shop.write(b"date,revenue\n2011-11-30,1\n" + content)
        problems: tuple[Problem, ...] = ()
        try:
            shop.read()
        except SourceError as error:
            problems = error.problems
    assert all(problem.where.startswith("clients/shop/data/orders.csv") and problem.message for problem in problems)


def test_sums_do_not_depend_on_threads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Floats added in another order give other sums; the figures are the same bits with one thread and with four."""
    shop = new_shop(tmp_path)
    file = shop.write("", "data/orders.parquet")
    connection = duckdb.connect()
    connection.register("numbers", pd.DataFrame({"revenue": np.random.default_rng(7).normal(0, 1e6, 400_000)}))
    connection.execute(
        f"COPY (SELECT DATE '2011-11-30' AS date, revenue FROM numbers) TO '{file}'"
        " (FORMAT parquet, ROW_GROUP_SIZE 20000)"
    )
    found = []
    for threads in (1, 4, 4, 4):
        monkeypatch.setattr(duck, "THREADS", threads)
        found.append(shop.values(file="data/orders.parquet")["2011-11"])
    assert len(set(found)) == 1


def test_the_line_of_a_bad_cell_is_right_in_a_long_file(tmp_path: Path) -> None:
    """Rows are read by several threads in pieces; the line named is still the one in the file."""
    shop = new_shop(tmp_path)
    rows = [f'2011-11-{place % 30 + 1:02d},"note {place}\n",{place}\n' for place in range(150_000)]
    rows[120_000] = "2011-11-01,x,many\n"
    shop.write("date,note,revenue\n" + "".join(rows))
    with pytest.raises(SourceError, match=rf"orders\.csv:{1 + 2 * 120_000 + 1}: column"):
        shop.read()
