"""The hand-off: an executed notebook becomes a folder that both renderers turn, unchanged, into the report."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from nbformat import NotebookNode

from readout.display.fonts import put_fonts
from readout.model.errors import Problem, RenderError
from readout.notebook.narrative_cell import own_words
from readout.pipeline.front_matter import FrontMatter, Labels
from readout.pipeline.handoff_file import write_report
from readout.pipeline.handoff_images import ImageStore
from readout.pipeline.handoff_outputs import Context, output_markdown, shown_outputs
from readout.text.prose import safe_markdown

_SECTION = re.compile(r'<h2 id="([a-z][a-z-]*)">([^<]*)</h2>')
__all__ = ["FrontMatter", "Labels", "hand_off"]


def hand_off(executed: NotebookNode, front: FrontMatter, folder: Path, *, project_root: Path, client_dir: Path) -> None:
    """Write into the new or empty ``folder`` all that a renderer needs and nothing else.

    That is ``report.ipynb`` (front matter and Markdown cells only), its ``images/``, the project's
    ``_quarto.yml`` and ``templates/style/``, and ``fonts/``. Raises NotebookError when a cell holds an error,
    or an image that is not in the client's folder; ReadoutError for control characters in text.
    """
    if folder.exists() and any(folder.iterdir()):
        raise RenderError(Problem(str(folder), "the folder is not empty; hand off into a new one"))
    folder.mkdir(parents=True, exist_ok=True)
    cells = list(_Cells(front, folder, client_dir).of(executed))
    images = ImageStore(folder, client_dir)
    client, agency = (images.put(logo, "a logo") if logo else "" for logo in (front.client_logo, front.agency_logo))
    write_report(folder, front.yaml(client, agency, _contents(cells)), cells)
    _copy_style(project_root, folder)
    put_fonts(folder / "fonts")


class _Cells:
    """What each cell of the executed notebook leaves in the report, in order."""

    def __init__(self, front: FrontMatter, folder: Path, client_dir: Path) -> None:
        self._client = client_dir.name
        self._context = Context(ImageStore(folder, client_dir), front.labels.image)

    def of(self, executed: NotebookNode) -> Iterator[tuple[str, str]]:
        used: set[str] = set()
        for number, cell in enumerate(executed.cells, start=1):
            id_ = re.sub(r"[^\w-]", "-", str(cell.get("id") or f"cell-{number}"), flags=re.ASCII)
            for text in [] if _is_internal(cell) else self._texts(cell, f"{self._client}/report.ipynb, cell {id_}"):
                self._context.note_heading(text)
                yield _unused(id_, used), text

    def _texts(self, cell: NotebookNode, where: str) -> Iterator[str]:
        if cell.cell_type == "markdown":
            image = self._context.images.for_prose(cell, where)
            yield safe_markdown(own_words(cell), image, where=where, top=self._context.top)
        elif cell.cell_type == "code":
            for output in shown_outputs(cell, where):
                text = output_markdown(output, cell, where, self._context)
                if text.strip():
                    yield text


def _contents(cells: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The page's own sections, as (anchor, heading); headings in an analyst's words have no anchor."""
    return [(anchor, html.unescape(heading)) for _, text in cells for anchor, heading in _SECTION.findall(text)]


def _unused(id_: str, used: set[str]) -> str:
    """A cell id for one of perhaps several outputs; 64 characters are allowed."""
    number = 1
    candidate = id_[:60]
    while candidate in used:
        number += 1
        candidate = f"{id_[:60]}-{number}"
    used.add(candidate)
    return candidate


def _is_internal(cell: NotebookNode) -> bool:
    internal = cell.metadata.get("readout", {})
    return "remove-cell" in cell.metadata.get("tags", []) or bool(
        isinstance(internal, dict) and internal.get("internal")
    )


def _copy_style(project_root: Path, folder: Path) -> None:
    options, style = project_root / "_quarto.yml", project_root / "templates" / "style"
    for needed in (options, style):
        if not needed.exists():
            raise RenderError(Problem(str(needed), "is missing; take it from the repository again"))
    shutil.copyfile(options, folder / "_quarto.yml")
    shutil.copytree(style, folder / "templates" / "style", copy_function=shutil.copyfile)
