"""Every message a client may read, as the code has it: the calls of ``say`` and ``count``, and what they are given.

Babel's own extractor takes messages only from inside the call. Here a message may also stand in a name, a pair of
names or a choice just before it, and one that cannot be found is an error instead of an English line in a report.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from readout.model.errors import Problem, ReadoutError

LIBRARY = Path(__file__).parents[1]
_COUNTED = 3  # words.count(one, many, n), not text.count("x") or text.count("x", 0, end)

Names = dict[str, list[ast.expr]]


@dataclass(frozen=True)
class Message:
    """One message, its plural form where it has one, and the module it stands in."""

    one: str
    many: str | None
    where: str


def messages(library: Path = LIBRARY) -> tuple[Message, ...]:
    """Return every message in the modules below ``library``, in order of file and line.

    Raises ReadoutError, all at once, for messages that are put together at run time: no catalogue can hold them.
    """
    found: list[Message] = []
    problems: list[Problem] = []
    for path in sorted(library.rglob("*.py")):
        where = f"{library.name}/{path.relative_to(library).as_posix()}"
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for call, names in _calls(tree):
            said = list(_said(call, names))
            found += [Message(one, many, where) for one, many in said]
            if not said:
                text = "a message is put together at run time; write it as a literal, so that it can be translated"
                problems.append(Problem(f"{where}:{call.lineno}", text))
    if problems:
        raise ReadoutError(problems)
    return tuple(found)


def _calls(tree: ast.Module) -> Iterator[tuple[ast.Call, Names]]:
    """Yield each call that says something, with what the names around it may stand for."""
    shared = _assigned(tree.body)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    within = {call: function for function in functions for call in ast.walk(function) if isinstance(call, ast.Call)}
    for call in sorted((node for node in ast.walk(tree) if isinstance(node, ast.Call)), key=lambda node: node.lineno):
        if isinstance(call.func, ast.Attribute) and _speaks(call, call.func.attr):
            around = ast.walk(within[call]) if call in within else ()
            yield call, shared | _assigned([node for node in around if isinstance(node, ast.stmt)])


def _speaks(call: ast.Call, method: str) -> bool:
    if method == "say":
        return bool(call.args)
    return method == "count" and len(call.args) >= _COUNTED and not _is_number(call.args[1])


def _is_number(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int)


def _assigned(statements: list[ast.stmt]) -> Names:
    names: Names = {}
    for statement in statements:
        if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
            for target, value in _pairs(statement.targets[0], statement.value):
                names.setdefault(target, []).append(value)
        elif isinstance(statement, ast.AnnAssign) and statement.value and isinstance(statement.target, ast.Name):
            names.setdefault(statement.target.id, []).append(statement.value)
    return names


def _pairs(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(target, ast.Name):
        yield target.id, value
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
        for each, its in zip(target.elts, value.elts, strict=True):
            yield from _pairs(each, its)


def _said(call: ast.Call, names: Names) -> Iterator[tuple[str, str | None]]:
    firsts = list(_texts(call.args[0], names))
    if isinstance(call.func, ast.Attribute) and call.func.attr == "say":
        yield from ((text, None) for text in firsts)
    else:
        yield from zip(firsts, _texts(call.args[1], names), strict=True)


def _texts(node: ast.expr, names: Names) -> Iterator[str]:
    """Yield the texts an expression may be: a literal, a name for one, one of a choice or of a mapping."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*_texts(node.body, names), *_texts(node.orelse, names))
    elif isinstance(node, ast.Name):
        for value in names.get(node.id, []):
            yield from _texts(value, {**names, node.id: []})
    elif isinstance(node, ast.Subscript):
        yield from _texts(node.value, names)
    elif isinstance(node, ast.Dict):
        for value in node.values:
            yield from _texts(value, names)
