"""Stress clients of other places: German compounds, Swiss and Indian figures, scripts and pictures in names."""

from __future__ import annotations

from typing import Any

from tests.pages.stress.client import StressClient, client_yaml, coming, done, goal, kpi, person, steady

WORDS = {
    "summary": "Fewer applications came in than we expected. The form asked for too much, and we have shortened it.",
    "goals": "We are behind on applications, and the shorter form is what we change first.",
    "explain applications": "The form asked for eleven things in April, and most who began it gave up half-way.",
}


def _insurer(id: str, language: str, currency: str, timezone: str) -> StressClient:
    """An insurer whose words are as long as a table's column: names in German, sentences in English.

    Without a German catalogue ``de-DE`` is all English, figures too; ``en-CH`` writes figures as the Swiss do.
    """
    kpis = [
        kpi("premiums", "Haftpflichtversicherungsprämieneinnahmen", "grow", "currency"),
        kpi("applications", "Lebensversicherungsantragseingänge", "grow"),
        kpi("cost", "Kundengewinnungskostendurchschnitt", "cheap", "currency", better="lower"),
        kpi("visits", "Suchmaschinenoptimierungsergebnisse", "grow", leads_to="Websitebesucher werden Antragsteller"),
    ]
    levels = {"premiums": 1_284_500.0, "applications": 412.0, "cost": 1_234.5, "visits": 45_600.0}
    figures = {each: steady(each, level, last=0.6 if each == "applications" else 1.0) for each, level in levels.items()}
    goals = [
        goal("grow", "Rindfleischetikettierungsüberwachungsaufgabenübertragungsversicherungen", "applications", 6_400),
        goal("cheap", "Kundengewinnungskostendurchschnittssenkung", "cost", 1_230, measure="level"),
    ]
    because = "Wir kürzen das Lebensversicherungsantragsformular auf drei Felder."
    people = [
        person("lead", "Kundenbetreuungsverantwortliche"),
        person("owner", "Versicherungsvertriebsbereichsleiter", "client"),
    ]
    work = (
        done("a", "Haftpflichtversicherungsvergleichsrechner veröffentlicht", "lead", 11,
             channel="Suchmaschinenwerbung", spend="12500", kpi="visits", result="1204",
             result_source="Websitebesuchererfassung"),
        done("b", "Newsletter: Donaudampfschifffahrtsgesellschaftskapitänsversicherung", "lead", 19,
             kpi="applications"),
        coming("c", "Lebensversicherungsantragsformularvereinfachung", "lead", "2026-06-16", kpi="applications"),
        coming("d", "Produktinformationsblattfreigabe durch die Rechtsabteilung", "owner", "2026-06-09"),
    )  # fmt: skip
    decided = {"month": "2026-05", "decide": "change", "because": because}
    yaml = client_yaml(
        people, language=language, currency=currency, timezone=timezone, kpis=kpis, goals=goals,
        name="Versicherungsvermittlungsgesellschaft",
        decisions=[{**decided, "goal": each} for each in ("grow", "cheap")],
    )  # fmt: skip
    return StressClient(id, yaml, 5, figures, work, WORDS)


def _two_kpis(
    id: str, names: tuple[str, str], statement: str, people: list[dict[str, str]], **fields: Any
) -> StressClient:
    kpis = [kpi("revenue", names[0], "grow", "currency"), kpi("orders", names[1], "grow")]
    figures = {"revenue": steady("revenue", 5_230_000.0), "orders": steady("orders", 1_240.0)}
    yaml = client_yaml(people, kpis=kpis, goals=[goal("grow", statement, "revenue", 62_760_000)], **fields)
    work = (
        done("a", f"{names[0]}, 2026", "lead", 11, channel=names[1], kpi="orders"),
        coming("b", f"{names[1]}, 2026", "owner", "2026-06-09"),
    )
    words = {"summary": "An ordinary month: revenue and orders are where they were, and the summer begins."}
    return StressClient(id, yaml, 4, figures, work, words)


def arabic() -> StressClient:
    """A report that runs from right to left, its sentences in English as no catalogue is there."""
    people = [person("lead", "مديرة الحساب"), person("owner", "صاحب المتجر", "client")]
    return _two_kpis(
        "arabic", ("صافي الإيرادات", "عدد الطلبات"), "زيادة المبيعات في عام 2026", people,
        name="متجر الهدايا", language="ar", currency="AED",
    )  # fmt: skip


def emoji() -> StressClient:
    """Names as people write them: pictures, Japanese, Hebrew; what no font has is replaced. Money counted in lakh."""
    people = [person("lead", "Ada 🚀 Lead"), person("owner", "דוד לוי", "client")]
    return _two_kpis(
        "emoji", ("Sales 💰 total", "売上件数"), "Sell more ☕ in 2026 → together", people,
        name="Café ☕ Ōsaka", language="en-IN", currency="INR",
    )  # fmt: skip


ELSEWHERE = (
    _insurer("german", "de-DE", "EUR", "Europe/Berlin"),
    _insurer("swiss", "en-CH", "CHF", "Europe/Zurich"),
    arabic(),
    emoji(),
)
