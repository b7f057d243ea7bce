"""Rule 2: concrete work one can point at, by kind, with its link, channel, spend and what it directly brought."""

from __future__ import annotations

from collections.abc import Mapping

from readout.display.blocks import Beside, Block, Bullets, Heading, Paragraph, Picture, Pictures, Section
from readout.display.table import Cell, Column, Table
from readout.model.report import Report
from readout.model.work import WorkItem
from readout.text import history_lines, sentences, work_lines
from readout.text.figures import MISSING, Figures

BESIDE = 2  # pictures that fit in a column beside text


def accomplishments(report: Report, figures: Figures, pictures: Mapping[str, Picture]) -> Section:
    """Return the month's finished work; ``pictures`` holds image evidence by work item id."""
    words, work = figures.language, report.work
    blocks: list[Block] = [Heading(words.say("What we did"), anchor="work")]
    told = (sentences.work_sentence(work, figures), history_lines.promises(report, figures))
    blocks.append(Paragraph(" ".join(each for each in told if each), "intro" if work.done else "plain"))
    if work.done:
        blocks.append(_table(report, figures))
    shown = tuple(pictures[item.id] for item in work.done if item.id in pictures)
    accounts = _accounts(report, figures)
    if accounts and 0 < len(shown) <= BESIDE:
        blocks.append(Beside(accounts, (Pictures(shown, across=1),), (2, 1)))
    else:
        blocks += [*([Pictures(shown)] if shown else []), *accounts]
    return Section(tuple(blocks))


def _accounts(report: Report, figures: Figures) -> tuple[Block, ...]:
    """What became of promises that were not kept, and what came from the client's side."""
    words, work = figures.language, report.work
    blocks: list[Block] = []
    if work.late or work.dropped:
        late = [(f"{item.title}:", work_lines.late_line(report, item, figures)) for item in work.late]
        dropped = [(f"{item.title}:", work_lines.dropped_line(item, figures)) for item in work.dropped]
        blocks += [Heading(words.say("Promised, and not done"), 3), Bullets((*late, *dropped))]
    if work.client_done:
        lines = tuple(("", work_lines.client_done_line(report, item, figures)) for item in work.client_done)
        blocks += [Heading(words.say("From your side"), 3), Bullets(lines)]
    return tuple(blocks)


def _table(report: Report, figures: Figures) -> Table:
    words = figures.language
    by_kind: dict[str, list[WorkItem]] = {}
    for item in report.work.done:
        by_kind.setdefault(item.kind, []).append(item)
    ordered = [item for items in by_kind.values() for item in items]
    spend = report.client.show.spend and any(item.spend is not None for item in ordered)
    columns = [
        Column(words.say("Work"), width=7),
        Column(words.say("Kind and channel"), width=3),
        Column(words.say("Done"), "right"),
        *([Column(words.say("Spend"), "right")] if spend else []),
        Column(words.say("Directly brought"), width=4),
    ]
    rows = tuple(_row(report, item, spend, figures) for item in ordered)
    caption = words.say("Work finished in {month}", month=figures.month(report.month))
    return Table("accomplishments", caption, tuple(columns), rows)


def _row(report: Report, item: WorkItem, spend: bool, figures: Figures) -> tuple[Cell, ...]:
    cells = [
        Cell(item.title, item.note or "", href=work_lines.web_address(item.evidence)),
        Cell(work_lines.kind_and_channel(item, figures)),
        Cell(figures.day_month(item.done, report.month.year)),
    ]
    if spend:
        cells.append(Cell(figures.value(item.spend, "currency")))
    return (*cells, Cell(work_lines.result_text(item, figures) or MISSING))
