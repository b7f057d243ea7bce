"""What was expected of a piece of work, and what its figure did: one beside the other, and no more."""

from __future__ import annotations

from readout.model.predictions import Prediction
from readout.text.figures import Figures


def expected(prediction: Prediction, name: str, figures: Figures) -> str:
    """Say which figure was to go which way."""
    words = figures.language
    return words.say("{name} up", name=name) if prediction.expects == "up" else words.say("{name} down", name=name)


def outcome(prediction: Prediction, figures: Figures) -> str:
    """Say what the figure did."""
    words = figures.language
    told = {
        "as-expected": words.say("as expected"),
        "opposite": words.say("the opposite"),
        "no-detectable-change": words.say("no detectable change"),
        "too-early": words.say("too early to say"),
        "cannot-tell": words.say("cannot be told yet"),
    }[prediction.outcome]
    if prediction.month is None:
        return told
    return words.say("{outcome}, in {month}", outcome=told, month=figures.month_in_sentence(prediction.month))
