"""Whatever is typed into any field is shown as text, in both formats, or refused with its place."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

import pypdfium2
import pytest
from rich.console import Console

from readout.pipeline.batch import Order
from readout.pipeline.engines.embedded import EmbeddedEngine
from readout.pipeline.terminal import run_and_show
from readout.text.hostile import SHORTCODE_CARRIER
from readout.text.prose import plain_text
from tests.hostile.live import assert_only_our_own_is_live
from tests.hostile.planting import CLIENT, MONTH, Planted, executed, handed_off, plant, tagged, write_notebook
from tests.hostile.reading import (
    IN_ENVIRONMENT,
    IN_FILE,
    Page,
    as_printed,
    letters_of,
    read_links,
    read_page,
    read_pdf,
    squeezed,
)

SHOWN = {
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "script-address": '[x](javascript:alert(1)) <a href="javascript:alert(1)" onclick="alert(1)">x</a>',
    "page-end": "</title></style></span></td></body><base href=//evil.example><meta http-equiv=refresh>",
    "metadata-block": "x\n\n---\ntitle: other\nheader-includes: <script>alert(1)</script>\n---\n\ny",
    "shortcode-environment": "{{< env READOUT_HOSTILE >}} {{<env READOUT_HOSTILE>}} `{{< env READOUT_HOSTILE >}}`",
    "shortcode-file": "{{< include ../../secret.txt >}} {{< include secret.txt >}} {{< pagebreak >}}",
    "shortcode-carrier": f"{SHORTCODE_CARRIER};7b7b3c20656e7620484f4d45203e7d7d;",
    "typst": '#panic("x") #read("secret.txt") #include "secret.txt" #[*x*] #let x = 1',
    "typst-string": 'x"); #panic("y"); #text("z\\',
    "raw": "```{=html}\n<script>alert(1)</script>\n``` `<b>`{=html} `#panic()`{=typst}",
    "template": "$title$ $body$ ${body} $if(x)$ $for(x)$",
    "marks": "$x$ $$y$$ @cite [@cite] *a* _b_ ~c~ ^d^ ]] [[ \"q\" 'q' % %% & && | # ## > - + = ~~~ ::: \\ \\\\",
    "backticks": "` `` ``` ```` ````````",
    "division": "::: {.x onclick=alert(1)}\n[x]{.y} ![x](//evil.example/x.png){width=1}\n:::",
    "format": "{name} {0} {} {{}} {x!r} %s %(name)s %d %",
    "yaml": "null: [a, b] & *c !tag | > ? - @ 'x",
    "entities": "&lt;b&gt; &amp; &#123;&#123;&lt; env HOME &gt;&#125;&#125; &nbsp;",
    "sql": "'; DROP TABLE orders; -- \" ) UNION SELECT * FROM read_csv('secret.txt')",
    "formula": '=HYPERLINK("evil.example") @SUM(A1) +1 -1',
    "right-to-left": "\u05e9\u05dc\u05d5\u05dd (abc) \u0645\u0631\u062d\u0628\u0627 12",
    "combining": "e\u0301 n\u0303 o\u0308 a\u030a",
    "emoji": "\U0001f600 \U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f \U0001f1ec\U0001f1e7",
    "far-eastern": "\u6f22\u5b57\u304b\u306a \ud55c\uae00",
    "styled": "\U0001d5db\U0001d5f2\U0001d5f9\U0001d5f9\U0001d5fc \uff28\uff45\uff4c\uff4c\uff4f \u24bd",
    "private-and-unassigned": "\ue000 \U000f0000 \u0378 \U000e0041",
    "separators": "a\u2028b\u2029c\u00a0d\u200be\u00adf\ufeffg\th",
}  # fmt: skip

OUR_SECTIONS = {f"#{name}" for name in ("changed", "needed", "learned", "goals", "results", "why", "work", "plan",
                                        "next-steps", "call", "counting", "method")}  # fmt: skip


@pytest.mark.parametrize("name", SHOWN)
def test_it_is_shown_as_text_and_does_nothing(name: str, root: Path) -> None:
    """A reader finds every character typed, on the page and in the PDF; nothing runs, is fetched or pulled in."""
    charts = name in ("script", "format", "right-to-left")  # their captions and alt texts hold names
    planted = plant(root, tagged(SHOWN[name]), months=14 if charts else 1, kpi_goals=charts)
    folder = root.parent / "out"
    front = handed_off(planted, executed(planted, tagged(SHOWN[name])), folder)
    (folder / "secret.txt").write_text(IN_FILE, encoding="utf-8")
    assert_only_our_own_is_live(folder)
    rendered = EmbeddedEngine().render(folder, front)
    page, (pdf, links) = read_page(rendered.html), read_pdf(rendered.pdf)
    assert_shown(planted, page.text, pdf)
    assert_nothing_happened(planted, page, pdf, [*page.links, *links])


def test_a_word_of_ten_thousand_letters_is_broken_and_not_lost(root: Path) -> None:
    """A page is as wide as before: no line leaves it, no row leaves it below, no letter is lost. A word of the
    notebook is longer than a page, one of any other field longer than half of it."""
    planted = plant(root, tagged("w" * 3_000), months=1)
    folder = root.parent / "out"
    long = tagged("w" * 10_000)
    notebook = executed(planted, lambda field: long(field) if field in ("qwordsplan", "qplain") else field)
    front = handed_off(planted, notebook, folder)
    rendered = EmbeddedEngine().render(folder, front)
    page, links = read_page(rendered.html), read_links(rendered.pdf)
    pdf = letters_of(rendered.pdf)
    on_page, printed = squeezed(page.text), squeezed(pdf)
    typed = sum(text.count("w") for text in planted.shown.values())
    assert typed > 60_000
    assert printed.count("w") >= typed
    assert {name for name, text in planted.shown.items() if squeezed(text) not in on_page} == set()
    assert {name for name in planted.shown if name not in printed} == set()
    assert_inside_the_page(rendered.pdf)
    assert_nothing_happened(planted, page, pdf, [*page.links, *links])


@pytest.mark.parametrize("name", ["script", "shortcode-file", "format", "emoji"])
def test_the_whole_run_holds_too(name: str, root: Path) -> None:
    """The same through files, a kernel and both formats, and on the terminal: the words of a report, nothing else."""
    planted = plant(root, tagged(SHOWN[name]), months=3)
    write_notebook(planted, SHOWN[name])
    said = io.StringIO()
    (outcome,) = run_and_show(Order(planted.project, (CLIENT,), MONTH, "embedded"), Console(file=said, width=200))
    assert outcome.error is None
    published = root / "reports" / MONTH / CLIENT
    page, (pdf, links) = read_page(published / "report.html"), read_pdf(published / "report.pdf")
    assert_shown(planted, page.text, pdf)
    assert_nothing_happened(planted, page, pdf, [*page.links, *links])
    facts = (published / "facts.json").read_text(encoding="utf-8")
    assert not any(squeezed(text) in squeezed(facts + said.getvalue()) for text in planted.internal.values())


def test_a_link_too_long_for_a_pdf_leaves_its_words(root: Path) -> None:
    """One overlong address in the prose does not cost the client the report."""
    planted = plant(root, lambda field: field, months=1)
    words = f"[our page](https://lamps.example/{'a' * 9000}) and [theirs](https://lamps.example/b)"
    front = handed_off(planted, executed(planted, lambda _: words), root.parent / "out")
    rendered = EmbeddedEngine().render(root.parent / "out", front)
    page = read_page(rendered.html)
    assert "our page and theirs" in page.text
    assert "https://lamps.example/b" in page.links
    assert max(map(len, page.links)) < 2000


def test_small_print_too_long_for_its_line_stands_in_full_at_the_end(root: Path) -> None:
    """What an agency says of confidentiality is not cut: the running line is short, the last page has it all."""
    words = "Confidential, for the addressee only. " * 6
    planted = plant(root, lambda field: words if field == "qconfidential" else field, months=1)
    front = handed_off(planted, executed(planted, str), root.parent / "out")
    pdf, _ = read_pdf(EmbeddedEngine().render(root.parent / "out", front).pdf)
    assert squeezed(words) in squeezed(pdf)


def assert_shown(planted: Planted, page: str, pdf: str) -> None:
    """Every field's text is there; prose line by line, with the words that Markdown means."""
    on_page, printed = squeezed(page), squeezed(pdf)
    fields = planted.shown.items()
    wanted = [(name, line) for name, text in fields for line in (_lines(text) if "qwords" in name else [text])]
    assert [each for each in wanted if squeezed(each[1]) not in on_page] == []
    assert [each for each in wanted if not _printed(as_printed(each[1]), printed)] == []


