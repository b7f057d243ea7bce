"""What a Finnish client reads: lines written by hand as a Finn would write them, and one whole report."""

from __future__ import annotations

import dataclasses
import datetime as dt
import html
import re
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from readout.data.load import load_client
from readout.data.project import find_project
from readout.display.blocks import Section
from readout.model.client import Call, Decision, Event, Pause, Pending, Revision
from readout.model.drivers import Driver
from readout.model.report import Report
from readout.model.results import KpiResult
from readout.model.signals import Verdict
from readout.notebook.facade import NotebookReport
from readout.text import call_lines, driver_lines, goal_lines, phrases, sentences, verdict_lines, work_lines
from readout.text.figures import Figures
from readout.text.language import language
from tests.builders import client_of, goal, kpi, month, report_of, step, work

SPACE, MINUS = "\N{NO-BREAK SPACE}", "\N{MINUS SIGN}"
FINNISH = Figures(language("fi"), "EUR")
WORDS = FINNISH.language
MONTHS = [f"2012-{n:02}" for n in range(1, 13)]


def plain(text: str) -> str:
    """As one types it: an ordinary space, an ordinary minus."""
    return text.replace(SPACE, " ").replace(MINUS, "-")


def standing(values: dict[str, float], of: str = "2012-06", better: str = "higher", **fields: Any) -> Report:
    """A report on one goal of 2012: 120 000 € of sales, 10 000 € a month."""
    fields = {"target": 120_000.0, "statement": "Myymme verkossa 120 000 eurolla vuonna 2012", **fields}
    one = kpi(name="Verkkomyynti", better=better)
    return report_of(client_of(language="fi", currency="EUR", kpis=(one,), goals=(goal(**fields),)), of,
                     {"revenue": values})  # fmt: skip


def spread(monthly: float, last: float, months: int = 6) -> dict[str, float]:
    return dict(zip(MONTHS[:months], [monthly] * (months - 1) + [last], strict=True))


BUDGET: dict[str, Any] = {"better": "lower", "statement": "Mainontaan enintään 120 000 euroa"}
LEVEL: dict[str, Any] = {"measure": "level", "target": 104.0, "statement": "Keskiostos 104 euroa"}
STEPS = (step("Sopimus", "2012-03-31", "2012-03-30"), step("Avajaiset", "2012-09-30"))

