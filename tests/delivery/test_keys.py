"""What the keys of client.yml do that sending, approving and ``readout status`` go by."""

from __future__ import annotations

import datetime as dt
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pandas as pd
import pytest

from readout.data.agency import Agency
from readout.data.history_write import write_history
from readout.delivery.approver import approver
from readout.delivery.attachment import attachments
from readout.delivery.binding import recipients
from readout.delivery.message import Parcel, compose
from readout.delivery.mine import is_of
from readout.delivery.order import Order
from readout.delivery.sending import send_client
from readout.delivery.shipment import Shipment
from readout.model.client import Client
from readout.model.errors import ReadoutError
from readout.model.history import SentReport
from tests.keys.shop import Shop, new_shop, proves

APRIL = pd.Period("2024-04", "M")
PEOPLE = """people:
  - {id: boss, name: Bo Boss, side: us, email: bo@agency.example}
  - {id: lead, name: Ada Lead, side: us, email: ada@agency.example}
  - {id: owner, name: Oskar Owner, side: client, email: oskar@shop.example}"""


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    """A tiny client."""
    return new_shop(tmp_path)


def client_of(shop: Shop, *keys: str) -> Client:
    shop.says("\n".join([PEOPLE, *keys]))
    return shop.report().client


def message_of(shop: Shop, *keys: str) -> tuple[str, list[str | None]]:
    """Who a message with the report is from, and the names of its files."""
    client = client_of(shop, *keys)
    for name in ("report.pdf", "report.html"):
        (shop.project.root / name).write_text("the report")
    made = {name: shop.project.root / name for name in ("facts.json", "report.html", "report.pdf")}
    parcel = Parcel(shop.report(), Agency(), recipients(client), attachments(client, APRIL, made))
    read = message_from_bytes(compose(parcel, dt.datetime(2024, 5, 3, 9, tzinfo=dt.UTC)).content, policy=default)
    return read["From"], [each.get_filename() for each in read.iter_attachments()]  # type: ignore[attr-defined]


def sent(shop: Shop, *, called: bool = False) -> Shipment:
    """What comes of sending a report of which the history says that it is approved."""
    if not (shop.folder / "history").exists():
        write_history(shop.project, SentReport("shop", APRIL, state="approved", facts=shop.facts()))
    return send_client(Order(shop.project, APRIL, called=called), "shop")


@proves("deliver")
def test_deliver_names_the_files_that_go_with_the_message(shop: Shop) -> None:
    """In that order; the PDF where nothing is said; nothing else can be named."""
    assert message_of(shop)[1] == ["Lamp shop 2024-04.pdf"]
    assert message_of(shop, "deliver: [html, pdf]")[1] == ["Lamp shop 2024-04.html", "Lamp shop 2024-04.pdf"]
    assert message_of(shop, "deliver: [html]")[1] == ["Lamp shop 2024-04.html"]
    shop.says("deliver: [docx]")
    assert "deliver[0] is 'docx'; write pdf or html" in shop.refusal()


@proves("hold")
def test_hold_keeps_a_report_until_we_have_called(shop: Shop) -> None:
    """Whoever sends says so; whether it may go for other reasons is asked after that."""
    client_of(shop)
    assert sent(shop).why == "void"
    client_of(shop, "hold: call-first")
    held = sent(shop)
    assert (held.status, held.why) == ("not-sent", "held")
    assert "client.yml says hold: call-first; call, and then readout send shop --month 2024-04 --called" in held.message
    assert sent(shop, called=True).why == "void"
    shop.says("hold: never")
    assert "hold is 'never'; write call-first" in shop.refusal()


@proves("analyst")
def test_the_analyst_is_who_writes_to_the_client(shop: Shop) -> None:
    """Without one it is the first of us with an address; ``--mine`` lists the analyst's clients."""
    assert message_of(shop)[0] == "Bo Boss <bo@agency.example>"
    assert message_of(shop, "analyst: lead")[0] == "Ada Lead <ada@agency.example>"
    assert [is_of(shop.report().client, name) for name in ("lead", "boss")] == [True, False]


@proves("backup")
def test_the_backup_finds_the_client_among_their_own(shop: Shop) -> None:
    """When the analyst is away, and the client hears from the analyst all the same."""
    client = client_of(shop, "analyst: lead", "backup: boss")
    assert [is_of(client, name) for name in ("lead", "boss", "bo@agency.example", "owner")] == [True, True, True, False]
    assert message_of(shop, "analyst: lead", "backup: boss")[0] == "Ada Lead <ada@agency.example>"


@proves("approver")
def test_the_approver_approves_whoever_the_agency_lists(shop: Shop) -> None:
    """And, where it lists nobody, nobody else."""
    assert approver(Agency(), client_of(shop), "boss") == "boss"
    client = client_of(shop, "approver: lead")
    assert approver(Agency(), client, "Ada Lead") == "lead"
    with pytest.raises(ReadoutError, match="'boss' may not approve reports for shop; write --by lead"):
        approver(Agency(), client, "boss")


@pytest.mark.parametrize("key", ["analyst", "backup", "approver"])
def test_who_writes_stands_in_and_approves_is_one_of_the_people(shop: Shop, key: str) -> None:
    """By the id of people."""
    shop.says(f"{key}: led")
    assert f"{key} names 'led', which is not in people; did you mean lead?" in shop.refusal()
