"""Where the effect of a cause stands: before the words that claim it, after them, beside a colon, or in a time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from readout.checks.prose.blocks import BLANK
from readout.checks.prose.context import Context, Mention
from readout.text.wordlists import WordList

_WORK_REACH = 4  # words in which the work stands before "after" in Finnish, "which did it" in English


def statements(text: str, words: WordList) -> Iterator[str]:
    """Statements that stand side by side: what excuses one does not excuse the other."""
    yield from (part for part in re.split(r";|,?\s(?:but|mutta|while|kun taas)\s", text) if part.strip())


def effects(part: str, words: WordList, context: Context) -> Iterator[tuple[str, str, bool]]:
    """Yield each connector, the text in which its effect stands, and whether it says itself that something moved."""
    causes = words.causes
    for found in causes.before.finditer(part):
        joined = causes.clausal.fullmatch(found[0]) and re.search(r"\w", part[: found.start()])
        effect = part[: found.start()] if joined else _before(part, found, context)
        levels = causes.firm.match(found[0]) is not None and re.search(r"\d", effect) is not None
        yield found[0], effect, levels or causes.lifts.match(found[0]) is not None
    for found in causes.after.finditer(part):
        if re.search(r"\bhad\s+(?:\w+ly\s+)?$", part[: found.start()]):
            continue  # what had happened before explains no movement of this month
        if causes.portion.match(part, found.end()):
            continue  # "phones brought 58% of them" says what they are made of
        alone = causes.changes.match(found[0]) and context.mentions(part[: found.start()])
        if not _by_us(part, found, words) and not alone and _brings_movement(part, found, words, context):
            yield found[0], part, True
        elif not _by_us(part, found, words) and not alone:
            yield found[0], part[found.start() :], False
    for found in causes.after.finditer(part):
        if any(_object(part, each, found, words) for each in context.mentions(part)):
            yield found[0], part, True
    for found in causes.either.finditer(part):
        levels = causes.firm.match(found[0]) is not None and re.search(r"\d", part[: found.start()]) is not None
        yield found[0], part, levels or causes.lifts.match(found[0]) is not None
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


def _by_us(part: str, found: re.Match[str], words: WordList) -> bool:
    """Whether it only says that we did it ("we grew orders"), and not by what."""
    ours = words.causes.us.search(part[: found.start()])
    return bool(ours) and not re.search(r"\b(?:with|by|through|via)\b", part[found.end() :])
