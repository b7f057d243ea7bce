"""``readout work import`` on a terminal: the difference first, then a question."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.markup import escape

from readout.data.work_import.differences import lines_of
from readout.pipeline.work_import import Import


def show_and_write(compared: Import, console: Console, accept: bool) -> None:
    """Show what an import would do, and do it where ``accept``, or somebody at a terminal, says so."""
    found = compared.found
    count = len(compared.export.tasks)
    read = f"{count} {'task' if count == 1 else 'tasks'} of {compared.export.program}"
    new, changed = len(found.new), len(found.changes)
    console.print(f"{escape(compared.client.id)}: {read}, {new} new, {changed} changed", soft_wrap=True)
    for line in (*lines_of(found), *(f"note   {note}" for note in compared.export.notes)):
        console.print(f"  {escape(line)}", soft_wrap=True)
    if found.nothing:
        if accept:
            compared.write()
        console.print(f"{compared.target} is up to date", soft_wrap=True)
    elif accept or _agreed(compared.target, console):
        compared.write()
        console.print(f"written: {compared.target}", soft_wrap=True)
    else:
        console.print("nothing was written; add --yes to write it", soft_wrap=True)


def _agreed(target: str, console: Console) -> bool:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    console.print(f"Write this to {target}? (y/n): ", end="", soft_wrap=True)
    try:
        return input().strip().lower() in ("y", "yes")
    except EOFError:
        return False
