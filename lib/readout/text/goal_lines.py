"""Lines about goals: where each stands, what is still needed, what was decided, which dated steps come next."""

from __future__ import annotations

from readout.model.client import Decision, Kpi
from readout.model.goals import GoalResult
from readout.model.report import Report
from readout.text.figures import Figures, rounds_to_nothing
from readout.text.phrases import goal_name
from readout.text.work_lines import sentence

MOST_MONTHS_NAMED = 3


def answer(report: Report, figures: Figures) -> str:
    """Are we on track? One sentence on the first goal, by the order of client.yml."""
    if not report.goals:
        return figures.language.say("No goal has been agreed yet, so this report cannot say whether we are on track.")
    return goal_sentence(report, report.goals[0], figures)


def goal_sentence(report: Report, result: GoalResult, figures: Figures) -> str:
    """Say where a goal stands, in figures where it has any."""
    words = figures.language
    if result.status == "not-started":
        return words.say("Our goal starts in {month}.", month=figures.month_in_sentence(result.goal.start))
    if result.status is None:
        return words.say("We cannot say yet whether we are on track: {why}.", why=why_open(result, figures))
    if result.goal.kpi is None or result.target is None:
        return _by_steps(result, figures)
    kpi = report.client.kpi(result.goal.kpi)
    if result.status == "met":
        return words.say("We met our goal: {facts}.", facts=_against_target(result, kpi, figures))
    if result.status == "missed":
        return _missed(result, kpi, figures)
    return _on_the_way(result, kpi, figures)


def required(result: GoalResult, kpi: Kpi, figures: Figures) -> str | None:
    """Say what each month left must bring; None when nothing is left to do."""
    if result.required_rate is None or result.months_left <= 0:
        return None
    words, rate = figures.language, figures.short(result.required_rate, kpi.unit)
    if result.goal.measure == "level":
        return words.say("{rate} by {month}", rate=rate, month=figures.month_in_sentence(result.goal.until))
    if result.better == "lower":
        one, many = "at most {rate} in the one month left", "at most {rate} a month, {n} months left"
        return words.count(one, many, result.months_left, rate=rate)
    one, many = "{rate} in the one month left", "{rate} a month, {n} months left"
    return words.count(one, many, result.months_left, rate=rate)


def decision_line(report: Report, decision: Decision, figures: Figures) -> tuple[str, str]:
    """Return a decision as (goal, what was decided and why)."""
    name = goal_name(report.client, report.client.goal(decision.goal))
    return f"{name}:", f"{decided(decision, figures)} {sentence(decision.because)}"


def decided(decision: Decision, figures: Figures) -> str:
    """Return what was decided, as the end of a sentence."""
    words = figures.language
    return {
        "keep": words.say("we keep the plan."),
        "change": words.say("we change the plan."),
        "pivot": words.say("we change direction."),
    }[decision.decide]


def revision_lines(report: Report, figures: Figures) -> tuple[tuple[str, str], ...]:
    """Return every agreed change of a target that holds this month, as (goal, old, new, since when, who, why)."""
    words, lines = figures.language, []
    for result in report.goals:
        goal = result.goal
        unit = report.client.kpi(goal.kpi).unit if goal.kpi else "number"
        for revision in goal.revisions:
            if revision.start <= report.month:
                said = words.say(
                    "the target is {new} instead of {old} from {month}, agreed with {person}: {why}",
                    new=figures.value(revision.target, unit),
                    old=figures.value(goal.target_in(revision.start - 1), unit),
                    month=figures.month_in_sentence(revision.start),
                    person=report.client.person(revision.agreed_by).name,
                    why=sentence(revision.why),
                )
                lines.append((f"{goal_name(report.client, goal)}:", said))
    return tuple(lines)


def coming_steps(report: Report, figures: Figures) -> tuple[tuple[str, str], ...]:
    """Return the goals' dated steps that are still ahead, earliest first."""
    today = report.as_of
    steps = [step for result in report.goals for step in result.goal.milestones]
    open_steps = [step for step in steps if step.done is None or step.done > today]
    ahead = sorted((step for step in open_steps if step.due > today), key=lambda step: step.due)
    return tuple((f"{figures.day(step.due)}:", step.title) for step in ahead)


