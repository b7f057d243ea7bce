"""Pandoc, as the program that comes inside its Python package."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pypandoc

from readout.model.errors import Problem, RenderError

# Gives images their alt texts, and leaves tables without a figure around them.
TYPST_FILTER = Path(__file__).with_name("typst.lua")
_SECONDS = 120


@cache
def pandoc_path() -> Path:
    """Return the bundled program, or the one on PATH when the package has none."""
    bundled = Path(pypandoc.__file__).parent / "files" / ("pandoc.exe" if os.name == "nt" else "pandoc")
    return bundled if bundled.exists() else Path(str(pypandoc.get_pandoc_path()))


@cache
def pandoc_version() -> tuple[int, ...]:
    """Return the version as numbers, such as ``(3, 9)``."""
    first = convert(["--version"], "").split("\n", 1)[0]
    return tuple(int(part) for part in first.split()[-1].split(".") if part.isdigit())


def convert(arguments: Sequence[str], text: str, *, folder: Path | None = None, sandbox: bool = True) -> str:
    """Return what Pandoc makes of ``text``; in a sandbox it reads no file that the arguments do not name.

    Raises RenderError with Pandoc's own message.
    """
    command = [str(pandoc_path()), *(["--sandbox"] if sandbox else []), *arguments]
    # Nothing of the user's own Pandoc settings may change a report.
    environment = {"PATH": os.defpath, "LANG": "C.UTF-8", "HOME": os.devnull, "XDG_DATA_HOME": os.devnull}
    try:
        done = subprocess.run(
            command, input=text.encode(), capture_output=True, cwd=folder, env=environment, timeout=_SECONDS,
            check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RenderError(Problem("", f"Pandoc did not run: {error}; see readout doctor")) from error
    if done.returncode:
        message = done.stderr.decode(errors="replace").strip() or f"exit code {done.returncode}"
        raise RenderError(Problem("", f"Pandoc refused the report: {message}"))
    return done.stdout.decode()
