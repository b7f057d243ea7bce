"""Other people's files, and what the analyst is told about each: file, line, column, value found, cure.

The snapshots hold the first lines of each file beside its message, so that messages can be read as texts.
"""

from __future__ import annotations

from typing import Any

import duckdb
import pytest
from syrupy.assertion import SnapshotAssertion

from readout.model.errors import SourceError

from .conftest import Shop

Case = tuple[str | bytes, dict[str, Any]]

GOOD = "date,revenue\n2011-11-01,1\n"
DOTS = {"format": {"date": "%d.%m.%Y"}}

CASES: dict[str, Case] = {
    "date with dots": ("date,revenue\n30.11.2011,1\n1.12.2011,2\n", {}),
    "date with dots and time": ("date,revenue\n30.11.2011 08:26,1\n", {}),
    "date either way": ("date,revenue\n03/04/2011,1\n", {}),
    "date month first": ("date,revenue\n11/30/2011,1\n", {}),
    "date day first": ("date,revenue\n30/11/2011,1\n", {}),
    "date two-digit year": ("date,revenue\n30.11.11,1\n", {}),
    "date as a spreadsheet number": ("date,revenue\n40877,1\n", {}),
    "date blank": ("date,revenue\n2011-11-01,1\n,2\n", {}),
    "date that is none": ("date,revenue\n2011-02-30,1\n", {}),
    "date in 1899": ("date,revenue\n1899-12-30,1\n", {}),
    "date of a placeholder": ("date,revenue\n9999-12-31,1\n", {}),
    "totals row": ("date,revenue\n2011-11-01,1\nTotal,1\n", {}),
    "iso date where dots are stated": (GOOD, DOTS),
    "time where none is stated": ("date,revenue\n30.11.2011 08:26:00,1\n", DOTS),
    "hour that is none": ("date,revenue\n2011-11-30T25:00:00,1\n", {}),
    "unknown date format": (GOOD, {"format": {"date": "%Q"}}),
    "date format without a year": ("date,revenue\n30.11.,1\n", {"format": {"date": "%d.%m."}}),
    "not a number": ("date,revenue\n2011-11-01,NaN\n", {}),
    "infinite": ("date,revenue\n2011-11-01,-inf\n", {}),
    "exponent": ("date,revenue\n2011-11-01,1e9\n", {}),
    "exponent of a spreadsheet": ("date,revenue\n2011-11-01,1.2E+09\n", {}),
    "percent": ("date,revenue\n2011-11-01,3.4%\n", {}),
    "currency": ("date,revenue\n2011-11-01,£12.50\n", {}),
    "currency code": ("date,revenue\n2011-11-01,12.50 EUR\n", {}),
    "brackets for minus": ("date,revenue\n2011-11-01,(12.50)\n", {}),
    "decimal comma": ('date,revenue\n2011-11-01,"12,5"\n', {}),
    "comma either way": ('date,revenue\n2011-11-01,"1,500"\n', {}),
    "thousands comma": ('date,revenue\n2011-11-01,"1,234.50"\n', {}),
    "thousands point": ('date,revenue\n2011-11-01,"1.234,50"\n', {}),
    "thousands space": ("date,revenue\n2011-11-01,1 234\n", {}),
    "thousands no-break space": ('date,revenue\n2011-11-01,"1\u00a0234,50"\n', {}),
    "thousands apostrophe": ("date,revenue\n2011-11-01,1'234.50\n", {}),
    "point where comma is stated": ("date,revenue\n2011-11-01,12.5\n", {"format": {"decimal": ","}}),
    "groups that are none": ('date,revenue\n2011-11-01,"12,34"\n', {"format": {"thousands": ","}}),
    "text in a number column": ("date,revenue\n2011-11-01,1\n2011-11-02,many\n2011-11-03,few\n", {}),
    "too many digits": (f"date,revenue\n2011-11-01,{'9' * 30}\n", {}),
    "sum of too many digits": (f"date,revenue\n2011-11-01,{'9' * 26}\n2011-11-01,{'9' * 26}\n", {}),
    "bad cell after lines within quotes": ('date,note,revenue\n2011-11-01,"a\nb",1\n\n2011-11-02,c,x\n', {}),
    "two columns bad": ("date,revenue\n2011-11-01,x\n1.11.2011,2\n", {}),
    "empty file": ("", {}),
    "header only": ("date,revenue\n", {}),
    "blank first line": ("\ndate,revenue\n2011-11-01,1\n", {}),
    "missing column": ("date,revenu,country\n2011-11-01,1,FI\n", {}),
    "column in other letters": ("Date,Revenue\n2011-11-01,1\n", {}),
    "semicolons": ("date;revenue\n2011-11-01;1\n", {}),
    "tabs": ("date\trevenue\n2011-11-01\t1\n", {}),
    "header in row 4": ("Shop report\n\nby day,all\ndate,revenue\n2011-11-01,1\n", {}),
    "duplicate header": ("date,revenue,revenue\n2011-11-01,1,2\n", {}),
    "empty header": ("date,,revenue\n2011-11-01,1,2\n", {}),
    "too few cells": ("date,revenue\n2011-11-01,1\n2011-11-02\n", {}),
    "too many cells": ("date,revenue\n2011-11-01,1\n2011-11-02,1,500\n", {}),
    "open quote": ('date,revenue\n2011-11-01,1\n2011-11-02,"5\n', {}),
    "text after a quote": ('date,revenue\n2011-11-01,1\n2011-11-02,"5"0\n', {}),
    "mixed line ends": ("date,revenue\n2011-11-01,1\r\n2011-11-02,1\n", {}),
    "windows-1252 read as utf-8": ("date,revenue,city\n2011-11-01,1,Köln\n".encode("cp1252"), {}),
    "windows-1252 header": ("date,revenue,Erlös\n2011-11-01,1,2\n".encode("cp1252"), {}),
    "utf-16 read as utf-8": (GOOD.encode("utf-16"), {}),
    "utf-8 read as utf-16": (GOOD.encode(), {"format": {"encoding": "utf-16"}}),
    "unknown encoding": (GOOD, {"format": {"encoding": "klingon"}}),
    "encoding that is none": (GOOD, {"format": {"encoding": "rot13"}}),
    "long delimiter": (GOOD, {"format": {"delimiter": "||"}}),
    "missing file": (GOOD, {"file": "data/order.csv"}),
    "folder": (GOOD, {"file": "data"}),
    "unmatched pattern": (GOOD, {"file": "data/2012-*.csv"}),
    "unknown kind": (GOOD, {"file": "data/orders.csv.bak"}),
    "path upwards": (GOOD, {"file": "../other/data/orders.csv"}),
    "absolute path": (GOOD, {"file": "/etc/passwd"}),
    "windows path": (GOOD, {"file": "C:\\data\\orders.csv"}),
    "weeks that begin on any day": ("date,revenue\n2011-11-07,1\n2011-11-15,1\n", {"grain": "week"}),
    "database": (GOOD, {"file": None, "database": "ADS_DATABASE_URL", "query": "queries/ads.sql"}),
    "unknown data root": (GOOD, {"root": "drive"}),
    "json list cut": ('[{"date": "2011-11-01", "revenue": 1},\n{"date": "2011-', {"file": "data/orders.json"}),
    "json of text": ('[{"date": "2011-11-01", "revenue": "many"}]', {"file": "data/orders.json"}),
    "parquet that is none": (GOOD, {"file": "data/orders.parquet"}),
    "nan in a parquet file": (b"nan", {"file": "data/orders.parquet"}),
    "number for a date in a parquet file": (b"number", {"file": "data/orders.parquet"}),
}

