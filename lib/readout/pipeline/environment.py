"""What of this machine's environment a notebook may see; ``readout.data.credentials`` hides the rest from logs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

# Where things are and how this user writes: all that a kernel needs to work. A credential is none of it.
_KEPT = frozenset(
    ("PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LANGUAGE", "TZ", "TMPDIR", "TEMP", "TMP", "PYTHONPATH",
     "VIRTUAL_ENV", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "MPLCONFIGDIR", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR",
     "COMSPEC", "PATHEXT", "USERPROFILE", "USERNAME", "APPDATA", "LOCALAPPDATA", "PROGRAMDATA", "PROGRAMFILES",
     "NUMBER_OF_PROCESSORS", "PROCESSOR_ARCHITECTURE")
)  # fmt: skip
_KEPT_BEGINNINGS = ("LC_", "XDG_")


def kept_environment(named: Iterable[str] = (), environment: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the part of the environment that a notebook may see: what it needs to work, and what agency.yml names."""
    given = os.environ if environment is None else environment
    wanted = {*_KEPT, *named}
    return {name: value for name, value in given.items() if _kept(name, wanted)}


def _kept(name: str, wanted: set[str]) -> bool:
    plain = name.upper() if os.name == "nt" else name
    return plain in wanted or plain.startswith(_KEPT_BEGINNINGS)
