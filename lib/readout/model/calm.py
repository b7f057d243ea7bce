"""How long a KPI had been without a real change before this one."""

from __future__ import annotations

from readout.model.client import Client
from readout.model.judged import verdict_of
from readout.model.months import months_between
from readout.model.results import KpiResult

LONGEST = 36  # months looked back: nobody remembers further


def calm_months(client: Client, result: KpiResult) -> int:
    """Return how many months in a row before the result's were routine, as judged then; at most ``LONGEST``."""
    calm = 0
    for month in reversed(months_between(result.month - LONGEST, result.month - 1)):
        if verdict_of(client, result.kpi, result.series, month).status != "routine":
            break
        calm += 1
    return calm
