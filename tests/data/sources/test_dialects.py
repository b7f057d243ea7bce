"""Files as other people's programs save them, read right when ``format`` says how."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import duckdb
import pytest

from readout.data.scratch import sweep
from readout.model.errors import SourceError

from .conftest import Shop, by_month

SAME = {"2011-10": 1234.5, "2011-11": -0.5}

DIALECTS: dict[str, tuple[str | bytes, dict[str, Any]]] = {
    "plain": ("date,revenue\n2011-10-31,1234.50\n2011-11-30,-0.5\n", {}),
    "crlf without a last line end": ("date,revenue\r\n2011-10-31,1234.50\r\n2011-11-30,-0.5", {}),
    "other line ends within quotes": ('date,note,revenue\r\n2011-10-31,"a\nb",1234.50\r\n2011-11-30,c,-0.5\r\n', {}),
    "old line ends": ("date,revenue\r2011-10-31,1234.50\r2011-11-30,-0.5\r", {}),
    "quotes within cells": ('date,note,revenue\n2011-10-31,5" pipe,1234.50\n2011-11-30,a "b",-0.5\n', {}),
    "bom": ("\ufeffdate,revenue\n2011-10-31,1234.50\n2011-11-30,-0.5\n", {}),
    "spaces around": (" date , revenue \n 2011-10-31, 1234.50 \n2011-11-30 ,+1\n2011-11-30,-1.5\n", {}),
    "blank lines and blank rows": ("date,revenue\n\n2011-10-31,1234.50\n2011-11-30,-.5\n,\n ,\n", {}),
    "quoted": ('"date","revenue"\n"2011-10-31","1234.50"\n"2011-11-30","-0.5"\n"2011-11-30",""\n', {}),
    "line breaks within quotes": ('date,note,revenue\n2011-10-31,"a\n\nb",1234.50\n2011-11-30,"""c""",-0.5\n', {}),
    "line break in the header": ('date,"a\nb",revenue\n2011-10-31,,1234.50\n2011-11-30,,-0.5\n', {}),
    "timestamps": ("date,revenue\n2011-10-31T23:59:59,1234.50\n2011-11-30 08:26,-0.5\n", {}),
    "semicolons and comma": (
        "date;revenue\n31.10.2011;1.234,50\n30.11.2011;-0,5\n",
        {"delimiter": ";", "decimal": ",", "thousands": ".", "date": "%d.%m.%Y"},
    ),
    "spaces between thousands": (
        "date;revenue\n31.10.2011;1\u00a0234,50\n30.11.2011;-0,5\n",
        {"delimiter": ";", "decimal": ",", "thousands": " ", "date": "%d.%m.%Y"},
    ),
    "thin spaces between thousands": (
        "date;revenue\n31.10.2011;1\u202f234,50\n30.11.2011;-0,5\n",
        {"delimiter": ";", "decimal": ",", "thousands": " ", "date": "%d.%m.%Y"},
    ),
    "month first": (
        'date,revenue\n10/31/2011,"1,234.50"\n11/30/2011,-0.5\n',
        {"thousands": ",", "date": "%m/%d/%Y"},
    ),
    "apostrophes": ("date,revenue\n2011-10-31,1'234.50\n2011-11-30,-0.5\n", {"thousands": "'"}),
    "header in row 4": ("Report\n\nby day\ndate,revenue\n2011-10-31,1234.50\n2011-11-30,-0.5\n", {"header_row": 4}),
    "windows-1252": (
        "date,revenue,city\n2011-10-31,1234.50,Köln €\n2011-11-30,-0.5,\n".encode("cp1252"),
        {"encoding": "windows-1252"},
    ),
    "utf-16": ("date,revenue\n2011-10-31,1234.50\n2011-11-30,-0.5\n".encode("utf-16"), {"encoding": "utf-16"}),
    "a date with a clock of its own": (
        "date,revenue\n31.10.2011 23.59,1234.50\n30.11.2011 00.01,-0.5\n",
        {"date": "%d.%m.%Y %H.%M"},
    ),
}


@pytest.mark.parametrize("name", DIALECTS)
def test_the_same_figures_come_from_every_dialect(shop: Shop, name: str) -> None:
    """The report does not depend on which program saved the file."""
    content, format_ = DIALECTS[name]
    shop.write(content)
    assert shop.values(format=format_) == SAME


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("data/orders.tsv", "date\trevenue\n2011-10-31\t1234.50\n2011-11-30\t-0.5\n"),
        ("data/orders.json", '[{"date":"2011-10-31","revenue":1234.5},{"date":"2011-11-30","revenue":"-0.5"}]'),
        ("data/orders.jsonl", '{"date":"2011-10-31","revenue":1.2345e3}\n{"date":"2011-11-30","revenue":-0.5}\n'),
    ],
)
def test_tab_and_json_files_need_no_format(shop: Shop, name: str, content: str) -> None:
    """Their names say what they are."""
    shop.write(content, name)
    assert shop.values(file=name) == SAME


@pytest.mark.parametrize("number", ["DOUBLE", "FLOAT", "DECIMAL(9, 2)", "VARCHAR"])
@pytest.mark.parametrize("date", ["DATE", "TIMESTAMP", "TIMESTAMPTZ", "VARCHAR"])
def test_parquet_files_are_read_by_their_types(shop: Shop, number: str, date: str) -> None:
    """Dates and numbers keep their types; text in them is read as strictly as in a text file."""
    file = shop.write("", "data/orders.parquet")
    rows = "('2011-10-31', 1234.5), ('2011-11-30', -0.5), ('2011-11-30', NULL)"
    duckdb.sql("SET TimeZone = 'UTC'")
    duckdb.sql(
        f"COPY (SELECT d::{date} AS date, v::{number} AS revenue FROM (VALUES {rows}) AS t(d, v))"
        f" TO '{file}' (FORMAT parquet)"
    )
    assert shop.values(file="data/orders.parquet") == SAME


@pytest.mark.parametrize(
    ("cells", "counted"),
    [
        ("('a'), ('b'), (NULL)", 2),
        ("('a'), ('')", 1),
        ("('a'), ('   ')", 1),
        ("('é'), ('\t')", 2),
        ("(NULL), (NULL)", 0),
    ],
)
def test_blank_cells_of_a_parquet_file_are_not_counted(shop: Shop, cells: str, counted: int) -> None:
    """Neither NULL nor an empty text nor spaces; also where the file's own statistics tell that none is blank."""
    file = shop.write(b"", "data/orders.parquet")
    rows = f"SELECT DATE '2011-10-31' AS date, name, 1 AS revenue FROM (VALUES {cells}) AS t(name)"
    duckdb.execute(f"COPY ({rows}) TO '{file}' (FORMAT parquet)")
    values = shop.read({"kpi": "count(name)"}, file="data/orders.parquet").series["kpi"].values
    assert by_month(values) == {"2011-10": counted}


