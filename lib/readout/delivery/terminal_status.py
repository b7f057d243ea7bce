"""Where clients stand, on a terminal of 80 columns and in a log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from readout.delivery.standing import Question, Standing, State
from readout.model.running import Pace
from readout.text.language import SOURCE_LANGUAGE, language
from readout.text.overview_lines import all_lines

_SAID: dict[State, tuple[str, str]] = {
    "error": ("cannot be read", "red"),
    "paused": ("pause", "dim"),
    "not-opened": ("not opened", "red"),
    "words-missing": ("words missing", "yellow"),
    "written": ("written, not run", "yellow"),
    "draft": ("draft", "yellow"),
    "final": ("final", "green"),
    "void": ("approval void", "red"),
    "approved": ("approved", "green"),
    "queued": ("queued", "green"),
    "sent": ("sent", "green"),
    "call-held": ("call held", "green"),
    "minutes-queued": ("minutes queued", "green"),
    "minutes-sent": ("minutes sent", "green"),
}


def show_standings(found: Sequence[Standing], asked: Question, console: Console) -> None:
    """Print a row a client, and below it, with ``--month current``, how its goals go."""
    if not found:
        console.print(f"no client has {asked.mine} as analyst or backup" if asked.mine else "no clients")
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("client", overflow="fold", min_width=8)
    table.add_column("month", no_wrap=True)
    table.add_column("stands", no_wrap=True)
    table.add_column("days", no_wrap=True, justify="right")
    table.add_column("what", overflow="fold", ratio=1)
    for each in found:
        said, style = _SAID[each.state]
        what = "\n".join(escape(line) for line in details(each))
        days = "" if each.days_left is None else str(each.days_left)
        late = "red" if each.days_left is not None and each.days_left < 0 else ""
        table.add_row(
            escape(each.client), each.month, f"[{style}]{said}[/]", f"[{late}]{days}[/]" if late else days, what
        )
    console.print(table)
    for each in found:
        for pace in each.paces:
            mark = "[red]slipping[/]" if pace.slipping else "[green]in pace[/]" if pace.slipping is False else "unknown"
            console.print(f"{mark} {escape(each.client)}, {escape(pace.statement.rstrip('.'))}: {pace_line(pace)}")


def details(found: Standing) -> Iterator[str]:
    """Yield what else there is to know of a client's month, a line each."""
    if found.error:
        yield from found.error.splitlines()
        if found.published and found.published.last is not None:
            yield f"the last report is that of {found.published.last}"
        return
    if found.reason:
        yield found.reason
    if found.words_missing:
        yield f"{found.words_missing} {'place' if found.words_missing == 1 else 'places'} to write"
    yield from _as_published(found)
    if found.changed:
        yield "changed since it was made; run it again"
    if found.approved_by:
        version = f" (version {found.version})" if (found.version or 1) > 1 else ""
        yield f"approved by {found.approved_by}{version}"
    elif found.version:
        yield f"version {found.version} is begun, and not approved yet"
    yield from found.void
    yield from (f"{each.code} allowed: {each.because}" for each in found.overrides)
    if found.minutes_missing:
        yield f"the call was on {found.call}; its minutes are missing"
    if found.minutes_changed:
        yield "the minutes changed since they were sent; --send writes them again"
    yield from _until(found)


def _as_published(found: Standing) -> Iterator[str]:
    """What the agency's page of the month says of the client; of what is in order the page alone says that it is."""
    if found.published is None:
        yield from [", ".join(found.codes)] if found.codes else ()
    elif found.published.place not in ("rest", "missing"):
        yield from all_lines(found.published, language(SOURCE_LANGUAGE))


def _until(found: Standing) -> Iterator[str]:
    if found.days_left is None:
        return
    if found.state == "sent":
        yield f"call on {found.call}"
    elif found.due_by == "call":
        yield f"due for the call on {found.due}"
    else:
        yield f"due on {found.due}; no time is set for a call"


def pace_line(pace: Pace) -> str:
    """Say how much of the month's plan is there, and how much of the month."""
    if pace.share is None or pace.passed is None:
        return f"cannot be told: {escape(pace.reason or '')}"
    said = f"with {pace.days} of {pace.of_days} days: {pace.share:.0%} of the month's plan".replace("%", " %")
    even = f"an even pace would have {pace.passed:.0%}".replace("%", " %")
    return f"{said} ({even}){'; ' + escape(pace.reason) if pace.reason else ''}"
