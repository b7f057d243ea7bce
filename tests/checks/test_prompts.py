"""R505: a template's own words are not sent to a client."""

from nbformat.v4 import new_markdown_cell, new_notebook

from readout.checks.rule5_explain import check_prompts
from readout.notebook.prompts import prompt_hash, untouched
from tests.builders import client_of, report_of, work

PROMPT = "What did we learn this month?"


def _places(source=PROMPT, **fields):
    cell = new_markdown_cell(source, id="summary", metadata={"readout": {"prompt": prompt_hash(PROMPT)}})
    items = [work("w1", title=fields.pop("title", "A guide"), due="2012-07-10")]
    report = report_of(client_of(**fields), "2012-06", items=items)
    return list(untouched(report, new_notebook(cells=[cell]), "clients/shop/report.ipynb"))


def test_an_unanswered_prompt_keeps_a_report_a_draft():
    """The place is named, so that the analyst finds the cell."""
    assert _places() == ["clients/shop/report.ipynb, cell summary"]
    (found,) = check_prompts(_places())
    assert (found.code, found.severity) == ("R505", "error")


def test_an_answered_or_emptied_prompt_is_fine():
    """Words of one's own, or none."""
    assert _places("We learned that spring is weak.") == []
    assert _places("") == []


def test_example_rows_and_the_example_name_are_prompts_too():
    """They would be read by a client just as well."""
    places = _places("Ours.", title="Example, delete this row: guide published")
    assert places == ["clients/shop/work.csv:2"]
    assert "clients/shop/client.yml, name" in _places("Ours.", name="My client")


def test_a_prompt_of_the_month_with_nothing_below_it():
    """The question alone is no answer, however much of it was deleted; with words below, it may stay."""
    asked = ["> ✎ Revenue fell.", "> ✎ Why?"]
    texts = ["> ✎ Why?\n\n", "> ✎ Why?\n\nSpring came late.", "> ✎ Revenue rose!\n\nSpring came late."]
    cells = [
        new_markdown_cell(text, id=f"c{n}", metadata={"readout": {"asked": asked}}) for n, text in enumerate(texts)
    ]
    report = report_of(client_of(), "2012-06")
    assert list(untouched(report, new_notebook(cells=cells), "report.ipynb")) == [
        "report.ipynb, cell c0",
        "report.ipynb, cell c2",
    ]
