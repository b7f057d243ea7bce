"""Rule by rule: how much was found."""

from readout.checks.codes import CODES
from readout.checks.finding import Finding, finding
from readout.checks.scorecard import RULES, amount, rule_of, scorecard, title


def test_every_rule_has_a_score_and_trust_comes_first():
    """Also where nothing was found."""
    scores = scorecard([finding("R505", "x", "y"), finding("R505", "x", "y"), finding("R202", "x", "y")])
    assert [score.rule for score in scores] == list("0123456789")
    assert {score.rule: score.result for score in scores if score.result != "ok"} == {"2": "1 warning", "5": "2 errors"}


def test_the_agencys_severities_count():
    """A code moved to a warning is one."""
    (score,) = [each for each in scorecard([Finding("R505", "y", "x", "warning")]) if each.rule == "5"]
    assert (score.errors, score.warnings) == (0, 1)


def test_what_could_not_be_read_was_not_held_against_any_rule():
    """No scorecard instead of a clean one."""
    assert scorecard([Finding("config", "y", "x", "error")]) == ()
    assert scorecard([finding("R003", "x", "y")]) == ()


def test_every_code_belongs_to_a_rule_with_a_name():
    """By its first digit."""
    assert {rule_of(code) for code in CODES} <= set(RULES)
    assert title(rule_of("R402")) == "Rule 4: KPIs that serve goals"
    assert title(rule_of("R001")) == "Trust"
    assert title(rule_of("config")) == "Configuration"


def test_amounts_are_words():
    """One error is not 1 errors."""
    assert [amount(*pair) for pair in ((0, 0), (1, 0), (0, 2), (2, 1))] == [
        "ok", "1 error", "2 warnings", "2 errors, 1 warning",
    ]  # fmt: skip
