"""What was expected of a piece of work and what its figure did: side by side, never the one because of the other."""

from __future__ import annotations

from typing import Literal, get_args

import pytest

from readout.model.predictions import Outcome, Prediction
from readout.text.prediction_lines import expected, outcome
from tests.builders import assert_readable, figures_in, month, work

FIGURES = figures_in()


def predicted(
    came: Outcome = "as-expected", expects: Literal["up", "down"] = "up", decided: str | None = None
) -> Prediction:
    return Prediction(work("guide"), "revenue", expects, came, month(decided) if decided else None)


def test_the_figure_is_said_with_its_direction() -> None:
    """As the work log has it."""
    assert expected(predicted(expects="up"), "Online revenue", FIGURES) == "Online revenue up"
    assert expected(predicted(expects="down"), "Returns", FIGURES) == "Returns down"


@pytest.mark.parametrize(
    ("came", "decided", "said"),
    [
        ("as-expected", "2012-01", "as expected, in January 2012"),
        ("opposite", "2012-01", "the opposite, in January 2012"),
        ("no-detectable-change", None, "no detectable change"),
        ("too-early", None, "too early to say"),
        ("cannot-tell", None, "cannot be told yet"),
    ],
)
def test_what_came_is_said_with_the_month_that_decided_it(came: Outcome, decided: str | None, said: str) -> None:
    """A month is named only where one decided."""
    assert outcome(predicted(came, decided=decided), FIGURES) == said


@pytest.mark.parametrize("came", get_args(Outcome))
def test_no_outcome_claims_a_cause(came: Outcome) -> None:
    """Every one there is has words, and none of them is "because"."""
    said = outcome(predicted(came), FIGURES)
    assert_readable(said)
    assert not {"because", "thanks", "caused", "led", "due"} & set(said.split())
