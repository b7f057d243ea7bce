"""A hand-off becomes one page and one PDF: complete, accessible, without scripts, and the same every time."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import html
import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pikepdf
import pypdf
import pypdfium2
import pytest
from great_tables import GT
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from PIL import Image

from readout.data.logo_svg import drawing
from readout.display.fonts import uncovered
from readout.display.markup import both, html_text, typst_string
from readout.model.errors import ReadoutError, RenderError
from readout.pipeline.engines.base import Engine, Rendered
from readout.pipeline.engines.embedded import EmbeddedEngine
from readout.pipeline.engines.page import refuse_live_page
from readout.pipeline.engines.quarto import QuartoEngine
from readout.pipeline.engines.select import choose
from readout.pipeline.handoff import FrontMatter, hand_off
from tests.hostile.reading import letters_of

ROOT = Path(__file__).parents[2]
HOSTILE = [
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "</title></style><img src=x onerror=alert(1)>",
    "{{< env HOME >}}",
    "{{< include ../x >}}",
    '#panic("x") #read("/etc/passwd")',
    'a"); #panic("b',
    "$x$ @y *a* _b_ `c` ``` ]] [ ] ' \" % \\ \\",
    "---\ntitle: other\n---",
    "b58fc729-690b-4000-b19f-365a4093b2ff;7b7b3c20656e7620484f4d45203e7d7d;",
    "\u05e9\u05dc\u05d5\u05dd \u0639\u0631\u0628\u064a e\u0301 \U0001f600\u200d \u6f22\u5b57 \U0001f468\u200d",
    "w" * 10_000,
    "$if(x)$ $body$ ${body}",
    "True",
    "2011-11-30",
    "null: [a, b]",
]


def front(**changes: object) -> FrontMatter:
    values: dict[str, object] = {
        "title": "November", "lang": "en-GB", "client": "Gift shop", "month_label": "November 2011",
        "agency": "Agency", "as_of": dt.date(2011, 11, 30),
    }  # fmt: skip
    return FrontMatter(**(values | changes))  # type: ignore[arg-type]


def every_kind_of_cell() -> list[object]:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 20), "navy").save(buffer, "PNG")
    picture = base64.b64encode(buffer.getvalue()).decode()
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><text y="15">Drawn</text></svg>'
    ours = "## Where we stand\n\n" + both(
        f"<p>{html_text('Ahead of plan <b>')}</p>", f"#block({typst_string('Ahead of plan <b>')})"
    )
    table = GT(pd.DataFrame({"Country": ["UK"], "Orders": ["1,234"]})).as_raw_html()

    def code(data: dict[str, str], source: str = "x", **metadata: object) -> object:
        return new_code_cell(source, outputs=[new_output("display_data", data=data, metadata=metadata)])

    return [
        code({"text/markdown": ours}, **{"text/markdown": {"readout": True}}),
        new_markdown_cell(
            "We sold *more* **lamps**.  \nSee [plan](https://a.example).\n\n- one\n- two\n\n> quoted\n\n"
            "| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n\n---\n\n###### Deep"
        ),
        code({"text/html": table, "text/plain": "GT"}),
        code({"text/html": f'<h4>Raw</h4><p>Inline</p><img src="data:image/png;base64,{picture}">'}),
        code({"image/png": picture}, "#| fig-alt: A blue field"),
        code({"image/svg+xml": svg}),
        code({"text/plain": "plain value"}),
    ]


def rendered(folder: Path, about: FrontMatter, *cells: object, engine: Engine | None = None) -> Rendered:
    client = folder / "client"
    client.mkdir(parents=True, exist_ok=True)
    hand_off(new_notebook(cells=list(cells)), about, folder / "out", project_root=ROOT, client_dir=client)
    result = (engine or EmbeddedEngine()).render(folder / "out", about)
    assert result.warnings == ()
    return result


def words_of(pdf: Path) -> str:
    text = "".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)
    return "".join(text.replace("\u200b", "").split())


def words_of_page(page: Path) -> str:
    body = re.sub(r"<style.*?</style>", "", page.read_text(), flags=re.DOTALL)
    return "".join(html.unescape(re.sub(r"<[^>]*>", "", body)).split())


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    about = front(draft=True, draft_reasons=("R101 No goal & plan",), confidentiality="Confidential", subtitle="Sub")
    return rendered(tmp_path_factory.mktemp("report"), about, *every_kind_of_cell())


def test_both_formats_hold_the_words_of_every_output(report: Rendered) -> None:
    """What the notebook shows, the client reads, in the page as in the PDF."""
    for words in (words_of(report.pdf), words_of_page(report.html)):
        for expected in ("November", "Giftshop", "Wherewestand", "Aheadofplan<b>", "lamps", "quoted", "code", "Deep",
                         "1,234", "Raw", "Inline", "plainvalue", "DRAFT", "R101Nogoal&plan", "Confiden"):  # fmt: skip
            assert expected.lower() in words.lower()
    assert "Drawn" in words_of(report.pdf)


def test_the_page_is_one_file_that_runs_and_fetches_nothing(report: Rendered) -> None:
    """It opens from a mail, offline, in any browser, and says so by its Content-Security-Policy."""
    page = report.html.read_text()
    refuse_live_page(page)
    assert page.startswith("<!DOCTYPE html>")
    assert '<html lang="en-GB" dir="ltr"' in page
    assert page.index("Content-Security-Policy") < page.index("<title>") < page.index("<style")
    assert "<script" not in page
    assert page.count("src: url(data:font/woff") + page.count('src: url("data:font/woff') >= 3
    assert re.findall(r'(?:src|href)="(?!data:|#|https://a\.example)', page) == []
    assert 'alt="A blue field"' in page
    assert page.count("<table") == 2, "each table once"
    assert re.search(r'<a class="skip" href="#Report">.*<main id="Report"', page, re.DOTALL)
    assert len(page.encode()) < 400_000


def test_the_pdf_is_accessible(report: Rendered) -> None:
    """PDF/UA-1: tagged, titled, with a language, alt texts and headings in order."""
    with pikepdf.open(report.pdf) as pdf:
        assert "/StructTreeRoot" in pdf.Root
        assert pdf.Root.Lang == "en-GB"
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "November"
        tags = [str(each.get("/S")) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each]
        alts = [str(each.Alt) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
        fonts = {
            str(each.BaseFont) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/BaseFont" in each
        }
        assert pdf.Root.get("/MarkInfo").get("/Marked")
    assert {"/H1", "/H2", "/Table", "/TH", "/L", "/Figure", "/Link"} <= set(tags)
    assert "A blue field" in alts
    assert all("Lato" in font or "DejaVu" in font for font in fonts), fonts
    info = pypdf.PdfReader(report.pdf).metadata
    assert info is not None
    assert info.title == "November"
    assert info.author == "Agency"


def wide_logo() -> bytes:
    """A line of letters as a word mark often is: twenty times as wide as it is high."""
    return drawing(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 20"><script>x()</script>'
                   b'<image href="https://a.example/x.png" width="9" height="9"/>'
                   b'<rect width="400" height="20" fill="#010203"/></svg>')  # fmt: skip


def square_logo() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (60, 60), "#cc0000").save(buffer, "PNG")
    return buffer.getvalue()


needs_quarto = pytest.mark.skipif(shutil.which("quarto") is None, reason="the program quarto is not on PATH")


@pytest.mark.parametrize(
    "engine",
    [EmbeddedEngine(), pytest.param(QuartoEngine(), marks=[pytest.mark.quarto, needs_quarto])],
    ids=lambda engine: engine.name,
)
def test_both_logos_stand_in_both_formats(tmp_path: Path, engine: Engine) -> None:
    """The client's beside the title, with its alt text, and no wider than its place; the agency's on every page."""
    about = front(client_logo=wide_logo(), agency_logo=square_logo())
    pages = [new_markdown_cell("Words.\n\n" * 60)]
    result = rendered(tmp_path, about, *pages, engine=engine)
    page = result.html.read_text()
    refuse_live_page(page)
    logos = re.findall(r'<img [^>]*class="logo"[^>]*src="data:image/(svg\+xml|png)[^>]*alt="([^"]*)"', page)
    assert logos == [("svg+xml", "Logo: Gift shop"), ("png", "Logo: Agency")]
    assert "a.example" not in base64.b64decode(re.findall(r"svg\+xml;base64,([^\"]*)", page)[0]).decode()
    with pypdfium2.PdfDocument(result.pdf) as pdf:
        drawn = [each.render(scale=1).to_numpy() for each in pdf]
        places = [boxes_of(each, (1, 2, 3)) for each in drawn]
        feet = [boxes_of(each, (204, 0, 0)) for each in drawn]
    assert len(drawn) > 1
    left, top, right, bottom = places[0] or pytest.fail("no logo beside the title")
    assert 120 < right - left <= 131
    assert 5 <= bottom - top <= 8, "its proportion is kept"
    assert top < 140
    assert right > 530, "at the right of the title"
    assert places[1:] == [None] * (len(drawn) - 1), "not on every page"
    assert len(set(feet)) == 1
    assert feet[0] is not None
    assert feet[0][1] > 780, "at every page's foot"
    with pikepdf.open(result.pdf) as opened:
        described = [each for each in opened.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
        assert [str(each.Alt) for each in described] == ["Logo: Gift shop"]


def boxes_of(page: np.ndarray, color: tuple[int, int, int]) -> tuple[int, int, int, int] | None:
    """Where pixels of (about) this colour are: left, top, right, bottom in points."""
    near = (np.abs(page[:, :, 2::-1].astype(int) - color) < 12).all(axis=2)
    rows, columns = np.flatnonzero(near.any(axis=1)), np.flatnonzero(near.any(axis=0))
    return (int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1) if rows.size else None


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:24])
def test_hostile_text_is_text_everywhere(tmp_path: Path, text: str) -> None:
    """In the title, the running lines, the reasons and the prose: shown, never obeyed, in both formats."""
    flat = " ".join(text.split())
    about = front(
        title=text, subtitle=text, client=text, month_label=text, agency=text, description=text, confidentiality=text,
        draft=True, draft_reasons=(text,), as_of_label=text,
    )  # fmt: skip
    result = rendered(
        tmp_path, about, new_code_cell("x", outputs=[new_output("display_data", data={"text/plain": text})])
    )
    expected = "".join(flat.split())
    page = words_of_page(result.html)
    assert page.replace("\u2011", "-").count(expected) >= 7
    refuse_live_page(result.html.read_text())
    if len(text) > 1000:  # spread over pages, with running lines between
        assert letters_of(result.pdf).count("w") > 3 * len(text)
    elif text.isascii():
        assert words_of(result.pdf).replace("\u2011", "-").count(expected) >= 3
    with pikepdf.open(result.pdf) as opened, opened.open_metadata() as metadata:
        assert "".join(str(metadata["dc:title"]).split()) == expected


def test_what_no_font_has_is_replaced_visibly() -> None:
    """A missing character must not stop a report, nor vanish from it unnoticed."""
    assert uncovered("Lamp \u00e9 \u20ac \u2192 \u2713 \u05e9 \u200d\ufe0f") == ()
    assert uncovered("\u6f22\u5b57\u6f22") == ("\u6f22", "\u5b57")


def test_missing_characters_are_seen_in_the_pdf(tmp_path: Path) -> None:
    """The place where a character is missing shows the sign for that."""
    pdf = rendered(tmp_path, front(), new_markdown_cell("Lamp **\u6f22** end")).pdf
    assert "Lamp\ufffdend" in words_of(pdf)


def test_a_final_report_says_nothing_of_drafts(tmp_path: Path) -> None:
    """The watermark and the banner go when nothing blocks any more."""
    result = rendered(tmp_path, front(), new_markdown_cell("Done."))
    assert "draft" not in words_of(result.pdf).lower()
    assert "draft" not in re.sub(r"<style.*?</style>", "", result.html.read_text(), flags=re.DOTALL).lower()
    assert "Page\u00a01".replace("\u00a0", "") + "of1" in words_of(result.pdf)


def test_right_to_left_reports(tmp_path: Path) -> None:
    """A report in Hebrew runs from the right, in both formats."""
    about = front(lang="he", direction="rtl", title="\u05d3\u05d5\u05d7")
    result = rendered(tmp_path, about, new_markdown_cell("\u05e9\u05dc\u05d5\u05dd"))
    assert '<html lang="he" dir="rtl"' in result.html.read_text()
    with pikepdf.open(result.pdf) as pdf:
        assert pdf.Root.Lang == "he"


SCRIPT = """
import sys
sys.path.insert(0, {tests!r})
from pathlib import Path
from test_engines import every_kind_of_cell, front, rendered
rendered(Path(sys.argv[1]), front(draft=True, draft_reasons=("a",)), *every_kind_of_cell())
"""


def test_equal_inputs_give_equal_bytes(tmp_path: Path) -> None:
    """Made twice, on machines with another clock zone and hash seed, a report is the same to the last byte."""
    sums = []
    for name, zone, seed in (("a", "Pacific/Auckland", "1"), ("b", "America/Lima", "2")):
        environment = os.environ | {"TZ": zone, "PYTHONHASHSEED": seed}
        script = SCRIPT.format(tests=str(Path(__file__).parent))
        subprocess.run([sys.executable, "-c", script, str(tmp_path / name)], check=True, env=environment)
        out = tmp_path / name / "out"
        sums.append([hashlib.sha256((out / file).read_bytes()).hexdigest() for file in ("report.html", "report.pdf")])
    assert sums[0] == sums[1]


def test_a_template_that_fails_gives_one_sentence(tmp_path: Path) -> None:
    """A designer who breaks a template is told what the tool said."""
    about = front()
    hand_off(new_notebook(cells=[]), about, tmp_path / "out", project_root=ROOT, client_dir=tmp_path)
    (tmp_path / "out/templates/style/report.typ").write_text('#panic("broken")')
    with pytest.raises(RenderError, match=r"Typst refused the report: .*broken"):
        EmbeddedEngine().render(tmp_path / "out", about)
    (tmp_path / "out/templates/style/report.html").write_text("$if(")
    with pytest.raises(RenderError, match="Pandoc refused the report: "):
        EmbeddedEngine().render(tmp_path / "out", about)


@pytest.mark.parametrize(
    "page",
    ["<script>1</script>", '<img src="http://x/y.png">', "<p onclick=1>", '<link rel="stylesheet" href="a.css">',
     "<style>a{background:url(http://x)}</style>", '<p style="background:url(//x)">', '<a href="javascript:1">x</a>',
     "<svg><image xlink:href='http://x'/></svg>", "<iframe></iframe>", "<style>@import 'x'</style>"],
)  # fmt: skip
def test_a_page_that_would_run_or_fetch_is_not_let_out(page: str) -> None:
    """The last look, whichever renderer made the page and whoever changed its template."""
    with pytest.raises(RenderError, match=r"report\.html: the page holds"):
        refuse_live_page(f"<p>{page}</p>")


def test_links_and_inline_images_are_let_out() -> None:
    """A link is followed by a reader who wants to; data: is in the page already."""
    refuse_live_page('<a href="https://a.example">x</a><img src="data:image/png;base64,AA"><p style="color:red">')


def test_the_renderer_is_chosen_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Quarto the embedded renderer does the work; who asks for Quarto is told that it is not there."""
    monkeypatch.setenv("PATH", "/nowhere")
    assert choose("auto").name == "embedded"
    assert choose("embedded").name == "embedded"
    assert set(choose("auto").versions()) == {"pandoc", "typst"}
    with pytest.raises(ReadoutError, match="Quarto is not on PATH"):
        choose("quarto")


