"""The holidays and weekends of the client's country, from the ``holidays`` library."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd
from babel import Locale
from babel.core import get_global

from readout.model.call import DaysOff
from readout.model.client import Client

if TYPE_CHECKING:
    from holidays import HolidayBase


def days_off(client: Client, month: pd.Period) -> DaysOff:
    """Return when nobody works at the client's in the year of ``month`` and the next, for a call may move into it.

    Holidays are named in the report's language where the library can, else as they are named in the country. A
    country that nothing is known of has only weekends.
    """
    code = country_of(client)
    return _days_off(code, client.language, month.year) if code is not None else DaysOff()


@lru_cache(maxsize=64)
def _days_off(code: str, language: str, year: int) -> DaysOff:
    """The days of ``year`` and the next; an agency's clients share a few countries."""
    from holidays import country_holidays  # a tenth of a second, which only a client with a call's time waits for

    country, _, part = code.partition("-")
    try:
        known = country_holidays(country, subdiv=part or None)
    except NotImplementedError:
        return DaysOff()
    spoken = _language(known, language)
    named = country_holidays(country, subdiv=part or None, years=[year, year + 1], language=spoken)
    return DaysOff(dict(named.items()), frozenset(known.weekend))


def country_of(client: Client) -> str | None:
    """Return where the client works (GB, DE-BY): as client.yml says, else by their time zone, else by their language.

    The time zone goes before the language: en-GB is how a report is spelt, in Helsinki too.
    """
    if client.country:
        return client.country
    zone = get_global("zone_aliases").get(client.timezone, client.timezone)
    territory = get_global("zone_territories").get(zone) or "ZZ"
    if territory != "ZZ":
        return str(territory)
    region = Locale.parse(client.language, sep="-").territory
    return region if region and region.isalpha() else None


def _language(known: HolidayBase, tag: str) -> str | None:
    """The library's name for the language, or for the same language in another country, or else the country's own.

    Without one the library would take that of the machine it runs on.
    """
    wanted = tag.replace("-", "_")
    choices = known.supported_languages
    near = [each for each in choices if each.partition("_")[0] == wanted.partition("_")[0]]
    return wanted if wanted in choices else next(iter(near), known.default_language)
