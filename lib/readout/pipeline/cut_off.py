"""A word to end may come at any moment, in the middle of asynchronous work too; who gave it wants to hear nothing."""

from __future__ import annotations

import logging
import warnings


def interrupt(*_: object) -> None:
    """Handle a signal as Ctrl-C is handled: neither asyncio nor Python tells of the tasks and coroutines cut off."""
    logging.getLogger("asyncio").setLevel(logging.CRITICAL + 1)
    warnings.filterwarnings("ignore", r"coroutine .* was never awaited", RuntimeWarning)
    raise KeyboardInterrupt
