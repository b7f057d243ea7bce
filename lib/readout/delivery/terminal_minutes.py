"""What ``readout minutes`` looks like on a terminal."""

from __future__ import annotations

import datetime as dt

from rich.console import Console
from rich.markup import escape
from rich.prompt import Confirm

from readout.data.project import Project
from readout.delivery.minutes import Created, MinutesFile
from readout.delivery.minutes_apply import Plan, apply_plan, plan_minutes
from readout.delivery.minutes_sending import mark_minutes_sent, queue_minutes

_STYLES = {"+": "green", "-": "red", "@": "cyan"}


def show_created(created: Created, project: Project, console: Console) -> None:
    """Print where the page is, and that one that was there was left alone."""
    said = "made" if created.new else "there already, and left as it is"
    where = escape(project.relative(created.path))
    console.print(f"[bold]{escape(created.client)}[/] {created.month}: {said}  {where}", soft_wrap=True)
    if created.note:
        console.print(f"  [yellow]note[/]   {escape(created.note)}", soft_wrap=True)


def apply_and_show(project: Project, file: MinutesFile, console: Console, *, yes: bool = False) -> bool:
    """Show what applying changes, and do it when told to; return whether nothing is left to apply.

    Without a terminal nobody can be asked: then it is only shown.
    """
    plan = plan_minutes(project, file)
    show_plan(plan, console)
    if plan.changes and (yes or (console.is_terminal and Confirm.ask("Apply this?", console=console, default=False))):
        apply_plan(project, plan)
        changed = ", ".join(change.label for change in plan.changes)
        console.print(f"[green]applied[/] {escape(changed)}", soft_wrap=True)
        return not plan.by_hand
    if plan.changes:
        console.print("nothing was written; --yes applies it", soft_wrap=True)
    return plan.nothing


def send_and_show(project: Project, file: MinutesFile, now: dt.datetime, console: Console) -> None:
    """Put the minutes into the outbox and say where, to whom, and what stays in the house."""
    queued = queue_minutes(project, file, now)
    said = "[green]queued[/]" if queued.new else "there already"
    where = escape(project.relative(queued.message))
    console.print(f"{said} {escape(file.client.id)} {file.month}  {where}", soft_wrap=True)
    console.print(f"  to     {escape(', '.join(queued.to))}", soft_wrap=True)
    for section in file.page.internal:
        lines = f"lines {section.first} to {section.last}"
        console.print(f"  stays  {escape(section.title)}, {lines}, is not in the message", soft_wrap=True)
    if queued.kept:
        console.print(f"  kept   the message before it is {escape(project.relative(queued.kept))}", soft_wrap=True)
    if queued.new:
        next_ = f"open it in a mail program and send it, then readout minutes {escape(file.client.id)}"
        console.print(f"  next   {next_} --month {file.month} --mark-sent", soft_wrap=True)


def mark_and_show(project: Project, file: MinutesFile, now: dt.datetime, console: Console) -> None:
    """Record that the message was sent, and say so."""
    receipt = mark_minutes_sent(project, file, now)
    console.print(
        f"[green]sent[/] {escape(file.client.id)} {file.month}, recorded on {receipt.at[:10]}", soft_wrap=True
    )


def show_plan(plan: Plan, console: Console) -> None:
    """Print what applying the minutes would change, file by file."""
    head = f"[bold]{escape(plan.file.client.id)}[/] {plan.file.month}"
    if plan.nothing:
        console.print(f"{head}: nothing to apply, all of it is there", soft_wrap=True)
    for change in plan.changes:
        for line in change.difference():
            style = _STYLES.get(line[:1])
            text = escape(line)
            console.print(f"[{style}]{text}[/]" if style else text, soft_wrap=True)
    if plan.by_hand:
        console.print(f"add to decisions in clients/{escape(plan.file.client.id)}/client.yml by hand:", soft_wrap=True)
        for line in plan.by_hand:
            console.print(f"  {escape(line)}", soft_wrap=True)
    for note in plan.notes:
        console.print(f"[yellow]note[/] {escape(note)}", soft_wrap=True)
