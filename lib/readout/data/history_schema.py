"""What a file of ``history/`` holds. Unknown keys are left alone: a newer Readout may have written more."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from readout.data.fields import Day, Month, Number, Plain, PlanField, Scalar, Value
from readout.data.strict import Entry


class Kept(Entry):
    """A group of keys in which others may stand as well."""

    model_config = ConfigDict(extra="ignore")


class ComparisonKept(Kept):
    """A figure that was told for comparison."""

    value: Number | None = Field(default=None, description="the earlier month's figure")


class ComparisonsKept(Kept):
    """The figures a KPI was compared with."""

    previous: ComparisonKept = Field(default=ComparisonKept(), description="the month before")
    year_ago: ComparisonKept = Field(default=ComparisonKept(), description="the month a year before")


class FigureKept(Kept):
    """A KPI's figure as it was sent."""

    id: Plain = Field(description="the KPI's id")
    value: Number | None = Field(default=None, description="the figure, null where there was none")
    comparisons: ComparisonsKept = Field(default=ComparisonsKept(), description="what it was compared with")


class RestatedKept(Kept):
    """An earlier figure that the report corrected."""

    kpi: Plain = Field(description="the KPI's id")
    month: Month = Field(description="the month whose figure had changed")
    now: Number | None = Field(default=None, description="the figure as it was told then")


class FactsKept(Kept):
    """facts.json as it was sent."""

    schema_: Literal[1] = Field(alias="schema", description="the facts' schema, 1")
    kpis: list[FigureKept] = Field(description="the figures, as facts.json lists them")
    restated: list[RestatedKept] = Field(default=[], description="earlier figures that were corrected")


class DefinitionKept(Kept):
    """What a KPI counted."""

    value: Value = Field(description="the KPI's value, as in client.yml")
    where: dict[Plain, Scalar] = Field(default={}, description="the KPI's filter")
    unit: Literal["currency", "number", "percent"] = Field(default="number", description="the KPI's unit")
    better: Literal["higher", "lower"] = Field(default="higher", description="which way was good")
    name: Plain | None = Field(default=None, description="the KPI's name")


class GoalKept(Kept):
    """A goal as it was agreed."""

    statement: Plain = Field(description="the goal in a sentence")
    kpi: Plain | None = Field(default=None, description="the KPI's id")
    target: Number | None = Field(default=None, description="the target valid in the month")
    measure: Literal["total", "level"] = Field(default="total", description="total or level")
    from_: Month = Field(alias="from", description="the first month")
    until: Month = Field(description="the last month")
    plan: PlanField = Field(default="linear", description="linear, seasonal, or a value for each month")


class PromiseKept(Kept):
    """A row of work.csv that was open then."""

    id: Plain = Field(description="the row's id")
    title: Plain = Field(description="the row's title")
    promised: Day | None = Field(default=None, description="the date first promised")
    due: Day | None = Field(default=None, description="the date it was due")
    owner: Plain | None = Field(default=None, description="the owner's id")
    side: Literal["us", "client"] | None = Field(default=None, description="the owner's side: us or client")
    note: str | None = Field(default=None, description="the note as the client read it")


class AllowedKept(Kept):
    """A check that was allowed to find something."""

    code: Plain = Field(description="the check's code")
    because: str = Field(description="why it was allowed")


class ProjectedKept(Kept):
    """What was expected of a KPI in the month after."""

    month: Month = Field(description="the month that was projected")
    expected: Number = Field(description="what was expected of it")
    lower: Number = Field(description="the interval's lower end")
    upper: Number = Field(description="the interval's upper end")


class SentKept(Kept):
    """One version of a month's report."""

    client: Plain = Field(description="the client's id")
    month: Month = Field(description="the report's month")
    version: int = Field(ge=1, description="the version, 1 for the first")
    supersedes: int | None = Field(default=None, ge=1, description="the version it replaces, or null")
    state: Literal["approved", "queued", "sent"] = Field(description="approved, queued or sent")
    facts: FactsKept = Field(description="facts.json as it was sent")
    definitions: dict[Plain, DefinitionKept] = Field(description="what each KPI counted, by id")
    kpi_order: list[Plain] = Field(description="the KPIs' ids in the report's order")
    goals: dict[Plain, GoalKept] = Field(description="the goals as agreed, by id")
    promises: list[PromiseKept] = Field(description="the rows of work.csv that were open")
    words: dict[Plain, str] = Field(description="the analyst's words, by slot")
    projection: dict[Plain, ProjectedKept] = Field(default={}, description="what was expected of each KPI next, by id")
    files: dict[Plain, str] = Field(default={}, description="the sha256 of each file, by name")
    approved_by: Plain | None = Field(default=None, description="who approved it")
    allowed: list[AllowedKept] = Field(default=[], description="the checks that were allowed to find something")
    because: str | None = Field(default=None, description="why it replaces the version before it")
    sent_to: list[str] | str | None = Field(default=None, description="the addresses it was sent to")
    sent_at: str | None = Field(default=None, description="when it was sent, as ISO 8601")
