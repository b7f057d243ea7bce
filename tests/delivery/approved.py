"""Projects with an approved report: really run and really approved, once, and then copied for each test."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import trustme

from readout.data.agency import Mail, read_agency
from readout.data.project import Project
from readout.delivery.approval import approve
from readout.delivery.order import Order
from readout.delivery.server import Server
from readout.pipeline.engines.select import choose
from readout.pipeline.run import run_client
from tests.delivery.mail_server import PASSWORD, Post, mail_server
from tests.pipeline.projects import change, new_project
from tests.ports import free_port

MONTH = pd.Period("2024-04", "M")
OWNER, TRADE, LEAD = "owner@shop.example", "trade@shop.example", "lead@agency.example"
NOW = dt.datetime(2024, 5, 3, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=3)))
PEOPLE = """people:
  - {id: lead, name: Account lead, side: us, email: lead@agency.example}
  - {id: boss, name: The boss, side: us, email: boss@agency.example}
  - {id: owner, name: Shop owner, side: client, email: owner@shop.example}
  - {id: trade, name: Åke Ägare, side: client, email: trade@shop.example}
analyst: lead
deliver: [pdf, html]
"""


MAIL = """
mail:
  {{host: 127.0.0.1, port: {port}, user: reports, password: MAIL_PASSWORD, sender: reports@agency.example, ca: ca.pem}}
"""


def make_project(root: Path, ca: Path, *clients: str) -> Project:
    """Make a project whose clients' reports have been run and approved, with a mail server that trusts ``ca``."""
    project = new_project(root, *clients)
    change(root / "agency.yml", "approvers: [lead@agency.example]", "approvers: [boss@agency.example]")
    with (root / "agency.yml").open("a") as file:
        file.write(MAIL.format(port=free_port()))
    shutil.copyfile(ca, root / "ca.pem")
    for client in clients:
        path = project.clients_dir / client / "client.yml"
        text = path.read_text(encoding="utf-8")
        start, end = text.index("people:"), text.index("sources:")
        path.write_text(text[:start] + PEOPLE + text[end:], encoding="utf-8")
        notebook = nbformat.read(path.with_name("report.ipynb"), as_version=4)
        notebook.cells.append(nbformat.v4.new_code_cell("report.call()", id="call"))
        nbformat.write(notebook, path.with_name("report.ipynb"))
        outcome = run_client(project, client, MONTH, choose("embedded"))
        assert outcome.status == "final", outcome
        approve(project, client, MONTH, "boss@agency.example", now=NOW - dt.timedelta(hours=1))
    return project


def copy_of(project: Project, root: Path) -> Project:
    """Copy a project, the links among its reports included."""
    shutil.copytree(project.root, root, symlinks=True)
    return Project(root)


def settings_of(project: Project) -> Mail:
    """Return the project's mail server."""
    mail = read_agency(project).mail
    assert mail is not None
    return mail


@contextmanager
def serving(project: Project, ca: trustme.CA) -> Iterator[tuple[Post, Server]]:
    """Run the project's mail server, which wants to be signed in to; yield what it receives, and the way to it."""
    mail = settings_of(project)
    with mail_server(ca, "starttls", sign_in=True, port=mail.port) as (post, _):
        yield post, Server(mail, project.root, PASSWORD, timeout=60, patience=60)


def state_of(project: Project, client: str = "lamp-shop", version: int = 1) -> dict[str, Any]:
    """Return what the history says of a version."""
    path = project.clients_dir / client / "history" / f"{MONTH}.v{version}.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def order(project: Project, server: Server | None = None, **fields: object) -> Order:
    """Return an order for the month, at an hour that stands still."""
    usual: dict[str, object] = {"now": lambda: NOW}
    return Order(project, MONTH, server, **{**usual, **fields})  # type: ignore[arg-type]


def ticking(start: dt.datetime = NOW) -> Callable[[], dt.datetime]:
    """Return a clock that is a second later each time it is read."""
    moment = start

    def read() -> dt.datetime:
        nonlocal moment
        moment += dt.timedelta(seconds=1)
        return moment

    return read
