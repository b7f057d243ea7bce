"""Rule 0, trust: what a client calls their colour can be read (R015)."""

from __future__ import annotations

from collections.abc import Iterator

from readout.checks.finding import Finding, finding


def check_brand(where: str, warning: str) -> Iterator[Finding]:
    """Report ``warning``, which says what a brand colour lacks and what the report uses instead; empty: nothing."""
    if warning:
        yield finding("R015", where, f"{warning}; agree on a darker colour, or write that one")
