"""What looks like a figure and is none: dates, years, times, versions, list numbers, names with numbers."""

from __future__ import annotations

import re

from readout.checks.prose.context import Context
from readout.checks.prose.sentences import blanked

_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_EVERYWHERE = (
    re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?\b"),
    re.compile(rf"\b{_DAY}/(?:1[0-2]|0?[1-9])(?:/(?:19|20)?\d\d)?\b"),
    re.compile(r"\b(?:[01]?\d|2[0-3]):[0-5]\d(?::\d\d)?\b"),
    re.compile(r"\b\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm|a\.m\.|p\.m\.|o['’]clock)\b", re.IGNORECASE),
    re.compile(r"\bklo\s?\d{1,2}(?:[.:]\d\d)?(?:\s?[–-]\s?\d{1,2}(?:[.:]\d\d)?)?", re.IGNORECASE),
    re.compile(r"\b(?:19|20)\d\d\s?[/–-]\s?(?:(?:19|20)\d\d|\d\d)\b(?!\s?[%€])"),
    re.compile(
        r"(?<![\d.,€£$+−-])(?<![€£$]\s)(?:19|20)\d\d(?![\d%€£$])(?![.,]\d)(?!\s?(?:%|€|eur|per\s?cent|pros|k\b))",
        re.I,
    ),
    re.compile(r"\bv?(?!\d{1,3}(?:\.\d{3})+\b)\d+(?:\.\d+){2,}\b|\bv\d+(?:\.\d+)*\b", re.IGNORECASE),
    re.compile(r"\b\d+(?:st|nd|rd|th)\b"),
    re.compile(r"(?<![\w€£$])(?!(?:EUR|GBP|USD|SEK|k|M)\d)[A-Za-zÅÄÖåäö]+-?\d+\w*"),  # GA4, B2B, A4
    re.compile(r"(?<!\w)\d+(?!(?:k|K|m|M|bn|mn|x|e|pp|t)\b)(?!€|£)[A-Za-zÅÄÖåäö]\w*"),  # 4K screens, 3D
    re.compile(
        r"(?<![\w.,])\d+-(?!kerta|fold|pros|perc|per\b|euro|point|päivä|day|yksik|pist)[a-zåäö]{4,}", re.IGNORECASE
    ),  # 12-page
    re.compile(r"(?<!\w)(?:#|§|№)\s?\d+"),
    re.compile(r"\+?\d{1,3}(?:[ -]\d{2,4}){3,}"),  # a telephone number
    # "24/7" and "16:9", but not "148/150": a figure over another
    re.compile(r"(?<![\d.,])(?!\d{2,}/(?!100?\b)\d{2,})\d+[/:]\d+(?![\d.,%])"),
    re.compile(
        # A name with its number, "Google Ads 3", and not "in France 19 800" or "Saksasta 35".
        r"(?<=[a-zäö])\s(?!EUR|GBP|USD|SEK)(?:[A-Z][\w.]*\s)*[A-Z][\w.]*(?<!(?:ss|st|ll|lt)[aä])\s\d{1,2}(?!\d)(?:\.\d+)?"
        r"(?![\d.,]*\s?[%€£$]|[.,]\d|\s\d|[\d.,]*\s?(?:per|pros|euro|mil|thou|tuh|k\b|M\b|kpl))"
    ),
    re.compile(r"^\s*\(?\d{1,2}(?:\.\d+)*[.)](?:\s|$)"),
)

_POINTED = re.compile(rf"\b{_DAY}\.(?:\s?[–-]\s?{_DAY}\.)?\s?(?:1[0-2]|0?[1-9])\.(?:\s?(?:19|20)\d\d)?(?!\d)")
# Where a point is the decimal mark, "went from 2.5 to 4.8." ends a sentence: only blanks or a year make it a date.
_POINTED_APART = re.compile(
    rf"\b{_DAY}\.(?:\s?[–-]\s?{_DAY}\.)?(?:\s(?:1[0-2]|0?[1-9])\.|(?:1[0-2]|0?[1-9])\.\s?(?:19|20)\d\d)(?!\d)"
)
_FINNISH_ORDINAL = re.compile(r"(?<![\d.,])\d{1,3}\.(?=\s[a-zäö]{3,})")  # "joka 37. klikkaus"


def not_figures(read: str, context: Context) -> str:
    """Return the sentence with everything blanked whose digits are no figures."""
    text = read
    months = context.words.times.months if context.words else ()
    month = rf"(?:{'|'.join(months)})" if months else r"(?!)"
    dated = (
        rf"\b{_DAY}(?:st|nd|rd|th)?\.?(?:\s?(?:[–-]|to|and|ja)\s?{_DAY}(?:st|nd|rd|th)?\.?)?\s(?:of\s)?{month}(?!\w)(?:,?\s(?:19|20)\d\d)?",
        rf"(?<!\w){month}\s{_DAY}(?:st|nd|rd|th)?(?!\d|[.,]\d|\s?[%€£$]|\s\d{{3}}|\w)(?:\s?(?:[–-]|to|and)\s?{_DAY}\b)?(?:,?\s(?:19|20)\d\d)?",
    )
    month_first = context.words is not None and context.words.code != "fi"  # "huhtikuusta 21 %" is no date
    for source in dated if month_first else dated[:1]:
        for found in re.finditer(source, text, re.IGNORECASE):
            counted = (
                rf"\s+(?:{context.words.amounts.pieces}|{context.words.subjects.any_work})(?!\w)"
                if context.words
                else r"(?!)"
            )
            if found[0][-1].isdigit() and re.match(counted, text[found.end() :], re.IGNORECASE):
                continue  # "In May 5 pieces of work were done"
            # "May 148 leads" is no date, "in May 12 orders" might be one; a date's month is not a sentence's.
            text = text[: found.start()] + re.sub(r"\d", "·", found[0]) + text[found.end() :]
    if context.words:
        text = _without_labels(text, context.words.labels)
        text = blanked(text, context.words.loose)
    if context.words is not None and context.words.code == "fi":
        text = blanked(text, _FINNISH_ORDINAL)
    pointed = str(context.locale.number_symbols.get("latn", {}).get("decimal", ".")) == "."
    for each in (_POINTED_APART if pointed else _POINTED, *_EVERYWHERE):
        text = blanked(text, each)
    return text


def _without_labels(text: str, labels: str) -> str:
    label = re.compile(
        rf"(?<![\w-])(?:{labels})\s?\d+(?:\.\d+)*(?!\s?[%€£$]|[.,]?\d|\s?(?:per\s?cent|pros|euro)|\w)", re.IGNORECASE
    )
    return blanked(text, label)
