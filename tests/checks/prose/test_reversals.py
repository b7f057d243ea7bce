"""A comparison told from the other end says of May the opposite of what it says of the earlier month."""

from __future__ import annotations

import pytest

from tests.checks.prose.test_phrasings import codes


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We had more orders in April than in May."),
        ("en", "April had more orders than May."),
        ("en", "April's orders were higher."),
        ("en", "Last year there were more orders than now."),
        ("fi", "Huhtikuussa tilauksia oli enemmän."),
        ("fi", "Huhtikuussa tuli enemmän tilauksia kuin toukokuussa."),
        ("fi", "Viime vuonna tilauksia oli enemmän kuin nyt."),
    ],
)
def test_more_in_an_earlier_month_is_less_in_this_one(language, text):
    """Orders rose on April and on last year: both had fewer."""
    assert codes(language, text, kpis=("orders",)) == {"R005"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "April had fewer orders than May."),
        ("en", "In April there were fewer orders."),
        ("en", "Orders were higher than in April."),
        ("en", "Orders in May were higher than last year."),
        ("en", "In April we had more orders than in March."),
        ("en", "Compared with April, orders were higher."),
        ("fi", "Huhtikuussa tilauksia oli vähemmän kuin toukokuussa."),
        ("fi", "Tilauksia oli enemmän kuin huhtikuussa."),
        ("fi", "Huhtikuuhun verrattuna tilauksia oli enemmän."),
        ("fi", "Huhtikuussa tilauksia oli enemmän kuin maaliskuussa."),
    ],
)
def test_a_comparison_that_is_true_is_left_alone_from_either_end(language, text):
    """Who compares April with March says nothing of May."""
    assert codes(language, text, kpis=("orders",)) == set()
