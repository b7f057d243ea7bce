"""Which columns of a program's export mean what, and which word of it means which status."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Literal

from pydantic import Field

from readout.data.fields import DateFormat, Id, Plain
from readout.data.findings import Finding, instead, key_path, shown
from readout.data.project import Project
from readout.data.strict import Entry
from readout.data.validation import findings
from readout.data.work_row import KINDS
from readout.data.yaml_file import YamlFile, read_yaml
from readout.model.client import Client
from readout.model.errors import ConfigError, Problem
from readout.model.work import Status

SHIPPED = Path(__file__).parent / "maps"
OWN = "work-import.yml"
NOBODY = "none"


class StatusYaml(Entry):
    """A column that tells the status, by its words; the case of letters does not count."""

    column: Plain = Field(description="the column")
    words: dict[Plain, Literal["planned", "doing", "done", "dropped"]] = Field(description="word: status")


class LeaveOutYaml(Entry):
    """Rows that are no work of their own."""

    column: Plain = Field(description="the column")
    words: list[Plain] = Field(default=[], description="the words that leave a row out; none: anything there does")


class MapYaml(Entry):
    """The map of one program's export."""

    recognise: list[Plain] = Field(min_length=1, description="columns by which the export is known")
    title: Plain | list[Plain] = Field(description="the column with the title; of several, the first with something in")
    id: Plain | None = Field(default=None, description="the column with the program's own id; none for time exports")
    owner: list[Plain] = Field(default=[], description="columns with a name or address; A + B joins two")
    due: Plain | None = Field(default=None, description="the column with the due date")
    done: Plain | None = Field(default=None, description="the column with the day it was finished")
    dates: list[DateFormat] = Field(default=[], description="how dates are written, besides ISO")
    status: list[StatusYaml] = Field(default=[], description="columns that tell the status, the first known word wins")
    kind: list[Plain] = Field(default=[], description="columns in which a word of kinds may stand")
    hours: Plain | None = Field(default=None, description="the column with hours (1.5, 1,5) or a duration (01:30:00)")
    match: list[Plain] = Field(default=[], description="of time entries: columns that may name a row of work.csv")
    client: Plain | None = Field(default=None, description="the column with the client's name in that program")
    leave_out: list[LeaveOutYaml] = Field(default=[], description="rows that are no work of their own")

    @property
    def is_time(self) -> bool:
        """Whether each row is a stretch of time, and not a piece of work."""
        return self.id is None


class OwnYaml(Entry):
    """work-import.yml: how this client's work is read."""

    client: Plain | None = Field(default=None, description="the client's name in time exports")
    people: dict[Plain, Plain] = Field(
        default={}, description="a name or address of the program: a person's id, or none"
    )
    kinds: dict[Plain, Plain] = Field(
        default={}, description="a word of the program (label, type, section): a kind of work"
    )
    statuses: dict[Plain, Literal["planned", "doing", "done", "dropped"]] = Field(
        default={}, description="a word of the program: a status"
    )
    maps: dict[Id, MapYaml] = Field(default={}, description="maps of other programs, by a short name")


def own_file(project: Project, client: Client) -> Path:
    """Return where a client's own maps are, there or not."""
    return project.client_file(client.id, OWN)


def read_own(project: Project, client: Client) -> OwnYaml:
    """Read work-import.yml; without the file nothing is set. ConfigError with every problem, each at its line."""
    path = own_file(project, client)
    if not path.exists():
        return OwnYaml()
    file = read_yaml(path, project.relative(path))
    file.refuse([*findings(OwnYaml, file.data), *_unknown(file, client)])
    return OwnYaml.model_validate(file.data)


def shipped_maps() -> dict[str, MapYaml]:
    """Return the maps that come with Readout, by name."""
    return {path.stem: _shipped(path) for path in sorted(SHIPPED.glob("*.yml"))}


def recognised(header: Collection[str], maps: Mapping[str, MapYaml]) -> str | None:
    """Return the name of the map that an export's header fits; of several, the one with most columns to know it by."""
    fitting = [name for name, each in maps.items() if set(each.recognise) <= set(header)]
    return max(fitting, key=lambda name: len(maps[name].recognise), default=None)


def _shipped(path: Path) -> MapYaml:
    return MapYaml.model_validate(read_yaml(path, path.name).data)


def _unknown(file: YamlFile, client: Client) -> list[Finding]:
    ids = [person.id for person in client.people]
    found = _outside(file, "people", [*ids, NOBODY], "add it to people of client.yml")
    return [*found, *_outside(file, "kinds", KINDS, "use task")]


def _outside(file: YamlFile, key: str, known: Sequence[str], add: str) -> list[Finding]:
    entries = file.data.get(key)
    if not isinstance(entries, dict):
        return []
    return [
        Finding((key, word), f"{key_path((key, word))} is {shown(value)}; {instead(value, known, add)}")
        for word, value in entries.items()
        if isinstance(value, str) and value not in known
    ]


def no_map(where: str, header: Sequence[str], maps: Mapping[str, MapYaml], own: str) -> ConfigError:
    """Return the error for an export that no map fits."""
    listed = ", ".join(name for name in header if name)[:300]
    said = f"is no export that is known ({', '.join(maps)}); its columns are {listed}"
    return ConfigError(Problem(where, f"{said}; write a map for it into {own}, as docs/work-import.md shows"))


__all__ = ["NOBODY", "MapYaml", "OwnYaml", "Status", "no_map", "own_file", "read_own", "recognised", "shipped_maps"]
