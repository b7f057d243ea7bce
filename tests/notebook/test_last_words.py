"""Whose words stand in the notebook, which stood in the last one, and which were sent."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from readout.data.load import load_report
from readout.data.project import Project
from readout.model.history import SentReport
from readout.notebook.frozen import with_words_as_sent
from readout.notebook.last_words import keyed, written, written_before
from readout.notebook.prompts import prompt_hash
from readout.pipeline.check import check_client
from readout.pipeline.engines.embedded import EmbeddedEngine
from readout.pipeline.run import run_client
from tests.builders import client_of, month, report_of, sent
from tests.pipeline.projects import new_project

HISTORY = Path(__file__).parents[1] / "data" / "history"
APRIL, MARCH = pd.Period("2024-04", "M"), pd.Period("2024-03", "M")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return new_project(tmp_path / "project", "lamp-shop")


def cell(slot: object, source: str = "Words.", **said: object) -> NotebookNode:
    return new_markdown_cell(source, metadata={"readout": {"slot": slot, **said}})


def test_a_cells_key_is_its_slot_and_its_kpis() -> None:
    """A second cell of the same kind gets a number; what has no slot of ours has no key."""
    cells = [
        cell("summary"),
        cell("explain", kpis=["revenue", "orders"]),
        cell("explain", kpis=["visits"]),
        cell("explain", kpis=["visits"]),
        cell("goals", kpis="revenue"),
        cell("remarks"),
        cell(["summary"]),
        new_markdown_cell("My own"),
        new_markdown_cell("Damaged", metadata={"readout": "summary"}),
        new_code_cell("x", metadata={"readout": {"slot": "summary"}}),
    ]
    keys = [key for key, _ in keyed(new_notebook(cells=cells))]
    assert keys == ["summary", "explain:revenue,orders", "explain:visits", "explain:visits#2", "goals"]


def test_a_prompt_is_nobodys_words() -> None:
    """Until somebody answers it; the stamp of the month goes with the words."""
    prompt = "What did we learn?"
    cells = [
        cell("summary", prompt, prompt=prompt_hash(prompt)),
        cell("goals", "**Ours**, at last.", prompt=prompt_hash(prompt), month="2024-04"),
        cell("next-steps", "Soon.", month=4),
    ]
    cells += [cell("summary", "For us alone.", internal=True)]
    found = [(each.slot, each.words, each.month) for each in written(new_notebook(cells=cells), "x")]
    assert found == [("goals", "Ours, at last.", "2024-04"), ("next-steps", "Soon.", None)]


def test_a_prompts_lines_may_stay_and_are_nobodys_words() -> None:
    """The cell keeps them in ``asked``; what was typed behind or below them is the analyst's."""
    asked = ["> ✎ Revenue rose by 12%.", "> ✎ Why?"]
    source = "> ✎ Revenue rose by 12%.\n> ✎ Why? The catalogue.\n\n> Our own quote."
    (found,) = written(new_notebook(cells=[cell("summary", source, asked=asked)]), "x")
    assert found.words.split("\n") == ["The catalogue.", "Our own quote."]


def test_a_ready_sentence_may_say_the_same_in_two_months(project: Project) -> None:
    """Ordinary months sound alike; but one that was made for another month is last month's."""
    said = "Net revenue is within its usual range."
    ready = {"ready": prompt_hash(said), "kpis": ["revenue"]}
    write(project, cell("explain", said, month="2024-03", **ready), name="past/2024-03.ipynb")
    found = []
    for stamp in ("2024-04", "2024-03"):
        write(project, cell("summary", "April is new."), cell("explain", said, month=stamp, **ready))
        found.append(codes(project))
    write(project, cell("summary", "April is new."), cell("explain", said, month="2024-04", kpis=["revenue"]))
    assert [*found, codes(project)] == [[], ["R504"], ["R504"]]


@pytest.fixture
def shop(project: Project) -> Project:
    """The lamp shop with a summary, after reports for February and March were sent."""
    shutil.copytree(HISTORY, folder(project) / "history")
    (folder(project) / "minutes").mkdir()
    (folder(project) / "minutes" / "2024-03.md").write_text("We agreed on the summer sale.")
    write(project, cell("summary", "April is new."))
    return project


def folder(project: Project) -> Path:
    return project.clients_dir / "lamp-shop"


def write(project: Project, *cells: NotebookNode, name: str = "report.ipynb") -> None:
    """Put the narrative ``cells`` after the lamp shop's own, in the notebook or in one of ``past/``."""
    notebook = nbformat.read(folder(project) / "report.ipynb", as_version=4)
    own = [each for each in notebook.cells if "readout" not in each.metadata]
    notebook.cells = [*own, *cells]
    (folder(project) / name).parent.mkdir(exist_ok=True)
    nbformat.write(notebook, folder(project) / name)


def codes(project: Project, of: pd.Period = APRIL) -> list[str]:
    return [each.code for each in check_client(project, "lamp-shop", of).findings]


def test_a_client_with_a_history_may_be_without_findings(shop: Project) -> None:
    """New words, kept promises, nothing changed, minutes taken."""
    assert codes(shop) == []


