"""facts.json (schema 1): all that the report asserts in numbers, and nothing else."""

from __future__ import annotations

import json
import math
from typing import Any

from readout.model.drivers_parts import Driver
from readout.model.forecast import Landing
from readout.model.foresight import Foresight
from readout.model.goals import GoalResult
from readout.model.predictions import Prediction
from readout.model.promises import tally
from readout.model.report import Report
from readout.model.restated import Restated
from readout.model.results import Comparison, KpiResult, YearToDate
from readout.model.work_month import MonthsWork

SCHEMA = 1
SIGNIFICANT_DIGITS = 12


def facts(report: Report) -> dict[str, Any]:
    """Return the facts of ``report`` as plain values; None where there is no value, percentages as fractions."""
    told = {
        "schema": SCHEMA,
        "client": report.client.id,
        "month": str(report.month),
        "as_of": report.as_of.isoformat(),
        "currency": report.client.currency,
        "kpis": [_kpi(result) for result in report.kpis],
        "goals": [_goal(result) for result in report.goals],
        "work": {
            **_work(report.work),
            "predictions": [_prediction(each) for each in report.predictions],
            "promises": tally(report.promises),
        },
        "restated": [_restated(each) for each in report.restated],
    }
    if report.rates:
        told["rates"] = {currency: rounded(rate) for currency, rate in report.rates.items()}
    return told if report.revision is None else {**told, "revised": _revised(report)}


def facts_text(report: Report) -> str:
    """Return facts.json as text: the same for equal reports, on any machine."""
    return json.dumps(facts(report), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def rounded(value: float | None) -> float | None:
    """Round to 12 significant digits, where two correct computations agree; None for what is no number."""
    if value is None or not math.isfinite(value):
        return None
    return float(f"{value:.{SIGNIFICANT_DIGITS}g}") + 0.0


def _kpi(result: KpiResult) -> dict[str, Any]:
    return {
        "id": result.kpi.id,
        "value": rounded(result.value),
        "unit": result.kpi.unit,
        "role": result.kpi.role,
        "goals": list(result.kpi.goals),
        "status": result.verdict.status,
        "expected": rounded(result.verdict.expected),
        "lower": rounded(result.verdict.lower),
        "upper": rounded(result.verdict.upper),
        "foreseen": _foresight(result.foresight),
        "comparisons": {"previous": _comparison(result.previous), "year_ago": _comparison(result.year_ago)},
        "year_to_date": _year_to_date(result.year_to_date),
    }


def _comparison(comparison: Comparison) -> dict[str, Any]:
    return {
        "value": rounded(comparison.value),
        "change": rounded(comparison.change),
        "change_pct": rounded(comparison.change_pct),
        "per_day_change_pct": rounded(comparison.per_day_change_pct),
        "drivers": [_driver(part) for part in comparison.explanation.parts] if comparison.explanation else [],
    }


def _driver(part: Driver) -> dict[str, Any]:
    return {"name": part.name, "kind": part.kind, "effect": rounded(part.effect)}


def _foresight(foresight: Foresight | None) -> dict[str, Any] | None:
    if foresight is None:
        return None
    bounds = {name: rounded(getattr(foresight, name)) for name in ("expected", "lower", "upper")}
    return {**bounds, "held": foresight.held}


def _landing(landing: Landing | None) -> dict[str, Any] | None:
    if landing is None:
        return None
    return {name: rounded(getattr(landing, name)) for name in ("expected", "lower", "upper")}


def _prediction(prediction: Prediction) -> dict[str, Any]:
    return {
        "id": prediction.item.id,
        "kpi": prediction.kpi,
        "expects": prediction.expects,
        "outcome": prediction.outcome,
    }


def _year_to_date(year: YearToDate | None) -> dict[str, Any] | None:
    if year is None:
        return None
    return {
        "from": str(year.start),
        "value": rounded(year.value),
        "year_ago": rounded(year.year_ago),
        "change_pct": rounded(year.change_pct),
    }


def _revised(report: Report) -> list[dict[str, Any]]:
    """The figures that a new version corrects: as they were sent, and as they are."""
    before = report.revision.before.facts.get("kpis") or () if report.revision else ()
    then = {each.get("id"): each.get("value") for each in before}
    now = {result.kpi.id: rounded(result.value) for result in report.kpis}
    return [{"kpi": id_, "sent": then[id_], "now": now[id_]} for id_ in now if id_ in then and then[id_] != now[id_]]


def _restated(each: Restated) -> dict[str, Any]:
    sent, now = rounded(each.sent), rounded(each.now)
    return {"kpi": each.kpi.id, "month": str(each.month), "sent": sent, "now": now}


def _goal(result: GoalResult) -> dict[str, Any]:
    return {
        "id": result.goal.id,
        "status": result.status,
        "actual": rounded(result.actual),
        "planned": rounded(result.planned),
        "target": rounded(result.target),
        "days_ahead": result.days_ahead,
        "required_rate": rounded(result.required_rate),
        "capability": result.capability,
        "landing": _landing(result.landing),
    }


def _work(work: MonthsWork) -> dict[str, Any]:
    return {
        "done": [item.id for item in work.done],
        "late": [item.id for item in work.late],
        "dropped": [item.id for item in work.dropped],
        "due": [item.id for item in work.due],
        "client_asks": [item.id for item in work.client_asks],
        "totals": {
            "spend": rounded(work.totals.spend),
            "hours": rounded(work.totals.hours),
            "results": {source: rounded(count) for source, count in sorted(work.totals.results.items())},
        },
    }
