"""The hand-off keeps what a client may see of an executed notebook, each thing once, and nothing else."""

from __future__ import annotations

import base64
import datetime as dt
import io
import re
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest
from great_tables import GT
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, new_raw_cell
from PIL import Image

from readout.model.errors import NotebookError, ReadoutError, RenderError
from readout.pipeline.handoff import FrontMatter, hand_off

ROOT = Path(__file__).parents[2]
FRONT = FrontMatter(
    title="Report", lang="en-GB", client="Gift shop", month_label="November 2011", agency="Agency",
    as_of=dt.date(2011, 11, 30),
)  # fmt: skip
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/>%s</svg>'


def png(color: str = "red") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (4, 4), color).save(buffer, "PNG")
    return buffer.getvalue()


def shown(data: dict[str, str], **metadata: Any) -> NotebookNode:
    return new_output("display_data", data=data, metadata=metadata)


def cell(*outputs: NotebookNode, source: str = "report.x()", **metadata: Any) -> NotebookNode:
    return new_code_cell(source, outputs=list(outputs), metadata=metadata)


def alts(markdown: str) -> list[str]:
    """The alt texts of the images, which must be the same for the page and the PDF."""
    page = re.findall(r'`<img src="images/\w+\.\w+" alt="([^"]*)">`', markdown)
    assert re.findall(r'image\("images/\w+\.\w+", alt: "([^"]*)"\)', markdown) == page
    return page


@pytest.fixture
def client(tmp_path: Path) -> Path:
    folder = tmp_path / "clients" / "gift-shop"
    folder.mkdir(parents=True)
    (folder / "page.png").write_bytes(png())
    return folder


def handed_off(client: Path, *cells: NotebookNode, front: FrontMatter = FRONT, to: str = "out") -> list[str]:
    folder = client.parents[1] / to
    hand_off(new_notebook(cells=list(cells)), front, folder, project_root=ROOT, client_dir=client)
    notebook = nbformat.read(folder / "report.ipynb", as_version=4)
    nbformat.validate(notebook)
    first, *rest = notebook.cells
    assert first.cell_type == "raw"
    assert first.source.startswith("---\ntitle: ")
    assert {each.cell_type for each in rest} <= {"markdown"}
    assert all(each.metadata == {} for each in notebook.cells)
    return [each.source for each in rest]


def test_prompts_are_left_out_and_the_words_below_them_are_not(client: Path) -> None:
    """An analyst may leave the question where it stands; a quote of their own is no question."""
    said = {"readout": {"slot": "explain", "asked": ["> ✎ Revenue fell.", "> ✎ Why?"]}}
    source = "> ✎ Revenue fell.\n> ✎ Why?\n\nSpring came late.\n\n> They said so."
    assert handed_off(client, new_markdown_cell(source, metadata=said)) == ["Spring came late\\.\n\n> They said so\\."]


def test_code_parameters_prints_and_warnings_are_left_out(client: Path) -> None:
    """The client sees what a cell shows, never how it was made nor what it muttered."""
    texts = handed_off(
        client,
        cell(source="client = 'gift-shop'", tags=["parameters"], papermill={"duration": 1.0}),
        cell(new_output("stream", name="stdout", text="printed"), new_output("stream", name="stderr", text="warned")),
        new_raw_cell("raw"),
        cell(shown({"text/plain": "kept"})),
        cell(shown({"text/plain": "secret"}), tags=["remove-cell"]),
        new_markdown_cell("secret", metadata={"readout": {"internal": True}}),
    )
    assert texts == ["kept"]


def test_the_folder_holds_all_a_renderer_needs(client: Path) -> None:
    """Both renderers work in that folder alone: options, templates, fonts, images."""
    handed_off(client, new_markdown_cell("![Our page](page.png)"))
    names = {str(path.relative_to(client.parents[1] / "out")) for path in (client.parents[1] / "out").rglob("*.*")}
    assert {"report.ipynb", "_quarto.yml", "templates/style/report.html", "templates/style/report.typ"} <= names
    assert {"fonts/Lato-Regular.ttf", "fonts/DejaVuSans.ttf", "fonts/Lato-Regular.woff", "fonts/coverage.typ"} <= names
    assert (client.parents[1] / "out" / "_quarto.yml").read_bytes() == (ROOT / "_quarto.yml").read_bytes()
    with pytest.raises(RenderError, match="not empty"):
        handed_off(client, new_markdown_cell("again"))


