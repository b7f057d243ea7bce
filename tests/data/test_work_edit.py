"""work.csv is written back in the form it came: what was not meant stays as it was, byte for byte."""

from __future__ import annotations

import codecs
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.data.project import Project
from readout.data.table_file import DELIMITERS, parse_table
from readout.data.work_edit import CellValue, edited, write_work
from readout.data.work_log import COLUMNS, read_work
from readout.model.client import Client, Person
from readout.model.errors import ConfigError

CLIENT = Client(id="acme", name="Acme", people=(Person("lead", "Lead", "us"), Person("owner", "Owner", "client")))
NAME = "clients/acme/work.csv"
ENCODINGS = [("utf-8", b""), ("utf-8", codecs.BOM_UTF8), ("cp1252", b""), ("utf-16-le", codecs.BOM_UTF16_LE)]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Return the place of the client's work log, which is not there yet."""
    (tmp_path / "clients" / "acme").mkdir(parents=True)
    return tmp_path / "clients" / "acme" / "work.csv"


def project(log: Path) -> Project:
    return Project(log.parents[2])


def edit(raw: bytes, changes: dict[str, dict[str, CellValue]], *new: dict[str, CellValue]) -> bytes:
    return edited(parse_table(raw, NAME, frozenset(COLUMNS)), changes, new, NAME)


GERMAN = (
    'sep=;\r\nid;"title";kind;status;due;done;spend;note;;\r\n\r\n'
    '"w1";Größe; content ;planned;2011-11-04;;1200,50;"a ""b""\r\nc";;\r\n;;;;;;;;;\r\nw2;Preis;question;planned\r\n'
).encode("cp1252")


def test_one_cell_changes_one_row(log: Path) -> None:
    """Delimiter, quotes, blank rows, encoding and line ends of all else are as the analyst's program left them."""
    log.write_bytes(GERMAN)
    done, price = write_work(project(log), CLIENT, {"w2": {"status": "done", "done": dt.date(2011, 11, 3)}})
    assert (done.status, price.status, price.done) == ("planned", "done", dt.date(2011, 11, 3))
    assert log.read_bytes() == GERMAN.replace(
        b"w2;Preis;question;planned\r\n", b"w2;Preis;question;done;;2011-11-03;;;;\r\n"
    )


def test_amounts_are_written_as_the_country_writes_them(log: Path) -> None:
    """Where semicolons divide the columns a comma marks decimals; None empties a cell."""
    log.write_bytes(GERMAN)
    write_work(project(log), CLIENT, {"w1": {"spend": 99.5, "note": None}, "w2": {"spend": 1e6}})
    first, second = read_work(project(log), CLIENT)
    assert (first.spend, first.note, second.spend) == (99.5, None, 1_000_000.0)
    assert b";99,5;;;\r\n" in log.read_bytes()
    log.write_text("id,title,kind,status,spend\nw1,Flyer,content,planned,\n")
    write_work(project(log), CLIENT, {"w1": {"spend": 99.5}})
    assert log.read_text().endswith("w1,Flyer,content,planned,99.5\n")


def test_a_new_row_comes_last(log: Path) -> None:
    """Also below a last row without a line end."""
    raw = b"id,title,kind,status\r\nw1,Flyer,content,planned"
    log.write_bytes(raw)
    write_work(project(log), CLIENT, {}, [{"id": "w2", "title": "a, b", "kind": "task", "status": "planned"}])
    assert log.read_bytes() == raw + b'\r\nw2,"a, b",task,planned\r\n'


def test_the_first_row_makes_the_file(log: Path) -> None:
    """With every column, in the order of the documentation."""
    (item,) = write_work(project(log), CLIENT, {}, [{"id": "w1", "title": "A", "kind": "task", "status": "planned"}])
    assert item.title == "A"
    assert log.read_text() == ",".join(COLUMNS) + "\nw1,A,task," + ",,,,planned" + "," * 10 + "\n"


def test_a_column_that_is_missing_is_added_to_the_header_alone(log: Path) -> None:
    """Rows that do not use it end where they ended."""
    log.write_bytes(b"id,title,kind,status\nw1,Flyer,content,planned\nw2,Card,content,planned\n")
    write_work(project(log), CLIENT, {"w2": {"note": "later", "status": "dropped"}})
    assert log.read_bytes() == (b"id,title,kind,status,note\nw1,Flyer,content,planned\nw2,Card,content,dropped,later\n")


