"""Ctrl-C in the middle of asynchronous work."""

from __future__ import annotations

import subprocess
import sys

import pytest

CUT_OFF = """
import signal
from readout.pipeline import cut_off

async def work():
    pass

def begin():
    task = work()
    signal.raise_signal(signal.SIGINT)
    return task

signal.signal(signal.SIGINT, {handler})
try:
    begin()
except KeyboardInterrupt:
    print("ended")
"""


@pytest.mark.parametrize(
    ("handler", "said"), [("cut_off.interrupt", ""), ("signal.default_int_handler", "never awaited")]
)
def test_nothing_is_said_of_work_that_had_not_begun(handler: str, said: str) -> None:
    """Python's own handler would have a coroutine's end warned of, wherever the program is by then."""
    done = subprocess.run([sys.executable, "-c", CUT_OFF.format(handler=handler)], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "ended\n")
    assert said in done.stderr if said else done.stderr == ""
