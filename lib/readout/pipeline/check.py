"""Hold a client against the nine rules without making a report."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from readout.checks.codes import CODES
from readout.checks.finding import Finding, blocks
from readout.checks.rule0_trust import unreadable
from readout.data.agency import read_agency
from readout.data.load import load_client
from readout.data.project import Project
from readout.model.errors import ReadoutError, SourceError
from readout.notebook.checking import check_saved, unheld


@dataclass(frozen=True)
class Checked:
    """What was found for one client; ``month`` is "latest" where none could be determined."""

    client: str
    month: str
    findings: tuple[Finding, ...]

    @property
    def blocked(self) -> bool:
        """Whether a report would stay a draft, or fail."""
        return blocks(self.findings)

    def as_dicts(self) -> list[dict[str, str]]:
        """Return the findings as ``readout check --json`` lists them."""
        return [{"client": self.client, "month": self.month, **each.as_dict()} for each in self.findings]


def check_client(project: Project, client: str, month: pd.Period | None) -> Checked:
    """Return what the rules find for ``client``; ``month`` None means the newest complete one."""
    named = str(month) if month is not None else "latest"
    try:
        agency = read_agency(project, CODES)
        data = load_client(project, client, month)
        report = data.report(month if month is not None else data.latest_month())
        return Checked(client, str(report.month), check_saved(project, report, agency))
    except SourceError as error:
        return Checked(client, named, unreadable(error))
    except ReadoutError as error:
        return Checked(client, named, unheld(error))
