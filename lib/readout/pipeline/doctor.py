"""What a machine and a project need before a run, what there is, and what to do about each gap."""

from __future__ import annotations

import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import nbformat

from readout.checks.codes import CODES
from readout.data.agency import read_agency
from readout.data.client_file import read_client
from readout.data.logo import agency_logo, client_logo
from readout.data.project import Project
from readout.data.scratch import scratch
from readout.data.work_log import read_work
from readout.display.fonts import put_fonts
from readout.model.errors import ReadoutError
from readout.pipeline.diagnosis import Diagnosis
from readout.pipeline.doctor_databases import databases
from readout.pipeline.engines.embedded import EmbeddedEngine
from readout.pipeline.engines.select import choose
from readout.pipeline.execute import Run, execute
from readout.text.language import language

OLDEST_PYTHON = (3, 11)


def examine(project: Project, *, connect: bool = False) -> Iterator[Diagnosis]:
    """Look at Python, renderers, fonts, the kernel, the folder for reports, agency.yml, every client and its databases.

    ``connect``: also ask each database for an answer; without it only the variables with their URLs are looked at.
    """
    yield _python()
    yield _embedded()
    yield _quarto()
    yield _fonts()
    yield _kernel()
    yield _reports(project)
    yield _git_filter(project)
    yield _agency(project)
    for client in project.clients():
        yield _client(project, client)
        yield from databases(project, client, connect=connect)
    if not project.clients():
        yield Diagnosis("clients", "gap", "none", "make one with `readout new CLIENT`")


def _python() -> Diagnosis:
    found = f"Python {platform.python_version()}, readout-reports {metadata.version('readout-reports')}"
    if sys.version_info[:2] < OLDEST_PYTHON:
        return Diagnosis("python", "gap", found, "use Python 3.11 or newer")
    return Diagnosis("python", "ok", found)


def _embedded() -> Diagnosis:
    try:
        return Diagnosis("embedded renderer", "ok", _versions(EmbeddedEngine().versions()))
    except (ReadoutError, OSError, ImportError) as error:
        cure = "install the wheels pypandoc_binary and typst again"
        return Diagnosis("embedded renderer", "gap", f"does not work: {error}", cure)


def _quarto() -> Diagnosis:
    try:
        chosen = choose("quarto")
    except ReadoutError:
        cure = "reports are made by the embedded renderer; install Quarto to have them made by it"
        return Diagnosis("quarto", "note", "not on PATH", cure)
    try:
        return Diagnosis("quarto", "ok", _versions(chosen.versions()))
    except (ReadoutError, OSError, subprocess.SubprocessError) as error:
        return Diagnosis("quarto", "gap", f"does not answer: {error}", "reinstall it, or use --renderer embedded")


def _versions(versions: dict[str, str]) -> str:
    return ", ".join(f"{tool} {version}" for tool, version in versions.items())


def _fonts() -> Diagnosis:
    with scratch() as folder:
        try:
            put_fonts(folder)
        except (ReadoutError, OSError, ImportError) as error:
            return Diagnosis("fonts", "gap", f"cannot be read: {error}", "install fontpkg-lato and matplotlib again")
        faces = sorted(path.stem for path in folder.glob("*.ttf"))
    return Diagnosis("fonts", "ok", ", ".join(faces))


def _kernel() -> Diagnosis:
    """Run a one-cell notebook for real."""
    cells = [
        nbformat.v4.new_code_cell('client = ""\nmonth = ""', metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell("import readout"),
    ]
    with scratch() as folder:
        notebook = folder / "probe.ipynb"
        nbformat.write(nbformat.v4.new_notebook(cells=cells), notebook)
        try:
            execute(Run(notebook, "a probe notebook", folder, folder, "probe", "2000-01", {}, timeout=60))
        except ReadoutError as error:
            return Diagnosis("kernel", "gap", str(error), "install ipykernel and papermill again into this environment")
    return Diagnosis("kernel", "ok", f"starts, ipykernel {metadata.version('ipykernel')}")


def _reports(project: Project) -> Diagnosis:
    try:
        project.reports_dir.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".probe-", dir=project.reports_dir) as folder:
            (Path(folder) / "link").symlink_to(".")
    except OSError as error:
        if project.reports_dir.is_dir():
            return Diagnosis(
                "reports", "note", f"no symbolic links: {error}", "reports are replaced by renaming folders"
            )
        return Diagnosis("reports", "gap", f"cannot be written: {error}", "make reports/ writable")
    return Diagnosis("reports", "ok", "can be written and swapped")


def _git_filter(project: Project) -> Diagnosis:
    if not (project.root / ".git").exists():
        return Diagnosis("git filter", "ok", "not a git checkout, so nothing to keep out of it")
    found = subprocess.run(
        ["git", "-C", str(project.root), "config", "--get", "filter.nbstripout.clean"], capture_output=True, check=False
    )
    if found.returncode == 0:
        return Diagnosis("git filter", "ok", "notebook outputs are kept out of commits")
    return Diagnosis("git filter", "note", "not set up: outputs of notebooks would be committed", "run make hooks")


def _agency(project: Project) -> Diagnosis:
    try:
        agency = read_agency(project, CODES)
        agency_logo(project, agency)
    except ReadoutError as error:
        return Diagnosis("agency.yml", "gap", str(error), "mend what is named")
    return Diagnosis("agency.yml", "ok", agency.name or "no agency.yml: defaults are used")


def _client(project: Project, client_id: str) -> Diagnosis:
    name = f"client {client_id}"
    try:
        client = read_client(project, client_id)
        work = read_work(project, client)
        client_logo(project, client)
    except ReadoutError as error:
        return Diagnosis(name, "gap", str(error), "mend what is named")
    if not project.client_file(client_id, "report.ipynb").is_file():
        template = client.template or "ecommerce"
        return Diagnosis(
            name, "gap", "no report.ipynb", f"copy templates/{template}/report.ipynb to clients/{client_id}/"
        )
    found = f"{len(client.kpis)} KPIs, {len(client.goals)} goals, {len(work)} rows of work"
    if language(client.language).tag != client.language:
        return Diagnosis(name, "note", found, f"no words for language {client.language} yet: the report is in English")
    return Diagnosis(name, "ok", found)
