"""Sending by a real mail server: every recipient at most once, whatever breaks, and a record that agrees with it."""

from __future__ import annotations

import base64
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import trustme
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readout.data.load import load_report
from readout.data.project import Project
from readout.delivery.by_hand import mark_sent
from readout.delivery.dispatch import Listener, dispatch
from readout.delivery.ledger import Ledger
from readout.delivery.outbox import Outbox
from readout.delivery.sending import send_client
from readout.delivery.server import Server
from readout.delivery.shipment import Shipment
from readout.model.errors import Problem, ReadoutError
from tests.delivery.approved import MONTH, NOW, OWNER, TRADE, copy_of, order, serving, state_of, ticking
from tests.delivery.mail_server import PASSWORD, SENDER, Faults, Post
from tests.pipeline.projects import change

Ca = tuple[trustme.CA, Path]
SHOP = "lamp-shop"


@pytest.fixture
def project(ready: Project) -> Project:
    """Two approved reports."""
    return ready


def sent(project: Project, server: Server, client: str = SHOP, **fields: object) -> Shipment:
    return send_client(order(project, server, **fields), client)


def ledger_of(project: Project, client: str = SHOP) -> Ledger:
    found = Outbox(project, client, MONTH).ledger(1)
    assert found is not None
    return found


def entries(project: Project, client: str = SHOP) -> dict[str, str]:
    return {address: entry.state for address, entry in ledger_of(project, client).recipients.items()}


def test_a_report_is_sent_once(project: Project, ca: Ca) -> None:
    """What arrives is the file in the outbox, byte for byte; the history says to whom and when; then never again."""
    with serving(project, ca[0]) as (post, server):
        shipment = sent(project, server)
        assert (shipment.status, shipment.why, shipment.to) == ("sent", None, (OWNER, TRADE))
        again = sent(project, server)
        assert (again.status, again.why) == ("not-sent", "sent-before")
    (received,) = post.received
    assert received.content == (project.root / "outbox" / "2024-04" / "lamp-shop.eml").read_bytes()
    assert (received.sender, received.recipients) == (SENDER, (OWNER, TRADE))
    assert b"X-Unsent" not in received.content
    assert post.encrypted == [True]
    assert len(post.signed_in) == 1
    history = state_of(project)
    assert (history["state"], history["sent_to"], history["sent_at"]) == ("sent", [OWNER, TRADE], NOW.isoformat())
    assert entries(project) == {OWNER: "sent", TRADE: "sent"}


def test_a_message_that_waits_in_the_outbox_can_be_sent_by_the_server(project: Project, ca: Ca) -> None:
    """It is the same message, dated when it is sent; nothing is said to have been replaced."""
    send_client(order(project), SHOP)
    with serving(project, ca[0]) as (post, server):
        shipment = sent(project, server, now=ticking())
    assert (shipment.status, shipment.message) == ("sent", "")
    assert b"\r\nDate: Fri, 03 May 2024 09:30:01 +0300\r\n" in post.received[0].content
    assert [each.name for each in (project.root / "outbox" / "2024-04").glob("*.eml")] == ["lamp-shop.eml"]


def test_a_sent_report_is_not_sent_from_a_machine_without_its_record(project: Project, ca: Ca) -> None:
    """The history alone is enough."""
    with serving(project, ca[0]) as (post, server):
        sent(project, server)
        shutil.rmtree(project.root / "outbox")
        assert sent(project, server).why == "sent-before"
    assert len(post.received) == 1


def test_a_message_that_waits_on_another_machine_may_have_been_sent_there(project: Project, ca: Ca) -> None:
    """The history, which both machines have, says that there is one: this one sends none on its own."""
    send_client(order(project), SHOP)
    shutil.rmtree(project.root / "outbox")
    with serving(project, ca[0]) as (post, server):
        shipment = sent(project, server)
        assert (shipment.status, shipment.why) == ("not-sent", "unknown")
        assert "a message was made that is not in this outbox" in shipment.message
        assert post.received == []
        assert sent(project, server, resend=True).status == "sent"
    assert post.times(OWNER) == 1


