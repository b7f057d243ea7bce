"""Our figure and the client's own must agree within what was agreed."""

import pytest

from readout.model.client import Reconcile
from readout.model.reconcile import Reconciled, reconcile
from tests.builders import client_of, kpi, month, series_of


@pytest.mark.parametrize(
    ("ours", "theirs", "tolerance", "difference", "agrees"),
    [
        (102.0, 100.0, 0.02, 0.02, True),  # 102 / 100 - 1
        (103.0, 100.0, 0.02, 0.03, False),
        (97.0, 100.0, 0.02, -0.03, False),
        (0.0, 0.0, 0.0, 0.0, True),
        (1.0, 0.0, 1.0, None, False),  # no share of nothing
        (None, 100.0, 1.0, None, False),
        (100.0, None, 1.0, None, False),
    ],
)
def test_difference_is_a_share_of_their_figure(ours, theirs, tolerance, difference, agrees):
    """A figure that is missing on either side agrees with nothing."""
    compared = Reconciled(Reconcile("revenue", "shop", "sum(total)", tolerance), ours, theirs)
    assert compared.difference == (None if difference is None else pytest.approx(difference))
    assert compared.agrees is agrees


def test_each_entry_is_held_against_the_reports_month():
    """Another month's figure says nothing about this one."""
    client = client_of(kpis=(kpi(),), reconcile=(Reconcile("revenue", "shop", "sum(total)", 0.01),))
    ours, theirs = {"revenue": series_of([100, 200])}, {"revenue": series_of([100, 190])}
    assert [each.agrees for each in reconcile(client, ours, theirs, month("2012-01"))] == [True]
    assert [each.agrees for each in reconcile(client, ours, theirs, month("2012-02"))] == [False]
