"""Where a client stands: every state from real files, days counted by hand, one broken client stopping no other."""

from __future__ import annotations

import datetime as dt
import html
import json
import shutil
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from rich.console import Console

from readout.data.failures import keep_failure
from readout.data.history_write import set_state
from readout.data.minutes_receipt import Receipt, write_receipt
from readout.data.overview import read_client_month
from readout.data.project import Project
from readout.delivery.approval import approve
from readout.delivery.by_hand import mark_all
from readout.delivery.dispatch import dispatch
from readout.delivery.minutes import create_minutes, open_minutes
from readout.delivery.minutes_sending import mark_minutes_sent, queue_minutes, text_hash_of
from readout.delivery.order import Order
from readout.delivery.revise import revise
from readout.delivery.standing import Question, Standing, standing, standings
from readout.delivery.terminal_status import details, pace_line, show_standings
from readout.model.history import Allowed
from readout.pipeline.overview import write_overview
from tests.delivery.conftest import CLIENT, MONTH
from tests.pipeline.projects import change

TODAY = dt.date(2024, 5, 6)  # the call about April is on Tuesday 14 May 2024: in 8 days


@pytest.fixture
def project(finished_project: Project) -> Project:
    """The lamp shop with a final report for April 2024."""
    return finished_project


@pytest.fixture
def draft(drafted_project: Project) -> Project:
    """The lamp shop with a draft."""
    return drafted_project


def stands(project: Project, today: dt.date = TODAY, month: pd.Period = MONTH, **asked: Any) -> Standing:
    found = standing(project, CLIENT, Question(month, today, **asked))
    assert found is not None
    return found


def folder(project: Project, name: str) -> Path:
    return project.clients_dir / CLIENT / name


def test_from_final_to_minutes_sent(project: Project) -> None:
    """One month, step by step, as its files come to be."""
    found = stands(project)
    assert (found.state, found.days_left, found.due, found.due_by) == ("final", 8, dt.date(2024, 5, 14), "call")
    assert (found.words_missing, found.changed) == (0, False)
    approve(project, CLIENT, MONTH, "lead")
    found = stands(project)
    assert (found.state, found.approved_by, found.days_left) == ("approved", "lead", 8)
    set_state(project, CLIENT, MONTH, 1, "queued")
    assert stands(project).state == "queued"
    set_state(project, CLIENT, MONTH, 1, "sent")
    found = stands(project)
    assert (found.state, found.days_left, found.minutes_missing) == ("sent", 8, False)
    found = stands(project, dt.date(2024, 5, 15))
    assert (found.state, found.days_left, found.minutes_missing) == ("sent", None, True)
    path = create_minutes(project, CLIENT, MONTH).path
    assert stands(project, dt.date(2024, 5, 15)).minutes_missing  # prompts are no minutes
    path.write_text(path.read_text(encoding="utf-8").replace("- [ ]", "- [x]"), encoding="utf-8")
    assert stands(project, dt.date(2024, 5, 15)).state == "call-held"
    receipt = Receipt(CLIENT, MONTH, "queued", "2024-05-15", (), text_hash_of(path.read_text(encoding="utf-8")))
    write_receipt(project, receipt)
    assert stands(project).state == "minutes-queued"
    write_receipt(project, Receipt(CLIENT, MONTH, "sent", "2024-05-15", (), "another text"))
    found = stands(project)
    assert (found.state, found.minutes_changed, found.days_left) == ("minutes-sent", True, None)


def test_a_void_approval_says_why(project: Project) -> None:
    """A recipient changed: it may not go out."""
    approve(project, CLIENT, MONTH, "lead")
    change(folder(project, "client.yml"), "owner@shop.example", "other@shop.example")
    found = stands(project)
    assert found.state == "void"
    assert any("recipient owner has changed since lead approved it" in each for each in found.void)


def test_a_draft_names_its_codes(draft: Project) -> None:
    """And what is let pass stands beside it, with the reason."""
    found = stands(draft)
    assert (found.state, found.codes) == ("draft", ("R401",))
    why = "The shop sells for the sake of selling"
    approve(draft, CLIENT, MONTH, "lead", [Allowed("R401", why)])
    found = stands(draft)
    assert (found.state, found.overrides) == ("approved", (Allowed("R401", why),))
    assert f"R401 allowed: {why}" in list(details(found))


