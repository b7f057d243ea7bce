"""Rule 0, trust: a report is as long as a client reads (R007)."""

from __future__ import annotations

import math
from collections.abc import Iterator

from readout.checks.finding import Finding, finding

# Silent reading of English non-fiction: 238 words a minute, mean of 190 studies (M. Brysbaert, "How many words do we
# read per minute?", Journal of Memory and Language 109, 2019). Rounded down, for figures between the words slow down.
ENGLISH_WORDS_PER_MINUTE = 230

# A language of long words says the same in fewer of them. The same texts read aloud in 17 languages, words a minute
# (S. Trauzettel-Klosinski and K. Dietz, "Standardized assessment of reading performance: the new International
# Reading Speed Texts IReST", Investigative Ophthalmology & Visual Science 53(9), 2012); their mean stands for the rest.
_ALOUD = {
    "ar": 138, "de": 179, "en": 228, "es": 218, "fi": 161, "fr": 195, "he": 187, "it": 188, "ja": 193, "nl": 202,
    "pl": 166, "pt": 181, "ru": 184, "sl": 180, "sv": 199, "tr": 166, "zh": 158,
}  # fmt: skip
_ALOUD_MEAN = 184


def words_per_minute(language: str) -> float:
    """Return how many words of ``language`` (BCP 47) an adult reads silently in a minute."""
    spoken = _ALOUD.get(language.replace("_", "-").split("-")[0].lower(), _ALOUD_MEAN)
    return ENGLISH_WORDS_PER_MINUTE * spoken / _ALOUD["en"]


def reading_minutes(words: int, language: str) -> float:
    """Return how long an adult takes to read ``words`` of ``language``."""
    return words / words_per_minute(language)


def check_length(words: int, language: str, limit: float, where: str) -> Iterator[Finding]:
    """Report a report of more ``words`` than are read in ``limit`` minutes."""
    minutes = reading_minutes(words, language)
    if minutes > limit:
        over = math.ceil(words - limit * words_per_minute(language))
        found = f"{words} words, {math.ceil(10 * minutes) / 10} minutes to read, with a limit of {limit:g}"
        yield finding("R007", where, f"the report has {found}; cut about {over} words, or move reading_minutes")
