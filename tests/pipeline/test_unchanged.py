"""Nothing is done twice, and no report is left as it was that would be another."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_markdown_cell

from readout.data.project import Project
from readout.model.report import Report
from readout.pipeline import makings
from readout.pipeline.batch import Order, run_all
from readout.pipeline.outcome import Outcome
from readout.pipeline.publish import digest, publish
from readout.pipeline.watched import Beyond, Known, watched
from tests.pipeline.here import here
from tests.pipeline.projects import change, new_project

APRIL = "2024-04"
CLIENTS = ("a-shop", "b-shop")


def quick(project: Project, _: object, data: Any, month: pd.Period, *rest: object, **settings: object) -> Outcome:
    """Publish in no time what stands for a report: its figures, and the notebook as it is."""
    report: Report = data.report(month)
    client = report.client.id
    outputs = {"facts.json": repr([kpi.value for kpi in report.kpis]).encode(), "report.html": b"h", "report.pdf": b"p"}
    record = {"status": "final", "outputs": {name: digest(each) for name, each in outputs.items()}, "checks": []}
    notebook = project.client_file(client, "report.ipynb").read_bytes()
    files = {**outputs, "run.json": json.dumps(record).encode(), "report.ipynb": notebook}
    path = publish(project.reports_dir, client, str(month), files)
    return Outcome(client, str(month), "final", 0.0, project.relative(path))


@pytest.fixture
def made(original: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project whose two clients' reports of April are published; making one takes no time."""
    monkeypatch.setattr("readout.pipeline.attempt.make_report", quick)
    shutil.copytree(original.root, tmp_path / "project", symlinks=True)
    return Project(tmp_path / "project")


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """What each test has a copy of."""
    root = tmp_path_factory.mktemp("original") / "project"
    project = new_project(root, *CLIENTS)
    change(root / "agency.yml", "logo: templates/style/agency.svg", "logo: art.svg\nroots: {drive: drive}")
    (root / "art.svg").write_text("<svg/>")
    drive = root / "drive" / "a-shop"
    drive.mkdir(parents=True)
    orders = (root / "clients/a-shop/data/orders.csv").read_bytes()
    (drive / "orders-1.csv").write_bytes(orders)
    for client in CLIENTS:
        change(root / "clients" / client / "client.yml", "name: Lamp shop", f"name: {client.title()}")
    rooted = "orders: {file: orders-*.csv, root: drive, currency_column: money, amounts: [revenue],"
    change(root / "clients/a-shop/client.yml", "orders: {file: data/orders.csv,", rooted)
    (drive / "orders-1.csv").write_bytes(b"".join(each + b",GBP\n" for each in orders.splitlines()))
    change(drive / "orders-1.csv", "revenue,GBP", "revenue,money")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("readout.pipeline.attempt.make_report", quick)
        assert redone(project) == {*CLIENTS}
        assert redone(project) == set()
    return project


def outcomes(project: Project, month: str | None = APRIL, **more: Any) -> dict[str, Outcome]:
    order = Order(project, project.clients(), month, "embedded", **more)
    return {each.client: each for each in run_all(order, pool=here)}


def redone(project: Project, month: str | None = APRIL, **more: Any) -> set[str]:
    """The clients that a run does anything for."""
    return {client for client, each in outcomes(project, month, **more).items() if each.status != "unchanged"}


def append(name: str, content: bytes = b" ") -> Callable[[Project], None]:
    def touch(project: Project) -> None:
        path = project.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((path.read_bytes() if path.exists() else b"") + content)

    return touch


def remove(name: str) -> Callable[[Project], None]:
    return lambda project: (project.root / name).unlink()


