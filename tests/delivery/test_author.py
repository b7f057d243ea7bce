"""Whoever wrote the words last should not be the one who approves them; git says who that was."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from readout.data.project import Project
from readout.delivery.author import Author, last_author
from readout.model.client import Person
from tests.builders import client_of

LEAD = Person("lead", "Ada Lead", "us", "ada@agency.example")
WRITER = Person("writer", "Wendy Writer", "us", "wendy@agency.example")
SHOP = client_of(people=(LEAD, WRITER), analyst="writer")


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    """A notebook in a folder of its own."""
    path = tmp_path / "project" / "report.ipynb"
    path.parent.mkdir()
    path.write_text("{}")
    return path


@pytest.fixture
def committed(notebook: Path) -> Path:
    """The notebook, committed by Ada on Wendy's machine."""
    root = notebook.parent
    git(root, "init", "-q")
    git(root, "config", "user.name", "Wendy Writer")
    git(root, "config", "user.email", "wendy@agency.example")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Words", "--author", "Ada Lead <ada@agency.example>")
    return notebook


def author(notebook: Path) -> Author:
    found = last_author(Project(notebook.parent), SHOP, notebook)
    assert found is not None
    return found


def test_without_git_it_is_the_analyst(notebook: Path) -> None:
    """As client.yml names them; nobody where it names none."""
    assert author(notebook) == Author("Wendy Writer", "wendy@agency.example", "analyst in client.yml")
    assert last_author(Project(notebook.parent), client_of(), notebook) is None


def test_with_git_it_is_the_author_of_the_last_commit(committed: Path) -> None:
    """Not whoever committed it."""
    assert author(committed) == Author("Ada Lead", "ada@agency.example", "git's last commit of it")
    assert author(committed).is_same(SHOP, "lead")
    assert not author(committed).is_same(SHOP, "writer")


def test_what_is_not_committed_was_written_on_this_machine(committed: Path) -> None:
    """Whoever git would name there as the author."""
    committed.write_text("{ }")
    found = author(committed)
    assert found == Author("Wendy Writer", "wendy@agency.example", "changes that are not committed yet")
    assert found.is_same(SHOP, "writer")


def test_a_notebook_that_git_does_not_know_falls_back_to_the_analyst(committed: Path) -> None:
    """In a repository, and never added to it."""
    other = committed.with_name("other.ipynb")
    other.write_text("{}")
    assert author(other).known_from == "analyst in client.yml"


def test_one_name_or_one_address_is_enough() -> None:
    """People write their names in many ways; an approver outside of client.yml has a name only."""
    assert Author("ada", "ADA@agency.example", "").is_same(SHOP, "lead")
    assert Author("Ada Lead", "ada@home.example", "").is_same(SHOP, "lead")
    assert Author("Hanna Head", "", "").is_same(SHOP, "hanna head")
    assert not Author("", "", "").is_same(SHOP, "lead")
