"""One client's message on its way: recorded before the server can have it, and again when it has answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from readout.data.history_write import set_state
from readout.delivery.ledger import Ledger
from readout.delivery.order import Case
from readout.delivery.shipment import Shipment, Why
from readout.delivery.smtp import Answer, Envelope, hand_over


def over_the_wire(case: Case, ledger: Ledger, content: bytes, addresses: Sequence[str], shipment: Shipment) -> Shipment:
    """Hand the message over: recorded before the server can have it, and again when it has answered."""
    order = case.order
    assert order.server is not None
    current = ledger

    def begun(taken: Sequence[str]) -> None:
        nonlocal current
        current = current.marked(taken, "sending", order.moment)
        case.outbox.record(current)

    answers = hand_over(order.server, Envelope(ledger.sender, tuple(addresses), content), begun)
    for address, answer in answers.items():
        current = current.marked([address], answer.state, order.moment, answer.said)
    case.outbox.record(current)
    if current.received:
        into_history(case, current)
    return _outcome(case, current, answers, replace(shipment, to=current.received))


def into_history(case: Case, ledger: Ledger) -> None:
    """Say for all machines that the report was sent, to whom and when."""
    record = case.record
    set_state(
        case.order.project,
        case.client.id,
        record.month,
        record.version,
        "sent",
        sent_to=ledger.received,
        sent_at=ledger.sent_at,
    )


def _outcome(case: Case, ledger: Ledger, answers: Mapping[str, Answer], shipment: Shipment) -> Shipment:
    said = [shipment.message] if shipment.message else []
    if ledger.unknown:
        return replace(shipment, why="unknown", message="; ".join([*said, unknown(case.client.id, ledger)]))
    if not ledger.remaining:
        return replace(shipment, status="sent", message="; ".join(said))
    later = any(answer.state == "deferred" for answer in answers.values())
    why: Why = "deferred" if later else "partly" if ledger.received else "refused"
    message = "; ".join([*said, missing(ledger)])
    return replace(shipment, status="sent" if ledger.received else "not-sent", why=why, message=message)


def missing(ledger: Ledger) -> str:
    """Say who has not got it, and why."""
    reasons = (f"{each} ({ledger.recipients[each].said or 'not tried yet'})" for each in ledger.remaining)
    return f"not to {', '.join(reasons)}"


def unknown(client: str, ledger: Ledger) -> str:
    """Say that nobody knows, and the two ways on."""
    command = f"readout send {client} --month {ledger.month}"
    reasons = [f"{each} ({ledger.recipients[each].said or 'the sending process died'})" for each in ledger.unknown]
    return (
        f"unknown whether it reached {', '.join(reasons)}; ask them or look into the server's log, and then "
        f"{command} --mark-sent if it did, {command} --smtp --resend if it did not"
    )
