"""What a sentence must speak of for a fact of a kind to be meant."""

from __future__ import annotations

import re

from readout.checks.prose.facts import When
from readout.text.wordlists import WordList


def cues(words: WordList) -> dict[When, re.Pattern[str]]:
    """What a sentence must speak of, by what a fact is about."""
    subjects = words.subjects
    return {
        "per day": words.times.per_day,
        "to date": subjects.total,
        "to last date": words.times.year_ago,
        "goal": words.times.plan,
        "target": subjects.target,
        "planned": subjects.planned,
        "landing": subjects.landing,
        "range": subjects.normal,
        "spend": words.amounts.spend,
        "due": subjects.due,
        "due together": subjects.theirs_too,
        "each": words.heads.per,
        "rest": words.heads.rest,
        "window": words.heads.window,
        "monthly": words.heads.monthly,
        "elapsed": words.heads.elapsed,
        "pace": words.heads.goal,
        "month's pace": words.heads.paced_now,
        "apart": words.heads.apart,
        "without": words.subjects.without,
        "gained": words.subjects.of_change,
        "before": words.times.before,
    }
