"""Stress clients with English reports: many KPIs, a terrible month, extreme values, a pause, no history, a draft."""

from __future__ import annotations

import numpy as np
import pandas as pd

from tests.pages.stress.client import (
    MONTH,
    StressClient,
    client_yaml,
    coming,
    done,
    goal,
    kpi,
    person,
    steady,
)

PEOPLE = [person("lead", "Account lead"), person("editor", "Editor"), person("owner", "Shop owner", "client")]
WORK = (
    done("guide", "Guide to choosing the right size", "editor", 7, channel="Website", kpi="orders"),
    done("letter", "Newsletter on the spring lines", "editor", 12, channel="Email", kpi="revenue", spend="240"),
    done("press", "Named in the May issue of a trade monthly", "lead", 20, channel="Press", kpi="revenue",
         kind="mention", result="204", result_source="visits counted by web analytics"),
    coming("models", "Comparison of the three best-selling models", "editor", "2026-06-12"),
    coming("summer", "Landing page for the summer offer", "editor", "2026-06-24", kind="deliverable"),
    coming("prices", "Prices of the summer offer", "owner", "2026-06-09"),
)  # fmt: skip
NINE = (
    ("revenue", "Net revenue", "grow", "currency", 184_000.0),
    ("orders", "Orders", "grow", "number", 2_310.0),
    ("margin", "Gross margin", "grow", "percent", 0.412),
    ("customers", "Returning customers", "loyal", "number", 640.0),
    ("enquiries", "Trade enquiries", "trade", "number", 48.0),
    ("aov", "Average order value", "grow", "currency", 79.6),
    ("visits", "Website visits", "grow", "number", 61_500.0),
    ("subscribers", "Newsletter subscribers", "loyal", "number", 12_840.0),
    ("downloads", "Price list downloads", "trade", "number", 131.0),
)
SIGNS = {
    "aov": "more in each parcel is revenue without another order to win",
    "visits": "visitors become customers",
    "subscribers": "readers of the newsletter buy again",
    "downloads": "who reads the price list asks for terms",
}


AVERAGES = ("margin", "aov")  # of which no year is a sum


def _nine(last: float) -> tuple[list[dict[str, object]], dict[str, pd.Series]]:
    kpis = []
    for id, name, serves, unit, _ in NINE:
        value = {"value": f"mean({id})"} if id in AVERAGES else {}
        sign = {"leads_to": SIGNS[id]} if id in SIGNS else {}
        kpis.append(kpi(id, name, serves, unit, **value, **sign))
    return kpis, {id: steady(id, level, last=last) for id, _, _, _, level in NINE}


def _goals(more: float) -> list[dict[str, object]]:
    return [
        goal("grow", "Sell for £2.2 million in 2026", "revenue", 2_208_000 * more),
        goal("loyal", "Win back 7,700 regular customers in 2026", "customers", 7_680 * more),
        goal("trade", "580 trade enquiries in 2026", "enquiries", 576 * more),
    ]


def nine_kpis() -> StressClient:
    """An ordinary month of a client who agreed to as many KPIs as the rules allow."""
    kpis, figures = _nine(last=1.01)
    yaml = client_yaml(PEOPLE, language="en-GB", currency="GBP", kpis=kpis, goals=_goals(1.0))
    words = {
        "summary": "Nothing out of the ordinary happened in May, and the summer offer is what decides the half-year."
    }
    return StressClient("nine-kpis", yaml, 5, figures, WORK, words)


def terrible() -> StressClient:
    """A month in which all nine fall by half: each must be told, and the plan that turns it."""
    kpis, figures = _nine(last=0.5)
    why = "The checkout was down from the 4th to the 19th, as the server log shows, and most of those orders are lost."
    turns = "We now have an alarm that rings within five minutes, and we repeat the spring offer in June."
    decisions = [
        {"month": MONTH, "goal": each, "decide": "change", "because": turns} for each in ("grow", "loyal", "trade")
    ]
    yaml = client_yaml(
        PEOPLE, language="en-GB", currency="GBP", kpis=kpis, goals=_goals(1.3), decisions=decisions,
        events=[{"month": MONTH, "note": "The checkout was down for fifteen days", "kpis": ["revenue", "orders"]}],
    )  # fmt: skip
    words = {
        "summary": "May was a bad month, for one reason that we know and have mended.",
        "goals": f"All three goals are behind, for the same reason. {turns}",
        "explain revenue orders margin customers enquiries": why,
        "explain aov visits subscribers downloads": "The signs fell with it: we paused advertising meanwhile.",
        "next-steps": "Most urgent is your word on repeating the spring offer.",
    }
    return StressClient("terrible", yaml, 6, figures, WORK, words)


