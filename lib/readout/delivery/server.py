"""A conversation with the agency's mail server, up to the point where a message can be handed over.

Encrypted unless the server is on this machine; the certificate is always verified. The password comes from the
environment by its name, and nothing said here repeats it.
"""

from __future__ import annotations

import ipaddress
import os
import smtplib
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from readout.data.agency import Mail
from readout.model.errors import Problem, ReadoutError

WHERE = "agency.yml"


class ServerRefusedError(ReadoutError):
    """The server cannot be used as agency.yml says, for any message: not encrypted, not trusted, sign-in refused."""


@dataclass(frozen=True)
class Server:
    """The mail server to use. ``timeout`` is for a command, ``patience`` for the answer to a whole message; seconds.

    RFC 5321 (4.5.3.2.6) grants a server ten minutes for that answer.
    """

    mail: Mail
    root: Path
    password: str | None = field(default=None, repr=False)
    timeout: float = 60.0
    patience: float = 600.0

    @property
    def name(self) -> str:
        """The server as messages name it: host and port."""
        return f"{self.mail.host}:{self.mail.port}"


def server_of(mail: Mail | None, root: Path, environment: Mapping[str, str] = os.environ) -> Server:
    """Return the agency's server with its password.

    Raises ReadoutError when agency.yml names no server, and when the password's variable is not set.
    """
    if mail is None:
        cure = "add mail: {host: …, sender: …}, or leave out --smtp and send from the outbox by hand"
        raise ReadoutError(Problem(WHERE, f"says nothing of a mail server; {cure}"))
    if mail.password is None:
        return Server(mail, root)
    password = environment.get(mail.password)
    if not password:
        said = f"mail.password names {mail.password}, and this environment variable is not set; set it to the password"
        raise ReadoutError(Problem(WHERE, said))
    if not password.isascii():
        said = f"the password in {mail.password} has characters that mail servers do not take; use letters A to Z, "
        raise ReadoutError(Problem(WHERE, said + "digits and ASCII signs"))
    return Server(mail, root, password)


@contextmanager
def conversation(server: Server) -> Iterator[smtplib.SMTP]:
    """Connect, encrypt and sign in; afterwards say goodbye, whatever the answer.

    Raises ServerRefusedError for what no second try can help; OSError or SMTPException for what may pass.
    """
    smtp = _connected(server)
    try:
        smtp.ehlo_or_helo_if_needed()
        _encrypt(smtp, server)
        _sign_in(smtp, server)
        yield smtp
    finally:
        with suppress(OSError, smtplib.SMTPException):
            smtp.quit()
        smtp.close()


def on_this_machine(address: str) -> bool:
    """Whether an IP address is a loopback address, whose traffic leaves no machine.

    >>> on_this_machine("127.0.0.1"), on_this_machine("::ffff:127.0.0.1"), on_this_machine("192.0.2.1")
    (True, True, False)
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(found, "ipv4_mapped", None)
    return bool((mapped or found).is_loopback)


def _connected(server: Server) -> smtplib.SMTP:
    mail, context = server.mail, _context(server)
    with _tls_problems(server):
        if mail.tls_from_the_start:
            return smtplib.SMTP_SSL(mail.host, mail.port, timeout=server.timeout, context=context)
        return smtplib.SMTP(mail.host, mail.port, timeout=server.timeout)


def _encrypt(smtp: smtplib.SMTP, server: Server) -> None:
    """Begin encryption (STARTTLS). Without it no server but one on this machine is spoken to: not even signed in to."""
    mail = server.mail
    if mail.tls_from_the_start:
        return
    near = smtp.sock is not None and on_this_machine(str(smtp.sock.getpeername()[0]))
    if mail.security == "none":
        if not near:
            said = "mail.security is none, which only a server on this machine may have; write starttls or tls"
            raise ServerRefusedError(Problem(WHERE, said))
        return
    if not smtp.has_extn("starttls"):
        if near and mail.security is None:
            return
        cure = "use the port on which it does (465 with security: tls, or 587), or ask whoever runs it"
        raise ServerRefusedError(Problem(WHERE, f"{server.name} offers no encryption (STARTTLS); {cure}"))
    with _tls_problems(server):
        smtp.starttls(context=_context(server))
    smtp.ehlo()


def _sign_in(smtp: smtplib.SMTP, server: Server) -> None:
    user = server.mail.user
    if user is None or server.password is None:
        return
    try:
        smtp.login(user, server.password)
    except smtplib.SMTPAuthenticationError as error:
        if 400 <= error.smtp_code < 500:
            raise smtplib.SMTPResponseException(error.smtp_code, "the sign-in is refused for now") from None
        said = f"{server.name} refuses the sign-in of {user} ({error.smtp_code}); look at mail.user and at the password"
        raise ServerRefusedError(Problem(WHERE, f"{said} in {server.mail.password}")) from None
    except smtplib.SMTPServerDisconnected:
        raise
    except (smtplib.SMTPException, ValueError):
        said = f"{server.name} offers no way to sign in that Readout knows; leave out mail.user and mail.password, or "
        raise ServerRefusedError(Problem(WHERE, said + "use the port meant for signing in (587 or 465)")) from None


def _context(server: Server) -> ssl.SSLContext:
    if server.mail.ca is None:
        return ssl.create_default_context()
    path = server.root / server.mail.ca
    try:
        return ssl.create_default_context(cafile=str(path))
    except (OSError, ssl.SSLError) as error:
        reason = error.strerror or "it holds no certificate in PEM form"
        said = f"mail.ca is {server.mail.ca!r}, which cannot be read ({reason}); name a file of certificates"
        raise ServerRefusedError(Problem(WHERE, said)) from None


@contextmanager
def _tls_problems(server: Server) -> Iterator[None]:
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        cure = "check mail.host, or name its authority's certificates in mail.ca"
        said = f"the certificate of {server.name} is not to be trusted: {error.verify_message or error.reason}; {cure}"
        raise ServerRefusedError(Problem(WHERE, said)) from None
    except ssl.SSLEOFError:
        raise  # it hung up, which may pass
    except ssl.SSLError as error:
        cure = "check mail.port and mail.security (tls for port 465, else starttls)"
        said = f"no encrypted conversation with {server.name} ({error.reason or error}); {cure}"
        raise ServerRefusedError(Problem(WHERE, said)) from None


def reason(error: OSError | smtplib.SMTPException) -> str:
    """Return why a conversation broke off, in a few words."""
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):  # smtplib wraps it
        return "the server did not answer in time"
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return "the server hung up"
    if isinstance(error, socket.gaierror):
        return "its name is not known here"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return type(error).__name__
