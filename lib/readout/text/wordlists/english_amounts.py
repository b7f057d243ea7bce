"""English: how quantities are written."""

from __future__ import annotations

import re

from readout.text.wordlists.english_numerals import numbers_in
from readout.text.wordlists.words import Amounts, words

_CARDINALS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
_COUNTED = rf"(?:\d+|{'|'.join(_CARDINALS)})"
_MOVE = r"(?:rise|fall|drop|increase|decline|gain|decrease|growth)"
_NTH = rf"(?:\d+(?:st|nd|rd|th)|{'|'.join(_ORDINALS)})"
# "A third of it", "fell by a third", and not "a third newsletter" or "a quarter ago".
_PART = (
    r"(?=\W*$|[.,;:)!?]|\s+(?:of|less|more|fewer|higher|lower|up|down|from|on|in|to|since|compared|against|below|above|"
    r"short|and|but|while|over|versus|than|year|month|came|comes?|(?:are|is|was|were)(?=\s+(?:from|by|due))|arrived|bought|ordered)\b)"
)
_FRACTIONS = {
    r"(?<!first\s)(?<!second\s)(?<!other\s)(?<!latter\s)half(?=\s+(?:of|the|our|as)\b)"
    + r"(?!\s+of\s+the\s+(?:year|month|week|day|time)\b(?!['’]))|(?<=by\s)half(?!\s+an?\s)": 1 / 2,
    r"(?:one|an?)\s+(?:\w+\s+)?in\s+two|every\s+(?:second|other)(?!\s+(?:day|week|month|year))": 1 / 2,
    r"(?:a|one)[ -]third" + _PART + r"|(?:one|an?)\s+(?:\w+\s+)?in\s+three|every\s+third(?!\s+(?:day|week|month))": 1
    / 3,
    r"(?:one|an?)\s+(?:\w+\s+)?in\s+twenty": 1 / 20,
    r"(?:one|an?)\s+(?:\w+\s+)?in\s+(?:fifty)": 1 / 50,
    r"(?:one|an?)\s+(?:\w+\s+)?in\s+(?:a\s+hundred)": 1 / 100,
    r"two[ -]thirds": 2 / 3,
    r"(?:a|one)[ -](?:quarter|fourth)" + _PART + r"|(?:one|an?)\s+(?:\w+\s+)?in\s+four|every\s+fourth": 1 / 4,
    r"three[ -](?:quarters|fourths)": 3 / 4,
    r"(?:a|one)[ -]fifth" + _PART + r"|(?:one|an?)\s+(?:\w+\s+)?in\s+five|every\s+fifth": 1 / 5,
    r"two[ -]fifths": 2 / 5,
    r"three[ -]fifths": 3 / 5,
    r"four[ -]fifths": 4 / 5,
    r"(?:a|one)[ -]sixth" + _PART + r"": 1 / 6,
    r"(?:a|one)[ -]eighth" + _PART + r"": 1 / 8,
    r"(?:a|one)[ -]tenth" + _PART + r"|(?:one|an?)\s+(?:\w+\s+)?in\s+ten|every\s+tenth": 1 / 10,
}

