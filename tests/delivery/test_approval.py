"""What was approved is what is sent, or nothing is."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import nbformat
import pytest

from readout.data.approvals import read_approval
from readout.data.client_file import read_client
from readout.data.history import read_history
from readout.data.history_write import set_state
from readout.data.load import load_client
from readout.data.lock import locked
from readout.data.overrides import Override, write_overrides
from readout.data.project import Project
from readout.delivery.approval import Approved, approve, carry_out, verified
from readout.delivery.outbox import Outbox
from readout.delivery.proposal import propose, refuse_outdated
from readout.delivery.published import read_published
from readout.model.errors import ReadoutError
from readout.model.history import Allowed
from readout.model.report import outline_of
from tests.delivery.conftest import CLIENT, MONTH, run
from tests.pipeline.projects import change

NOW = dt.datetime(2024, 5, 3, 9, 30, tzinfo=dt.UTC)
NAMES = ["facts.json", "report.html", "report.pdf"]
WHY = "The shop sells for the sake of selling"


@pytest.fixture
def project(finished_project: Project) -> Project:
    """A final report that nobody has approved."""
    return finished_project


@pytest.fixture
def draft(drafted_project: Project) -> Project:
    """A draft, because of R401."""
    return drafted_project


def approved(project: Project, **fields: Any) -> Approved:
    return approve(project, CLIENT, MONTH, "lead", now=NOW, **fields)


def refusal(project: Project, doing: Callable[..., Any] = verified, *arguments: Any) -> str:
    with pytest.raises(ReadoutError) as refused:
        doing(project, CLIENT, MONTH, *arguments)
    return str(refused.value)


def folder(project: Project, name: str = "") -> Path:
    return project.clients_dir / CLIENT / name


def report(project: Project, name: str) -> Path:
    return project.reports_dir / "2024-04" / CLIENT / name


def add_a_byte(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b" ")


def edit(project: Project, change_it: Callable[[Any], None]) -> None:
    path = folder(project, "report.ipynb")
    notebook = nbformat.read(path, as_version=4)
    change_it(notebook)
    nbformat.write(notebook, path)


def test_what_is_sent_is_the_archived_copy(project: Project) -> None:
    """Byte for byte what the run made, read-only, under the client's name, in the folder that agency.yml names."""
    found = approved(project)
    assert list(found.files) == NAMES
    for name, path in found.files.items():
        assert path == project.root / "archive" / CLIENT / "2024-04.v1" / name
        assert path.read_bytes() == report(project, name).read_bytes()
        assert not path.stat().st_mode & 0o222
    assert (found.approved_by, found.approved_at, found.version) == ("lead", "2024-05-03T09:30:00+00:00", 1)
    assert [each.email for each in found.recipients] == ["owner@shop.example"]
    assert verified(project, CLIENT, MONTH) == found


def test_an_archive_may_be_a_shared_folder(project: Project, tmp_path: Path) -> None:
    """Outside of the project, so that a colleague's machine has what was sent."""
    shared = tmp_path / "shared"
    change(project.root / "agency.yml", "archive: archive ", f"archive: {shared} ")
    assert run(project).status == "final"
    assert approved(project).files["report.pdf"] == shared / CLIENT / "2024-04.v1" / "report.pdf"


