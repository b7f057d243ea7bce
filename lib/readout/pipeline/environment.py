"""What of this machine's environment a notebook may see, and what no log or message may show."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote, urlsplit

# Where things are and how this user writes: all that a kernel needs to work. A credential is none of it.
_KEPT = frozenset(
    ("PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LANGUAGE", "TZ", "TMPDIR", "TEMP", "TMP", "PYTHONPATH",
     "VIRTUAL_ENV", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "MPLCONFIGDIR", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR",
     "COMSPEC", "PATHEXT", "USERPROFILE", "USERNAME", "APPDATA", "LOCALAPPDATA", "PROGRAMDATA", "PROGRAMFILES",
     "NUMBER_OF_PROCESSORS", "PROCESSOR_ARCHITECTURE")
)  # fmt: skip
_KEPT_BEGINNINGS = ("LC_", "XDG_")
_SECRET_NAME = re.compile(
    r"(^|_)(URL|URI|DSN|PASS|PASSWD|PASSWORD|PWD|TOKEN|SECRET|KEY|CREDENTIALS?|AUTH|COOKIE)S?($|_|\d)", re.IGNORECASE
)
_SHORTEST_SECRET = 6  # characters; a shorter one would be found in many an ordinary word
_NO_SECRETS = frozenset({"PWD", "OLDPWD"})  # folders


def kept_environment(named: Iterable[str] = (), environment: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the part of the environment that a notebook may see: what it needs to work, and what agency.yml names."""
    given = os.environ if environment is None else environment
    wanted = {*_KEPT, *named}
    return {name: value for name, value in given.items() if _kept(name, wanted)}


def _kept(name: str, wanted: set[str]) -> bool:
    plain = name.upper() if os.name == "nt" else name
    return plain in wanted or plain.startswith(_KEPT_BEGINNINGS)


def without_secrets(text: str) -> str:
    """Return ``text`` with the values of the environment's credentials replaced by their variables' names."""
    for value, name in sorted(_secrets(), key=lambda each: -len(each[0])):
        text = text.replace(value, f"${name}")
    return text


def _secrets() -> Iterator[tuple[str, str]]:
    """Yield each credential with its variable's name: whole values, and passwords within addresses."""
    for name, value in os.environ.items():
        password = _password(value)
        if password is not None:
            yield from ((each, name) for each in (password, unquote(password)) if len(each) >= _SHORTEST_SECRET)
        named = bool(_SECRET_NAME.search(name)) and name not in _NO_SECRETS
        if (named or password is not None) and len(value) >= _SHORTEST_SECRET:
            yield value, name


def _password(value: str) -> str | None:
    """Return the password of an address such as ``postgresql://reader:secret@host/name``."""
    if "://" not in value or "@" not in value:
        return None
    try:
        return urlsplit(value).password
    except ValueError:
        return None
