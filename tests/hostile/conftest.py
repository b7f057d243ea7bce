"""A place for hostile projects, with secrets around it that no report may ever hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.reading import IN_ENVIRONMENT, IN_FILE


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for a project, with a secret in the environment and in files around it."""
    monkeypatch.setenv("READOUT_HOSTILE", IN_ENVIRONMENT)
    root = tmp_path / "project"
    for folder in (tmp_path, root, root / "clients", root / "clients" / "other"):
        folder.mkdir(exist_ok=True)
        (folder / "secret.txt").write_text(IN_FILE, encoding="utf-8")
    return root
