"""Whether a figure is part of a plan, which no fact of the past can bear out."""

from __future__ import annotations

import re

from readout.checks.prose.context import Context
from readout.checks.prose.goals_told import names_goal
from readout.checks.prose.heads import head_of
from readout.checks.prose.prose import Prose
from readout.checks.prose.quantity import Quantity
from readout.checks.prose.segments import Segment, segment
from readout.checks.prose.sentences import Sentence
from readout.text.wordlists import WordList


def planned(prose: Prose, clause: str, quantity: Quantity, sentence: Sentence, context: Context) -> bool:
    """Whether the figure is part of a plan: what we will do, and not what was, what a goal asks or what work is due."""
    words = context.words
    if sentence.text.rstrip().endswith("?"):
        return True
    if words is None:
        return prose.slot == "next-steps"
    if context.named_parts(sentence.read) and words.subjects.counterfactual.search(sentence.read):
        return False  # "without Germany the fall would have been €49,300" can be worked out
    clause = words.times.aimed.sub(" ", clause)  # "two short of the 150 we aim at" plans nothing
    near = segment(sentence.read, quantity, context)
    if _known(prose, clause, quantity, sentence, near, words):
        return False
    if quantity.kind == "months" and context.report.goals and words.heads.elapsed.search(near.text):
        return False  # "eight months remain"
    future = context.filled(words.times.future)
    later = context.filled(words.times.later).search(clause) and not words.times.happened.search(clause)
    if later or future.search(clause):
        return True
    moved = any(pattern.search(clause) for course, pattern in words.courses.items() if course in ("up", "down"))
    return not moved and (
        prose.slot == "next-steps" or future.search(words.times.aimed.sub(" ", sentence.read)) is not None
    )


def _known(prose: Prose, clause: str, quantity: Quantity, sentence: Sentence, near: Segment, words: WordList) -> bool:
    """Whether the figure is a known one whatever is planned beside it."""
    context = near.context
    if near.owner is not None and not context.filled(words.times.later).search(near.text):
        return True  # "whether orders rise in June from May's 5,214"
    if words.subjects.gap.search(near.before) or words.heads.short.match(quantity.of):
        return True  # what a goal lacks
    later = context.filled(words.times.later).search(clause) is not None
    if _stated(near, prose.slot == "next-steps", later, words):
        return True
    if words.heads.needed.search(clause) and context.report.goals:
        return True  # what the goal asks of each month is worked out, and no plan of ours
    if words.heads.paced.search(clause) and context.report.goals and quantity.scaled:
        return True  # where the pace of the months so far leads
    if words.heads.must.search(clause) and names_goal(sentence.read, context):
        return True
    return _due(clause, quantity, sentence.read, context, words)


def _stated(near: Segment, next_steps: bool, later: bool, words: WordList) -> bool:
    """Whether the figure's own part of the sentence says what is or was, whatever is planned beside it: among the next
    steps only what was, and what moved only where nothing speaks of ``later``."""
    part = words.times.aimed.sub(" ", near.text)
    planned_ = words.times.future, words.times.later, words.unreal
    if any(near.context.filled(each).search(part) for each in planned_):
        return False
    moved = not (next_steps or later) and any(words.courses[each].search(part) for each in ("up", "down"))
    return moved or bool((words.times.was if next_steps else words.times.stated).search(part))


def _due(clause: str, quantity: Quantity, read: str, context: Context, words: WordList) -> bool:
    """Whether it counts the pieces of work that are agreed for later: these are in the report."""
    if quantity.kind != "plain" or not words.times.agreed.search(clause):
        return False
    if head_of(quantity, read, context).kind == "work":
        return True
    return re.search(rf"(?<!\w)(?:{words.subjects.any_work})\s+(?:\w+\s+)?$", read[: quantity.start], re.I) is not None
