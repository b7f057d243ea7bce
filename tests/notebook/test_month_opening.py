"""A month is opened: last month's notebook is kept whole, and this month's prompts stand where words are needed."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from readout.data.project import Project
from readout.model.errors import NotebookError
from readout.notebook import month_opening
from readout.notebook.month_opening import Opened, open_for_month, open_month
from readout.notebook.narrative_cell import is_unanswered, stamp_of
from readout.text.prompt_lines import prompt_lines
from readout.text.prompts import Prompt
from tests.pipeline.projects import ROOT, new_project

HISTORY = Path(__file__).parents[1] / "data" / "history"  # reports of the same client, written by hand
APRIL, MAY = pd.Period("2024-04", "M"), pd.Period("2024-05", "M")
SUMMARY = Prompt("summary", (), prompt_lines(["What did we learn?"]))
GOALS = Prompt("goals", (), prompt_lines(["Behind. What now?"]))
STEPS = Prompt("next-steps", (), ready="Most urgent: the stock list.")


def explain(*kpis: str) -> Prompt:
    return Prompt("explain", kpis, prompt_lines([f"{', '.join(kpis)} fell. Why?"]))


def normal(*kpis: str) -> Prompt:
    return Prompt("explain", kpis, ready=f"{', '.join(kpis)}: a normal month.")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A client with the fresh copy of a template's notebook."""
    made = new_project(tmp_path / "project", "lamp-shop")
    text = (ROOT / "templates" / "ecommerce" / "report.ipynb").read_text(encoding="utf-8")
    path_of(made).write_text(text, encoding="utf-8")
    return made


def path_of(project: Project) -> Path:
    return project.clients_dir / "lamp-shop" / "report.ipynb"


def read(path: Path) -> NotebookNode:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    return notebook


def opened(project: Project, month: pd.Period, *prompts: Prompt, told: bool = False) -> Opened:
    return open_month(project, "lamp-shop", month, prompts or (SUMMARY, explain("revenue")), told)


def cell(project: Project, id_: str) -> NotebookNode:
    return next(each for each in read(path_of(project)).cells if each.id == id_)


def edit(project: Project, id_: str, source: str) -> None:
    change(project, lambda notebook: next(each for each in notebook.cells if each.id == id_).update(source=source))


def change(project: Project, edited: Any) -> None:
    notebook = read(path_of(project))
    edited(notebook)
    nbformat.write(notebook, path_of(project))


def ids(project: Project) -> list[str]:
    return [each.id for each in read(path_of(project)).cells]


def pasts(project: Project) -> list[str]:
    folder = project.clients_dir / "lamp-shop" / "past"
    return sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []


def test_a_fresh_copy_of_a_template(project: Project) -> None:
    """Its prompts give way to the month's, in the same cells; there is nothing to keep, and nothing to be told."""
    done = opened(project, APRIL, SUMMARY, GOALS, explain("revenue"), normal("orders"))
    assert [(name, prompt.slot) for name, prompt in done.cells.asked] == [
        ("summary", "summary"), ("goals-words", "goals"), ("explain-1", "explain"),
    ]  # fmt: skip
    assert [name for name, _ in done.cells.ready] == ["explain-normal"]
    assert (done.past, pasts(project), done.renamed) == (None, [], "my-client")
    assert cell(project, "parameters").source == 'client = "lamp-shop"\nmonth = "2024-04"'
    assert cell(project, "next-steps-words").source == ""
    assert ids(project).index("explain-normal") == ids(project).index("explain-1") + 1
    stamp = stamp_of(cell(project, "explain-1"))
    assert stamp is not None
    assert (stamp.kpis, stamp.month) == (("revenue",), APRIL)
    assert all(is_unanswered(cell(project, name)) for name, _ in done.cells.asked)
    assert not is_unanswered(cell(project, "explain-normal"))


def test_opening_twice_changes_no_byte(project: Project) -> None:
    """Neither before the analyst has written, nor after."""
    prompts = (SUMMARY, GOALS, explain("revenue"), normal("orders"), STEPS)
    opened(project, APRIL, *prompts)
    first = path_of(project).read_bytes()
    opened(project, APRIL, *prompts)
    assert path_of(project).read_bytes() == first
    edit(project, "explain-1", cell(project, "explain-1").source + "Spring came late.")
    edit(project, "explain-normal", "Orders: as always in April.")
    written = path_of(project).read_bytes()
    done = opened(project, APRIL, *prompts)
    assert path_of(project).read_bytes() == written
    assert done.cells.kept == ["explain-1", "explain-normal"]
    assert (done.past, pasts(project)) == (None, [])


