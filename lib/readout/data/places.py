"""Readers of values that say where something is: files, folders, and names of environment variables."""

from __future__ import annotations

import re
from typing import Any

from readout.data.values import UnshownError, plain


def inner_path(value: Any) -> str:
    """Return a path that stays in the folder it is relative to."""
    path = plain(value).strip()
    if "://" in path:
        raise UnshownError("is a URL; write a file in the client's folder, for example data/orders.csv")
    if "\\" in path:
        raise ValueError("write / between folders, for example data/orders.csv")
    if path.startswith(("/", "~")) or re.match(r"[A-Za-z]:", path) or ".." in path.split("/"):
        raise ValueError("write a path inside the folder, without .. and not from /")
    return path


def place(value: Any) -> str:
    """Return a folder anywhere on this machine."""
    folder = plain(value).strip()
    if "://" in folder:
        raise UnshownError("is a URL; write a folder that this machine can reach, for example /mnt/drive")
    return folder


def environment_name(value: Any) -> str:
    """Return the name of an environment variable; what is none is never repeated in a message."""
    if not isinstance(value, str) or not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", value):
        held = "holds a URL" if isinstance(value, str) and "://" in value else "is no environment variable's name"
        cure = "put it into an environment variable and write its NAME, such as ADS_DATABASE_URL"
        raise UnshownError(f"{held}; {cure}")
    return value
