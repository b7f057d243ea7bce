"""Catalogues of translated sentences: one ``.po`` file a language, read as it is.

Translators write and reviewers read ``.po``; the binary form that gettext reads is made in memory, so none is kept.
"""

from __future__ import annotations

import gettext
import io
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

LOCALES = Path(__file__).parent / "locales"
_NAME = "readout.po"


def catalogue_path(locale: str) -> Path:
    """Return where the catalogue of ``locale`` (fi, pt_BR) is or would be."""
    return LOCALES / locale / "LC_MESSAGES" / _NAME


def catalogues() -> tuple[str, ...]:
    """Return the locales that have a catalogue."""
    return tuple(sorted(path.parents[1].name for path in LOCALES.glob(f"*/LC_MESSAGES/{_NAME}")))


def read_catalogue(locale: str) -> Catalog:
    """Return the catalogue of ``locale``. Raises FileNotFoundError where there is none."""
    from babel.messages.pofile import read_po  # only reports in other languages than English need it

    with catalogue_path(locale).open("rb") as file:
        return read_po(file, locale=locale)


@lru_cache(maxsize=16)
def translations(locale: str) -> gettext.GNUTranslations | None:
    """Return what gettext translates by; None where there is no catalogue.

    An entry marked fuzzy, which nobody has looked at since its English changed, counts as missing.
    """
    if locale not in catalogues():  # also keeps a tag such as "../x" from being looked up as a path
        return None
    from babel.messages.mofile import write_mo

    compiled = io.BytesIO()
    write_mo(compiled, read_catalogue(locale))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
