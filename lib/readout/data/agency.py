"""agency.yml: what holds for all clients of the agency. A project without the file works with defaults."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from readout.data.agency_schema import CODE_PATTERN, AgencyYaml, MailYaml
from readout.data.findings import Finding, nearest
from readout.data.project import Project
from readout.data.validation import findings
from readout.data.yaml_file import YamlFile, read_yaml

IMPLICIT_TLS = 465  # the port on which mail servers expect encryption from the first byte (RFC 8314)


@dataclass(frozen=True)
class SeverityChange:
    """A check's severity as the agency wants it, and why."""

    severity: Literal["error", "warning", "off"]
    because: str


@dataclass(frozen=True)
class Mail:
    """How mail leaves the house. ``password`` is the NAME of an environment variable, never the password.

    ``security`` None: as the port and the server want it (``tls_from_the_start``). ``ca``: a file of certificates
    to trust, relative to the project's root, for a server whose certificate no public authority has signed.
    """

    host: str
    sender: str
    port: int = 587
    user: str | None = None
    password: str | None = None
    security: Literal["starttls", "tls", "none"] | None = None
    ca: str | None = None

    @property
    def tls_from_the_start(self) -> bool:
        """Whether the connection begins encrypted; else the server is asked to begin (STARTTLS)."""
        return self.security == "tls" or (self.security is None and self.port == IMPLICIT_TLS)


@dataclass(frozen=True)
class AgencyLimits:
    """How much one client's report may take; None where the agency leaves it at the usual."""

    seconds: int | None = None
    cpu_seconds: int | None = None
    memory_mb: int | None = None


@dataclass(frozen=True)
class Agency:
    """The agency. ``logo`` and a relative ``archive`` or root are relative to the project's root.

    ``language`` (BCP 47) is that of its own pages; ``checks`` holds severity changes by check code, ``reading_minutes``
    the limit of check R007, ``logo_where`` the file and line that name the logo. ``environment`` names the variables
    that notebooks may see.
    """

    name: str | None = None
    language: str = "en"
    logo: str | None = None
    logo_where: str = field(default="agency.yml", compare=False)
    approvers: tuple[str, ...] = ()
    roots: Mapping[str, str] = field(default_factory=dict)
    archive: str = "archive"
    reading_minutes: float = 3.0
    confidentiality: str | None = None
    confidentiality_in: Mapping[str, str] = field(default_factory=dict)
    checks: Mapping[str, SeverityChange] = field(default_factory=dict)
    mail: Mail | None = None
    limits: AgencyLimits = AgencyLimits()
    environment: tuple[str, ...] = ()

    def confidentiality_line(self, language: str) -> str:
        """Return the line for reports in ``language`` (BCP 47): its own, that of the language at large, or the usual.

        Empty where the agency has none.
        """
        own = {tag.lower(): line for tag, line in self.confidentiality_in.items()}
        tag = language.lower()
        return own.get(tag) or own.get(tag.partition("-")[0]) or self.confidentiality or ""


def read_agency(project: Project, codes: Collection[str] | None = None) -> Agency:
    """Read ``agency.yml`` at the project's root; defaults when there is none.

    ``codes`` are the check codes there are; without them, none is refused. Raises ConfigError with every problem of
    the file, each at its line.
    """
    path = project.root / "agency.yml"
    if not path.exists():
        return Agency()
    file = read_yaml(path, "agency.yml")
    file.refuse([*findings(AgencyYaml, file.data), *_reading_limit(file), *_sign_in(file), *_unknown(file, codes)])
    return _build(AgencyYaml.model_validate(file.data), file)


def _reading_limit(file: YamlFile) -> list[Finding]:
    minutes = file.data.get("reading_minutes")
    if isinstance(minutes, int | float) and minutes <= 0:
        cure = "write minutes above zero, for example 3"
        return [Finding(("reading_minutes",), f"reading_minutes is {minutes:g}; {cure}")]
    return []


def _sign_in(file: YamlFile) -> list[Finding]:
    """A name without a password signs nobody in, nor a password without a name."""
    mail = file.data.get("mail")
    if not isinstance(mail, dict):
        return []
    pairs = (("user", "password", "the NAME of an environment variable"), ("password", "user", "the name to sign in"))
    return [
        Finding(("mail", one), f"mail.{one} needs mail.{other}: {what}")
        for one, other, what in pairs
        if mail.get(one) is not None and mail.get(other) is None
    ]


def _unknown(file: YamlFile, codes: Collection[str] | None) -> list[Finding]:
    """A severity for a check that does not exist would change nothing, and nobody would notice."""
    moved = file.data.get("checks")
    if codes is None or not isinstance(moved, dict):
        return []
    found = []
    for code in moved:
        if re.fullmatch(CODE_PATTERN, str(code)) and code not in codes:
            near = nearest(code, codes)
            cure = f"did you mean {near}?" if near else "docs/checks.md lists the codes"
            found.append(Finding(("checks", code), f"checks has the key '{code}', and no check has this code; {cure}"))
    return found


def _build(said: AgencyYaml, file: YamlFile) -> Agency:
    return Agency(
        name=said.name,
        language=said.language,
        logo=said.logo,
        logo_where=file.where(("logo",)),
        approvers=tuple(said.approvers),
        roots=dict(said.roots),
        archive=said.archive,
        reading_minutes=said.reading_minutes,
        confidentiality=said.confidentiality,
        confidentiality_in=dict(said.confidentiality_in),
        checks={code: SeverityChange(each.severity, each.because) for code, each in said.checks.items()},
        mail=_mail(said.mail),
        limits=AgencyLimits(**said.limits.model_dump()) if said.limits is not None else AgencyLimits(),
        environment=tuple(said.environment),
    )


def _mail(said: MailYaml | None) -> Mail | None:
    if said is None:
        return None
    return Mail(said.host, said.sender, said.port, said.user, said.password, said.security, said.ca)