ANSWERS: dict[str, tuple[Report, str]] = {
    "a goal that has not begun": (standing({}, "2011-10"), "Tavoitteemme jakso alkaa tammikuussa 2012."),
    "on track": (
        standing(spread(10_000, 10_000)),
        "Etenemme suunnitelman mukaan. Verkkomyynti tammikuusta 2012 alkaen: 60 000 €, kun suunnitelma tähän "
        "mennessä oli 60 000 €.",
    ),
    "ahead by days": (
        standing(spread(10_000, 20_000)),
        "Olemme 31 päivää suunnitelmaa edellä. Verkkomyynti tammikuusta 2012 alkaen: 70 000 €, kun suunnitelma tähän "
        "mennessä oli 60 000 €.",
    ),
    "behind by days": (
        standing(spread(10_000, 0)),
        "Olemme 30 päivää suunnitelmaa jäljessä. Verkkomyynti tammikuusta 2012 alkaen: 50 000 €, kun suunnitelma "
        "tähän mennessä oli 60 000 €.",
    ),
    "met, in millions": (
        standing(spread(1_900_000, 2_345_678, 12), "2012-12", target=23e6),
        "Saavutimme tavoitteemme. Verkkomyynti tammikuusta 2012 alkaen: 23,2 milj. €, kun tavoite oli 23 milj. €.",
    ),
    "missed": (
        standing(spread(9_000, 9_500, 12), "2012-12"),
        "Jäimme tavoitteestamme 9,6 %. Verkkomyynti tammikuusta 2012 alkaen: 108 500 €, kun tavoite oli 120 000 €.",
    ),
    "narrowly missed": (
        standing(spread(10_000, 9_990, 12), "2012-12"),
        "Jäimme niukasti tavoitteestamme. Verkkomyynti tammikuusta 2012 alkaen: 119 990 €, kun tavoite oli 120 000 €.",
    ),
    "a limit that is kept": (
        standing(spread(10_000, 0), **BUDGET),
        "Pysymme selvästi sovitun ylärajan alla. Verkkomyynti tammikuusta 2012 alkaen: 50 000 €, kun suunnitelma "
        "tähän mennessä oli 60 000 €.",
    ),
    "a limit used up too fast": (
        standing(spread(10_000, 20_000), **BUDGET),
        "Lähestymme sovittua ylärajaa liian nopeasti. Verkkomyynti tammikuusta 2012 alkaen: 70 000 €, kun suunnitelma "
        "tähän mennessä oli 60 000 €.",
    ),
    "a limit exceeded": (
        standing(spread(10_000, 22_000, 12), "2012-12", **BUDGET),
        "Ylitimme sovitun ylärajan, ylitys 10 %. Verkkomyynti tammikuusta 2012 alkaen: 132 000 €, kun tavoite oli "
        "120 000 €.",
    ),
    "a level behind its plan": (
        standing({"2011-12": 80, "2012-06": 88}, **LEVEL),
        "Olemme suunnitelmaa jäljessä. Verkkomyynti: 88,00 €, kun suunnitelma tähän mennessä oli 92,00 €.",
    ),
    "a month without a figure": (
        standing({"2012-01": 1.0, "2012-03": 1.0}, "2012-03"),
        "Emme voi vielä sanoa, etenemmekö suunnitelman mukaan: helmikuulta 2012 ei ole vielä lukua.",
    ),
    "two months without a figure": (
        standing({"2012-01": 1.0, "2012-04": 1.0}, "2012-04"),
        "Emme voi vielä sanoa, etenemmekö suunnitelman mukaan: helmikuulta 2012 ja maaliskuulta 2012 ei ole vielä "
        "lukua.",
    ),
    "many months without a figure": (
        standing({}),
        "Emme voi vielä sanoa, etenemmekö suunnitelman mukaan: 6 kuukaudelta ei ole vielä lukua.",
    ),
    "no goal": (
        report_of(client_of(language="fi"), "2012-06"),
        "Tavoitteesta ei ole vielä sovittu, joten emme voi sanoa, olemmeko oikealla tiellä.",
    ),
    "dated steps": (
        report_of(client_of(goals=(goal(kpi=None, target=None, milestones=STEPS),)), "2012-06"),
        "Etenemme suunnitelman mukaan. Välivaiheista valmiina 1/2.",
    ),
}


@pytest.mark.parametrize("case", ANSWERS)
def test_the_answer_at_the_top(case: str) -> None:
    """Are we on track? In our own voice, with months in their cases and figures as Finns write them."""
    report, expected = ANSWERS[case]
    assert plain(goal_lines.answer(report, FINNISH)) == expected


@pytest.mark.parametrize(("n", "expected"), [(1, "1 päivän"), (2, "2 päivää"), (0, "0 päivää"), (21, "21 päivää")])
def test_days_on_either_side_of_the_plan(n: int, expected: str) -> None:
    """ "1 päivän edellä", "2 päivää edellä"; 21 is not one, as it would be in Russian."""
    ahead = WORDS.count(
        "We are {n} day ahead of plan: {facts}.", "We are {n} days ahead of plan: {facts}.", n, facts="x"
    )
    assert ahead == f"Olemme {expected} suunnitelmaa edellä. X."
    assert WORDS.count("{n} day behind", "{n} days behind", n) == f"{expected} jäljessä"


@pytest.mark.parametrize(
    ("months", "fields", "expected"),
    [
        (6, {}, "10 000 € kuukaudessa, 6 kuukautta jäljellä"),
        (11, {}, "10 000 € viimeisenä kuukautena"),
        (6, BUDGET, "enintään 10 000 € kuukaudessa, 6 kuukautta jäljellä"),
        (11, BUDGET, "enintään 10 000 € viimeisenä kuukautena"),
        (6, LEVEL, "104 € joulukuuhun 2012 mennessä"),
    ],
)
def test_what_is_still_needed(months: int, fields: dict[str, Any], expected: str) -> None:
    """Each month left, or the level and by when."""
    values = spread(10_000, 10_000, months) if fields is not LEVEL else {"2011-12": 80.0, "2012-06": 88.0}
    report = standing(values, MONTHS[months - 1], **fields)
    needed = goal_lines.required(report.goals[0], report.client.kpi("revenue"), FINNISH)
    assert plain(needed or "") == expected


