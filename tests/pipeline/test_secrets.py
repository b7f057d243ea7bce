"""A client's report holds nothing of another's, and nothing that a run leaves holds a credential."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell
from pypdf import PdfReader

from readout.data.credentials import without_secrets
from readout.data.project import Project
from readout.pipeline.environment import kept_environment
from tests.pipeline.projects import change, new_project
from tests.pipeline.running import APRIL, add_cell, none_left, run

CLIENTS = int(os.environ.get("READOUT_TOKEN_CLIENTS", "24"))
TOKEN = re.compile(rb"(?i)tkn[0-9]{4}x")


def token(number: int) -> str:
    return f"Tkn{number:04}x"


def marked(project: Project, number: int) -> None:
    """Put the client's token into data, names, work log and prose; every eighth fails and says why."""
    secret = token(number)
    folder = project.clients_dir / f"shop-{number:04}"
    change(folder / "client.yml", "name: Lamp shop", f"name: Shop {secret}")
    change(folder / "client.yml", "name: Shop owner", f"name: Owner {secret}")
    change(folder / "client.yml", "unit: currency, goals: [grow]", "unit: currency, goals: [grow], dimensions: [place]")
    change(folder / "work.csv", "A guide to desk lamps", f"A guide to desk lamps {secret}")
    change(folder / "work.csv", "Prices for the summer sale", f"Prices {secret}")
    orders = folder / "data" / "orders.csv"
    first, *rows = orders.read_text().splitlines()
    orders.write_text(
        "\n".join([f"{first},place", *(f"{row},{secret if n % 2 else 'here'}" for n, row in enumerate(rows))])
    )
    path = folder / "report.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[-1].source += f" So says {secret}."
    notebook.cells.insert(3, new_code_cell("report.explain()", id="why"))
    if number % 8 == 7:
        notebook.cells.append(new_code_cell(f"raise ValueError('{secret}')", id="fails"))
    nbformat.write(notebook, path)


def read(path: Path) -> bytes:
    """A file's bytes; of a PDF, whose text is packed, its text and its properties."""
    if path.suffix != ".pdf":
        return path.read_bytes()
    document = PdfReader(path)
    return "\n".join([*(page.extract_text() for page in document.pages), str(document.metadata)]).encode()


def foreign(project: Project, path: Path) -> set[bytes]:
    """The tokens in a file's name and bytes that are not of the client whose file it is."""
    own = re.search(r"shop-(\d{4})", path.relative_to(project.root).as_posix())
    mine = token(int(own[1])).lower().encode() if own else b""
    content = read(path) if path.is_file() else b""
    return {each.lower() for each in TOKEN.findall(content)} - {mine}


def test_no_client_is_found_in_anything_of_another(tmp_path: Path) -> None:
    """Made together by the same workers: pages, PDFs, notebooks, figures, records, notes and logs."""
    clients = [f"shop-{number:04}" for number in range(CLIENTS)]
    project = new_project(tmp_path / "project", *clients)
    for number in range(CLIENTS):
        marked(project, number)
    outcomes, said = run(project, "--jobs", "2")
    assert {number for number, each in enumerate(outcomes.values()) if each["status"] == "failed"} == {
        number for number in range(CLIENTS) if number % 8 == 7
    }
    written = [*project.reports_dir.rglob("*"), *(project.root / "tmp").rglob("*")]
    written.remove(project.month_page("2024-04"))  # the agency's own, which names every client
    assert {str(path): found for path in written if (found := foreign(project, path))} == {}
    for number, (client, outcome) in enumerate(outcomes.items()):
        others = {each.lower() for each in TOKEN.findall(str(outcome).encode())} - {token(number).lower().encode()}
        assert (client, others) == (clients[number], set())
    assert said == ""
    for name in ("report.html", "report.pdf", "report.ipynb"):
        own = read(project.reports_dir / APRIL / clients[0] / name)
        assert TOKEN.search(own), f"the search finds a client's own token in {name}, so it would find another's"


