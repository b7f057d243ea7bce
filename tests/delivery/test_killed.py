"""Commands killed before a change on disk, and two at once: nothing is ever half, and a second try ends it.

The processes are real and so is SIGKILL (``killing.py``). At which changes is drawn anew each time, unless READOUT_SEED
is given.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
import trustme

from readout.data.approvals import read_approval
from readout.data.client_file import read_client
from readout.data.history import read_history
from readout.data.history_write import set_state
from readout.data.minutes_receipt import read_receipt
from readout.data.project import Project
from readout.data.revisions import read_revisions
from readout.data.whole_file import ABANDONED_AFTER, UNFINISHED
from readout.delivery.approval import verified
from readout.delivery.by_hand import mark_sent
from readout.delivery.outbox import Outbox
from readout.delivery.revise import revise
from readout.delivery.sending import send_client
from readout.model.errors import ReadoutError
from readout.model.report import outline_of
from readout.pipeline.inputs import inputs_of
from readout.pipeline.publish import publish
from tests.delivery.approved import OWNER, TRADE, copy_of, order, serving, state_of, ticking
from tests.delivery.called import FILLED, called, minutes_of
from tests.delivery.conftest import CLIENT, MONTH
from tests.delivery.killing import KILLED, Killer, killer
from tests.pipeline.projects import change, contents

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked and killed as Linux does it")

APRIL = ("--month", "2024-04")
APPROVE = ("approve", CLIENT, *APRIL, "--by", "lead")
WHY = "One order was booked twice"
REVISE = ("revise", CLIENT, *APRIL, "--because", WHY)
APPLY = ("minutes", CLIENT, *APRIL, "--apply", "--yes")
ARCHIVED = {"report.html", "report.pdf", "facts.json", "run.json"}
MOMENTS = int(os.environ.get("READOUT_MOMENTS", "3"))  # at which a command is killed; 99 are all there are


def drawn(last: int, *always: int) -> list[int]:
    """Some of the changes 1 to ``last``, with those that are ``always`` looked at."""
    seed = os.environ.get("READOUT_SEED") or str(time.time_ns())
    print(f"READOUT_SEED={seed}")
    return sorted({*always, *random.Random(seed).sample(range(1, last + 1), min(MOMENTS, last))})


@pytest.fixture(scope="module")
def readout() -> Iterator[Killer]:
    """What runs commands, and kills them."""
    with killer() as started:
        yield started


def kept(project: Project, folder: str) -> list[str]:
    """The files of a client's folder that people and programs look at."""
    place = project.clients_dir / CLIENT / folder
    return sorted(path.name for path in place.iterdir() if not path.name.startswith(".")) if place.exists() else []


def litter(project: Project) -> list[Path]:
    """What a killed process has left, which nobody reads."""
    hidden = [*project.root.rglob(f".*{UNFINISHED}"), *(project.root / "archive").rglob(".[no][el][wd]-*")]
    return [path for path in hidden if path.exists()]


def grow_old(paths: list[Path]) -> None:
    """As if more than an hour had passed."""
    for path in paths:
        when = path.lstat().st_mtime - ABANDONED_AFTER - 1
        os.utime(path, (when, when))


def archive(project: Project) -> Path:
    return project.root / "archive" / CLIENT / "2024-04.v1"


def whole(project: Project) -> None:
    """Assert that what there is, is all of it: the archive, the history, and what holds of the two."""
    if archive(project).exists():
        assert set(contents(archive(project))) == ARCHIVED
    assert set(kept(project, "history")) <= {"2024-04.v1.json"}
    assert set(kept(project, "approvals")) <= {"2024-04.v1.json"}
    records, approval = read_history(project, CLIENT), read_approval(project, CLIENT, MONTH, 1)
    try:
        found = verified(project, CLIENT, MONTH)
    except ReadoutError as error:
        for said in ("has not been approved", "approve again", "approve it again", "is not in the archive"):
            if said in str(error):
                return
        raise
    assert approval is not None
    assert found.record == records[0]
    assert dict(records[0].files) == approval.files


@pytest.fixture
def approved(readout: Killer, finished_project: Project) -> Project:
    """The final report, approved."""
    assert readout.start(finished_project.root, *APPROVE) == 0
    return finished_project


def test_an_approval_killed_at_any_change(readout: Killer, finished_project: Project, tmp_path: Path) -> None:
    """Either nothing is approved or all of it; the next one approves, and takes along what the dead left behind."""
    undisturbed = copy_of(finished_project, tmp_path / "undisturbed")
    last = readout.changes(undisturbed.root, *APPROVE)
    assert verified(undisturbed, CLIENT, MONTH).approved_by == "lead"
    for at in drawn(last, last):  # the last change is the history's
        project = copy_of(finished_project, tmp_path / str(at))
        assert readout.start(project.root, *APPROVE, at=at) == KILLED
        whole(project)
        grow_old(litter(project))
        assert readout.start(project.root, *APPROVE) == 0
        whole(project)
        assert verified(project, CLIENT, MONTH).approved_by == "lead"
        assert contents(archive(project)) == contents(archive(undisturbed))
        assert litter(project) == [], at


