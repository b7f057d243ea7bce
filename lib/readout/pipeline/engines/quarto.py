"""Quarto, where it is installed: it renders the hand-off by the ``_quarto.yml`` that lies in it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from readout.model.errors import Problem, RenderError
from readout.pipeline.engines.base import Rendered, timestamp
from readout.pipeline.engines.page import refuse_live_page
from readout.pipeline.front_matter import FrontMatter

_SECONDS = 300
_KEPT = ("PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "USERPROFILE", "LOCALAPPDATA", "APPDATA")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_LAST_LINES = 6


class QuartoEngine:
    """Renders by the ``quarto`` program on PATH."""

    name = "quarto"

    def versions(self) -> dict[str, str]:
        """Return Quarto's version, which fixes those of its own Pandoc and Typst."""
        return {"quarto": self._run(["--version"], Path.cwd(), {}).stdout.strip()}

    def render(self, folder: Path, front: FrontMatter) -> Rendered:
        """Write report.html and report.pdf into ``folder``; RenderError with Quarto's last words."""
        html, pdf = folder / "report.html", folder / "report.pdf"
        done = self._render(folder, front, html, pdf)
        warnings = [line.strip() for line in _COLOUR.sub("", done.stderr).splitlines() if "warning" in line.lower()]
        return Rendered(html, pdf, tuple(warnings))

    def render_page(self, folder: Path, front: FrontMatter) -> Path:
        """Write report.html alone into ``folder``; RenderError as ``render``."""
        html = folder / "report.html"
        self._render(folder, front, html, only=("--to", "html"))
        return html

    def _render(
        self, folder: Path, front: FrontMatter, *expected: Path, only: tuple[str, ...] = ()
    ) -> subprocess.CompletedProcess[str]:
        done = self._run(["render", "report.ipynb", *only], folder, {"SOURCE_DATE_EPOCH": str(timestamp(front))})
        if done.returncode or not all(path.exists() for path in expected):
            raise RenderError(Problem("", f"Quarto refused the report: {_last_words(done.stderr)}"))
        refuse_live_page((folder / "report.html").read_text(encoding="utf-8"))
        return done

    def _run(self, arguments: list[str], folder: Path, extra: dict[str, str]) -> subprocess.CompletedProcess[str]:
        program = shutil.which("quarto")
        if program is None:
            raise RenderError(Problem("", "Quarto is not on PATH; install it, or use --renderer embedded"))
        try:
            return subprocess.run(
                [program, *arguments], cwd=folder, env=_environment() | extra, capture_output=True, text=True,
                encoding="utf-8", errors="replace", timeout=_SECONDS, check=False, stdin=subprocess.DEVNULL,
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise RenderError(Problem("", f"Quarto did not finish within {_SECONDS} seconds")) from error
        except OSError as error:
            raise RenderError(Problem("", f"Quarto did not start: {error}")) from error


def _environment() -> dict[str, str]:
    """What Quarto may see: its own settings and where things are, never a credential."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    kept |= {name: value for name, value in os.environ.items() if name.startswith(("XDG_", "QUARTO_"))}
    return kept | {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "UTC", "TYPST_IGNORE_SYSTEM_FONTS": "true"}


def _last_words(stderr: str) -> str:
    lines = [line.strip() for line in _COLOUR.sub("", stderr).splitlines()]
    meaningful = [line for line in lines if line and not line.startswith(("at ", "Stack trace"))]
    return " / ".join(meaningful[-_LAST_LINES:]) or "it said nothing"
