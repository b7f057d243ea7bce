"""The command: its exit codes, what machines read of it, and that the README knows all of it."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from readout import cli
from readout.data.project import Project
from readout.pipeline import doctor
from tests.pipeline.projects import change, contents, new_project

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with two sound clients, in which the command is run."""
    made = new_project(tmp_path / "project", "desk-shop", "lamp-shop")
    monkeypatch.chdir(made.root)
    return made


def readout(*arguments: str) -> int:
    """The exit code of ``readout …``, wrong use included."""
    try:
        return cli.main(arguments)
    except SystemExit as stop:
        return int(str(stop.code))


def listed(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """The list printed for machines; nothing else may be on stdout or stderr."""
    out, err = capsys.readouterr()
    assert err == ""
    found: list[dict[str, Any]] = json.loads(out)
    return found


def break_data(project: Project, client: str) -> None:
    change(project.clients_dir / client / "data" / "orders.csv", "2024-04-01,31,1600", "2024-04-01,31,much")


def test_one_bad_client_of_two(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 1, one clear line that names file and row, and the other client's report is there."""
    break_data(project, "desk-shop")
    assert readout("run", "--month", "latest", "--renderer", "embedded", "--jobs", "1", "--json") == 1
    bad, good = listed(capsys)
    assert list(bad) == list(good) == ["client", "month", "status", "seconds", "path", "error"]
    assert (bad["client"], bad["month"], bad["status"], bad["path"]) == ("desk-shop", None, "failed", None)
    assert bad["error"].startswith("clients/desk-shop/data/orders.csv:32: column \"revenue\" is 'much'")
    assert "\n" not in bad["error"]
    assert (good["client"], good["month"], good["status"]) == ("lamp-shop", "2024-04", "final")
    assert (good["path"], good["error"]) == ("reports/2024-04/lamp-shop", None)
    assert set(contents(project.root / good["path"])) >= {"report.html", "report.pdf", "facts.json", "run.json"}


def test_a_failure_is_told_to_people_too(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --json: the client and the month, then the line to mend, then where more stands."""
    break_data(project, "desk-shop")
    assert readout("run", "desk-shop", "--month", "2024-04", "--renderer", "embedded") == 1
    out, err = capsys.readouterr()
    assert out.splitlines()[0] == "failed desk-shop 2024-04"
    assert out.splitlines()[1].strip().startswith("clients/desk-shop/data/orders.csv:32: ")
    assert out.splitlines()[2:] == ["       the log is reports/.logs/desk-shop.log"]
    assert err == ""


@pytest.mark.usefixtures("project")
def test_open_prepares_the_notebook(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 0, and what there is to write; without JupyterLab, --lab says so before anything is changed."""
    notebook = Path("clients/lamp-shop/report.ipynb")
    change(notebook, 'month = \\"2024-04\\"', 'month = \\"2024-03\\"')
    before = notebook.read_bytes()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("readout.notebook.lab.find_spec", lambda _: None)
        assert readout("open", "lamp-shop", "--month", "latest", "--lab") == 2
    assert "JupyterLab is not installed here; install it" in capsys.readouterr().err
    assert notebook.read_bytes() == before
    assert readout("open", "lamp-shop", "--month", "latest") == 2
    assert "add --set-aside to keep them in past/ and open 2024-04" in capsys.readouterr().err
    assert readout("open", "lamp-shop", "--month", "latest", "--set-aside") == 0
    assert "  write  summary: asked for every month" in capsys.readouterr().out
    assert b"What did we learn this month" in notebook.read_bytes()


@pytest.mark.usefixtures("project")
def test_open_with_lab_starts_it_on_the_notebook(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the project's folder, with this Python's JupyterLab; its exit code is the command's."""
    started: list[Any] = []

    def run(command: list[str], cwd: Path, check: bool) -> subprocess.CompletedProcess[str]:
        started.append((command[1:], cwd, check))
        return subprocess.CompletedProcess(command, 3)

    monkeypatch.setattr("readout.notebook.lab.subprocess.run", run)
    monkeypatch.setattr("readout.notebook.lab.find_spec", lambda _: True)
    assert readout("open", "lamp-shop", "--month", "latest", "--lab") == 3
    assert started == [(["-m", "jupyter", "lab", "clients/lamp-shop/report.ipynb"], Path.cwd(), False)]


WRONG = {
    "no command": [],
    "an unknown command": ["rnu"],
    "an unknown client": ["run", "lampshop"],
    "no client's name": ["check", "../lamp-shop"],
    "no client to open": ["open"],
    "an unknown client to open": ["open", "lampshop"],
    "a month that is none": ["run", "--month", "2024-13"],
    "a month in words": ["check", "--month", "April"],
    "an unknown renderer": ["run", "--renderer", "word"],
    "no number of jobs": ["run", "--jobs", "0"],
    "an unknown option": ["doctor", "--fix"],
    "a client to be made where no template is": ["new", "table-shop"],
    "a client to be made that is there": ["new", "lamp-shop", "--template", "ecommerce"],
    "an export that is not there": ["work", "import", "lamp-shop", "nowhere.csv"],
    "no action on work": ["work"],
    "a day that is none": ["work", "import", "lamp-shop", "x.csv", "--done-on", "May"],
    "a map without a column": ["new", "table-shop", "--map", "revenue"],
}


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("arguments", WRONG.values(), ids=WRONG)
def test_wrong_use_is_exit_2_and_says_what_is_right(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is made, nothing is on stdout, no traceback; the message names what was given or wanted."""
    assert readout(*arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    assert err.strip().splitlines()[-1].startswith("readout")
    assert not Path("reports").exists()


@pytest.mark.usefixtures("project")
def test_quarto_is_asked_for_and_not_there(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Said before any client is worked on."""
    monkeypatch.setenv("PATH", "/nowhere")
    assert readout("run", "--renderer", "quarto") == 2
    assert capsys.readouterr().err.startswith("readout: Quarto is not on PATH")


@pytest.mark.parametrize("arguments", [["run"], ["check"], ["doctor"]], ids=lambda each: each[0])
def test_there_is_no_project(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message says what makes a folder one."""
    monkeypatch.chdir(tmp_path)
    assert readout(*arguments) == 2
    assert "no Readout project here or above; change into a folder that holds _quarto.yml" in capsys.readouterr().err


def test_a_project_without_clients(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """Silence and exit 0 would look like success every month."""
    for client in project.clients():
        (project.clients_dir / client / "client.yml").unlink()
    assert readout("run") == 2
    assert "there is no client yet" in capsys.readouterr().err


def test_check_lists_findings_for_machines(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """A flat list, each finding with its client and month; an error is exit 1."""
    break_data(project, "desk-shop")
    assert readout("check", "--month", "2024-05", "--json") == 1
    found = listed(capsys)
    assert {tuple(each) for each in found} == {("client", "month", "code", "severity", "message", "where")}
    by_client = {(each["client"], each["code"]) for each in found}
    assert by_client >= {("desk-shop", "R003"), ("lamp-shop", "R001")}
    assert {each["month"] for each in found} == {"2024-05"}


@pytest.mark.usefixtures("project")
def test_check_without_findings(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 0; an empty list for machines; for people a scorecard, among several clients a line each."""
    assert readout("check", "--month", "latest", "--json") == 0
    assert listed(capsys) == []
    assert readout("check", "lamp-shop", "--month", "latest") == 0
    first, *scores = capsys.readouterr().out.splitlines()
    assert first == "lamp-shop 2024-04: nothing found"
    assert len(scores) == 1 + 9
    assert readout("check", "--month", "latest") == 0
    listed_by_client = capsys.readouterr().out.splitlines()
    assert listed_by_client == ["desk-shop 2024-04: nothing found", "lamp-shop 2024-04: nothing found"]


@pytest.mark.usefixtures("project")
def test_without_a_month_the_last_calendar_month_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    """A scheduler on the second of a month wants the month before; the shop's data end long before."""
    expected = str(pd.Period(dt.date.today(), freq="M") - 1)
    assert readout("check", "lamp-shop", "--json") == 1
    assert {each["month"] for each in listed(capsys)} == {expected}


def test_doctor(project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 0 when nothing stops a run, 1 when something does; a list for machines, lines for people."""
    monkeypatch.setattr(doctor, "_kernel", lambda: doctor.Diagnosis("kernel", "ok", "starts"))
    assert readout("doctor", "--json") == 0
    found = listed(capsys)
    assert {tuple(each) for each in found} == {("name", "state", "found", "cure")}
    assert {each["state"] for each in found} <= {"ok", "note"}
    (project.clients_dir / "desk-shop" / "report.ipynb").unlink()
    assert readout("doctor") == 1
    out = capsys.readouterr().out
    assert "gap  client desk-shop: no report.ipynb\n     -> copy templates/" in out
    assert "ok   client lamp-shop: " in out


@pytest.mark.usefixtures("project")
def test_ctrl_c_is_no_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 130, as shells expect of what was stopped by hand."""

    def stop(*_: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr("readout.pipeline.check.load_client", stop)
    assert readout("check") == 130
    assert capsys.readouterr().err == "readout: stopped\n"


def test_new_makes_a_client_that_runs(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """Flags and --yes in place of answers; what was read and what comes next is said."""
    shutil.copytree(ROOT / "templates" / "ecommerce", project.root / "templates" / "ecommerce")
    flags = {"template": "ecommerce", "currency": "EUR", "timezone": "Europe/Berlin", "start": "2024-01", "target": "9"}
    given = [each for flag, value in flags.items() for each in (f"--{flag}", value)]
    data = ["--data", "clients/lamp-shop/data/orders.csv"]
    assert readout("new", "table-shop", *given, *data, "--yes") == 0
    out = capsys.readouterr().out
    assert out.startswith("table-shop: 3 KPIs  clients/table-shop\n  read   revenue: revenue\n  read   order: order\n")
    assert "  later  customers: the data have no column for customer (a comment in client.yml)\n" in out
    assert out.endswith("  next   readout run table-shop --month latest\n")
    assert readout("check", "table-shop", "--month", "latest") == 1
    assert "table-shop 2024-04" in capsys.readouterr().out


def test_work_import_shows_first_and_writes_when_told(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a terminal and --yes nothing is written; with it, once."""
    export = Path("board.csv")
    export.write_text("Card ID,Card Name,List Name,Due Date\nc1,Generated: price list,Doing,2024-05-02\n")
    log = project.clients_dir / "lamp-shop" / "work.csv"
    before = log.read_bytes()
    assert readout("work", "import", "lamp-shop", "board.csv") == 0
    out = capsys.readouterr().out
    assert out.splitlines() == [
        "lamp-shop: 1 task of trello, 1 new, 0 changed",
        "  new    trello-c1: Generated: price list (status doing, due 2024-05-02)",
        "nothing was written; add --yes to write it",
    ]
    assert log.read_bytes() == before
    assert readout("work", "import", "lamp-shop", "board.csv", "--yes") == 0
    assert capsys.readouterr().out.endswith("written: clients/lamp-shop/work.csv\n")
    assert b"trello-c1,Generated: price list" in log.read_bytes()
    assert readout("work", "import", "lamp-shop", "board.csv", "--yes") == 0
    assert capsys.readouterr().out.endswith("clients/lamp-shop/work.csv is up to date\n")


def test_sync_check_is_for_machines(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 1 while a notebook is behind, with --check nothing is written; one client's trouble stops no other."""
    shutil.copytree(ROOT / "templates" / "ecommerce", project.root / "templates" / "ecommerce")
    for client in ("desk-shop", "lamp-shop"):
        folder = project.clients_dir / client
        config = folder / "client.yml"
        config.write_text("template: ecommerce\n" + config.read_text(encoding="utf-8"), encoding="utf-8")
        shutil.copyfile(ROOT / "templates" / "ecommerce" / "report.ipynb", folder / "report.ipynb")
    assert readout("sync") == 0
    template = project.root / "templates" / "ecommerce" / "report.ipynb"
    change(template, "report.headline()", "report.headline()  # newer")
    (project.clients_dir / "desk-shop" / "report.ipynb").write_text("no notebook")
    before = (project.clients_dir / "lamp-shop" / "report.ipynb").read_bytes()
    capsys.readouterr()
    assert readout("sync", "--check") == 1
    out = capsys.readouterr().out
    assert "desk-shop: failed\n  clients/desk-shop/report.ipynb: is no notebook that can be read" in out
    assert "lamp-shop: 1 cell to bring over  clients/lamp-shop/report.ipynb\n  update   headline\n" in out
    assert (project.clients_dir / "lamp-shop" / "report.ipynb").read_bytes() == before
    assert readout("sync", "lamp-shop") == 0
    assert readout("sync", "lamp-shop", "--check") == 0


@pytest.mark.usefixtures("project")
def test_minutes_are_shown_before_they_are_applied(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a terminal nothing is written and the exit is 1; --yes writes, exit 0, and then nothing is left."""
    assert readout("minutes", "lamp-shop", "--month", "2024-04") == 0
    page = Path("clients/lamp-shop/minutes/2024-04.md")
    assert "made  clients/lamp-shop/minutes/2024-04.md" in capsys.readouterr().out
    change(page, "|  |  |  |  |  |\n\n## Notes", "| Call the press | lead | 2024-05-20 |  |  |\n\n## Notes")
    work = Path("clients/lamp-shop/work.csv").read_bytes()
    assert readout("minutes", "lamp-shop", "--month", "2024-04", "--apply") == 1
    assert "+2024-04-call-1,Call the press" in capsys.readouterr().out
    assert Path("clients/lamp-shop/work.csv").read_bytes() == work
    assert readout("minutes", "lamp-shop", "--month", "2024-04", "--apply", "--yes") == 0
    assert readout("minutes", "lamp-shop", "--month", "2024-04", "--apply") == 0
    assert "nothing to apply, all of it is there" in capsys.readouterr().out
    assert readout("minutes", "lamp-shop", "--month", "2024-04", "--send") == 2  # prompts are left
    assert readout("minutes", "lamp-shop", "--month", "2024-04") == 0
    assert "there already, and left as it is" in capsys.readouterr().out


def test_status_lists_clients_for_machines(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 0; 1 when a client cannot be read, and the others are listed all the same."""
    assert readout("status", "--month", "2024-04", "--json") == 0
    assert [(each["client"], each["state"]) for each in listed(capsys)] == [
        ("desk-shop", "written"), ("lamp-shop", "written")]  # fmt: skip
    (project.clients_dir / "desk-shop" / "client.yml").write_text("nam: x\n", encoding="utf-8")
    assert readout("status", "--month", "2024-04", "--json") == 1
    assert [each["state"] for each in listed(capsys)] == ["error", "written"]
    assert readout("status", "--month", "2024-04", "--mine", "nobody", "lamp-shop") == 0
    assert "no client has nobody as analyst or backup" in capsys.readouterr().out


def commands() -> list[str]:
    """The commands ``readout --help`` lists."""
    parser = cli._parser()
    action = next(each for each in parser._actions if isinstance(each, argparse._SubParsersAction))
    return list(action.choices)


@pytest.mark.parametrize("command", commands())
def test_every_command_is_in_the_readme(command: str) -> None:
    """A command nobody can read about is a command nobody uses."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(rf"\breadout {command}\b", readme), f"README.md says nothing of readout {command}"


def test_help_names_every_command_and_needs_no_library() -> None:
    """In a real process: quick to ask, since nothing heavy is imported for it."""
    script = (
        "import sys; from readout.cli import main\n"
        "try: main(['--help'])\n"
        "finally: sys.exit(sorted({'plotnine', 'duckdb', 'papermill'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    for command in commands():
        assert re.search(rf"^\s+{command}\b", done.stdout, re.MULTILINE)


def test_a_command_starts_without_the_grammar_of_iris() -> None:
    """Where JupyterLab brings it, its import takes longer than most commands."""
    code = "import sys; from readout.cli import main; main(['status']); import nbformat; print('lark' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip().endswith("False")
