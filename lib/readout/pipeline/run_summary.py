"""What is said at the end of a run of several clients: what failed and why, what drafts wait for, what is next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from readout.data.project import Project
from readout.pipeline.progress import duration
from readout.pipeline.run_pages import RunPages

if TYPE_CHECKING:
    from readout.pipeline.outcome import Outcome

MOST_NAMED = 8  # clients in a command to copy


@dataclass(frozen=True)
class Trouble:
    """A client that is not done with: why it failed, or the first thing that keeps it a draft and how many more."""

    client: str
    month: str
    status: Literal["failed", "draft"]
    first: str
    more: int

    @property
    def said(self) -> str:
        """The reason, and how much else there is."""
        return f"{self.first} (and {self.more} more)" if self.more else self.first


def trouble(project: Project, outcome: Outcome) -> Trouble | None:
    """Return what keeps a client from being done with; None for a final report."""
    if outcome.status == "failed":
        first, *rest = (outcome.error or "").splitlines() or [""]
        return Trouble(outcome.client, outcome.month, "failed", first, len(rest))
    reasons = _reasons(project, outcome)
    if not reasons:
        return None
    return Trouble(outcome.client, outcome.month, "draft", reasons[0], len(reasons) - 1)


def _reasons(project: Project, outcome: Outcome) -> list[str]:
    """What keeps it a draft; of a report that stands, as it is published."""
    if outcome.status == "final":
        return []
    errors = [each for each in outcome.findings if each.severity == "error"]
    if errors:
        return [
            f"{each.code} {each.where}: {each.message}" if each.where else f"{each.code} {each.message}"
            for each in errors
        ]
    from readout.data.overview import read_client_month
    from readout.model.months import parse_month

    return [str(each) for each in read_client_month(project, outcome.client, parse_month(outcome.month)).reasons]


def show_summary(
    project: Project, outcomes: Sequence[Outcome], seconds: float, pages: RunPages, console: Console
) -> None:
    """Print the end of a run: how many are how, each trouble in a row, and what to do next."""
    found = [each for each in (trouble(project, outcome) for outcome in outcomes) if each is not None]
    troubles = sorted(found, key=lambda each: each.status == "draft")
    console.print()
    if troubles:
        _show_troubles(troubles, console)
    console.print(f"[bold]{_counted(outcomes, troubles, seconds)}[/]", soft_wrap=True)
    for line in _next(project, outcomes, troubles, pages):
        console.print(escape(line), soft_wrap=True)


def _counted(outcomes: Sequence[Outcome], troubles: Sequence[Trouble], seconds: float) -> str:
    failed, drafts = (sum(each.status == status for each in troubles) for status in ("failed", "draft"))
    unchanged = sum(str(each.status) == "unchanged" for each in outcomes)
    final = len(outcomes) - failed - drafts
    parts = [f"{failed} failed", f"{drafts} {'draft' if drafts == 1 else 'drafts'}", f"{final} final"]
    if unchanged:
        parts.append(f"{unchanged} of them unchanged")
    return f"{len(outcomes)} clients in {duration(seconds)}: {', '.join(parts)}"


def _show_troubles(troubles: Sequence[Trouble], console: Console) -> None:
    """A table where somebody reads it; in a log a line each, however long, for a log is searched by line."""
    if not console.is_terminal:
        for each in troubles:
            console.print(escape(f"{each.status:<6} {each.client} {each.month}  {each.said}"), soft_wrap=True)
        return
    table = Table(box=None, pad_edge=False)
    table.add_column("", no_wrap=True)
    table.add_column("client", overflow="fold", min_width=8)
    table.add_column("month", no_wrap=True)
    table.add_column("why", overflow="fold", ratio=1)
    for each in troubles:
        style = "red" if each.status == "failed" else "yellow"
        table.add_row(f"[{style}]{each.status}[/]", escape(each.client), each.month, escape(each.said))
    console.print(table)


def _next(project: Project, outcomes: Sequence[Outcome], troubles: Sequence[Trouble], pages: RunPages) -> Iterator[str]:
    """What to do now, with commands to copy."""
    failed = [each.client for each in troubles if each.status == "failed"]
    drafts = [each for each in troubles if each.status == "draft"]
    if failed:
        logs = project.relative(project.log_file(failed[0] if len(failed) == 1 else "<client>"))
        yield f"next  mend what failed ({logs} says more), then readout run{_named(failed)}{_month(outcomes)}"
    if drafts:
        yield f"next  readout check {drafts[0].client} --month {drafts[0].month} names all that keeps it a draft"
    for path in pages.written.values():
        yield f"page  {project.relative(path)}"
    if pages.problem:
        yield f"note  {pages.problem}"


def _named(clients: Sequence[str]) -> str:
    """The clients, where a command can hold them; else all, for what stands is not made again."""
    return "".join(f" {client}" for client in clients) if len(clients) <= MOST_NAMED else ""


def _month(outcomes: Sequence[Outcome]) -> str:
    months = {outcome.month for outcome in outcomes}
    return f" --month {months.pop()}" if len(months) == 1 else " --month latest"
