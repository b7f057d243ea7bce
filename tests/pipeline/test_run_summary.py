"""The end of a run of several clients: what failed and why, what drafts wait for, what is next."""

from __future__ import annotations

import io

from rich.console import Console

from readout.checks.finding import Finding
from readout.data.project import Project
from readout.pipeline.outcome import Outcome
from readout.pipeline.run_pages import RunPages
from readout.pipeline.run_summary import show_summary, trouble
from tests.pipeline.published import error, put_report

M = "2024-04"
FINDINGS = (
    Finding("R203", "guide is titled 'Work'", "clients/b/work.csv:2"),
    Finding("R505", "the summary is [empty]; write", "clients/b/report.ipynb, cell summary", "error"),
    Finding("R401", "revenue serves no goal", "clients/b/client.yml:14", "error"),
)
OUTCOMES = (
    Outcome("a", M, "final", 1.0, f"reports/{M}/a"),
    Outcome("b", M, "draft", 1.0, f"reports/{M}/b", findings=FINDINGS),
    Outcome("c", M, "failed", 1.0, error="clients/c/work.csv:3: no such [day]\nclients/c/work.csv:4: another"),
)


def shown(project: Project, *outcomes: Outcome, terminal: bool = False, width: int = 60) -> list[str]:
    console = Console(file=io.StringIO(), highlight=False, width=width, force_terminal=terminal, no_color=True,
                      _environ={"TERM": "dumb"} if terminal else {})  # fmt: skip
    pages = RunPages(project, len(outcomes), M)
    for each in outcomes:
        pages.note(each)
    pages.close()
    show_summary(project, outcomes, 75.0, pages, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue().splitlines()


def test_a_log_gets_a_line_each_and_what_to_do(project: Project) -> None:
    """Failed first, however wide the log; the reason in full, as text; commands to copy."""
    assert shown(project, *OUTCOMES) == [
        "",
        f"failed c {M}  clients/c/work.csv:3: no such [day] (and 1 more)",
        f"draft  b {M}  R505 clients/b/report.ipynb, cell summary: the summary is [empty]; write (and 1 more)",
        "3 clients in 1 min 15 s: 1 failed, 1 draft, 1 final",
        f"next  mend what failed (reports/.logs/c.log says more), then readout run c --month {M}",
        f"next  readout check b --month {M} names all that keeps it a draft",
        f"page  reports/{M}/index.html",
    ]  # fmt: skip


def test_a_terminal_gets_a_table_within_its_width(project: Project) -> None:
    """With everything that a log gets."""
    found = shown(project, *OUTCOMES, terminal=True, width=80)
    table = found[1 : found.index("3 clients in 1 min 15 s: 1 failed, 1 draft, 1 final")]
    assert max(map(len, table)) <= 80
    said = " ".join(" ".join(table).split())
    assert f"failed c {M} clients/c/work.csv:3: no such [day] (and 1 more)" in said


def test_when_all_is_well_little_is_said(project: Project) -> None:
    """How many, how long, and where the page is."""
    assert shown(project, OUTCOMES[0], OUTCOMES[0]) == [
        "", "2 clients in 1 min 15 s: 0 failed, 0 drafts, 2 final", f"page  reports/{M}/index.html"
    ]  # fmt: skip


def test_many_failed_are_run_again_all_together(project: Project) -> None:
    """Nobody copies a command of forty names: what stands is skipped anyway."""
    outcomes = [Outcome(f"c{n}", M, "failed", 1.0, error="x") for n in range(9)]
    assert f"next  mend what failed (reports/.logs/<client>.log says more), then readout run --month {M}" in shown(
        project, *outcomes
    )


def test_a_draft_that_is_unchanged_is_still_a_draft(project: Project) -> None:
    """Its reason is read from what is published."""
    put_report(project, "lamp-shop", M, checks=[error("R505", "the summary is empty; write")])
    unchanged = Outcome("lamp-shop", M, "unchanged", 0.0, f"reports/{M}/lamp-shop")  # type: ignore[arg-type]
    found = trouble(project, unchanged)
    assert found is not None
    assert (found.status, found.said) == ("draft", "R505 the summary is empty; write")
    assert shown(project, unchanged, OUTCOMES[0])[2] == (
        "2 clients in 1 min 15 s: 0 failed, 1 draft, 1 final, 1 of them unchanged"
    )


def test_different_months_are_run_again_as_latest(project: Project) -> None:
    """Each client's own newest month."""
    outcomes = (Outcome("a", "latest", "failed", 1.0, error="x"), OUTCOMES[0])
    assert any(line.endswith("readout run a --month latest") for line in shown(project, *outcomes))
