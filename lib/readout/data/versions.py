"""The installed versions of packages, each looked up once: to read a package's description takes milliseconds."""

from __future__ import annotations

from functools import cache
from importlib import metadata


@cache
def version_of(package: str) -> str:
    """Return the installed version of a package by its name on the index; PackageNotFoundError without it."""
    return metadata.version(package)
