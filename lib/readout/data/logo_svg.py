"""A logo drawn as SVG: cleaned like any SVG, of a known size, and not more to draw than a logo has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree  # what is parsed has been through clean_svg

from readout.data.svg import SVG, clean_svg

MOST_SHAPES = 20_000  # drawn in all, those drawn again by reference too
_SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "image"})
_NUMBER = re.compile(r"\s*([0-9.]+(?:e[+-]?\d+)?)\s*(px|pt|pc|mm|cm|in)?\s*", re.IGNORECASE)
_PIXELS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_REFERENCE = re.compile(r"url\(\s*['\"]?#([^'\")\s]+)")


def drawing(content: bytes) -> bytes:
    """Return an SVG without scripts and references to anything outside, whose width and height are plain numbers.

    Raises ReadoutError for what is no SVG, and ValueError, the end of a sentence, for one that has no size, draws
    nothing or draws without end.
    """
    root = ElementTree.fromstring(clean_svg(content, ""))  # noqa: S314
    width, height = _size(root)
    root.attrib |= {"width": f"{width:g}", "height": f"{height:g}"}
    root.attrib.setdefault("viewBox", f"0 0 {width:g} {height:g}")
    names = {each.tag.removeprefix(SVG) for each in root.iter()}
    if names.isdisjoint(_SHAPES):
        raise ValueError("an SVG in which nothing is drawn; export it again")
    if _Shapes(root).drawn() > MOST_SHAPES:
        raise ValueError(f"an SVG that draws more than {MOST_SHAPES:,} shapes; export it simpler, or as PNG")
    return bytes(ElementTree.tostring(root, encoding="utf-8"))


def _size(root: ElementTree.Element) -> tuple[float, float]:
    """Width and height in pixels, by the view box where there is one: only their proportion matters later."""
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    try:
        width, height = (float(each) for each in box[2:]) if len(box) == 4 else _stated(root)
    except ValueError:
        width = height = 0.0
    if not (0 < width < 1e6 and 0 < height < 1e6):
        raise ValueError("an SVG without a size; export it with a viewBox")
    return width, height


def _stated(root: ElementTree.Element) -> tuple[float, ...]:
    found = [_NUMBER.fullmatch(root.get(name, "")) for name in ("width", "height")]
    return tuple(float(each[1]) * _PIXELS[(each[2] or "px").lower()] if each else 0.0 for each in found)


class _Shapes:
    """How much is drawn: an element within another, or one that refers to it, is drawn again each time."""

    def __init__(self, root: ElementTree.Element) -> None:
        self._root = root
        self._by_id = {each.attrib["id"]: each for each in root.iter() if "id" in each.attrib}
        self._known: dict[ElementTree.Element, int] = {}
        self._around: set[ElementTree.Element] = set()

    def drawn(self) -> int:
        """Return the number of elements drawn; what a style sheet refers to counts for every element."""
        styles = "".join(each.text or "" for each in self._root.iter(f"{SVG}style"))
        by_style = sum(self._weight(self._by_id[name]) for name in self._named(_REFERENCE.findall(styles)))
        return self._weight(self._root) * (1 + by_style)

    def _weight(self, element: ElementTree.Element) -> int:
        if element in self._around:
            raise ValueError("an SVG that refers to itself without end; export it again")
        if element not in self._known:
            self._around.add(element)
            referred = [self._by_id[name] for name in self._named(_references(element))]
            self._known[element] = 1 + sum(map(self._weight, [*element, *referred]))
            self._around.discard(element)
        return self._known[element]

    def _named(self, names: list[str]) -> Iterator[str]:
        return (name for name in names if name in self._by_id)


def _references(element: ElementTree.Element) -> list[str]:
    found = [name for value in element.attrib.values() for name in _REFERENCE.findall(value)]
    hrefs = [value for name, value in element.attrib.items() if name.rpartition("}")[2] == "href"]
    return found + [value[1:] for value in hrefs if value.startswith("#")]
