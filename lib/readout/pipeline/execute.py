"""Execute a client's notebook by Papermill: a copy, in a scratch folder, with exactly the parameters expected."""

from __future__ import annotations

import logging
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import papermill
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from papermill.engines import NBClientEngine, papermill_engines
from papermill.exceptions import PapermillException, PapermillExecutionError
from papermill.iorw import write_ipynb

from readout.model.errors import NotebookError, Problem
from readout.notebook.file import read_notebook
from readout.pipeline import forks
from readout.pipeline.full_disk import is_full
from readout.pipeline.kernel import kernel_manager_class

PARAMETERS = ("client", "month")
CELL_TIMEOUT = 300  # seconds
START_TIMEOUT = 120
OUTPUT_TIMEOUT = 60
LONGEST_QUOTE = 60  # characters of a cell's first line in a message

_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_DIED = "the kernel died here; look for a call that ends it, or that takes more memory than there is"
_CELL_FILE = re.compile(r"\(\d+\.py, ")  # a cell's name for Python itself, which says nothing to anybody


@dataclass(frozen=True)
class Run:
    """One execution: the notebook, named ``label`` in messages, its client's folder and a scratch folder."""

    notebook: Path
    label: str
    client_dir: Path
    scratch: Path
    client: str
    month: str
    environment: dict[str, str]
    timeout: int = CELL_TIMEOUT
    seen: tuple[str, ...] = ()


class _SavedAtTheEnd(NBClientEngine):  # type: ignore[misc]
    """Papermill's own engine, but what cells make is written once: when all ran, or where the run ended.

    Papermill writes the whole notebook before and after every cell, which took as long as everything else it does.
    """

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, *, left_at: str, **settings: Any) -> None:
        """Run the cells; ``left_at``: where the notebook lies, and is written when something ends the run."""
        write_ipynb(nb_man.nb, left_at)
        try:
            super().execute_managed_notebook(nb_man, kernel_name, **settings)
        except BaseException:
            with suppress(OSError):  # what ended the run is what is told, not that it cannot be written down
                write_ipynb(nb_man.nb, left_at)
            raise


_ENGINE = "readout"
papermill_engines.register(_ENGINE, _SavedAtTheEnd)


class _NotStarted(Exception):
    """A kernel did not get as far as the first cell, which is nothing that the notebook does."""


def execute(run: Run) -> NotebookNode:
    """Return the executed notebook.

    A kernel that does not start is given a second chance, for a busy machine may be the reason; a notebook is not.
    Raises NotebookError when its parameters are not exactly client and month, when a cell fails, runs too
    long or kills its kernel, and when any code cell was not run.
    """
    source = _inspected_copy(run)
    for attempt in ("first", "second"):
        folder = run.scratch / attempt
        folder.mkdir(mode=0o700, exist_ok=True)
        try:
            return _executed(run, source, folder)
        except _NotStarted as error:
            failure: Exception = error
    said = f"no kernel started in two attempts ({failure}); run this client alone, with --jobs 1, or see readout doctor"
    raise NotebookError(Problem(run.label, said)) from failure


def _executed(run: Run, source: Path, folder: Path) -> NotebookNode:
    target = run.scratch / "executed.ipynb"
    manager = kernel_manager_class(folder, run.environment, run.seen)
    logging.getLogger("papermill").setLevel(logging.CRITICAL)  # what it would say, the exceptions say
    try:
        papermill.execute_notebook(
            str(source),
            str(target),
            engine_name=_ENGINE,
            request_save_on_cell_execute=False,
            autosave_cell_every=0,
            left_at=str(target),
            parameters={"client": run.client, "month": run.month},
            progress_bar=False,
            start_timeout=START_TIMEOUT,
            execution_timeout=run.timeout,
            iopub_timeout=OUTPUT_TIMEOUT,
            raise_on_iopub_timeout=True,  # by default an output that comes late is left out, silently
            shutdown_kernel="immediate",  # waiting for a kernel to say goodbye took up to 3.4 seconds
            kernel_name="python3",
            language="python",
            kernel_manager_class=manager,
            resources={"metadata": {"path": str(run.client_dir)}},
        )
    except PapermillExecutionError as error:
        raise NotebookError(_cell_problem(run, error)) from error
    except CellTimeoutError as error:
        message = f"ran longer than {run.timeout} seconds; make it faster, or give it more with --timeout"
        raise NotebookError(Problem(_started_last(run, target), message)) from error
    except DeadKernelError as error:
        if forks.why_ended() is None and not _began(target):
            raise _NotStarted(_first_line(error)) from error
        message = forks.why_ended() or _DIED
        raise NotebookError(Problem(_started_last(run, target), message)) from error
    except (PapermillException, nbformat.ValidationError, OSError, RuntimeError) as error:
        if is_full(error):
            raise
        if isinstance(error, OSError | RuntimeError) and not _began(target):
            raise _NotStarted(_first_line(error)) from error
        raise NotebookError(Problem(run.label, f"cannot be executed: {_first_line(error)}")) from error
    finally:
        manager.end()
    executed: NotebookNode = nbformat.read(target, as_version=4)
    _check_all_ran(run, executed)
    return executed


