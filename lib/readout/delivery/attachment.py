"""The report's files as a message carries them, under names that say in a full folder what they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from readout.model.client import Client
from readout.model.errors import Problem, ReadoutError

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')  # what Windows refuses in a name, and paths
_LONGEST = 80  # characters of a client's name; deep folders have limits
_TYPES = {"pdf": ("application", "pdf"), "html": ("text", "html")}


@dataclass(frozen=True)
class Attachment:
    """A file of the report: ``name`` as the reader sees it, ``plain_name`` for programs that know only ASCII."""

    name: str
    plain_name: str
    kind: str
    content: bytes


def attachments(client: Client, month: object, files: Mapping[str, Path]) -> tuple[Attachment, ...]:
    """Return what ``deliver`` names of the archived ``files``, in that order.

    Raises ReadoutError for what is named and not there.
    """
    found = []
    for kind in client.deliver:
        path = files.get(f"report.{kind}")
        if path is None:
            said = f"deliver names {kind}, and the approved report has none; make it again and approve it"
            raise ReadoutError(Problem(f"clients/{client.id}/client.yml", said))
        found.append(Attachment(*_names(client, month, kind), kind, path.read_bytes()))
    return tuple(found)


def attach(message: EmailMessage, attachment: Attachment) -> None:
    """Add ``attachment`` to ``message``.

    The name stands twice: whole by RFC 2231, and in ASCII where older programs look for it.
    """
    maintype, subtype = _TYPES[attachment.kind]
    charset = {"charset": "utf-8"} if maintype == "text" else {}
    message.add_attachment(
        attachment.content,
        maintype=maintype,
        subtype=subtype,
        cte="base64",
        filename=attachment.name,
        params={"name": attachment.plain_name, **charset},
    )


def _names(client: Client, month: object, kind: str) -> tuple[str, str]:
    name = _safe(client.name) or client.id
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    complete = sum(map(str.isalnum, plain)) == sum(map(str.isalnum, name))  # "ß" or a name in Greek has no plain form
    return f"{name} {month}.{kind}", f"{plain if complete else client.id} {month}.{kind}"


def _safe(name: str) -> str:
    """Return a name that every system takes as a file's: no separators, no dot or blank at its ends."""
    visible = "".join(each for each in _FORBIDDEN.sub(" ", name) if each.isprintable())
    return " ".join(visible.split())[:_LONGEST].strip(" .")
