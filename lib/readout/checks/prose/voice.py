"""Rule 9, say "we": R901 for "I" and "you", R902 for wins that are ours beside losses that are theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from readout.checks.finding import Finding, finding
from readout.checks.prose.context import Context
from readout.checks.prose.prose import Prose
from readout.checks.prose.sentences import Sentence, blanked
from readout.text.wordlists import Course, WordList


def check_voice(prose: Prose, sentence: Sentence, context: Context) -> Iterator[Finding]:
    """Report "I", "you" and "our agency"; what asks the client for something may say "you"."""
    words = context.words
    if words is None:
        return
    read = blanked(sentence.read, words.voice.spared)
    asks = _asks(prose, read, sentence, words)
    for pattern in (words.voice.first, words.voice.agency, *(() if asks else (words.voice.second,))):
        found = pattern.search(read)
        if found:
            cure = "say “we”: client and agency are one team"
            yield finding("R901", prose.where, f"“{found[0].strip()}” divides us; {cure} (“{sentence.shown}”)")
            return


def _asks(prose: Prose, read: str, sentence: Sentence, words: WordList) -> bool:
    if sentence.text.rstrip().endswith("?") or words.voice.requests.search(read):
        return True
    moved = any(pattern.search(read) for pattern in words.courses.values())
    if words.voice.addressed.search(read) and not moved:
        return True
    return prose.slot == "next-steps" and not _falls(read, words) and not words.courses["up"].search(read)


def check_blame(said: Iterable[tuple[Prose, Sentence]], context: Context) -> Iterator[Finding]:
    """Report losses called theirs, where elsewhere in the report wins are called ours."""
    words = context.words
    if words is None:
        return
    everything = list(said)
    if not any(_ours(sentence, words) for _, sentence in everything):
        return
    for prose, sentence in everything:
        found = _theirs(sentence, context, words)
        if found:
            cure = "say “we” for both: what we won and what we lost"
            yield finding("R902", prose.where, f"a loss is called “{found}” while wins are ours; {cure}")


def _ours(sentence: Sentence, words: WordList) -> bool:
    return words.voice.ours.search(sentence.read) is not None


def _theirs(sentence: Sentence, context: Context, words: WordList) -> str | None:
    """The words that make a loss theirs: "your" before a KPI (or in its clause), and a fall that is bad for it."""
    read = blanked(sentence.read, words.voice.spared)
    for part in re.split(r"[;,]|\b(?:but|while|and|mutta|kun taas|ja)\b", read):
        owner = words.voice.theirs.search(part)
        named = context.mentions(part)
        better = context.report.client.kpi(named[0].kpi).better if named else "higher"
        if owner and _falls(part, words, "down" if better == "higher" else "up"):
            return " ".join(part.split())
    return None


def _falls(text: str, words: WordList, course: Course = "down") -> bool:
    return any(words.courses[each].search(text) for each in (course, "worse") if each in words.courses)
