"""The fonts a report is set in: static files that come with packages, put into every hand-off."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import fontpkg_lato
import platformdirs

from readout.data.versions import version_of


def package_folder(name: str) -> Path:
    """Return the folder of an installed package without importing it, which takes matplotlib half a second."""
    found = find_spec(name)
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError(f"{name} is not installed; install Readout again")
    return Path(found.submodule_search_locations[0])


REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_LATO = Path(fontpkg_lato.ROOT) / "files"
_DEJAVU = package_folder("matplotlib") / "mpl-data" / "fonts" / "ttf"
PDF_FONTS = (
    *(_LATO / f"Lato-{face}.ttf" for face in ("Regular", "Bold", "Italic", "BoldItalic")),
    _DEJAVU / "DejaVuSans.ttf",
    _DEJAVU / "DejaVuSans-Bold.ttf",
)
# What a page carries: Latin with its extensions, punctuation and currencies in the text face; arrows, check
# marks and blocks in the fallback. Anything else is shown by the reader's own fonts.
_LATIN = (*range(0x20, 0x7F), *range(0xA0, 0x180), 0x218, 0x219, 0x21A, 0x21B, *range(0x2010, 0x2028),
          *range(0x2030, 0x203B), 0x20AC, 0x20BA, 0x20B9, 0x20BD, 0x2122, 0x2212)  # fmt: skip
_SYMBOLS = (*range(0x2190, 0x219A), 0x2248, 0x2260, 0x2264, 0x2265, *range(0x25A0, 0x25D0), *range(0x2713, 0x2718))
_WEB = (
    ("Lato-Regular", _LATO / "Lato-Regular.ttf", _LATIN),
    ("Lato-Bold", _LATO / "Lato-Bold.ttf", _LATIN),
    ("Lato-Italic", _LATO / "Lato-Italic.ttf", _LATIN[:190]),
    ("DejaVuSans", _DEJAVU / "DejaVuSans.ttf", _SYMBOLS),
)
_NOT_DRAWN = ("Mn", "Me", "Mc", "Cf")  # Unicode categories: marks and formats
# Shown by no font and needed by none: joiners, variation selectors, direction marks, tags.
_INVISIBLE = (*range(0x20), *range(0x7F, 0xA1), 0xAD, 0x61C, *range(0x200B, 0x2010), *range(0x2060, 0x2070),
              *range(0xFE00, 0xFE10), 0xFEFF, *range(0xE0000, 0xE0200))  # fmt: skip


def put_fonts(folder: Path) -> None:
    """Write the PDF's fonts, the page's subsets and ``coverage.typ`` into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for font in PDF_FONTS:
        shutil.copyfile(font, folder / font.name)
    for name, font, characters in _WEB:
        shutil.copyfile(_subset(font, characters), folder / f"{name}.woff")
    (folder / "coverage.typ").write_text(_coverage(), encoding="utf-8")


def page_fonts() -> dict[str, bytes]:
    """Return the page's fonts by their names in ``report.css``: Lato-Regular.woff and so on."""
    return {f"{name}.woff": _subset(font, characters).read_bytes() for name, font, characters in _WEB}


def subset(name: str, characters: Iterable[int]) -> Path:
    """Return a file with some characters of one of the page's fonts, by its name, as WOFF."""
    return _subset(next(font for known, font, _ in _WEB if known == name), characters)


def uncovered(text: str) -> tuple[str, ...]:
    """Return the characters of ``text`` that no shipped font has, each once, in order of appearance.

    The PDF shows each of them as U+FFFD.
    """
    return tuple(dict.fromkeys(character for character in text if ord(character) not in _covered()))


def drawn(text: str) -> str:
    """Return ``text`` as a drawing inside a PDF can show it: Typst parts no letter there from a mark it does not know.

    Marks that make no letter of their own and invisible characters go, separators become spaces, and a character
    that no shipped font has becomes U+FFFD.
    """
    composed = unicodedata.normalize("NFC", text)
    return composed.translate({ord(each): _drawn(each) for each in set(composed)})


def _drawn(character: str) -> str:
    kind = unicodedata.category(character)
    if kind in _NOT_DRAWN:
        return ""
    if kind in ("Zl", "Zp"):
        return " "
    return character if ord(character) in _covered() else REPLACEMENT


@cache
def _covered() -> frozenset[int]:
    text, fallback = (_characters(font) for font in (_LATO / "Lato-Regular.ttf", _DEJAVU / "DejaVuSans.ttf"))
    # A mark is set in its letter's font: one that the fallback lacks would take the fallback's letters with it.
    marks = {code for code in text - fallback if unicodedata.combining(chr(code))}
    return frozenset({*_INVISIBLE, *text, *fallback} - marks)


def _characters(font: Path) -> set[int]:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    with TTFont(font, lazy=True) as opened:
        return set(opened.getBestCmap())


@cache
def _coverage() -> str:
    ranges = "".join(f"\\\\x{{{first:X}}}-\\\\x{{{last:X}}}" for first, last in _ranges(sorted(_covered())))
    return f'// Which characters the fonts beside this file do not have.\n#let uncovered = regex("[^{ranges}]")\n'


def _ranges(codes: Iterable[int]) -> list[tuple[int, int]]:
    ranges: list[tuple[int, int]] = []
    for code in codes:
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], code)
        else:
            ranges.append((code, code))
    return ranges


def _subset(font: Path, characters: Iterable[int]) -> Path:
    """A font's characters as WOFF. Making one takes a second: it is kept in the user's cache."""
    wanted = tuple(sorted(characters))
    cached = Path(platformdirs.user_cache_dir("readout")) / "fonts" / _subset_name(font, wanted)
    if not cached.exists():
        cached.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=cached.parent, suffix=".part")
        os.close(handle)
        _write_subset(font, wanted, Path(name))
        Path(name).replace(cached)
    return cached


@cache
def _subset_name(font: Path, wanted: tuple[int, ...]) -> str:
    """What a subset is called in the cache: by all that it is made of. A package's fonts stay as they are meanwhile."""
    made_of = font.read_bytes() + repr((list(wanted), version_of("fonttools"), 1)).encode()
    return f"{hashlib.sha256(made_of).hexdigest()[:32]}.woff"


def _write_subset(font: Path, characters: tuple[int, ...], path: Path) -> None:
    from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
    from fontTools.ttLib import TTFont

    options = Options()
    options.flavor = "woff"
    options.hinting = False
    options.layout_features = ["kern", "liga", "lnum", "tnum"]
    options.drop_tables += ["FFTM"]
    options.name_IDs = [0, 1, 2, 13, 14]
    options.recalc_timestamp = False
    with TTFont(font, recalcTimestamp=False) as opened:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=characters)
        subsetter.subset(opened)
        opened.flavor = "woff"
        opened.save(path)
