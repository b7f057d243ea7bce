"""Ids in client.yml: well formed, unique, and every name of one resolves.

These rules look at the values as they were read, before pydantic, so that a reference is checked even when
something else in its entry is wrong: all problems of a file are said at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from readout.data.findings import Finding, KeyPath, id_shown, instead, key_path, shown
from readout.data.values import ID_PATTERN
from readout.model.formula import parse_formula

_SECTIONS = {"people": "a person", "sources": "a source", "kpis": "a KPI", "goals": "a goal"}
_REFERENCES = (
    ("analyst", "people"),
    ("backup", "people"),
    ("approver", "people"),
    ("kpis.*.source", "sources"),
    ("kpis.*.goals.*", "goals"),
    ("goals.*.kpi", "kpis"),
    ("goals.*.parent", "goals"),
    ("goals.*.revisions.*.agreed_by", "people"),
    ("decisions.*.goal", "goals"),
    ("events.*.kpis.*", "kpis"),
    ("pending.*.kpi", "kpis"),
    ("reconcile.*.kpi", "kpis"),
    ("reconcile.*.with", "sources"),
)


def reference_findings(data: Mapping[str, Any]) -> list[Finding]:
    """Return every id that is written wrongly or twice, names nothing, or leads back to itself."""
    return [
        *_source_ids(data),
        *_repeated_ids(data),
        *_dangling(data),
        *_dangling_formulas(data),
        *_circles(data, "kpis", _formula_ids, "value"),
        *_circles(data, "goals", _parent_ids, "parent"),
    ]


def _source_ids(data: Mapping[str, Any]) -> Iterator[Finding]:
    for name in _known(data, "sources"):
        if not re.fullmatch(ID_PATTERN, name):
            cure = "write an id of small letters, digits, - and _, for example orders"
            yield Finding(("sources", name), f"sources has the id {name!r}; {cure}")


def _repeated_ids(data: Mapping[str, Any]) -> Iterator[Finding]:
    for section in ("people", "kpis", "goals"):
        seen: dict[str, KeyPath] = {}
        for path, id_ in _found(data, f"{section}.*.id"):
            if id_ in seen:
                yield Finding(
                    path, f"{key_path(path)} is {shown(id_)} as in {key_path(seen[id_])}; give each its own id"
                )
            seen.setdefault(id_, path)


def _dangling(data: Mapping[str, Any]) -> Iterator[Finding]:
    for pattern, section in _REFERENCES:
        for path, id_ in _found(data, pattern):
            if id_ not in (known := _known(data, section)):
                yield _names_nothing(path, id_, section, known)


def _dangling_formulas(data: Mapping[str, Any]) -> Iterator[Finding]:
    known = _known(data, "kpis")
    for pattern in ("kpis.*.value", "reconcile.*.value"):
        for path, value in _found(data, pattern):
            for id_ in _refers_to(value):
                if id_ not in known:
                    yield _names_nothing(path, id_, "kpis", known)


def _names_nothing(path: KeyPath, id_: str, section: str, known: Mapping[str, KeyPath]) -> Finding:
    cure = instead(id_, known, f"add {_SECTIONS[section]} of that id to {section}")
    return Finding(path, f"{key_path(path)} names {shown(id_)}, which is not in {section}; {cure}")


def _circles(
    data: Mapping[str, Any], section: str, next_ids: Callable[[Mapping[str, Any]], tuple[str, ...]], key: str
) -> Iterator[Finding]:
    entries = [each for each in _as_list(data.get(section)) if isinstance(each, dict)]
    edges = {each["id"]: next_ids(each) for each in entries if isinstance(each.get("id"), str)}
    known = _known(data, section)
    for id_ in edges:
        circle = _way_back(id_, edges)
        if circle and id_ == min(circle):  # each circle once
            path = (*known[id_], key)
            way = " → ".join(map(id_shown, (*circle, id_)))
            yield Finding(path, f"{key_path(path)} leads back to itself ({way}); take one of these out")


def _way_back(start: str, edges: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the ids on a way from ``start`` back to it, ``start`` first; empty when there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for id_ in edges.get(way[-1], ()):
            if id_ == start:
                return way
            if id_ not in seen:
                seen.add(id_)
                ways.append((*way, id_))
    return ()


def _formula_ids(kpi: Mapping[str, Any]) -> tuple[str, ...]:
    return _refers_to(kpi.get("value"))


def _parent_ids(goal: Mapping[str, Any]) -> tuple[str, ...]:
    return (goal["parent"],) if isinstance(goal.get("parent"), str) else ()


def _refers_to(value: Any) -> tuple[str, ...]:
    try:
        return parse_formula(value).refers_to if isinstance(value, str) else ()
    except ValueError:
        return ()


def _known(data: Mapping[str, Any], section: str) -> dict[str, KeyPath]:
    """Return the ids of a section with the path of each one's entry."""
    entries = data.get(section)
    if isinstance(entries, dict):
        return {str(id_): (section, id_) for id_ in entries}
    return {id_: path[:-1] for path, id_ in reversed(list(_found(data, f"{section}.*.id")))}


def _found(value: Any, pattern: str, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Return the texts at the keys that match ``pattern``, in which ``*`` is any item of a list."""
    if not pattern:
        if isinstance(value, str):
            yield path, value
        return
    part, _, rest = pattern.partition(".")
    if part == "*":
        for index, item in enumerate(_as_list(value)):
            yield from _found(item, rest, (*path, index))
    elif isinstance(value, dict) and part in value:
        yield from _found(value[part], rest, (*path, part))


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
