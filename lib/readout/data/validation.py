"""Pydantic's findings in our words: the key, the value found, the cure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from readout.data.findings import Finding, KeyPath, id_shown, key_path, nearest, one_of, shown
from readout.data.strict import Entry
from readout.data.values import UnshownError

_CURES = {
    "bool_type": "write true or false",
    "int_type": "write a whole number",
    "list_type": "write a list in brackets, for example [{example}]",
    "dict_type": "write keys with values below it",
    "model_type": "write keys with values below it",
    "greater_than_equal": "write {ge} or more",
    "less_than_equal": "write {le} or less",
    "too_short": "write at least one",
}
_CALENDAR = "reports are by calendar month only, so other calendars (such as 4-4-5 weeks) cannot be set; delete it"


def findings(model: type[Entry], data: Any) -> list[Finding]:
    """Return everything that a configuration's single values get wrong, in pydantic's order."""
    try:
        model.model_validate(data)
    except ValidationError as error:
        schema = model.model_json_schema(by_alias=True)
        return [_finding(each, schema, data) for each in error.errors(include_url=False)]
    return []


def _finding(error: ErrorDetails, schema: Mapping[str, Any], data: Any) -> Finding:
    path: KeyPath = tuple(error["loc"])
    if path[-1:] == ("[key]",):
        return Finding(path[:-1], _bad_key(path[:-1], error))
    if error["type"] == "extra_forbidden":
        return Finding(path, _unknown_key(path, schema))
    if error["type"] == "missing":
        return Finding(path, _missing(path, schema, data))
    cause = error.get("ctx", {}).get("error")
    if isinstance(cause, UnshownError):
        return Finding(path, f"{key_path(path)} {cause}")
    return Finding(path, f"{key_path(path)} is {shown(error['input'])}; {_cure(error, cause)}")


def _bad_key(path: KeyPath, error: ErrorDetails) -> str:
    cause = error.get("ctx", {}).get("error")
    if isinstance(cause, UnshownError):
        return f"{key_path(path[:-1])} has a key that {cause}"
    cure = cause or "write a check's code, for example R402"
    return f"{key_path(path[:-1])} has the key {shown(path[-1])}; {cure}"


def _cure(error: ErrorDetails, cause: object) -> str:
    if cause is not None:
        return str(cause)
    context = error.get("ctx", {})
    if error["type"] == "literal_error":
        return _choice(error["input"], str(context["expected"]))
    value = error["input"]
    example = value if isinstance(value, str) and id_shown(value) == value and len(value) < 40 else "first, second"
    cure = _CURES.get(error["type"])
    return cure.format(example=example, **context) if cure else error["msg"].lower()


def _choice(value: Any, expected: str) -> str:
    quoted = [each.strip() for each in expected.replace("' or '", "', '").split("', '")]
    choices = [each.strip("'") for each in quoted]
    if all(each.isalpha() or "-" in each for each in choices):
        return f"write {one_of(choices)}"
    return f"write {expected}"


def _unknown_key(path: KeyPath, schema: Mapping[str, Any]) -> str:
    key = str(path[-1])
    if key == "calendar":
        return f"{key_path(path)} is not a key: {_CALENDAR}"
    known = _schema_at(path[:-1], schema).get("properties", {})
    near = nearest(key, known)
    cure = f"did you mean {near}?" if near else f"the keys are {', '.join(known)}"
    return f"{key_path(path)} is not a key here; {cure}"


def _missing(path: KeyPath, schema: Mapping[str, Any], data: Any) -> str:
    meaning = _schema_at(path, schema).get("description", "")
    around = reduce(lambda here, part: here[part], path[:-1], data)
    return f"{key_path(path)} is {'empty' if path[-1] in around else 'missing'}; write {meaning}"


def _schema_at(path: KeyPath, schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the part of a JSON Schema that describes the value at ``path``; empty when there is none."""
    here: Mapping[str, Any] = schema
    for part in path:
        inner = _resolved(here, schema)
        if isinstance(part, int):
            here = inner.get("items", {})
        else:
            others = [*inner.get("patternProperties", {}).values(), inner.get("additionalProperties") or {}]
            here = inner.get("properties", {}).get(part) or others[0]
    return {**_resolved(here, schema), **{key: here[key] for key in ("description",) if key in here}}


def _resolved(part: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    for choice in part.get("anyOf", ()):
        if "$ref" in choice:
            part = choice
    name = str(part.get("$ref", "")).rpartition("/")[2]
    return schema["$defs"][name] if name else part
