"""The time a query has: when it is over, its driver is told to stop, and told again until the query has ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

_AGAIN = 0.5  # seconds


@contextmanager
def stopped_after(seconds: float, stop: Callable[[], object]) -> Iterator[None]:
    """Call ``stop`` from another thread when the block has lasted ``seconds``, and again while it lasts.

    A driver that is told between two statements forgets it, and the second one would run for ever.
    """
    ended = Event()

    def watch() -> None:
        wait = seconds
        while not ended.wait(wait):
            with suppress(Exception):  # a driver that cannot be told now may be told next time
                stop()
            wait = _AGAIN

    watching = Thread(target=watch, daemon=True)
    watching.start()
    try:
        yield
    finally:
        ended.set()
        watching.join()  # nothing that comes after the block may be stopped
