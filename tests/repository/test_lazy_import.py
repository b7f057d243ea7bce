"""The model is cheap to import: whoever only calculates waits for no chart library and no database."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("duckdb", "great_tables", "matplotlib", "papermill", "plotnine")
LOADED = "import sys, {module}; print(*sorted(name for name in sys.modules if '.' not in name))"


def loaded_by(module: str) -> set[str]:
    """The top-level modules that a fresh process holds after importing ``module``."""
    command = [sys.executable, "-c", LOADED.format(module=module)]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())


@pytest.mark.parametrize("module", ["readout", "readout.model", "readout.model.client"])
def test_importing_the_model_loads_nothing_heavy(module: str) -> None:
    """Neither plotnine nor DuckDB, nor what comes with them."""
    loaded = loaded_by(module)
    assert "readout" in loaded
    assert loaded.isdisjoint(HEAVY)


@pytest.mark.parametrize("module", ["reporting", "run_summary", "progress", "client_log"])
def test_telling_of_a_run_loads_nothing_heavy(module: str) -> None:
    """Where every report stands, the run is over before pandas would be loaded."""
    assert loaded_by(f"readout.pipeline.{module}").isdisjoint({*HEAVY, "pandas"})


def test_the_page_of_a_month_is_made_without_charts() -> None:
    """It is written beside the clients being worked on, and must not cost them time."""
    assert loaded_by("readout.display.overview_page").isdisjoint(HEAVY)


@pytest.mark.parametrize("module", ["cli", "pipeline.terminal", "pipeline.cluster.beside", "pipeline.target.putting"])
def test_what_few_need_is_loaded_by_nobody_else(module: str) -> None:
    """A run on this machine knows neither a cluster nor a bucket, whether they are installed or not."""
    assert loaded_by(f"readout.{module}").isdisjoint({"distributed", "dask", "fsspec", "s3fs", "botocore"})


def test_what_is_loaded_would_be_seen() -> None:
    """The check itself notices a heavy import."""
    assert "duckdb" in loaded_by("duckdb")
