"""What the agency's page of a month says of each client, and ``readout status`` with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from babel import dates

from readout.model.overview import ClientMonth, Delivered, GoalStand, OverdueAsk, Place, RealChange
from readout.text import phrases
from readout.text.figures import Figures
from readout.text.grammar.inflected import capital
from readout.text.language import Language
from readout.text.ranges import span
from readout.text.verdict_lines import verdict_word

MOST_REASONS = 2  # told in full; of the others their codes are enough to see what kind of work is left
_AFTER_THE_CALL = ("call-held", "minutes-queued", "minutes-sent")
QUIET = ("on-track", "ahead", "met", "not-started")  # goals that are only counted


@dataclass(frozen=True)
class Progress:
    """How far the run is that the page was written in: from ``began`` to ``now``, in the machine's own time.

    ``state``: it goes on, it has ended, it was stopped before all clients were done, or the page was written alone.
    """

    began: dt.datetime
    now: dt.datetime
    done: int
    clients: int
    state: Literal["going-on", "ended", "stopped", "alone"] = "going-on"


def place_name(place: Place, words: Language) -> str:
    """Return the heading of the clients that stand in a place."""
    return {
        "failed": words.say("Failed"),
        "draft": words.say("Drafts"),
        "off-plan": words.say("Goals behind plan or missed"),
        "worse": words.say("Real changes for the worse"),
        "asks": words.say("Overdue from the client"),
        "rest": words.say("In order"),
        "missing": words.say("No report yet"),
    }[place]


def why(row: ClientMonth, words: Language) -> str:
    """Say in a sentence why a client stands where it does."""
    if row.place == "failed":
        return _why_failed(row, words)
    if row.place == "draft":
        one = "A draft, not to be sent: {n} error is left."
        many = "A draft, not to be sent: {n} errors are left."
        return words.count(one, many, len(row.reasons))
    if row.place == "off-plan":
        return _why_off_plan(row, words)
    if row.place == "worse":
        one = "{n} figure has really changed for the worse."
        many = "{n} figures have really changed for the worse."
        return words.count(one, many, len(row.worse))
    if row.place == "asks":
        one, many = "The client owes us {n} thing, overdue.", "The client owes us {n} things, overdue."
        return words.count(one, many, len(row.asks))
    return _why_calm(row, words)


def _why_failed(row: ClientMonth, words: Language) -> str:
    figures = Figures(words)
    if row.last is None:
        return words.say("It failed, and there is no earlier report.")
    if row.last == row.month and row.status is not None:
        return words.say("It failed; the report shown was made before that.")
    return words.say("It failed; the last report is that of {month}.", month=figures.month_in_sentence(row.last))


def _why_off_plan(row: ClientMonth, words: Language) -> str:
    missed = sum(each.result.status == "missed" for each in row.off_plan)
    behind, n = len(row.off_plan) - missed, len(row.goals)
    if n == 1:
        return words.say("The goal was missed.") if missed else words.say("The goal is behind plan.")
    if not missed:
        return words.say("{behind} of {n} goals behind plan.", behind=behind, n=n)
    if not behind:
        return words.say("{missed} of {n} goals missed.", missed=missed, n=n)
    return words.say("{missed} of {n} goals missed, {behind} behind plan.", missed=missed, behind=behind, n=n)


def _why_calm(row: ClientMonth, words: Language) -> str:
    if row.place == "rest":
        return words.say("No goal behind plan, nothing worse, nothing overdue.")
    if row.last is None:
        said = words.say("No report of any month yet.")
    else:
        month = Figures(words).month_in_sentence(row.last)
        said = words.say("No report of this month; the last is that of {month}.", month=month)
    if row.opened is None:
        return said
    return f"{said} {_opened(words, opened=row.opened)}"


def _opened(words: Language, *, opened: bool) -> str:
    if opened:
        return words.say("The notebook is open for this month.")
    return words.say("The notebook has not been opened for this month.")


def delivered_line(row: ClientMonth, words: Language, today: dt.date | None = None) -> str:
    """Say how far a finished report has come, from its approval to the minutes, and when we talk about any report.

    ``today`` is the day on which this is said, where that is known; empty where nothing is to be said.
    """
    if row.status is None or row.failure is not None:
        return ""
    said = [_delivered(row.delivered, words)] if row.status == "final" else []
    if row.call is not None and (row.delivered is None or row.delivered.step not in _AFTER_THE_CALL):
        said.append(_call(row.call, words, today))
    return " ".join(said)


def _call(call: dt.date, words: Language, today: dt.date | None) -> str:
    """Say when we talk; a page is read on other days than it was written on, so days are counted from there."""
    day, left = Figures(words).day(call), None if today is None else (call - today).days
    if left == 0:
        return words.say("Call on {day}, the day on which this page was written.", day=day)
    if left is not None and left > 0:
        one = "Call on {day}, {n} day after this page was written."
        return words.count(one, "Call on {day}, {n} days after this page was written.", left, day=day)
    return words.say("Call on {day}.", day=day)


def _delivered(found: Delivered | None, words: Language) -> str:
    if found is None:
        return words.say("Not approved yet.")
    if found.step == "begun":
        return words.say("Version {n} is begun and not approved yet.", n=found.version)
    if found.step == "queued":
        return words.say("Waits in the outbox.")
    if found.step == "approved":
        if found.changed:
            return words.say("Approved by {name}, and made again since: approve it again.", name=found.by)
        return words.say("Approved by {name}.", name=found.by)
    day = Figures(words).day(found.on) if found.on else "\N{EN DASH}"
    if found.version > 1:
        sent = words.say("Version {n} sent on {day}.", n=found.version, day=day)
    else:
        sent = words.say("Sent on {day}.", day=day)
    after = {
        "call-held": words.say("The call was held."),
        "minutes-queued": words.say("The minutes wait in the outbox."),
        "minutes-sent": words.say("The minutes were sent."),
    }
    return " ".join(filter(None, [sent, after.get(found.step, "")]))


def problems(row: ClientMonth) -> tuple[str, ...]:
    """Return what has to be mended: a failure's lines, a draft's first errors; as the run said them, in English."""
    if row.failure is not None:
        return tuple(row.failure.splitlines())
    told = [str(each) for each in row.reasons[:MOST_REASONS]]
    rest = [each.code for each in row.reasons[MOST_REASONS:]]
    if rest:
        counted = [f"{code} ({rest.count(code)}×)" if rest.count(code) > 1 else code for code in dict.fromkeys(rest)]
        told.append(f"+ {', '.join(counted)}")
    return tuple(told)


def goal_lines(row: ClientMonth, figures: Figures) -> tuple[str, ...]:
    """Say each goal that needs a look in a line, and how many of the others are how far."""
    words = figures.language
    told = [goal_line(each, figures) for each in row.goals if each.result.status not in QUIET]
    quiet = [each.result.status for each in row.goals if each.result.status in QUIET]
    some = [f"{phrases.goal_status_word(each, words)}: {quiet.count(each)}" for each in QUIET if each in quiet]
    return (*told, " · ".join(some)) if some else tuple(told)


def goal_line(goal: GoalStand, figures: Figures) -> str:
    """Say where one goal stands: "11 days behind: Sell for £10 million", "Missed, 3% short: …"."""
    words, result = figures.language, goal.result
    status = phrases.goal_status_word(result.status, words)
    pace = phrases.pace(result, goal.unit or "number", figures)
    name = goal.name.rstrip(".")
    in_days = result.status == "behind" and result.days_ahead and result.goal.measure == "total"
    if pace and in_days and result.better == "higher":
        return words.say("{pace}: {goal}", pace=capital(pace), goal=name)
    if not pace:
        return words.say("{status}: {goal}", status=status, goal=name)
    return words.say("{status}, {pace}: {goal}", status=status, pace=pace, goal=name)


def change_line(change: RealChange, figures: Figures) -> str:
    """Say one real change: "Online revenue: a real fall, £1.2M (normal: £1.3M to £1.5M)"."""
    words = figures.language
    status = "better" if change.better else "worse"
    if change.above is None or change.value is None:
        said = words.say("a real change for the better") if change.better else words.say("a real change for the worse")
        return words.say("{name}: {change}", name=change.name, change=said)
    verdict, value = verdict_word(status, change.above, words), figures.short(change.value, change.unit)
    if change.lower is None or change.upper is None:
        return words.say("{name}: {verdict}, {value}", name=change.name, verdict=verdict, value=value)
    low, high = span(change.lower, change.upper, change.value, change.unit, figures)
    normal = words.say("normal: {lower} to {upper}", lower=low, upper=high)
    return words.say("{name}: {verdict}, {value} ({normal})",
                     name=change.name, verdict=verdict, value=value, normal=normal)  # fmt: skip


def ask_line(ask: OverdueAsk, figures: Figures) -> str:
    """Say what is overdue, from whom, and since when."""
    words, day = figures.language, figures.day(ask.due)
    if not ask.who:
        return words.say("{title}, due on {day}", title=ask.title, day=day)
    return words.say("{title}, due on {day} from {person}", title=ask.title, day=day, person=ask.who)


def all_lines(row: ClientMonth, words: Language) -> tuple[str, ...]:
    """Return everything that is said of a client, a line each, the reason first: for a terminal."""
    figures = Figures(words, row.currency)
    told = [goal_line(each, figures) for each in row.goals if each.result.status not in QUIET]
    told += [change_line(each, figures) for each in row.changes]
    told += [ask_line(each, figures) for each in row.asks]
    return (why(row, words), *problems(row), *told)


def answer(counts: Mapping[Place, int], words: Language) -> str:
    """Say how many clients need a look, and how many have no report yet."""
    total = sum(counts.values())
    calm, missing = counts["rest"], counts["missing"]
    look = total - calm - missing
    told = [words.count("{n} client of {all} needs a look.", "{n} clients of {all} need a look.", look, all=total)]
    if missing:
        one, many = "{n} has no report of this month yet.", "{n} have no report of this month yet."
        told.append(words.count(one, many, missing))
    if not look and not missing:
        return words.count("The one client is in order.", "All {n} clients are in order.", total)
    return " ".join(told)


def progress_line(progress: Progress, words: Language) -> str:
    """Say which run the page is of, and how far it was; true for a reader who comes after a run that was killed."""
    began, now = _time(progress.began, words), _time(progress.now, words, since=progress.began)
    done, total = Figures(words).count(progress.done), Figures(words).count(progress.clients)
    if progress.state == "ended":
        return words.say("From the run of {began} to {now}, {done} of {total} clients.",
                         began=began, now=now, done=done, total=total)  # fmt: skip
    if progress.state == "stopped":
        return words.say("The run of {began} was stopped at {now}, with {done} of {total} clients done.",
                         began=began, now=now, done=done, total=total)  # fmt: skip
    now = _time(progress.now, words)
    if progress.state == "alone":
        return words.say("Written at {now}.", now=now)
    return words.say(
        "Written at {now}, during the run of {began}, with {done} of {total} clients done. "
        "Load the page again to see more; if no run is going on, it was stopped.",
        began=began, now=now, done=done, total=total,
    )  # fmt: skip


def _time(time: dt.datetime, words: Language, since: dt.datetime | None = None) -> str:
    if since is not None and since.date() == time.date():
        return str(dates.format_time(time, "short", locale=words.locale))
    day = dates.format_date(time, "medium", locale=words.locale)
    return f"{day} {dates.format_time(time, 'short', locale=words.locale)}"
