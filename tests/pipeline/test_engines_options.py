"""``_quarto.yml`` is obeyed or refused, never half obeyed: both renderers must make the same report of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.model.errors import ConfigError
from readout.pipeline.engines.options import read_options

ROOT = Path(__file__).parents[2]


def test_the_project_s_own_file_is_understood_whole() -> None:
    """What the repository ships works with both renderers."""
    options = read_options(ROOT)
    assert options.html.embed_resources
    assert "templates/style/report.css" in options.html.css
    assert options.typst.pdf_standards == ("ua-1",)
    assert options.typst.font_paths == ("fonts",)
    assert options.typst.shift_headings == -1
    assert options.typst.variables is not None
    assert options.typst.variables["papersize"] == "a4"
    assert set(options.typst.variables["margin"]) >= {"x", "top", "bottom"}
    assert options.html.reader == options.typst.reader


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("    toc: false\n", "    toc: true\n", r"_quarto\.yml:LINE: format\.html\.toc is True; .*needs false"),
        ("    theme: none\n", "    theme: none\n    x: y\n", r"_quarto\.yml:LINE: format\.html\.x is unknown .*theme"),
        ("    papersize: a4\n", "    papersize: 4\n", r"_quarto\.yml:LINE: format\.typst\.papersize is 4; .*a text"),
        ("execute:\n  enabled: false", "execute:\n  enabled: true", r"_quarto\.yml:LINE: execute is .*enabled: false"),
        (" templates/style/report.css\n", " ../x.css\n", r"format\.html\.css is .*x\.css.*inside the project"),
        ("  html:\n", "  docx: {}\n  html:\n", "format is .*html and typst"),
        ("format:", "formats:", "has no 'format'"),
        ("project:", "project: [", "cannot be read"),
        ("    template: templates/style/report.typ\n", "", r"format\.typst\.template is missing"),
    ],
)
def test_what_is_not_understood_is_named_with_its_line(tmp_path: Path, before: str, after: str, message: str) -> None:
    """An option that only Quarto knows must not silently change one of the two renderers."""
    text = (ROOT / "_quarto.yml").read_text()
    assert before in text
    (tmp_path / "_quarto.yml").write_text(text.replace(before, after, 1))
    # The change stands where the old text stood, or in the line that follows it.
    line = text.count("\n", 0, text.index(before)) + (2 if after.startswith(before) else 1)
    with pytest.raises(ConfigError, match=message.replace("LINE", str(line))):
        read_options(tmp_path)


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    """Nobody mends a file one message at a time."""
    text = (ROOT / "_quarto.yml").read_text().replace("toc: false", "toc: true")
    (tmp_path / "_quarto.yml").write_text(text)
    with pytest.raises(ConfigError) as caught:
        read_options(tmp_path)
    assert len(caught.value.problems) == 2
