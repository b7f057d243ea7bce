"""Whatever is typed into any field is shown as text, in both formats, or refused with its place."""

from __future__ import annotations

import io
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from readout.data.load import load_report
from readout.data.project import Project
from readout.model.errors import ReadoutError
from readout.model.months import parse_month
from readout.pipeline.batch import Order
from readout.pipeline.check import check_client
from readout.pipeline.engines.embedded import EmbeddedEngine, flatten
from readout.pipeline.engines.pandoc import pandoc_path
from readout.pipeline.handoff_file import read_cells
from readout.pipeline.terminal import run_and_show, show_findings
from readout.text.hostile import SHORTCODE_CARRIER
from readout.text.prose import plain_text
from tests.hostile.planting import CLIENT, MONTH, Planted, executed, handed_off, plant, tagged, write_notebook
from tests.hostile.reading import Page, as_printed, read_page, read_pdf, squeezed

IN_ENVIRONMENT = "kept-in-the-environment-4711"
IN_FILE = "kept-in-a-file-4711"
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
REFUSED = {
    "bell": "a\u0007b",
    "escape": "a\u001b[31mb",
    "delete": "a\u007fb",
    "next-line": "a\u0085b",
    "override": "a\u202etxt.exe",
    "isolate": "a\u2066b",
    "noncharacter": "a\ufdd0b\uffff",
}
PANDOC_WORDS = {
    "Str", "Space", "SoftBreak", "LineBreak", "Emph", "Strong", "Strikeout", "Code", "Link", "Para", "Plain", "Header",
    "BulletList", "OrderedList", "BlockQuote", "CodeBlock", "HorizontalRule", "Table", "Decimal", "Period",
    "AlignDefault", "AlignLeft", "AlignRight", "AlignCenter", "ColWidth", "ColWidthDefault",
}  # fmt: skip
OUR_CALLS = re.compile(
    r"#?readout-[a-z]+\(|#heading\(|level: \d|\w+:|\"(?:\\.|[^\"\\])*\""
    r"|true|left|right|\d+|[(),\s]"
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for a project, with a secret in the environment and in files around it."""
    monkeypatch.setenv("READOUT_HOSTILE", IN_ENVIRONMENT)
    root = tmp_path / "project"
    for folder in (tmp_path, root, root / "clients", root / "clients" / "other"):
        folder.mkdir(exist_ok=True)
        (folder / "secret.txt").write_text(IN_FILE, encoding="utf-8")
    return root


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
    """A page is as wide as before: no line leaves it, no row leaves it below, no letter is lost."""
    planted = plant(root, tagged("w" * 10_000), months=1)
    folder = root.parent / "out"
    long = tagged("w" * 10_000)
    notebook = executed(planted, lambda field: long(field) if field in ("qwordsplan", "qplain") else field)
    front = handed_off(planted, notebook, folder)
    rendered = EmbeddedEngine().render(folder, front)
    page, (pdf, links) = read_page(rendered.html), read_pdf(rendered.pdf)
    typed = sum(text.count("w") for text in planted.shown.values())
    assert typed > 200_000
    assert squeezed(pdf).count("w") >= typed
    assert {name for name, text in planted.shown.items() if squeezed(text) not in squeezed(page.text)} == set()
    assert {name for name in planted.shown if name not in squeezed(pdf)} == set()
    assert_inside_the_page(rendered.pdf)
    assert_nothing_happened(planted, page, pdf, [*page.links, *links])


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_shown_is_refused_where_it_stands(name: str, root: Path) -> None:
    """Invisible characters would hide what a reader gets: each is named with file, line and key, cell or column."""
    bad = REFUSED[name]
    code = f"U+{ord(bad[1]):04X}"
    planted = plant(root, lambda field: f"{bad}{field}" if field in ("qowner", "qnote") else field)
    with pytest.raises(ReadoutError) as refused:
        load_report(planted.project, CLIENT, parse_month(MONTH))
    assert re.search(rf"clients/lamp-shop/client\.yml:\d+: .*{re.escape(code)}", str(refused.value))
    planted = plant(root.parent / "second", lambda field: f"{bad}{field}" if field == "qnote" else field)
    with pytest.raises(ReadoutError, match=rf"clients/lamp-shop/work\.csv:2: note holds .*{re.escape(code)}"):
        load_report(planted.project, CLIENT, parse_month(MONTH))
    planted = plant(root.parent / "third", lambda field: field)
    notebook = executed(planted, lambda field: f"one\n\n{bad}{field}" if field == "qwordsplan" else field)
    with pytest.raises(ReadoutError, match=rf"report\.ipynb, cell words-plan, line 3: .*{re.escape(code)}"):
        handed_off(planted, notebook, root.parent / "out")


@pytest.mark.parametrize("key", ["qclient", "qlead", "qrevenue", "qagency", "qguide"])
def test_a_name_longer_than_a_tile_is_refused(key: str, root: Path) -> None:
    """Names and titles stand in tiles, captions and running lines; what explains them has a place of its own."""
    planted = plant(root, lambda field: "n" * 400 if field == key else field)
    file = {"qagency": r"agency\.yml:2", "qguide": r"clients/lamp-shop/work\.csv:2"}
    with pytest.raises(ReadoutError, match=rf"{file.get(key, 'client.yml:')}.* it has 400 characters; shorten it"):
        handed_off(planted, executed(planted, str), root.parent / "out")


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


@pytest.mark.parametrize("member", ["[/bold]x", "[red]", "x\\[/]", "{}"])
def test_messages_are_text_on_a_terminal_too(member: str, root: Path) -> None:
    """A message quotes what was typed; a terminal must not read marks in it."""
    planted = plant(root, lambda field: field)
    client = json.loads((planted.folder / "client.yml").read_text(encoding="utf-8"))
    client["kpis"][0]["unit"] = member
    (planted.folder / "client.yml").write_text(json.dumps(client), encoding="utf-8")
    said = io.StringIO()
    checked = check_client(planted.project, CLIENT, parse_month(MONTH))
    show_findings(CLIENT, MONTH, checked.findings, Console(file=said, width=400))
    assert repr(member) in said.getvalue()


@pytest.mark.parametrize(
    ("evidence", "said"),
    [
        ("javascript:alert(1)", "evidence is 'javascript:alert"),
        ("file:///etc/passwd", "evidence is a URL"),
        ("../other/secret.txt", r"evidence is '\.\./other"),
        ("https://lamps.example/" + "a" * 9000, "a link may have 2000 characters"),
        ("{{< env HOME >}}#panic().png", "no such file"),
        ("a" * 5000 + ".png", "no picture that can be read"),
    ],
)
def test_evidence_is_a_link_or_a_file_of_the_clients(evidence: str, said: str, root: Path) -> None:
    """Anything else is refused at its row; the message does not repeat it at length."""
    planted = plant(root, lambda field: field)
    work = (planted.folder / "work.csv").read_text(encoding="utf-8")
    (planted.folder / "work.csv").write_text(work.replace("https://lamps.example/a", evidence), encoding="utf-8")
    with pytest.raises(ReadoutError, match=rf"work\.csv:3: .*{said}") as refused:
        executed(planted, str)
    assert len(str(refused.value)) < 300


def test_a_number_is_of_a_size_that_can_be_shown(root: Path) -> None:
    """A target of thirty digits and a filter that is a long code are slips; so is a result of 10,000 digits: text."""
    planted = plant(root, lambda field: "9" * 10_000 if field == "qresult" else field)
    assert "9" * 10_000 in str(executed(planted, str))
    client = json.loads((planted.folder / "client.yml").read_text(encoding="utf-8"))
    client["goals"][0]["target"] = 10**30
    client["kpis"][0]["where"] = {"qcolumn": 10**40}
    (planted.folder / "client.yml").write_text(json.dumps(client, indent=1), encoding="utf-8")
    with pytest.raises(ReadoutError) as refused:
        load_report(planted.project, CLIENT, parse_month(MONTH))
    assert "write a number of at most 1000000000000000" in str(refused.value)
    assert "write it in quotes" in str(refused.value)


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
    assert [each for each in wanted if squeezed(as_printed(each[1])) not in printed] == []


def _lines(prose: str) -> list[str]:
    return plain_text(prose).split("\n")


def assert_nothing_happened(planted: Planted, page: Page, pdf: str, links: list[str]) -> None:
    assert page.alive == []
    assert {each for each in page.comments if "quarto-html-table-processing" not in each} == set()
    assert set(links) <= {"#Report", "https://lamps.example/a"}
    for text in (page.text, pdf):
        assert IN_ENVIRONMENT not in text
        assert IN_FILE not in text
        assert not any(name.replace("i", "secret", 1) in squeezed(text) for name in planted.internal)


def assert_inside_the_page(pdf: Path) -> None:
    """No letter stands outside its sheet, below or at the side."""
    import pypdfium2

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


def assert_only_our_own_is_live(folder: Path) -> None:
    """What both engines get: words, and raw blocks that are ours; no metadata, shortcode or attribute of others."""
    cells = read_cells(folder)
    source = flatten(cells)
    assert "{{<" not in source
    assert SHORTCODE_CARRIER not in source
    tree = pandoc_tree(source)
    assert set(tree["meta"]) == {"title", "lang", "dir", "readout"}
    for node in nodes(tree["blocks"]):
        if node["t"] == "RawBlock":
            assert_our_block(*node["c"])
        else:
            assert node["t"] in PANDOC_WORDS
            assert node["t"] not in ("Header", "Link", "Code", "CodeBlock") or plain_attributes(node)


def assert_our_block(kind: str, content: str) -> None:
    assert kind in ("html", "typst")
    if kind == "html":
        page = Page()
        page.feed(content)
        assert page.alive == []
    else:
        assert OUR_CALLS.sub("", content) == ""


def plain_attributes(node: dict[str, Any]) -> bool:
    attributes = node["c"][1] if node["t"] == "Header" else node["c"][0]
    return bool(attributes == ["", [], []])


def pandoc_tree(markdown: str) -> Any:
    command = [str(pandoc_path()), "--from", "markdown-auto_identifiers", "--to", "json"]
    return json.loads(subprocess.run(command, input=markdown.encode(), capture_output=True, check=True).stdout)


def nodes(tree: Any) -> Iterator[dict[str, Any]]:
    if isinstance(tree, dict):
        if "t" in tree:
            yield tree
        for value in tree.values():
            yield from nodes(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from nodes(value)


def test_the_project_of_these_tests_says_what_it_means(root: Path) -> None:
    """Were a field never written, its text could not be missed: each section shows what was planted for it."""
    planted = plant(root, str)
    assert isinstance(planted.project, Project)
    page = str(executed(planted, str)).lower()
    assert [name for name in planted.shown if name not in page and name not in ("qclient", "qagency", "qconfidential")] == []
    assert len(planted.shown) > 40
