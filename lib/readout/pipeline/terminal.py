"""What a run, a check and an examination look like on a terminal, and as plain lines in a log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby

from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from readout.checks.finding import Finding
from readout.checks.page import PAGE, anchor
from readout.checks.scorecard import Score, rule_of, scorecard, title, total
from readout.data.project import Project
from readout.pipeline.batch import Order, run_all
from readout.pipeline.diagnosis import Diagnosis
from readout.pipeline.run import Outcome

_STYLES = {"final": "green", "draft": "yellow", "failed": "red", "ok": "green", "note": "yellow", "gap": "red"}


def run_and_show(order: Order, console: Console) -> list[Outcome]:
    """Make the reports of ``order``, a line a finished client; return the outcomes in the order of the clients."""
    outcomes: list[Outcome] = []
    with _progress(console, len(order.clients)) as progress:
        for outcome in run_all(order, progress.stage):
            progress.done(outcome)
            show_outcome(outcome, console, guide_of(order.project))
            outcomes.append(outcome)
    position = {client: number for number, client in enumerate(order.clients)}
    return sorted(outcomes, key=lambda outcome: position[outcome.client])


def guide_of(project: Project) -> str | None:
    """Return the address of the page that explains every code; None where the project does not have it."""
    page = project.root / PAGE
    return page.resolve().as_uri() if page.is_file() else None


def show_outcome(outcome: Outcome, console: Console, guide: str | None = None) -> None:
    """Print what one attempt came to; codes lead to the ``guide`` on terminals that know links."""
    style = _STYLES[outcome.status]
    head = f"[{style}]{outcome.status:<6}[/] {escape(outcome.client)} {outcome.month}"
    if outcome.error is not None:
        console.print(head, soft_wrap=True)
        for line in outcome.error.splitlines():
            console.print(f"       {escape(line)}", soft_wrap=True)
        return
    console.print(f"{head}  {escape(outcome.path or '')}  ({outcome.seconds:.1f} s)", soft_wrap=True)
    for finding in outcome.findings:
        _show_finding(finding, console, guide)


def show_findings(
    client: str,
    month: str,
    findings: Iterable[Finding],
    console: Console,
    *,
    short: bool = False,
    guide: str | None = None,
) -> None:
    """Print what the rules found for one client, by rule, and a scorecard; ``short`` leaves it out where all is ok.

    ``guide`` is where each code is explained: terminals that know links lead there.
    """
    ordered = sorted(findings, key=lambda finding: finding.code)
    found = total(ordered) if ordered else "[green]nothing found[/]"
    console.print(f"[bold]{escape(client)}[/] {month}: {found}", soft_wrap=True)
    for rule, group in groupby(ordered, key=lambda finding: rule_of(finding.code)):
        console.print(f"  {title(rule)}")
        for finding in group:
            _show_finding(finding, console, guide)
    if ordered or not short:
        _show_scorecard(scorecard(ordered), console)


def _show_scorecard(scores: tuple[Score, ...], console: Console) -> None:
    """A line a rule; trust stands above them, for without it the rest says little."""
    if not scores:
        return
    trust, *rules = scores
    console.print(f"  Scorecard (trust: {_result(trust)})", soft_wrap=True)
    for score in rules:
        console.print(f"    {score.rule} {score.name:<24}{_result(score)}", soft_wrap=True)


def _result(score: Score) -> str:
    style = "red" if score.errors else "yellow" if score.warnings else "green"
    return f"[{style}]{score.result}[/]"


def show_diagnosis(diagnosis: Diagnosis, console: Console) -> None:
    """Print one thing ``readout doctor`` looked at."""
    style = _STYLES[diagnosis.state]
    first, *rest = diagnosis.found.splitlines() or [""]
    console.print(f"[{style}]{diagnosis.state:<4}[/] {escape(diagnosis.name)}: {escape(first)}", soft_wrap=True)
    for line in (*rest, *([f"-> {diagnosis.cure}"] if diagnosis.cure else [])):
        console.print(f"     {escape(line)}", soft_wrap=True)


def show_where_explained(findings: Iterable[Finding], console: Console) -> None:
    """Print once, below all findings, where their codes are explained; nothing where there are none."""
    places = [anchor(code) for code in sorted({finding.code for finding in findings})]
    known = [f"#{place}" for place in places if place]
    if known:
        console.print(f"Each code, with an example and its cure: {PAGE}{', '.join(known)}", soft_wrap=True)


def _show_finding(finding: Finding, console: Console, guide: str | None) -> None:
    style = "red" if finding.severity == "error" else "yellow"
    place = anchor(finding.code)
    style += f" link {guide}#{place}" if guide and place else ""
    where = f"{finding.where}: " if finding.where else ""
    allowed = f" (allowed: {finding.allowed})" if finding.allowed else ""
    console.print(f"    [{style}]{finding.code}[/] {escape(where + finding.message + allowed)}", soft_wrap=True)


class _Live:
    """A spinner with a count on a terminal; nothing in a log."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._task = progress.add_task("starting", total=total)

    def stage(self, name: str) -> None:
        self._progress.update(self._task, description=name)

    def done(self, outcome: Outcome) -> None:
        self._progress.update(self._task, advance=1, description=outcome.client)


@contextmanager
def _progress(console: Console, total: int) -> Iterator[_Live]:
    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed}/{task.total}"),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield _Live(progress, total)
