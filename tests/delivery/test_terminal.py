"""``readout approve`` and ``readout revise`` as people type them."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from readout import cli
from readout.data.history_write import set_state
from readout.data.project import Project
from tests.delivery.conftest import CLIENT, MONTH

APPROVE = ("approve", CLIENT, "--month", "2024-04", "--by")
REVISE = ("revise", CLIENT, "--month", "2024-04", "--because")


class Terminal(io.StringIO):
    """A stream that people sit at."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def project(finished_project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A final report, in the folder where the command is run."""
    monkeypatch.chdir(finished_project.root)
    return finished_project


def readout(*arguments: str) -> int:
    try:
        return cli.main(arguments)
    except SystemExit as stop:
        return int(str(stop.code))


def test_it_says_what_differs_then_what_was_done(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """With the folder of the files that will be sent."""
    assert readout(*APPROVE, "lead") == 0
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        "lamp-shop 2024-04: nothing was sent before",
        "approved lamp-shop 2024-04 by lead  archive/lamp-shop/2024-04.v1",
    ]
    assert err == ""
    assert (project.clients_dir / CLIENT / "history" / "2024-04.v1.json").is_file()


def test_one_who_approves_their_own_words_is_warned(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """And how it is known that they are; it is no refusal, for some agencies are one person."""
    agency = project.root / "agency.yml"
    agency.write_text(agency.read_text().replace("lead@agency.example", "writer"))
    assert readout("run", CLIENT, "--month", "2024-04", "--renderer", "embedded") == 0
    capsys.readouterr()
    assert readout(*APPROVE, "Wendy Writer") == 0
    note = "writer wrote the words last (analyst in client.yml) and approves them; let somebody else read them"
    assert capsys.readouterr().out.splitlines()[1].split(maxsplit=1) == ["note", note]


@pytest.mark.usefixtures("project")
def test_machines_read_one_value(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing else is printed."""
    assert readout(*APPROVE, "lead", "--json") == 0
    out, err = capsys.readouterr()
    said: dict[str, Any] = json.loads(out)
    assert err == ""
    assert (said["client"], said["month"], said["version"], said["approved_by"]) == (CLIENT, "2024-04", 1, "lead")
    assert said["files"]["report.pdf"] == "archive/lamp-shop/2024-04.v1/report.pdf"
    assert (said["allowed"], said["differences"], said["warnings"]) == ([], [], [])


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("yes\n", 0), ("\n", 1), ("no\n", 1)])
def test_on_a_terminal_it_asks(project: Project, monkeypatch: pytest.MonkeyPatch, answer: str, code: int) -> None:
    """And approves nothing without a yes."""
    monkeypatch.setattr("sys.stdin", Terminal(answer))
    monkeypatch.setattr("sys.stdout", Terminal())
    assert readout(*APPROVE, "lead") == code
    assert (project.clients_dir / CLIENT / "history").exists() == (code == 0)


@pytest.mark.usefixtures("project")
def test_yes_says_yes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is asked then."""
    monkeypatch.setattr("sys.stdin", Terminal(""))
    monkeypatch.setattr("sys.stdout", Terminal())
    assert readout(*APPROVE, "lead", "--yes") == 0


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("nobody",), "'nobody' may not approve reports for lamp-shop; write --by lead"),
        (("lead", "--allow", "R501"), "--allow: 1 codes and 0 reasons; write --because"),
        (("lead", "--because", "why"), "--allow: 0 codes and 1 reasons; write --because"),
        (("lead", "--allow", "R999", "--because", "why"), "--allow: 'R999' is no check's code; docs/checks.md lists"),
        (("lead", "--allow", "R501", "--because", " "), "--because: is empty; write why the error may pass"),
        (("lead", "--allow", "R501", "--because", "why"), "no such error keeps the report a draft, nothing does"),
    ],
)
def test_wrong_use_is_told_in_a_line(capsys: pytest.CaptureFixture[str], options: tuple[str, ...], said: str) -> None:
    """Exit code 2, and nothing is approved."""
    assert readout(*APPROVE, *options) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err


@pytest.mark.usefixtures("project")
def test_a_name_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    """An approval is a person's."""
    assert readout("approve", CLIENT, "--month", "2024-04") == 2
    assert "--by" in capsys.readouterr().err


def test_a_new_version_is_begun_and_says_where_its_words_are(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """For people and for machines; before the report was sent it is wrong use."""
    assert readout(*REVISE, "One order was booked twice") == 2
    assert "no report of 2024-04 was sent" in capsys.readouterr().err
    assert readout(*APPROVE, "lead") == 0
    set_state(project, CLIENT, MONTH, 1, "sent", ("owner@shop.example",), "2024-05-04T08:00:00+00:00")
    capsys.readouterr()
    assert readout(*REVISE, "One order was booked twice") == 0
    first, then = capsys.readouterr().out.splitlines()
    assert first == "lamp-shop 2024-04: version 2 is begun  clients/lamp-shop/report.ipynb"
    assert then.strip() == "next   change words or data, then readout run lamp-shop --month 2024-04 and approve it"
    assert readout(*REVISE, "One order was booked twice", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {
        "client": CLIENT,
        "month": "2024-04",
        "version": 2,
        "notebook": "clients/lamp-shop/report.ipynb",
        "because": "One order was booked twice",
    }
