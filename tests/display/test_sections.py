"""The sections on clients as they come: new, idle, busy, with long names, with hostile text; in both formats."""

from __future__ import annotations

import dataclasses
import datetime as dt
import html
import re
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from readout.checks.finding import Finding
from readout.data.agency import Agency
from readout.display.blocks import Section
from readout.display.sections.accomplishments import accomplishments
from readout.display.sections.call import call
from readout.display.sections.explain import definitions, explain
from readout.display.sections.goals import goals
from readout.display.sections.headline import headline
from readout.display.sections.method import method
from readout.display.sections.next_steps import next_steps
from readout.display.sections.plan import plan
from readout.display.sections.results import results
from readout.display.theme import Palette
from readout.model.client import Call, Decision, Event, Pause, Pending, Person, Show
from readout.model.report import Report
from readout.pipeline.engines.embedded import EmbeddedEngine
from readout.pipeline.handoff import hand_off
from readout.pipeline.title import front_matter
from tests.builders import client_of, figures_in, goal, kpi, month, report_of, series_of, step, work

ROOT = Path(__file__).resolve().parents[2]
FIGURES = figures_in()
LONG = "Forty Winks & Daughters' Incomparable Bed-Linen Emporium Ltd."
HOSTILE = '<img src=x onerror="alert(1)"> {{< env HOME >}} #panic("x") $x$ **b** `c` \\ ]] "); --- </script>'
ADAM, EVE = Person("lead", "Pat O'Brien", "us"), Person("owner", "Pat O'Brien", "us")

SECTIONS: dict[str, Callable[[Report], Section]] = {
    "headline": lambda report: headline(report, FIGURES),
    "goals": lambda report: goals(report, FIGURES, Palette()),
    "results": lambda report: results(report, FIGURES, Palette()),
    "explain": lambda report: explain(report, FIGURES),
    "accomplishments": lambda report: accomplishments(report, FIGURES, {}),
    "plan": lambda report: plan(report, FIGURES),
    "next-steps": lambda report: next_steps(report, FIGURES),
    "call": lambda report: call(report, FIGURES),
    "definitions": lambda report: definitions(report, FIGURES),
    "method": lambda report: method(report, FIGURES),
}


def no_goals() -> Report:
    return report_of(client_of(kpis=(kpi(goals=()),)), "2012-06", {"revenue": series_of(range(100, 106))})


def no_kpis() -> Report:
    steps = goal(kpi=None, target=None, milestones=(step("Shop opened", "2012-08-01"),))
    return report_of(client_of(goals=(steps,)), "2012-06")


def no_history() -> Report:
    return report_of(client_of(kpis=(kpi(),), goals=(goal(),)), "2012-01", {"revenue": {"2012-01": 5.0}})


def no_figures() -> Report:
    return report_of(client_of(kpis=(kpi(), kpi("orders", unit="number")), goals=(goal(),)), "2012-06")


def a_pause() -> Report:
    return report_of(client_of(pause=(Pause(month("2012-06"), "The shop is being moved"),)), "2012-06")


def a_pending_figure() -> Report:
    pending = (Pending("revenue", month("2012-06"), dt.date(2012, 7, 12), "the bank is late"),)
    return report_of(client_of(kpis=(kpi(),), pending=pending), "2012-06", {"revenue": series_of([1, 2, 3])})


def much_work() -> Report:
    kinds = ("content", "distribution", "mention", "contact", "deliverable", "planning", "task")
    done = [
        work(f"done-{n}", kind=kinds[n % 7], status="done", due="2012-06-20", done="2012-06-20", spend=1.5 * n)
        for n in range(100)
    ]
    due = [work(f"due-{n}", due="2012-07-20", owner=("lead", "owner")[n % 2]) for n in range(100)]
    late = [work(f"late-{n}", promised="2012-05-01", due="2012-08-01") for n in range(20)]
    return report_of(client_of(), "2012-06", items=[*done, *due, *late])


