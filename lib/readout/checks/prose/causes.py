"""Rule 5, explain: a cause claimed for what a normal month does by itself (R503)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from readout.checks.finding import Finding, finding
from readout.checks.prose.context import Context
from readout.checks.prose.prose import Prose
from readout.checks.prose.sentences import Sentence
from readout.text.wordlists import WordList

REAL = ("better", "worse")
# Verbs that say as well that something moved by itself, and those that need no object named to claim an effect.
_CHANGES = re.compile(r"improv|increas|grew|rais|kept|sent|lisä|lask|paran|heiken|vähen|pienen", re.IGNORECASE)
_LEADS = re.compile(r"led|lead|result|caus|explain|johti|johta|aiheut|selit", re.IGNORECASE)
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
    for part in _parts(sentence.read, words):
        for found, effect in _effects(part, words, context):
            kpi = _moved(effect, context, prose)
            if kpi is None or _excused(part, sentence, context):
                continue
            name, status = context.report.kpi(kpi).kpi.name, context.report.kpi(kpi).verdict.status
            why = f"“{' '.join(found.split())}” claims a cause for {name}, {_SAID[status]}"
            cure = "cite a counted result with its source, say that the cause is not known, or leave it out"
            yield finding("R503", prose.where, f"{why}; {cure} (“{sentence.shown}”)")
            return


def _parts(text: str, words: WordList) -> Iterator[str]:
    """Statements that stand side by side: what excuses one does not excuse the other."""
    yield from (part for part in re.split(r";|,?\s(?:but|mutta|while|kun taas)\s", text) if part.strip())


def _effects(part: str, words: WordList, context: Context) -> Iterator[tuple[str, str]]:
    """Yield each connector with the text in which its effect stands."""
    causes = words.causes
    for found in causes.before.finditer(part):
        first = part[: found.start()]
        if len(first.split()) > 0 and re.search(r"\w", first):
            yield found[0], first
        elif "," in part[found.end() :]:  # "Thanks to the newsletter, orders grew."
            yield found[0], part[found.end() :].split(",", 1)[1]
        else:
            yield found[0], part[found.end() :]
    for found in causes.after.finditer(part):
        if not _by_us(part, found) and not (_CHANGES.match(found[0]) and context.mentions(part[: found.start()])):
            yield found[0], part[found.start() :]
    for found in causes.either.finditer(part):
        yield found[0], part


def _by_us(part: str, found: re.Match[str]) -> bool:
    """Whether it only says that we did it ("we grew orders"), and not by what."""
    ours = re.search(r"\b(?:we|i|you)(?:['’]ve)?\s+(?:\w+\s+)?$", part[: found.start()], re.IGNORECASE)
    return bool(ours) and not re.search(r"\b(?:with|by|through|via)\b", part[found.end() :])


def _moved(effect: str, context: Context, prose: Prose) -> str | None:
    """The KPI whose movement the effect is; None when there is none, or when a real change has its cause."""
    words = context.words
    if words is None or words.times.plan.search(effect):
        return None
    named = list(dict.fromkeys(each.kpi for each in context.mentions(effect)))
    if not named and words.causes.after.match(effect) and not _LEADS.match(effect):
        return None
    if not named and _moves(effect, words, context):
        named = [each for each in prose.kpis if each in {result.kpi.id for result in context.report.kpis}]
    elif named and not (_moves(effect, words, context) or words.causes.after.match(effect)):
        return None
    normal = [each for each in named if context.report.kpi(each).verdict.status not in REAL]
    return normal[0] if normal and len(normal) == len(named) else None


def _moves(text: str, words: WordList, context: Context) -> bool:
    moving = [pattern for course, pattern in words.courses.items() if course != "flat"]
    if any(pattern.search(text) for pattern in moving):
        return True
    starts = [each.start for each in context.mentions(text)]
    more = (found for pattern in words.attributive.values() for found in pattern.finditer(text))
    return any(re.fullmatch(r"\s+(?:\w+\s+)?", text[found.end() : start]) for found in more for start in starts)


def _excused(part: str, sentence: Sentence, context: Context) -> bool:
    words = context.words
    if words is None or words.causes.hedges.search(part) or words.causes.calendar.search(part):
        return True
    if words.times.future.search(part) and not _moves(part, words, context):
        return True
    return _counted(sentence, context, words)


def _counted(sentence: Sentence, context: Context, words: WordList) -> bool:
    """Whether the sentence cites a work item's counted result, or says where something was counted."""
    has_number = re.search(r"\d", sentence.text) is not None
    if has_number and words.causes.counted.search(sentence.text):
        return True
    for item in context.report.work.done:
        if item.result and item.result_source:
            number = re.search(rf"(?<![\d.,]){re.escape(item.result)}(?![\d%]|[.,]\d|\s*%)", sentence.text)
            if number or item.result_source.casefold() in sentence.text.casefold():
                return True
    return False
