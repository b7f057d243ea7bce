"""client.yml as the one place that says who a client is, what they want and how it is measured."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from syrupy.assertion import SnapshotAssertion

from readout.data.client_file import read_client
from readout.data.project import Project
from readout.model.client import Client, Engagement, Range
from readout.model.errors import ConfigError
from readout.model.formula import Aggregate, Formula, KpiValue

HERE = Path(__file__).parent
BAD = sorted((HERE / "bad_clients").glob("*.yml"))
DESIGN = HERE / "fixtures" / "design" / "client.yml"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "clients" / "acme").mkdir(parents=True)
    (tmp_path / "_quarto.yml").touch()
    (tmp_path / "agency.yml").write_text("roots: {drive: /mnt/drive}\n")
    return Project(tmp_path)


def read(project: Project, text: str | bytes) -> Client:
    path = project.clients_dir / "acme" / "client.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_client(project, "acme")


def messages(project: Project, text: str | bytes) -> str:
    with pytest.raises(ConfigError) as caught:
        read(project, text)
    return str(caught.value)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_each_bad_file_says_every_problem_with_its_line_and_cure(
    path: Path, project: Project, snapshot: SnapshotAssertion
) -> None:
    """A wrong client.yml is answered with one line a problem: where, what was found, what to write."""
    text = path.read_text()
    assert f"{text}\n--- is answered with ---\n{messages(project, text)}\n" == snapshot


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_no_message_repeats_a_password(path: Path, project: Project) -> None:
    """Messages end up in logs and chats, so nothing that may hold a password is repeated."""
    said = messages(project, path.read_text())
    assert "hunter2" not in said
    assert "secret" not in said


def test_the_designs_example_is_read_whole(project: Project) -> None:
    """Every key of the documented example arrives in the client, with its defaults filled in."""
    client = read(project, DESIGN.read_text())
    revenue, aov = client.kpis
    goal = client.goal("grow-revenue")
    assert (client.id, client.name, client.currency, client.timezone) == ("acme", "Gift shop", "GBP", "Europe/London")
    assert client.brand.color == "#0b5c8a"
    assert client.engagements == (Engagement(pd.Period("2010-12"), pd.Period("2011-11")),)
    assert revenue.formula == Formula(Aggregate("sum", "revenue"))
    assert revenue.where == {"status": "paid"}
    assert aov.formula == Formula(Aggregate("sum", "revenue"), Aggregate("distinct", "invoice"))
    assert (aov.role, aov.goals) == ("leading", ("grow-revenue",))
    assert (goal.start, goal.until, goal.target) == (pd.Period("2010-12"), pd.Period("2011-11"), 10_000_000.0)
    assert goal.target_in(pd.Period("2011-05")) == 10_000_000.0
    assert goal.target_in(pd.Period("2011-06")) == 9_500_000.0
    assert client.source("orders").expect == {"revenue": Range(min=0.0)}
    assert client.source("ads").database == "ADS_DATABASE_URL"
    assert client.events[1].exclude
    assert client.decisions[0].decide == "change"
    assert client.call.when == "second Tuesday 10:00"
    assert client.person("owner").side == "client"
    assert client.deliver == ("pdf",)


def test_kpis_and_goals_know_their_line(project: Project) -> None:
    """A check can point at the entry in client.yml that it is about."""
    client = read(project, DESIGN.read_text())
    lines = DESIGN.read_text().splitlines()
    for entry in (*client.kpis, *client.goals):
        name, _, line = entry.where_in_file.rpartition(":")
        assert name == "clients/acme/client.yml"
        assert lines[int(line) - 1].strip() == f"- id: {entry.id}"


def test_a_name_is_all_that_is_needed_to_begin(project: Project) -> None:
    """A new client without KPIs and goals is read; that they are missing is what the checks say."""
    client = read(project, "name: Acme\nkpis:\ngoals: []\n")
    assert (client.kpis, client.goals, client.language, client.timezone) == ((), (), "en", "UTC")


def test_a_goals_span_defaults_to_the_latest_engagement(project: Project) -> None:
    """After a renewal a goal without a span is one of the present agreement."""
    text = """
        name: Acme
        engagements:
          - {start: 2012-01, end: 2012-12}
          - {start: 2011-01, end: 2011-12}
        goals:
          - {id: a, statement: A, milestones: [{title: T, due: 2012-05-31}]}
          - {id: b, statement: B, from: 2011-07, milestones: [{title: T, due: 2012-05-31}]}
    """
    first, second = read(project, text).goals
    assert (str(first.start), str(first.until)) == ("2012-01", "2012-12")
    assert (str(second.start), str(second.until)) == ("2011-07", "2012-12")


def test_a_plan_may_be_written_month_by_month(project: Project) -> None:
    """An explicit plan maps each month of the span to its value."""
    text = """
        name: Acme
        sources: {s: {file: a.csv, date: day}}
        kpis: [{id: a, name: A, source: s, value: sum(a)}]
        engagement: {start: 2011-12, end: 2012-01}
        goals: [{id: g, statement: G, kpi: a, target: 3, plan: {2011-12: 1, 2012-01: 2.5}}]
    """
    assert read(project, text).goals[0].plan == {pd.Period("2011-12", "M"): 1.0, pd.Period("2012-01", "M"): 2.5}


def test_a_kpi_of_kpis_needs_no_source(project: Project) -> None:
    """Cost per lead is spend over leads, each from its own source."""
    text = """
        name: Acme
        sources: {ads: {file: a.csv, date: day}, crm: {file: b.csv, date: day, complete: stated, through: 2011-11-30}}
        kpis:
          - {id: spend, name: Spend, source: ads, value: sum(spend)}
          - {id: leads, name: Leads, source: crm, value: count(lead), where: {paid: true, rank: 1, note: ""}}
          - {id: cpl, name: Cost per lead, value: kpi(spend) / kpi(leads), better: lower, definition: Spend a lead}
    """
    client = read(project, text)
    assert client.kpi("cpl").formula == Formula(KpiValue("spend"), KpiValue("leads"))
    assert client.kpi("cpl").source is None
    assert client.kpi("cpl").definition == "Spend a lead"
    assert client.kpi("leads").where == {"paid": True, "rank": 1, "note": ""}
    assert client.source("crm").through == dt.date(2011, 11, 30)


def test_a_source_may_lie_under_a_data_root_of_the_agency(project: Project) -> None:
    """Files may stay on a shared drive that agency.yml names."""
    client = read(project, "name: Acme\nsources: {s: {file: a.csv, root: drive, date: day}}\n")
    assert client.source("s").root == "drive"


def test_folded_text_arrives_as_one_clean_line(project: Project) -> None:
    """An analyst may break long sentences over lines, as YAML allows, without odd characters in the report."""
    text = "name: >\n  Acme\n  and Sons\n\nmay_mention:\n  - |\n    Bolt\n    Ltd\n"
    client = read(project, text)
    assert client.name == "Acme and Sons"
    assert client.may_mention == ("Bolt Ltd",)


def test_yes_and_no_are_words_not_truth_values(project: Project) -> None:
    """YAML 1.2: `seasonal: yes` is the word yes, and a country code NO is no false."""
    text = """
        name: Acme
        sources: {s: {file: a.csv, date: day}}
        kpis: [{id: a, name: A, source: s, value: sum(a), seasonal: yes, where: {country: NO}}]
    """
    kpi = read(project, text).kpis[0]
    assert (kpi.seasonal, kpi.where) == ("yes", {"country": "NO"})


def test_an_entry_may_be_written_once_and_used_twice(project: Project) -> None:
    """Anchors save copying a format into every source."""
    text = """
        name: Acme
        sources:
          a: {file: a.csv, date: day, format: &ours {decimal: ",", delimiter: ";", thousands: "."}}
          b: {file: b.csv, date: day, format: *ours}
          c: {file: b.csv, date: day, format: {delimiter: "\\t"}}
    """
    client = read(project, text)
    assert client.source("a").format == client.source("b").format
    assert client.source("b").format.delimiter == ";"
    assert client.source("c").format.delimiter == "\t"


@pytest.mark.parametrize("tag", ["en", "en-GB", "fi", "pt-BR", "zh-Hant-TW", "es-419", "sr-Latn", "ar"])
def test_any_language_may_be_reported_in(tag: str, project: Project) -> None:
    """Languages are BCP 47 tags, with script or region where one is needed."""
    assert read(project, f"name: Acme\nlanguage: {tag}\n").language == tag


def test_a_file_in_utf_16_is_told_to_be_saved_as_utf_8(project: Project) -> None:
    """An editor's wrong encoding is named, instead of strange characters being shown."""
    assert "clients/acme/client.yml:1: the file is not in UTF-8" in messages(project, "name: Ä".encode("utf-16"))
    assert "clients/acme/client.yml:2: the file is not in UTF-8" in messages(project, b"name: A\nlanguage: \xe4")
    assert read(project, b"\xef\xbb\xbfname: Acme\r\ncurrency: GBP\r\n").currency == "GBP"


