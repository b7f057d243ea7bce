"""Every page of a preview is the page that a run would publish, whatever of it was made anew."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell

from readout.data.project import Project
from readout.display.kept import FOLDER
from readout.model.errors import ReadoutError
from readout.pipeline.engines.embedded import EmbeddedEngine
from readout.pipeline.preview import maker as module
from readout.pipeline.preview.files import Look
from readout.pipeline.preview.maker import Made, Maker
from readout.pipeline.preview.wish import Wish
from readout.pipeline.run import run_client
from tests.pipeline.projects import ROOT, change, new_project

CLIENT = "lamp-shop"


def maker_of(project: Project, client: str = CLIENT, month: str | None = None) -> Maker:
    return Maker(Wish(project, client, month, EmbeddedEngine()))


def made(maker: Maker, project: Project, client: str = CLIENT, *, for_sure: bool = False) -> Made:
    return maker.make(Look(project, client)(), for_sure=for_sure)


def run_page(project: Project, made: Made, client: str = CLIENT) -> bytes:
    """The page that a run publishes of what is saved now, for the month that was shown."""
    outcome = run_client(project, client, made.month, EmbeddedEngine())
    assert outcome.error is None
    return (project.reports_dir / str(made.month) / client / "report.html").read_bytes()


def file(project: Project, name: str) -> Path:
    return project.clients_dir / CLIENT / name


def noted(done: list[str], name: str, really: Callable[..., object]) -> Callable[..., object]:
    def step(*arguments: object) -> object:
        done.append(name)
        return really(*arguments)

    return step


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was done for a page: reading all, running here or in a kernel."""
    done: list[str] = []
    for name in ("load_client", "read_client", "read_work", "run_here", "run_notebook"):
        monkeypatch.setattr(module, name, noted(done, name, getattr(module, name)))
    return done


