"""R007: a report is as long as a client reads."""

import pytest

from readout.checks.length import check_length, reading_minutes


def test_minutes_are_words_at_the_speed_of_silent_reading():
    """460 words at 230 a minute."""
    assert reading_minutes(460) == 2.0


@pytest.mark.parametrize(("words", "found"), [(690, []), (691, ["R007"])])
def test_a_report_beyond_the_limit_is_said(words, found):
    """Three minutes are 690 words; one more is too many."""
    assert [each.code for each in check_length(words, 3.0, "x")] == found


def test_the_finding_says_how_much_to_cut():
    """800 words are 110 above the limit."""
    (found,) = check_length(800, 3.0, "clients/shop/report.ipynb")
    assert found.severity == "warning"
    assert found.message == (
        "the report has 800 words, 3.5 minutes to read, with a limit of 3; cut about 110 words, or move reading_minutes"
    )
