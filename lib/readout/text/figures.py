"""Figures, dates and months as the report's reader writes them, rounded to what they can bear."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from babel import Locale, dates, numbers
from babel.lists import format_list

from readout.model.client import Unit
from readout.model.months import first_day
from readout.text.grammar import Grammar, grammar
from readout.text.grammar.inflected import Inflected, capital
from readout.text.language import Language

MINUS = "\N{MINUS SIGN}"
MISSING = "\N{EN DASH}"
POINT = 0.01  # one percentage point


@dataclass(frozen=True)
class Figures:
    """Formats values in one language; ``currency`` is an ISO 4217 code, None for a client without money."""

    language: Language
    currency: str | None = None

    def value(self, value: float | None, unit: Unit) -> str:
        """Return a value to the last unit, for where two figures are held against each other: 1,456,146."""
        if value is None:
            return MISSING
        if unit == "percent":
            return self._signed(self._percent(abs(value), _percent_digits(value)), value)
        if self._is_money(unit):
            return self._signed(self._money(abs(value), self._money_digits(value)), value)
        return self._signed(self._decimal(abs(value), _digits(value)), value)

    def short(self, value: float | None, unit: Unit) -> str:
        """Return a value as a reader wants it: 0.57, 4.83, 482, 12,345 in full; three digits of a million (£9.29M)."""
        if value is None or unit == "percent" or not 1_000_000 <= abs(value) < math.inf:
            return self.value(value, unit)
        return self._signed(self._compact(_three_digits(abs(value)), unit, 2), value)

    def tick(self, value: float, unit: Unit) -> str:
        """Return an axis label: as short as it can be without lying."""
        if unit == "percent":
            return self._signed(self._percent(abs(value), _exact_digits(value * 100)), value)
        if abs(value) < 10_000:
            digits = _exact_digits(value)
            text = self._money(abs(value), digits) if self._is_money(unit) else self._decimal(abs(value), digits)
            return self._signed(text, value)
        return self._signed(self._compact(abs(value), unit, 3), value)  # thousand, lakh or 万: idle zeros are dropped

    def share(self, fraction: float) -> str:
        """Return a fraction as a percentage without sign: 36%, 2.4%."""
        return self._percent(abs(fraction), _share_digits(fraction))

    def signed_share(self, fraction: float | None) -> str:
        """Return a change as a percentage with its sign; a change that rounds to nothing has none."""
        if fraction is None:
            return MISSING
        return self._plus_or_minus(self.share(fraction), fraction)

    def points(self, fraction: float) -> str:
        """Return the change of a percentage in percentage points, signed."""
        points = fraction / POINT
        text = self._decimal(abs(points), 1 if abs(points) < 10 else 0)
        signed = self._plus_or_minus(text, points)
        return self.language.say("{points} points", points=signed).replace(" ", "\N{NO-BREAK SPACE}")

    def rough(self, value: float | None, unit: Unit) -> str:
        """Return a figure that is an expectation: three digits of it, for more would claim to know the future."""
        if value is None or unit == "percent" or value == 0 or not math.isfinite(value):
            return self.short(value, unit)
        return self.short(_three_digits(value), unit)

    def times(self, ratio: float) -> str:
        """Return how many times one figure is another: 3.4, and from ten on in whole numbers, 11."""
        return self._decimal(ratio, _exact_digits(round(ratio, 1)) if ratio < 9.95 else 0)

    def change(self, change: float, unit: Unit) -> str:
        """Return a change in the unit itself, signed: +£383,629; percentages in points."""
        if unit == "percent":
            return self.points(change)
        return self._plus_or_minus(self.short(abs(change), unit), change)

    def rate(self, rate: float) -> str:
        """Return an exchange rate, to five digits that say something: 0.857, 0.0061234, 157.2."""
        most = max(0, 4 - math.floor(math.log10(rate)))
        digits = next(each for each in range(most + 1) if round(rate, each) == round(rate, most))
        return self._decimal(rate, digits)

    def part(self, effect: float, unit: Unit, whole: float) -> str:
        """Return a part of a change, signed, to no more decimals than three digits of the ``whole`` change have."""
        size = abs(whole) * (100 if unit == "percent" else 1)
        if not 0 < size < math.inf:
            return self.change(effect, unit)
        digits = max(0, 2 - math.floor(math.log10(size))) + (2 if unit == "percent" else 0)
        return self.change(round(effect, digits), unit)

    def count(self, n: float) -> str:
        """Return a count."""
        return self._decimal(n, 0 if n == int(n) else 1)

    def day(self, day: dt.date | None) -> str:
        """Return a date in full: 30 November 2011."""
        return MISSING if day is None else _held(dates.format_date(day, "long", locale=self.language.locale))

    def day_month(self, day: dt.date | None, year: int | None = None) -> str:
        """Return a date without its year (14 Dec); with it when it is not the ``year`` being read about."""
        if day is None:
            return MISSING
        skeleton = "MMMd" if year is None or day.year == year else "yMMMd"
        return str(dates.format_skeleton(skeleton, day, locale=self.language.locale)).replace(" ", "\N{NO-BREAK SPACE}")

    def weekday(self, day: dt.date) -> Inflected:
        """Return a date in full with its day of the week: Tuesday 13 December 2011."""
        text = _held(dates.format_date(day, "full", locale=self.language.locale))
        name = str(dates.format_date(day, "cccc", locale=self.language.locale))
        return Inflected(capital(text), text, _with_forms(text, name, self._grammar.weekday(name)))

    def time(self, time: dt.time) -> str:
        """Return a time of day: 10:00."""
        return str(dates.format_time(time, "short", locale=self.language.locale))

    def month(self, month: pd.Period) -> Inflected:
        """Return a month with its year, alone with a capital (Huhtikuu 2005), in a message in the form it asks for."""
        long = self._month("yMMMM", month)
        return Inflected(capital(long), long, self._month_forms(long, month))

    def month_in_sentence(self, month: pd.Period) -> Inflected:
        """Return a month with its year as it stands inside a sentence: "in December 2011"."""
        long = self._month("yMMMM", month)
        return Inflected(long, long, self._month_forms(long, month))

    def month_short(self, month: pd.Period) -> Inflected:
        """Return a month with its year, shortened: Nov 2011. Its cases are those of the name in full."""
        short = self._month("yMMM", month)
        return Inflected(capital(short), short, self._month_forms(self._month("yMMMM", month), month))

    def month_name(self, month: pd.Period) -> Inflected:
        """Return a month's name alone: November."""
        name = self._month_name(month)
        return Inflected(capital(name), name, self._month_forms(name, month))

    def months(self, months: Sequence[pd.Period]) -> Inflected:
        """Return months as a list inside a sentence: October 2011 and November 2011; each takes the case asked for."""
        named = [self.month_in_sentence(month) for month in months]
        listed = {case: self._list([format(each, case) for each in named]) for case in ("", *named[0].forms)}
        return Inflected(listed[""], listed[""], listed)

    def month_tick(self, month: pd.Period) -> str:
        """Return a month's name for an axis: Nov."""
        return str(dates.format_date(first_day(month), "LLL", locale=self.language.locale))

    @property
    def _grammar(self) -> Grammar:
        return grammar(self.language.locale.language)

    def _list(self, parts: list[str]) -> str:
        return str(format_list(parts, locale=self.language.locale))

    def _month(self, skeleton: str, month: pd.Period) -> str:
        return str(dates.format_skeleton(skeleton, first_day(month), locale=self.language.locale))

    def _month_name(self, month: pd.Period) -> str:
        return str(dates.format_date(first_day(month), "LLLL", locale=self.language.locale))

    def _month_forms(self, text: str, month: pd.Period) -> dict[str, str]:
        name = self._month_name(month)
        return _with_forms(text, name, self._grammar.month(name))

    def _is_money(self, unit: Unit) -> bool:
        return unit == "currency" and self.currency is not None

    def _money_digits(self, value: float) -> int:
        size = abs(value)
        if size >= 100 or size == 0:
            return 0
        if size >= 10 and numbers.get_currency_precision(self.currency or "") == 0:
            return 0  # nobody writes a tenth of a yen, but a click may cost 8.50
        return 2 if size >= 0.01 else _digits(value)

    def _compact(self, value: float, unit: Unit, digits: int) -> str:
        locale = self.language.locale
        if unit == "currency" and self.currency:
            return compact_money(value, self.currency, locale, digits)
        return str(numbers.format_compact_decimal(value, locale=locale, fraction_digits=digits))

    def _money(self, value: float, digits: int) -> str:
        pattern = self.language.locale.currency_formats["standard"]
        quantum = round(value, digits)
        plain = numbers.format_currency(
            quantum,
            self.currency or "",
            format=_with_fraction(pattern.pattern, digits),
            locale=self.language.locale,
            currency_digits=False,
        )
        return with_currency_apart(str(plain), self.currency or "", self.language.locale)

    def _decimal(self, value: float, digits: int) -> str:
        pattern = _with_fraction(self.language.locale.decimal_formats[None].pattern, digits)
        return str(numbers.format_decimal(round(value, digits), format=pattern, locale=self.language.locale))

    def _percent(self, fraction: float, digits: int) -> str:
        pattern = _with_fraction(self.language.locale.percent_formats[None].pattern, digits)
        return str(numbers.format_percent(round(fraction, digits + 2), format=pattern, locale=self.language.locale))

    def _signed(self, text: str, value: float) -> str:
        return MINUS + text if value < 0 and not rounds_to_nothing(text) else text

    def _plus_or_minus(self, text: str, value: float) -> str:
        if rounds_to_nothing(text):
            return text
        return (MINUS if value < 0 else "+") + text


