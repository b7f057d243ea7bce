"""The last look at a page before anyone opens it: nothing in it runs, and nothing is fetched."""

from __future__ import annotations

import re
from functools import lru_cache
from html.parser import HTMLParser

from readout.model.errors import Problem, RenderError

_FETCHING = frozenset({"src", "srcset", "poster", "background", "data", "action", "formaction"})
_REFUSED = frozenset({"script", "iframe", "object", "embed", "frame", "base", "form", "audio", "video"})
_OUTSIDE = re.compile(r"(?i)url\(\s*['\"]?\s*(?!#|data:)|@import")


def refuse_live_page(page: str) -> None:
    """Raise RenderError when the page holds a script, an event or a reference that a browser would fetch."""
    found = ", ".join(_live(page))
    if found:
        message = f"the page holds {found}, which a report must not; see templates/style/"
        raise RenderError(Problem("report.html", message))


def is_live(page: str) -> bool:
    """Whether the page holds any of that."""
    return bool(_live(page))


@lru_cache(maxsize=1)
def _live(page: str) -> tuple[str, ...]:
    reader = _Reader()
    reader.feed(page)
    return tuple(dict.fromkeys(reader.found))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_style = tag == "style"
        if tag in _REFUSED:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            self._attribute(tag, name, (value or "").strip())

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._in_style = False

    def handle_endtag(self, tag: str) -> None:
        self._in_style = False

    def handle_data(self, data: str) -> None:
        if self._in_style and _OUTSIDE.search(data):
            self.found.append("a style that fetches")

    def _attribute(self, tag: str, name: str, value: str) -> None:
        plain = name.rpartition(":")[2]
        fetches = plain in _FETCHING or (plain == "href" and tag != "a")
        if name.startswith("on"):
            self.found.append(f"{name}=")
        elif fetches and value and not value.startswith(("data:", "#")):
            self.found.append(f"{name}={value[:40]!r}")
        elif name == "style" and _OUTSIDE.search(value):
            self.found.append("a style that fetches")
        elif plain == "href" and value.lower().replace("\t", "").startswith(("javascript:", "vbscript:", "data:text")):
            self.found.append(f"{name}={value[:40]!r}")
