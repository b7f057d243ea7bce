# ruff: noqa: E501  (lists of words and patterns read better in full lines)
"""Finnish: how a sentence says where a figure comes from."""

from __future__ import annotations

import re

from readout.text.wordlists.tools import ANALYTICS, TOOLS
from readout.text.wordlists.words import Sources, words

_NAMED = rf"(?-i:{TOOLS}|Tilastokeskus)[:’']?\w*"
_STEMS = r"analytii|loki|loke|rekister|tilasto|kysely|tutkimu|selvity|kassajärjestelm|kirjanpi|tiliott|kuittei|työkalu|järjestelm|seurann|mittari|laskuri|raportoin|raporti|aineisto|tilinpäätö|katsau|CRM"
_RECORD = rf"\w*(?:{_STEMS})"
_SAID = r"(?:näyttää|näyttävät|näytti|näyttivät|kertovat|kertoo|kertoi|kertoivat|raportoi|arvioi|laskee|laski|tilastoi|ilmenee|selviää|näkyy|käy\s+ilmi)"
_WHO = r"\w*(?:päälli(?:kkö|köt)|johtaja|kauppias|tiimi|asiakas|toimitus|varasto|kirjanpitäjä|myyjä(?:t)?|kumppani|kuljetusliike|pankki)"

SOURCES = Sources(
    named=words(
        r"lähde\w*\s*(?:[:=–—-]|on\b|ovat\b|oli\b)",
        r"(?:(?-i:[A-ZÅÄÖ])\w*\s+){0,2}(?!suunnitel|tavoit|odotu|budjet|aikataul|sopimu|toive)\w{3,}(?:n|den|ten|:n)\s+(?:mukaan|perusteella)(?!\s+(?:lukien|lukein|luettuna))",
        rf"(?:{_RECORD}\w*|{_NAMED})\s+(?:\w+\s+)?(?:näyttää|näytti|kertoo|kertoi|raportoi|laski|laskee|mittasi|mittaa|kirjasi|tilastoi|arvioi|antoi)",
        rf"{_RECORD}\w*(?:ssa|ssä|sta|stä|lta|ltä|ista|istä|issa|issä)",
        rf"(?-i:{ANALYTICS})[:’']?\w*(?:ssa|ssä|sta|stä)",
        r"(?:mitattuna|laskettuna|kirjattuna)\s+\w+(?:ssa|ssä|sta|stä|lla|llä)",
        rf"{_SAID}\s+(?:\w+\s+){{0,2}}[\w-]*(?:{_STEMS})\w*|{_SAID}\s+(?:\w+\s+){{0,2}}{_WHO}|{_WHO}\s+(?:\w+\s+)?{_SAID}",
        rf"{_NAMED}(?:sta|stä|ssa|ssä)?\s*:|{_RECORD}\w*\s+{_SAID}",
        rf"{_NAMED}\s+(?:oma\s+)?(?:arvio|luku|tilasto|raportti|laskelma)",
        r"(?:luku|luvut|tieto|tiedot)\s+(?:on|ovat)\s+(?:\w+\s+){0,3}\w+(?:sta|stä)",
        r"(?:kertoo|kertoi|raportoi|arvioi|laskee|tilastoi)\s+(?-i:[A-ZÅÄÖ])\w+",
        r"(?:mainittiin|kerrottiin|esitettiin|julkaistiin|arvioitiin)\s+(?:\w+\s+){0,2}\w+(?:ssa|ssä|lla|llä)",
        rf"\((?:[^()]*,\s*)?(?:{_RECORD}\w*|{_NAMED})(?:,[^()]*)?\)",
    ),
    line=re.compile(
        r"(?:^|[\n.(])\W*(?:lähde|lähteet|lähteenä|lukujen\s+lähde|(?:kaikki\s+|nämä\s+|muut\s+)?luvut\s*(?:ovat\s+)?(?::|\w+sta\b|\w+stä\b))",
        re.IGNORECASE,
    ),
    ours=words(
        r"siir(?:si|rä|ret|ryi|tä|toi)\w*|siirs\w+|siirre\w+|kohdis(?:ti|tet|tim)\w*|sijoit\w+|nosti(?:n|mme)|laski(?:n|mme)|\w*budje\w+|tarjous\w*|\w*maks(?!imi)\w*|\w*hin(?:ta|nan|nalla|taan|nasta)\w*|"
        r"\w*kustan\w+|\w*palkkio\w*|\w*lasku(?:n|sta|ssa)|lahjoit\w+|"
        r"(?:ost|kokeil|soit|vasta|tavoit|kirjoit|testa|korja|tarkist|kysy|kutsu|lähet)\w*mme|otimme\s+yhtey\w+|soitettiin|vastattiin|tavoitettiin|soittaneet|testattu|käsiteltiin|hoidettiin|käsin"
    ),
    open=words(r"jos|kunnes|mikäli|kunhan|ennen\s+kuin|\w+(?:ee|aa|ää|oo|oi|ui|at|ät|me|si|tu|ty|on|li)(?:ko|kö)"),
)
