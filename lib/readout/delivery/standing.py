"""Where a client stands in a month, from what lies in its folders; no notebook is run.

The report is due on the day of the call about it; where no time is agreed, ``DUE_DAYS`` days after the month's end.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

import pandas as pd

from readout.data.client_file import read_client
from readout.data.days_off import days_off
from readout.data.history import minutes_name, minutes_written, read_history
from readout.data.load import load_client
from readout.data.minutes_receipt import read_receipt
from readout.data.overrides import read_overrides
from readout.data.overview import read_client_month
from readout.data.project import Project
from readout.data.revisions import read_revisions
from readout.data.selection import selected
from readout.data.sources.figures import read_figures
from readout.data.sources.so_far import read_so_far
from readout.delivery.mine import is_of
from readout.delivery.minutes_sending import text_hash_of
from readout.delivery.published import published_folder
from readout.model.call import appointment
from readout.model.client import Client
from readout.model.errors import ReadoutError
from readout.model.history import Allowed, SentReport, newest_of
from readout.model.months import last_day
from readout.model.overview import PLACES, ClientMonth
from readout.model.report import Report, outline_of
from readout.model.running import Pace, pace_of
from readout.notebook.file import read_notebook
from readout.notebook.parameters import read_parameters
from readout.notebook.past import past_files
from readout.notebook.prompts import is_untouched
from readout.pipeline.inputs import inputs_of

DUE_DAYS = 10  # after the month's end, where the call has no time

State = Literal[
    "error", "paused", "not-opened", "words-missing", "written", "draft", "final", "void", "approved", "queued", "sent",
    "call-held", "minutes-queued", "minutes-sent",
]  # fmt: skip
STATES: tuple[State, ...] = get_args(State)


@dataclass(frozen=True)
class Question:
    """What is asked: the ``month`` (None: each client's newest complete one), as of ``today``, of whose clients.

    ``current``: the month is running, and its goals are looked at as far as it has come.
    """

    month: pd.Period | None
    today: dt.date
    mine: str | None = None
    current: bool = False


@dataclass(frozen=True)
class Standing:
    """One client's month.

    ``words_missing``: places still to be written. ``codes``: the errors that keep it a draft. ``changed``: something
    has changed since the report was made. ``approved_by`` and ``version`` are of the newest approval; a new version
    that was begun has no ``approved_by`` yet. ``void`` says why an approval no longer holds. ``due``: when the report
    is due; ``call``: when we talk. ``days_left``: until the report is due, or, once it was sent, until the call;
    negative when the day has passed; None when nothing is waited for.
    ``minutes_missing``: the call has passed without any. ``paces`` are the running month's goals. ``published``: what
    the agency's page of the month says of the client, from the same reading; None where the month is not known.
    """

    client: str
    month: str
    state: State
    analyst: str | None = None
    backup: str | None = None
    words_missing: int | None = None
    codes: tuple[str, ...] = ()
    changed: bool = False
    version: int | None = None
    approved_by: str | None = None
    void: tuple[str, ...] = ()
    overrides: tuple[Allowed, ...] = ()
    due: dt.date | None = None
    due_by: Literal["call", "month-end"] | None = None
    call: dt.date | None = None
    days_left: int | None = None
    minutes_missing: bool = False
    minutes_changed: bool = False
    reason: str | None = None
    paces: tuple[Pace, ...] = ()
    published: ClientMonth | None = None
    error: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return what ``readout status --json`` lists."""
        days = {name: value.isoformat() if value else None for name, value in (("due", self.due), ("call", self.call))}
        return {
            **vars(self),
            **days,
            "codes": list(self.codes),
            "void": list(self.void),
            "overrides": [vars(each) for each in self.overrides],
            "paces": [{**vars(each), "share": each.share, "passed": each.passed} for each in self.paces],
            "published": _published(self.published) if self.published else None,
        }


def standings(project: Project, clients: Sequence[str], asked: Question) -> tuple[Standing, ...]:
    """Return where each of ``clients`` (all, when none is named) stands, the most urgent first.

    A client that cannot be read says why, and stops no other. With ``mine`` it is listed as well: nobody knows whose
    it is.
    """
    found = [standing(project, client, asked) for client in selected(project, clients)]
    return tuple(sorted((each for each in found if each is not None), key=_urgency))


def standing(project: Project, client_id: str, asked: Question) -> Standing | None:
    """Return where a client stands; None when it is another analyst's."""
    named = str(asked.month) if asked.month is not None else "latest"
    try:
        client = read_client(project, client_id)
        if asked.mine is not None and not is_of(client, asked.mine):
            return None
        month = asked.month if asked.month is not None else load_client(project, client_id).latest_month()
        return _standing(project, client, month, asked)
    except ReadoutError as error:
        published = read_client_month(project, client_id, asked.month) if asked.month is not None else None
        return Standing(client_id, named, "error", published=published, error=str(error))


def _standing(project: Project, client: Client, month: pd.Period, asked: Question) -> Standing:
    history = read_history(project, client.id, client.people)
    outline = outline_of(client, month, history, read_revisions(project, client.id))
    base = Standing(
        client.id,
        str(month),
        "not-opened",
        analyst=client.analyst,
        backup=client.backup,
        overrides=_overrides(project, outline, newest_of(history, month)),
        **_days(client, month),
        paces=_paces(project, client, month, asked.today) if asked.current else (),
        published=read_client_month(project, client.id, month),
    )
    if outline.pause is not None and newest_of(history, month) is None:
        return replace(base, state="paused", reason=outline.pause)
    found = _progress(project, outline, newest_of(history, month), base)
    return _with_call(project, client, outline, found, asked.today)


def _progress(project: Project, outline: Report, record: SentReport | None, base: Standing) -> Standing:
    """From the newest thing that happened backwards. A new version that was begun is not approved by the old one."""
    if record is not None and record.version == outline.version:
        state, void = _approval(project, outline, record)
        return replace(base, state=state, void=void, version=record.version, approved_by=record.approved_by)
    if record is not None:
        base = replace(base, version=outline.version)
    words = _words_missing(project, outline)
    if words is None:
        return base
    made = _run_record(project, outline)
    if made is None or (words and made[2]):
        return replace(base, state="words-missing" if words else "written", words_missing=words)
    status, codes, changed = made
    return replace(base, state=status, codes=codes, changed=changed, words_missing=words)


def _approval(project: Project, outline: Report, record: SentReport) -> tuple[State, tuple[str, ...]]:
    if record.state == "sent":
        return "sent", ()
    from readout.delivery.approval import verified  # brings all that makes a report, which takes seconds

    try:
        verified(project, outline.client.id, outline.month)
    except ReadoutError as error:
        return "void", tuple(map(str, error.problems))
    return record.state, ()


def _words_missing(project: Project, outline: Report) -> int | None:
    """Return how many places are still to be written; None while the notebook was not opened for the month."""
    client, month = outline.client.id, outline.month
    usual = project.client_file(client, "report.ipynb")
    for path in (usual, *reversed(past_files(project, client, month))):
        label = project.relative(path)
        notebook = read_notebook(path, label)
        if path != usual or read_parameters(notebook, label).month == month:
            return sum(is_untouched(cell) for cell in notebook.cells)
    return None


def _run_record(project: Project, outline: Report) -> tuple[Literal["draft", "final"], tuple[str, ...], bool] | None:
    """Return what the published report is, its errors' codes, and whether its inputs have changed since."""
    path = published_folder(project, outline.client.id, outline.month) / "run.json"
    try:
        made = json.loads(path.read_text(encoding="utf-8"))
        codes = dict.fromkeys(each["code"] for each in made["checks"] if each["severity"] == "error")
        changed = made["inputs"] != inputs_of(project, outline, made["versions"])
        return ("final" if made["status"] == "final" else "draft"), tuple(codes), changed
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _overrides(project: Project, outline: Report, record: SentReport | None) -> tuple[Allowed, ...]:
    """What somebody let pass: as the history keeps it, and what was given since for a version not approved yet."""
    given = read_overrides(project, outline.client.id, outline.month, outline.version)
    kept = record.allowed if record is not None and record.version == outline.version else ()
    return tuple(dict.fromkeys([*kept, *(Allowed(each.code, each.because) for each in given)]))


def _days(client: Client, month: pd.Period) -> dict[str, Any]:
    """When the report is due and when we talk about it."""
    paused = any(each.month == month + 1 for each in client.pause)
    time = None
    if client.call.when and not paused:
        time = appointment(client.call, month + 1, days_off(client, month + 1))
    if time is not None:
        return {"due": time.time.date(), "due_by": "call", "call": time.time.date()}
    return {"due": last_day(month) + dt.timedelta(days=DUE_DAYS), "due_by": "month-end"}


def _with_call(project: Project, client: Client, outline: Report, found: Standing, today: dt.date) -> Standing:
    """Add what became of the call. Minutes count only once somebody has written into them."""
    month = outline.month
    sent = found.state == "sent"
    waits_for = found.call if sent else found.due
    found = replace(found, days_left=(waits_for - today).days if waits_for else None)
    if not minutes_written(project, client.id, month):
        passed = sent and found.call is not None and found.call < today
        return replace(found, minutes_missing=passed, days_left=None if passed else found.days_left)
    receipt = read_receipt(project, client.id, month)
    text = project.client_file(client.id, minutes_name(month)).read_bytes().decode("utf-8-sig", "replace")
    changed = receipt is not None and receipt.text != text_hash_of(text)
    if not sent:  # called before it was sent, as `hold: call-first` wants
        return replace(found, reason="call held", minutes_changed=changed)
    state: State = "call-held" if receipt is None else "minutes-sent" if receipt.state == "sent" else "minutes-queued"
    return replace(found, state=state, days_left=None, minutes_changed=changed)


def _paces(project: Project, client: Client, month: pd.Period, today: dt.date) -> tuple[Pace, ...]:
    """How the goals go in the running month; where figures cannot be read, every goal says so."""
    so_far = read_so_far(project, client, month, today)
    try:
        series = read_figures(project, client).series
    except ReadoutError as error:
        reason = f"its data cannot be read: {error.problems[0]}"
        goals = (goal for goal in client.goals if goal.start <= month <= goal.until)
        return tuple(Pace(goal.id, goal.statement, goal.kpi, reason=reason) for goal in goals)
    found: Iterable[Pace | None] = (pace_of(client, goal, series, so_far, month) for goal in client.goals)
    return tuple(each for each in found if each is not None)


def _published(found: ClientMonth) -> dict[str, Any]:
    return {
        "place": found.place,
        "status": found.status,
        "failure": found.failure,
        "goals": [{"id": each.result.goal.id, "status": each.result.status} for each in found.goals],
        "changes": [{"name": each.name, "better": each.better} for each in found.changes],
        "overdue": [{**vars(each), "due": each.due.isoformat()} for each in found.asks],
        "last": str(found.last) if found.last is not None else None,
    }


def _urgency(found: Standing) -> tuple[bool, bool, int, int, str]:
    """What cannot be read, then what is due first, then what waits for nobody; of one day the worst first."""
    place = PLACES.index(found.published.place) if found.published else 0
    return found.error is None, found.days_left is None, found.days_left or 0, place, found.client
