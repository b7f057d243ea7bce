"""What a run, a check and an examination look like on a terminal, and as plain lines in a log."""

from __future__ import annotations

import time
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

from readout.checks.finding import Finding
from readout.checks.page import PAGE, anchor
from readout.checks.scorecard import Score, rule_of, scorecard, title, total
from readout.data.project import Project
from readout.pipeline.batch import Order, Pool, run_all
from readout.pipeline.diagnosis import Diagnosis
from readout.pipeline.outcome import Outcome
from readout.pipeline.progress import Live, Tally, live
from readout.pipeline.reporting import reported
from readout.pipeline.run_pages import RunPages
from readout.pipeline.run_summary import show_summary, trouble

if TYPE_CHECKING:
    from readout.pipeline.target.putting import Putting

_STYLES = {
    "final": "green",
    "draft": "yellow",
    "unchanged": "dim",
    "failed": "red",
    "ok": "green",
    "note": "yellow",
    "gap": "red",
}


def run_and_show(
    order: Order, console: Console, pool: Pool | None = None, putting: Putting | None = None
) -> list[Outcome]:
    """Make the reports of ``order`` and tell of them; return the outcomes in the order of the clients.

    Of one client everything is said; of several a line each, and at the end what to do next. ``pool`` works on them:
    this machine when there is none. With ``putting`` they are put at a place as well.
    """
    started, several = time.perf_counter(), len(order.clients) > 1
    pages = _pages(order)
    outcomes: list[Outcome] = []
    with live(console, Tally(len(order.clients))) as progress:
        for outcome in reported(order.project, _made(order, progress, pool, putting), pages):
            progress.done(outcome)
            if several:
                show_line(outcome, order.project, console)
            else:
                show_outcome(outcome, console, guide_of(order.project))
            outcomes.append(outcome)
    outcomes = _in_order(order, outcomes)
    if several:
        show_summary(order.project, outcomes, time.perf_counter() - started, pages, console)
    elif pages.problem:
        console.print(escape(pages.problem), soft_wrap=True)
    if putting is not None:
        problem = putting.put_pages(pages.written)
        console.print(escape(f"to    {putting.told()}"), soft_wrap=True)
        if problem:
            console.print(escape(f"note  {problem}"), soft_wrap=True)
    return outcomes


def _made(order: Order, progress: Live, pool: Pool | None, putting: Putting | None) -> Iterable[Outcome]:
    outcomes = run_all(order, progress.stage) if pool is None else run_all(order, progress.stage, pool)
    if putting is None:
        return outcomes
    from readout.pipeline.target.putting import put_all

    return put_all(outcomes, putting)


def run_in_silence(
    order: Order, console: Console, pool: Pool | None = None, putting: Putting | None = None
) -> list[Outcome]:
    """Make the reports of ``order`` for a machine; on ``console``, if somebody sits at it, only progress is shown."""
    outcomes: list[Outcome] = []
    pages = _pages(order)
    with live(console, Tally(len(order.clients))) as progress:
        for outcome in reported(order.project, _made(order, progress, pool, putting), pages):
            progress.done(outcome)
            outcomes.append(outcome)
    if putting is not None and (problem := putting.put_pages(pages.written)):
        console.print(escape(problem), soft_wrap=True)
    return _in_order(order, outcomes)


def _pages(order: Order) -> RunPages:
    return RunPages(order.project, len(order.clients), order.month)


def _in_order(order: Order, outcomes: list[Outcome]) -> list[Outcome]:
    position = {client: number for number, client in enumerate(order.clients)}
    return sorted(outcomes, key=lambda outcome: position[outcome.client])


def show_line(outcome: Outcome, project: Project, console: Console) -> None:
    """Print what one attempt of many came to: one line, with the first reason it is not done with."""
    style, found = _STYLES.get(outcome.status, "green"), trouble(project, outcome)
    head = f"[{style}]{outcome.status:<6}[/] {escape(outcome.client)} {outcome.month}"
    if outcome.error is not None and found is not None:
        log = project.relative(project.log_file(outcome.client))
        where = "" if log in found.said else f"  {log}"
        console.print(f"{head}  {escape(found.said + where)}", soft_wrap=True)
        return
    why = f"  {escape(found.said)}" if found is not None else ""
    console.print(f"{head}  {escape(outcome.path or '')}  ({outcome.seconds:.1f} s){why}", soft_wrap=True)


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
        if outcome.log is not None and outcome.log not in outcome.error:
            console.print(f"       the log is {escape(outcome.log)}", soft_wrap=True)
        return
    took = ("draft" if outcome.draft else "final") if outcome.status == "unchanged" else f"{outcome.seconds:.1f} s"
    console.print(f"{head}  {escape(outcome.path or '')}  ({took})", soft_wrap=True)
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
