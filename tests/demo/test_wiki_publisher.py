"""The publisher's figures are the source's counts, days not counted stay missing, and the words are borne by them.

Everything here is computed from the committed file by the csv module, not by the library.
"""

from __future__ import annotations

import csv
import datetime as dt
import importlib.util
import json
import math
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pandas as pd
import pytest

from readout.data.client_file import read_client
from readout.data.load import load_client
from readout.data.project import Project, find_project
from readout.data.sources.figures import Figures, read_figures
from readout.pipeline.check import check_client
from readout.pipeline.engines.embedded import EmbeddedEngine
from readout.pipeline.run import run_client

PROJECT = find_project(Path(__file__))
CLIENT = PROJECT.root / "clients" / "wiki-publisher"
DATA = CLIENT / "data"
SATURDAY = 5


def read_views(file: Path) -> dict[dt.date, int]:
    with file.open(encoding="utf-8", newline="") as lines:
        return {dt.date.fromisoformat(row["date"]): int(row["views"]) for row in csv.DictReader(lines)}


VIEWS = read_views(DATA / "views.csv")


def month(text: str) -> dict[dt.date, int]:
    """The counted days of a month."""
    return {day: views for day, views in VIEWS.items() if day.isoformat().startswith(text)}


def missing() -> list[dt.date]:
    """The days between the first and the last one that were not counted."""
    days = (max(VIEWS) - min(VIEWS)).days
    every = [min(VIEWS) + dt.timedelta(days=ahead) for ahead in range(days + 1)]
    return [day for day in every if day not in VIEWS]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_wiki_extract", DATA / "make_extract.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def figures() -> Figures:
    return read_figures(PROJECT, read_client(PROJECT, "wiki-publisher"))


def words() -> str:
    """All that the analyst wrote in the notebook."""
    notebook = json.loads((CLIENT / "report.ipynb").read_text(encoding="utf-8"))
    return " ".join("".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "markdown")


@pytest.mark.rawdata
def test_the_script_makes_the_committed_file(script: ModuleType, tmp_path: Path) -> None:
    """Anybody can make the file again and gets the same bytes, and its logarithms are the source's."""
    try:
        raw = script.fetch_raw()
    except subprocess.CalledProcessError as error:
        pytest.skip(f"the logarithms cannot be downloaded: {' '.join(map(str, error.cmd))} failed")
    assert script.write_extract(raw, tmp_path / "views.csv") == 2_905
    assert (tmp_path / "views.csv").read_bytes() == (DATA / "views.csv").read_bytes()
    source = pd.read_csv(raw)
    assert list(source["ts"]) == [day.isoformat() for day in VIEWS]
    assert list(source["y"]) == pytest.approx([math.log(views) for views in VIEWS.values()], rel=1e-12)


def test_a_logarithm_gives_its_count_back(script: ModuleType) -> None:
    """By hand: e to the power of ln 14629 is 14629; of ln 14629.4 it is no count, and is refused."""
    assert script.views(math.log(14_629)) == 14_629
    with pytest.raises(ValueError, match="no whole number of page views"):
        script.views(math.log(14_629.4))


def test_the_days_not_counted_are_those_of_the_readme() -> None:
    """59 days in 22 months; none of them is filled in, and no counted day has no views."""
    by_month = pd.Series([f"{day:%Y-%m}" for day in missing()]).value_counts()
    assert (len(VIEWS), len(missing()), len(by_month), by_month["2008-07"]) == (2_905, 59, 22, 20)
    assert by_month.drop("2008-07").between(1, 5).all()
    recent = [day.isoformat() for day in missing() if day.year >= 2014]
    assert recent == ["2014-01-06", "2014-08-28", "2015-02-05", "2015-10-12"]
    assert min(VIEWS.values()) == 193
    assert [VIEWS[dt.date(2010, 6, day)] for day in (12, 13, 14)] == [232, 205, 193]
    assert VIEWS[dt.date(2011, 12, 23)] == 725


def test_complete_months_have_the_figures_of_their_days(figures: Figures) -> None:
    """Sum, minimum and maximum of every month in which each day was counted."""
    holes = {f"{day:%Y-%m}" for day in missing()}
    months = [str(each) for each in pd.period_range("2008-01", "2015-12", freq="M") if str(each) not in holes]
    for kpi, aggregate in (("page-views", sum), ("quietest-day", min), ("best-day", max)):
        values = figures.series[kpi].values
        found = {text: values[pd.Period(text, freq="M")] for text in months}
        assert found == {text: aggregate(month(text).values()) for text in months}


