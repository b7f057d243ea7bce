"""English: how analysts write figures, directions, causes and themselves."""

from __future__ import annotations

import re

from readout.text.wordlists.english_amounts import AMOUNTS
from readout.text.wordlists.english_counts import COUNTS
from readout.text.wordlists.english_courses import ATTRIBUTIVE, COURSES
from readout.text.wordlists.english_heads import HEADS
from readout.text.wordlists.english_sources import SOURCES
from readout.text.wordlists.english_subjects import SUBJECTS
from readout.text.wordlists.english_times import TIMES
from readout.text.wordlists.words import Causes, Reference, Voice, WordList, words

_IN_PLURAL = re.compile(r"(?<=[a-z]{3})(?<!s)s$")
_TALLY = r"volumes?|counts?|numbers?|figures|intake|inflow|totals?|tally|levels"
_VOLUME = rf"(?:\s+(?:{_TALLY}))?"


def name_pattern(name: str) -> str:
    """Return a pattern of a name: the last word in both numbers, any blank between words."""
    *first, last = (re.escape(word) for word in name.casefold().split())
    single = _IN_PLURAL.sub("", last)
    # The singular of a plural name is often a verb or a part of another name: it must say that it counts.
    ending = rf"(?:{last}{_VOLUME}|{single}\s+(?:{_TALLY}))" if single != last else rf"{last}(?:s|es)?"
    return r"\s+".join([*first, ending]) + r"(?:['’]s|['’](?=\s))?"


_VOICE = Voice(
    first=re.compile(
        r"(?<![\w./-])(?-i:I)(?![\w./-])(?!\s+(?:and|to)\s+(?-i:II))|(?<![\w./-])(?-i:I)(?=['’](?:m|ve|ll|d)\b)|"
        r"\b(?:my|me|mine|myself|i['’](?:m|ve|ll))\b",
        re.IGNORECASE,
    ),
    second=words(r"you", r"your", r"yours", r"yourself", r"yourselves", r"you['’](?:re|ve|ll|d)"),
    agency=words(
        r"(?:our|the|my)\s+agency(?:['’]s)?",
        r"we\s+at\s+the\s+agency",
        r"agency\s+side",
        r"(?:our|the)\s+(?:firm|company)(?:['’]s)?\s+(?:team|work|efforts?)",
    ),
    spared=words(
        r"what\s+you\s+(?:will|like)|if\s+you\s+will|you\s+name\s+it|mind\s+you|you\s+never\s+know|believe\s+you\s+me",
        r"thank\s+you",
        r"thank\s+yous?",
        r"(?-i:Part|Phase|Type|Tier|Class|War|Chapter|Level|Stage|Grade|Act|Volume|Series)\s+(?-i:I)",
        r"find\s+me",
        r"about\s+me",
        r"[“\"']?(?:buy|shop|contact|about|near)\s+me[”\"']?",
    ),
    requests=re.compile(
        r"\?\s*$|\b(?:please|kindly)\b|\b(?:could|can|would|will|may|do|are|have|did)\s+you\b|"
        r"\blet\s+(?:us|me)\s+know\b|\btell\s+us\b|\bif\s+you(?:['’]d|\s+would)\s+(?:like|prefer|rather)\b|"
        r"\b(?:need|needs|needed|want|ask|asked|asking|wait|waiting|request|requested|requests|require|requires|"
        r"depends?|hope|look\s+forward|grateful|appreciate|miss|missing|lack|await|awaiting|urgent|like|propose|"
        r"invite|count|rely)\b[^.;]*\b(?:you|your|yours)\b|"
        r"\b(?:you|your)\b[^.;]*\b(?:are\s+asked|is\s+needed|are\s+needed|is\s+due|are\s+due|is\s+missing|"
        r"is\s+(?:still\s+)?open|we\s+(?:need|ask|wait))|"
        r"\byour\s+(?:\w+\s+){0,2}(?:answers?|yes|approval|decisions?|feedback|input|comments?|thoughts|consent|okay|ok|"
        r"go-ahead|sign-off|reply|wishes|questions?|call|agreement|confirmation|view|opinion|help|side|part|"
        r"action|actions|task|tasks|turn|choice|preference|availability)\b|"
        r"^\W*(?:send|approve|confirm|tell|give|share|check|choose|decide|review|reply|answer|sign|provide|upload|"
        r"let|pick|join|bring|grant)\b",
        re.IGNORECASE,
    ),
    addressed=re.compile(
        r"\b(?:on|from|with|for|reach(?:es)?|to|by)\s+you\b(?!\s+\w+(?:ed|s)\b)(?<!tions\sto\syou)|"
        r"(?<!as\s)\byou\s+(?:can|could|may|need|should|have\s+to|will\s+(?:find|see|get|receive|hear))\b(?!\s+be\s+(?:proud|happy|pleased|glad|satisfied))",
        re.IGNORECASE,
    ),
    ours=re.compile(
        r"\b(?:we|our\s+(?:work|team|campaign|content|agency|efforts?)|the\s+agency|i)\b(?:['’]ve)?\s+"
        r"(?:\w+\s+){0,2}?(?:grew|raised|increased|boosted|lifted|doubled|tripled|improved|won|gained|drove|delivered|"
        r"brought|reached|exceeded|achieved|pushed|beat|cut|lowered|reduced|generated|secured|made|built|earned)\b",
        re.IGNORECASE,
    ),
    theirs=words(r"your", r"yours", r"you", r"the\s+client(?:['’]s)?", r"the\s+shop['’]s", r"the\s+customer['’]s"),
)

