"""The JSON Schemas that editors use to help while client.yml and agency.yml are written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from readout.data import schema
from readout.data.yaml_file import read_yaml

HERE = Path(__file__).parent
SHIPPED = Path(schema.__file__).parent
EXAMPLES = {"client.schema.json": "client.yml", "agency.schema.json": "agency.yml"}


def shipped(name: str) -> dict[str, Any]:
    text: dict[str, Any] = json.loads((SHIPPED / name).read_text(encoding="utf-8"))
    return text


@pytest.mark.parametrize("name", schema.SCHEMAS)
def test_the_shipped_schema_is_current(name: str) -> None:
    """After a change of the keys: python -m readout.data.schema"""
    assert (SHIPPED / name).read_text(encoding="utf-8") == schema.schema_text(name)


def test_the_module_rewrites_both_files(tmp_path: Path) -> None:
    """One command brings all schemas up to date."""
    schema.write_schemas(tmp_path)
    assert {each.name for each in tmp_path.iterdir()} == set(schema.SCHEMAS)


@pytest.mark.parametrize("name", schema.SCHEMAS)
def test_the_documented_example_is_valid(name: str) -> None:
    """What the documentation shows is what editors accept."""
    jsonschema.Draft202012Validator.check_schema(shipped(name))
    example = read_yaml(HERE / "fixtures" / "design" / EXAMPLES[name], "example").data
    jsonschema.validate(example, shipped(name))


@pytest.mark.parametrize(
    "bad",
    [
        "nmae: Acme",
        "name: Acme\nkpis: [{id: a, name: A, value: sum(a), better: up}]",
        "name: Acme\nengagement: {start: 2010-13, end: 2011-11}",
        "name: Acme\nengagement: {start: 2010-12, end: 2011-11}\nengagements: [{start: 2010-12, end: 2011-11}]",
        'name: Acme\nsources: {s: {database: "postgres://a", query: q.sql, date: day}}',
        "name: Acme\ngoals: [{id: g, statement: G, plan: {2010-13: 5}}]",
        "name: Acme\ncall: {when: tomorrow}",
    ],
)
def test_editors_mark_what_the_reader_refuses(bad: str) -> None:
    """A mistake is marked while it is typed, not at the month's end."""
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(YAML(typ="safe", pure=True).load(bad), shipped("client.schema.json"))


def test_every_key_is_explained() -> None:
    """An editor shows a sentence for every key."""
    for name in schema.SCHEMAS:
        whole = shipped(name)
        for part in (whole, *whole["$defs"].values()):
            assert [key for key, said in part["properties"].items() if not said.get("description")] == []
