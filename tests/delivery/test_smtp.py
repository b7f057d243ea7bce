"""Handing a message to a real mail server: what is sent, what is refused, and what nobody can know."""

from __future__ import annotations

import socket
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import trustme

from readout.delivery.server import Server, ServerRefusedError, on_this_machine, server_of
from readout.delivery.smtp import Answer, Envelope, hand_over
from readout.model.errors import ReadoutError
from tests.delivery.mail_server import PASSWORD, SENDER, USER, mail_server, mail_settings
from tests.ports import free_port

Ca = tuple[trustme.CA, Path]
OWNER, TRADE = "owner@shop.example", "trade@shop.example"
CONTENT = b"Subject: A report\r\n\r\nFirst line\r\n.hidden dot\r\n.\r\n..\r\nLast line\r\n"


def server(port: int, ca: Path | None = None, secret: str | None = None, **fields: Any) -> Server:
    return Server(mail_settings(port, ca, **fields), Path(), secret, timeout=60, patience=60)


def handed(to: Server, *recipients: str, begun: list[str] | None = None, content: bytes = CONTENT) -> dict[str, Answer]:
    """Hand the message over; ``begun`` gets the recipients whom an intent was recorded for."""

    def record(addresses: Sequence[str]) -> None:
        if begun is not None:
            begun.extend(addresses)

    return dict(hand_over(to, Envelope(SENDER, recipients or (OWNER,), content), record))


def states(answers: dict[str, Answer]) -> dict[str, str]:
    return {address: answer.state for address, answer in answers.items()}


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_message_arrives_encrypted_and_whole(security: Any, ca: Ca) -> None:
    """Lines that begin with a dot too; the intent is recorded for both recipients."""
    begun: list[str] = []
    with mail_server(ca[0], security) as (post, port):
        answers = handed(server(port, ca[1], security=security), OWNER, TRADE, begun=begun)
    assert answers == {OWNER: Answer("sent", "250 OK"), TRADE: Answer("sent", "250 OK")}
    assert begun == [OWNER, TRADE]
    (received,) = post.received
    assert (received.sender, received.recipients) == (SENDER, (OWNER, TRADE))
    assert received.content == CONTENT
    assert post.encrypted == [True]


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_of_an_unknown_authority_is_refused(security: Any, ca: Ca, tmp_path: Path) -> None:
    """Before a name, a password or a message was said; the cure is named."""
    other = tmp_path / "other.pem"
    trustme.CA().cert_pem.write_to_path(other)
    with mail_server(ca[0], security, sign_in=True) as (post, port):
        for trusted in (other, None):
            to = server(port, trusted, PASSWORD, user=USER, password="MAIL_PASSWORD", security=security)
            with pytest.raises(ServerRefusedError, match=r"^agency.yml: the certificate of .* name its authority's"):
                handed(to)
    assert (post.received, post.signed_in) == ([], [])


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_for_another_name_is_refused(security: Any, ca: Ca) -> None:
    """Whoever sits in between may have a good certificate, of their own."""
    with mail_server(ca[0], security, names=("mail.elsewhere.example",)) as (post, port):
        to = server(port, ca[1], security=security)
        with pytest.raises(ServerRefusedError, match=r"check mail\.host"):
            handed(to)
        assert post.received == []


def test_a_server_on_this_machine_may_be_plain(ca: Ca) -> None:
    """Its traffic leaves no machine; where encryption is asked for by name, it is still required."""
    with mail_server(ca[0], "plain") as (post, port):
        assert states(handed(server(port))) == {OWNER: "sent"}
        assert states(handed(server(port, security="none"))) == {OWNER: "sent"}
        with pytest.raises(ServerRefusedError, match="offers no encryption"):
            handed(server(port, security="starttls"))
    assert post.encrypted == [False, False]


def test_encryption_that_is_offered_is_used_on_this_machine_too(ca: Ca) -> None:
    """And its certificate is verified, unless agency.yml says none."""
    with mail_server(ca[0]) as (post, port):
        assert states(handed(server(port, ca[1]))) == {OWNER: "sent"}
        with pytest.raises(ServerRefusedError, match="not to be trusted"):
            handed(server(port))
    assert post.encrypted == [True]


