"""Whatever a client holds, their report is whole: nothing cut, nothing on top of anything, on few pages."""

from __future__ import annotations

import pypdf
import pytest

from tests.pages.glyphs import draw, read_glyphs
from tests.pages.stress.cases import CLIENTS
from tests.pages.stress.finnish import long_names
from tests.pages.stress.reports import StressReport

MILLIMETRE = 72 / 25.4
SIDE, TOP, FOOT = (
    20 * MILLIMETRE,
    11 * MILLIMETRE,
    8 * MILLIMETRE,
)  # _quarto.yml's margins, and the running lines in them


def test_it_is_made(stressed: StressReport) -> None:
    """Odd content is no reason to fail: a report comes out, final unless its own words or figures forbid it."""
    record = stressed.record()
    errors = [each for each in record["checks"] if each["severity"] == "error"]
    assert record["status"] == stressed.client.status, errors


def test_it_stands_on_few_pages(stressed: StressReport) -> None:
    """Each client says how many A4 pages their content may take; no page is empty."""
    pages = [page.extract_text().strip() for page in pypdf.PdfReader(stressed.pdf).pages]
    assert len(pages) <= stressed.client.most_pages
    assert min(map(len, pages)) > 200


def test_no_words_stand_on_others(stressed: StressReport) -> None:
    """In text, tables, tiles and charts alike."""
    assert [f"page {page.page}: {each}" for page in read_glyphs(stressed.pdf) for each in page.overlapping()] == []


def test_nothing_runs_off_the_page(stressed: StressReport) -> None:
    """A printer cuts what stands in its margin."""
    assert [each for page in read_glyphs(stressed.pdf) for each in page.outside(SIDE, TOP, SIDE, FOOT)] == []


def test_every_letter_is_seen(stressed: StressReport) -> None:
    """No letter is clipped away, covered, or as pale as the paper."""
    pages = zip(read_glyphs(stressed.pdf), draw(stressed.pdf), strict=True)
    assert [each for page, drawn in pages for each in page.unseen(drawn)] == []


def test_the_client_s_own_words_are_there(stressed: StressReport) -> None:
    """A name is never shortened beyond what its reader can recognise: each KPI and goal stands in full somewhere."""
    text = "".join("".join(page.letters) for page in read_glyphs(stressed.pdf))
    html = stressed.html.read_text(encoding="utf-8")
    named = [each["name"] for each in stressed.client.yaml.get("kpis", [])]
    assert [name for name in named if name not in html] == []
    if stressed.client.id not in ("arabic", "emoji"):  # shown from right to left, or replaced
        assert [name for name in named if "".join(name.split()) not in text] == []


def test_long_names_are_long() -> None:
    """The client that stands for long names has them."""
    yaml = long_names().yaml
    names = [each["name"] for each in (*yaml["kpis"], *yaml["people"])] + [each["statement"] for each in yaml["goals"]]
    assert min(map(len, names)) >= 57


def test_each_client_has_an_id_of_their_own() -> None:
    """Two with one id would be one folder."""
    assert len({client.id for client in CLIENTS}) == len(CLIENTS)


@pytest.mark.parametrize("fault", ["overlap", "margin", "clip"])
def test_the_measures_would_find_something(fault: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A page with each of the faults, made for it: the measures see them."""
    import typst

    lines = {
        "overlap": "#place(dy: 4pt)[Words on words] Words under words",
        "margin": "#move(dx: -15mm)[Words in the margin]",
        "clip": "#box(clip: true, width: 2cm, height: 1em, move(dx: 3cm)[Words behind a frame])",
    }
    folder = tmp_path_factory.mktemp(fault)
    (folder / "page.typ").write_text(f'#set page(paper: "a4", margin: 20mm)\n{lines[fault]}')
    typst.compile(folder / "page.typ", output=folder / "page.pdf")
    (page,), (drawn,) = read_glyphs(folder / "page.pdf"), draw(folder / "page.pdf")
    found = {"overlap": page.overlapping(), "margin": page.outside(SIDE, TOP, SIDE, FOOT), "clip": page.unseen(drawn)}
    assert [name for name, each in found.items() if each] == [fault]
