"""Where every client's month stands, read from what is published: run.json and facts.json, and what failed.

Nothing is calculated here, and no configuration is read, so that a thousand clients take a second.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any, get_args

import pandas as pd

from readout.data.delivered import read_delivered
from readout.data.failures import UNKNOWN, failure_of
from readout.data.neighbours import client_name
from readout.data.opened import opened_for
from readout.data.project import Project
from readout.data.report_words import ReportWords, read_words
from readout.model.client import Goal, Unit
from readout.model.goals import GoalResult
from readout.model.months import parse_month
from readout.model.overview import ClientMonth, GoalStand, OverdueAsk, RealChange, Reason, worst_first

RECORD = "run.json"
FILES = ("report.html", "report.pdf")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_UNITS = frozenset(get_args(Unit))
_NO_LINE, _NO_TABLE = pd.Series(dtype=float), pd.DataFrame()  # one for all goals: making them takes longer than reading


def read_overview(project: Project, month: pd.Period) -> tuple[ClientMonth, ...]:
    """Return every client's ``month``, each client once, the worst first.

    Clients are those there are now, and those who have a report of the month though their folder is gone.
    """
    clients = {*project.clients(), *_published(project, str(month))}
    return worst_first(read_client_month(project, client, month) for client in clients)


def read_client_month(project: Project, client: str, month: pd.Period) -> ClientMonth:
    """Return one client's ``month``; what is damaged on disk counts as failed, with the command that mends it."""
    words = read_words(project, client, str(month))
    name = words.name or client_name(project, client) or client
    log = project.log_file(client).is_file()
    row = ClientMonth(client, name, month, log=log, analyst=words.analyst)
    folder = project.report_dir(client, month)
    failure = failure_of(project, client, str(month), folder / RECORD)
    if (folder / RECORD).is_file():
        try:
            row = _read(project, row, folder, words)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            failure = failure or _damaged(project, row, folder, error)
    if failure is None:
        failure = _unknown_month(project, row)
    if failure is None and row.status is not None:
        return row
    last = newest_report(project, client)
    analyst = row.analyst or (read_words(project, client, str(last)).analyst if last is not None else "")
    open_for = opened_for(project, client) if failure is None else None
    opened = open_for == str(month) if open_for is not None else None
    return _with(row, failure=failure, last=last, analyst=analyst, opened=opened)


def months_reported(project: Project) -> tuple[pd.Period, ...]:
    """Return the months that have a folder of reports, the newest first."""
    folder = project.reports_dir
    names = [path.name for path in folder.iterdir() if _MONTH.fullmatch(path.name)] if folder.is_dir() else []
    return tuple(parse_month(name) for name in sorted(names, reverse=True))


def newest_report(project: Project, client: str) -> pd.Period | None:
    """Return the month of a client's newest published report; None when there is none at all."""
    made = (month for month in months_reported(project) if (project.report_dir(client, month) / RECORD).is_file())
    return next(made, None)


def _published(project: Project, month: str) -> list[str]:
    folder = project.reports_dir / month
    found = folder.iterdir() if folder.is_dir() else ()
    return [path.name for path in found if not path.name.startswith(".") and (path / RECORD).is_file()]


def _unknown_month(project: Project, row: ClientMonth) -> str | None:
    """Why the client's newest month could not be told: it concerns the months after its newest report."""
    if failure_of(project, row.client, UNKNOWN) is None:
        return None
    newest = newest_report(project, row.client)
    if newest is None:
        return failure_of(project, row.client, UNKNOWN)
    made = project.report_dir(row.client, newest) / RECORD
    return failure_of(project, row.client, UNKNOWN, made) if row.month >= newest else None


def _damaged(project: Project, row: ClientMonth, folder: Path, error: Exception) -> str:
    again = f"make it again with readout run {row.client} --month {row.month}"
    return f"{project.relative(folder)}: is not what a run has made ({type(error).__name__}: {error}); {again}"


def _with(row: ClientMonth, **changes: Any) -> ClientMonth:
    return ClientMonth(**{**vars(row), **changes})


def _read(project: Project, row: ClientMonth, folder: Path, words: ReportWords) -> ClientMonth:
    folder = folder.resolve()  # one version for both, though a run may publish another one meanwhile
    made, facts = _json(folder / RECORD), _json(folder / "facts.json")
    as_of = dt.date.fromisoformat(facts["as_of"])
    errors = [each for each in made["checks"] if each["severity"] == "error"]
    units = {str(each["id"]): _unit(each["unit"]) for each in facts["kpis"]}
    return _with(
        row,
        status="final" if made["status"] == "final" else "draft",
        reasons=tuple(Reason(str(each["code"]), str(each["message"]), str(each["where"])) for each in errors),
        goals=tuple(_goal(each, words, units, row.month) for each in facts["goals"]),
        changes=tuple(_change(each, words) for each in facts["kpis"] if each["status"] in ("better", "worse")),
        asks=_overdue(facts["work"]["client_asks"], words, as_of),
        currency=str(facts["currency"]) if facts["currency"] else None,
        files=tuple(name for name in FILES if name in made["outputs"]),
        delivered=read_delivered(project, row.client, row.month, made["outputs"]),
        call=words.call,
    )


def _json(path: Path) -> Any:
    return json.loads(path.read_bytes())


def _goal(said: Any, words: ReportWords, units: dict[str, Unit], month: pd.Period) -> GoalStand:
    id_ = str(said["id"])
    known = words.goals.get(id_, {})
    kpi = str(known["kpi"]) if known.get("kpi") else None
    name = str(known.get("statement") or id_)
    level = known.get("measure") == "level"
    goal = Goal(id_, name, month, month, kpi, _number(said["target"]), "level" if level else "total")
    result = GoalResult(
        goal,
        month,
        said["status"],
        actual=_number(said["actual"]),
        planned=_number(said["planned"]),
        target=_number(said["target"]),
        days_ahead=int(said["days_ahead"]) if known and said["days_ahead"] is not None else None,  # of a total only
        better="lower" if known.get("better") == "lower" else "higher",
        plan=_NO_LINE,
        path=_NO_LINE,
        course=_NO_TABLE,
    )
    return GoalStand(name, result, units.get(kpi or ""))


def _change(said: Any, words: ReportWords) -> RealChange:
    id_ = str(said["id"])
    value, expected, lower, upper = (_number(said[key]) for key in ("value", "expected", "lower", "upper"))
    name, better = words.kpis.get(id_, id_), said["status"] == "better"
    return RealChange(name, better, value, expected, lower, upper, _unit(said["unit"]))


def _overdue(ids: Any, words: ReportWords, as_of: dt.date) -> tuple[OverdueAsk, ...]:
    """What was due by the report's own today, as rule R702 counts."""
    asks = (words.asks[id_] for id_ in ids if id_ in words.asks)
    return tuple(OverdueAsk(title, due, who) for title, who, due in asks if due is not None and due <= as_of)


def _unit(said: Any) -> Unit:
    if said not in _UNITS:
        raise ValueError(f"{said!r} is no unit")
    unit: Unit = said
    return unit


def _number(said: Any) -> float | None:
    if said is not None and (isinstance(said, bool) or not isinstance(said, int | float)):
        raise TypeError(f"{said!r} is no number")
    return said
