"""Who wrote a report's words last: whoever changed the notebook last by git's account, else the analyst."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from readout.data.project import Project
from readout.model.client import Client, Person

_PATIENCE = 10  # seconds; a git that hangs on a network drive must not hold an approval up


@dataclass(frozen=True)
class Author:
    """A name with its address, where git knows one; ``known_from`` says how we know."""

    name: str
    email: str
    known_from: str

    def is_same(self, client: Client, approver: str) -> bool:
        """Whether ``approver``, a person's id or a name, is this author."""
        person = next((each for each in client.people if each.id == approver), Person(approver, approver, "us"))
        theirs = {each.casefold() for each in (person.id, person.name, person.email) if each}
        return bool(theirs & {each.casefold() for each in (self.name, self.email) if each})


def last_author(project: Project, client: Client, notebook: Path) -> Author | None:
    """Return who changed ``notebook`` last; None where neither git nor client.yml knows.

    What is not committed yet was written by whoever git would name as its author on this machine.
    """
    if _git(project, "ls-files", "--error-unmatch", "--", str(notebook)) is not None:
        changed = _git(project, "status", "--porcelain", "--", str(notebook))
        found = (
            (_git(project, "config", "user.name"), _git(project, "config", "user.email"))
            if changed
            else _pair(_git(project, "log", "-1", "--format=%an%n%ae", "--", str(notebook)))
        )
        if found[0] or found[1]:
            how = "changes that are not committed yet" if changed else "git's last commit of it"
            return Author(found[0] or "", found[1] or "", how)
    analyst = next((each for each in client.people if each.id == client.analyst), None)
    return Author(analyst.name, analyst.email or "", "analyst in client.yml") if analyst else None


def _pair(text: str | None) -> tuple[str, str]:
    name, _, email = (text or "").partition("\n")
    return name, email


def _git(project: Project, *arguments: str) -> str | None:
    """Return what git says; None where there is no git, no repository, or git refuses."""
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=project.root, capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None
