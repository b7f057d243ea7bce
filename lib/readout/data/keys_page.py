"""docs/keys.md, made of the models. ``python -m readout.data.keys_page`` rewrites it; a test keeps it current."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, Union

from pydantic.fields import FieldInfo

from readout.data import fields
from readout.data.agency_schema import AgencyYaml
from readout.data.client_schema import ClientYaml
from readout.data.strict import Entry
from readout.data.work_columns import GUIDES
from readout.data.work_log import COLUMNS, REQUIRED

HEAD = """
# Every key and every column

What may stand in a client's `client.yml` and `work.csv`, and in the agency's `agency.yml`. A key that is not listed
here is refused, with the one that was probably meant; every problem of a file is told at once, with its line. Editors
that read JSON Schema show the same while you type: the first line of the demo clients' `client.yml` says where it is.
[gift-shop's client.yml](../clients/gift-shop/client.yml) shows most of them at work.

- [client.yml](#client-yml), in the client's folder: who the client is, what they want, how it is measured
- [agency.yml](#agency-yml), in the project's folder: what holds for all clients; every key may be left out
- [work.csv](#work-csv), in the client's folder: what was done, what is due, who owes what

*Made by `python -m readout.data.keys_page` from the code; do not edit.*
"""
WORK = """
<a id="work-csv"></a>

## work.csv

One row for each piece of work, past or future. Files as Excel saves them in any country are read (`;`, Windows-1252,
a byte order mark) and written back in the same form. Columns may stand in any order; those without *needed* may be
missing.

| column | holds | meaning |
|---|---|---|
"""
# What each kind of value is, in words; a kind that is not here is a plain text.
WORDS: dict[str, str] = {
    "Id": "an id: small letters, digits, `-` and `_`",
    "Month": "a month, `2026-12`",
    "Day": "a day, `2026-12-31`",
    "Number": "a number",
    "Scalar": "a text, a number, true or false",
    "Value": "such as `sum(revenue)`, `sum(revenue) / distinct(invoice)`",
    "Language": "a language, `en-GB`",
    "Currency": "a currency, `EUR`",
    "Country": "a country or its region, `GB`, `DE-BY`",
    "Zone": "a time zone, `Europe/London`",
    "Color": 'a colour in quotes, `"#0b5c8a"`',
    "InnerPath": "a path inside the folder",
    "Place": "a path",
    "EnvironmentName": "the name of an environment variable",
    "Email": "an e-mail address",
    "CallTime": "such as `second Tuesday 10:00`",
    "Encoding": "an encoding, `windows-1252`",
    "DateFormat": "a pattern, `%d/%m/%Y`",
    "Character": "one character",
    "PlanField": "`linear`, `seasonal`, or `{2026-01: 800, 2026-02: 900}`",
}
_SIMPLE = {bool: "true or false", int: "a whole number", str: "a text", float: "a number"}


def page() -> str:
    """Return docs/keys.md."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield HEAD.strip()
    for model in (ClientYaml, AgencyYaml):
        yield from _file(model)
    yield WORK.rstrip("\n")
    for name in COLUMNS:
        column = GUIDES[name]
        needed = " *(needed)*" if name in REQUIRED else ""
        yield f"| `{name}`{needed} | {column.holds} | {column.meaning} |"


def _file(model: type[Entry]) -> Iterator[str]:
    name = str(model.model_config["title"])
    yield from ("", f'<a id="{name.replace(".", "-")}"></a>', "", f"## {name}", "")
    yield from _table(model)
    for path, group in _groups(model):
        yield from ("", f"### {name}: `{path}`", "", str(group.__doc__).strip(), "")
        yield from _table(group)


def _groups(model: type[Entry], above: str = "") -> Iterator[tuple[str, type[Entry]]]:
    """Every group of keys below ``model``, each once, with its path: ``sources.<id>.format``."""
    for key, hint, _ in _keys(model):
        group = _group(hint)
        if group is not None:
            path = f"{above}{key}{'.<id>' if _is(hint, dict) else '[]' if _is(hint, list) else ''}"
            yield path, group
            yield from _groups(group, f"{path}.")


def _table(model: type[Entry]) -> Iterator[str]:
    yield "| key | holds | without it | meaning |"
    yield "|---|---|---|---|"
    for key, hint, field in _keys(model):
        yield f"| `{key}` | {_holds(hint)} | {_default(field)} | {_escaped(str(field.description))} |"


def _keys(model: type[Entry]) -> Iterator[tuple[str, Any, FieldInfo]]:
    hints = typing.get_type_hints(model, include_extras=True)
    for name, field in model.model_fields.items():
        yield field.alias or name, hints[name], field


def _holds(hint: Any) -> str:
    """What a value may be, in words."""
    hint = _without_none(hint)
    named = next((words for name, words in WORDS.items() if getattr(fields, name) == hint), None)
    if named is not None:
        return _escaped(named)
    if _is(hint, Literal):
        return ", ".join(f"`{_shown(each)}`" for each in typing.get_args(hint))
    if _is(hint, list):
        return _many("a list: ", typing.get_args(hint)[0])
    if _is(hint, dict):
        return _many("one each: ", typing.get_args(hint)[1])
    if _is(hint, Annotated):
        return _holds(typing.get_args(hint)[0])
    return "keys, below" if _group(hint) else _SIMPLE[hint]


def _many(kind: str, inside: Any) -> str:
    return kind + _holds(inside)


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "*needed*"
    value = field.default
    if value is None or value in ([], {}) or isinstance(value, Entry):
        return ""
    return f"`{_shown(value)}`"


def _shown(value: object) -> str:
    """A value as it is written in YAML; blanks that cannot be seen by their names."""
    if isinstance(value, str):
        unseen = {"": '""', " ": '" "', "\u00a0": "no-break space", "\u202f": "narrow no-break space"}
        return unseen.get(value, value)
    return f"{value:g}" if isinstance(value, float) else json.dumps(value, ensure_ascii=False)


def _group(hint: Any) -> type[Entry] | None:
    """The group of keys that a value is, or that a list or mapping holds."""
    hint = _without_none(hint)
    if isinstance(hint, type) and issubclass(hint, Entry):
        return hint
    inside = [_group(each) for each in typing.get_args(hint)] if _is(hint, list) or _is(hint, dict) else []
    return next((each for each in inside if each is not None), None)


def _without_none(hint: Any) -> Any:
    if typing.get_origin(hint) not in (Union, types.UnionType):
        return hint
    left = [each for each in typing.get_args(hint) if each is not type(None)]
    return left[0] if len(left) == 1 else hint


def _is(hint: Any, kind: Any) -> bool:
    return typing.get_origin(_without_none(hint)) is kind


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    Path("docs/keys.md").write_text(page(), encoding="utf-8")
