"""What the rules find, as an analyst sees it in JupyterLab while writing. No client ever does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from readout.checks.finding import Finding
from readout.checks.page import anchor
from readout.checks.scorecard import Score, rule_of, scorecard, title, total
from readout.display.markup import html_text

STYLE = (
    ".readout-check td,.readout-check th{text-align:left!important;vertical-align:top}"
    ".readout-check .error{color:#b3261e;white-space:nowrap}.readout-check .warning{color:#8a5a00;white-space:nowrap}"
)
SAVED = "Words are read from the saved notebook; figures, client.yml and work.csv are as open_report() read them."


@dataclass(frozen=True)
class FindingsTable:
    """The findings of one client's month; shows itself as a table by rule, with a scorecard below.

    ``guide`` is where each code is explained, as the notebook's own folder sees it; empty where that is nowhere.
    """

    client: str
    month: str
    findings: tuple[Finding, ...]
    guide: str = ""

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return {"text/html": self._html(), "text/plain": repr(self)}

    def __repr__(self) -> str:
        lines = [f"{self.client} {self.month}: {total(self.findings)}"]
        lines += [f"{each.code} {each.where}: {each.message}" for each in self.findings]
        return "\n".join(lines)

    def _html(self) -> str:
        head = html_text(f"{self.client} {self.month}: {total(self.findings)}")
        scores = "".join(_score(score) for score in scorecard(self.findings))
        return (
            f'<div class="readout-check"><style>{STYLE}</style><p><strong>{head}</strong></p>'
            f"<table>{''.join(self._rows())}</table><table>{scores}</table><p>{SAVED}</p></div>"
        )

    def _rows(self) -> Iterator[str]:
        ordered = sorted(self.findings, key=lambda finding: finding.code)
        for rule, group in groupby(ordered, key=lambda finding: rule_of(finding.code)):
            yield f'<tr><th colspan="3" scope="rowgroup">{html_text(title(rule))}</th></tr>'
            yield from (_row(finding, self.guide) for finding in group)


def _row(finding: Finding, guide: str) -> str:
    texts = (finding.where, finding.message)
    cells = "".join(f"<td>{html_text(text)}</td>" for text in texts)
    code, place = html_text(finding.code), anchor(finding.code)
    said = f'<a href="{html_text(guide)}#{place}">{code}</a>' if guide and place else code
    return f'<tr><td class="{finding.severity}">{said} {finding.severity}</td>{cells}</tr>'


def _score(score: Score) -> str:
    return f"<tr><td>{score.rule}</td><td>{html_text(score.name)}</td><td>{html_text(score.result)}</td></tr>"
