"""A finding is as serious as its code, unless the agency has moved it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pytest

from readout.checks.codes import CODES
from readout.checks.finding import blocks, finding, with_overrides, with_severities


@dataclass(frozen=True)
class Moved:
    severity: Literal["error", "warning", "off"]


def test_a_finding_is_as_serious_as_its_code() -> None:
    """By the design's table."""
    assert {code: finding(code, "x", "y").severity for code in CODES} == {code: CODES[code].severity for code in CODES}
    assert finding("R101", "clients/shop/client.yml", "no goal").as_dict() == {
        "code": "R101",
        "severity": "error",
        "message": "no goal",
        "where": "clients/shop/client.yml",
    }


def test_a_code_that_does_not_exist_cannot_be_reported() -> None:
    """It would have no severity."""
    with pytest.raises(KeyError):
        finding("R999", "x", "y")


def test_codes_are_their_rules() -> None:
    """R, the rule's digit, two digits; each with a title."""
    for code, about in CODES.items():
        assert len(code) == 4
        assert code[0] == "R"
        assert code[1:].isdigit()
        assert about.title
    assert list(CODES) == sorted(CODES)


def test_the_agency_may_move_a_code_in_any_direction() -> None:
    """Up, down, or off; the other findings stay as they are, in their order."""
    found = [finding("R101", "a", "1"), finding("R202", "b", "2"), finding("R602", "c", "3"), finding("R002", "d", "4")]
    changes = {"R101": Moved("warning"), "R202": Moved("error"), "R602": Moved("off")}
    moved = with_severities(found, changes)
    assert [(each.code, each.severity) for each in moved] == [
        ("R101", "warning"),
        ("R202", "error"),
        ("R002", "warning"),
    ]
    assert [each.message for each in moved] == ["1", "2", "4"]
    assert with_severities(found, {}) == tuple(found)


@dataclass(frozen=True)
class LetPass:
    because: str
    code: str
    message: str

    def covers(self, code: str, message: str) -> bool:
        return (code, message) == (self.code, self.message)


def test_an_override_makes_a_warning_of_what_it_was_given_for() -> None:
    """With the reason, which machines read too; the same code with other words stays an error, a warning a warning."""
    found = [finding("R501", "a", "revenue fell"), finding("R501", "b", "orders fell"), finding("R202", "c", "no link")]
    given = [LetPass("The shop moved", "R501", "revenue fell"), LetPass("Why not", "R202", "no link")]
    passed, other, warning = with_overrides(found, given)
    assert (passed.severity, passed.allowed) == ("warning", "The shop moved")
    assert passed.as_dict() == {
        "code": "R501",
        "severity": "warning",
        "message": "revenue fell",
        "where": "a",
        "allowed": "The shop moved",
    }
    assert (other, warning) == (found[1], found[2])
    assert blocks(with_overrides(found, given))
    assert not blocks(with_overrides(found[:1], given))


def test_an_error_keeps_a_report_a_draft() -> None:
    """A warning does not, nor does nothing."""
    error, warning = finding("R101", "a", "1"), finding("R202", "b", "2")
    assert blocks([warning, error])
    assert not blocks([warning])
    assert not blocks([])
    assert not blocks(with_severities([error], {"R101": Moved("warning")}))
    assert blocks(with_severities([warning], {"R202": Moved("error")}))
