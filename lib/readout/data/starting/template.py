"""A template: the folder a client's starts from, and the columns its KPIs are made of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from readout.data.client_schema import ClientYaml, GoalYaml, KpiYaml
from readout.data.findings import instead, shown
from readout.data.project import Project
from readout.data.validation import findings
from readout.data.yaml_file import YamlFile, read_yaml
from readout.model.errors import ConfigError, Problem
from readout.model.formula import Aggregate


@dataclass(frozen=True)
class Field:
    """A column that a template's KPIs read, by the name it has in the template.

    ``counted``: its cells are counted, so that it names things (an order's number), unlike an amount. ``source`` is
    the template's own source for it, ``kpis`` the ids of those that cannot be without it.
    """

    name: str
    source: str
    counted: bool
    kpis: tuple[str, ...]


@dataclass(frozen=True)
class Template:
    """A template's client.yml: as text, with the lines of its keys, and as values."""

    name: str
    folder: Path
    text: str
    file: YamlFile
    yaml: ClientYaml

    @property
    def fields(self) -> tuple[Field, ...]:
        """The columns that its KPIs read, in their order."""
        found: dict[str, Field] = {}
        for kpi in self.yaml.kpis:
            for each in _read_by(kpi):
                known = found.get(each.name)
                kpis = (*known.kpis, *each.kpis) if known else each.kpis
                counted = each.counted and (known is None or known.counted)
                found[each.name] = Field(each.name, each.source, counted, kpis)
        return tuple(found.values())

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The columns that may explain its KPIs' changes."""
        return tuple(dict.fromkeys(name for kpi in self.yaml.kpis for name in kpi.dimensions))

    def kpi(self, id_: str) -> KpiYaml | None:
        """Return the KPI of this id."""
        return next((each for each in self.yaml.kpis if each.id == id_), None)

    def goal_of(self, kpi: str) -> int:
        """Return the place of the goal that a KPI is measured for; the first one's where none is."""
        found = (place for place, goal in enumerate(self.yaml.goals) if goal.kpi == kpi)
        return next(found, 0)

    def goal(self, place: int) -> GoalYaml:
        """Return a goal by its place."""
        return self.yaml.goals[place]


def template_names(project: Project) -> tuple[str, ...]:
    """Return the templates there are: the folders of templates/ with a client.yml."""
    return tuple(sorted(path.parent.name for path in (project.root / "templates").glob("[!.]*/client.yml")))


def require_templates(project: Project) -> tuple[str, ...]:
    """Return the templates there are; ConfigError when there is none at all."""
    names = template_names(project)
    if not names:
        cure = "bring back the folder of a template, such as templates/ecommerce, from the project's repository"
        raise ConfigError(Problem("templates/", f"holds no template; {cure}"))
    return names


def read_template(project: Project, name: str) -> Template:
    """Return a template; ConfigError when there is none of this name, or its client.yml is not as it must be."""
    if name not in template_names(project):
        known = template_names(project)
        said = f"there is no template {shown(name)}; {instead(name, known, 'put a folder with a client.yml there')}"
        raise ConfigError(Problem("templates/", said))
    path = project.root / "templates" / name / "client.yml"
    file = read_yaml(path, project.relative(path))
    file.refuse(findings(ClientYaml, file.data))
    yaml = ClientYaml.model_validate(file.data)
    if not yaml.kpis or not yaml.goals or not yaml.sources:
        raise ConfigError(Problem(file.name, "a template needs sources, kpis and goals; add what is missing"))
    return Template(name, path.parent, path.read_text(encoding="utf-8-sig"), file, yaml)


def _read_by(kpi: KpiYaml) -> list[Field]:
    terms = (kpi.value.numerator, kpi.value.denominator)
    read = [
        Field(term.column, kpi.source or "", term.function in ("count", "distinct"), (kpi.id,))
        for term in terms
        if isinstance(term, Aggregate)
    ]
    return [*read, *(Field(column, kpi.source or "", True, (kpi.id,)) for column in kpi.where)]
