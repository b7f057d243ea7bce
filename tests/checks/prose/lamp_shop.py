"""The month that the prose snippets are about, as tests/checks/corpus/month.md tells it."""

from __future__ import annotations

from dataclasses import replace

from readout.model.drivers import Explanation
from readout.model.drivers_parts import Driver
from readout.model.goals import GoalResult
from readout.model.report import Report
from readout.model.results import KpiResult
from readout.model.signals import Verdict
from readout.model.work import WorkItem
from tests.builders import client_of, goal, kpi, month, report_of, work

REVENUE = (
    *(371.0, 365.5, 390.2, 401.7, 398.1, 405.3, 399.9, 412.0, 430.5, 455.2, 468.8, 480.1),
    *(470.4, 461.9, 489.3, 502.8, 412.3),
)  # thousands, from January 2025 on
ORDERS = {"2025-05": 4870, "2026-02": 4980, "2026-03": 5060, "2026-04": 5148, "2026-05": 5214}
NAMES = {
    "en": ("Online revenue", "Orders", "Visitors", "Leads", "Cost per lead", "Conversion rate"),
    "fi": ("Verkkomyynti", "Tilaukset", "Kävijät", "Liidit", "Liidin hinta", "Konversioaste"),
}
COUNTRIES = {"en": ("Germany", "France", "Finland", "other"), "fi": ("Saksa", "Ranska", "Suomi", "muut")}
TITLES = {
    "en": (
        *("Spring lamp guide", "Newsletter to 8,200 readers", "Fixed the checkout on phones"),
        *("Price comparison page", "Landing page for desk lamps", "Send the stock list for autumn", "form log"),
    ),
    "fi": (
        *("Kevään lamppuopas", "Uutiskirje 8 200 lukijalle", "Kassan korjaus puhelimilla"),
        *("Hintavertailusivu", "Laskeutumissivu pöytälampuille", "Syksyn varastolista", "lomakeloki"),
    ),
}
_VERDICTS = {
    "revenue": Verdict("worse", "", months=1),
    "orders": Verdict("routine", "", 5150.0, 4700.0, 5600.0),
    "visitors": Verdict("routine", ""),
    "leads": Verdict("better", "", months=1),
    "cost-per-lead": Verdict("better", "", months=1),
    "conversion": Verdict("routine", ""),
}


def lamp_shop(language: str = "en") -> Report:
    """Return the report for May 2026, in English or Finnish names."""
    names = NAMES[language]
    kpis = (
        kpi("revenue", "sum(revenue)", name=names[0], dimensions=("country",)),
        kpi("orders", "count(order)", name=names[1], unit="number"),
        kpi("visitors", "sum(visitors)", name=names[2], unit="number"),
        kpi("leads", "count(lead)", name=names[3], unit="number"),
        kpi("cost-per-lead", "sum(spend) / count(lead)", name=names[4], better="lower"),
        kpi("conversion", "count(order) / sum(visitors)", name=names[5], unit="percent"),
    )
    statement = {"en": "Sell for €6 million online in 2026", "fi": "Myydään verkossa 6 miljoonalla eurolla vuonna 2026"}
    leads = {"en": "Win 150 leads a month by December", "fi": "150 liidiä kuukaudessa joulukuuhun mennessä"}
    year = ("2026-01", "2026-12")
    goals = (
        goal("grow", *year, statement=statement[language], target=6_000_000.0),
        goal("more-leads", *year, statement=leads[language], kpi="leads", target=150.0, measure="level"),
    )
    shop = {"en": "Lamp shop", "fi": "Lamppukauppa"}[language]
    client = client_of(name=shop, language=language, currency="EUR", kpis=kpis, goals=goals)
    report = report_of(client, "2026-05", _values(), _work(TITLES[language]))
    return replace(report, kpis=tuple(_judged(each, language) for each in report.kpis), goals=_goals(report))


def _values() -> dict[str, dict[str, float]]:
    start, three = month("2025-01"), ("2025-05", "2026-04", "2026-05")
    return {
        "revenue": {str(start + n): round(value * 1000) for n, value in enumerate(REVENUE)},
        "orders": {each: float(value) for each, value in ORDERS.items()},
        "visitors": dict(zip(three, (93050.0, 95900.0, 96400.0), strict=True)),
        "leads": dict(zip(three, (70.0, 74.0, 148.0), strict=True)),
        "cost-per-lead": dict(zip(three, (36.0, 38.2, 31.4), strict=True)),
        "conversion": dict(zip(three, (0.052, 0.054, 0.054), strict=True)),
    }


def _work(titles: tuple[str, ...]) -> list[WorkItem]:
    guide, mail, checkout, prices, landing, stock, log = titles
    counted = {"result": "34", "result_source": log, "spend": 1200.0}
    return [
        work("guide", title=guide, status="done", done="2026-05-12", **counted),
        work("mail", title=mail, kind="distribution", status="done", done="2026-05-19", spend=450.0),
        work("checkout", title=checkout, kind="task", status="done", done="2026-05-21", kpi="orders"),
        work("prices", title=prices, kind="deliverable", due="2026-06-15"),
        work("landing", title=landing, kind="deliverable", due="2026-06-26"),
        work("stock", title=stock, kind="task", owner="owner", due="2026-06-05"),
    ]


def _judged(result: KpiResult, language: str) -> KpiResult:
    judged = replace(result, verdict=_VERDICTS[result.kpi.id])
    if result.kpi.id != "revenue":
        return judged
    effects = (-41_200.0, -19_800.0, -8_300.0, -21_200.0)
    parts = tuple(
        Driver(name, effect, "other" if name in ("other", "muut") else "member")
        for name, effect in zip(COUNTRIES[language], effects, strict=True)
    )
    why = Explanation("revenue", month("2026-05"), month("2026-04"), -90_500.0, parts, "country")
    return replace(judged, previous=replace(result.previous, explanation=why))


def _goals(report: Report) -> tuple[GoalResult, ...]:
    grow, leads = report.goals
    return replace(grow, days_ahead=-10), replace(leads, status="ahead")
