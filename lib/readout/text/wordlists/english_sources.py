# ruff: noqa: E501  (lists of words and patterns read better in full lines)
"""English: how a sentence says where a figure comes from."""

from __future__ import annotations

import re

from readout.text.wordlists.tools import ANALYTICS, TOOLS
from readout.text.wordlists.words import Sources, words

_RECORD = (
    r"analytics|(?:\w+\s)?logs?|CRM|trackers?|tracking|dashboards?|statistics|census|surveys?|polls?|stud(?:y|ies)|ledgers?|tills?|receipts?|"
    r"records|exports?|helpdesk|accounts?|accounting|bookkeeping|bank\s+statements?|(?:mailing|mail|booking|order|stock|reporting|ad|newsletter|e-?mail)\s+(?:tool|system|platform|software)|"
    r"(?:tool|system|platform)['’]s\s+(?:own\s+)?(?:figures?|numbers?|reports?)|(?:trade\s+)?(?:association|federation|bureau|institute)"
)
_SAYS = r"(?:shows?|showed|says?|said|reports?|reported|counts?|counted|records?|recorded|measures?|measured|puts?|gives?|gave|lists?|estimates?|estimated|has\s+it)"

SOURCES = Sources(
    named=words(
        r"according\s+to(?!\s+plan\b)|as\s+(?:\w+\s+)?(?:reported|published|measured|counted|recorded|logged|shown)\s+(?:by|in)|sources?\s*(?:[:=–—-]|(?:is|are|was|were)\b)|estimates?\s+(?:is\s+)?(?:by|from|of)\s+the|"
        r"(?:was|were|is|are)\s+(?:quoted|published|named|given|mentioned|cited)\s+(?:at|by|in)",
        rf"(?:counted|measured|tracked|recorded|logged|taken|read|reported)\s+(?:in|by|from|with|off|at|via)\s+(?:the\s+|our\s+|their\s+|its\s+)?(?:[\w'’-]+\s+){{0,2}}(?:{_RECORD}|(?-i:{TOOLS}))",
        rf"(?:in|from|by|per|via)\s+(?:the\s+|our\s+|their\s+|its\s+)?(?:[\w'’-]+\s+){{0,2}}(?:{_RECORD}|(?-i:{ANALYTICS}))",
        rf"(?:{_RECORD}|(?-i:{TOOLS}))\s+(?:\w+ly\s+|now\s+|also\s+|still\s+|itself\s+)?{_SAYS}",
        rf"\((?:[^()]*,\s*)?(?:from\s+|per\s+|the\s+|our\s+){{0,2}}(?:{_RECORD}|(?-i:{TOOLS}))(?:,[^()]*)?\)",
    ),
    line=re.compile(
        r"(?:^|[\n.(])\W*(?:sources?(?:\s+of\s+(?:the|these|all)\s+figures)?\s*:|(?:all\s+|these\s+|the\s+)?(?:other\s+)?figures\s+(?:above\s+|below\s+|here\s+)?(?:are\s+|come\s+|were\s+)?(?:taken\s+)?(?:from|by|according\s+to)\b)\s*\w",
        re.IGNORECASE,
    ),
    ours=words(
        r"mov(?:ed?|ing)|shift(?:ed|ing)?|reallocat\w+|transferr\w+|put(?:ting)?|rais(?:ed?|ing)\s+the|lower(?:ed|ing)?\s+the|budgets?|bids?|paid|pays?|fees?|"
        r"costs?|priced?|prices|invoices?|worth\s+of|donat\w+|sponsor\w+|"
        r"we\s+(?:\w+ly\s+)?(?:called|rang|phoned|contacted|answered|reached|visited|met|asked|invited|sent|wrote|checked|tested|fixed|rewrote|made|built|replied\s+to)"
    ),
    open=words(r"whether|if|until|once|unless|as\s+soon\s+as"),
)
