"""What was sent stays as it was sent, until somebody says why it must not; then the client reads what changed."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import nbformat
import pandas as pd
import pytest

from readout.data.history import read_history
from readout.data.history_write import set_state
from readout.data.lock import locked
from readout.data.project import Project
from readout.delivery.approval import approve, carry_out, verified
from readout.delivery.outbox import Outbox
from readout.delivery.proposal import propose
from readout.delivery.revise import RevisionBegun, revise
from readout.model.errors import ReadoutError
from readout.notebook.month_opening import open_month
from tests.delivery.conftest import CLIENT, MONTH, run
from tests.pipeline.projects import change

NOW = dt.datetime(2024, 5, 3, 9, 30, tzinfo=dt.UTC)
WHY = "One order was booked twice"
MAY = pd.Period("2024-05", "M")


def folder(project: Project, name: str = "") -> Path:
    return project.clients_dir / CLIENT / name


def page(project: Project) -> str:
    return (project.reports_dir / "2024-04" / CLIENT / "report.html").read_text(encoding="utf-8")


def begin(project: Project, because: str = WHY) -> RevisionBegun:
    return revise(project, CLIENT, MONTH, because, NOW)


def write(path: Path, words: str) -> None:
    notebook = nbformat.read(path, as_version=4)
    next(cell for cell in notebook.cells if cell.metadata.get("readout", {}).get("slot") == "summary").source = words
    nbformat.write(notebook, path)


def refusal(project: Project, because: str = WHY) -> str:
    with pytest.raises(ReadoutError) as refused:
        begin(project, because)
    return str(refused.value)


@pytest.fixture
def sent(finished_project: Project) -> Project:
    """The report for April, sent on 4 May."""
    approve(finished_project, CLIENT, MONTH, "lead", now=NOW)
    set_state(finished_project, CLIENT, MONTH, 1, "sent", ("owner@shop.example",), "2024-05-04T08:00:00+00:00")
    return finished_project


def test_only_a_sent_report_is_revised(finished_project: Project) -> None:
    """Before that, it is simply changed."""
    assert "no report of 2024-04 was sent, so there is none to revise" in refusal(finished_project)
    approve(finished_project, CLIENT, MONTH, "lead", now=NOW)
    assert "version 1 of 2024-04 is approved and was not sent; change it and approve it again" in refusal(
        finished_project
    )
    assert list(folder(finished_project, "approvals").glob("*.revision.json")) == []


@pytest.mark.parametrize(
    ("because", "said"),
    [
        (" ", "--because: write a text: why there is a new version"),
        ("a\x07", "--because: holds the control character"),
    ],
)
def test_the_reason_is_for_the_client_to_read(sent: Project, because: str, said: str) -> None:
    """So there is one, and every character of it can be printed."""
    assert said in refusal(sent, because)


def test_a_new_version_from_beginning_to_end(sent: Project) -> None:
    """Other words and other figures, said on page one; approved on its own, sent once, and frozen in its turn."""
    begun = begin(sent)
    assert (begun.version, begun.notebook, begun.own) == (2, folder(sent, "report.ipynb"), False)
    with pytest.raises(ReadoutError, match="version 2 of 2024-04 has not been approved"):
        verified(sent, CLIENT, MONTH)
    change(folder(sent, "data/orders.csv"), "2024-04-01,31,1600", "2024-04-01,31,1500")
    write(begun.notebook, "April went as planned, though one order was counted twice at first.")
    assert run(sent).status == "final"
    shown = " ".join(page(sent).split())
    assert "Monthly report, April 2024, version 2" in shown
    assert "This is version 2 of this report; it replaces the one of 4 May 2024." in shown
    assert "<strong>Why:</strong> One order was booked twice." in shown
    assert "<strong>Net revenue:</strong> we reported £1,650, and the figure is now £1,550." in shown
    assert "<strong>Written anew:</strong> the summary." in shown

    approved = approve(sent, CLIENT, MONTH, "lead", now=NOW)
    assert (approved.version, approved.record.supersedes, approved.record.because) == (2, 1, WHY)
    assert verified(sent, CLIENT, MONTH).record.state == "approved"
    set_state(sent, CLIENT, MONTH, 2, "sent", ("owner@shop.example",), "2024-05-06T08:00:00+00:00")
    assert [(each.version, each.state) for each in read_history(sent, CLIENT)] == [(1, "sent"), (2, "sent")]

    before = (sent.reports_dir / "2024-04" / CLIENT / "report.pdf").read_bytes()
    write(begun.notebook, "Words for nobody.")
    assert run(sent).status == "final"
    assert (sent.reports_dir / "2024-04" / CLIENT / "report.pdf").read_bytes() == before
    assert begin(sent).version == 3


def test_the_first_version_stays_where_it_is(sent: Project) -> None:
    """In the history and in the archive, whatever becomes of the second."""
    kept = [folder(sent, "history/2024-04.v1.json"), *(sent.root / "archive" / CLIENT / "2024-04.v1").iterdir()]
    before = {path: path.read_bytes() for path in kept}
    begin(sent)
    assert run(sent).status == "final"
    approve(sent, CLIENT, MONTH, "lead", now=NOW)
    assert {path: path.read_bytes() for path in kept} == before


def test_begun_twice_it_is_the_same_version_with_the_newer_reason(sent: Project) -> None:
    """Nothing of the work on it is lost."""
    begin(sent)
    assert begin(sent, "Two orders were booked twice").version == 2
    (path,) = folder(sent, "approvals").glob("*.revision.json")
    assert json.loads(path.read_text())["because"] == "Two orders were booked twice"


def test_a_notebook_that_has_moved_on_is_left_alone(sent: Project) -> None:
    """The new version has its own, with the words as they were sent, and next month's report is made as ever."""
    open_month(sent, CLIENT, MAY, ())
    write(folder(sent, "report.ipynb"), "Words for May, half of them.")
    moved_on = folder(sent, "report.ipynb").read_bytes()
    begun = begin(sent)
    assert (begun.notebook, begun.own) == (folder(sent, "past/2024-04.v2.ipynb"), True)
    assert "April went as planned" in begun.notebook.read_text(encoding="utf-8")
    write(begun.notebook, "April went better than planned.")
    assert run(sent).error is None
    assert "April went better than planned." in page(sent)
    assert folder(sent, "report.ipynb").read_bytes() == moved_on
    assert approve(sent, CLIENT, MONTH, "lead", now=NOW).record.words == {"summary": "April went better than planned."}
    write(folder(sent, "report.ipynb"), "Words for May, all of them.")
    assert verified(sent, CLIENT, MONTH).version == 2
    write(begun.notebook, "April went worse than planned.")
    with pytest.raises(ReadoutError, match=r"past/2024-04\.v2\.ipynb, cell summary: has changed since lead approved"):
        verified(sent, CLIENT, MONTH)


