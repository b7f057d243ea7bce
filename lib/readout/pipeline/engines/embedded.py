"""The embedded renderer: Pandoc and Typst from Python packages, by the same options and templates as Quarto."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import typst
from nbformat import NotebookNode

from readout.data.versions import version_of
from readout.model.errors import Problem, RenderError
from readout.pipeline.engines.base import Rendered, timestamp
from readout.pipeline.engines.options import FormatOptions, read_options
from readout.pipeline.engines.page import is_live, refuse_live_page
from readout.pipeline.engines.pandoc import TYPST_FILTER, convert, pandoc_version
from readout.pipeline.engines.resources import with_resources
from readout.pipeline.front_matter import FrontMatter
from readout.pipeline.handoff_file import read_cells

_HIGHLIGHTING_OPTION = (3, 8)
_EMBEDDING = ("--embed-resources", "--resource-path=.")  # from the folder, which the sandbox would keep from Pandoc


class EmbeddedEngine:
    """Renders without Quarto."""

    name = "embedded"

    def versions(self) -> dict[str, str]:
        """Return the versions of Pandoc and Typst."""
        return {"pandoc": ".".join(map(str, pandoc_version())), "typst": version_of("typst")}

    def render(self, folder: Path, front: FrontMatter) -> Rendered:
        """Write report.html and report.pdf into ``folder``; ConfigError for unknown options in _quarto.yml."""
        options = read_options(folder)
        source = flatten(read_cells(folder))
        with ThreadPoolExecutor(1) as beside:  # Pandoc is a process of its own: it makes the page meanwhile
            page = beside.submit(_page, folder, options.html, source)
            try:
                content, warnings = _document(folder, options.typst, front, source)
            except RenderError:
                page.result()  # what is wrong with the page is said first
                raise
            html, pdf = page.result(), folder / "report.pdf"
        pdf.write_bytes(content)
        return Rendered(html, pdf, warnings)

    def render_page(self, folder: Path, front: FrontMatter) -> Path:
        """Write report.html alone into ``folder``; raises as ``render``."""
        return _page(folder, read_options(folder).html, flatten(read_cells(folder)))


def flatten(cells: list[NotebookNode]) -> str:
    """Return the cells as one Markdown document: the front matter, then a blank line between cells."""
    return "\n\n".join(cell.source.rstrip("\n") for cell in cells if cell.cell_type in ("raw", "markdown")) + "\n"


def _page(folder: Path, options: FormatOptions, source: str) -> Path:
    page = convert(_html_arguments(options), source, folder=folder)
    if options.embed_resources:
        page = with_resources(page, folder)
        if is_live(page):  # Pandoc puts more inside than that, such as one style that imports another
            page = convert([*_html_arguments(options), *_EMBEDDING], source, folder=folder, sandbox=False)
    refuse_live_page(page)
    html = folder / "report.html"
    html.write_text(page, encoding="utf-8")
    return html


def _common(options: FormatOptions) -> list[str]:
    plain = ["--syntax-highlighting=none"] if pandoc_version() >= _HIGHLIGHTING_OPTION else ["--no-highlight"]
    shift = [f"--shift-heading-level-by={options.shift_headings}"] if options.shift_headings else []
    return ["--from", options.reader, "--standalone", f"--template={options.template}", "--wrap=none", *plain, *shift]


def _html_arguments(options: FormatOptions) -> list[str]:
    arguments = ["--to", "html5", *_common(options), *(f"--css={path}" for path in options.css)]
    return [*arguments, *(["--section-divs"] if options.section_divs else [])]


def _typst_arguments(options: FormatOptions, folder: Path) -> list[str]:
    metadata = folder / "typst-options.json"
    metadata.write_text(json.dumps(dict(options.variables or {})), encoding="utf-8")
    return ["--to", "typst", *_common(options), f"--metadata-file={metadata.name}", f"--lua-filter={TYPST_FILTER}"]


def _document(folder: Path, options: FormatOptions, front: FrontMatter, source: str) -> tuple[bytes, tuple[str, ...]]:
    code = convert(_typst_arguments(options, folder), source, folder=folder)
    (folder / "report.typ").write_text(code, encoding="utf-8")
    return _compile(folder, options, front)


def _compile(folder: Path, options: FormatOptions, front: FrontMatter) -> tuple[bytes, tuple[str, ...]]:
    try:
        content, warnings = typst.compile_with_warnings(
            str(folder / "report.typ"),
            root=str(folder),
            font_paths=[str(folder / path) for path in options.font_paths],
            ignore_system_fonts=True,
            pdf_standards=list(options.pdf_standards),  # type: ignore[arg-type]
            timestamp=timestamp(front),
        )
    except typst.TypstError as error:
        raise RenderError(Problem("", f"Typst refused the report: {_message(error)}")) from error
    return content, tuple(_message(warning) for warning in warnings)


def _message(diagnostic: Any) -> str:
    hints = "".join(f" ({hint})" for hint in diagnostic.hints or ())
    return f"{diagnostic.message}{hints}"
