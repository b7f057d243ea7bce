"""The other clients' names, so that none of them slips into this client's report."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from readout.data.project import Project
from readout.model.client import Client

_NAME = re.compile(r"^name: +[^\s>|&*!].*$", re.MULTILINE)
# Most names are plain words, which no parser is needed for, but for the few that YAML takes for something else.
_PLAIN = re.compile(r"name: +([^\W\d_](?:[\w.'&()/-]| (?=[\w.'&(/-]))*)\s*")
_NO_TEXTS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def foreign_names(project: Project, client: Client) -> tuple[str, ...]:
    """Return ids and names of all other clients, but for those this report may mention.

    A neighbour whose client.yml cannot be read still has its id; its own run says what is wrong with it.
    """
    own = {client.id.casefold(), client.name.casefold(), *(name.casefold() for name in client.may_mention)}
    found: list[str] = []
    for other in project.clients():
        name = client_name(project, other)
        if other != client.id and other.casefold() not in own and (name is None or name.casefold() not in own):
            found.extend(each for each in (other, name) if each)
    return tuple(found)


def client_name(project: Project, client_id: str) -> str | None:
    """Return the name that a client.yml gives, however wrong the rest of the file is; None when it gives none.

    A file is read once, until it is another, and its ``name:`` line alone is parsed where that holds the name: each
    report of a large run looks at every client.
    """
    path = f"{project.clients_dir}/{client_id}/client.yml"
    try:
        found = os.stat(path)  # noqa: PTH116 - in a large run as many as clients times clients
        return _name_in(path, (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino))
    except (OSError, UnicodeDecodeError):
        return None


@lru_cache(maxsize=10_000)
def _name_in(path: str, _: tuple[int, ...]) -> str | None:
    text = Path(path).read_text(encoding="utf-8")
    line = _NAME.search(text)
    plain = _PLAIN.fullmatch(line[0]) if line else None
    if plain is not None and plain[1].casefold() not in _NO_TEXTS:
        return plain[1]
    return _parsed(line[0] if line else text)


def _parsed(text: str) -> str | None:
    try:
        said = YAML(typ="safe", pure=True).load(text)
    except YAMLError:
        return None
    name = said.get("name") if isinstance(said, dict) else None
    return name if isinstance(name, str) and name.strip() else None
