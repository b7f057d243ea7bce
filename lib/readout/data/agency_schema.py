"""Every key of agency.yml."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints

from readout.data.fields import Email, EnvironmentName, Id, InnerPath, Name, Number, Place, Text
from readout.data.strict import Entry

CODE_PATTERN = r"^R[0-9]{3}$"
LANGUAGE_PATTERN = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"  # BCP 47, as `language` in client.yml


class SeverityYaml(Entry):
    """A check's severity as the agency wants it."""

    severity: Literal["error", "warning", "off"] = Field(
        description="error keeps a report a draft, warning does not, off says nothing"
    )
    because: Text = Field(description="the reason for the change")


class MailYaml(Entry):
    """How mail leaves the house."""

    host: Text = Field(description="the mail server's name")
    port: int = Field(default=587, ge=1, le=65535, description="the mail server's port")
    user: Text | None = Field(default=None, description="the name to sign in with")
    password: EnvironmentName | None = Field(
        default=None, description="the NAME of the environment variable that holds the password"
    )
    sender: Email = Field(description="the address mail comes from")
    security: Literal["starttls", "tls", "none"] | None = Field(
        default=None,
        description="starttls (the default), tls (the default for port 465), or none, for a server on this machine",
    )
    ca: Place | None = Field(
        default=None, description="a file with the certificates to trust, for a server with a private certificate"
    )


class LimitsYaml(Entry):
    """How much one client's report may take before it is given up."""

    seconds: int | None = Field(default=None, ge=1, description="by the clock; usually 600")
    cpu_seconds: int | None = Field(default=None, ge=1, description="of the processor; usually 300")
    memory_mb: int | None = Field(default=None, ge=256, description="of all its processes together; usually 2048")


class AgencyYaml(Entry):
    """agency.yml: what holds for all clients."""

    model_config = ConfigDict(title="agency.yml")

    name: Name | None = Field(default=None, description="the agency's name as reports show it")
    language: Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)] = Field(
        default="en", description="of the agency's own pages: en-GB, fi; each client's report has its own"
    )
    logo: InnerPath | None = Field(
        default=None, description="an SVG or PNG in the project's folder, shown at every page's foot"
    )
    approvers: list[Text] = Field(default=[], description="who may approve reports: names or e-mail addresses")
    roots: dict[Id, Place] = Field(default={}, description="data roots by name: folders that hold one folder a client")
    archive: Place = Field(default="archive", description="the folder that keeps the files as they were sent")
    reading_minutes: Number = Field(default=3.0, description="the longest a report may take to read, in minutes")
    confidentiality: Text | None = Field(default=None, description="the line about confidentiality in every report")
    confidentiality_in: dict[Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)], Text] = Field(
        default={}, description="the same line for reports in other languages, by language: {fi: Luottamuksellinen}"
    )
    checks: dict[Annotated[str, StringConstraints(pattern=CODE_PATTERN)], SeverityYaml] = Field(
        default={}, description="checks whose severity the agency changes, by code"
    )
    mail: MailYaml | None = Field(default=None, description="how mail leaves the house")
    limits: LimitsYaml | None = Field(default=None, description="how much one client's report may take")
    environment: list[EnvironmentName] = Field(
        default=[], description="environment variables that notebooks may see, by NAME; all others are kept from them"
    )
