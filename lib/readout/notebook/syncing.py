"""Bring clients' notebooks up to their templates: written beside and renamed, and only when they change."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from readout.data.client_file import read_client
from readout.data.project import Project
from readout.model.errors import NotebookError, Problem
from readout.notebook.file import read_notebook, write_notebook
from readout.notebook.merging import Merged, Side, merge
from readout.notebook.parameters import read_parameters, set_parameters
from readout.notebook.template_base import base_of


@dataclass(frozen=True)
class Synced:
    """What syncing one client came to. ``template`` is None for a client whose client.yml names none."""

    client: str
    notebook: str
    template: str | None
    merged: Merged | None = None

    @property
    def behind(self) -> bool:
        """Whether something was, or would be, brought over, or is left to the analyst."""
        return self.merged is not None and self.merged.behind


def sync_client(project: Project, client_id: str, *, check: bool = False, settle: Side | None = None) -> Synced:
    """Bring a client's notebook up to its template; with ``check``, only look.

    Raises ReadoutError: no such client or template, a notebook that cannot be read, has no cell ids, or was saved by
    somebody else meanwhile.
    """
    client = read_client(project, client_id)
    path = project.client_file(client_id, "report.ipynb")
    label = project.relative(path)
    if client.template is None:
        return Synced(client_id, label, None)
    content = path.read_bytes() if path.is_file() else b""
    mine = _with_ids(read_notebook(path, label), label)
    template = _template(project, client.template, mine, label)
    base = base_of(mine)
    known = base if base is not None and base.template == client.template else None
    merged = merge(mine, template, client.template, known, settle)
    if not check and merged.notebook != mine:
        write_notebook(path, content, merged.notebook, label)
    return Synced(client_id, label, client.template, merged)


def _template(project: Project, name: str, mine: NotebookNode, label: str) -> NotebookNode:
    """Return a template's notebook, its parameters cell for the client and the month that ``mine`` is open for."""
    path = project.root / "templates" / name / "report.ipynb"
    where = project.relative(path)
    template = _with_ids(read_notebook(_inside(project, path, where), where), where)
    parameters = read_parameters(mine, label)
    set_parameters(template, where, parameters.client, parameters.month)
    return template


def _inside(project: Project, path: Path, where: str) -> Path:
    if not path.resolve().is_relative_to((project.root / "templates").resolve()):
        raise NotebookError(Problem(where, "leads out of templates/; put the template itself there"))
    return path


def _with_ids(notebook: NotebookNode, label: str) -> NotebookNode:
    ids = [cell.get("id") for cell in notebook.cells]
    if None in ids:
        cure = "open it in JupyterLab and save it once; cells then have ids"
        raise NotebookError(Problem(label, f"has cells without an id, by which templates are brought over; {cure}"))
    if len(set(ids)) < len(ids):
        twice = next(each for each in ids if ids.count(each) > 1)
        raise NotebookError(Problem(label, f"has two cells with the id {twice}; delete one of them"))
    return notebook
