"""Minutes put into the outbox, from where a person sends them, and the record of that."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from readout.data.agency import read_agency
from readout.data.editing import editing
from readout.data.minutes_receipt import Receipt, read_receipt, write_receipt
from readout.data.project import Project
from readout.data.whole_file import keep_file, replace_for_good
from readout.delivery.minutes import MinutesFile
from readout.delivery.minutes_message import minutes_message, recipients
from readout.delivery.outbox import date_of
from readout.model.errors import Problem, ReadoutError
from readout.pipeline.overview import refresh_overview


@dataclass(frozen=True)
class Queued:
    """Minutes in the outbox. ``new`` is False where the message was there; ``kept`` is where another one is now."""

    message: Path
    to: tuple[str, ...]
    new: bool = True
    kept: Path | None = None


def queue_minutes(project: Project, file: MinutesFile, now: dt.datetime) -> Queued:
    """Write the message to ``outbox/<month>/<client>.minutes.eml``; raises as ``minutes_message`` does.

    The same minutes are written once, unless the message waits and is for others than client.yml names by now. What
    another message said that was there is kept beside it. One command at a time does so.
    """
    with editing(project, file.client.id):
        queued = _queue(project, file, now)
    refresh_overview(project, file.month)
    return queued


def _queue(project: Project, file: MinutesFile, now: dt.datetime) -> Queued:
    path, agency = message_path(project, file), read_agency(project)
    before = read_receipt(project, file.client.id, file.month)
    if before is not None and _still_good(before, path, file):
        return Queued(path, before.to, new=False)
    content, to = minutes_message(file, agency, now), _addresses(file)
    there, kept = path.read_bytes() if path.is_file() else b"", None
    when = date_of(there)
    same = when is not None and minutes_message(file, agency, when) == there  # it died before the receipt
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if there and not same:
            kept = keep_file(path.with_name(f"{path.stem}.replaced.eml"), there)
        if not same:
            replace_for_good(path, content)
    except OSError as error:
        said = f"cannot be written ({error.strerror}); make the outbox writable"
        raise ReadoutError(Problem(project.relative(path), said)) from None
    at = now.astimezone(dt.UTC).isoformat(timespec="seconds")
    write_receipt(project, Receipt(file.client.id, file.month, "queued", at, to, text_hash(file)))
    return Queued(path, to, kept=kept)


def _still_good(before: Receipt, path: Path, file: MinutesFile) -> bool:
    waits = path.is_file() and before.to == _addresses(file)
    return before.text == text_hash(file) and (before.state == "sent" or waits)


def _addresses(file: MinutesFile) -> tuple[str, ...]:
    return tuple(str(each.email) for each in recipients(file))


def mark_minutes_sent(project: Project, file: MinutesFile, now: dt.datetime) -> Receipt:
    """Record that the message in the outbox was sent by hand. ReadoutError when there is none."""
    receipt = read_receipt(project, file.client.id, file.month)
    if receipt is None:
        cure = f"readout minutes {file.client.id} --month {file.month} --send writes it first"
        raise ReadoutError(Problem(file.label, f"no message with these minutes has been made; {cure}"))
    if receipt.state == "sent":
        return receipt
    sent = replace(receipt, state="sent", at=now.astimezone(dt.UTC).isoformat(timespec="seconds"))
    write_receipt(project, sent)
    refresh_overview(project, file.month)
    return sent


def message_path(project: Project, file: MinutesFile) -> Path:
    """Return where the message is, there or not. No client's id has a dot, so that no report's message has its name."""
    return project.outbox_dir / str(file.month) / f"{file.client.id}.minutes.eml"


def text_hash(file: MinutesFile) -> str:
    """Return what a record keeps of the minutes' text."""
    return text_hash_of(file.text)


def text_hash_of(text: str) -> str:
    """Return the sha256 of a text, whichever line ends its file has."""
    return sha256("\n".join(text.splitlines()).encode()).hexdigest()