def test_a_failed_cell_is_never_rendered(client: Path) -> None:
    """A report with a hole in it must not be sent; the message names the cell and the failure."""
    failed = new_output("error", ename="KeyError", evalue="'revenue'", traceback=[])
    with pytest.raises(NotebookError, match=r"gift-shop/report\.ipynb, cell bad: .*KeyError: 'revenue'"):
        handed_off(client, NotebookNode(cell(failed) | {"id": "bad"}))


def test_our_own_display_objects_pass_verbatim_and_nobody_elses_markdown(client: Path) -> None:
    """Our tables bring their twins as raw blocks; an analyst's Markdown is text like any prose."""
    ours = "## Results\n\n```{=html}\n<p>x</p>\n```"
    texts = handed_off(
        client,
        cell(shown({"text/markdown": ours, "text/html": "<p>lab</p>"}, **{"text/markdown": {"readout": True}})),
        cell(shown({"text/markdown": ours, "text/html": "<p>lab</p>"})),
        cell(shown({"text/markdown": "*a* <b>"}, **{"text/markdown": {"readout": "yes"}})),
    )
    assert texts[0] == ours
    assert "{=html}" not in texts[1]
    assert texts[1].startswith("### Results")
    assert texts[2] == "*a* \\<b\\>"


def test_html_is_made_safe_and_told_again_for_the_pdf(client: Path) -> None:
    """An analyst's DataFrame or GT table shows in both formats, without scripts and without the network."""
    markup = (
        "<style>#ab td {color: red} </style><style>@import 'http://x'</style>"
        '<table id="ab" onclick="x()" class="c"><tr><th id="h1">A &lt;b&gt;</th></tr>'
        '<tr><td headers="h1" style="background:url(http://x)">{{< env HOME >}}</td></tr></table>'
        '<script>alert(1)</script><img src="http://x/y.png"><iframe src="x"></iframe>'
        '<a href="javascript:x">bad</a><a href="https://a.example">good</a>'
    )
    (text,) = handed_off(client, cell(shown({"text/html": markup})))
    page, twin = text.split("```{=typst}")
    assert '<table data-quarto-disable-processing="true" id="out1-1"' in page
    assert "#out1-1 td {color: red}" in page
    assert 'headers="out1-2"' in page
    assert "#table(" in twin
    assert "A \\<b\\>" in twin
    for gone in ("script", "onclick", "http://", "import", "iframe", "javascript", "{{<"):
        assert gone not in text


def test_random_ids_become_the_same_every_month(client: Path) -> None:
    """great_tables draws an id for each table; equal inputs must give equal bytes."""
    frame = pd.DataFrame({"country": ["UK", "Eire"], "orders": [3, 4]})
    cells = [cell(shown({"text/html": GT(frame).as_raw_html(), "text/plain": "GT"})) for _ in range(2)]
    assert handed_off(client, cells[0], to="a") == handed_off(client, cells[1], to="b")


def test_preformatted_html_is_told_once(client: Path) -> None:
    """Quarto reads <pre> of raw HTML into the PDF, where its twin already is."""
    (text,) = handed_off(client, cell(shown({"text/html": "<pre>a\n  b</pre>"})))
    assert '<div class="pre">a\n  b</div>' in text
    assert "<pre" not in text
    assert text.count("  b") == 2


@pytest.mark.parametrize(
    "markup", ["<script>x()</script>", '<iframe src="https://x"></iframe>', "<svg><text>a</text></svg>"]
)
def test_html_of_which_nothing_may_stay_gives_way_to_the_picture(client: Path, markup: str) -> None:
    """An interactive chart is worth nothing on paper; its picture, if it has one, is."""
    data = {"text/html": markup, "image/png": base64.b64encode(png()).decode(), "text/plain": "<Chart>"}
    (text,) = handed_off(client, cell(shown(data)))
    assert alts(text) == ["Picture"]


def test_pictures_have_words(client: Path) -> None:
    """A reader who cannot see the chart is told what it shows: by the author, or by the heading above it."""
    data = {"image/png": base64.b64encode(png()).decode(), "text/plain": "<Figure>"}
    texts = handed_off(
        client,
        cell(shown(data)),
        new_markdown_cell("## Our *results*"),
        cell(shown(data)),
        cell(shown(data), source="#| fig-alt: A [line] up\nplot()"),
        cell(shown(data), readout={"alt": "From the cell"}),
        cell(shown(data, alt="From the output")),
        cell(new_output("execute_result", data={"text/plain": "[<Line2D at 0x7f>]"}), shown(data)),
    )
    assert [alt for text in texts for alt in alts(text)] == [
        "Picture", "Picture: Our results", "A [line] up", "From the cell", "From the output", "Picture: Our results",
    ]  # fmt: skip
    assert len(texts) == 7


