"""How often Python looks for garbage: a report, and most commands, make many small objects and keep few of them."""

from __future__ import annotations

import gc

_SELDOM = (50_000, 20, 50)  # objects made, and rounds of the younger generation


def look_for_garbage_seldom() -> None:
    """Look through all that was made less often, which would take a fifth of a command's start."""
    gc.set_threshold(*_SELDOM)
