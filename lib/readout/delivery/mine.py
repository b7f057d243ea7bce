"""Whose clients: the analyst's and the backup's, by id, name or address."""

from __future__ import annotations

import subprocess
from pathlib import Path

from readout.model.client import Client
from readout.model.errors import Problem, ReadoutError


def git_address(folder: Path) -> str:
    """Return the address that git's settings name. ReadoutError when there is none."""
    try:
        command = ["git", "config", "user.email"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=10)
        found = done.stdout.strip()
    except (OSError, subprocess.TimeoutExpired):
        found = ""
    if not found:
        cure = "write whose clients are meant: --mine NAME"
        raise ReadoutError(Problem("--mine", f"git's settings have no user.email; {cure}"))
    return found


def is_of(client: Client, name: str) -> bool:
    """Whether ``name`` is the client's analyst or backup."""
    asked = _plain(name)
    people = [each for each in client.people if each.id in (client.analyst, client.backup)]
    return any(asked in map(_plain, filter(None, (each.id, each.name, each.email))) for each in people)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
