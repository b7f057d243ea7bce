"""What other numbers of days and weekdays do to a sum."""

from __future__ import annotations

import pytest

from readout.model.drivers_calendar import calendar_effect, days_told
from tests.builders import month

APRIL, MAY = month("2011-04"), month("2011-05")


def daily(of: str, span: int = 1, *, week: float, weekend: float) -> list[float]:
    """Return values of a month's days: Mondays to Fridays, and weekends."""
    return [week if day.weekday() < 5 else weekend for day in days_told(month(of), span)]


@pytest.mark.parametrize(
    ("before", "base", "of", "effect"),
    [
        (290, "2012-02", "2012-03", 20),  # 10 a day, two days more
        (310, "2011-03", "2011-02", -30),  # 10 a day, three days less
        (280, "2011-02", "2012-02", 10),  # a leap year's day
        (310, "2011-07", "2011-08", 0),
        (-290, "2012-02", "2012-03", -20),
        (0, "2012-02", "2012-03", 0),
    ],
)
def test_a_day_more_is_a_day_s_average_more(before: float, base: str, of: str, effect: float) -> None:
    """Where days are not known one by one, all count alike."""
    assert calendar_effect(before, month(of), month(base)) == pytest.approx(effect)


def test_weekdays_count_at_their_own_average() -> None:
    """A shop that sells 10 on working days only: April 2011 has 21 of them, May 22.

    May has a fifth Monday, Tuesday and Sunday, and one Friday and Saturday less: 10 + 10 + 0 - 10 - 0 = 10. A day
    more at April's average of 210/30 would have been 7.
    """
    assert calendar_effect(210, MAY, APRIL, daily=daily("2011-04", week=10, weekend=0)) == pytest.approx(10)


def test_the_same_month_a_year_ago_has_other_weekdays() -> None:
    """July 2011 has a fifth Friday and Saturday, July 2012 a fifth Monday and Tuesday: one working day more."""
    days = daily("2011-07", week=10, weekend=0)
    assert calendar_effect(sum(days), month("2012-07"), month("2011-07"), daily=days) == pytest.approx(10)


def test_one_great_day_is_no_great_weekday() -> None:
    """10 a day, and 10,000 on Monday 4 April: May's fifth Monday is not worth 2,008.

    One day says nothing of Mondays, so all days count alike: 10,290/30.
    """
    days = daily("2011-04", week=10, weekend=10)
    days[3] = 10_000
    assert calendar_effect(sum(days), MAY, APRIL, daily=days) == pytest.approx(sum(days) / 30)


def test_a_few_sales_a_day_are_no_weekdays_either() -> None:
    """Leads that come by ones and twos fall on weekdays by chance."""
    days = [0, 1, 0, 2, 0, 0, 1, 1, 0, 0, 1, 2, 0, 0, 0, 1, 0, 1, 0, 0, 2, 0, 1, 1, 0, 0, 1, 0, 0, 1]
    assert calendar_effect(sum(days), MAY, APRIL, daily=[float(each) for each in days]) == pytest.approx(sum(days) / 30)


def test_a_quarter_s_figure_tells_of_three_months() -> None:
    """900 in the 90 days of the first quarter of 2011; the second has 91."""
    march, june = month("2011-03"), month("2011-06")
    assert len(days_told(march, 3)) == 90
    assert calendar_effect(900, june, march, span=3) == pytest.approx(10)


def test_days_that_do_not_fit_the_month_are_not_used() -> None:
    """Daily values of another span would be taken for other weekdays."""
    assert calendar_effect(900, month("2011-06"), month("2011-03"), 3, [1.0] * 31) == pytest.approx(10)
    assert calendar_effect(0, MAY, APRIL, daily=[0.0] * 30) == 0
