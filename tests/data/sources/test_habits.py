"""Large files are read a shorter way, by the habits of their first rows: it gives what the long way gives, always."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.data.client_file import read_client
from readout.data.sources import source as source_module
from readout.data.sources.figures import read_figures
from readout.data.sources.habits import Habits, habits_of
from readout.model.client import Range
from readout.model.errors import SourceError

from .conftest import Shop, by_month, new_shop
from .test_bad_files import CASES as BAD
from .test_bad_files import PARQUET
from .test_corpus import CASES, CORPUS, READ, project_of


@contextmanager
def in_habit(decimals: int) -> Iterator[None]:
    """Read every file as if most numbers had so many decimals and each day one text, whatever is in it."""

    def habits(*args: Any) -> Habits:
        return Habits(dict.fromkeys(args[4], decimals), one_text_a_day=True)

    with patch.object(source_module, "LARGE", 0), patch.object(source_module, "habits_of", habits):
        yield


def found_in(rows: str) -> Habits:
    """Return the habits of rows of a day and a number."""
    connection = duckdb.connect()
    scan = f"SELECT * FROM (VALUES {rows}) AS t(c0, c1)"
    return habits_of(connection, scan, "c0", "TRY_CAST(left(c0, 10) AS DATE)", {"revenue": "c1"})


@pytest.mark.parametrize(
    ("cells", "decimals"),
    [
        (["1.50", "12.00", "-0.75", "3.10"], 2),
        (["1", "20", "-3"], 0),
        (["1.50", "2.25", "3.75", "4.5"], 2),
        (["1.50", "2.25", "3.5", "4.5"], None),
        (["1.50", "1e5", "nan"], None),
        (["1,50", "2,25"], None),
        (["007", "+5", " 5"], None),
        (["", ""], None),
        (["0.1234567891"], None),
    ],
)
def test_the_habit_of_numbers_is_how_three_of_four_are_written(cells: list[str], decimals: int | None) -> None:
    """Blank cells count for nothing; marks, exponents and zeros in front are no habit, nor are ten decimals."""
    found = found_in(", ".join(f"('2024-01-01', '{cell}')" for cell in cells))
    assert found.decimals.get("revenue") == decimals


@pytest.mark.parametrize(
    ("days", "alone"),
    [
        (["2024-01-01", "2024-01-01", "2024-01-02"], True),
        (["2024-01-01 00:00", "2024-01-01 00:00", "2024-01-02 00:00"], True),
        (["2024-01-01 08:15", "2024-01-01 08:16"], False),
        (["2024-01-01", "Total"], False),
        (["2024-01-01", "soon"], False),
        (["", ""], False),
    ],
)
def test_a_day_has_one_text_where_no_time_of_day_follows(days: list[str], alone: bool) -> None:
    """Rows are added up by the text of their day only where there are no more texts than days."""
    assert found_in(", ".join(f"('{day}', '1')" for day in days)).one_text_a_day is alone


def test_rows_that_cannot_be_read_have_no_habit() -> None:
    """What is wrong with them is said by whoever reads them all."""
    scan = "SELECT error('broken') AS c0, '1' AS c1"
    assert habits_of(duckdb.connect(), scan, "c0", "c0", {"revenue": "c1"}) == Habits()


def test_only_large_files_are_looked_at(shop: Shop) -> None:
    """A look takes longer than it saves for a file of a few rows; for one of two megabytes it is taken once."""
    with patch.object(source_module, "habits_of", wraps=habits_of) as look:
        shop.write("date,revenue\n2024-01-31,1.50\n")
        assert shop.values() == {"2024-01": 1.5}
        assert look.call_count == 0
        shop.write("date,revenue\n" + "2024-01-31,1.50\n" * 140_000)
        assert shop.values() == {"2024-01": 210_000}
        assert look.call_count == 1


@pytest.mark.parametrize("case", CASES)
def test_the_corpus_is_read_alike(case: str, tmp_path: Path) -> None:
    """Each file gives its figures, or its message to the letter, whatever habit is taken for its own."""
    project = project_of(case, tmp_path)
    with in_habit(3):
        if case in READ:
            series = read_figures(project, read_client(project, "shop")).series["revenue"]
            assert by_month(series.values.dropna()) == json.loads((CORPUS / case / "figures.json").read_text("utf-8"))
            return
        with pytest.raises(SourceError) as caught:
            read_figures(project, read_client(project, "shop"))
    assert f"{caught.value}\n" == (CORPUS / case / "message.txt").read_text("utf-8")


@pytest.mark.parametrize("case", [case for case, (content, _) in BAD.items() if content not in PARQUET])
def test_bad_files_are_refused_alike(case: str, shop: Shop) -> None:
    """The message is the same to the letter."""
    content, said = BAD[case]
    shop.write(content)
    with pytest.raises(SourceError) as long:
        shop.read(**said)
    with in_habit(2), pytest.raises(SourceError) as short:
        shop.read(**said)
    assert str(short.value) == str(long.value)


FORMULAS = {
    "sum": "sum(revenue)", "mean": "mean(revenue)", "low": "min(revenue)", "high": "max(revenue)",
    "items": "sum(items)", "notes": "count(note)", "kinds": "distinct(note)",
}  # fmt: skip


def outcome(shop: Shop, said: dict[str, Any]) -> object:
    """Return all that is read of the shop's file, or the problems with it."""
    try:
        figures = shop.read(FORMULAS, **said)
    except SourceError as error:
        return error.problems
    values = {id_: (by_month(each.values.fillna(-1e99)), each.incomplete) for id_, each in figures.series.items()}
    return values, figures.reach, {id_: each.totals for id_, each in figures.read.items()}


