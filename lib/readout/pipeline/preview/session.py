"""A preview from the command to its end: make, show, wait for a save, and again."""

from __future__ import annotations

import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from readout.data.scratch import scratch
from readout.display.kept import FOLDER
from readout.model.errors import Problem, ReadoutError
from readout.pipeline import cut_off
from readout.pipeline.preview.board import Board, Shown
from readout.pipeline.preview.files import Files, Look, next_change
from readout.pipeline.preview.maker import Maker
from readout.pipeline.preview.server import serving
from readout.pipeline.preview.wish import Wish


def preview(wish: Wish, port: int, begun: Callable[[str], None], tell: Callable[[Shown], None]) -> None:
    """Show ``wish`` until Ctrl-C: ``begun`` hears the address, ``tell`` what became of each save.

    Pages are made one after the other in this thread. What was saved meanwhile, once or often, is found by the next
    look and makes one page more, of the newest state. Nothing is written into the project.

    Raises ReadoutError for a client that does not exist and a port that cannot be had.
    """
    wish.project.client_dir(wish.client)
    wish.named_month()
    board = Board()
    with _ending_on_signals(), _keeping(), serving(board, wish.client, port) as server:
        begun(server.url)
        look, maker = Look(wish.project, wish.client), Maker(wish)
        files = look()
        while True:
            board.making()
            shown = _made(maker, board, files)
            tell(shown)
            if shown.state == "ready" and shown.made is not None and shown.made.provisional and look() == files:
                sure = _made(maker, board, files, for_sure=True)
                if (sure.state, sure.version) != (shown.state, shown.version):
                    tell(sure)
            files = next_change(look, files)


def _made(maker: Maker, board: Board, files: Files, *, for_sure: bool = False) -> Shown:
    """Make the page and put it up, or why there is none."""
    try:
        return board.ready(maker.make(files, for_sure=for_sure))
    except ReadoutError as error:
        return board.waiting(maker.notebook) if maker.is_half_saved() else board.failed(error.problems)
    except Exception as error:  # noqa: BLE001 - a bug must not end what somebody is looking at
        traceback.print_exc(file=sys.stderr)
        said = f"unexpected {type(error).__name__}: {error}; the terminal shows more"
        return board.failed((Problem(maker.notebook, said),))


@contextmanager
def _keeping() -> Iterator[None]:
    """Let charts be kept, here and in kernels, in a folder that goes at the end."""
    with scratch() as folder:
        os.environ[FOLDER] = str(folder)
        try:
            yield
        finally:
            del os.environ[FOLDER]


@contextmanager
def _ending_on_signals() -> Iterator[None]:
    """Let Ctrl-C and a request to end (SIGTERM, a closed terminal) end the preview, silently."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    heeded = [number for number in numbers if signal.getsignal(number) is not signal.SIG_IGN]  # nohup ignores one
    before = {number: signal.signal(number, cut_off.interrupt) for number in heeded}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
