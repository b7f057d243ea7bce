"""Dates with a month's name in it, in the languages that people write them in."""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
import sys

import duckdb
import pytest
from babel.dates import format_date
from hypothesis import assume, given
from hypothesis import strategies as st

from readout.data.sources.cast import as_day
from readout.data.sources.month_words import (
    LANGUAGES,
    distinct_readings,
    named_formats,
    numbered,
    read_by,
)
from readout.model.client import Format


def read(text: str, date: str, language: str) -> dt.date | None:
    """What the reader makes of one cell."""
    sql = as_day("cell", "text", Format(date=date, language=language), "UTC")
    with duckdb.connect() as database:  # its own: an open answer on the shared one is in other tests' way
        found = database.execute(f"SELECT {sql} FROM (SELECT ? AS cell)", [text]).fetchone()
    return found[0] if found else None


@pytest.mark.parametrize(
    ("text", "date", "language", "day"),
    [
        ("März 2026", "%B %Y", "de", "2026-03-01"),
        ("1. MÄRZ 2026", "%d. %B %Y", "de", "2026-03-01"),
        ("Mrz-26", "%B-%y", "de", "2026-03-01"),
        ("Jänner 2026", "%B %Y", "de", "2026-01-01"),
        ("mars 2026", "%B %Y", "fr", "2026-03-01"),
        ("1er janv. 2026", "%d %B %Y", "fr", "2026-01-01"),
        ("12 aout 2026 14:05", "%d %B %Y %H:%M", "fr", "2026-08-12"),
        ("marzo 2026", "%B %Y", "it", "2026-03-01"),
        ("3 de septiembre de 2026", "%d de %B de %Y", "es", "2026-09-03"),
        ("tammikuu 2026", "%B %Y", "fi", "2026-01-01"),
        ("31. tammikuuta 2026", "%d. %B %Y", "fi", "2026-01-31"),
        ("1 марта 2026", "%d %B %Y", "ru", "2026-03-01"),
    ],
)
def test_a_cell_is_read_and_recognised(text: str, date: str, language: str, day: str) -> None:
    """In figures, small or large, with accents or without; what is recognised is what the reader reads."""
    assert read(text, date, language) == dt.date.fromisoformat(day)
    assert f"{date} [{language}]" in named_formats(text)


@pytest.mark.parametrize("text", ["Lamp 2000", "Markt 2026", "2026 März", "jui 2026", "32. März 2026", "März", ""])
def test_what_is_no_date_is_none(text: str) -> None:
    """A product's name with a number, and a beginning that two months have (juin, juillet)."""
    assert read(text, "%B %Y", "fr") is None
    assert read(text, "%d. %B %Y", "de") is None
    assert not {each for each in named_formats(text) if read(text, read_by(Format(), each).date, each[-3:-1])}


def test_figures_are_not_read_where_a_name_is_stated() -> None:
    assert read("03 2026", "%B %Y", "de") is None
    assert numbered("03 2026", "de") == ""


def test_languages_that_read_a_column_alike_are_one_reading() -> None:
    """March is mars in five of them; "mar" is March in English and November's beginning in Finnish only."""
    assert distinct_readings(named_formats("mars 2026"), ["mars 2026"]) == ("%B %Y [fr]",)
    both = ("%B %Y [hr]", "%B %Y [pl]")
    assert distinct_readings(both, ["listopad 2026"]) == both  # October in Croatian, November in Polish
    assert set(both) <= set(named_formats("listopad 2026"))


@given(st.sampled_from(LANGUAGES), st.sampled_from(["MMMM", "MMM"]), st.dates(dt.date(1990, 1, 1)))
def test_every_language_s_own_names_come_back(language: str, name: str, day: dt.date) -> None:
    """As CLDR has them in a date, wide and short: read again, it is the same day."""
    assume(language != "ca")  # in a date, Catalan joins the name to an article: de gener
    text = format_date(day, f"d {name} y", locale=language.replace("-", "_"))
    assert read(text, "%d %B %Y", language) == (day if day.year < 2100 else None)


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("fi", "tammikuu joulukuu"), ("cs", "leden prosinec"), ("pl", "styczeń grudzień"), ("ru", "январь декабрь"),
        ("el", "Ιανουάριος Δεκέμβριος"), ("ca", "gener desembre"), ("hr", "siječanj prosinac"),
        ("es", "enero diciembre"),
    ],
)  # fmt: skip
def test_names_by_themselves_are_those_of_the_language(language: str, names: str) -> None:
    """As columns of months are headed."""
    first, last = names.split()
    assert read(f"5 {first} 2026", "%d %B %Y", language) == dt.date(2026, 1, 5)
    assert read(f"5 {last} 2026", "%d %B %Y", language) == dt.date(2026, 12, 5)


AFTER_HEBREW = """
import datetime as dt
from babel.dates import format_date
from readout.data.sources.month_words import month_words
format_date(dt.date(2026, 1, 1), "LLLL LLL", locale="he")
print(*month_words("es"))
"""


def test_names_are_the_same_whatever_language_came_before() -> None:
    """Babel gives Hebrew's months by themselves to Spanish, where Hebrew was asked for first in the same process."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", AFTER_HEBREW]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, env=environment)
    assert "enero" in done.stdout
    assert not re.search("[\u05d0-\u05ea]", done.stdout)
