"""How far a run is and when it ends, by a clock that tests set."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from rich.console import Console

from readout.pipeline.outcome import Outcome
from readout.pipeline.progress import ENOUGH, LOOKED_BACK, Tally, duration, live


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def outcome(status: str = "final") -> Outcome:
    return Outcome("shop", "2024-04", status, 1.0)  # type: ignore[arg-type]


def test_an_end_is_estimated_from_the_pace() -> None:
    """By hand: 4 clients in 40 s, 6 to go: 60 s; three seconds later 57; before enough is known, nothing is said."""
    clock = Clock()
    tally = Tally(10, clock)
    for number in range(4):
        clock.now += 10
        tally.count(outcome())
        assert (tally.left() is None) == (number + 1 < ENOUGH)
    assert tally.left() == pytest.approx(60)
    clock.now += 3
    assert tally.left() == pytest.approx(57)
    clock.now += 300
    assert tally.left() == 0


def test_a_burst_of_unchanged_clients_is_forgotten() -> None:
    """900 in no time, then one every 2 s: the 50 left take 100 s, not two."""
    clock = Clock()
    tally = Tally(1000, clock)
    for _ in range(900):
        tally.count(outcome("unchanged"))
    for _ in range(LOOKED_BACK):
        clock.now += 2
        tally.count(outcome())
    assert tally.left() == pytest.approx(100)


def test_what_happened_is_told_with_the_end() -> None:
    """Failed first; a day only when it is another one; nothing of what is zero; no end when all are done."""
    clock = Clock()
    tally = Tally(7, clock)
    for status in ("failed", "draft", "draft", "unchanged", "final"):
        clock.now += 60
        tally.count(outcome(status))
    noon, night = dt.datetime(2026, 11, 2, 12, 0), dt.datetime(2026, 11, 2, 23, 59)
    assert tally.text(noon) == "1 failed, 2 drafts, 1 unchanged, 2 min left (12:02)"
    assert tally.text(night).endswith("2 min left (2026-11-03 00:01)")
    for _ in range(2):
        tally.count(outcome())
    assert tally.text(noon) == "1 failed, 2 drafts, 1 unchanged"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.4, "0 s"), (59.4, "59 s"), (59.6, "1 min"), (125, "2 min 5 s"), (3599.7, "1 h"), (7500, "2 h 5 min")],
)
def test_a_span_is_said_as_people_say_it(seconds: float, said: str) -> None:
    """No fractions, no more than two units."""
    assert duration(seconds) == said


def test_a_narrow_terminal_cuts_the_name_and_no_figure() -> None:
    """On 80 columns the count and the end are whole; only the client's name gives way."""
    console = Console(file=io.StringIO(), force_terminal=True, width=80, height=20, _environ={"TERM": "xterm"})
    tally = Tally(1000)
    with live(console, tally) as progress:
        for _ in range(312):
            progress.done(Outcome("a-client-with-a-very-long-name-indeed" * 2, "2024-04", "failed", 1.0))
    assert isinstance(console.file, io.StringIO)
    assert "312/1000" in console.file.getvalue()
    assert "312 failed" in console.file.getvalue()
    assert "a-client-with-a-very-long-name-indeed-so" not in console.file.getvalue()


def shown(*, terminal: bool) -> str:
    console = Console(file=io.StringIO(), force_terminal=terminal, width=120, height=20, _environ={"TERM": "xterm"})
    with live(console, Tally(2)) as progress:
        progress.stage("[red]rendering")
        progress.done(outcome("failed"))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_only_a_terminal_sees_a_living_line() -> None:
    """In a log it would be rubbish; what names hold is no markup."""
    assert "1/2" in shown(terminal=True)
    assert "1 failed" in shown(terminal=True)
    assert shown(terminal=False) == ""