def long_names() -> Report:
    client = client_of(
        kpis=tuple(kpi(f"kpi-{n}", name=f"{LONG} {n}", leads_to=LONG) for n in range(9)),
        goals=tuple(goal(f"goal-{n}", statement=f"{LONG} {n}", kpi="kpi-0") for n in range(3)),
        people=(Person("lead", LONG, "us"), Person("owner", "w" * 200, "client")),
    )
    items = [work("a", title=LONG + " " + "w" * 200, due="2012-07-01", owner=owner) for owner in ("lead", "owner")]
    big = {f"kpi-{n}": series_of([123456789012.0] * 6) for n in range(9)}
    return report_of(dataclasses.replace(client, name=LONG), "2012-06", big, items)


def hostile_text() -> Report:
    client = client_of(
        kpis=(kpi(name=HOSTILE, definition=HOSTILE, role="leading", leads_to=HOSTILE, unit="percent"),),
        goals=(goal(statement=HOSTILE, milestones=(step(HOSTILE, "2012-08-01"),)),),
        people=(Person("lead", HOSTILE, "us"), Person("owner", HOSTILE, "client")),
        decisions=(Decision(month("2012-06"), "grow", "pivot", HOSTILE),),
        events=(Event(month("2012-05"), HOSTILE, ("revenue",)),),
        pause=(Pause(month("2012-06"), HOSTILE),),
        call=Call(30, HOSTILE),
        show=Show(hours=True),
    )
    text = {"title": HOSTILE, "note": HOSTILE, "channel": HOSTILE, "result": HOSTILE, "result_source": HOSTILE}
    items = [
        work("a", status="done", done="2012-06-02", evidence="https://x.example/?a=<b>&'c'", **text),
        work("b", status="done", done="2012-06-02", owner="owner", **text),
        work("c", due="2012-07-02", owner="owner", **text),
        work("d", promised="2012-06-02", due="2012-07-02", **text),
        work("e", status="dropped", due="2012-06-02", **text),
        work("f", due="2012-09-02", **text),
    ]
    return report_of(dataclasses.replace(client, name=HOSTILE), "2012-06", {"revenue": series_of([0.5, 0.6])}, items)


def two_people_of_one_name() -> Report:
    items = [work("mine", due="2012-07-01"), work("yours", due="2012-07-02", owner="owner", side="us")]
    return report_of(client_of(people=(ADAM, EVE)), "2012-06", items=items)


CLIENTS = (
    no_goals, no_kpis, no_history, no_figures, a_pause, a_pending_figure, much_work, long_names, hostile_text,
    two_people_of_one_name, lambda: report_of(client_of(), "2012-06"),
)  # fmt: skip
NAMES = [each.__name__.replace("_", " ").replace("<lambda>", "nothing at all") for each in CLIENTS]


@pytest.mark.parametrize("client", CLIENTS, ids=NAMES)
def test_every_section_stands_on_every_client(client: Callable[[], Report]) -> None:
    """No section crashes, and none shows what only a machine writes."""
    report = client()
    for name, section in SECTIONS.items():
        shown = html.unescape(re.sub(r"<svg.*?</svg>|<[^>]*>", " ", section(report).html(), flags=re.DOTALL))
        assert not re.search(r"\b(None|nan|NaT|Period)\b", shown), name
        assert name in ("definitions", "explain", "method") or shown.strip()


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """All sections of all clients in one notebook, rendered once: the page, and the PDF's words."""
    reports = [client() for client in CLIENTS]
    cells = []
    for report in reports:
        for section in SECTIONS.values():
            data, metadata = section(report)._repr_mimebundle_()
            cells.append(new_code_cell("x", outputs=[new_output("display_data", data=data, metadata=metadata)]))
    hostile = next(report for report in reports if report.client.name == HOSTILE)
    front = front_matter(hostile, Agency(HOSTILE), (Finding("R001", HOSTILE, "x", "error"),))
    folder = tmp_path_factory.mktemp("sections")
    (folder / "client").mkdir()
    hand_off(new_notebook(cells=cells), front, folder / "out", project_root=ROOT, client_dir=folder / "client")
    made = EmbeddedEngine().render(folder / "out", front)
    pages = pypdf.PdfReader(made.pdf).pages
    return made.html.read_text(encoding="utf-8"), "".join("".join(page.extract_text() for page in pages).split())


