"""Every key of client.yml: its name, what it holds, and what it means to the person who writes it.

The descriptions are shown by editors that read the JSON Schema and by messages about a missing key. Rules that
look at more than one value are in ``client_rules``, references between entries in ``client_references``.
"""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from readout.data.fields import (
    CallTime,
    Color,
    Country,
    Currency,
    Day,
    Email,
    Id,
    InnerPath,
    Language,
    Month,
    Name,
    Number,
    Plain,
    PlanField,
    Scalar,
    Text,
    Value,
    Zone,
)
from readout.data.source_schema import SourceYaml
from readout.data.strict import Entry


class PersonYaml(Entry):
    """Someone on either side."""

    id: Id = Field(description="the id that other keys and work.csv use for this person")
    name: Name = Field(description="the name the report shows")
    side: Literal["us", "client"] = Field(description="us for the agency, client for the client")
    email: Email | None = Field(default=None, description="where invitations and reports go")


class BrandYaml(Entry):
    """The client's colour and logo."""

    color: Color | None = Field(default=None, description='the accent colour, in quotes: "#0b5c8a"')
    logo: InnerPath | None = Field(default=None, description="an SVG or PNG in the client's folder, beside the title")


class EngagementYaml(Entry):
    """The span of an agreement."""

    start: Month = Field(description="the agreement's first month")
    end: Month = Field(description="the agreement's last month")


class KpiYaml(Entry):
    """A key performance indicator."""

    id: Id = Field(description="the id that goals and other keys use")
    name: Name = Field(description="the KPI's name as the client says it")
    definition: Text | None = Field(default=None, description="a sentence for the client that says what is counted")
    source: Id | None = Field(default=None, description="the source it is computed from")
    value: Value = Field(
        description="sum, mean, last, min, max, count or distinct of a column, one such over another, "
        "or kpi(a) / kpi(b)"
    )
    where: dict[Plain, Scalar] = Field(default={}, description="column: value, counts only rows that are equal to it")
    unit: Literal["currency", "number", "percent"] = Field(default="number", description="how the value is written")
    better: Literal["higher", "lower"] = Field(default="higher", description="which way is good for the client")
    goals: list[Id] = Field(default=[], description="ids of the business goals it serves")
    dimensions: list[Plain] = Field(default=[], description="columns that may explain a change")
    seasonal: Literal["auto", "yes", "no"] = Field(default="auto", description="whether it has a yearly season")
    role: Literal["outcome", "leading"] = Field(default="outcome", description="leading: a sign, never headlined")
    leads_to: Text | None = Field(default=None, description="which outcome a leading sign foretells, and why")


class MilestoneYaml(Entry):
    """A dated step towards a goal."""

    title: Text = Field(description="what will be reached")
    due: Day = Field(description="the day it is due")
    done: Day | None = Field(default=None, description="the day it was reached")


class RevisionYaml(Entry):
    """An agreed change of a target."""

    from_: Month = Field(alias="from", description="the first month with the new target")
    target: Number = Field(description="the new target")
    agreed_by: Id = Field(description="the id of the person who agreed to it")
    why: Text = Field(description="why the target changed")


class GoalYaml(Entry):
    """A business goal."""

    id: Id = Field(description="the id that KPIs and decisions use")
    statement: Text = Field(description="the goal in one sentence, as agreed with the client")
    kpi: Id | None = Field(default=None, description="the KPI it is measured by")
    target: Number | None = Field(default=None, description="the value to reach")
    measure: Literal["total", "level"] = Field(
        default="total", description="total: added up over the span; level: a monthly value reached by until"
    )
    from_: Month | None = Field(default=None, alias="from", description="first month; default: the engagement's start")
    until: Month | None = Field(default=None, description="last month; default: the engagement's end")
    plan: PlanField = Field(default="linear", description="linear, seasonal, or a value for each month")
    parent: Id | None = Field(default=None, description="the larger goal it serves")
    milestones: list[MilestoneYaml] = Field(default=[], description="dated steps")
    revisions: list[RevisionYaml] = Field(default=[], description="agreed changes of the target")


class DecisionYaml(Entry):
    """What was decided about a goal off its plan."""

    month: Month = Field(description="the month it was decided for")
    goal: Id = Field(description="the goal's id")
    decide: Literal["keep", "change", "pivot"] = Field(description="keep, change or pivot")
    because: Text = Field(description="the reason, as the client may read it")


