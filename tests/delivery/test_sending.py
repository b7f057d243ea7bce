"""One client's approved report into the outbox, and everything that keeps a message from being made."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from readout.data.project import Project
from readout.delivery.by_hand import mark_sent
from readout.delivery.outbox import Outbox
from readout.delivery.sending import send_client
from readout.delivery.shipment import Shipment
from readout.pipeline.publish import digest
from tests.delivery.approved import MONTH, NOW, OWNER, TRADE, order, state_of, ticking
from tests.pipeline.projects import change


@pytest.fixture
def project(ready: Project) -> Project:
    """Two approved reports."""
    return ready


def sent(project: Project, client: str = "lamp-shop", **fields: object) -> Shipment:
    return send_client(order(project, **fields), client)


def client_file(project: Project, name: str = "client.yml") -> Path:
    return project.clients_dir / "lamp-shop" / name


def eml(project: Project, client: str = "lamp-shop") -> Path:
    return project.root / "outbox" / "2024-04" / f"{client}.eml"


def everything(project: Project) -> dict[str, str]:
    return {str(path): digest(path.read_bytes()) for path in sorted(project.root.rglob("*")) if path.is_file()}


def test_an_approved_report_is_queued(project: Project) -> None:
    """One complete message to the client's people, whose files are the archived ones, and the history says so."""
    shipment = sent(project)
    assert (shipment.status, shipment.why, shipment.path) == ("queued", None, "outbox/2024-04/lamp-shop.eml")
    assert shipment.to == (OWNER, TRADE)
    message = message_from_bytes(eml(project).read_bytes(), policy=default)
    assert [each.addr_spec for each in message["To"].addresses] == [OWNER, TRADE]
    archive = project.root / "archive" / "lamp-shop" / "2024-04.v1"
    files = {each.get_filename(): each for each in message.iter_attachments()}
    assert list(files) == ["Lamp shop 2024-04.pdf", "Lamp shop 2024-04.html"]
    assert files["Lamp shop 2024-04.pdf"].get_content() == (archive / "report.pdf").read_bytes()
    page = files["Lamp shop 2024-04.html"].get_payload(decode=True)
    assert page == (archive / "report.html").read_bytes()
    assert (state_of(project)["state"], state_of(project)["sent_to"]) == ("queued", None)


def test_sending_again_leaves_the_same_message_alone(project: Project) -> None:
    """Somebody may have it open: its date is that of the first time, and the file is not touched."""
    sent(project)
    before = eml(project).read_bytes(), eml(project).stat().st_mtime_ns
    shipment = sent(project, now=ticking())
    assert (shipment.status, shipment.message) == ("queued", "")
    assert (eml(project).read_bytes(), eml(project).stat().st_mtime_ns) == before


def test_another_message_in_its_place_is_kept_and_said(project: Project) -> None:
    """An analyst has added a line by hand: it is kept beside the new one, every time."""
    sent(project)
    for number, name in enumerate(("lamp-shop.replaced.eml", "lamp-shop.replaced.2.eml")):
        edited = eml(project).read_bytes().replace(b"\r\nOur call", f"\r\nBest wishes {number}\r\nOur call".encode())
        eml(project).write_bytes(edited)
        shipment = sent(project)
        assert shipment.message == f"another message was there, and is kept as outbox/2024-04/{name}"
        assert (eml(project).with_name(name)).read_bytes() == edited
        assert b"Best wishes" not in eml(project).read_bytes()


