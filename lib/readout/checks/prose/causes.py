"""Rule 5, explain: a cause claimed for what a normal month does by itself (R503)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from readout.checks.finding import Finding, finding
from readout.checks.prose.blocks import BLANK
from readout.checks.prose.context import Context, Mention
from readout.checks.prose.prose import Prose
from readout.checks.prose.sentences import Sentence
from readout.text.wordlists import WordList

REAL = ("better", "worse")
# Verbs that say as well that something moved by itself, and those that need no object named to claim an effect.
_CHANGES = re.compile(r"improv|increas|grew|rais|kept|sent|lisä|lask|paran|heiken|vähen|pienen", re.IGNORECASE)
_LEADS = re.compile(r"led|lead|result|caus|explain|johti|johta|aiheut|selit", re.IGNORECASE)
_LIFTS = re.compile(
    r"got\b|had\b|received|took|drew|sai\b|saivat\b|lift|boost|push|pull|propel|drag|hurt|spur|help|benefit|profit|gain|hyöty|owe|thank|kiitt",
    re.IGNORECASE,
)
# Who may have brought, won or kept something without being a cause: we, the shop itself, the month.
_US = re.compile(
    r"\b(?:we|i|you|(?:(?:the|our)\s+)?(?:site|website|shop|store|month|year|(?-i:May|April|March|June))|"
    r"(?:verkko)?sivusto(?:mme)?|sivut|sivumme|(?:verkko)?kauppa(?:mme)?|\w*kuu|kuukausi|vuosi)(?:['’]ve)?\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:stuck|jumissa|frozen)\b|\b(?:held|stayed|remained|kept|stood)\s+(?:at|up|on|its|their|firm|fast|put|where)\b|\b(?:held|holds|survived)\s*[,.]?\s*$|"
    r"\b(?:pysy|säily)(?:i|y|ivät|vät|nyt|neet|mi\w+)\b|\bpiti(?:vät)?\s+pintansa\b",
    re.IGNORECASE,
)
_DENIED = 24  # characters after the words that give the cause
_WORK_REACH = 4  # words in which the work stands before "after" in Finnish, "which did it" in English
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
    for part in _parts(sentence.read, words):
        for found, effect, lifts in _effects(part, words, context):
            kpi = _moved(effect, context, prose, lifts)
            place = max(0, part.find(found))
            told = words.causes.relative.search(part[:place]) is not None
            if kpi is None or _excused(part[place:] if told else part, sentence, context):
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
    parts = tuple(_parts(sentence.read, words))
    for earlier, part in ((sentence.earlier, sentence.read), *itertools.pairwise(parts)):
        found = words.causes.credit.match(part)
        if earlier.rstrip().endswith("?") and words.causes.why.match(earlier):
            found = re.match(r".+", part, re.DOTALL)  # the answer to "why did orders rise?"
        if found is None or context.mentions(part):
            continue
        said = part[: found.end() + _DENIED]  # what stands farther on denies or doubts something else
        if not _told(earlier, words, context) or _excused(said, sentence, context):
            continue
        kpi = _moved(earlier, context, prose, True)
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
        kpi = _moved(read, context, prose, False) if _moves(read, words, context) else None
        if kpi is not None and not _excused(read, sentence, context):
            return opened[0].strip(), kpi
    if not _told(earlier, words, context):
        earlier = sentence.sooner
    named, told = ({each.kpi for each in context.mentions(text)} for text in (read, earlier))
    if (
        not named <= (told or set(prose.kpis))
        or not _told(earlier, words, context)
        or _excused(read, sentence, context)
    ):
        return None
    found = causes.came.search(read) if causes.work.search(read) else None
    if found is None and causes.back.search(read):
        patterns = (causes.after, causes.before, causes.either)
        found = next((each for pattern in patterns for each in pattern.finditer(read)), None)
    if found is None:
        shown = [each for each in causes.proof.finditer(read) if causes.work.search(read[: each.start()])]
        found = shown[0] if shown else None
    kpi = _moved(earlier, context, prose, True) if found else None
    return (found[0].strip(), kpi) if found and kpi is not None else None


def _parts(text: str, words: WordList) -> Iterator[str]:
    """Statements that stand side by side: what excuses one does not excuse the other."""
    yield from (part for part in re.split(r";|,?\s(?:but|mutta|while|kun taas)\s", text) if part.strip())


def _effects(part: str, words: WordList, context: Context) -> Iterator[tuple[str, str, bool]]:
    """Yield each connector, the text in which its effect stands, and whether it says itself that something moved."""
    causes = words.causes
    for found in causes.before.finditer(part):
        effect = _before(part, found, context)
        levels = causes.firm.match(found[0]) is not None and re.search(r"\d", effect) is not None
        yield found[0], effect, levels or _LIFTS.match(found[0]) is not None
    for found in causes.after.finditer(part):
        if re.search(r"\bhad\s+(?:\w+ly\s+)?$", part[: found.start()]):
            continue  # what had happened before explains no movement of this month
        alone = _CHANGES.match(found[0]) and context.mentions(part[: found.start()])
        if not _by_us(part, found) and not alone and _brings_movement(part, found, words, context):
            yield found[0], part, True
        elif not _by_us(part, found) and not alone:
            yield found[0], part[found.start() :], False
    for found in causes.after.finditer(part):
        if any(_object(part, each, found, words) for each in context.mentions(part)):
            yield found[0], part, True
    for found in causes.either.finditer(part):
        levels = causes.firm.match(found[0]) is not None and re.search(r"\d", part[: found.start()]) is not None
        yield found[0], part, levels or _LIFTS.match(found[0]) is not None
    yield from _timed(part, words, context)
    yield from _apposed(part, words, context)


def _brings_movement(part: str, found: re.Match[str], words: WordList, context: Context) -> bool:
    """Whether the object of a verb of effect is a movement and no KPI: "the letter brought a slight increase"."""
    rest = part[found.end() :]
    if context.mentions(rest):
        return False
    every = (each for course in ("up", "down") for each in words.courses[course].finditer(rest))
    return any(re.fullmatch(r"\s+(?:\w+\s+){0,3}", rest[: each.start()]) for each in every)


def _object(part: str, mention: Mention, found: re.Match[str], words: WordList) -> bool:
    """Whether a KPI stands as the object right before its verb: "kävijämäärää nosti opas"."""
    if words.code != "fi" or mention.end > found.start() or not part[: mention.end].endswith(("a", "ä", "n")):
        return False
    return not part[mention.end : found.start()].strip() and re.search(rf"[\w{BLANK}]", part[found.end() :]) is not None


def _before(part: str, found: re.Match[str], context: Context) -> str:
    """The effect of a connector that stands after it, or first: "Thanks to the newsletter, orders grew."."""
    if re.search(r"\w", part[: found.start()]):
        told = context.mentions(part[: found.start()]) or not context.mentions(part[found.end() :])
        return part[: found.start()] if told else part
    after = part[found.end() :]
    return after.split(",", 1)[1] if "," in after else after


def _timed(part: str, words: WordList, context: Context) -> Iterator[tuple[str, str, bool]]:
    """Yield what only says when, or that work was worth it, and names the work: it is told as a cause all the same."""
    causes = words.causes
    for found in causes.then.finditer(part):
        effect = _before(part, found, context)
        cause = part[found.end() :].split(",", 1)[0]
        own = causes.work.search(cause)
        if own and effect is not part and (re.search(r"\w", part[: found.start()]) or "," in part[found.end() :]):
            yield found[0], effect, False
    for found in (*causes.afterwards.finditer(part), *causes.proof.finditer(part)):
        near = " ".join(part[: found.start()].split()[-_WORK_REACH:])
        if causes.work.search(near):
            yield found[0], part, False


def _apposed(part: str, words: WordList, context: Context) -> Iterator[tuple[str, str, bool]]:
    """Yield a statement set beside a movement by a colon or a "hence", which tells it as the cause, and what would have
    been without the cause."""
    for found in words.causes.hence.finditer(part):
        cause, effect = part[: found.start()], part[found.end() :]
        if (
            (re.search(r"\w{3}", cause) or not re.search(r"\w", cause))
            and context.mentions(effect)
            and not context.mentions(cause)
        ):
            yield found[0], effect, False
    for found in words.causes.without.finditer(part):
        yield found[0], part, True
    before, colon, after = part.partition(":")
    if not colon or re.search(r"\d[\d\s.,]{2,}|\d\s?%", after):  # figures after a colon spell out what was said
        return
    if not context.mentions(after) and not context.named_parts(after) and words.predicated.match(after):
        yield after.strip(), before, False
    elif (
        not context.mentions(before)
        and words.causes.work.search(before)
        and (words.verbs.search(before) or words.causes.proof.search(before))
    ):
        yield before.strip(), after, False


def _told(text: str, words: WordList, context: Context) -> bool:
    """Whether a sentence tells how a KPI went: that it moved, or its figure."""
    figure = context.mentions(text) and re.search(r"\d", text) is not None
    return bool(figure) or _moves(text, words, context)


def _by_us(part: str, found: re.Match[str]) -> bool:
    """Whether it only says that we did it ("we grew orders"), and not by what."""
    ours = _US.search(part[: found.start()])
    return bool(ours) and not re.search(r"\b(?:with|by|through|via)\b", part[found.end() :])


def _moved(effect: str, context: Context, prose: Prose, lifts: bool) -> str | None:
    """The KPI whose movement the effect is; None when there is none, or when a real change has its cause."""
    words = context.words
    if words is None or words.times.plan.search(effect):
        return None
    named = list(dict.fromkeys(each.kpi for each in context.mentions(effect)))
    if not named and words.causes.after.match(effect) and not _LEADS.match(effect):
        return None
    if not named and _moves(effect, words, context):
        named = [each for each in prose.kpis if each in {result.kpi.id for result in context.report.kpis}]
    elif named and not (lifts or _moves(effect, words, context) or words.causes.after.match(effect)):
        return None
    normal = [each for each in named if context.report.kpi(each).verdict.status not in REAL]
    return normal[0] if normal and len(normal) == len(named) else None


def _moves(text: str, words: WordList, context: Context) -> bool:
    if _HELD.search(text) or any(pattern.search(text) for pattern in words.courses.values()):
        return True
    if context.mentions(text) and re.search(r"(?<!\w)[+−–-]\s?\d[\d.,]*\s?%", text):
        return True
    compared = words.comparative.search(text)
    than = words.than.search(text, compared.end()) if compared else None
    if than and not re.match(r"\W*\d", text[than.end() :]):
        return True
    named = context.mentions(text)
    more = [found for pattern in words.attributive.values() for found in pattern.finditer(text)]
    return any(
        re.fullmatch(r"\s+(?:\w+\s+)?", text[found.end() : each.start] or text[each.end : found.start()])
        for found in more
        for each in named
    )


def _excused(part: str, sentence: Sentence, context: Context) -> bool:
    words = context.words
    if words is None:
        return True
    said = words.courses["flat"].sub(" ", part)  # "did not move" denies a movement, and no cause
    said = words.causes.assured.sub(" ", words.causes.without.sub(" ", said))
    if words.causes.hedges.search(said) or words.causes.calendar.search(part):
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
