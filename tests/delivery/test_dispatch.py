"""Many clients in one go: each gets its turn, whatever becomes of the others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from readout.data.project import Project
from readout.delivery import dispatch as module
from readout.delivery.dispatch import Listener, dispatch
from readout.delivery.order import Order
from readout.delivery.server import ServerRefusedError
from readout.delivery.shipment import Shipment, Why
from readout.model.errors import Problem
from tests.delivery.approved import order

CLIENTS = ["a", "b", "c"]
ORDER = order(Project(Path("nowhere")))
Plan = dict[str, list[Why | Exception | None]]


@pytest.fixture
def plan(monkeypatch: pytest.MonkeyPatch) -> Callable[[Plan], list[str]]:
    """Decide what becomes of each try; return the list of the clients that get a turn."""

    def decide(outcomes: Plan) -> list[str]:
        turns: list[str] = []

        def send(_: Order, client: str) -> Shipment:
            turns.append(client)
            outcome = outcomes.get(client, [None]).pop(0)
            if isinstance(outcome, Exception):
                raise outcome
            return Shipment(client, "2012-06", 1, status="not-sent" if outcome else "sent", why=outcome)

        monkeypatch.setattr(module, "send_client", send)
        return turns

    return decide


def ways(shipments: list[Shipment]) -> list[str]:
    return [each.why or each.status for each in shipments]


def test_who_is_refused_for_now_waits_until_the_others_had_their_turn(plan: Callable[[Plan], list[str]]) -> None:
    """The outcomes come in the order of the clients, the listener hears of each once and of the pauses."""
    turns, heard = plan({"a": ["deferred", "deferred", None], "b": [None], "c": ["deferred", "refused"]}), []
    listener = Listener(lambda each: heard.append(each.client), lambda seconds, count: heard.append((seconds, count)))
    slept: list[float] = []
    assert ways(dispatch(ORDER, CLIENTS, listener, (1, 2, 3), slept.append)) == ["sent", "sent", "refused"]
    assert turns == ["a", "b", "c", "a", "c", "a"]
    assert slept == [1, 2]
    assert heard == ["b", (1, 2), "c", (2, 1), "a"]


def test_tries_are_bounded(plan: Callable[[Plan], list[str]]) -> None:
    """One more than there are pauses."""
    turns = plan({"a": ["deferred"] * 9})
    assert ways(dispatch(ORDER, ["a"], waits=(1, 2), sleep=lambda _: None)) == ["deferred"]
    assert turns == ["a"] * 3


@pytest.mark.parametrize("why", ["refused", "unknown", "busy", "void", "failed", "partly"])
def test_only_what_may_pass_is_tried_again(why: Why, plan: Callable[[Plan], list[str]]) -> None:
    """Above all not what is unknown."""
    turns = plan({"a": [why]})
    dispatch(ORDER, ["a"], sleep=lambda _: pytest.fail("it waited"))
    assert turns == ["a"]


def test_a_bug_fails_its_client_only(plan: Callable[[Plan], list[str]]) -> None:
    """And says where it is, for whoever mends it."""
    plan({"b": [ZeroDivisionError("oops")]})
    found = dispatch(ORDER, CLIENTS)
    assert ways(found) == ["sent", "failed", "sent"]
    assert found[1].message.startswith("unexpected ZeroDivisionError in send (line ")
    assert found[1].failed(named=False)


def test_a_server_that_refuses_us_stops_the_rest(plan: Callable[[Plan], list[str]]) -> None:
    """Also in a later round; who was sent to stays sent to."""
    refused = ServerRefusedError(Problem("agency.yml", "the sign-in is refused"))
    turns = plan({"a": [None], "b": [refused]})
    found = dispatch(ORDER, CLIENTS)
    assert ways(found) == ["sent", "server", "server"]
    assert [each.message for each in found[1:]] == ["agency.yml: the sign-in is refused"] * 2
    assert turns == ["a", "b"]
    plan({"a": ["deferred", refused], "b": [None], "c": ["deferred"]})
    assert ways(dispatch(ORDER, CLIENTS, sleep=lambda _: None)) == ["server", "sent", "server"]


@pytest.mark.parametrize(
    ("why", "of_all", "by_name"),
    [
        (None, False, False),
        ("sent-before", False, False),
        ("not-approved", False, True),
        ("draft", False, True),
        ("held", False, True),
        ("void", True, True),
        ("no-address", True, True),
        ("unknown", True, True),
        ("busy", True, True),
        ("deferred", True, True),
        ("refused", True, True),
        ("partly", True, True),
        ("server", True, True),
        ("failed", True, True),
    ],
)
def test_what_counts_as_failed(why: Why | None, of_all: bool, by_name: bool) -> None:
    """A batch leaves out what is not ready; whoever names a client wants it sent. Sent before is never a failure."""
    shipment = Shipment("a", "2012-06", why=why)
    assert (shipment.failed(named=False), shipment.failed(named=True)) == (of_all, by_name)