def results(values: dict[str, float], of: str = "2012-06", unit: str = "currency", **fields: Any) -> KpiResult:
    one = kpi(name="Verkkomyynti", unit=unit, **fields)
    return report_of(client_of(kpis=(one,)), of, {"revenue": values}).kpis[0]


KPIS: dict[str, tuple[KpiResult, str]] = {
    "more and less": (
        results({"2011-06": 100_000, "2012-05": 150_000, "2012-06": 123_000}),
        "Verkkomyynti: 123 000 € eli 23 % enemmän kuin kesäkuussa 2011 ja 18 % vähemmän kuin toukokuussa 2012.",
    ),
    "the same, and nearly": (
        results({"2011-06": 100_000, "2012-05": 100_001, "2012-06": 100_000}),
        "Verkkomyynti: 100 000 € eli sama kuin kesäkuussa 2011 ja suunnilleen sama kuin toukokuussa 2012.",
    ),
    "from nothing": (
        results({"2012-05": 0, "2012-06": 1_234.6}),
        "Verkkomyynti: 1 235 € eli enemmän kuin toukokuussa 2012 (0 €).",
    ),
    "points": (
        results({"2011-06": 0.05, "2012-05": 0.034, "2012-06": 0.054}, unit="percent"),
        "Verkkomyynti: 5,4 % eli 0,4 prosenttiyksikköä enemmän kuin kesäkuussa 2011 ja 2,0 prosenttiyksikköä enemmän "
        "kuin toukokuussa 2012.",
    ),
    "alone": (results({"2012-06": 8.5}), "Verkkomyynti: 8,50 €. Aiempaa lukua, johon verrata, ei ole."),
    "no figure": (
        results({"2012-04": 1.0}),
        "Verkkomyynti: tältä kuukaudelta ei ole lukua.",
    ),
}


@pytest.mark.parametrize("case", KPIS)
def test_what_changed(case: str) -> None:
    """A KPI's name stays as it was typed; what follows bends around it."""
    result, expected = KPIS[case]
    assert plain(sentences.kpi_sentence(result, FINNISH)) == expected


def test_a_figure_that_comes_later() -> None:
    """The reason becomes a sentence of its own."""
    late = Pending("revenue", month("2012-06"), dt.date(2012, 7, 12), "pankin aineisto tulee myöhässä")
    report = report_of(client_of(kpis=(kpi(name="Verkkomyynti"),), pending=(late,)), "2012-06")
    expected = "Verkkomyynti: luku on saatavilla 12. heinäkuuta 2012. Pankin aineisto tulee myöhässä."
    assert plain(sentences.kpi_sentence(report.kpis[0], FINNISH)) == expected
    assert plain(phrases.value_or_reason(report.kpis[0], FINNISH)) == "saatavilla 12. heinäkuuta 2012"


@pytest.mark.parametrize(
    ("hours", "done", "expected"),
    [
        ((), 0, "Emme saaneet tässä kuussa mitään valmiiksi."),
        ((None,), 1, "Saimme valmiiksi 1 työn."),
        ((None, None), 2, "Saimme valmiiksi 2 työtä."),
        ((1.0,), 1, "Saimme valmiiksi 1 työn ja teimme töitä 1 tunnin."),
        ((2.5, 5.0), 2, "Saimme valmiiksi 2 työtä ja teimme töitä 7,5 tuntia."),
    ],
)
def test_what_we_finished(hours: tuple[float | None, ...], done: int, expected: str) -> None:
    """One "työn" and "tunnin", several "työtä" and "tuntia"."""
    items = [work(f"w{n}", status="done", done="2012-06-12", hours=each) for n, each in enumerate(hours)]
    show = dataclasses.replace(client_of().show, hours=True)
    report = report_of(client_of(show=show), "2012-06", items=items)
    assert len(report.work.done) == done
    assert plain(sentences.work_sentence(report.work, FINNISH)) == expected


