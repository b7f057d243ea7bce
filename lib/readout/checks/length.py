"""Rule 0, trust: a report is as long as a client reads (R007)."""

from __future__ import annotations

import math
from collections.abc import Iterator

from readout.checks.finding import Finding, finding

# Silent reading of English non-fiction: 238 words a minute, mean of 190 studies (M. Brysbaert, "How many words do we
# read per minute?", Journal of Memory and Language 109, 2019). Rounded down, for figures between the words slow down.
WORDS_PER_MINUTE = 230


def reading_minutes(words: int) -> float:
    """Return how long an adult takes to read ``words``."""
    return words / WORDS_PER_MINUTE


def check_length(words: int, limit: float, where: str) -> Iterator[Finding]:
    """Report a report of more ``words`` than are read in ``limit`` minutes."""
    minutes = reading_minutes(words)
    if minutes > limit:
        over = math.ceil(words - limit * WORDS_PER_MINUTE)
        found = f"{words} words, {minutes:.1f} minutes to read, with a limit of {limit:g}"
        yield finding("R007", where, f"the report has {found}; cut about {over} words, or move reading_minutes")
