"""Sending one client's approved report: into the outbox, or by the mail server, each recipient at most once."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pandas as pd

from readout.checks.codes import CODES
from readout.data.agency import Agency, read_agency
from readout.data.client_file import read_client
from readout.data.history import read_history
from readout.data.history_write import set_state
from readout.data.load import load_report
from readout.data.lock import locked
from readout.data.project import Project
from readout.data.revisions import read_revisions
from readout.delivery.agreement import refuse_other_words
from readout.delivery.approval import Approved, verified
from readout.delivery.attachment import attachments
from readout.delivery.ledger import Entry, Ledger
from readout.delivery.message import Message, Parcel, compose
from readout.delivery.order import Case, Order
from readout.delivery.outbox import Outbox
from readout.delivery.published import read_published
from readout.delivery.server import ServerRefusedError
from readout.delivery.shipment import Shipment
from readout.delivery.transfer import into_history, missing, over_the_wire, unknown
from readout.model.client import Client
from readout.model.errors import Problem, ReadoutError
from readout.model.history import newest_of
from readout.model.revision import version_of


def send_client(order: Order, client_id: str) -> Shipment:
    """Send one client's report as ``order`` says; what stands in the way becomes a shipment that was not sent.

    Raises ServerRefusedError when the mail server cannot be used at all, for this client or any other.
    """
    named = str(order.month) if order.month is not None else None
    try:
        client, agency = read_client(order.project, client_id), read_agency(order.project, CODES)
        month = order.month or _newest_month(order.project, client)
        if month is None:
            return Shipment(client_id, None, why="not-approved", message="no month of it has been approved")
        named, outbox = str(month), Outbox(order.project, client_id, month)
        if order.dry_run:
            return _newest_version(order, client, agency, outbox)
        if newest_of(read_history(order.project, client_id, client.people), month) is None:
            return _never_approved(order.project, client_id, month)
        with locked(outbox.lock) as alone:
            if alone:
                return _newest_version(order, client, agency, outbox)
            said = "another command approves, sends or revises it; wait until it is done"
            return Shipment(client_id, named, why="busy", message=said)
    except ServerRefusedError:
        raise
    except ReadoutError as error:
        return Shipment(client_id, named, why="failed", message=str(error))


def _newest_month(project: Project, client: Client) -> pd.Period | None:
    return max((each.month for each in read_history(project, client.id, client.people)), default=None)


def _newest_version(order: Order, client: Client, agency: Agency, outbox: Outbox) -> Shipment:
    """Send the month's newest version; only the one who holds the lock knows what has been sent."""
    history, month = read_history(order.project, client.id, client.people), outbox.month
    record = newest_of(history, month)
    if record is None:  # somebody has just taken it back, or only looked
        return _never_approved(order.project, client.id, month)
    version = version_of(history, read_revisions(order.project, client.id), month)
    if version > record.version:
        cure = f"readout approve {client.id} --month {month} --by NAME"
        said = f"version {version} is begun and not approved yet; {cure}"
        return Shipment(client.id, str(month), version, why="not-approved", message=said)
    return _send(Case(order, client, agency, record, outbox, outbox.ledger(record.version)))


def _never_approved(project: Project, client_id: str, month: pd.Period) -> Shipment:
    named, cure = str(month), f"readout approve {client_id} --month {month} --by NAME"
    try:
        published = read_published(project, client_id, month)
    except ReadoutError as error:
        return Shipment(client_id, named, why="not-approved", message=str(error))
    if published.blocking:
        codes = ", ".join(sorted({each["code"] for each in published.blocking}))
        return Shipment(
            client_id, named, why="draft", message=f"a draft because of {codes}; mend that and run it again"
        )
    return Shipment(client_id, named, why="not-approved", message=f"made and not approved yet; {cure}")


def _send(case: Case) -> Shipment:
    order, record, ledger = case.order, case.record, case.ledger
    if ledger is not None and ledger.unknown and not (order.resend and order.server):
        return case.not_sent("unknown", unknown(case.client.id, ledger))
    if ledger is not None and ledger.received and not ledger.remaining and not ledger.unknown:
        if record.state != "sent" and not order.dry_run:  # it died between the last answer and the history
            into_history(case, ledger)
        return case.not_sent("sent-before", f"sent already, on {_day(ledger.sent_at)}, to {', '.join(ledger.received)}")
    if record.state == "sent" and ledger is None:
        to = f", to {', '.join(record.sent_to)}" if record.sent_to else ""
        return case.not_sent("sent-before", f"sent already, on {_day(record.sent_at)}{to}")
    if order.server and not order.resend and _is_elsewhere(case):
        return case.not_sent("unknown", _elsewhere(case))
    if case.client.hold == "call-first" and not (order.called or (ledger and ledger.called)):
        cure = f"call, and then readout send {case.client.id} --month {record.month} --called"
        return case.not_sent("held", f"client.yml says hold: call-first; {cure}")
    try:
        approved = verified(order.project, case.client.id, record.month)
    except ReadoutError as error:
        return case.not_sent("void", _void(case, str(error)))
    if ledger is not None and (ledger.received or ledger.unknown):
        return _to_the_rest(case, ledger, approved)
    return _as_new(case, approved)