def test_what_we_spent() -> None:
    """Money follows its sum, with a comma."""
    item = work(status="done", done="2012-06-12", spend=1234.0)
    report = report_of(client_of(), "2012-06", items=[item])
    assert plain(sentences.work_sentence(report.work, FINNISH)) == "Saimme valmiiksi 1 työn ja käytimme 1 234 €."


JUNE = report_of(client_of(), "2012-06")


@pytest.mark.parametrize(
    ("line", "fields", "expected"),
    [
        ("ask", {"due": "2012-07-04"}, "Account lead, viimeistään 4. heinäkuuta 2012."),
        ("ask", {"due": "2012-06-18"}, "Account lead, määräpäivä oli 18. kesäkuuta 2012."),
        ("ask", {"due": "2012-07-04", "owner": None}, "Viimeistään 4. heinäkuuta 2012."),
        ("late", {"promised": "2012-06-18", "due": "2012-06-18"}, "luvattu viimeistään 18. kesäkuuta 2012, ei vielä "
         "valmis."),
        ("late", {"promised": "2012-06-18", "due": "2012-07-09"}, "luvattu viimeistään 18. kesäkuuta 2012, uusi "
         "määräpäivä 9. heinäkuuta 2012."),
        ("late", {"promised": "2012-06-18", "due": "2012-06-18", "done": "2012-06-20", "status": "done"},
         "luvattu viimeistään 18. kesäkuuta 2012, valmistui 20. kesäkuuta 2012."),
        ("due", {"due": "2012-06-18"}, "myöhässä: sovitaan uusi päivä"),
        ("due", {"promised": "2012-06-18", "due": "2012-07-09"}, "luvattu ensin 18.6."),
        ("dropped", {"note": "hinta nousi"}, "luovuimme tästä. Hinta nousi."),
    ],
)  # fmt: skip
def test_single_pieces_of_work(line: str, fields: dict[str, Any], expected: str) -> None:
    """Asked, late, due, dropped."""
    item = work(**fields)
    said = {
        "ask": lambda: work_lines.ask_line(JUNE, item, FINNISH),
        "late": lambda: work_lines.late_line(JUNE, item, FINNISH),
        "due": lambda: work_lines.due_note(JUNE, item, FINNISH),
        "dropped": lambda: work_lines.dropped_line(item, FINNISH),
    }[line]()
    assert plain(said) == expected


def test_the_call() -> None:
    """The weekday says when: "tiistaina", "keskiviikkona"."""
    for when, expected in (
        ("second Tuesday 10:00", "Puhumme 45 minuuttia tiistaina 10. heinäkuuta 2012 klo 10.00."),
        ("first Wednesday 9:30", "Puhumme 45 minuuttia keskiviikkona 4. heinäkuuta 2012 klo 9.30."),
        (None, "Puhumme 45 minuuttia; ajasta sovitaan vielä."),
    ):
        report = report_of(client_of(call=Call(45, when)), "2012-06")
        assert plain(call_lines.call_sentence(report, FINNISH)) == expected
    pause = (Pause(month("2012-07"), "olemme lomalla."),)
    assert (
        call_lines.call_sentence(report_of(client_of(pause=pause), "2012-06"), FINNISH)
        == "Heinäkuussa 2012 emme pidä puhelua: olemme lomalla."
    )


def test_what_was_decided_and_agreed() -> None:
    """Both end in a sentence of the analyst's."""
    changed = Revision(month("2012-05"), 110_000.0, "owner", "kevätmallisto peruttiin")
    report = standing(spread(10_000, 10_000), revisions=(changed,))
    decision = Decision(month("2012-06"), "grow", "change", "syksyn kirje siirtyy")
    assert goal_lines.decision_line(report, decision, FINNISH)[1] == "muutamme suunnitelmaa. Syksyn kirje siirtyy."
    assert plain(goal_lines.revision_lines(report, FINNISH)[0][1]) == (
        "tavoite on toukokuusta 2012 alkaen 110 000 € (aiemmin 120 000 €); asiasta sopi kanssamme Shop owner: "
        "Kevätmallisto peruttiin."
    )


