"""Catalogues are read as translators write them, and only by reports that need one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from readout.text import catalogue
from readout.text.catalogue import catalogues, translations
from readout.text.language import language


@pytest.mark.parametrize("locale", ["tlh", "", "../fi", "fi/.."])
def test_what_has_no_catalogue_has_no_translations(locale: str) -> None:
    """Nor is a tag ever taken for a path."""
    assert translations(locale) is None


def test_finnish_of_any_country_reads_the_finnish_catalogue() -> None:
    """Figures and dates are the country's, the words are Finnish; both plural forms are there."""
    words = language("fi-FI")
    assert (words.tag, str(words.locale)) == ("fi-FI", "fi_FI")
    assert words.say("What we did") == "Mitä teimme"
    assert [words.count("{n} day ahead", "{n} days ahead", n) for n in (1, 2)] == ["1 päivän edellä", "2 päivää edellä"]


def test_an_entry_marked_fuzzy_is_not_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A guess is worse than English, and the test of missing sentences names it."""
    path = tmp_path / "fi" / "LC_MESSAGES" / "readout.po"
    path.parent.mkdir(parents=True)
    path.write_text('msgid "Draft"\nmsgstr "Luonnos"\n\n#, fuzzy\nmsgid "Why"\nmsgstr "Milloin"\n', encoding="utf-8")
    monkeypatch.setattr(catalogue, "LOCALES", tmp_path)
    found = translations.__wrapped__("fi")
    assert found is not None
    assert (found.gettext("Draft"), found.gettext("Why")) == ("Luonnos", "Why")


def test_an_english_report_reads_no_catalogue() -> None:
    """Only other languages pay for theirs."""
    code = "import sys; from readout.text.language import language; language('en-GB'); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "readout.text.language" in loaded
    assert "babel.messages" not in loaded


def test_the_catalogues_of_the_repository() -> None:
    """English needs none: it is the language of the code."""
    assert "fi" in catalogues()
    assert "en" not in catalogues()
