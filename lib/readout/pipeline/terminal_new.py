"""``readout new`` on a terminal: its questions, and what it made."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.markup import escape

from readout.model.errors import Problem, ReadoutError
from readout.pipeline.interview import Person
from readout.pipeline.new_client import Made


class Terminal:
    """The person at this terminal."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def ask(self, question: str, proposal: str) -> str:
        """Return what they typed; the proposal where they only pressed Enter."""
        offered = f" \\[{escape(proposal)}]" if proposal else ""
        self._console.print(f"{escape(question)}{offered}: ", end="", soft_wrap=True)
        try:
            return input() or proposal
        except EOFError:
            raise ReadoutError(Problem("", "stopped before the last question; nothing was written")) from None

    def tell(self, line: str) -> None:
        """Show a line."""
        self._console.print(f"  {escape(line)}", soft_wrap=True)


def person(console: Console) -> Person | None:
    """Return whoever sits at this terminal; None where nobody can be asked."""
    return Terminal(console) if sys.stdin.isatty() and sys.stdout.isatty() else None


def show_made(made: Made, console: Console) -> None:
    """Print what was made, what it could not tell, and what comes next."""
    kpis = f"{len(made.kpis)} {'KPI' if len(made.kpis) == 1 else 'KPIs'}"
    console.print(f"[bold]{escape(made.client)}[/]: {kpis}  {made.folder}", soft_wrap=True)
    for name, column in made.fields.items():
        console.print(f"  read   {name}: {escape(column)}", soft_wrap=True)
    for kpi, reason in made.waiting.items():
        console.print(f"  later  {kpi}: {escape(reason)} (a comment in client.yml)", soft_wrap=True)
    if not made.whole:
        told = f"no month is complete yet: {made.month} has figures, and stays a draft until all its days are there"
        console.print(f"  note   {told}", soft_wrap=True)
    for note in made.notes:
        console.print(f"  note   {escape(note)}", soft_wrap=True)
    month = "latest" if made.whole else str(made.month)
    console.print('  next   client.yml: write the people\'s names, and look at every "not sure"', soft_wrap=True)
    console.print(f"  next   readout run {made.client} --month {month}", soft_wrap=True)
