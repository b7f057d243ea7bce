"""What a new client's data say of currencies: a column that names them, and the rates that amounts in others need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from readout.data import standards
from readout.data.looking.look import Look, values_in
from readout.data.project import Project
from readout.data.sources.rates import NAME
from readout.data.starting.answers import SourceAnswer
from readout.data.starting.mapping import Mapped
from readout.data.starting.template import Template
from readout.model.formula import Aggregate
from readout.pipeline.interview import Interview


def in_currencies(
    template: Template, fields: Mapping[str, Mapped], sources: Sequence[SourceAnswer], currency: str
) -> tuple[SourceAnswer, ...]:
    """Return the sources, each with the column of its currencies where its money is in others than the client's."""
    found = []
    for place, source in enumerate(sources):
        column, codes = _currencies(source.look) if _has_money(template, fields, place) else ("", ())
        other = tuple(code for code in codes if code != currency)
        dimensions = tuple(each for each in source.dimensions if each != column)
        found.append(replace(source, currency_column=column, other_currencies=other, dimensions=dimensions))
    return tuple(each if each.other_currencies else replace(each, currency_column=None) for each in found)


def answered_rates(
    interview: Interview, project: Project, sources: Sequence[SourceAnswer], currency: str
) -> Path | None:
    """Return the file with what other currencies are worth; None where none is needed, or the project has one."""
    given = interview.given.get("rates")
    lacking = [each for each in sources if each.other_currencies]
    if given is None and (not lacking or (project.root / NAME).is_file()):
        return None
    if given is None and interview.person is None:
        source = lacking[0]
        others = " and ".join(source.other_currencies)
        said = f'{source.look.where}: column "{source.currency_column}" names {others}, and the client\'s is {currency}'
        cure = f"with a row such as {source.other_currencies[0]},2024-03,0.857 for each month"
        interview.refuse(
            f"{said}; say what one is worth in {currency} by --rates FILE, a csv currency,month,rate {cure}"
        )
        return None
    others = " and ".join(dict.fromkeys(code for each in lacking for code in each.other_currencies))
    return interview.answer(
        "rates", f"File with what {others} is worth in {currency} (csv: currency,month,rate)", _file
    )


def _file(text: str) -> Path:
    path = Path(text).expanduser()
    if not path.is_file():
        raise ValueError("there is no such file; write one with the header currency,month,rate")
    return path


def _has_money(template: Template, fields: Mapping[str, Mapped], place: int) -> bool:
    above = [kpi.value.numerator for kpi in template.yaml.kpis if kpi.unit == "currency"]
    columns = [each.column for each in above if isinstance(each, Aggregate) and each.function not in _COUNTS]
    return any(name in fields and fields[name].place == place for name in columns)


_COUNTS = ("count", "distinct")


def _currencies(look: Look) -> tuple[str, tuple[str, ...]]:
    """Return the column whose cells are all currencies' codes, and which they are."""
    for column in look.columns:
        if column.sample and all(_is_code(cell) for cell in column.sample):
            codes = values_in(look, column.name)
            if all(_is_code(code) for code in codes):
                return column.name, codes
    return "", ()


def _is_code(text: str) -> bool:
    try:
        return bool(standards.currency(text.strip().upper()))
    except ValueError:
        return False
