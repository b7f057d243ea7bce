"""Rule 0, trust: "ahead of plan" said of a goal that is behind it, or the other way round (R005)."""

from __future__ import annotations

from collections.abc import Iterator

from readout.checks.finding import Finding, finding
from readout.checks.prose.clauses import Clause, clauses
from readout.checks.prose.context import Context
from readout.checks.prose.prose import Prose
from readout.checks.prose.sentences import Sentence
from readout.model.goals import GoalResult
from readout.text.wordlists import WordList

_CONTRADICTED = {"ahead": ("behind", "missed"), "on plan": ("behind", "missed"), "behind": ("ahead", "met")}


def check_plans(prose: Prose, sentence: Sentence, context: Context) -> Iterator[Finding]:
    """Report a standing against the plan that none of the goals it may mean bears out."""
    words = context.words
    if words is None or prose.slot == "next-steps" or sentence.text.rstrip().endswith("?"):
        return
    for clause in clauses(sentence.read, words):
        for standing, pattern in words.standings.items():
            found = pattern.search(clause.text)
            if not found or not _asserted(clause, found.start(), words):
                continue
            if not context.mentions(words.compound.sub(" ", clause.text)) and not _ours(clause, standing, words):
                continue
            goals = _goals(clause, prose, sentence, context)
            if goals and all(goal.status in _CONTRADICTED[standing] for goal in goals):
                is_ = ", ".join(f"{goal.goal.statement} is {goal.status}" for goal in goals)
                cure = "correct the word, or name the goal it is about"
                yield finding("R005", prose.where, f"“{found[0]}” contradicts {is_}; {cure} (“{sentence.shown}”)")
                return


def _asserted(clause: Clause, start: int, words: WordList) -> bool:
    near = clause.text[max(0, start - 24) : start]
    return not (
        words.negation.search(near) or words.causes.hedges.search(near) or words.conditional.search(clause.text)
    )


def _ours(clause: Clause, standing: str, words: WordList) -> bool:
    """Whether it is we who are ahead or behind; what is on schedule may as well be a piece of work."""
    return standing != "on plan" and words.we_are.search(clause.text) is not None


def _goals(clause: Clause, prose: Prose, sentence: Sentence, context: Context) -> tuple[GoalResult, ...]:
    """The goals of the KPIs named in the clause, the sentence, the cell; else the first goal, the main one."""
    goals = [goal for goal in context.report.goals if goal.goal.kpi is not None]
    for text in (clause.text, sentence.read, prose.text):
        named = {each.kpi for each in context.mentions(text)}
        named |= {
            each.kpi for each in context.mentions(context.words.compound.sub(" ", text) if context.words else text)
        }
        if meant := tuple(goal for goal in goals if goal.goal.kpi in named):
            return meant
        if named:
            return ()
    own = tuple(goal for goal in goals if goal.goal.kpi in prose.kpis)
    return own or tuple(goals[:1])
