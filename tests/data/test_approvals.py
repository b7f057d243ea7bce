"""The small files of ``approvals/``: who approved what, what was let pass, which version was begun, and why."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from readout.data.approvals import Approval, read_approval, write_approval
from readout.data.overrides import Override, read_overrides, write_overrides
from readout.data.project import Project
from readout.data.revisions import read_revisions, write_revision
from readout.model.errors import ConfigError
from readout.model.history import Allowed
from readout.model.revision import Begun
from tests.builders import month

MAY = month("2012-05")
AT = "2012-06-04T09:30:00+00:00"
APPROVAL = Approval(
    "shop",
    MAY,
    2,
    "lead",
    AT,
    files={"report.pdf": "ab" * 32},
    words={"summary": "cd" * 32, "goals": "ef" * 32},
    recipients={"owner": "01" * 32},
    config={"agency.yml": "23" * 32},
    templates={"templates/style/report.css": "45" * 32},
    allowed=(Allowed("R501", "The shop moved"),),
)
OVERRIDES = (Override("R501", "The shop moved", "lead", AT, ("revenue fell", "orders fell")),)
BEGUN = Begun(MAY, 2, "An order was booked twice – “sorry”")
APPROVED, ALLOWED, REVISED = "2012-05.v2.json", "2012-05.v2.allowed.json", "2012-05.v2.revision.json"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with the client ``shop``, whose second version of May was begun, let pass and approved."""
    (tmp_path / "clients" / "shop").mkdir(parents=True)
    made = Project(tmp_path)
    write_approval(made, APPROVAL)
    write_overrides(made, "shop", MAY, 2, OVERRIDES)
    write_revision(made, "shop", BEGUN, AT)
    return made


def path(project: Project, name: str) -> Path:
    return project.clients_dir / "shop" / "approvals" / name


READERS: dict[str, Callable[[Project], Any]] = {
    APPROVED: lambda project: read_approval(project, "shop", MAY, 2),
    ALLOWED: lambda project: read_overrides(project, "shop", MAY, 2),
    REVISED: lambda project: read_revisions(project, "shop"),
}


def test_what_is_written_is_read_back(project: Project) -> None:
    """The cells in their order, for a notebook with its cells in another order is another report."""
    approval = READERS[APPROVED](project)
    assert approval == APPROVAL
    assert list(approval.words) == ["summary", "goals"]
    assert approval.day == "2012-06-04"
    assert READERS[ALLOWED](project) == OVERRIDES
    assert READERS[REVISED](project) == (BEGUN,)


def test_files_that_are_not_there_say_nothing(tmp_path: Path) -> None:
    """Nothing was approved, let pass or begun."""
    (tmp_path / "clients" / "shop").mkdir(parents=True)
    assert [read(Project(tmp_path)) for read in READERS.values()] == [None, (), ()]


def test_the_file_of_overrides_goes_with_the_last_of_them(project: Project) -> None:
    """An override that was taken back leaves no trace in the folder."""
    write_overrides(project, "shop", MAY, 2, ())
    write_overrides(project, "shop", MAY, 2, ())
    assert not path(project, ALLOWED).exists()


def test_an_override_covers_what_it_was_given_for() -> None:
    """The same code with other words is another error."""
    (given,) = OVERRIDES
    assert given.covers("R501", "orders fell")
    assert not given.covers("R501", "customers fell")
    assert not given.covers("R502", "orders fell")


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        (APPROVED, {"schema": 2}, "schema is 2, and this Readout reads 1; take the file from git again, or approve"),
        (APPROVED, {"approved_by": None}, "approved_by is empty; write who approved it"),
        (APPROVED, {"month": "2012-06"}, "is the approval of shop 2012-06 version 2; take the file from git again"),
        (ALLOWED, {"schema": None}, "holds no overrides; take the file from git again"),
        (ALLOWED, {"allowed": [{"code": "R501"}]}, "allowed[0].because is missing; write why it was allowed"),
        (ALLOWED, {"client": "other"}, "is of other 2012-05 version 2; take the file from git again"),
        (REVISED, {"schema": 7}, "is no version that was begun; take the file from git again"),
        (REVISED, {"version": 1}, "version is 1; write 2 or more"),
        (REVISED, {"client": "other"}, "is of other 2012-05 version 2; take the file from git again"),
    ],
)
def test_a_file_that_says_otherwise_is_named_with_its_key_and_the_cure(
    project: Project, name: str, change: dict[str, Any], said: str
) -> None:
    """What was approved is evidence: nothing of it is guessed."""
    file = path(project, name)
    file.write_text(json.dumps(json.loads(file.read_text()) | change))
    with pytest.raises(ConfigError) as refused:
        READERS[name](project)
    assert str(refused.value).startswith(f"clients/shop/approvals/{name}: {said}")


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("content", ["", "[]", '"text"', "{", '{"schema": NaN}'])
def test_a_broken_file_is_no_traceback(project: Project, name: str, content: str) -> None:
    """A merge may leave anything behind."""
    path(project, name).write_text(content)
    with pytest.raises(ConfigError, match=name.replace(".", r"\.")):
        READERS[name](project)