_EVENTS = (
    r"(?:weather|sun(?:shine)?|rain|holidays?|easter|christmas|midsummer|\w+['’]s\s+day|season|competitors?|rivals?|discounts?|stock|"
    r"strike|press|television|paying|payments?|phones?|again)\b"
)
_CAUSES = Causes(
    before=words(
        r"because(?:\s+of)?",
        r"thanks\s+to|thanks(?=,\s+\w)",
        r"due\s+to",
        r"owing\s+to",
        r"on\s+account\s+of",
        r"(?:on|off)\s+the\s+back\s+of",
        r"as\s+a\s+(?:direct\s+)?(?:result|consequence)\s+of",
        r"in\s+the\s+(?:wake|slipstream|train)\s+of",
        r"(?:driven|fuell?ed|caused|boosted|lifted|helped|powered|propelled|pushed|spurred|triggered|supported|"
        r"explained|dragged\s+down|hurt|held\s+back|brought\s+about|sparked|pulled\s+down|pulled\s+up)\s+"
        r"(?:\w+\s+)?by",
        r"(?:resulted|resulting|stems?|stemmed|stemming|came|comes?)\s+from",
        r"down\s+to(?=\s+(?:the|our|a|an)\b)",
        r"(?:the\s+)?reasons?\s+(?:is|was|are|were|being)",
        r"courtesy\s+of|(?:is|are|was|were|['’]s|be)\s+(?:\w+ly\s+|all\s+|mostly\s+)*(?:down|due|thanks|owing)\s+to|(?:that|which)['’]s\s+down\s+to|(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:linked|tied|connected|related|owed)\s+to|an?\s+(?:\w+\s+)?reward\s+for",
        r"(?<=,\s)for(?=\s+(?:phones?|people|customers|readers|we|it|there)\b)",
        r"on\s+the\s+strength\s+of",
        r"in\s+response\s+to|(?:responded|reacted)\s+to|by\s+way\s+of|under\s+the\s+influence\s+of",
        r"by\s+virtue\s+of",
        r"(?:with|through)\s+(?:the\s+|some\s+|a\s+little\s+)?help\s+(?:of|from)",
        r"(?:aided|assisted|inspired|led|encouraged|buoyed|carried|backed|prompted|drawn|won|brought)\s+(?:\w+\s+)?by",
        r"(?:traced|goes|went|going)\s+(?:back\s+)?to(?=\s+(?:the|our|a)\b)",
        r"(?:the|a|an)\s+(?:\w+\s+)?(?:result|effect|consequence|outcome|fruit|product)\s+of",
        r"ow(?:e|ed|es|ing)\s+(?:(?:it|this|that|much|(?:its|their|the)\s+\w+(?:\s+\w+)?)\s+)?to",
        r"now\s+that",
        r"(?:after|once|since)(?=\s+we\b(?!\s+(?:\w+\s+)?(?:start|beg[au]n|measur|count|track|know|record)))",
        r"since(?=\s+(?:the|our)\s+(?:[\w-]+\s+){1,4}(?:went|was|were|is|are|came|launched|now|has|have|got|appeared)\b)",
        r"as(?=\s+(?:the|our|more|fewer|people|readers|customers|shoppers)\b)(?!\s+the\s+(?:line|chart|figures?|table|plan))(?!\s+[^,.;]*\b(?:shows?|showed|tells?|indicates?|suggests?|says?|confirms?)\b)",
        # "as Mother's Day fell in May", "since paying by phone works again": what the world did, told as the reason.
        rf"(?:as|since)(?=\s+(?:[\w'’-]+\s+){{0,5}}?{_EVENTS})",
        r"credit\s+(?:for\s+\w+\s+)?goes\s+to",
        r"followed\s+from",
        r"(?:got|had|received|took|drew)\s+(?:an?\s+)?(?:\w+\s+)?(?:lift|boost|push|help|kick|impetus|tailwind|support|benefit)\s+from",
        r"(?:ha(?:s|d|ve)\s+(?:its|their)\s+roots|(?:is|are|was|were)\s+rooted|originat(?:es?|ed))\s+(?:in|from|with)",
        r"reflects?|reflected|reflecting",
    ),
    after=words(
        r"(?:led|leads|leading)\s+to",
        r"(?:resulted|results|resulting)\s+in",
        r"(?:drove|drives|driving|caused|causes|causing|boosted|boosts|boosting|lifted|lifts|lifting|"
        r"fuell?ed|fuels|raised|raises|pushed|pushes|pushing|spurred|spurs|triggered|"
        r"hurt|hurts|dragged|explains?|explained|sparked|propelled|increased|"
        r"brought(?:\s+(?:us|in))?|brings(?:\s+(?:us|in))?|generated|"
        r"pulled|(?<!site\s)(?<!shop\s)(?<!store\s)(?:attracted|attracts|drew|draws)|added|adds|means|meant|produced|led(?=\s+(?:more|fewer))|won\s+us|gave\s+us|earned\s+us|accounts?\s+for|accounted\s+for|paid\s+off|is\s+behind|was\s+behind|"
        r"are\s+behind|were\s+behind|made|contributed\s+to|helped|improved|grew|cost\s+us|kept|keeping|sent)",
        r"(?:is|are|was|were|be)\s+(?:to\s+(?:be\s+)?thank(?:ed)?|thanked|responsible)\s+for|(?:prevented|stopped|curbed|dampened|checked|fed|feeds|saved|achieved|encouraged(?!\s+by)|ate\s+into|eats\s+into)(?=\s)|held(?=\s+\w+\s+(?:down|up|back)\b)|"
        r"(?:causes?|explanations?|reasons?)\s+(?:of|for)(?=\s+(?:the|this|our)\b)|behind(?=\s+(?:the|this|our)\s+(?:\w+\s+)?(?:rise|fall|gain|growth|drop|increase|dip|decline)\b)|(?:is|was|are|were)\s+(?:an?|one|the)\s+(?:\w+\s+){0,2}?(?:factors?|drivers?|forces?|causes?)\s+(?:in|of|behind|for)",
        r"played?\s+(?:its|their|an?)\s+(?:\w+\s+)?(?:part|role)\s+in|(?:translated|turned|converted)\s+into|(?:was|were|is|are)\s+good\s+for|did\s+(?:good|wonders)\s+for",
        r"(?:nudge[ds]?|tip(?:s|ped)|mov(?:es|ed)|carr(?:ies|ied)|bump(?:s|ed)|edge[ds]|inch(?:es|ed)|steer(?:s|ed)|push(?:es|ed)|t(?:akes|ook))"
        r"(?=\s+(?:(?:the|our)\s+)?\w+(?:\s+\w+)?\s+(?:up|down|higher|lower|upwards?|downwards?)\b)",
        r"reasons?\s+(?:why|for|that|behind|\w+\s+(?:rose|fell|grew|dropped|increased|declined|went))",
        r"(?:is|was|are|were|['’]s)\s+(?:also\s+|partly\s+|exactly\s+)?why",
        r"gave(?=\s+(?:\w+\s+){1,3}an?\s+(?:\w+\s+)?(?:lift|boost|push|kick))",
        r"(?:is|are|was|were)\s+(?:visible|felt|seen)\s+in|shows?\s+in|showed\s+(?:up\s+)?in",
    ),
    either=words(
        r"(?:attribut(?:e|es|ed|able|ing)|ascrib(?:e|es|ed))\s+(?:[\w-]+\s+){0,8}?to|(?:put|puts)\s+(?:[\w-]+\s+){0,8}?down\s+to|"
        r"credit(?:s|ed)?\s+(?:[\w-]+\s+){1,6}?(?:with|for)",
        r"\w+['’]s\s+(?:doing|merit)|(?:can|must|may|have\s+to)\s+thank|done\s+(?:\w+\s+)?good|having\s+(?:\w+ly\s+)?\w+ed|by\s+(?!being|measuring|comparing|counting|nearly)\w{3,}ing(?=\s+(?:the|our|a|an|more|phones?|\w+s)\b)|which\s+(?:[\w'’-]+\s+){1,4}explains?",
        r"(?:benefit(?:t?ed|s)?|profit(?:ed|s)?|gain(?:ed|s)?)\s+from",
        r"(?:the\s+|our\s+)?(?:[\w-]+['’]?s?\s+)?(?:effect|impact|influence)\s+(?:in\s+action|at\s+work|is\s+(?:visible|clear)|shows|showing)",
        r"(?:is|was|are|were)\s+(?:the\s+|our\s+)?(?:newsletter|letter|guide|campaign|ad|advert|fix|page|article|mailing|checkout)['’]s(?=\W*$|\s+(?:work|doing|merit))",
        # a verb of effect with a pronoun for what moved: "the slow pages hold it back"
        r"(?:holds?|held|holding|drags?|dragged|dragging|pulls?|pulled|pulling|pushe?s?|pushed|pushing|lifts?|lifted|lifting|keeps?|kept|keeping|"
        r"helps?|helped|helping|boosts?|boosted|boosting|drives?|drove|driving|hurts?|hurting|slows?|slowed|weighs?|weighed|made|makes|brings?|brought|"
        r"caused?|causes|causing|explains?|explained|explaining)\s+(?:it|them)(?!\s+(?:to|for|out|apart|clear|the|an?)\b)",
    ),
    relative=re.compile(r",\s*(?:which|so|and\s+that|and\s+this|that)\s*$", re.IGNORECASE),
    firm=words(
        r"because(?:\s+of)?|thanks\s+to|due\s+to|owing\s+to|(?:resulted|resulting|stems?|stemmed)\s+from|(?:the\s+)?reasons?\s+(?:is|was)|"
        r"as\s+a\s+(?:direct\s+)?(?:result|consequence)\s+of|explained\s+by|down\s+to"
    ),
    hence=words(
        r"hence|therefore|thus|consequently|as\s+a\s+(?:result|consequence)(?!\s+of)",
        r"(?<=,\s)so(?!\s+(?:far|did|has|have|was|were|that|on)\b)",
    ),
    without=re.compile(
        r"\b(?:without|but\s+for|had\s+it\s+not\s+been\s+for|if\s+it\s+(?:had\s+not|hadn['’]t)\s+been\s+for|if\s+(?:it\s+)?not\s+for)\b[^.;]*\bwould(?:\s+not|n['’]t)?\s+(?:\w+\s+)?have\b|"
        r"\bwould(?:\s+not|n['’]t)?\s+(?:\w+\s+)?have\b[^.;]*\b(?:without|but\s+for|had\s+it\s+not\s+been\s+for)\b",
        re.IGNORECASE,
    ),
    then=words(
        r"after|following|when|once|since|through|from|as",
        r"(?<!,\s)with",
        r"(?:which|this|that|it)\s+(?:shows?|proves?|means|confirms|tells\s+us)",
        r"(?:a\s+)?(?:sign|proof|evidence)\s+(?:that|of)",
        r"and\s+it\s+was",
    ),
    afterwards=words(
        r"(?:is|was)\s+the\s+(?:reason|cause|key)",
        r"did\s+(?:it|that)",
        r"deserves?\s+(?:the\s+|much\s+)?credit",
        r"['’]s\s+doing",
    ),
    credit=re.compile(
        r"\W*(?:(?:the|much\s+of\s+the|most\s+of\s+the|all)\s+)?(?:credit|thanks|reason|cause|explanation)\s+(?:for\s+\w+\s+)?"
        r"(?:goes?|belongs?|is|was|lies|lay)\b|\W*(?:credit|thanks)\s+(?:go\s+)?to\b|\W*(?:the\s+)?(?:reason|cause|explanation)\s*[:–—]|\W*(?:that|this|it)(?:\s+(?:is|was)|['’]s)\s+[^.]*\b(?:at\s+work|effect|doing|merit)\W*$|"
        r"\W*(?:what\s+(?:made|makes|explains?|explained)\s+(?:the|this|that|it)\b[^.]*\b(?:is|was|are|were)\b|(?:it|this|that|they)\s+(?:results?|resulted|derives?|owes?|reflects?)\s+(?:from|to|the|our|a)\b)|"
        r"\W*(?:no\s+(?:surprise|wonder)|small\s+wonder|(?:hardly|not)\s+(?:a\s+|very\s+)?surpris\w+)(?:\s+there)?\s*[:,–—]|"
        r"\W*(?:the\s+|our\s+)?[\w’'·-]+\s+effect\b|"
        r"\W*(?:this|that|it)\s+(?:is|was|comes?|came|stems?|stemmed|follows|followed)\s+(?:\w+\s+)?(?:because|due|thanks|down\s+to|from|owing)\b|"
        r"\W*behind\s+(?:this|that|it)\s+(?:is|was|are|were|lies|lay|stands|stood)\b|"
        r"[^.]*\b(?:is|was|are|were)\s+behind\s+(?:this|that|it)\b|[^.]*\bto\s+thank\s+for\s+(?:this|that|it)\b|"
        r"[^.]*\b(?:did|caused|brought|explains?|drove|achieved)\s+(?:this|that|it)\W*$",
        re.IGNORECASE,
    ),
    why=re.compile(r"^\W*why\b", re.IGNORECASE),
    proof=words(
        r"(?:it|this|that)\s+(?:shows|showed|helped|helps|paid|did\s+the\s+trick)|worked|works|paid\s+off|pays\s+off|did\s+its\s+(?:job|work|bit)|was\s+worth\s+it|bore\s+fruit"
    ),
    opening=re.compile(
        r"\W*(?:so(?!\s+(?:far|did|has|have|was|were|that|on|much|many)\b)|hence|therefore|thus|consequently|as\s+a\s+(?:result|consequence)|that\s+is\s+why|"
        r"that['’]s\s+why|for\s+(?:this|that)\s+reason|because\s+of\s+(?:this|that))\b",
        re.IGNORECASE,
    ),
    back=words(
        r"it|this|that|them|these|those|the\s+(?:\w+\s+)?(?:rise|increase|growth|gain|lift|uptick|change|move|movement|fall|drop|dip|decline|decrease|difference|result|"
        r"improvement|extra\s+\w+|additional\s+\w+)"
    ),
    came=re.compile(
        r"\b(?:they|these|those|most(?:\s+of\s+them)?|the\s+(?:extra|new|additional|others?)(?:\s+\w+)?|(?:many|some|all)\s+of\s+them)\s+(?:\w+\s+)?"
        r"(?:came|come|arrived|stem|stemmed|clicked)\s+(?:\w+\s+)?(?:from|through|via|by|thanks)\b",
        re.IGNORECASE,
    ),
    work=words(
        r"·{4,}",  # the title of a piece of work, blanked
        r"(?:news)?letters?(?:['’]s)?|guides?(?:['’]s)?|campaigns?|articles?|(?:landing\s+)?pages?(?!\s+of\s+(?:this|the)\s+report)|posts?|fix(?:es|ed)?|checkout|launch\w*|redesign\w*|"
        r"content|ads?|adverts?|advertising|mailings?|e-?mails?|relaunch\w*|updates?|videos?|our\s+(?:\w+\s+)?work|publish\w*|"
        r"improvements?|new\s+site|banners?|interviews?|stor(?:y|ies)|galler(?:y|ies)|search\s+work|seo",
    ),
    assured=words(
        r"no\s+(?:accident|coincidence|doubt)|not\s+(?:by\s+)?(?:an?\s+)?(?:accident|coincidence|chance)|undoubtedly|without\s+(?:a\s+)?doubt"
    ),
    hedges=words(
        r"(?-i:may|might)(?!\s+\d)",
        r"could(?!\s+(?:\w+\s+)?(?:pay|order|buy|find|open|use|read|reach|see)\b)",
        r"would(?:n['’]t)?\s+(?:be|have)|tempt(?:ing|ed|s)",
        r"perhaps",
        r"maybe",
        r"possibl[ey](?!\s+again)",
        r"probabl[ey]",
        r"likely",
        r"(?:seems?|appears?|seemed|appeared)",
        r"(?:cannot|can['’]t|can\s+not|could\s+not|couldn['’]t)\s+(?:\w+\s+)?(?:tell|say|know|prove|show|be\s+sure)",
        r"(?:cannot|can['’]t|could\s+not|couldn['’]t|(?:is|was|are|were)(?:\s+not|n['’]t))\s+(?:be\s+)?(?:the\s+|a\s+)?(?:\w+\s+)?(?:reasons?|causes?|explanations?)",
        r"(?:do\s+not|don['’]t|did\s+not|didn['’]t)\s+(?:yet\s+)?(?:know|claim|credit|see|read|take)",
        r"(?:have|has|had)\s+no\s+(?:idea|explanation)|need\s+(?:none|no\s+\w+)",
        r"no\s+(?:single\s+|clear\s+|known\s+)?(?:cause|reason|sign|evidence|proof|story|credit|link|effect)",
        r"(?:not|nothing|\w+n['’]t|never|neither|hardly|without|rather\s+than|nobody|none|no(?!\s+doubt))\b[^.;]{0,40}?\b"
        r"(?:because|due\s+to|thanks\s+to|owing|caused|driven|explains?|led\s+to|to\s+do\s+with|come\s+from|"
        r"stem|attribut\w+|down\s+to|result\w*|boosted|lifted|drove|raised|helped|boost|lift|drive|raise|help|explained|"
        r"brought|bring|moved|move)",
        r"chance",
        r"coincidence",
        r"normal\s+(?:\w+\s+)?(?:variation|range|month|fluctuation|noise|swing)",
        r"noise",
        r"we\s+(?:suspect|assume|guess|believe|think)",
        r"(?:one|a)\s+possible",
        r"too\s+(?:early|soon|small|short|little|few)",
        r"nor",
        r"if",
        r"whether",
    ),
    counted=words(
        r"(?:counted|measured|tracked|recorded|logged|according\s+to|by\s+the|in\s+the|from\s+the|per\s+the|"
        r"shown\s+by|source)\b[^.;]{0,30}?\b(?:logs?|analytics|tool|crm|sheets?|accounts?|codes?|links?|forms?|tracker|"
        r"system|report|survey|console|manager)",
    ),
    calendar=words(
        r"calendars?(?:['’]s)?|(?:one|two|a|an|extra|more|fewer|longer|shorter)\b[^.;]{0,20}\b(?:days?|month)",
        r"\d\d\s+days",
    ),
    origin=re.compile(r"(?!)"),
    changes=re.compile(r"improv|increas|grew|rais|kept|sent", re.IGNORECASE),
    clausal=words(r"because"),
    leads=re.compile(r"led|lead|result|caus|explain", re.IGNORECASE),
    lifts=re.compile(
        r"got\b|had\b|received|took|drew|lift|boost|push|pull|propel|drag|hurt|spur|help|benefit|profit|gain|owe|thank",
        re.IGNORECASE,
    ),
    us=re.compile(
        r"\b(?:we|i|you|(?:(?:the|our)\s+)?(?:site|website|shop|store|month|year|(?-i:May|April|March|June)))(?:['’]ve)?\s+(?:\w+\s+)?$",
        re.IGNORECASE,
    ),
    held=re.compile(
        r"\b(?:stuck|frozen)\b|\b(?:held|stayed|remained|kept|stood)\s+(?:at|up|on|its|their|firm|fast|put|where)\b|"
        r"\b(?:held|holds|survived)\s*[,.]?\s*$",
        re.IGNORECASE,
    ),
    portion=re.compile(
        r"\s+(?:in\s+|up\s+)?(?:about\s+|some\s+|almost\s+|nearly\s+)?(?:\d[\d.,]*\s?(?:%|per\s?cent)|"
        r"(?:a|one|two|three)[ -](?:half|thirds?|quarters?|fifths?)|half)\s+of\s",
        re.IGNORECASE,
    ),
)

