"""Which files a preview looks at, and when it takes them for saved."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.data.project import Project
from readout.pipeline.preview import files
from readout.pipeline.preview.files import Files, Look, next_change
from tests.pipeline.projects import change, new_project


@pytest.fixture
def look(project: Project) -> Look:
    return Look(project, "lamp-shop")


@pytest.mark.parametrize(
    "name",
    [
        "clients/lamp-shop/report.ipynb",
        "clients/lamp-shop/client.yml",
        "clients/lamp-shop/work.csv",
        "clients/lamp-shop/data/orders.csv",
        "templates/style/report.css",
        "templates/style/agency.svg",
        "agency.yml",
        "_quarto.yml",
    ],
)
def test_a_save_is_seen(project: Project, look: Look, name: str) -> None:
    """Notebook, configuration, work log, data, style and the agency's settings: whatever the report is made of."""
    before = look()
    with (project.root / name).open("a", encoding="utf-8") as file:
        file.write(" ")
    assert look() != before


def test_a_save_by_rename_is_seen(project: Project, look: Look) -> None:
    """As editors save: the new file is another one, even where its time and size are the old one's."""
    path = project.clients_dir / "lamp-shop" / "work.csv"
    before, beside = look(), path.with_suffix(".new")
    shutil.copy2(path, beside)
    beside.replace(path)
    assert look() != before


def test_new_files_and_lost_ones_are_seen(project: Project, look: Look) -> None:
    """A rates.csv that comes, a query in a new folder, a picture that goes."""
    states = [look()]
    queries = project.clients_dir / "lamp-shop" / "queries"
    queries.mkdir()
    for path in (project.root / "rates.csv", queries / "ads.sql"):
        path.write_text("x", encoding="utf-8")
        states.append(look())
    (queries / "ads.sql").unlink()
    assert look() == states[1]
    assert len({len(state) for state in states}) == 3


def test_what_editors_keep_beside_is_no_save(project: Project, look: Look) -> None:
    """Checkpoints, swap files, Excel's locks, other clients and finished reports."""
    before, folder = look(), project.clients_dir / "lamp-shop"
    (folder / ".ipynb_checkpoints").mkdir()
    others = [".ipynb_checkpoints/report-checkpoint.ipynb", ".work.csv.swp", "work.csv~", "~$work.xlsx", "x.tmp"]
    for path in [*(folder / name for name in others), project.root / "reports.txt"]:
        path.write_text("x", encoding="utf-8")
    shutil.copytree(folder, project.clients_dir / "other-shop")
    assert look() == before


def test_data_elsewhere_are_seen(project: Project, look: Look, tmp_path: Path) -> None:
    """The client's folder below a data root that agency.yml names, also one that is named later."""
    (tmp_path / "drive" / "lamp-shop").mkdir(parents=True)
    (tmp_path / "drive" / "other-shop").mkdir()
    change(project.root / "agency.yml", "archive: archive", f"archive: archive\nroots: {{drive: {tmp_path / 'drive'}}}")
    before = look()
    (tmp_path / "drive" / "other-shop" / "orders.csv").write_text("x", encoding="utf-8")
    assert look() == before
    (tmp_path / "drive" / "lamp-shop" / "orders.csv").write_text("x", encoding="utf-8")
    assert look() != before


def test_settings_that_cannot_be_read_hide_nothing(project: Project, look: Look) -> None:
    """While agency.yml is half-written, its last data roots and logo count."""
    before = look()
    (project.root / "agency.yml").write_text("logo: [", encoding="utf-8")
    broken = look()
    assert broken != before
    assert set(broken) == set(before)


def test_a_folder_that_goes_is_no_crash(project: Project, look: Look) -> None:
    """As git may take it away for a moment."""
    shutil.rmtree(project.clients_dir / "lamp-shop")
    assert all(path.is_relative_to(project.root) for path in look())


def states(*numbers: int) -> Iterator[Files]:
    yield from ({Path("a"): (number, 0, 0)} for number in numbers)


def test_a_save_counts_when_it_has_come_to_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two looks after the change must agree: a file that is still being written is not read."""
    monkeypatch.setattr(files, "EVERY", 0.0)
    monkeypatch.setattr(files, "SETTLED", 0.0)
    looks = states(1, 1, 2, 3, 4, 4, 5)
    assert next_change(lambda: next(looks), {Path("a"): (1, 0, 0)}) == {Path("a"): (4, 0, 0)}
    assert next(looks) == {Path("a"): (5, 0, 0)}


def test_what_was_saved_meanwhile_counts_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However often it was saved while a page was made: one change, the newest."""
    monkeypatch.setattr(files, "SETTLED", 0.0)
    looks = states(7, 7)
    assert next_change(lambda: next(looks), {Path("a"): (1, 0, 0)}) == {Path("a"): (7, 0, 0)}


def test_only_one_clients_files(tmp_path: Path) -> None:
    """Another client's files are not even looked at."""
    project = new_project(tmp_path / "project", "lamp-shop", "other-shop")
    assert not [path for path in Look(project, "lamp-shop")() if "other-shop" in path.parts]
