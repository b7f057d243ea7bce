"""A newer template brought into a notebook, cell by cell, by cell id.

Three versions of a cell are compared: the template as the notebook last knew it (by its fingerprint), the template
now, and the notebook's own. Narrative and cells that no template has are never touched.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from nbformat import NotebookNode

from readout.notebook.narrative_cell import stamp_of
from readout.notebook.template_base import Base, fingerprint, keep_base

Side = Literal["mine", "template"]
UNKNOWN = "?"  # in place of a fingerprint: a cell of which nobody has settled yet what it was made from


@dataclass(frozen=True)
class Conflict:
    """A cell that only the analyst can settle: ``mine`` and ``template`` are its source, None where it is not there."""

    cell: str
    why: str
    mine: str | None
    template: str | None


@dataclass
class Merged:
    """What became of the template's cells, by id. ``notebook`` is the result; what it was made of is unchanged."""

    notebook: NotebookNode
    updated: list[str] = field(default_factory=list)
    inserted: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)

    @property
    def behind(self) -> bool:
        """Whether the notebook was not what the template and the analyst make together."""
        return bool(self.updated or self.inserted or self.removed or self.conflicts)


def merge(
    mine: NotebookNode, template: NotebookNode, name: str, base: Base | None, settle: Side | None = None
) -> Merged:
    """Bring ``template``, called ``name``, into ``mine``.

    ``base`` is None for a notebook that does not know what it was made from: nothing of it is then changed, and every
    difference is a conflict. ``settle`` says whose version a conflict is settled with; without it, it is left.
    """
    return _Merging(mine, template, Base(name, {}) if base is None else base, base is not None, settle).all(name)


class _Merging:
    def __init__(
        self, mine: NotebookNode, template: NotebookNode, base: Base, known: bool, settle: Side | None
    ) -> None:
        self._done = Merged(copy.deepcopy(mine))
        self._template, self._base, self._known, self._settle = template, base.cells, known, settle
        self._next: dict[str, str] = {}  # the fingerprints to keep

    def all(self, name: str) -> Merged:
        for place, cell in enumerate(self._template.cells):
            self._one(place, cell)
        for id_ in [each for each in self._base if each not in _ids(self._template.cells)]:
            self._no_longer(id_)
        keep_base(self._done.notebook, Base(name, self._next))
        return self._done

    def _one(self, place: int, theirs: NotebookNode) -> None:
        id_, mark = str(theirs["id"]), fingerprint(theirs)
        own = self._own(id_)
        if own is None:
            self._absent(place, theirs, id_, mark)
        elif _is_words(own) or _is_words(theirs) or fingerprint(own) == mark or self._base.get(id_) == mark:
            self._next[id_] = mark  # words, alike, or the analyst's own version of what the template still has
        elif self._known and self._base.get(id_) == fingerprint(own):
            self._take(own, theirs)
            self._done.updated.append(id_)
            self._next[id_] = mark
        else:
            self._settled(id_, mark, own, theirs)

    def _absent(self, place: int, theirs: NotebookNode, id_: str, mark: str) -> None:
        """A cell of the template that is not here: new there, deleted here, or, without a base, one of the two."""
        # `open` brings in and takes out what is to be written: without a base, narrative is left to it.
        unclear = self._base.get(id_) == UNKNOWN or not (self._known or _is_words(theirs))
        if unclear and self._settle is None:
            why = "the template has it; whether it is new there or was deleted here is not known"
            self._done.conflicts.append(Conflict(id_, why, None, str(theirs.source)))
            self._next[id_] = UNKNOWN
            return
        if self._settle == "template" if unclear else self._known and id_ not in self._base:
            self._insert(place, theirs)
            self._done.inserted.append(id_)
        self._next[id_] = mark

    def _settled(self, id_: str, mark: str, own: NotebookNode, theirs: NotebookNode) -> None:
        if self._settle == "template":
            self._take(own, theirs)
            self._done.updated.append(id_)
        if self._settle is not None:
            self._next[id_] = mark
            return
        self._next[id_] = self._base.get(id_, UNKNOWN)
        why = "differs from the template" if self._next[id_] == UNKNOWN else "changed here and in the template"
        self._done.conflicts.append(Conflict(id_, why, str(own.source), str(theirs.source)))

    def _no_longer(self, id_: str) -> None:
        """A cell that the template had and has no longer: it goes, unless it holds anything of the analyst's."""
        own = self._own(id_)
        if own is None or _is_words(own) or self._settle == "mine" or self._base[id_] == UNKNOWN:
            return
        if fingerprint(own) == self._base[id_] or self._settle == "template":
            self._done.notebook.cells = [cell for cell in self._done.notebook.cells if cell is not own]
            self._done.removed.append(id_)
            return
        self._next[id_] = self._base[id_]
        why = "changed here, and the template has it no longer"
        self._done.conflicts.append(Conflict(id_, why, str(own.source), None))

    def _own(self, id_: str) -> NotebookNode | None:
        return next((cell for cell in self._done.notebook.cells if cell.get("id") == id_), None)

    def _take(self, own: NotebookNode, theirs: NotebookNode) -> None:
        """Give a cell the template's source and what the template decides of its metadata; results are outdated."""
        kept = {key: value for key, value in own.metadata.items() if key not in ("tags", "readout")}
        decided = {key: theirs.metadata[key] for key in ("tags", "readout") if key in theirs.metadata}
        fresh = copy.deepcopy(theirs)
        fresh.metadata = NotebookNode(copy.deepcopy({**kept, **decided}))
        own.clear()
        own.update(fresh)

    def _insert(self, place: int, theirs: NotebookNode) -> None:
        cells = self._done.notebook.cells
        cells.insert(_after(cells, self._predecessors(place)), copy.deepcopy(theirs))

    def _predecessors(self, place: int) -> Iterator[str]:
        for cell in reversed(self._template.cells[:place]):
            yield str(cell["id"])


def _after(cells: Sequence[NotebookNode], predecessors: Iterator[str]) -> int:
    """Return the place behind the nearest predecessor and the words that belong to it."""
    places = {cell.get("id"): number for number, cell in enumerate(cells, start=1)}
    place = next((places[id_] for id_ in predecessors if id_ in places), 0)
    while place and place < len(cells) and _is_words(cells[place]):
        place += 1
    return place


def _is_words(cell: NotebookNode) -> bool:
    return stamp_of(cell) is not None


def _ids(cells: Sequence[Mapping[str, Any]]) -> set[str]:
    return {str(cell["id"]) for cell in cells if "id" in cell}
