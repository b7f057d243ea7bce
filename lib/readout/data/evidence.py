"""Evidence kept as files in the client's folder: pictures are read and scaled to what a page can show."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from PIL import Image, ImageOps, UnidentifiedImageError

from readout.data.findings import shown
from readout.data.project import Project
from readout.model.errors import Problem, ReadoutError
from readout.model.work import WorkItem

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif"})
WIDEST = 1000  # pixels: about 150 per inch across an A4 page
TALLEST = 700
_LINK = re.compile(r"(https?|mailto):", re.IGNORECASE)


@dataclass(frozen=True)
class Scaled:
    """A picture as PNG bytes, with its size in pixels."""

    data: bytes
    width: int
    height: int


def is_picture(evidence: str | None) -> bool:
    """Whether evidence is the path of a picture."""
    if evidence is None or ":" in evidence:
        return False
    return PurePosixPath(evidence).suffix.lower() in PICTURES


def lost(project: Project, client_id: str, items: Iterable[WorkItem]) -> Iterator[WorkItem]:
    """Yield the items whose evidence is a path at which there is no file; pictures aside, which are read anyway.

    Links are not followed. Raises ReadoutError, naming the row, for a path that leads out of the client's folder.
    """
    for item in items:
        if not item.evidence or _LINK.match(item.evidence) or is_picture(item.evidence):
            continue
        try:
            path = project.client_file(client_id, item.evidence)
        except ReadoutError as error:
            problems = [Problem(item.where, f"evidence {each.message}") for each in error.problems]
            raise ReadoutError(problems) from None
        if not path.exists():
            yield item


def read_picture(project: Project, client_id: str, item: WorkItem) -> Scaled:
    """Return the picture that ``item`` names as evidence, scaled down where it is larger than a page shows.

    Raises ReadoutError when there is no such file, when it leads out of the client's folder, or is no picture.
    """
    path = project.client_file(client_id, item.evidence or "")
    try:
        with Image.open(path) as opened:
            image = ImageOps.exif_transpose(opened)  # phones store a portrait on its side, with a note
            image.thumbnail((WIDEST, TALLEST))
            target = io.BytesIO()
            image.convert("RGBA" if image.mode in ("P", "LA", "RGBA") else "RGB").save(target, "PNG", optimize=True)
            return Scaled(target.getvalue(), image.width, image.height)
    except FileNotFoundError:
        message = f"evidence is {shown(item.evidence)}, and there is no such file in the client's folder"
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        message = f"evidence is {shown(item.evidence)}, which is no picture that can be read; save it as PNG or JPEG"
    raise ReadoutError(Problem(item.where, message))
