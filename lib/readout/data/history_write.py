"""``clients/<client>/history/<month>.v<n>.json`` written: from the approval on, what a report said stays said.

A file is written once. A version that was approved and is not on its way yet may be approved anew, and then says what
was approved last; from the moment a message exists, only its state, and to whom and when it was sent, may change.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pandas as pd

from readout.data.history import SCHEMA, loaded
from readout.data.project import Project
from readout.data.whole_file import replace_file
from readout.model.client import Plan
from readout.model.errors import Problem, ReadoutError
from readout.model.history import Agreed, Definition, Projected, Promise, SentReport, State

_ORDER = get_args(State)


def history_name(month: pd.Period, version: int) -> str:
    """Return where a version is kept, in the client's folder."""
    return f"history/{month}.v{version}.json"


def write_history(project: Project, record: SentReport) -> Path:
    """Write ``record``; return its file.

    Raises ReadoutError when that version is queued or sent already, or when a newer one exists.
    """
    path = project.client_file(record.client, history_name(record.month, record.version))
    where = project.relative(path)
    _refuse_newer(project, path, record.client, record.month, record.version)
    if path.exists() and (state := loaded(path, where).get("state")) != "approved":
        cure = f"readout revise {record.client} --month {record.month} begins a new version"
        raise ReadoutError(Problem(where, f"version {record.version} is {state} and stays as it is; {cure}"))
    path.parent.mkdir(exist_ok=True)
    replace_file(path, history_text(record).encode())
    return path


def set_state(
    project: Project,
    client: str,
    month: pd.Period,
    version: int,
    state: State,
    sent_to: tuple[str, ...] | None = None,
    sent_at: str | None = None,
) -> None:
    """Move a version on: approved, queued, sent. Whatever else its file holds stays as it is.

    ``sent_to`` are addresses, ``sent_at`` is ISO 8601; None leaves what the file says. Raises ReadoutError for a
    version that there is not, that is not the newest, or that would go back.
    """
    path = project.client_file(client, history_name(month, version))
    where = project.relative(path)
    if not path.is_file():
        cure = f"readout approve {client} --month {month} comes first"
        raise ReadoutError(Problem(where, f"version {version} was never approved; {cure}"))
    _refuse_newer(project, path, client, month, version)
    data = loaded(path, where)
    if _ORDER.index(state) < _ORDER.index(data.get("state", "approved")):
        raise ReadoutError(Problem(where, f"is {data['state']} and cannot become {state} again"))
    data["state"] = state
    if sent_to is not None:
        data["sent_to"] = list(sent_to)
    if sent_at is not None:
        data["sent_at"] = sent_at
    replace_file(path, _text(data).encode())


def take_back(project: Project, client: str, month: pd.Period, version: int) -> None:
    """Make a queued version an approved one again: its message is gone, and nobody has got it."""
    path = project.client_file(client, history_name(month, version))
    if path.is_file() and (data := loaded(path, project.relative(path)))["state"] == "queued":
        replace_file(path, _text({**data, "state": "approved"}).encode())


def history_text(record: SentReport) -> str:
    """Return the file of ``record``: the same text for equal records."""
    return _text(
        {
            "schema": SCHEMA,
            "client": record.client,
            "month": str(record.month),
            "version": record.version,
            "supersedes": record.supersedes,
            "because": record.because,
            "state": record.state,
            "approved_by": record.approved_by,
            "allowed": [{"code": each.code, "because": each.because} for each in record.allowed],
            "sent_to": list(record.sent_to) or None,
            "sent_at": record.sent_at,
            "files": dict(sorted(record.files.items())),
            "kpi_order": list(record.kpi_order),
            "definitions": {id_: _definition(each) for id_, each in sorted(record.definitions.items())},
            "goals": {id_: _goal(each) for id_, each in record.goals.items()},
            "promises": [_promise(each) for each in sorted(record.promises, key=lambda each: each.id)],
            "projection": {id_: _projected(each) for id_, each in sorted(record.projection.items())},
            "words": dict(record.words),
            "facts": dict(record.facts),
        }
    )


def _refuse_newer(project: Project, path: Path, client: str, month: pd.Period, version: int) -> None:
    others = (each.name.removeprefix(f"{month}.v").removesuffix(".json") for each in path.parent.glob(f"{month}.v*"))
    newest = max((int(each) for each in others if each.isdecimal()), default=0)
    if newest > version:
        said = f"is version {version}, and there is version {newest}; only the newest may change"
        raise ReadoutError(Problem(project.relative(path), said))


def _definition(each: Definition) -> dict[str, Any]:
    where = dict(sorted(each.where.items()))
    return {"name": each.name, "value": each.value, "where": where, "unit": each.unit, "better": each.better}


def _goal(each: Agreed) -> dict[str, Any]:
    return {
        "statement": each.statement,
        "kpi": each.kpi,
        "target": each.target,
        "measure": each.measure,
        "from": str(each.start),
        "until": str(each.until),
        "plan": _plan(each.plan),
    }


def _plan(plan: Plan) -> str | dict[str, float]:
    return {str(month): value for month, value in sorted(plan.items())} if isinstance(plan, Mapping) else plan


def _promise(each: Promise) -> dict[str, Any]:
    days = {"promised": _day(each.promised), "due": _day(each.due)}
    note = {} if each.note is None else {"note": each.note}
    return {"id": each.id, "title": each.title, "owner": each.owner, "side": each.side, **days, **note}


def _projected(each: Projected) -> dict[str, Any]:
    return {"month": str(each.month), "expected": each.expected, "lower": each.lower, "upper": each.upper}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _text(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
