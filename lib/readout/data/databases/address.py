"""Where a database is: a URL that only the environment knows. No message repeats any part of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, quote_plus

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from readout.data.credentials import HIDDEN
from readout.model.errors import Problem, SourceError

# What people write, and what is installed with Readout or its extra `postgres`.
_DRIVERS = {"postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}


@dataclass(frozen=True)
class Address:
    """The URL that the environment variable ``variable`` holds; ``raw`` as it stands there."""

    variable: str
    url: URL = field(repr=False)
    raw: str = field(repr=False)

    @property
    def kind(self) -> str:
        """The kind of database: postgresql, sqlite, duckdb, mysql…"""
        return self.url.get_backend_name()

    def scrub(self, text: str, *, connecting: bool = False) -> str:
        """Return a driver's words without the URL, the password and the settings in it.

        While ``connecting`` they may tell user and host as well; a column, later, may rightly be called as the user.
        """
        for secret in sorted(set(self._secrets(connecting)), key=len, reverse=True):
            text = text.replace(secret, HIDDEN)
        return " ".join(text.split())

    def _secrets(self, connecting: bool) -> Iterator[str]:
        parts = [self.url.password]
        parts += [value for each in self.url.query.values() for value in ([each] if isinstance(each, str) else each)]
        yield from (self.raw, self.url.render_as_string(hide_password=False), self.url.render_as_string())
        if connecting:
            parts += [self.url.host, self.url.username]
        if self.kind in ("sqlite", "duckdb"):
            parts.append(self.url.database)
        for part in parts:
            if part:
                yield from (part, quote(part, safe=""), quote_plus(part))


def address_of(variable: str, where: str) -> Address:
    """Return the address in the environment variable; SourceError at ``where`` when there is none."""
    raw = os.environ.get(variable, "").strip()
    if not raw:
        said = f"the environment variable {variable} is not set; set it to the database's URL, where reports are made"
        raise SourceError(Problem(where, said))
    try:
        url = make_url(raw)
    except (ArgumentError, ValueError):
        url = None
    if url is None:
        said = f"the environment variable {variable} holds no database URL; {_EXAMPLE}"
        raise SourceError(Problem(where, said))
    return Address(variable, url.set(drivername=_DRIVERS.get(url.drivername, url.drivername)), raw)


_EXAMPLE = "write it as postgresql://user:password@host/database (docs/sources.md lists the kinds)"
