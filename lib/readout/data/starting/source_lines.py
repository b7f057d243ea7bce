"""The sources of a new client.yml, each proposal that is not sure with its alternatives in a comment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from readout.data.sources.hints import MONTHS
from readout.data.sources.month_words import read_by
from readout.data.starting.answers import SourceAnswer
from readout.data.starting.mapping import Mapped
from readout.data.starting.yaml_lines import inline, scalar
from readout.model.client import Format

_COLUMN = 33  # where comments begin


def source_lines(sources: Sequence[SourceAnswer], fields: Mapping[str, Mapped]) -> list[str]:
    """Return the lines of ``sources``."""
    lines = ["sources:"]
    for place, source in enumerate(sources):
        mine = [each for each in fields.values() if each.place == place]
        lines += [f"  {source.id}:", *(f"    {line}" for line in _lines(source, mine))]
    return lines


def _lines(source: SourceAnswer, fields: Sequence[Mapped]) -> Iterator[str]:
    look, days = source.look, source.days
    yield _with(f"file: {scalar(source.file)}", f"{_rows(look.rows)}; {_more_files(source)}")
    if source.root:
        yield _with(f"root: {source.root}", "a data root of agency.yml; the file lies in this client's folder there")
    if source.key:
        yield _with(f"key: [{', '.join(map(inline, source.key))}]", "tells rows apart, should two exports overlap")
    else:
        yield "# key: []                  # not sure: no columns tell all rows apart; needed once exports overlap"
    if form := _format(source):
        yield form
    if look.format.across:
        said = f'the file has a column for each date; each cell is read as a row of "{source.date}"'
        yield f'# {said} and "{look.format.across}"'
    if look.format.leave_out:
        yield "# leave_out: rows that begin with one of these words are no data"
    yield from _unsure_format(source)
    dates = f"not sure: or {' or '.join(source.other_dates)}" if source.other_dates else "the column with the day"
    yield _with(f"date: {scalar(source.date)}", dates)
    unsure = "" if days.sure else "not sure, there are few dates: "
    yield _with(f"grain: {days.grain}", f"{unsure}what one row's date stands for: day | week | month")
    if days.every == "quarter":
        yield _with("every: quarter", "figures come once a quarter")
    if source.currency_column:
        others = ", ".join(source.other_currencies)
        yield f"# amounts are also in {others}; rates.csv says what one is worth each month in the client's"
        yield f"currency_column: {scalar(source.currency_column)}"
    yield from _absent(source)
    yield from _complete(source)
    yield from _left_over(source, fields)


def _format(source: SourceAnswer) -> str:
    usual, found = Format(), source.look.format
    dates = read_by(usual, source.pattern)
    said = {
        "date": f'"{dates.date}"' if dates.date != usual.date else "",
        "language": inline(dates.language) if dates.language else "",
        "decimal": f'"{found.decimal}"' if source.look.marks != type(source.look.marks)() else "",
        "thousands": f'"{found.thousands}"' if found.thousands else "",
        "delimiter": _delimiter(source) if found.delimiter != usual.delimiter else "",
        "encoding": found.encoding if found.encoding != usual.encoding else "",
        "header_row": str(found.header_row) if found.header_row != usual.header_row else "",
        "across": scalar(found.across) if found.across else "",
        "leave_out": f"[{', '.join(map(inline, found.leave_out))}]" if found.leave_out else "",
    }
    keys = ", ".join(f"{key}: {value}" for key, value in said.items() if value)
    return f"format: {{{keys}}}" if keys else ""


def _delimiter(source: SourceAnswer) -> str:
    if source.look.format.delimiter != "\t":
        return f'"{source.look.format.delimiter}"'
    return "" if source.look.file.suffix.lower() in (".tsv", ".tab") else '"\\t"'


def _unsure_format(source: SourceAnswer) -> Iterator[str]:
    column = source.look.column(source.date)
    others = [each for each in (column.dates if column else ()) if each != source.pattern]
    if others:
        yield f"# not sure: the dates could also be {' or '.join(others)}"
    for decimal, thousands in source.look.marks.others[:]:
        if (decimal, thousands) != (source.look.format.decimal, source.look.format.thousands):
            example = source.look.marks.example
            yield f'# not sure: {example} could also be meant with decimal: "{decimal}", thousands: "{thousands}"'
    if source.look.format.encoding in ("windows-1252", "iso-8859-1"):
        yield "# not sure: the encoding; should names look wrong, try windows-1250 (Central Europe) or iso-8859-15"


def _absent(source: SourceAnswer) -> Iterator[str]:
    holes, grain = source.days.holes, source.days.grain
    if not holes:
        yield _with("absent: missing", f"a {grain} without a row was not counted | zero: nothing happened then")
        return
    counted = f"{len(holes)} {grain}{'s have' if len(holes) > 1 else ' has'} no row, as {_spoken(holes[0])}"
    yield f"# not sure: {counted}. zero: nothing happened then | missing: not counted, and no figure for the month"
    yield "absent: zero"


def _complete(source: SourceAnswer) -> Iterator[str]:
    if end := source.nearly_whole:
        said = f"the last row is of {_spoken(source.days.last)}. Should the export hold all of that month, it is whole"
        yield f"# not sure: {said} only by the two lines behind #"
        yield _with("complete: last-day", "a month is complete when its last day is there")
        yield "# complete: stated"
        yield f"# through: {end}"
        yield _with("lag_days: 0", "how many days after a month's end its figures settle")
        return
    yield _with("complete: last-day", "a month is complete when its last day is there; should the export reach")
    yield _with("# complete: stated", "further than its last row, say so with these two lines instead")
    yield f"# through: {source.days.last}"
    yield _with("lag_days: 0", "how many days after a month's end its figures settle")


def _left_over(source: SourceAnswer, fields: Sequence[Mapped]) -> Iterator[str]:
    used = {each.column for each in fields} | {*source.dimensions, source.currency_column}
    numbers = [each.name for each in source.look.columns if each.is_number and each.name not in used]
    groups = [each.name for each in source.look.columns if each.repeats(source.look.rows) and each.name not in used]
    if numbers:
        yield f"# also numbers, and not used yet: {', '.join(numbers[:12])}"
    if groups:
        yield f"# may also explain changes, as dimensions of a KPI: {', '.join(groups[:12])}"


def _with(line: str, comment: str) -> str:
    return f"{line.ljust(_COLUMN - 4)} # {comment}"


def _rows(rows: int) -> str:
    return f"{rows:,} rows when `readout new` looked" if rows != 1 else "one row when `readout new` looked"


def _more_files(source: SourceAnswer) -> str:
    stem, dot, kind = source.file.rpartition(".")
    return f"a pattern joins monthly exports, as {stem}-*{dot}{kind}"


def _spoken(day: dt.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
