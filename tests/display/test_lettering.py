"""How wide words are: measured in the charts' own font."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.display.lettering import ELLIPSIS, fitted, width_of


def test_letters_differ_in_width() -> None:
    """A W is wider than an i, bold is wider than plain, twice the size is twice as wide."""
    assert width_of("iii") < width_of("WWW") < width_of("WWW", bold=True)
    assert width_of("WWW", 14) == pytest.approx(2 * width_of("WWW", 7))


def test_of_several_lines_the_widest_counts() -> None:
    """And no words have no width."""
    assert width_of("target\n£9.6M or so") == width_of("£9.6M or so")
    assert width_of("") == 0


@given(st.text(max_size=60), st.floats(8, 200))
def test_cut_words_fit(text: str, width: float) -> None:
    """What fits is left alone, what does not ends with an ellipsis."""
    cut = fitted(text, width)
    assert width_of(cut) <= width
    assert cut == text or cut.endswith(ELLIPSIS)
    assert cut == text or width_of(text) > width


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=60), st.floats(8, 200))
def test_no_letter_more_than_must_be_cut_off(text: str, width: float) -> None:
    """One letter more would be too wide; a space before the ellipsis is not counted."""
    cut = fitted(text, width).removesuffix(ELLIPSIS)
    longer = text[: len(cut) + 1].rstrip()
    assert cut in (text, text[: len(cut)])
    assert cut == text or longer == cut or width_of(longer + ELLIPSIS) > width
