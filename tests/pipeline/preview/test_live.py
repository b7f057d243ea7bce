"""The page in the preview is the report with one part put into it, which nothing in the report can break."""

from __future__ import annotations

import html
import json
import re

from readout.model.errors import Problem
from readout.pipeline.preview.board import Board, Shown
from readout.pipeline.preview.live import END, START, live_page, policy
from tests.pipeline.preview.boards import PAGE, a_page, board_with

POLICY = b'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">\n'


def without_part(page: bytes) -> bytes:
    """The page without what the preview puts in."""
    part = re.compile(re.escape(START.encode()) + b".*?" + re.escape(END.encode()) + rb"\n", re.DOTALL)
    assert len(part.findall(page)) == 1
    return part.sub(b"", page)


def test_nothing_else_is_changed() -> None:
    """Without the part, and with its own policy again, it is the report."""
    assert without_part(live_page(board_with(a_page()).shown, "lamp-shop", "n")) == PAGE.replace(POLICY, b"")


def test_the_report_itself_is_left_alone() -> None:
    """What is published has no script."""
    board = board_with(a_page())
    live_page(board.shown, "lamp-shop", "n")
    assert board.shown.made == a_page()


def test_the_script_alone_may_run_and_ask_this_server() -> None:
    """By its number, which is another one each time."""
    page = live_page(board_with(a_page()).shown, "lamp-shop", "once").decode()
    assert page.count("<script") == page.count('<script nonce="once">') == 1
    assert "script-src 'nonce-once'; connect-src 'self'" in policy("once")
    assert policy("once").startswith("default-src 'none'")


def test_what_is_told_stays_text() -> None:
    """A problem that quotes markup ends no attribute and begins no element."""
    hostile = '"></readout-preview><script>alert(1)</script>\u2028</body>'
    shown = board_with(a_page()).failed((Problem(hostile, hostile),))
    page = live_page(shown, "lamp-shop", "n").decode()
    assert page.count("<script") == page.count("</body>") == page.count("</readout-preview>") == 1
    state = json.loads(html.unescape(re.findall(r'data-now="([^"]*)"', page)[0]))
    assert state["problems"] == [{"where": hostile, "message": hostile.replace("\u2028", " ")}]


def test_before_the_first_page_there_is_an_empty_one() -> None:
    """It waits for news as every other."""
    page = live_page(Shown(), "a&b", "n").decode()
    assert "<title>a&amp;b · preview</title>" in page
    assert START in page
    assert Board().shown == Shown()