SECRETS = {
    "SHOP_DATABASE": "postgresql://reader:hunter2%40secret@127.0.0.1:1/shop",
    "OTHER_DATABASE_URL": "mysql+pymysql://root:hunter2secret@db.example/other",
    "MAIL_PASSWORD": "hunter2mailsecret",
    "AWS_SECRET_ACCESS_KEY": "hunter2awssecret",
    "SOME_SETTING": "hunter2unnamedsecret",
}
SHOWS = (
    "import os, subprocess, sys\nprint(dict(os.environ))\n"
    "tell = [sys.executable, '-c', 'import os; print(os.environ)']\n"
    "print(subprocess.run(tell, capture_output=True, text=True).stdout)"
)
READS = "print(open('/proc/self/environ').read(), open(f'/proc/{os.getppid()}/environ').read())"


def test_credentials_of_the_environment_are_in_no_output(tmp_path: Path) -> None:
    """Not in what a notebook prints of its environment, not in a message of a database, not in a log."""
    project = new_project(tmp_path / "project", "database", "fails", "shows", "named")
    cells = f"{SHOWS}\n{READS}" if sys.platform == "linux" else SHOWS
    add_cell(project, "shows", cells)
    add_cell(project, "fails", f"{cells}\nraise ValueError(os.environ)")
    add_cell(project, "named", "import os\nassert os.environ['GIVEN_TO_NOTEBOOKS'] == 'on purpose'")
    with (project.root / "agency.yml").open("a") as file:
        file.write("environment: [GIVEN_TO_NOTEBOOKS]\n")
    folder = project.clients_dir / "database"
    (folder / "queries").mkdir()
    (folder / "queries" / "orders.sql").write_text("SELECT * FROM orders")
    change(folder / "client.yml", "file: data/orders.csv, key: [order]",
           "database: SHOP_DATABASE, query: queries/orders.sql")  # fmt: skip
    outcomes, said = run(project, "--jobs", "2", env={**SECRETS, "GIVEN_TO_NOTEBOOKS": "on purpose"})
    assert {client: each["status"] for client, each in outcomes.items()} == {
        "database": "failed", "fails": "failed", "shows": "final", "named": "final",
    }  # fmt: skip
    written = [path for path in project.reports_dir.rglob("*") if path.is_file()]
    assert {str(path) for path in written if b"hunter2" in path.read_bytes()} == set()
    assert b"OMP_NUM_THREADS" in (project.reports_dir / APRIL / "shows" / "report.ipynb").read_bytes()
    assert "hunter2" not in f"{outcomes}{said}"
    assert none_left(project)


def test_a_notebook_sees_what_it_needs_and_what_it_is_given() -> None:
    """Where things are and how this user writes; a credential only when agency.yml names it."""
    given = {"PATH": "/bin", "LC_ALL": "C", "HOME": "/h", "ADS_DATABASE_URL": "x", "HTTPS_PROXY": "y", "API_TOKEN": "z"}
    assert kept_environment((), given) == {"PATH": "/bin", "LC_ALL": "C", "HOME": "/h"}
    assert kept_environment(("API_TOKEN",), given)["API_TOKEN"] == "z"


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("could not connect to postgresql://r:hunter2%40secret@h/d", "could not connect to $ADS_DATABASE_URL"),
        ("wrong password hunter2@secret for r", "wrong password $ADS_DATABASE_URL for r"),
        ("wrong password hunter2%40secret for r", "wrong password $ADS_DATABASE_URL for r"),
        ("key abcdef123", "key $API_KEY"),
        ("refused: hunter2ofs3", "refused: $FSSPEC_S3"),
        ("in /home/analyst, on a short key: abc", "in /home/analyst, on a short key: abc"),
    ],
)
def test_a_message_names_the_variable_instead(text: str, clean: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole addresses and the passwords in them; folders and very short words stay."""
    monkeypatch.setenv("ADS_DATABASE_URL", "postgresql://r:hunter2%40secret@h/d")
    monkeypatch.setenv("API_KEY", "abcdef123")
    monkeypatch.setenv("SHORT_KEY", "abc")
    monkeypatch.setenv("FSSPEC_S3", '{"secret": "hunter2ofs3", "anon": false}')
    monkeypatch.setenv("PWD", "/home/analyst")
    assert without_secrets(text) == clean