def test_all_of_them_render_in_both_formats(rendered: tuple[str, str]) -> None:
    """A hundred pieces of work and names without end: everything is on the page and in the PDF."""
    page, pdf = rendered
    for words in ("".join(html.unescape(re.sub(r"<[^>]*>", "", page)).split()), pdf):
        for shown in ("Done-99", "Due-99", "Late-19", "PatO'Brien", "Ltd.8"):
            assert shown in words
        assert "w" * 200 in words.replace("\u200b", "")


def test_hostile_text_is_text(rendered: tuple[str, str]) -> None:
    """In every field that people or exports fill in: read by the client as it was typed, obeyed by nothing."""
    page, pdf = rendered
    assert "onerror=" not in re.sub(r"&[^;]+;", "", re.sub(r'"[^"]*"', "", page)).replace("onerror=alert", "")
    assert "<img src=x" not in page
    assert "<script" not in page
    assert 'alert(1)">' not in page
    expected = "".join(HOSTILE.split())
    shown = "".join(html.unescape(re.sub(r"<[^>]*>", "", page)).split())
    assert shown.count(expected) >= 20
    assert pdf.replace("\u200b", "").count(expected) >= 15


def test_the_answer_is_the_first_thing_said() -> None:
    """Before any heading: where we stand against the first goal."""
    report = report_of(client_of(kpis=(kpi(),), goals=(goal(),)), "2012-06", {"revenue": series_of([10] * 6)})
    section = headline(report, FIGURES)
    assert section.html().startswith('<p class="lead">We are on track: ')


def test_a_leading_sign_is_never_headlined() -> None:
    """It stands after the outcomes among the tiles; what changed tells outcomes alone."""
    kpis = (kpi("sign", name="Rankings", role="leading", leads_to="sales"), kpi())
    values = {"sign": series_of([1, 2]), "revenue": series_of([1, 2])}
    shown = headline(report_of(client_of(kpis=kpis), "2012-02", values), FIGURES).html()
    tiles, changed = shown.split('<h2 id="changed">What changed</h2>')
    assert tiles.index("Revenue") < tiles.index("Rankings")
    assert "Rankings" not in changed


def test_the_first_page_answers_in_its_order() -> None:
    """On track, the goals, the figures, what changed, what we need from you; then the analyst's own words follow."""
    item = work("prices", owner="owner", due="2012-07-02")
    client = client_of(kpis=(kpi(),), goals=(goal(),))
    report = report_of(client, "2012-06", {"revenue": series_of([10] * 6)}, [item])
    shown = headline(report, FIGURES).html()
    order = (
        'class="lead"',
        'id="goals-table"',
        'class="tiles"',
        "What changed",
        "What we need from you",
        "What we make of it",
    )
    places = [shown.index(each) for each in order]
    assert places == sorted(places)
    assert shown.endswith('<h2 id="learned">What we make of it</h2>')


def test_a_goal_is_told_once_with_status_pace_actual_of_planned_and_what_is_needed() -> None:
    """60 of 60 planned, and one that should fall; a goal of dated steps has no figures."""
    kpis = (kpi(), kpi("cost", "sum(cost)", name="Cost", better="lower"))
    goals_ = (
        goal(),
        goal("cut", kpi="cost", measure="level", target=8.0, statement="Cut the cost", parent="grow"),
        goal("shop", kpi=None, target=None, statement="Open the shop", milestones=(step("Shop opened", "2012-08-01"),)),
    )
    values = {"revenue": series_of([10] * 6), "cost": series_of({"2011-12": 12.0, "2012-06": 11.0}, kpi="cost")}
    shown = headline(report_of(client_of(kpis=kpis, goals=goals_), "2012-06", values), FIGURES).html()
    said = " ".join(html.unescape(re.sub(r"<[^>]*>", " ", shown)).split())
    assert "● On track £60.00 planned £60.00 £120 £10.00 a month, 6 months left" in said
    assert "Cut the cost part of: Revenue ▼ Behind 10% below plan" not in said, "a cost above its plan is above it"
    assert "Cut the cost part of: Revenue ▼ Behind 10% above plan £11.00 planned £10.00 at most £8.00" in said
    assert "Open the shop 0 of 1 steps done ● On track – – –" in said


