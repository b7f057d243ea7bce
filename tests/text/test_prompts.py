"""What ``readout open`` asks: only where words are needed, with the month's facts before the question."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from readout.model.client import Decision, Event, Pause
from readout.model.drivers import Explanation
from readout.model.drivers_parts import Driver
from readout.model.report import Report
from readout.model.signals import Verdict
from readout.text.prompts import Prompt, prompts
from tests.builders import assert_readable, client_of, figures_in, goal, kpi, month, report_of, work

STEADY = {"2011-06": 100.0, "2012-05": 98.0, "2012-06": 60.0}
WORSE = Verdict("worse", "", 100.0, 80.0, 120.0, 1)
ROUTINE = Verdict("routine", "", 100.0, 80.0, 120.0)


def report(*verdicts: Verdict, goals=(), items=(), **fields) -> Report:
    """June 2012 with as many KPIs as verdicts: revenue, then orders and so on."""
    names = ("revenue", "orders", "visits", "leads", "calls", "views", "shares")
    kpis = tuple(kpi(name) for name in names[: len(verdicts)])
    made = report_of(client_of(kpis=kpis, goals=goals, **fields), "2012-06", {k.id: STEADY for k in kpis}, items)
    judged = (replace(result, verdict=verdict) for result, verdict in zip(made.kpis, verdicts, strict=True))
    return replace(made, kpis=tuple(judged))


def found(made: Report, calm: dict[str, int] | None = None) -> dict[str, Prompt]:
    """The prompts by slot and KPIs; each of their lines is readable."""
    asked = prompts(made, figures_in(), calm)
    for prompt in asked:
        for line in prompt.lines:
            assert_readable(line.removeprefix("> ✎ "))
        assert not (prompt.lines and prompt.ready)
    return {":".join((prompt.slot, *prompt.kpis)): prompt for prompt in asked}


def text(prompt: Prompt) -> str:
    return " ".join(line.removeprefix("> ✎ ") for line in prompt.lines)


def test_a_normal_month_asks_for_the_summary_alone() -> None:
    """Nobody writes an essay about noise: the KPIs' sentence stands as it is."""
    asked = found(report(ROUTINE, ROUTINE))
    assert list(asked) == ["summary", "explain:revenue:orders"]
    assert text(asked["summary"]).endswith(
        "No figure left the range that its own history leads one to expect: a normal month. "
        "What did we learn this month, and what does it mean? One or two sentences."
    )
    assert asked["explain:revenue:orders"].ready == "Revenue and Orders: a normal month."


def test_a_real_change_is_asked_about_with_all_that_is_known_of_it() -> None:
    """Value, change, what was normal, how rare, what it is made of, our work, what is noted, and the question."""
    made = report(
        WORSE,
        ROUTINE,
        items=[
            work(
                "guide",
                title="A guide.",
                status="done",
                done="2012-06-10",
                kpi="revenue",
                result="34",
                result_source="form log",
            )
        ],
        events=(Event(month("2012-06"), "New checkout", ("revenue",)),),
    )
    parts = (Driver("Germany", -30.0, "member"), Driver("season", -15.0, "season"), Driver("France", 5.0, "member"),
             )  # fmt: skip
    explanation = Explanation("revenue", month("2012-06"), month("2011-06"), -40.0, parts, "country")
    first = made.kpis[0]
    first = replace(first, year_ago=replace(first.year_ago, explanation=explanation))
    asked = found(replace(made, kpis=(first, *made.kpis[1:])), {"revenue": 13})
    assert [line.removeprefix("> ✎ ") for line in asked["explain:revenue"].lines] == [
        "Revenue came to £60.00: 40% less than in June 2011 and 39% less than in May 2012. "
        "That is a real fall (normal: £80.00 to £120). It is the first real change in 14 months.",
        "Revenue, −£40.00 on June 2011: Germany −£30.00; the time of year −£15.00; France +£5.00.",
        "Work done on it: A guide (34 (form log)).",
        "Noted: New checkout.",
        "Why, and what do we do about it?",
    ]
    assert "A real change this month: Revenue (a real fall)." in text(asked["summary"])
    assert asked["explain:orders"].ready == "Orders: a normal month."


