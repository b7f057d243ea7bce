"""The demo clients' reports, made once a test session, by the command a user types."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DONE = "done"


@dataclass(frozen=True)
class Demo:
    """A demo client and the month its report is looked at."""

    client: str
    month: str
    language: str


# The one place that says which pages are proved.
DEMOS = (
    Demo("gift-shop", "2011-11", "en-GB"),
    Demo("insurance-quotes", "2005-04", "fi"),
    Demo("wiki-publisher", "2015-12", "en-US"),
)


@dataclass(frozen=True)
class Pages:
    """One demo's finished files."""

    demo: Demo
    folder: Path

    @property
    def html(self) -> Path:
        """The page."""
        return self.folder / "report.html"

    @property
    def pdf(self) -> Path:
        """The PDF."""
        return self.folder / "report.pdf"


def rendered(base: Path, renderer: str) -> dict[str, Pages]:
    """Return every demo's files below ``base``, made by ``renderer`` unless another worker has made them.

    The command runs in a process of its own: a browser driven from this one leaves no room for a kernel's event loop.
    """
    project = base / f"demos-{renderer}"
    base.mkdir(parents=True, exist_ok=True)
    with (base / f"{renderer}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (project / DONE).exists():
            shutil.rmtree(project, ignore_errors=True)
            _make(project, renderer)
            (project / DONE).touch()
    return {demo.client: Pages(demo, project / "reports" / demo.month / demo.client) for demo in DEMOS}


def _make(project: Path, renderer: str) -> None:
    shutil.copytree(ROOT / "templates" / "style", project / "templates" / "style")
    for name in ("_quarto.yml", "agency.yml"):
        shutil.copyfile(ROOT / name, project / name)
    for demo in DEMOS:
        shutil.copytree(
            ROOT / "clients" / demo.client, project / "clients" / demo.client, ignore=shutil.ignore_patterns(".*")
        )
    for demo in DEMOS:
        command = ["-m", "readout.cli", "run", demo.client, "--month", demo.month, "--renderer", renderer]
        done = subprocess.run([sys.executable, *command], cwd=project, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{demo.client}: {done.stdout}{done.stderr}"
