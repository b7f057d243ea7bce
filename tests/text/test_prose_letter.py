"""Markdown as the plain text of a message."""

from __future__ import annotations

from readout.text.prose_letter import letter_text


def test_lists_tables_and_links_read_without_markdown() -> None:
    """A table's row names its columns; a link's address stands behind its words, a dangerous one does not."""
    source = (
        "# Minutes\n\nWe *spoke*.\nAgain\n\n1. One\n   - deeper\n2. Two\n\n- [plan](https://shop.example/p)\n"
        "- [bad](javascript:x) <https://a.example>\n\n"
        "| What | Who | When |\n|---|---|---|\n| A \\| b | Ada | |\n| C | | |\n"
    )
    assert letter_text(source) == (
        "Minutes\n\nWe spoke. Again\n\n1. One\n  - deeper\n2. Two\n\n- plan (https://shop.example/p)\n"
        "- bad https://a.example\n\n- A | b (Who: Ada)\n- C\n"
    )


def test_html_is_text() -> None:
    """As in reports, nothing is passed through."""
    assert letter_text("<script>x</script>") == "<script>x</script>\n"
