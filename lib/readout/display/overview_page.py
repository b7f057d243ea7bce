"""The agency's page of a month: every client once, the worst first, in the look of the reports, without a script."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

import pandas as pd

from readout.display.brand import accents
from readout.display.marks import MARKS
from readout.display.markup import html_text
from readout.model.overview import PLACES, ClientMonth, GoalStand, Place, counted
from readout.text import overview_lines as lines
from readout.text.figures import Figures
from readout.text.hostile import visible
from readout.text.language import Language

_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
)
_LOUD: Mapping[Place, str] = {"failed": "bad", "draft": "bad", "off-plan": "look", "worse": "look", "asks": "look"}
_REAL = "\N{BLACK DIAMOND}"  # the charts' mark for a real change


@dataclass(frozen=True)
class Frame:
    """What the page says around its table. ``styles`` are whole style sheets, ``logo`` a ``data:`` URL or empty.

    ``previous``: the month before, where it has such a page.
    """

    month: pd.Period
    agency: str
    words: Language
    progress: lines.Progress | None = None
    styles: tuple[str, ...] = ()
    logo: str = ""
    previous: pd.Period | None = None


def overview_page(rows: Sequence[ClientMonth], frame: Frame) -> str:
    """Return the page of ``rows``, which stand worst first."""
    parts = (
        _head(frame),
        _header(rows, frame),
        '<main id="Report" tabindex="-1">',
        _tiles(rows, frame.words),
        _table(rows, frame),
        "</main>",
        _footer(frame),
        f"</body>\n</html>\n<!-- {frame.progress.state if frame.progress else 'alone'} -->\n",
    )
    return "\n".join(parts)


def _head(frame: Frame) -> str:
    words, colors = frame.words, accents(None)
    direction = ' dir="rtl"' if words.right_to_left else ""
    brand = (
        f"--brand: {colors.light}; --brand-dark: {colors.dark}; "
        f"--brand-tint: {colors.tint}; --brand-tint-dark: {colors.dark_tint}"
    )
    styles = "\n".join(f"<style>\n{style}\n</style>" for style in frame.styles)
    return f"""<!DOCTYPE html>
<html lang="{_text(words.tag)}"{direction} style="{brand}">
<head>
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{_text(_title(frame))}</title>
{styles}
</head>
<body class="overview">
<a class="skip" href="#Report">{_text(words.say("Skip to the report"))}</a>"""


def _title(frame: Frame) -> str:
    return frame.words.say("Reports, {month}", month=Figures(frame.words).month_in_sentence(frame.month))


def _header(rows: Sequence[ClientMonth], frame: Frame) -> str:
    words = frame.words
    month = Figures(words).month(frame.month)
    running = f'<p class="running"><span>{_text(frame.agency)}</span> <span>{_text(str(month))}</span></p>'
    logo = f'<img class="logo" src="{_text(frame.logo)}" alt="{_text(_logo_name(frame))}">' if frame.logo else ""
    progress = f'<p class="note">{_text(lines.progress_line(frame.progress, words))}</p>' if frame.progress else ""
    return f"""<header>
{running}
<div class="masthead">
<div>
<h1>{_text(_title(frame))}</h1>
<p class="subtitle">{_text(lines.answer(counted(rows), words))}</p>
{progress}
{_previous(frame)}
</div>
{logo}
</div>
</header>"""


def _logo_name(frame: Frame) -> str:
    return frame.words.say("Logo: {name}", name=frame.agency).strip(": ")


def _previous(frame: Frame) -> str:
    if frame.previous is None:
        return ""
    said = frame.words.say("Reports, {month}", month=Figures(frame.words).month_in_sentence(frame.previous))
    return f'<p class="note"><a href="../{frame.previous}/index.html">{_text(said)}</a></p>'


def _tiles(rows: Sequence[ClientMonth], words: Language) -> str:
    """A number a place, which leads to its clients; what nobody stands in is there too, for zero is news."""
    tiles = []
    for place, n in counted(rows).items():
        if place == "missing" and not n:
            continue
        number, label = f'<span class="value">{n}</span>', _text(lines.place_name(place, words))
        named = f'<a class="label" href="#{place}">{label}</a>' if n else f'<span class="label">{label}</span>'
        loud = _LOUD.get(place, "") if n else "none"
        tiles.append(f'<li class="{loud}">{named}{number}</li>')
    return f'<ul class="tiles">{"".join(tiles)}</ul>'


def _table(rows: Sequence[ClientMonth], frame: Frame) -> str:
    words = frame.words
    heads = _heads(words)
    caption = words.say("Every client in {month}, the worst first", month=Figures(words).month_in_sentence(frame.month))
    columns = "".join(f'<col class="of-{name}">' for name in heads)
    head = "".join(
        f'<th role="columnheader" class="gt_col_heading gt_left" scope="col">{_text(each)}</th>'
        for each in heads.values()
    )
    places = sorted(rows, key=lambda row: PLACES.index(row.place))  # stable: within a place they stay as they were
    bodies = "".join(_group(place, list(found), frame) for place, found in groupby(places, lambda row: row.place))
    return f"""<div class="stacking">
