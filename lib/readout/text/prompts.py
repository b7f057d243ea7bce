"""What ``readout open`` asks of the analyst: where words are needed, the month's facts and one question each.

Everything else gets a sentence that may stand as it is, or nothing: nobody writes essays about a normal month.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from babel.lists import format_list

from readout.model.goals import GoalResult
from readout.model.report import Report
from readout.model.results import KpiResult
from readout.model.work import WorkItem
from readout.text import change_facts
from readout.text.figures import Figures
from readout.text.goal_lines import answer, goal_sentence, required
from readout.text.prompt_lines import prompt_lines
from readout.text.prose_plain import as_prose
from readout.text.verdict_lines import month_sentence
from readout.text.work_lines import sentence

MOST_EXPLAINED = 4  # a cell each; further changes of the month share one more cell
OFF_PLAN = ("behind", "missed", "ahead")


@dataclass(frozen=True)
class Prompt:
    """One place in the notebook: ``lines`` to be answered, or ``ready``, which stands as it is; both empty for none.

    ``about`` says in a few words, for the terminal, why it is there. ``kpis`` are ids, for explanations.
    """

    slot: str
    kpis: tuple[str, ...]
    lines: tuple[str, ...] = ()
    ready: str = ""
    about: str = ""


def prompts(report: Report, figures: Figures, calm: Mapping[str, int] | None = None) -> tuple[Prompt, ...]:
    """Return the month's prompts in the order of the report.

    ``calm`` has, by KPI id, how many months in a row before this one were routine.
    """
    found = (
        _summary(report, figures),
        _goals(report, figures),
        *_explanations(report, figures, calm or {}),
        _normal(report, figures),
        _next_steps(report, figures),
    )
    return tuple(each for each in found if each is not None)


def _summary(report: Report, figures: Figures) -> Prompt:
    words = figures.language
    said = month_sentence(report, figures)
    ask = words.say("What did we learn this month, and what does it mean? One or two sentences.")
    return Prompt("summary", (), prompt_lines((answer(report, figures), said, ask)), about="asked for every month")


def _goals(report: Report, figures: Figures) -> Prompt | None:
    """One cell for all goals that are off their plan."""
    off = [result for result in report.goals if result.status in OFF_PLAN]
    if not off or report.pause:
        return None
    said = [line for result in off for line in _goal(report, result, figures)]
    counts = {status: sum(result.status == status for result in off) for status in OFF_PLAN}
    about = ", ".join(f"{count} {status}" for status, count in counts.items() if count)
    return Prompt("goals", (), prompt_lines(said), about=about)


def _goal(report: Report, result: GoalResult, figures: Figures) -> Iterator[str]:
    words = figures.language
    yield f"{sentence(result.goal.statement)} {goal_sentence(report, result, figures)}"
    if result.status == "ahead":
        yield words.say("How do we keep the momentum?")
    elif result.status == "missed":
        yield words.say("Why did we miss it, and what do we do instead?")
    else:
        need = required(result, report.client.kpi(result.goal.kpi), figures) if result.goal.kpi else None
        if need:
            yield sentence(words.say("still needed: {rate}", rate=need))
        yield words.say("What do we do differently, and does the plan still hold?")
    decided = [sentence(each.because) for each in report.decisions if each.goal == result.goal.id]
    if decided:
        yield words.say("Decided: {because}", because=" ".join(decided))


def _explanations(report: Report, figures: Figures, calm: Mapping[str, int]) -> Iterator[Prompt]:
    changed = [result for result in report.kpis if result.changed]
    single = changed if len(changed) <= MOST_EXPLAINED + 1 else changed[:MOST_EXPLAINED]
    for group in [(each,) for each in single] + ([tuple(changed[len(single) :])] if changed[len(single) :] else []):
        said = [line for result in group for line in _change(report, result, figures, calm)]
        about = ", ".join(f"{result.kpi.id} is {result.verdict.status} than expected" for result in group)
        ids = tuple(result.kpi.id for result in group)
        yield Prompt("explain", ids, prompt_lines((*said, _why(group, figures))), about=about)


def _change(report: Report, result: KpiResult, figures: Figures, calm: Mapping[str, int]) -> Iterator[str]:
    yield change_facts.changed(result, figures, calm.get(result.kpi.id, 0))
    yield from change_facts.made_of(result, figures)
    yield change_facts.work_done(report, result, figures)
    yield from change_facts.noted(report, result, figures)


def _why(group: tuple[KpiResult, ...], figures: Figures) -> str:
    words = figures.language
    if any(result.verdict.status == "worse" for result in group):
        return words.say("Why, and what do we do about it?")
    return words.say("Why, and what did our work have to do with it?")


def _normal(report: Report, figures: Figures) -> Prompt | None:
    """The KPIs of which there is nothing to explain: said once, in a sentence that may stand."""
    words = figures.language
    normal = [result for result in report.kpis if result.verdict.status == "routine"]
    early = [result for result in report.kpis if _is_too_early(result)]
    said = []
    if normal:
        said.append(words.say("{names}: a normal month.", names=_names(normal, figures)))
    if early:
        said.append(words.say("{names}: too early to tell a real change from a normal month.",
                              names=_names(early, figures)))  # fmt: skip
    if not said:
        return None
    ids = tuple(result.kpi.id for result in (*normal, *early))
    return Prompt("explain", ids, ready=" ".join(said), about=f"{len(ids)} without a real change")


def _is_too_early(result: KpiResult) -> bool:
    return result.verdict.status in ("trial", "no-verdict") and result.value is not None and not result.incomplete


def _next_steps(report: Report, figures: Figures) -> Prompt | None:
    """What the client owes us and is overdue, or else due first: the one thing to say again."""
    words = figures.language
    asks = [item for item in report.work.client_asks if item.due is not None and item.due <= report.as_of]
    if not asks:
        return None
    said = words.say(
        "Most urgent on your side: {title}, due since {day}.",
        title=as_prose(_bare(asks[0])),
        day=figures.day(asks[0].due),
    )
    return Prompt("next-steps", (), ready=said, about=f"{len(asks)} overdue with the client")


def _bare(item: WorkItem) -> str:
    return item.title.strip().rstrip(".")


def _names(results: list[KpiResult], figures: Figures) -> str:
    return _and([as_prose(result.kpi.name) for result in results], figures)


def _and(parts: list[str], figures: Figures) -> str:
    return str(format_list(parts, locale=figures.language.locale))
