"""What a reader will see of an executed notebook."""

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from readout.notebook.spoken import spoken


def test_words_of_prose_outputs_and_alt_texts():
    """Code is not shown, so it does not count; an alt text is read aloud, so it does."""
    html = '<style>.x{}</style><p>Net &amp; <b>gross</b></p><svg aria-label="a line"><text>May</text></svg>'
    cells = [
        new_markdown_cell("**We** learned [this](https://example.com)", id="summary"),
        new_code_cell("secret = 1", id="code", outputs=[new_output("display_data", {"text/html": html})]),
        new_code_cell("x", id="plain", outputs=[new_output("display_data", {"text/plain": "forty-two"})]),
    ]
    words = dict(spoken(new_notebook(cells=cells), "report.ipynb"))
    assert "We learned this" in words["report.ipynb, cell summary"]
    assert words["report.ipynb, cell code"].split() == ["Net", "&", "gross", "May", "a", "line"]
    assert words["report.ipynb, cell plain"] == "forty-two"


def test_a_prompt_is_not_spoken():
    """The client never hears the question, so no check holds its words or its characters against the analyst."""
    said = {"readout": {"slot": "summary", "asked": ["> ✎ Why?"]}}
    cell = new_markdown_cell("> ✎ Why?\n\nSpring came late.", id="summary", metadata=said)
    assert list(spoken(new_notebook(cells=[cell]), "report.ipynb")) == [
        ("report.ipynb, cell summary", "Spring came late.")
    ]