def test_refused_for_now_and_then_taken(project: Project, ca: Ca) -> None:
    """Three tries, each after a longer pause; the message is the same, and arrives once."""
    pauses: list[float] = []
    heard: list[Any] = []
    with serving(project, ca[0]) as (post, server):
        post.faults.mail = ["451 greylisted", "451 greylisted"]
        listener = Listener(heard.append, lambda seconds, count: heard.append((seconds, count)))
        (shipment,) = dispatch(order(project, server), [SHOP], listener, (30, 120, 300), pauses.append)
    assert (shipment.status, shipment.why) == ("sent", None)
    assert pauses == [30, 120]
    assert heard == [(30, 1), (120, 1), shipment]
    assert post.times(OWNER) == post.times(TRADE) == 1


def test_refused_for_now_until_it_is_given_up(project: Project, ca: Ca) -> None:
    """Bounded; the server's words are told, nobody has got it, and a later command may try again."""
    pauses: list[float] = []
    with serving(project, ca[0]) as (post, server):
        post.faults.mail = ["451 greylisted"] * 4
        (shipment,) = dispatch(order(project, server), [SHOP], waits=(30, 120, 300), sleep=pauses.append)
        assert (shipment.status, shipment.why) == ("not-sent", "deferred")
        assert shipment.message == f"not to {OWNER} (451 greylisted), {TRADE} (451 greylisted)"
        assert shipment.failed(named=False)
        assert pauses == [30, 120, 300]
        assert state_of(project)["state"] == "queued"
        assert (post.received, entries(project)) == ([], {OWNER: "deferred", TRADE: "deferred"})
        assert sent(project, server).status == "sent"
    assert post.times(OWNER) == 1


def test_refused_for_good(project: Project, ca: Ca) -> None:
    """Told at once, without another try; the history does not say that it was sent."""
    with serving(project, ca[0]) as (post, server):
        post.faults.after = ["554 looks like spam"]
        (shipment,) = dispatch(order(project, server), [SHOP], sleep=lambda _: pytest.fail("it waited"))
    assert (shipment.status, shipment.why) == ("not-sent", "refused")
    assert "554 looks like spam" in shipment.message
    assert (post.received, state_of(project)["state"]) == ([], "queued")


def test_one_recipient_is_refused(project: Project, ca: Ca) -> None:
    """The other has got it, and the history names only them. A later try goes to the one who has not."""
    with serving(project, ca[0]) as (post, server):
        post.faults.rcpt = {OWNER: ["550 no such user"]}
        shipment = sent(project, server)
        assert (shipment.status, shipment.why, shipment.to) == ("sent", "partly", (TRADE,))
        assert shipment.message == f"not to {OWNER} (550 no such user)"
        assert shipment.failed(named=False)
        assert (state_of(project)["state"], state_of(project)["sent_to"]) == ("sent", [TRADE])
        assert sent(project, server).to == (OWNER, TRADE)
        assert sent(project, server).why == "sent-before"
    assert (post.times(OWNER), post.times(TRADE)) == (1, 1)
    assert post.received[0].content == post.received[1].content
    assert state_of(project)["sent_to"] == [OWNER, TRADE]


def test_who_is_refused_for_good_is_not_tried_again_with_the_others(project: Project, ca: Ca) -> None:
    """One is refused for good, one put off: the second try is for the latter alone, the next command for both."""
    with serving(project, ca[0]) as (post, server):
        post.faults.rcpt = {OWNER: ["550 mailbox full"], TRADE: ["450 later"]}
        (shipment,) = dispatch(order(project, server), [SHOP], waits=(1, 2), sleep=lambda _: None)
        assert (shipment.status, shipment.why, shipment.to) == ("sent", "partly", (TRADE,))
        assert (post.times(OWNER), post.times(TRADE)) == (0, 1)
        assert sent(project, server).why is None
    assert (post.times(OWNER), post.times(TRADE)) == (1, 1)


def test_an_address_that_was_refused_and_then_corrected_is_not_written_to(project: Project, ca: Ca) -> None:
    """Nobody has approved that one. It is said how the rest gets it."""
    with serving(project, ca[0]) as (post, server):
        post.faults.rcpt = {OWNER: ["550 no such user"]}
        sent(project, server)
        change(project.clients_dir / SHOP / "client.yml", OWNER, "owner@shop.exemple")
        shipment = sent(project, server)
    assert (shipment.status, shipment.why, shipment.to) == ("sent", "partly", (TRADE,))
    assert "forward outbox/2024-04/lamp-shop.eml by hand" in shipment.message
    assert len(post.received) == 1
    assert mark_sent(order(project), SHOP).to == (OWNER, TRADE)


