"""``readout run --dask ADDRESS``: a run's connection to a Dask cluster, and which of its workers fit."""

from __future__ import annotations

import logging
import uuid
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from readout.data.credentials import without_secrets
from readout.data.run_sign import RunSign
from readout.model.errors import Problem, ReadoutError
from readout.pipeline.batch import Order, Pool
from readout.pipeline.cluster import beside
from readout.pipeline.cluster.answers import Call, Failed, Fit, Made, Refused
from readout.pipeline.cluster.pool import ClusterPool, Lost
from readout.pipeline.makings import makings
from readout.pipeline.workers import TaskFailed

if TYPE_CHECKING:
    from distributed import Client

FLAG = "--dask"
_PATIENCE = 15.0  # seconds a scheduler has for answering
_START = 180.0  # seconds a worker has for starting Readout and looking at its machine
_END = 30.0  # seconds the workers have for ending what they do
_ANSWER = 20.0  # seconds an answer that is there may take to arrive
_MOST_TOLD = 5  # workers that do not fit
_log = logging.getLogger("readout")


@contextmanager
def cluster(address: str, order: Order) -> Iterator[Pool]:
    """Connect to the scheduler at ``address``; yield the pool that makes an order's clients by its workers.

    Raises ReadoutError when ``distributed`` is not installed, no scheduler answers, or no worker fits.
    """
    if find_spec("distributed") is None:
        cure = "pip install 'readout-reports[cluster]'"
        raise ReadoutError(Problem(FLAG, f"the package distributed is not installed; {cure}"))
    with RunSign(order.project, order.run):
        connected = Connected(address, Fit(order.project, order.run, order.renderer, makings(order.renderer)))
        try:
            connected.require_workers()
            yield lambda _order, limits, jobs, _stage: ClusterPool(
                connected, jobs, lambda fn, one, *more: Call(one, limits, fn, (one, *more)), _log.warning
            )
        finally:
            connected.close()


class Connected:
    """A cluster, as ``ClusterPool`` needs it."""

    def __init__(self, address: str, fit: Fit) -> None:
        self.address = address
        self._fit = fit
        self._client: Client | None = _client(address)
        self._known: dict[str, str | None] = {}  # why a worker does not fit, by its address

    def require_workers(self) -> None:
        """Raise ReadoutError when none of the workers fits, with the reasons."""
        try:
            if self.threads():
                return
        except Lost as error:
            raise ReadoutError(Problem(FLAG, str(error))) from None
        refused = [(worker, why) for worker, why in sorted(self._known.items()) if why is not None]
        if not refused:
            cure = f"start one on each machine: dask worker {self.address}"
            raise ReadoutError(Problem(FLAG, f"the Dask scheduler at {self.address} has no workers; {cure}"))
        problems = [Problem(FLAG, f"the worker {worker} {why}") for worker, why in refused[:_MOST_TOLD]]
        raise ReadoutError(problems)

    def threads(self) -> Mapping[str, int]:
        """Return how many tasks each worker that fits does at once, after asking those that are new."""
        with self._lost():
            client = self._living()
            there: dict[str, int] = dict(client.nthreads(callback_timeout=_PATIENCE * 4))
            self._known = {worker: why for worker, why in self._known.items() if worker in there}
            new = [worker for worker in there if worker not in self._known]
            asked = self._asked(client, new)
            self._known.update({worker: None for worker, why in asked.items() if why is None})
            for worker, why in asked.items():
                if why is not None:
                    self.refuse(worker, why)
        return {worker: count for worker, count in there.items() if self._known.get(worker, "unasked") is None}

    def _living(self) -> Client:
        if self._client is None or self._client.status == "closed":
            self._client = None
            self._client = _client(self.address)
        return self._client

    def _asked(self, client: Client, workers: list[str]) -> dict[str, str | None]:
        if not workers:
            return {}
        found: dict[str, Any] = client.run(
            beside.refused, self._fit, workers=workers, on_error="return", callback_timeout=_START
        )
        return {worker: _why(answer) for worker, answer in found.items()}

    def refuse(self, worker: str, why: str) -> None:
        """Do without a worker that does not fit; said once, while others do the work."""
        if self._known.get(worker) is None:
            self._known[worker] = why
            if any(each is None for each in self._known.values()):
                _log.warning("%s: the worker %s %s", FLAG, worker, why)

    def hand_out(self, call: Call, workers: list[str], done: Callable[[], None]) -> Handed:
        """Have one of ``workers`` do a call."""
        with self._lost():
            client = self._living()
            (name,) = call.order.clients
            future = client.submit(
                beside.worked, self._fit, call, workers=workers, allow_other_workers=False, pure=False, retries=0,
                key=f"readout-{name}-{uuid.uuid4().hex}",
            )  # fmt: skip
            future.add_done_callback(lambda _: done())
            return Handed(future)

    @contextmanager
    def _lost(self) -> Iterator[None]:
        """Tell a scheduler that is gone from a bug: distributed has no error of its own for the first."""
        try:
            yield
        except Exception as error:
            gone = self._client is None or self._client.status != "running"
            if gone or isinstance(error, OSError | TimeoutError):
                said = f"the Dask scheduler at {self.address} does not answer any more ({type(error).__name__})"
                raise Lost(said) from error
            raise

    def close(self) -> None:
        """End what this run left on the workers, and leave the cluster. A second time, nothing."""
        client, self._client = self._client, None
        if client is None:
            return
        with suppress(Exception):  # whoever cannot be reached ends by the run's sign
            workers = [worker for worker, why in self._known.items() if why is None]
            if workers and client.status == "running":
                run = self._fit.run
                client.run(beside.ended, run, workers=workers, on_error="ignore", callback_timeout=_END)
        with suppress(Exception):
            client.close(timeout=_PATIENCE)


