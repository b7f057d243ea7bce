"""Errors that somebody lets pass: recorded first, then the report is made again without its draft mark."""

from __future__ import annotations

from readout.data.overrides import Override, read_overrides, write_overrides
from readout.delivery.proposal import Proposal
from readout.delivery.published import Published, read_published
from readout.model.errors import Problem, ReadoutError
from readout.pipeline.engines.select import choose
from readout.pipeline.overview import refresh_overview
from readout.pipeline.run import run_client


def let_pass(proposal: Proposal, at: str) -> Published:
    """Record what ``proposal`` lets pass, ``at`` a time (ISO 8601), and return the report made with it.

    Raises ReadoutError, and takes the record back, when the report cannot be made, stays a draft, or comes out with
    other figures than the approver saw.
    """
    project, report = proposal.project, proposal.report
    client, month, version = report.client.id, report.month, report.version
    before = read_overrides(project, client, month, version)
    given = {each.code: each for each in before} | {each.code: each for each in _given(proposal, at)}
    write_overrides(project, client, month, version, given.values())
    try:
        return _made_again(proposal)
    except BaseException:
        write_overrides(project, client, month, version, before)
        raise


def _given(proposal: Proposal, at: str) -> list[Override]:
    found: dict[str, list[str]] = {}
    for each in proposal.blocking:
        found.setdefault(each["code"], []).append(each["message"])
    return [
        Override(each.code, each.because, proposal.by, at, tuple(found[each.code]))
        for each in proposal.allow
        if each.code in found
    ]


def _made_again(proposal: Proposal) -> Published:
    project, report, seen = proposal.project, proposal.report, proposal.published
    engine = choose(seen.record["renderer"])
    outcome = run_client(project, report.client.id, report.month, engine)
    where = project.relative(seen.folder)
    if outcome.error is not None:
        raise ReadoutError(Problem(where, f"could not be made without its draft mark: {outcome.error}"))
    made = read_published(project, report.client.id, report.month)
    if made.blocking:
        codes = ", ".join(sorted({each["code"] for each in made.blocking}))
        raise ReadoutError(Problem(where, f"is still a draft, because of {codes}; look at it again and approve then"))
    if made.files["facts.json"] != seen.files["facts.json"]:
        raise ReadoutError(Problem(where, "has other figures than before; look at it again and approve then"))
    refresh_overview(project, report.month)
    return made
