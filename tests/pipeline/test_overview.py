"""The page of a month is true while a run goes on, when it has ended, and when it was stopped."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from readout.data.failures import failure_of, keep_failure
from readout.data.project import Project
from readout.model.months import parse_month
from readout.pipeline.engines.page import refuse_live_page
from readout.pipeline.outcome import Outcome
from readout.pipeline.overview import refresh_overview, write_overview
from readout.pipeline.reporting import reported
from readout.pipeline.run_pages import SHARE, SOONEST, RunPages
from tests.pipeline.projects import change, new_project
from tests.pipeline.published import put_report

M = "2024-04"
MONTH = parse_month(M)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with three clients."""
    return new_project(tmp_path / "project", "a-shop", "b-shop", "c-shop")


def page(project: Project, month: str = M) -> str:
    return project.month_page(month).read_text(encoding="utf-8")


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def final(client: str, month: str = M) -> Outcome:
    return Outcome(client, month, "final", 1.0, f"reports/{month}/{client}")


def failed(client: str, month: str = M) -> Outcome:
    return Outcome(client, month, "failed", 1.0, error=f"clients/{client}/work.csv:3: no such day")


def test_the_page_is_whole_and_asks_for_nothing(project: Project) -> None:
    """Fonts and logo are inside; it holds no script; the reports' own style sheets dress it."""
    put_report(project, "a-shop", M)
    path = write_overview(project, MONTH)
    said = path.read_text(encoding="utf-8")
    refuse_live_page(said)
    assert said.count("data:font/woff;base64,") == 4
    assert 'alt="Logo: Example Agency"' in said
    assert ".tiles {" in said
    assert sorted(each.name for each in path.parent.iterdir()) == ["a-shop", "index.html"]


def test_what_a_killed_run_left_of_a_page_goes(project: Project) -> None:
    """After an hour; what is younger may be another run's, and none of it lies beside the reports."""
    drafts = project.reports_dir / ".pages"
    drafts.mkdir(parents=True)
    for name, age in (("2024-04-old", 7200), ("2024-04-new", 60)):
        (drafts / name).write_text("half")
        os.utime(drafts / name, (time.time() - age, time.time() - age))
    write_overview(project, MONTH)
    assert [path.name for path in drafts.iterdir()] == ["2024-04-new"]
    assert [path.name for path in project.month_page(M).parent.iterdir()] == ["index.html"]


def test_it_is_written_now_and_then_while_a_run_goes_on(project: Project) -> None:
    """Not after every client: five seconds later, and with what is published by then."""
    clock = Clock()
    pages = RunPages(project, 3, M, clock)
    pages.note(failed("a-shop"))
    assert not project.month_page(M).exists()
    put_report(project, "b-shop", M)
    clock.now += SOONEST
    pages.note(final("b-shop"))
    assert re.search(r"during the run of .*, with 2 of 3 clients done", page(project))
    assert "b-shop/report.html" in page(project)
    put_report(project, "c-shop", M)
    clock.now += SOONEST / 2
    pages.note(final("c-shop"))
    assert "c-shop/report.html" not in page(project)
    pages.close()
    assert re.search(r"From the run of .*, 3 of 3 clients", page(project))
    assert "c-shop/report.html" in page(project)
    assert pages.written == {M: project.month_page(M)}


