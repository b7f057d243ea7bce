"""Rule 5: the why is a person's; a prompt that nobody answered is not sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from readout.checks.finding import Finding, finding


def check_prompts(places: Iterable[str]) -> Iterator[Finding]:
    """Report every place where a template's own words still stand (R505)."""
    for where in places:
        cure = "write what is true of this client and month, or delete it"
        yield finding("R505", where, f"the template's own words stand here untouched; {cure}")
