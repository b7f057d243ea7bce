"""Which SQL a query file may hold: one statement that reads, with the three parameters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from readout.data.databases.query import query_of
from readout.model.errors import SourceError

COLONS = """
-- :not_this, it's fine
SELECT ':nor_this :client' AS a, "odd:name", x::date, $$ :nor $$, $q$ :client $q$ AS t, E'it\\'s :no',
  to_char(at, 'HH24:MI'), a[1:2] /* :month */
FROM orders WHERE at >= :month_start::timestamptz AND client = :client ;
"""


def test_a_parameter_is_found_outside_of_quotes_and_comments_only() -> None:
    """Casts, slices, times of day, dollar quotes and comments have colons too."""
    query = query_of(COLONS, "q.sql")
    assert query.parameters == {"month_start", "client"}
    assert set(text(query.bindable)._bindparams) == {"month_start", "client"}
    assert query.first_line == 3
    assert query.line_of("orders") == 5
    assert query.line_of("month") is None


def test_what_the_database_gets_is_what_stands_in_the_file() -> None:
    """But for the parameters, and for the semicolon in the end."""
    sent = str(text(query_of(COLONS, "q.sql").bindable))
    assert sent.replace(" ", "") == COLONS.rstrip(" ;\n").replace(" ", "")


@pytest.mark.parametrize(
    "sql", ["SELECT 1", "(SELECT 1)", "with a as (select 1) select * from a;\n;-- end", "VALUES (1)"]
)
def test_what_reads_may_begin_so(sql: str) -> None:
    """In capitals or not, in brackets or not; a semicolon in the end is no second statement."""
    assert query_of(sql, "q.sql").parameters == frozenset()


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("\n/* all */ update orders set x = 1", "q.sql:2: the query begins with update; a source only reads"),
        ("SELECT 1;\n\nSELECT 2", "q.sql:3: a second statement begins here (SELECT); a source is one query: keep one"),
        ("SELECT :month", "q.sql:1: :month is no parameter; there are :month_start, :month_end and :client"),
        ("-- nothing\n;", "q.sql: holds no query; write a SELECT"),
        ("SELECT 1; -- it's; over\nDROP TABLE x", "q.sql:2: a second statement begins here (DROP)"),
    ],
)  # fmt: skip
def test_what_else_is_refused_with_its_line(sql: str, said: str) -> None:
    """Before any database is asked."""
    with pytest.raises(SourceError) as caught:
        query_of(sql, "q.sql")
    assert str(caught.value).startswith(said)


@given(st.text(alphabet="ab:;'\"$-/*\n `\\%e", max_size=60))
def test_no_text_crashes_it(sql: str) -> None:
    """Whatever it holds, it is a query or a sentence."""
    try:
        query = query_of("SELECT " + sql, "q.sql")
    except SourceError:
        return
    assert query.bindable.startswith("SELECT")
    assert query.dollared() == query.text