def _held(date: str) -> str:
    """Keep an ordinal with its month, as in Finnish or German: no line ends on "30."."""
    return re.sub(r"(\d\.) ", "\\1\N{NO-BREAK SPACE}", date, count=1)


def _with_forms(text: str, name: str, forms: Mapping[str, str]) -> dict[str, str]:
    """Return ``text`` once for each form of the ``name`` in it."""
    return {case: text.replace(name, form, 1) for case, form in forms.items()}


def compact_money(value: float, currency: str, locale: Locale, digits: int) -> str:
    """Return an amount in the language's large units: £9.29M, 9,29 milj. €.

    Its currency stands where it stands in full amounts. The English of continental Europe inherits its large units
    from American English, currency in front and all, though amounts there end in it: 1,23M € beside 1.234 €.
    """
    said = str(numbers.format_compact_currency(value, currency, locale=locale, fraction_digits=digits))
    symbol = str(numbers.get_currency_symbol(currency, locale=locale))
    pattern = locale.currency_formats["standard"].pattern.partition(";")[0]
    if locale.language == "en" and said.startswith(symbol) and not pattern.startswith("¤"):
        number = str(numbers.format_compact_decimal(value, locale=locale, fraction_digits=digits))
        said = re.sub("[#0.,]+", lambda _: number, pattern, count=1).replace("¤", symbol)
    return with_currency_apart(said, currency, locale)