def test_events() -> None:
    """What they mean for judging the figures."""
    said = Event(month("2012-06"), "mittaus oli poikki", exclude=True)
    assert sentences.event(said, FINNISH) == "Mittaus oli poikki. Tätä kuukautta emme arvioi."


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        (Verdict("routine", "", 1, 1, 2), ""),
        (Verdict("better", "", 100.0, 50.0, 150.0, 1),
         "Se on todellinen nousu (tavallisesti 50,00 € – 150 €)."),
        (Verdict("better", "", 100.0, 50.0, 150.0, 4), "Se on pysyvä nousu: 4 kuukautta peräkkäin odotettua enemmän."),
        (Verdict("trial", ""), "On liian aikaista sanoa, onko se todellinen muutos."),
        (Verdict("no-verdict", "", 100.0, 50.0, 150.0), "Vielä ei ole selvillä, onko se todellinen muutos."),
        (Verdict("no-verdict", ""), "Vielä ei ole selvillä, onko se todellinen muutos."),
    ],
)  # fmt: skip
def test_verdicts(verdict: Verdict, expected: str) -> None:
    """Real change or normal month."""
    result = dataclasses.replace(results({"2012-06": 200.0}), verdict=verdict)
    assert plain(verdict_lines.change_sentence(result, FINNISH)) == expected


@pytest.mark.parametrize(("pooled", "expected"), [(1, "1 muu"), (3, "3 muuta")])
def test_members_that_are_not_named(pooled: int, expected: str) -> None:
    """One "muu", several "muuta"."""
    part = Driver("other", 1.0, "other", pooled=pooled)
    assert driver_lines.part_name(part, FINNISH) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (FINNISH.value(1234.6, "currency"), "1 235 €"),
        (FINNISH.value(12.5, "currency"), "12,50 €"),
        (FINNISH.value(-0.054, "percent"), "-5,4 %"),
        (FINNISH.signed_share(0.18), "+18 %"),
        (FINNISH.points(-0.02), "-2,0 prosenttiyksikköä"),
        (FINNISH.short(9_293_306, "currency"), "9,29 milj. €"),
        (FINNISH.value(1_234_567, "number"), "1 234 567"),
        (FINNISH.day(dt.date(2011, 11, 30)), "30. marraskuuta 2011"),
        (FINNISH.day_month(dt.date(2011, 11, 30), 2011), "30.11."),
        (FINNISH.time(dt.time(14, 0)), "14.00"),
    ],
)
def test_figures(said: str, expected: str) -> None:
    """A comma, blanks between thousands, the unit behind."""
    assert plain(said) == expected
    assert " " not in said.removesuffix("prosenttiyksikköä")[:-1].replace("kuuta ", "")


def test_a_name_of_a_month_that_begins_has_a_capital() -> None:
    """In a table's head and the running line, but not in "Kuukausiraportti, huhtikuu 2005"."""
    april = FINNISH.month(month("2005-04"))
    assert str(april) == "Huhtikuu 2005"
    assert WORDS.say("Monthly report, {month}", month=april) == "Kuukausiraportti, huhtikuu 2005"


def text_of(section: Section) -> str:
    """A section's words, a line a block, without the drawings."""
    markup = re.sub(r"<svg.*?</svg>", "", section.html(), flags=re.DOTALL)
    alts = re.findall(r'aria-label="([^"]*)"', section.html())
    broken = re.sub(r"</(?:h\d|p|li|tr|caption|figcaption)>", "\n", markup)
    lines = (" ".join(re.sub(r"<[^>]*>", " ", line).split()) for line in [*broken.split("\n"), *alts])
    return plain(html.unescape("\n".join(line for line in lines if line)))


def test_the_demo_client_s_report_reads_as_finnish(snapshot: SnapshotAssertion) -> None:
    """All that the library says in it. The snapshot is the text a client reads: read it as one."""
    project = find_project(Path(__file__))
    report = load_client(project, "insurance-quotes").report(month("2005-04"))
    shown = NotebookReport(project, report)
    parts = (
        shown.headline(), shown.goals(), shown.results(), shown.explain(), shown.accomplishments(), shown.plan(),
        shown.next_steps(), shown.call(), shown.definitions(), shown.method(),
    )  # fmt: skip
    assert "\n\n".join(map(text_of, parts)) == snapshot
