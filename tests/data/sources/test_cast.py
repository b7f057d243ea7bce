"""Shortcuts of the casts change nothing but the time they take."""

from __future__ import annotations

import duckdb
from hypothesis import given
from hypothesis import strategies as st

from readout.data.sources.cast import DECIMAL, any_day, as_text, blank, exact, filled
from readout.model.client import Format

CONNECTION = duckdb.connect()
cells = st.none() | st.text(alphabet=" \t\u00a0\u2003!~\x7faé0-", max_size=4)


def value(sql: str, cell: str | None) -> object:
    found = CONNECTION.execute(f"SELECT {sql} FROM (SELECT CAST($cell AS VARCHAR) AS c)", {"cell": cell}).fetchone()
    assert found is not None
    return found[0]


@given(cells)
def test_what_is_filled_is_what_is_not_blank(cell: str | None) -> None:
    """Also with spaces of other kinds, and with characters before and behind those of ASCII that can be seen."""
    assert (value(filled("c", "text"), cell) is None) == bool(value(blank("c", "text"), cell))
    assert (value(filled("c", "text"), cell) is None) == (value(as_text("c", "text"), cell) is None)


@given(st.text(alphabet="0123456789-/ ", min_size=8, max_size=11))
def test_a_plain_day_is_ten_characters_with_two_hyphens(cell: str) -> None:
    """2024/04/30 and 2024-4-30 are dates for DuckDB, and none here."""
    if value(any_day("c", "text", Format(), "UTC"), cell) is not None:
        assert len(cell.strip()) == 10
        assert cell.strip()[4] == cell.strip()[7] == "-"


PLAIN = r"[-+]?([0-9]{1,30}(\.[0-9]{1,20})?|\.[0-9]{1,20})"


@given(
    st.from_regex(rf" ?{PLAIN} ?", fullmatch=True) | st.decimals(-(10**7), 10**7, allow_nan=False, places=14).map(str)
)
def test_the_quick_cast_gives_the_widest_types_number(cell: str) -> None:
    """Also where decimals are rounded away, or digits do not fit in 64 bits."""
    assert value(exact("c"), cell) == value(f"TRY_CAST(c AS {DECIMAL})", cell)
