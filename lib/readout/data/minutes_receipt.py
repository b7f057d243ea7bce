"""``clients/<client>/minutes/<month>.sent.json``: to whom minutes went, and which text, so that colleagues know too."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Literal

import pandas as pd
from pydantic import Field

from readout.data.fields import Month, Plain
from readout.data.history_schema import Kept
from readout.data.kept_file import read_kept
from readout.data.project import Project
from readout.data.whole_file import replace_file
from readout.model.errors import ConfigError, Problem

SCHEMA = 1


@dataclass(frozen=True)
class Receipt:
    """Minutes on their way (``queued``: in the outbox) or ``sent``. ``at`` is ISO 8601, ``text`` a sha256."""

    client: str
    month: pd.Period
    state: Literal["queued", "sent"]
    at: str
    to: tuple[str, ...]
    text: str


class ReceiptKept(Kept):
    """The file."""

    client: Plain = Field(description="the client's id")
    month: Month = Field(description="the month of the report that the call was about")
    state: Literal["queued", "sent"] = Field(description="queued or sent")
    at: Plain = Field(description="when, as ISO 8601")
    to: list[Plain] = Field(description="the addresses")
    text: Plain = Field(description="the sha256 of the minutes")


def receipt_name(month: pd.Period) -> str:
    """Return where it is kept, in the client's folder."""
    return f"minutes/{month}.sent.json"


def write_receipt(project: Project, receipt: Receipt) -> None:
    """Write ``receipt`` in one step."""
    path = project.client_file(receipt.client, receipt_name(receipt.month))
    path.parent.mkdir(exist_ok=True)
    data = {"schema": SCHEMA, **vars(receipt), "month": str(receipt.month), "to": list(receipt.to)}
    replace_file(path, (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode())


def read_receipt(project: Project, client: str, month: pd.Period) -> Receipt | None:
    """Read what became of a month's minutes; None while they are in nobody's hands. ConfigError for a wrong file."""
    path = project.client_file(client, receipt_name(month))
    where, cure = project.relative(path), "take the file from git again, or delete it"
    kept = read_kept(ReceiptKept, SCHEMA, path, where, cure)
    if kept is None:
        return None
    if (kept.client, kept.month) != (client, month):
        raise ConfigError(Problem(where, f"is of {kept.client} {kept.month}; {cure}"))
    return Receipt(kept.client, kept.month, kept.state, kept.at, tuple(kept.to), kept.text)
