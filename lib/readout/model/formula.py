"""The ``value`` of a KPI: an aggregate of a column, one aggregate over another, or one KPI over another.

The grammar, parsed and never evaluated::

    value     = term [ "/" term ]
    term      = aggregate | kpi
    aggregate = ("sum" | "mean" | "last" | "min" | "max" | "count" | "distinct") "(" column ")"
    kpi       = "kpi" "(" id ")"
    column    = name | '"' any characters, a quote doubled '"'

Aggregates and KPIs are not mixed in one value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, cast, get_args

Function = Literal["sum", "mean", "last", "min", "max", "count", "distinct"]
FUNCTIONS: tuple[str, ...] = get_args(Function)

_EXAMPLE = "write it as in sum(revenue) / distinct(invoice)"
_QUOTE = 'quote such a column, as in sum("Net revenue")'
_NAME = re.compile(r"[^\W\d]\w*")
_KPI_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')


@dataclass(frozen=True)
class Aggregate:
    """One aggregate function of one column."""

    function: Function
    column: str

    @property
    def additive(self) -> bool:
        """Whether the values of two months may be added up."""
        return self.function in ("sum", "count")

    def __str__(self) -> str:
        plain = _NAME.fullmatch(self.column)
        column = self.column if plain else '"' + self.column.replace('"', '""') + '"'
        return f"{self.function}({column})"


@dataclass(frozen=True)
class KpiValue:
    """The value of another KPI of the same client, by id."""

    kpi: str

    def __str__(self) -> str:
        return f"kpi({self.kpi})"


@dataclass(frozen=True)
class Formula:
    """What a KPI's monthly value is; ``denominator`` is None unless it is a ratio."""

    numerator: Aggregate | KpiValue
    denominator: Aggregate | KpiValue | None = None

    @property
    def additive(self) -> bool:
        """Whether months add up: a sum or a count, not a ratio, mean, last, extreme or distinct count."""
        return self.denominator is None and isinstance(self.numerator, Aggregate) and self.numerator.additive

    @property
    def refers_to(self) -> tuple[str, ...]:
        """The ids of the KPIs this one is made of."""
        terms = (self.numerator, self.denominator)
        return tuple(term.kpi for term in terms if isinstance(term, KpiValue))

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns this value reads, in order, each once."""
        terms = (self.numerator, self.denominator)
        return tuple(dict.fromkeys(term.column for term in terms if isinstance(term, Aggregate)))

    def __str__(self) -> str:
        return str(self.numerator) if self.denominator is None else f"{self.numerator} / {self.denominator}"


def parse_formula(text: str) -> Formula:
    """Return the formula written in ``text``, by the grammar above.

    Raises ValueError with one sentence: the value, where it stopped, an example.
    """
    rest = _Rest(text)
    numerator = _term(rest)
    denominator = _term(rest) if rest.accept("/") else None
    rest.end()
    if denominator is not None and type(numerator) is not type(denominator):
        raise rest.error("mixes a column and another KPI; make the column a KPI of its own and use kpi(..) twice")
    return Formula(numerator, denominator)


def _term(rest: _Rest) -> Aggregate | KpiValue:
    function = rest.word()
    if function != "kpi" and function not in FUNCTIONS:
        raise rest.error(_unknown(function))
    rest.expect("(", f'after "{function}"')
    term = KpiValue(rest.kpi_id()) if function == "kpi" else Aggregate(cast(Function, function), rest.column())
    rest.expect(")", f'to close "{function}("')
    return term


def _unknown(function: str) -> str:
    known = (*FUNCTIONS, "kpi")
    guess = f' (write "{function.lower()}")' if function.lower() in known else ""
    return f'uses "{function}"{guess}; the functions are {", ".join(known)}, as in sum(revenue)'


class _Rest:
    """The text still to be read; it knows where it stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self._move(0)

    def accept(self, mark: str) -> bool:
        found = self.text.startswith(mark, self.at)
        self._move(len(mark) if found else 0)
        return found

    def expect(self, mark: str, why: str) -> None:
        if not self.accept(mark):
            raise self.error(f'needs "{mark}" {why}, but {self._seen()}; {_EXAMPLE}')

    def word(self) -> str:
        return self._match(_NAME, f"needs a function such as sum, but {self._seen()}; {_EXAMPLE}")

    def kpi_id(self) -> str:
        return self._match(
            _KPI_ID, f"needs the id of a KPI, but {self._seen()}; write it as in kpi(spend) / kpi(leads)"
        )

    def column(self) -> str:
        if self.text.startswith('"', self.at):
            return self._quoted_column()
        if self.text.startswith("*", self.at):
            raise self.error("has * for a column; name one that is never blank, as in count(invoice)")
        name = self._match(_NAME, f"needs a column, but {self._seen()}; {_EXAMPLE}")
        if not self.text.startswith(")", self.at) and self.at < len(self.text):
            raise self.error(f"has more than a name of letters, digits and _: {self._seen()}; {_QUOTE}")
        return name

    def end(self) -> None:
        if self.at < len(self.text):
            raise self.error(f"goes on where it should end: {self._seen()}; {_EXAMPLE}")

    def error(self, message: str) -> ValueError:
        return ValueError(f"{self.text!r} {message}")

    def _quoted_column(self) -> str:
        quoted = self._match(_QUOTED, f"opens a quote that nothing closes; {_QUOTE}")
        if quoted == '""':
            raise self.error(f"names no column between the quotes; {_QUOTE}")
        return quoted[1:-1].replace('""', '"')

    def _match(self, pattern: re.Pattern[str], otherwise: str) -> str:
        match = pattern.match(self.text, self.at)
        if match is None:
            raise self.error(otherwise)
        self._move(len(match[0]))
        return match[0]

    def _move(self, characters: int) -> None:
        self.at += characters
        while self.text[self.at : self.at + 1].isspace():
            self.at += 1

    def _seen(self) -> str:
        rest = self.text[self.at :]
        return f"{rest[:20]!r} stands at character {self.at + 1}" if rest else "the text ends there"
