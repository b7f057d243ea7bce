"""One hash over everything a report is made of."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from readout.data.agency import read_agency
from readout.data.history_write import history_name
from readout.data.logo import logo_file
from readout.data.overrides import overrides_name
from readout.data.project import Project
from readout.data.revisions import revision_name
from readout.data.sources.paths import source_files
from readout.data.sources.rates import NAME as RATES
from readout.model.client import Client
from readout.model.report import Report
from readout.notebook.revising import notebook_file

KEPT_BY_MONTH = ("history", "minutes", "past")
NOT_INPUTS = frozenset({*KEPT_BY_MONTH, "approvals", ".ipynb_checkpoints", "__pycache__"})


def inputs_of(project: Project, report: Report, versions: Mapping[str, str], *, overrides: bool = True) -> str:
    """Return the sha256 of everything that ``report`` is made of, by tools of these ``versions``.

    Without ``overrides``: as it was before somebody let an error of it pass.
    """
    client, month, version = report.client, report.month, report.version
    kept = [overrides_name(month, version)] if overrides else []
    if report.revision is not None:
        kept += [revision_name(month, version), history_name(month, report.revision.before.version)]
    logo = logo_file(project, read_agency(project))
    own = [*(project.client_file(client.id, name) for name in kept), *([logo] if logo else [])]
    tools = sorted(map(str, versions.items()))
    return inputs_digest(project, client, str(month), str(report.as_of), tools, own, notebook_file(project, report))


def inputs_digest(
    project: Project,
    client: Client,
    month: str,
    as_of: str,
    versions: Iterable[str],
    own: Iterable[Path] = (),
    notebook: Path | None = None,
) -> str:
    """Return the sha256 of a report's inputs: the client's files, the style, the settings, month and versions.

    What was sent, written and agreed in earlier months is among them, for the report answers to it; what comes to be
    kept of the month itself, and later, is not, but for its ``own`` files, where they are there. ``notebook`` stands in
    for report.ipynb.

    Other clients' names, which R008 looks for, are left out: a new client makes no other report out of date.
    """
    total = hashlib.sha256()
    for text in (client.id, month, as_of, *versions):
        total.update(f"{text}\0".encode())
    usual = project.client_file(client.id, "report.ipynb")
    files = [path for path in _input_files(project, client) if notebook is None or path != usual]
    mine = [path for path in (*own, *([notebook] if notebook else [])) if path.is_file()]
    for path in (*files, *_earlier(project, client, month), *mine):
        total.update(f"{project.relative(path)}\0".encode())
        with path.open("rb") as file:
            total.update(hashlib.file_digest(file, "sha256").digest())
    return total.hexdigest()


def _input_files(project: Project, client: Client) -> Iterator[Path]:
    folder = project.client_dir(client.id)
    yield from (path for path in _files_below(folder) if path.relative_to(folder).parts[0] not in NOT_INPUTS)
    for source in client.sources:
        if source.root is not None:
            yield from source_files(project, client, source)
    yield from _files_below(project.style_dir)
    shared = ["_quarto.yml", "agency.yml"]
    if any(source.currency_column for source in client.sources):
        shared.append(RATES)
    yield from (path for name in shared if (path := project.root / name).is_file())


def _earlier(project: Project, client: Client, month: str) -> Iterator[Path]:
    """What the checks read of the months before: each file begins with its month's name."""
    for name in KEPT_BY_MONTH:
        folder = project.client_dir(client.id) / name
        yield from (path for path in _files_below(folder) if path.name[: len(month)] < month)


def _files_below(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith(".")]
