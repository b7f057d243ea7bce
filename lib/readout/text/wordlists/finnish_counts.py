# ruff: noqa: E501  (lists of words and patterns read better in full lines)
"""Finnish: KPIs by what became of them, records by the months they have stood, parts told as one in so many."""

from __future__ import annotations

import re

from readout.text.wordlists.words import Counts, Pattern, words

_SPAN = r"(?:(\d+|\w+(?:een|ään|aan|eksan|eksään|toista))\s+kuukauteen|(?<!viime\s)(?<!kuluvaan\s)(?<!tähän\s)(puoleen\s+vuoteen|vuoteen|kahteen\s+vuoteen))(?!\s+(?:verrattuna|nähden))"
_SO = r"(?:näin|yhtä|niin|tätä)"
_KPIS = r"(?:mittar\w+|tunnuslu\w+|avainlu\w+|indikaattor\w+|KPI\w*|KPI:\w+)"


def _record(superlatives: str, plain: str, noun: str) -> Pattern:
    """Find "alin yhdeksään kuukauteen", "näin alhaalla … kuukauteen", "yhdeksän kuukauden alin", "… pohjalukema"."""
    end = rf"(?:(?:{superlatives})|{_SO}\s+(?:{plain}))"
    return re.compile(
        rf"(?<!\w){end}\b[^,.;:\d]{{0,50}}?\b{_SPAN}|"
        rf"(?<!\w){_SPAN}\s+[^,.;:\d]{{0,40}}?\b{end}\b|"
        rf"(?<![\w.,])(\d+|\w+(?:en|än|an|toista))\s+kuukauden\s+(?:\w+\s+)?(?:{superlatives}|{noun})\b",
        re.IGNORECASE,
    )


COUNTS = Counts(
    kpis=words(_KPIS),
    outcomes={
        "better": words(r"paran\w+|kohen\w+|parem\w+|vahvistu\w+|vihre\w+"),
        "worse": words(r"heiken\w+|heikkeni\w*|heikenty\w*|huonon\w+|huonom\w+|heikom\w+|punai\w+"),
        "routine": words(
            r"ennallaan|tavanomai\w+|tavallis\w+|normaal\w+|paikallaan|paikoillaan|vakaa\w*|entisell\w+|samana|samalla|"
            r"ei(?:vät)?\s+(?:juuri\s+)?(?:muuttunut|muuttuneet|liikkunut|liikkuneet)"
        ),
    },
    all_kpis=re.compile(
        rf"(?<![\w.,])(?:(\d+:?(?:sta|stä)|\w+(?:desta|destä|mestä|ljästä|mästä|sasta|sästä|nestä|hdestä))\s+|kaikki\s+(\d+|\w+)\s+)(?:\w+(?:sta|stä)\s+)?{_KPIS}(?!\w)",
        re.IGNORECASE,
    ),
    records={
        "lowest": _record(
            r"alin|alimma\w*|alimmi\w*|matalin|matalimm\w*|pienin|pienimm\w*|heikoin|heikoimm\w*|vähiten",
            r"matal\w+|alha\w+|vähä\w*|vähiss\w*|pien\w+|heik\w+",
            r"pohja\w*",
        ),
        "highest": _record(
            r"ylin|ylimm\w*|korkein|korkeimm\w*|suurin|suurimm\w*|vahvin|vahvimm\w*|eniten",
            r"korke\w+|palj\w+|suur\w+|vahv\w+|ylhäällä",
            r"huippu\w*|huipu\w*",
        ),
        "worst": _record(r"huonoin|huonoimm\w*|surkein|surkeimm\w*", r"huono\w*|surke\w+", r"(?!)"),
        "best": _record(r"paras|parhaa\w*|parasta", r"hyvä\w*|hyvi\w*", r"(?!)"),
    },
    lengths={r"puoleen\s+vuoteen": 6, r"vuoteen": 12, r"kahteen\s+vuoteen": 24},
    one_in=re.compile(
        r"(?<!\w)joka\s+(\d+(?=\.\s|:)|\w+(?:s|nnen|ntena|ntenä|nteen|tta|ttä)(?:toista)?)(?!\w)(?!\s+(?:päivä|viikko|kuukau|vuosi|kerta|tunti))|"
        r"(?<![\w.,])(?:yksi|1)\s+(\d+:?(?:sta|stä)|\w+(?:sta|stä)(?:toista)?)(?!\w)",
        re.IGNORECASE,
    ),
    ordinals={
        rf"{stem}(?:s|nnen|ntena|ntenä|nteen|tta|ttä)toista": 10 + n
        for n, stem in enumerate(
            ("yhde", "kahde", "kolma", "neljä", "viide", "kuude", "seitsemä", "kahdeksa", "yhdeksä"), 1
        )
    }
    | {r"kahdeskymmene(?:s|nnen|tta)|kahdeskymmenes": 20, r"sada(?:s|nnen|tta)": 100},
    of_hundred=re.compile(
        r"(?<!\w)(?:(?:sadasta|100:sta)\s+\w+(?:sta|stä)|(?:sataa|100:aa|100)\s+\w+[aä]\s+koh(?:ti|den))\s+(?:[a-zåäö]+\s+){0,5}$",
        re.IGNORECASE,
    ),
    of_thousand=re.compile(
        r"(?<!\w)(?<!\d\s)(?:(?:tuhannesta|1\s?000:sta)\s+\w+(?:sta|stä)|(?:tuhatta|1\s?000:ta|1\s?000)\s+\w+[aä]\s+koh(?:ti|den))\s+(?:[a-zåäö]+\s+){0,5}$",
        re.IGNORECASE,
    ),
    per_many=re.compile(
        r"\s+(?:\w+\s+)?(?:per\s+)?(?:(?P<thousand>tuhatta|1\s?000)|sataa|100)\s+\w+[aä]\s+koh(?:ti|den)\b",
        re.IGNORECASE,
    ),
    whole=re.compile(r"\w+sta$", re.IGNORECASE),
    factor=re.compile(r"(?<!\w)(?:kerroin|kertoimella)\s+(?:on\s+|oli\s+|noin\s+)?$", re.IGNORECASE),
    ranges=re.compile(r"(?:\btai|\bja|\bjopa|[–-])\s*\||\|\s*(?:tai|[–-])\s*", re.IGNORECASE),
    goes_on=re.compile(
        r"\W*(?:\w+kuussa\s+|vuosi\s+sitten\s+|eli\s+)?(?:se|tämä|ne|nämä|siitä|tästä|niistä)\s+(?:\w+\s+)?"
        r"(?:on|oli|ovat|olivat|tekee|teki|tarkoittaa|merkitsee|vastaa|jää|jäi|puuttuu|putosi|laski|nousi)\b|"
        r"\W*(?:\w+kuussa|vuosi\s+sitten)\s+(?:se\s+)?(?:oli|olivat)\b|"
        r"\W*(?:\w+\s+)?(?:siitä|tästä|tuosta)\s+\w+",
        re.IGNORECASE,
    ),
)
