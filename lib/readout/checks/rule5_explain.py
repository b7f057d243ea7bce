"""Rule 5: the why is a person's; a prompt that nobody answered is not sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from readout.checks.finding import Finding, finding
from readout.checks.narrative import Narratives
from readout.model.report import Report


def check_prompts(places: Iterable[str]) -> Iterator[Finding]:
    """Report every place where a template's own words still stand (R505)."""
    for where in places:
        cure = "write what is true of this client and month, or delete it"
        yield finding("R505", where, f"the template's own words stand here untouched; {cure}")


def check_words(report: Report, narratives: Narratives) -> Iterator[Finding]:
    """Report a month without a person's own sentence on it (R505); an untouched prompt is ``check_prompts``'s."""
    cells = narratives.of("summary")
    if any(cell.words.strip() or cell.untouched for cell in cells):
        return
    found = "the summary is empty" if cells else "there is no summary cell"
    cure = "write a sentence or two on what we learned this month"
    where = "" if cells else ', in a Markdown cell with the metadata {"readout": {"slot": "summary"}}'
    yield finding("R505", narratives.place("summary"), f"{found}; {cure}{where}")
