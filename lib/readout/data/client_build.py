"""The frozen client, made from what client.yml says once all of it is known to be right."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from readout.data import client_schema as schema
from readout.data.client_parts import Parts
from readout.data.source_rules import amounts_of
from readout.data.source_schema import FormatYaml, SourceYaml
from readout.data.yaml_file import YamlFile
from readout.model import client as model


def build_client(client_id: str, said: schema.ClientYaml, parts: Parts, file: YamlFile) -> model.Client:
    """Return the client; ``file`` tells the lines of KPIs and goals."""
    engagements = said.engagements or ([said.engagement] if said.engagement else [])
    return model.Client(
        id=client_id,
        name=said.name,
        language=said.language,
        template=said.template,
        currency=said.currency,
        timezone=said.timezone,
        country=said.country,
        fiscal_year_start=said.fiscal_year_start,
        brand=model.Brand(said.brand.color, said.brand.logo, file.where(("brand",))),
        engagements=tuple(model.Engagement(each.start, each.end) for each in engagements),
        people=tuple(model.Person(each.id, each.name, each.side, each.email) for each in said.people),
        analyst=said.analyst,
        backup=said.backup,
        approver=said.approver,
        sources=tuple(
            _source(id_, each, said.kpis, file.where(("sources", id_))) for id_, each in said.sources.items()
        ),
        kpis=tuple(_kpi(each, file.where(("kpis", index))) for index, each in enumerate(said.kpis)),
        goals=tuple(_goal(each, parts, file.where(("goals", index))) for index, each in enumerate(said.goals)),
        decisions=tuple(model.Decision(e.month, e.goal, e.decide, e.because) for e in said.decisions),
        events=tuple(_event(each) for each in said.events),
        pending=tuple(model.Pending(e.kpi, e.month, e.until, e.because) for e in said.pending),
        pause=tuple(model.Pause(each.month, each.reason) for each in said.pause),
        reconcile=tuple(model.Reconcile(e.kpi, e.with_, str(e.value), e.tolerance) for e in said.reconcile),
        call=model.Call(said.call.minutes, said.call.when, said.call.recurring),
        show=model.Show(said.show.hours, said.show.spend, said.show.projection),
        deliver=tuple(said.deliver),
        hold=said.hold,
        may_mention=tuple(said.may_mention),
    )


def _source(id_: str, said: SourceYaml, kpis: Sequence[schema.KpiYaml], where: str) -> model.Source:
    ranges = {column: model.Range(each.min, each.max, each.unique) for column, each in said.expect.items()}
    return model.Source(
        id=id_,
        date=said.date,
        grain=said.grain,
        file=said.file,
        root=said.root,
        database=said.database,
        query=said.query,
        key=tuple(said.key),
        format=_format(said.format),
        every=said.every,
        lag_days=said.lag_days,
        absent=said.absent,
        complete=said.complete,
        through=said.through,
        expect=ranges,
        timeout_seconds=said.timeout_seconds,
        currency_column=said.currency_column,
        amounts=amounts_of(id_, said, kpis),
        where_in_file=where,
    )


def _format(said: FormatYaml) -> model.Format:
    values = said.model_dump() | {"leave_out": tuple(said.leave_out)}
    return model.Format(**values, decimal_stated="decimal" in said.model_fields_set)


def _kpi(said: schema.KpiYaml, where: str) -> model.Kpi:
    return model.Kpi(
        id=said.id,
        name=said.name,
        formula=said.value,
        source=said.source,
        where=dict(said.where),
        unit=said.unit,
        better=said.better,
        goals=tuple(said.goals),
        dimensions=tuple(said.dimensions),
        seasonal=said.seasonal,
        role=said.role,
        leads_to=said.leads_to,
        definition=said.definition,
        where_in_file=where,
    )


def _event(said: schema.EventYaml) -> model.Event:
    return model.Event(said.month, said.note, tuple(said.kpis), said.rebase, said.exclude, tuple(said.corrects))


def _goal(said: schema.GoalYaml, parts: Parts, where: str) -> model.Goal:
    start, until = parts.span(said)
    return model.Goal(
        id=said.id,
        statement=said.statement,
        start=_known(start),
        until=_known(until),
        kpi=said.kpi,
        target=said.target,
        measure=said.measure,
        plan=said.plan,
        parent=said.parent,
        milestones=tuple(model.Milestone(each.title, each.due, each.done) for each in said.milestones),
        revisions=tuple(model.Revision(e.from_, e.target, e.agreed_by, e.why) for e in said.revisions),
        where_in_file=where,
    )


def _known(month: pd.Period | None) -> pd.Period:
    assert month is not None, "goal_rules reports a goal without a span"
    return month
