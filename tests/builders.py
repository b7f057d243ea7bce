"""Small factories for tests: a valid thing by default, and a test names only what it is about.

    goal(target=120, start="2012-01", until="2012-12")
    report_of(client_of(kpis=(kpi(),), goals=(goal(),)), "2012-06", {"revenue": {"2012-05": 90, "2012-06": 110}})

Months are written ``"2012-06"``, days ``"2012-06-30"``.
"""

from __future__ import annotations

import datetime as dt
import gettext
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
from babel import Locale

from readout.model.client import Client, Goal, Kpi, Milestone, Person, Source
from readout.model.drivers_detail import Detail, Member, Members
from readout.model.formula import parse_formula
from readout.model.history import Promise, SentReport, agreed, definition_of
from readout.model.report import Report, build_report
from readout.model.revision import Begun
from readout.model.series import KpiSeries, SourceReach
from readout.model.work import WorkItem
from readout.text.figures import Figures
from readout.text.language import Language

PEOPLE = (
    Person("lead", "Account lead", "us"),
    Person("owner", "Shop owner", "client"),
)
# Two years, 2010 and 2011, in which nothing happens: every month within 5 of 100.
FLAT = (100, 104, 97, 101, 99, 103, 98, 102, 100, 96, 105, 100) * 2
_DAYS = ("promised", "due", "done")


def month(text: str) -> pd.Period:
    """Return the month ``2012-06``."""
    return pd.Period(text, "M")


def day(text: str | None) -> dt.date | None:
    """Return the day ``2012-06-30``; None stays None."""
    return None if text is None else dt.date.fromisoformat(text)


def kpi(id: str = "revenue", value: str = "sum(revenue)", **fields: Any) -> Kpi:
    """Return a KPI in money; ``value`` is written as in client.yml."""
    usual: dict[str, Any] = {"name": id.capitalize(), "source": "orders", "unit": "currency", "goals": ("grow",)}
    usual["where_in_file"] = "clients/shop/client.yml:20"
    return Kpi(id, formula=parse_formula(value), **{**usual, **fields})


def goal(id: str = "grow", start: str = "2012-01", until: str = "2012-12", **fields: Any) -> Goal:
    """Return a goal: 120 of revenue over the year 2012, in equal months. A plan by month is ``{"2012-01": 5}``."""
    plan = fields.pop("plan", "linear")
    if isinstance(plan, Mapping):
        plan = {month(each): amount for each, amount in plan.items()}
    usual: dict[str, Any] = {"statement": "Sell for 120 in 2012", "kpi": "revenue", "target": 120.0}
    return Goal(id, start=month(start), until=month(until), plan=plan, **{**usual, **fields})


def step(title: str, due: str, done: str | None = None) -> Milestone:
    """Return a dated step."""
    return Milestone(title, dt.date.fromisoformat(due), day(done))


def series_of(values: Mapping[str, float] | Iterable[float], start: str = "2012-01", kpi: str = "revenue") -> KpiSeries:
    """Return a KPI's series: by month, or one value a month from ``start``; NaN where a month between is missing."""
    if isinstance(values, Mapping):
        known = pd.Series({month(each): float(amount) for each, amount in values.items()}, dtype=float)
    else:
        amounts = [float(amount) for amount in values]
        known = pd.Series(amounts, index=pd.period_range(month(start), periods=len(amounts), freq="M"))
    if known.empty:
        return KpiSeries(kpi, pd.Series(dtype=float, index=pd.PeriodIndex([], freq="M")))
    return KpiSeries(kpi, known.reindex(pd.period_range(known.index.min(), known.index.max(), freq="M")))


def work(id: str = "guide", **fields: Any) -> WorkItem:
    """Return a piece of our work, planned and without a date. Days may be strings; ``side`` follows the owner."""
    fields.update({name: day(fields[name]) for name in _DAYS if isinstance(fields.get(name), str)})
    owner = fields.setdefault("owner", "lead")
    usual: dict[str, Any] = {"title": id.capitalize(), "kind": "content", "status": "planned"}
    usual["side"] = {person.id: person.side for person in PEOPLE}.get(owner)
    usual["where"] = "clients/shop/work.csv:2"
    return WorkItem(id, **{**usual, **fields})


