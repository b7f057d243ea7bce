"""A small table is read and written back in the form a spreadsheet gave it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.data.table_file import DELIMITERS, Dialect, Row, TableFile, format_table, parse_table
from readout.model.errors import ConfigError

COLUMNS = frozenset({"id", "title", "note"})
DIALECTS = st.builds(
    Dialect,
    delimiter=st.sampled_from(DELIMITERS),
    encoding=st.sampled_from(["utf-8", "utf-16-le", "utf-16-be"]),
    mark=st.just(True),
    newline=st.sampled_from(["\n", "\r\n"]),
    hint=st.booleans(),
)
CELLS = st.text(alphabet="ab \"',;\t\n=é€💡", max_size=8)


@given(DIALECTS, st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=5))
def test_what_is_written_is_read_again(dialect: Dialect, rows: list[tuple[str, str, str]]) -> None:
    """Delimiters, quotes and line breaks inside cells survive in every dialect; only empty rows go."""
    filled = [cells for cells in rows if any(cell.strip() for cell in cells)]
    table = TableFile(Row(1, ("id", "title", "note")), tuple(Row(0, cells) for cells in filled), dialect)
    again = parse_table(format_table(table), "t.csv", COLUMNS)
    assert again.dialect == dialect
    assert [row.cells for row in again.rows] == filled


@pytest.mark.parametrize(
    "raw",
    [
        b"id,title,note\n1,a,\n",
        b"\xef\xbb\xbfid;title;note\r\n1;caf\xc3\xa9;\r\n",
        b"id;title;note\r\n1;caf\xe9;\r\n",
        b"\xff\xfei\x00d\x00\t\x00n\x00o\x00t\x00e\x00\r\x00\n\x001\x00\t\x00a\x00\r\x00\n\x00",
        b"sep=;\r\nid;title;note\r\n1;a;\r\n",
        b"id,note\r1,a\r",
    ],
)
def test_an_unchanged_file_is_written_back_byte_for_byte(raw: bytes) -> None:
    """Version control shows only what was changed."""
    assert format_table(parse_table(raw, "t.csv", COLUMNS)) == raw


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_answered_with_a_line(raw: bytes) -> None:
    """However a file is broken, the answer names a line of it."""
    try:
        places = [f"t.csv:{row.line}" for row in parse_table(raw, "t.csv", COLUMNS).rows]
    except ConfigError as error:
        places = [problem.where for problem in error.problems]
    lines = len(raw) + 1
    assert all(place in {f"t.csv:{line}" for line in range(1, lines + 1)} for place in places)
