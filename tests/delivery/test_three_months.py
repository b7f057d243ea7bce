"""Three months of the demo client, by the commands people type: each report builds on what the last one said.

September is sent. In October an order of September turns out to have been cancelled, a goal has moved, a KPI is gone
and a promise is forgotten: each is found, put right, and told to the client. November has nothing to hide.
"""

from __future__ import annotations

import csv
import html
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import nbformat
import pytest

from readout import cli
from readout.data.project import Project
from readout.data.work_log import COLUMNS
from readout.notebook.narrative_cell import stamp_of
from tests.pipeline.projects import ROOT, change, new_project

CLIENT = "gift-shop"
DEMO = ROOT / "clients" / CLIENT
LAST_DAY = {"2011-09": "2011-09-30", "2011-10": "2011-10-31", "2011-11": "2011-11-30"}
LINES = """  - id: countries
    name: Countries
    source: invoices
    value: distinct(country)
    goals: [more-customers]
    role: leading
    leads_to: more countries are more customers

goals:"""
DECIDED = """decisions:
  - {month: 2011-09, goal: grow-revenue, decide: keep, because: The autumn carries this shop and has only begun.}"""
REVISED = """    revisions:
      - {from: 2011-10, target: 480, agreed_by: owner, why: The dearer range sells better than we thought}
"""
TOLD = """events:
  - {month: 2011-10, note: "We no longer count Countries, for no decision came of it"}
  - month: 2011-10
    note: The shop's own test orders were taken out of September
    kpis: [revenue, orders, customers, aov]
    corrects: [2011-09]
"""
WORDS = {
    "summary": {
        "2011-09": "The autumn begins as planned, and our newsletter reached the trade customers before their season.",
        "2011-10": "We learned who orders early, and we write to those customers first from here on.",
        "2011-11": "The season showed which customers come back, and the next plan is built on them.",
    },
    "goals": {
        "2011-09": "We move the search budget to the gifts that trade customers order early.",
        "2011-10": "From now on we call every shop that ordered last year, one after the other, before the last date.",
        "2011-11": "We propose to plan the coming year by customers, and to decide it in the call.",
    },
}  # fmt: skip


def row(id_: str, title: str, **cells: str) -> dict[str, str]:
    usual = {"kind": "task", "owner": "editor", "status": "planned"}
    return {**dict.fromkeys(COLUMNS, ""), **usual, "id": id_, "title": title, **cells}


def promised(id_: str, title: str, day: str, **cells: str) -> dict[str, str]:
    return row(id_, title, promised=day, **{"due": day, **cells})


def done(id_: str, title: str, day: str, **cells: str) -> dict[str, str]:
    link = f"https://example.com/{id_}"
    return promised(id_, title, day, done=day, status="done", evidence=link, **cells)


SEPTEMBER = (
    done("trade-mail", "Trade newsletter about the Christmas range", "2011-09-20"),
    promised("christmas-page", "Christmas page with the last order dates", "2011-10-07"),
    promised("price-list", "Trade price list in German", "2011-10-28"),
    promised("leaflet", "Leaflet for every parcel", "2011-10-14"),
    promised("shop-calls", "Calls to the forty largest gift shops", "2011-10-21"),
    promised("stock", "Tell us the stock of the Christmas lines", "2011-10-18", owner="trade"),
)
FORGOTTEN = (
    SEPTEMBER[0],
    done("christmas-page", "Christmas page with the last order dates", "2011-10-07"),
    promised("price-list", "Trade price list in German", "2011-10-28", due="2011-11-18"),
    promised("leaflet", "Leaflet for every parcel", "2011-10-14", status="dropped", note="Nobody packs leaflets"),
    SEPTEMBER[4],
    promised("stock", "Tell us the stock of the Christmas lines", "2011-10-18", done="2011-10-17", status="done",
             owner="trade"),
    promised("last-mail", "Newsletter with the last order dates", "2011-11-25"),
    promised("sale", "Prices for the January sale", "2011-11-22", owner="owner"),
)  # fmt: skip
OCTOBER = (*FORGOTTEN[:4], done("shop-calls", "Calls to the forty largest gift shops", "2011-10-20"), *FORGOTTEN[5:])
NOVEMBER = (
    *OCTOBER[:2],
    done("price-list", "Trade price list in German", "2011-11-17") | {"promised": "2011-10-28"},
    *OCTOBER[3:6],
    done("last-mail", "Newsletter with the last order dates", "2011-11-24"),
    promised("sale", "Prices for the January sale", "2011-11-22", done="2011-11-21", status="done", owner="owner"),
    promised("review", "Review of the season: what sold, to whom", "2011-12-20"),
    promised("plan", "Agree on the plan for the next year", "2011-12-13", owner="owner"),
)