A_NEW_ORDER = b"2024-04-11,999,1,GBP\n"
OF_ONE = [
    append("clients/a-shop/client.yml", b"\n"),
    append("clients/a-shop/report.ipynb"),
    append("clients/a-shop/work.csv", b"\n"),
    append("clients/a-shop/data/orders.csv"),
    append("clients/a-shop/data/more/new.csv"),
    append("clients/a-shop/data/.hidden.csv"),
    append("clients/a-shop/queries/ads.sql"),
    append("clients/a-shop/logo.svg"),
    append("clients/a-shop/shot.png"),
    append("clients/a-shop/rates.csv"),
    append("clients/a-shop/past/2024-03.ipynb"),
    append("clients/a-shop/history/2024-03.v1.json"),
    append("clients/a-shop/minutes/2024-03.md"),
    append("clients/a-shop/approvals/2024-04.v1.allowed.json"),
    append("clients/a-shop/approvals/2024-04.v2.revision.json"),
    lambda project: (project.clients_dir / "a-shop" / "evidence").mkdir(),
    append("drive/a-shop/orders-1.csv", A_NEW_ORDER),
    append("drive/a-shop/orders-2.csv", b"date,order,revenue,money\n" + A_NEW_ORDER),
    append("rates.csv", b"currency,month,rate\n"),
]
OF_ALL = [
    append("agency.yml", b"\n"),
    append("_quarto.yml", b"\n"),
    append("art.svg"),
    append("templates/style/report.css"),
    append("templates/style/fonts/new.ttf"),
    remove("templates/style/report.typ"),
]
OF_NONE = [
    append("clients/a-shop/approvals/2024-04.v1.json"),
    append("clients/a-shop/.ipynb_checkpoints/report-checkpoint.ipynb"),
    append("clients/a-shop/__pycache__/x.pyc"),
    append("drive/a-shop/notes.csv"),
    append("drive/b-shop/orders-1.csv"),
    append("templates/ecommerce/client.yml"),
    append("README.md"),
    append("outbox/2024-04/a-shop.eml"),
]


@pytest.mark.parametrize(
    ("touch", "whose"),
    [
        *((each, {"a-shop"}) for each in OF_ONE),
        *((each, {*CLIENTS}) for each in OF_ALL),
        *((each, {""}) for each in OF_NONE),
    ],
)
def test_each_kind_of_input_redoes_exactly_whose_it_is(
    made: Project, touch: Callable[[Project], None], whose: set[str]
) -> None:
    """Touched one by one: what a report is made of, what all are made of, and what none is."""
    touch(made)
    assert redone(made) == whose - {""}


@pytest.mark.parametrize("name", ["facts.json", "report.html", "report.pdf", "report.ipynb", "run.json"])
@pytest.mark.parametrize("damage", ["changed", "deleted"])
def test_a_damaged_report_is_made_again(made: Project, name: str, damage: str) -> None:
    """Whoever opens it must find what was made; afterwards it stands again."""
    path = made.reports_dir / APRIL / "a-shop" / name
    whole = path.read_bytes()
    path.unlink() if damage == "deleted" else path.write_bytes(whole + b" ")
    assert redone(made) == {"a-shop"}
    assert path.read_bytes() == whole
    assert redone(made) == set()


def test_a_report_whose_place_is_gone_is_made_again(made: Project) -> None:
    """The link was deleted, the version behind it was not."""
    (made.reports_dir / APRIL / "a-shop").unlink()
    assert redone(made) == {"a-shop"}
    assert (made.reports_dir / APRIL / "a-shop" / "report.pdf").exists()


def test_force_makes_all_again(made: Project) -> None:
    """For what no file tells: a cell of one's own that reads a page on the web."""
    assert redone(made, force=True) == {*CLIENTS}


