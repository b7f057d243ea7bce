"""What the agency's page says, in English and in Finnish: each sentence by hand."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from readout.model.client import Goal
from readout.model.goals import GoalResult
from readout.model.overview import ClientMonth, Delivered, GoalStand, OverdueAsk, RealChange, Reason, counted
from readout.text import overview_lines as lines
from readout.text.figures import Figures
from readout.text.language import language

MONTH = pd.Period("2026-10", "M")
EN, FI = language("en-GB"), language("fi")


def stand(status: str | None, days: int | None = None, measure: str = "total", actual: float = 900_000.0,
          better: str = "higher") -> GoalStand:  # fmt: skip
    goal = Goal("g", "Sell for a million.", MONTH, MONTH, "revenue", 1_200_000.0, measure)  # type: ignore[arg-type]
    return GoalStand("Sell for a million.", GoalResult(
        goal, MONTH, status, actual, 1_000_000.0, 1_200_000.0, days, better=better,  # type: ignore[arg-type]
    ), "currency")  # fmt: skip


def row(status: str | None = "final", **more: object) -> ClientMonth:
    return ClientMonth("shop", "Gift shop", MONTH, status, currency="EUR", **more)  # type: ignore[arg-type]


ERRORS = tuple(Reason(code, f"{code} is to be mended") for code in ("R505", "R501", "R204", "R204", "R104"))


@pytest.mark.parametrize(
    ("found", "english", "finnish"),
    [
        (row(None, failure="x"), "It failed, and there is no earlier report.",
         "Raportin teko epäonnistui, eikä aiempaa raporttia ole."),
        (row(None, failure="x", last=MONTH - 1), "It failed; the last report is that of September 2026.",
         "Raportin teko epäonnistui; viimeisin raportti on syyskuulta 2026."),
        (row(failure="x", last=MONTH), "It failed; the report shown was made before that.",
         "Raportin teko epäonnistui; tässä näkyvä raportti on tehty ennen sitä."),
        (row("draft", reasons=ERRORS[:1]), "A draft, not to be sent: 1 error is left.",
         "Luonnos, jota ei saa lähettää: yksi virhe jäljellä."),
        (row("draft", reasons=ERRORS), "A draft, not to be sent: 5 errors are left.",
         "Luonnos, jota ei saa lähettää: 5 virhettä jäljellä."),
        (row(goals=(stand("behind"),)), "The goal is behind plan.", "Tavoite on suunnitelmaa jäljessä."),
        (row(goals=(stand("missed"),)), "The goal was missed.", "Tavoite jäi saavuttamatta."),
        (row(goals=(stand("behind"), stand("met"))), "1 of 2 goals behind plan.",
         "Suunnitelmaa jäljessä 1/2 tavoitteesta."),
        (row(goals=(stand("missed"), stand("met"))), "1 of 2 goals missed.", "Saavuttamatta jäi 1/2 tavoitteesta."),
        (row(goals=(stand("missed"), stand("behind"), stand("met"))), "1 of 3 goals missed, 1 behind plan.",
         "Saavuttamatta jäi 1/3 tavoitteesta, jäljessä on 1."),
        (row(changes=(RealChange("x", False, 1.0, 2.0, 1.5, 2.5, "number"),)),
         "1 figure has really changed for the worse.", "Yksi luku on todella muuttunut huonompaan."),
        (row(asks=(OverdueAsk("x", dt.date(2026, 10, 1)),) * 2), "The client owes us 2 things, overdue.",
         "Asiakkaalta on 2 asiaa myöhässä."),
        (row(), "No goal behind plan, nothing worse, nothing overdue.",
         "Tavoitteet eivät ole jäljessä, mikään ei ole huonontunut eikä myöhässä."),
        (row(None), "No report of any month yet.", "Raportteja ei ole vielä miltään kuukaudelta."),
        (row(None, last=MONTH - 1), "No report of this month; the last is that of September 2026.",
         "Tältä kuukaudelta ei ole raporttia; viimeisin on syyskuulta 2026."),
        (row(None, opened=True), "No report of any month yet. The notebook is open for this month.",
         "Raportteja ei ole vielä miltään kuukaudelta. Muistikirja on avattu tälle kuukaudelle."),
        (row(None, last=MONTH - 1, opened=False),
         "No report of this month; the last is that of September 2026. "
         "The notebook has not been opened for this month.",
         "Tältä kuukaudelta ei ole raporttia; viimeisin on syyskuulta 2026. "
         "Muistikirjaa ei ole avattu tälle kuukaudelle."),
    ],
)  # fmt: skip
def test_why_a_client_stands_where_it_does(found: ClientMonth, english: str, finnish: str) -> None:
    """In one sentence."""
    assert (lines.why(found, EN), lines.why(found, FI)) == (english, finnish)


def test_of_many_errors_two_are_told_and_the_rest_named() -> None:
    """A page of a thousand clients is no list of everything; the codes tell what kind of work is left."""
    assert lines.problems(row("draft", reasons=ERRORS)) == (
        "R505 R505 is to be mended", "R501 R501 is to be mended", "+ R204 (2×), R104"
    )  # fmt: skip
    assert lines.problems(row(failure="one\ntwo", reasons=ERRORS)) == ("one", "two")


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (stand("behind", -12), "12 days behind: Sell for a million"),
        (stand("behind", None, "level"), "Behind, 10% below plan: Sell for a million"),
        (stand("behind", -12, better="lower"), "Behind, too fast: Sell for a million"),
        (stand("missed"), "Missed, 25% short: Sell for a million"),
        (stand(None), "Open: Sell for a million"),
    ],
)
def test_a_goal_that_needs_a_look(found: GoalStand, said: str) -> None:
    """By hand: 900,000 of 1,000,000 planned is 10 % below plan, of a target of 1,200,000 25 % short."""
    assert lines.goal_line(found, Figures(EN, "EUR")) == said


def test_goals_without_trouble_are_counted() -> None:
    """Those that need a look come first."""
    goals = (stand("met"), stand("on-track"), stand("behind", -12), stand("on-track"))
    assert lines.goal_lines(row(goals=goals), Figures(EN, "EUR")) == (
        "12 days behind: Sell for a million", "On track: 2 · Met: 1"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("change", "english", "finnish"),
    [
        (RealChange("Revenue", False, 80_000.0, 100_000.0, 90_000.0, 110_000.0, "currency"),
         "Revenue: a real fall, €80,000 (normal: €90,000 to €110,000)",
         "Revenue: todellinen lasku, 80 000 € (tavallisesti 90 000 € – 110 000 €)"),
        (RealChange("Leads", True, 9.0, 5.0, None, None, "number"), "Leads: a real rise, 9",
         "Leads: todellinen nousu, 9"),
        (RealChange("Cost", True, None, 5.0, None, None, "number"), "Cost: a real change for the better",
         "Cost: todellinen muutos parempaan"),
    ],
)  # fmt: skip
def test_a_real_change_with_its_normal_range(change: RealChange, english: str, finnish: str) -> None:
    """The figure, its direction and what would have been normal."""
    assert lines.change_line(change, Figures(EN, "EUR")) == english
    assert lines.change_line(change, Figures(FI, "EUR")).replace("\N{NO-BREAK SPACE}", " ") == finnish


def test_an_overdue_ask_says_who_and_since_when() -> None:
    """With nobody named it is the client's."""
    ask, nobody = OverdueAsk("Price list", dt.date(2026, 10, 12), "Shop owner"), OverdueAsk("X", dt.date(2026, 10, 12))
    assert lines.ask_line(ask, Figures(EN)) == "Price list, due on 12 October 2026 from Shop owner"
    assert lines.ask_line(nobody, Figures(EN)) == "X, due on 12 October 2026"


