"""How the report judges, in plain words: half a page, and only of what this report does."""

from __future__ import annotations

from readout.model.report import Report
from readout.text.method_lines import method
from tests.builders import FLAT, assert_readable, client_of, figures_in, goal, kpi, report_of, series_of

FIGURES = figures_in()
HALF_A_PAGE = 250  # words, about a minute's reading


def of_flat_years(of: str = "2012-06", **fields: object) -> Report:
    """About 100 a month from January 2010 to June 2012."""
    client = client_of(kpis=(kpi(),), **fields)
    return report_of(client, of, {"revenue": series_of((*FLAT, *FLAT[:6]), start="2010-01")})


def test_it_says_what_a_real_change_is_and_what_is_not_known() -> None:
    """Verdicts, abstaining, parts, and how the last expectation did."""
    lines = method(of_flat_years(), FIGURES)
    assert len(lines) == 4
    assert "Of 100 months in which nothing happened, about 98 lie in the normal range." in lines[0]
    assert "fewer than twelve earlier months it is too early to say" in lines[1]
    assert "They say where a change sits, not why it came." in lines[2]
    assert lines[3].startswith("What was known a month ago gives a range for 1 figure")


def test_projections_are_explained_where_one_is_shown() -> None:
    """With a goal half way; without one the paragraph would speak of nothing."""
    about = "A projection continues what the figure did so far"
    with_goal = method(of_flat_years(goals=(goal(target=1200),)), FIGURES)
    assert sum(line.startswith(about) for line in with_goal) == 1
    assert not any(about in line for line in method(of_flat_years(), FIGURES))


def test_a_new_client_reads_the_rules_alone() -> None:
    """Nothing was expected of their first month."""
    report = report_of(client_of(kpis=(kpi(),)), "2012-01", {"revenue": {"2012-01": 5.0}})
    assert len(method(report, FIGURES)) == 3


def test_it_is_half_a_page_at_most_and_readable() -> None:
    """Small print that is longer is not read."""
    lines = method(of_flat_years(goals=(goal(target=1200),)), FIGURES)
    assert sum(len(line.split()) for line in lines) <= HALF_A_PAGE
    for line in lines:
        assert_readable(line)
