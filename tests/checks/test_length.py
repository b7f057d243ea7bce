"""R007: a report is as long as a client reads."""

import pytest

from readout.checks.length import check_length, reading_minutes, words_per_minute


def test_minutes_are_words_at_the_speed_of_silent_reading():
    """460 words at 230 a minute."""
    assert reading_minutes(460, "en-GB") == 2.0


def test_a_language_of_long_words_is_read_in_fewer_words():
    """Finnish: 230 x 161 / 228 = 162.4 words a minute; a language that was not measured: 230 x 184 / 228 = 185.6."""
    assert words_per_minute("fi") == pytest.approx(162.4, abs=0.05)
    assert words_per_minute("et") == pytest.approx(185.6, abs=0.05)


@pytest.mark.parametrize(("words", "found"), [(690, []), (691, ["R007"])])
def test_a_report_beyond_the_limit_is_said(words, found):
    """Three minutes are 690 words; one more is too many."""
    assert [each.code for each in check_length(words, "en", 3.0, "x")] == found


def test_the_finding_says_how_much_to_cut():
    """800 words are 110 above the limit."""
    (found,) = check_length(800, "en", 3.0, "clients/shop/report.ipynb")
    assert found.severity == "warning"
    assert found.message == (
        "the report has 800 words, 3.5 minutes to read, with a limit of 3; cut about 110 words, or move reading_minutes"
    )
