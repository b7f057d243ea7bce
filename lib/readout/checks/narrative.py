"""The analyst's own words in a notebook, cell by cell, as the checks read them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

FEWEST_WORDS = 5  # "Fixed." or "See above" is no answer


@dataclass(frozen=True)
class Narrative:
    """A narrative cell. ``words`` are plain text, empty while its prompt stands untouched; ``kpis`` are ids."""

    where: str
    slot: str
    words: str
    kpis: tuple[str, ...] = ()
    untouched: bool = False

    @property
    def says_something(self) -> bool:
        """Whether a person has written a sentence here, however short."""
        return len(self.words.split()) >= FEWEST_WORDS


@dataclass(frozen=True)
class Narratives:
    """All narrative cells of the notebook that messages call ``label``."""

    label: str
    cells: tuple[Narrative, ...] = ()

    def of(self, slot: str) -> tuple[Narrative, ...]:
        """Return the cells of a slot, in the order of the notebook."""
        return tuple(cell for cell in self.cells if cell.slot == slot)

    def answers(self, slot: str) -> Iterator[Narrative]:
        """Yield the cells of a slot in which a person has written."""
        yield from (cell for cell in self.of(slot) if cell.says_something)

    def place(self, slot: str) -> str:
        """Return where to write: the slot's first cell, or the notebook when it has none."""
        return next((cell.where for cell in self.of(slot)), self.label)
