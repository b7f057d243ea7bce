"""One client's report: published whole, or not at all with one line that says why."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from syrupy.assertion import SnapshotAssertion

from readout.data.project import Project
from readout.pipeline.check import check_client
from readout.pipeline.engines.base import Rendered
from readout.pipeline.engines.embedded import EmbeddedEngine
from readout.pipeline.front_matter import FrontMatter
from readout.pipeline.run import Outcome, run_client
from tests.pipeline.projects import change, contents, limit_reading, new_project

APRIL = pd.Period("2024-04", freq="M")


def run(project: Project, month: pd.Period | None = APRIL) -> Outcome:
    return run_client(project, "lamp-shop", month, EmbeddedEngine())


def file(project: Project, name: str) -> Path:
    return project.clients_dir / "lamp-shop" / name


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Outcome, list[str]]:
    """A project with a published report of April 2024, the outcome, and the stages it went through."""
    project = new_project(tmp_path_factory.mktemp("done") / "project", "lamp-shop")
    stages: list[str] = []
    return project, run_client(project, "lamp-shop", None, EmbeddedEngine(), stages.append), stages


@pytest.fixture
def published(done: tuple[Project, Outcome, list[str]], tmp_path: Path) -> Project:
    """A copy of that project, with the report in it."""
    shutil.copytree(done[0].root, tmp_path / "project", symlinks=True)
    return Project(tmp_path / "project")


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which runs make their scratch folders."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_a_finished_run_says_what_came_of_it(done: tuple[Project, Outcome, list[str]]) -> None:
    """The newest complete month was taken; every rule is kept, so that the report is final."""
    _, outcome, stages = done
    assert (outcome.client, outcome.month, outcome.status) == ("lamp-shop", "2024-04", "final")
    assert (outcome.path, outcome.error, outcome.findings) == ("reports/2024-04/lamp-shop", None, ())
    assert stages == ["reading", "executing", "rendering", "publishing"]
    assert list(outcome.as_dict()) == ["client", "month", "status", "seconds", "path", "error"]


def test_the_facts_are_those_of_the_orders(done: tuple[Project, Outcome, list[str]]) -> None:
    """By hand: April 2024 is the 16th month, 1,600 + 50.50; four months of 2024 add up to 6,002."""
    facts = json.loads((done[0].reports_dir / "2024-04" / "lamp-shop" / "facts.json").read_text(encoding="utf-8"))
    assert facts["kpis"][0]["value"] == 1650.5
    assert facts["kpis"][0]["comparisons"]["previous"]["change"] == 100
    assert facts["goals"][0]["actual"] == 6002
    assert facts["work"]["done"] == ["guide"]
    assert facts["work"]["client_asks"] == ["prices"]


OTHER_CLIENT = 'from readout import open_report\nreport = open_report("other-shop", month)'


@pytest.mark.parametrize(
    ("cell", "source"),
    [("headline", "1 / 0"), ("open", OTHER_CLIENT), ("headline", "import os\nos._exit(1)")],
    ids=["a failing cell", "another client", "a dead kernel"],
)
def test_a_run_that_fails_publishes_nothing(
    published: Project, scratch: Path, cell: str, source: str, snapshot: SnapshotAssertion
) -> None:
    """One clear line; the earlier report is there byte for byte; no scratch folder is left."""
    notebook = nbformat.read(file(published, "report.ipynb"), as_version=4)
    next(each for each in notebook.cells if each.id == cell).source = source
    nbformat.write(notebook, file(published, "report.ipynb"))
    place = published.reports_dir / "2024-04" / "lamp-shop"
    before, versions = contents(place), list(place.resolve().parent.iterdir())
    outcome = run(published)
    assert (outcome.status, outcome.path) == ("failed", None)
    assert outcome.error == snapshot
    assert contents(place) == before
    assert list(place.resolve().parent.iterdir()) == versions
    assert list(scratch.iterdir()) == []


def broken_csv(project: Project) -> None:
    change(file(project, "data/orders.csv"), "2024-04-01,31,1600", "2024-04-01,31,about 1600")


def broken_parquet(project: Project) -> None:
    file(project, "data/orders.parquet").write_bytes(b"PAR1 cut here")
    change(file(project, "client.yml"), "orders.csv", "orders.parquet")


def broken_work(project: Project) -> None:
    change(file(project, "work.csv"), "2024-04-09", "9 April")


def broken_config(project: Project) -> None:
    change(file(project, "client.yml"), "currency: GBP", "currency: pounds")


def broken_agency(project: Project) -> None:
    limit_reading(project, "soon")


def no_notebook(project: Project) -> None:
    file(project, "report.ipynb").unlink()


def garbage(project: Project) -> None:
    file(project, "report.ipynb").write_bytes(b"\x00\xff garbage")


@pytest.mark.parametrize(
    "breaks",
    [broken_csv, broken_parquet, broken_work, broken_config, broken_agency, no_notebook, garbage],
    ids=lambda each: each.__name__.replace("_", " "),
)
def test_what_the_user_can_mend_is_one_line(
    published: Project, scratch: Path, breaks: object, snapshot: SnapshotAssertion
) -> None:
    """File, place, what was found and the cure; the earlier report stays as it was."""
    assert callable(breaks)
    breaks(published)
    place = published.reports_dir / "2024-04" / "lamp-shop"
    before = contents(place)
    outcome = run(published)
    assert outcome.status == "failed"
    assert outcome.error == snapshot
    assert "\n" not in str(outcome.error)
    assert contents(place) == before
    assert list(scratch.iterdir()) == []


def test_several_problems_are_several_lines(project: Project) -> None:
    """All that is wrong with a file is said at once, a line each."""
    broken_config(project)
    change(file(project, "client.yml"), "timezone: Europe/London", "timezone: Londres")
    outcome = run(project)
    assert outcome.error is not None
    assert len(outcome.error.splitlines()) == 2


def test_no_month_is_complete(project: Project) -> None:
    """``latest`` needs a complete month: an export of one day has none."""
    file(project, "data/orders.csv").write_text("date,order,revenue\n2024-04-01,1,5\n", encoding="utf-8")
    outcome = run(project, None)
    assert (outcome.status, outcome.month) == ("failed", "latest")
    assert outcome.error is not None
    assert "no month is complete in all sources" in outcome.error


def test_a_renderer_that_fails_publishes_nothing(published: Project, scratch: Path) -> None:
    """What the notebook showed must be rendered in both formats, or the last report stays."""

    class Breaks(EmbeddedEngine):
        def render(self, folder: Path, front: FrontMatter) -> Rendered:
            (folder / "templates" / "style" / "report.typ").write_text('#panic("broken")')
            return super().render(folder, front)

    place = published.reports_dir / "2024-04" / "lamp-shop"
    before = contents(place)
    outcome = run_client(published, "lamp-shop", APRIL, Breaks())
    assert outcome.status == "failed"
    assert outcome.error is not None
    assert outcome.error.startswith("Typst refused the report: ")
    assert contents(place) == before
    assert list(scratch.iterdir()) == []


def test_a_run_leaves_the_clients_folder_as_it_was(done: tuple[Project, Outcome, list[str]], tmp_path: Path) -> None:
    """Nothing is written where the analyst works: no output, no lock, no checkpoint."""
    fresh = new_project(tmp_path / "fresh", "lamp-shop")

    def everything(project: Project) -> dict[str, bytes]:
        root = project.clients_dir
        return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}

    assert everything(done[0]) == everything(fresh)


def test_a_run_finds_what_the_check_found(project: Project) -> None:
    """Or nobody would trust the check: words, length, evidence and titles are judged alike, executed or not."""
    limit_reading(project, "0.01")
    change(file(project, "work.csv"), "A guide to desk lamps", "Various improvements")
    change(file(project, "work.csv"), "https://example.com/guide", "guide.pdf")
    change(file(project, "report.ipynb"), '"slot": "summary"', '"slot": "goals"')
    found = run(project).findings
    assert [each.code for each in found] == ["R007", "R203", "R202", "R505"]
    assert found == check_client(project, "lamp-shop", APRIL).findings
