"""docs/keys.md knows every key and every column, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from readout.data import fields
from readout.data.agency_schema import AgencyYaml
from readout.data.client_schema import ClientYaml
from readout.data.keys_page import WORDS, page
from readout.data.strict import Entry
from readout.data.work_columns import GUIDES
from readout.data.work_log import COLUMNS

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_is_current() -> None:
    """Made anew by ``python -m readout.data.keys_page``."""
    assert (ROOT / "docs" / "keys.md").read_text(encoding="utf-8") == page()


def test_every_column_is_explained() -> None:
    """In the order of the header that new work logs get."""
    assert tuple(GUIDES) == COLUMNS
    part = page().partition("## work.csv")[2]
    assert tuple(re.findall(r"^\| `(\w+)`", part, re.MULTILINE)) == COLUMNS


def properties(model: type[Entry]) -> Iterator[str]:
    """Every key in a model's JSON Schema, which editors know: an independent way to the same keys."""
    schema: dict[str, Any] = model.model_json_schema(by_alias=True)
    for group in (schema, *schema.get("$defs", {}).values()):
        yield from group["properties"]


@pytest.mark.parametrize(("model", "name"), [(ClientYaml, "client.yml"), (AgencyYaml, "agency.yml")])
def test_every_key_is_explained(model: type[Entry], name: str) -> None:
    """Those of groups within groups too; each with a meaning and with what it holds."""
    part = page().partition(f"## {name}\n")[2].partition('<a id="')[0]
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \| (.*?) \| (.*) \|$", part, re.MULTILINE)
    assert {key for key, *_ in rows} == set(properties(model))
    assert [key for key, holds, _, meaning in rows if not holds.strip() or not meaning.strip()] == []


def test_what_a_key_needs_stands_there() -> None:
    """A default where there is one, *needed* where there is none."""
    assert "| `timeout_seconds` | a whole number | `300` | how long the query may run |" in page()
    assert "| `name` | a text | *needed* | the client's name as the report shows it |" in page()
    assert "| `absent` | `missing`, `zero` | `missing` | what no row on a day means |" in page()


def test_every_kind_in_words_is_a_kind_of_value() -> None:
    """A renamed kind must not silently become a text."""
    assert [name for name in WORDS if not hasattr(fields, name)] == []


def test_the_words_links_lead_somewhere() -> None:
    """The list at the top leads to the three files."""
    for anchor in re.findall(r"\]\(#([\w-]+)\)", page()):
        assert f'<a id="{anchor}"></a>' in page()