def test_links_lead_to_an_archive_and_to_no_history(project: Project, tmp_path: Path) -> None:
    """An archive may be a link to a drive. A client's history stays in their folder, or git would not have it."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (project.root / "archive").symlink_to(elsewhere)
    folder(project, "history").symlink_to(elsewhere)
    outside = "clients/lamp-shop/history: leads out of the client's folder; put the file itself there"
    assert refusal(project, approve, "lead") == outside
    assert list(elsewhere.iterdir()) == []
    folder(project, "history").unlink()
    assert approved(project).files["report.pdf"].resolve() == elsewhere / CLIENT / "2024-04.v1" / "report.pdf"


def test_the_history_keeps_what_the_report_said(project: Project) -> None:
    """Figures, definitions, goals, open work of both sides, the words, what to expect next, and the files' hashes."""
    approved(project)
    data = json.loads(folder(project, "history/2024-04.v1.json").read_text(encoding="utf-8"))
    assert data["facts"] == json.loads(report(project, "facts.json").read_text(encoding="utf-8"))
    assert data["definitions"]["revenue"]["value"] == "sum(revenue)"
    assert (data["kpi_order"], data["goals"]["grow"]["target"]) == (["revenue"], 18000)
    assert [(each["id"], each["owner"], each["side"], each["due"]) for each in data["promises"]] == [
        ("bulbs", "lead", "us", "2024-05-21"),
        ("prices", "owner", "client", "2024-05-07"),
    ]
    assert data["words"] == {
        "summary": "April went as planned: the guide is out, and people read it before they order."
    }
    assert data["projection"]["revenue"]["month"] == "2024-05"
    assert data["files"] == {name: sha256(report(project, name).read_bytes()).hexdigest() for name in NAMES}
    assert (data["state"], data["approved_by"], data["sent_to"], data["sent_at"]) == ("approved", "lead", None, None)


def test_no_address_and_no_internal_note_is_kept(project: Project) -> None:
    """Who got it is written down when it is sent, and nowhere else."""
    work = folder(project, "work.csv")
    change(work, "revenue,up,,,,\nprices", "revenue,up,,,,Took far too long\nprices")
    assert run(project).status == "final"
    approved(project)
    kept = [
        path.read_text() for path in (*folder(project, "history").iterdir(), *folder(project, "approvals").iterdir())
    ]
    assert len(kept) == 2
    assert not any("@" in text or "far too long" in text for text in kept)