def test_the_words_that_were_sent_are_found(shop: Project) -> None:
    """By slot: an explanation may be about other KPIs than last month; markup makes no difference."""
    write(shop, cell("summary", "*March* was our best month so far."))
    assert codes(shop) == ["R504"]
    write(shop, cell("summary", "April is new."), cell("explain", "Revenue. The spring catalogue brought it."))
    assert codes(shop) == ["R504"]
    write(shop, cell("summary", "March was our best month so far, and a figure was missing."))
    assert codes(shop) == [], "those of the version that was superseded were never this month's"


def test_the_words_of_the_past_notebook_are_found(project: Project) -> None:
    """Of the newest before the month, without a history too; older ones may come back."""
    write(project, cell("summary", "March was fine."), name="past/2024-03.ipynb")
    write(project, cell("summary", "March was fine again."), name="past/2024-03.2.ipynb")
    write(project, cell("summary", "May will be fine."), name="past/2024-05.ipynb")
    write(project, cell("summary", "February was fine."), name="past/2024-02.ipynb")
    (folder(project) / "past" / "2024-03-broken.ipynb").write_text("{")
    found = {}
    for said in ("March was fine.", "March was fine again.", "May will be fine.", "February was fine."):
        write(project, cell("summary", said))
        found[said] = codes(project)
    assert found == {
        "March was fine.": ["R504"],
        "March was fine again.": ["R504"],
        "May will be fine.": [],
        "February was fine.": [],
    }


def test_words_of_the_last_report_know_their_place(shop: Project) -> None:
    """The file and the key, for whoever wants to look."""
    report = load_report(shop, "lamp-shop", APRIL)
    assert [(each.where, each.slot, each.words) for each in written_before(shop, report)] == [
        ("clients/lamp-shop/history/2024-03.v2.json, words, summary", "summary", "March was our best month so far."),
        (
            "clients/lamp-shop/history/2024-03.v2.json, words, explain:revenue",
            "explain",
            "Revenue. The spring catalogue brought it.",
        ),
    ]


def frozen(**words: str) -> SentReport:
    return sent(client_of(), "2012-06", words={key.replace("_", "-"): text for key, text in words.items()})


def as_sent(notebook: NotebookNode, *history: SentReport) -> list[tuple[str, str]]:
    made = with_words_as_sent(notebook, report_of(client_of(), "2012-06", history=history))
    return [(each.cell_type, each.source) for each in made.cells]


def july() -> NotebookNode:
    code = [new_code_cell(f"report.{name}()", id=name) for name in ("headline", "explain", "call")]
    cells = [code[0], cell("summary", "July."), code[1], cell("explain", "July.", kpis=["visits"]), code[2]]
    return new_notebook(cells=[*cells, new_markdown_cell("My own table")])


def test_a_sent_month_says_what_was_sent() -> None:
    """The notebook has moved on to July: its words go, June's come back to their places; own cells stay."""
    june = sent(client_of(), "2012-06", words={"summary": "June.", "explain:revenue": "Up.", "next-steps": "Then."})
    assert as_sent(july(), june) == [
        ("code", "report.headline()"),
        ("markdown", "June."),
        ("code", "report.explain()"),
        ("markdown", "Up."),
        ("code", "report.call()"),
        ("markdown", "My own table"),
        ("markdown", "Then."),
    ]


def test_another_month_says_what_its_notebook_says() -> None:
    """So does a month whose newest version still waits, and the notebook itself is never changed."""
    notebook = july()
    untouched = [(each.cell_type, each.source) for each in notebook.cells]
    assert as_sent(notebook) == untouched
    assert as_sent(notebook, sent(client_of(), "2012-05", words={"summary": "May."})) == untouched
    waits = [frozen(summary="June."), sent(client_of(), "2012-06", version=2, state="queued")]
    assert as_sent(notebook, *waits) == untouched
    as_sent(notebook, frozen(summary="June."))
    assert [(each.cell_type, each.source) for each in notebook.cells] == untouched


def test_cells_of_sent_words_have_ids_of_their_own_that_do_not_change() -> None:
    """Equal inputs give equal reports."""
    report = report_of(client_of(), str(month("2012-06")), history=[frozen(summary="a", goals="b", explain="c")])
    made = [with_words_as_sent(july(), report) for _ in range(2)]
    ids = [[each.id for each in notebook.cells if each.id.startswith("sent-")] for notebook in made]
    assert ids[0] == ids[1] == ["sent-explain", "sent-goals"]


def test_a_sent_month_run_again_says_what_was_sent(shop: Project) -> None:
    """March is run while the notebook is April's: the report says March's words, and no check minds them."""
    write(shop, cell("summary", "April is new.", month="2024-04"))
    outcome = run_client(shop, "lamp-shop", MARCH, EmbeddedEngine())
    assert outcome.error is None
    page = (shop.reports_dir / "2024-03" / "lamp-shop" / "report.html").read_text(encoding="utf-8")
    assert "March was our best month so far." in page
    assert "The spring catalogue brought it." in page
    assert "April is new." not in page
    assert "R504" not in {each.code for each in outcome.findings} | set(codes(shop, MARCH))
    assert "R504" in codes(shop, pd.Period("2024-02", "M") - 1), "January was never sent, and April's words are not its"
