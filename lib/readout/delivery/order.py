"""What is to be sent and how, and what is known of one client's month before it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

import pandas as pd

from readout.data.agency import Agency
from readout.data.project import Project
from readout.delivery.ledger import Ledger
from readout.delivery.outbox import Outbox
from readout.delivery.server import Server
from readout.delivery.shipment import Shipment, Why
from readout.model.client import Client
from readout.model.history import SentReport


@dataclass(frozen=True)
class Order:
    """What is to be done. ``month`` None: each client's newest approved one. ``server`` None: into the outbox only.

    ``called``: we talked to a client whose reports wait for that. ``resend``: somebody has looked, and a message
    whose outcome was unknown has not arrived. ``again``: another try of the same command, only for those whom the
    server put off. ``now`` is the clock.
    """

    project: Project
    month: pd.Period | None
    server: Server | None = None
    called: bool = False
    resend: bool = False
    dry_run: bool = False
    again: bool = False
    now: Callable[[], dt.datetime] = lambda: dt.datetime.now().astimezone()

    @property
    def moment(self) -> str:
        """The time as it is recorded: ISO 8601."""
        return self.now().isoformat(timespec="seconds")


@dataclass(frozen=True)
class Case:
    """One client's month and what is known of it; ``record`` is the newest version that was approved."""

    order: Order
    client: Client
    agency: Agency
    record: SentReport
    outbox: Outbox
    ledger: Ledger | None

    def not_sent(self, why: Why, message: str) -> Shipment:
        """Return that nothing was sent, and why."""
        return replace(self.shipment, why=why, message=message)

    @property
    def shipment(self) -> Shipment:
        """Return what is known so far."""
        received = self.ledger.received if self.ledger else self.record.sent_to
        return Shipment(self.client.id, str(self.record.month), self.record.version, to=received)
