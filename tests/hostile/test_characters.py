"""R009: a character that no font of the report has is replaced visibly, and said, with its name and place."""

from __future__ import annotations

from pathlib import Path

from readout.checks.characters import check_characters
from readout.checks.typed import typed, work_shown
from readout.data.agency import read_agency
from readout.data.load import load_report
from readout.display.fonts import uncovered
from readout.model.months import parse_month
from readout.pipeline.batch import Order, run_all
from readout.pipeline.check import check_client
from tests.hostile.planting import CLIENT, MONTH, plant, write_notebook
from tests.hostile.reading import read_page, read_pdf, squeezed

ROCKET = "\U0001f680"
KANJI = "\u6f22"
DATA = ("qmember", "qgroup")  # cells of an export: nobody typed them here, and the cells that show them are looked at


def found(texts: list[tuple[str, str]], cells: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(each.where, each.message) for each in check_characters(texts, cells, uncovered)]


def test_the_place_and_the_character_are_named() -> None:
    """One finding a place: it names up to three characters as people look them up, and counts the rest."""
    (one,) = found([("work.csv:2", f"A guide {ROCKET}{ROCKET}")], [])
    assert one == ("work.csv:2", "no font has U+1F680 ROCKET; the PDF shows \ufffd instead, so replace it")
    (many,) = found([], [("cell summary", "\u6f22\u5b57\u304b\u306a")])
    assert many[0] == "cell summary"
    assert many[1].startswith("no font has U+6F22 CJK UNIFIED IDEOGRAPH-6F22, U+5B57")
    assert "and 1 more; " in many[1]


def test_what_every_font_shows_is_no_finding() -> None:
    """Accents, currencies, arrows, Hebrew, Arabic and invisible joiners are all there."""
    text = "Z\u00fcrich \u20ac5 \u2192 \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 a\u200bb\u00ad\u2713\n\t"
    assert found([("x", text)], [("y", text)]) == []


def test_a_mark_that_would_take_its_letter_along_is_replaced() -> None:
    """The fallback font has the Hebrew letter, only the text font the mark: set together, both would vanish."""
    assert uncovered("\u05d0\u0363") == ("\u0363",)
    assert uncovered("e\u0301 \u05d0\u05b8") == ()


def test_a_cell_that_repeats_a_row_is_not_reported_again() -> None:
    """A title is mended in work.csv, not in the sections that show it; a cell's own characters are its own."""
    places = [where for where, _ in found([("work.csv:2", ROCKET)], [("a", f"shows {ROCKET}"), ("b", ROCKET + KANJI)])]
    assert places == ["work.csv:2", "b"]


def test_every_shown_text_has_a_place_and_no_internal_one_is_among_them(tmp_path: Path) -> None:
    """The check looks at all that people typed for the client, and only at that."""
    planted = plant(tmp_path, lambda field: field)
    report = load_report(planted.project, CLIENT, parse_month(MONTH))
    said = list(typed(report, read_agency(planted.project)))
    everything = "\n".join(text for _, text in said)
    assert [name for name in planted.shown if name not in everything and name not in DATA] == []
    assert "secret" not in everything
    assert all(where for where, _ in said)
    assert len(work_shown(report)) == 8


def test_a_run_warns_and_shows_a_replacement(tmp_path: Path) -> None:
    """The report is still final: a warning names key, row and cell; the PDF shows that something is missing."""
    typed_in = {"qnote": f"Our guide {ROCKET}", "qowner": f"Owner {KANJI}"}
    planted = plant(tmp_path, lambda field: typed_in.get(field, field), months=2)
    write_notebook(planted, "Sold \u304b well")
    (outcome,) = run_all(Order(planted.project, (CLIENT,), MONTH, "embedded"))
    assert outcome.error is None
    missing = {each.where: each for each in outcome.findings if each.code == "R009"}
    assert {each.severity for each in missing.values()} == {"warning"}
    assert "U+1F680 ROCKET" in missing["clients/lamp-shop/work.csv:2"].message
    assert "U+6F22" in missing["clients/lamp-shop/client.yml, people, owner"].message
    assert "U+304B HIRAGANA LETTER KA" in missing["clients/lamp-shop/report.ipynb, cell words-headline"].message
    assert {"words" in where for where in missing if "report.ipynb" in where} == {True}
    published = tmp_path / "reports" / MONTH / CLIENT
    assert f"Our guide {ROCKET}" in read_page(published / "report.html").text
    assert squeezed("Our guide \ufffd") in squeezed(read_pdf(published / "report.pdf")[0])
    checked = check_client(planted.project, CLIENT, parse_month(MONTH))
    assert {each.where for each in checked.findings if each.code == "R009"} == set(missing)


def test_a_client_without_such_characters_has_no_warning(tmp_path: Path) -> None:
    """The warning does not cry wolf."""
    planted = plant(tmp_path, lambda field: f"{field} \u00a3\u20ac\u2013", months=1)
    write_notebook(planted, "Words \u201cas\u201d usual\u2026")
    checked = check_client(planted.project, CLIENT, parse_month(MONTH))
    assert [each for each in checked.findings if each.code == "R009"] == []