<table role="table" class="gt_table">
<caption>{_text(caption)}</caption>
<colgroup>{columns}</colgroup>
<thead role="rowgroup"><tr role="row" class="gt_col_headings">{head}</tr></thead>
{bodies}</table>
</div>"""


def _heads(words: Language) -> dict[str, str]:
    return {
        "client": words.say("Client"),
        "why": words.say("Why it stands here"),
        "goals": words.say("Goals"),
        "changes": words.say("Real changes"),
        "asks": words.say("Overdue from the client"),
    }


def _group(place: Place, rows: Sequence[ClientMonth], frame: Frame) -> str:
    words, heads = frame.words, _heads(frame.words)
    label = f"{lines.place_name(place, words)} ({Figures(words).count(len(rows))})"
    heading = (
        f'<tr role="row" class="gt_group_heading_row"><th role="rowheader" class="gt_group_heading" id="{place}" '
        f'scope="rowgroup" colspan="{len(heads)}">{_text(label)}</th></tr>'
    )
    body = "\n".join(_row(row, heads, frame) for row in rows)
    return f'<tbody role="rowgroup" class="gt_table_body {_LOUD.get(place, "")}">\n{heading}\n{body}\n</tbody>\n'


def _row(row: ClientMonth, heads: Mapping[str, str], frame: Frame) -> str:
    words = frame.words
    figures = Figures(words, row.currency)
    goals = [(MARKS.get(each.result.status or "", ""), lines.goal_line(each, figures)) for each in _loud_goals(row)]
    goals += [("", line) for line in lines.goal_lines(row, figures)[len(goals) :]]
    changes = [(_REAL, lines.change_line(each, figures)) for each in row.changes]
    asks = [("", lines.ask_line(each, figures)) for each in row.asks]
    return (
        f'<tr role="row"><th role="rowheader" class="gt_row gt_left gt_stub" scope="row">{_client(row, words)}</th>'
        f'<td role="cell" class="gt_row gt_left" data-label=""><div>{_why(row, frame)}</div></td>'
        f"{_cell(goals, heads['goals'])}{_cell(changes, heads['changes'])}{_cell(asks, heads['asks'])}</tr>"
    )


def _loud_goals(row: ClientMonth) -> list[GoalStand]:
    return [each for each in row.goals if each.result.status not in lines.QUIET]


def _client(row: ClientMonth, words: Language) -> str:
    """The name, which leads to the page where there is one, and below it the other file."""
    name = f"<bdi>{_text(row.name)}</bdi>"
    folder = quote(row.client)
    if "report.html" in row.files:
        name = f'<a href="{folder}/report.html">{name}</a>'
    small = [] if row.name == row.client else [f"<bdi>{_text(row.client)}</bdi>"]
    if row.analyst:
        small.append(f'<span class="analyst">{_text(row.analyst)}</span>')
    if "report.pdf" in row.files:
        said = _text(words.say("PDF of {client}", client=row.name))
        small.append(f'<a href="{folder}/report.pdf" aria-label="{said}">PDF</a>')
    return name + (f'<span class="files">{" · ".join(small)}</span>' if small else "")


def _why(row: ClientMonth, frame: Frame) -> str:
    words, today = frame.words, frame.progress.now.date() if frame.progress else None
    told = (lines.why(row, words), lines.delivered_line(row, words, today))
    said = [f"<p>{_text(each)}</p>" for each in told if each]
    links = list(_links(row, words))
    if links:
        said.append(f"<p>{' · '.join(links)}</p>")
    found = lines.problems(row)
    if found:
        items = "".join(f"<li>{_text(each)}</li>" for each in found)
        language = "" if words.locale.language == "en" else ' lang="en"'
        said.append(f'<ul class="problems"{language}>{items}</ul>')
    return "".join(said)


def _links(row: ClientMonth, words: Language) -> Iterable[str]:
    """Where to look on: the last report there is, and the log of what failed."""
    if row.last is not None and row.last != row.month:
        month = Figures(words).month_in_sentence(row.last)
        said = words.say("Report of {month}", month=month)
        label = words.say("{client}: report of {month}", client=row.name, month=month)
        yield f'<a href="../{row.last}/{quote(row.client)}/report.html" aria-label="{_text(label)}">{_text(said)}</a>'
    if row.failure is not None and row.log:
        yield f'<a href="../.logs/{quote(row.client)}.log">{_text(f"reports/.logs/{row.client}.log")}</a>'


def _cell(items: Sequence[tuple[str, str]], label: str) -> str:
    """A list of lines, each with its mark; empty, and left out on a narrow screen, where there is none."""
    attributes = f'role="cell" class="gt_row gt_left" data-label="{_text(label)}"'
    if not items:
        return f'<td {attributes} data-nothing><div class="empty">\N{EN DASH}</div></td>'
    listed = "".join(
        f'<li class="mark">{mark} {_text(said)}</li>' if mark else f"<li>{_text(said)}</li>" for mark, said in items
    )
    return f"<td {attributes}><ul>{listed}</ul></td>"


def _footer(frame: Frame) -> str:
    own = frame.words.say("For the agency only: this page names all clients.")
    said = [f"<p>{_text(each)}</p>" for each in (frame.agency, own) if each]
    return f"<footer>\n<div>{''.join(said)}</div>\n</footer>"


def _text(text: str) -> str:
    return html_text(visible(text))
