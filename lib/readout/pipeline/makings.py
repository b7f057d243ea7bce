"""What this machine makes reports with: any of it may decide about a byte, so that it is told apart exactly."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from zoneinfo import TZPATH

from readout.pipeline.engines.select import Renderer, chosen

Makings = Mapping[str, tuple[str, ...]]
EDITORS = ((".ipynb_checkpoints", ".ipynb"), ("__pycache__", ".pyc"))  # folders, and what they keep copies of
MOST_NAMED = 3  # differences in one sentence
_PACKAGE = re.compile(r"(?P<name>.+?)-(?P<version>\d[^-]*?)(-py\d[^/]*)?\.(dist|egg)-info")


def makings(renderer: Renderer) -> Makings:
    """Return what reports are made with here: Readout itself, Python, the packages, the renderer, the time zones."""
    return {
        "Readout": (library(),),
        "Python": (sys.version, sys.platform),
        "time zones": tuple(_time_zones()),
        "packages": packages(),
        "renderer": tuple(_engine(renderer)),
    }


def differences(there: Makings, here: Makings) -> list[str]:
    """Return in words what another machine has otherwise than this one; nothing where it has all the same."""
    told = list(_packages_apart(there["packages"], here["packages"]))
    if there["Readout"] != here["Readout"] and not any(each.startswith("readout-reports ") for each in told):
        told.insert(0, "Readout's own files are others there")
    for kind in ("Python", "time zones", "renderer"):
        if there[kind] != here[kind]:
            told.insert(0, f"{kind}: {_said(there[kind])} there, {_said(here[kind])} here")
    more = len(told) - MOST_NAMED
    return told if more <= 0 else [*told[:MOST_NAMED], f"{more} more"]


def _said(lines: tuple[str, ...]) -> str:
    return ", ".join(" ".join(line.split()) for line in lines) or "none"


def _packages_apart(there: tuple[str, ...], here: tuple[str, ...]) -> Iterator[str]:
    theirs, ours = _versions(set(there) - set(here)), _versions(set(here) - set(there))
    for name in sorted({*theirs, *ours}):
        yield f"{name} is {theirs.get(name, 'not installed')} there and {ours.get(name, 'not installed')} here"


def _versions(folders: Iterable[str]) -> dict[str, str]:
    found = (_PACKAGE.fullmatch(folder) for folder in folders)
    return {each["name"].replace("_", "-"): each["version"] for each in found if each}


@cache
def library() -> str:
    """Readout itself: its code, its words, its fonts."""
    return folder_digest(Path(__file__).resolve().parents[1])


def folder_digest(folder: Path) -> str:
    """Return the hash of all files below a folder, but for compiled copies of them."""
    total = hashlib.sha256()
    for path in below(folder):
        if path.suffix != ".pyc" and path.is_file():
            total.update(f"{path.relative_to(folder).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return total.hexdigest()


def below(folder: Path) -> Iterator[Path]:
    """Everything below a folder, by name: a row of work may name a folder as its evidence."""
    kept = {name for name, _ in EDITORS}
    for place, folders, files in os.walk(folder):
        folders.sort()
        yield from (Path(place) / name for name in sorted((*files, *(name for name in folders if name not in kept))))


@cache
def packages() -> tuple[str, ...]:
    """Every package that can be imported, by version."""
    found = {name for place in sys.path for name in _names(place) if name.endswith((".dist-info", ".egg-info"))}
    return tuple(sorted(found))


def _names(place: str) -> Iterable[str]:
    try:
        return [path.name for path in Path(place or ".").iterdir()]
    except OSError:
        return ()


def _time_zones() -> Iterator[str]:
    for place in TZPATH:
        with suppress(OSError), (Path(place) / "tzdata.zi").open(encoding="utf-8") as file:
            yield file.readline()


def _engine(renderer: Renderer) -> Iterator[str]:
    name = chosen(renderer)
    yield name
    for program in ("quarto",) if name == "quarto" else ("pandoc",):
        found = shutil.which(program)
        if found is not None:
            real = Path(found).resolve()
            stat = real.stat()
            yield f"{real} {stat.st_size} {stat.st_mtime_ns}"
