"""What an agency without Readout would run: a notebook a client, executed and rendered by the programs as they come.

None of our code is in it. The notebook reads the same csv, adds it up by month, and shows a table and five charts of
what ours of a KPI shows: twelve months over the year before, a range that is called normal, the newest value in words.
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
from plotnine import *
from great_tables import GT
days = pd.read_csv(source, parse_dates=["date"])
months = days.groupby(days["date"].dt.to_period("M")).sum(numeric_only=True)
last, before = months.iloc[-1], months.iloc[-2]
months = months.rename_axis("month").reset_index()
year = months.tail(12).assign(at=range(12))
year_before = months.iloc[-24:-12].assign(at=range(12))
named = dict(breaks=range(2, 12, 3), labels=list(year["month"].dt.strftime("%b")[2::3]))"""
TABLE = """GT(pd.DataFrame({"KPI": last.index, "May 2026": last.values, "On April": last.values / before.values - 1})
   ).fmt_number("May 2026").fmt_percent("On April")"""
CHART = """middle, step = months["COLUMN"].mean(), months["COLUMN"].diff().abs().mean()
range_ = dict(low=middle - 2.66 * step, high=middle + 2.66 * step)
(ggplot(year.assign(**range_), aes("at", "COLUMN")) + geom_ribbon(aes(ymin="low", ymax="high"), fill="#e8e8e8")
 + geom_line(data=year_before, color="#b0b0b0") + geom_line(size=1.5) + geom_point(data=year.tail(1))
 + geom_text(aes(label="COLUMN"), data=year.tail(1), format_string="{:,.0f}", ha="left", nudge_x=0.2)
 + scale_x_continuous(**named) + labs(x="", y="", title="COLUMN") + theme_minimal())"""
TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"


def write_notebook(path: Path, columns: tuple[str, ...]) -> None:
    """Write the notebook of all clients."""
    parameters = new_code_cell('source = ""')
    parameters.metadata["tags"] = ["parameters"]
    cells = [parameters, new_code_cell(READ), new_markdown_cell("# Monthly report"), new_code_cell(TABLE)]
    cells += [new_code_cell(CHART.replace("COLUMN", column)) for column in columns]
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