def test_facts_that_came_later_renew_only_unanswered_prompts(project: Project) -> None:
    """New data, opened again: the answer stays as it is, the other prompt is the new one."""
    opened(project, APRIL, SUMMARY, explain("revenue"))
    edit(project, "explain-1", "Spring came late.")
    opened(project, APRIL, Prompt("summary", (), prompt_lines(["News. What did we learn?"])), explain("revenue"))
    assert cell(project, "explain-1").source == "Spring came late."
    assert cell(project, "summary").source.startswith("> ✎ News.")


def test_unsent_words_are_not_moved_unless_told(project: Project) -> None:
    """One line with the cells, the months and the cure; nothing has changed."""
    opened(project, APRIL)
    edit(project, "summary", "Spring came late.")
    before = path_of(project).read_bytes()
    with pytest.raises(NotebookError) as caught:
        opened(project, MAY)
    assert str(caught.value) == (
        "clients/lamp-shop/report.ipynb: cell summary holds words for 2024-04, which was never sent; "
        "send first, or add --set-aside to keep them in past/ and open 2024-05"
    )
    assert (path_of(project).read_bytes(), pasts(project)) == (before, [])
    done = opened(project, MAY, told=True)
    assert done.past == "clients/lamp-shop/past/2024-04.ipynb"
    assert read(project.root / done.past).cells[3].source == "Spring came late."


@pytest.mark.parametrize(("state", "moves"), [("sent", True), ("approved", False), (None, False)])
def test_a_month_that_was_sent_is_moved_without_a_word(project: Project, state: str | None, moves: bool) -> None:
    """By its history; approved is not sent, and an earlier month's report is not this one's."""
    opened(project, APRIL)
    edit(project, "summary", "Spring came late.")
    history = project.clients_dir / "lamp-shop" / "history"
    history.mkdir()
    march = json.loads((HISTORY / "2024-03.v1.json").read_text(encoding="utf-8"))
    (history / "2024-03.v1.json").write_text(json.dumps(march), encoding="utf-8")
    if state:
        april = {**march, "month": "2024-04", "state": state, "facts": {**march["facts"], "month": "2024-04"}}
        (history / "2024-04.v1.json").write_text(json.dumps(april), encoding="utf-8")
    if moves:
        assert opened(project, MAY).past is not None
    else:
        with pytest.raises(NotebookError, match="never sent"):
            opened(project, MAY)


def test_what_is_kept_is_whole_and_without_outputs(project: Project) -> None:
    """Explanations that are no longer needed are gone from the notebook, and stand in past/ with their metadata."""
    opened(project, APRIL, SUMMARY, explain("revenue"), explain("orders"))
    edit(project, "explain-orders", "Fewer visitors.")

    def run(notebook: NotebookNode) -> None:
        shown = new_output("stream", text="last month")
        notebook.cells[2].update(outputs=[shown], execution_count=7)
        notebook.metadata["mine"] = {"kept": True}

    change(project, run)
    done = opened(project, MAY, SUMMARY, told=True)
    assert sorted(done.cells.removed) == ["explain-1", "explain-orders"]
    kept = read(project.root / str(done.past))
    assert "Fewer visitors." in [each.source for each in kept.cells]
    for notebook in (kept, read(path_of(project))):
        assert notebook.metadata["mine"] == {"kept": True}
        assert notebook.metadata["kernelspec"]["name"] == "python3"
        assert [(each.outputs, each.execution_count) for each in notebook.cells if each.cell_type == "code"][2] == (
            [],
            None,
        )


def test_nothing_in_past_is_replaced(project: Project) -> None:
    """A month opened again and left again is kept beside the first, by number."""
    for words in ("one", "two", "two"):
        opened(project, APRIL, told=True)
        edit(project, "summary", words)
        opened(project, MAY, told=True)
    assert pasts(project) == ["2024-04.2.ipynb", "2024-04.ipynb", "2024-05.ipynb"]
    assert opened(project, APRIL, told=True).earlier == "clients/lamp-shop/past/2024-04.ipynb"


def test_the_analysts_own_stays(project: Project) -> None:
    """Cells of their own, the order, tags and ids; a cell that has an id we would give keeps it."""

    def make_it_mine(notebook: NotebookNode) -> None:
        notebook.cells.insert(4, new_markdown_cell("My own.", id="explain-orders", metadata={"tags": ["mine"]}))
        notebook.cells.append(new_code_cell("1 + 1", id="mine"))
        notebook.cells.append(notebook.cells.pop(3))  # the summary goes last
        notebook.cells[-1].metadata["tags"] = ["remove-cell"]

    change(project, make_it_mine)
    before = ids(project)
    done = opened(project, APRIL, SUMMARY, explain("revenue"), explain("orders"))
    assert [each for each in ids(project) if each in before] == before
    assert set(ids(project)) - set(before) == {"explain-orders-2"}
    assert cell(project, "explain-orders").source == "My own."
    assert cell(project, "summary").metadata["tags"] == ["remove-cell"]
    assert done.own == 1


