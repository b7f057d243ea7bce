"""The message's words: those of the report's first page, in its language."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from readout.model.call import Appointment
from readout.model.client import Call, Pause
from readout.model.report import Report
from readout.model.revision import Revision
from readout.text import call_lines, goal_lines, work_lines
from readout.text.figures import Figures
from readout.text.language import language
from readout.text.letter_lines import Letter, Part, letter
from tests.builders import client_of, goal, kpi, month, report_of, sent, work

ITEMS = [
    work("list", title="send the price list", owner="owner", due="2012-07-02", note="the letter waits for it"),
    work("old", title="Answer about the fair", owner="owner", due="2012-06-10"),
    work("ours", title="Ours", due="2012-07-10"),
]
VALUES = {"revenue": {f"2012-{n:02}": 9.0 for n in range(1, 7)}}
FILES = ("Shop 2012-06.pdf", "Shop 2012-06.html")


def report(tag: str = "en-GB", **fields: object) -> Report:
    client = client_of(language=tag, kpis=(kpi(),), goals=(goal(),), call=Call(30, "second Tuesday 10:00"), **fields)
    return report_of(client, "2012-06", VALUES, ITEMS)


def written(of: Report, **fields: bool) -> Letter:
    return letter(of, figures(of), FILES, ("Ada", "North Agency"), **fields)


def figures(of: Report) -> Figures:
    return Figures(language(of.client.language), of.client.currency)


def test_the_answer_then_what_we_need_then_the_call() -> None:
    """54 of the 60 planned by June: behind by 18 days and some, as the report says it; overdue asks first."""
    assert written(report(), invited=True) == Letter(
        subject="Report for Shop, June 2012",
        answer=(goal_lines.answer(report(), figures(report())),),
        parts=(
            Part(
                "What we need from you",
                points=(
                    ("Answer about the fair.", "Shop owner, due since 10 June 2012."),
                    ("Send the price list.", "Shop owner, by 2 July 2012. The letter waits for it."),
                ),
            ),
            Part("Our call", "We talk for 30 minutes on Tuesday, 10 July 2012 at 10:00."),
        ),
        closing=(
            "An invitation for your calendar comes with this message.",
            "The whole report is attached: Shop 2012-06.pdf and Shop 2012-06.html",
        ),
        signature=("Ada", "North Agency"),
    )
    assert written(report()).answer[0].startswith("We are ")


def test_in_finnish_nothing_is_left_in_english() -> None:
    """Every line by hand, as a Finn would write it."""
    made = written(report("fi"), invited=True)
    space = "\N{NO-BREAK SPACE}"
    assert made.subject == "Raportti: Shop, kesäkuu 2012"
    assert [part.heading for part in made.parts] == ["Mitä tarvitsemme teiltä", "Puhelumme"]
    assert made.parts[0].points[1][1] == f"Shop owner, viimeistään 2.{space}heinäkuuta 2012. The letter waits for it."
    assert made.parts[1].text == f"Puhumme 30 minuuttia tiistaina 10.{space}heinäkuuta 2012 klo 10.00."
    assert made.closing == (
        "Viestin mukana on kutsu kalenteriinne.",
        "Koko raportti on liitteenä: Shop 2012-06.pdf ja Shop 2012-06.html",
    )


@pytest.mark.parametrize("tag", ["en-GB", "fi"])
def test_the_words_are_the_reports_own(tag: str) -> None:
    """The same sentences as on its first page, so that nobody wonders which of the two holds."""
    of = report(tag)
    made, how = written(of), figures(of)
    assert made.answer[0] == goal_lines.answer(of, how)
    assert made.parts[1].text == call_lines.call_sentence(of, how)
    asked = [(work_lines.sentence(each.title), work_lines.ask_line(of, each, how)) for each in of.work.client_asks]
    assert list(made.parts[0].points) == asked


def test_nothing_is_needed_and_no_time_is_set() -> None:
    """Said, so that nobody looks for it."""
    of = report_of(client_of(), "2012-06")
    made = letter(of, figures(of), ())
    assert made.parts == (
        Part("What we need from you", "Nothing at the moment."),
        Part("Our call", "We talk for 30 minutes; the time is still to be agreed."),
    )
    assert (made.closing, made.signature) == ((), ())


def test_a_pause_and_a_moved_call_are_explained() -> None:
    """As in the report."""
    of = report(pause=(Pause(month("2012-06"), "your summer closing"),))
    assert written(of).answer[1] == "This month was a pause: your summer closing"
    moved = replace(of, appointment=Appointment(dt.datetime(2012, 7, 11, 10), dt.date(2012, 7, 10), "Shop day"))
    assert written(moved).parts[1].text.endswith("We moved it, for Tuesday, 10 July 2012 is a holiday: Shop day.")
    none = report(pause=(Pause(month("2012-07"), "your summer closing"),))
    assert written(none).parts[1].text == "There is no call in July 2012: your summer closing."


def test_a_new_version_says_what_it_replaces_and_why() -> None:
    """In the subject and right after the answer, as on the report's first page."""
    before = sent(report().client, "2012-06", sent_at="2012-07-02T09:00:00+00:00")
    for tag, subject, lines in (
        (
            "en-GB",
            "Report for Shop, June 2012, version 2",
            ("This is version 2 of this report; it replaces the one of 2 July 2012.", "Two orders were missing."),
        ),
        ("fi", "Raportti: Shop, kesäkuu 2012, versio 2", None),
    ):
        of = replace(report(tag), version=2, revision=Revision(2, "two orders were missing", before))
        made = written(of)
        assert made.subject == subject
        assert lines is None or made.answer[1:] == lines
        assert len(made.answer) == 3


def test_a_line_break_in_what_was_typed_ends_no_line() -> None:
    """A message's subject is one line, and so is each point of it."""
    of = replace(report(), client=replace(report().client, name="Shop\r\nBcc: all@x.example"))
    made = letter(of, figures(of), ("a\nb.pdf",), ("Ada\nLead",))
    assert made.subject == "Report for Shop Bcc: all@x.example, June 2012"
    assert made.signature == ("Ada Lead",)
    assert "\n" not in "".join((*made.answer, *made.closing))
