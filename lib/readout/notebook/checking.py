"""Hold a report and its notebook against the nine rules: in a run, for ``readout check``, and while writing."""

from __future__ import annotations

from collections.abc import Iterable

from readout.checks import check_report
from readout.checks.characters import check_characters
from readout.checks.finding import Finding, with_severities
from readout.checks.neighbours import check_names
from readout.checks.rule5_explain import check_prompts
from readout.checks.typed import typed
from readout.data.agency import Agency
from readout.display.fonts import uncovered
from readout.model.report import Report


def checked(
    report: Report,
    agency: Agency,
    words: Iterable[tuple[str, str]],
    names: Iterable[str],
    prompts: Iterable[str] = (),
) -> tuple[Finding, ...]:
    """Return what the nine rules find, with the agency's severities.

    ``words`` are the notebook's, as pairs of (place, words); ``names`` must not stand in them. ``prompts`` are the
    places where a template's words still stand.
    """
    said = tuple(words)
    found = (*check_report(report), *check_names(said, names), *check_prompts(prompts))
    characters = check_characters(typed(report, agency), said, uncovered)
    return with_severities((*found, *characters), agency.checks)
