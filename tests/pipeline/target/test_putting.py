"""A report is at a place whole or not at all; only what is missing is put there, and nothing foreign is touched."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.data.lock import LOCKS, locked
from readout.data.project import Project
from readout.model.errors import Problem, ReadoutError
from readout.pipeline.outcome import Outcome
from readout.pipeline.target import putting as module
from readout.pipeline.target.layout import published_version, read_pointer
from readout.pipeline.target.place import Place, place
from readout.pipeline.target.putting import Putting, put_all
from tests.pipeline.target.there import APRIL, PUT, files_below, published, read_by


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "there"


@pytest.fixture
def there(folder: Path) -> Place:
    return place(f"file://{folder}")


@pytest.fixture
def writes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of what is written, in order."""
    names: list[str] = []
    write = Place.write

    def noted(self: Place, name: str, content: bytes) -> None:
        names.append(name)
        write(self, name, content)

    monkeypatch.setattr(Place, "write", noted)
    return names


def put(project: Project, there: Place, client: str = "lamp-shop") -> str:
    return Putting(project, there).put(client, APRIL)


@pytest.mark.parametrize("kind", ["file", "memory"])
def test_what_is_published_is_there(project: Project, tmp_path: Path, kind: str) -> None:
    """Page, PDF, figures and record, as they are here; the notebook with the analyst's own cells stays here."""
    there = place(f"file://{tmp_path / 'there'}" if kind == "file" else f"memory://{uuid.uuid4().hex}")
    published(project, "lamp-shop", "one")
    assert put(project, there) == "put"
    found = read_by(there, "lamp-shop")
    assert found is not None
    assert found.keys() == PUT
    assert found["report.html"] == b"<p>one"
    assert put(project, there) == "there"


def test_the_pointer_is_written_last(project: Project, there: Place, writes: list[str]) -> None:
    """Until then a reader finds the report before."""
    published(project, "lamp-shop", "one")
    put(project, there)
    *files, pointer = writes
    assert pointer == "2024-04/lamp-shop.json"
    assert len(files) == len(PUT)


class Killed(BaseException):
    """As good as SIGKILL: nobody tidies up."""