CHANGES: dict[str, tuple[Callable[[Project], object], str]] = {
    "pdf": (lambda p: add_a_byte(report(p, "report.pdf")), "reports/2024-04/lamp-shop/report.pdf: has changed"),
    "html": (lambda p: add_a_byte(report(p, "report.html")), "reports/2024-04/lamp-shop/report.html: has changed"),
    "figures": (lambda p: add_a_byte(report(p, "facts.json")), "reports/2024-04/lamp-shop/facts.json: has changed"),
    "a file gone": (lambda p: report(p, "report.pdf").unlink(), "reports/2024-04/lamp-shop/report.pdf: is gone"),
    "recipient": (
        lambda p: change(folder(p, "client.yml"), "owner@shop.example", "other@shop.example"),
        "clients/lamp-shop/client.yml: recipient owner has changed",
    ),
    "one more recipient": (
        lambda p: change(folder(p, "client.yml"), "analyst:", "  - {id: son, name: Son, side: client, email: s@x.fi}\n"
                         "analyst:"),
        "clients/lamp-shop/client.yml: recipient son is new",
    ),
    "config": (lambda p: add_a_byte(folder(p, "client.yml")), "clients/lamp-shop/client.yml: has changed"),
    "agency": (lambda p: add_a_byte(p.root / "agency.yml"), "agency.yml: has changed"),
    "options": (lambda p: add_a_byte(p.root / "_quarto.yml"), "_quarto.yml: has changed"),
    "look": (lambda p: add_a_byte(p.style_dir / "report.css"), "templates/style/report.css: has changed"),
    "words": (
        lambda p: edit(p, lambda notebook: notebook.cells[3].update(source="April went badly.")),
        "clients/lamp-shop/report.ipynb, cell summary: has changed",
    ),
    "a new cell": (
        lambda p: edit(p, lambda notebook: notebook.cells.append(nbformat.v4.new_markdown_cell("P.S.", id="ps"))),
        "clients/lamp-shop/report.ipynb, cell ps: is new",
    ),
    "order of cells": (
        lambda p: edit(p, lambda notebook: notebook.cells.reverse()),
        "clients/lamp-shop/report.ipynb: has its cells in another order",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CHANGES)
def test_any_later_change_voids_the_approval_and_is_named(project: Project, case: str) -> None:
    """The message says what, since whose approval, of which day, and the cure."""
    approved(project)
    doing, said = CHANGES[case]
    doing(project)
    assert f"{said} since lead approved it on 2024-05-03; run it and approve it again" in refusal(project).splitlines()


@pytest.mark.parametrize("name", NAMES)
def test_an_archived_file_is_held_against_its_hash(project: Project, name: str) -> None:
    """Whoever changes a byte of it, by accident or not, stops it from being sent."""
    path = approved(project).files[name]
    path.chmod(0o644)
    add_a_byte(path)
    assert refusal(project) == f"archive/lamp-shop/2024-04.v1/{name}: has changed since it was approved; approve again"
    path.unlink()
    assert f"{name}: is not in the archive; bring it" in refusal(project)


@pytest.mark.parametrize("case", ["html", "config", "words"])
def test_what_changes_while_somebody_reads_the_proposal_is_not_approved(project: Project, case: str) -> None:
    """Neither what they saw, which is no more, nor what they did not see."""
    proposal = propose(project, CLIENT, MONTH, "lead")
    doing, said = CHANGES[case]
    doing(project)
    with pytest.raises(ReadoutError) as refused:
        carry_out(proposal, NOW)
    assert said in str(refused.value)
    assert not folder(project, "history").exists()
    assert not (project.root / "archive").exists()


@pytest.mark.parametrize("meanwhile", ["queued", "sent"])
def test_what_was_sent_while_somebody_reads_the_proposal_keeps_its_approval(project: Project, meanwhile: Any) -> None:
    """Another person approved the same report and it went out: their approval and what was archived stay."""
    proposal = propose(project, CLIENT, MONTH, "lead")
    approve(project, CLIENT, MONTH, "lead", now=NOW - dt.timedelta(hours=1))
    set_state(project, CLIENT, MONTH, 1, meanwhile)
    message = project.outbox_dir / "2024-04" / f"{CLIENT}.eml"
    message.parent.mkdir(parents=True, exist_ok=True)
    message.write_bytes(b"Subject: On its way\r\n\r\n")
    kept = {each: each.read_bytes() for each in folder(project).rglob("2024-04.v1*") if each.is_file()}
    with pytest.raises(ReadoutError, match=r"is on its way|was sent"):
        carry_out(proposal, NOW)
    assert {each: each.read_bytes() for each in folder(project).rglob("2024-04.v1*") if each.is_file()} == kept


def test_an_approval_waits_for_a_message_that_is_being_sent(project: Project) -> None:
    """The archived files do not change under the hands of whoever is sending them."""
    proposal = propose(project, CLIENT, MONTH, "lead")
    with locked(Outbox(project, CLIENT, MONTH).lock), pytest.raises(ReadoutError, match="wait until it is done"):
        carry_out(proposal, NOW)
    assert not folder(project, "history").exists()


def test_an_approval_that_was_cut_short_sends_nothing_that_the_history_does_not_say(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Approved, changed and approved again, and the machine died just before the history was written."""
    approved(project)
    edit(project, lambda notebook: notebook.cells[3].update(source="April went better than planned for the guide."))
    assert run(project).status == "final"

    def died(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("readout.delivery.approval.write_history", died)
        with pytest.raises(KeyboardInterrupt):
            approved(project)
    said = "clients/lamp-shop/history/2024-04.v1.json: is not the report that lead approved on 2024-05-03"
    assert refusal(project) == f"{said}; approve again"
    assert approved(project).record.words["summary"] == "April went better than planned for the guide."


def test_work_goes_on_while_a_report_waits(project: Project) -> None:
    """New rows of work, new data and a notebook that was run do not void it; neither does a missing report folder."""
    found = approved(project)
    add_a_byte(folder(project, "work.csv"))
    change(folder(project, "data/orders.csv"), "2024-04-30,32,50.5", "2024-04-30,32,50.5\n2024-05-01,33,1")
    edit(project, lambda notebook: notebook.cells[2].update(execution_count=7))
    assert verified(project, CLIENT, MONTH) == found
    (project.reports_dir / "2024-04" / CLIENT).unlink()
    assert verified(project, CLIENT, MONTH) == found


def test_the_words_may_have_moved_to_past(project: Project) -> None:
    """Next month was opened while the report waited: its words are those that were put aside, unchanged."""
    found = approved(project)
    kept = folder(project, "report.ipynb").read_bytes()
    (folder(project) / "past").mkdir()
    folder(project, "past/2024-04.ipynb").write_bytes(kept)
    edit(project, lambda notebook: notebook.cells[0].update(source='client = "lamp-shop"\nmonth = "2024-05"'))
    assert verified(project, CLIENT, MONTH) == found


def test_nothing_is_approved_that_was_not(project: Project) -> None:
    """With the command that does it."""
    assert refusal(project) == (
        "clients/lamp-shop: 2024-04 has not been approved; readout approve lamp-shop --month 2024-04 --by NAME"
    )


def test_a_report_is_approved_as_the_files_are_now(project: Project) -> None:
    """A row of work that came after the run is not in the report; nor is a report somebody has touched."""
    content = folder(project, "work.csv").read_bytes()
    add_a_byte(folder(project, "work.csv"))
    again = "make it again with readout run lamp-shop --month 2024-04"
    where = "reports/2024-04/lamp-shop"
    assert refusal(project, approve, "lead") == f"{where}: is not made of the files as they are now; {again}"
    folder(project, "work.csv").write_bytes(content)
    add_a_byte(report(project, "report.pdf"))
    assert refusal(project, approve, "lead") == f"{where}/report.pdf: is not what the run has made; {again}"
    (project.reports_dir / "2024-04" / CLIENT).unlink()
    assert "there is no report of 2024-04 yet" in refusal(project, approve, "lead")
    assert not folder(project, "history").exists()


def test_figures_of_a_database_are_read_again(project: Project) -> None:
    """No file tells whether a database has changed since the run; here the published figures are the other ones."""
    client = read_client(project, CLIENT)
    asked = replace(client, sources=tuple(replace(each, database="ORDERS_URL") for each in client.sources))
    data = load_client(project, CLIENT)
    published, outline = read_published(project, CLIENT, MONTH), outline_of(asked, MONTH)
    refuse_outdated(project, data, outline, published)
    other = replace(published, files={**published.files, "facts.json": b"{}"})
    with pytest.raises(ReadoutError, match="holds other figures than the database does now; make it again with"):
        refuse_outdated(project, data, outline, other)


def test_only_an_approver_approves(project: Project) -> None:
    """Who wrote it may not, unless agency.yml says so; the client never."""
    for name in ("writer", "owner", "nobody"):
        assert (
            refusal(project, approve, name)
            == f"agency.yml: '{name}' may not approve reports for lamp-shop; write --by lead"
        )


def test_an_approval_may_be_given_again_until_the_report_is_on_its_way(project: Project) -> None:
    """It replaces the one before; a message that exists is taken back by deleting it; what was sent is revised."""
    approved(project)
    later = approve(project, CLIENT, MONTH, "lead", now=NOW + dt.timedelta(days=1))
    assert (later.version, later.approved_at[:10]) == (1, "2024-05-04")
    set_state(project, CLIENT, MONTH, 1, "queued")
    message = project.root / "outbox" / "2024-04" / "lamp-shop.eml"
    message.parent.mkdir(parents=True, exist_ok=True)
    message.touch()
    assert "is on its way (outbox/2024-04/lamp-shop.eml)" in refusal(project, approve, "lead")
    message.unlink()
    assert approved(project).record.state == "approved"
    set_state(project, CLIENT, MONTH, 1, "sent", ("owner@shop.example",), "2024-05-03T10:00:00+00:00")
    assert "2024-04 was sent on 2024-05-03" in refusal(project, approve, "lead")
    assert 'readout revise lamp-shop --month 2024-04 --because "…"' in refusal(project, approve, "lead")


def test_what_was_sent_stays_whatever_changes(project: Project) -> None:
    """Only the archived files are held against their hashes then."""
    approved(project)
    set_state(project, CLIENT, MONTH, 1, "sent")
    add_a_byte(folder(project, "client.yml"))
    assert verified(project, CLIENT, MONTH).record.state == "sent"


def test_a_draft_is_refused_with_what_keeps_it_one(draft: Project) -> None:
    """Every code, and each finding with its place and its cure."""
    first, second = refusal(draft, approve, "lead").splitlines()
    assert first.startswith("reports/2024-04/lamp-shop: is a draft because of R401; mend that and run again, or")
    assert second.startswith("clients/lamp-shop/client.yml:15: R401: revenue serves no goal")
    needless = (Allowed("R401", WHY), Allowed("R105", WHY))
    assert "--allow R105: no such error keeps the report a draft, what does is R401" in refusal(
        draft, approve, "lead", needless
    )
    assert not folder(draft, "approvals").exists()


def test_a_named_error_may_pass_with_a_reason(draft: Project) -> None:
    """The report loses its draft mark and nothing else; who let what pass, and why, is kept with it."""
    marked, figures = report(draft, "report.html").read_text(), report(draft, "facts.json").read_bytes()
    assert "R401" in marked
    found = approved(draft, allow=(Allowed("R401", WHY),))
    assert "R401" not in found.files["report.html"].read_text()
    assert found.files["facts.json"].read_bytes() == figures
    assert found.allowed == found.record.allowed == (Allowed("R401", WHY),)
    (kept,) = json.loads(folder(draft, "approvals/2024-04.v1.allowed.json").read_text())["allowed"]
    assert (kept["code"], kept["because"], kept["by"], kept["at"][:10]) == ("R401", WHY, "lead", "2024-05-03")
    record = json.loads(report(draft, "run.json").read_text())
    (check,) = [each for each in record["checks"] if each["code"] == "R401"]
    assert (record["status"], check["severity"], check["allowed"]) == ("final", "warning", WHY)


def test_an_override_ends_with_what_it_was_given_for(draft: Project) -> None:
    """Made again as it is, the report stays final; another KPI without a goal is another error of the same code."""
    approved(draft, allow=(Allowed("R401", WHY),))
    assert run(draft).status == "final"
    assert verified(draft, CLIENT, MONTH).allowed == (Allowed("R401", WHY),)
    orders = "  - {id: orders, name: Orders, source: orders, value: count(order)}\n"
    change(folder(draft, "client.yml"), "goals:\n", f"{orders}goals:\n")
    again = run(draft)
    assert (again.status, [each.code for each in again.findings if each.severity == "error"]) == ("draft", ["R401"])
    assert "reports/2024-04/lamp-shop/report.html: has changed since lead approved it" in refusal(draft)


def test_an_override_that_makes_no_report_is_taken_back(draft: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is recorded, nothing approved, and the draft is there as before."""
    from readout.delivery import allowing
    from readout.pipeline.run import Outcome

    failed = Outcome(CLIENT, "2024-04", "failed", 0.1, error="the disk is full")
    monkeypatch.setattr(allowing, "run_client", lambda *_: failed)
    said = refusal(draft, approve, "lead", (Allowed("R401", WHY),))
    assert said == "reports/2024-04/lamp-shop: could not be made without its draft mark: the disk is full"
    assert list(folder(draft, "approvals").iterdir()) == []
    assert not folder(draft, "history").exists()


def found_in(project: Project) -> tuple[str, ...]:
    return tuple(each["message"] for each in read_published(project, CLIENT, MONTH).blocking)


def test_an_override_whose_approval_was_cut_short_is_given_again(draft: Project) -> None:
    """The machine died when the override was recorded and the report not made: the same command goes on from there.

    Without the override, the report has to be made again first.
    """
    write_overrides(draft, CLIENT, MONTH, 1, [Override("R401", WHY, "lead", NOW.isoformat(), found_in(draft))])
    assert "is not made of the files as they are now" in refusal(draft, approve, "lead")
    assert approved(draft, allow=(Allowed("R401", WHY),)).allowed == (Allowed("R401", WHY),)
    assert verified(draft, CLIENT, MONTH).version == 1


def test_both_files_are_read_back(project: Project) -> None:
    """The approval as it was given, and the record without an odd key."""
    approved(project)
    approval = read_approval(project, CLIENT, MONTH, 1)
    assert approval is not None
    assert (approval.by, approval.day, set(approval.files)) == ("lead", "2024-05-03", set(NAMES))
    (record,) = read_history(project, CLIENT)
    assert (record.version, record.files, record.allowed) == (1, dict(approval.files), ())
