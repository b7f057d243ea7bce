"""A new client from their own data: questions answered, a look into the data, a folder that runs at once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from readout.data import standards, values
from readout.data.findings import one_of
from readout.data.load import load_client
from readout.data.looking.look import Look, look_into
from readout.data.project import Project
from readout.data.sources.rates import NAME as RATES
from readout.data.starting.answers import Answers, KpiWords
from readout.data.starting.config import client_yaml
from readout.data.starting.folder import StagedProject, new_folder, refuse_taken
from readout.data.starting.kpi_lines import missing_kpis
from readout.data.starting.template import Template, read_template, require_templates
from readout.data.whole_file import replace_file
from readout.data.work_log import COLUMNS
from readout.model.errors import Problem, ReadoutError, SourceError
from readout.model.months import month_of
from readout.notebook.file import notebook_bytes
from readout.notebook.starting import started_notebook
from readout.pipeline.interview import Interview
from readout.pipeline.new_currencies import answered_rates, in_currencies
from readout.pipeline.new_fields import answered_fields
from readout.pipeline.new_goal import answered_goal, number
from readout.pipeline.new_sources import answered_source, located
from readout.text.language import language
from readout.text.template_words import template_words


@dataclass(frozen=True)
class Made:
    """What came of it. ``month`` is the first report's, ``whole`` whether all its data are there.

    ``waiting``: the template's KPIs that the data do not give, with the reason. ``fields``: which column is which.
    ``notes``: what may surprise, in a sentence each.
    """

    client: str
    folder: str
    month: pd.Period
    whole: bool
    kpis: tuple[str, ...]
    fields: Mapping[str, str]
    waiting: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def make_client(
    project: Project, client: str, interview: Interview, data: Sequence[str], maps: Mapping[str, str]
) -> Made:
    """Make the folder of a new client.

    ``data`` are the data files, ``maps`` the columns that stand for the template's. Raises ReadoutError, and leaves
    nothing behind: a folder of this name, an answer that is wrong or missing, data that cannot be read.
    """
    refuse_taken(project, client)
    answers = _answers(project, client, interview, data, maps)
    lost = missing_kpis(answers.fields, answers.template.yaml.kpis, [each.look for each in answers.sources])
    with new_folder(project, client, answers.template.folder) as staged:
        folder = staged.client_dir(client)
        for source in answers.sources:
            if source.root is None:
                shutil.copyfile(source.look.file, folder / source.file)
        if answers.rates is not None:
            shutil.copyfile(answers.rates, folder / RATES)
        (folder / "client.yml").write_text(client_yaml(answers, lost), encoding="utf-8")
        (folder / "work.csv").write_text(",".join(COLUMNS) + "\n", encoding="utf-8")
        month, whole = _first_month(staged, answers)
        kpis = tuple(kpi.id for kpi in answers.template.yaml.kpis if kpi.id not in lost)
        _write_notebook(staged, answers, month, kpis)
    read = {name: each.column for name, each in answers.fields.items()}
    return Made(client, f"clients/{client}", month, whole, kpis, read, lost, tuple(_notes(answers)))


def _notes(answers: Answers) -> Iterator[str]:
    spoken = language(answers.language)
    if spoken.tag != spoken.asked:
        cure = "docs/languages.md says how to add a language"
        yield f"there are no sentences in {spoken.asked} yet: the report speaks English; {cure}"
    for source in answers.sources:
        if end := source.nearly_whole:
            last = f"{source.look.where}: the last row is of {source.days.last}, days without a row are common"
            yield f"{last}; if it holds all of the month, set complete: stated and through: {end} in client.yml"


def _answers(
    project: Project, client: str, interview: Interview, data: Sequence[str], maps: Mapping[str, str]
) -> Answers:
    names = require_templates(project)
    template = interview.answer("template", f"Template ({one_of(names)})", _template(project))
    looks = _looks(interview, data)
    name = interview.answer("name", "The client's name, as the report shows it", values.name, _title(client))
    spoken = interview.answer("language", "Language of the report (en-GB, fi, …)", standards.language, "en")
    currency = interview.answer("currency", "Currency (EUR, GBP, …)", standards.currency)
    timezone = interview.answer("timezone", "Time zone of the client's days (Europe/Berlin, …)", standards.zone)
    start = interview.answer("start", "First month of the engagement (YYYY-MM)", values.month)
    end = _end(interview, start)
    if start is not None and end is not None and end < start:
        interview.refuse(f"--end is {end}, before --start {start}; exchange the two")
    if template is None or not looks:
        if interview.person is None:  # whoever runs this without a terminal learns of all missing flags at once
            interview.answer("target", "", number)
        interview.finish()
    assert template is not None
    dated = [answered_source(interview, look, alone=len(looks) == 1, spoken=spoken or "en") for look in looks]
    looks = [each.look for each in dated]
    taken = {each.date: place for place, each in enumerate(dated)}
    fields = answered_fields(interview, template, looks, maps, taken)
    lost = missing_kpis(fields, template.yaml.kpis, looks)
    goal = answered_goal(interview, template, lost, language(spoken or "en"), currency, start, end)
    interview.finish()
    assert name and spoken and currency and timezone  # noqa: PT018 - else finish() has refused
    assert start is not None and end is not None and goal is not None  # noqa: PT018
    sources = in_currencies(template, fields, located(project, client, template, fields, dated), currency)
    rates = answered_rates(interview, project, sources, currency)
    interview.finish()
    made = Answers(client, template, name, spoken, currency, timezone, start, end, sources, fields, goal)
    return replace(made, words=_words(template, spoken), rates=rates)


def _template(project: Project) -> Callable[[str], Template]:
    def read(text: str) -> Template:
        try:
            return read_template(project, text)
        except ReadoutError as error:
            raise ValueError("; ".join(problem.message for problem in error.problems)) from None

    return read


def _looks(interview: Interview, data: Sequence[str]) -> list[Look]:
    if not data:
        first = interview.answer("data", "The data file (csv, tsv, xlsx, parquet or json)", _look)
        return [] if first is None else [first]
    found = []
    for path in data:
        try:
            found.append(look_into(Path(path).expanduser(), path))
        except SourceError as error:
            interview.wrong += [str(problem) for problem in error.problems]
    return found


def _look(path: str) -> Look:
    try:
        return look_into(Path(path).expanduser(), path)
    except SourceError as error:
        raise ValueError("; ".join(problem.message for problem in error.problems)) from None


def _end(interview: Interview, start: pd.Period | None) -> pd.Period | None:
    """A year is proposed; without a start there is nothing to propose, and the start is asked for first."""
    if start is None and "end" not in interview.given:
        return None
    proposal = "" if start is None else str(start + 11)
    return interview.answer("end", "Last month of the engagement (YYYY-MM)", values.month, proposal)


def _title(client: str) -> str:
    return client.replace("-", " ").capitalize()


def _words(template: Template, spoken: str) -> dict[str, KpiWords]:
    """What the client reads of each KPI; a template's own words are English already."""
    words = language(spoken)
    if words.locale.language == "en":
        return {}
    said = {kpi.id: template_words(words, kpi.id) for kpi in template.yaml.kpis}
    return {id_: KpiWords(each.name, each.definition, each.leads_to) for id_, each in said.items() if each}


