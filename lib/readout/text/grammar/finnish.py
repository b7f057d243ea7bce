"""Finnish: the cases of months and weekdays. All twelve months end in "kuu", a long vowel that never changes."""

from __future__ import annotations

from collections.abc import Mapping

_MONTH_ENDINGS = {
    "genitive": "n",  # huhtikuun
    "partitive": "ta",  # huhtikuuta
    "inessive": "ssa",  # huhtikuussa: in April
    "elative": "sta",  # huhtikuusta: from April on
    "illative": "hun",  # huhtikuuhun: up to April
    "ablative": "lta",  # huhtikuulta: a figure of April
    "allative": "lle",  # huhtikuulle: planned for April
}


def month(name: str) -> Mapping[str, str]:
    """Return the forms of a month's name, such as "huhtikuu"."""
    return {case: name + ending for case, ending in _MONTH_ENDINGS.items()}


def weekday(name: str) -> Mapping[str, str]:
    """Return the form of a weekday's name that says when: "torstaina"."""
    return {"essive": name + "na"}
