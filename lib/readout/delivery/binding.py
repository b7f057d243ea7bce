"""What an approval binds: the files made, the words, the recipients, the settings and the look they were made with.

Not bound is what goes on changing while a report waits: the work log and the data. Both are in the figures, whose
file is bound. Nor is the mail server, which says nothing to the client.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from nbformat import NotebookNode

from readout.data.approvals import BOUND, Approval
from readout.data.project import Project
from readout.model.client import Client, Person
from readout.model.errors import Problem

_MAIL = re.compile(
    rb"(?:^[ \t]*\r?\n)*^mail:.*(?:\r?\n(?:[ \t].*)?)*$\r?\n?", re.MULTILINE
)  # and what is indented or empty
MADE = ("facts.json", "report.html", "report.pdf")  # what a run makes of equal inputs with equal bytes


@dataclass(frozen=True)
class Bound:
    """The hashes that an approval keeps, as they are today; ``Approval`` says which of them are which."""

    files: Mapping[str, str]
    words: Mapping[str, str]
    recipients: Mapping[str, str]
    config: Mapping[str, str]
    templates: Mapping[str, str]


def bound(project: Project, client: Client, notebook: NotebookNode, files: Mapping[str, str]) -> Bound:
    """Return the hashes of everything that the report is approved with; ``files`` are those ``made``."""
    return Bound(
        files=dict(files),
        words=dict(_cells(notebook)),
        recipients={each.id: _hash(f"{each.id}\0{each.name}\0{each.email}".encode()) for each in recipients(client)},
        config=dict(_hashed(((name, project.root / name) for name in _settings(client)), _without_mail)),
        templates=dict(_hashed((project.relative(path), path) for path in _look(project))),
    )


def same_words(then: Approval, notebook: NotebookNode) -> bool:
    """Whether a notebook holds what was approved, cell by cell and in that order."""
    return list(then.words.items()) == list(_cells(notebook))


def made(published: Path) -> dict[str, str]:
    """Return the hashes of the report in the folder ``published``.

    What is not there is not among them: a machine on which no report was made holds none.
    """
    one = published.resolve()  # one version of it, though a run may publish another one meanwhile
    return dict(_hashed((name, one / name) for name in MADE))


def recipients(client: Client) -> tuple[Person, ...]:
    """Return who gets the report: everybody on the client's side who has an address in client.yml."""
    return tuple(each for each in client.people if each.side == "client" and each.email)


def differences(then: Approval, now: Bound, published: str, notebook: str) -> tuple[Problem, ...]:
    """Return, a problem each, what is no longer what was approved.

    ``published`` and ``notebook`` are where the report and the words are. A report that is not on this machine has
    not changed; what leaves the house are the archived files.
    """
    cure = f"since {then.by} approved it on {then.day}; run it and approve it again"
    found = [
        Problem(_place(group, name, then, published, notebook), f"{_what(group, name, then, now)} {cure}")
        for group in BOUND
        for name in _changed(group, getattr(then, group), getattr(now, group))
    ]
    if not found and list(then.words) != list(now.words):
        found = [Problem(notebook, f"has its cells in another order {cure}")]
    return tuple(found)


def _changed(group: str, then: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    names = dict.fromkeys((*then, *now))
    yield from (name for name in names if then.get(name) != now.get(name) and not (group == "files" and not now))


def _what(group: str, name: str, then: Approval, now: Bound) -> str:
    was, is_ = name in getattr(then, group), name in getattr(now, group)
    change = "has changed" if was and is_ else "is gone" if was else "is new"
    return f"recipient {name} {change}" if group == "recipients" else change


def _place(group: str, name: str, then: Approval, published: str, notebook: str) -> str:
    if group == "files":
        return f"{published}/{name}"
    if group == "words":
        return f"{notebook}, cell {name}"
    return f"clients/{then.client}/client.yml" if group == "recipients" else name


def _cells(notebook: NotebookNode) -> Iterator[tuple[str, str]]:
    """What people typed into each cell; outputs are a kernel's and come and go."""
    for number, cell in enumerate(notebook.cells, start=1):
        said = cell.metadata.get("readout", {})
        kept = [cell.cell_type, cell.source, sorted(cell.metadata.get("tags", [])), said, cell.get("attachments", {})]
        yield str(cell.get("id", number)), _hash(json.dumps(kept, sort_keys=True, ensure_ascii=False).encode())


def _settings(client: Client) -> tuple[str, ...]:
    return ("_quarto.yml", "agency.yml", f"clients/{client.id}/client.yml")


def _look(project: Project) -> list[Path]:
    return [path for path in sorted(project.style_dir.rglob("*")) if path.is_file() and not path.name.startswith(".")]


def _without_mail(name: str, content: bytes) -> bytes:
    """Leave out the lines of the key ``mail`` of agency.yml, to the next line that begins a key or a comment."""
    return _MAIL.sub(b"", content) if name == "agency.yml" else content


def _as_it_is(_: str, content: bytes) -> bytes:
    return content


def _hashed(
    paths: Iterable[tuple[str, Path]], of: Callable[[str, bytes], bytes] = _as_it_is
) -> Iterator[tuple[str, str]]:
    yield from ((name, _hash(of(name, path.read_bytes()))) for name, path in paths if path.is_file())


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()