def test_the_answer_counts_who_needs_a_look() -> None:
    """Failed, draft, off plan, worse and overdue need one; without a report is another matter."""
    calm, draft, none = row(), row("draft", reasons=ERRORS[:1]), row(None)
    assert lines.answer(counted([calm, draft, draft, none]), EN) == (
        "2 clients of 4 need a look. 1 has no report of this month yet."
    )
    assert lines.answer(counted([calm, draft]), FI) == "2 asiakkaasta yksi vaatii huomiota."
    assert lines.answer(counted([calm] * 3), EN) == "All 3 clients are in order."
    assert lines.answer(counted([calm] * 3), FI) == "Kaikki 3 asiakasta ovat kunnossa."


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("ended", "From the run of 2 Nov 2026 08:12 to 08:31, 12 of 1,000 clients."),
        ("stopped", "The run of 2 Nov 2026 08:12 was stopped at 08:31, with 12 of 1,000 clients done."),
        ("alone", "Written at 2 Nov 2026 08:31."),
    ],
)
def test_the_page_says_of_which_run_it_is(state: str, said: str) -> None:
    """The day once, where both are of one day."""
    began, now = dt.datetime(2026, 11, 2, 8, 12), dt.datetime(2026, 11, 2, 8, 31)
    assert lines.progress_line(lines.Progress(began, now, 12, 1000, state), EN) == said  # type: ignore[arg-type]


