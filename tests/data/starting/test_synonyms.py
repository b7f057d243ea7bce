"""Column names are known in the languages clients write."""

from __future__ import annotations

import pytest

from readout.data.starting.synonyms import likeness, words_of


@pytest.mark.parametrize(
    ("field", "column", "like"),
    [
        ("revenue", "revenue", 4),
        ("revenue", "Net Revenue", 3),
        ("revenue", "Umsatz", 3),
        ("revenue", "Erlös", 3),
        ("revenue", "Gesamtumsatz", 1),
        ("revenue", "Net revenue (EUR)", 2),
        ("order", "order_id", 3),
        ("order", "orderId", 3),
        ("customer", "Asiakasnumero", 3),
        ("spend", "Cost", 3),
        ("views", "Sivunäytöt", 3),
        ("revenue", "Country", 0),
        ("seats", "Seats", 4),
        ("seats", "Revenue", 0),
    ],
)
def test_how_surely_a_name_means_a_field(field: str, column: str, like: int) -> None:
    assert likeness(field, column) == like


def test_names_are_compared_as_words() -> None:
    assert words_of("netRevenue (€)") == words_of("Net_revenue") == ("net", "revenue")