def test_a_tag_is_not_taken_out_with_an_explanation(project: Project) -> None:
    """Nothing was kept in past/ yet, so a cell that somebody has tagged stays, emptied."""

    def tag(notebook: NotebookNode) -> None:
        next(each for each in notebook.cells if each.id == "explain-1").metadata["tags"] = ["ask Maria"]

    change(project, tag)
    assert opened(project, APRIL, SUMMARY).cells.removed == []
    left = cell(project, "explain-1")
    assert (left.source, left.metadata["tags"]) == ("", ["ask Maria"])


def test_words_of_another_month_after_the_month_was_changed_by_hand(project: Project) -> None:
    """Who writes the new month into the cell themselves has not moved their words: the stamps tell."""
    opened(project, APRIL)
    edit(project, "summary", "Spring came late.")
    edit(project, "parameters", 'client = "lamp-shop"\nmonth = "2024-05"')
    with pytest.raises(NotebookError, match="holds words for 2024-04"):
        opened(project, MAY)
    assert opened(project, MAY, told=True).past == "clients/lamp-shop/past/2024-04.ipynb"


def test_a_split_cell_leaves_no_words_of_last_month(project: Project) -> None:
    """JupyterLab copies the metadata to both halves; the next month has one prompt, and past/ has both."""
    opened(project, APRIL)
    edit(project, "summary", "Spring came late.")

    def split(notebook: NotebookNode) -> None:
        first = notebook.cells[3]
        half = new_markdown_cell("And it was cold.", id="half", metadata=dict(first.metadata))
        notebook.cells.insert(4, half)

    change(project, split)
    done = opened(project, MAY, told=True)
    sources = [each.source for each in read(path_of(project)).cells]
    assert "And it was cold." not in sources
    assert sum(source.startswith("> ✎ What did we learn?") for source in sources) == 1
    assert "And it was cold." in [each.source for each in read(project.root / str(done.past)).cells]


def test_an_older_notebook_without_cell_ids(project: Project) -> None:
    """Its form stays what it is."""
    raw = json.loads(path_of(project).read_text(encoding="utf-8"))
    raw["nbformat_minor"] = 4
    for each in raw["cells"]:
        del each["id"]
    path_of(project).write_text(json.dumps(raw), encoding="utf-8")
    opened(project, APRIL, SUMMARY, explain("revenue"), explain("orders"))
    notebook = read(path_of(project))
    assert notebook.nbformat_minor == 4
    assert not any("id" in each for each in notebook.cells)
    assert sum(is_unanswered(each) for each in notebook.cells if each.cell_type == "markdown") == 3


def test_saved_by_somebody_else_meanwhile(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between reading and writing: theirs stays."""
    arrange = month_opening.arrange

    def slowly(*arguments: Any) -> Any:
        edit(project, "summary", "Just saved.")
        return arrange(*arguments)

    monkeypatch.setattr(month_opening, "arrange", slowly)
    with pytest.raises(NotebookError, match="was saved by somebody else just now"):
        opened(project, APRIL)
    assert cell(project, "summary").source == "Just saved."


def test_a_newer_copy_of_jupyterlabs(project: Project) -> None:
    """The notebook was put back behind JupyterLab: what it kept last may hold words that are nowhere else."""
    copy = path_of(project).parent / ".ipynb_checkpoints" / "report-checkpoint.ipynb"
    copy.parent.mkdir()
    copy.write_text("{}", encoding="utf-8")
    os.utime(copy, (2e9, 2e9))
    with pytest.raises(NotebookError, match="JupyterLab has kept a newer copy"):
        opened(project, APRIL)
    opened(project, APRIL, told=True)
    assert copy.read_text(encoding="utf-8") == "{}"
    os.utime(copy, (1e9, 1e9))
    opened(project, APRIL)


def test_a_notebook_that_is_none(project: Project) -> None:
    """Nothing is written over it."""
    path_of(project).write_text("{", encoding="utf-8")
    with pytest.raises(NotebookError, match="is no notebook that can be read"):
        opened(project, APRIL, told=True)
    assert path_of(project).read_text(encoding="utf-8") == "{"


def test_a_client_without_a_notebook(project: Project) -> None:
    """The cure names the template."""
    path_of(project).unlink()
    with pytest.raises(NotebookError, match=r"copy report\.ipynb from the client's template folder"):
        opened(project, APRIL)


def test_from_the_clients_files(project: Project) -> None:
    """The report is calculated, and the newest complete month is found."""
    done = open_for_month(project, "lamp-shop", None)
    assert (done.month, done.incomplete) == (APRIL, ())
    assert open_for_month(project, "lamp-shop", MAY, set_aside=True).incomplete == ("revenue",)