def scales() -> StressClient:
    """Values from 0.002 to 12 billion in one table, one negative, one that changes sign, one that comes later."""
    kpis = [
        kpi("turnover", "Turnover of the group", "grow", "currency"),
        kpi("profit", "Operating profit", "grow", "currency"),
        kpi("cash", "Cash flow", "grow", "currency"),
        kpi("late", "Audited deposits", "grow", "currency"),
        kpi("ratio", "Complaints per delivery", "calm", "number", better="lower"),
        kpi(
            "errors",
            "Share of wrong invoices",
            "calm",
            "percent",
            better="lower",
            leads_to="a wrong invoice is a complaint of next month",
        ),
    ]
    figures = {
        "turnover": steady("turnover", 12_000_000_000.0),
        "profit": steady("profit", -48_300_000.0, last=1.02),
        "cash": steady("cash", 2_400_000.0, noise=0.9, last=-1.1),
        "late": steady("late", 870_000_000.0),
        "ratio": steady("ratio", 0.002),
        "errors": steady("errors", 0.00041),
    }
    figures["late"].iloc[-1] = np.nan
    pending = [{"kpi": "late", "month": MONTH, "until": "2026-06-18", "because": "the auditors close May on 18 June"}]
    goals = [
        goal("grow", "Turn over ¥144 billion in 2026", "turnover", 144_000_000_000),
        goal("calm", "At most 2 complaints in a thousand deliveries", "ratio", 0.002, measure="level"),
    ]
    yaml = client_yaml(PEOPLE, language="en-GB", currency="JPY", kpis=kpis, goals=goals, pending=pending)
    words = {
        "summary": "The group's turnover is where it should be, and the loss is no larger than it was.",
        "goals": "Complaints stay where they are, and that is the goal.",
        "explain cash": "A supplier was paid in May instead of June, as we agreed for the discount.",
        "next-steps": "Cash flow comes back with June's payments; please tell us if it should not.",
    }
    work = tuple({**item, "kpi": ""} for item in WORK)
    return StressClient("scales", yaml, 5, figures, work, words)


def first_ever() -> StressClient:
    """A shop that opened this month: one figure each, and nothing to compare it with."""
    kpis = [
        kpi("revenue", "Net revenue", "grow", "currency"),
        kpi("orders", "Orders", "grow"),
        kpi("visits", "Website visits", "grow", leads_to="visitors become customers"),
    ]
    figures = {each: steady(each, level, months=1) for each, level in
               (("revenue", 4_120.0), ("orders", 53.0), ("visits", 1_904.0))}  # fmt: skip
    goals = [goal("grow", "Sell for £60,000 by April 2027", "revenue", 60_000, **{"from": MONTH, "until": "2027-04"})]
    engagement = {"start": MONTH, "end": "2027-04"}
    yaml = client_yaml(PEOPLE, language="en", currency="GBP", kpis=kpis, goals=goals, engagement=engagement)
    words = {
        "summary": "The shop is open. What we learn from the first orders is where their buyers come from.",
        "goals": "The first month was planned to be as large as the last, and no shop opens like that.",
    }
    decisions = [
        {
            "month": MONTH,
            "goal": "grow",
            "decide": "keep",
            "because": "One month says too little to change a year's plan.",
        }
    ]
    return StressClient("first-ever", {**yaml, "decisions": decisions}, 4, figures, WORK, words)


def pause() -> StressClient:
    """A month without work or call, agreed with the client."""
    kpis, figures = _nine(last=1.0)
    kept = ("revenue", "customers", "enquiries")
    yaml = client_yaml(
        PEOPLE, language="en-GB", currency="GBP", kpis=[each for each in kpis if each["id"] in kept], goals=_goals(1.0),
        pause=[{"month": MONTH, "reason": "The shop moves to another building, and no orders are taken for two weeks"}],
    )  # fmt: skip
    words = {"summary": "The shop moved, and we all paused as agreed. In June we begin where we stopped."}
    coming_only = tuple(item for item in WORK if item["status"] == "planned")
    return StressClient("pause", yaml, 4, {id: figures[id] for id in kept}, coming_only, words)


def draft() -> StressClient:
    """Whatever keeps a report a draft, at once: its reasons alone fill a page, which no client sees."""
    kpis, figures = _nine(last=0.4)
    kpis[1]["goals"] = []
    for late in ("margin", "visits"):
        figures[late].iloc[-1] = np.nan
    overdue = tuple(
        {**item, "due": "2026-05-12", "promised": "2026-05-12"} if item["owner"] != "owner" else item
        for item in WORK if item["status"] == "planned"
    )  # fmt: skip
    vague = (done("seo", "Worked on SEO", "editor", 14), coming("ask", "Stock levels", "", "2026-06-09"))
    yaml = client_yaml(PEOPLE, language="en-GB", currency="GBP", kpis=kpis, goals=_goals(1.3))
    words = {
        "summary": "I think revenue rose by 19%.",
        "explain enquiries": "Trade enquiries rose because of our excellent newsletter.",
    }
    return StressClient("draft", yaml, 8, figures, (*overdue, *vague), words, "draft")


ENGLISH = (nine_kpis(), terrible(), scales(), first_ever(), pause(), draft())
