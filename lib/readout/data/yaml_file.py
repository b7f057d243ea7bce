"""A YAML file as plain values that remember their lines.

Read by ruamel.yaml (YAML 1.2) as far as its tree of nodes, which knows the line of every key and value; plain
values are made from that tree here. So no tag can build an object, a date stays the text that was written,
and every duplicate key is found, not only the first. The round-trip loader is for edits that keep comments;
for reading it would leave its marks, control characters, where folded text (``>``) was folded.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from readout.data.findings import Finding, KeyPath, key_path
from readout.data.plain_text import character_name, refused_character
from readout.data.yaml_syntax import syntax_error
from readout.model.errors import ConfigError, Problem

_TAG = "tag:yaml.org,2002:"
_BOOL = {"true": True, "false": False}
_MOST_VALUES = 50_000  # aliases of aliases grow without end; no real file comes near this
_KEPT = 4  # trees: those of an agency and its client, and two to compare them with


@dataclass(frozen=True)
class YamlFile:
    """The values of a YAML file. ``name`` is the file as messages name it, ``lines`` each key's line from 1."""

    name: str
    data: dict[str, Any]
    lines: Mapping[KeyPath, int]

    def where(self, path: KeyPath) -> str:
        """Return ``file:line`` of a key or entry, or of the nearest one around it that is in the file."""
        while path and path not in self.lines:
            path = path[:-1]
        return f"{self.name}:{self.lines.get(path, 1)}"

    def problem(self, finding: Finding) -> Problem:
        """Return what was found, with its place."""
        return Problem(self.where(finding.path), finding.message)

    def refuse(self, findings: list[Finding]) -> None:
        """Raise ConfigError with everything found, in the order of the file; nothing when nothing was."""
        problems = dict.fromkeys(self.problem(each) for each in findings)
        if problems:
            raise ConfigError(sorted(problems, key=lambda each: int(each.where.rpartition(":")[2])))


def read_yaml(path: Path, name: str) -> YamlFile:
    """Read the YAML file at ``path``; ``name`` stands for it in messages.

    Raises ConfigError: the file cannot be read, is not UTF-8, is not YAML, or repeats a key.
    """
    return parse_yaml(_text(path, name), name)


def parse_yaml(text: str, name: str) -> YamlFile:
    """Return the values of a YAML text whose top level is keys with values; ConfigError as ``read_yaml``."""
    _refuse_control_characters(text, name)
    root = _compose(text, name)
    if not isinstance(root, MappingNode):
        found = "is empty" if root is None else "is not a list of keys with values"
        raise ConfigError(Problem(f"{name}:1", f"the file {found}; begin it with a line such as name: Gift shop"))
    reader = _Reader()
    data = reader.mapping(root, ())
    file = YamlFile(name, data, reader.lines)
    file.refuse(reader.findings)
    return file


def _text(path: Path, name: str) -> str:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise ConfigError(Problem(name, "there is no such file; create it")) from None
    except OSError as error:
        raise ConfigError(Problem(name, f"the file cannot be read ({error.strerror}); mend that first")) from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise ConfigError(Problem(f"{name}:{line}", "the file is not in UTF-8; save it as UTF-8")) from None


def _refuse_control_characters(text: str, name: str) -> None:
    index = refused_character(text)
    if index is not None:
        line = text.count("\n", 0, index) + 1
        column = index - text.rfind("\n", 0, index)
        found = f"there is a control character, {character_name(text[index])}, in column {column}; delete it"
        raise ConfigError(Problem(f"{name}:{line}", found))


def _compose(text: str, name: str) -> Node | None:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("%"):  # %YAML 1.1 would make yes and no mean true and false
            raise ConfigError(Problem(f"{name}:{number}", "a line that begins with % is not read; delete it"))
    try:
        return _tree(text)
    except MarkedYAMLError as error:
        place, message = syntax_error(error, text)
        raise ConfigError(Problem(f"{name}:{place}", message)) from None
    except (YAMLError, RecursionError, ValueError):
        raise ConfigError(Problem(f"{name}:1", "the file is not valid YAML; compare it with a template's")) from None


@lru_cache(maxsize=_KEPT)
def _tree(text: str) -> Node | None:
    """Return a text's nodes, which nobody changes: for one report the same file is read several times."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        root: Node | None = YAML(typ="safe", pure=True).compose(text)
        return root


@dataclass
class _Reader:
    """Turns nodes into plain values and notes their lines; what it refuses it collects."""

    lines: dict[KeyPath, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    around: list[int] = field(default_factory=list)
    values: int = 0

    def mapping(self, node: MappingNode, path: KeyPath) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, ScalarNode) else "?"
            here = (*path, key)
            if key in result:
                first = self.lines[here]
                self.lines[(*here, "")] = key_node.start_mark.line + 1
                message = f"{key_path(here)} is there already, in line {first}; keep one of the two"
                self.findings.append(Finding((*here, ""), message))
                continue
            self.lines[here] = key_node.start_mark.line + 1
            result[key] = self.value(value_node, here)
        return result

    def value(self, node: Node, path: KeyPath) -> Any:
        self.values += 1
        if id(node) in self.around or self.values == _MOST_VALUES:
            self.findings.append(Finding(path, f"{key_path(path)} repeats itself without end; write it out"))
        if id(node) in self.around or self.values >= _MOST_VALUES:
            return None
        self.around.append(id(node))
        try:
            return self._inside(node, path)
        finally:
            self.around.pop()

    def _inside(self, node: Node, path: KeyPath) -> Any:
        if not str(node.tag).startswith(_TAG) or "/" in str(node.tag):
            self.findings.append(Finding(path, f"{key_path(path)} has a tag (!…); delete the tag"))
            return None
        if isinstance(node, MappingNode):
            return self.mapping(node, path)
        if isinstance(node, SequenceNode):
            return [self._item(each, (*path, index)) for index, each in enumerate(node.value)]
        return _scalar(str(node.tag).removeprefix(_TAG), node.value)

    def _item(self, node: Node, path: KeyPath) -> Any:
        self.lines[path] = node.start_mark.line + 1
        return self.value(node, path)


def _scalar(kind: str, text: str) -> str | int | float | bool | None:
    try:
        if kind == "null":
            return None
        if kind == "bool":
            return _BOOL[text.lower()]
        if kind == "int":
            return int(text, 0) if text.lstrip("+-")[:2].lower() in ("0o", "0x", "0b") else int(text)
        if kind == "float":
            return float(text.replace(".inf", "inf").replace(".nan", "nan").replace(".NaN", "nan"))
    except (KeyError, ValueError):
        return text
    return text
