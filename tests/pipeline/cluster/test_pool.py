"""The pool hands out what fits on the cluster, hands on what is lost, and gives up in one sentence."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from readout.data.project import Project
from readout.pipeline.batch import Order
from readout.pipeline.cluster import pool as module
from readout.pipeline.cluster.answers import Call, Failed, Made, Refused
from readout.pipeline.cluster.pool import ClusterPool, Lost
from readout.pipeline.limits import Limits
from readout.pipeline.workers import TaskFailed

ORDER = Order(Project(Path("/nowhere")), ("a",), None)


class OnCluster:
    """A call on the cluster, to be answered by the test."""

    def __init__(self, call: Call, workers: list[str], done: Callable[[], None]) -> None:
        self.name, self.workers, self._done = call.arguments[0], workers, done
        self.taken_back = False
        self._answers: list[Any] = []

    def say(self, answer: Any) -> None:
        self._answers.append(answer)
        self._done()

    def done(self) -> bool:
        return bool(self._answers)

    def answer(self) -> Made | Failed | Refused | None:
        (found,) = self._answers
        if isinstance(found, Exception):
            raise found
        return found  # type: ignore[no-any-return]

    def cancel(self) -> None:
        self.taken_back = True


class FakeCluster:
    """What the pool sees of a cluster: workers that the test lets come and go."""

    address = "tcp://scheduler:8786"

    def __init__(self, **threads: int) -> None:
        self.there, self.lost, self.closed = dict(threads), False, False
        self.refused: dict[str, str] = {}
        self.handed: list[OnCluster] = []

    def threads(self) -> Mapping[str, int]:
        if self.lost:
            raise Lost
        return dict(self.there)

    def refuse(self, worker: str, why: str) -> None:
        self.refused[worker] = why
        del self.there[worker]

    def hand_out(self, call: Call, workers: list[str], done: Callable[[], None]) -> OnCluster:
        if self.lost:
            raise Lost
        self.handed.append(OnCluster(call, workers, done))
        return self.handed[-1]

    def close(self) -> None:
        self.closed = True

    def wait_for(self, count: int) -> list[OnCluster]:
        """The calls that were handed out, once there are so many."""
        until(lambda: len(self.handed) >= count)
        return self.handed


def until(there: Callable[[], object]) -> None:
    end = time.monotonic() + 60
    while not there() and time.monotonic() < end:
        time.sleep(0.01)
    assert there()


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LOOKS", 0.02)


@pytest.fixture
def cluster() -> FakeCluster:
    return FakeCluster(one=1, two=1)


warned: list[str] = []


@pytest.fixture
def pool(cluster: FakeCluster) -> Iterator[ClusterPool]:
    warned.clear()
    made = ClusterPool(cluster, 9, lambda fn, *args: Call(ORDER, Limits(), fn, args), warned.append)
    yield made
    made.shutdown(cancel_futures=True)
    assert cluster.closed


def submitted(pool: ClusterPool, *names: str) -> list[Future[Any]]:
    return [pool.submit(print, name) for name in names]


def test_as_many_are_out_as_there_are_threads(cluster: FakeCluster, pool: ClusterPool) -> None:
    """The rest waits here, where it can be taken back; each answer makes room for the next."""
    a, b, c = submitted(pool, "a", "b", "c")
    first, second = cluster.wait_for(2)
    time.sleep(0.1)
    assert len(cluster.handed) == 2
    first.say(Made("made", ("it takes longer",)))
    assert a.result(60) == "made"
    third = cluster.wait_for(3)[2]
    third.say(Made("also", ("it takes longer",)))
    second.say(Failed("used more than 5 MB of memory", 7.5))
    assert c.result(60) == "also"
    with pytest.raises(TaskFailed, match=r"^used more than 5 MB of memory$") as caught:
        b.result(60)
    assert caught.value.seconds == 7.5
    assert warned == ["it takes longer"]


def test_no_more_than_asked_for(cluster: FakeCluster) -> None:
    """``--jobs 1`` leaves the rest of the cluster to others."""
    with ClusterPool(cluster, 1, lambda fn, *args: Call(ORDER, Limits(), fn, args)) as pool:
        a, b = submitted(pool, "a", "b")
        cluster.wait_for(1)
        time.sleep(0.1)
        assert len(cluster.handed) == 1
        cluster.handed[0].say(Made(1))
        cluster.wait_for(2)[1].say(Made(2))
        assert (a.result(60), b.result(60)) == (1, 2)


def test_what_only_lost_workers_could_do_is_begun_elsewhere(cluster: FakeCluster, pool: ClusterPool) -> None:
    """Dask itself hands on to another worker that was there; here all that were there are gone."""
    (a,) = submitted(pool, "a")
    (first,) = cluster.wait_for(1)
    cluster.there = {"three": 1}
    second = cluster.wait_for(2)[1]
    assert first.taken_back
    assert second.workers == ["three"]
    second.say(Made("made"))
    assert a.result(60) == "made"


def test_a_worker_that_turns_out_not_to_fit_does_no_more(cluster: FakeCluster, pool: ClusterPool) -> None:
    """Its client goes to another, however often; it was not begun."""
    (a,) = submitted(pool, "a")
    (first,) = cluster.wait_for(1)
    first.say(Refused("does not see the project's folder", "one"))
    second = cluster.wait_for(2)[1]
    assert second.workers == ["two"]
    second.say(Made("made"))
    assert a.result(60) == "made"
    assert cluster.refused == {"one": "does not see the project's folder"}


def test_a_client_that_ends_its_workers_is_not_tried_for_ever(cluster: FakeCluster, pool: ClusterPool) -> None:
    """It may be the reason."""
    (a,) = submitted(pool, "a")
    for n in range(module.MOST_LOSSES):
        cluster.wait_for(n + 1)[n].say(None)
    with pytest.raises(TaskFailed, match=r"^its worker was lost 4 times while making it; look at the workers' logs$"):
        a.result(60)


def test_an_error_of_the_cluster_is_that_clients(cluster: FakeCluster, pool: ClusterPool) -> None:
    """And nobody else's."""
    a, b = submitted(pool, "a", "b")
    first, second = cluster.wait_for(2)
    first.say(ValueError("odd"))
    second.say(Made("made"))
    with pytest.raises(ValueError, match="odd"):
        a.result(60)
    assert b.result(60) == "made"


