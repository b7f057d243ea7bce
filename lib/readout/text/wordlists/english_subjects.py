# ruff: noqa: E501  (lists of words and patterns read better in full lines)
"""English: what a sentence must speak of before a figure of a kind is meant."""

from __future__ import annotations

import re

from readout.text.wordlists.words import Subjects, words

_MOVED = r"(?:fall|drop|decline|decrease|rise|increase|growth|gain|change|loss|dip|slump|slide|shortfall|jump|move|gap|difference)"

SUBJECTS = Subjects(
    change=words(
        r"more|fewer|less|another|further|lost|los(?:e|es|ing|s)|lack\w*|gap|short|shortfall|difference|missing|miss(?:ed|es)?|"
        r"above|below|behind|ahead|beyond|away|added|adding|extra|additional|cut|sav(?:e|ed|es|ing)|beat|exceed\w*|"
        r"under(?=\s+the\s+(?:upper|lower|limit|ceiling|top|bottom))|past|left|swing|change[ds]?|mov(?:e|ed)|account\w*|explain\w*|contribut\w*|part|share|cost\s+us|took\s+off|leav(?:es?|ing)|"
        r"to\s+come|outstanding|ahead\s+of\s+us|went|go|remain\w*|needs?|needed|to\s+go|trail\w*|separat\w*|apart|margin",
        r"by(?=\s+[€£$\d])|(?:down|up)(?=\s*(?:[,.;)]|$)|\s+(?:on|from)\b)",
        r"off(?=\s+(?:the|our))",
        _MOVED,
    ),
    of_change=words(rf"(?:of|in|behind|to)\s+(?:the|our|this|that|its)\s+(?:\w+\s+)?{_MOVED}"),
    of_which=words(
        r"of\s+(?:which|this|that|these|it)(?!\s+\w*(?:fall|drop|decline|rise|increase|loss|growth|change|month|year))"
    ),
    normal=words(
        r"range|expect\w*|normal\w*|usual\w*|between|limits?|band|typical\w*|anticipat\w*|forecast\w*|predict\w*|estimat\w*|"
        r"would\s+have|outside|within|margin|from(?=\s+[\d€£$])"
    ),
    target=words(
        r"goals?|targets?|aims?|plan(?:ned|s)?|schedule|objective|aiming|reach(?:ed|ing)?|of\s+the(?=\s+[€£$\d])|"
        r"needs?|needed|requires?|required|takes?|remaining|remains?|to\s+go|left|"
        r"hit|pass(?:es|ed|ing)?|cross(?:es|ed|ing)?|beat|budget|quota|full[ -]year|annual|milestone|mark|whole\s+year|"
        r"altogether|this\s+year|year-end|by\s+December"
    ),
    whole=words(r"goals?|targets?|objective|the\s+year"),
    planned=words(
        r"plan(?:ned|s)?|schedule|goals?|targets?|budget|supposed|should|due|pace|by\s+now|where\s+we|track|trail\w*"
    ),
    landing=words(
        r"land(?:s|ing|ed)?|project\w*|forecast\w*|on\s+course|heading|head(?:s|ed)?|at\s+this\s+(?:pace|rate)|"
        r"end\s+(?:the\s+year|at|up)|year-end|outlook|expect\w*|likely|between|by\s+December"
    ),
    total=words(
        r"so\s+far|since\s+January|January\s*(?:to|[-–]|through)\s*{MONTH}|first\s+\w+\s+months|in\s+\w+\s+months|cumulative\w*|in\s+total|altogether|to\s+date|"
        r"this\s+year|year['’]s|until\s+now|by\s+now|goals?|targets?|plan|schedule|stand(?:s|ing)?\s+at|of\s+the(?=\s+[€£$\d])"
    ),
    due=words(
        r"due|planned|plans?|promised|next|coming|will|shall|ask(?:s|ed)?|open|agreed|scheduled|June|wait\w*|late|"
        r"dropp\w*|delay\w*|under\s+way|queue|pipeline|to\s+do|to\s+come|upcoming|in\s+the\s+works|July|behind|ahead|in\s+progress|remain\w*|left|your|client\w*"
    ),
    theirs_too=words(
        r"you|yours?|clients?(?:['’]s)?|one\s+of\s+(?:them|which|these)|including|together|altogether|in\s+all|both\s+sides"
    ),
    any_work=(
        r"(?:pieces?\s+of\s+work|tasks?|items?|things?|deliverables?|actions?|jobs?|steps?|works|(?:planned|agreed|"
        r"promised)\s+(?:pieces|tasks|things|items))"
    ),
    things=words(r"things?|items?|steps?"),
    doing=words(
        r"do|did|does|done|doing|finish\w*|complet\w*|deliver\w*|publish\w*|made|make|shipped|work\w*|due|open|ask\w*|wait\w*|need\w*|plan\w*|"
        r"promis\w*|agreed?|next|left|remain\w*|late|dropped|ready"
    ),
    then=re.compile(
        r"(?<!than )(?<!on )(?<!from )(?<!over )(?<!against )(?<!with )(?<!to )(?<!versus )(?<!in the )(?<!below )(?<!above )(?<!under )"
        r"\b(?:a\s+year\s+(?:ago|earlier|before)|last\s+{THIS}|last\s+year|{THIS}\s+(?:of\s+)?(?:last\s+year|{LAST_YEAR}))(?!['’]s\s+[€£$]?\d)",
        re.IGNORECASE,
    ),
    outset=re.compile(
        r"(?:\b(?:from|against|versus|vs\.?|(?:compared|compare[sd]?|comparable|similar|close|next|equal|identical|relative|opposed|up|on\s+a\s+par|level|even|line|in\s+keeping|put|set|held)\s+(?:to|with|on|beside)|"
        r"after|above|below|than|over|compared|previous|earlier|had\s+been)\s+"
        r"(?:(?:the|a|about|around|just|over|some|almost|nearly|roughly|more|than|under|an?|last|month['’]s)\s+)*)$",
        re.IGNORECASE,
    ),
    outset_ends=re.compile(
        r"(?:[\d.,]*\d\w*)?\s+(?:before|earlier|previously)\b|[\d\s.,%kKmM€£$]*(?:→|->|=>|–>)", re.IGNORECASE
    ),
    brings=words(
        r"brought(?:\s+(?:us|in))?|won(?:\s+us)?|gave(?:\s+us)?|earned(?:\s+us)?|generated|produced|delivered"
    ),
    held_against=re.compile(
        r"\s+(?:\w+\s+){0,2}?(?:less|more|fewer|lower|higher|better|worse)\s+(?:than|compared\s+(?:to|with))\s+(?:in\s+|what\s+[^.;,]*\bin\s+|it\s+was\s+in\s+)?"
        r"(?:(?-i:[A-Z])\w+|last\s+(?:month|year)|a\s+(?:month|year)\s+(?:ago|earlier)|the\s+(?:month|year)\s+before)|"
        r"\s+(?:\w+\s+)?(?:below|above|under|over|down\s+on|up\s+on)\s+(?:(?-i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*|last\s+(?:month|year))",
        re.IGNORECASE,
    ),
    counterfactual=words(r"would(?:\s+not|n['’]t)?\s+have"),
    without=words(
        r"without|(?:take|taking|took|leave)\s+(?:away|out)|strip(?:ped|ping)?\s+out|subtract\w*|setting\s+aside|except\s+for|ignoring|excluding|apart\s+from|leaving\s+out|leave\s+out|but\s+for|had|would\s+have|outside|disregarding"
    ),
    gap=re.compile(
        r"^\W*(?:the\s+)?(?:(?:gap|shortfall|missing|short|still\s+missing|to\s+go)|there(?:\s+is|['’]s)\s+still)\W*$",
        re.IGNORECASE,
    ),
    lacking=re.compile(
        r"\b(?:lack(?:s|ing)?|missing|short\s+by|(?:still\s+)?needs?|away\s+by)\s+(?:(?:only|just|another|about|some|a\s+mere)\s+)*$",
        re.IGNORECASE,
    ),
    gap_of=re.compile(r"\b(?:difference|gap)\s+of\s+(?:about\s+|some\s+|only\s+|just\s+)?[€£$]?$", re.IGNORECASE),
    band=words(r"bands?|range|corridor"),
    several=words(r"(?:both|two|three|these|those|all)\s+(?:\w+\s+)?(?:countries|markets|regions|channels|groups)"),
    of_them=words(r"of\s+(?:them|these|those|whom|(?:the|our)\s+\d[\d,.]*)"),
    of_whole=re.compile(
        r"\bof\s+(?:the|our|all)\s+\w+,?\s+(?:\w+\s+)?$|"
        r"\b(?:of|out\s+of)\s+(?:(?:the|our|all|those|\w+['’]s)\s+)*\d[\d,.]*\s+\w+,?\s[^.;]*$",
        re.IGNORECASE,
    ),
    came=re.compile(
        r"\s+(?:of\s+(?:them|these|those)\s+)?(?:\w+\s+){0,2}?(?:came|arrived|reached\s+us|found\s+us|followed)\s+(?:in\s+)?(?:from|through|via|by|with)\b[^.;]*",
        re.IGNORECASE,
    ),
    apart_by=words(
        r"exceed\w*|beat\w*|above|below|miss(?:es|ed)?|overshot|undershot|topp?(?:s|ed)|differ\w*|outstripp\w*|fell\s+short|ahead|behind"
    ),
    again=words(r"repeat\w*|again|once\s+more|same|another\s+round|second\s+time|re-?run"),
    together_all=words(r"in\s+(?:total|all)|altogether|together|all\s+(?:our|the)\s+work"),
)
