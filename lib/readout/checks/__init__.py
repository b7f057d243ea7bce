"""The nine rules as checks, one module a rule. Rule 0 is trust."""

from __future__ import annotations

from readout.checks import (
    rule0_trust,
    rule1_goals,
    rule2_work,
    rule3_results,
    rule4_purpose,
    rule6_plan,
    rule8_minutes,
)
from readout.checks.finding import Finding
from readout.model.report import Report

_RULES = (rule0_trust, rule1_goals, rule2_work, rule3_results, rule4_purpose, rule6_plan, rule8_minutes)


def check_report(report: Report) -> tuple[Finding, ...]:
    """Return what the rules find in ``report``, by rule, with the severities of the design."""
    return tuple(finding for rule in _RULES for finding in rule.check(report))
