"""Images of a report: looked up inside the client's folder, judged by their bytes, stored under their hash."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from readout.data.findings import shown
from readout.data.svg import clean_svg
from readout.model.errors import NotebookError, Problem

_SIGNATURES = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg", b"GIF8": "gif"}
_LARGEST = 20 * 1024 * 1024


@dataclass(frozen=True)
class ImageStore:
    """The folder ``images`` of a hand-off, and the client's folder its images may come from."""

    folder: Path
    client_dir: Path

    def put(self, content: bytes, where: str) -> str:
        """Store an image and return its path within the hand-off.

        Raises NotebookError unless it is PNG, JPEG, GIF or well-formed SVG. SVG is stored without scripts
        and without references to anything outside itself.
        """
        extension = next((ext for start, ext in _SIGNATURES.items() if content.startswith(start)), "svg")
        if len(content) > _LARGEST:
            size = len(content) // 1024 // 1024
            raise NotebookError(Problem(where, f"the image has {size} MB; scale it down to less than 20 MB"))
        if extension == "svg":
            content = clean_svg(content, where)
        name = f"images/{hashlib.sha256(content).hexdigest()[:20]}.{extension}"
        (self.folder / "images").mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_bytes(content)
        return name

    def put_base64(self, text: str, where: str) -> str:
        """Store an image given in base64, as notebooks keep them."""
        try:
            content = base64.b64decode("".join(text.split()), validate=True)
        except (binascii.Error, ValueError) as error:
            raise NotebookError(Problem(where, "the image is damaged; run the cell again")) from error
        return self.put(content, where)

    def for_prose(self, cell: NotebookNode, where: str) -> Callable[[str, str], str | None]:
        """Return what finds the images of a Markdown cell: its attachments, or files of the client's folder."""

        def find(source: str, _alt: str) -> str | None:
            name = source.removeprefix("attachment:")
            if name != source:
                return self._attachment(cell, name, where)
            if "://" in source or source.startswith(("//", "data:")):
                return None
            return self.put(self._read(source, where), where)

        return find

    def _attachment(self, cell: NotebookNode, name: str, where: str) -> str:
        bundle = cell.get("attachments", {}).get(name)
        if not bundle:
            raise NotebookError(Problem(where, f"the attached image {shown(name)} is missing; paste it again"))
        content = next(iter(bundle.values()))
        return self.put_base64("".join(content), where)

    def _read(self, source: str, where: str) -> bytes:
        root = self.client_dir.resolve()
        try:
            path = (root / source).resolve()
            if not path.is_relative_to(root):
                raise NotebookError(
                    Problem(
                        where, f"the image {shown(source)} lies outside the client's folder; copy it into {root.name}/"
                    )
                )
            return path.read_bytes()
        except (OSError, ValueError) as error:
            message = f"the image {shown(source)} is not in the client's folder; put it there or mend the path"
            raise NotebookError(Problem(where, message)) from error