def test_a_day_far_from_any_business_is_told_by_its_row(shop: Shop) -> None:
    """Also one that Python has no date for."""
    file = shop.write(b"", "data/orders.parquet")
    days = "SELECT unnest([DATE '2011-10-31', DATE '200000-01-01', DATE '1900-01-01']) AS date, 1 AS revenue"
    duckdb.execute(f"COPY ({days}) TO '{file}' (FORMAT parquet)")
    with pytest.raises(SourceError, match=r"orders.parquet, row 2: column \"date\" is '200000-01-01'.*1 more cell"):
        shop.read(file="data/orders.parquet")


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("2011-10-31T23:30:00Z", "2011-10"),
        ("2011-07-31T23:30:00Z", "2011-08"),
        ("2011-07-31 23:30:00+01:00", "2011-07"),
        ("2011-07-31T23:30:00.5-0200", "2011-08"),
        ("2011-07-31 23:30:00 +0100", "2011-07"),
        ("2011-07-31 23:30:00 -02:00", "2011-08"),
        ("2011-10-31 23:30:00 Z", "2011-10"),
        ("2011-07-31T23:30:00", "2011-07"),
    ],
)
def test_a_moment_falls_on_the_clients_own_day(shop: Shop, written: str, month: str) -> None:
    """London is an hour ahead in summer; a time without an offset is the client's own already."""
    shop.write(f"date,revenue\n{written},1\n")
    assert list(shop.values(timezone="Europe/London")) == [month]


def test_a_stated_offset_is_turned_to_the_clients_day(shop: Shop) -> None:
    """The same holds for a format of one's own with an offset in it."""
    shop.write("date,revenue\n31.07.2011 23:30 +0000,1\n")
    assert list(shop.values(timezone="Europe/London", format={"date": "%d.%m.%Y %H:%M %z"})) == ["2011-08"]


@pytest.fixture
def scratch(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where scratch folders are made."""
    (tmp_path / "scratch").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "scratch"))
    return tmp_path / "scratch"


def test_a_copy_in_another_encoding_is_not_left_behind(shop: Shop, scratch: Path) -> None:
    """The copy holds a client's data: it goes when the reading is done."""
    content, format_ = DIALECTS["utf-16"]
    shop.write(content)
    assert shop.values(format=format_) == SAME
    assert list(scratch.iterdir()) == []


READ = """
import os, sys
from pathlib import Path
import readout.data.sources.source as source
from tests.data.sources.conftest import new_shop

source.require_columns = lambda *_: os.kill(os.getpid(), 9)
new_shop(Path(sys.argv[1])).values(format={"encoding": "utf-16"})
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_copy_that_a_killed_reading_left_goes_with_the_next_sweep(shop: Shop, scratch: Path) -> None:
    """It is a client's data all the same."""
    shop.write(DIALECTS["utf-16"][0])
    command = [sys.executable, "-c", READ, str(shop.project.root)]
    killed = subprocess.run(command, env={**os.environ, "TMPDIR": str(scratch)}, cwd=Path(__file__).parents[3])
    assert killed.returncode == -signal.SIGKILL
    assert len(list(scratch.glob("*/*.csv"))) == 1
    sweep()
    assert list(scratch.iterdir()) == []
