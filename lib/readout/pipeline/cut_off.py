"""A word to end may come at any moment, in the middle of asynchronous work too; who gave it wants to hear nothing."""

from __future__ import annotations

import logging
import warnings


def say_nothing_of_it() -> None:
    """Let neither asyncio nor Python tell of the tasks and coroutines that are cut off from now on."""
    logging.getLogger("asyncio").setLevel(logging.CRITICAL + 1)
    warnings.filterwarnings("ignore", r"coroutine .* was never awaited", RuntimeWarning)


def interrupt(*_: object) -> None:
    """Handle a signal as Ctrl-C is handled, in silence."""
    say_nothing_of_it()
    raise KeyboardInterrupt
