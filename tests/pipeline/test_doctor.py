"""``readout doctor`` names every gap that would stop a run, and what to do about it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from readout.data.project import Project
from readout.model.errors import Problem, RenderError
from readout.pipeline import doctor
from readout.pipeline.diagnosis import Diagnosis
from readout.pipeline.doctor import examine
from tests.pipeline.projects import change, limit_reading, new_project


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Diagnosis]:
    """What is found in a project with one sound client and three that are not."""
    project = new_project(tmp_path_factory.mktemp("doctor") / "project", "sound", "broken", "bare", "icelandic")
    change(project.clients_dir / "broken" / "client.yml", "currency: GBP", "currency: pounds")
    change(project.clients_dir / "icelandic" / "client.yml", "language: en-GB", "language: is")
    (project.clients_dir / "bare" / "report.ipynb").unlink()
    return {diagnosis.name: diagnosis for diagnosis in examine(project)}


def test_everything_a_run_needs_is_looked_at(found: dict[str, Diagnosis]) -> None:
    """Python, both renderers, fonts, a kernel that is really started, the reports' folder, git, and the clients."""
    assert list(found) == [
        "python", "embedded renderer", "quarto", "fonts", "kernel", "reports", "git filter", "agency.yml",
        "client bare", "client broken", "client icelandic", "client sound",
    ]  # fmt: skip


def test_what_is_in_order_is_ok(found: dict[str, Diagnosis]) -> None:
    """With what was found: versions, faces, how much a client holds. Nothing is to be done."""
    for name in ("python", "embedded renderer", "fonts", "kernel", "reports", "agency.yml", "client sound"):
        assert (found[name].state, found[name].cure) == ("ok", "")
    assert "pandoc 3" in found["embedded renderer"].found
    assert "Lato-Regular" in found["fonts"].found
    assert found["client sound"].found == "1 KPIs, 1 goals, 3 rows of work"


def test_a_broken_client_is_a_gap(found: dict[str, Diagnosis]) -> None:
    """With file, line and value, before the night in which fifty reports are made."""
    assert found["client broken"].state == "gap"
    assert found["client broken"].found.startswith("clients/broken/client.yml:4: currency is 'pounds'")


def test_a_missing_notebook_is_a_gap(found: dict[str, Diagnosis]) -> None:
    """The cure names the template."""
    assert found["client bare"].as_dict() == {
        "name": "client bare",
        "state": "gap",
        "found": "no report.ipynb",
        "cure": "copy templates/ecommerce/report.ipynb to clients/bare/",
    }


def test_a_language_without_words_is_noted(found: dict[str, Diagnosis]) -> None:
    """It stops no run, but the analyst should know before the client does."""
    assert found["client icelandic"].state == "note"
    assert "the report is in English" in found["client icelandic"].cure


def gaps(project: Project) -> dict[str, Diagnosis]:
    return {each.name: each for each in examine(project) if each.state == "gap"}


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the kernel: it has been started once."""
    monkeypatch.setattr(doctor, "_kernel", lambda: Diagnosis("kernel", "ok", ""))


@pytest.mark.usefixtures("quick")
def test_a_project_without_clients_is_a_gap(project: Project) -> None:
    """With the way to the first one."""
    shutil.rmtree(project.clients_dir / "lamp-shop")
    assert list(gaps(project)) == ["clients"]


@pytest.mark.usefixtures("quick")
def test_a_broken_agency_file_is_a_gap(project: Project) -> None:
    """It holds for every client, and would fail them all."""
    limit_reading(project, "soon")
    assert gaps(project)["agency.yml"].found.startswith("agency.yml:4: reading_minutes is 'soon'")


@pytest.mark.usefixtures("quick")
def test_logos_that_cannot_be_read_are_gaps(project: Project) -> None:
    """The agency's would fail all clients, a client's their own report."""
    (project.root / "templates" / "style" / "agency.svg").unlink()
    with (project.clients_dir / "lamp-shop" / "client.yml").open("a", encoding="utf-8") as file:
        file.write("brand: {logo: client.yml}\n")
    assert gaps(project)["agency.yml"].found.startswith("agency.yml:8: logo is 'templates/style/agency.svg', and there")
    assert "brand.logo is 'client.yml': the image is neither PNG" in gaps(project)["client lamp-shop"].found


@pytest.mark.usefixtures("quick")
def test_reports_that_cannot_be_written_are_a_gap(project: Project) -> None:
    """A file stands where the folder should be."""
    project.reports_dir.write_text("")
    assert gaps(project)["reports"].cure == "make reports/ writable"


@pytest.mark.usefixtures("quick")
def test_a_system_without_links_is_noted(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports are made there too."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError("not permitted")

    monkeypatch.setattr(Path, "symlink_to", refuse)
    diagnosis = next(each for each in examine(project) if each.name == "reports")
    assert diagnosis.state == "note"
    assert list(project.reports_dir.iterdir()) == []


@pytest.mark.usefixtures("quick")
def test_a_renderer_that_does_not_answer_is_a_gap(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Quarto that cannot be started, wheels that cannot be imported: said, not raised."""

    def fails(*_: object) -> dict[str, str]:
        raise RenderError(Problem("", "cannot start"))

    monkeypatch.setattr(doctor.EmbeddedEngine, "versions", fails)
    monkeypatch.setattr(doctor, "choose", lambda _: doctor.EmbeddedEngine())
    assert {"embedded renderer", "quarto"} <= set(gaps(project))


@pytest.mark.usefixtures("quick")
def test_a_checkout_without_the_git_filter_is_noted(project: Project) -> None:
    """Notebook outputs hold a client's figures and must not be committed by accident; ``make hooks`` sees to it."""
    git = ["git", "-C", str(project.root)]
    subprocess.run([*git, "init", "-q"], check=True)

    def state() -> str:
        return next(each.state for each in examine(project) if each.name == "git filter")

    assert state() == "note"
    subprocess.run([*git, "config", "filter.nbstripout.clean", "nbstripout"], check=True)
    assert state() == "ok"
