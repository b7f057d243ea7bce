"""R011: what was read and looks odd is said, and holds nothing up."""

from readout.checks import check_report
from readout.model.client import Call
from tests.builders import client_of, goal, kpi, reach_to, report_of, work

NOTE = "where status = 'payed' passes no row; the commonest are 'paid' (12)"


def _found(**reach):
    client = client_of(kpis=(kpi(),), goals=(goal(),), call=Call(when="second Tuesday 10:00"))
    done = work(title="A guide to lamps", status="done", done="2012-06-10", evidence="https://example.com")
    coming = work("next", title="A page on bulbs", due="2012-07-10")
    values = {"revenue": {f"2012-{n:02}": 10 for n in range(1, 7)}}
    report = report_of(client, "2012-06", values, [done, coming], {"orders": reach_to("2012-06-30", **reach)})
    return [(each.code, each.severity, each.message) for each in check_report(report)]


def test_a_note_of_the_reader_is_a_warning():
    """A filter that nothing passes is most likely misspelled; only the analyst can tell."""
    assert _found(notes=(NOTE,)) == [("R011", "warning", f"source orders: {NOTE}")]


def test_nothing_odd_is_said_of_plain_data():
    """No note, no finding."""
    assert _found() == []
