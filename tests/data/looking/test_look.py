"""A look into a file that nobody has described."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readout.data.looking.look import days_in, is_unique, likeliest_date, look_into
from readout.data.sources.paths import SUFFIXES
from readout.model.errors import SourceError


def file(folder: Path, *lines: str, name: str = "export.csv") -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def said(folder: Path, *lines: str, name: str = "export.csv") -> str:
    with pytest.raises(SourceError) as error:
        look_into(file(folder, *lines, name=name), name)
    return str(error.value)


def test_marks_are_told_by_most_columns(tmp_path: Path) -> None:
    """One cell with both marks settles the file, and whole numbers fit any of them."""
    look = look_into(file(tmp_path, "day;orders;revenue", "2026-01-01;3;1.234,50", "2026-01-02;4;17"))
    assert (look.format.decimal, look.format.thousands, look.marks.others) == (",", ".", ())
    assert [column.name for column in look.columns if column.is_number] == ["orders", "revenue"]


def test_three_decimals_are_undecided(tmp_path: Path) -> None:
    """1,500: by a comma between cells rather 1500; said as unsure, with both meanings."""
    look = look_into(file(tmp_path, "day,revenue", '2026-01-01,"1,500"', '2026-01-02,"2,750"'))
    assert look.marks.others == ((".", ","), (",", ""))
    assert look.marks.example == "1,500"


def test_evenly_spaced_dates_tell_day_from_month(tmp_path: Path) -> None:
    """01/02, 02/02, 04/02 are days of February: as months, March would be missing. With 03/02 nothing tells."""
    months = (1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12)
    look = look_into(file(tmp_path, "day,n", *(f"{month:02}/02/2026,1" for month in months)))
    assert likeliest_date(look, look.columns[0]) == ("%d/%m/%Y", False)
    look = look_into(file(tmp_path, "day,n", *(f"01/{month:02}/{2025 + month // 13},1" for month in range(1, 13))))
    assert likeliest_date(look, look.columns[0])[1] is False
    years = ((month, year) for year in (2024, 2025) for month in range(1, 13))
    look = look_into(file(tmp_path, "day,n", *(f"01/{month:02}/{year},1" for month, year in years)))
    assert likeliest_date(look, look.columns[0]) == ("%d/%m/%Y", True)
    assert days_in(look, "day", "%d/%m/%Y").grain == "month"


def test_a_key_is_unique_and_never_blank(tmp_path: Path) -> None:
    look = look_into(file(tmp_path, "day,a,b,c", "2026-01-01,1,1,x", "2026-01-01,1,2,", "2026-01-02,1,1,y"))
    assert is_unique(look, ["day", "b"])
    assert not is_unique(look, ["day", "a"])
    assert not is_unique(look, ["day", "b", "c"])


def test_what_cannot_be_read_is_said_with_its_cure(tmp_path: Path) -> None:
    """One line each: what was found, what to do."""
    assert said(tmp_path, "day,n") == "export.csv: has a header and no rows; export it again"
    assert said(tmp_path, "day,n", "2026-01-01,1", ",2").startswith(
        'export.csv: column "day" holds dates, but 1 of 2 rows have none; every row needs its day'
    )
    assert said(tmp_path, "a,b", "x,1").startswith(
        "export.csv: no column holds a date in every row; its columns are \"a\" ('x'), \"b\" ('1'); every row"
    )
    assert "is of a kind that cannot be read; save it as one of .csv" in said(tmp_path, "x", name="export.pdf")
    with pytest.raises(SourceError, match="there is no such file"):
        look_into(tmp_path / "nowhere.csv")
    with pytest.raises(SourceError, match="is no file"):
        look_into(tmp_path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(content=st.binary(max_size=400), suffix=st.sampled_from(sorted(SUFFIXES)))
def test_no_bytes_are_more_than_a_problem(tmp_path: Path, content: bytes, suffix: str) -> None:
    """Whatever a file holds, it is looked into or refused in a sentence."""
    path = tmp_path / f"export{suffix}"
    path.write_bytes(content)
    try:
        looked = bool(look_into(path).rows)
    except SourceError as error:
        looked = bool(error.problems)
    assert looked
