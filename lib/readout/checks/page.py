"""docs/checks.md, made of the codes. ``python -m readout.checks.page`` rewrites it; a test keeps it current."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from readout.checks.codes import CODES
from readout.checks.guide import GUIDES
from readout.checks.scorecard import rule_of, title

HEAD = """
# The checks

`readout check` holds a client's month against the nine rules, `readout run` does so before it renders, and
`report.check()` in a notebook shows the same while you write. An **error** keeps a report a draft, a **warning** does
not. Each finding says where, what, and the cure; `--json` lists them for machines; with errors the exit code is 1.
`agency.yml` may move a code under `checks`, with a reason; `readout approve --allow` lets an error pass in one report.

To check before every commit, name this repository in `.pre-commit-config.yaml` with the hook `readout-check`: it holds
every client's newest complete month against the rules whenever something under `clients/` changes. `readout` must be
on the PATH.

*Made by `python -m readout.checks.page` from the codes; do not edit.*
"""


PAGE = "docs/checks.md"


def anchor(code: str) -> str:
    """Return where on the page a code is explained; empty for what has no code of its own."""
    return code.lower() if code in CODES else ""


def page() -> str:
    """Return docs/checks.md: every code that is reported, by rule."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield HEAD.strip()
    for rule, codes in groupby(CODES, key=rule_of):
        yield from ("", f"## {title(rule)}")
        for code in codes:
            yield from ("", *_entry(code))


def _entry(code: str) -> Iterator[str]:
    about, guide = CODES[code], GUIDES[code]
    yield f'<a id="{anchor(code)}"></a>'  # short, and the same when the title changes
    yield ""
    yield f"### {code} {about.title} ({about.severity})"
    yield ""
    yield guide.meaning
    yield ""
    yield f"- Example: {guide.example}"
    yield f"- Cure: {guide.cure}"


if __name__ == "__main__":
    Path(PAGE).write_text(page(), encoding="utf-8")
