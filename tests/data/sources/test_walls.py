"""A client's data come from the client's own folder; the engine that reads them sees nothing else."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from readout.data.sources.duck import locked
from readout.model.client import Range
from readout.model.errors import SourceError

from .conftest import Shop

ROW = "date,revenue\n2011-11-30,1\n"

REACHING_OUT = (
    "SELECT * FROM read_text('{other}')",
    "SELECT * FROM read_csv('{other}')",
    "SELECT * FROM glob('{folder}/*')",
    "COPY (SELECT 1) TO '{folder}/new.csv'",
    "ATTACH '{folder}/new.db'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET enable_external_access = true",
    "SET threads = 1",
    "SET allowed_paths = ['{other}']",
    "SET lock_configuration = false",
    "RESET enable_external_access",
    "SET TimeZone = 'Asia/Tokyo'",
    "SET GLOBAL memory_limit = '1GB'",
    "SET temp_directory = '{folder}'",
    "PRAGMA threads = 8",
    "SELECT * FROM read_text('/etc/hostname')",
    "SELECT * FROM read_blob('/etc/hostname')",
    "SELECT * FROM '/etc/hostname'",
    "SELECT * FROM '{other}'",
    "SELECT * FROM read_csv('{own}/../other.csv')",
    "SELECT * FROM read_csv(['{own}', '{other}'])",
    "SELECT * FROM read_csv('{folder}/o*.csv')",
    "SELECT * FROM read_parquet('{other}')",
    "SELECT * FROM read_json('{other}')",
    "SELECT * FROM read_csv('https://example.com/a.csv')",
    "SELECT * FROM 's3://bucket/a.parquet'",
    "SELECT getenv('HOME')",
    "INSTALL spatial FROM community",
    "LOAD '{other}'",
    "ATTACH '{other}' AS other (READ_ONLY)",
    "ATTACH ':memory:' AS room; COPY (SELECT 1) TO '{folder}/new.csv'",
    "EXPORT DATABASE '{folder}/new'",
    "IMPORT DATABASE '{folder}'",
    "COPY (SELECT 1) TO '{own}'",
    "CREATE TABLE t AS FROM read_text('{other}')",
    "CREATE PERSISTENT SECRET s (TYPE s3)",
)


@pytest.mark.parametrize("query", REACHING_OUT)
def test_the_engine_sees_the_files_of_one_source_and_nothing_else(query: str, tmp_path: Path) -> None:
    """Even a query that someone smuggled in could not read, write, fetch or unlock anything."""
    own, other = tmp_path / "own.csv", tmp_path / "other.csv"
    own.write_text(ROW)
    other.write_text(ROW)
    with locked([own]) as connection:
        assert len(connection.execute(f"SELECT * FROM read_csv('{own}')").fetchall()) == 1
        with pytest.raises(duckdb.Error):
            connection.execute(query.format(own=own, other=other, folder=tmp_path)).fetchall()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other.csv", "own.csv"]
    assert own.read_text() == ROW


def test_what_grows_with_the_rows_goes_to_the_disk(tmp_path: Path) -> None:
    """By itself DuckDB takes four fifths of a machine's memory, for each of several clients at once."""
    with locked([]) as connection:
        told = connection.execute(
            "SELECT current_setting('memory_limit'), current_setting('temp_directory')"
        ).fetchone()
    assert told is not None
    size, unit = told[0].split()
    assert unit == "MiB"
    assert float(size) < 600
    assert Path(told[1]).match("readout-*")


