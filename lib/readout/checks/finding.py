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
    """``where`` is a file with its line, or a cell; ``message`` says what is wrong and what cures it.

    ``allowed``: why somebody let it pass, for an error that was made a warning in one version of one report.
    """

    code: str
    message: str
    where: str
    severity: Severity = "warning"
    allowed: str | None = None

    def as_dict(self) -> dict[str, str]:
        """Return the finding as run.json and ``readout check --json`` hold it."""
        fields = asdict(self)
        keys = ("code", "severity", "message", "where", *(("allowed",) if self.allowed else ()))
        return {key: fields[key] for key in keys}


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


class Override(Protocol):
    """A named permission, with its reason, to let findings pass."""

    @property
    def because(self) -> str:
        """Why they may pass."""
        ...

    def covers(self, code: str, message: str) -> bool:
        """Whether it was given for this finding."""
        ...


def with_overrides(findings: Iterable[Finding], overrides: Iterable[Override]) -> tuple[Finding, ...]:
    """Make warnings of the errors that an override covers."""
    given = tuple(overrides)
    return tuple(_let_pass(each, given) if each.severity == "error" else each for each in findings)


def _let_pass(error: Finding, given: tuple[Override, ...]) -> Finding:
    found = next((each for each in given if each.covers(error.code, error.message)), None)
    return replace(error, severity="warning", allowed=found.because) if found else error


def blocks(findings: Iterable[Finding]) -> bool:
    """Whether any finding keeps the report a draft."""
    return any(each.severity == "error" for each in findings)
