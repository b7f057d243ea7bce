"""work.csv: what was done, what is due, who owes what, in a file that any spreadsheet may have saved."""

from __future__ import annotations

import codecs
import datetime as dt
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from readout.data.project import Project
from readout.data.work_log import COLUMNS, read_work, read_work_file
from readout.model.client import Client, Kpi, Person
from readout.model.errors import ConfigError, ReadoutError
from readout.model.formula import Aggregate, Formula
from readout.model.work import WorkItem

BAD = sorted((Path(__file__).parent / "bad_work").glob("*.csv"))
CLIENT = Client(
    id="acme",
    name="Acme",
    people=(Person("lead", "Lead", "us"), Person("owner", "Owner", "client")),
    kpis=(Kpi("revenue", "Revenue", Formula(Aggregate("sum", "revenue")), source="orders"),),
)
GOOD = (
    "id,title,kind,owner,promised,due,done,status,evidence,channel,spend,hours,kpi,expects,result,result_source,"
    "note,internal\n"
    "w1,Gift guide,content,lead,2011-11-01,2011-11-04,2011-11-03,done,https://shop.example/guide,blog,120.50,6,"
    'revenue,up,34,form log,"Read by\nmany","took long"\n'
    "w2,Price list,question,owner,,2011-12-05,,planned,,,,,,,,,,\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "clients" / "acme").mkdir(parents=True)
    return Project(tmp_path)


def read(project: Project, raw: bytes | str) -> tuple[WorkItem, ...]:
    path = project.clients_dir / "acme" / "work.csv"
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    return read_work(project, CLIENT)


def test_every_column_is_read(project: Project) -> None:
    """One row is one piece of work; the owner's side follows from who it is."""
    guide, prices = read(project, GOOD)
    assert guide == WorkItem(
        id="w1",
        title="Gift guide",
        kind="content",
        owner="lead",
        side="us",
        status="done",
        promised=dt.date(2011, 11, 1),
        due=dt.date(2011, 11, 4),
        done=dt.date(2011, 11, 3),
        evidence="https://shop.example/guide",
        channel="blog",
        spend=120.5,
        hours=6.0,
        kpi="revenue",
        expects="up",
        result="34",
        result_source="form log",
        note="Read by\nmany",
        internal="took long",
        where="clients/acme/work.csv:2",
    )
    assert (prices.side, prices.spend, prices.note, prices.where) == ("client", None, None, "clients/acme/work.csv:4")


def test_columns_may_stand_in_any_order_and_optional_ones_may_be_missing(project: Project) -> None:
    """A small log needs four columns only."""
    (item,) = read(project, "status,kind,title,id\nplanned,task,Call the printer,w1\n")
    assert (item.id, item.title, item.kind, item.status, item.due) == (
        "w1",
        "Call the printer",
        "task",
        "planned",
        None,
    )


def test_without_the_file_there_is_no_work_yet(project: Project) -> None:
    """A new client's first report does not fail for want of a work log."""
    assert read_work(project, CLIENT) == ()
    assert read_work_file(project, CLIENT) is None


def test_an_empty_log_is_a_header_alone(project: Project) -> None:
    """The template's file is valid as it comes."""
    assert read(project, ",".join(COLUMNS) + "\n") == ()


ROWS = "id{d}title{d}kind{d}status{d}spend{d}note\nw1{d}Café £5 – “new”{d}content{d}planned{d}{n}{d}\n"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("cp1252", b""),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
    ],
)
def test_files_as_spreadsheets_save_them(
    delimiter: str, newline: str, encoding: str, mark: bytes, project: Project
) -> None:
    """Country and program decide delimiter, encoding and line ends; the work is the same."""
    text = ROWS.format(d=delimiter, n="1200,5" if delimiter == ";" else "1200.5").replace("\n", newline)
    (item,) = read(project, mark + text.encode(encoding))
    assert (item.title, item.spend, item.where) == ("Café £5 – “new”", 1200.5, "clients/acme/work.csv:2")


