"""Which renderer makes a report."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Literal

from readout.model.errors import Problem, RenderError

if TYPE_CHECKING:
    from readout.pipeline.engines.base import Engine

Renderer = Literal["auto", "quarto", "embedded"]


def choose(renderer: Renderer = "auto") -> Engine:
    """Return the engine asked for; ``auto`` is Quarto where it is on PATH. Raises as ``chosen`` does."""
    from readout.pipeline.engines.embedded import EmbeddedEngine
    from readout.pipeline.engines.quarto import QuartoEngine

    return QuartoEngine() if chosen(renderer) == "quarto" else EmbeddedEngine()


def chosen(renderer: Renderer = "auto") -> Literal["quarto", "embedded"]:
    """Return the name of the engine asked for, without loading it.

    Raises RenderError when Quarto is asked for and is not there.
    """
    found = shutil.which("quarto") is not None
    if renderer == "quarto" and not found:
        message = "Quarto is not on PATH; install it (or the extra 'quarto'), or use --renderer embedded"
        raise RenderError(Problem("", message))
    return "quarto" if renderer != "embedded" and found else "embedded"
