"""A month's data are held against those before: gaps, how many rows there are, and the names in a dimension.

Each case is a file of two years and four months of daily sales, generated, in which one thing is changed in April 2024.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest

from readout.data.sources.completeness import rows_by_month
from readout.model.dimension_names import Names, name_changes
from readout.model.series import MonthRows
from tests.keys.shop import Shop, new_shop

Row = tuple[dt.date, str]
FIRST, LAST = dt.date(2022, 1, 1), dt.date(2024, 4, 30)
CHANNELS = ("ads", "ads", "mail", "search", "press")
HERE = "source orders: "


def daily() -> Iterator[Row]:
    """Five sales a day, on every day but Sundays and from 24 to 27 December."""
    for ahead in range((LAST - FIRST).days + 1):
        day = FIRST + dt.timedelta(days=ahead)
        if day.weekday() != 6 and not (day.month == 12 and 24 <= day.day <= 27):
            yield from ((day, channel) for channel in CHANNELS)


def april(day: dt.date) -> bool:
    return (day.year, day.month) == (2024, 4)


@pytest.fixture
def found(tmp_path: Path) -> Callable[..., list[str]]:
    """What is found in April of a file in which ``change`` makes other rows of each row."""

    def of(
        change: Callable[[Row], list[Row]], keys: str = "absent: zero", month: str = "2024-04", more: str = ""
    ) -> list[str]:
        shop: Shop = new_shop(tmp_path)
        kpi = "{id: revenue, name: Revenue, source: orders, value: sum(revenue), goals: [grow], dimensions: [channel]}"
        shop.says(f"sources: {{orders: {{file: data/orders.csv, date: date, {keys}}}}}\nkpis: [{kpi}]\n{more}")
        rows = [each for row in daily() for each in change(row)]
        text = "".join(f"{day},10,{channel}\n" for day, channel in rows)
        shop.write("data/orders.csv", "date,revenue,channel\n" + text)
        return [each for each in shop.checks(month) if each[:4] in ("R012", "R013", "R014")]

    return of


def test_an_ordinary_month_is_left_alone(found: Callable[..., list[str]]) -> None:
    """Sundays and Christmas are no gaps: there were as many before."""
    for month in ("2023-12", "2024-01", "2024-04", "2022-09", "2022-02"):
        assert found(lambda row: [row], month=month) == []


def test_days_that_went_missing_in_the_middle_are_told(found: Callable[..., list[str]]) -> None:
    """By hand: 8 to 17 April; the Sundays of 7 and 14 April make it 11 days, from the 7th on."""
    gone = found(lambda row: [] if april(row[0]) and 8 <= row[0].day <= 17 else [row])
    assert gone[0] == (
        f"R012 {HERE}no row on 11 days in a row (2024-04-07 to 2024-04-17), where 4 were the most in the 24 months"
        " before; bring the missing days, or write an event that says what happened"
    )


def test_an_event_says_what_happened(found: Callable[..., list[str]]) -> None:
    """Then nothing is left to warn of."""
    events = "events: [{month: 2024-04, note: Moved house, kpis: [revenue]}]"
    assert found(lambda row: [] if april(row[0]) and 8 <= row[0].day <= 17 else [row], more=events) == []


def test_a_month_before_that_is_no_longer_whole_is_told_once(found: Callable[..., list[str]]) -> None:
    """In the month that is compared with it, and not for the year after."""
    every = "absent: missing"

    def filled(row: Row) -> list[Row]:
        """Sundays too, and no row on 5 February 2024."""
        day, channel = row
        sunday = [(day + dt.timedelta(days=1), channel)] if day.weekday() == 5 else []
        return [each for each in [row, *sunday] if each[0] != dt.date(2024, 2, 5)]

    assert found(filled, every, "2024-03") == [
        f"R012 {HERE}2024-02, with which the month is compared, is not whole: 1 day without a row (5 February);"
        " bring the missing days, or write an event that says what happened"
    ]
    assert found(filled, every, "2024-04") == []


def test_an_export_that_holds_rows_twice_is_told(found: Callable[..., list[str]]) -> None:
    """By hand: 26 days of five rows, twice."""
    (said,) = found(lambda row: [row, row] if april(row[0]) else [row])
    assert said.startswith(f"R013 {HERE}2024-04 has 260 rows where about 12")
    assert said.endswith("were to be expected; see that the export is whole and holds no row twice")


def test_half_an_export_is_told(found: Callable[..., list[str]]) -> None:
    """Two of five rows a day; all names are still there."""
    keep = {"ads": 0}

    def halved(row: Row) -> list[Row]:
        keep["ads"] += 1
        return [row] if not april(row[0]) or keep["ads"] % 5 in (0, 1) else []

    assert [each[:4] for each in found(halved)] == ["R013", "R014"]


def test_one_more_row_in_a_monthly_table_is_told(tmp_path: Path) -> None:
    """A figure that stands twice would be added up twice."""
    shop = new_shop(tmp_path)
    months = [str(each) for each in pd.period_range("2023-09", "2024-04", freq="M")]
    rows = "".join(f"{each}-01,100\n" for each in [*months, months[-1]])
    shop.orders("grain: month", "date,revenue\n" + rows)
    assert [each[:60] for each in shop.checks() if each[:4] == "R013"] == [
        "R013 source orders: 2024-04 has 2 rows where about 1 were to"
    ]


def test_a_name_that_is_gone_is_told(found: Callable[..., list[str]]) -> None:
    """In the month in which it went, and not in the next one."""
    since_march = lambda row: [] if row[0] >= dt.date(2024, 3, 1) and row[1] == "mail" else [row]  # noqa: E731
    assert found(since_march, month="2024-03") == [
        f"R014 {HERE}channel 'mail', there in each month before, has no row; see that the export is whole"
    ]
    assert found(since_march) == []


def test_a_name_that_is_written_otherwise_is_told_with_the_new_one(found: Callable[..., list[str]]) -> None:
    """What explains a change goes by names: it would see one channel end and another begin."""
    renamed = lambda row: [(row[0], "E-Mail") if april(row[0]) and row[1] == "mail" else row]  # noqa: E731
    plain = lambda row: [(row[0], "Search ") if april(row[0]) and row[1] == "search" else row]  # noqa: E731
    assert found(plain) == [
        f"R014 {HERE}channel 'search' is gone and 'Search' is new; if it is the same, write it as before"
    ]
    assert found(renamed) == [
        f"R014 {HERE}channel 'mail' is gone and 'E-Mail' is new; if it is the same, write it as before"
    ]


def test_a_flood_of_new_names_is_told(found: Callable[..., list[str]]) -> None:
    """As when a tracking parameter gets into the column; here of 52 of 130 rows."""
    flooded = lambda row: [(row[0], f"ads?id={row[0].day}") if april(row[0]) and row[1] == "ads" else row]  # noqa: E731
    (said,) = found(flooded)
    assert "26 names of channel are new, with 40% of the rows; see that names are written as before" in said


def month(text: str) -> pd.Period:
    return pd.Period(text, "M")


def counts(*rows: dict[str, int]) -> Names:
    """Return names by month, the last one April 2024."""
    return Names("orders", "channel", {month("2024-04") - len(rows) + 1 + n: each for n, each in enumerate(rows)})


@pytest.mark.parametrize(
    "names",
    [
        counts(*[{"a": 50, "b": 50}] * 5, {"a": 100}),  # five months before: too few
        counts(*[{"a": 98, "b": 2}] * 6, {"a": 100}),  # two of a hundred rows: too small to be missed
        counts(*[{"a": 5, "b": 3}, {"a": 5, "b": 1}] * 3, {"a": 6}),  # two rows a month come and go by chance
        counts(*[{"a": 9}, {"a": 9, "b": 9}] * 4, {"a": 9}),  # it was away before
        counts(*[{f"n{n}": 9, f"m{n}": 9, f"o{n}": 9} for n in range(8)]),  # always new names
        counts(*[{"a": 9}] * 8, {"a": 9, "b": 1, "c": 1}),  # two new ones
        Names("orders", "channel", {}),
    ],
)
def test_what_happens_by_chance_is_left_alone(names: Names) -> None:
    """Warnings that are always there are read by no one."""
    assert name_changes([names], month("2024-04")) == ()


def test_a_run_without_rows_belongs_to_the_month_with_more_of_it() -> None:
    """By hand: 29 March to 4 April is 7 days, 4 of them in April; a run of two is shorter than one of four."""
    rows = {dt.date(2024, 3, 28): 2, dt.date(2024, 4, 5): 1, dt.date(2024, 4, 8): 3}
    assert rows_by_month(rows, daily=True) == {
        month("2024-03"): MonthRows(2),
        month("2024-04"): MonthRows(4, 7, dt.date(2024, 3, 29), dt.date(2024, 4, 4)),
    }
    assert rows_by_month(rows, daily=False)[month("2024-04")] == MonthRows(4)
