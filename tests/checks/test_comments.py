"""R016: a note hidden in an HTML comment would be read by the client."""

from readout.checks.comments import check_comments
from readout.checks.prose import Prose


def found(words):
    return [each.message for each in check_comments([Prose("report.ipynb, cell why", words, "explain")])]


def test_a_comment_is_named_with_its_first_words():
    """Between words, over several lines, and alone; a long one is cut."""
    cure = "is hidden in JupyterLab and shown to the client; move it into a cell with the tag remove-cell, or delete it"
    assert found("Orders fell. <!-- ask Anna -->") == [f'"<!-- ask Anna -->" {cure}']
    assert found("Orders fell.\n\n<!--\nask Anna\nbefore we send this to anybody at all\n-->\n") == [
        f'"<!-- ask Anna before we send this to any…" {cure}'
    ]


def test_other_words_and_code_are_left_alone():
    """An arrow is no comment, and what stands in code is meant to be read."""
    assert found("Leads --> orders, a <b>bold</b> move; the page's mark `<!-- wp:block -->` is gone.") == []
