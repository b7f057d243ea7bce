"""``readout check`` says what a run would stumble over, without making a report."""

from __future__ import annotations

import pandas as pd
import pytest

from readout.data.project import Project
from readout.pipeline.check import Checked, check_client
from tests.pipeline.projects import change, limit_reading

APRIL = pd.Period("2024-04", freq="M")


def codes(checked: Checked) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity) for finding in checked.findings]


@pytest.mark.parametrize("month", [APRIL, None], ids=["a month", "latest"])
def test_a_sound_client_has_no_findings(project: Project, month: pd.Period | None) -> None:
    """The newest complete month is found as a run finds it."""
    assert check_client(project, "lamp-shop", month) == Checked("lamp-shop", "2024-04", ())


def test_an_incomplete_month_blocks(project: Project) -> None:
    """R001, at the client's configuration; nothing was done in that month either."""
    checked = check_client(project, "lamp-shop", APRIL + 1)
    assert checked.month == "2024-05"
    assert ("R001", "error") in codes(checked)
    assert checked.blocked


def test_the_agency_may_move_a_code(project: Project) -> None:
    """agency.yml turns R001 and R204 into warnings and R201 off, each with its reason."""
    text = "checks:\n  R001: {severity: warning, because: We report early}\n  R201: {severity: off, because: No}\n"
    text += "  R204: {severity: warning, because: The log is filled in later}\n"
    with (project.root / "agency.yml").open("a", encoding="utf-8") as file:
        file.write(text)
    checked = check_client(project, "lamp-shop", APRIL + 1)
    assert {("R001", "warning"), ("R204", "warning")} <= set(codes(checked))
    assert "R201" not in dict(codes(checked))
    assert not checked.blocked


def test_a_pale_brand_colour_is_r012(project: Project) -> None:
    """The analyst is told at the key's line, and what the report uses instead; it holds nothing up."""
    with (project.clients_dir / "lamp-shop" / "client.yml").open("a", encoding="utf-8") as file:
        file.write('brand: {color: "#ffcc00"}\n')
    (found,) = check_client(project, "lamp-shop", APRIL).findings
    assert (found.code, found.severity, found.where) == ("R015", "warning", "clients/lamp-shop/client.yml:17")
    assert "#ffcc00 is too light to be read (1.4:1, needed 4.5:1); the report uses #896c00" in found.message


def test_a_logo_that_is_not_there_is_said_before_a_run(project: Project) -> None:
    """The client's, and the agency's, which every report wants."""
    with (project.clients_dir / "lamp-shop" / "client.yml").open("a", encoding="utf-8") as file:
        file.write("brand: {logo: logo.png}\n")
    (found,) = check_client(project, "lamp-shop", APRIL).findings
    assert (found.code, found.where) == ("config", "clients/lamp-shop/client.yml:17")
    assert "no such file in the client's folder; put it there" in found.message
    (project.root / "templates" / "style" / "agency.svg").write_text("no picture")
    change(project.clients_dir / "lamp-shop" / "client.yml", "brand: {logo: logo.png}", "")
    (found,) = check_client(project, "lamp-shop", APRIL).findings
    assert (found.code, found.severity) == ("config", "error")
    assert found.message.startswith("logo is 'templates/style/agency.svg': the image is neither PNG")


def test_a_source_that_cannot_be_read_is_r003(project: Project) -> None:
    """With file and row; the month is not known then."""
    change(project.clients_dir / "lamp-shop" / "data" / "orders.csv", "2024-04-01,31,1600", "2024-04-01,31,much")
    checked = check_client(project, "lamp-shop", None)
    assert (checked.month, codes(checked)) == ("latest", [("R003", "error")])
    assert checked.findings[0].where == "clients/lamp-shop/data/orders.csv:32"


def test_a_broken_configuration_is_an_error_a_problem(project: Project) -> None:
    """It has no rule of its own and is called config; each problem with its line."""
    path = project.clients_dir / "lamp-shop" / "client.yml"
    change(path, "currency: GBP", "currency: pounds")
    change(path, "timezone: Europe/London", "timezone: Londres")
    checked = check_client(project, "lamp-shop", APRIL)
    assert codes(checked) == [("config", "error"), ("config", "error")]
    assert [finding.where for finding in checked.findings] == [f"clients/lamp-shop/client.yml:{n}" for n in (4, 5)]
    assert checked.as_dicts()[0] == {
        "client": "lamp-shop",
        "month": "2024-04",
        "code": "config",
        "severity": "error",
        "message": checked.findings[0].message,
        "where": "clients/lamp-shop/client.yml:4",
    }


def test_a_report_beyond_the_reading_limit_is_said_before_it_is_made(project: Project) -> None:
    """R007 by agency.yml's limit; the lamp shop's first page takes longer than six seconds."""
    limit_reading(project, "0.01")
    (found,) = check_client(project, "lamp-shop", APRIL).findings
    assert (found.code, found.severity, found.where) == ("R007", "warning", "clients/lamp-shop/report.ipynb")


def test_evidence_that_is_no_file_is_found_before_the_client_looks_for_it(project: Project) -> None:
    """R202, at the row; a file that is there is in order."""
    change(project.clients_dir / "lamp-shop" / "work.csv", "https://example.com/guide", "evidence/guide.pdf")
    (found,) = check_client(project, "lamp-shop", APRIL).findings
    assert (found.code, found.where) == ("R202", "clients/lamp-shop/work.csv:2")
    (project.clients_dir / "lamp-shop" / "evidence").mkdir()
    (project.clients_dir / "lamp-shop" / "evidence" / "guide.pdf").write_bytes(b"%PDF")
    assert check_client(project, "lamp-shop", APRIL).findings == ()


def test_a_code_that_does_not_exist_cannot_be_moved(project: Project) -> None:
    """It is the agency's file that is wrong, and it is said with its line."""
    with (project.root / "agency.yml").open("a", encoding="utf-8") as file:
        file.write("checks:\n  R199: {severity: off, because: No}\n")
    (found,) = check_client(project, "lamp-shop", APRIL).findings
    assert found.code == "config"
    assert "no check has this code" in found.message


def test_the_analysts_words_are_held_against_the_rules(project: Project) -> None:
    """Without a summary the report is a machine's (R505); the goal on its plan asks for no words."""
    change(project.clients_dir / "lamp-shop" / "report.ipynb", '"slot": "summary"', '"slot": "goals"')
    (found,) = check_client(project, "lamp-shop", APRIL).findings
    assert (found.code, found.severity) == ("R505", "error")
