"""How much ten ordinary months ask of an analyst: what ``readout check`` finds before a word is written.

The clients are generated (generated_clients.py). Findings that a prompt asks about anyway (R505, R104, R501) are
counted as places to write; what is left is what the gate says beyond them. The median client should show at most
three: a gate that cries wolf will be gone around.
"""

from __future__ import annotations

import statistics
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from generated_clients import MONTH, make_project

from readout.checks.finding import Finding
from readout.checks.narrative import FEWEST_WORDS
from readout.data.load import load_report
from readout.data.project import Project
from readout.model.report import Report
from readout.pipeline.check import check_client
from readout.text.figures import Figures
from readout.text.language import language
from readout.text.prompts import prompts

ASKED_BY_A_PROMPT = frozenset({"R505", "R104", "R501"})


@dataclass(frozen=True)
class Row:
    """A client's month: real changes, goals off plan (either way), the places to write that ``readout open`` makes, and
    what is found beyond them."""

    client: str
    changes: int
    off_plan: int
    prompts: int
    findings: tuple[Finding, ...]

    def count(self, severity: str) -> int:
        """Findings of a severity."""
        return sum(1 for each in self.findings if each.severity == severity)


def measure(project: Project, client: str) -> Row:
    """Hold one client against the rules."""
    report: Report = load_report(project, client, MONTH)
    off = sum(1 for goal in report.goals if goal.status in ("ahead", "behind", "missed"))
    found = tuple(each for each in check_client(project, client, MONTH).findings if each.code not in ASKED_BY_A_PROMPT)
    figures = Figures(language(report.client.language), report.client.currency)
    asked = sum(1 for prompt in prompts(report, figures) if prompt.lines)
    return Row(client, sum(1 for kpi in report.kpis if kpi.changed), off, asked, found)


def main() -> None:
    """Print a line a client, and the median."""
    with tempfile.TemporaryDirectory() as folder:
        project = make_project(Path(folder) / "project")
        rows = [measure(project, client) for client in project.clients()]
    print(f"Ten generated clients, {MONTH}, before a word is written\n")
    print(f"{'client':<16}{'changes':>8}{'off plan':>9}{'prompts':>8}{'words':>6}{'errors':>7}{'warnings':>9}  codes")
    for row in rows:
        counted = Counter(each.code for each in row.findings)
        codes = ", ".join(f"{code} x{n}" if n > 1 else code for code, n in counted.items())
        print(f"{row.client:<16}{row.changes:>8}{row.off_plan:>9}{row.prompts:>8}{row.prompts * FEWEST_WORDS:>6}"
              f"{row.count('error'):>7}{row.count('warning'):>9}  {codes}")  # fmt: skip
    print(f"\nMedian findings: {statistics.median(len(row.findings) for row in rows):g} (at most 3 wanted)")
    print(f"Prompts in all: {sum(row.prompts for row in rows)}, each answered by {FEWEST_WORDS} words or more")


if __name__ == "__main__":
    main()
