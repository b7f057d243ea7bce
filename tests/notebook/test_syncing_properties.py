"""``readout sync`` on files that template's designer and analyst have both edited in any way."""

from __future__ import annotations

import copy
import json
import os
import shutil
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from readout.data.project import Project
from readout.notebook.file import notebook_bytes
from readout.notebook.narrative_cell import stamp_of
from readout.notebook.syncing import sync_client
from tests.pipeline.projects import ROOT, change, new_project

SHIPPED = ROOT / "templates" / "ecommerce" / "report.ipynb"
SOURCES = st.sampled_from(["report.headline()", "1 + 1", "", "# übrigens", 'Wir haben: "Kälte" \\ {{< x >}} </script>'])
WATCHED: list[Path] = []
SEEN: list[str] = []


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A client made from a template of the project's own."""
    made = new_project(tmp_path_factory.mktemp("sync") / "project", "lamp-shop")
    shutil.copytree(SHIPPED.parent, made.root / "templates" / "ecommerce")
    config = made.clients_dir / "lamp-shop" / "client.yml"
    config.write_text("template: ecommerce\n" + config.read_text(encoding="utf-8"), encoding="utf-8")
    return made


@st.composite
def edited(draw: st.DrawFn, cells: list[NotebookNode], name: str) -> list[NotebookNode]:
    """Cells deleted, edited, moved and added; the parameters stay first, as no notebook runs without them."""
    first, *rest = [copy.deepcopy(cell) for cell in cells]
    kept = [cell for cell in rest if draw(st.integers(0, 5))]
    for cell in kept:
        if not draw(st.integers(0, 3)):
            cell.source = draw(SOURCES)
    for number in range(draw(st.integers(0, 3))):
        make = new_code_cell if draw(st.booleans()) else new_markdown_cell
        added = make(draw(SOURCES), id=f"{name}-{number}")
        if draw(st.booleans()) and added.cell_type == "markdown":
            added.metadata["readout"] = {"slot": "explain", "kpis": ["revenue"]}
        kept.insert(draw(st.integers(0, len(kept))), added)
    return [first, *(draw(st.permutations(kept)) if draw(st.booleans()) else kept)]


def hook(event: str, arguments: tuple[object, ...]) -> None:
    """Note what is done to the watched file: opened to be written, or replaced, and by what."""
    if not WATCHED:
        return
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR):
        SEEN.extend("written in place" for each in WATCHED if str(arguments[0]) == str(each))
    if event == "os.rename" and str(arguments[1]) == str(WATCHED[0]):
        nbformat.validate(nbformat.reads(Path(str(arguments[0])).read_text(encoding="utf-8"), as_version=4))
        SEEN.append("replaced by a valid notebook")


sys.addaudithook(hook)


@contextmanager
def watching(path: Path) -> Iterator[list[str]]:
    WATCHED.append(path)
    SEEN.clear()
    try:
        yield SEEN
    finally:
        WATCHED.clear()


def untouchable(path: Path, of_template: set[str], brought: Collection[str] = ()) -> list[str]:
    """The narrative and the analyst's own cells, to the last byte and in their order; ``brought`` are new ones."""
    cells = nbformat.reads(path.read_text(encoding="utf-8"), as_version=4).cells
    own = [
        each
        for each in cells
        if stamp_of(each) is not None or not (each["id"] in of_template or each["id"].startswith("template-"))
    ]
    return [json.dumps(each, sort_keys=True) for each in own if each["id"] not in brought]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_nothing_typed_is_lost_whoever_edits_what(project: Project, data: st.DataObject) -> None:
    """Over three upgrades: one valid notebook replaces another, never half of one; words and added cells are as before.

    ``--check`` writes nothing, and says the same as the run that follows it.
    """
    path = project.clients_dir / "lamp-shop" / "report.ipynb"
    template = project.root / "templates" / "ecommerce" / "report.ipynb"
    shipped = nbformat.reads(SHIPPED.read_text(encoding="utf-8"), as_version=4)
    template.write_bytes(SHIPPED.read_bytes())
    shutil.copyfile(SHIPPED, path)
    change(path, 'client = \\"my-client\\"', 'client = \\"lamp-shop\\"')
    sync_client(project, "lamp-shop")
    ids = {cell["id"] for cell in shipped.cells}
    for upgrade in range(3):
        notebook = nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)
        notebook.cells = data.draw(edited(notebook.cells, f"mine-{upgrade}"))
        path.write_bytes(notebook_bytes(notebook))
        newer = copy.deepcopy(shipped)
        newer.cells = data.draw(edited(shipped.cells, f"template-{upgrade}"))
        template.write_bytes(notebook_bytes(newer))
        before, bytes_ = untouchable(path, ids), path.read_bytes()
        with watching(path) as seen:
            behind = sync_client(project, "lamp-shop", check=True).behind
            assert seen == []
            assert path.read_bytes() == bytes_
            synced = sync_client(project, "lamp-shop")
            assert synced.behind == behind
            assert set(seen) <= {"replaced by a valid notebook"}
        brought = set(synced.merged.inserted) if synced.merged else set()
        assert untouchable(path, ids, brought) == before
