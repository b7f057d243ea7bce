"""What we say of single pieces of work. The snapshot is the text a client reads: read it as one."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from readout.text import work_lines
from readout.text.work_lines import sentence
from tests.builders import assert_readable, client_of, figures_in, report_of, work

FIGURES = figures_in()
JUNE = report_of(client_of(), "2012-06")

ASKS: dict[str, dict[str, Any]] = {
    "due next month": {"due": "2012-07-04"},
    "overdue": {"due": "2012-06-18"},
    "due today": {"due": "2012-06-30"},
    "no date": {},
    "nobody named": {"due": "2012-07-04", "owner": None},
    "nobody named, no date": {"owner": None},
    "with a note": {"due": "2012-07-04", "note": "without them we advertise lines that are sold out"},
    "only a note": {"owner": None, "note": "They go into the last newsletter."},
}
PROMISES: dict[str, dict[str, Any]] = {
    "not done": {"promised": "2012-06-18", "due": "2012-06-18"},
    "moved": {"promised": "2012-06-18", "due": "2012-07-09"},
    "moved, with a note": {"promised": "2012-06-18", "due": "2012-07-09", "note": "the carton sizes changed"},
    "brought forward, not done": {"promised": "2012-07-09", "due": "2012-06-18"},
    "never promised, only due": {"due": "2012-06-18"},
}
ACTIONS: dict[str, dict[str, Any]] = {
    "next month": {"promised": "2012-07-09", "due": "2012-07-09"},
    "moved": {"promised": "2012-06-18", "due": "2012-07-09"},
    "brought forward": {"promised": "2012-07-20", "due": "2012-07-09"},
    "overdue": {"promised": "2012-06-18", "due": "2012-06-18"},
}


def test_what_we_say_of_work(snapshot: SnapshotAssertion) -> None:
    """Titles stand before each line in the report."""
    lines = ["## Asked of the client"]
    lines += [f"{name}: {work_lines.ask_line(JUNE, work(**{'owner': 'owner', **fields}), FIGURES)}"
              for name, fields in ASKS.items()]  # fmt: skip
    lines += ["", "## Late"]
    lines += [f"{name}: {work_lines.late_line(JUNE, work(**fields), FIGURES)}" for name, fields in PROMISES.items()]
    lines += ["", "## Next steps"]
    lines += [f"{name}: {work_lines.due_note(JUNE, work(**fields), FIGURES)}" for name, fields in ACTIONS.items()]
    lines += ["", "## Dropped"]
    lines += [work_lines.dropped_line(work(note=note), FIGURES) for note in (None, "we propose February instead")]
    lines += ["", "## Done by the client"]
    lines += [work_lines.client_done_line(JUNE, work("list", title="Price list", owner=owner, done=done), FIGURES)
              for owner, done in (("owner", "2012-06-04"), (None, "2012-06-04"), ("owner", "2011-12-30"))]  # fmt: skip
    assert "\n".join(lines).replace("\u00a0", "~") == snapshot


@pytest.mark.parametrize(
    ("promised", "due", "note"),
    [
        ("2012-06-18", "2012-07-09", "first promised for 18\u00a0Jun"),
        ("2011-12-18", "2012-07-09", "first promised for 18\u00a0Dec\u00a02011"),
        ("2012-07-09", "2012-07-09", ""),
        ("2012-07-20", "2012-07-09", ""),
        (None, "2012-07-09", ""),
        (None, "2012-06-18", "overdue: a new date is to be agreed"),
        ("2012-07-09", None, ""),
    ],
)
def test_a_moved_date_keeps_its_first_one_in_sight(promised: str | None, due: str | None, note: str) -> None:
    """Only where it was put off; with its year where that is another one. What is overdue needs a new date."""
    assert work_lines.due_note(JUNE, work(promised=promised, due=due), FIGURES) == note


@pytest.mark.parametrize(("channel", "said"), [("Website", "Content, Website"), (None, "Content")])
def test_work_is_of_a_kind_and_went_somewhere(channel: str | None, said: str) -> None:
    """A channel only where one was written down."""
    assert work_lines.kind_and_channel(work(kind="content", channel=channel), FIGURES) == said


@pytest.mark.parametrize(
    ("result", "source", "text"),
    [
        ("34", "form log", "34 (form log)"),
        ("1870", "downloads in the log", "1,870 (downloads in the log)"),
        ("2.5", None, "2.5"),
        ("a reply from the editor", None, "a reply from the editor"),
        ("1,870", "till", "1,870 (till)"),
        (None, "till", ""),
        (None, None, ""),
    ],
)
def test_what_work_brought_names_where_it_was_counted(result: str | None, source: str | None, text: str) -> None:
    """A count is written the reader's way; words stay as they are."""
    assert work_lines.result_text(work(result=result, result_source=source), FIGURES) == text


@pytest.mark.parametrize(
    ("evidence", "found"),
    [
        ("https://example.com/a?b=c", True),
        ("HTTP://EXAMPLE.COM", True),
        ("mailto:lead@agency.example", True),
        ("evidence/guide.png", False),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("https://example.com a", False),
        ("see https://example.com", False),
        (None, False),
        ("", False),
    ],
)
def test_only_a_web_address_becomes_a_link(evidence: str | None, found: bool) -> None:
    """A path is a picture or a document; anything else is not pointed at."""
    assert work_lines.web_address(evidence) == (evidence if found else None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("prices for the sale", "Prices for the sale."),
        ("Ready.", "Ready."),
        ("Ready? ", "Ready?"),
        ("done!", "Done!"),
        ("and so on…", "And so on…"),
        ("they said “yes.”", "They said “yes.”"),
        ("prices (see the list)", "Prices (see the list)."),
        ("準備完了。", "準備完了。"),
        ("éclairs", "Éclairs."),
        ("SEO audit", "SEO audit."),
        ("  ", ""),
        ("", ""),
    ],
)
def test_text_becomes_a_sentence(text: str, expected: str) -> None:
    """A capital first, one full stop last; nothing stays nothing."""
    assert sentence(text) == expected


@given(st.text(max_size=40))
def test_a_sentence_is_one_already(text: str) -> None:
    """Doing it twice adds nothing."""
    assert sentence(sentence(text)) == sentence(text)


days = st.none() | st.dates(dt.date(2012, 1, 1), dt.date(2013, 3, 1))


@given(
    days, days, days.filter(bool), st.sampled_from(["lead", "owner", None]), st.sampled_from([None, "a note", "Why?"])
)
def test_no_line_shows_a_machines_words(
    promised: dt.date | None, due: dt.date | None, done: dt.date, owner: str | None, note: str | None
) -> None:
    """Whatever is left out of the work log."""
    item = work(promised=promised, due=due, done=done, owner=owner, note=note)
    for line in (
        work_lines.ask_line(JUNE, item, FIGURES),
        work_lines.due_note(JUNE, item, FIGURES),
        work_lines.dropped_line(item, FIGURES),
        work_lines.client_done_line(JUNE, item, FIGURES),
        *([work_lines.late_line(JUNE, item, FIGURES)] if promised or due else []),
    ):
        assert_readable(line)
