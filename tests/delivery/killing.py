"""Commands that are killed (SIGKILL) just before their n-th change on disk, in processes of their own.

Each is forked from one process that has imported everything and done nothing else, so that a kill costs the time of
the command alone, and every point at which a command changes the disk can be tried.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.delivery.mail_server import PASSWORD

KILLED = -int(signal.SIGKILL)
ROOT = Path(__file__).resolve().parents[2]
_CHANGES = frozenset({"os.rename", "os.link", "os.symlink", "os.mkdir", "os.remove", "os.rmdir", "os.chmod"})
_COUNT = -1
_NO_THREADS = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}  # so that it may fork
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Killer:
    """The process that others are forked from."""

    def __enter__(self) -> Killer:
        command = [sys.executable, "-m", "tests.delivery.killing"]
        environment = {**os.environ, **_NO_THREADS, "MAIL_PASSWORD": PASSWORD}
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(60)

    def start(self, root: Path, *arguments: str, at: int = 0) -> int:
        """Run ``readout`` in the project ``root``, killed before change ``at`` (0: never); return its exit code.

        ``KILLED`` where it came that far.
        """
        (code,) = self._asked(root, [arguments], at)
        return code

    def changes(self, root: Path, *arguments: str) -> int:
        """Run ``readout`` to its end; return how often it has changed the disk below ``root``."""
        (count,) = self._asked(root, [arguments], at=_COUNT)
        return count

    def together(self, root: Path, *commands: tuple[str, ...]) -> list[int]:
        """Run several commands at once; return their exit codes."""
        return self._asked(root, commands)

    def _asked(self, root: Path, commands: Sequence[Sequence[str]], at: int = 0) -> list[int]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"root": str(root), "commands": commands, "at": at}) + "\n")
        self._process.stdin.flush()
        codes: list[int] = json.loads(self._process.stdout.readline())
        return codes


@contextmanager
def killer() -> Iterator[Killer]:
    """Start the process that others are forked from, and end it."""
    with Killer() as started:
        yield started


def _forked(root: str, arguments: list[str], at: int) -> int:
    child = os.fork()
    if child == 0:
        try:
            _obey(root, arguments, at)
        finally:
            os._exit(70)
    return child


def _obey(root: str, arguments: list[str], at: int) -> None:
    from readout import cli

    os.chdir(root)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(nowhere, stream)
    bomb = _Bomb(root, at)
    sys.addaudithook(bomb.hears)
    code = cli.main(arguments)
    os._exit(bomb.heard if at == _COUNT else code)


class _Bomb:
    """Counts the changes below ``root``, and kills its own process before number ``at``."""

    def __init__(self, root: str, at: int) -> None:
        self.root, self.at, self.heard = root, at, 0

    def hears(self, event: str, arguments: tuple[Any, ...]) -> None:
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING
        if not (writes or event in _CHANGES) or not str(arguments[0]).startswith(self.root):
            return
        self.heard += 1
        if self.heard == self.at:
            os.kill(os.getpid(), signal.SIGKILL)


def _serve() -> None:
    """Import what the commands import, then fork one for each line of standard input."""
    import readout.delivery.approval
    import readout.delivery.by_hand
    import readout.delivery.dispatch
    import readout.delivery.minutes_apply
    import readout.delivery.revise
    import readout.delivery.standing
    import readout.delivery.terminal_minutes
    import readout.delivery.terminal_send  # noqa: F401

    for line in sys.stdin:
        said = json.loads(line)
        children = [_forked(said["root"], arguments, said["at"]) for arguments in said["commands"]]
        print([os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children], flush=True)


if __name__ == "__main__":
    _serve()
