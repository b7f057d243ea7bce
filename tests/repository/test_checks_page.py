"""docs/checks.md and the pre-commit hook are what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from readout.checks.codes import CODES
from readout.checks.guide import GUIDES
from readout.checks.page import page
from readout.cli import _parser

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_is_current() -> None:
    """Made anew by ``python -m readout.checks.page``."""
    assert (ROOT / "docs" / "checks.md").read_text(encoding="utf-8") == page()


def test_every_code_is_explained() -> None:
    """Meaning, example and cure, each in words; a code on the page is one that is reported."""
    assert [code for code in CODES if code not in GUIDES] == []
    for guide in GUIDES.values():
        assert guide.meaning.endswith(".")
        assert guide.cure.endswith(".")
        assert guide.example
    assert re.findall(r"^### (R\d{3})", page(), re.MULTILINE) == list(CODES)


def test_the_hook_is_a_command_that_exists() -> None:
    """It takes no file names: findings are about a client's month, not about a file."""
    (hook,) = YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["id"] == "readout-check"
    assert hook["pass_filenames"] is False
    program, *arguments = hook["entry"].split()
    assert program == "readout"
    assert _parser().parse_args(arguments).month == "latest"


@pytest.mark.parametrize(
    ("path", "looked_at"),
    [
        ("clients/shop/work.csv", True),
        ("agency.yml", True),
        ("docs/clients/x.md", False),
        ("lib/readout/cli.py", False),
    ],
)
def test_the_hook_runs_when_a_client_changes(path: str, looked_at: bool) -> None:
    """And not for every commit to code."""
    (hook,) = YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert bool(re.search(hook["files"], path)) is looked_at


def test_every_code_has_a_short_anchor() -> None:
    """What the command prints leads there, whatever the title says."""
    assert re.findall(r'^<a id="(r\d{3})"></a>\n\n### (R\d{3})', page(), re.MULTILINE) == [
        (code.lower(), code) for code in CODES
    ]