def test_an_approval_given_anew_and_killed(readout: Killer, approved: Project, tmp_path: Path) -> None:
    """The first one holds, or nothing is sent until somebody approves again."""
    last = readout.changes(copy_of(approved, tmp_path / "undisturbed").root, *APPROVE)
    for at in drawn(last):
        project = copy_of(approved, tmp_path / str(at))
        assert readout.start(project.root, *APPROVE, at=at) == KILLED
        whole(project)
        shipment = send_client(order(project), CLIENT)
        assert (shipment.status, shipment.why) in {("queued", None), ("not-sent", "void")}
        assert readout.start(project.root, *APPROVE) == (2 if shipment.status == "queued" else 0)  # it is on its way
        whole(project)


def test_two_approvals_at_once(readout: Killer, finished_project: Project) -> None:
    """By two people: one of them is told to wait, or is the one whose approval counts. Nothing is of both."""
    change(finished_project.root / "agency.yml", "[lead@agency.example]", "[lead, writer]")
    publish_again(finished_project, "<!-- run -->")
    by_writer = (*APPROVE[:-1], "writer")
    for _ in range(2):
        codes = readout.together(finished_project.root, APPROVE, by_writer, APPROVE)
        assert set(codes) <= {0, 2}
        assert 0 in codes
        whole(finished_project)
        assert verified(finished_project, CLIENT, MONTH).approved_by in ("lead", "writer")
    assert litter(finished_project) == []


def publish_again(project: Project, comment: str) -> None:
    """Publish the report as a run does that makes another page, of the files as they are now."""
    folder = project.report_dir(CLIENT, MONTH).resolve()
    files = contents(folder)
    record = json.loads(files["run.json"])
    client = read_client(project, CLIENT)
    outline = outline_of(client, MONTH, read_history(project, CLIENT, client.people), read_revisions(project, CLIENT))
    files["report.html"] = files["report.html"].split(b"<!-- run")[0] + comment.encode()
    record["outputs"]["report.html"] = sha256(files["report.html"]).hexdigest()
    record["inputs"] = inputs_of(project, outline, record["versions"])
    files["run.json"] = json.dumps(record).encode()
    publish(project.reports_dir, CLIENT, str(MONTH), files)


def test_approving_while_runs_publish(readout: Killer, finished_project: Project) -> None:
    """What is archived is one run's report, wholly; one that was published a moment later voids the approval."""
    stop = threading.Event()

    def publishing() -> None:
        for number in itertools.count():
            publish_again(finished_project, f"<!-- run {number % 2} -->")
            if stop.wait(0.1):
                return

    runs = threading.Thread(target=publishing)
    runs.start()
    try:
        for _ in range(2):
            assert set(readout.together(finished_project.root, APPROVE, APPROVE)) <= {0, 2}
            whole(finished_project)
    finally:
        stop.set()
        runs.join()
    assert readout.start(finished_project.root, *APPROVE) == 0
    assert contents(archive(finished_project))["report.html"].endswith(b" -->")
    whole(finished_project)


def test_approving_while_somebody_begins_the_version_anew(readout: Killer, second: Project) -> None:
    """The reason on page one is the reason in the history; whoever comes late is told."""
    codes = readout.together(second.root, APPROVE, (*REVISE[:-1], "Another reason"))
    (begun,) = read_revisions(second, CLIENT)
    records = [each for each in read_history(second, CLIENT) if each.version == 2]
    assert codes in ([0, 2], [2, 0], [0, 0])
    assert (codes[0] == 0) == bool(records)
    if records:
        assert records[0].because == begun.because == WHY


@pytest.fixture
def sent(approved: Project) -> Project:
    """The report was sent, and the notebook is open for May."""
    set_state(approved, CLIENT, MONTH, 1, "sent", (OWNER,), "2024-05-04T08:00:00+00:00")
    notebook = approved.clients_dir / CLIENT / "report.ipynb"
    (notebook.parent / "past").mkdir()
    shutil.copyfile(notebook, notebook.parent / "past" / "2024-04.ipynb")
    change(notebook, 'month = \\"2024-04\\"', 'month = \\"2024-05\\"')
    return approved


@pytest.fixture
def second(sent: Project) -> Project:
    """A second version was begun, and made as a run makes it."""
    revise(sent, CLIENT, MONTH, WHY)
    publish_again(sent, "<!-- run 2 -->")
    return sent


def test_a_revision_killed_at_any_change(readout: Killer, sent: Project, tmp_path: Path) -> None:
    """The version is begun or it is not; what was sent stays; the next one begins the same version."""
    undisturbed = copy_of(sent, tmp_path / "undisturbed")
    last = readout.changes(undisturbed.root, *REVISE)
    for at in drawn(last, last):
        project = copy_of(sent, tmp_path / str(at))
        assert readout.start(project.root, *REVISE, at=at) == KILLED
        assert kept(project, "past") in (["2024-04.ipynb"], ["2024-04.ipynb", "2024-04.v2.ipynb"])
        assert read_revisions(project, CLIENT) in ((), read_revisions(undisturbed, CLIENT))
        assert visible(project, "history") == visible(sent, "history")
        grow_old(litter(project))
        assert readout.start(project.root, *REVISE) == 0
        assert read_revisions(project, CLIENT) == read_revisions(undisturbed, CLIENT)
        for folder in ("past", "history"):
            assert visible(project, folder) == visible(undisturbed, folder)
        assert {path.parent.name for path in litter(project)} <= {"past"}  # until something is written there again


