"""All rules together, one module a rule. Rule 0 is trust."""

from __future__ import annotations

from readout.checks import (
    rule0_trust,
    rule1_goals,
    rule2_work,
    rule3_results,
    rule4_purpose,
    rule5_explain,
    rule6_plan,
    rule7_next_steps,
    rule8_call,
)
from readout.checks.finding import Finding
from readout.checks.narrative import Narratives
from readout.model.report import Report

_RULES = (
    rule0_trust,
    rule1_goals,
    rule2_work,
    rule3_results,
    rule4_purpose,
    rule6_plan,
    rule7_next_steps,
    rule8_call,
)
_RULES_OF_WORDS = (rule1_goals, rule4_purpose, rule5_explain, rule7_next_steps)


def check_report(report: Report) -> tuple[Finding, ...]:
    """Return what the rules find in ``report``, by rule, with the severities of the design."""
    return tuple(finding for rule in _RULES for finding in rule.check(report))


def check_words(report: Report, narratives: Narratives) -> tuple[Finding, ...]:
    """Return what the rules miss in the analyst's own words, by rule, with the severities of the design."""
    return tuple(finding for rule in _RULES_OF_WORDS for finding in rule.check_words(report, narratives))
