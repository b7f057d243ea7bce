"""Whether a month's report has been sent, by its history."""

from __future__ import annotations

import json

import pandas as pd

from readout.data.project import Project


def was_sent(project: Project, client_id: str, month: pd.Period) -> bool:
    """Whether ``history/`` holds a version of the month's report that was sent; what cannot be read was not."""
    folder = project.client_dir(client_id) / "history"
    for path in folder.glob(f"{month}.v*.json"):
        try:
            said = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        if isinstance(said, dict) and said.get("state") == "sent":
            return True
    return False
