"""Any text in any field: a report, or a message that says where. Nothing else ever comes of it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from readout.data.load import load_report
from readout.model.errors import ReadoutError
from readout.model.months import parse_month
from readout.pipeline.engines.embedded import EmbeddedEngine
from readout.text.prose import plain_text
from tests.hostile.planting import CLIENT, MONTH, Text, executed, handed_off, plant
from tests.hostile.reading import read_page, read_pdf, squeezed

PIECES = [
    *("{{<", ">}}", "{{< env HOME >}}", "{", "}", "{0}", "{name}", "%s", "%", "$", "$$", "#", "#panic()", "@", "@x"),
    *("*", "**", "_", "~~", "^", "`", "```", "````", "'", '"', "\\", "\\\\", "[", "]", "]]", "](", "(javascript:x)"),
    *("<", ">", "</", "<script>", "<!--", "-->", "&", "&lt;", "&#x3c;", "|", "||", ":::", "---", "...", "=", "==="),
    *("\n", "\n\n", "\n---\n", "\n- ", "\n1. ", "\n> ", "\n    ", "\n```{=html}\n", "\t", " ", "  ", "\u2028"),
    *(";", ",", "=1+1", "!x", "? x", ": x", "null", "~", "0", "1e9", "\u00a0", "\u200b", "\u00ad", "\u200d", "\ufe0f"),
    *("\u05d0", "\u0627", "\u0301", "\u0363", "\U0001f600", "\u6f22", "\U0001d5db", "\ufffd", "\ue000", "\u0378"),
    *("https://x.example/", "mailto:x", "//", "../", "data/x.png", "![x](y.svg)", "$body$", "${x}", "$if(x)$"),
]
WRITABLE = st.characters(exclude_categories=["Cs", "Cc"])
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(WRITABLE, min_size=1, max_size=8), min_size=1, max_size=8).map(
    "".join
)
FIXED = settings(derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))


@settings(FIXED, max_examples=20)
@given(st.lists(TEXTS, min_size=4, max_size=12))
@example(["\u05d0\u0363\U0001d5db", "**\U0001d5db\u0363**", "# \U0001f600", "Z\u0351\u036b\u0343"])
def test_a_report_or_a_message_with_its_place(texts: list[str]) -> None:
    """Texts are dealt to all fields of a client and of the notebook; every second one is told apart by a tag."""

    def text(name: str) -> str:
        dealt = texts[sum(map(ord, name)) % len(texts)]
        return (dealt.strip() if name == "qcolumn" else dealt) + (f"\n{name}" if _is_tagged(name) else "")

    with tempfile.TemporaryDirectory() as scratch:
        try:
            _assert_a_report(Path(scratch), text)
        except ReadoutError as error:
            _assert_places(error, "")


def _assert_a_report(scratch: Path, text: Text) -> None:
    planted = plant(scratch / "project", text, months=1, kpi_goals=False)
    front = handed_off(planted, executed(planted, text), scratch / "out")
    rendered = EmbeddedEngine().render(scratch / "out", front)
    page, (pdf, links) = read_page(rendered.html), read_pdf(rendered.pdf)
    assert page.alive == []
    assert all(link.startswith(("http://", "https://", "mailto:", "#")) for link in (*page.links, *links))
    words = squeezed(page.text)
    for name, said in planted.shown.items():
        if _is_tagged(name):
            assert squeezed(plain_text(said) if "qwords" in name else said) in words, name
    assert pdf.strip()


def _assert_places(refused: ReadoutError, start: str) -> None:
    for problem in refused.problems:
        assert problem.where
        assert problem.where.startswith(start)
        assert len(str(problem).splitlines()) == 1


def _is_tagged(name: str) -> bool:
    return len(name) % 2 == 0


@settings(FIXED, max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=12), st.sampled_from(["qlead", "qnote", "qmember"]))
def test_files_are_read_or_refused_with_the_place(typed: str, field: str) -> None:
    """All characters there are, the invisible too: a report's figures, or a line of the file to mend."""
    with tempfile.TemporaryDirectory() as scratch:
        planted = plant(Path(scratch), lambda name: typed if name == field else name, months=1)
        try:
            report = load_report(planted.project, CLIENT, parse_month(MONTH))
        except ReadoutError as error:
            _assert_places(error, "clients/lamp-shop/")
        else:
            assert report.kpi("revenue").value is not None or field == "qmember"
