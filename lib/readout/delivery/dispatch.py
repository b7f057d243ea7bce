"""Many messages in one go. What one client's message comes to stops no other; a server that refuses us stops all."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from readout.data.project import Project
from readout.delivery.order import Order
from readout.delivery.sending import send_client
from readout.delivery.server import ServerRefusedError
from readout.delivery.shipment import Shipment
from readout.model.months import parse_month
from readout.pipeline.overview import refresh_overview

# A server that holds a new sender back ("greylisting") takes the message after some minutes.
WAITS = (30.0, 120.0, 300.0)  # seconds before the second, third and last try


@dataclass(frozen=True)
class Listener:
    """Who hears of each shipment that is ``settled``, and of each pause: its seconds, and for how many clients."""

    settled: Callable[[Shipment], None]
    waiting: Callable[[float, int], None]


SILENT = Listener(lambda _: None, lambda _seconds, _clients: None)


def dispatch(
    order: Order,
    clients: Sequence[str],
    heard: Listener = SILENT,
    waits: Sequence[float] = WAITS,
    sleep: Callable[[float], None] = time.sleep,
) -> list[Shipment]:
    """Send the reports of ``clients``; return what became of each, in their order.

    What a server refuses for now is tried again after each of ``waits``, once all others had their turn.
    """
    settled: dict[str, Shipment] = {}
    todo, pauses = list(clients), list(waits)
    while True:
        stopped = _round(order, todo, settled)
        again = [] if stopped or not pauses else [each for each in todo if settled[each].may_pass]
        for each in todo:
            if each not in again:
                heard.settled(settled[each])
        if not again:
            shipments = [settled[each] for each in clients]
            tell_pages(order.project, shipments)
            return shipments
        heard.waiting(pauses[0], len(again))
        sleep(pauses.pop(0))
        todo, order = again, replace(order, again=True)


def tell_pages(project: Project, shipments: Iterable[Shipment]) -> None:
    """Bring the agency's pages of the months up to date in which something has been sent or put into the outbox."""
    for month in sorted({each.month for each in shipments if each.month and each.status in ("queued", "sent")}):
        refresh_overview(project, parse_month(month))


def _round(order: Order, clients: Sequence[str], settled: dict[str, Shipment]) -> bool:
    """Give every client a turn; return whether the server refused us, and the rest had none.

    A sign-in that is refused again and again locks the account.
    """
    for number, client in enumerate(clients):
        try:
            settled[client] = _one(order, client)
        except ServerRefusedError as error:
            month = str(order.month) if order.month is not None else None
            for each in clients[number:]:
                before = settled.get(each, Shipment(each, month))
                settled[each] = replace(before, why="server", message=str(error))
            return True
    return False


def _one(order: Order, client: str) -> Shipment:
    """Send one report; a bug in Readout fails this client, whose record says how far it got."""
    try:
        return send_client(order, client)
    except ServerRefusedError:
        raise
    except Exception as error:  # noqa: BLE001 - the other clients' messages must not hang on this one's
        place = traceback.extract_tb(error.__traceback__)[-1]
        said = f"unexpected {type(error).__name__} in {place.name} (line {place.lineno}): {error}"
        return Shipment(client, str(order.month) if order.month is not None else None, why="failed", message=said)
