"""``readout sync`` on a terminal: what the template brought, and what is left to the analyst, with both versions."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.markup import escape

from readout.notebook.merging import Merged
from readout.notebook.syncing import Synced
from readout.pipeline.conflict_lines import conflict_lines


def show_synced(synced: Synced, console: Console, check: bool) -> None:
    """Print what syncing one client came to; ``check``: nothing was written."""
    head = f"[bold]{escape(synced.client)}[/]"
    if synced.merged is None:
        console.print(f"{head}: client.yml names no template; write template: to have it brought over", soft_wrap=True)
        return
    state = _state(synced.merged, check)
    console.print(f"{head}: {state}  {escape(synced.notebook)}", soft_wrap=True)
    for line in _lines(synced.merged):
        console.print(f"  {escape(line)}", soft_wrap=True)
    if synced.merged.conflicts:
        cure = "edit the cell, or settle all with --keep-mine or --take-template"
        console.print(f"  left to you: {cure}", soft_wrap=True)


def show_unsynced(client: str, error: Exception, console: Console) -> None:
    """Print why a client could not be synced."""
    console.print(f"[bold]{escape(client)}[/]: failed", soft_wrap=True)
    for line in str(error).splitlines():
        console.print(f"  {escape(line)}", soft_wrap=True)


def _state(merged: Merged, check: bool) -> str:
    if not merged.behind:
        return "up to date"
    brought = len(merged.updated) + len(merged.inserted) + len(merged.removed)
    parts = [f"{brought} {'cell' if brought == 1 else 'cells'} {'to bring over' if check else 'brought over'}"]
    if merged.conflicts:
        parts.append(f"{len(merged.conflicts)} left to you")
    return ", ".join(parts)


def _lines(merged: Merged) -> Iterator[str]:
    yield from (f"update   {id_}" for id_ in merged.updated)
    yield from (f"insert   {id_}" for id_ in merged.inserted)
    yield from (f"remove   {id_}: the template has it no longer" for id_ in merged.removed)
    for conflict in merged.conflicts:
        yield f"conflict {conflict.cell}: {conflict.why}"
        yield from (f"    {line}" for line in conflict_lines(conflict))
