"""Where a project, its clients and their files are; no name leads out of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.data.project import Project, find_project
from readout.model.errors import ReadoutError


@pytest.fixture
def project(tmp_path: Path) -> Project:
    root = tmp_path / "work"
    for client in ("acme", "bolt-2"):
        (root / "clients" / client).mkdir(parents=True)
        (root / "clients" / client / "client.yml").write_text("name: A\n")
    (root / "clients" / "notes").mkdir()
    (root / "_quarto.yml").touch()
    return Project(root.resolve())


def test_a_project_is_found_from_any_folder_in_it(project: Project) -> None:
    """An analyst may stand in a client's folder, or in the root."""
    assert find_project(project.root / "clients" / "acme") == project
    assert find_project(project.root) == project


def test_the_nearest_project_is_the_one_meant(project: Project) -> None:
    """A project inside another's folder is its own."""
    inner = project.root / "trial"
    (inner / "clients").mkdir(parents=True)
    assert find_project(inner) == project
    (inner / "_quarto.yml").touch()
    assert find_project(inner).root == inner


def test_the_current_folder_is_where_the_search_begins(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a folder given, the one the command runs in counts."""
    monkeypatch.chdir(project.root / "clients")
    assert find_project() == project


def test_outside_a_project_the_cure_is_named(tmp_path: Path) -> None:
    """Away from any project, the command says what a project is."""
    with pytest.raises(ReadoutError, match=r"no Readout project here or above; .*_quarto.yml and clients/"):
        find_project(tmp_path)


def test_clients_are_the_folders_with_a_client_file(project: Project) -> None:
    """A folder of notes beside the clients is no client; the order is always the same."""
    assert project.clients() == ("acme", "bolt-2")


def test_an_unknown_client_is_answered_with_those_there_are(project: Project) -> None:
    """A mistyped client is corrected from the list."""
    with pytest.raises(ReadoutError, match="there is no client 'acne'; the clients are acme, bolt-2"):
        project.client_dir("acne")


@pytest.mark.parametrize("id_", ["..", "../acme", "/etc", "ACME", "a/b", "a\\b", "", "-a", "a b", "acme\n", "ä", "."])
def test_what_is_no_id_never_reaches_the_disk(id_: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A client's id is small letters, digits and hyphens; all else is refused by its spelling alone."""

    def refuse(*_: object) -> bool:
        raise AssertionError("the disk was asked")

    monkeypatch.setattr(Path, "is_dir", refuse)
    monkeypatch.setattr(Path, "resolve", refuse)
    with pytest.raises(ReadoutError, match="is not a client's id"):
        Project(Path("/nowhere")).client_dir(id_)


@given(st.text(max_size=12))
def test_no_text_leads_out_of_the_clients_folder(id_: str) -> None:
    """Whatever is given as a client, no folder comes back where there is none."""
    with pytest.raises(ReadoutError):
        Project(Path("/nowhere")).client_dir(id_)


def test_a_link_to_another_client_is_refused(project: Project, tmp_path: Path) -> None:
    """A client's folder that is really another's would mix two clients."""
    (project.clients_dir / "copy").symlink_to(project.clients_dir / "acme")
    (tmp_path / "outside").mkdir()
    (project.clients_dir / "outside").symlink_to(tmp_path / "outside")
    for client in ("copy", "outside"):
        with pytest.raises(ReadoutError, match="the folder is a link"):
            project.client_dir(client)


def test_a_file_that_leads_out_of_the_folder_is_refused(project: Project) -> None:
    """A work.csv that is a link to another client's is not read."""
    (project.clients_dir / "acme" / "work.csv").symlink_to(project.clients_dir / "bolt-2" / "client.yml")
    with pytest.raises(ReadoutError, match=r"clients/acme/work\.csv: leads out of the client's folder"):
        project.client_file("acme", "work.csv")
    assert project.client_file("acme", "client.yml") == project.root / "clients" / "acme" / "client.yml"


def test_messages_name_files_from_the_root(project: Project) -> None:
    """A place in a message is the same on every machine."""
    assert project.relative(project.root / "clients" / "acme" / "client.yml") == "clients/acme/client.yml"
    assert project.relative(Path("clients") / "acme") == "clients/acme"
    assert project.relative(Path("/elsewhere/file")) == "/elsewhere/file"


def test_the_projects_folders(project: Project) -> None:
    """The look and the reports lie where the design says."""
    assert project.relative(project.style_dir) == "templates/style"
    assert project.relative(project.reports_dir) == "reports"
