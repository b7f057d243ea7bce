"""Whose clients ``readout status --mine`` lists where no name is given: those of who git says sits here."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from readout import cli
from readout.delivery.mine import git_address
from readout.model.errors import ReadoutError
from tests.delivery.called import CLIENT, called


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository on a machine whose git knows nobody."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    subprocess.run(["git", "init", "-q", str(tmp_path / "project")], check=True)
    return tmp_path / "project"


def sits_here(repository: Path, address: str) -> None:
    subprocess.run(["git", "-C", str(repository), "config", "user.email", address], check=True)


def test_who_sits_here_is_known_from_git(repository: Path) -> None:
    """Where it does not say, a name is asked for."""
    with pytest.raises(ReadoutError, match=r"have no user\.email; write whose clients are meant"):
        git_address(repository)
    sits_here(repository, "lead@agency.example")
    assert git_address(repository) == "lead@agency.example"


def test_my_clients_in_the_running_month(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The analyst's own, with the goals of this very month; somebody else's machine lists none."""
    project = called(tmp_path / "made")
    (repository / ".git").rename(project.root / ".git")
    monkeypatch.chdir(project.root)
    sits_here(project.root, "lead@agency.example")
    assert cli.main(["status", "--mine", "--month", "current", "--json"]) == 0
    (mine,) = json.loads(capsys.readouterr().out)
    assert (mine["client"], mine["state"]) == (CLIENT, "not-opened")
    assert isinstance(mine["days_left"], int)
    sits_here(project.root, "boss@agency.example")
    assert cli.main(["status", "--mine", "--month", "current", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