def test_plain_text_is_escaped_and_holds_no_addresses(client: Path) -> None:
    """A bare value is shown as it prints, except for the memory address that differs in every run."""
    texts = handed_off(client, cell(shown({"text/plain": "<f at 0x7f01>\n  #x {{< env HOME >}}"})))
    assert texts == ["\\<f\\>\\\n\\#x \\{\\{\\< env HOME \\>\\}\\}"]


def test_svg_is_only_a_drawing(client: Path) -> None:
    """An SVG may hold scripts, links and pictures from elsewhere; none of them reaches the report."""
    extra = (
        '<script>x()</script><a href="http://x"><text>t</text></a><image href="http://x/y.png"/>'
        '<rect onclick="x()" style="fill:url(http://x)"/><rect style="fill:url(#g)"/><foreignObject/>'
        '<style>@import "http://x"</style><use href="#g"/>'
    )
    handed_off(client, cell(shown({"image/svg+xml": SVG % extra})))
    (path,) = (client.parents[1] / "out" / "images").iterdir()
    drawing = path.read_text()
    assert path.suffix == ".svg"
    assert "url(#g)" in drawing
    assert 'href="#g"' in drawing
    for gone in ("script", "http://x", "onclick", "import", "foreignObject", "<a "):
        assert gone not in drawing


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"no image", "neither PNG"), (b"<html/>", "not SVG"), (b"", "neither PNG"),
     (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>', "declares entities")],
)  # fmt: skip
def test_what_is_no_image_is_refused_with_the_cell(client: Path, content: bytes, says: str) -> None:
    """A broken export is found here, not by the client."""
    (client / "broken.png").write_bytes(content)
    with pytest.raises(NotebookError, match=f"gift-shop/report.ipynb, cell .*{says}"):
        handed_off(client, new_markdown_cell("![x](broken.png)"))


@pytest.mark.parametrize("source", ["../other/secret.png", "/etc/passwd", "link.png", "missing.png", "%00", "."])
def test_images_come_from_the_clients_own_folder(client: Path, source: str) -> None:
    """No path leads to another client's pictures, not even through a link."""
    other = client.parent / "other"
    other.mkdir()
    (other / "secret.png").write_bytes(png("blue"))
    (client / "link.png").symlink_to(other / "secret.png")
    with pytest.raises(ReadoutError, match="cell"):
        handed_off(client, new_markdown_cell(f"![x]({source})"))
    assert not list((client.parents[1] / "out").glob("images/*"))


def test_pasted_images_and_far_ones(client: Path) -> None:
    """JupyterLab keeps a pasted image in the cell; a picture on the web is shown as its words, never fetched."""
    pasted = new_markdown_cell("![Pasted](attachment:a.png) ![Far](https://x.example/a.png)")
    pasted["attachments"] = {"a.png": {"image/png": base64.b64encode(png()).decode()}}
    (text,) = handed_off(client, pasted)
    assert alts(text) == ["Pasted"]
    assert text.endswith("{=typst} Far")


def test_control_characters_are_refused_wherever_they_come_from(client: Path) -> None:
    """In prose, in an output and in the title: the message says where."""
    for bad in (
        new_markdown_cell("a\x07"),
        cell(shown({"text/plain": "a\x07"})),
        cell(shown({"text/html": "<p>\x07"})),
    ):
        with pytest.raises(ReadoutError, match=r"cell .*, line 1: .*U\+0007"):
            handed_off(client, bad, to=f"out-{id(bad)}")
    with pytest.raises(ReadoutError, match=r"U\+0000"):
        FrontMatter("a\x00", "en", "c", "m", "a", dt.date(2011, 11, 30)).yaml()


@pytest.mark.parametrize("field", [{"brand_color": "red;}"}, {"lang": 'en"'}])
def test_values_that_reach_code_are_checked(field: dict[str, str]) -> None:
    """A colour and a language stand in templates as code."""
    with pytest.raises(ValueError, match="not"):
        FrontMatter(**({"title": "t", "lang": "en", "client": "c", "month_label": "m", "agency": "a",
                        "as_of": dt.date(2011, 11, 30)} | field))  # fmt: skip
