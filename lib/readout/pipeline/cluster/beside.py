"""What a Dask worker does for a run: it keeps stations beside it, asks them, and ends them. Small, and standard only.

``refused``, ``worked`` and ``ended`` are what the cluster is asked to call.
"""

from __future__ import annotations

import asyncio
import pickle
import subprocess
import sys
import threading
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

from readout.pipeline.cluster.answers import Call, Failed, Fit, Fits, Made, Refused

T = TypeVar("T")
_STATION = "readout.pipeline.cluster.station"
_END = 20.0  # seconds a station has for tidying up


class _Stations:
    """The stations of each run, those at work and those that wait for more."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: defaultdict[str, list[_Station]] = defaultdict(list)
        self._busy: defaultdict[str, set[_Station]] = defaultdict(set)

    def take(self, run: str) -> _Station:
        """Return a station of the run that lives; a new one where there is none."""
        with self._lock:
            for other, stations in list(self._idle.items()):  # those of dead runs have ended by themselves
                self._idle[other] = [each for each in stations if each.lives]
            found = self._idle[run].pop() if self._idle[run] else _Station()
            self._busy[run].add(found)
            return found

    def give_back(self, run: str, station: _Station, answer: object) -> None:
        """Let the station wait for more work; one that had no answer, or refused, comes to its end."""
        with self._lock:
            if station in self._busy[run]:
                self._busy[run].remove(station)
                if answer is not None and not isinstance(answer, Refused):
                    self._idle[run].append(station)
                    return
        station.hang_up()

    def end(self, run: str) -> None:
        """End the run's stations, what they do as well."""
        with self._lock:
            found = [*self._idle.pop(run, ()), *self._busy.pop(run, ())]
        for station in found:
            station.hang_up()
        for station in found:
            station.end()


class _Station:
    """A station's process, from here."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", _STATION],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True,
        )  # fmt: skip
        threading.Thread(target=self._process.wait, daemon=True).start()  # it ends by itself when its run does

    @property
    def lives(self) -> bool:
        return self._process.poll() is None

    def ask(self, question: Any) -> Any:
        """Return the answer. Raises EOFError or OSError when the station ends before it has one."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        pickle.dump(question, self._process.stdin)
        self._process.stdin.flush()
        return pickle.load(self._process.stdout)  # noqa: S301 - from the station

    def hang_up(self) -> None:
        """Let the station know that there is nothing more to do."""
        with suppress(OSError):
            if self._process.stdin is not None:
                self._process.stdin.close()

    def end(self) -> None:
        """Wait for its end, which it comes to by itself."""
        try:
            self._process.wait(_END)
        except subprocess.TimeoutExpired:
            self._process.kill()


_stations = _Stations()


async def refused(fit: Fit) -> str | None:
    """Return why this worker's machine cannot make the run's reports; None when it can."""
    return await _beside_the_loop(lambda: _asked_at_once(fit))


def _asked_at_once(fit: Fit) -> str | None:
    answer = _answered(fit)
    return answer.why if isinstance(answer, Refused | Failed) else None


def worked(fit: Fit, call: Call) -> Made | Failed | Refused:
    """Have a call done by a station of this worker, if its machine fits."""
    answer = _answered(fit, call)
    assert not isinstance(answer, Fits)
    return Refused(answer.why, _address()) if isinstance(answer, Refused) else answer


def _answered(fit: Fit, call: Call | None = None) -> Fits | Made | Failed | Refused:
    station = _stations.take(fit.run)
    answer: Fits | Made | Failed | Refused | None = None
    try:
        answer = station.ask(fit)
        if call is not None and isinstance(answer, Fits):
            answer = None
            answer = station.ask(call)
    except (EOFError, OSError):
        return Failed("its process beside the Dask worker has ended; see the worker's log, and run again", 0.0)
    finally:
        _stations.give_back(fit.run, station, answer)
    assert answer is not None
    return answer


def _address() -> str:
    from distributed import get_worker

    return str(get_worker().address)


async def ended(run: str) -> None:
    """End what this worker's machine does for the run."""
    await _beside_the_loop(lambda: _stations.end(run))


async def _beside_the_loop(call: Callable[[], T]) -> T:
    """Call without keeping the worker from its other work, in a thread that does not keep it from ending either."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[T] = loop.create_future()

    def called() -> None:
        try:
            result = call()
        except Exception as error:  # noqa: BLE001 - it belongs to whoever awaits
            loop.call_soon_threadsafe(answer.set_exception, error)
        else:
            loop.call_soon_threadsafe(answer.set_result, result)

    threading.Thread(target=called, daemon=True).start()
    return await answer
