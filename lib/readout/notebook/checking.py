"""Hold a report and its notebook against the nine rules: in a run, for ``readout check``, and while writing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nbformat import NotebookNode

from readout.checks import check_report, check_words
from readout.checks.brand import check_brand
from readout.checks.characters import check_characters
from readout.checks.comments import check_comments
from readout.checks.finding import Finding, with_overrides, with_severities
from readout.checks.last_words import check_last_words
from readout.checks.length import check_length
from readout.checks.neighbours import check_names
from readout.checks.prose import check_prose
from readout.checks.rule2_work import check_evidence
from readout.checks.rule5_explain import check_prompts
from readout.checks.typed import typed, work_shown
from readout.data.agency import Agency
from readout.data.evidence import is_picture, lost, read_picture
from readout.data.logo import read_logos
from readout.data.neighbours import foreign_names
from readout.data.overrides import read_overrides
from readout.data.project import Project
from readout.display.brand import accents
from readout.display.fonts import uncovered
from readout.model.errors import ReadoutError
from readout.model.report import Report
from readout.notebook.last_words import written, written_before
from readout.notebook.narratives import narratives, prose
from readout.notebook.prompts import untouched
from readout.notebook.reading import words_to_read
from readout.notebook.revising import notebook_file, words_and_report
from readout.notebook.spoken import spoken

CONFIGURATION = "config"


def checked(
    project: Project, report: Report, agency: Agency, notebook: NotebookNode, *, executed: bool
) -> tuple[Finding, ...]:
    """Return what the nine rules find in ``report`` and in its notebook, by rule, with the agency's severities.

    Errors that somebody let pass in this version (``readout approve --allow``) are warnings.

    While the notebook is not ``executed``, what was typed into keys and rows stands in for what its cells will show.
    Raises ReadoutError for what no report can be made of: characters or paths that are refused.
    """
    label = project.relative(notebook_file(project, report))
    cells, earlier = written(notebook, label), written_before(project, report)
    said = list(spoken(notebook, label))
    shown = said if executed else [*said, *typed(report, agency)]
    found = (
        *check_report(report),
        *check_brand(report.client.brand.where_in_file, accents(report.client.brand.color).warning),
        *check_words(report, narratives(notebook, label)),
        *check_prose(report, prose(notebook, label)),
        *check_comments(prose(notebook, label)),
        *check_names(shown, foreign_names(project, report.client)),
        *check_last_words(report, cells, earlier),
        *check_prompts(untouched(report, notebook, label)),
        *check_evidence(lost(project, report.client.id, work_shown(report))),
        *check_characters(typed(report, agency), shown, uncovered),
        *check_length(words_to_read(report, notebook), report.client.language, agency.reading_minutes, label),
    )
    overrides = read_overrides(project, report.client.id, report.month, report.version)
    return with_overrides(with_severities(_by_rule(found), agency.checks), overrides)


def check_saved(project: Project, report: Report, agency: Agency) -> tuple[Finding, ...]:
    """Hold ``report`` and the client's notebook, as it is saved, against the rules before any cell has run.

    Raises ReadoutError as ``checked`` does, and for a notebook, a picture or a logo that cannot be read.
    """
    report, notebook = words_and_report(project, report)
    read_logos(project, report.client, agency)
    for item in report.work.done:
        if is_picture(item.evidence):
            read_picture(project, report.client.id, item)
    return checked(project, report, agency, notebook, executed=False)


def unheld(error: ReadoutError) -> tuple[Finding, ...]:
    """Return as findings what keeps a client from being held against any rule: it has no rule of its own."""
    return tuple(Finding(CONFIGURATION, each.message, each.where, "error") for each in error.problems)


def _by_rule(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Trust first; within a rule as they were found."""
    yield from sorted(findings, key=lambda finding: finding.code[:2])