def test_a_page_written_during_a_run_stays_true_when_the_run_is_killed() -> None:
    """It claims nothing of after its own time."""
    began, now = dt.datetime(2026, 11, 2, 23, 50), dt.datetime(2026, 11, 3, 0, 10)
    said = lines.progress_line(lines.Progress(began, now, 12, 1000), EN)
    assert said.startswith("Written at 3 Nov 2026 00:10, during the run of 2 Nov 2026 23:50, with 12 of 1,000 clients")
    assert "if no run is going on, it was stopped" in said


def test_a_terminal_gets_everything_the_worst_first() -> None:
    """The sentence, what is to be mended, then goals, changes and what is owed."""
    found = row(
        "draft", reasons=ERRORS[:1], goals=(stand("behind", -12), stand("met")),
        changes=(RealChange("Leads", True, 9.0, 5.0, None, None, "number"),),
        asks=(OverdueAsk("X", dt.date(2026, 10, 12)),),
    )  # fmt: skip
    assert lines.all_lines(found, EN) == (
        "A draft, not to be sent: 1 error is left.", "R505 R505 is to be mended",
        "12 days behind: Sell for a million", "Leads: a real rise, 9", "X, due on 12 October 2026",
    )  # fmt: skip


DAY = dt.date(2012, 7, 4)


@pytest.mark.parametrize(
    ("found", "english", "finnish"),
    [
        (row(), "Not approved yet.", "Ei vielä hyväksytty."),
        (row(call=DAY), "Not approved yet. Call on 4 July 2012.", "Ei vielä hyväksytty. Puhelu 4. heinäkuuta 2012."),
        (row("draft"), "", ""),
        (row("draft", call=DAY), "Call on 4 July 2012.", "Puhelu 4. heinäkuuta 2012."),
        (row(failure="no data", call=DAY), "", ""),
        (row(delivered=Delivered("approved", 1, "lead")), "Approved by lead.", "Hyväksyjä: lead."),
        (
            row(delivered=Delivered("approved", 1, "lead", changed=True)),
            "Approved by lead, and made again since: approve it again.",
            "Hyväksyjä: lead. Raportti on tehty sen jälkeen uudelleen, joten se on hyväksyttävä uudelleen.",
        ),
        (row(delivered=Delivered("queued", 1, "lead")), "Waits in the outbox.", "Odottaa lähettämistä."),
        (
            row(delivered=Delivered("sent", 1, "lead", DAY), call=dt.date(2012, 7, 10)),
            "Sent on 4 July 2012. Call on 10 July 2012.",
            "Lähetetty 4. heinäkuuta 2012. Puhelu 10. heinäkuuta 2012.",
        ),
        (
            row(delivered=Delivered("minutes-sent", 2, "lead", DAY), call=dt.date(2012, 7, 10)),
            "Version 2 sent on 4 July 2012. The minutes were sent.",
            "Versio 2 lähetetty 4. heinäkuuta 2012. Muistio on lähetetty.",
        ),
        (
            row(delivered=Delivered("begun", 2)),
            "Version 2 is begun and not approved yet.",
            "Versio 2 on aloitettu, mutta sitä ei ole vielä hyväksytty.",
        ),
    ],
)
def test_how_far_a_finished_report_has_come(found: ClientMonth, english: str, finnish: str) -> None:
    """From its approval to the minutes; of a draft the day of the call, of a failure the page says what to mend."""
    for tag, said in (("en-GB", english), ("fi", finnish)):
        assert lines.delivered_line(found, language(tag)).replace("\N{NO-BREAK SPACE}", " ") == said


@pytest.mark.parametrize(
    ("days", "english", "finnish"),
    [
        (-1, "Call on 4 July 2012.", "Puhelu 4. heinäkuuta 2012."),
        (
            0,
            "Call on 4 July 2012, the day on which this page was written.",
            "Puhelu 4. heinäkuuta 2012, samana päivänä kuin tämä sivu on kirjoitettu.",
        ),
        (
            1,
            "Call on 4 July 2012, 1 day after this page was written.",
            "Puhelu 4. heinäkuuta 2012, 1 päivä sen jälkeen, kun tämä sivu kirjoitettiin.",
        ),
        (
            12,
            "Call on 4 July 2012, 12 days after this page was written.",
            "Puhelu 4. heinäkuuta 2012, 12 päivää sen jälkeen, kun tämä sivu kirjoitettiin.",
        ),
    ],
)
def test_days_left_are_counted_from_the_day_the_page_was_written(days: int, english: str, finnish: str) -> None:
    """A page stays as it is while days pass; a number of days that is left would be wrong tomorrow."""
    written = DAY - dt.timedelta(days=days)
    for tag, said in (("en-GB", english), ("fi", finnish)):
        told = lines.delivered_line(row("draft", call=DAY), language(tag), written)
        assert told.replace("\N{NO-BREAK SPACE}", " ") == said