PLAIN = (
    st.decimals(-10_000, 10_000, places=2).map(str)
    | st.decimals(0, 99, places=1).map(str)
    | st.integers(-9, 10**6).map(str)
)
ODD = st.sampled_from(
    ["", " ", "1e5", "1E5", "1e2", "1e-2", "1_000", "1.", ".5", "-.5", "+5", " 5 ", "5\t", "007", "-0", "-0.00", "inf",
     "nan", "NULL", "1.500", "1.005", "0.0000005", "1,5", "1.234,50", "1,234.50", "1 234", "12,34,567", "--5", "(5)",
     "99999999999999999.25", "9223372036854775808", "99999999999999999999999999", "999999999999999999999999999", "3.4%",
     "1.23456789012345", "٣", "0x10", "0b1", "12\v"]
)  # fmt: skip
DAYS = st.dates(dt.date(2023, 1, 1), dt.date(2023, 4, 30))
ODD_DAYS = st.sampled_from(
    ["", " ", "2023/01/05", "2023 01 05", "02023-1-05", "2023-1-5", " 2023-01-05", "2023-01-05 ", "2023-02-30",
     "2023-01-05 23:30", "2023-01-05T23:30:00Z", "2023-01-31 23:30:00 -0500", "1899-12-30", "9999-12-31", "infinity",
     "Total", "05.01.2023", "5.1.2023", "2023-01-05 00:00:00", "2023-12-31"]
)  # fmt: skip
FORMATS: list[dict[str, Any]] = [
    {}, {}, {"decimal_stated": True}, {"thousands": ","}, {"decimal": ","}, {"decimal": ",", "thousands": "."},
    {"thousands": " "}, {"date": "%d.%m.%Y"}, {"date": "%d.%m.%Y", "decimal": ","}, {"leave_out": ("Total",)},
]  # fmt: skip
NOTES = st.sampled_from(["", "a", "b", " a", "two\nlines", 'a "quote"', "Total", "x;y, z", "é"])


@st.composite
def files(draw: st.DrawFn) -> tuple[list[str], dict[str, Any]]:
    """Draw one or two csv files and how client.yml says they are written: some sound, most with odd cells."""
    format_ = draw(st.sampled_from(FORMATS))
    pattern = format_.get("date", "%Y-%m-%d")
    comma = format_.get("decimal") == ","
    number = PLAIN.map(lambda text: text.replace(".", ",")) if comma else PLAIN
    often = draw(st.sampled_from([0, 0, 3, 10]))
    odd = st.sampled_from([True] * often + [False] * (30 - often))

    def cell(plain: st.SearchStrategy[str], strange: st.SearchStrategy[str]) -> str:
        return draw(strange if draw(odd) else plain)

    def row(place: int) -> str:
        day = cell(DAYS.map(lambda day: day.strftime(pattern)), ODD_DAYS)
        quoted = (f'"{each}"' for each in (cell(number, ODD), cell(st.integers(0, 99).map(str), ODD)))
        note = draw(NOTES).replace('"', '""')
        return ",".join([day, *quoted, f'"{note}"', cell(st.just(str(place)), st.sampled_from(["", "7"]))])

    end = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    texts = []
    for _ in range(draw(st.sampled_from([1, 1, 2]))):
        rows = [row(place) for place in range(draw(st.integers(1, 8)))]
        if draw(st.sampled_from([False] * 9 + [True])):
            rows.append(draw(st.sampled_from(["2023-01-01,5", '2023-01-01,"5', "2023-01-01,1,2,3,4,5,6"])))
        bom = draw(st.sampled_from(["", "", "\ufeff"]))
        texts.append(bom + end.join(["date,revenue,items,note,id", *rows, ""]))
    said: dict[str, Any] = {"format": format_, "grain": draw(st.sampled_from(["day", "day", "month"]))}
    said |= draw(st.sampled_from([{}, {"where": {"note": "a"}}, {"where": {"items": 5}}]))
    said |= draw(st.sampled_from([{}, {}, {"expect": {"revenue": Range(min=0), "id": Range(unique=True)}}]))
    said |= draw(st.sampled_from([{}, {"timezone": "America/New_York"}, {"absent": "missing"}]))
    if len(texts) > 1:
        said |= {"file": "data/*.csv"} | draw(st.sampled_from([{}, {"key": ("id",)}]))
    return texts, said


@settings(max_examples=60, deadline=None)
@given(files(), st.integers(0, 3))
def test_the_short_way_gives_what_the_long_way_gives(drawn: tuple[list[str], dict[str, Any]], decimals: int) -> None:
    """Figures, totals, reach, notes and messages are equal whatever habit is taken for the files' own."""
    texts, said = drawn
    with tempfile.TemporaryDirectory() as folder:
        shop = new_shop(Path(folder))
        for place, text in enumerate(texts):
            shop.write(text, f"data/{'orders' if len(texts) == 1 else place}.csv")
        long = outcome(shop, said)
        with in_habit(decimals):
            assert outcome(shop, said) == long
