"""Saying that a message has arrived: it was sent by hand from the outbox, or a doubtful one was looked after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from readout.data.client_file import read_client
from readout.data.history import read_history
from readout.data.history_write import set_state
from readout.data.lock import locked
from readout.delivery.binding import recipients
from readout.delivery.dispatch import SILENT, Listener, tell_pages
from readout.delivery.ledger import Ledger
from readout.delivery.order import Order
from readout.delivery.outbox import Outbox
from readout.delivery.shipment import Shipment
from readout.model.client import Client
from readout.model.errors import ReadoutError
from readout.model.history import SentReport, newest_of


def mark_all(order: Order, clients: Sequence[str], heard: Listener = SILENT) -> list[Shipment]:
    """Mark the messages of ``clients`` as sent."""
    shipments = []
    for client in clients:
        shipments.append(mark_sent(order, client))
        heard.settled(shipments[-1])
    tell_pages(order.project, shipments)
    return shipments


def mark_sent(order: Order, client_id: str) -> Shipment:
    """Record that everybody who had not got the message for certain has got it now. Nothing is sent."""
    named = str(order.month) if order.month is not None else None
    try:
        client = read_client(order.project, client_id)
        history = read_history(order.project, client_id, client.people)
        month = order.month or max((each.month for each in history), default=None)
        record = newest_of(history, month) if month is not None else None
        if month is None or record is None:
            return Shipment(client_id, named, why="not-approved", message="not approved, so there is nothing to send")
        outbox = Outbox(order.project, client_id, month)
        with locked(outbox.lock) as alone:
            if not alone:
                said = "another command approves, sends or revises it; wait until it is done"
                return Shipment(client_id, str(month), record.version, why="busy", message=said)
            return _marked(order, client, record, outbox)
    except ReadoutError as error:
        return Shipment(client_id, named, why="failed", message=str(error))


def _marked(order: Order, client: Client, record: SentReport, outbox: Outbox) -> Shipment:
    ledger = outbox.ledger(record.version)
    shipment = Shipment(client.id, str(record.month), record.version, to=record.sent_to)
    open_ones = (*ledger.remaining, *ledger.unknown) if ledger else ()
    if record.state == "sent" and not open_ones:
        return replace(shipment, why="sent-before", message="is recorded as sent already")
    if record.state == "approved":
        cure = f"readout send {client.id} --month {record.month} writes it first"
        return replace(shipment, why="failed", message=f"no message of it has been made; {cure}")
    if ledger is not None:
        ledger = ledger.marked(open_ones, "by-hand", order.moment, "marked as sent")
        outbox.record(ledger)
    to, when = _received(ledger, client), (ledger.sent_at if ledger else None) or order.moment
    set_state(order.project, client.id, record.month, record.version, "sent", sent_to=to, sent_at=when)
    return replace(shipment, status="sent", to=to, message="recorded as sent by hand")


def _received(ledger: Ledger | None, client: Client) -> tuple[str, ...]:
    """Who has got it; where the message was made on another machine, everybody it was approved for."""
    return ledger.received if ledger else tuple(str(each.email) for each in recipients(client))
