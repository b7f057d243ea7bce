"""How much there is to read in a report: its sentences and lists, and the analyst's words.

Tables, tiles, charts, pictures and the small print are looked at, not read through, and do not count. The sections
are built anew from the report instead of taken from an executed notebook, so that ``readout check`` and a run count
the same. Cells of the analyst's own that calculate something are not counted, as only a run knows what they show.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from nbformat import NotebookNode

from readout.display.blocks import Beside, Block, Bullets, Heading, Paragraph, Section
from readout.display.sections.accomplishments import accomplishments
from readout.display.sections.call import call
from readout.display.sections.explain import explain
from readout.display.sections.goals import goals
from readout.display.sections.headline import headline
from readout.display.sections.next_steps import next_steps
from readout.display.sections.plan import plan
from readout.display.sections.results import results
from readout.model.report import Report
from readout.notebook.narratives import shown_words
from readout.text.figures import Figures
from readout.text.language import language

_CALL = re.compile(r"^\s*report\.(\w+)\(\)", re.MULTILINE)
_WORD = re.compile(r"\w")
_SECTIONS: dict[str, Callable[[Report, Figures], Section]] = {
    "headline": headline,
    "goals": lambda report, figures: goals(report, figures, None),
    "results": lambda report, figures: results(report, figures, None),
    "explain": lambda report, figures: explain(report, figures, only_words=True),
    "accomplishments": lambda report, figures: accomplishments(report, figures, {}),
    "plan": plan,
    "next_steps": next_steps,
    "call": call,
}


def words_to_read(report: Report, notebook: NotebookNode) -> int:
    """Return the number of words that a client reads in the report that ``notebook`` makes."""
    texts = [*shown_words(notebook), *_said(report, notebook)]
    return sum(1 for text in texts for word in text.split() if _WORD.search(word))


def _said(report: Report, notebook: NotebookNode) -> Iterator[str]:
    figures = Figures(language(report.client.language), report.client.currency)
    for cell in notebook.cells:
        for name in _CALL.findall(cell.source) if cell.cell_type == "code" else ():
            if name in _SECTIONS:
                yield from (text for block in _SECTIONS[name](report, figures).blocks for text in _texts(block))


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Heading) or (isinstance(block, Paragraph) and block.role != "note"):
        yield block.text
    elif isinstance(block, Beside):
        for each in (*block.left, *block.right):
            yield from _texts(each)
    elif isinstance(block, Bullets):
        yield from (f"{strong} {rest}" for strong, rest in block.lines)