def _inspected_copy(run: Run) -> Path:
    """Copy the notebook into the scratch folder; refuse one that would run with other parameters than the run's.

    Papermill only warns of a missing ``parameters`` cell or a misspelled name, and the report is then another's.
    """
    source = read_notebook(run.notebook, run.label)
    tagged = [cell for cell in source.cells if "parameters" in cell.metadata.get("tags", [])]
    if len(tagged) != 1 or tagged[0].cell_type != "code":
        cure = 'tag exactly one code cell "parameters" and assign client and month in it'
        raise NotebookError(Problem(run.label, f"{len(tagged)} cells are tagged parameters; {cure}"))
    copy = run.scratch / "source.ipynb"
    source.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(source, copy)
    names = tuple(sorted(papermill.inspect_notebook(str(copy))))
    if names != PARAMETERS:
        found = ", ".join(names) or "none"
        where = f"{run.label}, cell {tagged[0].get('id', 'parameters')}"
        raise NotebookError(Problem(where, f"the parameters are {found}; assign exactly client and month there"))
    return copy


_SAYS_ITS_PLACE = ("ReadoutError", "ConfigError", "SourceError")


def _cell_problem(run: Run, error: PapermillExecutionError) -> Problem:
    words = _CELL_FILE.sub("(", _ANSI.sub("", str(error.evalue))).strip() or error.ename
    lines = [line for line in words.splitlines() if line.strip()]
    said = lines[0] if lines else error.ename
    if error.ename in _SAYS_ITS_PLACE and ": " in said:
        where, _, message = said.partition(": ")
        return Problem(where, f"{message} ({_place(run, error.source)})")
    limits = forks.supervised.limits
    if said == error.ename == "MemoryError" and limits is not None:  # the system was sooner than whoever watches
        return Problem(_place(run, error.source), limits.too_much_memory())
    more = f" (and {len(lines) - 1} more lines)" if len(lines) > 1 else ""
    return Problem(_place(run, error.source), f"{error.ename}: {said}{more}")


def _place(run: Run, source: str) -> str:
    """Name the cell with this code as an analyst finds it: by its id and its first line."""
    cells = read_notebook(run.notebook, run.label).cells
    id_ = next((cell.get("id") for cell in cells if cell.source == source), None)
    first = (source.strip().splitlines() or [""])[0]
    shown = first if len(first) <= LONGEST_QUOTE else first[:LONGEST_QUOTE] + "…"
    return f"{run.label}, cell {id_ or '?'} ({shown})"


def _started_last(run: Run, target: Path) -> str:
    """Name the cell in which a run ended, by what it left at ``target``; the notebook when it left nothing."""
    started = _begun(target)
    return _place(run, started[-1]) if started else run.label


def _began(target: Path) -> bool:
    return bool(_begun(target))


def _begun(target: Path) -> list[str]:
    """Return the code of the cells that were begun, by what a run left at ``target``."""
    try:
        cells = nbformat.read(target, as_version=4).cells
    except (OSError, ValueError):
        return []
    return [cell.source for cell in cells if cell.metadata.get("papermill", {}).get("start_time")]


def _check_all_ran(run: Run, executed: NotebookNode) -> None:
    for cell in executed.cells:
        if cell.cell_type != "code" or not cell.source.strip():
            continue
        failed = any(output.output_type == "error" for output in cell.outputs)
        if cell.execution_count is None or failed:
            what = "failed" if failed else "was not run"
            raise NotebookError(Problem(_place(run, cell.source), f"{what}; a report needs every cell"))


def _first_line(error: BaseException) -> str:
    return (_ANSI.sub("", str(error)).strip().splitlines() or [type(error).__name__])[0]
