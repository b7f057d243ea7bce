"""What a notebook calls: one method a section, nothing else to know."""

from __future__ import annotations

from functools import cached_property

from readout.checks.codes import CODES
from readout.checks.page import PAGE
from readout.data.agency import read_agency
from readout.data.evidence import is_picture, read_picture
from readout.data.project import Project
from readout.display.blocks import Picture, Section
from readout.display.brand import palette_of
from readout.display.markup import html_text
from readout.display.sections.accomplishments import accomplishments
from readout.display.sections.call import call
from readout.display.sections.explain import definitions, explain
from readout.display.sections.goals import goals
from readout.display.sections.headline import headline
from readout.display.sections.method import method
from readout.display.sections.next_steps import next_steps
from readout.display.sections.plan import plan
from readout.display.sections.results import results
from readout.model.errors import ReadoutError
from readout.model.report import Report
from readout.notebook.checking import check_saved, unheld
from readout.notebook.findings import FindingsTable
from readout.text.figures import Figures
from readout.text.language import language


class NotebookReport:
    """A client's month in a notebook. Each method returns a section that JupyterLab and the renderers show."""

    def __init__(self, project: Project, report: Report, *, in_run: bool = False) -> None:
        self._project = project
        self._in_run = in_run
        self.data = report
        self._figures = Figures(language(report.client.language), report.client.currency)
        self._palette = palette_of(report.client.brand.color)

    def headline(self) -> Section:
        """Are we on track, what changed, what is needed from you."""
        return headline(self.data, self._figures)

    def goals(self) -> Section:
        """Every goal against its plan (rule 1)."""
        return goals(self.data, self._figures, self._palette)

    def results(self) -> Section:
        """Every agreed KPI, good or bad (rule 3)."""
        return results(self.data, self._figures, self._palette)

    def explain(self) -> Section:
        """What to know when reading the figures (rule 5); the why stands in the analyst's own cells."""
        return explain(self.data, self._figures, self._palette)

    def accomplishments(self) -> Section:
        """The work that was finished, and what became of what was promised (rule 2)."""
        return accomplishments(self.data, self._figures, self._pictures)

    def plan(self) -> Section:
        """What we do next month (rule 6)."""
        return plan(self.data, self._figures, self._palette)

    def next_steps(self) -> Section:
        """Open actions, person by person (rule 7)."""
        return next_steps(self.data, self._figures)

    def call(self) -> Section:
        """When we talk, and about what (rule 8)."""
        return call(self.data, self._figures)

    def definitions(self) -> Section:
        """How each figure is counted, in small print."""
        return definitions(self.data, self._figures)

    def method(self) -> Section:
        """How a real change is told from a normal month, in small print."""
        return method(self.data, self._figures)

    def check(self) -> FindingsTable | None:
        """What the nine rules find, while you write: save the notebook first. In a run it shows nothing."""
        if self._in_run:
            return None
        try:
            found = check_saved(self._project, self.data, read_agency(self._project, CODES))
        except ReadoutError as error:
            found = unheld(error)
        guide = f"../../{PAGE}" if (self._project.root / PAGE).is_file() else ""
        return FindingsTable(self.data.client.id, str(self.data.month), found, guide)

    def _repr_html_(self) -> str:
        name, month = self.data.client.name, self._figures.month(self.data.month)
        return html_text(self._figures.language.say("Report for {name}, {month}", name=name, month=month))

    @cached_property
    def _pictures(self) -> dict[str, Picture]:
        """Picture evidence of the month's finished work, by item id."""
        words = self._figures.language
        found: dict[str, Picture] = {}
        for item in self.data.work.done:
            if is_picture(item.evidence):
                scaled = read_picture(self._project, self.data.client.id, item)
                alt = words.say("Picture of the finished work: {title}", title=item.title)
                found[item.id] = Picture(scaled.data, scaled.width, scaled.height, alt, item.title)
        return found
