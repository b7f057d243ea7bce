# ruff: noqa: E501  (lists of words and patterns read better in full lines)
"""English: how a sentence says where a figure comes from."""

from __future__ import annotations

import re

from readout.text.wordlists.tools import ANALYTICS, TOOLS
from readout.text.wordlists.words import Sources, words

_WHO = r"managers?|owners?|team|client|shop|store|warehouse|director|accountant|bookkeeper|editor|publisher|house|supplier|carrier|sales|staff|service|bank"
_RECORD = (
    r"analytics|(?:\w+\s)?logs?|CRM|trackers?|tracking|dashboards?|statistics|census|surveys?|polls?|stud(?:y|ies)|ledgers?|tills?|receipts?|"
    r"records|exports?|helpdesk|(?:annual\s+|quarterly\s+)?accounts?|(?:annual|interim|quarterly|half-year)\s+reports?|accounting|bookkeeping|bank\s+statements?|(?:mailing|mail|booking|order|stock|reporting|ad|newsletter|e-?mail)\s+(?:tool|system|platform|software)|"
    r"(?:tool|system|platform)['’]s\s+(?:own\s+)?(?:figures?|numbers?|reports?)|(?:trade\s+)?(?:association|federation|bureau|institute)"
)
_SAYS = r"(?:give|put|show|say|report|count|record|measure|list|estimate|told\s+us|tells\s+us|noted|notes|shows?|showed|says?|said|reports?|reported|counts?|counted|records?|recorded|measures?|measured|puts?|gives?|gave|lists?|estimates?|estimated|has|have|holds?)"

SOURCES = Sources(
    named=words(
        r"according\s+to(?!\s+plan\b)|as\s+(?:\w+\s+)?(?:reported|published|measured|counted|recorded|logged|shown)\s+(?:by|in)|sources?\s*(?:[:=–—-]|(?:is|are|was|were)\b)|estimates?\s+(?:is\s+)?(?:by|from|of)\s+the|by\s+(?:our|the\s+\w+['’]s|their)\s+(?:own\s+)?(?:estimate|count|reckoning|tally)|by\s+hand|"
        r"(?:was|were|is|are)\s+(?:quoted|published|named|given|mentioned|cited)\s+(?:at|by|in)",
        rf"(?:counted|measured|tracked|recorded|logged|taken|read|reported)\s+(?:in|by|from|with|off|at|via)\s+(?:the\s+|our\s+|their\s+|its\s+)?(?:[\w'’-]+\s+){{0,2}}(?:{_RECORD}|(?-i:{TOOLS}))",
        rf"(?:in|from|by|per|via)\s+(?:the\s+|our\s+|their\s+|its\s+)?(?:[\w'’-]+\s+){{0,2}}(?:{_RECORD}|(?-i:{ANALYTICS}))",
        rf"(?:{_RECORD}|(?-i:{TOOLS}))\s+(?:\w+ly\s+|now\s+|also\s+|still\s+|itself\s+)?{_SAYS}",
        rf"(?:{_WHO})\s+(?:now\s+|also\s+|has\s+|have\s+)?{_SAYS}",
        r"(?<=,)\s+(?-i:[A-Z]\w+)(?:\s+\w+){0,2}\s+(?:estimates?|says?|said|reports?|reckons|finds|found|writes)",
        rf"on\s+(?-i:Trustpilot|Google\s+(?:Reviews|Maps|Business\s+Profile))|(?-i:{TOOLS})['’]s?\s+(?:own\s+)?(?:estimate|figure|count|report|data)s?",
        rf"[(\[](?:[^()\[\]]*[,:]\s*)?(?:from\s+|per\s+|the\s+|our\s+){{0,2}}(?:{_RECORD}|(?-i:{TOOLS}))(?:[\s,][^()\[\]]*)?[)\]]",
        rf"(?:data|figures?|numbers?)\s*:\s*\w+|{_SAYS}\s+(?:the\s+|our\s+)?(?:{_RECORD}|(?-i:{TOOLS}))",
    ),
    line=re.compile(
        r"(?:^|[\n.(])\W*(?:sources?(?:\s+of\s+(?:the|these|all)\s+figures)?\s*:|(?:all\s+|these\s+|the\s+)?(?:other\s+)?figures\s+(?:above\s+|below\s+|here\s+)?(?:are\s+|come\s+|were\s+)?(?:taken\s+)?(?:from|by|according\s+to)\b)\s*\w",
        re.IGNORECASE,
    ),
    ours=words(
        r"mov(?:ed?|ing)|shift(?:ed|ing)?|reallocat\w+|transferr\w+|put(?=\s+[€£$\d])|rais(?:ed?|ing)\s+the|lower(?:ed|ing)?\s+the|budgets?|bids?|paid(?!\s+(?:search|traffic|social|ads?|media|channels?|clicks|visits))|pays?|fees?|"
        r"costs?|priced?|prices|invoices?|worth\s+of|donat\w+|sponsor\w+|"
        r"we\s+(?:\w+ly\s+)?(?:have\s+|had\s+)?(?:already\s+)?(?:bought|tried|printed|called|rang|phoned|contacted|answered|reached|visited|met|asked|invited|sent|wrote|checked|tested|fixed|rewrote|made|built|replied\s+to)|(?:has|have|had)\s+(?:already\s+|since\s+)?(?:called|rung|phoned|contacted|answered|reached)"
    ),
    open=words(r"whether|if|until|once|unless|as\s+soon\s+as"),
)