def test_the_rest_gets_the_very_message_that_others_got(project: Project, ca: Ca) -> None:
    """When it is no longer there, no other one is made up."""
    with serving(project, ca[0]) as (post, server):
        post.faults.rcpt = {OWNER: ["450 later"]}
        sent(project, server)
        path = project.root / "outbox" / "2024-04" / "lamp-shop.eml"
        path.write_bytes(path.read_bytes() + b"PS\r\n")
        shipment = sent(project, server)
    assert shipment.why == "failed"
    assert "is not the message that was sent to the others" in shipment.message
    assert len(post.received) == 1


@pytest.mark.parametrize(("fault", "arrived"), [("drop", 1), ("lose", 0)])
def test_a_connection_that_breaks_before_the_answer(fault: str, arrived: int, project: Project, ca: Ca) -> None:
    """Nobody can know, so it is said and nothing is sent again on its own. Then somebody looks, and says what they
    found: it arrived, or it did not and is sent once more.
    """
    with serving(project, ca[0]) as (post, server):
        post.faults.after = [fault]
        (shipment,) = dispatch(order(project, server), [SHOP], sleep=lambda _: pytest.fail("it waited"))
        assert (shipment.status, shipment.why) == ("not-sent", "unknown")
        assert "127.0.0.1" in shipment.message
        assert "--mark-sent if it did" in shipment.message
        assert "--smtp --resend if it did not" in shipment.message
        assert len(post.received) == arrived
        assert state_of(project)["state"] == "queued"
        for server_or_none in (server, None):
            (again,) = dispatch(order(project, server_or_none), [SHOP])
            assert again.why == "unknown"
        assert len(post.received) == arrived
        if arrived:
            assert mark_sent(order(project), SHOP).status == "sent"
        else:
            assert sent(project, server, resend=True).status == "sent"
        assert (post.times(OWNER), post.times(TRADE)) == (1, 1)
        assert sent(project, server, resend=True).why == "sent-before"
    assert len(post.received) == 1
    assert state_of(project)["sent_to"] == [OWNER, TRADE]


def test_resend_is_no_way_to_send_twice(project: Project, ca: Ca) -> None:
    """It is for a message whose outcome is unknown, and for nothing else."""
    with serving(project, ca[0]) as (post, server):
        sent(project, server)
        assert sent(project, server, resend=True).why == "sent-before"
    assert len(post.received) == 1


def test_a_process_that_died_before_it_told_the_history(project: Project, ca: Ca) -> None:
    """The record beside the message knows; the next command makes the history say so, and sends nothing."""
    with serving(project, ca[0]) as (post, server):
        sent(project, server)
        path = project.clients_dir / SHOP / "history" / f"{MONTH}.v1.json"
        kept = json.loads(path.read_text(encoding="utf-8")) | {"state": "queued", "sent_to": None, "sent_at": None}
        path.write_text(json.dumps(kept), encoding="utf-8")
        assert sent(project, server).why == "sent-before"
    assert len(post.received) == 1
    assert (state_of(project)["state"], state_of(project)["sent_to"]) == ("sent", [OWNER, TRADE])


def environment() -> dict[str, str]:
    return {**os.environ, "MAIL_PASSWORD": PASSWORD}


