"""What ``readout open`` did, on a terminal: where to write and why, what is ready, what moved."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.markup import escape

from readout.data.project import Project
from readout.notebook.month_opening import Opened


def show_opened(opened: Opened, project: Project, console: Console) -> None:
    """Print what opening came to, the places to write first."""
    places = len(opened.cells.asked)
    head = f"{places} {'place' if places == 1 else 'places'} to write" if places else "nothing to write"
    notebook = escape(project.relative(opened.notebook))
    console.print(f"[bold]{escape(opened.client)}[/] {opened.month}: {head}  {notebook}", soft_wrap=True)
    for line in _lines(opened):
        console.print(f"  {escape(line)}", soft_wrap=True)


def _lines(opened: Opened) -> Iterator[str]:
    cells = opened.cells
    for name, prompt in cells.asked:
        yield f"write  {name}: {prompt.about}"
    for name, prompt in cells.ready:
        yield f"ready  {name}: {prompt.ready}"
    if cells.kept:
        yield f"kept   your words in {', '.join(cells.kept)}"
    if cells.removed:
        yield f"gone   {', '.join(cells.removed)}: nothing to explain there this month"
    if opened.past:
        yield f"past   the notebook of {opened.before}, whole, is {opened.past}"
    if opened.earlier:
        yield f"note   {opened.earlier} holds what was written for {opened.month} before"
    if opened.own:
        yield f"own    {opened.own} {'cell' if opened.own == 1 else 'cells'} of your own stay as they are"
    if opened.renamed:
        yield f"note   the notebook named the client {opened.renamed}; it names {opened.client} now"
    if opened.incomplete:
        names = ", ".join(opened.incomplete)
        yield f"note   the month is incomplete for {names}; open it again when the figures are in"
