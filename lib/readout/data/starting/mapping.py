"""Which columns of a client's data stand for the columns that a template's KPIs read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from readout.data.findings import nearest, shown
from readout.data.looking.columns import Column
from readout.data.looking.look import Look
from readout.data.sources.hints import number_hint
from readout.data.starting.synonyms import likeness, rank, words_of
from readout.data.starting.template import Field, Template
from readout.model.client import Format
from readout.model.errors import Problem

NONE = "none"  # what is written for a field that the data do not have


@dataclass(frozen=True)
class Mapped:
    """A field's column, and the place of its file among those given. ``others`` could be meant as well.

    ``added``: its cells are quantities, to be added up where the template counts. ``repeated``: several rows name the
    same thing, as an order's lines do its number, so that each is counted once.
    """

    field: Field
    place: int
    column: str
    added: bool = False
    others: tuple[str, ...] = ()
    repeated: bool = False


def propose(template: Template, looks: Sequence[Look], taken: Mapping[str, int] | None = None) -> dict[str, Mapped]:
    """Return the fields whose columns are known by their names; each column stands for one field at most.

    ``taken`` are the columns (by file) that are used for something else, such as the date.
    """
    offers = []
    for order, field in enumerate(template.fields):
        for place, look in enumerate(looks):
            for column in look.columns:
                like = likeness(field.name, column.name) or _numbered(field, column)
                if like and _suits(field, column) and (taken or {}).get(column.name) != place:
                    offers.append((-like, rank(field.name, column.name), order, place, column.name))
    offers += _cells_across(template, looks)
    found: dict[str, Mapped] = {}
    used: set[tuple[int, str]] = set()
    for _, _, order, place, name in sorted(offers):
        field = template.fields[order]
        if field.name not in found and (place, name) not in used:
            used.add((place, name))
            found[field.name] = mapped(field, looks, place, name)
    return {name: _with_others(each, offers, template, used) for name, each in found.items()}


def _cells_across(template: Template, looks: Sequence[Look]) -> Iterator[tuple[int, int, int, int, str]]:
    """Offer the cells of a table with a column for each date: nothing names them, so the first field is likeliest."""
    for place, look in enumerate(looks):
        cells = look.column(look.format.across or "")
        if cells is not None and cells.is_number:
            yield 0, 0, 0, place, cells.name


def _with_others(
    each: Mapped, offers: Sequence[tuple[int, int, int, int, str]], template: Template, used: set[tuple[int, str]]
) -> Mapped:
    alike = [
        name
        for _, _, order, place, name in sorted(offers)
        if template.fields[order] == each.field and (place, name) not in used
    ]
    return replace(each, others=tuple(dict.fromkeys(alike)))


def chosen(
    template: Template, looks: Sequence[Look], choices: Mapping[str, str]
) -> tuple[dict[str, Mapped], list[str]]:
    """Return the fields mapped by hand (``revenue=Umsatz``), and what is wrong with such choices, a sentence each."""
    found: dict[str, Mapped] = {}
    wrong: list[str] = []
    fields = {each.name: each for each in template.fields}
    for name, column in choices.items():
        if name not in fields:
            near = nearest(name, fields)
            cure = f"did you mean {near}?" if near else f"the template's columns are {', '.join(fields)}"
            wrong.append(f"--map {name}={column}: {name} is no column of the template {template.name}; {cure}")
            continue
        if column == NONE:
            continue
        places = [place for place, look in enumerate(looks) if look.column(column)]
        if not places and looks:
            names = [each.name for look in looks for each in look.columns]
            near = nearest(column, names)
            cure = f"did you mean {near}?" if near else f"its columns are {', '.join(names)}"
            wrong.append(f"--map {name}={column}: the data have no column {shown(column)}; {cure}")
        elif places:
            found[name] = mapped(fields[name], looks, places[0], column)
    return found, wrong


def mapped(field: Field, looks: Sequence[Look], place: int, name: str) -> Mapped:
    """Return ``field`` read from a column; quantities are added up even where the template counts."""
    column = looks[place].column(name)
    assert column is not None
    added = not field.counted or (column.is_number and not (column.identifies(looks[place].rows) and _names_one(name)))
    repeated = field.counted and not added and 0.2 * column.filled <= column.distinct < column.filled
    return Mapped(field, place, name, added, repeated=repeated)


def refusals(looks: Sequence[Look], found: Mapping[str, Mapped]) -> list[Problem]:
    """Return what keeps mapped columns from being read as what they are meant for."""
    problems = []
    for each in found.values():
        look = looks[each.place]
        column = look.column(each.column)
        assert column is not None
        if not each.field.counted and not column.is_number:
            offending = _no_number(column, look.format)
            problems.append(Problem(look.where, f'column "{column.name}" {offending}'))
    return problems


def unreadable(looks: Sequence[Look], field: Field) -> str | None:
    """Return a sentence about a column that is named like ``field`` and holds no numbers; None when there is none."""
    for look in looks:
        for column in look.columns:
            like = likeness(field.name, column.name)
            if like >= 3 and not field.counted and not column.is_number and column.filled and not column.is_date:
                return f'column "{column.name}" {_no_number(column, look.format)}'
    return None


def is_flag(column: Column) -> bool:
    """Whether a column says yes or no in words: counting it would count both."""
    return column.distinct == 2 and not column.marks


def _suits(field: Field, column: Column) -> bool:
    if column.is_date:
        return False
    return column.is_number if not field.counted else bool(column.filled)


def _numbered(field: Field, column: Column) -> int:
    """Whether a column called Name holds orders' numbers, as Shopify exports them (#1001)."""
    numbers = all(re.fullmatch(r"#\S*\d\S*", cell) for cell in column.sample)
    return int(field.name == "order" and words_of(column.name) == ("name",) and bool(column.sample) and numbers)


_ONE = {
    *("id", "no", "nr", "number", "nummer", "numero", "key", "code", "order", "invoice", "lead", "customer"),
    *("transaction", "bestellung", "bestellnummer", "bestellnr", "auftrag", "auftragsnummer", "rechnungsnummer"),
    *("kundennummer", "kunde", "anfrage", "tilaus", "tilausnumero", "asiakas", "asiakasnumero", "liidi", "pedido"),
    *("commande", "ordine", "bestelling", "klant"),
}


def _names_one(name: str) -> bool:
    """Whether a column of numbers is named like one thing's own number (order, invoice no), not like a quantity."""
    return not _ONE.isdisjoint(words_of(name))


def _no_number(column: Column, format_: Format) -> str:
    return number_hint(column.sample[0] if column.sample else "", format_)