@pytest.mark.quarto
@needs_quarto
def test_quarto_makes_the_same_report(tmp_path: Path) -> None:
    """The same hand-off, the same options and templates: the same words, no script, an accessible PDF."""
    about = front(draft=True, draft_reasons=("R101 {{< env HOME >}}",))
    quarto = rendered(tmp_path / "quarto", about, *every_kind_of_cell(), engine=QuartoEngine())
    embedded = rendered(tmp_path / "embedded", about, *every_kind_of_cell())
    assert words_of_page(quarto.html) == words_of_page(embedded.html)
    assert words_of(quarto.pdf) == words_of(embedded.pdf)
    with pikepdf.open(quarto.pdf) as pdf, pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


@pytest.mark.quarto
@needs_quarto
@pytest.mark.parametrize("text", [text for text in HOSTILE if "{{" in text or "b58" in text])
def test_quarto_runs_no_shortcode(tmp_path: Path, text: str) -> None:
    """Shortcodes read environment variables and files; typed into a report they are words."""
    result = rendered(tmp_path, front(title=text), new_markdown_cell(text), engine=QuartoEngine())
    expected = "".join(text.split())
    assert words_of_page(result.html).replace("\u2011", "-").count(expected) >= 2


@pytest.mark.parametrize(
    "engine", [EmbeddedEngine(), pytest.param(QuartoEngine(), marks=[pytest.mark.quarto, needs_quarto])]
)
def test_the_page_alone_is_the_same_page(tmp_path: Path, engine: Engine) -> None:
    """A preview needs no PDF, and makes none."""
    both = rendered(tmp_path / "both", front(), *every_kind_of_cell(), engine=engine)
    folder = tmp_path / "page"
    notebook = new_notebook(cells=every_kind_of_cell())
    (tmp_path / "client").mkdir(exist_ok=True)
    hand_off(notebook, front(), folder, project_root=ROOT, client_dir=tmp_path / "client")
    page = engine.render_page(folder, front())
    assert page.read_bytes() == both.html.read_bytes()
    assert not (folder / "report.pdf").exists()