def flip(path: Path) -> None:
    """Change one byte in the middle of a file."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.chmod(0o644)
    path.write_bytes(content)


def published(name: str) -> Callable[[Project], None]:
    return lambda project: flip(project.root / "reports" / "2024-04" / "lamp-shop" / name)


def in_archive(name: str) -> Callable[[Project], None]:
    return lambda project: flip(project.root / "archive" / "lamp-shop" / "2024-04.v1" / name)


def in_client(old: str, new: str) -> Callable[[Project], None]:
    return lambda project: change(client_file(project), old, new)


# Everything an approval binds, changed a little; and what the refusal names.
BOUND: dict[str, tuple[Callable[[Project], None], str]] = {
    "the archived PDF": (in_archive("report.pdf"), "archive/lamp-shop/2024-04.v1/report.pdf"),
    "the archived page": (in_archive("report.html"), "archive/lamp-shop/2024-04.v1/report.html"),
    "the archived figures": (in_archive("facts.json"), "archive/lamp-shop/2024-04.v1/facts.json"),
    "the published PDF": (published("report.pdf"), "reports/2024-04/lamp-shop/report.pdf"),
    "the published page": (published("report.html"), "reports/2024-04/lamp-shop/report.html"),
    "the published figures": (published("facts.json"), "reports/2024-04/lamp-shop/facts.json"),
    "a recipient's address": (in_client(OWNER, "owner@shop.exemple"), "recipient owner has changed"),
    "a recipient's name": (in_client("Åke Ägare", "Åke Agare"), "recipient trade has changed"),
    "a new recipient": (
        in_client("analyst: lead", "  - {id: spy, name: A spy, side: client, email: spy@other.example}\nanalyst: lead"),
        "recipient spy is new",
    ),
    "one recipient less": (
        in_client("  - {id: trade, name: Åke Ägare, side: client, email: trade@shop.example}\n", ""),
        "recipient trade is gone",
    ),
    "a setting": (in_client("10:00", "10:30"), "clients/lamp-shop/client.yml"),
    "a word": (
        lambda project: change(client_file(project, "report.ipynb"), "report.headline()", "report.headline( )"),
        "clients/lamp-shop/report.ipynb, cell headline",
    ),
    "the agency": (lambda project: change(project.root / "agency.yml", "name: Example", "name: Other"), "agency.yml"),
    "the look": (lambda project: flip(project.style_dir / "report.css"), "templates/style/report.css"),
    "the renderers' options": (
        lambda project: change(project.root / "_quarto.yml", "project:", "# \nproject:"),
        "_quarto.yml",
    ),
}


@pytest.mark.parametrize("case", BOUND)
def test_nothing_is_sent_once_what_was_approved_has_changed(case: str, project: Project) -> None:
    """One byte is enough; the refusal names the very thing; no message is made and the state stays."""
    tamper, named = BOUND[case]
    tamper(project)
    shipment = sent(project)
    assert (shipment.status, shipment.why) == ("not-sent", "void")
    assert named in shipment.message
    assert not eml(project).exists()
    assert state_of(project)["state"] == "approved"


def test_a_message_that_waits_is_void_too(project: Project) -> None:
    """It was queued, and then the archive was touched: neither a second message nor a word of success."""
    sent(project)
    flip(project.root / "archive" / "lamp-shop" / "2024-04.v1" / "report.pdf")
    shipment = sent(project)
    assert shipment.why == "void"
    assert shipment.message.splitlines()[-1] == (
        "outbox/2024-04/lamp-shop.eml: this message was made before that; if it was sent, say so (readout send "
        "lamp-shop --month 2024-04 --mark-sent); if not, delete it before approving again"
    )


def test_another_mail_server_changes_nothing_that_was_approved(project: Project) -> None:
    """It says nothing to the client: the report need not be approved again."""
    change(project.root / "agency.yml", "host: 127.0.0.1", "host: mail.agency.example")
    assert sent(project).status == "queued"


def test_a_missing_archive_is_named(project: Project) -> None:
    """On a machine without it, nothing else is attached instead."""
    (project.root / "archive" / "lamp-shop" / "2024-04.v1" / "report.pdf").unlink()
    assert "archive/lamp-shop/2024-04.v1/report.pdf: is not in the archive" in sent(project).message


@pytest.mark.parametrize(
    ("file", "old", "new", "named"),
    [
        (
            "work.csv",
            "Prices for the summer sale",
            "Prices for the winter sale",
            "title of prices was Prices",
        ),
        (
            "work.csv",
            "2024-05-07,2024-05-07",
            "2024-05-07,2024-05-08",
            "due of prices was 2024-05-07 and",
        ),
        (
            "work.csv",
            "2024-05-07,,planned,,,,,,,,,,\n",
            "2024-05-07,,planned,,,,,,,,,Or we wait,\n",
            "note of prices has changed",
        ),
        ("work.csv", "task,owner", "task,trade", "owner of prices was owner and is trade"),
        ("work.csv", "2024-05-07,,planned", "2024-05-07,2024-04-30,done", "asked for prices and no longer is"),
        (
            "data/orders.csv",
            "2024-04-01,31,1600",
            "2024-04-01,31,2600",
            "status of the goal grow was on-track",
        ),
    ],
)
def test_the_message_never_says_other_than_the_report(
    file: str, old: str, new: str, named: str, project: Project
) -> None:
    """Work log and data are not bound by an approval; where they would change the message, it is not made."""
    change(client_file(project, file), old, new)
    shipment = sent(project)
    assert (shipment.status, shipment.why) == ("not-sent", "void")
    assert named in shipment.message
    assert "the message would say other than the report" in shipment.message
    assert not eml(project).exists()


def test_work_that_the_message_does_not_tell_may_go_on(project: Project) -> None:
    """Our own piece was finished while the report waited."""
    change(client_file(project, "work.csv"), "2024-05-21,,planned", "2024-05-21,2024-05-02,done")
    assert sent(project).status == "queued"


def test_a_client_who_is_called_first(project: Project) -> None:
    """Not sent until somebody says that we called, which is written down and need not be said twice."""
    # `hold` is bound with client.yml, so the approval is given with it: here by the hash that it would then have.
    change(client_file(project), "analyst: lead", "analyst: lead\nhold: call-first")
    approval = client_file(project, "approvals/2024-04.v1.json")
    kept = json.loads(approval.read_text(encoding="utf-8"))
    kept["config"]["clients/lamp-shop/client.yml"] = digest(client_file(project).read_bytes())
    approval.write_text(json.dumps(kept), encoding="utf-8")
    held = sent(project)
    assert (held.status, held.why) == ("not-sent", "held")
    assert held.message.endswith("call, and then readout send lamp-shop --month 2024-04 --called")
    assert not eml(project).exists()
    assert sent(project, called=True).status == "queued"
    assert json.loads(eml(project).with_name("lamp-shop.v1.send.json").read_text())["called"] is True
    assert sent(project).status == "queued"


def test_a_dry_run_writes_nothing(project: Project) -> None:
    """Not even a folder; it says what would go to whom, and refuses what would be refused."""
    before = everything(project)
    shipment = sent(project, dry_run=True)
    assert (shipment.status, shipment.to) == ("would-queue", (OWNER, TRADE))
    assert shipment.message.startswith("into outbox/2024-04/lamp-shop.eml, from reports@agency.example, “Report for ")
    assert "with Lamp shop 2024-04.pdf, Lamp shop 2024-04.html (0." in shipment.message
    assert shipment.message.endswith("and an invitation to the call")
    assert everything(project) == before
    assert not list((project.root / "outbox").rglob("[!.]*.*"))
    flip(project.root / "archive" / "lamp-shop" / "2024-04.v1" / "report.pdf")
    assert sent(project, dry_run=True).why == "void"


def test_what_was_never_approved(project: Project) -> None:
    """A month without a report, one that was not approved, and a draft say which they are and what to do."""
    other = replace(order(project), month=MONTH - 1)
    assert send_client(other, "lamp-shop").why == "not-approved"
    assert not Outbox(project, "lamp-shop", MONTH - 1).folder.exists()  # nothing to lock
    for name in ("history", "approvals"):
        for path in client_file(project, name).iterdir():
            path.unlink()
    shipment = sent(project)
    assert (shipment.why, shipment.message) == (
        "not-approved",
        "made and not approved yet; readout approve lamp-shop --month 2024-04 --by NAME",
    )
    run = project.root / "reports" / "2024-04" / "lamp-shop" / "run.json"
    record = json.loads(run.read_text(encoding="utf-8"))
    record |= {"status": "draft", "checks": [{"code": "R501", "severity": "error", "message": "", "where": ""}]}
    run.write_text(json.dumps(record), encoding="utf-8")
    shipment = sent(project)
    assert (shipment.why, shipment.message) == ("draft", "a draft because of R501; mend that and run it again")


def test_the_newest_approved_month_is_taken_where_none_is_named(project: Project) -> None:
    """``--month latest``; a client without any has none."""
    assert send_client(replace(order(project), month=None), "lamp-shop").month == "2024-04"
    for path in (project.clients_dir / "desk-shop" / "history").iterdir():
        path.unlink()
    shipment = send_client(replace(order(project), month=None), "desk-shop")
    assert (shipment.why, shipment.month) == ("not-approved", None)


def test_a_message_sent_by_hand_is_recorded(project: Project) -> None:
    """Then the history says to whom and when, and nothing is sent a second time; doing it twice changes nothing."""
    assert mark_sent(order(project), "lamp-shop").why == "failed"  # no message has been made
    sent(project)
    shipment = mark_sent(order(project), "lamp-shop")
    assert (shipment.status, shipment.to) == ("sent", (OWNER, TRADE))
    history = state_of(project)
    assert (history["state"], history["sent_to"], history["sent_at"]) == ("sent", [OWNER, TRADE], NOW.isoformat())
    before = everything(project)
    assert mark_sent(order(project, now=ticking()), "lamp-shop").why == "sent-before"
    again = sent(project)
    assert (again.why, again.message) == ("sent-before", f"sent already, on 2024-05-03, to {OWNER}, {TRADE}")
    assert everything(project) == before


def test_a_colleague_has_only_the_history(project: Project) -> None:
    """The outbox is not in git: what was sent elsewhere is sent here too, what was queued there can be marked here."""
    sent(project)
    for path in eml(project).parent.iterdir():
        path.unlink()
    assert mark_sent(order(project), "lamp-shop").to == (OWNER, TRADE)
    shipment = sent(project)
    assert (shipment.why, shipment.to) == ("sent-before", (OWNER, TRADE))
    assert not eml(project).exists()


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"schema": 2}', "null"])
def test_a_record_that_cannot_be_read_stops_everything(text: str, project: Project) -> None:
    """It may say that the message was sent."""
    sent(project)
    eml(project).with_name("lamp-shop.v1.send.json").write_text(text)
    shipment = sent(project)
    assert shipment.why == "failed"
    assert "outbox/2024-04/lamp-shop.v1.send.json: cannot be read, and it says what was sent" in shipment.message


def test_an_outbox_that_cannot_be_written(project: Project) -> None:
    """A file stands where the folder belongs."""
    shutil.rmtree(project.root / "outbox", ignore_errors=True)
    (project.root / "outbox").write_text("a file")
    shipment = sent(project)
    assert shipment.why == "failed"
    assert "make the outbox a folder that can be written" in shipment.message


def test_a_broken_file_fails_its_client_only(project: Project) -> None:
    """With its place; the other client's message is made."""
    change(client_file(project), "language: en-GB", "language: [")
    assert sent(project).why == "failed"
    assert "clients/lamp-shop/client.yml" in sent(project).message
    assert sent(project, "desk-shop").status == "queued"
