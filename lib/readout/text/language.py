"""The report's language: its locale for figures and dates, its catalogue for words."""

from __future__ import annotations

import gettext
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from babel import Locale
from babel.core import UnknownLocaleError

CATALOGUES = Path(__file__).parent / "locales"
SOURCE_LANGUAGE = "en"  # the language the sentences are written in


@dataclass(frozen=True)
class Language:
    """``tag`` is the BCP 47 tag the report is written in, ``asked`` the one client.yml names.

    They differ when there is no catalogue for the language asked for: the whole report, figures and all, is then
    written in English, for a page in two languages reads as a mistake.
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
        return self.translations.gettext(message).format(**values)

    def count(self, one: str, many: str, n: int, **values: object) -> str:
        """Return the form of a message that ``n`` asks for, with ``{n}`` and ``values`` filled in."""
        return self.translations.ngettext(one, many, n).format(n=n, **values)


@lru_cache(maxsize=64)
def language(tag: str) -> Language:
    """Return the language for a BCP 47 ``tag``; English where no catalogue exists for it."""
    try:
        locale = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return _english(tag)
    if locale.language == SOURCE_LANGUAGE:
        return Language(tag, tag, locale, gettext.NullTranslations())
    try:
        found = gettext.translation("readout", CATALOGUES, [str(locale), locale.language])
    except OSError:
        return _english(tag)
    return Language(tag, tag, locale, found)


def _english(asked: str) -> Language:
    return Language("en", asked, Locale("en"), gettext.NullTranslations())
