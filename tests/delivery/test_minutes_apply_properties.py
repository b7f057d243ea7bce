"""Whatever stands in work.csv and however it is saved: applying minutes changes no byte of a row that is there."""

from __future__ import annotations

import codecs
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from readout.data.client_file import read_client
from readout.data.project import Project
from readout.data.work_log import read_work
from readout.delivery.minutes import open_minutes
from readout.delivery.minutes_apply import apply_plan, plan_minutes

CONFIG = """name: Shop   # the client
language: en
people:
  - {id: lead, name: Lead, side: us}
  - {id: owner, name: Shop owner, side: client}
analyst: lead
decisions: []   # none
goals:
  - {id: grow, statement: Grow, from: 2024-01, until: 2024-12, milestones: [{title: a, due: 2024-06-01}]}
"""
words = st.text("ab é\"';,&", min_size=1, max_size=8).filter(lambda text: text.strip(" .\"';,&") != "")
actions = st.lists(st.tuples(words, st.sampled_from(["lead", "Shop owner"]), st.integers(15, 30)), max_size=4)
answers = st.lists(st.tuples(words, st.one_of(st.just(""), words)), max_size=3)
rows = st.lists(st.tuples(words, st.integers(0, 2)), max_size=4)
forms = st.tuples(
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([("utf-8", b""), ("utf-8", codecs.BOM_UTF8), ("cp1252", b""), ("utf-16-le", codecs.BOM_UTF16_LE)]),
    st.booleans(),
)


def table(form: tuple[str, str, tuple[str, bytes], bool], log: list[tuple[str, int]]) -> bytes:
    delimiter, newline, (encoding, mark), ended = form

    def line(*cells: str) -> str:
        special = [any(each in cell for each in (delimiter, '"')) for cell in cells]
        quoted = [
            '"' + cell.replace('"', '""') + '"' if odd else cell for cell, odd in zip(cells, special, strict=True)
        ]
        return delimiter.join(quoted) + newline

    text = line("id", "title", "kind", "owner", "due", "status", "promised", "done", "note")
    text += "".join(
        line(f"w{n}", title, "task", "", "", "planned") + newline * blank for n, (title, blank) in enumerate(log)
    )
    return mark + (text if ended or not log else text.rstrip("\r\n")).encode(encoding)


@settings(max_examples=20)
@given(forms, rows, actions, answers, st.booleans())
def test_no_byte_of_another_row_changes(
    form: tuple[str, str, tuple[str, bytes], bool],
    log: list[tuple[str, int]],
    acts: list[tuple[str, str, int]],
    said: list[tuple[str, str]],
    decided: bool,
) -> None:
    """What was there comes first, byte for byte; each action has one row, and a second time adds none."""
    with tempfile.TemporaryDirectory() as folder:
        client = Path(folder).resolve() / "clients" / "shop"
        (client / "minutes").mkdir(parents=True)
        project = Project(client.parents[1])
        before = table(form, log)
        (client / "work.csv").write_bytes(before)
        (client / "client.yml").write_text(CONFIG, encoding="utf-8")
        page = ["# M", "- Date: 2024-05-14", "", "| Goal | Decision | Because |", "|--|--|--|"]
        page += [
            f"| Grow | {'keep | so' if decided else ' | '} |",
            "",
            "| Action | Owner | Due | Id |",
            "|--|--|--|--|",
        ]
        page += [f"| {title} | {owner} | 2024-05-{day} | |" for title, owner, day in acts]
        page += ["", "| Question or feedback | From | Answer | Due | Id |", "|--|--|--|--|--|"]
        page += [
            f"| {title} | owner | {answer} | {'' if answer.strip() else '2024-05-20'} | |" for title, answer in said
        ]
        source = "\n".join(page)
        (client / "minutes" / "2024-04.md").write_text(source, encoding="utf-8")

        apply_plan(project, plan_minutes(project, open_minutes(project, "shop", _MONTH)))

        after = (client / "work.csv").read_bytes()
        assert after.startswith(before)
        items = read_work(project, read_client(project, "shop"))
        assert [item.id for item in items[: len(log)]] == [f"w{n}" for n in range(len(log))]
        assert len(items) <= len(log) + len(acts) + len(said)
        assert {item.due.day for item in items if item.due and item.kind == "task"} == {day for _, _, day in acts}
        config = (client / "client.yml").read_text(encoding="utf-8").splitlines()
        assert len(config) == len(CONFIG.splitlines()) + decided
        written = (client / "minutes" / "2024-04.md").read_text(encoding="utf-8").splitlines()
        kept = [now for now, then in zip(written, source.splitlines(), strict=True) if now == then]
        assert len(written) - len(kept) == len(acts) + len(said)
        assert plan_minutes(project, open_minutes(project, "shop", _MONTH)).nothing


def _month() -> object:
    import pandas as pd

    return pd.Period("2024-04", "M")


_MONTH = _month()
