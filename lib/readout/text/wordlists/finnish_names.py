"""Finnish: a name's inflected forms, by its stem and consonant gradation; no dictionary."""

from __future__ import annotations

import re

_TAIL = r"\w{0,9}"
# Ending of the basic form -> how its stems end. The longest ending that fits is taken.
_STEMS = (
    ("kset", r"(?:s|ks|st)"),  # tilaukset, tilausten, tilausta
    ("udet", r"(?:us|ude|ute|uks)"),
    ("eet", r"e"),  # osoitteet
    ("us", r"(?:us|uks|ude|uut)"),
    ("ys", r"(?:ys|yks|yde|yyt)"),
    ("nen", r"(?:nen|se|s)"),
    ("set", r"(?:se|s|nen)"),
    ("nne", r"n[tn]"),  # liikenne, liikenteen
    ("nti", r"n[tn]"),  # myynti, myynnin
    ("nta", r"n[tn]"),
    ("ntä", r"n[tn]"),
    ("nnit", r"n[tn]"),
    ("nnat", r"n[tn]"),
    ("nto", r"n[tn]"),
    ("lta", r"l[tl]"),
    ("kka", r"kk?"),
    ("kki", r"kk?"),
    ("kko", r"kk?"),
    ("ppa", r"pp?"),
    ("ppi", r"pp?"),
    ("tti", r"tt?"),
    ("tto", r"tt?"),
    ("tta", r"tt?"),
    ("tys", r"t"),
    ("kä", r"k?"),
    ("ku", r"(?:ku|u)"),
    ("ke", r"k"),
    ("ta", r"[td]"),
    ("tä", r"[td]"),
    ("to", r"[td]"),
    ("ti", r"[td]"),
    ("in", r"i(?:n|me|m)"),
)
_VOWELS = "aeiouyäö"


def name_pattern(name: str) -> str:
    """Return a pattern of a name in all cases and both numbers; each of its words may be inflected."""
    return r"\s+".join(_word(word) for word in name.casefold().split())


def _word(word: str) -> str:
    for ending, stems in _STEMS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return re.escape(word[: -len(ending)]) + stems + _TAIL
    stem = word
    if len(stem) > 4 and stem.endswith("t"):
        stem = stem[:-1]
    if len(stem) > 3 and stem[-1] in _VOWELS:
        stem = stem[:-1]
    return re.escape(stem) + _TAIL