def command(project: Project, *arguments: str) -> subprocess.Popen[str]:
    """Start ``readout send …`` as a process of its own."""
    line = [sys.executable, "-m", "readout.cli", "send", *arguments]
    return subprocess.Popen(
        line, cwd=project.root, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def wait_for(condition: Any, process: subprocess.Popen[str]) -> None:
    """Wait until something is so; a process that ends before has something to say."""
    until = time.monotonic() + 600
    while not condition():
        assert process.poll() is None, process.communicate()[0]
        assert time.monotonic() < until, "nothing happened"
        time.sleep(0.02)


@pytest.mark.parametrize("arrived", [True, False])
def test_a_process_that_is_killed_between_intent_and_result(arrived: bool, project: Project, ca: Ca) -> None:
    """SIGKILL while the server thinks it over. The next command says "unknown" and sends nothing; it needs nobody to
    unlock anything.
    """
    with serving(project, ca[0]) as (post, server):
        post.faults = Faults(after=["250 OK" if arrived else "lose"], slow=600.0)  # until the process is dead
        process = command(project, SHOP, "--month", "2024-04", "--smtp")
        outbox = Outbox(project, SHOP, MONTH)
        wait_for(lambda: (found := outbox.ledger(1)) is not None and found.unknown, process)
        wait_for(lambda: post.messages, process)
        process.send_signal(signal.SIGKILL)
        out = process.communicate()[0]
        assert len(post.received) == arrived
        assert entries(project) == {OWNER: "sending", TRADE: "sending"}
        assert state_of(project)["state"] == "queued"

        post.faults = Faults()
        shipment = sent(project, server)
        assert (shipment.status, shipment.why) == ("not-sent", "unknown")
        assert "the sending process died" in shipment.message
        assert len(post.received) == arrived

        last = mark_sent(order(project), SHOP) if arrived else sent(project, server, resend=True)
        assert last.status == "sent", last
    assert (post.times(OWNER), post.times(TRADE)) == (1, 1)
    assert (state_of(project)["state"], state_of(project)["sent_to"]) == ("sent", [OWNER, TRADE])
    assert PASSWORD not in out


def test_two_processes_at_once(project: Project, ca: Ca) -> None:
    """One sends, the other says that somebody is at work, or that it was sent; one message arrives."""
    with serving(project, ca[0]) as (post, _):
        post.faults.slow = 1.0
        both = [command(project, SHOP, "--month", "2024-04", "--smtp", "--json") for _ in range(2)]
        found = [json.loads(process.communicate()[0])[0] for process in both]
    ways = sorted((each["status"], each["why"] or "") for each in found)
    assert ways[1] == ("sent", "")
    assert ways[0] in {("not-sent", "busy"), ("not-sent", "sent-before")}
    assert (post.times(OWNER), post.times(TRADE)) == (1, 1)


def test_many_threads_at_once(project: Project, ca: Ca) -> None:
    """The lock holds within a process too."""
    found: list[Shipment] = []
    with serving(project, ca[0]) as (post, server):
        post.faults.slow = 0.3
        threads = [threading.Thread(target=lambda: found.append(sent(project, server))) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert [each.status for each in found].count("sent") == 1
    assert {each.why for each in found} <= {None, "busy", "sent-before"}
    assert post.times(OWNER) == 1


def test_a_server_that_refuses_us_is_asked_once(project: Project, ca: Ca) -> None:
    """A sign-in that is refused for every client of a batch locks the account. All are told why."""
    with serving(project, ca[0]) as (post, server):
        shipments = dispatch(order(project, replace(server, password="wrong")), ["desk-shop", SHOP])
        assert post.conversations == 2  # before and after STARTTLS, for one client
    assert [(each.status, each.why) for each in shipments] == [("not-sent", "server")] * 2
    assert all("refuses the sign-in of reports" in each.message for each in shipments)
    assert post.received == []


def test_no_password_in_any_file(project: Project, ca: Ca) -> None:
    """Neither sent, refused nor doubtful leaves it in the outbox, the history or a message to the user."""
    told = []
    with serving(project, ca[0]) as (post, server):
        for faults in (Faults(mail=[f"451 {PASSWORD}"]), Faults(after=[f"554 {PASSWORD}"]), Faults(after=["drop"])):
            vars(post.faults).update(vars(faults))
            told.append(str(sent(project, server)))
    secrets = (PASSWORD.encode(), base64.b64encode(PASSWORD.encode()).rstrip(b"="))
    for path in project.root.rglob("*"):
        if path.is_file():
            assert not any(secret in path.read_bytes() for secret in secrets), path
    assert PASSWORD not in "".join(told)


def test_what_is_left_when_the_record_cannot_be_written(
    project: Project, ca: Ca, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full when the intent is to be recorded: then nothing is sent."""
    written = Outbox.record

    def full(self: Outbox, ledger: Ledger) -> None:
        if ledger.unknown:
            raise ReadoutError(Problem("outbox", "cannot be written (No space left on device)"))
        written(self, ledger)

    monkeypatch.setattr(Outbox, "record", full)
    with serving(project, ca[0]) as (post, server):
        shipment = sent(project, server)
    assert (shipment.why, post.received) == ("failed", [])
    assert entries(project) == {OWNER: "waiting", TRADE: "waiting"}


REPLIES = st.sampled_from(["250 OK", "450 later", "550 never", "421 closing"])
FAULTS = st.builds(
    Faults,
    mail=st.lists(st.sampled_from(["451 later", "550 never"]), max_size=1),
    rcpt=st.fixed_dictionaries({OWNER: st.lists(REPLIES, max_size=1), TRADE: st.lists(REPLIES, max_size=1)}),
    command=st.lists(st.sampled_from(["451 later", "554 never", "drop", "half"]), max_size=1),
    after=st.lists(st.sampled_from(["250 OK", "452 full", "554 spam", "drop", "lose", "299 hm"]), max_size=1),
)


@pytest.fixture(scope="module")
def bench(made: Project, ca: Ca, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A project that is taken back to "approved" for each example, with one server for all of them.

    Its data never change, so they are read once.
    """
    project = copy_of(made, tmp_path_factory.mktemp("bench") / "project")
    with serving(project, ca[0]) as (post, server):
        yield project, post, server, cache(load_report)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(FAULTS, min_size=1, max_size=4), st.booleans())
def test_nobody_ever_gets_it_twice_and_the_record_is_true(bench: Any, plan: list[Faults], looks: bool) -> None:
    """Command after command, each with other faults; in between somebody may look and say what they found.

    Always: who is recorded to have got it has got it exactly once, who is recorded not to has got nothing, and only
    of the unknown nobody knows. In the end, without faults, all have got it once and the record counts as many.
    """
    project, post, server, read = bench
    reset(project, post)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("readout.delivery.sending.load_report", read)
        go_through(project, post, server, plan, looks)


def go_through(project: Project, post: Post, server: Server, plan: list[Faults], looks: bool) -> None:
    """Give the commands of one example, and look at the record after each."""
    for faults in [*plan, Faults()]:
        post.faults = faults
        sent(project, server, now=ticking())
        agrees(project, post)
        ledger = ledger_of(project)
        if looks and ledger.unknown:
            arrived = post.times(ledger.unknown[0]) > 0
            post.faults = Faults()
            if arrived:
                mark_sent_only_if_all_arrived(project, post, ledger)
            else:
                sent(project, server, resend=True)
                agrees(project, post)
    ledger = ledger_of(project)
    if not ledger.unknown:
        assert set(ledger.received) == {OWNER, TRADE}
        assert sum(len(each.recipients) for each in post.received) == len(ledger.received)
        assert state_of(project)["state"] == "sent"


def mark_sent_only_if_all_arrived(project: Project, post: Post, ledger: Ledger) -> None:
    """A person marks the message as sent when nobody is without it."""
    if all(post.times(each) == 1 for each in ledger.recipients):
        mark_sent(order(project), SHOP)
        agrees(project, post)


def agrees(project: Project, post: Post) -> None:
    """The record and what the server took are held against each other, and the history against the record."""
    ledger = ledger_of(project)
    for address in (OWNER, TRADE):
        times, state = post.times(address), ledger.recipients[address].state
        assert times <= 1, "one message came twice"
        if address in ledger.received:
            assert times == 1, f"{address} is recorded as {state} and has got nothing"
        elif address not in ledger.unknown:
            assert times == 0, f"{address} is recorded as {state} and has got it"
        assert state != "sending"
    history = state_of(project)
    assert history["state"] == ("sent" if ledger.received else "queued")
    assert tuple(history["sent_to"] or ()) == ledger.received


def reset(project: Project, post: Post) -> None:
    """Take the project back to where the report was just approved."""
    shutil.rmtree(project.root / "outbox", ignore_errors=True)
    path = project.clients_dir / SHOP / "history" / f"{MONTH}.v1.json"
    kept = json.loads(path.read_text(encoding="utf-8")) | {"state": "approved", "sent_to": None, "sent_at": None}
    path.write_text(json.dumps(kept), encoding="utf-8")
    post.received.clear()
    post.faults = Faults()