@pytest.mark.parametrize("client", ["gift-shop", "insurance-quotes"])
def test_the_demo_pages_are_a_runs_pages(client: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Byte for byte, drawn for the first time and from what was kept; in English and in Finnish."""
    monkeypatch.setenv(FOLDER, str(tmp_path))
    project = new_project(tmp_path / "project")
    shutil.copytree(ROOT / "clients" / client, project.clients_dir / client)
    first, again = (made(maker_of(project, client), project, client) for _ in range(2))
    monkeypatch.delenv(FOLDER)
    assert first.page == again.page == run_page(project, first, client)


@pytest.mark.parametrize(
    ("name", "old", "new", "done"),
    [
        ("report.ipynb", "April went as planned", "April went as we planned", []),
        ("report.ipynb", "report.headline()", "report.goals()", ["run_here"]),
        ("work.csv", "Prices for the summer sale", "Prices for the sale", ["read_work", "run_here"]),
        ("client.yml", "£18,000 in 2024", "£18,000 this year", ["read_client", "run_here"]),
        ("client.yml", "# A small", "# A very small", ["read_client"]),
        ("client.yml", "value: sum(revenue)", "value: count(revenue)", ["read_client", "load_client", "run_here"]),
        ("data/orders.csv", "31,1600", "31,1700", ["load_client", "run_here"]),
        ("../../templates/style/report.css", "body", "body, .more", []),
        ("../../agency.yml", "name: Example Agency", "name: Another Agency", ["load_client"]),
    ],
    ids=str,
)
def test_after_a_save_only_what_may_have_changed_is_made_anew(
    project: Project, steps: list[str], name: str, old: str, new: str, done: list[str]
) -> None:
    """And the page is what a run makes of it all."""
    maker = maker_of(project)
    before = made(maker, project)
    steps.clear()
    change(file(project, name), old, new)
    after = made(maker, project)
    assert steps == done
    assert after.page == run_page(project, after)
    assert (after.page == before.page) == (new == "# A very small")


def own_cell(project: Project, source: str) -> None:
    notebook = nbformat.read(file(project, "report.ipynb"), as_version=4)
    notebook.cells.append(new_code_cell(source))
    nbformat.write(notebook, file(project, "report.ipynb"))


def test_cells_of_the_analysts_own_are_run_in_a_kernel(project: Project, steps: list[str]) -> None:
    """As in a run. After words were saved their last results stand at first, and then they are run again."""
    own_cell(project, "from pathlib import Path\nprint(1)\nPath('../../beside.txt').read_text()")
    (project.root / "beside.txt").write_text("number one", encoding="utf-8")
    maker = maker_of(project)
    first = made(maker, project)
    assert steps == ["load_client", "run_notebook"]
    assert not first.provisional
    assert first.page == run_page(project, first)
    (project.root / "beside.txt").write_text("number two", encoding="utf-8")
    change(file(project, "report.ipynb"), "April went", "Well, April went")
    steps.clear()
    second, third = made(maker, project), made(maker, project, for_sure=True)
    assert steps == ["run_notebook"]
    assert (second.provisional, third.provisional) == (True, False)
    assert b"Well, April" in second.page
    assert b"number one" in second.page
    assert third.page == run_page(project, third)
    assert b"number two" in third.page


def test_a_failing_cell_is_told_as_a_run_tells_it(project: Project) -> None:
    """Its place, its first line, what Python said."""
    own_cell(project, "1 / 0")
    with pytest.raises(ReadoutError, match=r"report.ipynb, cell \w+ \(1 / 0\): ZeroDivisionError"):
        made(maker_of(project), project)


def test_what_fails_in_our_own_calls_is_told_as_a_run_tells_it(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is then run in a kernel, whose word counts."""

    def fail(*_: object) -> None:
        raise ValueError("here")

    monkeypatch.setattr(module, "run_here", fail)
    shown = made(maker_of(project), project)
    assert shown.page == run_page(project, shown)


def test_the_month_is_the_notebooks(project: Project) -> None:
    """It follows when the notebook is opened for another; a month that was named stays."""
    following, named, latest = maker_of(project), maker_of(project, month="2024-03"), maker_of(project, month="latest")
    change(file(project, "report.ipynb"), "2024-04", "2024-02")
    assert str(made(following, project).month) == "2024-02"
    change(file(project, "report.ipynb"), "2024-02", "2024-04")
    assert [str(made(each, project).month) for each in (following, named, latest)] == ["2024-04", "2024-03", "2024-04"]


def test_after_an_error_the_next_save_counts(project: Project) -> None:
    """What was read before the error is not taken for what is there after it."""
    maker = maker_of(project)
    good = made(maker, project)
    change(file(project, "client.yml"), "currency: GBP", "currency: pounds")
    with pytest.raises(ReadoutError, match=r"client.yml:4: currency is 'pounds'"):
        made(maker, project)
    change(file(project, "client.yml"), "currency: pounds", "currency: EUR")
    other = made(maker, project)
    assert other.page == run_page(project, other) != good.page


def test_a_half_saved_notebook_is_known(project: Project) -> None:
    """Cut in the middle, empty or gone for a moment; a whole one with a mistake in it is no half one."""
    maker, path = maker_of(project), file(project, "report.ipynb")
    whole = path.read_bytes()
    halves = []
    for content in (whole[: len(whole) // 2], b"", whole, b"{}"):
        path.write_bytes(content)
        halves.append(maker.is_half_saved())
    path.unlink()
    assert [*halves, maker.is_half_saved()] == [True, True, False, False, True]
    shutil.rmtree(path.parent)  # as git does for a moment
    assert maker.is_half_saved()
    assert maker.notebook == "clients/lamp-shop/report.ipynb"


def test_a_work_log_that_is_a_source_too_is_read_as_one(project: Project, steps: list[str]) -> None:
    """Then its figures change with it."""
    change(file(project, "client.yml"), "kpis:\n", "  log: {file: work.csv, date: due, grain: day}\nkpis:\n")
    maker = maker_of(project)
    made(maker, project)
    steps.clear()
    change(file(project, "work.csv"), "A guide to desk lamps", "A guide to lamps")
    made(maker, project)
    assert steps == ["load_client", "run_here"]