def visible(project: Project, folder: str) -> dict[str, bytes]:
    return {name: (project.clients_dir / CLIENT / folder / name).read_bytes() for name in kept(project, folder)}


def test_minutes_killed_while_they_are_applied(readout: Killer, tmp_path: Path) -> None:
    """No row is lost, half or twice, no byte of anybody's else; applied again, all is as without the kill."""
    shop = called(tmp_path / "shop")
    minutes_of(shop, *FILLED)
    undisturbed = copy_of(shop, tmp_path / "undisturbed")
    last = readout.changes(undisturbed.root, *APPLY)
    names = ("work.csv", "client.yml", "minutes/2024-04.md")
    before, after = ([(place.clients_dir / CLIENT / name).read_bytes() for name in names] for place in (
        shop, undisturbed))  # fmt: skip
    for at in drawn(last, last):
        project = copy_of(shop, tmp_path / str(at))
        assert readout.start(project.root, *APPLY, at=at) == KILLED
        for name, old, new in zip(names, before, after, strict=True):
            assert (project.clients_dir / CLIENT / name).read_bytes() in (old, new)
        grow_old(litter(project))
        assert readout.start(project.root, *APPLY) == 0
        assert [(project.clients_dir / CLIENT / name).read_bytes() for name in names] == after
        assert readout.start(project.root, *APPLY) == 0
        assert [(project.clients_dir / CLIENT / name).read_bytes() for name in names] == after
        assert litter(project) == []


def test_minutes_killed_on_their_way_into_the_outbox(readout: Killer, tmp_path: Path) -> None:
    """One message in the end; whoever marks it as sent marks what is there."""
    shop = called(tmp_path / "shop")
    minutes_of(shop, *FILLED)
    last = readout.changes(copy_of(shop, tmp_path / "undisturbed").root, "minutes", CLIENT, *APRIL, "--send")
    for at in drawn(last, last):
        project = copy_of(shop, tmp_path / str(at))
        assert readout.start(project.root, "minutes", CLIENT, *APRIL, "--send", at=at) == KILLED
        receipt, messages = read_receipt(project, CLIENT, MONTH), outbox(project)
        assert receipt is None or "lamp-shop.minutes.eml" in messages
        assert readout.start(project.root, "minutes", CLIENT, *APRIL, "--send") == 0
        assert list(outbox(project)) == ["lamp-shop.minutes.eml"]
        assert outbox(project)["lamp-shop.minutes.eml"].endswith(b"--\r\n")
        assert readout.start(project.root, "minutes", CLIENT, *APRIL, "--mark-sent") == 0
        assert getattr(read_receipt(project, CLIENT, MONTH), "state", None) == "sent"


def test_two_at_once_write_one_message_with_minutes(readout: Killer, tmp_path: Path) -> None:
    """The second finds what the first has written."""
    shop = called(tmp_path / "shop")
    minutes_of(shop, *FILLED)
    command = ("minutes", CLIENT, *APRIL, "--send")
    assert readout.together(shop.root, command, command, command) == [0, 0, 0]
    assert list(outbox(shop)) == ["lamp-shop.minutes.eml"]


def outbox(project: Project) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in project.outbox_dir.rglob("[!.]*.eml")}


SEND = ("send", CLIENT, *APRIL, "--smtp")


def test_a_message_killed_at_any_change(
    readout: Killer, ready: Project, ca: tuple[trustme.CA, Path], tmp_path: Path
) -> None:
    """Everybody gets it once: what the next command may not know it says, and a person who looks says the rest."""
    with serving(ready, ca[0]) as (post, server):
        last = readout.changes(copy_of(ready, tmp_path / "undisturbed").root, *SEND)
        assert (post.times(OWNER), post.times(TRADE)) == (1, 1)
        for at in drawn(last, last):
            post.received.clear()
            project = copy_of(ready, tmp_path / str(at))
            assert readout.start(project.root, *SEND, at=at) == KILLED
            arrived = post.times(OWNER)
            shipment = send_client(order(project, server, now=ticking()), CLIENT)
            if shipment.why == "unknown":
                assert post.times(OWNER) == arrived
                assert "unknown whether it reached" in shipment.message
                if arrived:
                    mark_sent(order(project), CLIENT)
                else:
                    send_client(order(project, server, resend=True), CLIENT)
            else:
                assert (shipment.status, shipment.why) in {("sent", None), ("not-sent", "sent-before")}
            ledger = Outbox(project, CLIENT, MONTH).ledger(1)
            assert ledger is not None
            assert (post.times(OWNER), post.times(TRADE)) == (1, 1), at
            assert sum(len(each.recipients) for each in post.received) == len(ledger.received) == 2
            assert (state_of(project)["state"], state_of(project)["sent_to"]) == ("sent", [OWNER, TRADE])
