"""Other people's files, one folder each: read right when client.yml says how, refused with the cure when it does not.

``tests/data/corpus/<case>/`` holds the data, the part of client.yml about them, and what must come of it:
``figures.json`` (the KPI ``revenue`` by month, worked out by hand) or ``message.txt`` (what the analyst is told).
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from readout.data.client_file import read_client
from readout.data.project import Project
from readout.data.sources.figures import read_figures
from readout.model.errors import SourceError

from .conftest import by_month
from .corpus_workbooks import CORPUS, WORKBOOKS

CASES = sorted(folder.name for folder in CORPUS.iterdir() if folder.is_dir())
READ = [case for case in CASES if (CORPUS / case / "figures.json").exists()]
REFUSED = [case for case in CASES if case not in READ]


def project_of(case: str, root: Path) -> Project:
    """Return a project whose client ``shop`` has the case's data and its part of client.yml."""
    (root / "_quarto.yml").touch()
    shutil.copytree(CORPUS / case, root / "clients" / "shop")
    said = (CORPUS / case / "client.yml").read_text("utf-8")
    (root / "clients" / "shop" / "client.yml").write_text(f"name: Shop\n{said}", "utf-8")
    return Project(root)


@pytest.mark.parametrize("case", READ)
def test_a_file_is_read_as_client_yml_says(case: str, tmp_path: Path) -> None:
    """Where ``format`` tells how a file is written, its figures are right."""
    project = project_of(case, tmp_path)
    series = read_figures(project, read_client(project, "shop")).series["revenue"]
    assert by_month(series.values.dropna()) == json.loads((CORPUS / case / "figures.json").read_text("utf-8"))


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_is_refused_with_the_cure(case: str, tmp_path: Path) -> None:
    """What could be read in two ways, or is not what it says, is named with its place; nothing is guessed."""
    project = project_of(case, tmp_path)
    with pytest.raises(SourceError) as caught:
        read_figures(project, read_client(project, "shop"))
    assert f"{caught.value}\n" == (CORPUS / case / "message.txt").read_text("utf-8")


def test_every_case_has_one_expectation() -> None:
    """A case without an expectation would pass whatever happens; the corpus is large enough to be worth its name."""
    assert len(CASES) >= 40
    for case in CASES:
        assert ((CORPUS / case / "figures.json").exists()) != ((CORPUS / case / "message.txt").exists()), case


def test_the_workbooks_are_what_their_source_says() -> None:
    """A binary file in the corpus can be read, and changed, in ``corpus_workbooks.py``."""
    for case, content in WORKBOOKS.items():
        assert (CORPUS / case / "data" / "orders.xlsx").read_bytes() == content, case
    assert {case for case in CASES if (CORPUS / case / "data" / "orders.xlsx").exists()} == set(WORKBOOKS)
