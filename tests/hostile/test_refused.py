"""What cannot be shown is refused where it is typed: file, line and key, row and column, or cell."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from rich.console import Console

from readout.data.load import load_report
from readout.model.errors import ReadoutError
from readout.model.months import parse_month
from readout.notebook.facade import NotebookReport
from readout.pipeline.check import check_client
from readout.pipeline.terminal import show_findings
from tests.hostile.planting import CLIENT, MONTH, executed, handed_off, plant

REFUSED = {
    "bell": "a\u0007b",
    "escape": "a\u001b[31mb",
    "delete": "a\u007fb",
    "next-line": "a\u0085b",
    "override": "a\u202etxt.exe",
    "isolate": "a\u2066b",
    "noncharacter": "a\ufdd0b\uffff",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_shown_is_refused_where_it_stands(name: str, root: Path) -> None:
    """Invisible characters would hide what a reader gets: each is named with file, line and key, cell or column."""
    bad = REFUSED[name]
    code = f"U+{ord(bad[1]):04X}"
    planted = plant(root, lambda field: f"{bad}{field}" if field in ("qowner", "qnote") else field)
    with pytest.raises(ReadoutError) as refused:
        load_report(planted.project, CLIENT, parse_month(MONTH))
    assert re.search(rf"clients/lamp-shop/client\.yml:\d+: .*{re.escape(code)}", str(refused.value))
    planted = plant(root.parent / "second", lambda field: f"{bad}{field}" if field == "qnote" else field)
    with pytest.raises(ReadoutError, match=rf"clients/lamp-shop/work\.csv:2: note holds .*{re.escape(code)}"):
        load_report(planted.project, CLIENT, parse_month(MONTH))
    planted = plant(root.parent / "third", lambda field: field)
    notebook = executed(planted, lambda field: f"one\n\n{bad}{field}" if field == "qwordsplan" else field)
    with pytest.raises(ReadoutError, match=rf"report\.ipynb, cell words-plan, line 3: .*{re.escape(code)}"):
        handed_off(planted, notebook, root.parent / "out")


@pytest.mark.parametrize("key", ["qclient", "qlead", "qrevenue", "qagency", "qguide"])
def test_a_name_longer_than_a_tile_is_refused(key: str, root: Path) -> None:
    """Names and titles stand in tiles, captions and running lines; what explains them has a place of its own."""
    planted = plant(root, lambda field: "n" * 400 if field == key else field)
    file = {"qagency": r"agency\.yml:2", "qguide": r"clients/lamp-shop/work\.csv:2"}
    with pytest.raises(ReadoutError, match=rf"{file.get(key, 'client.yml:')}.* it has 400 characters; shorten it"):
        handed_off(planted, executed(planted, str), root.parent / "out")


@pytest.mark.parametrize("member", ["[/bold]x", "[red]", "x\\[/]", "{}"])
def test_messages_are_text_on_a_terminal_too(member: str, root: Path) -> None:
    """A message quotes what was typed; a terminal must not read marks in it."""
    planted = plant(root, lambda field: field)
    client = json.loads((planted.folder / "client.yml").read_text(encoding="utf-8"))
    client["kpis"][0]["unit"] = member
    (planted.folder / "client.yml").write_text(json.dumps(client), encoding="utf-8")
    said = io.StringIO()
    checked = check_client(planted.project, CLIENT, parse_month(MONTH))
    show_findings(CLIENT, MONTH, checked.findings, Console(file=said, width=400))
    assert repr(member) in said.getvalue()


@pytest.mark.parametrize(
    ("evidence", "said"),
    [
        ("javascript:alert(1)", "evidence is 'javascript:alert"),
        ("file:///etc/passwd", "evidence is a URL"),
        ("../other/secret.txt", r"evidence is '\.\./other"),
        ("https://lamps.example/" + "a" * 9000, "a link may have 2000 characters"),
        ("{{< env HOME >}}#panic().png", "no such file"),
        ("a" * 5000 + ".png", "no picture that can be read"),
    ],
)
def test_evidence_is_a_link_or_a_file_of_the_clients(evidence: str, said: str, root: Path) -> None:
    """Anything else is refused at its row; the message does not repeat it at length."""
    planted = plant(root, lambda field: field)
    work = (planted.folder / "work.csv").read_text(encoding="utf-8")
    (planted.folder / "work.csv").write_text(work.replace("https://lamps.example/a", evidence), encoding="utf-8")
    with pytest.raises(ReadoutError, match=rf"work\.csv:3: .*{said}") as refused:
        executed(planted, str)
    assert len(str(refused.value)) < 300


def test_a_number_is_of_a_size_that_can_be_shown(root: Path) -> None:
    """A target of thirty digits and a filter that is a long code are slips; so is a result of 10,000 digits: text."""
    planted = plant(root, lambda field: "9" * 10_000 if field == "qresult" else field)
    assert "9" * 10_000 in str(executed(planted, str))
    client = json.loads((planted.folder / "client.yml").read_text(encoding="utf-8"))
    client["goals"][0]["target"] = 10**30
    client["kpis"][0]["where"] = {"qcolumn": 10**40}
    (planted.folder / "client.yml").write_text(json.dumps(client, indent=1), encoding="utf-8")
    with pytest.raises(ReadoutError) as refused:
        load_report(planted.project, CLIENT, parse_month(MONTH))
    assert "write a number of at most 1000000000000000" in str(refused.value)
    assert "write it in quotes" in str(refused.value)


def test_a_report_shown_in_a_notebook_is_text_too(root: Path) -> None:
    """An analyst who types ``report`` in JupyterLab sees the client's name, not what its markup would do."""
    planted = plant(root, lambda field: "<img src=x onerror=alert(1)>" if field == "qclient" else field)
    report = load_report(planted.project, CLIENT, parse_month(MONTH))
    shown = NotebookReport(planted.project, report)._repr_html_()
    assert "&lt;img src=x onerror=alert(1)&gt;, April 2024" in shown
    assert "<" not in shown
