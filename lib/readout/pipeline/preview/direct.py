"""Running a notebook that holds only our own calls without a kernel.

What such a cell shows is what the same method of the same report returns, so a preview calls it where it is; starting
a kernel and talking to it takes longer than all the rest of a page. A notebook with any other code, or with the calls
in another order than Python would need, is not run here.
"""

from __future__ import annotations

import ast
import copy
import inspect
from collections.abc import Callable

from nbformat import NotebookNode
from nbformat.v4 import new_output

from readout.data.project import Project
from readout.display.blocks import Section
from readout.model.report import Report
from readout.notebook.facade import NotebookReport
from readout.notebook.parameters import NAMES, TAG

_IMPORT, _OPEN = "from readout import open_report", "report = open_report(client, month)"
_HARMLESS_TAGS = {TAG, "remove-cell"}  # others may keep a cell from being run
_CALLS = {name for name, _ in inspect.getmembers(NotebookReport, inspect.isfunction) if not name.startswith("_")}


def is_ours(notebook: NotebookNode) -> bool:
    """Whether all code is the templates': the parameters, opening the report, and its calls, in this order."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    tagged = [TAG in cell.metadata.get("tags", []) for cell in code]
    if tagged.count(True) != 1 or any(set(cell.metadata.get("tags", [])) - _HARMLESS_TAGS for cell in code):
        return False
    done: list[str] = []
    for cell, parameters in zip(code, tagged, strict=True):
        if parameters:
            if done or not _assigns_parameters(cell.source):
                return False
            continue
        for line in lines_of(cell):
            if line == _IMPORT or (line == _OPEN and _IMPORT in done) or (_call(line) and _OPEN in done):
                done.append(line)
            else:
                return False
    return True


def run_here(project: Project, report: Report, notebook: NotebookNode) -> NotebookNode:
    """Return ``notebook``, which ``is_ours``, with what its calls show.

    A method may raise whatever it would raise in a kernel.
    """
    executed = copy.deepcopy(notebook)
    facade = NotebookReport(project, report, in_run=True)
    code = [cell for cell in executed.cells if cell.cell_type == "code"]
    for count, cell in enumerate(code, start=1):
        cell.outputs, cell.execution_count = [], count
        for number, line in enumerate(lines_of(cell), start=1):
            shown = _method(facade, line)() if _call(line) else None
            if isinstance(shown, Section) and number == len(lines_of(cell)):  # Jupyter shows a cell's last value
                data, metadata = shown._repr_mimebundle_()
                cell.outputs = [new_output("execute_result", data, metadata=metadata, execution_count=count)]
    return executed


def lines_of(cell: NotebookNode) -> list[str]:
    """Return a cell's lines of code, without comments of their own line."""
    lines = (line.rstrip() for line in cell.source.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _call(line: str) -> str:
    """The method that a line calls; empty where it does anything else."""
    name = line.removeprefix("report.").removesuffix("()")
    return name if line == f"report.{name}()" and name in _CALLS else ""


def _method(facade: NotebookReport, line: str) -> Callable[[], object]:
    method: Callable[[], object] = getattr(facade, _call(line))
    return method


def _assigns_parameters(source: str) -> bool:
    """Whether a cell assigns texts to client and month, and does nothing else."""
    try:
        statements = ast.parse(source).body
    except (SyntaxError, ValueError):
        return False
    names = []
    for each in statements:
        if not isinstance(each, ast.Assign) or not isinstance(each.value, ast.Constant):
            return False
        names += [target.id if isinstance(target, ast.Name) else "" for target in each.targets]
    return sorted(names) == sorted(NAMES)