@pytest.mark.parametrize(
    ("written", "meant"), [("1200", 1200.0), ("1200,50", 1200.5), ("1200.5", 1200.5), ("0,125", 0.125), ("-5", -5.0)]
)
def test_amounts_where_the_decimal_sign_is_a_comma(written: str, meant: float, project: Project) -> None:
    """Countries that separate columns by semicolons write 1200,50."""
    assert read(project, f"id;title;kind;status;spend\nw1;Flyer;content;planned;{written}\n")[0].spend == meant


def test_excels_own_first_line_is_passed_over(project: Project) -> None:
    """A file may begin with sep=; which Excel reads itself; lines are counted with it."""
    (item,) = read(project, "sep=;\r\nid;title;kind;status\r\nw1;Flyer;content;planned\r\n")
    assert (item.id, item.where) == ("w1", "clients/acme/work.csv:3")


def test_empty_rows_and_columns_that_a_spreadsheet_leaves_are_passed_over(project: Project) -> None:
    """Rows and columns that once held something are saved as bare delimiters."""
    assert len(read(project, "id,title,kind,status,,\nw1,Flyer,content,planned,,\n,,,,,\n\n,,,,,\n")) == 1


def test_the_form_of_the_file_is_known_for_writing_back(project: Project) -> None:
    """A file is written back as the analyst's spreadsheet saved it."""
    read(project, codecs.BOM_UTF8 + b"id;title;kind;status\r\nw1;Flyer;content;planned\r\n")
    table = read_work_file(project, CLIENT)
    assert table is not None
    dialect = table.dialect
    assert (dialect.delimiter, dialect.encoding, dialect.mark, dialect.newline) == (";", "utf-8", True, "\r\n")


def test_a_title_is_one_line(project: Project) -> None:
    """A line break typed into a title does not break the report's list."""
    assert read(project, 'id,title,kind,status\nw1,"Gift\r\nguide ",content,planned\n')[0].title == "Gift guide"


@pytest.mark.parametrize("evidence", ["https://a.example/x", "HTTP://a.example", "mailto:a@b.example", "data/a b.png"])
def test_evidence_is_a_link_or_a_file_of_the_client(evidence: str, project: Project) -> None:
    """Evidence is something one can open from the report."""
    assert read(project, f"id,title,kind,status,evidence\nw1,F,content,planned,{evidence}\n")[0].evidence == evidence


def test_a_path_written_on_windows_is_the_same_file(project: Project) -> None:
    """Evidence typed as data\\flyer.png is found on every machine."""
    (item,) = read(project, "id,title,kind,status,evidence\nw1,F,content,planned,data\\flyer.png\n")
    assert item.evidence == "data/flyer.png"


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_each_bad_file_says_every_problem_with_its_line_and_cure(
    path: Path, project: Project, snapshot: SnapshotAssertion
) -> None:
    """A wrong work.csv is answered with one line a problem: where, what was found, what to write."""
    raw = path.read_bytes()
    with pytest.raises(ConfigError) as caught:
        read(project, raw)
    shown = raw.decode().replace("\x07", "<U+0007>")
    assert f"{shown}\n--- is answered with ---\n{caught.value}\n" == snapshot


def test_a_file_in_no_known_encoding_is_named_with_its_line(project: Project) -> None:
    """0x81 is neither UTF-8 nor Windows-1252."""
    with pytest.raises(ConfigError, match=r"clients/acme/work\.csv:2: the file's encoding is not known"):
        read(project, b"id,title,kind,status\nw1,Fl\x81yer,content,planned\n")


def test_a_link_to_another_clients_log_is_refused(project: Project, tmp_path: Path) -> None:
    """One client's work never enters another's report."""
    (tmp_path / "other.csv").write_text(GOOD)
    (project.clients_dir / "acme" / "work.csv").symlink_to(tmp_path / "other.csv")
    with pytest.raises(ReadoutError, match="leads out of the client's folder"):
        read_work(project, CLIENT)


def test_days_with_dots_are_read_day_first(project: Project) -> None:
    """Excel saves 16 October as 16.10.2026 in much of Europe; no country writes the month first with dots."""
    (item,) = read(project, "id;title;kind;owner;due;status\nw1;Flyer;content;lead;16.10.2026;planned\n")
    assert item.due == dt.date(2026, 10, 16)
