"""Handing one message over to the mail server, and what became of it for each recipient.

Nothing is guessed: until the message itself is being sent nobody can have got it, and once the server has answered
it is known who did. Only a conversation that breaks off between the two leaves it unknown.
"""

from __future__ import annotations

import re
import smtplib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from readout.delivery.mailbox import is_mailbox
from readout.delivery.server import Server, conversation, reason

_LONGEST_REPLY = 200  # characters of what a server says; some write essays
_CLOSING_DOWN = 421

State = Literal["sent", "refused", "deferred", "unknown"]


@dataclass(frozen=True)
class Answer:
    """What became of a message for one recipient, and what the server ``said``.

    ``refused``: for good, they have not got it. ``deferred``: for now, they have not got it. ``unknown``: the
    conversation broke off when the message was on its way.
    """

    state: State
    said: str


@dataclass(frozen=True)
class Envelope:
    """Who a message goes to, and its ``content`` as it goes over the wire: lines that end with CR and LF."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes


def hand_over(server: Server, envelope: Envelope, begun: Callable[[Sequence[str]], None]) -> Mapping[str, Answer]:
    """Send a message; return what became of it by recipient.

    ``begun`` is told of the recipients whom the server will take, just before it could get the message: whoever
    keeps a record writes it down then. Raises ServerRefusedError when the server cannot be used at all.
    """
    _refuse_smuggling(envelope)
    answers: dict[str, Answer] = {}
    try:
        with conversation(server) as smtp:
            _transfer(smtp, server, envelope, begun, answers)
    except smtplib.SMTPResponseException as error:
        answers |= _for_the_rest(envelope, answers, _judged(error.smtp_code, error.smtp_error, server))
    except (OSError, smtplib.SMTPException) as error:
        said = f"{server.name} cannot be reached: {reason(error)}"
        answers |= _for_the_rest(envelope, answers, Answer("deferred", said))
    return answers


def _transfer(
    smtp: smtplib.SMTP,
    server: Server,
    envelope: Envelope,
    begun: Callable[[Sequence[str]], None],
    answers: dict[str, Answer],
) -> None:
    code, reply = smtp.mail(envelope.sender, [f"size={len(envelope.content)}"] if smtp.has_extn("size") else [])
    if code != 250:
        answers |= _for_the_rest(envelope, answers, _judged(code, reply, server))
        return
    taken = []
    for address in envelope.recipients:
        code, reply = smtp.rcpt(address)
        if code in (250, 251):
            taken.append(address)
        elif code == _CLOSING_DOWN:
            answers |= _for_the_rest(envelope, answers, _judged(code, reply, server))
            return
        else:
            answers[address] = _judged(code, reply, server)
    if taken:
        begun(taken)
        answers |= dict.fromkeys(taken, _content(smtp, server, envelope.content))


def _content(smtp: smtplib.SMTP, server: Server, content: bytes) -> Answer:
    """Send the message itself. As long as the server has not asked for it, it has got nothing."""
    code, reply = smtp.docmd("DATA")
    if code != 354:
        return _judged(code, reply, server)
    try:
        smtp.send(_with_dots(content))
        if smtp.sock is not None:
            smtp.sock.settimeout(server.patience)
        code, reply = smtp.getreply()
    except (OSError, smtplib.SMTPException) as error:
        return Answer("unknown", f"{server.name} has got it or not: {reason(error)}")
    return _judged(code, reply, server, instead="unknown")


def _for_the_rest(envelope: Envelope, answers: Mapping[str, Answer], answer: Answer) -> dict[str, Answer]:
    return dict.fromkeys((each for each in envelope.recipients if each not in answers), answer)


def _judged(code: int, reply: bytes | str, server: Server, instead: State = "deferred") -> Answer:
    """Return what a reply means (RFC 5321, 4.2.1); one that means nothing is taken as ``instead``."""
    said = f"{code} {_plain(reply, server)}".strip()
    if code == 250:
        return Answer("sent", said)
    if 500 <= code < 600:
        return Answer("refused", said)
    return Answer("deferred" if 400 <= code < 500 else instead, said)


def _plain(reply: bytes | str, server: Server) -> str:
    """Return a server's words in one printable line, without the password should it repeat that."""
    text = reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply
    if server.password:
        text = text.replace(server.password, "…")
    line = " ".join("".join(each if each.isprintable() else " " for each in text).split())
    return line if len(line) <= _LONGEST_REPLY else f"{line[: _LONGEST_REPLY - 1]}…"


def _with_dots(content: bytes) -> bytes:
    """Return a message as it goes over the wire: a line's first dot doubled, a lone dot after the last."""
    content = content if content.endswith(b"\r\n") else content + b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", content) + b".\r\n"


def _refuse_smuggling(envelope: Envelope) -> None:
    """A line feed alone could end the message for one server and not for the next (RFC 5321, 2.3.8)."""
    if re.search(rb"(?<!\r)\n|\r(?!\n)", envelope.content):
        raise ValueError("a message has a line that does not end with CR and LF")
    if not all(map(is_mailbox, (envelope.sender, *envelope.recipients))):
        raise ValueError("an envelope has an address that is none")
