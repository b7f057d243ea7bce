"""A date that is not read as written: the cure names what is over or missing."""

import pytest

from readout.data.sources.hints import date_hint
from readout.model.client import Format


@pytest.mark.parametrize(
    ("cell", "date", "cure"),
    [
        ("9/8/2025 4:46 AM", "%m/%d/%Y", 'add " %I:%M %p" to the format'),
        ("9/8/2025 4:46pm", "%m/%d/%Y", 'add " %I:%M %p" to the format'),
        ("8.9.2025 16:46", "%d.%m.%Y", 'looks like "%d.%m.%Y %H:%M"'),
    ],
)
def test_a_time_of_day_left_over_is_named(cell, date, cure):
    """The date is read; what stands behind it is not."""
    assert cure in date_hint(cell, Format(date=date))
