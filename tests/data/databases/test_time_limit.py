"""A query's time is over when it is over, whatever its driver was doing at that moment."""

from __future__ import annotations

import sqlite3
from threading import Event

import pytest

from readout.data.databases.time_limit import stopped_after

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


def test_a_driver_that_was_told_between_two_statements_is_told_again() -> None:
    """SQLite forgets an interrupt that finds nothing to interrupt; DuckDB too."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    told = Event()

    def stop() -> None:
        connection.interrupt()
        told.set()

    def ask() -> None:
        assert told.wait(60)
        connection.execute(ENDLESS).fetchall()

    with pytest.raises(sqlite3.OperationalError, match="interrupted"), stopped_after(0.01, stop):
        ask()


def test_a_driver_that_cannot_be_told_is_told_again() -> None:
    """Its connection may be busy with something else, or its server with other people."""
    told: list[int] = []
    twice = Event()

    def stop() -> None:
        told.append(1)
        if len(told) == 2:
            twice.set()
        raise OSError("not now")

    with stopped_after(0.01, stop):
        assert twice.wait(60)


def test_nothing_is_stopped_after_the_end() -> None:
    """Neither a query that was quick nor the statement after it."""
    told: list[int] = []
    with stopped_after(60, lambda: told.append(1)):
        pass
    assert told == []
