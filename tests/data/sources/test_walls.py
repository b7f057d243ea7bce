"""A client's data come from the client's own folder; the engine that reads them sees nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb
import pytest

from readout.data.sources.duck import locked
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
            connection.execute(query.format(other=other, folder=tmp_path))
    assert not (tmp_path / "new.csv").exists()


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
