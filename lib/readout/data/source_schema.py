"""The keys of a source in client.yml: where a table of data is and how it is read."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from readout.data.fields import (
    Character,
    DateFormat,
    Day,
    Encoding,
    EnvironmentName,
    Id,
    InnerPath,
    Language,
    Number,
    Plain,
)
from readout.data.strict import Entry


class FormatYaml(Entry):
    """How a text file writes its values; the defaults are ISO."""

    date: DateFormat = Field(default="%Y-%m-%d", description="the dates' pattern, in strptime codes")
    language: Language | None = Field(
        default=None, description="whose names of months %B reads, as de for März; English without it"
    )
    decimal: Literal[".", ","] = Field(default=".", description="the decimal sign")
    thousands: Literal["", ".", ",", " ", "'", "’", "\u00a0", "\u202f"] = Field(
        default="", description="the sign between thousands"
    )
    encoding: Encoding = Field(default="utf-8", description="the file's encoding")
    delimiter: Character = Field(default=",", description='what separates the columns; "\\t" for a tab')
    header_row: int = Field(default=1, ge=1, description="the line that holds the column names, counted from 1")
    across: Plain | None = Field(
        default=None, description="the file has a column for each date, named by it; what its cells are to be called"
    )
    leave_out: list[Plain] = Field(
        default=[], description="rows whose first filled cell is one of these words are no data, as [Total]"
    )


class RangeYaml(Entry):
    """What a column may hold."""

    min: Number | None = Field(default=None, description="the smallest value allowed")
    max: Number | None = Field(default=None, description="the largest value allowed")
    unique: bool = Field(default=False, description="true: each value once")


class SourceYaml(Entry):
    """One table of data: a file, a glob of monthly files, or a query to a database."""

    file: InnerPath | None = Field(
        default=None, description="csv, tsv, xlsx, parquet or json in the client's folder; a glob joins monthly exports"
    )
    root: Id | None = Field(default=None, description="a data root of agency.yml that holds the file")
    database: EnvironmentName | None = Field(
        default=None, description="the NAME of an environment variable that holds the database's URL"
    )
    query: InnerPath | None = Field(default=None, description="the file with the SQL, in the client's folder")
    timeout_seconds: int = Field(default=300, ge=1, le=3600, description="how long the query may run")
    key: list[Plain] = Field(default=[], description="columns that tell rows apart where files overlap")
    format: FormatYaml = Field(default=FormatYaml(), description="how a text file writes its values")
    date: Plain = Field(description="the column that holds the date")
    grain: Literal["day", "week", "month"] = Field(default="day", description="what one row's date stands for")
    every: Literal["month", "quarter"] = Field(default="month", description="how often new figures come")
    lag_days: int = Field(default=0, ge=0, le=366, description="days after month end until the figures settle")
    absent: Literal["missing", "zero"] = Field(default="missing", description="what no row on a day means")
    complete: Literal["last-day", "stated"] = Field(
        default="last-day", description="last-day: data reach the month's last day; stated: through is trusted"
    )
    through: Day | None = Field(default=None, description="the last day of trusted data, with complete: stated")
    currency_column: Plain | None = Field(
        default=None, description="the column with the currency of a row's amounts; rates.csv says what each is worth"
    )
    amounts: list[Plain] = Field(
        default=[], description="the columns in that currency; by default those of KPIs in money, above the line"
    )
    expect: dict[Plain, RangeYaml] = Field(default={}, description="ranges and uniqueness, by column")
