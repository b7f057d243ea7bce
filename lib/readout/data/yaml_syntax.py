"""What is wrong with a text that is not YAML, in an analyst's words."""

from __future__ import annotations

from ruamel.yaml.error import MarkedYAMLError

_BY_PROBLEM = (
    (r"'\t'", "a tab is used where blanks belong; indent with blanks"),
    ("mapping values are not allowed", "a colon stands inside a value; put the value in quotes"),
    ("cannot start any token", "a value begins with a character that YAML keeps for itself; put it in quotes"),
    ("undefined alias", "a value begins with *, which YAML keeps for itself; put it in quotes"),
    ("unknown escape character", r"a \ in double quotes means something else in YAML; use single quotes"),
    ("another document", "a second document begins here (--- or ...); keep one"),
    ("could not find expected ':'", "a colon is missing after a key; write key: value"),
)
_INDENT = "the indentation does not fit the lines above; line the keys of one entry up"
_OTHER = "the line is not valid YAML; compare it with a template's client.yml"


def syntax_error(error: MarkedYAMLError, text: str) -> tuple[int, str]:
    """Return the line (from 1) to look at and one sentence with the cure."""
    problem = str(error.problem or "")
    opened = _line(error.context_mark, text)
    line = _line(error.problem_mark, text) or opened or 1
    if "quoted scalar" in str(error.context) and "end of stream" in problem:
        return opened or line, "a quote is opened here and never closed; close it"
    if "flow" in str(error.context) and problem.startswith("expected"):
        bracket = "]" if "sequence" in str(error.context) else "}"
        return opened or line, f"a bracket is opened here and not closed with {bracket}; close it"
    for part, cure in _BY_PROBLEM:
        if part in problem:
            return line, cure
    if "expected <block end>" in problem or "expected '<document start>'" in problem:
        return line, _INDENT
    return line, _OTHER


def _line(mark: object, text: str) -> int | None:
    line = getattr(mark, "line", None)
    return None if line is None else min(int(line) + 1, max(1, len(text.splitlines())))
