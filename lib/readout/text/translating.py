"""Keeping catalogues up with the code: ``python -m readout.text.translating`` (or ``make messages``).

Updates every catalogue: new messages come in empty, translations stay, messages no longer in use move to the end as
comments. With a locale (``… sv``) a new catalogue is begun. What is missing or wrong is printed, a line each.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Sequence
from string import Formatter

from babel import Locale
from babel.core import UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.pofile import write_po

from readout.text.catalogue import catalogue_path, catalogues, read_catalogue
from readout.text.messages import Message, messages

WIDTH = 110


def update(locale: str, found: Iterable[Message]) -> Catalog:
    """Return the catalogue of ``locale`` with the messages that the code has now; a new one where there is none.

    A message whose English changed comes in empty: no translation is carried over to what it was not made for.
    Raises ValueError for a locale that is unknown.
    """
    try:
        known = read_catalogue(locale) if locale in catalogues() else _new(_locale(locale))
    except UnknownLocaleError as error:
        raise ValueError(f"the language {locale!r} is unknown; write it as in fi or pt_BR") from error
    template = Catalog()
    for each in found:
        id_ = (each.one, each.many) if each.many is not None else each.one
        template.add(id_, locations=[(f"lib/{each.where}", 0)])
    known.update(template, no_fuzzy_matching=True, update_creation_date=False)
    return known


def missing(catalogue: Catalog, found: Iterable[Message]) -> tuple[str, ...]:
    """Return every message of the code that the catalogue does not say: no entry, an empty form, or marked fuzzy."""
    known = {_first(entry): entry for entry in catalogue if entry.id}
    wanted = dict.fromkeys((each.one, each.many is not None) for each in found)
    return tuple(one for one, plural in wanted if not _is_said(known.get(one), plural, catalogue))


def wrong(catalogue: Catalog) -> tuple[str, ...]:
    """Return a line for every translation whose ``{placeholders}`` are not those of its message, cases aside."""
    return tuple(line for entry in catalogue if entry.id for line in _faults(entry))


def write(catalogue: Catalog) -> None:
    """Write a catalogue to its place, beside the old one first."""
    path = catalogue_path(str(catalogue.locale))
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".po.new")
    with beside.open("wb") as file:
        write_po(file, catalogue, width=WIDTH, include_lineno=False, sort_by_file=True)
    beside.replace(path)


def main(arguments: Sequence[str]) -> int:
    """Update all catalogues, and those of the locales named as ``arguments``; return an exit code."""
    found = messages()
    try:
        updated = [update(locale, found) for locale in dict.fromkeys((*catalogues(), *arguments))]
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    for catalogue in updated:
        write(catalogue)
        lines = [f"missing: {each}" for each in missing(catalogue, found)] + list(wrong(catalogue))
        print(*(f"{catalogue.locale}: {line}" for line in lines or ["complete"]), sep="\n")
    return 0


def _new(locale: Locale) -> Catalog:
    comment = f"# The sentences of reports in {locale.english_name}; docs/languages.md says how to write them."
    people = {"last_translator": "Readout", "language_team": "Readout"}
    now = dt.datetime.now(dt.UTC)
    return Catalog(
        locale, header_comment=comment, project="Readout", version="1", fuzzy=False, revision_date=now, **people
    )


def _locale(text: str) -> Locale:
    try:
        return Locale.parse(text)
    except ValueError as error:
        raise UnknownLocaleError(text) from error


def _first(entry: Entry) -> str:
    return str(entry.id[0]) if isinstance(entry.id, (tuple, list)) else str(entry.id)


def _forms(entry: Entry) -> tuple[str, ...]:
    return tuple(entry.string) if isinstance(entry.string, (tuple, list)) else (entry.string or "",)


def _is_said(entry: Entry | None, plural: bool, catalogue: Catalog) -> bool:
    if entry is None or entry.fuzzy or entry.pluralizable != plural:
        return False
    forms = _forms(entry)
    return all(forms) and len(forms) == (catalogue.num_plurals if plural else 1)


def _faults(entry: Entry) -> Iterable[str]:
    ids = entry.id if isinstance(entry.id, (tuple, list)) else (entry.id,)
    wanted = set().union(*(_names(each) for each in ids))
    optional = {"n"} if entry.pluralizable else set()  # "one day ahead" may go without its number
    for form in filter(None, _forms(entry)):
        try:
            names = _names(form)
        except ValueError as error:
            yield f"{form!r} cannot be filled in: {error}"
            continue
        if not wanted - optional <= names <= wanted:
            yield f"{form!r} has {_listed(names)} where {ids[0]!r} has {_listed(wanted)}"


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _listed(names: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "no placeholder"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