@pytest.mark.parametrize("after", range(5))
@pytest.mark.parametrize("before", [None, "one"])
def test_killed_between_two_files(
    project: Project, there: Place, folder: Path, before: str | None, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last whole report is what is read, or none; the next run puts only what is missing."""
    if before is not None:
        published(project, "lamp-shop", before)
        put(project, there)
    published(project, "lamp-shop", "two")
    write, left = Place.write, iter(range(after))
    names: list[str] = []

    def dying(self: Place, name: str, content: bytes) -> None:
        if next(left, None) is None:
            raise Killed
        write(self, name, content)

    with monkeypatch.context() as patched:
        patched.setattr(Place, "write", dying)
        with pytest.raises(Killed):
            put(project, there)
    found = read_by(there, "lamp-shop")
    assert (found and found["report.html"]) == (before and f"<p>{before}".encode())

    def noted(self: Place, name: str, content: bytes) -> None:
        names.append(name)
        write(self, name, content)

    monkeypatch.setattr(Place, "write", noted)
    assert put(project, there) == "put"
    assert len(names) == len(PUT) + 1 - after
    found = read_by(there, "lamp-shop")
    assert found is not None
    assert found["report.html"] == b"<p>two"


def test_what_somebody_took_away_is_put_again(project: Project, there: Place, folder: Path, writes: list[str]) -> None:
    """And nothing else is."""
    published(project, "lamp-shop", "one")
    put(project, there)
    (pdf,) = folder.glob(".versions/lamp-shop/2024-04/*/report.pdf")
    pdf.unlink()
    writes.clear()
    assert put(project, there) == "mended"
    assert [Path(name).name for name in writes] == ["report.pdf"]
    assert put(project, there) == "there"


def test_the_version_before_stays_and_older_ones_go(project: Project, there: Place, folder: Path) -> None:
    """Whoever reads the last one goes on reading it. What is not a file of ours stays, wherever it lies."""
    foreign = [folder / "2024-04" / "notes.txt", folder / ".versions" / "lamp-shop" / "2024-04" / "notes.txt"]
    for said in ("one", "two", "three"):
        published(project, "lamp-shop", said)
        put(project, there)
        for path in foreign:
            path.write_text("mine")
    versions = [path.read_text() for path in folder.glob(".versions/lamp-shop/2024-04/*/report.html")]
    assert sorted(versions) == ["<p>three", "<p>two"]
    assert all(path.read_text() == "mine" for path in foreign)


def test_a_report_that_comes_back_is_not_taken_for_an_old_one(project: Project, there: Place) -> None:
    """One, two, and one again: both are whole afterwards."""
    for said in ("one", "two", "one"):
        published(project, "lamp-shop", said)
        put(project, there)
        found = read_by(there, "lamp-shop")
        assert found is not None
        assert found["report.html"] == f"<p>{said}".encode()


def test_a_pointer_that_is_not_ours_is_written_anew_and_deletes_nothing(
    project: Project, there: Place, folder: Path
) -> None:
    """Damaged, of another layout, or made up to have a folder elsewhere removed."""
    published(project, "lamp-shop", "one")
    other = folder / "other" / "report.html"
    other.parent.mkdir()
    other.write_text("mine")
    pointer = folder / "2024-04" / "lamp-shop.json"
    pointer.parent.mkdir()
    version = published_version(project, "lamp-shop", APRIL)
    assert version is not None
    for content in (
        b"{",
        b"[]",
        b'{"schema": 2}',
        b'{"schema": 1, "version": "../../other", "files": {}, "before": null}',
    ):
        pointer.write_bytes(content)
        assert put(project, there) == "put"
        assert read_by(there, "lamp-shop") is not None
    damaged = pointer.read_text().replace('"before": null', '"before": "../../../../other"')
    pointer.write_text(damaged)
    assert read_pointer(damaged.encode()) is None
    published(project, "lamp-shop", "two")
    put(project, there)
    assert other.read_text() == "mine"


def test_a_damaged_report_is_not_put(project: Project, there: Place, folder: Path) -> None:
    """It is said with the command that makes it again."""
    published(project, "lamp-shop", "one")
    (project.report_dir("lamp-shop", APRIL) / "report.pdf").write_bytes(b"half")
    with pytest.raises(ReadoutError, match=r"^reports/2024-04/lamp-shop: is not whole.*readout run lamp-shop --month"):
        put(project, there)
    assert files_below(folder).keys() == {"readout.json"}


def test_one_run_at_a_time_puts_a_client(project: Project, there: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other is told, for this client alone; so an older report never takes a newer one's place."""
    monkeypatch.setattr(module, "PATIENCE", 0.2)
    published(project, "lamp-shop", "one")
    with (
        locked(project.reports_dir / LOCKS / "lamp-shop.to.lock"),
        pytest.raises(ReadoutError, match="another run has been putting this report there"),
    ):
        put(project, there)


def test_each_outcome_is_passed_on_once_its_report_is_there(project: Project, there: Place) -> None:
    """A failed one as it is; one that cannot be put has failed, and its log says so."""
    published(project, "lamp-shop", "one")
    made = [
        Outcome("lamp-shop", APRIL, "final", 1.0, "reports/2024-04/lamp-shop"),
        Outcome("broken", APRIL, "failed", 1.0, error="no"),
        Outcome("not-there", APRIL, "unchanged", 1.0),
    ]
    putting = Putting(project, there)
    outcomes = {each.client: each for each in put_all(made, putting)}
    assert {client: each.status for client, each in outcomes.items()} == {
        "lamp-shop": "final", "broken": "failed", "not-there": "failed",
    }  # fmt: skip
    assert outcomes["broken"].error == "no"
    assert "is not whole" in (outcomes["not-there"].error or "")
    assert "is not whole" in project.log_file("not-there").read_text()
    assert putting.told() == f"{there.url}: 1 put there"
    assert read_by(there, "lamp-shop") is not None


def test_a_run_that_is_stopped_stops_putting(project: Project, there: Place) -> None:
    """What waits is left; whoever makes reports hears of it."""
    closed: list[bool] = []

    def outcomes() -> Iterator[Outcome]:
        try:
            while True:
                yield Outcome("broken", APRIL, "failed", 1.0, error="no")
        finally:
            closed.append(True)

    passed = put_all(outcomes(), Putting(project, there))
    next(passed)
    passed.close()  # type: ignore[attr-defined]
    del passed
    assert closed == [True]


PAGE = """<a href="#draft">Drafts</a> <a href="../2024-03/index.html">March</a>
<a href="lamp-shop/report.html">Lamp shop</a> <a href="lamp-shop/report.pdf">PDF</a>
<a href="../2024-03/lamp-shop/report.html">March</a> <a href="../.logs/lamp-shop.log">log</a>"""


def test_the_page_of_the_month_leads_to_what_is_there(project: Project, there: Place, folder: Path) -> None:
    """Report and PDF of the version that was put; a report or log that is not there is named without a link."""
    published(project, "lamp-shop", "one")
    page = project.month_page(APRIL)
    page.write_text(PAGE)
    putting = Putting(project, there)
    putting.put("lamp-shop", APRIL)
    assert putting.put_pages({APRIL: page}) is None
    (version,) = folder.glob(".versions/lamp-shop/2024-04/*")
    led = f"../.versions/lamp-shop/2024-04/{version.name}"
    assert (folder / "2024-04" / "index.html").read_text() == PAGE.replace('href="lamp-shop/', f'href="{led}/').replace(
        'href="../2024-03/lamp-shop/report.html"', ""
    ).replace('href="../.logs/lamp-shop.log"', "")


def test_a_page_that_cannot_be_put_is_said(project: Project, there: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reports are there all the same."""

    def full(*_: object) -> None:
        raise ReadoutError(Problem(there.url, "is full"))

    monkeypatch.setattr(Place, "write", full)
    project.month_page(APRIL).parent.mkdir(parents=True)
    project.month_page(APRIL).write_text(PAGE)
    said = Putting(project, there).put_pages({APRIL: project.month_page(APRIL)})
    assert said == f"the page of the month was not put there: {there.url}: is full"
