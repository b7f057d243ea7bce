"""Boards with a small page on them."""

from __future__ import annotations

import pandas as pd

from readout.checks.finding import Finding
from readout.pipeline.preview.board import Board
from readout.pipeline.preview.maker import Made

PAGE = (
    b"<!DOCTYPE html>\n<html>\n<head>\n"
    b'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">\n'
    b"<title>Lamps</title>\n</head>\n<body>\n<p>&lt;/body&gt; Words</p>\n</body>\n</html>\n"
)


def a_page(content: bytes = PAGE, *findings: Finding) -> Made:
    return Made(pd.Period("2024-04", freq="M"), content, findings, 0.44)


def board_with(made: Made) -> Board:
    board = Board()
    board.ready(made)
    return board
