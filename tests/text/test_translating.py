"""Every sentence is there in every language that has a catalogue, and can be filled in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from readout.text import catalogue as catalogues_of
from readout.text import translating
from readout.text.catalogue import catalogues, read_catalogue
from readout.text.grammar import grammar
from readout.text.messages import Message, messages

MONTHS = {"month", "months", "base", "earlier", "first", "last"}  # the names under which messages hold months
DAY = Message("by {day}", None, "readout/lines.py")
DAYS = Message("{n} day", "{n} days", "readout/lines.py")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place for catalogues."""
    monkeypatch.setattr(catalogues_of, "LOCALES", tmp_path)
    return tmp_path


@pytest.mark.parametrize("locale", catalogues())
def test_no_sentence_is_missing(locale: str) -> None:
    """Each message of the code is translated, in all its plural forms. This test names those that are not."""
    assert translating.missing(read_catalogue(locale), messages()) == ()


@pytest.mark.parametrize("locale", catalogues())
def test_every_sentence_can_be_filled_in(locale: str) -> None:
    """A translation has the placeholders of its message, no more and no fewer."""
    assert translating.wrong(read_catalogue(locale)) == ()


@pytest.mark.parametrize("locale", catalogues())
def test_every_case_asked_for_is_known(locale: str) -> None:
    """A month takes only cases that the language's grammar has; a name takes none, but for a capital."""
    rules = grammar(locale.partition("_")[0])
    known = {"nominative", *rules.month("x"), *rules.weekday("x")}
    asked = re.compile(r"\{(\w+):(\w+)\}")
    for entry in read_catalogue(locale):
        forms = entry.string if isinstance(entry.string, (tuple, list)) else [entry.string or ""]
        for name, case in (found for form in forms for found in asked.findall(form)):
            assert case.lower() in known, entry.string
            assert case == "Nominative" or name in MONTHS or (name, case) == ("day", "essive"), entry.string


def test_a_new_catalogue_lacks_everything() -> None:
    """And knows how many plural forms its language has: Polish has more than English."""
    new = translating.update("pl", [DAY, DAYS])
    assert translating.missing(new, [DAY, DAYS]) == ("by {day}", "{n} day")
    assert new.num_plurals > 2


def test_a_translation_stays_while_its_english_does() -> None:
    """A changed message comes in empty: its old translation said something else."""
    known = Catalog("fi", fuzzy=False)
    known.add("by {day}", "viimeistään {day}")
    changed = Message("until {day}", None, DAY.where)
    known.update(_template(DAY), no_fuzzy_matching=True)
    assert translating.missing(known, [DAY]) == ()
    assert translating.missing(known, [DAY, changed]) == ("until {day}",)


@pytest.mark.parametrize(
    ("said", "flags", "lacks"),
    [
        (("{n} päivä", "{n} päivää"), (), False),
        (("{n} päivä", ""), (), True),
        (("{n} päivä",), (), True),
        (("{n} päivä", "{n} päivää"), ("fuzzy",), True),
    ],
)
def test_a_message_is_there_in_all_its_forms_or_missing(
    said: tuple[str, ...], flags: tuple[str, ...], lacks: bool
) -> None:
    """Marked fuzzy means that nobody has looked at it since its English changed."""
    known = Catalog("fi", fuzzy=False)
    known.add(("{n} day", "{n} days"), said, flags=flags)
    assert translating.missing(known, [DAYS]) == (("{n} day",) if lacks else ())


@pytest.mark.parametrize(
    ("said", "finding"),
    [
        ("viimeistään {day}", None),
        ("viimeistään {day:Nominative}", None),
        ("viimeistään", "'viimeistään' has no placeholder where 'by {day}' has {day}"),
        ("{päivä} asti", "'{päivä} asti' has {päivä} where 'by {day}' has {day}"),
        ("{day", "'{day' cannot be filled in"),
    ],
)
def test_a_wrong_placeholder_is_named(said: str, finding: str | None) -> None:
    """A case or a capital after its name does not matter."""
    known = Catalog("fi", fuzzy=False)
    known.add("by {day}", said)
    found = translating.wrong(known)
    assert (found == ()) if finding is None else (len(found) == 1 and found[0].startswith(finding))


def test_one_day_may_go_without_its_number() -> None:
    """ "one day" needs none; but any other placeholder must stay."""
    known = Catalog("fi", fuzzy=False)
    known.add(("{n} day", "{n} days"), ("yksi päivä", "{n} päivää"))
    assert translating.wrong(known) == ()


def test_the_tool_begins_a_language_and_says_what_is_missing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Swedish, from nothing: a file with every message, and a line for each that is still to be written."""
    assert translating.main(["sv"]) == 0
    written = (folder / "sv" / "LC_MESSAGES" / "readout.po").read_bytes()
    assert 'msgid "What we did"' in written.decode()
    assert "sv: missing: What we did" in capsys.readouterr().out
    assert catalogues() == ("sv",)
    assert translating.main([]) == 0
    assert (folder / "sv" / "LC_MESSAGES" / "readout.po").read_bytes() == written


def test_the_tool_keeps_what_a_translator_wrote(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also what is no longer in use, as a comment at the end of the file."""
    translating.main(["sv"])
    path = folder / "sv" / "LC_MESSAGES" / "readout.po"
    text = path.read_text(encoding="utf-8")
    said = text.replace('msgid "What we did"\nmsgstr ""', 'msgid "What we did"\nmsgstr "Vad vi gjorde"')
    path.write_text(said + '\nmsgid "Long gone"\nmsgstr "Borta"\n', encoding="utf-8")
    translating.main([])
    kept = path.read_text(encoding="utf-8")
    assert 'msgid "What we did"\nmsgstr "Vad vi gjorde"' in kept
    assert '#~ msgid "Long gone"\n#~ msgstr "Borta"' in kept


def test_an_unknown_language_is_refused_in_a_sentence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is written then."""
    assert translating.main(["klingonish"]) == 2
    assert capsys.readouterr().err == "the language 'klingonish' is unknown; write it as in fi or pt_BR\n"
    assert list(folder.iterdir()) == []


def _template(*found: Message) -> Catalog:
    template = Catalog()
    for each in found:
        template.add(each.one if each.many is None else (each.one, each.many))
    return template
