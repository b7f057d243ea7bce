"""How an unknown file is laid out."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.data.looking.layout import Layout, sheet_layout, text_layout
from tests.data.sources.corpus_workbooks import workbook


@pytest.mark.parametrize(
    ("content", "layout"),
    [
        (b"date,revenue\n2026-01-01,1\n", Layout()),
        ("Größe;Umsatz\n1;2,5\n".encode("cp1252"), Layout("windows-1252", ";")),
        ("\ufeffdate;revenue\n2026-01-01;1,5\n".encode(), Layout("utf-8", ";")),
        ("date\trevenue\n2026-01-01\t1\n".encode("utf-16"), Layout("utf-16", "\t")),
        (b"date|revenue\n2026-01-01|1\n", Layout("utf-8", "|")),
        (b'date,title,revenue\n2026-01-01,"a;b;c;d",1\n2026-01-02,"e\nf",1\n', Layout()),
        (b"Report of 2 February\n\nAccount: 7,Shop\n\ndate,country,revenue\n2026-01-01,FI,1\n2026-01-02,FI,2\n",
         Layout(header_row=5)),
        (b"revenue\n1\n", Layout()),
        (b"Views;;;;\n;;;;\n;Day;;Views;\n;2026-01-01;;1;\n;Total;;1;\n", Layout(delimiter=";", header_row=3)),
        (b"Page,2026-01,2026-02,2026-03\n/,1,2,3\n", Layout(across="%Y-%m")),
    ],
)  # fmt: skip
def test_text_tells_its_encoding_delimiter_and_header(tmp_path: Path, content: bytes, layout: Layout) -> None:
    """Titles above the header, quoted delimiters and line breaks do not mislead."""
    file = tmp_path / "export.csv"
    file.write_bytes(content)
    assert text_layout(file, "export.csv") == layout


def test_a_workbook_tells_its_sheet_and_header(tmp_path: Path) -> None:
    """The sheet with the most rows is meant; its columns tell it from the others."""
    rows: list[list[str | int | None]] = [["Exported today", None], [None, None], ["Date", "Views"], *[["x", 1]] * 5]
    (tmp_path / "b.xlsx").write_bytes(workbook({"Notes": [["What this is"]], "Data": rows}))
    assert sheet_layout(tmp_path / "b.xlsx", "b.xlsx") == Layout(header_row=3, needed=("Date", "Views"))
