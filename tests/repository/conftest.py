"""The repository's own files, as git would commit them; without git, all but environments and caches."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
NOT_OURS = {"build", "dist", "reports", "archive", "outbox", "__pycache__"}
GIT = ("git", "-c", "safe.directory=*")


@pytest.fixture(scope="session")
def repository() -> dict[str, bytes]:
    """Each file's content by its path: the staged content of notebooks, since the git filter cleans only that."""
    if not (PROJECT / ".git").exists():
        return {path.relative_to(PROJECT).as_posix(): path.read_bytes() for path in _walk(PROJECT)}
    staged = _git("ls-files", "--cached")
    new = _git("ls-files", "--others", "--exclude-standard")
    files = {name: PROJECT / name for name in [*staged, *new]}
    contents = {name: path.read_bytes() for name, path in files.items() if path.is_file()}
    return contents | {name: _staged_content(name) for name in staged if name.endswith(".ipynb")}


def _walk(folder: Path) -> list[Path]:
    found: list[Path] = []
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.name.startswith(".") and path.name not in NOT_OURS:
            found += _walk(path)
        elif path.is_file():
            found.append(path)
    return found


def _git(*arguments: str) -> list[str]:
    listed = subprocess.run([*GIT, *arguments, "-z"], cwd=PROJECT, capture_output=True, text=True, check=True)
    return [name for name in listed.stdout.split("\0") if name]


def _staged_content(name: str) -> bytes:
    return subprocess.run([*GIT, "show", f":{name}"], cwd=PROJECT, capture_output=True, check=True).stdout
