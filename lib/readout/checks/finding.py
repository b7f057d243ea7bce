"""What a check says: its code, how serious it is, where, what, and the cure, in one line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Literal, Protocol

from readout.checks.codes import CODES

Severity = Literal["error", "warning"]


class SeverityChange(Protocol):
    """A code moved by ``agency.yml``, which gives its reason there."""

    @property
    def severity(self) -> Literal["error", "warning", "off"]:
        """How serious the agency takes the code."""
        ...


@dataclass(frozen=True)
class Finding:
    """``where`` is a file with its line, or a cell; ``message`` says what is wrong and what cures it."""

    code: str
    message: str
    where: str
    severity: Severity = "warning"

    def as_dict(self) -> dict[str, str]:
        """Return the finding as run.json and ``readout check --json`` hold it."""
        fields = asdict(self)
        return {key: fields[key] for key in ("code", "severity", "message", "where")}


def finding(code: str, where: str, message: str) -> Finding:
    """Return a finding with the severity its code has by design."""
    return Finding(code, message, where, CODES[code].severity)


def with_severities(findings: Iterable[Finding], changes: Mapping[str, SeverityChange]) -> tuple[Finding, ...]:
    """Apply the agency's severities: a code moved to ``off`` is not reported."""
    moved: list[Finding] = []
    for each in findings:
        severity = changes[each.code].severity if each.code in changes else each.severity
        if severity != "off":
            moved.append(replace(each, severity=severity))
    return tuple(moved)


def blocks(findings: Iterable[Finding]) -> bool:
    """Whether any finding keeps the report a draft."""
    return any(each.severity == "error" for each in findings)