@dataclass
class Play:
    """The agency, at work on one client."""

    project: Project
    capsys: pytest.CaptureFixture[str]

    @property
    def folder(self) -> Path:
        return self.project.clients_dir / CLIENT

    @property
    def config(self) -> Path:
        return self.folder / "client.yml"

    def readout(self, *arguments: str, expect: int = 0) -> str:
        """Run a command in the project's folder; return what it printed."""
        self.capsys.readouterr()
        code = cli.main(arguments)
        out, err = self.capsys.readouterr()
        assert code == expect, f"readout {' '.join(arguments)}: {code}\n{out}{err}"
        return out + err

    def data_until(self, month: str, without: str = "") -> None:
        """Bring the month's export: every invoice up to its last day, but for some of the orders."""
        left = f"AND invoice NOT IN ({without})" if without else ""
        query = f"SELECT * FROM '{DEMO / 'data' / 'invoices.parquet'}' WHERE date <= '{LAST_DAY[month]}' {left}"
        duckdb.sql(f"COPY ({query}) TO '{self.folder / 'data' / 'invoices.parquet'}' (FORMAT parquet)")
        before = next(
            day for day in (*LAST_DAY.values(), "") if not day or f"through: {day}" in self.config.read_text()
        )
        change(self.config, f"through: {before}", f"through: {LAST_DAY[month]}")

    def work(self, rows: tuple[dict[str, str], ...]) -> None:
        with (self.folder / "work.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS)
            writer.writeheader()
            writer.writerows(rows)

    def write(self, month: str) -> None:
        """Open the month, and answer its prompts."""
        self.readout("open", CLIENT, "--month", month)
        path = self.folder / "report.ipynb"
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            stamp = stamp_of(cell)
            if stamp is not None and cell.metadata["readout"].get("asked"):
                cell.source = WORDS[stamp.slot][month]
        nbformat.write(notebook, path)

    def found(self, month: str) -> list[str]:
        """What ``readout check`` finds."""
        self.capsys.readouterr()
        cli.main(["check", CLIENT, "--month", month, "--json"])
        return [f"{each['code']} {each['message']}" for each in json.loads(self.capsys.readouterr().out)]

    def run(self, month: str) -> dict[str, Any]:
        """Make the report; return its facts."""
        said = self.readout("run", CLIENT, "--month", month, "--renderer", "embedded")
        assert said.startswith("final")
        facts: dict[str, Any] = json.loads((self.report(month) / "facts.json").read_text(encoding="utf-8"))
        return facts

    def report(self, month: str) -> Path:
        return self.project.reports_dir / month / CLIENT

    def page(self, month: str) -> str:
        return " ".join(html.unescape((self.report(month) / "report.html").read_text(encoding="utf-8")).split())

    def approve(self, month: str) -> str:
        return self.readout("approve", CLIENT, "--month", month, "--by", "lead")

    def send(self, month: str) -> None:
        """Put the message into the outbox, send it by hand, and say so."""
        self.readout("send", CLIENT, "--month", month)
        assert (self.project.root / "outbox" / month / f"{CLIENT}.eml").is_file()
        self.readout("send", CLIENT, "--month", month, "--mark-sent")
        history = json.loads((self.folder / "history" / f"{month}.v1.json").read_text(encoding="utf-8"))
        assert (history["state"], sorted(history["sent_to"])) == ("sent", ["owner@shop.example", "trade@shop.example"])

    def minutes(self, month: str) -> None:
        """Talk, write down who was there, and send it to them."""
        path = self.folder / "minutes" / f"{month}.md"
        self.readout("minutes", CLIENT, "--month", month)
        for person in ("Account lead", "Shop owner"):
            change(path, f"- [ ] {person}", f"- [x] {person}")
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if not line.startswith("> ")), encoding="utf-8")  # prompts
        self.readout("minutes", CLIENT, "--month", month, "--apply", "--yes")
        self.readout("minutes", CLIENT, "--month", month, "--send")


