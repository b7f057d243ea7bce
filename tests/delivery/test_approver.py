"""Who may approve: the agency's approvers and the client's own, by any name they go by; never the client."""

from __future__ import annotations

import pytest

from readout.data.agency import Agency
from readout.delivery.approver import approver
from readout.model.client import Client, Person
from readout.model.errors import ReadoutError
from tests.builders import client_of

LEAD = Person("lead", "Ada Lead", "us", "ada@agency.example")
WRITER = Person("writer", "Wendy Writer", "us", "wendy@agency.example")
OWNER = Person("owner", "Oskar Owner", "client", "oskar@shop.example")
SHOP = client_of(people=(LEAD, WRITER, OWNER))


def refused(agency: Agency, client: Client, name: str) -> str:
    with pytest.raises(ReadoutError) as error:
        approver(agency, client, name)
    return str(error.value)


@pytest.mark.parametrize("listed", ["lead", "Ada Lead", "ada@agency.example", " ADA@agency.example"])
@pytest.mark.parametrize("asked", ["lead", "ada lead", "Ada@Agency.Example"])
def test_an_approver_goes_by_any_name(listed: str, asked: str) -> None:
    """Listed by id, name or address, asked by another: the history calls them by the id."""
    assert approver(Agency(approvers=(listed,)), SHOP, asked) == "lead"


def test_the_clients_own_approver_may_as_well() -> None:
    """Whether or not the agency lists them."""
    client = client_of(people=(LEAD, WRITER, OWNER), approver="writer")
    assert approver(Agency(approvers=("lead",)), client, "Wendy Writer") == "writer"
    assert approver(Agency(), client, "writer") == "writer"
    assert refused(Agency(), client, "lead") == (
        "clients/shop/client.yml: 'lead' may not approve reports for shop; write --by writer"
    )


def test_an_approver_need_not_work_for_the_client() -> None:
    """Somebody the agency lists and client.yml does not know: an address loses what follows the @ in the history."""
    agency = Agency(approvers=("head@agency.example", "Hanna Head"))
    assert approver(agency, SHOP, "head@agency.example") == "head"
    assert approver(agency, SHOP, "hanna head") == "hanna head"
    assert refused(agency, SHOP, "lead").endswith("; write --by Hanna Head or head@agency.example")


def test_where_nobody_is_named_any_of_us_may() -> None:
    """A small agency writes no list."""
    assert approver(Agency(), SHOP, "writer") == "writer"
    assert "'somebody' may not approve reports for shop; write --by lead or writer" in refused(
        Agency(), SHOP, "somebody"
    )


@pytest.mark.parametrize("name", ["owner", "oskar@shop.example"])
def test_a_client_never_approves(name: str) -> None:
    """Not even where a list holds their address by mistake."""
    assert "may not approve" in refused(Agency(approvers=("oskar@shop.example",)), SHOP, name)
    assert "may not approve" in refused(Agency(), SHOP, name)
