"""A process beside a Dask worker that makes reports as a run on one machine does: in processes of its own, watched.

A Dask worker is not forked from and its environment is left alone: it may work for others too. A station belongs to
one run and ends with it: when the run's sign is taken down, when the Dask worker ends, when it is told to.

    python -P -m readout.pipeline.cluster.station
"""

from __future__ import annotations

import os
import pickle
import queue
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, wait
from pathlib import Path
from typing import Any, BinaryIO

from readout.data.credentials import without_secrets
from readout.data.run_sign import seen_at, sign_path
from readout.pipeline.batch import processes
from readout.pipeline.cluster.answers import Call, Failed, Fit, Fits, Made, Refused
from readout.pipeline.makings import differences, makings

_LOOKS = 1.0  # seconds between two looks at whether the run goes on


class Station:
    """Answers what it is asked over ``heard``, until there is nothing more to hear or the run is over."""

    def __init__(self, heard: queue.SimpleQueue[Any], answer: Callable[[Any], None]) -> None:
        self._heard, self._answer = heard, answer
        self._sign: Path | None = None
        self._pool: Executor | None = None
        self._warnings: list[str] = []

    def serve(self) -> None:
        """Answer one after another."""
        try:
            while (asked := self._next()) is not None:
                if not (self._fits(asked) if isinstance(asked, Fit) else self._work(asked)):
                    return
        finally:
            if self._pool is not None:
                self._pool.shutdown(cancel_futures=True)

    def _next(self) -> Any:
        while True:
            try:
                return self._heard.get(timeout=_LOOKS)
            except queue.Empty:
                if self._over():
                    return None

    def _over(self) -> bool:
        return self._sign is not None and seen_at(self._sign) != "going on"

    def _fits(self, asked: Fit) -> bool:
        refused = self._refused(asked)
        self._answer(refused or Fits())
        return refused is None

    def _refused(self, asked: Fit) -> Refused | None:
        """Say why this machine cannot make the run's reports; None when it can."""
        root = asked.project.root
        sign = sign_path(root, asked.run)
        if not root.is_dir():
            return Refused(f"does not see the project's folder {root}; mount the shared folder there, by the same path")
        seen = seen_at(sign)
        if seen == "not there":
            same = "mount the folder that this run works in there"
            return Refused(f"has another folder at {root} than this run; {same}, by the same path")
        if seen == "not locked":
            return Refused(f"does not see the locks of {root}; mount it with locks that reach all machines (NFS 4)")
        found = differences(makings(asked.renderer), asked.makings)
        if found:
            cure = "install the same there (pip install --constraint constraints.txt), and start the worker again"
            return Refused(f"would make other reports than this machine ({'; '.join(found)}); {cure}")
        self._sign = sign
        return None

    def _work(self, call: Call) -> bool:
        """Do what is asked within the limits; whether the run goes on."""
        if self._pool is None:
            order, limits = call.order, call.limits
            self._pool = processes(order, limits, 1, lambda _: None, self._warnings.append)
        future: Future[Any] = self._pool.submit(call.function, *call.arguments)
        while not wait([future], _LOOKS).done:
            if not self._heard.empty() or self._over():  # nothing is asked meanwhile: it is the end
                return False
        warnings, self._warnings[:] = tuple(map(without_secrets, self._warnings)), []
        error = future.exception()
        if error is None:
            self._answer(Made(future.result(), warnings))
        else:
            self._answer(Failed(without_secrets(str(error)), getattr(error, "seconds", 0.0), warnings))
        return True


def main() -> None:
    """Be a station: pickled questions come in over stdin, answers go out over what was stdout."""
    inward, outward = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever else is printed is no answer
    heard: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(inward, heard), daemon=True).start()

    def answer(said: Any) -> None:
        pickle.dump(said, outward)
        outward.flush()

    Station(heard, answer).serve()


def _listen(inward: BinaryIO, heard: queue.SimpleQueue[Any]) -> None:
    try:
        while True:
            heard.put(pickle.load(inward))  # noqa: S301 - from the Dask worker beside it
    except (EOFError, OSError, pickle.UnpicklingError):
        heard.put(None)


if __name__ == "__main__":
    main()
