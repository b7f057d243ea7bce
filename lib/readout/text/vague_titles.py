"""Titles of work that nobody can point at: "worked on SEO", "various improvements", "jatkuu".

A title is vague when it says that something was done and every other word is usual in an agency: one name, number or
thing of its own makes it concrete. Where a ``*`` ends a word of the lists, it is the beginning of one. To add a
language, add its words to both lists.
"""

from __future__ import annotations

import re

LONGEST_ALONE = 12  # letters; longer single words are compounds, which may well be concrete

# Words that say that something was done, and not what.
_VAGUE = {
    "en": """
work worked working works continue continued continues continuing ongoing various several different miscellaneous misc
etc improvement* improve* improving update* updating change* tweak* fix* task* activit* thing* stuff job* effort*
optimi* maintenance maintain* support* administration admin management managing
""",
    "fi": """
jatkuu jatku* jatke* jatka* erilai* sekalaisia sekalaista sekalaiset muuta muita työ työtä työn työt töitä teht*
hommia hommat asioita asiat parannu* paranne* paranta* päivity* päivitt* päivite* muuto* muutta* korjau* korjai*
säätö* säädö* viilau* tehtäv* toimenpit* toimenpid* toimintaa ylläpi* hallinta hallintaa kehitt* kehity* kehite*
optimoi* hakukoneoptimoi* sisällöntuotan* sisältötyö*
""",
}
# What agencies work on all the time: beside the words above it makes nothing concrete.
_USUAL = {
    "en": """
a an and at for in of on our some the to with more further new other same usual general minor small little quick
regular daily weekly monthly content seo sem ppc sea ads advertising marketing social media website websites site web
blog blogs page pages post posts email emails newsletter newsletters pr outreach link links building campaign campaigns
keyword keywords strategy planning research analysis analytics reporting communication
""",
    "fi": """
ja sekä tai eri muu muut muiden yleistä yleisiä yleinen pieniä pienet uusi uutta uusia joitakin jotain useita seo sem
sea sisältö sisältöä sisällön sisältöjen markkino* mainonta mainonnan some somea somen sosiaali* median mediaa
verkkosiv* nettisiv* kotisiv* sivu sivut sivuja sivuston sivustoa sivustolla blogi blogia blogin uutiskirje*
kampanja kampanjan kampanjat linkkien avainsanojen strategia suunnittelu suunnittelun analytiik* viestintä viestinnän
""",
}
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def is_vague(title: str, language: str) -> bool:
    """Whether a title says nothing in particular in a language (a BCP 47 tag) or in English, which all agencies write.

    A single word of up to ``LONGEST_ALONE`` letters is vague whatever it is: "Newsletter" leaves open which one.
    """
    words = [match.group().casefold() for match in _WORD.finditer(title)]
    if len(words) == 1 and len(words[0]) <= LONGEST_ALONE and words[0].isalpha():
        return True
    primary = language.split("-")[0].lower()
    vague, usual = _pattern(_VAGUE, primary), _pattern(_USUAL, primary)
    said = [bool(vague.fullmatch(word)) for word in words]
    return any(said) and all(known or usual.fullmatch(word) for known, word in zip(said, words, strict=True))


def _pattern(lists: dict[str, str], language: str) -> re.Pattern[str]:
    """English is always among the languages: agencies everywhere have titles in it."""
    known = lists["en"].split() + lists.get(language, "").split()
    return re.compile("|".join(rf"{re.escape(word[:-1])}\w*" if word[-1] == "*" else re.escape(word) for word in known))
