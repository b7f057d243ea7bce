"""How fast and in how much memory sources are read: ten million rows of Parquet and csv, two million in PostgreSQL.

    python benchmarks/sources.py [ROWS]

All data are generated, into a temporary folder that is gone afterwards. Each reading runs three times, in a process
of its own whose peak memory is printed; the least time counts, on the clock and of the processor. In turn with it runs
DuckDB's bare scan of the same columns: the same sums of the same file with nothing checked. For PostgreSQL, which
DuckDB cannot read without a download, it is psycopg fetching the same rows with nothing done to them.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from readout.data.project import Project  # noqa: E402
from readout.data.sources.figures import read_figures  # noqa: E402
from readout.model.client import Client, Kpi, Source  # noqa: E402
from readout.model.formula import parse_formula  # noqa: E402
from tests.postgres_server import Server, program, running  # noqa: E402

ROWS = 10_000_000
SERVER_ROWS = 2_000_000
RUNS = 3
VARIABLE = "BENCHMARK_DATABASE_URL"
DAYS = 3 * 365
SUMS = "sum(revenue), sum(quantity), count(invoice)"
COLUMNS = "day, revenue, quantity, invoice"

# Three years of invoice lines; numbers from a hash of the row, so that every machine has the same.
GENERATED = f"""
SELECT DATE '2022-01-01' + CAST(i * {DAYS} // $rows AS INTEGER) AS day,
       CAST(hash(i) % 100000 / 100.0 AS DECIMAL(10, 2)) AS revenue, CAST(hash(i + 1) % 9 AS INTEGER) + 1 AS quantity,
       'A' || CAST(500000 + i // 4 AS VARCHAR) AS invoice,
       ['GB', 'FI', 'DE', 'FR'][1 + CAST(hash(i + 2) % 4 AS INTEGER)] AS country
FROM range($rows) AS t(i)
"""


def client_of(source: Source) -> Client:
    values = {"revenue": "sum(revenue)", "quantity": "sum(quantity)", "lines": "count(invoice)"}
    kpis = (Kpi(id_, id_, parse_formula(value), source=source.id) for id_, value in values.items())
    return Client(id="shop", name="Shop", sources=(source,), kpis=tuple(kpis))


def source_of(kind: str) -> Source:
    if kind == "postgres":
        return Source("lines", "day", database=VARIABLE, query="queries/lines.sql", absent="zero")
    return Source("lines", "day", file=f"data/lines.{kind}", absent="zero")


def read(project: Project, kind: str) -> None:
    """What Readout does: strict casts, checks, days, months."""
    figures = read_figures(project, client_of(source_of(kind)))
    assert len(figures.series["revenue"].values) == 36


def bare(project: Project, kind: str) -> None:
    """The same columns of the same data by the bare tool, added up by day."""
    if kind == "postgres":
        import psycopg

        with psycopg.connect(os.environ[VARIABLE]) as connection, connection.cursor("bare") as cursor:
            cursor.itersize = 20_000
            cursor.execute(f"SELECT {COLUMNS} FROM lines")
            assert sum(1 for _ in cursor) > 0
        return
    connection = duckdb.connect(config={"threads": 2})
    file = project.root / "clients" / "shop" / "data" / f"lines.{kind}"
    types = (
        "{'day': 'DATE', 'revenue': 'DECIMAL(10,2)', 'quantity': 'INTEGER', 'invoice': 'VARCHAR', 'country': 'VARCHAR'}"
    )
    csv = f"read_csv('{file}', auto_detect = false, header = true, columns = {types})"
    table = csv if kind == "csv" else f"read_parquet('{file}')"
    assert len(connection.execute(f"SELECT day, {SUMS} FROM {table} GROUP BY day").fetchall()) == DAYS


def generate(folder: Path, rows: int) -> Project:
    """Write the project with its files."""
    data = folder / "clients" / "shop" / "data"
    data.mkdir(parents=True)
    (folder / "_quarto.yml").touch()
    (folder / "clients" / "shop" / "queries").mkdir()
    (folder / "clients" / "shop" / "queries" / "lines.sql").write_text(f"SELECT {COLUMNS} FROM lines\n")
    for file in (data / "lines.parquet", data / "lines.csv"):
        duckdb.execute(f"COPY ({GENERATED}) TO '{file}'", {"rows": rows})
        print(f"generated: {rows:,} rows, {file.name}, {file.stat().st_size >> 20} MiB", flush=True)
    return Project(folder)


def fill(server: Server, folder: Path, rows: int) -> None:
    """Load a generated table of ``rows`` into the server."""
    import psycopg

    file = folder / "server.csv"
    duckdb.execute(f"COPY (SELECT {COLUMNS} FROM ({GENERATED})) TO '{file}' (HEADER false)", {"rows": rows})
    server.execute("CREATE TABLE lines (day date, revenue numeric(10, 2), quantity integer, invoice text)")
    copying = "COPY lines FROM STDIN (FORMAT csv)"
    with (
        psycopg.connect(server.url(), autocommit=True) as connection,
        file.open("rb") as stream,
        connection.cursor().copy(copying) as copy,
    ):
        while chunk := stream.read(1 << 20):
            copy.write(chunk)
    server.execute("ANALYZE lines")
    print(f"generated: {rows:,} rows in PostgreSQL", flush=True)


def measured(project: Project, kind: str) -> dict[str, tuple[float, float, int]]:
    """Return of our reading and the bare one the least seconds by the clock and of the processor, and the peak in MiB.

    They run in turn, so that other work on the machine meets both.
    """
    runs: dict[str, list[list[str]]] = {"read": [], "bare": []}
    for _ in range(RUNS):
        for what, found in runs.items():
            command = [sys.executable, __file__, "--one", what, kind, str(project.root)]
            found.append(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())
    least = {}
    for what, found in runs.items():
        seconds, peaks, worked = zip(*found, strict=True)
        least[what] = min(map(float, seconds)), min(map(float, worked)), max(map(int, peaks))
    return least


def one(what: str, kind: str, root: str) -> None:
    """Run one reading in this process; print its seconds, its peak memory and the processor's seconds."""
    action = read if what == "read" else bare
    usage = resource.getrusage(resource.RUSAGE_SELF)
    before, started = usage.ru_utime + usage.ru_stime, time.perf_counter()
    action(Project(Path(root)), kind)
    seconds, usage = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF)
    print(f"{seconds:.3f} {usage.ru_maxrss >> 10} {usage.ru_utime + usage.ru_stime - before:.3f}")


def report(project: Project, kind: str, rows: int) -> None:
    least = measured(project, kind)
    (seconds, worked, peak), (bare_seconds, bare_worked, bare_peak) = least["read"], least["bare"]
    print(
        f"{kind:8} {rows:>10,} rows: {seconds:5.2f} s, bare {bare_seconds:5.2f} s ({seconds / bare_seconds:.1f} times);"
        f" processor {worked:5.2f} s, bare {bare_worked:5.2f} s ({worked / bare_worked:.1f} times);"
        f" peak {peak} MiB, bare {bare_peak} MiB",
        flush=True,
    )


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory(prefix="readout-benchmark-") as name:
        project = generate(Path(name), rows)
        for kind in ("parquet", "csv"):
            report(project, kind, rows)
        if program("initdb") is None:
            print("postgres: not measured, PostgreSQL's server is not installed")
            return
        with running() as server:
            os.environ[VARIABLE] = server.url()
            fill(server, Path(name), rows * SERVER_ROWS // ROWS)
            report(project, "postgres", rows * SERVER_ROWS // ROWS)


if __name__ == "__main__":
    one(*sys.argv[2:]) if sys.argv[1:2] == ["--one"] else main()
