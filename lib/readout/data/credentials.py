"""What the environment holds in confidence: no log, page or message of a run repeats it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

HIDDEN = "***"
SHORTEST = 6  # characters: anything shorter stands in texts by chance
_NAMED = re.compile(r"PASS|PWD$|SECRET|TOKEN|CREDENTIAL|PRIVATE|KEY|DATABASE|CONNECTION|DSN$|UR[IL]$", re.IGNORECASE)
_SIGNED_IN = re.compile(r"(\b[A-Za-z][A-Za-z0-9+.-]*://)[^\s/@]+@")  # scheme://user:password@


def masked(text: str, environment: Mapping[str, str] | None = None) -> str:
    """Return ``text`` without the URLs and secrets of the ``environment`` (default: this process's).

    A variable is taken for a secret by its name, or because it holds a URL; of a URL the password as well.
    Whoever signs in by any URL at all is left out, wherever that URL comes from.
    """
    held = os.environ if environment is None else environment
    for secret in sorted({each for pair in held.items() for each in _secrets(*pair)}, key=len, reverse=True):
        text = text.replace(secret, HIDDEN)
    return _SIGNED_IN.sub(rf"\1{HIDDEN}@", text)


def _secrets(name: str, value: str) -> Iterator[str]:
    value = value.strip()
    is_url = "://" in value
    if is_url or _NAMED.search(name):
        parts = [value, *(_passwords(value) if is_url else ())]
        yield from (part for part in parts if len(part) >= SHORTEST)


def _passwords(url: str) -> Iterator[str]:
    try:
        password = urlsplit(url).password
    except ValueError:
        return
    if password:
        yield from (password, unquote(password))