def test_before_a_report_is_made(project: Project) -> None:
    """Another month is not opened; words come and go; what changed since the report was made is said."""
    found = stands(project, dt.date(2024, 6, 20), MONTH + 1)  # the second Tuesday of June is the 11th
    assert (found.state, found.days_left) == ("not-opened", -9)
    change(folder(project, "work.csv"), "A guide to desk lamps", "A guide to all lamps")
    found = stands(project)
    assert (found.state, found.changed) == ("final", True)
    change(folder(project, "report.ipynb"), 'month = \\"2024-04\\"', 'month = \\"2024-05\\"')
    assert stands(project, month=MONTH + 1).state == "written"
    notebook = json.loads(folder(project, "report.ipynb").read_text(encoding="utf-8"))
    prompt = {"slot": "summary", "asked": ["> ✎ Why?"]}
    cell = {"cell_type": "markdown", "id": "asked", "metadata": {"readout": prompt}, "source": "> ✎ Why?\n\n"}
    notebook["cells"].append(cell)
    folder(project, "report.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    found = stands(project, month=MONTH + 1)
    assert (found.state, found.words_missing) == ("words-missing", 1)


def test_without_a_call_the_report_is_due_ten_days_after_the_month(project: Project) -> None:
    """By hand: 30 April and ten days is 10 May, in 4 days."""
    change(folder(project, "client.yml"), "call: {when: second Tuesday 10:00}", "call: {minutes: 30}")
    found = stands(project)
    assert (found.due, found.due_by, found.days_left) == (dt.date(2024, 5, 10), "month-end", 4)


def test_a_pause_waits_for_nothing_but_is_said(project: Project) -> None:
    """No work, no report."""
    change(folder(project, "client.yml"), "call: {", "pause: [{month: 2024-06, reason: we move}]\ncall: {")
    found = stands(project, month=pd.Period("2024-06", "M"))
    assert (found.state, found.reason, found.days_left) == ("paused", "we move", None)


def test_one_broken_client_stops_no_other(project: Project) -> None:
    """It comes first and says what to mend."""
    other = project.clients_dir / "desk-shop"
    other.mkdir()
    (other / "client.yml").write_text("name: Desk shop\nlanguge: en\n", encoding="utf-8")
    broken, fine = standings(project, (), Question(MONTH, TODAY))
    assert (broken.client, broken.state, fine.state) == ("desk-shop", "error", "final")
    assert "languge" in (broken.error or "")
    console = Console(width=80, record=True, file=open("/dev/null", "w"))  # noqa: SIM115, PTH123
    show_standings((broken, fine), Question(MONTH, TODAY), console)
    shown = console.export_text()
    assert max(map(len, shown.splitlines())) <= 80
    assert "cannot be read" in shown
    assert "due for the call on 2024-05-14" in " ".join(shown.split())
    assert json.loads(json.dumps(fine.as_dict()))["due"] == "2024-05-14"


@pytest.mark.parametrize(("name", "listed"), [("writer", 1), ("WRITER@agency.example", 1), ("Wendy Writer", 1),
                                              ("lead", 0), ("owner@shop.example", 0)])  # fmt: skip
def test_mine_is_the_analysts_and_the_backups(name: str, listed: int, project: Project) -> None:
    """By id, name or address; approving or being the client does not make it mine."""
    assert len(standings(project, (), Question(MONTH, TODAY, mine=name))) == listed


def test_the_running_month(project: Project) -> None:
    """By hand: 18,000 in a year are 1,500 a month, and April brought 1,650.50.

    On the thirteenth, twelve days are over, with the first order of 1,600: more than a month of plan.
    """
    found = stands(project, dt.date(2024, 5, 1), current=True)
    (pace,) = found.paces
    assert (pace.days, pace.of_days, pace.value, pace.planned) == (30, 30, 1650.5, pytest.approx(1500))
    assert pace.slipping is False
    assert pace_line(pace) == "with 30 of 30 days: 110 % of the month's plan (an even pace would have 100 %)"
    (pace,) = stands(project, dt.date(2024, 4, 13), current=True).paces
    assert (pace.days, pace.slipping) == (12, None if pace.value is None else pace.share < 0.36)


def test_a_version_that_was_begun_is_named() -> None:
    """After ``revise``, nobody takes the state of the new version for that of the one the client has."""
    begun = Standing("shop", "2024-04", "final", version=2)
    assert list(details(begun)) == ["version 2 is begun, and not approved yet"]


def test_it_says_what_the_page_of_the_month_says(draft: Project) -> None:
    """From the same reading: the errors in words, and what failed since, with its last good report."""
    found = stands(draft)
    assert found.published == read_client_month(draft, CLIENT, MONTH)
    said = list(details(found))
    assert said[0] == "A draft, not to be sent: 1 error is left."
    assert said[1].startswith(f"R401 clients/{CLIENT}/client.yml")
    keep_failure(draft, CLIENT, str(MONTH), "clients/lamp-shop/work.csv:3: no such day")
    found = stands(draft)
    assert list(details(found))[:2] == [
        "It failed; the report shown was made before that.", "clients/lamp-shop/work.csv:3: no such day"
    ]  # fmt: skip
    told = json.loads(json.dumps(found.as_dict()))["published"]
    assert (told["place"], told["status"], told["last"]) == ("failed", "draft", "2024-04")


def test_what_is_in_order_needs_no_words(project: Project) -> None:
    """The days say what is next."""
    assert list(details(stands(project))) == ["due for the call on 2024-05-14"]


def test_a_client_that_cannot_be_read_names_the_last_report(project: Project) -> None:
    """So that nobody looks for it."""
    change(folder(project, "client.yml"), "name: Lamp shop", "nmae: Lamp shop")
    found = stands(project)
    assert found.state == "error"
    assert "nmae is not a key here" in " ".join(details(found))
    keep_failure(project, CLIENT, str(MONTH), "x")
    assert list(details(stands(project)))[-1] == "the last report is that of 2024-04"


def test_of_one_day_the_worst_comes_first(project: Project) -> None:
    """Two clients due on the same day: the one whose run failed, then the one in order."""
    shutil.copytree(project.clients_dir / CLIENT, project.clients_dir / "a-shop")
    shutil.copytree(project.reports_dir / str(MONTH) / CLIENT, project.reports_dir / str(MONTH) / "a-shop")
    assert [each.client for each in standings(project, (), Question(MONTH, TODAY))] == ["a-shop", CLIENT]
    keep_failure(project, CLIENT, str(MONTH), "x")
    assert [each.client for each in standings(project, (), Question(MONTH, TODAY))] == [CLIENT, "a-shop"]


def test_the_page_of_the_month_says_how_far_a_report_has_come(project: Project) -> None:
    """Each command brings it up to date; where nobody has made the page, none is made."""
    approve(project, CLIENT, MONTH, "lead")
    assert not project.month_page(MONTH).exists()
    page = write_overview(project, MONTH)
    assert "Approved by lead. Call on May 14, 2024." in said_on(page)
    order = Order(project, MONTH, now=lambda: dt.datetime(2024, 5, 6, 10, tzinfo=dt.UTC))
    dispatch(order, [CLIENT])
    assert "Waits in the outbox. Call on May 14, 2024." in said_on(page)
    mark_all(order, [CLIENT])
    assert "Sent on May 6, 2024. Call on May 14, 2024." in said_on(page)
    path = create_minutes(project, CLIENT, MONTH).path
    filled = path.read_text(encoding="utf-8").replace("- [ ]", "- [x]")
    path.write_text("\n".join(line for line in filled.split("\n") if not line.startswith("> ")), encoding="utf-8")
    queue_minutes(project, open_minutes(project, CLIENT, MONTH), order.now())
    assert "Sent on May 6, 2024. The minutes wait in the outbox." in said_on(page)
    mark_minutes_sent(project, open_minutes(project, CLIENT, MONTH), order.now())
    assert "Sent on May 6, 2024. The minutes were sent." in said_on(page)
    revise(project, CLIENT, MONTH, "An order was missing")
    assert "Version 2 is begun and not approved yet." in said_on(page)


def said_on(page: Path) -> str:
    return html.unescape(page.read_text(encoding="utf-8")).replace("\N{NO-BREAK SPACE}", " ")


def test_approving_with_an_override_brings_the_page_up_to_date(draft: Project) -> None:
    """The report is made again then, outside of a run."""
    write_overview(draft, MONTH)
    page = draft.month_page(MONTH)
    assert 'id="draft"' in page.read_text(encoding="utf-8")
    approve(draft, CLIENT, MONTH, "lead", [Allowed("R401", "The shop sells for the sake of selling")])
    assert 'id="draft"' not in page.read_text(encoding="utf-8")
    assert 'id="rest"' in page.read_text(encoding="utf-8")
