"""Logos: the client's of client.yml and the agency's of agency.yml, read, made harmless and made small."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from readout.data.agency import Agency
from readout.data.findings import shown
from readout.data.logo_svg import drawing
from readout.data.project import Project
from readout.model.client import Client
from readout.model.errors import ConfigError, Problem, ReadoutError

WIDEST, TALLEST = 900, 240  # pixels: some 300 an inch at the size a title has room for
LARGEST_SVG = 100 * 1024  # bytes: it stands in the page as it is, which may have 600 kB in all
LARGEST_FILE = 10 * 1024 * 1024
MOST_PIXELS = 40_000_000
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class Logos:
    """Each a PNG or an SVG, None where there is none."""

    client: bytes | None = None
    agency: bytes | None = None


def read_logos(project: Project, client: Client, agency: Agency) -> Logos:
    """Return the logos of a client's report.

    Raises ConfigError, with the place of the key, for a file that is not there, leads out of its folder, is no
    picture or is too large for a page.
    """
    return Logos(client_logo(project, client), agency_logo(project, agency))


def client_logo(project: Project, client: Client) -> bytes | None:
    """Return the client's logo, or None; raises as ``read_logos`` does."""
    said = client.brand.logo
    if said is None:
        return None
    return _read(project.client_dir(client.id), said, "brand.logo", client.brand.where_in_file, "the client's folder")


def agency_logo(project: Project, agency: Agency) -> bytes | None:
    """Return the agency's logo, or None; raises as ``read_logos`` does."""
    if agency.logo is None:
        return None
    return _read(project.root, agency.logo, "logo", agency.logo_where, "the project's folder")


def logo_file(project: Project, agency: Agency) -> Path | None:
    """Return the file of the agency's logo, where there is one: it is an input of every report."""
    path = project.root / agency.logo if agency.logo else None
    return path if path is not None and path.is_file() else None


def _read(folder: Path, said: str, key: str, where: str, named: str) -> bytes:
    path = folder / said
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            raise ValueError(f"which leads out of {named}; put the file itself there")
        if not path.is_file():
            raise ValueError(f"and there is no such file in {named}; put it there or mend the path")
        if path.stat().st_size > LARGEST_FILE:
            raise ValueError(f"a file of {path.stat().st_size / 1024 / 1024:.0f} MB; export it smaller than 10 MB")
        content = path.read_bytes()
        return _png(content) if content.startswith(_PNG) else _svg(content)
    except ReadoutError as error:
        problem = Problem(where, f"{key} is {shown(said)}: {error.problems[0].message}")
    except OSError as error:
        problem = Problem(where, f"{key} is {shown(said)}, which cannot be read ({error.strerror}); mend that first")
    except ValueError as error:
        problem = Problem(where, f"{key} is {shown(said)}, {error}")
    raise ConfigError(problem)


def _png(content: bytes) -> bytes:
    try:
        with Image.open(io.BytesIO(content), formats=["PNG"]) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                size = f"{opened.width} × {opened.height} pixels"
                raise ValueError(f"a picture of {size}; scale it down to less than 2000 × 2000")
            image = opened.convert("RGBA" if opened.has_transparency_data else "RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError("a PNG that cannot be read; export it again") from error
    image.thumbnail((WIDEST, TALLEST))
    image.info.clear()
    target = io.BytesIO()
    image.save(target, "PNG", optimize=True)
    return target.getvalue()


def _svg(content: bytes) -> bytes:
    if len(content) > LARGEST_SVG:
        size = f"{len(content) // 1024} kB"
        raise ValueError(f"an SVG or another kind of file of {size}; export it as SVG below 100 kB, or as PNG")
    return drawing(content)
