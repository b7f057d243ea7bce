"""One log a client for every run: what was done when, what was met, what came of it; and no credential."""

from __future__ import annotations

import logging
import os
import re
import time
import warnings
from pathlib import Path

import pytest

from readout.checks.finding import Finding
from readout.data.project import Project
from readout.pipeline.batch import Order, run_all
from readout.pipeline.client_log import client_log, complete_log, heard_by
from readout.pipeline.outcome import Outcome
from tests.pipeline.projects import change


def text(project: Project, client: str = "shop") -> str:
    return project.log_file(client).read_text(encoding="utf-8")


def done(project: Project, outcome: Outcome) -> str:
    with client_log(project, "shop", "2024-04") as log:
        log.end(outcome)
    return text(project)


def test_a_log_tells_stages_findings_and_the_end(project: Project) -> None:
    """Each line with the seconds since the beginning; the first says when that was, and of what."""
    finding = Finding("R203", "guide is titled 'Work'", "clients/shop/work.csv:2")
    with client_log(project, "shop", "2024-04") as log:
        log.stage("reading")
        log.stage("executing")
        log.end(Outcome("shop", "2024-04", "draft", 1.0, "reports/2024-04/shop", findings=(finding,)))
    first, *stages, end, found = text(project).splitlines()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[+-]\d\d:\d\d shop 2024-04, readout-reports [\d.]+", first)
    assert [re.sub(r"^ *\d+\.\d{3} ", "", line) for line in (*stages, end)] == [
        "reading", "executing", "draft shop 2024-04  reports/2024-04/shop"
    ]  # fmt: skip
    assert found.strip() == "warning R203 clients/shop/work.csv:2: guide is titled 'Work'"


def test_what_libraries_warn_of_is_in_it_and_nowhere_else(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """Python's warnings and those of logging; afterwards everything is as before."""
    shown = warnings.showwarning
    with client_log(project, "shop", None):
        warnings.warn("figures are old", stacklevel=1)
        logging.getLogger("some.library").warning("slow: %s", "1 s")
        logging.getLogger("some.library").info("chatter")
    said = text(project)
    assert "warning UserWarning: figures are old" in said
    assert "warning some.library: slow: 1 s" in said
    assert "chatter" not in said
    assert "figures are old" not in capsys.readouterr().err
    assert warnings.showwarning is shown


def test_no_credential_gets_into_it(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not by an error, not by a finding, not by a warning, not by a traceback."""
    monkeypatch.setenv("ADS_DATABASE_URL", "postgresql://reader:hunter-22@db.internal/ads")
    secret = "postgresql://reader:hunter-22@db.internal/ads"
    finding = Finding("R003", f"{secret} refused", "client.yml:3", "error")
    with client_log(project, "shop", "2024-04") as log:
        log.warning(f"cannot reach {secret}")
        log.bug(f"Traceback\nValueError: {secret} and hunter-22")
        log.end(Outcome("shop", "2024-04", "failed", 1.0, error=f"no {secret}", findings=(finding,)))
    assert "hunter-22" not in text(project)
    assert "$ADS_DATABASE_URL" in text(project)


def test_the_next_run_begins_a_new_log(project: Project) -> None:
    """It is of the newest run alone."""
    done(project, Outcome("shop", "2024-04", "failed", 1.0, error="first"))
    assert "first" not in done(project, Outcome("shop", "2024-04", "final", 1.0, "p"))


def test_a_log_that_cannot_be_written_stops_nothing(project: Project) -> None:
    """A full disk, or a file where the folder should be."""
    project.reports_dir.mkdir(exist_ok=True)
    (project.reports_dir / ".logs").write_text("in the way")
    with client_log(project, "shop", "2024-04") as log:
        log.stage("reading")
        log.end(Outcome("shop", "2024-04", "final", 1.0, "p"))
    assert (project.reports_dir / ".logs").read_text() == "in the way"


def test_a_killed_process_leaves_how_far_it_came_and_the_run_adds_the_end(project: Project) -> None:
    """Once; a log of an earlier run is not continued; a log that has its end stays as it is."""
    killed = Outcome("shop", "2024-04", "failed", 2.5, error="its process was killed")
    began = time.time() - 1
    with client_log(project, "shop", "2024-04") as log:
        log.stage("executing")
    complete_log(project, killed, began)
    complete_log(project, killed, began)
    assert text(project).count("its process was killed") == 1
    assert "executing\n    2.500 failed shop 2024-04\n          its process was killed\n" in text(project)
    old = time.time() - 3600
    os.utime(project.log_file("shop"), (old, old))
    complete_log(project, killed, began)
    assert "executing" not in text(project)
    assert text(project).count("its process was killed") == 1


def test_all_hear_of_a_stage() -> None:
    """The log and the terminal."""
    heard: list[str] = []
    heard_by(heard.append, lambda name: heard.append(name.upper()))("reading")
    assert heard == ["reading", "READING"]


def test_a_failing_cell_is_in_the_log_with_its_traceback(project: Project) -> None:
    """A real run: the terminal says the sentence, the log where in the analyst's code it happened, without colours."""
    notebook = project.clients_dir / "lamp-shop" / "report.ipynb"
    change(notebook, "report.headline()", "{}['no such key']")
    (outcome,) = run_all(Order(project, ("lamp-shop",), "2024-04", "embedded"))
    assert outcome.status == "failed"
    assert "KeyError: 'no such key'" in (outcome.error or "")
    said = text(project, "lamp-shop")
    assert [each for each in ("reading", "executing", "rendering") if f" {each}\n" in said] == ["reading", "executing"]
    assert "Traceback (most recent call last)" in said
    assert "PapermillExecutionError" in said
    assert "\x1b" not in said
    assert said.rstrip().endswith((outcome.error or "").splitlines()[-1])


def test_the_log_of_a_client_is_their_own(project: Project) -> None:
    """Two one after the other: neither log names the other client."""
    for client in ("a-shop", "b-shop"):
        with client_log(project, client, "2024-04") as log:
            log.end(Outcome(client, "2024-04", "final", 1.0, f"reports/2024-04/{client}"))
    assert "b-shop" not in text(project, "a-shop")
    assert "a-shop" not in text(project, "b-shop")
    assert {path.name for path in Path(project.reports_dir / ".logs").iterdir()} == {"a-shop.log", "b-shop.log"}
