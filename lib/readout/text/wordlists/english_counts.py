# ruff: noqa: E501  (lists of words and patterns read better in full lines)
"""English: KPIs by what became of them, records by the months they have stood, parts told as one in so many."""

from __future__ import annotations

import re

from readout.text.wordlists.words import Counts, Pattern, words

_NUMBER = r"(\d+|[a-z]+teen|[a-z]+ty|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_SPAN = rf"(?:{_NUMBER}\s+months\b|(half\s+a\s+year|over\s+a\s+year|a\s+year|two\s+years|three\s+years))(?!\s+(?:ago|before|earlier|and|or|left))"
_LATELY = r"(?:the\s+)?(?:(?:last|past|previous|more\s+than|over|about|some|almost|nearly)\s+)*"
_SO = r"(?:this|so|that|quite\s+this|quite\s+so)"


def _record(superlatives: str, plain: str, noun: str) -> Pattern:
    """Find "the lowest in nine months", "not this low in nine months", "a nine-month low"."""
    end = rf"(?:(?:{superlatives})|{_SO}\s+(?:{plain}))"
    return re.compile(
        rf"(?<!\w){end}\b[^,.;:\d]{{0,40}}?\b(?:in|for|over|of)\s+{_LATELY}{_SPAN}|"
        rf"(?<!\w)(?:{superlatives})\s+months?\b[^,.;:\d]{{0,40}}?\b(?:in|of)\s+(?:the\s+)?(?:last|past)\s+{_NUMBER}(?!\s+\w)|"
        rf"(?<![\w.,]){_NUMBER}[-\s]months?(?:['’]s?)?[-\s](?:{noun})\b",
        re.IGNORECASE,
    )


COUNTS = Counts(
    kpis=words(r"KPIs?|metrics?|indicators?|key\s+(?:figures?|numbers?|measures?)|(?:our|the)\s+(?:\w+\s+)?measures"),
    outcomes={
        "better": words(r"improv\w+|(?<!no\s)better|strengthen\w*|(?:in\s+the\s+)?green"),
        "worse": words(r"wors\w+|deteriorat\w+|weaken\w*|(?:in\s+the\s+)?red"),
        "routine": words(
            r"routine|normal|ordinary|unchanged|steady|stable|flat|the\s+same|within|as\s+usual|in\s+(?:its|their)\s+(?:usual|normal)|"
            r"(?:not|n['’]t|hardly|barely)\s+(?:really\s+|much\s+)?(?:changed?|moved?|budged?)"
        ),
    },
    all_kpis=re.compile(
        rf"\b(?:of|all(?:\s+of)?)\s+(?:(?:our|the)\s+)?{_NUMBER}\s+(?:\w+\s+)?(?:KPIs|metrics|indicators|key\s+figures)\b"
        r"(?!\s+(?:that|which|we|with|in|on))",
        re.IGNORECASE,
    ),
    records={
        "lowest": _record("lowest|weakest|smallest|fewest", "low|weak|few|small|little", "lows?|troughs?"),
        "highest": _record("highest|strongest|largest|biggest", "high|strong|many|large|big|much", "highs?|peaks?"),
        "worst": _record("worst|poorest", "bad|poor", "(?!)"),
        "best": _record("best|finest", "good", "(?!)"),
    },
    lengths={r"half\s+a\s+year": 6, r"(?:over\s+)?a\s+year": 12, r"two\s+years": 24, r"three\s+years": 36},
    one_in=re.compile(
        r"(?<![\w.,])(?:one|an?|1)\s+(?:\w+\s+)?(?:in|out\s+of)\s+(?:every\s+|each\s+)?(\d+|[a-z]+(?:-[a-z]+)?)(?![\w-]|[.,]\d|\s*%)"
        r"(?!\s+(?:days?|weeks?|months?|years?|quarters?|hours?|thousand|million|hundred))|"
        r"\bevery\s+(\d+(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?th)\b(?!\s+(?:day|week|month|year|quarter|hour|time|of))",
        re.IGNORECASE,
    ),
    ordinals={
        r"thirteenth": 13,
        r"fourteenth": 14,
        r"fifteenth": 15,
        r"sixteenth": 16,
        r"seventeenth": 17,
        r"eighteenth": 18,
        r"nineteenth": 19,
        r"twentieth": 20,
        r"thirtieth": 30,
        r"fortieth": 40,
        r"fiftieth": 50,
        r"hundredth": 100,
    },
    of_hundred=re.compile(
        r"\b(?:(?:of|out\s+of)\s+(?:every\s+|each\s+|a\s+|one\s+)?|(?:for|per|from)\s+(?:every|each)\s+)(?:100|hundred)\s+(?:\w+\s+)?\w+,?\s+(?:[a-z'’]+\s+){0,5}$",
        re.IGNORECASE,
    ),
    of_thousand=re.compile(
        r"\b(?:(?:of|out\s+of)\s+(?:every\s+|each\s+|a\s+|one\s+)?|(?:for|per|from)\s+(?:every|each)\s+)(?:1,?000|thousand)\s+(?:\w+\s+)?\w+,?\s+(?:[a-z'’]+\s+){0,5}$",
        re.IGNORECASE,
    ),
    per_many=re.compile(
        r"\s+(?:\w+\s+)?(?:per|for\s+every|out\s+of\s+(?:every\s+|a\s+)?|in\s+every|in\s+a)\s*(?:(?P<thousand>thousand|1,000)|hundred|100)\b(?!\s+(?:euros?|clicks?|impressions?|views?))",
        re.IGNORECASE,
    ),
    whole=re.compile(r"\b(?:of|per|every|each)\s+(?:an?\s+|one\s+)?\w+$", re.IGNORECASE),
    factor=re.compile(r"\bfactor\s+of\s+(?:about\s+|almost\s+|nearly\s+)?$", re.IGNORECASE),
    ranges=re.compile(r"(?:\bbetween|\bto|\bor|\band|[–-])\s*\||\|\s*(?:or|to|[–-])\s", re.IGNORECASE),
    goes_on=re.compile(
        r"\W*(?:(?:in|for|by)\s+\w+\s+|(?:the\s+)?(?:month|year)\s+(?:before|earlier),?\s+|so\s+|and\s+|or\s+|i\.e\.\s+|that\s+is(?:\s+to\s+say)?,?\s+)?"
        r"(?:it|that|this|they|these|those|which)(?:['’]s|\s+(?:\w+\s+)?(?:is|are|was|were|had\s+been|makes?|made|means|works?\s+out|comes?|came|leaves?|left|gives?|amounts?|equals?|adds?))\b|"
        r"\W*(?:[\w€£$.,]+\s+){0,4}?(?:short\s+of|more\s+than|less\s+than|below|above|over|under)\s+(?:that|this|it)\b",
        re.IGNORECASE,
    ),
)
