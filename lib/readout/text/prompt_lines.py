"""The lines of a prompt, and what an analyst has written below or beside them.

A prompt is a quote at the top of a narrative cell, each line of which starts with ``MARK``: it can be read in
JupyterLab without opening the cell, unlike a comment, and told from the analyst's words at a glance. The lines are
kept in the cell's metadata (``readout.asked``), and only what still stands there word for word is a prompt: it may
stay, for the client never sees it. What was typed behind it on the same line is the analyst's, and so is a prompt
line that was changed: nothing a person wrote is left out of a report in silence.
"""

from __future__ import annotations

from collections.abc import Iterable

MARK = "> ✎ "


def prompt_lines(said: Iterable[str]) -> tuple[str, ...]:
    """Return sentences as the lines of a prompt, each on one line."""
    return tuple(MARK + " ".join(each.split()) for each in said if each.strip())


def prompt_text(lines: Iterable[str]) -> str:
    """Return a cell's text made of prompt lines, with an empty line below them to write in."""
    return "\n".join(lines) + "\n\n"


def words_besides(source: str, asked: Iterable[str]) -> str:
    """Return ``source`` with every line that is one of ``asked`` emptied; line numbers stay what they are."""
    known = sorted({each.rstrip() for each in asked if each.startswith(MARK)}, key=len, reverse=True)
    return "\n".join(_besides(line, known) for line in source.split("\n"))


def is_prompt_line(line: str) -> bool:
    """Whether a line looks like one of a prompt, be it changed."""
    return line.lstrip().startswith(MARK.rstrip())


def _besides(line: str, known: list[str]) -> str:
    bare = line.lstrip()
    found = next((each for each in known if bare.startswith(each)), None)
    return line if found is None else bare[len(found) :].strip()