PARQUET = {
    b"nan": "SELECT DATE '2011-11-01' AS date, unnest([1.5::DOUBLE, 'nan'::DOUBLE]) AS revenue",
    b"number": "SELECT 20111101 AS date, 1.5 AS revenue",
}


@pytest.mark.parametrize("name", CASES)
def test_a_file_that_cannot_be_trusted_is_refused_with_its_cure(
    name: str, shop: Shop, snapshot: SnapshotAssertion
) -> None:
    """Nothing is guessed: what cannot be read in exactly one way is named with its place and the cure."""
    content, settings = CASES[name]
    target = shop.write(content, settings.get("file") if _inside(settings.get("file")) else "data/orders.csv")
    if content in PARQUET:
        duckdb.sql(f"COPY ({PARQUET[content]}) TO '{target}' (FORMAT parquet)")
    with pytest.raises(SourceError) as caught:
        shop.read(**settings)
    assert str(shop.project.root) not in str(caught.value)
    shown = content if isinstance(content, str) else repr(content)
    assert f"{shown}\n{settings or ''}\n----\n{caught.value}" == snapshot


def _inside(file: str | None) -> bool:
    """Whether the file is one to be written: neither missing on purpose nor outside of the client's folder."""
    return file in ("data/orders.json", "data/orders.parquet", "data/orders.csv.bak")
