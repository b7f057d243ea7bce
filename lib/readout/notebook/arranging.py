"""Put a month's prompts into a notebook: cells keep their places and ids, and words for the month stay untouched.

A prompt takes the free cell of its slot (for an explanation: of its KPIs), where there is one, else a new cell behind
the section it belongs to. Free is a narrative cell without an analyst's words, or with words for another month: whoever
calls this has put those into ``past/``. Free cells that no prompt takes are emptied, and explanations taken out unless
they carry an analyst's tags.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from readout.notebook.narrative_cell import Stamp, holds_words, stamp_of, text_hash
from readout.text.prompt_lines import prompt_text
from readout.text.prompts import Prompt

_SECTIONS = {"summary": "headline", "goals": "goals", "explain": "explain", "next-steps": "next_steps"}
_IDS = {"summary": "summary", "goals": "goals-words", "explain": "explain", "next-steps": "next-steps-words"}
_READY_ID = "explain-normal"
_LONGEST_ID = 60  # of the 64 characters allowed, room for a number


@dataclass
class Arranged:
    """What became of the narrative cells, by id: with a prompt, with a ready sentence, left alone, taken out."""

    asked: list[tuple[str, Prompt]] = field(default_factory=list)
    ready: list[tuple[str, Prompt]] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)


def is_free(cell: NotebookNode, month: pd.Period, before: pd.Period) -> bool:
    """Whether a narrative cell holds no words for ``month``; ``before`` is the month of cells without a stamp."""
    stamp = stamp_of(cell)
    return stamp is not None and not ((stamp.month or before) == month and holds_words(cell))


def arrange(notebook: NotebookNode, prompts: Sequence[Prompt], month: pd.Period, before: pd.Period) -> Arranged:
    """Put ``prompts`` into ``notebook``, which is changed; ``before`` is the month it was opened for until now."""
    return _Arranging(notebook, month, before).all(prompts)


class _Arranging:
    def __init__(self, notebook: NotebookNode, month: pd.Period, before: pd.Period) -> None:
        self._notebook, self._month = notebook, month
        narrative = [cell for cell in notebook.cells if stamp_of(cell) is not None]
        self._free = [cell for cell in narrative if is_free(cell, month, before)]
        self._kept = [cell for cell in narrative if not is_free(cell, month, before)]
        self._cursor: dict[str, NotebookNode] = {}  # the cell after which a slot's next cell goes
        self._done = Arranged(kept=[_name(cell) for cell in self._kept])

    def all(self, prompts: Sequence[Prompt]) -> Arranged:
        for prompt in prompts:
            answered = self._answered(prompt)
            cell = answered or self._taken(prompt) or self._inserted(prompt)
            self._cursor[prompt.slot] = cell
            if answered is None:
                _fill(cell, prompt, self._month)
                (self._done.asked if prompt.lines else self._done.ready).append((_name(cell), prompt))
        for cell in self._free:
            self._let_go(cell)
        return self._done

    def _answered(self, prompt: Prompt) -> NotebookNode | None:
        """The analyst's cell that makes a prompt needless.

        What needs explaining is answered when words name all its KPIs; a ready sentence of normal months gives way as
        soon as the analyst speaks of one of them.
        """
        same = [cell for cell in self._kept if _stamp(cell).slot == prompt.slot]
        if prompt.slot == "explain":
            named = {kpi for cell in same for kpi in _stamp(cell).kpis}
            same = [cell for cell in same if set(_stamp(cell).kpis) & set(prompt.kpis)]
            same = same if not prompt.lines or named >= set(prompt.kpis) else []
        return next(iter(same), None)

    def _taken(self, prompt: Prompt) -> NotebookNode | None:
        """The free cell of a prompt's slot that fits best, which is then free no longer."""
        fitting = [(fit, cell) for cell in self._free if (fit := _fit(_stamp(cell), prompt))]
        if not fitting:
            return None
        best: NotebookNode = max(fitting, key=lambda each: each[0])[1]
        self._free = [cell for cell in self._free if cell is not best]
        return best

    def _inserted(self, prompt: Prompt) -> NotebookNode:
        cell: NotebookNode = new_markdown_cell()
        if "id" in cell:
            del cell["id"]
        if self._notebook.nbformat_minor >= 5:  # earlier notebooks know no ids
            cell["id"] = self._unused_id(prompt)
        self._notebook.cells.insert(self._place(prompt), cell)
        return cell

    def _place(self, prompt: Prompt) -> int:
        cells = self._notebook.cells
        before = self._cursor.get(prompt.slot)
        if before is None:
            call = re.compile(rf"\breport\.{_SECTIONS[prompt.slot]}\(")
            before = next((cell for cell in cells if cell.cell_type == "code" and call.search(cell.source)), None)
        if before is None:
            same = [cell for cell in cells if (stamp := stamp_of(cell)) is not None and stamp.slot == prompt.slot]
            before = same[-1] if same else None
        return next((number for number, cell in enumerate(cells, start=1) if cell is before), len(cells))

    def _unused_id(self, prompt: Prompt) -> str:
        base = _IDS[prompt.slot]
        if prompt.slot == "explain":
            base = f"explain-{'-'.join(prompt.kpis)}" if prompt.lines else _READY_ID
        base = re.sub(r"[^\w-]", "-", base, flags=re.ASCII)[:_LONGEST_ID]
        used = {cell.get("id") for cell in self._notebook.cells}
        name, number = base, 1
        while name in used:
            number += 1
            name = f"{base}-{number}"
        return name

    def _let_go(self, cell: NotebookNode) -> None:
        slot = _stamp(cell).slot
        others = [each for each in self._notebook.cells if each is not cell]
        alone = all((stamp := stamp_of(each)) is None or stamp.slot != slot for each in others)
        if (slot == "explain" or not alone) and set(cell.metadata) == {"readout"}:
            self._notebook.cells = others
            self._done.removed.append(_name(cell))
        else:  # it keeps its place, and the tags an analyst gave it, for another month
            _fill(cell, Prompt(slot, ()), self._month)


def _fill(cell: NotebookNode, prompt: Prompt, month: pd.Period) -> None:
    """Give a cell its text and stamp; what else an analyst has put into its metadata stays."""
    cell.pop("attachments", None)
    cell.source = prompt_text(prompt.lines) if prompt.lines else prompt.ready
    said = dict(cell.metadata.get("readout", {}))
    for key in ("prompt", "asked", "ready", "kpis"):
        said.pop(key, None)
    said.update(slot=prompt.slot, month=str(month))
    if prompt.kpis:
        said["kpis"] = list(prompt.kpis)
    if prompt.lines:
        said.update(prompt=text_hash(cell.source), asked=list(prompt.lines))
    elif prompt.ready:
        said["ready"] = text_hash(cell.source)
    cell.metadata["readout"] = said


def _fit(stamp: Stamp, prompt: Prompt) -> int:
    """How well a cell suits a prompt: 0 not at all, 3 best."""
    if stamp.slot != prompt.slot:
        return 0
    if prompt.slot != "explain":
        return 1
    if (stamp.ready is not None) != (not prompt.lines):
        return 0
    if not prompt.lines or stamp.kpis == prompt.kpis:
        return 3
    return 2 if stamp.kpis[:1] == prompt.kpis[:1] else int(bool(set(stamp.kpis) & set(prompt.kpis)))


def _stamp(cell: NotebookNode) -> Stamp:
    stamp = stamp_of(cell)
    assert stamp is not None
    return stamp


def _name(cell: NotebookNode) -> str:
    return str(cell.get("id") or _stamp(cell).slot)
