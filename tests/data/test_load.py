"""All that one client's report is made of is read together; every problem is the user's to mend."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from readout.data.load import ClientData, load_client, load_report
from readout.data.project import Project
from readout.model.errors import ConfigError, ReadoutError, SourceError
from tests.pipeline.projects import change, new_project

ADS = "  ads: {file: data/ads.csv, date: date, grain: day, absent: zero}\nkpis:"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return new_project(tmp_path / "project", "lamp-shop")


def file(project: Project, name: str) -> Path:
    return project.clients_dir / "lamp-shop" / name


def add_ads(project: Project, *days: str) -> ClientData:
    """Give the client a second source with a row on each of ``days``."""
    change(file(project, "client.yml"), "kpis:", ADS)
    file(project, "data/ads.csv").write_text("date,spend\n" + "".join(f"{day},5\n" for day in days), encoding="utf-8")
    return load_client(project, "lamp-shop")


def test_a_report_holds_figures_goals_and_work(project: Project) -> None:
    """By hand: April 2024 brought 1,600 + 50.50; one piece of work was finished, one is asked for."""
    report = load_report(project, "lamp-shop", pd.Period("2024-04", freq="M"))
    assert report.kpi("revenue").value == 1650.5
    assert report.kpi("revenue").year_ago.value == 450.5
    assert report.goal("grow").actual == 6002
    assert [item.id for item in report.work.done] == ["guide"]
    assert [item.id for item in report.work.client_asks] == ["prices"]


def test_every_months_report_is_built_from_one_reading_of_the_figures(project: Project) -> None:
    """Another month needs no reading of the figures again, only what explains its changes is looked up."""
    data = load_client(project, "lamp-shop")
    change(file(project, "data/orders.csv"), "2023-01-", "2022-12-")
    assert data.report(pd.Period("2023-01", freq="M")).kpi("revenue").value == 150.5
    assert data.report(pd.Period("2023-02", freq="M")).kpi("revenue").value == 250.5


def test_the_latest_month_is_the_newest_complete_one(project: Project) -> None:
    """Rows up to 30 April: April. A row on 15 May more: still April, for May is not over."""
    assert str(load_client(project, "lamp-shop").latest_month()) == "2024-04"
    with file(project, "data/orders.csv").open("a", encoding="utf-8") as orders:
        orders.write("2024-05-15,99,10\n")
    assert str(load_client(project, "lamp-shop").latest_month()) == "2024-04"


def test_the_latest_month_is_complete_in_every_source(project: Project) -> None:
    """Orders reach April, advertising only the middle of March: February is the newest report there can be."""
    assert str(add_ads(project, "2024-01-01", "2024-02-29", "2024-03-15").latest_month()) == "2024-02"


def test_there_may_be_no_complete_month(project: Project) -> None:
    """Sources that never overlap, or one without a row: one line with the cure, not a report of nothing."""
    with pytest.raises(SourceError, match=r"clients/lamp-shop/client\.yml: no month is complete in all sources"):
        add_ads(project, "2019-01-01", "2019-01-31").latest_month()


def test_a_client_without_work_has_none(project: Project) -> None:
    """work.csv may come later."""
    file(project, "work.csv").unlink()
    assert load_client(project, "lamp-shop").work == ()


def test_a_broken_configuration_is_a_config_error(project: Project) -> None:
    """Client.yml and work.csv alike."""
    change(file(project, "work.csv"), "2024-04-09", "soon")
    with pytest.raises(ConfigError, match=r"work\.csv:2: done is 'soon'"):
        load_client(project, "lamp-shop")


def test_broken_data_are_a_source_error(project: Project) -> None:
    """The check R003 tells the two apart."""
    file(project, "data/orders.csv").unlink()
    with pytest.raises(SourceError, match=r"data/orders\.csv"):
        load_client(project, "lamp-shop")


def test_an_unknown_client(project: Project) -> None:
    """Named with those there are."""
    with pytest.raises(ReadoutError, match="there is no client 'desk-shop'; the clients are lamp-shop"):
        load_client(project, "desk-shop")