_PLAN = (
    r"(?:the\s+|our\s+|its\s+|their\s+|this\s+year['’]s\s+)?(?:\w+\s+){0,2}?(?:plan|schedule|targets?|goals?|budget)\b"
)

_TIME = (
    r"(?:(?:instead|in|this|last|since|by|then|now|also|still|again|even|so|and|but|may|april|month|time|year|compared|measured|held|against|with|to|on|from|overall|"
    r"a|the|ago|earlier|before)\W+){0,6}"
)
_ASPECT = (
    r"(?:(?:has|have|is|was|are|were|been|kept|keeps?|continu(?:ed|es)|went\s+on|started|began|begun|to|did|not|also|still|again|even|"
    r"then|now|just|only|both|all|slightly|further|a\s+(?:little|bit)|\w+ly)\W+){0,4}"
)
# Words that name no subject of their own: before a direction they leave it to the KPI that is spoken of anyway.
_LIGHT = (
    r"(?:it|its|they|their|them|this|these|that|those|both|all|there|here|we|us|our|the|a|an|one|another|some|any|no|"
    r"(?:the\s+)?(?:figure|number|count|line|kpi|month|value|total|result|trend|picture|curve|direction|change|movement|level)s?|"
    r"is|are|was|were|be|been|being|has|have|had|do|does|did|got|get|gets|saw|see|seen|had|received|counted|recorded|registered|noted|observed|"
    r"showed|shows|shown|mean|means|meant|came|comes|went|goes|ended|closed|finished|turned|started|began|kept|continued|took|made|"
    r"measured|compared|held|set|report|reported|say|note|noted|state|add|admit|find|found|happy|glad|sorry|pleased|against|with|to|from|on|in|of|for|by|at|as|over|after|before|since|than|versus|vs|and|but|or|so|yet|still|then|again|"
    r"once|more|also|too|even|only|just|now|overall|instead|however|though|all\s+in\s+all|on\s+the\s+whole|together|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|last|previous|year|years|month|months|earlier|ago|time|"
    r"(?!reply|supply|apply|family|assembly)\w{2,}ly|somewhat|little|bit|touch|tad|shade|slight|small|modest|mild|gentle|minor|real|clear|sharp|steep|strong|large|big|"
    r"huge|great|good|nice|pleasant|welcome|healthy|decent|further|second|third|fourth|new|usual|well|quite|rather|very|far|much|almost|about|around|"
    r"nearly|roughly|some|\d[\d.,]*|%|per\s+cent|percent|points?|euros?)"
)

