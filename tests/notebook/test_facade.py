"""What a notebook calls: a method a section, each of which shows itself."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from PIL import Image

from readout.data.load import load_report
from readout.data.project import Project
from readout.model.errors import ReadoutError
from readout.notebook.facade import NotebookReport
from tests.pipeline.projects import change, new_project

SECTIONS = (
    "headline", "goals", "results", "explain", "accomplishments", "plan", "next_steps", "call", "definitions",
    "method",
)  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return new_project(tmp_path / "project", "lamp-shop")


def opened(project: Project) -> NotebookReport:
    return NotebookReport(project, load_report(project, "lamp-shop", pd.Period("2024-04", freq="M")))


@pytest.mark.parametrize("name", SECTIONS)
def test_every_section_shows_itself(project: Project, name: str) -> None:
    """Rich in JupyterLab, one Markdown form for the renderers, in which each keeps its own part."""
    section = getattr(opened(project), name)()
    data, metadata = section._repr_mimebundle_()
    assert set(data) == {"text/html", "text/markdown", "text/plain"}
    assert "{=html}" in data["text/markdown"]
    assert "{=typst}" in data["text/markdown"]
    assert metadata == {"text/markdown": {"readout": True}}


def test_there_is_a_method_for_every_section_and_none_besides() -> None:
    """An analyst who types ``report.`` and Tab sees the sections, the check, and the data for cells of their own."""
    methods = {name for name in dir(NotebookReport) if not name.startswith("_")}
    assert methods == {*SECTIONS, "check"}


def test_the_report_itself_says_whose_it_is(project: Project) -> None:
    """So that an analyst who looks at it knows where they are."""
    assert opened(project)._repr_html_() == "Report for Lamp shop, April 2024"


def test_names_are_text(project: Project) -> None:
    """A client called <b> is not bold."""
    change(project.clients_dir / "lamp-shop" / "client.yml", "name: Lamp shop", 'name: "<b>Lamp & shop"')
    assert opened(project)._repr_html_() == "Report for &lt;b&gt;Lamp &amp; shop, April 2024"


def test_the_brands_colour_is_in_the_charts(project: Project) -> None:
    """Client.yml names it, every line has it."""
    with (project.clients_dir / "lamp-shop" / "client.yml").open("a", encoding="utf-8") as file:
        file.write('brand: {color: "#aa1122"}\n')
    assert "#aa1122" in opened(project).results().html()


def test_picture_evidence_is_shown_with_an_alt_text(project: Project) -> None:
    """What was made can be seen; a picture that is missing is said with its row."""
    change(project.clients_dir / "lamp-shop" / "work.csv", "https://example.com/guide", "guide.png")
    Image.new("RGB", (40, 20), "navy").save(project.clients_dir / "lamp-shop" / "guide.png")
    html = opened(project).accomplishments().html()
    assert 'alt="Picture of the finished work: A guide to desk lamps"' in html
    assert 'src="data:image/png;base64,' in html
    (project.clients_dir / "lamp-shop" / "guide.png").unlink()
    with pytest.raises(ReadoutError, match=r"work\.csv:2: evidence is 'guide\.png', and there is no such file"):
        opened(project).accomplishments()
