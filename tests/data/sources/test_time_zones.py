"""On which day an order falls: the day in the client's timezone, also when the clocks change."""

from __future__ import annotations

import pytest

from .conftest import Shop


@pytest.mark.parametrize(
    ("written", "zone", "day"),
    [
        # London, 31 October 2011: 04:30 the next morning, after summer time ended on 30 October.
        ("2011-10-31T23:30:00-05:00", "Europe/London", "2011-11-01"),
        # The night summer time ends, 30 October 2011: 00:30 is still an hour ahead of UTC, 23:59 no longer is.
        ("2011-10-29T23:00:00Z", "Europe/London", "2011-10-30"),
        ("2011-10-29T22:59:59Z", "Europe/London", "2011-10-29"),
        ("2011-10-30T23:59:59Z", "Europe/London", "2011-10-30"),
        ("2011-10-31T00:00:00Z", "Europe/London", "2011-10-31"),
        # The night it begins, 27 March 2011: midnight is UTC's, the next midnight is an hour before.
        ("2011-03-26T23:59:59Z", "Europe/London", "2011-03-26"),
        ("2011-03-27T00:00:00Z", "Europe/London", "2011-03-27"),
        ("2011-03-27T22:59:59Z", "Europe/London", "2011-03-27"),
        ("2011-03-27T23:00:00Z", "Europe/London", "2011-03-28"),
        # New York changes on 6 November and 13 March; the month turns five hours after UTC's, then four.
        ("2011-11-01T03:59:59Z", "America/New_York", "2011-10-31"),
        ("2011-11-01T04:00:00Z", "America/New_York", "2011-11-01"),
        ("2011-12-01T04:59:59Z", "America/New_York", "2011-11-30"),
        ("2011-12-01T05:00:00Z", "America/New_York", "2011-12-01"),
        # Half an hour, and the far side of the date line.
        ("2011-10-31T18:30:00Z", "Asia/Kolkata", "2011-11-01"),
        ("2011-10-31T10:00:00Z", "Pacific/Auckland", "2011-10-31"),
        ("2011-10-31T11:00:00Z", "Pacific/Auckland", "2011-11-01"),
        # Local hours without an offset are the client's own, also those that exist twice or not at all.
        ("2011-10-30T01:30:00", "Europe/London", "2011-10-30"),
        ("2011-03-27T01:30:00", "Europe/London", "2011-03-27"),
    ],
)
def test_an_order_falls_on_the_clients_day(shop: Shop, written: str, zone: str, day: str) -> None:
    """Worked out by hand from the offset of each night."""
    shop.write(f"date,revenue\n{written},1\n")
    reach = shop.read(timezone=zone).reach["orders"]
    assert str(reach.first) == day


def test_the_hour_that_comes_twice_is_counted_twice(shop: Shop) -> None:
    """Nothing is lost or doubled in a night of 25 hours, nor in one of 23."""
    hours = [f"2011-10-{29 + (22 + hour) // 24}T{(22 + hour) % 24:02d}:00:00Z" for hour in range(27)]
    shop.write("date,revenue\n" + "".join(f"{hour},1\n" for hour in hours))
    rows = shop.read("count(revenue)", timezone="Europe/London", grain="day")
    assert rows.reach["orders"].rows == 27
    assert (str(rows.reach["orders"].first), str(rows.reach["orders"].last)) == ("2011-10-29", "2011-10-31")