def with_currency_apart(amount: str, currency: str, locale: Locale) -> str:
    """Return an amount in which letters of a currency do not touch the figure: CHF 1.2M, not CHF1.2M."""
    symbol = re.escape(str(numbers.get_currency_symbol(currency, locale=locale))) if currency else ""
    return re.sub(rf"({symbol})(?<=[^\W\d_])(?=\d)", "\\1\N{NO-BREAK SPACE}", amount, count=1) if symbol else amount


def rounds_to_nothing(text: str) -> bool:
    """Whether a formatted figure shows nothing but zeros."""
    return not any(character.isdigit() and character != "0" for character in text)


def _exact_digits(value: float) -> int:
    """As many decimals as an axis label needs to say the value it stands at, up to six."""
    return next((digits for digits in range(6) if abs(value - round(value, digits)) < 1e-9), 6)


def _digits(value: float) -> int:
    """Three digits of a plain number without idle zeros at its end (0.57, not 0.570); two of a very small one."""
    size = abs(value)
    if size >= 100 or math.isclose(size, round(size), rel_tol=1e-9):  # a plan's 60 may be 59.999999999999
        return 0
    most = min(2 - math.floor(math.log10(size)), 3) if size >= 0.01 else min(1 - math.floor(math.log10(size)), 6)
    return next((digits for digits in range(most) if round(size, digits) == round(size, most)), most)


def _three_digits(value: float) -> float:
    """Return the first three digits of a value that is not zero."""
    return round(value, 2 - math.floor(math.log10(abs(value))))


def _percent_digits(value: float) -> int:
    return 1 if abs(value) >= 0.01 or value == 0 else 2


def _share_digits(fraction: float) -> int:
    return 0 if abs(fraction) >= 0.0995 else 1


def _with_fraction(pattern: str, digits: int) -> str:
    """Give a Babel pattern (such as ``¤#,##0.00``) exactly ``digits`` decimals, in each of its parts."""
    parts = []
    for part in pattern.split(";"):
        whole, point, rest = part.partition(".")
        if point:
            rest = rest.lstrip("0#")
        else:
            cut = max(whole.rfind("0"), whole.rfind("#")) + 1
            whole, rest = whole[:cut], whole[cut:]
        parts.append(whole + ("." + "0" * digits if digits else "") + rest)
    return ";".join(parts)
