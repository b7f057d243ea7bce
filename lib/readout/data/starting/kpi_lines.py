"""The KPIs of a new client.yml: the template's, read from the client's columns; those without data as comments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from readout.data.client_schema import KpiYaml
from readout.data.looking.look import Look
from readout.data.starting.answers import Answers
from readout.data.starting.mapping import Mapped, is_flag
from readout.data.starting.yaml_lines import commented, formula, has, inline, scalar, valued, without
from readout.model.formula import Aggregate, Formula, KpiValue


def missing_kpis(fields: Mapping[str, Mapped], kpis: Sequence[KpiYaml], looks: Sequence[Look]) -> dict[str, str]:
    """Return the KPIs that the data do not give, each with the reason."""
    flags = _flags(fields, looks)
    lost: dict[str, str] = {}
    for kpi in kpis:
        needed = [*kpi.value.columns, *kpi.where]
        absent = [name for name in needed if name not in fields]
        mixed = [name for name in needed if name in flags]
        places = {fields[name].place for name in needed if name in fields}
        others = [id_ for id_ in kpi.value.refers_to if id_ in lost]
        if absent:
            lost[kpi.id] = f"the data have no column for {' and '.join(absent)}"
        elif mixed:
            lost[kpi.id] = flags[mixed[0]]
        elif len(places) > 1:
            lost[kpi.id] = "its columns are in two files; make two KPIs of it and kpi(a) / kpi(b) of them"
        elif others:
            lost[kpi.id] = f"it needs the KPI {' and '.join(others)}"
    return lost


def _flags(fields: Mapping[str, Mapped], looks: Sequence[Look]) -> dict[str, str]:
    """Return the fields whose column holds two words such as yes and no, with what to do about it."""
    found = {}
    for name, each in fields.items():
        column = looks[each.place].column(each.column)
        if column is not None and each.field.counted and not each.added and is_flag(column):
            values = " and ".join(column.sample[:2])
            cure = "leave the no blank in the export, or export 1 and 0"
            found[name] = f'"{each.column}" holds {values}, and counting would count both; {cure}'
    return found


def kpi_lines(entries: Sequence[Sequence[str]], answers: Answers, goal: str, missing: Mapping[str, str]) -> list[str]:
    """Return the lines of ``kpis``; ``entries`` are the template's, its key's line first."""
    first, *blocks = entries
    live: list[str] = []
    waiting: list[str] = []
    for kpi, block in zip(answers.template.yaml.kpis, blocks, strict=True):
        lines = _in_words(kpi, valued(block, "goals", f"[{goal}]"), answers)
        if kpi.id in missing:
            reason = f"# Not yet: {missing[kpi.id]}. Then delete the # in front of these lines:"
            waiting += [reason, *commented(lines)]
        else:
            live += _kpi(kpi, lines, answers)
    return [_CHECK, *first, *live, *waiting]


_CHECK = "# The definitions are the template's: hold them against what the client's own columns count."


def _in_words(kpi: KpiYaml, lines: list[str], answers: Answers) -> list[str]:
    """Return the lines with what the client reads in the report's language."""
    words = answers.words.get(kpi.id)
    if words:
        for key, text in (("name", words.name), ("definition", words.definition), ("leads_to", words.leads_to)):
            lines = valued(lines, key, scalar(text)) if text and has(lines, key) else lines
    return lines


def _kpi(kpi: KpiYaml, lines: list[str], answers: Answers) -> list[str]:
    if kpi.value.refers_to:
        return lines
    place = answers.fields[next(iter(kpi.value.columns))].place
    value = _read(kpi.value, answers.fields)
    lines = valued(valued(lines, "source", answers.sources[place].id), "value", formula(str(value)))
    if kpi.where:
        where = ", ".join(f"{inline(answers.fields[name].column)}: {_plain(said)}" for name, said in kpi.where.items())
        lines = valued(lines, "where", f"{{{where}}}")
    lines = _explained(lines, kpi, value, answers.sources[place].dimensions)
    return _noted(lines, _unsure(kpi, answers.fields))


def _explained(lines: list[str], kpi: KpiYaml, value: Formula, dimensions: Sequence[str]) -> list[str]:
    able = all(term is None or getattr(term, "function", "") not in ("distinct", "min", "max")
               for term in (value.numerator, value.denominator))  # fmt: skip
    if not dimensions or not able:
        return without(lines, "dimensions")
    listed = f"[{', '.join(map(inline, dimensions))}]"
    if has(lines, "dimensions"):
        return valued(lines, "dimensions", listed)
    return lines


def _read(value: Formula, fields: Mapping[str, Mapped]) -> Formula:
    denominator = None if value.denominator is None else _term(value.denominator, fields)
    return Formula(_term(value.numerator, fields), denominator)


def _term(term: Aggregate | KpiValue, fields: Mapping[str, Mapped]) -> Aggregate | KpiValue:
    if isinstance(term, KpiValue):
        return term
    found = fields[term.column]
    counts = term.function in ("count", "distinct")
    function = "sum" if counts and found.added else "distinct" if counts and found.repeated else term.function
    return replace(term, column=found.column, function=function)


def _unsure(kpi: KpiYaml, fields: Mapping[str, Mapped]) -> list[str]:
    notes = []
    for name in kpi.value.columns:
        found = fields[name]
        if found.others:
            notes.append(f"not sure: {name} is read from {found.column}, and could be {' or '.join(found.others[:4])}")
        if found.repeated and any(_counts(term, name) for term in (kpi.value.numerator, kpi.value.denominator)):
            notes.append(f"not sure: several rows have the same {found.column}, and it is counted once in a month")
    for term in (kpi.value.numerator, kpi.value.denominator):
        if isinstance(term, Aggregate) and term.function == "distinct" and fields[term.column].added:
            notes.append(f"not sure: {fields[term.column].column} is added up; who comes on two days is counted twice")
    return notes


def _counts(term: object, name: str) -> bool:
    return isinstance(term, Aggregate) and term.function == "count" and term.column == name


def _noted(lines: list[str], notes: Sequence[str]) -> list[str]:
    at = next((place for place, line in enumerate(lines) if line.lstrip().startswith("value:")), 0)
    return [*lines[: at + 1], *(f"    # {note}" for note in notes), *lines[at + 1 :]]


def _plain(value: object) -> str:
    return scalar(value) if isinstance(value, str) else str(value).lower()
