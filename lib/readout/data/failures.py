"""What failed, kept until it has been made: ``reports/.failed/<client>/<month>.json``, so that no page forgets it."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from readout.data.credentials import without_secrets
from readout.data.project import Project
from readout.data.whole_file import replace_file

FAILED = ".failed"
UNKNOWN = "latest"  # an attempt that failed before its month was known


def keep_failure(project: Project, client: str, month: str, error: str) -> None:
    """Keep why the attempt at a client's ``month`` (YYYY-MM, or ``latest``) failed, without any credential."""
    path = _file(project, client, month)
    path.parent.mkdir(parents=True, exist_ok=True)
    said = {"client": client, "month": month, "error": without_secrets(error)}
    replace_file(path, (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode())
    if month != UNKNOWN:
        _file(project, client, UNKNOWN).unlink(missing_ok=True)


def forget_failure(project: Project, client: str, month: str) -> bool:
    """Forget the failures of a client's ``month``: its report is made. The newest month is known again, too.

    Return whether there was any.
    """
    found = [path for path in (_file(project, client, each) for each in (month, UNKNOWN)) if path.exists()]
    for path in found:
        path.unlink(missing_ok=True)
    return bool(found)


def failure_of(project: Project, client: str, month: str, made: Path | None = None) -> str | None:
    """Return why the newest attempt at a client's ``month`` failed; None when it did not, or nobody tried.

    ``made``: a file of the report there is; a failure that is older has been made good since, by whatever command.
    """
    path = _file(project, client, month)
    with suppress(OSError, ValueError, KeyError, TypeError):
        if made is not None and made.is_file() and made.stat().st_mtime_ns > path.stat().st_mtime_ns:
            return None
        return str(json.loads(path.read_text(encoding="utf-8"))["error"])
    return None


def _file(project: Project, client: str, month: str) -> Path:
    return project.reports_dir / FAILED / client / f"{month}.json"
