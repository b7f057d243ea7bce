"""What is shown: the last good page stays, whatever becomes of the newest save."""

from __future__ import annotations

import json
import threading

from readout.checks.finding import Finding
from readout.model.errors import Problem
from readout.pipeline.preview.board import Board
from tests.pipeline.preview.boards import PAGE, a_page, board_with


def test_an_error_leaves_the_last_good_page() -> None:
    """The page and its version stay; only how things stand is new."""
    board = board_with(a_page())
    good = board.shown
    failed = board.failed((Problem("work.csv:3", "kind is 'x'"),))
    assert (failed.made, failed.version, failed.state) == (good.made, good.version, "failed")
    assert failed.serial == good.serial + 1


def test_the_next_good_page_has_no_problem_left() -> None:
    """Mended is mended."""
    board = board_with(a_page())
    board.failed((Problem("", "x"),))
    assert board.ready(a_page()).problems == ()


def test_only_another_page_is_another_version() -> None:
    """A save that changes nothing reloads nobody's browser."""
    board = board_with(a_page())
    first = board.shown.version
    assert board.ready(a_page()).version == first
    assert board.ready(a_page(PAGE + b" ")).version != first


def test_a_half_saved_notebook_is_waited_for() -> None:
    """It says so, with what to do if it stays."""
    shown = board_with(a_page()).waiting("clients/a/report.ipynb")
    assert shown.state == "waiting"
    assert str(shown.problems[0]).startswith("clients/a/report.ipynb: is not whole; waiting for the rest")


def test_a_browser_is_told_all_but_the_page() -> None:
    """State, problems and findings, as texts."""
    finding = Finding("R004", "“19%” matches nothing", "report.ipynb, cell a", "warning")
    told = json.loads(board_with(a_page(PAGE, finding)).failed((Problem("a:1", "b\nc"),)).as_json("lamp-shop"))
    assert told["findings"] == [
        {"code": "R004", "severity": "warning", "where": "report.ipynb, cell a", "message": "“19%” matches nothing"}
    ]
    assert told["problems"] == [{"where": "a:1", "message": "b c"}]
    assert (told["state"], told["client"], told["month"]) == ("failed", "lamp-shop", "2024-04")
    assert (told["status"], told["seconds"]) == ("final", 0.4)


def test_who_waits_hears_of_news() -> None:
    """At once, and of nothing older."""
    board = Board()
    serial = board.making().serial
    assert board.wait(serial, 0.0).serial == serial
    heard: list[str] = []
    waiting = threading.Thread(target=lambda: heard.append(board.wait(serial, 60).state))
    waiting.start()
    board.end()
    waiting.join(60)
    assert heard == ["ended"]
