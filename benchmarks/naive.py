"""What an agency without Readout would run: a notebook a client, executed and rendered by the programs as they come.

None of our code is in it. The notebook reads the same csv, adds it up by month, and shows a table and five charts.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat
import pypandoc
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

READ = """import pandas as pd
from plotnine import aes, geom_line, ggplot, labs, theme_minimal
from great_tables import GT
days = pd.read_csv(source, parse_dates=["date"])
months = days.groupby(days["date"].dt.to_period("M")).sum(numeric_only=True)
last, before = months.iloc[-1], months.iloc[-2]
months = months.rename_axis("month").reset_index()
months["month"] = months["month"].dt.to_timestamp()"""
TABLE = """GT(pd.DataFrame({"KPI": last.index, "May 2026": last.values, "On April": last.values / before.values - 1})
   ).fmt_number("May 2026").fmt_percent("On April")"""
CHART = """(ggplot(months, aes("month", "{column}")) + geom_line() + labs(x="", y="", title="{column}")
 + theme_minimal())"""
TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"


def write_notebook(path: Path, columns: tuple[str, ...]) -> None:
    """Write the notebook of all clients."""
    parameters = new_code_cell('source = ""')
    parameters.metadata["tags"] = ["parameters"]
    cells = [parameters, new_code_cell(READ), new_markdown_cell("# Monthly report"), new_code_cell(TABLE)]
    cells += [new_code_cell(CHART.format(column=column)) for column in columns]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)


def seconds(clients: list[Path], columns: tuple[str, ...]) -> float:
    """Make the reports of some clients' folders, one after the other; return how long that took."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_notebook(folder / "report.ipynb", columns)
        started = time.perf_counter()
        for client in clients:
            _make(folder, client / "data" / "days.csv")
        return time.perf_counter() - started


def _make(folder: Path, source: Path) -> None:
    papermill = [str(Path(sys.executable).with_name("papermill")), "--no-progress-bar", "--log-level", "ERROR"]
    _run(folder, *papermill, "report.ipynb", "made.ipynb", "-p", "source", str(source))
    quarto = shutil.which("quarto")
    if quarto:
        _run(folder, quarto, "render", "made.ipynb", "--to", "html,typst", "--quiet")
        return
    pandoc = str(Path(pypandoc.__file__).parent / "files" / "pandoc")
    _run(folder, pandoc, "made.ipynb", "-s", "--embed-resources", "-o", "report.html")
    _run(folder, pandoc, "made.ipynb", "-s", "--extract-media=media", "-o", "report.typ")
    _run(folder, sys.executable, "-c", TYPST, "report.typ", "report.pdf")


def _run(folder: Path, *command: str) -> None:
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=environment)
