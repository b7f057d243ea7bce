"""Which of the client's columns stand for those that the template's KPIs read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from readout.data.findings import one_of, shown
from readout.data.looking.look import Look
from readout.data.starting.mapping import NONE, Mapped, chosen, mapped, propose, refusals, unreadable
from readout.data.starting.template import Field, Template
from readout.pipeline.interview import Interview, choice


def answered_fields(
    interview: Interview, template: Template, looks: Sequence[Look], maps: Mapping[str, str], taken: Mapping[str, int]
) -> dict[str, Mapped]:
    """Return the template's fields with their columns: mapped by hand, proposed by name, or asked for.

    ``taken`` are the columns, by file, that hold the date.
    """
    found, wrong = chosen(template, looks, maps)
    interview.wrong += wrong
    proposals = propose(template, looks, taken)
    by_hand = {each.column for each in found.values()}
    for field in template.fields:
        if field.name in maps:
            continue
        proposal = proposals.get(field.name)
        if proposal and proposal.column in by_hand:
            proposal = None
        column = _asked(interview, field, looks, proposal)
        if column is not None:
            places = [place for place, look in enumerate(looks) if look.column(column)]
            same = proposal if proposal and proposal.column == column else None
            found[field.name] = same or mapped(field, looks, places[0], column)
    ordered = {field.name: found[field.name] for field in template.fields if field.name in found}
    interview.wrong += [str(problem) for problem in refusals(looks, ordered)]
    if not ordered and looks:
        _refuse_nothing(interview, template, looks)
    return ordered


def _asked(interview: Interview, field: Field, looks: Sequence[Look], proposal: Mapped | None) -> str | None:
    """Return a field's column; None where the data have none."""
    if interview.person is None or interview.accept:
        if proposal is not None and not interview.accept:
            interview.missing[f"map {field.name}"] = proposal.column
        return proposal.column if proposal else None
    names = [each.name for look in looks for each in look.columns]
    what = "a name in each row, or a number to add up" if field.counted else "numbers to add up"
    question = f"Column for {field.name}: {what}, for {one_of(field.kpis)} ({NONE}, or {_few(names)})"
    answer = interview.answer("map", question, choice([NONE, *names]), proposal.column if proposal else NONE)
    return None if answer in (None, NONE) else answer


def _few(names: Sequence[str]) -> str:
    return ", ".join(names[:12]) + (" …" if len(names) > 12 else "")


def _refuse_nothing(interview: Interview, template: Template, looks: Sequence[Look]) -> None:
    first = template.fields[0]
    for field in template.fields:
        said = unreadable(looks, field)
        if said:
            interview.refuse(f"{looks[0].where}: {said}")
            return
    listed = ", ".join(shown(each.name) for look in looks for each in look.columns)
    wanted = ", ".join(field.name for field in template.fields)
    said = f"none of the columns {listed} is known as one of the template's ({wanted})"
    interview.refuse(f"{said}; say which is which, as in --map {first.name}=COLUMN")
