"""What the environment holds in confidence: no log, page or message of a run repeats it."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from urllib.parse import unquote, urlsplit

HIDDEN = "***"
SHORTEST = 6  # characters; a shorter one would be found in many an ordinary word
_SECRET_NAME = re.compile(
    r"(^|_)(URL|URI|DSN|PASS|PASSWD|PASSWORD|PWD|TOKEN|SECRET|KEY|CREDENTIALS?|AUTH|COOKIE)S?($|_|\d)", re.IGNORECASE
)
_NO_SECRETS = frozenset({"PWD", "OLDPWD"})  # folders
_SIGNED_IN = re.compile(r"(\b[A-Za-z][A-Za-z0-9+.-]*://)[^\s/@]+@")  # scheme://user:password@


def without_secrets(text: str, environment: Mapping[str, str] | None = None) -> str:
    """Return ``text`` with the credentials of the ``environment`` (default: this process's) replaced by their names.

    Whoever signs in by any URL at all is left out, wherever that URL comes from.
    """
    held = os.environ if environment is None else environment
    for value, name in sorted(_secrets(held), key=lambda each: -len(each[0])):
        text = text.replace(value, f"${name}")
    return _SIGNED_IN.sub(rf"\1{HIDDEN}@", text)


def _secrets(held: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each credential with its variable's name: whole values, any URL, and the passwords within URLs."""
    for name, value in held.items():
        password = _password(value)
        if password is not None:
            yield from ((each, name) for each in (password, unquote(password)) if len(each) >= SHORTEST)
        yield from ((each, name) for each in _settings(name, value) if len(each) >= SHORTEST)
        named = bool(_SECRET_NAME.search(name)) and name not in _NO_SECRETS
        if (named or "://" in value) and len(value) >= SHORTEST:
            yield value, name


def _settings(name: str, value: str) -> Iterator[str]:
    """Yield what stands in fsspec's settings of a kind of place, such as FSSPEC_S3={"key": "…", "secret": "…"}."""
    if name.startswith("FSSPEC_") and value.lstrip().startswith("{"):
        with suppress(ValueError, AttributeError):
            yield from (each for each in json.loads(value).values() if isinstance(each, str))


def _password(value: str) -> str | None:
    """Return the password of an address such as ``postgresql://reader:secret@host/name``."""
    if "://" not in value or "@" not in value:
        return None
    try:
        return urlsplit(value).password
    except ValueError:
        return None