class EventYaml(Entry):
    """What the reader should know when looking at a line."""

    month: Month = Field(description="the month it happened")
    note: Text = Field(description="what happened")
    kpis: list[Id] = Field(default=[], description="ids of the KPIs it touched")
    rebase: bool = Field(default=False, description="true: a lasting, explained shift")
    exclude: bool = Field(default=False, description="true: the month is not judged, and the report says so")
    corrects: list[Month] = Field(
        default=[], description="earlier months whose figures it has changed after they were reported"
    )


class PendingYaml(Entry):
    """A figure that comes later."""

    kpi: Id = Field(description="the KPI's id")
    month: Month = Field(description="the month whose figure is late")
    until: Day = Field(description="the day it will be there")
    because: Text = Field(description="why it is late")


class PauseYaml(Entry):
    """A month without work or call."""

    month: Month = Field(description="the month without work")
    reason: Text = Field(description="why there was none")


class ReconcileYaml(Entry):
    """Our figure against the client's own system."""

    kpi: Id = Field(description="the KPI's id")
    with_: Id = Field(alias="with", description="the source that holds the client's own figures")
    value: Value = Field(description="the client's figure, for example sum(booked)")
    tolerance: Number = Field(default=0.0, description="the difference allowed, as a fraction: 0.02 for 2 %")


class CallYaml(Entry):
    """The monthly call."""

    minutes: int = Field(default=30, ge=1, le=480, description="its length in minutes")
    when: CallTime | None = Field(default=None, description="for example second Tuesday 10:00")
    recurring: bool = Field(
        default=False, description="true: a standing appointment is in the calendars already, so no invitation is sent"
    )


class ShowYaml(Entry):
    """What the client sees beyond the nine rules."""

    hours: bool = Field(default=False, description="hours worked")
    spend: bool = Field(default=True, description="money spent")
    projection: bool = Field(default=True, description="where the goals are heading")


class ClientYaml(Entry):
    """client.yml: who the client is, what they want, how it is measured."""

    model_config = ConfigDict(
        title="client.yml", json_schema_extra={"not": {"required": ["engagement", "engagements"]}}
    )

    name: Name = Field(description="the client's name as the report shows it")
    template: Id | None = Field(default=None, description="the template the folder was made from")
    language: Language = Field(default="en", description="the report's language, a BCP 47 tag")
    currency: Currency | None = Field(default=None, description="ISO 4217 code of amounts of money")
    timezone: Zone = Field(default="UTC", description="where the client's days and months begin")
    country: Country | None = Field(
        default=None,
        description="whose holidays the call avoids, such as GB or DE-BY; default: the time zone's country",
    )
    fiscal_year_start: int = Field(
        default=1, ge=1, le=12, description="the month, 1 to 12, a business year begins with"
    )
    brand: BrandYaml = Field(default=BrandYaml(), description="the client's colour and logo")
    engagement: EngagementYaml | None = Field(default=None, description="the span of the agreement")
    engagements: list[EngagementYaml] = Field(default=[], description="the spans, after a renewal")
    people: list[PersonYaml] = Field(default=[], description="who works together, on both sides")
    analyst: Id | None = Field(default=None, description="the id of who writes the report")
    backup: Id | None = Field(default=None, description="the id of who stands in")
    approver: Id | None = Field(default=None, description="the id of who approves it")
    sources: dict[str, SourceYaml] = Field(default={}, description="the tables of data, by id")
    kpis: list[KpiYaml] = Field(default=[], description="the agreed KPIs, in the report's order")
    goals: list[GoalYaml] = Field(default=[], description="the client's business goals")
    decisions: list[DecisionYaml] = Field(default=[], description="what was decided about goals off their plan")
    events: list[EventYaml] = Field(default=[], description="what happened outside the work")
    pending: list[PendingYaml] = Field(default=[], description="figures that come later")
    pause: list[PauseYaml] = Field(default=[], description="months without work")
    reconcile: list[ReconcileYaml] = Field(default=[], description="our figures against the client's own")
    call: CallYaml = Field(default=CallYaml(), description="the monthly call")
    show: ShowYaml = Field(default=ShowYaml(), description="what the client sees")
    deliver: list[Literal["pdf", "html"]] = Field(default=["pdf"], min_length=1, description="the files that are sent")
    hold: Literal["call-first"] | None = Field(default=None, description="call-first: never sent before we called")
    may_mention: list[Text] = Field(default=[], description="other clients' names that may appear")