AMOUNTS = Amounts(
    numbers_in=numbers_in,
    ordinals={word: n for n, word in enumerate(_ORDINALS, 1)} | {r"half\s+a\s+year": 6, r"a\s+year": 12},
    scales={
        r"k": 1e3,
        r"thousands?": 1e3,
        r"m|mn|mio|million|millions": 1e6,
        r"bn|billion": 1e9,
        r"hundred": 1e2,
    },
    money=r"€|£|\$|EUR|GBP|USD|SEK|euros?|pounds?|dollars?",
    percent=r"(?:out\s+)?of\s+(?:every|each)\s+(?:100|hundred)|%|per\s?cent|percent|pct",
    points=r"(?:(?:whole|full|entire)\s+)?(?:percentage[ -]points?|%[ -]?points?|pp|p\.p\.|points?)",
    times=r"x|×|times|-?fold",
    pieces=r"(?:(?:(?:finished|agreed|planned|promised)\s+)?(?:pieces?\s+of\s+work|tasks?|items?|deliverables?|articles?|guides?|newsletters?|pages?|posts?|actions?))",
    spans=r"(?:seconds?|minutes?|hours?|(?:(?:working|business|trading|sales|selling)\s+)?days?|weekdays?|weeks?|weekends?|months?|quarters?|years?|decades?|nights?|min|hrs?|h|"
    r"px|pixels?|kb|mb|gb|km|kg|cm|mm|characters?|words?|lines?|columns?|steps?|points?\s+plan|pages?|"
    r"colleagues|speakers|sections?|chapters?|slides?|languages?|countries)",
    pace={
        "days": r"\W+days?\W+(?:ahead|behind|late|early)",
        "months": r"\W+months?\W+(?:left|remain\w*|to\s+go)|\W+(?:remaining|more)\s+months",
    },
    days_in={
        r"(?:(?:working|business|trading|sales)\s+)?days?(?:['’]s?)?": 1.0,
        r"weeks?(?:['’]s?)?": 7.0,
        r"fortnights?": 14.0,
        r"months?(?:['’]s?)?": 30.4,
    },
    ahead=words(
        r"(?:ahead\s+of|behind|gap|lag\w*|deficit|trail\w*|separat\w*|off|short\s+of|late\s+against)(?=\b[^.;]*\b(?:plan|schedule|target|goal|us)|\W*$)"
    ),
    left=words(r"left|leaves|remain\w*|to\s+go|until\s+(?:the\s+)?(?:year-end|end)"),
    within=r"\b(?:after|in|over|within|during|throughout|for)\s+(?:the\s+)?(?:(?:first|last|past|next|only|just|about)\s+)*$",
    multiples={
        r"doubled|doubling|twice\s+(?:as(?!\s+(?:long|often|fast|quickly|slow))|the|what)|double(?:\s+(?:the|that|what|last)|(?=\W+(?:april|may|last|a\s+year)))|"
        r"twofold|two-fold": 2.0,
        r"tripled|tripling|trebled|threefold|three-fold|three\s+times|triple(?=\s+(?:the|that|what|last|as))": 3.0,
        r"(?:one\s+and\s+a\s+half|1\.5)\s+times|half\s+as\s+(?:many|much)\s+again": 1.5,
        r"quadrupled|fourfold|four\s+times": 4.0,
        r"five\s+times|fivefold": 5.0,
        r"ten\s+times|tenfold": 10.0,
        r"halved|halving": 0.5,
    },
    fractions=_FRACTIONS,
    streak=re.compile(
        rf"(?<!\w)(?:(?:for\s+)?(?:the\s+|a\s+|its\s+|their\s+)?({_NTH})\s+(?:(?:straight|consecutive|successive)\s+"
        rf"(?:month|time|{_MOVE})|(?:consecutive|successive|straight)?\s*month(?:ly)?\s+(?:\w+\s+)?(?:in\s+a\s+row|running|in\s+succession|"
        rf"on\s+end|straight|of\s+(?:\w+\s+)?{_MOVE})|month(?:ly)?\s+{_MOVE}|time\s+(?:in\s+a\s+row|running)|"
        rf"{_MOVE}\s+(?:in\s+a\s+row|running))|"
        rf"({_COUNTED})\s+(?:(?:straight|consecutive|successive)\s+(?:months|{_MOVE}s?|monthly)|months\s+(?:\w+\s+)?"
        rf"(?:in\s+a\s+row|running|in\s+succession|on\s+end|straight)|months\s+of\s+(?:\w+\s+)?{_MOVE}|"
        rf"(?:monthly\s+)?{_MOVE}s?\s+in\s+a\s+row)|"
        rf"(?:up|down|rose|fell|grew|risen|fallen|grown|climbed|declined|increased|rising|falling|growing)\s+"
        rf"(?:every\s+month\s+|steadily\s+|each\s+month\s+)?(?:now\s+)?(?:for\s+)?({_COUNTED})\s+months(?:\s+in\s+a\s+row)?|"
        rf"(?:rose|fell|grew|risen|fallen|grown|climbed|declined|rising|falling|growing)\s+(?:every\s+month\s+|steadily\s+|"
        rf"each\s+month\s+)?for\s+(half\s+a\s+year|a\s+year(?=\W*$)))(?!\w)",
        re.IGNORECASE,
    ),
    share=words(
        r"shares?",
        r"parts?",
        r"explain\w*",
        r"account\w*",
        r"contribut\w*",
        r"stand\s+for",
        r"(?:stem|stems|came|comes|due|owed)",
        r"responsible",
        r"of\s+(?:the|our|this|that|its)\s+(?:\w+\s+)?(?:fall|drop|decline|decrease|rise|increase|growth|gain|change|loss|"
        r"target|goal|plan|way|year)",
        r"goal|target|plan",
        r"of\s+(?:the|our)\s+(?=[€£$\d])",
    ),
    past=words(
        r"best",
        r"worst",
        r"records?",
        r"highest",
        r"lowest",
        r"strongest",
        r"weakest",
        r"peak",
        r"since",
        r"earlier",
        r"history",
        r"ever",
        r"(?:months|quarter|winter|autumn|spring|summer)",
        r"range",
        r"between",
    ),
    spend=words(
        r"(?:came|comes|ran|runs|amounted)\s+to",
        r"bills?",
        r"billed",
        r"invoiced",
        r"set\s+us\s+back",
        r"spen[dt]\w*",
        r"paid(?!\s+(?:search|traffic|social|ads?|media|channels?|clicks|visits))",
        r"pay",
        r"took",
        r"invest\w*",
        r"went",
        r"costs?",
        r"budget",
        r"money",
    ),
    bounds={
        "about": words(
            r"about",
            r"around",
            r"roughly",
            r"approximately",
            r"approx\.?",
            r"some",
            r"circa",
            r"ca\.?",
            r"close\s+(?:to|on)",
            r"in\s+the\s+(?:region|neighbourhood|order)\s+of",
            r"something\s+like",
            r"barely|hardly",
            r"near",
        ),
        "nearly": words(
            r"almost",
            r"nearly",
            r"(?:just|slightly|a\s+(?:little|touch|shade|fraction|bit))\s+(?:under|below|short\s+of|shy\s+of|less\s+than)",
            r"the\s+best\s+part\s+of",
            r"not\s+quite",
            r"up\s+to",
        ),
        "just over": words(
            r"(?:just|slightly|barely|a\s+(?:little|shade|touch|whisker|hair|bit))\s+(?:over|above|more\s+than)"
        ),
        "over": words(
            r"(?:more|higher|better|greater)\s+than",
            r"over",
            r"above",
            r"at\s+least",
            r"upwards\s+of",
            r"well\s+over",
            r"a\s+good",
            r"in\s+excess\s+of",
            r"north\s+of",
            r"exceed(?:ed|s|ing)",
            r"past",
            r"no\s+(?:less|fewer)\s+than",
        ),
        "under": words(
            r"(?:less|fewer|lower)\s+than", r"under", r"below", r"at\s+most", r"no\s+more\s+than", r"not\s+even"
        ),
    },
    reached=re.compile(
        r"(?<!compared\s)(?<!relative\s)(?<!close\s)(?<!next\s)(?<!opposed\s)\bto\s+(?:about\s+|just\s+|only\s+|around\s+|roughly\s+)?[€£$]?\|",
        re.IGNORECASE,
    ),
    moved_by=re.compile(
        r"\bby\s+(?:(?:a|an|about|almost|nearly|just|over|more|than|some|roughly|around)\s+)*$", re.IGNORECASE
    ),
    sized=words(
        r"(?:rise|fall|drop|increase|decline|gain|decrease|growth|loss|dip|gap|difference|change)\s+(?:\w+\s+){0,3}?(?:came|comes|amount(?:s|ed)|add(?:s|ed)\s+up|ran|runs|summed|equals)"
    ),
    vague=re.compile(r"(?!)"),
    joins=r"\s(?:and|or|to)\s|/",
    out_of=r"\s+of\s+",
    roughly=re.compile(
        r"[\s-](?:odd\b|or\s+(?:so|thereabouts)\b|give\s+or\s+take\b)|,?\s(?:roughly|approximately|more\s+or\s+less)\W*(?:$|[,.;)])",
        re.IGNORECASE,
    ),
)