def _first_month(staged: StagedProject, answers: Answers) -> tuple[pd.Period, bool]:
    """Return the month of the first report, having read the client as every run will.

    Raises ReadoutError in which the data files have the names that the user knows.
    """
    try:
        data = load_client(staged, answers.client)
        try:
            month, whole = data.latest_month(), True
        except SourceError:
            month, whole = month_of(max(each.days.last for each in answers.sources)), False
        data.report(month)
    except ReadoutError as error:
        raise type(error)([_known(problem, answers) for problem in error.problems]) from None
    return month, whole


def _known(problem: Problem, answers: Answers) -> Problem:
    for source in answers.sources:
        place = f"clients/{answers.client}/{source.file}"
        if source.root is None and problem.where.startswith(place):
            return Problem(source.look.where + problem.where.removeprefix(place), problem.message)
    place = f"clients/{answers.client}/{RATES}"
    if answers.rates is not None and problem.where.startswith(place):
        return Problem(str(answers.rates) + problem.where.removeprefix(place), problem.message)
    return problem


def _write_notebook(staged: StagedProject, answers: Answers, month: pd.Period, kpis: Sequence[str]) -> None:
    path = answers.template.folder / "report.ipynb"
    label = staged.relative(path)
    notebook = started_notebook(path, label, answers.template.name, answers.client, month, kpis)
    replace_file(staged.client_dir(answers.client) / "report.ipynb", notebook_bytes(notebook))
