"""Every letter of a PDF with its place: what stands on another, what runs off the page, what is not seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

TOUCH = 0.6  # points that two letters may share: a tail of one line reaches into the next
NEXT = 2  # letters that may stand in each other, counted in reading order: AV, fi, and joined scripts
SCALE = 2.0  # pixels a point when a page is drawn to see whether its letters are
FAINT = 24  # of 255: what differs less from its surroundings is not seen


@dataclass(frozen=True)
class Glyphs:
    """The upright letters of one page, in reading order; ``boxes`` are (left, top, right, bottom) in points.

    A watermark across the page is not among them.
    """

    page: int
    size: tuple[float, float]
    letters: str
    boxes: np.ndarray

    def around(self, position: int) -> str:
        """Return the words about a letter, to find it by."""
        return self.letters[max(0, position - 18) : position + 18]

    def outside(self, left: float, top: float, right: float, bottom: float) -> list[str]:
        """Return the words that reach beyond these margins, given in points from each edge of the page."""
        width, height = self.size
        frame = np.array([left, top, width - right, height - bottom])
        beyond = (self.boxes[:, :2] < frame[:2] - TOUCH) | (self.boxes[:, 2:] > frame[2:] + TOUCH)
        return self._words(np.flatnonzero(beyond.any(axis=1)))

    def overlapping(self) -> list[str]:
        """Return the words that stand on other words."""
        lower = np.maximum(self.boxes[:, None, :2], self.boxes[None, :, :2])
        upper = np.minimum(self.boxes[:, None, 2:], self.boxes[None, :, 2:])
        shared = (upper - lower > TOUCH).all(axis=2)
        first, second = np.nonzero(np.triu(shared, k=NEXT + 1))
        return [f"{self.around(one)!r} on {self.around(other)!r}" for one, other in _apart(first, second)]

    def unseen(self, drawn: np.ndarray) -> list[str]:
        """Return the words of which nothing is seen in ``drawn``: clipped, covered, or in the paper's own colour."""
        hidden = []
        for position, (left, top, right, bottom) in enumerate(self.boxes * SCALE):
            seen = drawn[max(0, int(top) - 1) : int(bottom) + 2, max(0, int(left) - 1) : int(right) + 2]
            if seen.size == 0 or int(seen.max()) - int(seen.min()) < FAINT:
                hidden.append(position)
        return self._words(np.array(hidden, dtype=int))

    def _words(self, positions: np.ndarray) -> list[str]:
        starts = [int(each) for n, each in enumerate(positions) if n == 0 or each - positions[n - 1] > NEXT]
        return [f"page {self.page}: {self.around(each)!r}" for each in starts]


def read_glyphs(path: Path) -> list[Glyphs]:
    """Return the letters of every page."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [_glyphs(number, page) for number, page in enumerate(pdf, start=1)]


def draw(path: Path) -> Iterator[np.ndarray]:
    """Yield each page in grey, ``SCALE`` pixels a point."""
    with pypdfium2.PdfDocument(path) as pdf:
        for page in pdf:
            yield page.render(scale=SCALE, grayscale=True).to_numpy().squeeze()


def _glyphs(number: int, page: pypdfium2.PdfPage) -> Glyphs:
    text, height = page.get_textpage(), page.get_height()
    letters, boxes = [], []
    for position in range(text.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(text.raw, position))
        if letter.isspace() or pdfium.FPDFText_GetCharAngle(text.raw, position) or not letter.isprintable():
            continue
        left, bottom, right, top = text.get_charbox(position)
        if right > left and top > bottom:
            letters.append(letter)
            boxes.append((left, height - top, right, height - bottom))
    return Glyphs(number, page.get_size(), "".join(letters), np.array(boxes, dtype=float).reshape(-1, 4))


def _apart(first: np.ndarray, second: np.ndarray) -> Iterator[tuple[int, int]]:
    """Yield one pair for each run of neighbouring pairs: a word on a word is told once."""
    pairs = sorted(zip(first.tolist(), second.tolist(), strict=True))
    yield from pairs[:1]
    for before, after in pairwise(pairs):
        if after[0] - before[0] > NEXT:
            yield after
