"""``readout send`` as people and schedulers call it: lines, JSON, exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import trustme

from readout import cli
from readout.data.project import Project
from tests.delivery.approved import OWNER, TRADE, serving
from tests.delivery.mail_server import PASSWORD
from tests.pipeline.projects import change

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def project(ready: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Two approved reports, in the folder that the command is run in."""
    monkeypatch.chdir(ready.root)
    return ready


def send(*arguments: str) -> int:
    try:
        return cli.main(["send", "--month", "2024-04", *arguments])
    except SystemExit as stop:
        return int(str(stop.code))


def listed(capsys: Capture) -> list[dict[str, Any]]:
    out, err = capsys.readouterr()
    assert err == ""
    found: list[dict[str, Any]] = json.loads(out)
    return found


def forget(project: Project, client: str) -> None:
    """Take the approval of a client back."""
    for name in ("history", "approvals"):
        for path in (project.clients_dir / client / name).iterdir():
            path.unlink()


def test_one_client_by_name(project: Project, capsys: Capture) -> None:
    """Exit 0; the line says what, where and to whom."""
    assert send("lamp-shop") == 0
    line = f"queued      lamp-shop 2024-04  to {OWNER}, {TRADE}  outbox/2024-04/lamp-shop.eml\n"
    assert capsys.readouterr().out == line
    assert send("lamp-shop", "--mark-sent") == 0
    assert "sent        lamp-shop 2024-04  to " in capsys.readouterr().out
    assert send("lamp-shop") == 0
    assert "not sent    lamp-shop 2024-04  sent already, on " in capsys.readouterr().out
    assert project.root.joinpath("outbox/2024-04/lamp-shop.eml").is_file()


def test_the_batch_leaves_out_what_is_not_ready(project: Project, capsys: Capture) -> None:
    """Exit 0: nobody has to do anything tonight. By name it is a failure."""
    forget(project, "desk-shop")
    assert send("--all") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(
        "not sent    desk-shop 2024-04  not approved: made and not approved yet; readout approve desk-shop"
    )
    assert lines[1].startswith("queued      lamp-shop 2024-04")
    assert lines[2] == "1 not approved, 1 queued"
    assert send("desk-shop") == 1


def test_the_batch_fails_where_an_approval_is_void(project: Project, capsys: Capture) -> None:
    """Exit 1, why, and all others done."""
    change(project.clients_dir / "desk-shop" / "client.yml", OWNER, "owner@other.example")
    assert send("--all", "--json") == 1
    bad, good = listed(capsys)
    assert list(bad) == list(good) == [
        "client", "month", "version", "status", "why", "message", "to", "path", "subject", "files"
    ]  # fmt: skip
    assert (bad["client"], bad["status"], bad["why"], bad["to"]) == ("desk-shop", "not-sent", "void", [])
    assert "recipient owner has changed" in bad["message"]
    assert (good["client"], good["status"], good["why"], good["version"]) == ("lamp-shop", "queued", None, 1)
    assert (good["to"], good["path"]) == ([OWNER, TRADE], "outbox/2024-04/lamp-shop.eml")
    assert (good["subject"], good["files"][0]) == ("Report for Lamp shop, April 2024", "Lamp shop 2024-04.pdf")


def test_the_batch_by_the_mail_server(
    project: Project, ca: tuple[trustme.CA, Path], monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """With nothing but agency.yml and the environment: host, port, sign-in, authority."""
    monkeypatch.setenv("MAIL_PASSWORD", PASSWORD)
    with serving(project, ca[0]) as (post, _):
        assert send("--all", "--smtp", "--dry-run") == 0
        assert post.conversations == 0
        assert capsys.readouterr().out.count("would send") == 3  # a line each, and the sum
        assert not list((project.root / "outbox").rglob("[!.]*.*"))
        assert send("--all", "--smtp") == 0
        assert send("--all", "--smtp") == 0
    assert [each.recipients for each in post.received] == [(OWNER, TRADE)] * 2
    out, err = capsys.readouterr()
    assert "2 sent\n" in out
    assert "2 sent before\n" in out
    assert PASSWORD not in out + err


def test_without_the_password_nothing_is_begun(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """Exit 2, for no client could be sent to."""
    monkeypatch.delenv("MAIL_PASSWORD", raising=False)
    assert send("--all", "--smtp") == 2
    assert "agency.yml: mail.password names MAIL_PASSWORD" in capsys.readouterr().err
    assert not list((project.root / "outbox").rglob("[!.]*.*"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name the clients whose reports are to be sent, or say --all"),
        (["lamp-shop", "--all"], "--all and names of clients exclude each other"),
        (["--all", "--called"], "--called is for clients that are named"),
        (["--all", "--mark-sent"], "--mark-sent is for clients that are named"),
        (["--all", "--smtp", "--resend"], "--resend is for clients that are named"),
        (["lamp-shop", "--resend"], "--resend needs --smtp"),
        (["lamp-shop", "--mark-sent", "--smtp"], "--mark-sent sends nothing"),
        (["lamp-shop", "--mark-sent", "--resend", "--smtp"], "not allowed with argument"),
        (["lampshop"], "there is no client 'lampshop'"),
    ],
)
@pytest.mark.usefixtures("project")
def test_wrong_use(arguments: list[str], said: str, capsys: Capture) -> None:
    """Exit 2, the cure, and nothing made."""
    assert send(*arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert not list(Path("outbox").rglob("[!.]*.*"))