def test_a_column_without_a_name_is_used_first(log: Path) -> None:
    """A spreadsheet's empty column at the end gets the name, and no other stands behind it."""
    log.write_bytes(b"id,title,kind,status,\nw1,Flyer,content,planned,\n")
    write_work(project(log), CLIENT, {"w1": {"due": dt.date(2011, 12, 1)}})
    assert log.read_bytes() == b"id,title,kind,status,due\nw1,Flyer,content,planned,2011-12-01\n"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"w3": {"status": "done"}}, f"{NAME}: has no row 'w3'; write w1 or w2, or add it"),
        ({"w1": {"state": "done"}}, f"{NAME}: 'state' is not a column of work.csv; the columns are id, title"),
        ({"w1": {"status": "finished"}}, f"{NAME}:2: status is 'finished'; write planned, doing, done or dropped"),
        ({"w1": {"status": "done"}}, f"{NAME}:2: status is 'done'; write the day in done, for example 2011-11-30"),
        ({"w1": {"title": None}}, f"{NAME}:2: title is empty; say what it is, as one can point at it"),
        ({"w1": {"title": "→ Größe"}}, f"{NAME}: is saved as cp1252, which has no '→'; save it as CSV UTF-8 first"),
        ({"w1": {"id": "w2"}}, f"{NAME}:3: id is 'w2' as in line 2; give each row its own id"),
    ],
)  # fmt: skip
def test_what_could_not_be_read_again_is_not_written(
    changes: dict[str, dict[str, CellValue]], said: str, log: Path
) -> None:
    """A mistake is told as it would be on reading, and the file stays as it was."""
    raw = "id;title;kind;status\nw1;Größe;content;planned\nw2;Preis;content;planned\n".encode("cp1252")
    log.write_bytes(raw)
    with pytest.raises(ConfigError) as caught:
        write_work(project(log), CLIENT, changes)
    assert str(caught.value).startswith(said)
    assert log.read_bytes() == raw
    assert [path.name for path in log.parent.iterdir()] == ["work.csv"]


def test_a_link_is_not_written_through(log: Path, tmp_path: Path) -> None:
    """Another client's log stays another client's."""
    other = tmp_path / "other.csv"
    other.write_bytes(b"id,title,kind,status\nw1,Flyer,content,planned\n")
    log.symlink_to(other)
    with pytest.raises(Exception, match="leads out of the client's folder"):
        write_work(project(log), CLIENT, {"w1": {"status": "doing"}})
    assert b"doing" not in other.read_bytes()


text = st.text(alphabet="ab \"',;\t\n=é€", max_size=8)
rows = st.lists(st.tuples(text, text, st.integers(0, 2)), min_size=1, max_size=6)


@given(
    rows,
    st.sampled_from(DELIMITERS),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(ENCODINGS),
    st.booleans(),
    st.data(),
)
def test_untouched_rows_are_the_same_bytes(
    cells: list[tuple[str, str, int]],
    delimiter: str,
    newline: str,
    encoding: tuple[str, bytes],
    quoted: bool,
    data: st.DataObject,
) -> None:
    """Whatever is changed, every other row's bytes, and the blank rows between, stand where they stood."""

    def line(*values: str) -> str:
        special = quoted or any(set(value) & set(delimiter + '"\n') for value in values)
        return delimiter.join('"' + value.replace('"', '""') + '"' if special else value for value in values) + newline

    codec, mark = encoding
    lines = [line(f"w{n}", *pair) + blank * newline for n, (*pair, blank) in enumerate(cells)]
    header = line("id", "title", "note")
    raw = mark + (header + "".join(lines)).encode(codec)
    chosen = data.draw(st.integers(0, len(cells) - 1))
    new = data.draw(text)
    after = edit(raw, {f"w{chosen}": {"note": new}})

    start = mark + (header + "".join(lines[:chosen])).encode(codec)
    end = (cells[chosen][2] * newline + "".join(lines[chosen + 1 :])).encode(codec)
    assert after.startswith(start)
    assert after.endswith(end)
    again = parse_table(after, NAME, frozenset({"id", "title", "note"}))
    assert [row.cells[:2] for row in again.rows] == [(f"w{n}", title) for n, (title, _, _) in enumerate(cells)]
    assert again.rows[chosen].cells[2] == new
    assert edit(raw, {f"w{chosen}": {"note": cells[chosen][1]}}) == raw