def test_a_control_character_is_found_where_it_stands(project: Project) -> None:
    """No font has a picture for a bell or a null."""
    assert messages(project, b"name: Acme\ncurrency: G\x00P\n").startswith(
        "clients/acme/client.yml:2: there is a control character, U+0000, in column 12"
    )


def test_a_missing_client_file_is_named(project: Project) -> None:
    """A folder without client.yml is a client in the making."""
    with pytest.raises(ConfigError, match=r"clients/acme/client\.yml: there is no such file"):
        read_client(project, "acme")


def test_a_broken_agency_file_is_named_when_its_roots_are_needed(project: Project) -> None:
    """Only a client that uses a data root depends on agency.yml."""
    (project.root / "agency.yml").write_text("rots: {}\n")
    assert read(project, "name: Acme\n").name == "Acme"
    assert "agency.yml:1: rots" in messages(project, "name: Acme\nsources: {s: {file: a.csv, root: x, date: day}}\n")


def test_a_bomb_of_aliases_is_refused(project: Project) -> None:
    """A small file must not grow without end in memory."""
    levels = [f"l{level}: &l{level} [{', '.join([f'*l{level - 1}'] * 9)}]" for level in range(1, 9)]
    assert "without end" in messages(project, "\n".join(["l0: &l0 [x]", *levels]) + "\n")


