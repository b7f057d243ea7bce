"""What KPIs are made of, and which cannot be told by member."""

from __future__ import annotations

import pytest

from readout.model.drivers_makeup import makeup_of
from tests.builders import client_of, kpi

CLIENT = client_of(
    kpis=(
        kpi("revenue", "sum(revenue)", where={"status": "paid"}),
        kpi("orders", "count(order)"),
        kpi("customers", "distinct(customer)"),
        kpi("price", "mean(price)"),
        kpi("again", "kpi(revenue)"),
        kpi("aov", "kpi(again) / kpi(orders)"),
        kpi("aov-per-price", "kpi(aov) / kpi(price)"),
        kpi("per-customer", "kpi(revenue) / kpi(customers)"),
        kpi("same-again", "kpi(price)"),
        kpi("mean-ratio", "mean(price) / sum(weight)"),
        kpi("stock-days", "last(stock) / sum(revenue)"),
    )
)


@pytest.mark.parametrize(
    ("id_", "made_of"),
    [
        ("revenue", ["sum(revenue)"]),
        ("price", ["sum(price)", "count(price)"]),
        ("same-again", ["sum(price)", "count(price)"]),
        ("again", ["sum(revenue)"]),
        ("aov", ["sum(revenue)", "count(order)"]),
        ("stock-days", ["last(stock)", "sum(revenue)"]),
    ],
)
def test_a_kpi_is_followed_down_to_columns(id_: str, made_of: list[str]) -> None:
    """A mean is a sum over a count, and a KPI made of others is what they are made of, with their filters."""
    makeup = makeup_of(CLIENT, CLIENT.kpi(id_))
    assert [str(each.aggregate) for each in makeup.ingredients] == made_of
    assert makeup.reason is None
    assert all(
        (each.kpi.where == {"status": "paid"}) == (each.aggregate.column == "revenue" and id_ != "stock-days")
        for each in makeup.ingredients
    )


@pytest.mark.parametrize(
    ("id_", "why"),
    [
        ("customers", "counted once"),
        ("per-customer", "counted once"),
        ("aov-per-price", "ratio of ratios"),
        ("mean-ratio", "ratio of ratios"),
    ],
)
def test_what_does_not_add_up_says_why(id_: str, why: str) -> None:
    """However deep the distinct count or the ratio lies."""
    makeup = makeup_of(CLIENT, CLIENT.kpi(id_))
    assert makeup.ingredients == ()
    assert why in str(makeup.reason)
