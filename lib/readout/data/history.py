"""``clients/<client>/history/<month>.v<n>.json``: what was sent, read back."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from readout.data.findings import shown
from readout.data.history_schema import GoalKept, PromiseKept, SentKept
from readout.data.project import Project
from readout.data.seal import is_untouched
from readout.data.validation import findings
from readout.model.client import Person
from readout.model.errors import ConfigError, Problem
from readout.model.history import Agreed, Allowed, Definition, Projected, Promise, SentReport

SCHEMA = 1
_NAME = re.compile(r"\d{4}-(0[1-9]|1[0-2])\.v[1-9]\d*\.json")
_FROM_GIT = "take the file from git again"


def read_history(project: Project, client_id: str, people: tuple[Person, ...] = ()) -> tuple[SentReport, ...]:
    """Read every version of every month, oldest first; without the folder, nothing has been sent yet.

    ``people`` tell on whose side a promise's owner was, where the file does not say. Raises ConfigError with every
    problem of all files, each with its file and key.
    """
    folder = project.client_file(client_id, "history")
    reports: list[SentReport] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("[!.]*.json")):
        try:
            reports.append(_read(project, client_id, path, {each.id: each.side for each in people}))
        except ConfigError as error:
            problems.extend(error.problems)
    if problems:
        raise ConfigError(problems)
    return tuple(sorted(reports, key=lambda each: (each.month, each.version)))


def minutes_name(month: object) -> str:
    """Return where the minutes of the call about a month's report are, in the client's folder."""
    return f"minutes/{month}.md"


def minutes_written(project: Project, client_id: str, month: object) -> bool:
    """Whether there are minutes of the call about a month's report; a page that nobody has written into is none."""
    path = project.client_file(client_id, minutes_name(month))
    return path.is_file() and not is_untouched(path.read_bytes().decode("utf-8-sig", "replace"))


def _read(project: Project, client_id: str, path: Path, sides: dict[str, Any]) -> SentReport:
    where = project.relative(path)
    if not _NAME.fullmatch(path.name):
        raise ConfigError(Problem(where, "is not named <month>.v<n>.json; name it so, or move it elsewhere"))
    project.client_file(client_id, f"history/{path.name}")  # no link may bring in another client's
    data = _checked(loaded(path, where), where)
    said = SentKept.model_validate(data)
    named = f"{said.month}.v{said.version}.json"
    if said.client != client_id:
        cure = f"a client's history is their own, so move it to clients/{said.client}/history"
        raise ConfigError(Problem(where, f"client is {said.client!r}; {cure}"))
    if named != path.name:
        raise ConfigError(Problem(where, f"month and version are those of {named}; {_FROM_GIT}"))
    minutes = minutes_written(project, client_id, said.month)
    return _built(said, dict(data["facts"]), sides, minutes, where)


def loaded(path: Path, where: str) -> Any:
    """Return the JSON of a file that messages call ``where``; ConfigError when it is none."""
    try:
        return json.loads(path.read_bytes().decode("utf-8"), parse_constant=_no_number)
    except OSError as error:
        raise ConfigError(Problem(where, f"cannot be read ({error.strerror}); mend that first")) from None
    except json.JSONDecodeError as error:
        raise ConfigError(Problem(f"{where}:{error.lineno}", f"is no JSON: {error.msg}; {_FROM_GIT}")) from None
    except (ValueError, RecursionError) as error:
        raise ConfigError(Problem(where, f"is no JSON: {error}; {_FROM_GIT}")) from None


def _no_number(name: str) -> float:
    raise ValueError(f"it holds {name}")


def _checked(data: Any, where: str) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise ConfigError(Problem(where, f"holds {shown(data)} instead of keys; {_FROM_GIT}"))
    schema = data.get("schema")
    if schema != SCHEMA or isinstance(schema, bool):
        cure = "update Readout" if isinstance(schema, int) and schema > SCHEMA else _FROM_GIT
        raise ConfigError(Problem(where, f"schema is {shown(schema)}, and this Readout reads {SCHEMA}; {cure}"))
    found = findings(SentKept, data)
    if found:
        raise ConfigError(Problem(where, each.message) for each in found)
    return data


def _built(said: SentKept, facts: dict[str, Any], sides: dict[str, Any], minutes: bool, where: str) -> SentReport:
    return SentReport(
        client=said.client,
        month=said.month,
        version=said.version,
        state=said.state,
        supersedes=said.supersedes,
        facts=facts,
        definitions={
            id_: Definition(str(each.value), dict(each.where), each.unit, each.better, each.name)
            for id_, each in said.definitions.items()
        },
        kpi_order=tuple(said.kpi_order),
        goals={id_: _agreed(each) for id_, each in said.goals.items()},
        promises=tuple(_promise(each, sides) for each in said.promises),
        words=dict(said.words),
        projection={
            id_: Projected(each.month, each.expected, each.lower, each.upper) for id_, each in said.projection.items()
        },
        files=dict(said.files),
        approved_by=said.approved_by,
        allowed=tuple(Allowed(each.code, each.because) for each in said.allowed),
        because=said.because,
        sent_to=_addresses(said.sent_to),
        sent_at=said.sent_at,
        minutes=minutes,
        where=where,
    )


def _addresses(said: list[str] | str | None) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else tuple(said or ())


def _agreed(said: GoalKept) -> Agreed:
    return Agreed(said.statement, said.from_, said.until, said.kpi, said.target, said.measure, said.plan)


def _promise(said: PromiseKept, sides: dict[str, Any]) -> Promise:
    side = said.side or sides.get(said.owner or "")
    return Promise(said.id, said.title, said.promised, said.due, said.owner, side, said.note)
