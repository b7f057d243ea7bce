"""What a report takes, imported once and rehearsed once: a process that holds this module forks others that are ready.

Only a fork server imports it, before it forks (``forks.py``). It must own no thread and no socket then, and must not
have chosen a backend for charts: each kernel does that for itself. The garbage collector looks through what is made
here neither meanwhile, which would take a quarter of the time, nor later in the forks: again and again, a twentieth of
a report's time.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import os
import threading

from readout.data.formats import formats_left_out

MODULES = (
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "ipykernel.debugger",
    *(f"IPython.core.{name}" for name in ("completerlib", "debugger", "logger", "oinspect")),
    "IPython.extensions.storemagic",
    "tornado.platform.asyncio",
    "papermill",
    "nbclient",
    "duckdb",
    "pandas",
    "matplotlib.pyplot",
    "plotnine",
    "plotnine._mpl.layout_manager",
    "plotnine.composition",
    "scipy.special",
    "holidays.countries",  # one country's module brings all
    "great_tables",
    "typst",
    "readout.text.wordlists.english",  # others when a report is written in them
    "readout.notebook.facade",
    "readout.pipeline.attempt",
    "readout.pipeline.batch",
    "readout.pipeline.client_log",
    "readout.pipeline.workers",
    "readout.pipeline.engines.embedded",
    "readout.pipeline.engines.quarto",
)


def _preload() -> str | None:
    """Import them all; return why that failed, in words, as the fork server itself would swallow it."""
    os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"  # it would warn, of a debugger that nobody asks for
    gc.disable()
    try:
        with formats_left_out():  # a cell may import them
            return _prepared()
    finally:
        gc.enable()


def _prepared() -> str | None:
    for name in MODULES:
        try:
            importlib.import_module(name)
        except Exception as error:  # noqa: BLE001 - whatever it is, reports can do without
            return f"{name} could not be imported ({type(error).__name__}: {error})"
    try:
        from readout.pipeline.rehearsal import rehearse

        rehearse()
    except Exception as error:  # noqa: BLE001 - as above
        return f"no first chart could be drawn ({type(error).__name__}: {error})"
    if threading.active_count() > 1:
        return f"{threading.active_count() - 1} threads were started by imports"
    gc.freeze()
    atexit.register(gc.unfreeze)  # at its own end the parent collects all of it
    return None


FAILURE = _preload()
