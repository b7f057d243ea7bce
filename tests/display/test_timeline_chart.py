"""The plan on one line of time."""

from __future__ import annotations

import re

from readout.display.theme import Palette
from readout.display.timeline_chart import FEWEST, TimelineBlock, timeline_block
from readout.model.client import Decision
from readout.text.figures import Figures
from readout.text.language import language
from tests.builders import client_of, figures_in, goal, kpi, month, report_of, work

PALETTE, ENGLISH = Palette(accent="#123456"), figures_in()
WORK = (
    work("guide", due="2012-07-10"),
    work("prices", owner="owner", due="2012-07-05", title='Prices & "terms"'),
    work("far", due="2012-09-10"),
    work("old", status="done", done="2012-06-05"),
)


def block(items: tuple = WORK, figures: Figures = ENGLISH) -> TimelineBlock | None:  # type: ignore[type-arg]
    decisions = (Decision(month("2012-06"), "grow", "keep", "It works"),)
    client = client_of(kpis=(kpi(),), goals=(goal(),), decisions=decisions)
    return timeline_block(report_of(client, "2012-06", {}, items), figures, PALETTE)


def test_it_shows_marks_with_their_words() -> None:
    """Goal, decision, finished work, today; what is due soon as marks with how many they are, for the report tells it
    elsewhere; what comes later in words, which are then not told again."""
    found = block()
    assert found is not None
    words = re.findall(r">([^<>]+)</text>", found.chart.svg)
    lanes = ("Goals", "Finished", "Planned", "From you", "Jun 2012", "today, 30\u00a0Jun")
    for said in (*lanes, "Revenue", "We keep the plan", "1", "Far", "1 piece of work, see below", "1 action of yours"):
        assert said in words, said
    assert "Guide" not in words
    assert "Far" in found.told
    assert "Guide" not in found.told


def test_what_is_behind_us_is_filled_and_what_is_ahead_is_open() -> None:
    """Without colour: the decision of June is filled; the goal's end and three pieces of work are open."""
    found = block()
    assert found is not None
    svg = found.chart.svg
    assert svg.count(f"fill: {PALETTE.paper}; stroke: {PALETTE.accent}") == 4
    assert f"fill: {PALETTE.accent}; stroke: {PALETTE.accent}" in svg


def test_the_list_and_the_alt_text_say_the_same() -> None:
    """In order of time, with today among them."""
    found = block()
    assert found is not None
    assert [" ".join(line) for line in found.lines] == [
        "Jun 2012: We keep the plan",
        "Jun 2012: 1 piece of work finished",
        "30\u00a0Jun: today",
        '5\u00a0Jul: Prices & "terms"',
        "10\u00a0Jul: Guide",
        "10\u00a0Sept: Far",
        "31\u00a0Dec: Sell for 120 in 2012",
    ]
    assert found.chart.alt.startswith("Timeline from April 2012 to January 2013. Jun 2012: We keep the plan. ")
    for _, what in found.lines:
        assert what in found.chart.alt


def test_a_page_carries_both_and_the_pdf_the_chart() -> None:
    """The style shows one of them; text is text."""
    found = block()
    assert found is not None
    page = found.html()
    assert page.startswith('<div class="timeline"><figure class="chart wide" id="timeline">')
    assert "<li><strong>5\u00a0Jul:</strong> Prices &amp; &quot;terms&quot;</li>" in page
    assert found.typst().startswith("#readout-chart(")
    assert "<li>" not in found.typst()


def test_next_to_nothing_is_not_drawn() -> None:
    """Two dates are said faster."""
    assert FEWEST == 3
    assert block(items=()) is None


def test_it_speaks_the_reports_language() -> None:
    """Months, lanes and counts."""
    found = block(figures=Figures(language("fi"), "EUR"))
    assert found is not None
    assert ">kesä<" in found.chart.svg
    assert "Tavoitteet" in found.chart.svg
    assert found.chart.alt.startswith("Aikajana, huhtikuu 2012 – tammikuu 2013.")


def test_the_same_plan_gives_the_same_bytes() -> None:
    """Reports are compared by their bytes."""
    assert block() == block()