class Handed:
    """A call that was handed out."""

    def __init__(self, future: Any) -> None:
        self._future = future

    def done(self) -> bool:
        """Whether there is an answer, or will be none."""
        return bool(self._future.status != "pending")

    def answer(self) -> Made | Failed | Refused | None:
        """Return the answer; None when it was lost."""
        from distributed import KilledWorker

        if self._future.status in ("cancelled", "lost"):
            return None
        try:
            found: Made | Failed | Refused = self._future.result(timeout=_ANSWER)
        except KilledWorker as error:
            said = "each Dask worker that made it was lost; look at the workers' logs, and run it alone"
            raise TaskFailed(said) from error
        except (TimeoutError, OSError):
            self.cancel()
            return None
        return found

    def cancel(self) -> None:
        """Take it back."""
        self._future.cancel()


def _client(address: str) -> Client:
    """Return a connection to the scheduler; ReadoutError when none answers."""
    from distributed import Client

    for name in ("distributed", "distributed.client"):  # what they would say, the outcomes say
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of versions: what decides about a byte is compared anyway
            return Client(address, timeout=_PATIENCE, set_as_default=False, name="readout")
    except Exception as error:  # noqa: BLE001 - whatever stands in the address
        why = " ".join(without_secrets(str(error)).split()) or type(error).__name__
        cure = "start one (dask scheduler), or give the address it shows, such as tcp://scheduler:8786"
        raise ReadoutError(Problem(FLAG, f"no Dask scheduler answers at {address} ({why}); {cure}")) from None


def _why(answer: Any) -> str | None:
    """Return why a worker does not fit, out of what it answered."""
    if answer is None or isinstance(answer, str):
        return answer
    if isinstance(answer, ImportError):
        cure = "pip install 'readout-reports[cluster]' there, and start the worker again"
        return f"has no Readout, or another one ({answer}); {cure}"
    return f"cannot be asked ({type(answer).__name__}: {without_secrets(str(answer))}); start it again"
