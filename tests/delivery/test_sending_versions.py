"""A report that is corrected: approved again while it waits, or sent again as a new version."""

from __future__ import annotations

import datetime as dt
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import cast

import icalendar
import pytest
import trustme

from readout.data.history_write import set_state
from readout.data.project import Project
from readout.delivery.approval import approve
from readout.delivery.revise import revise
from readout.delivery.sending import send_client
from readout.pipeline.engines.select import choose
from readout.pipeline.run import run_client
from tests.delivery.approved import MONTH, NOW, OWNER, TRADE, order, serving, state_of
from tests.delivery.mail_server import Post
from tests.pipeline.projects import change

SHOP = "lamp-shop"


def made_again(project: Project) -> None:
    """Run and approve what the files say now."""
    outcome = run_client(project, SHOP, MONTH, choose("embedded"))
    assert outcome.status == "final", outcome
    approve(project, SHOP, MONTH, "boss@agency.example", now=NOW + dt.timedelta(days=1))


def sequences(post: Post) -> list[tuple[str, int]]:
    found = []
    for each in post.received:
        parts = message_from_bytes(each.content, policy=default).walk()
        (calendar,) = [part for part in parts if part.get_content_type() == "text/calendar"]
        (event,) = icalendar.Calendar.from_ical(cast(bytes, calendar.get_payload(decode=True))).walk("VEVENT")
        found.append((str(event["UID"]), int(event["SEQUENCE"])))
    return found


def test_a_new_version_is_sent_once(ready: Project, ca: tuple[trustme.CA, Path]) -> None:
    """Not before it is approved; then with its number, what it replaces and why, and the call's entry is updated."""
    with serving(ready, ca[0]) as (post, server):
        assert send_client(order(ready, server), SHOP).status == "sent"
        revise(ready, SHOP, MONTH, "One order was missing")
        begun = send_client(order(ready, server), SHOP)
        assert (begun.why, begun.version) == ("not-approved", 2)
        assert begun.message.startswith("version 2 is begun and not approved yet; readout approve lamp-shop")
        change(ready.clients_dir / SHOP / "client.yml", "second Tuesday 10:00", "second Wednesday 10:00")
        made_again(ready)
        assert (again := send_client(order(ready, server), SHOP)).status == "sent", again
        assert again.version == 2
        assert send_client(order(ready, server), SHOP).why == "sent-before"
    assert (post.times(OWNER), post.times(TRADE)) == (2, 2)
    first, second = (message_from_bytes(each.content, policy=default) for each in post.received)
    assert first["Message-ID"] != second["Message-ID"]
    assert second["Subject"] == "Report for Lamp shop, April 2024, version 2"
    body = second.get_body(("plain",))
    assert body is not None
    said = body.get_content()
    assert "This is version 2 of this report; it replaces the one of 3 May 2024." in said
    assert "One order was missing." in said
    assert "Wednesday, 8 May 2024 at 10:00" in said
    assert sequences(post) == [(sequences(post)[0][0], 0), (sequences(post)[0][0], 1)]
    assert [state_of(ready, version=each)["state"] for each in (1, 2)] == ["sent", "sent"]
    assert again.message == "another message was there, and is kept as outbox/2024-04/lamp-shop.replaced.eml"


def test_a_reason_that_changes_after_the_approval_stops_the_message(ready: Project) -> None:
    """It would say another one than the first page of the report that is attached."""
    send_client(order(ready), SHOP)
    set_state(ready, SHOP, MONTH, 1, "sent", (OWNER,), NOW.isoformat())
    revise(ready, SHOP, MONTH, "One order was missing")
    made_again(ready)
    change(ready.clients_dir / SHOP / "approvals" / f"{MONTH}.v2.revision.json", "One order", "A whole day")
    shipment = send_client(order(ready), SHOP)
    assert (shipment.status, shipment.why) == ("not-sent", "void")
    assert shipment.message.startswith(
        "clients/lamp-shop/approvals/2024-04.v2.revision.json: the reason for version 2 has changed since approval, "
        "so the message would say other than the report; readout run lamp-shop --month 2024-04 and approve again"
    )


def test_a_message_that_became_void_is_made_anew(ready: Project) -> None:
    """An address changes while the message waits: it is deleted, the report approved again, and a new one is made."""
    send_client(order(ready), SHOP)
    change(ready.clients_dir / SHOP / "client.yml", OWNER, "new@shop.example")
    assert send_client(order(ready), SHOP).why == "void"
    message = ready.root / "outbox" / "2024-04" / "lamp-shop.eml"
    message.unlink()
    made_again(ready)
    shipment = send_client(order(ready), SHOP)
    assert (shipment.status, shipment.to) == ("queued", ("new@shop.example", TRADE))
    assert OWNER.encode() not in message.read_bytes()
    assert state_of(ready)["state"] == "queued"


@pytest.mark.parametrize("name", ["lamp-shop.v1.send.json", ".lamp-shop.lock"])
def test_a_report_that_waits_is_not_confused_by_a_lost_record(name: str, ready: Project) -> None:
    """Somebody has tidied up in the outbox."""
    send_client(order(ready), SHOP)
    (ready.root / "outbox" / "2024-04" / name).unlink()
    assert send_client(order(ready), SHOP).status == "queued"