def test_a_month_with_a_day_not_counted_has_no_figure(figures: Figures) -> None:
    """Neither a total, which would be too low, nor an extreme, which may have been on that day."""
    holes = {pd.Period(day, freq="M") for day in missing()}
    for series in figures.series.values():
        assert all(series.at(each) is None for each in holes)
        assert holes <= set(series.incomplete)


def test_the_newest_report_is_that_of_december_2015() -> None:
    """January 2016 ends with its 20th day; nothing of the nine rules is found in December."""
    checked = check_client(PROJECT, "wiki-publisher", None)
    assert checked.month == "2015-12"
    assert checked.findings == ()


def test_where_the_goals_stand() -> None:
    """By hand: total views far ahead of last winter's shape, the quietest day behind it."""
    report = load_client(PROJECT, "wiki-publisher").report(pd.Period("2015-12", freq="M"))
    total, quiet = report.goals
    last_winter = [sum(month(text).values()) for text in ("2014-11", "2014-12", "2015-01")]
    assert sum(last_winter) == 495_908
    assert (total.status, total.actual) == ("ahead", 314_319 + 206_456)
    assert total.planned == pytest.approx(600_000 * sum(last_winter[:2]) / sum(last_winter))
    quiet_last = {text: min(month(text).values()) for text in ("2014-12", "2015-01")}
    assert quiet_last == {"2014-12": 1_850, "2015-01": 2_557}
    assert (quiet.status, quiet.actual) == ("behind", 1_237)
    assert quiet.planned == pytest.approx(1_850 * 2_600 / 2_557)


def test_the_words_are_borne_by_the_figures() -> None:
    """Every figure and every comparison in the analyst's words is in the data."""
    december, before = month("2015-12"), month("2014-12")
    first = december[dt.date(2015, 12, 1)]
    assert first / sum(december.values()) == pytest.approx(0.5, abs=0.02)
    assert "Half of December's page views came on its first day" in words()
    assert sum(december.values()) - first < sum(before.values()) < sum(december.values())
    assert round(100 * (sum(december.values()) / sum(before.values()) - 1)) == 62
    assert "below December 2014, not 62% above it" in words()
    assert (first, december[dt.date(2015, 12, 2)]) == (101_017, 6_074)
    assert "101,017 views on the 1st, and 6,074 on the day after" in words()
    quiet, quiet_before = (min(days, key=days.__getitem__) for days in (december, before))
    assert (quiet, december[quiet], before[quiet_before]) == (dt.date(2015, 12, 26), 1_237, 1_850)
    assert quiet.weekday() == quiet_before.weekday() == SATURDAY
    assert "It was December 26, a Saturday after the holiday, with 1,237 views against 1,850" in words()


def test_the_work_log_keeps_what_the_words_say_of_it() -> None:
    """Nothing was published on the two great days, nor on any Saturday."""
    with (CLIENT / "work.csv").open(encoding="utf-8", newline="") as lines:
        done = [dt.date.fromisoformat(row["done"]) for row in csv.DictReader(lines) if row["done"]]
    assert not {dt.date(2015, 11, 30), dt.date(2015, 12, 1)} & set(done)
    assert all(day.weekday() != SATURDAY for day in done)
    assert VIEWS[dt.date(2015, 11, 30)] == 189_032


def test_the_report_is_final(tmp_path: Path) -> None:
    """The notebook runs and renders, and tells the reader which months have no figure, and why."""
    for name in ("_quarto.yml", "agency.yml"):
        shutil.copy(PROJECT.root / name, tmp_path / name)
    shutil.copytree(PROJECT.style_dir, tmp_path / "templates" / "style")
    shutil.copytree(CLIENT, tmp_path / "clients" / "wiki-publisher")
    outcome = run_client(Project(tmp_path), "wiki-publisher", None, EmbeddedEngine())
    assert (outcome.status, outcome.month, outcome.error) == ("final", "2015-12", None)
    page = (tmp_path / "reports" / "2015-12" / "wiki-publisher" / "report.html").read_text(encoding="utf-8")
    assert "October 12 was not counted, so the month has no figure" in page
