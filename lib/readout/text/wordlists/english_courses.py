# ruff: noqa: E501  (lists of words and patterns read better in full lines)
"""English: words that say which way something went, in all their forms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from readout.text.wordlists.words import Course, Pattern

_VOWELS = "aeiou"
# Verbs that say by themselves that their subject went up or down; their nouns are often the same word.
# With "!" only their past forms do, because the word means other things too ("the contract", "our firm").
_RISE = """
    increase climb jump soar surge leap rally rebound recover expand advance! skyrocket rocket! spike! balloon! swell mount!
    accelerate gain escalate! inflate! boom! multiply! double! triple! treble! quadruple! build_up snowball flourish! blossom!
    appreciate burgeon bloom! thrive prosper proliferate intensify widen broaden enlarge mushroom revive resurge zoom! vault!
    regain recoup outgrow firm!
"""
_FALL = """
    drop decrease decline dip slip plunge plummet tumble slump contract! halve! diminish dwindle ease! soften sag retreat
    collapse fade wane ebb crash nosedive tank! crater! recede subside erode taper! deflate slacken sour! crumble! wither! wilt!
    stumble dive! backslide abate! depreciate droop founder! lessen languish regress relapse shrivel skid! thin! topple evaporate
    vanish disappear melt! flounder
"""
_IRREGULAR = {
    "up": r"rise|rises|rose|risen|rising|grow|grows|grew|grown|growing|growth|leapt|swollen|overtook|overtaken|sprang\s+up|shot\s+up",
    "down": r"fall(?!\s+(?:into|within|in\s+with)\b)|falls(?!\s+(?:into|within|in\s+with|on)\b)|fell|fallen|falling|shrink|shrinks|shrank|shrunk|shrunken|shrinking|sink|sinks|sank|sunk|sinking|slid|"
    r"slide|slides|sliding|shed|sheds|went\s+backwards|go\s+backwards|gone\s+backwards|lose|loses|losing\s+ground|dove",
}
_MOTION = (
    r"(?:go(?:es|ing|ne)?|went|com(?:e|es|ing)|came|mov(?:e|es|ed|ing)|creep(?:s|ing)?|crept|edg(?:e|es|ed|ing)|inch(?:es|ed|ing)?|tick(?:s|ed|ing)?|"
    r"nudg(?:e|es|ed|ing)|shoot(?:s|ing)?|shot|trend(?:s|ed|ing)?|head(?:s|ed|ing)?|drift(?:s|ed|ing)?|push(?:es|ed|ing)?|pull(?:s|ed|ing)?|"
    r"bounc(?:e|es|ed|ing)|pick(?:s|ed|ing)?|perk(?:s|ed|ing)?|ramp(?:s|ed|ing)?|scal(?:e|es|ed|ing)|gets?|got|getting|turn(?:s|ed|ing)?|"
    r"jump(?:s|ed|ing)?|swung|swings?|point(?:s|ed|ing)?|nos(?:e|ed|es)|finish(?:ed|es)?|clos(?:ed|es)|end(?:ed|s)?|roll(?:ed|s)?|fall(?:s|en|ing)?|fell|"
    r"slip(?:s|ped)?|drop(?:s|ped)?|tail(?:s|ed|ing)?|run(?:s|ning)?|ran)(?:\s+(?!at\b|in\b|to\b|on\b|for\b)\w+)?\s+"
)
_PARTS = {
    "build": "build builds built building",
}  # fmt: skip


def _forms(verb: str) -> Iterator[str]:
    """All forms of a verb; a particle may have one word before it ("went clearly up")."""
    base, _, particle = verb.rstrip("!").partition("_")
    tail = rf"(?:\s+\w+)?\s+{particle}(?:wards?)?" if particle else ""
    forms = _PARTS[base].split() if base in _PARTS else list(_regular(base))
    yield from (form + tail for form in (forms[2:] if verb.endswith("!") else forms))


def _regular(base: str) -> Iterator[str]:
    stem = base.removesuffix("e")
    doubled = base + base[-1] if re.search(rf"^[^{_VOWELS}]*[{_VOWELS}][^{_VOWELS}wxy]$", base) else stem
    yield from (base, base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s"), doubled + "ed", doubled + "ing")


def _verbs(source: str) -> str:
    return "|".join(form for verb in source.split() for form in _forms(verb))


_STOOD = r"(?:is|are|was|were|ran|runs?|stayed|ended|closed|finished|came\s+in|remained|lies|lay|stands?|stood|sits?|sat)(?:\s+\w+)?"
_MONTH = r"(?:(?-i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*)"
_EARLIER = (
    rf"(?:(?:it|they|what\s+(?:it|they|we)|where\s+(?:it|they|we)|those|that)\s+(?:was|were|had|did|saw|got|stood)\s+)?(?:of\s+|in\s+)?"
    rf"(?:(?:the\s+)?(?:level|figures?|value|total|number)\s+(?:of|in|from)\s+)?"
    rf"(?:{_MONTH}|last|(?:the\s+)?(?:previous|prior|preceding|same)\b|(?:the\s+)?(?:month|year)\s+(?:before|earlier)|(?:a|one)\s+(?:year|month)|before\b)"
)
_THAN = rf"(?=\s+{_EARLIER})"
_THAN_OF = rf"(?:\s+of)?\s+{_EARLIER}"
_ALONE = r"(?!\s+(?:to|for|and\s+running|with|in\s+the\s+air)\b)"
_IS = r"(?:is|are|was|were|be|been|came\s+(?:in|out)|ended|finished|closed|got|became|gets|become|turned\s+out|looks?|stayed|remained)\s+(?:\w+\s+)?"
_SHARE = r"(?:[\d.,]+\s*(?:%|per\s*cent|percent)|a\s+(?:touch|shade|hair|tad|whisker|notch|fraction)|marginally|fractionally|narrowly|slightly|clearly|a\s+(?:little|bit)|somewhat|well|far|just|much)"
_BEAT = r"beat|beats|beaten|exceeded|exceeds|outperformed|surpassed|topped|overtook|outdid|outstripped|bettered|outpaced|eclipsed|cleared"
_MISS = (
    r"trailed|trails|trailing|missed|undershot|lagged(?:\s+behind)?|lags(?:\s+behind)?|underperformed|"
    r"(?:fell|falls|came|stayed|remained|is|are|was|were|ended|finished)\s+(?:\w+\s+)?(?:short\s+of|shy\s+of|behind|below|under)|failed\s+to\s+(?:match|reach)|"
    r"(?:did\s+not|didn['’]t|could\s+not|couldn['’]t|does\s+not|do\s+not|not)\s+(?:quite\s+)?(?:match|reach|repeat|equal|keep\s+(?:up|pace)\s+with|get\s+(?:near|to|close\s+to))|(?:not|n['’]t|nowhere\s+near)\s+(?:quite\s+|nearly\s+)?(?:as|so)\s+(?:many|much|high|good|strong|busy)\s+as"
)
_UP = (
    rf"{_IRREGULAR['up']}|{_verbs(_RISE)}|{_MOTION}(?:up(?:wards?)?|higher|(?:ahead|past|forward)(?={_THAN_OF}))(?!\s+(?:to\s+expect|with|for|at|in(?!\s+(?:{_MONTH}|the\s+(?:month|end|year)|total|all|both|euros|every|value|number))|being|where|below|on\s+the)\b)|upswing|uptick|upturn|uplift|upward|upwards|recovery|rallied|boost|spurt|hike|catch-up|caught\s+up|"
    rf"(?:is|are|was|were|be|been|and|ended|finished|closed|stands?|stood|sits?)\s+(?:\w+\s+)?up{_ALONE}|(?<=,\s)up\b|^\s*up\b|"
    r"up(?=\s+(?:by\s+)?[\d€£$])|up(?=\s+(?:on|from|against|compared|vs|year|month|again)\b)|"
    rf"higher|{_SHARE}\s+(?:more|above|ahead)(?!\s+(?:of\s+)?(?:the\s+|our\s+)?(?:plan|target|goal|schedule|expensive))|"
    rf"{_STOOD}\s+above{_THAN}|costs?\s+(?:us\s+)?more(?=\s+(?:to|than|now|in|this|again)\b|\W*$)|more\s+expensive|dearer|costlier|pricier|stronger|heavier|busier|livelier|{_IS}(?:larger|bigger|ahead(?!\s+of\s+(?:the\s+|our\s+)?(?:plan|schedule|target|goal)))|"
    r"(?:set|hit|reached)\s+(?:a|an|its|their)\s+(?:new\s+|all-time\s+)?(?:high|record|peak)|on\s+the\s+(?:rise|increase|up)|(?:bounc|com|climb|spring|claw|fight)(?:e|es|ed|ing|s)?\s+back|(?:came|sprang|sprung|fought)\s+back|"
    rf"(?:{_BEAT}){_THAN}|(?:more|greater|larger|bigger|better)(?:\s+in\s+{_MONTH})?\s+than{_THAN}|took\s+off|(?:gathered|gained|picked\s+up)\s+(?:pace|steam|momentum|ground)|made\s+(?:up\s+ground|gains|progress)|put\s+on|positive\s+(?:development|trend|growth)|developed\s+(?:positively|well|favou?rably)|went\s+through\s+the\s+roof|exploded|explodes|enjoyed\s+a\s+\w+|a\s+(?:\w+\s+)?step\s+(?:forwards?|up)|a\s+plus|(?:bump|surge|spike|bounce)(?=\s+in\b)|(?<=['’]s\s)up(?!\s+(?:to|for|and\s+running|with)\b)|progressed|brisker|(?:mov|inch|edg|creep|crept|nos)(?:es|ed|ing|s)?\s+(?:\w+\s+)?(?:ahead|up)(?!\s+of\s+(?:the\s+|our\s+)?(?:plan|target|goal|schedule))|turned\s+positive|(?:climbed|moved|jumped)\s+past(?=\s)|↑|▲|⬆|↗|"
    rf"(?:grew|got|became|getting|growing)\s+(?:bigger|larger|more\s+numerous)|raised(?=\s+(?:by|from|to|with|[\d]|slightly|a\s+little)|\W*$)"
)
_DOWN = (
    rf"{_IRREGULAR['down']}|{_verbs(_FALL)}|{_MOTION}(?:down(?:wards?)?|lower|backwards?|south|off(?=\s+from))|(?:tail|drop|fall)(?:ed|ped|en|d|ing|ling)?\s+off|fell\s+off|downturn|downswing|downward|downwards|reduction|setback|downtick|loss(?!\s+of)|contraction|shrinkage|drop-off|falloff|"
    rf"(?:is|are|was|were|be|been|and|ended|finished|closed|stands?|stood|sits?)\s+(?:\w+\s+)?down{_ALONE}|(?<=,\s)down\b|^\s*down\b|"
    r"down(?=\s+(?:by\s+)?[\d€£$])|down(?=\s+(?:on|from|against|compared|vs|year|month|again)\b)|"
    rf"lower|{_SHARE}\s+(?:less|fewer|below|behind)(?!\s+(?:the\s+|our\s+)?(?:plan|target|goal|schedule|expensive))|"
    rf"{_STOOD}\s+below{_THAN}|costs?\s+(?:us\s+)?less(?=\s+(?:to|than|now|in|this|again)\b|\W*$)|cheaper|less\s+expensive|softer|weaker|lighter|thinner|poorer|a\s+minus|"
    rf"{_IS}(?:fewer|smaller|below(?=\s+(?:compared|last))|behind(?!\s+(?:plan|the\s+plan|schedule|target|our|the\s+(?:fall|drop|rise|change|growth))))|"
    rf"dr(?:y|ies|ied|ying)\s+up|di(?:e|es|ed)\s+(?:\w+\s+)?(?:down|off|away)|lost\s+ground|lost\s+(?:some|a\s+little)|on\s+the\s+(?:decline|wane|slide)|took\s+(?:a|another)\s+(?:\w+\s+)?(?:hit|dive|dip|tumble|knock|step\s+back|beating|turn\s+for\s+the\s+worse)|(?:set|hit|reached|touched)\s+(?:a|an|its|their)\s+(?:new\s+|all-time\s+)?low|(?:lost|ran\s+out\s+of)\s+(?:steam|momentum)|gave\s+(?:back|up)\s+(?:some|ground|part)|came\s+off|cooled(?:\s+(?:off|down))?|negative\s+(?:development|trend|growth)|developed\s+(?:negatively|poorly|badly)|in\s+the\s+red|turned\s+negative|(?:is|are|was|were)\s+negative|petered\s+out|flagged|faltered|backtracked|(?:is|are|was|were|been)\s+(?:\w+\s+)?reduced|(?:was|were)\s+(?:\w+\s+)?hit(?!\s+by)|(?:hit|reached|touched)\s+(?:its|their|the)\s+lowest\s+\w+|(?:could\s+not|couldn['’]t|did\s+not|didn['’]t|failed\s+to)\s+hold(?=\s+(?:on\s+to\s+)?(?:(?:its|their|the)\s+)?(?-i:[A-Z])|\s+(?:on\s+to\s+)?(?:last|(?:its|their|the)\s+(?:level|gains|ground)))|sluggish|(?:lost|loses?|losing)\s+(?:\w+\s+)?(?:height|altitude|speed|strength)|(?:hole|dent|lull|trough|hiccup|blip|softness|weakness)(?=\s+in\b)|scarcer|rarer|thin\s+on\s+the\s+ground|(?<=['’]s\s)down(?!\s+to\b)|a\s+(?:\w+\s+)?step\s+(?:back(?:wards?)?|down)|↓|▼|⬇|↘|(?:{_MISS}){_THAN}|"
    rf"(?:fewer|less|smaller|worse)(?:\s+in\s+{_MONTH})?\s+than{_THAN}|down(?=\W*$)"
)
_FLAT = (
    rf"flat|stable|unchanged|steady|(?:stayed|remained|held|stays|remains|is|was|were|are|stood|kept)\s+(?:\w+\s+)?"
    rf"(?:the\s+same|level|constant|put|where\s+(?:it|they)\s+(?:was|were))|(?:kept|keeps?|held|holds?)\s+(?:\w+['’]?\w*\s+){{0,2}}levels?|(?:at|near|around)\s+\w+['’]s\s+level|"
    rf"(?:in\s+line|level|on\s+level\s+terms)\s+with(?!\s+(?:plan|the\s+plan|our|target|expect))|on\s+(?:a\s+)?par\s+with|flatlined|flat-lined|stagnated|stagnant|static|"
    rf"(?:not|n['’]t|hardly|barely|scarcely)\s+(?:really\s+|much\s+|at\s+all\s+)?(?:change|changed|move|moved|budge|budged)|plateaued|levell?ed\s+off|"
    rf"stood\s+still|(?:no|little)\s+changed?|standstill|sideways|the\s+same\s+as(?=\s+(?:in|last|a\s+year))|"
    rf"(?<!twice\s)(?<!half\s)(?<!times\s)(?<!nearly\s)(?<!almost\s)(?:just\s+)?as\s+(?:high|many|much|good|strong|large|big)\s+as(?=\s+(?:in|last|a\s+year|the\s+(?:month|year)|they|it))|kept\s+(?:up|pace)\s+with(?=\s+(?:(?-i:[A-Z])|last))|(?:match(?:ed|es)?|equal(?:l?ed|s)?|repeat(?:ed|s)?)(?=\s+(?:what\s+)?(?:(?-i:[A-Z])|last|the\s+(?:month|year|previous)))|trod\s+water|treading\s+water|treaded\s+water|(?:held|holds?|holding|stood|stands?|kept|keeps?|keeping)\s+(?:(?:its|their)\s+(?:own|ground|level|place|position)|firm|steady|up(?=\W*$|\s+(?:well|nicely|fine|in\b|despite|all\b|through)))|unmoved|(?:much|about|roughly|more\s+or\s+less|pretty\s+much|practically|essentially)\s+the\s+same|(?:similar|comparable|close)\s+to(?=\s+(?:{_MONTH}|last|a\s+year))|(?:little|no|hardly\s+any|barely\s+any)\s+(?:real\s+)?(?:movement|change|motion)|nothing\s+(?:much\s+)?(?:happened|moved|changed)|going\s+nowhere|went\s+nowhere"
)


def _course(source: str) -> Pattern:
    return re.compile(rf"(?<![\w-])(?:{source})(?![\w-])", re.IGNORECASE)


COURSES: dict[Course, Pattern] = {
    "up": _course(_UP),
    "down": _course(_DOWN),
    "flat": _course(_FLAT),
    "better": _course(
        r"improv(?:e|es|ed|ing|ement|ements)|better|strengthen(?:s|ed|ing)?|healthier|brightened|perked\s+up|the\s+right\s+(?:direction|way)"
    ),
    "worse": _course(
        r"worsen(?:s|ed|ing)?|worse|deteriorat(?:e|es|ed|ing|ion)|weaken(?:s|ed|ing)?|disappoint(?:s|ed)\s+again|suffered|suffers|the\s+wrong\s+(?:direction|way)"
    ),
}
ATTRIBUTIVE: dict[Course, Pattern] = {
    "up": _course(
        r"more|extra|additional|raised|lifted|boosted|increased|grew|growing|rising|higher|doubled|upped|pushed\s+up|drove\s+up|stronger"
    ),
    "down": _course(
        r"fewer|less|lost|cut|reduced|lowered|falling|declining|shrinking|lower|weaker|decreased|trimmed|slashed|pushed\s+down|brought\s+down|drove\s+down|dwindling"
    ),
}
