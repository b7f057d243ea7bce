"""SVG as others draw it, reduced to drawing: no scripts, no links, nothing from outside the file."""

from __future__ import annotations

import re
from xml.etree import ElementTree  # documents that declare entities are refused before parsing

from readout.model.errors import NotebookError, Problem

SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_DRAWING = _names(
    "svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath title desc style "
    "linearGradient radialGradient stop clipPath mask pattern marker filter image metadata "
    "feBlend feColorMatrix feComposite feFlood feGaussianBlur feMerge feMergeNode feOffset"
)
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*>", re.IGNORECASE)
_INLINE_IMAGE = re.compile(r"data:image/(png|jpeg|gif);base64,[A-Za-z0-9+/=\s]+")
_OUTSIDE = re.compile(r"(?i)url\(\s*['\"]?\s*(?!#)|@import|image-set|expression\(|\\")


def clean_svg(content: bytes, where: str) -> bytes:
    """Return the drawing alone, as bytes that depend on nothing but the drawing.

    Raises NotebookError for what is no well-formed SVG or declares entities.
    """
    try:
        text = _DOCTYPE.sub("", content.decode("utf-8-sig"), count=1)
        if "<!DOCTYPE" in text.upper() or "<!ENTITY" in text.upper():
            raise ValueError("it declares entities")
        root = ElementTree.fromstring(text)  # noqa: S314
    except (ElementTree.ParseError, ValueError) as error:
        raise NotebookError(
            Problem(where, f"the image is neither PNG, JPEG, GIF nor well-formed SVG ({error}); export it again")
        ) from error
    if root.tag != f"{SVG}svg":
        message = f"the image is XML but not SVG (it begins with {root.tag!r}); export it again"
        raise NotebookError(Problem(where, message))
    try:
        _clean(root)
    except RecursionError as error:
        raise NotebookError(Problem(where, "the image nests its parts without end; export it again")) from error
    ElementTree.register_namespace("", SVG.strip("{}"))
    ElementTree.register_namespace("xlink", _XLINK.strip("{}"))
    return bytes(ElementTree.tostring(root, encoding="utf-8"))


def _clean(element: ElementTree.Element) -> None:
    for name, value in list(element.attrib.items()):
        if not _harmless(name, value):
            del element.attrib[name]
    if element.tag == f"{SVG}style" and _OUTSIDE.search(element.text or ""):
        element.text = ""
    for child in list(element):
        if isinstance(child.tag, str) and child.tag.startswith(SVG) and child.tag.removeprefix(SVG) in _DRAWING:
            if child.tag == f"{SVG}metadata":
                _drop(element, child)
            else:
                _clean(child)
        else:
            _drop(element, child)


def _drop(parent: ElementTree.Element, child: ElementTree.Element) -> None:
    index = list(parent).index(child)
    if child.tail and index:
        parent[index - 1].tail = (parent[index - 1].tail or "") + child.tail
    elif child.tail:
        parent.text = (parent.text or "") + child.tail
    parent.remove(child)


def _harmless(name: str, value: str) -> bool:
    plain = name.rpartition("}")[2].lower()
    if plain.startswith("on") or plain in ("src", "base"):
        return False
    if plain == "href":
        return value.startswith("#") or bool(_INLINE_IMAGE.fullmatch(value.strip()))
    return not _OUTSIDE.search(value)
