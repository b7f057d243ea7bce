"""A notebook opens one report: from files at the analyst's desk, from what was prepared in a run."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from readout import open_report
from readout.data.load import load_report
from readout.data.project import Project
from readout.model.errors import ConfigError, NotebookError, ReadoutError
from readout.model.facts import facts_text
from readout.model.report import Report
from readout.notebook.opening import prepare
from tests.pipeline.projects import change, new_project


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project; the current folder is the client's, as JupyterLab and a run have it."""
    made = new_project(tmp_path / "project", "lamp-shop", "desk-shop")
    monkeypatch.chdir(made.clients_dir / "lamp-shop")
    return made


@pytest.fixture
def report(project: Project) -> Report:
    return load_report(project, "lamp-shop", pd.Period("2024-04", freq="M"))


def run_with(report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    target = tmp_path / "report.pickle"
    for name, value in prepare(report, target).items():
        monkeypatch.setenv(name, value)
    return target


def test_at_the_desk_the_files_are_read(report: Report) -> None:
    """From anywhere in the project; the report is that of ``load_report``."""
    assert facts_text(open_report("lamp-shop", "2024-04").data) == facts_text(report)


def test_in_a_run_the_prepared_report_is_taken(
    report: Report, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The data are read once a run: here they are gone, and the notebook does not notice."""
    run_with(report, tmp_path, monkeypatch)
    (project.clients_dir / "lamp-shop" / "data" / "orders.csv").unlink()
    assert facts_text(open_report("lamp-shop", "2024-04").data) == facts_text(report)


def test_what_is_prepared_is_for_this_user_alone(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pickle obeys whoever wrote it: nobody else may write it, and none that is there already is used."""
    target = run_with(report, tmp_path, monkeypatch)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    with pytest.raises(FileExistsError):
        prepare(report, target)


@pytest.mark.parametrize(("client", "month"), [("desk-shop", "2024-04"), ("lamp-shop", "2024-03")])
def test_in_a_run_no_other_report_is_opened(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, client: str, month: str
) -> None:
    """A notebook copied from another client, its name left in the call, must not make that client's report."""
    run_with(report, tmp_path, monkeypatch)
    with pytest.raises(NotebookError, match=rf"asks for '{client}', '{month}' while another report is being made"):
        open_report(client, month)


def test_what_was_prepared_must_be_a_report(report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the client asked for, by its id."""
    other = replace(report, client=replace(report.client, id="desk-shop"))
    run_with(other, tmp_path, monkeypatch)
    with pytest.raises(NotebookError):
        open_report("lamp-shop", "2024-04")


@pytest.mark.parametrize("month", ["2024-4", "April", "2024-13", ""])
@pytest.mark.usefixtures("project")
def test_a_month_that_is_none(month: str) -> None:
    """The example says how to write one."""
    with pytest.raises(ReadoutError, match="is not a month; write YYYY-MM"):
        open_report("lamp-shop", month)


@pytest.mark.usefixtures("project")
def test_a_client_that_is_none() -> None:
    """Neither a typing error nor a path leads to another folder."""
    for client in ("lampshop", "../clients/lamp-shop", ""):
        with pytest.raises(ReadoutError, match="clients/: "):
            open_report(client, "2024-04")


def test_a_broken_client_says_what_to_mend(project: Project) -> None:
    """In the notebook as in a run."""
    change(project.clients_dir / "lamp-shop" / "client.yml", "currency: GBP", "currency: pounds")
    with pytest.raises(ConfigError, match=r"client\.yml:4: currency is 'pounds'"):
        open_report("lamp-shop", "2024-04")


def test_outside_a_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what makes a folder one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("READOUT_PREPARED", raising=False)
    assert os.environ.get("READOUT_PREPARED") is None
    with pytest.raises(ReadoutError, match="no Readout project here or above"):
        open_report("lamp-shop", "2024-04")
