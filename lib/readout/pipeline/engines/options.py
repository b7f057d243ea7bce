"""``_quarto.yml``, as the embedded renderer obeys it. What it does not know it refuses, so that both engines agree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from readout.model.errors import ConfigError, Problem

FILE = "_quarto.yml"


@dataclass(frozen=True)
class FormatOptions:
    """What one format asks of Pandoc. Paths are relative to the folder that holds ``_quarto.yml``."""

    template: str
    reader: str = "markdown"
    shift_headings: int = 0
    section_divs: bool = True
    css: tuple[str, ...] = ()
    embed_resources: bool = False
    pdf_standards: tuple[str, ...] = ()
    font_paths: tuple[str, ...] = ()
    variables: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class RenderOptions:
    """The two formats of a report."""

    html: FormatOptions
    typst: FormatOptions


# Per key of a format: what its value may be, in words, and how to tell. A key whose value leaves the embedded
# renderer nothing to do (there is no theme, no script, no highlighting) is only held to that value.
_Rule = tuple[str, Callable[[Any], bool]]


def _one_of(*values: object) -> _Rule:
    words = " or ".join(str(value).lower() if isinstance(value, bool) else str(value) for value in values)
    return words, lambda value: any(value is each or (value == each and type(value) is type(each)) for each in values)


def _is_path(value: Any) -> bool:
    return isinstance(value, str) and bool(value) and not PurePosixPath(value).is_absolute() and ".." not in value


def _texts(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, list) else (value,)


_PATH: _Rule = ("a path inside the project", _is_path)
_PATHS: _Rule = ("a path or a list of paths inside the project", lambda value: all(map(_is_path, _texts(value))))
_WORDS: _Rule = ("a text or a list of texts", lambda value: all(isinstance(each, str) for each in _texts(value)))
_WHOLE: _Rule = ("a whole number", lambda value: isinstance(value, int) and not isinstance(value, bool))
_LENGTHS: _Rule = ("a mapping such as {x: 22mm, y: 25mm}", lambda value: isinstance(value, Mapping))
_READER: _Rule = ("markdown, with extensions", lambda value: isinstance(value, str) and value.startswith("markdown"))
_BOTH: dict[str, _Rule] = {
    "template": _PATH, "from": _READER, "shift-heading-level-by": _WHOLE, "syntax-highlighting": _one_of("none"),
    "highlight-style": _one_of("none"), "toc": _one_of(False), "number-sections": _one_of(False),
    "citeproc": _one_of(False), "wrap": _one_of("none", "auto", "preserve"),
}  # fmt: skip
_HTML: dict[str, _Rule] = _BOTH | {
    "css": _PATHS, "embed-resources": _one_of(True), "section-divs": _one_of(True, False), "theme": _one_of("none"),
    "minimal": _one_of(True), "html-math-method": _one_of("plain"), "lightbox": _one_of(False),
    "link-external-newwindow": _one_of(False),
}  # fmt: skip
_TYPST: dict[str, _Rule] = _BOTH | {
    "pdf-standard": _WORDS, "font-paths": _PATHS, "papersize": ("a text", lambda value: isinstance(value, str)),
    "margin": _LENGTHS, "keep-typ": _one_of(True, False),
}  # fmt: skip
_TOP: dict[str, _Rule] = {
    "project": ("{type: default} with or without render", lambda value: value.get("type", "default") == "default"),
    "execute": ("{enabled: false}", lambda value: value == {"enabled": False}),
    "format": ("a mapping with html and typst", lambda value: set(value) == {"html", "typst"}),
    "validate-yaml": _one_of(True, False),
}


def read_options(folder: Path) -> RenderOptions:
    """Return the options of ``_quarto.yml`` in ``folder``.

    Raises ConfigError, all problems at once, for a file that cannot be read, for keys the embedded renderer
    does not know and for values that it would have to ignore.
    """
    path = folder / FILE
    try:
        return _options(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, YAMLError) as error:
        raise ConfigError(Problem(FILE, f"cannot be read: {' '.join(str(error).split())}")) from error


@lru_cache(maxsize=2)
def _options(text: str) -> RenderOptions:
    """What the file says; all reports of a run are made by the same."""
    tree = YAML().load(text)
    if not isinstance(tree, Mapping) or not isinstance(tree.get("format"), Mapping):
        raise ConfigError(Problem(FILE, "has no 'format' with html and typst; take it from the repository again"))
    problems = _problems(tree, _TOP, "")
    for name, rules in (("html", _HTML), ("typst", _TYPST)):
        options = tree["format"].get(name)
        if isinstance(options, Mapping):
            problems += _problems(options, rules, f"format.{name}.")
        if not isinstance(options, Mapping) or "template" not in options:
            problems.append(Problem(FILE, f"format.{name}.template is missing; name the template in templates/style/"))
    if problems:
        raise ConfigError(problems)
    return RenderOptions(_html(tree["format"]["html"]), _typst(tree["format"]["typst"]))


def _problems(options: Mapping[str, Any], rules: Mapping[str, _Rule], prefix: str) -> list[Problem]:
    problems = []
    for key, value in options.items():
        where = f"{FILE}:{_line(options, key)}"
        if key not in rules:
            known = ", ".join(sorted(rules))
            message = f"{prefix}{key} is unknown to the embedded renderer; remove it (it knows {known}) or use Quarto"
            problems.append(Problem(where, message))
        elif not _holds(rules[key], value):
            problems.append(Problem(where, f"{prefix}{key} is {value!r}; the embedded renderer needs {rules[key][0]}"))
    return problems


def _holds(rule: _Rule, value: Any) -> bool:
    try:
        return rule[1](value)
    except (AttributeError, TypeError):
        return False


def _line(options: Any, key: str) -> int:
    return int(options.lc.key(key)[0]) + 1


def _html(options: Mapping[str, Any]) -> FormatOptions:
    return FormatOptions(
        template=options["template"],
        reader=options.get("from", "markdown"),
        shift_headings=options.get("shift-heading-level-by", 0),
        section_divs=options.get("section-divs", True),
        css=_texts(options["css"]) if "css" in options else (),
        embed_resources=options.get("embed-resources", False),
    )


def _typst(options: Mapping[str, Any]) -> FormatOptions:
    return FormatOptions(
        template=options["template"],
        reader=options.get("from", "markdown"),
        shift_headings=options.get("shift-heading-level-by", 0),
        pdf_standards=_texts(options["pdf-standard"]) if "pdf-standard" in options else (),
        font_paths=_texts(options["font-paths"]) if "font-paths" in options else (),
        variables={key: options[key] for key in ("papersize", "margin") if key in options},
    )
