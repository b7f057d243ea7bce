"""What a preview says on a terminal: where it is, and a line or two for each save."""

from __future__ import annotations

import os
import sys
import webbrowser

from rich.console import Console
from rich.markup import escape

from readout.pipeline.preview.board import Shown

_STYLES = {"final": "green", "draft": "yellow", "waiting": "yellow", "failed": "red"}


def show_address(client: str, url: str, console: Console) -> None:
    """Print where the preview is and how it ends."""
    console.print(f"[bold]{escape(client)}[/] preview at {url}  (Ctrl-C ends it; nothing is published)", soft_wrap=True)


def open_in_browser(url: str) -> None:
    """Open the page in the user's own browser; not in one inside the terminal, where the preview itself runs."""
    screen = sys.platform in ("win32", "darwin") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")))
    if screen:
        webbrowser.open(url)


def show_save(client: str, shown: Shown, console: Console) -> None:
    """Print what became of one save."""
    if shown.state == "ready" and shown.made is not None:
        made = shown.made
        counts = {kind: sum(each.severity == kind for each in made.findings) for kind in ("error", "warning")}
        found = ", ".join(f"{count} {kind}{'' if count == 1 else 's'}" for kind, count in counts.items() if count)
        line = f"{escape(client)} {made.month}  ({made.seconds:.1f} s){'  ' + found if found else ''}"
        console.print(f"[{_STYLES[made.status]}]{made.status:<7}[/] {line}", soft_wrap=True)
        return
    console.print(f"[{_STYLES[shown.state]}]{shown.state:<7}[/] {escape(client)}", soft_wrap=True)
    for problem in shown.problems:
        console.print(f"        {escape(str(problem))}", soft_wrap=True)