def outward_address() -> str | None:
    """An address of this machine that is not loopback, if it has one."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("198.51.100.1", 9))  # nothing is sent: this only asks for the route
        except OSError:
            return None
        address = str(probe.getsockname()[0])
    return None if on_this_machine(address) else address


@pytest.mark.parametrize("security", [None, "starttls", "none"])
def test_a_plain_server_elsewhere_is_refused(security: Any, ca: Ca) -> None:
    """Even without a password to lose: the report is confidential. Nothing but the greeting was said."""
    address = outward_address()
    if address is None:
        pytest.skip("this machine has no address but loopback")
    with mail_server(ca[0], "plain", host=address, sign_in=True) as (post, port):
        to = Server(mail_settings(port, host=address, user=USER, password="P", security=security), Path(), PASSWORD)
        with pytest.raises(ServerRefusedError, match=r"only a server on this machine|offers no encryption"):
            handed(to)
    assert (post.received, post.signed_in) == ([], [])


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("127.0.0.1", True),
        ("127.8.9.10", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("::1%lo", True),
        ("0.0.0.0", False),
        ("10.0.0.1", False),
        ("192.0.2.1", False),
        ("::ffff:192.0.2.1", False),
        ("fe80::1%eth0", False),
        ("localhost", False),  # a name says nothing: what counts is the address that was connected to
        ("", False),
    ],
)
def test_which_addresses_are_on_this_machine(address: str, here: bool) -> None:
    """By the address at the other end of the connection, which no name server can change."""
    assert on_this_machine(address) is here


def test_tls_on_a_port_that_begins_plain(ca: Ca) -> None:
    """The commonest mistake says which keys to look at."""
    said = r"check mail\.port and mail\.security"
    with mail_server(ca[0]) as (_, port), pytest.raises(ServerRefusedError, match=said):
        handed(server(port, ca[1], security="tls"))


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_the_sign_in(security: Any, ca: Ca) -> None:
    """With the right password the message goes; with another, nothing does, and nobody reads the password anywhere."""
    with mail_server(ca[0], security, sign_in=True) as (post, port):
        keys = {"user": USER, "password": "MAIL_PASSWORD", "security": security}
        assert states(handed(server(port, ca[1], PASSWORD, **keys))) == {OWNER: "sent"}
        with pytest.raises(ServerRefusedError) as refused:
            handed(server(port, ca[1], "a wrong word", **keys))
    assert len(post.received) == len(post.signed_in) == 1
    assert "refuses the sign-in of reports (535); look at mail.user and at the password in MAIL_PASSWORD" in str(
        refused.value
    )
    assert "wrong word" not in str(refused.value)
    assert refused.value.__cause__ is None


def test_a_server_that_signs_nobody_in(ca: Ca) -> None:
    """A name and a password for a server that wants none is a mistake worth a word."""
    with mail_server(ca[0], "plain") as (_, port), pytest.raises(ServerRefusedError, match="no way to sign in"):
        handed(server(port, None, PASSWORD, user=USER, password="P"))


def test_the_password_is_found_by_its_name() -> None:
    """Not set and not typeable are said by name; no message and no representation holds it."""
    mail = mail_settings(587, user=USER, password="MAIL_PASSWORD")
    found = server_of(mail, Path(), {"MAIL_PASSWORD": PASSWORD})
    assert found.password == PASSWORD
    assert PASSWORD not in repr(found)
    with pytest.raises(ReadoutError, match=r"^agency.yml: mail.password names MAIL_PASSWORD, .* is not set"):
        server_of(mail, Path(), {})
    with pytest.raises(ReadoutError) as refused:
        server_of(mail, Path(), {"MAIL_PASSWORD": "pässword"})
    assert "pässword" not in str(refused.value)
    with pytest.raises(ReadoutError, match="says nothing of a mail server; add mail:"):
        server_of(None, Path(), {})


def test_a_missing_file_of_certificates(tmp_path: Path) -> None:
    """Said with its key; a file that holds none too."""
    for path in (tmp_path / "no.pem", tmp_path / "empty.pem"):
        (tmp_path / "empty.pem").write_text("nothing\n")
        with pytest.raises(ServerRefusedError, match=r"mail\.ca is .* cannot be read"):
            handed(server(free_port(), path))


# Before the message itself is sent, everybody knows that nobody got it, and no intent is recorded.
BEFORE: dict[str, tuple[dict[str, Any], str]] = {
    "the sender, for now": ({"mail": ["451 try later"]}, "deferred"),
    "the sender, for good": ({"mail": ["550 not from here"]}, "refused"),
    "the recipient, for now": ({"rcpt": {OWNER: ["450 greylisted"]}}, "deferred"),
    "the recipient, for good": ({"rcpt": {OWNER: ["550 no such user"]}}, "refused"),
    "closing down": ({"rcpt": {OWNER: ["421 closing down"]}}, "deferred"),
}


@pytest.mark.parametrize("case", BEFORE)
def test_refused_before_the_message(case: str, ca: Ca) -> None:
    """4xx is for now, 5xx for good; the server's own words are kept."""
    plan, state = BEFORE[case]
    begun: list[str] = []
    with mail_server(ca[0]) as (post, port):
        vars(post.faults).update(plan)
        answers = handed(server(port, ca[1]), begun=begun)
    assert states(answers) == {OWNER: state}
    assert answers[OWNER].said[:3].isdigit()
    assert (post.received, begun) == ([], [])