@pytest.mark.parametrize("lost", [True, False])
def test_nobody_is_left(cluster: FakeCluster, pool: ClusterPool, lost: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a while all that is left fails, with why."""
    monkeypatch.setattr(module, "PATIENCE", 0.2)
    a, b, c = submitted(pool, "a", "b", "c")
    cluster.wait_for(2)
    cluster.lost, cluster.there = lost, {}
    why = "it does not answer any more" if lost else "no worker that fits is left"
    for future in (a, b, c):
        with pytest.raises(TaskFailed, match=f"^the Dask cluster at tcp://scheduler:8786 was waited for: {why}; run"):
            future.result(60)


def test_a_scheduler_that_comes_back_is_gone_on_with(cluster: FakeCluster, pool: ClusterPool) -> None:
    """What it had forgotten is handed out again."""
    (a,) = submitted(pool, "a")
    (first,) = cluster.wait_for(1)
    cluster.lost = True
    first.say(None)
    time.sleep(0.1)
    cluster.lost = False
    cluster.wait_for(2)[1].say(Made("made"))
    assert a.result(60) == "made"


def test_stopping_takes_back_what_is_out(cluster: FakeCluster, pool: ClusterPool) -> None:
    """What had not begun is cancelled, what had begun has failed; nothing more is taken."""
    a, _, c = submitted(pool, "a", "b", "c")
    out = list(cluster.wait_for(2))
    pool.shutdown(cancel_futures=True)
    assert all(each.taken_back for each in out)
    with pytest.raises(TaskFailed, match="the run was stopped"):
        a.result(0)
    assert c.cancelled()
    with pytest.raises(RuntimeError, match="after the end"):
        submitted(pool, "d")
    assert cluster.closed


def test_a_bug_lets_nobody_wait_for_ever(cluster: FakeCluster, pool: ClusterPool) -> None:
    """It is raised where the result is asked for."""
    (a,) = submitted(pool, "a")
    cluster.wait_for(1)
    cluster.threads = lambda: 1 / 0  # type: ignore[method-assign,assignment,return-value]
    with pytest.raises(ZeroDivisionError):
        a.result(60)
