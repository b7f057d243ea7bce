"""The finished reports of the stress clients, made by the command a user types.

``python -m tests.pages.stress.reports FOLDER`` makes them in a folder, to be looked at.
"""

from __future__ import annotations

import fcntl
import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.pages.stress.cases import CLIENTS
from tests.pages.stress.client import MONTH, ROOT, StressClient

DONE = "done"


@dataclass(frozen=True)
class StressReport:
    """A stress client's finished files."""

    client: StressClient
    folder: Path

    @property
    def html(self) -> Path:
        """The page."""
        return self.folder / "report.html"

    @property
    def pdf(self) -> Path:
        """The PDF."""
        return self.folder / "report.pdf"

    def record(self) -> dict[str, Any]:
        """Return run.json."""
        read: dict[str, Any] = json.loads((self.folder / "run.json").read_text(encoding="utf-8"))
        return read


def rendered(base: Path) -> dict[str, StressReport]:
    """Return every client's files below ``base``, made unless another worker has made them."""
    project = base / "stress"
    base.mkdir(parents=True, exist_ok=True)
    with (base / "stress.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (project / DONE).exists():
            shutil.rmtree(project, ignore_errors=True)
            make(project)
            (project / DONE).touch()
    return {client.id: StressReport(client, project / "reports" / MONTH / client.id) for client in CLIENTS}


def make(project: Path) -> None:
    """Write the project and run it. The kernels run in another process: a browser's event loop is in this one."""
    shutil.copytree(ROOT / "templates" / "style", project / "templates" / "style")
    for name in ("_quarto.yml", "agency.yml"):
        shutil.copyfile(ROOT / name, project / name)
    for client in CLIENTS:
        client.write(project / "clients" / client.id)
    command = ["-m", "readout.cli", "run", "--month", MONTH, "--renderer", "embedded"]
    ran = subprocess.run([sys.executable, *command], cwd=project, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


if __name__ == "__main__":
    made = rendered(Path(sys.argv[1]))
    for name, report in made.items():
        print(name, report.record()["status"], [each["code"] for each in report.record()["checks"]])
