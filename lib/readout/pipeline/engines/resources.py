"""A page that stands alone: the styles, fonts and images that it names by their paths are put inside.

Pandoc does this too, by reading the page and its styles once more, which takes it longer than making the page.
"""

from __future__ import annotations

import base64
import re
from pathlib import Path

_STYLE = re.compile(r'<link rel="stylesheet" href="([^":]+)" ?/?>')
_IMAGE = re.compile(r'(<img\b[^>]*? src=")([^":]+)(")')
_FILE_OF_STYLE = re.compile(r"""url\(\s*(["']?)([^"':()]+)\1\s*\)""")
_REMARK = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|/\*.*?\*/\s*""", re.DOTALL)
_KINDS = {
    ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".gif": "image/gif", ".woff": "font/woff",
    ".woff2": "font/woff2",
}  # fmt: skip


def with_resources(page: str, folder: Path) -> str:
    """Return ``page`` with the files of ``folder`` inside that it names; what is no such file stays as it was."""
    page = _STYLE.sub(lambda found: _style(found, folder), page)
    return _IMAGE.sub(lambda found: f"{found[1]}{_data(folder, folder, found[2])}{found[3]}", page)


def _style(found: re.Match[str], folder: Path) -> str:
    path = folder / found[1]
    if not _inside(path, folder):
        return found[0]
    text = _REMARK.sub(lambda found: found[1] or "", path.read_text(encoding="utf-8"))  # for those who edit it
    text = _FILE_OF_STYLE.sub(lambda named: f"url({_data(path.parent, folder, named[2])})", text)
    text = text.replace("</", "<\\/")  # nothing in a style ends it
    return f'<style type="text/css">\n{text}</style>'


def _data(base: Path, folder: Path, name: str) -> str:
    path, kind = base / name, _KINDS.get(Path(name).suffix.lower())
    if kind is None or not _inside(path, folder):
        return name
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"


def _inside(path: Path, folder: Path) -> bool:
    """Whether ``path`` is a file of ``folder``: a page takes nothing from elsewhere."""
    return path.is_file() and path.resolve().is_relative_to(folder.resolve())
