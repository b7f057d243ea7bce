"""The same orders and the same work log, saved by three programs in three countries, give the same facts.json."""

from __future__ import annotations

import codecs
import datetime as dt
import random
from pathlib import Path

import pandas as pd
import pytest

from readout.data.load import load_report
from readout.data.project import Project
from readout.model.facts import facts_text

from .corpus_workbooks import workbook

Order = tuple[dt.date, str, float, str, str]

CLIENT = """name: Shop
currency: EUR
timezone: Europe/Berlin
engagement: {{start: 2011-01, end: 2011-12}}
people:
  - {{id: lead, name: Lead, side: us}}
sources:
  orders: {{file: data/{file}, date: Tag, absent: zero, key: [Auftrag], expect: {{Auftrag: {{unique: true}}}}{format}}}
kpis:
  - {{id: revenue, name: Umsatz, source: orders, value: sum("Erlös"), where: {{Zustand: bezahlt}}, unit: currency,
     goals: [grow]}}
  - {{id: orders, name: Aufträge, source: orders, value: count(Auftrag), goals: [grow]}}
  - {{id: towns, name: Orte, source: orders, value: distinct(Ort), goals: [grow]}}
  - {{id: basket, name: Korb, source: orders, value: mean("Erlös"), unit: currency, goals: [grow]}}
goals:
  - {{id: grow, statement: Mehr verkaufen, kpi: revenue, target: 90000}}
"""
HEADER = ("Tag", "Auftrag", "Erlös", "Ort", "Zustand")
WORK = "id,title,kind,owner,due,done,status,spend\nw1,Über uns – Café,content,lead,2011-11-04,2011-11-03,done,1200.5\n"


def orders() -> list[Order]:
    """Return two years of orders: amounts with cents, towns with umlauts, some unpaid."""
    chance = random.Random(3)
    days = pd.date_range("2010-01-01", "2011-12-05").date
    return [
        (day, f"A{number}", chance.randrange(-5_000, 300_000) / 100, chance.choice(("Köln", "München", "Åbo", "Ulm")),
         chance.choice(("bezahlt", "bezahlt", "offen")))
        for number, day in enumerate(days)
    ]  # fmt: skip


def iso(rows: list[Order]) -> bytes:
    """Return the orders as a program writes them that follows ISO."""
    lines = [",".join(HEADER)] + [f"{day},{id_},{amount},{town},{state}" for day, id_, amount, town, state in rows]
    return ("\n".join(lines) + "\n").encode()


def german(rows: list[Order]) -> bytes:
    """Return the orders as Excel saves csv in Germany."""
    lines = [";".join(HEADER)]
    for day, id_, amount, town, state in rows:
        grouped = f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))
        lines.append(f"{day:%d.%m.%Y};{id_};{grouped};{town};{state}")
    return ("\r\n".join(lines) + "\r\n").encode("cp1252")


def spreadsheet(rows: list[Order]) -> bytes:
    """Return the orders as a workbook with a title above them and a summary beside."""
    return workbook({"Übersicht": [["Aufträge", len(rows)]], "Daten": [["Export"], [], HEADER, *rows]})


GERMAN = ', format: {delimiter: ";", decimal: ",", thousands: ".", date: "%d.%m.%Y", encoding: windows-1252}'
DIALECTS = {
    "iso": ("orders.csv", iso, "", WORK.encode()),
    "german": ("orders.csv", german, GERMAN, WORK.replace(".5", ",5").replace(",", ";").replace("1200;", "1200,")
               .replace("\n", "\r\n").encode("cp1252")),
    "spreadsheet": ("orders.xlsx", spreadsheet, ", format: {header_row: 3}",
                    codecs.BOM_UTF16_LE + WORK.replace(",", "\t").encode("utf-16-le")),
}  # fmt: skip


def facts_of(dialect: str, root: Path) -> str:
    """Return facts.json of November 2011 from the files of one dialect."""
    file, saved, format_, work = DIALECTS[dialect]
    folder = root / dialect / "clients" / "shop"
    (folder / "data").mkdir(parents=True)
    (root / dialect / "_quarto.yml").touch()
    (folder / "client.yml").write_text(CLIENT.format(file=file, format=format_), "utf-8")
    (folder / "data" / file).write_bytes(saved(orders()))
    (folder / "work.csv").write_bytes(work)
    return facts_text(load_report(Project(root / dialect), "shop", pd.Period("2011-11", "M")))


@pytest.mark.parametrize("dialect", ["german", "spreadsheet"])
def test_the_same_data_give_the_same_facts_in_every_dialect(dialect: str, tmp_path: Path) -> None:
    """Which program saved a file leaves no trace in what the report asserts, to the last byte."""
    expected = facts_of("iso", tmp_path)
    paid = sum(amount for day, _, amount, _, state in orders() if (day.year, day.month, state) == (2011, 11, "bezahlt"))
    assert f'"value": {round(paid, 2)}' in expected
    assert '"spend": 1200.5' in expected
    assert facts_of(dialect, tmp_path) == expected