def _against_target(result: GoalResult, kpi: Kpi, figures: Figures) -> str:
    actual, target = figures.short(result.actual, kpi.unit), figures.short(result.target, kpi.unit)
    text = "{name} came to {actual} against a target of {target}"
    return figures.language.say(text, name=_name(result, kpi, figures), actual=actual, target=target)


def _missed(result: GoalResult, kpi: Kpi, figures: Figures) -> str:
    words, facts = figures.language, _against_target(result, kpi, figures)
    if not result.target or result.actual is None:
        return words.say("We missed our goal: {facts}.", facts=facts)
    share = figures.share(result.actual / result.target - 1)
    if rounds_to_nothing(share):
        return words.say("We narrowly missed our goal: {facts}.", facts=facts)
    if result.better == "lower":
        return words.say("We went {share} over our limit: {facts}.", share=share, facts=facts)
    return words.say("We fell {share} short of our goal: {facts}.", share=share, facts=facts)


def _on_the_way(result: GoalResult, kpi: Kpi, figures: Figures) -> str:
    words = figures.language
    text = "{name} came to {actual}, with {planned} planned by now"
    facts = words.say(
        text,
        name=_name(result, kpi, figures),
        actual=figures.short(result.actual, kpi.unit),
        planned=figures.short(result.planned, kpi.unit),
    )
    if result.better == "lower" and result.goal.measure == "total":  # "ahead" would sound like spending too fast
        if result.status == "ahead":
            return words.say("We are well within our limit: {facts}.", facts=facts)
        if result.status == "behind":
            return words.say("We are using up our limit too fast: {facts}.", facts=facts)
    return _against_plan(result, facts, figures)


def _against_plan(result: GoalResult, facts: str, figures: Figures) -> str:
    words, days = figures.language, 0 if result.goal.measure == "level" else abs(result.days_ahead or 0)
    if result.status == "on-track":
        return words.say("We are on track: {facts}.", facts=facts)
    if result.status == "ahead":
        if not days:
            return words.say("We are ahead of plan: {facts}.", facts=facts)
        one, many = "We are {n} day ahead of plan: {facts}.", "We are {n} days ahead of plan: {facts}."
        return words.count(one, many, days, facts=facts)
    if not days:
        return words.say("We are behind plan: {facts}.", facts=facts)
    one, many = "We are {n} day behind plan: {facts}.", "We are {n} days behind plan: {facts}."
    return words.count(one, many, days, facts=facts)


def _name(result: GoalResult, kpi: Kpi, figures: Figures) -> str:
    """The KPI's name; for a total with the month it is counted from, since one month's figure has the same name."""
    if result.goal.measure == "level":
        return kpi.name
    since = figures.month_in_sentence(result.goal.start)
    return figures.language.say("{name} since {month}", name=kpi.name, month=since)


def _by_steps(result: GoalResult, figures: Figures) -> str:
    """Say where a goal of dated steps stands."""
    words = figures.language
    facts = words.say("{done} of {total} steps done", done=result.steps_done, total=len(result.goal.milestones))
    if result.status == "met":
        return words.say("We met our goal: {facts}.", facts=facts)
    if result.status == "missed":
        return words.say("We missed our goal: {facts}.", facts=facts)
    return _against_plan(result, facts, figures)


def why_open(result: GoalResult, figures: Figures) -> str:
    """Say why a goal has no status."""
    words = figures.language
    if result.goal.kpi is None or result.target is None:
        return words.say("the goal has neither a figure nor a dated step yet")
    if not result.missing:
        return words.say("there are not enough earlier figures to draw the plan from")
    if len(result.missing) > MOST_MONTHS_NAMED:
        return words.say("{n} months have no figure yet", n=len(result.missing))
    return words.say("there is no figure for {months} yet", months=figures.months(result.missing))
