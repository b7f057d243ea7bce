"""A notebook runs with exactly its parameters, in its client's folder, to its end; or one line says why not."""

from __future__ import annotations

import errno
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
import psutil
import pytest
from jupyter_client.manager import AsyncKernelManager
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from syrupy.assertion import SnapshotAssertion

from readout.model.errors import NotebookError
from readout.pipeline import forks
from readout.pipeline.execute import Run, execute
from readout.pipeline.limits import Limits

PARAMETERS = 'client = "other"\nmonth = "2000-01"'


def parameters(source: str = PARAMETERS) -> NotebookNode:
    return new_code_cell(source, id="parameters", metadata={"tags": ["parameters"]})


def notebook(*cells: str | NotebookNode) -> str:
    made = [
        new_code_cell(cell, id=f"cell-{number}") if isinstance(cell, str) else cell for number, cell in enumerate(cells)
    ]
    return str(nbformat.writes(new_notebook(cells=made)))


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """An order to run a notebook that the test still has to write."""
    client = tmp_path / "lamp-shop"
    scratch = tmp_path / "scratch"
    client.mkdir()
    scratch.mkdir()
    return Run(client / "report.ipynb", "clients/lamp-shop/report.ipynb", client, scratch, "lamp-shop", "2024-04", {})


@pytest.fixture(autouse=True)
def no_process_is_left() -> Iterator[None]:
    """Whatever a notebook did, its kernel is gone when the run is over."""
    before = set(psutil.Process().children(recursive=True))
    yield
    _, alive = psutil.wait_procs(set(psutil.Process().children(recursive=True)) - before, timeout=10)
    assert alive == []


def message(run: Run, content: str) -> str:
    run.notebook.write_text(content, encoding="utf-8")
    with pytest.raises(NotebookError) as caught:
        execute(run)
    assert "\n" not in str(caught.value)
    return str(caught.value)


BAD_NOTEBOOKS = {
    "no parameters cell": notebook(PARAMETERS),
    "two parameters cells": notebook(parameters(), new_code_cell("x = 1", metadata={"tags": ["parameters"]})),
    "parameters in a text": notebook(new_markdown_cell(PARAMETERS, metadata={"tags": ["parameters"]})),
    "a misspelled parameter": notebook(parameters('cilent = "x"\nmonth = "2000-01"')),
    "a third parameter": notebook(parameters(PARAMETERS + '\nregion = "north"')),
    "no parameter in the cell": notebook(parameters("pass")),
    "no notebook": "Dear client,",
    "an empty file": "",
    "json, but no notebook": '{"cells": 3}',
}


@pytest.mark.parametrize("content", BAD_NOTEBOOKS.values(), ids=BAD_NOTEBOOKS)
def test_what_is_no_notebook_of_ours_is_refused_before_it_runs(
    run: Run, content: str, snapshot: SnapshotAssertion
) -> None:
    """Papermill would only warn, and the report would be another client's: one line names the place and the cure."""
    assert message(run, content) == snapshot


def test_a_notebook_that_is_not_there(run: Run, snapshot: SnapshotAssertion) -> None:
    """The message says where to get one."""
    with pytest.raises(NotebookError) as caught:
        execute(run)
    assert str(caught.value) == snapshot


BAD_CELLS = {
    "a cell that fails": "total = 0\nprint(1 / total)",
    "an error of several lines": 'raise ValueError("first line\\n\\nsecond line\\nthird line")',
    "an error without words": "raise KeyError",
    "a coloured error": 'raise ValueError("\\x1b[31mred\\x1b[0m")',
    "a cell that cannot be parsed": "this is no Python",
    "a cell that ends the kernel": "import os\nos._exit(1)",
    "a cell that stops the notebook": "raise SystemExit(0)",
    "a long line": "undefined(" + "1, " * 50 + ")",
}


@pytest.mark.parametrize("cell", BAD_CELLS.values(), ids=BAD_CELLS)
def test_a_cell_that_fails_is_named(run: Run, cell: str, snapshot: SnapshotAssertion) -> None:
    """Nothing is shown of a run that did not reach its end; the message names the cell by its id and first line."""
    assert message(run, notebook(parameters(), "1 + 1", cell, "2 + 2")) == snapshot


