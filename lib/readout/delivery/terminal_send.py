"""What sending looks like on a terminal, and as plain lines in a log."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.console import Console
from rich.markup import escape

from readout.delivery.dispatch import Listener
from readout.delivery.order import Order
from readout.delivery.shipment import Shipment

Work = Callable[[Order, Sequence[str], Listener], list[Shipment]]

_NAMES = {
    "not-approved": "not approved",
    "sent-before": "sent before",
    "no-address": "no address",
    "deferred": "refused for now",
    "partly": "not to all",
}
_STYLES = {"queued": "green", "sent": "green", "would-queue": "cyan", "would-send": "cyan", "not-sent": "yellow"}


def send_and_show(work: Work, order: Order, clients: Sequence[str], console: Console, *, named: bool) -> list[Shipment]:
    """Do ``work`` (sending, or marking as sent), a line a client as it is settled; return what became of each."""
    heard = Listener(
        lambda shipment: show_shipment(shipment, console, named=named),
        lambda seconds, count: show_waiting(seconds, count, console),
    )
    shipments = work(order, clients, heard)
    show_sum(shipments, console)
    return shipments


def show_shipment(shipment: Shipment, console: Console, *, named: bool) -> None:
    """Print what became of one client's report."""
    style = "red" if shipment.failed(named=named) else _STYLES[shipment.status]
    name, version = escape(shipment.client), f" v{shipment.version}" if (shipment.version or 1) > 1 else ""
    status = shipment.status.replace("-", " ")
    head = f"[{style}]{status:<11}[/] {name} {shipment.month or ''}{version}".rstrip()
    said = [f"to {', '.join(shipment.to)}"] if shipment.to and shipment.status != "not-sent" else []
    said += [shipment.path] if shipment.path and shipment.status == "queued" else []
    why = f"{_NAMES.get(shipment.why, shipment.why)}: " if shipment.why else ""
    if shipment.why == "sent-before":  # which the message says
        why = ""
    first, *rest = (shipment.message or "").splitlines() or [""]
    said += [f"{why}{first}"] if first or why else []
    console.print("  ".join([head, *map(escape, said)]), soft_wrap=True)
    for line in rest:
        console.print(f"            {escape(line)}", soft_wrap=True)


def show_waiting(seconds: float, clients: int, console: Console) -> None:
    """Print that refused messages are tried again."""
    who = "one message" if clients == 1 else f"{clients} messages"
    console.print(f"{who} refused for now: next try in {seconds:.0f} s", soft_wrap=True)


def show_sum(shipments: Sequence[Shipment], console: Console) -> None:
    """Print how many were sent and how many were not, by reason."""
    if len(shipments) < 2:
        return
    done: dict[str, int] = {}
    for each in shipments:
        key = _NAMES.get(each.why, each.why) if each.why else each.status.replace("-", " ")
        done[key] = done.get(key, 0) + 1
    console.print(", ".join(f"{count} {key}" for key, count in done.items()), soft_wrap=True)
