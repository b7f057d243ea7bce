"""A name that takes the form its sentence asks for."""

from __future__ import annotations

from collections.abc import Mapping


class Inflected(str):
    """A month or a day as it stands alone, which in a message takes another form where the message says so.

    As text it is what a table's head shows: "Huhtikuu 2005". In a message ``{month}`` is the name inside a sentence
    ("huhtikuu 2005"), ``{month:inessive}`` a case of it ("huhtikuussa 2005"), and ``{month:Inessive}`` the same with
    a capital, where a sentence begins. A case that is not known leaves the name as it is.
    """

    inside: str
    forms: Mapping[str, str]

    def __new__(cls, alone: str, inside: str | None = None, forms: Mapping[str, str] | None = None) -> Inflected:
        """Keep the text that stands ``alone``, the one ``inside`` a sentence, and its ``forms`` by case."""
        made = super().__new__(cls, alone)
        made.inside = alone if inside is None else inside
        made.forms = forms or {}
        return made

    def __format__(self, case: str) -> str:
        form = self.forms.get(case.lower(), self.inside)
        return capital(form) if case[:1].isupper() else form


def capital(text: str) -> str:
    """Return ``text`` with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]
