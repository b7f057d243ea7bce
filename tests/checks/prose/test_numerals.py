"""A number means what its language says, and no more than its last digit."""

import pytest
from babel import Locale

from readout.checks.prose.numerals import NUMBER, readings


@pytest.mark.parametrize(
    ("text", "language", "value", "half"),
    [
        ("1,204", "en", 1204, 0.5),
        ("1 204", "en", 1204, 0.5),
        ("1 204", "fi", 1204, 0.5),
        ("1 204,5", "fi", 1204.5, 0.05),
        ("5.214", "fi", 5214, 0.5),
        ("1,234,567.89", "en", 1234567.89, 0.005),
        ("1.234.567,89", "fi", 1234567.89, 0.005),
        ("12", "en", 12, 0.5),
        ("31.40", "en", 31.4, 0.005),
        ("31,40", "fi", 31.4, 0.005),
        ("412,000", "en", 412000, 500),
        ("400,000", "en", 400000, 5000),
        ("0", "en", 0, 0.5),
    ],
)
def test_a_number_is_read_by_its_languages_symbols(text, language, value, half):
    """Zeros at the end of a whole number are rounding, as long as the figure stays exact to about a hundredth."""
    found = NUMBER.search(f"It was {text} then.")
    assert found is not None
    assert found[0] == text
    meant = readings(text, Locale(language))
    assert (value, half) in [(each.value, pytest.approx(each.half)) for each in meant]


def test_a_number_that_may_mean_two_things_means_both():
    """Nobody can tell whether a Finn who writes 5,214 means five or five thousand."""
    assert [each.value for each in readings("5,214", Locale("fi"))] == [5.214, 5214]
