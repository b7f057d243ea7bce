"""Exports in the forms that five programs document. All of it is generated and says so (``exports/``)."""

from __future__ import annotations

from pathlib import Path

EXPORTS = {path.stem: path.read_bytes().decode() for path in sorted((Path(__file__).parent / "exports").glob("*.csv"))}
ASANA, HARVEST, JIRA, TOGGL, TRELLO = (EXPORTS[each] for each in ("asana", "harvest", "jira", "toggl", "trello"))