@pytest.fixture
def play(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Play:
    """The demo client before anything was sent, with one KPI more."""
    project = new_project(tmp_path / "project", CLIENT, of=DEMO)
    monkeypatch.chdir(project.root)
    made = Play(project, capsys)
    text = made.config.read_text(encoding="utf-8")
    head, _, rest = text.partition("\nevents:")
    _, _, tail = rest.partition("\ncall:")
    made.config.write_text(f"{head}\nevents: []\ncall:{tail}", encoding="utf-8")  # the events of other months
    change(made.config, "goals:                       #", LINES + "                       #")
    change(made.config, "decisions:", DECIDED)
    change(project.root / "agency.yml", "approvers: [lead@agency.example]", "approvers: [lead, editor]")
    return made


def test_three_months(play: Play) -> None:
    """Sent, corrected, and clean."""
    _september(play)
    _october(play)
    _november(play)


def _september(play: Play) -> None:
    play.data_until("2011-09")
    play.work(SEPTEMBER)
    play.readout("open", CLIENT, "--month", "2011-09", "--set-aside")  # the repository's words are of November
    play.write("2011-09")
    assert play.found("2011-09") == []
    play.run("2011-09")
    assert "nothing was sent before" in play.approve("2011-09")
    play.send("2011-09")
    play.minutes("2011-09")


def _october(play: Play) -> None:
    play.data_until("2011-10", without=_test_orders())
    play.work(FORGOTTEN)
    change(play.config, LINES + "                       #", "goals:                       #")
    change(play.config, "    target: 470 ", "    target: 480 ")
    play.write("2011-10")

    found = play.found("2011-10")
    assert [each[:4] for each in found if each[:4] != "R006"] == ["R103", "R204", "R403"]
    assert any(each.startswith("R006 orders has changed since it was sent: 2011-09 from ") for each in found)
    assert any("goal order-value: target was 470 in the report sent for 2011-09 and is 480" in each for each in found)
    assert any(each.startswith("R204 shop-calls was due on 2011-10-21 and is not done") for each in found)
    assert any(each.startswith("R403 kpis: countries of the last report sent is gone") for each in found)

    play.work(OCTOBER)
    change(play.config, "    target: 480 ", "    target: 470 ")
    change(play.config, "    parent: grow-revenue ", f"{REVISED}    parent: grow-revenue ")
    change(play.config, "events: []\n", TOLD)
    assert play.found("2011-10") == []

    facts = play.run("2011-10")
    assert facts["work"]["promises"] == {"kept": 2, "since": 0, "moved": 1, "dropped": 1, "open": 0}
    orders = next(each for each in facts["restated"] if each["kpi"] == "orders")
    page = play.page("2011-10")
    assert "Of 4 promises for October 2011, 2 were kept, 1 moves to 18 November 2011 and 1 was dropped." in page
    told = f"Orders for September 2011: we reported {orders['sent']:,.0f}, and the figure is now {orders['now']:,.0f}."
    assert f"{told} The shop's own test orders were taken out of September." in page
    assert "the target is £480 instead of £470 from October 2011, agreed with Shop owner" in page

    said = play.approve("2011-10")
    for line in (
        "gift-shop 2011-10: differs in meaning from the report of 2011-09, which was sent",
        "countries is dropped",
        "order-value: target was 470 and is 480 from 2011-10, agreed by owner: The dearer range sells better",
        "christmas-page (Christmas page with the last order dates) is kept",
        "price-list (Trade price list in German) is late, now due 2011-11-18",
        "leaflet (Leaflet for every parcel) is dropped",
        "shop-calls (Calls to the forty largest gift shops) is kept",
        f"orders of 2011-09 was told as {orders['sent']:.0f} and is {orders['now']:.0f}",
    ):
        assert line in said
    play.send("2011-10")
    play.minutes("2011-10")


def _november(play: Play) -> None:
    play.data_until("2011-11", without=_test_orders())
    play.work(NOVEMBER)
    play.write("2011-11")
    assert play.found("2011-11") == []

    facts = play.run("2011-11")
    assert facts["restated"] == []  # what was corrected in October is not told again
    assert facts["work"]["promises"] == {"kept": 2, "since": 0, "moved": 0, "dropped": 0, "open": 0}
    assert "Both promises for November 2011 were kept." in play.page("2011-11")
    expected = json.loads((play.folder / "history" / "2011-10.v1.json").read_text())["projection"]["revenue"]
    foreseen = next(each for each in facts["kpis"] if each["id"] == "revenue")["foreseen"]
    assert (foreseen["expected"], foreseen["lower"]) == (expected["expected"], expected["lower"])

    said = play.approve("2011-11")
    assert "KPIs" not in said
    assert "corrections" not in said
    play.send("2011-11")
    play.minutes("2011-11")


def _test_orders() -> str:
    """Forty orders of September: some two in a hundred."""
    query = (
        f"SELECT invoice FROM '{DEMO / 'data' / 'invoices.parquet'}' WHERE \"order\" IS NOT NULL "
        "AND date BETWEEN '2011-09-05' AND '2011-09-25' ORDER BY invoice LIMIT 40"
    )
    return ", ".join(f"'{invoice}'" for (invoice,) in duckdb.sql(query).fetchall())
