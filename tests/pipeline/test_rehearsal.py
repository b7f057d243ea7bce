"""What the parent of all kernels does before it forks leaves nothing behind that a fork must not share."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from readout.pipeline.forks import AT_START

REHEARSED = """
import os, threading
from readout.pipeline import warm
from matplotlib import pyplot
from matplotlib.pyplot import figure
import matplotlib
assert warm.FAILURE is None, warm.FAILURE
print("backend", pyplot._backend_mod)
print("figures", pyplot.get_fignums(), pyplot.figure is figure, figure.__module__)
print("threads", len(os.listdir("/proc/self/task")))
child = os.fork()
if not child:
    opened = [os.readlink(f"/proc/self/fd/{each}") for each in os.listdir("/proc/self/fd")
              if os.path.exists(f"/proc/self/fd/{each}")]
    print("fonts", [each for each in opened if each.endswith((".ttf", ".otf"))], flush=True)
    os._exit(0)
os.waitpid(child, 0)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="what a process has open is read from /proc")
def test_a_rehearsal_leaves_no_backend_no_thread_and_no_open_font() -> None:
    """A kernel chooses its own backend; a thread could hold a lock for ever; forks would share an open file's place."""
    command = [sys.executable, "-u", "-c", REHEARSED]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, **AT_START})
    told = done.stdout.splitlines()
    assert told == ["backend None", "figures [] True matplotlib.pyplot", "threads 1", "fonts []"]
