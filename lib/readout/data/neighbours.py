"""The other clients' names, so that none of them slips into this client's report."""

from __future__ import annotations

import re
from functools import lru_cache

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from readout.data.project import Project
from readout.model.client import Client

_NAME = re.compile(r"^name: +[^\s>|&*!].*$", re.MULTILINE)


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

    The ``name:`` line alone is parsed where it holds the name: a large run looks here very often.
    """
    try:
        text = (project.clients_dir / client_id / "client.yml").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    line = _NAME.search(text)
    return _parsed(line[0] if line else text)


@lru_cache(maxsize=10_000)
def _parsed(text: str) -> str | None:
    try:
        said = YAML(typ="safe", pure=True).load(text)
    except YAMLError:
        return None
    name = said.get("name") if isinstance(said, dict) else None
    return name if isinstance(name, str) and name.strip() else None