def _printed(text: str, printed: str) -> bool:
    """Whether a text stands in a PDF; where a line breaks among words of both directions, their order is another."""
    both = any(unicodedata.bidirectional(each) in ("R", "AL") for each in text)
    return all(squeezed(part) in printed for part in (text.split() if both else [text]))


def _lines(prose: str) -> list[str]:
    return plain_text(prose).split("\n")


def assert_nothing_happened(planted: Planted, page: Page, pdf: str, links: list[str]) -> None:
    assert page.alive == []
    assert {each for each in page.comments if "quarto-html-table-processing" not in each} == set()
    assert set(links) <= {"#Report", *OUR_SECTIONS, "https://lamps.example/a"}
    for text in (page.text, pdf):
        assert IN_ENVIRONMENT not in text
        assert IN_FILE not in text
        assert not any(name.replace("i", "secret", 1) in squeezed(text) for name in planted.internal)


def assert_inside_the_page(pdf: Path) -> None:
    """No letter stands outside its sheet, below or at the side."""
    document = pypdfium2.PdfDocument(pdf)
    for sheet in document:
        width, height = sheet.get_size()
        words = sheet.get_textpage()
        for index in range(0, words.count_chars(), 7):
            left, bottom, right, top = words.get_charbox(index)
            assert left >= 0
            assert bottom >= 0
            assert right <= width
            assert top <= height


def test_the_project_of_these_tests_says_what_it_means(root: Path) -> None:
    """Were a field never written, its text could not be missed: each section shows what was planted for it."""
    planted = plant(root, str)
    page = str(executed(planted, str)).lower()
    assert [
        name for name in planted.shown if name not in page and name not in ("qclient", "qagency", "qconfidential")
    ] == []
    assert len(planted.shown) > 40