def client_of(**fields: Any) -> Client:
    """Return a client with an account lead (us), a shop owner (theirs) and one source."""
    usual: dict[str, Any] = {"language": "en-GB", "currency": "GBP", "people": PEOPLE}
    usual["sources"] = (Source("orders", date="date", file="data/orders.csv"),)
    return Client("shop", **{"name": "Shop", **usual, **fields})


def reach_to(newest: str | None, id: str = "orders", **fields: Any) -> SourceReach:
    """Return how far a source reaches: its newest row's day, which is trusted unless ``reaches`` says otherwise."""
    usual: dict[str, Any] = {"first": dt.date(2010, 1, 1), "last": day(newest), "reaches": day(newest)}
    return SourceReach(id, **{**usual, **fields})


def report_of(
    client: Client,
    of: str,
    values: Mapping[str, Mapping[str, float] | KpiSeries] | None = None,
    items: Iterable[WorkItem] = (),
    reach: Mapping[str, SourceReach] | None = None,
    history: Iterable[SentReport] = (),
    details: Mapping[str, Detail] | None = None,
    begun: Iterable[Begun] = (),
) -> Report:
    """Return the report for the month ``of``; a KPI without ``values`` has none at all."""
    given = values or {}
    series: dict[str, KpiSeries] = {}
    for each in client.kpis:
        found = given.get(each.id, {})
        series[each.id] = found if isinstance(found, KpiSeries) else series_of(found, kpi=each.id)
    return build_report(client, month(of), series, reach or {}, items, details=details, history=history, begun=begun)


def sent(client: Client, of: str, values: Mapping[str, float] | None = None, **fields: Any) -> SentReport:
    """Return the report of the month ``of`` as it was sent: with these figures, and all as ``client`` agrees today."""
    kpis = [{"id": id_, "value": value} for id_, value in (values or {}).items()]
    usual: dict[str, Any] = {"facts": {"schema": 1, "kpis": kpis}, "minutes": True}
    usual["definitions"] = {each.id: definition_of(each) for each in client.kpis}
    usual["kpi_order"] = tuple(each.id for each in client.kpis)
    usual["goals"] = {each.id: agreed(each, month(of)) for each in client.goals}
    usual["where"] = f"clients/shop/history/{of}.v{fields.get('version', 1)}.json"
    return SentReport("shop", month(of), **{**usual, **fields})


def promise(id: str = "guide", **fields: Any) -> Promise:
    """Return a promise of ours as it was sent; days may be strings."""
    fields.update({name: day(fields[name]) for name in ("promised", "due") if name in fields})
    return Promise(id, **{"title": id.capitalize(), "owner": "lead", "side": "us", **fields})


def detail_of(members: Mapping[str | None, Mapping[str, float | tuple[float, float]]]) -> Detail:
    """Return a KPI by country: each member's values by month, a ratio's as (above, below); None is a blank cell."""
    months = frozenset(month(each) for values in members.values() for each in values)
    return Detail((Members("country", tuple(_member(name, values) for name, values in members.items()), months),))


def _member(name: str | None, values: Mapping[str, float | tuple[float, float]]) -> Member:
    pairs = {month(each): value if isinstance(value, tuple) else (value, None) for each, value in values.items()}
    below = {each: pair[1] for each, pair in pairs.items() if pair[1] is not None}
    return Member(name, {each: pair[0] for each, pair in pairs.items()}, below or None)


def figures_in(tag: str = "en-GB", currency: str | None = "GBP") -> Figures:
    """Return figures as readers of ``tag`` write them, with English words whether or not it has a catalogue."""
    return Figures(Language(tag, tag, Locale.parse(tag, sep="-"), gettext.NullTranslations()), currency)


def assert_readable(line: str) -> None:
    """Fail where a sentence shows what only a machine writes: None, nan, braces, blanks or stops gone astray."""
    for mark in ("None", "nan", "{", "}", "  ", "..", " .", " ,", ": .", "()", "?.", ".;"):
        assert mark not in line, f"{mark!r} in {line!r}"
    assert line == line.strip()