def test_files_that_need_more_memory_are_told_what_to_do(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cure is not another export of the same rows."""

    def starved(*_: object) -> None:
        raise duckdb.OutOfMemoryException("could not allocate block")

    monkeypatch.setattr("readout.data.sources.source.total", starved)
    shop.write(ROW)
    with pytest.raises(SourceError, match=r"data/orders\.csv: cannot be read in 600MB of memory; let the export add"):
        shop.read()


def test_frames_of_the_program_are_no_tables(tmp_path: Path) -> None:
    """A query cannot name a variable of the code that runs it."""
    secrets = pd.DataFrame({"secret": ["x"]})
    with locked([]) as connection, pytest.raises(duckdb.Error):
        connection.execute("SELECT * FROM secrets").fetchall()
    assert len(secrets) == 1


HOSTILE = (
    "revenue) FROM read_text('/etc/hostname') --",
    "x'; ATTACH '/tmp/x.db'; --",
    "a\" || (SELECT content FROM read_text('/etc/hostname')) || \"",
    "$v0",
    "{{< env HOME >}}",
    "c0",
    "day",
    "file_no",
    "1; DROP TABLE every",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_names_and_values_in_client_yml_are_never_sql(name: str, shop: Shop) -> None:
    """Columns, filters, keys, dimensions and limits named like SQL are only names: the figures come out right."""
    quoted = '"' + name.replace('"', '""') + '"'
    shop.write(f"date,{quoted},member\n2011-11-30,2,{quoted}\n2011-11-30,3,other\n")
    settings: dict[str, Any] = {"key": (name,), "expect": {name: Range(min=0, max=9, unique=True)}}
    assert shop.values(f"sum({quoted})", **settings) == {"2011-11": 5.0}
    assert shop.values(f"sum({quoted})", where={"member": name}, **settings) == {"2011-11": 2.0}
    assert shop.values(f"distinct({quoted})", where={name: 3}, **settings) == {"2011-11": 1.0}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_missing_column_named_like_sql_is_a_missing_column(name: str, shop: Shop) -> None:
    """The message shows the name; nothing runs."""
    shop.write(ROW)
    with pytest.raises(SourceError) as caught:
        shop.read("sum(" + '"' + name.replace('"', '""') + '")')
    assert f'needs the column "{name}"' in str(caught.value)


@pytest.mark.parametrize(
    "file",
    [
        "../other/data/orders.csv",
        "data/../../other/data/orders.csv",
        "data/..\\..\\other\\data\\orders.csv",
        "/etc/hostname",
        "//server/share/orders.csv",
        "\\\\server\\share\\orders.csv",
        "C:orders.csv",
        "~/orders.csv",
        "file:///etc/hostname",
        "https://example.com/orders.csv",
        "data/\0orders.csv",
        "",
        "..",
        "*/../../other/data/*.csv",
        "**/../other.csv",
    ],
)
def test_a_path_out_of_the_folder_is_refused(file: str, shop: Shop, tmp_path: Path) -> None:
    """Another client's file is there to be read, and is not, however its path is written."""
    other = tmp_path / "clients" / "other" / "data"
    other.mkdir(parents=True)
    (other / "orders.csv").write_text("date,revenue\n2011-11-30,666\n")
    with pytest.raises(SourceError) as caught:
        shop.read(file=file)
    assert "666" not in str(caught.value)


@pytest.mark.parametrize(
    "name", ["orders [2011].csv", "orders*.csv", "orders?.csv", "o'rders.csv", 'o"rders.csv', "ö ü.csv"]
)
def test_a_file_named_like_a_pattern_is_that_file(name: str, shop: Shop) -> None:
    """The engine would read the files that fit the pattern; the file itself is meant when it is there."""
    shop.write("date,revenue\n2011-11-30,666\n", "data/orders2.csv")
    shop.write(ROW, f"data/{name}")
    assert shop.values(file=f"data/{name}") == {"2011-11": 1.0}


def test_a_link_out_of_the_folder_is_refused(shop: Shop, tmp_path: Path) -> None:
    """Another client's file stays another client's, also behind a link, also behind a linked folder."""
    outside = tmp_path / "clients" / "other"
    outside.mkdir()
    (outside / "orders.csv").write_text(ROW)
    data = tmp_path / "clients" / "shop" / "data"
    (data / "orders.csv").symlink_to(outside / "orders.csv")
    (data / "linked").symlink_to(outside)
    for file in ("data/orders.csv", "data/linked/orders.csv", "data/*.csv", "data/linked/*.csv"):
        with pytest.raises(SourceError, match="leads out of the client's folder"):
            shop.read(file=file)


def test_a_link_within_the_folder_is_followed(shop: Shop) -> None:
    target = shop.write(ROW, "data/2011/orders.csv")
    (target.parent.parent / "orders.csv").symlink_to(target)
    assert shop.values() == {"2011-11": 1.0}


def test_a_link_to_nothing_is_told(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "clients/shop/data/orders.csv").symlink_to(tmp_path / "clients/shop/data/gone.csv")
    with pytest.raises(SourceError, match="is a link to nothing"):
        shop.read()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_told(shop: Shop) -> None:
    shop.write(ROW).chmod(0)
    with pytest.raises(SourceError, match="cannot be opened"):
        shop.read()


def test_a_data_root_is_read_below_the_clients_name_only(shop: Shop, tmp_path: Path) -> None:
    """``root: drive`` means ``<drive>/shop/``; a link there to another client's folder is refused."""
    drive = tmp_path / "drive"
    (drive / "shop").mkdir(parents=True)
    (drive / "shop" / "orders.csv").write_text(ROW)
    (tmp_path / "agency.yml").write_text(f"name: Agency\nroots: {{drive: {drive}}}\n")
    assert shop.values(root="drive", file="orders.csv") == {"2011-11": 1.0}
    (drive / "shop").rename(drive / "other")
    (drive / "shop").symlink_to(drive / "other")
    with pytest.raises(SourceError, match="no other client's files are read"):
        shop.read(root="drive", file="orders.csv")
