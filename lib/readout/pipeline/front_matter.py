"""What a report says of itself: the values of its templates, written as front matter that no renderer obeys."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from readout.display.brand import accents
from readout.display.markup import raw_pair, typst_string
from readout.text.hostile import clean, escape_markdown

_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True)
class Labels:
    """The templates' own words, in the report's language. ``page`` holds {page} and {pages}, ``logo`` {name}."""

    page: str = "Page {page} of {pages}"
    draft: str = "Draft"
    draft_because: str = "This is a draft, not to be sent, because:"
    skip: str = "Skip to the report"
    as_of: str = "Figures as of"
    image: str = "Picture"
    contents: str = "Contents"
    logo: str = "Logo: {name}"


@dataclass(frozen=True)
class FrontMatter:
    """A report's title page and running lines.

    ``lang`` is BCP 47, ``brand_color`` is ``#rrggbb``, ``as_of`` is the report's own today and dates the PDF.
    ``as_of_label`` is that day in the report's language (default: ISO). Empty texts are left out. Logos are PNG or
    SVG, as ``readout.data.logo`` returns them.
    Raises ValueError for a colour or a language that is not one: both are checked where they are read.
    """

    title: str
    lang: str
    client: str
    month_label: str
    agency: str
    as_of: dt.date
    subtitle: str = ""
    as_of_label: str = ""
    draft: bool = False
    draft_reasons: tuple[str, ...] = ()
    brand_color: str = "#1f4e79"
    description: str = ""
    confidentiality: str = ""
    direction: Literal["ltr", "rtl"] = "ltr"
    labels: Labels = field(default_factory=Labels)
    client_logo: bytes | None = field(default=None, repr=False)
    agency_logo: bytes | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if not _COLOR.fullmatch(self.brand_color):
            raise ValueError(f"brand_color is {self.brand_color!r}, not #rrggbb")
        if not _LANGUAGE.fullmatch(self.lang):
            raise ValueError(f"lang is {self.lang!r}, not a BCP 47 tag")

    def yaml(self, client_logo: str = "", agency_logo: str = "", contents: Sequence[tuple[str, str]] = ()) -> str:
        """Return the YAML front matter, fences included.

        Logos are given by their paths in the hand-off, ``contents`` as (anchor, heading) of each section.

        The templates' values lie under ``readout``: each text is at once a Typst string literal and escaped
        HTML. ``title``, ``lang`` and ``dir`` stand outside too, since both renderers look for them there.
        Raises ReadoutError for control characters in any text.
        """
        values: dict[str, Any] = {"title": escape_markdown(" ".join(clean(self.title).split())), "lang": self.lang}
        values["dir"] = self.direction
        values["readout"] = {key: value for key, value in self._template_values().items() if value}
        values["readout"] |= self._logos(client_logo, agency_logo)
        if contents:
            values["readout"]["contents-label"] = raw_pair(self.labels.contents)
            values["readout"]["contents"] = [
                {"anchor": raw_pair(anchor), "heading": raw_pair(heading)} for anchor, heading in contents
            ]
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
        return "\n".join(["---", *lines, "---", ""])

    def _template_values(self) -> dict[str, object]:
        colors = accents(self.brand_color)
        language, *rest = self.lang.split("-")
        region = next((part.upper() for part in rest if re.fullmatch("[A-Za-z]{2}", part)), "")
        texts = {
            "title": self.title, "subtitle": self.subtitle, "client": self.client, "month": self.month_label,
            "agency": self.agency, "description": self.description, "confidentiality": self.confidentiality,
            "as-of": self.as_of_label or self.as_of.isoformat(), "as-of-label": self.labels.as_of,
            "draft-label": self.labels.draft if self.draft else "",
            "draft-because": self.labels.draft_because if self.draft and self.draft_reasons else "",
            "skip": self.labels.skip, "language": language.lower(), "region": region,
            "brand": colors.light, "brand-dark": colors.dark, "tint": colors.tint, "tint-dark": colors.dark_tint,
        }  # fmt: skip
        needed = ("title", "client", "month", "agency")
        values: dict[str, object] = {
            key: raw_pair(text) for key, text in texts.items() if text.strip() or key in needed
        }
        values["page-words"] = _page_words(self.labels.page)
        values["draft-reasons"] = [raw_pair(reason) for reason in self.draft_reasons] if self.draft else []
        values |= {"year": str(self.as_of.year), "month-number": str(self.as_of.month), "day": str(self.as_of.day)}
        return values

    def _logos(self, client: str, agency: str) -> dict[str, str]:
        named = {"client-logo": (client, self.client), "agency-logo": (agency, self.agency)}
        values: dict[str, str] = {}
        for key, (path, name) in named.items():
            if path:
                said = self.labels.logo.replace("{name}", name).strip(": ")
                values |= {key: raw_pair(path), f"{key}-alt": raw_pair(said)}
        return values


def _page_words(pattern: str) -> str:
    """The words around the two page numbers, as a Typst expression of ``page`` and ``pages``."""
    parts = [part for part in re.split(r"(\{pages?\})", pattern) if part]
    code = " + ".join(part[1:-1] if part in ("{page}", "{pages}") else typst_string(part) for part in parts)
    return f"`{code}`{{=typst}}"  # only the PDF has pages
