"""What approving and revising look like on a terminal."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from rich.console import Console
from rich.markup import escape

from readout.data.project import Project
from readout.delivery.approval import Approved
from readout.delivery.proposal import Proposal
from readout.delivery.revise import RevisionBegun


def show_proposal(proposal: Proposal, console: Console) -> None:
    """Print what differs from the report the client has seen last, in meaning, and what else to know first."""
    report = proposal.report
    version = f" version {report.version}" if report.version > 1 else ""
    head = f"[bold]{escape(report.client.id)}[/] {report.month}{version}"
    if proposal.seen is None:
        console.print(f"{head}: nothing was sent before", soft_wrap=True)
    else:
        same_month = proposal.seen.month == report.month
        last = f"version {proposal.seen.version}" if same_month else f"the report of {proposal.seen.month}"
        said = "differs in meaning from" if proposal.differences else "means what it did in"
        console.print(f"{head}: {said} {last}, which was sent", soft_wrap=True)
    for topic, group in groupby(proposal.differences, key=lambda each: each.topic):
        console.print(f"  {topic}")
        for each in group:
            console.print(f"    {escape(each.said)}", soft_wrap=True)
    for allowed in proposal.record.allowed:
        console.print(f"  [yellow]allowed[/] {escape(allowed.code)}: {escape(allowed.because)}", soft_wrap=True)
    for warning in proposal.warnings:
        console.print(f"  [yellow]note[/]    {escape(warning)}", soft_wrap=True)


def show_approved(approved: Approved, project: Project, console: Console) -> None:
    """Print that it is approved, where the files are, and what voids it."""
    folder = next(iter(approved.files.values())).parent
    head = f"[green]approved[/] {escape(approved.client)} {approved.month} by {escape(approved.approved_by)}"
    console.print(f"{head}  {escape(project.relative(folder))}", soft_wrap=True)


def show_begun(begun: RevisionBegun, project: Project, console: Console) -> None:
    """Print what was begun and where its words are."""
    head = f"[bold]{escape(begun.client)}[/] {begun.month}: version {begun.version} is begun"
    console.print(f"{head}  {escape(project.relative(begun.notebook))}", soft_wrap=True)
    if begun.own:
        console.print("  note   report.ipynb is open for another month, so this version has a notebook of its own")
    console.print(
        f"  next   change words or data, then readout run {escape(begun.client)} --month {begun.month} and approve it",
        soft_wrap=True,
    )


def approved_as_dict(approved: Approved, proposal: Proposal, project: Project) -> dict[str, Any]:
    """Return what ``readout approve --json`` prints."""
    return {
        "client": approved.client,
        "month": str(approved.month),
        "version": approved.version,
        "approved_by": approved.approved_by,
        "approved_at": approved.approved_at,
        "files": {name: project.relative(path) for name, path in approved.files.items()},
        "allowed": [{"code": each.code, "because": each.because} for each in approved.allowed],
        "differences": [{"topic": each.topic, "said": each.said} for each in proposal.differences],
        "warnings": list(proposal.warnings),
    }
