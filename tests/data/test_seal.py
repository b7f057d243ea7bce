"""A page is known as untouched, whatever its language."""

from __future__ import annotations

import pytest

from readout.data.seal import is_untouched, sealed

PAGE = sealed("# Minutes\n\n> prompt\n\n|  |  |\n")


@pytest.mark.parametrize("text", [PAGE, PAGE.replace("\n", "\r\n"), PAGE.replace("|  |  |", "|  |  |   "), "", " \n\n"])
def test_as_it_was_made(text: str) -> None:
    """Saving it with an editor that changes line ends and blanks is no writing; nor is an empty page minutes."""
    assert is_untouched(text)


@pytest.mark.parametrize("text", [PAGE.replace("|  |", "| a |"), PAGE + "\nWe spoke.\n", "We spoke.", "# Minutes\n"])
def test_written_into(text: str) -> None:
    """A cell, a line below the seal, or a page of one's own without any."""
    assert not is_untouched(text)
