"""The agency's page reads what is published: each client once, failures kept until made good, damage named."""

from __future__ import annotations

import datetime as dt
import json
import os
import random
from pathlib import Path

import pytest

from readout.data.failures import forget_failure, keep_failure
from readout.data.overview import months_reported, newest_report, read_client_month, read_overview
from readout.data.project import Project
from readout.model.months import parse_month
from readout.model.overview import PLACES, ClientMonth
from tests.pipeline.published import error, goal, kpi, put_client, put_report, put_words

M = "2026-10"
MONTH = parse_month(M)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with the client ``shop``, which has published nothing yet."""
    made = Project(tmp_path)
    put_client(made, "shop", "Gift shop")
    return made


def read(project: Project, month: str = M) -> ClientMonth:
    return read_client_month(project, "shop", parse_month(month))


def older(path: Path, seconds: int = 60) -> None:
    when = path.stat().st_mtime - seconds
    os.utime(path, (when, when))


def test_what_is_published_is_read(project: Project) -> None:
    """Draft reasons are the errors alone; real changes, overdue asks and goals go by their names and units."""
    asks = {"old": {"title": "Price list", "who": "Shop owner", "due": "2026-10-28"},
            "new": {"title": "Pictures", "who": "", "due": "2026-11-20"},
            "any": {"title": "Idea", "who": "", "due": None}}  # fmt: skip
    checks = [error("R505", "empty; write", "cell summary"), error("R203", "vague", severity="warning")]
    kpis = [kpi("revenue", "worse", 80.0, unit="currency"), kpi("leads"), kpi("cost", "better", 70.0)]
    put_report(project, "shop", M, kpis, [goal("g", "behind", days_ahead=-12)], checks, list(asks))
    said = {"statement": "Sell more", "kpi": "revenue", "measure": "total", "unit": "currency", "better": "higher"}
    put_words(project, "shop", M, "The Gift Shop", {"g": said}, {"revenue": "Online revenue"}, asks, "Wendy Writer")
    row = read(project)
    assert row.analyst == "Wendy Writer"
    assert (row.name, row.status, row.currency, row.place) == ("The Gift Shop", "draft", "EUR", "draft")
    assert [str(each) for each in row.reasons] == ["R505 cell summary: empty; write"]
    assert [(each.name, each.better, each.above) for each in row.changes] == [
        ("Online revenue", False, False), ("cost", True, False)
    ]  # fmt: skip
    assert [(each.title, each.due) for each in row.asks] == [("Price list", dt.date(2026, 10, 28))]
    (found,) = row.goals
    assert (found.name, found.unit, found.result.days_ahead, found.off_plan) == ("Sell more", "currency", -12, True)
    assert (row.last, row.failure, row.files) == (None, None, ("report.html", "report.pdf"))


def test_without_kept_names_ids_stand_in(project: Project) -> None:
    """A report made before names were kept is shown all the same; in what a goal counts nobody knows then."""
    put_report(project, "shop", M, [kpi("revenue", "worse")], [goal("g", "behind", days_ahead=-12)], asks=["a"])
    row = read(project)
    assert (row.name, row.changes[0].name, row.goals[0].name, row.asks) == ("Gift shop", "revenue", "g", ())
    assert (row.goals[0].unit, row.goals[0].result.days_ahead) == (None, None)


def test_a_client_without_a_report_names_the_last_one(project: Project) -> None:
    """The newest there is; none at all is said, too."""
    assert (read(project).place, read(project).last) == ("missing", None)
    put_report(project, "shop", "2026-08")
    put_report(project, "shop", "2026-09")
    put_words(project, "shop", "2026-09", "Shop", analyst="Wendy Writer")
    assert read(project).analyst == "Wendy Writer"
    assert (read(project).place, read(project).last) == ("missing", parse_month("2026-09"))
    assert newest_report(project, "shop") == parse_month("2026-09")
    assert [str(each) for each in months_reported(project)] == ["2026-09", "2026-08"]


def test_a_failure_stays_until_the_report_is_made(project: Project) -> None:
    """The last good report stays in sight, its figures too where it is of the same month."""
    put_report(project, "shop", "2026-09")
    keep_failure(project, "shop", M, "clients/shop/work.csv:3: no such day\nand more")
    row = read(project)
    assert (row.place, row.status, row.last) == ("failed", None, parse_month("2026-09"))
    assert row.failure == "clients/shop/work.csv:3: no such day\nand more"
    assert read(project, "2026-09").place == "rest"
    forget_failure(project, "shop", M)
    put_report(project, "shop", M, goals=[goal("g", "behind")])
    assert read(project).place == "off-plan"
    for file in project.report_dir("shop", M).iterdir():
        older(file)
    keep_failure(project, "shop", M, "the kernel died")
    assert (read(project).place, read(project).last, len(read(project).goals)) == ("failed", MONTH, 1)


def test_a_report_that_was_made_after_the_failure_counts(project: Project) -> None:
    """By whatever command: approving with an override makes one, too."""
    keep_failure(project, "shop", M, "the kernel died")
    older(project.reports_dir / ".failed" / "shop" / f"{M}.json")
    put_report(project, "shop", M)
    assert read(project).place == "rest"


def test_a_failure_before_the_month_was_known_concerns_the_newest(project: Project) -> None:
    """``--month latest``, and the data could not be read: an older month's page is not touched by that."""
    keep_failure(project, "shop", "latest", "no month is complete")
    assert read(project).place == "failed"
    older(project.reports_dir / ".failed" / "shop" / "latest.json")
    put_report(project, "shop", "2026-09")
    older(project.report_dir("shop", "2026-09") / "run.json", 3600)
    assert (read(project).place, read(project, "2026-09").place) == ("failed", "failed")
    put_report(project, "shop", "2026-08")
    assert read(project, "2026-08").place == "rest"
    keep_failure(project, "shop", M, "now it is the work log")
    assert read(project).failure == "now it is the work log"
    forget_failure(project, "shop", M)
    assert read(project).place == "missing"


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("run.json", "{"), ("run.json", "[]"), ("run.json", '{"status": "final"}'), ("facts.json", "null"),
        ("facts.json", '{"as_of": "soon"}'), ("run.json", b"\xff"),
        ("facts.json", json.dumps({"as_of": "2026-10-28", "currency": None, "kpis": [{"id": "x", "unit": "€"}]})),
    ],
)  # fmt: skip
def test_a_damaged_report_is_failed_with_its_cure(project: Project, file: str, content: str | bytes) -> None:
    """One client's damage hides no other, and says how it is mended."""
    folder = put_report(project, "shop", M)
    (folder / file).write_bytes(content if isinstance(content, bytes) else content.encode())
    put_client(project, "other", "Other")
    assert [row.client for row in read_overview(project, MONTH)] == ["shop", "other"]
    row = read(project)
    assert row.place == "failed"
    assert f"reports/{M}/shop: is not what a run has made" in (row.failure or "")
    assert (row.failure or "").endswith(f"make it again with readout run shop --month {M}")
    (folder / "facts.json").unlink()
    assert read(project).place == "failed"


