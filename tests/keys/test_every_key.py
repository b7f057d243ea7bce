"""No key of client.yml and no column of work.csv is without a test that shows what it does."""

from __future__ import annotations

import importlib
import inspect
import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest

import readout.data.schema
from readout.data.work_log import COLUMNS

HERE = Path(__file__).parent
MODULES = (*(f"tests.keys.{file.stem}" for file in sorted(HERE.glob("test_*.py"))), "tests.delivery.test_keys")
SCHEMA = json.loads(Path(readout.data.schema.__file__).with_name("client.schema.json").read_text(encoding="utf-8"))


def keys_below(part: dict[str, Any], path: str = "") -> Iterator[str]:
    """Yield every key that holds a value, as ``goals.milestones.due``: lists, and names that one chooses, left out."""
    if "$ref" in part:
        part = {**SCHEMA["$defs"][part["$ref"].rpartition("/")[2]], **part}
    kinds = [part, *part.get("anyOf", []), *part.get("allOf", [])]
    inner = [key for kind in kinds for key in _inside(kind, path)]
    yield from dict.fromkeys(inner or [path])


def _inside(kind: dict[str, Any], path: str) -> Iterator[str]:
    if "$ref" in kind and "properties" not in kind:
        yield from (key for key in keys_below(kind, path) if key != path)
    for name, part in kind.get("properties", {}).items():
        yield from keys_below(part, f"{path}.{name}".lstrip("."))
    for part in (kind.get("items"), kind.get("additionalProperties")):
        if isinstance(part, dict):
            yield from (key for key in keys_below(part, path) if key != path)


def proofs() -> Iterator[tuple[str, str, str]]:
    """Yield (key, test's name, what the test writes) for every key that a test of these modules says it shows."""
    for name in MODULES:
        module = importlib.import_module(name)
        for name, test in inspect.getmembers(module, inspect.isfunction):
            written = _written(test, vars(module)) if hasattr(test, "proves") else ""
            yield from ((key, name, written) for key in getattr(test, "proves", ()))


def _written(test: FunctionType, names: dict[str, Any]) -> str:
    """Return a test without its mark, and the constants that it uses."""
    body = re.sub(r"@proves\(.*?\)\n", "", inspect.getsource(test), flags=re.DOTALL)
    return "\n".join([body, *(str(names[name]) for name in names if name.isupper() and name in body)])


EVERY_KEY = sorted(keys_below(SCHEMA)) + [f"work.{column}" for column in COLUMNS]
PROOFS = tuple(proofs())


def test_the_schema_is_walked_to_its_leaves() -> None:
    """A walk that stops early would ask for too little."""
    deep = {"name", "brand.logo", "engagement.start", "engagements.end", "sources.format.thousands"}
    deep |= {"sources.expect.min", "goals.milestones.done", "goals.revisions.agreed_by", "kpis.where", "goals.plan"}
    assert deep <= set(EVERY_KEY)
    assert {"brand", "goals", "sources", "sources.expect", "engagement"}.isdisjoint(EVERY_KEY)


@pytest.mark.parametrize("key", EVERY_KEY)
def test_every_key_and_column_has_a_test(key: str) -> None:
    """And that test writes the key down, so that none is named in passing."""
    tests = {name: written for proven, name, written in PROOFS if proven == key}
    assert tests, f"no test of tests/keys or of delivery is marked @proves({key!r})"
    own = key.rpartition(".")[2]
    unwritten = [name for name, written in tests.items() if not re.search(rf"\b{own}\b", written)]
    assert not unwritten, f"{', '.join(unwritten)} never writes {own!r}"


def test_nothing_is_proven_that_is_no_key() -> None:
    """A key that was renamed must be renamed here."""
    assert {key for key, _, _ in PROOFS} <= set(EVERY_KEY)