def test_the_longer_it_takes_the_less_often_it_is_done(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that takes 2 s is not written again before 40 s: a twentieth of the run's time at most."""
    clock, written = Clock(), []

    def slow(*_: object) -> Path:
        clock.now += 2
        written.append(clock.now)
        return Path("index.html")

    monkeypatch.setattr("readout.pipeline.overview.write_overview", slow)
    pages = RunPages(project, 1000, M, clock)
    for _ in range(100):
        clock.now += 1
        pages.note(final("a-shop"))
    gaps = [later - earlier for earlier, later in pairwise(written)]
    assert written[0] == SOONEST + 2
    assert gaps
    assert min(gaps) >= 2 / SHARE


def test_what_failed_is_kept_and_forgotten_when_it_is_made(project: Project) -> None:
    """Each outcome is on record before the next one comes; a report that is made, or stands, clears it."""
    for outcome in reported(project, [failed("a-shop")], RunPages(project, 1, M)):
        assert failure_of(project, "a-shop", M) == outcome.error
    assert "clients/a-shop/work.csv:3: no such day" in page(project)
    assert "reports/.logs/a-shop.log" in page(project)
    assert "no such day" in project.log_file("a-shop").read_text(encoding="utf-8")
    put_report(project, "a-shop", M)
    list(reported(project, [final("a-shop")], RunPages(project, 1, M)))
    assert failure_of(project, "a-shop", M) is None
    assert "no such day" not in page(project)


@pytest.mark.parametrize("stop", [KeyboardInterrupt, RuntimeError])
def test_a_run_that_is_stopped_leaves_a_true_page(project: Project, stop: type[BaseException]) -> None:
    """What was made is on it, what was not says so."""
    put_report(project, "a-shop", M)

    def stopped() -> Iterator[Outcome]:
        yield final("a-shop")
        raise stop

    with pytest.raises(stop):
        list(reported(project, stopped(), RunPages(project, 3, M)))
    assert re.search(r"was stopped at .*, with 1 of 3 clients done", page(project))
    assert "a-shop/report.html" in page(project)
    assert page(project).count("No report of any month yet") == 2


def test_a_run_that_is_stopped_at_once_leaves_nothing(project: Project) -> None:
    """No folder of a month in which nothing was made."""
    RunPages(project, 3, M).close()
    assert not project.reports_dir.exists()


def test_where_everything_stands_the_page_stays(project: Project) -> None:
    """It says what it said; news are a page left by a killed run, one that is not there, and a failure made good."""
    put_report(project, "a-shop", M)
    unchanged = Outcome("a-shop", M, "unchanged", 0.0, f"reports/{M}/a-shop")  # type: ignore[arg-type]

    def run() -> bool:
        before = project.month_page(M).read_bytes() if project.month_page(M).exists() else b""
        pages = RunPages(project, 1, M)
        list(reported(project, [unchanged], pages))
        assert pages.written == {M: project.month_page(M)}
        return project.month_page(M).read_bytes() != before

    assert [run(), run()] == [True, False]
    page_left = page(project).replace("<!-- ended -->", "<!-- going-on -->")
    project.month_page(M).write_text(page_left, encoding="utf-8")
    assert [run(), run()] == [True, False]
    keep_failure(project, "a-shop", M, "it failed")
    write_overview(project, MONTH)
    assert [run(), run()] == [True, False]
    log = project.log_file("a-shop").read_text(encoding="utf-8")
    assert log.splitlines()[-1].endswith(f"a-shop {M}, unchanged: it stands as published")


def test_each_clients_newest_month_gets_its_page(project: Project) -> None:
    """``latest`` may mean several; whose month is not known stands on those from their last report on."""
    put_report(project, "a-shop", M)
    put_report(project, "b-shop", "2024-03")
    put_report(project, "c-shop", "2024-03")
    outcomes = [final("a-shop"), final("b-shop", "2024-03"), failed("c-shop", "latest")]
    pages = RunPages(project, 3, None)
    list(reported(project, outcomes, pages))
    assert list(pages.written) == ["2024-03", M]
    for month in pages.written:
        assert "clients/c-shop/work.csv:3: no such day" in page(project, month)


def test_a_run_in_which_nothing_could_be_read_writes_the_newest_page_there_is(project: Project) -> None:
    """So that the failure stands somewhere; without any report there is no month to write."""
    pages = RunPages(project, 1, None)
    list(reported(project, [failed("a-shop", "latest")], pages))
    assert pages.written == {}
    put_report(project, "b-shop", "2024-03")
    pages = RunPages(project, 1, None)
    list(reported(project, [failed("a-shop", "latest")], pages))
    assert "clients/a-shop/work.csv:3: no such day" in page(project, "2024-03")


def test_a_page_that_cannot_be_written_stops_no_run(project: Project) -> None:
    """The reports are there; the run says what is missing."""
    project.month_page(M).mkdir(parents=True)
    pages = RunPages(project, 1, M)
    assert [each.client for each in reported(project, [final("a-shop")], pages)] == ["a-shop"]
    assert (pages.problem or "").startswith(f"reports/{M}/index.html: the page of the month cannot be written: ")


def test_a_broken_agency_or_style_still_gives_a_page(project: Project) -> None:
    """Every client's own line says what is wrong with agency.yml; a page without dress is better than none."""
    change(project.root / "agency.yml", "name: Example Agency", "nmae: Example Agency")
    (project.style_dir / "report.css").unlink()
    refuse_live_page(write_overview(project, MONTH).read_text(encoding="utf-8"))


def test_it_is_in_the_agencys_language(project: Project) -> None:
    """Whatever language a client's report is in."""
    with (project.root / "agency.yml").open("a", encoding="utf-8") as file:
        file.write("language: fi\n")
    assert "<h1>Raportit, huhtikuu 2024</h1>" in write_overview(project, MONTH).read_text(encoding="utf-8")


def test_a_report_made_outside_of_a_run_reaches_the_page_there_is(project: Project) -> None:
    """And makes none where there is none."""
    refresh_overview(project, MONTH)
    assert not project.month_page(M).exists()
    write_overview(project, MONTH)
    put_report(project, "a-shop", M)
    refresh_overview(project, MONTH)
    assert "a-shop/report.html" in page(project)


def test_the_month_before_is_a_click_away(project: Project) -> None:
    """Where it has a page."""
    write_overview(project, MONTH)
    assert "../2024-03/index.html" not in page(project)
    write_overview(project, MONTH - 1)
    write_overview(project, MONTH)
    assert '<a href="../2024-03/index.html">Reports, March 2024</a>' in page(project)
