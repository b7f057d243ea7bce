"""The documentation holds together: every link leads somewhere, every page is found, every command is real."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.cli import _parser

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "benchmarks").glob("*.md")])
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^ *```.*?^ *```", re.DOTALL | re.MULTILINE)
_COMMAND = re.compile(r"^ *\$ (readout (?:[^\n\\]|\\\n)+)$", re.MULTILINE)


def links(page: Path) -> Iterator[tuple[Path, str]]:
    """Every link of a page into the repository, as (file, anchor)."""
    for target in _LINK.findall(_FENCE.sub("", page.read_text(encoding="utf-8"))):
        if "://" not in target and not target.startswith("mailto:"):
            path, _, anchor = target.partition("#")
            yield (page.parent / path).resolve() if path else page, anchor


def anchors(page: Path) -> set[str]:
    """The places of a page that can be linked to: its own anchors, and its headings as GitHub names them."""
    text = page.read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.+)$", _FENCE.sub("", text), re.MULTILINE)
    named = {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}
    return named | set(re.findall(r'<a id="([^"]+)">', text))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    """To a file that is there, and to a place that is on it."""
    lost = [
        f"{file.relative_to(ROOT)}#{anchor}" if anchor else str(file)
        for file, anchor in links(page)
        if not file.exists() or (anchor and anchor not in anchors(file))
    ]
    assert lost == []


def test_every_page_is_found_from_the_readme() -> None:
    """Within two steps: nobody looks into a folder for what they do not know."""
    first = {file for file, _ in links(ROOT / "README.md")}
    second = {file for page in first if page.suffix == ".md" for file, _ in links(page)}
    docs = set((ROOT / "docs").glob("*.md"))
    assert {page.name for page in docs - first - second} == set()


def commands() -> list[str]:
    """Every command that the documentation shows with its output."""
    found = (each for page in PAGES for each in _COMMAND.findall(page.read_text(encoding="utf-8")))
    return sorted({each.replace("\\\n", " ") for each in found})


@pytest.mark.parametrize("command", commands())
def test_every_command_shown_is_one(command: str) -> None:
    """Its flags too: the parser takes it as it stands."""
    _, *arguments = shlex.split(command)
    assert _parser().parse_args(arguments).command


def test_commands_are_shown() -> None:
    """Else nothing would be tested above."""
    assert len(commands()) > 5
