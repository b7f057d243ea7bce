"""How far a month's report has come since it was made, for the agency's page: approved, sent, talked about.

Read from the newest file of the history, and from what lies beside it, without any configuration.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from readout.data.history import minutes_written
from readout.data.minutes_receipt import read_receipt
from readout.data.project import Project
from readout.data.revisions import revision_name
from readout.model.errors import ReadoutError
from readout.model.overview import Delivered, Step


def read_delivered(project: Project, client: str, month: pd.Period, outputs: Mapping[str, str]) -> Delivered | None:
    """Return how far the report of ``month`` has come; None before it is approved, and where nothing can be read.

    ``outputs`` are the hashes of what is published. What is wrong in a file, ``readout status`` says.
    """
    try:
        path = _newest(project.client_file(client, "history"), str(month))
        return _read(project, client, month, path, outputs) if path is not None else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, ReadoutError):
        return None


def _newest(folder: Path, month: str) -> Path | None:
    """The file of the newest version."""
    found = {path: re.fullmatch(rf"{month}\.v(\d+)\.json", path.name) for path in folder.glob(f"{month}.v*.json")}
    versions = {int(each[1]): path for path, each in found.items() if each}
    return versions[max(versions)] if versions else None


def _read(project: Project, client: str, month: pd.Period, path: Path, outputs: Mapping[str, str]) -> Delivered:
    said = json.loads(path.read_bytes())
    version, by, state = int(said["version"]), str(said["approved_by"] or ""), said["state"]
    if state != "sent":
        files = dict(said["files"])
        changed = any(outputs.get(name) != digest for name, digest in files.items())
        return Delivered("queued" if state == "queued" else "approved", version, by, changed=changed)
    if project.client_file(client, revision_name(month, version + 1)).is_file():
        return Delivered("begun", version + 1)
    on = dt.date.fromisoformat(said["sent_at"][:10]) if said["sent_at"] else None
    return Delivered(_after_sending(project, client, month), version, by, on)


def _after_sending(project: Project, client: str, month: pd.Period) -> Step:
    if not minutes_written(project, client, month):
        return "sent"
    receipt = read_receipt(project, client, month)
    return "call-held" if receipt is None else "minutes-sent" if receipt.state == "sent" else "minutes-queued"
