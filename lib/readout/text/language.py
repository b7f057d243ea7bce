"""The report's language: its locale for figures and dates, its catalogue for words."""

from __future__ import annotations

import gettext
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from string import Formatter

from babel import Locale
from babel.core import UnknownLocaleError

from readout.text.catalogue import translations
from readout.text.grammar.inflected import Inflected, capital

SOURCE_LANGUAGE = "en"  # the language the sentences are written in


@dataclass(frozen=True)
class Language:
    """``tag`` is the BCP 47 tag the report is written in, ``asked`` the one client.yml names.

    They differ when there is no catalogue for the language asked for: the whole report, figures and all, is then
    written in English, for a page in two languages reads as a mistake. Where a country was asked for, it is that
    country's English if it has one: ``de-CH`` gives ``en-CH``, in which a thousand francs are CHF 1’000.
    """

    tag: str
    asked: str
    locale: Locale
    translations: gettext.NullTranslations = field(compare=False, repr=False)

    @property
    def right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        return bool(self.locale.text_direction == "rtl")

    def say(self, message: str, **values: object) -> str:
        """Return ``message`` in the report's language, its ``{names}`` filled with ``values``."""
        return _FILL.vformat(self.translations.gettext(message), (), values)

    def count(self, one: str, many: str, n: int, **values: object) -> str:
        """Return the form of a message that ``n`` asks for, with ``{n}`` and ``values`` filled in."""
        return _FILL.vformat(self.translations.ngettext(one, many, n), (), {"n": n, **values})


class _Fill(Formatter):
    """Fills a message. A case asked of what has none (a name, a figure) leaves it as it is, but for the capital."""

    def format_field(self, value: object, format_spec: str) -> str:
        if isinstance(value, Inflected):
            return format(value, format_spec)
        return capital(str(value)) if format_spec[:1].isupper() else str(value)


_FILL = _Fill()


@lru_cache(maxsize=64)
def language(tag: str) -> Language:
    """Return the language for a BCP 47 ``tag``; English, of its country, where no catalogue exists for it."""
    try:
        locale = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return _english(tag)
    if locale.language == SOURCE_LANGUAGE:
        return Language(tag, tag, locale, gettext.NullTranslations())
    found = translations(str(locale)) or translations(locale.language)
    return Language(tag, tag, locale, found) if found else _english(tag, locale.territory)


def _english(asked: str, region: str | None = None) -> Language:
    locale = Locale(SOURCE_LANGUAGE)
    with suppress(UnknownLocaleError):
        locale = Locale(SOURCE_LANGUAGE, region) if region else locale
    return Language(str(locale).replace("_", "-"), asked, locale, gettext.NullTranslations())