# From here on an intent is recorded. Until the server asks for the message, and once it has answered, all is known.
DURING: dict[str, tuple[dict[str, Any], str, int]] = {
    "DATA refused for now": ({"command": ["451 later"]}, "deferred", 0),
    "DATA refused for good": ({"command": ["554 no"]}, "refused", 0),
    "hung up before the message": ({"command": ["drop"]}, "deferred", 0),
    "hung up in the middle of the message": ({"command": ["half"]}, "unknown", 0),
    "the message refused for now": ({"after": ["452 full"]}, "deferred", 0),
    "the message refused for good": ({"after": ["554 looks like spam"]}, "refused", 0),
    "hung up after taking it": ({"after": ["drop"]}, "unknown", 1),
    "hung up without taking it": ({"after": ["lose"]}, "unknown", 0),
    "an answer that means nothing": ({"after": ["299 hm"]}, "unknown", 0),
}


@pytest.mark.parametrize("case", DURING)
def test_refused_or_cut_off_at_the_message(case: str, ca: Ca) -> None:
    """Only where the connection breaks while the message is on its way is the outcome unknown."""
    plan, state, received = DURING[case]
    begun: list[str] = []
    with mail_server(ca[0]) as (post, port):
        vars(post.faults).update(plan)
        answers = handed(server(port, ca[1]), begun=begun)
    assert states(answers) == {OWNER: state}
    assert len(post.received) == received
    assert begun == [OWNER]


def test_no_answer_in_time_is_unknown(ca: Ca) -> None:
    """The server took the message and thinks it over for longer than we wait."""
    with mail_server(ca[0]) as (post, port):
        post.faults.slow = 1.5
        to = Server(mail_settings(port, ca[1]), Path(), timeout=5, patience=0.2)
        answers = handed(to)
    assert answers[OWNER].state == "unknown"
    assert answers[OWNER].said.endswith("has got it or not: the server did not answer in time")


def test_one_of_two_recipients_is_refused(ca: Ca) -> None:
    """The other one gets the message, and the answers say who did."""
    begun: list[str] = []
    with mail_server(ca[0]) as (post, port):
        post.faults.rcpt = {OWNER: ["550 no such user"]}
        answers = handed(server(port, ca[1]), OWNER, TRADE, begun=begun)
    assert answers == {OWNER: Answer("refused", "550 no such user"), TRADE: Answer("sent", "250 OK")}
    assert begun == [TRADE]
    assert (post.times(OWNER), post.times(TRADE)) == (0, 1)