def test_a_good_change_asks_for_the_credit() -> None:
    """And says when no work names the KPI."""
    asked = text(found(report(Verdict("better", "", 50.0, 40.0, 55.0, 1)))["explain:revenue"])
    assert asked.endswith("No finished work of this month names Revenue. "
                          "Why, and what did our work have to do with it?")  # fmt: skip
    assert "first in" not in asked


def test_a_lasting_change_is_told_over_its_months() -> None:
    """Each single month may have been normal."""
    asked = text(found(report(replace(WORSE, months=3)))["explain:revenue"])
    assert "a lasting fall: 3 months in a row lie below what was to be expected." in asked


def test_many_changes_share_a_cell_in_the_end() -> None:
    """An analyst is asked for a handful of explanations at most, and no change is left out."""
    assert list(found(report(*[WORSE] * 5)))[1:] == [f"explain:{n}" for n in ("revenue", "orders", "visits", "leads",
                                                                            "calls")]  # fmt: skip
    assert list(found(report(*[WORSE] * 7)))[1:] == [
        *(f"explain:{name}" for name in ("revenue", "orders", "visits", "leads")),
        "explain:calls:views:shares",
    ]


def test_too_early_to_tell_is_said_once() -> None:
    """A young KPI, or one whose season is not known; one without a figure says so in its own section."""
    made = report(Verdict("trial", ""), Verdict("no-verdict", ""), ROUTINE)
    missing = replace(made.kpis[1], value=None)
    asked = found(replace(made, kpis=(made.kpis[0], missing, made.kpis[2])))
    assert asked["explain:visits:revenue"].ready == (
        "Visits: a normal month. Revenue: too early to tell a real change from a normal month."
    )


def test_goals_off_their_plan_share_one_cell() -> None:
    """Behind: what we do differently, with what is still needed and what was decided; ahead: the momentum."""
    goals = (
        goal("grow", target=1000.0, start="2012-05", until="2012-12"),
        goal("more", target=50.0, start="2012-05", until="2013-12"),
        goal("due", target=158.0, start="2012-05", until="2012-06"),
    )
    decided = (Decision(month("2012-06"), "grow", "change", "The mailing moves to July"),)
    prompt = found(report(ROUTINE, goals=goals, decisions=decided))["goals"]
    asked = text(prompt)
    assert "What do we do differently, and does the plan still hold?" in asked
    assert " a month, 6 months left." in asked
    assert "Decided: The mailing moves to July." in asked
    assert prompt.about == "1 behind"


def test_a_goal_ahead_and_a_goal_missed() -> None:
    """Each has a question of its own; a goal that is on its plan has none."""
    ahead = goal("more", target=200.0, start="2012-05", until="2012-12")
    missed = goal("due", target=1000.0, start="2012-05", until="2012-06")
    prompt = found(report(ROUTINE, goals=(ahead, missed)))["goals"]
    assert "How do we keep the momentum?" in text(prompt)
    assert "Why did we miss it, and what do we do instead?" in text(prompt)
    assert prompt.about == "1 missed, 1 ahead"
    assert "goals" not in found(report(ROUTINE, goals=(goal("due", target=158.0, start="2012-05", until="2012-06"),)))


def test_in_a_pause_nobody_asks_about_plans() -> None:
    """It is said once that the month was one."""
    missed = goal("due", target=1000.0, start="2012-05", until="2012-06")
    made = report(ROUTINE, goals=(missed,))
    paused = replace(made, client=replace(made.client, pause=(Pause(month("2012-06"), "Holidays"),)))
    assert "goals" not in found(paused)


def test_next_steps_speak_up_only_when_the_client_is_overdue() -> None:
    """The longest overdue thing, in a sentence that may stand; else nothing."""
    items = [
        work("stock", title="Send the *stock* list.", owner="owner", due="2012-06-20"),
        work("late", title="Sign the plan", owner="owner", due="2012-06-25"),
    ]
    asked = found(report(ROUTINE, items=items))["next-steps"]
    assert asked.ready == "Most urgent on your side: Send the \\*stock\\* list, due since 20 June 2012."
    assert asked.about == "2 overdue with the client"
    assert "next-steps" not in found(report(ROUTINE, items=[work("l", owner="owner", due="2012-07-20")]))


def test_without_figures() -> None:
    """A client in the first month, with nothing but a name, is asked for the summary."""
    empty = report_of(client_of(), "2012-06")
    assert list(found(empty)) == ["summary"]
    assert isinstance(empty.month, pd.Period)
