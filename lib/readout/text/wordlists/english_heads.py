"""English: what tells a figure of the report from one of something else."""

from __future__ import annotations

import re

from readout.text.wordlists.words import Heads, words

_FUNCTION = ["a", "about", "above", "across", "after", "against", "all", "almost", "already", "also", "although", "altogether", "among", "an", "and", "another", "apart", "are", "around", "as", "at", "be", "because", "been", "before", "behind", "being", "below", "between", "beyond", "both", "but", "by", "came", "can", "combined", "compared", "could", "despite", "did", "do", "does", "during", "each", "either", "even", "ever", "exactly", "for", "from", "had", "has", "have", "here", "however", "i", "if", "in", "including", "instead", "into", "is", "it", "its", "just", "last", "left", "like", "may", "might", "minus", "more", "most", "must", "net", "next", "no", "nor", "not", "now", "of", "off", "on", "only", "onto", "or", "our", "out", "over", "overall", "per", "plus", "previous", "put", "respectively", "roughly", "same", "short", "should", "since", "so", "some", "still", "than", "that", "the", "their", "then", "there", "these", "they", "this", "those", "though", "through", "throughout", "till", "to", "today", "together", "too", "total", "under", "unless", "until", "up", "upon", "versus", "via", "vs", "was", "we", "were", "what", "when", "where", "whereas", "which", "while", "who", "whose", "will", "with", "within", "without", "would", "year", "yet", "again", "alone", "away", "down", "ahead", "online", "offline", "on-year", "month", "earlier", "later", "ago", "better", "worse", "fewer", "less", "higher", "lower", "yoy", "mom", "ytd", "per-day", "monthly", "annually", "daily", "apiece", "gross", "instead", "strong", "large", "arrived", "placed", "made", "missing", "remain", "remained", "remains", "remaining", "needed", "required", "planned", "spent", "paid", "earned", "sold", "booked", "recorded", "counted", "logged", "reached", "went", "go", "goes", "come", "comes", "take", "takes", "took", "makes", "make", "against", "good", "high", "low", "flat", "weaker", "stronger", "better-than", "whichever", "whatever", "once", "twice", "worth", "clear", "further", "exact", "brought", "stemmed", "explained", "in-line", "lost", "gained", "added", "saved", "year-on-year", "month-on-month", "year-over-year", "month-over-month", "cent", "mark", "level", "point", "points", "straight", "running", "closed", "ended", "finished", "stood", "gives", "gave", "shows", "showed", "were", "coming", "came", "making"]

_MEASURES = (
    r"(?:open|click|click-through|bounce|exit|return|refund|interest|exchange|response|growth|tax|hourly|daily)[ -]rates?|"
    r"opens|opened|clicks?|clicked|CTR|CPC|CPM|ROAS|impressions?|followers?|subscribers?|likes|ratings?|reviews?|rank(?:s|ing|ings)?|"
    r"positions?|scores?|bids?|margins?|mark-?ups?|scroll|load(?:s|ing)?|speed|time\s+on"
)
_PRICES = (
    r"(?:ad|media|campaign|yearly|monthly|annual|test)?\s?budgets?|prices?|priced|pricing|price\s+tag|discounts?|rebates?|coupons?|vouchers?|gift\s+cards?|"
    r"codes?|fees?|invoices?|salar(?:y|ies)|quotes?(?!\s+of)|VAT|tax(?:es)?|shipping|postage|delivery|freight|stock|inventory|thresholds?|minimum|"
    r"maximum|cap|bundles?|free\s+\w+"
)
_OTHERS = (
    r"competitors?|market|industry|survey|respondents?|panel|benchmark|answered|said|rated|voted|aged?|watts?|lumens?|"
    r"models?|sizes?|versions?|variants?|warranty|guarantee|temperature|kelvin"
)

HEADS = Heads(
    neutral=words("|".join(re.escape(each) for each in _FUNCTION), r"\w+ly", r"\w+['’](?:t|s|re|ve|ll|d)"),
    noun=re.compile(r"[^\W\d_][\w'’&/-]*"),
    owning=re.compile(r"-(?:per\s?cent|percent|euro|pound|dollar|point)$|(?!)", re.IGNORECASE),
    skipped=words(
        r"new|annual|yearly|extra|additional|more|fewer|less|further|other|total|online|monthly|daily|paid|unique|paying|qualified|separate|single|"
        r"different|real|actual|good|strong|whole|full|of|the|our|all|these|those|this|its|that|their|agreed|finished|"
        r"completed|planned|published|big|small|steep|sharp|slight|clear|modest|overall|incoming|placed"
    ),
    generic=words(r"pieces|pcs|units?|ones?|people|persons?|items?|of\s+them|altogether|individuals?|entries"),
    foreign=words(_MEASURES, _PRICES, _OTHERS),
    moment=words(
        r"weeks?|weekends?|weekdays?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mornings?|afternoons?|evenings?|nights?|hours?|"
        r"black\s+friday|cyber\s+monday|christmas|easter|midsummer|new\s+year['’]s|valentine['’]s|mother['’]s|"
        r"the\s+(?:first|last|best|worst|busiest|record|peak|same|launch|mailing)\s+day|that\s+day|day\s+after|overnight|"
        r"first\s+(?:two|three|four|five|ten)\s+days|"
        r"(?:in|since|back\s+in|during|of|from)\s+20(?:0\d|1\d|2[0-3])|years\s+ago|last\s+(?:summer|winter|autumn|spring)|"
        r"in\s+(?:early|mid|late)[ -]\w+",
        r"on\s+(?:the\s+)?[\d·]+(?:st|nd|rd|th)?(?:\s+of)?\s+(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)\w*",
        r"on\s+(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)\w*\s+[\d·]{1,2}(?![\d·])",
    ),
    rest=words(
        r"rest|remain\w*|others?|elsewhere|outside|without|missing|miss|to\s+go|left|still|not|n['’]t|neither|ahead\s+of\s+us|"
        r"unexplained|everything\s+else|everywhere\s+else|open|short|no|away|lack\w*|away\s+from"
    ),
    per=words(
        r"per|each|every|an?|average\w*|mean|basket|apiece|for\s+one|ratio|cost(?:s|ing)?|worth|one|single|by|typical\w*"
    ),
    goal=words(
        r"goals?|targets?|plan(?:ned|s)?|schedule|objectives?|quota|behind|ahead|on\s+track|so\s+far|to\s+date|to\s+go|"
        r"needed|required?|requires|year-end|full[ -]year|annual|land(?:ing|s)?|remaining|in\s+hand|in\s+the\s+bank"
    ),
    by_now=words(r"plan(?:ned|s)?|schedule|by\s+now|where\s+we|should"),
    spent=words(
        r"we\s+(?:\w+\s+)?(?:spent|paid|invested)|spend(?:ing)?|spent|our\s+costs?|work\s+cost|cost\s+us|invested"
    ),
    apart=words(r"points?|faster|slower|more|less|than|ahead|behind|gap|difference|lag\w*|outpac\w*|twice"),
    window=words(
        r"quarters?|Q[1-4]|months|average\w*|mean|half[ -]years?|halves|combined|together|H[12]|in\s+20\d\d|last\s+year|whole\s+year"
    ),
)
