"""A PostgreSQL server of the tests' own: a new cluster in a temporary folder, on a loopback port, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.ports import free_port

PASSWORD = "s3cret/p@ss:word"  # with characters that a URL must quote


def program(name: str) -> str | None:
    """Return a PostgreSQL program's path; Debian keeps the server's apart from PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return shutil.which(name) or (str(found[-1]) if found else None)


@dataclass(frozen=True)
class Server:
    """A running server; ``owner`` may do everything in its database ``readout_tests``."""

    port: int
    owner: str = "readout_owner"

    def url(self, user: str | None = None, password: str = PASSWORD, port: int | None = None) -> str:
        """Return the URL as the environment variable of a source holds it."""
        from urllib.parse import quote

        secret = quote(password, safe="")
        return f"postgresql://{user or self.owner}:{secret}@127.0.0.1:{port or self.port}/readout_tests"

    def execute(self, sql: str) -> None:
        """Run statements as the owner."""
        import psycopg

        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(sql)


@contextmanager
def running() -> Iterator[Server]:
    """Start a server, and stop it in the end."""
    folder = Path(tempfile.mkdtemp(prefix="readout-postgres-"))
    try:
        user = _server_user(folder)
        (folder / "password").write_text(PASSWORD)
        (folder / "password").chmod(0o644)
        data = folder / "data"
        initdb = [
            *("-D", str(data), "-U", "readout_owner", "--pwfile", str(folder / "password"), "-A", "scram-sha-256")
        ]
        _run(["initdb", *initdb, "--no-sync", "-E", "UTF8", "--locale", "C.UTF-8"], user)
        port = free_port()
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
        started = ["pg_ctl", "-D", str(data), "-w", "-l", str(data / "log"), "-o", options, "start"]
        _run(started, user)
        try:
            _make_database(port)
            yield Server(port)
        finally:
            _run(["pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop"], user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _server_user(folder: Path) -> str | None:
    """Return whom the server runs as: it refuses root. None: the user who runs the tests."""
    if os.getuid() != 0:
        return None
    names = {each.pw_name for each in pwd.getpwall()}
    user = "postgres" if "postgres" in names else "nobody"
    os.chown(folder, pwd.getpwnam(user).pw_uid, pwd.getpwnam(user).pw_gid)
    return user


def _run(command: list[str], user: str | None) -> None:
    path = program(command[0])
    assert path is not None, "the marker postgres skips the test where it is not installed"
    subprocess.run(
        [path, *command[1:]], user=user, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/"
    )


def _make_database(port: int) -> None:
    import psycopg

    url = Server(port).url().replace("/readout_tests", "/postgres")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE DATABASE readout_tests")
