"""What ``readout open`` did is told in a few lines: where to write and why comes first."""

from __future__ import annotations

import io

import pandas as pd
from rich.console import Console

from readout.data.project import Project
from readout.notebook.arranging import Arranged
from readout.notebook.month_opening import Opened
from readout.pipeline.terminal_open import show_opened
from readout.text.prompts import Prompt

APRIL = pd.Period("2024-04", "M")


def shown(project: Project, cells: Arranged, **fields: object) -> list[str]:
    path = project.clients_dir / "lamp-shop" / "report.ipynb"
    console = Console(file=io.StringIO(), width=60)
    show_opened(Opened("lamp-shop", APRIL, APRIL - 1, path, cells, **fields), project, console)  # type: ignore[arg-type]
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue().splitlines()


def test_all_there_is_to_tell(project: Project) -> None:
    """A line a thing; brackets in names are no markup."""
    asked = [("summary", Prompt("summary", (), ("?",), about="asked for every month"))]
    ready = [("explain-normal", Prompt("explain", ("orders",), ready="Orders [net]: a normal month."))]
    cells = Arranged(asked, ready, ["goals-words"], ["explain-visits"])
    told = shown(project, cells, own=2, past="p/2024-03.ipynb", earlier="p/2024-04.ipynb", renamed="my-client",
                 incomplete=("revenue",))  # fmt: skip
    assert told == [
        "lamp-shop 2024-04: 1 place to write  clients/lamp-shop/report.ipynb",
        "  write  summary: asked for every month",
        "  ready  explain-normal: Orders [net]: a normal month.",
        "  kept   your words in goals-words",
        "  gone   explain-visits: nothing to explain there this month",
        "  past   the notebook of 2024-03, whole, is p/2024-03.ipynb",
        "  note   p/2024-04.ipynb holds what was written for 2024-04 before",
        "  own    2 cells of your own stay as they are",
        "  note   the notebook named the client my-client; it names lamp-shop now",
        "  note   the month is incomplete for revenue; open it again when the figures are in",
    ]


def test_nothing_to_tell(project: Project) -> None:
    """One line."""
    assert shown(project, Arranged()) == ["lamp-shop 2024-04: nothing to write  clients/lamp-shop/report.ipynb"]