_REFERENCE = Reference(
    one=re.compile(
        rf"^\W*{_TIME}(?:it|this\s+(?:kpi|figure|number))\W+(?:{_ASPECT}|(?:{_LIGHT}\W+){{0,5}})$", re.IGNORECASE
    ),
    many=re.compile(
        rf"^\W*{_TIME}(?:they|these|both|their\s+(?:number|count|total)s?)\W+(?:{_ASPECT}|(?:{_LIGHT}\W+){{0,5}})$",
        re.IGNORECASE,
    ),
    counted=re.compile(
        r"(?:\bthere\s+(?:were|are|have\s+been)|\b(?:they|these)\s+(?:numbered|total(?:l)?ed|came\s+to|add(?:ed)?\s+up\s+to)|"
        r"\bwe\s+(?:got|had|have|won|received|counted|collected|gained|(?:brought|took|pulled)\s+in))\s+(?:\w+\s+){0,2}$",
        re.IGNORECASE,
    ),
    subject=re.compile(
        r"\W*(?:(?:in|by|since|for)\s+\w+,?\s+)?(?:it|they|their\s+(?:number|count|total)|the\s+(?:number|figure|total|count))\s+(?:has\s+|have\s+|then\s+|now\s+)?"
        r"(?:went|came|rose|fell|grew|climbed|dropped|jumped|moved|doubled|halved|gone|risen|fallen|grown|is|are|was|were|stood|stands?|reached|hit|slipped|declined|increased|started|ended)\b",
        re.IGNORECASE,
    ),
    within=re.compile(r"\s+in\s+(?:(?-i:[A-Z])\w+|(?:the\s+same|that|this)\s+month)\s*(?:[.,;]|$)", re.IGNORECASE),
    bare=re.compile(rf"^\W*(?!\W*(?:is|are|been|not|to|all|both)\b){_ASPECT}$", re.IGNORECASE),
    verb=re.compile(r"^(?:\w+ed|rose|fell|grew|shrank|sank|slid|went\b.*|kept\b.*|stayed\b.*)$", re.IGNORECASE),
    others=re.compile(
        r"\b(?:everything\s+else|all\s+else|the\s+rest|the\s+others?|others|otherwise)\s+(?:(?:is|are|was|were|has|have|stayed|remained|kept|went|as)\s+)?$",
        re.IGNORECASE,
    ),
    partitive=re.compile(r"\s+of\s+(?:them|these|those)\b", re.IGNORECASE),
    plural=re.compile(r"s$", re.IGNORECASE),
    pair=re.compile(r"\W*both\b", re.IGNORECASE),
    place=re.compile(r"\W*(?:there|they|it|both|these|together)\b", re.IGNORECASE),
    single=re.compile(r"\b(?:each|one|every\s+one|apiece)\b", re.IGNORECASE),
    both=re.compile(
        r"\bboth\b|\s(?:on|from|against|over|versus|with|to)\s+[^,.;]*\band\s+(?:on|from|against|over|versus|with|to)\s",
        re.IGNORECASE,
    ),
    all=re.compile(r"\b(?:everything|all|both|all\s+(?:\w+\s+)?(?:figures|kpis|numbers))\b", re.IGNORECASE),
    like=re.compile(r",\s(?:(?:just\s+)?like|unlike|together\s+with|along\s+with)\s", re.IGNORECASE),
    echo=re.compile(
        r"\b(?:(?:so|as)\s+(?:too\s+)?(?:did|has|have|had|was|were|is|are|does|do)|(?:and|,)\s+(?:likewise|similarly)|"
        r"the\s+same\s+(?:goes|went|holds|is\s+true|was\s+true|applies|can\s+be\s+said)\s+(?:for|of|to))\s+(?:the\s+|our\s+)?$",
        re.IGNORECASE,
    ),
    echoed=re.compile(
        r"\s+(?:(?:did|has|have|was|were|is|are)\s+(?:so\s+)?(?:too|as\s+well|likewise|also|the\s+same)|did\s+so|followed\s+suit|too\b(?=\W*$)|"
        r"went\s+the\s+same\s+way|likewise)\b",
        re.IGNORECASE,
    ),
)

