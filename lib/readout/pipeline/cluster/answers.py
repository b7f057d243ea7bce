"""What a run, a Dask worker and the station beside it say to each other. No credential is part of any of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from readout.data.project import Project
from readout.pipeline.batch import Order
from readout.pipeline.engines.select import Renderer
from readout.pipeline.limits import Limits
from readout.pipeline.makings import Makings


@dataclass(frozen=True)
class Fit:
    """Asks whether a machine sees the run's folder and makes the same reports of it."""

    project: Project
    run: str
    renderer: Renderer
    makings: Makings


@dataclass(frozen=True)
class Call:
    """Asks for ``function(*arguments)``, in a process within ``limits``."""

    order: Order
    limits: Limits
    function: Callable[..., Any]
    arguments: tuple[Any, ...]


@dataclass(frozen=True)
class Fits:
    """The machine does."""


@dataclass(frozen=True)
class Refused:
    """The machine does not fit; ``why`` goes on from its name, with the cure. ``worker``: its address."""

    why: str
    worker: str = ""


@dataclass(frozen=True)
class Made:
    """What the function returned, and what the user should hear."""

    value: Any
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Failed:
    """The task ended otherwise than by itself, after ``seconds``."""

    why: str
    seconds: float
    warnings: tuple[str, ...] = ()
