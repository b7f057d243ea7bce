"""Rule 0, trust: a client's report holds nothing of another client's (R008)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from readout.checks.finding import Finding, finding


def check_names(texts: Iterable[tuple[str, str]], names: Iterable[str]) -> Iterator[Finding]:
    """Report each place whose text holds one of ``names``; ``texts`` are pairs of (place, text).

    The name itself is not printed: the message may travel with the report.
    """
    patterns = [_pattern(name) for name in names]
    for where, text in texts:
        if any(pattern.search(text) for pattern in patterns):
            cure = "take it out, or list it under may_mention in client.yml"
            yield finding("R008", where, f"another client's name or id stands here; {cure}")


def _pattern(name: str) -> re.Pattern[str]:
    """Whole words; one word by itself must match in case too, for it may be an ordinary word in small letters."""
    words = [re.escape(word) for word in name.split()]
    flags = re.IGNORECASE if len(words) > 1 or "-" in name else 0
    body = r"\s+".join(words)
    return re.compile(rf"(?<!\w){body}(?!\w)", flags)