@pytest.mark.parametrize(
    ("source", "opened"),
    [
        (f'client = "shop"\nmonth = "{M}"', True), (['client = "shop"\n', "month = '2026-09'"], False),
        (f'month = "2026-09"\nmonth = "{M}"', True), ("month = latest", None), (None, None),
    ],
)  # fmt: skip
def test_without_a_report_the_notebook_says_whether_it_was_opened(
    project: Project, source: str | list[str] | None, opened: bool | None
) -> None:
    """By its parameters' last word; a notebook that says no month is not guessed about."""
    put_client(project, "other", "Other")
    cells = [] if source is None else [{"cell_type": "code", "source": source, "metadata": {"tags": ["parameters"]}}]
    project.client_file("other", "report.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    assert read_client_month(project, "other", MONTH).opened is opened


def test_where_there_is_a_report_the_notebook_is_not_asked(project: Project) -> None:
    """The report says more."""
    put_report(project, "shop", M)
    assert read(project).opened is None


def test_a_client_who_left_keeps_their_row_in_the_months_there_were(project: Project) -> None:
    """The folder is gone, the report is not."""
    put_report(project, "gone", M)
    assert {row.client: row.name for row in read_overview(project, MONTH)} == {"gone": "gone", "shop": "Gift shop"}
    assert [row.client for row in read_overview(project, MONTH - 1)] == ["shop"]


def test_a_thousand_clients_stand_there_once_each_the_worst_first(tmp_path: Path) -> None:
    """Generated: every combination of published, draft, failed, damaged and missing."""
    project, chance = Project(tmp_path), random.Random(2026)
    clients = [f"client-{number:04}" for number in range(1000)]
    for client in clients:
        put_client(project, client, f"Client {chance.randrange(500)}")  # two may have one name
        what = chance.choice(["published", "published", "draft", "failed", "missing"])
        if what in ("published", "draft"):
            kpis = [kpi(f"k{n}", chance.choice(["routine", "routine", "worse", "better", "trial"])) for n in range(5)]
            states = ["met", "ahead", "on-track", "behind", "missed", "not-started", None]
            goals = [goal(f"g{n}", chance.choice(states)) for n in range(chance.randrange(4))]
            put_report(project, client, M, kpis, goals, [error("R505", "empty")] if what == "draft" else [])
        if what == "failed" or chance.random() < 0.05:
            keep_failure(project, client, chance.choice([M, "latest"]), "it failed")
    rows = read_overview(project, MONTH)
    assert sorted(row.client for row in rows) == clients
    places = [PLACES.index(row.place) for row in rows]
    assert places == sorted(places)
    assert {row.place for row in rows} >= {"failed", "draft", "off-plan", "worse", "rest", "missing"}
    for row in rows:
        assert (row.place == "failed") == (row.failure is not None)
        assert (row.place == "missing") <= (row.status is None)
