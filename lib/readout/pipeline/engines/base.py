"""What a renderer is to the pipeline."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from readout.pipeline.front_matter import FrontMatter


@dataclass(frozen=True)
class Rendered:
    """The finished report, in the hand-off's folder; ``warnings`` are the renderer's own words."""

    html: Path
    pdf: Path
    warnings: tuple[str, ...] = ()


class Engine(Protocol):
    """Turns a hand-off folder into the report."""

    @property
    def name(self) -> str:
        """How the engine is called on the command line."""
        ...

    def versions(self) -> dict[str, str]:
        """Return the versions that decide about the bytes of a report, by name of program."""
        ...

    def render(self, folder: Path, front: FrontMatter) -> Rendered:
        """Render the hand-off in ``folder``; RenderError with the tool's own message when it fails."""
        ...

    def render_page(self, folder: Path, front: FrontMatter) -> Path:
        """Render the HTML page alone, the same one as ``render`` makes; return where it is."""
        ...


def timestamp(front: FrontMatter) -> int:
    """Return the moment a report is dated by: noon UTC of its ``as_of`` day, as Unix seconds."""
    day = front.as_of
    return int(dt.datetime(day.year, day.month, day.day, 12, tzinfo=dt.UTC).timestamp())