def _is_elsewhere(case: Case) -> bool:
    """Whether a message was made that is not here: on another machine, from where somebody may have sent it."""
    return case.record.state == "queued" and case.ledger is None and case.outbox.held() is None


def _elsewhere(case: Case) -> str:
    command = f"readout send {case.client.id} --month {case.record.month}"
    ways = f"{command} --mark-sent if it was, {command} --smtp --resend if it was not"
    return f"a message was made that is not in this outbox, so nobody here knows whether it was sent; {ways}"


def _as_new(case: Case, approved: Approved) -> Shipment:
    """Compose the message and put it into the outbox; with a server, send it."""
    order, record = case.order, case.record
    if not approved.recipients:
        cure = "give somebody whose side is client an email in people, and approve again"
        return case.not_sent("no-address", f"clients/{case.client.id}/client.yml: nobody to send it to; {cure}")
    report = load_report(order.project, case.client.id, record.month)
    try:
        refuse_other_words(report, record)
    except ReadoutError as error:
        return case.not_sent("void", _void(case, str(error)))
    files = attachments(case.client, record.month, approved.files)
    parcel = Parcel(report, case.agency, approved.recipients, files)
    now = order.now()
    message = compose(parcel, now)
    shipment = replace(case.shipment, to=message.recipients, subject=message.subject, files=message.files)
    if order.dry_run:
        return replace(shipment, status="would-send" if order.server else "would-queue", message=_told(case, message))
    content, kept = case.outbox.put(
        lambda when, by_hand: compose(parcel, when, to_edit=by_hand).content, now, by_hand=order.server is None
    )
    shipment = replace(shipment, path=case.outbox.shown, message=_replaced(case, kept))
    ledger = _new_ledger(case, message, content)
    case.outbox.record(ledger)
    if record.state == "approved":
        set_state(order.project, case.client.id, record.month, record.version, "queued")
    if order.server is None:
        return replace(shipment, status="queued")
    return over_the_wire(case, ledger, content, _to_try(case, ledger), shipment)


def _void(case: Case, changed: str) -> str:
    """Say what has changed since the approval, and what to do about a message that was made before that."""
    if case.record.state != "queued" or case.outbox.held() is None:
        return changed
    mark = f"readout send {case.client.id} --month {case.record.month} --mark-sent"
    cure = f"if it was sent, say so ({mark}); if not, delete it before approving again"
    return f"{changed}\n{case.outbox.shown}: this message was made before that; {cure}"


def _to_the_rest(case: Case, ledger: Ledger, approved: Approved) -> Shipment:
    """Send the very message that others have got to those who have not."""
    current = {str(each.email).lower() for each in approved.recipients}
    wanted = (*_to_try(case, ledger), *(ledger.unknown if case.order.resend else ()))
    addresses = [each for each in wanted if each.lower() in current]  # an address that has changed is another person's
    shipment = replace(case.shipment, path=case.outbox.shown)
    if not addresses or case.order.server is None:
        cure = f"forward {case.outbox.shown} by hand, and then readout send {case.client.id} --month {ledger.month} "
        said = f"{missing(ledger)}; {cure}--mark-sent"
        return replace(shipment, status="sent" if ledger.received else "not-sent", why="partly", message=said)
    content = case.outbox.held()
    if content is None or sha256(content).hexdigest() != ledger.message:
        said = "is not the message that was sent to the others; put it back, or send it to the rest by hand"
        raise ReadoutError(Problem(case.outbox.shown, said))
    if case.order.dry_run:
        return replace(shipment, status="would-send", to=tuple(addresses), message=f"the rest of {ledger.message_id}")
    return over_the_wire(case, ledger, content, addresses, shipment)


def _to_try(case: Case, ledger: Ledger) -> tuple[str, ...]:
    """Who has not got it; within one command nobody is tried again whom the server refused for good."""
    left = ledger.remaining
    return tuple(each for each in left if not (case.order.again and ledger.recipients[each].state == "refused"))


def _new_ledger(case: Case, message: Message, content: bytes) -> Ledger:
    record, moment = case.record, case.order.moment
    known = case.ledger.recipients if case.ledger else {}
    waiting = {each: known.get(each, Entry("waiting", moment)) for each in message.recipients}
    digest = sha256(content).hexdigest()
    called = case.order.called or bool(case.ledger and case.ledger.called)
    return Ledger(
        case.client.id, str(record.month), record.version, message.id, message.sender, digest, called, waiting
    )


def _told(case: Case, message: Message) -> str:
    way = f"by {case.order.server.name}" if case.order.server else f"into {case.outbox.shown}"
    size = f"{len(message.content) / 1e6:.1f} MB"
    parts = [f"{way}, from {message.sender}", f"“{message.subject}”", f"with {', '.join(message.files)} ({size})"]
    return ", ".join([*parts, *(["and an invitation to the call"] if message.invited else [])])


def _replaced(case: Case, kept: Path | None) -> str:
    return f"another message was there, and is kept as {case.order.project.relative(kept)}" if kept else ""


def _day(moment: str | None) -> str:
    return moment[:10] if moment else "a day that nobody wrote down"
