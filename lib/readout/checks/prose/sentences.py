"""Sentences, with everything blanked that is neither a figure nor the analyst's own word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from readout.checks.prose.blocks import BLANK
from readout.text.wordlists import WordList

_END = re.compile(r"[.!?…]+[)\"”»’']*(?=\s|$)")
_QUOTED = re.compile(r"“[^“”]*”|”[^”]*”|\"[^\"]*\"|»[^»«]*[»«]|«[^«»]*»|„[^„“”]*[“”]|(?<!\w)[‘'][^‘’']+[’'](?!\w)")
_ADDRESSES = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[\w/-]+\.(?:com|net|org|fi|eu|io|uk|de|example|html?|pdf|csv|xlsx?|"
    r"docx?|png|jpe?g|json|yml|ipynb|txt)\b\S*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sentence:
    """``text`` as it was written, ``read`` with what is not to be read blanked, character by character; ``earlier`` is
    the sentence before, read alike, to which a pronoun may point, ``sooner`` the one before that, and ``said`` the one
    before as it was written."""

    text: str
    read: str
    earlier: str = ""
    sooner: str = ""
    said: str = ""

    @property
    def shown(self) -> str:
        """The sentence for a message, shortened."""
        text = " ".join(self.text.split())
        return text if len(text) <= 90 else text[:88].rsplit(" ", 1)[0] + " …"


def sentences(block: str, titles: Iterable[str], words: WordList | None) -> Iterator[Sentence]:
    """Split a block; ``titles`` are other people's wordings (of work, names), which are blanked like quotes."""
    read = block
    for pattern in (_ADDRESSES, _QUOTED):
        read = blanked(read, pattern)
    for title in titles:
        if len(title) > 2:
            read = blanked(read, re.compile(rf"(?<!\w){re.escape(title)}(?!\w)", re.IGNORECASE))
    start, earlier, sooner, said = 0, "", "", ""
    for end in _ends(read, words):
        if block[start:end].strip():
            yield Sentence(block[start:end], read[start:end], earlier, sooner, said)
            earlier, sooner, said = read[start:end], earlier, block[start:end]
        start = end


def blanked(text: str, pattern: re.Pattern[str]) -> str:
    """Return ``text`` with every match blanked, as long as before."""
    return pattern.sub(lambda found: BLANK * len(found[0]), text)


def _ends(read: str, words: WordList | None) -> Iterator[int]:
    for stop in _END.finditer(read):
        before, after = read[: stop.start() + 1], read[stop.end() :].lstrip()
        if words and words.abbreviations.search(before):
            continue
        if stop[0] == "." and re.search(r"(?:^|\s|[–-])\d{1,2}\.$", before) and not after[:1].isupper():
            continue  # an ordinal: "12. toukokuuta"
        if after and stop[0] == "." and after[0].islower():
            continue
        yield stop.end()
    yield len(read)