def test_no_open_action_is_lost_between_the_sections() -> None:
    """Late, due and without a date, also the work that nobody owns: each stands once in the table. What the client is
    asked for stands in full on the first page, here how much it is and by when."""
    items = [
        work("asked", owner="owner", due="2012-07-02", note="We print then"),
        work("late", promised="2012-06-02", due="2012-07-02", note="The printer was ill"),
        work("due", due="2012-07-03", note="Needs your prices"),
        work("nobody", due="2012-07-03", owner=None),
        work("someday"),
    ]
    report = report_of(client_of(), "2012-06", items=items)
    shown = next_steps(report, FIGURES).html()
    assert [shown.count(f">{name}") for name in ("Late", "Due", "Nobody", "Someday")] == [1] * 4
    assert shown.index("On your side, in full under “What we need from you”") < shown.index("1 action")
    assert shown.index("1 action") < shown.index("2\u00a0Jul") < shown.index("On our side") < shown.index("Late")
    assert "Asked" not in shown
    assert "Asked" in headline(report, FIGURES).html()
    assert "Needs your prices." in shown
    assert "We print then" not in shown, "the first page says why"
    assert "The printer was ill" not in shown, "what we did says why it is late"
    assert "no date agreed yet" in shown


def test_what_a_person_of_the_clients_owes_is_counted() -> None:
    """Three actions, one of them overdue: the next of the others tells from when on they are due."""
    items = [
        work("old", owner="owner", due="2012-06-20"),
        work("prices", owner="owner", due="2012-07-02"),
        work("stock", owner="owner", due="2012-07-09"),
    ]
    said = " ".join(
        re.sub(r"<[^>]*>", " ", next_steps(report_of(client_of(), "2012-06", items=items), FIGURES).html()).split()
    )
    assert "3 actions Shop owner from 2\u00a0Jul on 1 overdue" in said.replace(" 2 Jul", " 2\u00a0Jul")
    only_old = next_steps(report_of(client_of(), "2012-06", items=items[:1]), FIGURES).html()
    assert "1 overdue" in only_old


def test_the_client_is_asked_on_the_first_page() -> None:
    """What we need, from whom and by when; without a request the section says that there is none."""
    asked = report_of(client_of(), "2012-06", items=[work("prices", owner="owner", due="2012-07-02")])
    assert re.search(r"Prices.*Shop owner, by 2 July 2012", headline(asked, FIGURES).html())
    assert "Nothing at the moment." in headline(report_of(client_of(), "2012-06"), FIGURES).html()


def test_bad_figures_are_shown_like_good_ones() -> None:
    """Every agreed KPI has its row and its chart, in the order of client.yml, whichever way it went."""
    kpis = (kpi("down", name="Down"), kpi("up", name="Up"))
    values = {"down": series_of([9, 5]), "up": series_of([5, 9])}
    shown = results(report_of(client_of(kpis=kpis), "2012-02", values), FIGURES, Palette()).html()
    assert shown.index("−44%") < shown.index("+80%")
    assert shown.count("<figure") == 2


def test_spend_is_shown_only_where_it_may_be() -> None:
    """``show: {spend: false}`` keeps it from the client."""
    item = work("ads", status="done", done="2012-06-02", spend=1234.0)
    shown = [
        accomplishments(report_of(client_of(show=Show(spend=allowed)), "2012-06", items=[item]), FIGURES, {}).html()
        for allowed in (True, False)
    ]
    assert "£1,234" in shown[0]
    assert "1,234" not in shown[1]


def test_internal_notes_are_never_shown() -> None:
    """In no section, whatever became of the work."""
    items = [
        work("a", status="done", done="2012-06-02", internal="SECRET"),
        work("b", due="2012-07-02", internal="SECRET", owner="owner"),
        work("c", promised="2012-06-02", due="2012-06-02", internal="SECRET"),
        work("d", status="dropped", due="2012-06-02", internal="SECRET"),
        work("e", due="2012-12-02", internal="SECRET"),
    ]
    report = report_of(client_of(), "2012-06", items=items)
    assert all("SECRET" not in section(report).markdown() for section in SECTIONS.values())