def test_another_renderer_makes_all_again(made: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its reports have other bytes; so has a newer one's."""
    program = tmp_path / "bin" / "pandoc"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    assert redone(made) == {*CLIENTS}
    program.write_text("#!/bin/sh\n# newer\n")
    assert redone(made) == {*CLIENTS}
    assert redone(made) == set()


def test_what_notebooks_may_see_of_the_environment_counts(made: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what agency.yml names: who runs the report, and from where, makes no other one of it."""
    append("agency.yml", b"environment: [RATE_OF_THE_DAY]\n")(made)
    assert redone(made) == {*CLIENTS}
    for told in ("1.1", "1.2"):
        monkeypatch.setenv("RATE_OF_THE_DAY", told)
        monkeypatch.setenv("USER", f"somebody-{told}")
        assert redone(made) == {*CLIENTS}
        assert redone(made) == set()
    assert "1.2" not in (made.reports_dir / ".made" / "a-shop" / f"{APRIL}.json").read_text()


@pytest.mark.parametrize("part", ["library", "packages"])
def test_other_code_and_other_tools_make_all_again(made: Project, part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An update of Readout, or of any package it stands on."""
    before = getattr(makings, part)()
    monkeypatch.setattr(makings, part, lambda: "new" if isinstance(before, str) else (*before, "pandas-9.dist-info"))
    assert redone(made) == {*CLIENTS}


def test_the_library_is_all_its_files(tmp_path: Path) -> None:
    """Code, words and fonts: every file counts, compiled copies do not."""
    folder = tmp_path / "readout"
    (folder / "text").mkdir(parents=True)
    (folder / "a.py").write_text("1")
    seen = {makings.folder_digest(folder)}
    (folder / "text" / "fi.po").write_text("x")
    seen.add(makings.folder_digest(folder))
    (folder / "a.py").write_text("2")
    seen.add(makings.folder_digest(folder))
    (folder / "a.pyc").write_text("2")
    seen.add(makings.folder_digest(folder))
    assert len(seen) == 3


def test_every_month_has_its_own_note(made: Project) -> None:
    """March was not made yet; making it leaves April as it is."""
    assert redone(made, "2024-03") == {*CLIENTS}
    assert redone(made, "2024-03") == set()
    assert redone(made) == set()


def test_the_newest_month_moves_with_the_data(made: Project) -> None:
    """``latest`` is April, made already; with May complete it is May, which was not."""
    first = outcomes(made, None)
    assert {each.status for each in first.values()} == {"unchanged"}
    assert {each.month for each in first.values()} == {APRIL}
    assert redone(made, None) == set()
    append("drive/a-shop/orders-1.csv", b"2024-05-31,1001,1,GBP\n")(made)
    second = outcomes(made, None)
    assert (second["a-shop"].status, second["a-shop"].month) == ("final", "2024-05")
    assert second["b-shop"].status == "unchanged"


def test_a_draft_that_stands_is_still_a_draft(made: Project) -> None:
    """The line says so: somebody has to write words."""
    (made.reports_dir / ".made" / "a-shop" / f"{APRIL}.json").unlink()
    assert not outcomes(made)["b-shop"].draft
    place = made.reports_dir / APRIL / "b-shop"
    change(place / "run.json", '"final"', '"draft"')
    note = made.reports_dir / ".made" / "b-shop" / f"{APRIL}.json"
    said = json.loads(note.read_text()) | {"run": digest((place / "run.json").read_bytes())}
    note.write_text(json.dumps(said))
    assert outcomes(made)["b-shop"].draft


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"schema": 2}', b'{"schema": 1, "month": 3}'])
def test_a_note_that_cannot_be_read_costs_a_run(made: Project, content: bytes) -> None:
    """A power cut may have left anything."""
    (made.reports_dir / ".made" / "a-shop" / f"{APRIL}.json").write_bytes(content)
    assert redone(made) == {"a-shop"}
    assert redone(made) == set()


def test_a_new_client_redoes_no_other_but_whom_it_is_named_in(made: Project) -> None:
    """R008 looks for the others' names: a report that holds a new client's name must become a draft."""
    notebook = nbformat.read(made.client_file("b-shop", "report.ipynb"), as_version=4)
    notebook.cells.append(new_markdown_cell("As we did for Harbour Tea."))
    nbformat.write(notebook, made.client_file("b-shop", "report.ipynb"))
    assert redone(made) == {"b-shop"}
    (made.clients_dir / "c-shop").mkdir()
    (made.clients_dir / "c-shop" / "client.yml").write_text("name: Quay Coffee\n")
    assert redone(made) == {"c-shop"}
    (made.clients_dir / "c-shop" / "client.yml").write_text("name: Harbour Tea\n")
    assert redone(made) == {"b-shop", "c-shop"}


def test_a_database_is_asked_again(made: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of it is in a file that is looked at: only its answer tells, and only what the report says of it."""
    file = made.root.parent / "shop.sqlite"
    with sqlite3.connect(file) as rows:
        rows.execute("CREATE TABLE orders (day TEXT, number INTEGER, revenue REAL)")
        days = [
            f"{month}-{day}" for month in pd.period_range("2023-01", "2024-04", freq="M") for day in ("01", "30", "28")
        ]
        rows.executemany("INSERT INTO orders VALUES (?, ?, ?)", [(day, n, 10 + n) for n, day in enumerate(days)
                                                                 if not day.endswith("02-30")])  # fmt: skip
    monkeypatch.setenv("SHOP_DATABASE", f"sqlite:///{file}")
    folder = made.clients_dir / "b-shop"
    (folder / "queries").mkdir()
    (folder / "queries" / "orders.sql").write_text("SELECT day, number, revenue FROM orders WHERE day < :month_end")
    old = "orders: {file: data/orders.csv, key: [order], date: date,"
    change(folder / "client.yml", old, "orders: {database: SHOP_DATABASE, query: queries/orders.sql, date: day,")
    assert redone(made) == {"b-shop"}
    assert redone(made) == set()
    assert redone(made, None) == set()
    assert redone(made, None) == set()
    with sqlite3.connect(file) as rows:
        rows.execute("INSERT INTO orders VALUES ('2024-06-01', 1, 5)")
    assert redone(made) == set()
    with sqlite3.connect(file) as rows:
        rows.execute("UPDATE orders SET revenue = revenue + 1 WHERE day = '2024-04-01'")
    assert redone(made) == {"b-shop"}
    monkeypatch.delenv("SHOP_DATABASE")
    (failed,) = [each for each in outcomes(made).values() if each.status == "failed"]
    assert failed.client == "b-shop"
    assert "SHOP_DATABASE" in str(failed.error)


def test_what_is_saved_while_a_report_is_made_is_seen_next_time(made: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The data were read before: the report is made once more."""

    def saved_meanwhile(*arguments: Any, **settings: Any) -> Outcome:
        outcome = quick(*arguments, **settings)
        append("clients/b-shop/work.csv", b"\n")(made)
        return outcome

    append("clients/b-shop/work.csv", b"\n")(made)
    with monkeypatch.context() as patch:
        patch.setattr("readout.pipeline.attempt.make_report", saved_meanwhile)
        assert redone(made) == {"b-shop"}
    assert redone(made) == {"b-shop"}
    assert redone(made) == set()


def test_a_failure_leaves_the_report_standing(made: Project) -> None:
    """With the inputs it was made of back, there is nothing to do."""
    work = made.clients_dir / "a-shop" / "work.csv"
    whole = work.read_bytes()
    work.write_bytes(b"nonsense\n")
    assert outcomes(made)["a-shop"].status == "failed"
    work.write_bytes(whole)
    assert redone(made) == set()


def test_a_large_file_that_looks_as_before_is_read(made: Project) -> None:
    """Of equal length, and dated back: the system's own note of the change gives it away."""
    path = made.clients_dir / "a-shop" / "data" / "large.bin"
    path.write_bytes(b"a" * 2_000_000)
    os.utime(path, (1_600_000_000, 1_600_000_000))
    assert redone(made) == {"a-shop"}
    path.write_bytes(b"b" * 2_000_000)
    os.utime(path, (1_600_000_000, 1_600_000_000))
    assert redone(made) == {"a-shop"}


def test_a_large_file_that_has_settled_is_not_read_again(made: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fifty megabytes a client would take longer than all else."""
    path = made.clients_dir / "a-shop" / "data" / "large.bin"
    path.write_bytes(b"a" * 2_000_000)
    first = watched(made, "a-shop", "", Beyond(), Known())
    later = Known(first.known.files, first.known.at + 60)
    monkeypatch.setattr("hashlib.file_digest", None)  # reading it would fail
    assert watched(made, "a-shop", "", Beyond(), later).digest == first.digest
    with pytest.raises(TypeError):
        watched(made, "a-shop", "", Beyond(), first.known)


NAMES = st.sampled_from(["a", "b", "data/a", "data/b", "data/deep/a", "history/x"])
TREES = st.dictionaries(NAMES, st.binary(max_size=3), max_size=5)


@given(one=TREES, other=TREES)
def test_equal_folders_and_only_they_have_equal_hashes(
    one: dict[str, bytes], other: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Names and contents decide, however they are spread over files."""
    digests = []
    for tree in (one, other):
        root = tmp_path_factory.mktemp("tree")
        (root / "clients" / "shop").mkdir(parents=True)
        for name, content in tree.items():
            path = root / "clients" / "shop" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        digests.append(watched(Project(root), "shop", "", Beyond(), Known()).digest)
    assert (digests[0] == digests[1]) == (one == other)
