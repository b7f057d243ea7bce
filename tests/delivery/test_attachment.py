"""The report's files in a message: which, and under which names."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.delivery.attachment import Attachment, attach, attachments
from readout.model.errors import ReadoutError
from tests.builders import client_of


def files(folder: Path) -> dict[str, Path]:
    for kind in ("pdf", "html"):
        (folder / f"report.{kind}").write_bytes(f"a {kind}\r\n".encode())
    return {path.name: path for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("name", "shown", "plain"),
    [
        ("Gift shop", "Gift shop 2011-11.pdf", "Gift shop 2011-11.pdf"),
        ("Vakuutusyhtiö", "Vakuutusyhtiö 2011-11.pdf", "Vakuutusyhtio 2011-11.pdf"),
        ("Große Läden", "Große Läden 2011-11.pdf", "shop 2011-11.pdf"),  # "Groe Laden" would be no name
        ("日本", "日本 2011-11.pdf", "shop 2011-11.pdf"),
        ("../../etc/passwd", "etc passwd 2011-11.pdf", "etc passwd 2011-11.pdf"),
        ('A/B: "C" <D>?*|', "A B C D 2011-11.pdf", "A B C D 2011-11.pdf"),
        ("Shop\r\nContent-Type: x", "Shop Content-Type x 2011-11.pdf", "Shop Content-Type x 2011-11.pdf"),
        ("Shop \u202efdp.exe", "Shop fdp.exe 2011-11.pdf", "Shop fdp.exe 2011-11.pdf"),
        ("...", "shop 2011-11.pdf", "shop 2011-11.pdf"),
    ],
)
def test_a_file_says_in_a_full_folder_what_it_is(name: str, shown: str, plain: str, tmp_path: Path) -> None:
    """Client and month; nothing that a file system refuses, nothing that hides what the file is."""
    (found,) = attachments(client_of(name=name), "2011-11", files(tmp_path))
    assert (found.name, found.plain_name, found.kind) == (shown, plain, "pdf")


def test_what_deliver_names_goes_and_nothing_else(tmp_path: Path) -> None:
    """In that order; figures and notebooks never."""
    client = client_of(deliver=("html", "pdf"))
    assert [each.kind for each in attachments(client, "2011-11", files(tmp_path))] == ["html", "pdf"]
    assert attachments(client_of(deliver=()), "2011-11", files(tmp_path)) == ()
    with pytest.raises(ReadoutError, match="deliver names html, and the approved report has none"):
        attachments(client, "2011-11", {})


@given(st.text(min_size=1, max_size=200), st.binary(max_size=500))
def test_name_and_bytes_come_back_whole(name: str, content: bytes) -> None:
    """Whatever the client is called: one attachment, the name that was given, every byte."""
    (given_,) = [
        Attachment(each.name, each.plain_name, "html", content)
        for each in attachments(client_of(name=name), "2011-11", {"report.pdf": Path(__file__)})
    ]
    message = EmailMessage(policy=SMTP)
    message.set_content("words")
    attach(message, given_)
    (read,) = message_from_bytes(message.as_bytes(), policy=default).iter_attachments()
    assert read.get_filename() == given_.name
    assert read.get_param("name") == given_.plain_name
    assert read.get_payload(decode=True) == content
    assert (read.get_content_type(), read["Content-Transfer-Encoding"]) == ("text/html", "base64")