def test_memory_that_the_system_refused_is_told_as_the_limit(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may refuse before whoever watches has looked; the analyst needs the same cure."""
    greedy = notebook(parameters(), "raise MemoryError")
    assert message(run, greedy).endswith("MemoryError: MemoryError")
    monkeypatch.setattr(forks.supervised, "limits", Limits(memory_mb=700))
    assert message(run, greedy).endswith(
        "cell cell-1 (raise MemoryError): used more than 700 MB of memory; read less at once, or give it more with "
        "--max-memory"
    )


def test_an_endless_cell_is_stopped(run: Run, snapshot: SnapshotAssertion) -> None:
    """A monthly run of fifty clients must not wait for one of them for ever."""
    short = replace(run, timeout=5)
    assert message(short, notebook(parameters(), "1 + 1", "while True:\n    pass", "2 + 2")) == snapshot


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[NotebookNode, Path, str]:
    """A run that prints where it is: the executed notebook, the client's folder, and the notebook before."""
    root = tmp_path_factory.mktemp("told")
    client, scratch = root / "lamp-shop", root / "scratch"
    client.mkdir()
    scratch.mkdir()
    (client / "csv.py").write_text("raise ImportError('the client folder is on sys.path')")
    (client / "data.txt").write_text("read from the client's folder")
    content = notebook(
        parameters(),
        "print(client, month)",
        "import csv, os, sys\nprint(os.getcwd())\nprint(open('data.txt').read())",
        "print(os.environ['OMP_NUM_THREADS'], os.environ['PYTHONHASHSEED'], os.environ['GIVEN'], sys.executable)",
        "",
    )
    (client / "report.ipynb").write_text(content)
    run = Run(client / "report.ipynb", "label", client, scratch, "lamp-shop", "2024-04", {"GIVEN": "yes"})
    return execute(run), client, content


def printed(executed: NotebookNode) -> str:
    return "".join(output.text for cell in executed.cells for output in cell.get("outputs", []))


def test_the_run_has_the_parameters_asked_for(told: tuple[NotebookNode, Path, str]) -> None:
    """What the analyst left in the parameters cell is overruled."""
    assert "lamp-shop 2024-04" in printed(told[0])


def test_the_kernel_is_in_the_clients_folder_but_imports_nothing_from_it(told: tuple[NotebookNode, Path, str]) -> None:
    """Files are found by their short names; a stray csv.py next to them is not taken for Python's own."""
    assert f"{told[1]}\nread from the client's folder" in printed(told[0])


def test_the_kernel_is_this_python_with_one_thread(told: tuple[NotebookNode, Path, str]) -> None:
    """Sums and orders do not depend on the machine's cores, hash seed or installed kernels."""
    assert f"1 0 yes {sys.executable}" in printed(told[0])


def test_the_analysts_notebook_is_not_touched(told: tuple[NotebookNode, Path, str]) -> None:
    """A copy runs: the client's folder holds afterwards what it held before."""
    assert (told[1] / "report.ipynb").read_text() == told[2]
    assert sorted(path.name for path in told[1].iterdir()) == ["csv.py", "data.txt", "report.ipynb"]


def test_an_empty_cell_is_no_gap(told: tuple[NotebookNode, Path, str]) -> None:
    """JupyterLab leaves an empty cell at the end of every notebook; it is not run and needs not be."""
    assert told[0].cells[-1].source == ""
    assert told[0].cells[-1].execution_count is None


def test_it_runs_without_a_terminal(run: Run) -> None:
    """A scheduler has neither: no progress bar and no warning is written anywhere."""
    run.notebook.write_text(notebook(parameters(), "1 + 1"))
    script = (
        "import sys; from pathlib import Path; from readout.pipeline.execute import Run, execute; "
        "p = [Path(a) for a in sys.argv[1:]]; execute(Run(p[0], 'label', p[1], p[2], 'lamp-shop', '2024-04', {}))"
    )
    arguments = [str(run.notebook), str(run.client_dir), str(run.scratch)]
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], stdin=subprocess.DEVNULL, capture_output=True, check=True
    )
    assert (done.stdout, done.stderr) == (b"", b"")


@pytest.mark.parametrize("failures", [1, 2])
def test_a_kernel_that_does_not_start_has_a_second_chance(
    run: Run, monkeypatch: pytest.MonkeyPatch, failures: int
) -> None:
    """A busy machine may be why. Twice is no accident, and is said with the notebook's name."""
    launched: list[Path] = []
    launch = AsyncKernelManager._async_launch_kernel

    async def fails(self: AsyncKernelManager, *arguments: Any, **settings: Any) -> None:
        launched.append(Path(self.connection_file))
        if len(launched) <= failures:
            raise RuntimeError("Kernel didn't respond in 120 seconds")
        await launch(self, *arguments, **settings)

    monkeypatch.setattr(AsyncKernelManager, "_async_launch_kernel", fails)
    if failures == 1:
        run.notebook.write_text(notebook(parameters(), "print(1)"), encoding="utf-8")
        assert execute(run).cells[-1].outputs[0].text == "1\n"
    else:
        said = message(run, notebook(parameters(), "print(1)"))
        start = (
            "clients/lamp-shop/report.ipynb: no kernel started in two attempts (Kernel didn't respond in 120 seconds)"
        )
        assert said.startswith(start)
    assert len(set(launched)) == len(launched) == 2


def test_a_notebook_that_fails_has_no_second_chance(run: Run, tmp_path: Path) -> None:
    """It may have sent a message, or asked a paid service: what it does, it does once."""
    mark = f"open({str(tmp_path / 'ran')!r}, 'a').write('x')"
    for ending in ("1 / 0", "import os; os._exit(1)"):
        message(run, notebook(parameters(), mark, ending))
    assert (tmp_path / "ran").read_text() == "xx"


def test_a_full_disk_is_no_fault_of_the_kernel(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is handed on, to be said as what it is."""

    async def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "/tmp/kernel.json")

    monkeypatch.setattr(AsyncKernelManager, "_async_launch_kernel", full)
    run.notebook.write_text(notebook(parameters(), "print(1)"), encoding="utf-8")
    with pytest.raises(OSError, match="No space left"):
        execute(run)
