"""A real mail server for tests: aiosmtpd, with a certificate made for the test, that fails where it is told to."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from readout.data.agency import Mail
from tests.ports import free_port

USER, PASSWORD = "reports", "correct horse: battery"
SENDER = "reports@agency.example"
Security = Literal["plain", "starttls", "tls"]


@dataclass(frozen=True)
class Received:
    """A message the server took: for whom, and its bytes."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes


@dataclass
class Faults:
    """What goes wrong, each a list of replies that are used up one by one; empty is all well.

    ``rcpt`` is by address. ``after`` is what becomes of a message that was sent: a reply, ``drop`` (it is taken and the
    connection is cut before the answer) or ``lose`` (cut without taking it). ``command`` is the reply to DATA itself,
    or ``drop`` or ``half`` (cut in the middle of the message).
    """

    mail: list[str] = field(default_factory=list)
    rcpt: dict[str, list[str]] = field(default_factory=dict)
    command: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    slow: float = 0.0


@dataclass
class Post:
    """What the server has received, was asked and does wrong."""

    received: list[Received] = field(default_factory=list)
    faults: Faults = field(default_factory=Faults)
    encrypted: list[bool] = field(default_factory=list)
    signed_in: list[str] = field(default_factory=list)
    conversations: int = 0
    messages: int = 0  # that it had whole, whatever it answered

    def times(self, address: str) -> int:
        """How many messages an address has received."""
        return sum(each.recipients.count(address) for each in self.received)


class _Handler:
    def __init__(self, post: Post) -> None:
        self.post = post

    async def handle_EHLO(
        self, server: Any, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname  # type: ignore[assignment]
        self.post.conversations += 1
        return responses

    async def handle_MAIL(
        self, server: Any, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.post.faults.mail:
            return self.post.faults.mail.pop(0)
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(
        self, server: Any, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        planned = self.post.faults.rcpt.get(address)
        reply = planned.pop(0) if planned else "250 OK"
        if reply.startswith("25"):
            envelope.rcpt_tos.append(address)
        return reply

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:
        self.post.messages += 1
        reply = self.post.faults.after.pop(0) if self.post.faults.after else "250 OK"
        if reply.startswith("250") or reply == "drop":
            content = envelope.original_content or b""
            self.post.received.append(Received(envelope.mail_from or "", tuple(envelope.rcpt_tos), content))
            self.post.encrypted.append(server.transport.get_extra_info("sslcontext") is not None)
        await asyncio.sleep(self.post.faults.slow)  # it has the message and thinks; a sender may die meanwhile
        if reply in ("drop", "lose"):
            server.transport.abort()
            return "250 never heard"
        return reply


class _Smtp(SMTP):
    """Fails at the DATA command itself, before or in the middle of the message."""

    post: Post

    async def smtp_DATA(self, arg: str) -> None:
        planned = self.post.faults.command
        fault = planned.pop(0) if planned else ""
        if fault == "half":
            await self.push("354 go on")
            await self._reader.readline()  # type: ignore[union-attr]
        if fault in ("half", "drop"):
            self.transport.abort()  # type: ignore[union-attr]
        elif fault:
            self._set_post_data_state()
            await self.push(fault)
        else:
            await super().smtp_DATA(arg)


class _Controller(Controller):
    post: Post

    def factory(self) -> SMTP:
        made = _Smtp(self.handler, **self.SMTP_kwargs)
        made.post = self.post
        return made


def authority(folder: Path) -> tuple[trustme.CA, Path]:
    """Make a certificate authority; return it with the file that a client trusts it by."""
    made = trustme.CA()
    path = folder / "ca.pem"
    made.cert_pem.write_to_path(path)
    return made, path


@contextmanager
def mail_server(
    ca: trustme.CA,
    security: Security = "starttls",
    *,
    names: tuple[str, ...] = ("127.0.0.1", "localhost"),
    host: str = "127.0.0.1",
    sign_in: bool = False,
    limit: int | None = None,
    port: int | None = None,
) -> Iterator[tuple[Post, int]]:
    """Run a server; yield what it receives, and its port."""
    post, port = Post(), port or free_port(host)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert(*names).configure_cert(context)
    settings: dict[str, Any] = {"data_size_limit": limit} if limit else {}
    if security == "starttls":
        settings |= {"tls_context": context, "require_starttls": True}
    if sign_in:
        settings |= {"auth_required": True, "auth_require_tls": security == "starttls"}  # tls has it from the start
        settings["authenticator"] = _authenticator(post)
    settings |= {"ssl_context": context if security == "tls" else None, "ready_timeout": 120}
    controller = _Controller(_Handler(post), host, port, **settings)
    controller.post = post
    controller.start()
    post.conversations = 0
    try:
        yield post, port
    finally:
        controller.stop()


def _authenticator(post: Post) -> Any:
    def check(server: Any, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
        assert isinstance(data, LoginPassword)
        good = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
        if good:
            post.signed_in.append(mechanism)
        return AuthResult(success=good, handled=good or not PASSWORD)

    return check


def mail_settings(port: int, ca: Path | None = None, **fields: Any) -> Mail:
    """Return the settings of a test server."""
    usual: dict[str, Any] = {"host": "127.0.0.1", "sender": SENDER, "port": port, "ca": str(ca) if ca else None}
    return Mail(**{**usual, **fields})
