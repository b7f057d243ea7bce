"""Rule 5, explain: a cause claimed for what a normal month does by itself (R503)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from readout.checks.finding import Finding, finding
from readout.checks.prose.context import Context
from readout.checks.prose.effects import effects, statements
from readout.checks.prose.movements import moved, moves, told
from readout.checks.prose.prose import Prose
from readout.checks.prose.sentences import Sentence
from readout.text.wordlists import WordList

_DENIED = 24  # characters after the words that give the cause
_SAID = {
    "routine": "a normal month",
    "trial": "a KPI with too short a history to judge",
    "no-verdict": "a month that cannot be judged yet",
}


def check_causes(prose: Prose, sentence: Sentence, context: Context) -> Iterator[Finding]:
    """Report a cause that is tied to a KPI's movement, where the movement needs none and no source is named."""
    words = context.words
    if words is None or prose.slot == "next-steps" or sentence.text.rstrip().endswith("?"):
        return
    credited = _credited(prose, sentence, context)
    if credited is not None:
        yield _finding(prose, sentence, context, *credited)
        return
    for part in statements(sentence.read, words):
        for found, effect, lifts in effects(part, words, context):
            kpi = moved(effect, context, prose, lifts)
            place = max(0, part.find(found))
            relative = words.causes.relative.search(part[:place]) is not None
            if words.heads.moment.search(effect) and not moves(effect, words, context):
                continue  # "on Sunday 5,900 came, because of the radio" tells no movement of the month
            if kpi is None or _excused(part[place:] if relative else part, sentence, context):
                continue
            yield _finding(prose, sentence, context, found, kpi)
            return


def _finding(prose: Prose, sentence: Sentence, context: Context, found: str, kpi: str) -> Finding:
    name, status = context.report.kpi(kpi).kpi.name, context.report.kpi(kpi).verdict.status
    why = f"“{' '.join(found.split())}” claims a cause for {name}, {_SAID[status]}"
    cure = "cite a counted result with its source, say that the cause is not known, or leave it out"
    return finding("R503", prose.where, f"{why}; {cure} (“{sentence.shown}”)")


def _credited(prose: Prose, sentence: Sentence, context: Context) -> tuple[str, str] | None:
    """The words that give the cause of what was said before them, and the KPI of which it was said."""
    words = context.words
    if words is None:
        return None
    parts = tuple(statements(sentence.read, words))
    for earlier, part in ((sentence.earlier, sentence.read), *itertools.pairwise(parts)):
        found = words.causes.credit.match(part)
        if earlier.rstrip().endswith("?") and words.causes.why.match(earlier):
            found = re.match(r".+", part, re.DOTALL)  # the answer to "why did orders rise?"
        if found is None or context.mentions(part):
            continue
        said = part[: found.end() + _DENIED]  # what stands farther on denies or doubts something else
        if not told(earlier, words, context) or _excused(said, sentence, context):
            continue
        kpi = moved(earlier, context, prose, True)
        if kpi is not None:
            return found[0].strip(), kpi
    return _in_two_sentences(prose, sentence, context, words)


def _in_two_sentences(prose: Prose, sentence: Sentence, context: Context, words: WordList) -> tuple[str, str] | None:
    """The words that tell in a sentence of its own what moved the KPI of the sentence before ("Orders rose. The fixed
    checkout accounts for the increase."), or what the cause told in the sentence before has moved ("It rained. So
    traffic grew.")."""
    causes, read, earlier = words.causes, sentence.read, sentence.earlier
    opened = causes.opening.match(read)
    if opened and re.search(r"\w{3}", earlier) and not context.mentions(earlier) and context.mentions(read):
        kpi = moved(read, context, prose, False) if moves(read, words, context) else None
        if kpi is not None and not _excused(read, sentence, context):
            return opened[0].strip(), kpi
    if not told(earlier, words, context):
        earlier = sentence.sooner
    named, before = ({each.kpi for each in context.mentions(text)} for text in (read, earlier))
    if (
        not named <= (before or set(prose.kpis))
        or not told(earlier, words, context)
        or _excused(read, sentence, context)
    ):
        return None
    found = causes.came.search(read) if causes.work.search(read) else None
    if found is None and causes.back.search(read):
        patterns = (causes.after, causes.before, causes.either)
        every = (each for pattern in patterns for each in pattern.finditer(read))
        found = next((each for each in every if not causes.portion.match(read, each.end())), None)
    if found is None:
        shown = [each for each in causes.proof.finditer(read) if causes.work.search(read[: each.start()])]
        found = shown[0] if shown else None
    kpi = moved(earlier, context, prose, True) if found else None
    return (found[0].strip(), kpi) if found and kpi is not None else None


def _excused(part: str, sentence: Sentence, context: Context) -> bool:
    words = context.words
    if words is None:
        return True
    said = words.courses["flat"].sub(" ", part)  # "did not move" denies a movement, and no cause
    said = words.causes.assured.sub(" ", words.causes.without.sub(" ", said))
    if words.causes.hedges.search(said) or words.causes.calendar.search(part):
        return True
    if words.times.future.search(part) and not moves(part, words, context):
        return True
    return _counted(sentence, context, words)


def _counted(sentence: Sentence, context: Context, words: WordList) -> bool:
    """Whether the sentence cites a work item's counted result, or says where something was counted."""
    has_number = re.search(r"\d", sentence.text) is not None
    told = words.sources.named.search(sentence.text) and not moves(sentence.read, words, context)
    if has_number and (told or words.causes.counted.search(sentence.text)):
        return True
    for item in context.report.work.done:
        if item.result and item.result_source:
            number = re.search(rf"(?<![\d.,]){re.escape(item.result)}(?![\d%]|[.,]\d|\s*%)", sentence.text)
            if number or item.result_source.casefold() in sentence.text.casefold():
                return True
    return False
