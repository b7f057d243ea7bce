"""What was found, rule by rule: the nine rules, and trust, on which they all rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from readout.checks.finding import Finding

TRUST = "0"
RULES = {
    TRUST: "Trust",
    "1": "Goals",
    "2": "What we did",
    "3": "What came of it",
    "4": "KPIs that serve goals",
    "5": "Why",
    "6": "What we will do",
    "7": "Next steps",
    "8": "The call",
    "9": "We",
}
_NOTHING_HELD = frozenset({"config", "R003"})  # nobody looked further: what was read is not there


@dataclass(frozen=True)
class Score:
    """A rule with the number of its errors and warnings."""

    rule: str
    errors: int
    warnings: int

    @property
    def name(self) -> str:
        """The rule as people call it."""
        return RULES[self.rule]

    @property
    def result(self) -> str:
        """ "ok", or how much was found."""
        return amount(self.errors, self.warnings)


def rule_of(code: str) -> str:
    """Return the digit of a code's rule; empty for what is no rule's, such as a configuration that cannot be read."""
    return code[1:2] if code[:1] == "R" else ""


def title(rule: str) -> str:
    """Return the heading of a rule's findings."""
    if rule in (TRUST, ""):
        return RULES.get(rule, "Configuration")
    return f"Rule {rule}: {RULES[rule]}"


def scorecard(findings: Iterable[Finding]) -> tuple[Score, ...]:
    """Return a score for trust and for each of the nine rules, in that order; empty when no rule could be looked at."""
    found = tuple(findings)
    if any(each.code in _NOTHING_HELD for each in found):
        return ()
    return tuple(Score(rule, *_counted(each for each in found if rule_of(each.code) == rule)) for rule in RULES)


def total(findings: Iterable[Finding]) -> str:
    """Return how much was found in all: "1 error, 2 warnings", or "ok"."""
    return amount(*_counted(findings))


def amount(errors: int, warnings: int) -> str:
    """Return numbers of findings in words."""
    parts = [_plural(errors, "error"), _plural(warnings, "warning")]
    return ", ".join(part for part in parts if part) or "ok"


def _counted(findings: Iterable[Finding]) -> tuple[int, int]:
    found = list(findings)
    errors = sum(1 for each in found if each.severity == "error")
    return errors, len(found) - errors


def _plural(number: int, what: str) -> str:
    return f"{number} {what}{'s' if number > 1 else ''}" if number else ""