# What stands where a verb does, as far as its form tells; the verbs that matter here are in the past or "is".
_VERB = (
    r"(?:is|are|was|were|has|have|had|did|does|do|will|would|can|could|should|must|came|went|saw|got|took|made|gave|"
    r"brought|kept|held|stood|lay|fell|rose|grew|shrank|sank|slid|lost|won|costs?|spent|paid|sold|bought|sent|built|"
    r"wrote|ran|began|became|led|put|set|hit|beat|met|left|found|told|said|says|needs?|brings?|explains?|stays?|"
    r"remains?|shows?|stands?|looks?|gets?|makes?|takes?|goes|comes|keeps?|falls?|rises|grows?|(?!need)\w{2,}ed)"
)
_NO_SUBJECT = (
    r"(?:in|on|at|by|for|from|with|to|of|than|then|now|still|again|also|even|so|not|just|only|thus|that|which|who|when|"
    r"where|therefore|hence|yet|later|up|down|\w{2,}ly)"
)

_DEMONYMS = {
    "germany": "germans?",
    "france": "french",
    "finland": "finnish|finns?",
    "sweden": "swedish|swedes?",
    "norway": "norwegians?",
    "denmark": "danish|danes?",
    "estonia": "estonians?",
    "poland": "polish",
    "spain": "spanish",
    "italy": "italians?",
    "austria": "austrians?",
    "switzerland": "swiss",
    "netherlands": "dutch",
    "belgium": "belgians?",
    "ireland": "irish",
    "portugal": "portuguese",
    "united kingdom": "british|uk",
    "united states": "americans?|us",
}
ENGLISH = WordList(
    code="en",
    amounts=AMOUNTS,
    counts=COUNTS,
    times=TIMES,
    subjects=SUBJECTS,
    heads=HEADS,
    sources=SOURCES,
    voice=_VOICE,
    causes=_CAUSES,
    courses=COURSES,
    priced=words(r"costs?\s+(?:us\s+)?(?:more|less)", r"cheaper", r"dearer", r"more\s+expensive"),
    cost_of=re.compile(r"\s+(?:(?:got|became|are|is|were|was|have\s+become|now|slightly|clearly)\s+)*", re.IGNORECASE),
    attributive=ATTRIBUTIVE,
    name=name_pattern,
    standings={
        "ahead": re.compile(
            rf"\b(?:ahead\s+of|above|over|(?:beat|exceed(?:ed|s)?|surpass(?:ed|es)?|outperform(?:ed|s)?|overt(?:ook|akes|aken)|outr[au]n|outpaced|met|reached|hit|achieved))\s+{_PLAN}|"
            r"\bahead\s+of\s+where\s+we|\bahead\s+(?:on|with)\b",
            re.IGNORECASE,
        ),
        "on plan": re.compile(
            r"\bon\s+(?:track|plan|schedule|target|course)\b|\baccording\s+to\s+plan\b|\bin\s+line\s+with\s+(?:the\s+)?plan\b|\bwhere\s+the\s+plan\s+wants\b|\bcaught\s+up\s+with\s+(?:the\s+|our\s+)?(?:plan|schedule)\b",
            re.IGNORECASE,
        ),
        "behind": re.compile(
            rf"\b(?:behind|below|under|short\s+of|missed|trail(?:s|ing)?|lag(?:s|ging)?(?:\s+behind)?)\s+{_PLAN}|\bbehind\s+(?:on|with)\b",
            re.IGNORECASE,
        ),
    },
    conditional=words(
        r"if|when|once|until|unless|will|would|could|should|to\s+(?:be|get|stay|come|return)|back|plan\s+to|need|not|n['’]t|no\s+longer|never|had|was|were\s+in"
    ),
    we_are=words(r"we\s+(?:\w+\s+)?(?:are|stand|remain|run)|we['’]re"),
    compound=re.compile(r"(?!)"),
    extra="",
    synonyms=(
        (
            "revenue",
            "sales",
            "turnover",
            "takings",
            "we turned over",
            "we sold",
            "we earned",
            "shop sold",
            "store sold",
            "shop took",
        ),
        (
            "orders",
            "purchases",
            "transactions",
            "people ordered",
            "customers ordered",
            "shoppers ordered",
            "people bought",
        ),
        (
            "visitors",
            "visits",
            "traffic",
            "sessions",
            "users",
            "people visited",
            "people came",
            "people found the shop",
            "people found us",
            "people looked in",
            "people stopped by",
            "people dropped in",
            "visited us",
            "visited the shop",
            "visited the site",
        ),
        (
            "leads",
            "enquiries",
            "inquiries",
            "quote requests",
            "people who asked for a quote",
            "people asked for a quote",
            "people asked for an offer",
            "people left their details",
            "people left their contact details",
            "companies left their details",
        ),
        ("customers", "buyers"),
        ("conversion rate", "conversion", "conversions", "share of buyers", "share of visitors who bought", "CVR"),
        (
            "cost per lead",
            "lead cost",
            "lead price",
            "cost of a lead",
            "price of a lead",
            "price per lead",
            "cost for a lead",
            "cost for one lead",
            "cost for each lead",
            "cost of one lead",
            "cost of one",
            "their cost",
            "their price",
            "cost of each",
            "price of one",
            "price of each",
            "cost of each one",
            "acquisition cost",
            "cost per acquisition",
            "CPL",
            "CPA",
            "a lead",
            "each lead",
            "per lead",
        ),
        ("average order value", "average order", "basket size", "average basket", "AOV"),
        ("page views", "pageviews", "views"),
        ("advertising", "ad spend", "advertising spend"),
        ("quotations", "quotes"),
    ),
    breaks=re.compile(
        r",\s(?=(?:against|versus|compared\s+(?:with|to))\s+(?:(?-i:[A-Z])|last|the|a\s+year))|,\s*(?:as(?!\s+(?:well|usual|expected|planned|always|ever|far|long|soon|much|many|did|do|does|was|were|has|have|are|is|a|an)\b)|since|albeit|only)\s|,\s(?:and\s)?(?=(?:in\s+\w+\s+)?(?:we|our|it|they|there|nobody|nothing|none)\b)|,\sand\s(?=(?:that|this|in|at|on|during|for|with|by)\b)|[;:()]|\s[–—-]\s|—|,?\s(?:while|whereas|whilst|but|yet|although|though|even\s+though|even\s+if|despite|because|"
        r"when|whenever|which|who|where|so\s+that|until|(?<!month\s)(?<!year\s)before|after|unless|if|as(?=\s+(?:the|our|more|fewer|"
        r"we|it|they|well))|since(?=\s+(?:the|our|we|it|they|more|fewer)\s))\b|"
        r"(?<=\s)(?:,\s*and|,\s*so|so(?!\s+far\b))\b",
        re.IGNORECASE,
    ),
    joins=re.compile(r",?\s+and(?=\s)", re.IGNORECASE),
    verbs=words(_VERB),
    predicated=re.compile(
        rf"\s+(?:(?:in\s+(?-i:[A-Z])\w+|at\s+the\s+same\s+time|on\s+the\s+other\s+hand|this\s+time),?\s+)?(?!(?:{_VERB}|{_NO_SUBJECT})\b)"
        rf"(?:(?!(?:that|which|who|whose|where|when|to)\b)[€£$]?\w[\w'’.,%-]*\s+){{1,5}}?{_VERB}(?!\w)",
        re.IGNORECASE,
    ),
    negation=words(
        r"not",
        r"failed\s+to",
        r"\w+n['’]t",
        r"no",
        r"never",
        r"neither",
        r"nor",
        r"without",
        r"cannot",
        r"rather\s+than",
    ),
    that=words(r"that"),
    unreal=words(
        r"last\s+time",
        r"will",
        r"won['’]t",
        r"would(?:n['’]t)?",
        r"could(?!\s+not\s+(?:quite\s+)?(?:match|reach|repeat|hold|keep))",
        r"should(?:n['’]t)?",
        r"(?-i:may)",
        r"might",
        r"must",
        r"can(?!\s+(?:be\s+)?(?:see|observ|notice|read|found|felt))",
        r"shall",
        r"\w+['’](?:ll|d)",
        r"if",
        r"unless",
        r"whether",
        r"(?<!the\s)(?<!our\s)(?<!its\s)(?:plan|goal|target)\w*",
        r"(?:expect|hope|aim|want|need|wish|try|trying|help|intend|forecast|predict|fear|risk|propos|"
        r"suggest|attempt|ready|likely|next)\w*",
        r"(?<!continued\s)(?<!continue\s)(?<!continues\s)(?<!failed\s)(?<!began\s)(?<!started\s)(?<!more\s)(?<!less\s)to\s+(?:\w+ly\s+)?(?:rise|grow|increase|climb|fall|drop|decrease|decline|improve|stay|remain|recover|shrink|"
        r"pick|go|come|be|get|win|bring|turn|keep|hold|raise|lower|cut|reduce|lift|boost)",
        r"so\s+that",
        r"instead\s+of",
        r"let['’]s",
        r"ask\w*",
    ),
    turning=words(
        r"slow(?:s|ed|ing|er)?",
        r"stop(?:s|ped|ping)?",
        r"halt(?:s|ed)?",
        r"revers(?:e|es|ed|ing)",
        r"ended(?!\s+(?:\w+\s+)?(?:up|down|higher|lower|above|below|ahead|behind|flat|at|the\s+month)\b)",
        r"stem",
        r"turn(?:ed|s)?\s+around",
        r"paused",
        r"smaller(?=\s+(?:\w+\s+)?(?:rise|fall|drop|increase|decrease|decline|growth|gain|change|move))",
        r"followed",
        r"(?<!than\swe\s)(?<!than\sthey\s)(?<!than\sit\s)had(?!\s+to\b)(?!\s+(?:\w+\s+)?(?:fewer|more|less|an?|higher|lower|\d\S*)\b)",
        r"used\s+to",
        r"offset\w*",
        r"made\s+up\s+for",
        r"share",
        r"mix",
        r"rate\s+of",
        r"(?<!up\s)(?<!gathered\s)(?<!gained\s)(?<!kept\s)(?<!keeps\s)pace",
    ),
    passed=re.compile(r"\bafter\s+(?:(?!and\b)[\w'’-]+\s+){0,4}$", re.IGNORECASE),
    passed_after=re.compile(r"(?!)"),
    pronouns=re.compile(rf"^\W*(?:{_LIGHT}\W+)*$", re.IGNORECASE),
    reference=_REFERENCE,
    aside=re.compile(
        r",\s(?:(?:just\s+)?like|unlike|together\s+with|along\s+with|which|who|already|itself|always|still|never|as\s+ever)\s[^,;.:]*,(?=\s)",
        re.IGNORECASE,
    ),
    remarks=re.compile(
        r",?\s(?:(?:just\s+|much\s+)?as\s+(?:we\s+|was\s+|had\s+been\s+)*(?:expected|anticipated|foreseen|hoped|feared|usual|predicted|ever|always)|"
        r"(?:which\s+(?:is|was)\s+|(?:and\s+)?(?:still\s+|well\s+|safely\s+|comfortably\s+)*)(?:within|inside|in)\s+(?:the|its|their|our)\s+"
        r"(?:\w+\s+){0,2}(?:range|limits|bands?|bounds|variation|fluctuation|noise))(?=\W)|"
        r",\s(?:for\s+(?:its|their)\s+part|on\s+the\s+other\s+hand|by\s+contrast|in\s+contrast|in\s+turn|of\s+course|however|too|happily|sadly|"
        r"luckily|unfortunately|fortunately|though|then|again|interestingly|surprisingly|to\s+our\s+surprise|in\s+fact|indeed|admittedly|by\s+the\s+way),(?=\s)|"
        r",\s(?:if\s+|though\s+|albeit\s+|only\s+|just\s+|a\s+(?:bit|little|touch)\s+|somewhat\s+|slightly\s+|much\s+|rather\s+|not\s+quite\s+)*"
        r"(?:slower|faster|more\s+slowly|more\s+quickly|less\s+(?:so|sharply|strongly|steeply)|more\s+(?:so|gently|modestly)|(?:as|so)\s+(?:fast|strongly|sharply))\b[^.;,:]*|"
        r",\s(?:at|with)\s+[€£$]?\d[\d.,]*\S*(?:\s+(?:pieces|euros?|per\s+cent|percent))?,(?=\s)|"
        r"^\W*(?:instead\s+of|rather\s+than|far\s+from)\s+\w+ing,",
        re.IGNORECASE,
    ),
    comparative=words(
        r"more|fewer|less|higher|lower|better|worse|stronger|weaker|busier|larger|bigger|smaller|greater|livelier|lighter|heavier|poorer|"
        r"cheaper|dearer|pricier|costlier"
    ),
    during=re.compile(r"(?:^\W*|\b(?:in|during|for|back\s+in|month\s+of|throughout)\s+)$", re.IGNORECASE),
    located=re.compile(r"(?!)"),
    compared=words(
        r"compared|against|versus|vs|from|over|on\s+the\s+same|with\s+the\s+same|to\s+the\s+same|year\s+on\s+year"
    ),
    supposed=re.compile(r"^\W*(?:if|unless|provided|assuming|whenever|should)\b", re.IGNORECASE),
    supposing=re.compile(
        r"(?<!even)(?<!as)\s(?:if|unless|whenever|provided(?:\s+that)?|assuming(?:\s+that)?)\W*$", re.IGNORECASE
    ),
    than=words(r"than"),
    now=words(r"now|this\s+(?:month|year|time|May)|today|it\s+(?:is|was)\s+now"),
    linking=r"(?:seen|month|can|be|read|found|from|recorded|registered|noted|observed|visible|win|get|gain|generate|buy|in|of|for|the|our|to|both|total|overall|all|monthly|number|numbers|trend|movement|development|direction|curve|turn|drift|amount|volume|count|is|was|as|many|"
    r"much)",
    finite=words(
        r"is|are|was|were|has|have|had|did|does|came|went|saw|showed|shows|kept|got|continued|started|began|ended|closed"
    ),
    part=words(
        r"(?:from|via|through|among|by(?!\s+(?:contrast|comparison|and\s+large))|on(?!\s+the\s+(?:other\s+hand|whole|contrary|one\s+hand)|\s+(?:average|balance))|"
        r"at(?!\s+the\s+same|\s+(?:least|last|all))|per|with(?!\s+that)|without|excluding|including|outside)",
        r"(?:in|of|for)(?=\s+\w)(?!\s+(?:contrast|comparison|short|course|sum|line|practice|total|all|general|fact|turn|the\s+month|this\s+month|the\s+end|(?:the|our)\s+(?:online\s+|web\s+|whole\s+)?(?:shop|store|site|website|business|company)\b|{MONTH}|the\s+year|a\s+row))",
        r"(?:cost|costs|price|prices|list|page|pages|form|forms|team|target|targets|goal|quality|source|sources|people|growth\s+rate)",
    ),
    part_before=re.compile(
        r"(?:\b(?i:(?:competitor|rival|supplier|partner|market|industry|neighbour)s?['’]s?|e-?mail|mobile|returned|refunded|pending|branded|local|phone|desktop|organic|paid|direct|new|returning|repeat|average|wholesale|trade|retail|gross|"
        r"foreign|domestic|export|search|social|referral|newsletter|campaign|store|evening|weekend|weekday|daily|weekly|"
        r"first|last|best|per|cancelled|qualified|unique|non-\w+|\w+ish|\w+ese|\w+ian|\w+-\w+)|"
        r"(?<=[\w,;]\s)(?!{MONTH}|Online|Net|Total)[A-Z][a-zäöå]+(?:['’]s)?)\s+$"
    ),
    abbreviations=re.compile(
        r"\b(?:e\.g|i\.e|vs|approx|no|nos|fig|incl|excl|ca|mr|mrs|ms|dr|st|etc|inc|ltd|co|p|pp)\.$", re.I
    ),
    compounded=re.compile(r"(?!)"),
    staff=re.compile(
        r"sales\s+(?:team|people|persons?|staff|reps?|managers?|directors?|colleagues|department|desk|side|calls?|meetings?|"
        r"(?:has|have|had)\s+(?:\w+\s+)?(?:called|rung|contacted|spoken|phoned|answered|qualified)|"
        r"(?:called|rang|contacted|phoned|answered|says?|said|told|qualified)\b)",
        re.IGNORECASE,
    ),
    remainder=r"elsewhere|everywhere\s+else|(?:all\s+)?(?:other|remaining)\s+countries|the\s+(?:rest|remaining)(?=\s+(?:[€£$]?\d|is\b|was\b|comes?\b|came\b))",
    demonyms=_DEMONYMS,
    loose=re.compile(
        r"\b(?:an?|one)\s+(?:hundred|thousand|dozen|point|percent|per\s+cent)\s+or\s+(?:two|so|more)\b|\b(?:a\s+few|several|a\s+couple\s+of)\s+(?:hundreds?|thousands?|dozens?|per\s+cent|percent)\b|\bone\s+or\s+two\b|\btwo\s+or\s+three\b",
        re.IGNORECASE,
    ),
    labels=r"(?:phase|step|page|chapter|section|version|week|no\.?|number|nr\.?|top|type|tier|level|appendix|table|figure|"
    r"option|part|stage|item|point|round|sprint|q|h|rule|day|year|room|slide|act|grade|goal|error|class)",
)
