"""What a preview says in its terminal: the address, then what became of each save."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from readout.checks.finding import Finding
from readout.model.errors import Problem
from readout.pipeline import terminal_preview
from readout.pipeline.terminal_preview import open_in_browser, show_address, show_save
from tests.pipeline.preview.boards import PAGE, a_page, board_with

URL = "http://127.0.0.1:8765/"


@pytest.fixture
def log() -> Console:
    return Console(file=io.StringIO(), highlight=False, width=30)


def lines(log: Console) -> list[str]:
    assert isinstance(log.file, io.StringIO)
    return log.file.getvalue().splitlines()


def test_the_address_is_one_line(log: Console) -> None:
    """It can be clicked in a terminal, and read by a program."""
    show_address("lamp-shop", URL, log)
    assert lines(log) == [f"lamp-shop preview at {URL}  (Ctrl-C ends it; nothing is published)"]


def test_a_page_is_one_line_with_what_the_checks_found(log: Console) -> None:
    """How long it took, and whether it would be a draft."""
    show_save("lamp-shop", board_with(a_page()).shown, log)
    error, warning = Finding("R101", "x", "", "error"), Finding("R004", "x", "", "warning")
    show_save("lamp-shop", board_with(a_page(PAGE, error, warning, warning)).shown, log)
    assert lines(log) == [
        "final   lamp-shop 2024-04  (0.4 s)",
        "draft   lamp-shop 2024-04  (0.4 s)  1 error, 2 warnings",
    ]


def test_what_cannot_be_shown_has_its_problems_below(log: Console) -> None:
    """File, line and cure, as everywhere; text from files is no markup."""
    board = board_with(a_page())
    show_save("lamp-shop", board.failed((Problem("work.csv:3", "kind is '[red]x'"), Problem("", "y"))), log)
    show_save("lamp-shop", board.waiting("report.ipynb"), log)
    assert lines(log)[:4] == ["failed  lamp-shop", "        work.csv:3: kind is '[red]x'", "        y",
                              "waiting lamp-shop"]  # fmt: skip
    assert lines(log)[4].startswith("        report.ipynb: is not whole; waiting for the rest")


@pytest.mark.parametrize(("screen", "opened"), [({}, []), ({"DISPLAY": ":0"}, [URL]), ({"BROWSER": "firefox"}, [URL])])
def test_a_browser_is_opened_where_there_is_a_screen(
    monkeypatch: pytest.MonkeyPatch, screen: dict[str, str], opened: list[str]
) -> None:
    """Never one inside the terminal, which the preview itself needs."""
    found: list[str] = []
    monkeypatch.setattr(terminal_preview.sys, "platform", "linux")
    monkeypatch.setattr(terminal_preview.webbrowser, "open", found.append)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    for name, value in screen.items():
        monkeypatch.setenv(name, value)
    open_in_browser(URL)
    assert found == opened
