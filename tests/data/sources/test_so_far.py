"""What a running month has brought: days that are over and in the data, added up."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from readout.data.client_file import read_client
from readout.data.project import Project
from readout.data.sources.so_far import read_so_far
from readout.model.running import SoFar
from tests.builders import month

CONFIG = """name: Shop
currency: GBP
sources:
  orders: {file: data/orders.csv, date: date, grain: day, absent: ABSENT}
  spend: {file: data/spend.csv, date: date, grain: month}
kpis:
  - {id: revenue, name: Revenue, source: orders, value: sum(revenue), unit: currency}
  - {id: orders, name: Orders, source: orders, value: count(revenue)}
  - {id: aov, name: Average, source: orders, value: mean(revenue)}
  - {id: spend, name: Spend, source: spend, value: sum(spend)}
"""


@pytest.fixture
def shop(tmp_path: Path) -> Project:
    """Orders from 1 October to 6 November 2012, 10 a day, two on the fourth; none on the third of November."""
    data = tmp_path / "clients" / "shop" / "data"
    data.mkdir(parents=True)
    days = [dt.date(2012, 10, 1) + dt.timedelta(days=n) for n in range(37)]
    rows = [f"{day},10" for day in days if day != dt.date(2012, 11, 3)] + ["2012-11-04,5.5"]
    (data / "orders.csv").write_text("date,revenue\n" + "\n".join(rows) + "\n", encoding="utf-8")
    (data / "spend.csv").write_text("date,spend\n2012-10-01,7\n", encoding="utf-8")
    return Project(tmp_path)


def so_far(shop: Project, today: str, absent: str = "zero", of: str = "2012-11") -> dict[str, SoFar | str]:
    config = shop.clients_dir / "shop" / "client.yml"
    config.write_text(CONFIG.replace("ABSENT", absent), encoding="utf-8")
    return dict(read_so_far(shop, read_client(shop, "shop"), month(of), dt.date.fromisoformat(today)))


def test_days_that_are_over_are_added_up(shop: Project) -> None:
    """By hand: on the sixth, five days are over; 10 + 10 + 0 + 15.50 + 10, and five orders."""
    found = so_far(shop, "2012-11-06")
    assert found["revenue"] == SoFar(45.5, 5, dt.date(2012, 11, 5))
    assert found["orders"] == SoFar(5.0, 5, dt.date(2012, 11, 5))


def test_data_may_end_before_today(shop: Project) -> None:
    """On the twentieth the export reaches the sixth: six days, not nineteen."""
    assert so_far(shop, "2012-11-20")["revenue"] == SoFar(55.5, 6, dt.date(2012, 11, 6))


def test_what_cannot_be_told_says_why(shop: Project) -> None:
    """A mean, monthly figures, a month without a day, and a day that is missing."""
    found = so_far(shop, "2012-11-06", absent="missing")
    assert found["aov"] == "mean(revenue) does not add up day by day"
    assert found["spend"] == "its figures come by month, not by day"
    assert found["revenue"] == "1 of its 5 days so far has no row in orders, first 2012-11-03"
    assert so_far(shop, "2012-12-09", of="2012-12")["revenue"] == (
        "the data of orders reach 2012-11-06, so no day of the month is in them"
    )


def test_a_broken_source_stops_no_other(shop: Project) -> None:
    """Its KPIs say what is wrong."""
    (shop.clients_dir / "shop" / "data" / "orders.csv").write_text("date,sales\n2012-11-01,1\n", encoding="utf-8")
    assert str(so_far(shop, "2012-11-06")["revenue"]).startswith("orders cannot be read: clients/shop/data/orders.csv")
