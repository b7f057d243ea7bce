"""The agency's page of a month in a real browser, after a real run: on a phone, in the dark, by ear, offline."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from readout.data.overview import read_overview
from readout.data.project import Project
from readout.model.months import parse_month
from tests.pages.tags import read_tags
from tests.pages.test_browser import BEYOND, DESK, PHONE, cut, opened, printed, requests_of
from tests.pipeline.projects import change, new_project
from tests.pipeline.published import error, goal, kpi, put_client, put_report, put_words

pytestmark = pytest.mark.chromium
M = "2024-04"
NAMES = {
    "behind": "Fern & Sons <script>document.title='x'</script>",
    "worse": "East Side Cycling Club and Repair Workshop for Everybody in the Neighbourhood, Registered Association",
    "owing": "מרכז הגנים של חיפה",
    "calm": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "none": "No report yet {{< env HOME >}}",
}


@dataclass(frozen=True)
class Run:
    """What a run left behind, and what it said."""

    project: Project
    said: str
    listed: list[dict[str, str | None]]

    @property
    def page(self) -> Path:
        """The page of the month."""
        return self.project.reports_dir / M / "index.html"


@pytest.fixture(scope="module", params=["en-GB", "fi"])
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """Three clients really run (final, draft, failed), among others with hard names whose facts are made up."""
    project = new_project(tmp_path_factory.mktemp("overview") / "project", "done", "wordless", "broken")
    with (project.root / "agency.yml").open("a", encoding="utf-8") as file:
        file.write(f"language: {request.param}\n")
    change(project.clients_dir / "wordless" / "client.yml", "goals: [grow]}", "goals: []}")
    change(project.clients_dir / "broken" / "data" / "orders.csv", "2024-04-01,31,1600", "2024-04-01,31,much")
    put_report(project, "broken", "2024-03")
    _made_up(project)
    command = [sys.executable, "-m", "readout.cli", "run", "done", "wordless", "broken", "--month", M]
    ran = subprocess.run(
        [*command, "--renderer", "embedded", "--jobs", "2"],
        cwd=project.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (1, "")
    status = [sys.executable, "-m", "readout.cli", "status", "--month", M, "--json"]
    listed = subprocess.run(status, cwd=project.root, capture_output=True, text=True, check=False)
    yield Run(project, ran.stdout, json.loads(listed.stdout))
    shutil.rmtree(project.root)


def _made_up(project: Project) -> None:
    of = {"statement": "Sell " + "very " * 30 + "much", "kpi": "k", "measure": "total", "unit": "currency",
          "better": "higher"}  # fmt: skip
    asks = {"a": {"title": "גישה לנתונים <b>", "who": "Shop owner", "due": "2024-04-12"}}
    for client, name in NAMES.items():
        put_client(project, client, name)
    put_report(project, "behind", M, goals=[goal("g", "behind", days_ahead=-12), goal("h", "missed")])
    put_report(project, "worse", M, [kpi("k", "worse", 8e9, unit="currency"), kpi("l", "better", 1e-4, unit="percent")])
    put_report(project, "owing", M, asks=["a"])
    put_report(project, "calm", M, goals=[goal("g", "ahead", days_ahead=12)])
    for client in ("behind", "worse", "owing", "calm"):
        put_words(project, client, M, NAMES[client], {"g": of, "h": of}, {"k": "Net revenue"}, asks)
    put_report(project, "none", "2024-02", checks=[error("R505", "x")])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_axe_finds_nothing(browser: Browser, run: Run, width: int, scheme: str) -> None:
    """By eye, in the dark and by ear."""
    with opened(browser, run.page, width, scheme) as page:
        result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()


@pytest.mark.parametrize("width", [320, PHONE, 600, 768, DESK])
def test_nothing_scrolls_sideways(browser: Browser, run: Run, width: int) -> None:
    """However long a name is."""
    with opened(browser, run.page, width) as page:
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
        assert page.evaluate(BEYOND) == []


def test_no_request_leaves(browser: Browser, run: Run) -> None:
    """All that it needs is in it, its fonts too, which the browser really uses."""
    assert requests_of(browser, run.page) == [run.page.as_uri()]
    with opened(browser, run.page) as page:
        assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('700 16px Lato'))")
        assert page.title() != "x"
        assert page.locator("script").count() == 0


def rows(page: Page) -> dict[str, str]:
    """Each row's client by the folder its name stands beside, with the whole row's text."""
    return page.eval_on_selector_all(
        "tbody tr:has(th[scope=row])",
        """all => Object.fromEntries(all.map(row => {
             const names = [...row.querySelectorAll('th bdi')].map(each => each.textContent);
             return [names[names.length - 1], row.textContent];
           }))""",
    )  # type: ignore[no-any-return]


def test_every_client_stands_there_once_the_worst_first(browser: Browser, run: Run) -> None:
    """As the same reading has them, with the words for it."""
    with opened(browser, run.page) as page:
        found = rows(page)
        assert page.locator("tbody th[scope=row]").count() == len(found)
    assert list(found) == ["broken", "wordless", "behind", "worse", "owing", "calm", "done", "none"]
    assert list(found) == [row.client for row in read_overview(run.project, parse_month(M))]
    assert "clients/broken/data/orders.csv:32: column \"revenue\" is 'much'" in found["broken"]
    assert "reports/.logs/broken.log" in found["broken"]
    assert "R401 clients/wordless/client.yml" in found["wordless"]
    assert NAMES["behind"] in found["behind"]


def test_every_link_leads_somewhere(browser: Browser, run: Run) -> None:
    """From the disk as it lies there: reports, the failed client's last good one, its log, the tiles."""
    with opened(browser, run.page) as page:
        links = page.eval_on_selector_all("a", "all => all.map(each => each.href)")
        anchors = page.eval_on_selector_all("a[href^='#']", "all => all.map(each => each.getAttribute('href'))")
        assert all(page.locator(anchor).count() == 1 for anchor in anchors)
        folder = run.page.parent.as_uri()
        for link in (each for each in links if "#" not in each):
            assert link.startswith(folder.rpartition("/")[0])
            assert Path(link.removeprefix("file://")).is_file(), link
        page.locator("a[href='../2024-03/broken/report.html']").click()
        assert page.locator("body").text_content() == "made up"
        page.go_back()
        page.locator("th a[href='done/report.html']").click()
        assert "Lamp shop" in page.title()


