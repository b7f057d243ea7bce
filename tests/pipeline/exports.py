"""Five exports as five programs write them. All of it is generated and says so in a column or a line of its own.

Each is written by ``write(folder)`` and knows what its newest complete month holds, added up here in plain Python.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from tests.data.sources.corpus_workbooks import workbook

NOTE = "generated for a test"


@dataclass(frozen=True)
class Export:
    """An export, the template it suits, what flags its analyst gives beyond the usual, and its newest month's KPIs."""

    name: str
    template: str
    write: Callable[[Path], dict[str, float]]
    flags: dict[str, str] = field(default_factory=dict)
    maps: dict[str, str] = field(default_factory=dict)


def days(first: str, last: str) -> Iterator[dt.date]:
    start, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    return (start + dt.timedelta(days=ahead) for ahead in range((end - start).days + 1))


def german(path: Path) -> dict[str, float]:
    """Windows-1252, semicolons, decimal commas, points between thousands, no orders on Sundays."""
    lines = ["Bestelldatum;Bestellnummer;Kundennummer;Land;Nettoumsatz;Lieferdatum;Bemerkung"]
    revenue, orders, customers, number = 0.0, 0, set(), 1000
    for day in days("2024-06-01", "2026-01-31"):
        for again in range(0 if day.weekday() == 6 else 1 + day.day % 3):
            number += 1
            cents = 98_00 + number * 37 % 140_000
            euros = f"{cents // 100:,}".replace(",", ".") + f",{cents % 100:02}"
            customer, land = f"K{number % 97}", ("Deutschland", "Österreich", "Schweiz")[(number + again) % 3]
            sent = day + dt.timedelta(days=2)
            lines.append(f"{day:%d.%m.%Y};B{number};{customer};{land};{euros};{sent:%d.%m.%Y};für einen Test erzeugt")
            if (day.year, day.month) == (2026, 1):
                revenue, orders = revenue + cents / 100, orders + 1
                customers.add(customer)
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode("cp1252"))
    return {"revenue": revenue, "orders": orders, "customers": len(customers), "aov": revenue / orders}


def american(path: Path) -> dict[str, float]:
    """Month first without zeros in front, commas between thousands, one row a day and channel."""
    leads = spend = 0.0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Day", "Channel", "Leads", "Cost", "Note"])
        for day in days("2024-03-01", "2026-02-10"):
            for place, channel in enumerate(("Paid search", "Organic", "Referral")):
                won, cost = (day.day + place) % 7, 1200.5 + 10 * day.day if place == 0 else 0.25 * day.day
                writer.writerow([f"{day.month}/{day.day}/{day.year}", channel, won, f"{cost:,.2f}", NOTE])
                if (day.year, day.month) == (2026, 1):
                    leads, spend = leads + won, spend + cost
    return {"leads": leads, "spend": spend, "cost-per-lead": spend / leads}


def spreadsheet(path: Path) -> dict[str, float]:
    """A title and the day of the export above the header in row 5, and a second sheet of notes."""
    rows: list[list[str | int | dt.date | None]] = [
        ["Readers by day and section", None, None, None, None, None],
        [f"Exported on 2 February 2026, {NOTE}", None, None, None, None, None],
        [None] * 6,
        [None] * 6,
        ["Date", "Section", "Pageviews", "Sessions", "Returning users", "New subscribers"],
    ]
    totals = {"page-views": 0.0, "visits": 0.0, "returning-readers": 0.0, "signups": 0.0}
    for day in days("2025-07-01", "2026-01-31"):
        for place, section in enumerate(("News", "Culture")):
            views, visits, returning, new = 900 + day.day * 10 + place, 400 + day.day, 150 + place, day.day % 4
            rows.append([day, section, views, visits, returning, new])
            if (day.year, day.month) == (2026, 1):
                for key, value in zip(totals, (views, visits, returning, new), strict=True):
                    totals[key] += value
    path.write_bytes(workbook({"Readers": rows, "Notes": [["What this is"], [NOTE]]}))
    return totals | {"pages-per-visit": totals["page-views"] / totals["visits"]}


def columnar(path: Path) -> dict[str, float]:
    """Typed columns with names in English; numbers as order ids, several orders a day."""
    rows = [
        (number, dt.datetime(2025, 1, 1) + dt.timedelta(hours=7 * number), number % 61, 20 + number % 80, NOTE)
        for number in range(1, 1400)
    ]
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE t (order_id BIGINT, created_at TIMESTAMP, customer_email VARCHAR, net_total DECIMAL(12,2),"
            " note VARCHAR)"
        )
        connection.executemany("INSERT INTO t VALUES (?, ?, ?, ?, ?)", [
            (number, at, f"customer{who}@shop.example", amount, note) for number, at, who, amount, note in rows
        ])  # fmt: skip
        connection.execute(f"COPY t TO '{path}' (FORMAT parquet)")
    last = max(at for _, at, *_ in rows).date()
    newest = last.replace(day=1) - dt.timedelta(days=1)
    month = [row for row in rows if (row[1].year, row[1].month) == (newest.year, newest.month)]
    revenue = float(sum(row[3] for row in month))
    return {"revenue": revenue, "orders": len(month), "customers": len({row[2] for row in month}),
            "aov": revenue / len(month)}  # fmt: skip


def weekly(path: Path) -> dict[str, float]:
    """Tabs, one row a week, dated by its Monday; qualified leads as a quantity of their own.

    Each week's figures are multiples of seven, so that January's part of a week is told without a rest.
    """
    lines = ["Week\tEnquiries\tQualified leads\tAd spend\tNote"]
    leads = qualified = spend = 0.0
    for number, day in enumerate(list(days("2024-01-01", "2026-02-01"))[::7]):
        week = (14 + number % 3 * 7, 7, 700 + 70 * (number % 2))
        lines.append("\t".join(map(str, (day, *week, NOTE))))
        january = sum(1 for each in range(7) if f"{day + dt.timedelta(days=each)}".startswith("2026-01")) / 7
        leads, qualified, spend = leads + week[0] * january, qualified + 7 * january, spend + week[2] * january
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return {"leads": leads, "spend": spend, "cost-per-lead": spend / leads, "qualified": qualified / leads}


EXPORTS = (
    Export("Bestellungen.csv", "ecommerce", german),
    Export("leads by day.csv", "lead-gen", american),
    Export("readers.xlsx", "publisher", spreadsheet),
    Export("orders.parquet", "ecommerce", columnar),
    Export("enquiries.tsv", "lead-gen", weekly),
)
