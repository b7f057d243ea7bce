"""Decisions added to client.yml: a line each is put in, and every other byte of the file stays.

Writing the file anew, even with its comments, would change blanks, quotes and line breaks that somebody chose. So the
new lines are put into the text, and the result is read again: it must say what it said before, and the decisions.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Sequence

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from readout.data.project import Project
from readout.data.yaml_file import parse_yaml
from readout.model.client import Decision
from readout.model.errors import ConfigError

KEY = "decisions"


def decision_line(decision: Decision) -> str:
    """Return a decision as an entry of client.yml."""
    because = json.dumps(decision.because, ensure_ascii=False)
    said = f"month: {decision.month}, goal: {decision.goal}, decide: {decision.decide}, because: {because}"
    return f"- {{{said}}}"


def with_decisions(text: str, decisions: Sequence[Decision], name: str) -> str | None:
    """Return the text of client.yml with ``decisions`` below those that are there.

    None where the file is written in a way that leaves no safe place, such as a list in brackets. ``name`` is for
    messages; ConfigError for a file that cannot be read.
    """
    before = parse_yaml(text, name).data
    newline = "\r\n" if "\r\n" in text else "\n"
    found = _place(text, [decision_line(each) for each in decisions], newline)
    if found is None:
        return None
    try:
        after = parse_yaml(found, name).data
    except ConfigError:
        return None
    there = before.get(KEY) or []
    added = [{**vars(each), "month": str(each.month)} for each in decisions]
    return found if after == {**before, KEY: [*there, *added]} else None


def client_text(project: Project, client_id: str) -> str:
    """Return client.yml as text, its byte order mark and line ends as they are."""
    return project.client_file(client_id, "client.yml").read_bytes().decode("utf-8")


def _place(text: str, entries: Sequence[str], newline: str) -> str | None:
    found = _value(text)
    if found is None:
        return _below(text, len(text), [f"{KEY}:", *(f"  {entry}" for entry in entries)], newline)
    key, node = found
    if isinstance(node, ScalarNode) and not node.value.strip():
        return _below(text, key.end_mark.index, [f"  {entry}" for entry in entries], newline)
    if not isinstance(node, SequenceNode) or node.anchor:
        return None
    if not node.flow_style and node.value:
        indent = " " * node.start_mark.column
        return _below(text, _last(node.value[-1]), [indent + entry for entry in entries], newline)
    if node.value:
        return None
    return _below(_emptied(text, node), key.end_mark.index, [f"  {entry}" for entry in entries], newline)


def _emptied(text: str, node: Node) -> str:
    """Take the brackets of an empty list away; a comment behind them stays in its column."""
    mark = len(text) - len(text.removeprefix("\ufeff"))
    start, end = int(node.start_mark.index) + mark, int(node.end_mark.index) + mark
    if text[end:].partition("\n")[0].strip():
        return text[:start] + " " * (end - start) + text[end:]
    return text[:start].rstrip(" ") + text[end:].lstrip(" ")


def _value(text: str) -> tuple[Node, Node] | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        root = YAML(typ="safe", pure=True).compose(text.removeprefix("\ufeff"))
    pairs = root.value if isinstance(root, MappingNode) else ()
    return next(((key, value) for key, value in pairs if key.value == KEY), None)


def _last(node: Node) -> int:
    """Where the last word of a value stands: a block ends only where the next thing begins, comments between."""
    if isinstance(node, MappingNode | SequenceNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _last(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def _below(text: str, index: int, lines: Sequence[str], newline: str) -> str:
    """Put ``lines`` below the line in which the last word before ``index`` stands."""
    mark = len(text) - len(text.removeprefix("\ufeff"))
    end = len(text[: index + mark].rstrip())
    found = text.find("\n", end)
    head, tail = (text[: found + 1], text[found + 1 :]) if found >= 0 else (text.rstrip("\r\n") + newline, "")
    return head + newline.join(lines) + newline + tail
