"""Where a goal will land, in words: a range, and on which side of it the target lies."""

from __future__ import annotations

from readout.model.goals import GoalResult
from readout.model.report import Report
from readout.text.figures import Figures
from readout.text.phrases import goal_name
from readout.text.ranges import span


def capability(result: GoalResult, figures: Figures) -> str:
    """Say whether the rate that is still needed was reached before; empty where nothing is known of it."""
    words = figures.language
    told = {
        "routine": words.say("usual so far"),
        "seen": words.say("reached before"),
        "never-seen": words.say("not reached before"),
    }
    return told[result.capability] if result.capability and result.required_rate is not None else ""


def landing_line(report: Report, result: GoalResult, figures: Figures) -> tuple[str, str] | None:
    """Return (the goal, where it will land), or why that cannot be said; None where there is nothing to say."""
    words, statement = figures.language, f"{goal_name(report.client, result.goal)}:"
    if result.withheld == "unreliable":
        said = words.say("we show no projection, for projections of this figure have not held on its past months.")
        return statement, said
    if result.goal.kpi is None or result.landing is None or result.target is None:
        return None
    landing, unit = result.landing, report.client.kpi(result.goal.kpi).unit
    if landing.expected is None or landing.lower is None or landing.upper is None:
        return None
    lower, upper = span(landing.lower, landing.upper, result.target, unit, figures)
    figure = words.say(
        "as things run, about {expected} by {month} (four times out of five {lower} to {upper}).",
        expected=figures.rough(landing.expected, unit),
        month=figures.month_in_sentence(result.goal.until),
        lower=lower,
        upper=upper,
    )
    return statement, f"{figure} {_beside_target(result, landing.lower, landing.upper, figures)}"


def landed_line(report: Report, result: GoalResult, figures: Figures) -> tuple[str, str] | None:
    """Return (the goal, what the last report expected of its end and what came of it), in the goal's last month."""
    before, words = report.before, figures.language
    if before is None or result.goal.kpi is None or result.goal.until != report.month or result.actual is None:
        return None
    told = {each.get("id"): each.get("landing") for each in before.facts.get("goals") or ()}
    landing, unit = told.get(result.goal.id) or {}, report.client.kpi(result.goal.kpi).unit
    lower, upper = landing.get("lower"), landing.get("upper")
    if lower is None or upper is None or not report.client.show.projection:
        return None
    low, high = span(lower, upper, result.actual, unit, figures)
    said = words.say(
        "in the report for {month} we expected {lower} to {upper}; it came to {actual}.",
        month=figures.month_in_sentence(before.month),
        lower=low,
        upper=high,
        actual=figures.short(result.actual, unit),
    )
    return f"{goal_name(report.client, result.goal)}:", said


def pivot_line(report: Report, result: GoalResult, figures: Figures) -> tuple[str, str] | None:
    """Return (the goal, the question whether to change direction), where what is still needed was never seen."""
    if not result.asks_to_pivot:
        return None
    asked = figures.language.say(
        "what is still needed was not reached in the last two years, as far as our figures go back. "
        "Do we change direction?"
    )
    return f"{goal_name(report.client, result.goal)}:", asked


def _beside_target(result: GoalResult, lower: float, upper: float, figures: Figures) -> str:
    words, target = figures.language, result.target or 0.0
    if lower <= target <= upper:
        return words.say("The target lies in that range.")
    reached = target < lower if result.better == "higher" else target > upper
    return (
        words.say("The whole range meets the target.") if reached else words.say("The whole range misses the target.")
    )
