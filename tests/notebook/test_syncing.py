"""``readout sync`` on files: a notebook is whole at every moment, and a clone of the project knows what it was."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from readout.data.project import Project
from readout.model.errors import NotebookError
from readout.notebook import file as notebook_file
from readout.notebook.file import read_notebook
from readout.notebook.syncing import sync_client
from readout.notebook.template_base import base_of
from tests.pipeline.projects import ROOT, change, new_project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A client made from a template, by hand as before: its notebook knows no base."""
    made = new_project(tmp_path / "project", "lamp-shop")
    shutil.copytree(ROOT / "templates" / "ecommerce", made.root / "templates" / "ecommerce")
    client = made.clients_dir / "lamp-shop"
    name_template(made, "ecommerce")
    shutil.copyfile(ROOT / "templates" / "ecommerce" / "report.ipynb", client / "report.ipynb")
    change(client / "report.ipynb", 'client = \\"my-client\\"', 'client = \\"lamp-shop\\"')
    return made


def name_template(project: Project, template: str) -> None:
    config = project.clients_dir / "lamp-shop" / "client.yml"
    config.write_text(f"template: {template}\n" + config.read_text(encoding="utf-8"), encoding="utf-8")


def path(project: Project) -> Path:
    return project.clients_dir / "lamp-shop" / "report.ipynb"


def template(project: Project) -> Path:
    return project.root / "templates" / "ecommerce" / "report.ipynb"


def source(project: Project, id_: str) -> str:
    cells = read_notebook(path(project), "report.ipynb").cells
    return str(next(cell.source for cell in cells if cell["id"] == id_))


def test_an_upgrade_reaches_the_file(project: Project) -> None:
    """Once the base is known a changed template comes over, with the client and the month of the notebook."""
    assert not sync_client(project, "lamp-shop").behind
    change(template(project), "report.headline()", "report.headline()  # newer")
    change(template(project), 'client = \\"my-client\\"', '# who\\nclient = \\"my-client\\"')
    assert sync_client(project, "lamp-shop", check=True).behind
    assert source(project, "headline") == "report.headline()"
    synced = sync_client(project, "lamp-shop")
    assert synced.merged is not None
    assert synced.merged.updated == ["headline"]
    assert source(project, "headline") == "report.headline()  # newer"
    assert not sync_client(project, "lamp-shop", check=True).behind


def test_nothing_to_do_writes_nothing(project: Project) -> None:
    """Nor is a notebook's own way of writing JSON changed for nothing."""
    sync_client(project, "lamp-shop")
    loose = json.dumps(json.loads(path(project).read_text(encoding="utf-8")), indent=4)
    path(project).write_text(loose, encoding="utf-8")
    sync_client(project, "lamp-shop")
    assert path(project).read_text(encoding="utf-8") == loose


def test_the_notebook_is_whole_at_every_moment(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever breaks while it is written, the old one stands there; a save from elsewhere is not overwritten."""
    sync_client(project, "lamp-shop")
    change(template(project), "report.headline()", "report.headline()  # newer")
    before = path(project).read_bytes()

    def breaks(*_: object) -> None:
        raise OSError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", breaks)
        with pytest.raises(OSError, match="the disk is full"):
            sync_client(project, "lamp-shop")
    assert path(project).read_bytes() == before
    assert [each.name for each in path(project).parent.iterdir() if each.name.startswith(".")] == []

    def saved_meanwhile(notebook: nbformat.NotebookNode) -> bytes:
        path(project).write_bytes(before + b"\n")
        return b"{}"

    monkeypatch.setattr(notebook_file, "notebook_bytes", saved_meanwhile)
    with pytest.raises(NotebookError, match="was saved by somebody else just now; close it there and try again"):
        sync_client(project, "lamp-shop")
    assert path(project).read_bytes() == before + b"\n"


def test_another_template_is_another_base(project: Project) -> None:
    """client.yml moved to another template: what the old one had is no reason to change or remove anything."""
    sync_client(project, "lamp-shop")
    shutil.copytree(template(project).parent, project.root / "templates" / "other")
    change(project.root / "templates" / "other" / "report.ipynb", "report.headline()", "report.headline()  # other")
    change(project.clients_dir / "lamp-shop" / "client.yml", "template: ecommerce", "template: other")
    synced = sync_client(project, "lamp-shop")
    assert synced.merged is not None
    assert [(each.cell, each.why) for each in synced.merged.conflicts] == [("headline", "differs from the template")]
    assert source(project, "headline") == "report.headline()"


def test_git_keeps_the_base(project: Project) -> None:
    """The filter that commits notebooks without outputs keeps what a later sync needs."""
    sync_client(project, "lamp-shop")
    kept = base_of(read_notebook(path(project), "report.ipynb"))
    subprocess.run([sys.executable, "-m", "nbstripout", str(path(project))], check=True, capture_output=True)
    assert kept is not None
    assert base_of(read_notebook(path(project), "report.ipynb")) == kept


def test_what_cannot_be_synced_is_said(project: Project) -> None:
    """A template that is not there, cells without ids, and a client without a template."""
    change(project.clients_dir / "lamp-shop" / "client.yml", "template: ecommerce", "template: gone")
    with pytest.raises(NotebookError, match=r"templates/gone/report.ipynb: there is no such file"):
        sync_client(project, "lamp-shop")
    change(project.clients_dir / "lamp-shop" / "client.yml", "template: gone\n", "")
    assert sync_client(project, "lamp-shop").template is None
    name_template(project, "ecommerce")
    old = json.loads(path(project).read_text(encoding="utf-8"))
    for cell in old["cells"]:
        del cell["id"]
    path(project).write_text(json.dumps(old | {"nbformat_minor": 4}), encoding="utf-8")
    with pytest.raises(NotebookError, match="has cells without an id, by which templates are brought over"):
        sync_client(project, "lamp-shop")


@pytest.mark.parametrize("client", ["gift-shop", "insurance-quotes", "wiki-publisher"])
def test_the_demo_clients_are_up_to_date(client: str) -> None:
    """A change of a template reaches them in the same commit, or their analysts' reports differ without a reason."""
    assert not sync_client(Project(ROOT), client, check=True).behind