def test_a_message_larger_than_the_server_takes(ca: Ca) -> None:
    """The server says so before it is sent."""
    with mail_server(ca[0], limit=1000) as (post, port):
        answers = handed(server(port, ca[1]), content=b"Subject: Long\r\n\r\n" + b"word word word\r\n" * 200)
    assert answers[OWNER].state == "refused"
    assert answers[OWNER].said.startswith("552")
    assert post.received == []


def test_nobody_listens() -> None:
    """That may pass: nobody got anything, and it is worth a second try."""
    begun: list[str] = []
    answers = handed(server(port := free_port()), begun=begun)
    assert answers == {OWNER: Answer("deferred", f"127.0.0.1:{port} cannot be reached: Connection refused")}
    assert begun == []


def test_a_name_that_nobody_knows() -> None:
    """Said in words."""
    answers = handed(Server(mail_settings(587, host="mail.nowhere.invalid"), Path()))
    assert answers[OWNER] == Answer(
        "deferred", "mail.nowhere.invalid:587 cannot be reached: its name is not known here"
    )


def greeting_server(*lines: bytes) -> int:
    """A server that says ``lines`` and hangs up; return its port."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection, _ = listener.accept()
        with connection, listener:
            for line in lines:
                connection.sendall(line)

    threading.Thread(target=serve, daemon=True).start()
    return int(listener.getsockname()[1])


@pytest.mark.parametrize(
    ("lines", "state"),
    [
        ((b"421 too busy\r\n",), "deferred"),
        ((b"554 not for you\r\n",), "refused"),
        ((), "deferred"),
        ((b"220 " + b"x" * 20_000,), "refused"),
        ((b"220 hello\r\n",), "deferred"),
    ],
)
def test_a_server_that_does_not_get_as_far_as_hello(lines: tuple[bytes, ...], state: str) -> None:
    """Busy, unwilling, mute, babbling, gone."""
    assert states(handed(server(greeting_server(*lines)))) == {OWNER: state}


def test_what_a_server_says_is_shown_in_one_short_line_without_the_password(ca: Ca) -> None:
    """Whatever it echoes, and however long."""
    with mail_server(ca[0], sign_in=True) as (post, port):
        post.faults.rcpt = {OWNER: [f"550 you said {PASSWORD}\x1b[31m" + "x" * 400]}
        answers = handed(server(port, ca[1], PASSWORD, user=USER, password="P"))
    said = answers[OWNER].said
    assert said.startswith("550 you said … [31mxxx")
    assert len(said) <= 204
    assert said.isprintable()


@pytest.mark.parametrize("content", [b"a\nb\r\n", b"a\rb\r\n", b"a\r\n.\n\r\nMAIL FROM:<x>\r\n", b"a\r"])
def test_a_line_that_could_end_the_message_early_is_a_bug(content: bytes) -> None:
    """Servers disagree about lone line feeds; none leaves this house."""
    with pytest.raises(ValueError, match="CR and LF"):
        handed(server(1), content=content)


def test_an_intent_that_cannot_be_written_stops_the_message(ca: Ca) -> None:
    """Without a record there is no message."""

    def fail(_: Sequence[str]) -> None:
        raise ReadoutError(())

    with mail_server(ca[0]) as (post, port), pytest.raises(ReadoutError):
        hand_over(server(port, ca[1]), Envelope(SENDER, (OWNER,), CONTENT), fail)
    assert post.received == []


@pytest.mark.parametrize(
    "address",
    ["a@b.example>\r\nRCPT TO:<evil@x.example", "a@b.example, c@d.example", '"a b"@c.example', "åke@b.example"],
)
def test_an_address_cannot_smuggle_a_command(address: str) -> None:
    """Nor be two; no server is spoken to."""
    with pytest.raises(ValueError, match="an address that is none"):
        handed(server(1), OWNER, address)