def test_brackets_nested_without_end_are_refused(project: Project) -> None:
    """A file no person wrote is refused in one line, not with a crash."""
    assert "not valid YAML" in messages(project, "name: " + "[" * 1000 + "\n")


LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates().map(str)
KEYS = st.text(max_size=4) | st.sampled_from(
    [
        *("name", "people", "sources", "kpis", "goals", "id", "side", "value", "kpi", "source", "from", "until"),
        *("plan", "parent", "milestones", "due", "target", "revisions", "engagement", "engagements", "start"),
        *("end", "brand", "color", "call", "when", "format", "expect", "where", "unit"),
    ]
)
TREES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(where=st.integers(0, 200), tree=TREES)
def test_whatever_is_written_is_read_or_answered_in_plain_words(where: int, tree: object, project: Project) -> None:
    """Any value in any place of the example gives a client or a ConfigError with lines of the file."""
    data = YAML(typ="safe", pure=True).load(DESIGN.read_text())
    places = list(_places(data))
    holder, key = places[where % len(places)]
    holder[key] = tree
    path = project.clients_dir / "acme" / "client.yml"
    with path.open("w", encoding="utf-8") as stream:
        YAML(typ="safe", pure=True).dump(data, stream)
    try:
        assert isinstance(read_client(project, "acme"), Client)
    except ConfigError as error:
        last = len(path.read_text().splitlines())
        for problem in error.problems:
            assert 1 <= int(problem.where.removeprefix("clients/acme/client.yml:")) <= last
            assert "\n" not in problem.message


def _places(value: object) -> list[tuple[dict | list, object]]:  # type: ignore[type-arg]
    if isinstance(value, dict):
        return [place for key in value for place in [(value, key), *_places(value[key])]]
    if isinstance(value, list):
        return [place for index in range(len(value)) for place in [(value, index), *_places(value[index])]]
    return []
