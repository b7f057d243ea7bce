"""agency.yml: what holds for every client of the agency."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from readout.data.agency import Agency, Mail, SeverityChange, read_agency
from readout.data.project import Project
from readout.model.errors import ConfigError

DESIGN = Path(__file__).parent / "fixtures" / "design" / "agency.yml"


def read(root: Path, text: str) -> Agency:
    (root / "agency.yml").write_text(text)
    return read_agency(Project(root))


def test_without_the_file_defaults_hold(tmp_path: Path) -> None:
    """A first report needs no agency.yml."""
    agency = read_agency(Project(tmp_path))
    assert (agency.archive, agency.reading_minutes, agency.checks, agency.mail) == ("archive", 3.0, {}, None)


def test_every_key_is_read(tmp_path: Path) -> None:
    """What the agency says arrives whole."""
    assert read(tmp_path, DESIGN.read_text()) == Agency(
        name="North Agency",
        logo="logo.svg",
        approvers=("lead@agency.example",),
        roots={"drive": "/mnt/drive"},
        reading_minutes=4.0,
        confidentiality="For the client and us only",
        checks={"R402": SeverityChange("error", "Our clients read signs as results")},
        mail=Mail("mail.agency.example", "reports@agency.example", 587, "reports", "MAIL_PASSWORD"),
    )


@pytest.mark.parametrize(
    ("said", "from_the_start"),
    [
        ("", False),
        (", port: 465", True),
        (", port: 465, security: starttls", False),
        (", port: 2465, security: tls, ca: ca.pem", True),
        (", security: none", False),
    ],
)
def test_mail_is_encrypted_as_its_port_wants_it(said: str, from_the_start: bool, tmp_path: Path) -> None:
    """Port 465 begins encrypted, every other asks for it; the file may say otherwise."""
    mail = read(tmp_path, f"mail: {{host: mail.example, sender: a@b.example{said}}}\n").mail
    assert mail is not None
    assert mail.tls_from_the_start is from_the_start
    assert mail.ca == ("ca.pem" if "ca" in said else None)


BAD = {
    "a check is moved without a reason": "checks: {R402: {severity: error}}\n",
    "an unknown severity": "checks:\n  R402: {severity: fatal, because: We say so}\n",
    "an unknown code": "checks:\n  402: {severity: off, because: Noise}\n  R5: {severity: off, because: Noise}\n",
    "unknown keys": "nmae: North\ncolour: blue\nmail: {host: a, sender: a@b.example, pasword: X}\n",
    "a password in the file": "mail:\n  host: a\n  sender: a@b.example\n  password: hunter2!\n",
    "mail without a sender": "mail: {host: mail.example}\n",
    "a security there is not": "mail: {host: mail.example, sender: a@b.example, security: ssl}\n",
    "a name without a password": "mail:\n  host: a\n  sender: a@b.example\n  user: reports\n",
    "a password without a name": "mail:\n  host: a\n  sender: a@b.example\n  password: MAIL_PASSWORD\n",
    "a port out of range": "mail: {host: mail.example, sender: a@b.example, port: 70000}\n",
    "a root that is a URL": "roots:\n  drive: https://reports:hunter2@files.example/\n  Our Drive: /mnt\n",
    "no time to read": "name: North\nreading_minutes: 0\n",
    "a logo elsewhere": "logo: /home/me/logo.svg\n",
}


@pytest.mark.parametrize("case", BAD)
def test_each_bad_file_says_every_problem_with_its_line_and_cure(
    case: str, tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    """A wrong agency.yml is answered with one line a problem, and no password is repeated."""
    with pytest.raises(ConfigError) as caught:
        read(tmp_path, BAD[case])
    assert "hunter2" not in str(caught.value)
    assert f"{BAD[case]}\n--- is answered with ---\n{caught.value}\n" == snapshot


def test_a_check_that_does_not_exist_cannot_be_moved(tmp_path: Path) -> None:
    """It would change nothing, and nobody would notice; the line and the nearest code are said."""
    (tmp_path / "agency.yml").write_text("name: North\nchecks:\n  R520: {severity: off, because: Noise}\n")
    with pytest.raises(ConfigError, match=r"^agency\.yml:3: checks has the key 'R520', and .*; did you mean R502\?$"):
        read_agency(Project(tmp_path), ("R101", "R502"))
    assert read_agency(Project(tmp_path), ("R520",)).checks["R520"].severity == "off"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fi", "Luottamuksellinen"),
        ("fi-FI", "Luottamuksellinen"),
        ("pt-BR", "Confidencial no Brasil"),
        ("pt", "Confidential"),
        ("en-GB", "Confidential"),
    ],
)
def test_the_confidentiality_line_is_in_the_report_s_language(language: str, line: str) -> None:
    """Its own line, else that of the language at large, else the usual one."""
    agency = Agency(
        confidentiality="Confidential",
        confidentiality_in={"fi": "Luottamuksellinen", "pt-br": "Confidencial no Brasil"},
    )
    assert agency.confidentiality_line(language) == line


def test_without_a_line_there_is_none() -> None:
    """An agency may say nothing of confidentiality."""
    assert Agency().confidentiality_line("fi") == ""
