"""Names and titles in a ready sentence show as they were typed."""

from __future__ import annotations

import pytest

from readout.text.prose import plain_text
from readout.text.prose_plain import as_prose


@pytest.mark.parametrize("name", ["Orders *net*", "# of orders", "1. Leads", "- net -", "a_b_c", "<b>R&amp;D</b>",
                                  "[x](y)", "C:\\data", "`code`", "=", "+ more", "Orders"])  # fmt: skip
def test_a_name_is_no_markdown(name: str) -> None:
    """What the client reads is what was typed."""
    assert plain_text(f"{as_prose(name)}: a normal month.") == f"{name}: a normal month."


def test_a_plain_name_stays_readable_in_the_cell() -> None:
    """The analyst sees no backslashes without need."""
    assert as_prose("Cost per order (net), in %") == "Cost per order (net), in %"