def test_status_and_the_page_say_the_same(browser: Browser, run: Run) -> None:
    """One reading: place, failure, goals and changes of each client that status can read."""
    with opened(browser, run.page) as page:
        places = page.evaluate(
            """Object.fromEntries([...document.querySelectorAll('tbody')].flatMap(body =>
                 [...body.querySelectorAll('th[scope=row]')].map(head => {
                   const names = head.querySelectorAll('bdi');
                   return [names[names.length - 1].textContent, body.querySelector('[scope=rowgroup]').id];
                 })))"""
        )
        found = rows(page)
    told = {each["client"]: each["published"] for each in run.listed}
    assert {client: each["place"] for client, each in told.items()} == places  # type: ignore[index]
    for client, each in told.items():
        for line in (each["failure"] or "").splitlines():  # type: ignore[index]
            assert line in found[str(client)]
        for change_ in each["changes"]:  # type: ignore[index]
            assert change_["name"] in found[str(client)]  # type: ignore[index]


def test_the_run_said_what_is_next(run: Run) -> None:
    """A line each as they came, then what failed, the draft, and where the page is."""
    said = run.said.splitlines()
    assert sorted(line.split()[:2] for line in said[:3]) == [
        ["draft", "wordless"],
        ["failed", "broken"],
        ["final", "done"],
    ]
    assert said[-1] == f"page  reports/{M}/index.html"
    assert any("1 failed, 1 draft, 1 final" in line for line in said)
    assert any("readout run broken --month 2024-04" in line for line in said)


def test_each_client_of_the_run_has_its_log(run: Run) -> None:
    """Of what was done for it, and of nobody else."""
    logs = {path.stem: path.read_text(encoding="utf-8") for path in (run.project.reports_dir / ".logs").glob("*.log")}
    assert set(logs) == {"done", "wordless", "broken"}
    assert [stage for stage in ("reading", "executing", "rendering", "publishing") if stage in logs["done"]] == [
        "reading", "executing", "rendering", "publishing"
    ]  # fmt: skip
    assert "error R401 " in logs["wordless"]
    assert "is 'much'" in logs["broken"]
    assert not any(other in log for client, log in logs.items() for other in set(logs) - {client})


def test_print_cuts_no_row(browser: Browser, run: Run, tmp_path: Path) -> None:
    """Somebody takes it into a meeting."""
    assert cut(read_tags(printed(browser, run.page, tmp_path / "printed.pdf"))) == []