def test_a_third_version_goes_on_from_the_second(sent: Project) -> None:
    """In a notebook of its own, with the cells that were added to the second's, and the words sent last."""
    open_month(sent, CLIENT, MAY, ())
    second = begin(sent).notebook
    write(second, "April went better than planned.")
    notebook = nbformat.read(second, as_version=4)
    notebook.cells.append(nbformat.v4.new_markdown_cell("A table that the client asked for.", id="asked"))
    nbformat.write(notebook, second)
    assert run(sent).status == "final"
    approve(sent, CLIENT, MONTH, "lead", now=NOW)
    assert "version 2 of 2024-04 is approved and was not sent; change it and approve it again" in refusal(sent)
    set_state(sent, CLIENT, MONTH, 2, "sent", ("owner@shop.example",), "2024-05-06T08:00:00+00:00")
    kept = second.read_bytes()

    third = begin(sent, "The owner was named wrongly")
    assert (third.version, third.notebook) == (3, folder(sent, "past/2024-04.v3.ipynb"))
    assert "April went better than planned." in third.notebook.read_text(encoding="utf-8")
    assert "A table that the client asked for." in third.notebook.read_text(encoding="utf-8")
    assert run(sent).status == "final"
    shown = " ".join(page(sent).split())
    assert "This is version 3 of this report; it replaces the one of 6 May 2024." in shown
    assert "<strong>Why:</strong> The owner was named wrongly." in shown
    assert "Written anew" not in shown
    approved = approve(sent, CLIENT, MONTH, "lead", now=NOW)
    assert (approved.version, approved.record.supersedes) == (3, 2)
    states = [(each.version, each.state) for each in read_history(sent, CLIENT)]
    assert states == [(1, "sent"), (2, "sent"), (3, "approved")]
    assert second.read_bytes() == kept


def test_another_reason_while_somebody_reads_the_proposal(sent: Project) -> None:
    """They have read a first page with the reason before: nothing is approved."""
    begin(sent)
    assert run(sent).status == "final"
    proposal = propose(sent, CLIENT, MONTH, "lead")
    begin(sent, "Two orders were booked twice")
    with pytest.raises(ReadoutError, match="version 2 of 2024-04 got another reason meanwhile; run it again"):
        carry_out(proposal, NOW)
    assert [each.version for each in read_history(sent, CLIENT)] == [1]


def test_no_version_is_begun_while_another_command_is_at_work_on_the_month(sent: Project) -> None:
    """Approving and sending go by the version that there is."""
    with locked(Outbox(sent, CLIENT, MONTH).lock):
        assert "2024-04 is being approved, sent or revised by another command; wait until it is done" in refusal(sent)
    assert begin(sent).version == 2


def test_opening_the_next_month_keeps_the_words_of_a_revision(sent: Project) -> None:
    """Under the revision's name, so that it goes on from there."""
    begun = begin(sent)
    write(begun.notebook, "Better words.")
    opened = open_month(sent, CLIENT, MAY, ())
    assert opened.past == "clients/lamp-shop/past/2024-04.v2.ipynb"
    assert run(sent).error is None
    assert "Better words." in page(sent)
