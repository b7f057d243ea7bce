"""Rule 0, trust: what an analyst hides from JupyterLab's eyes is not hidden from the client (R016)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from readout.checks.finding import Finding, finding
from readout.checks.prose import Prose
from readout.checks.prose.blocks import blocks

LONGEST_QUOTE = 40  # characters
_OPENS = "<!--"


def check_comments(cells: Iterable[Prose]) -> Iterator[Finding]:
    """Report each HTML comment in an analyst's words: a report shows it as text, like everything that was typed."""
    for cell in cells:
        for words in blocks(cell.text):
            if _OPENS in words:
                said = words[words.index(_OPENS) :]
                quote = said if len(said) <= LONGEST_QUOTE else f"{said[:LONGEST_QUOTE].rstrip()}…"
                cure = "move it into a cell with the tag remove-cell, or delete it"
                yield finding("R016", cell.where, f'"{quote}" is hidden in JupyterLab and shown to the client; {cure}')
