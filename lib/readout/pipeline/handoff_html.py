"""HTML outputs of an analyst's own cells: made safe for the page, and told again in Typst for the PDF."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import nh3

from readout.display.markup import both, html_text, raw_html
from readout.model.errors import RenderError
from readout.pipeline.engines.pandoc import TYPST_FILTER, convert
from readout.pipeline.handoff_images import ImageStore
from readout.text.hostile import clean, escape_markdown
from readout.text.prose_inline import address_of


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TAGS = _names(
    "a abbr b blockquote br caption cite code col colgroup dd del details div dl dt em figcaption figure h1 h2 h3 h4 "
    "h5 h6 hr i img ins kbd li mark ol p pre q s small span strong style sub summary sup table tbody td tfoot th "
    "thead tr u ul"
)
_CONTENT_TOO = frozenset({"script", "iframe", "object", "template", "noscript", "svg", "math", "title"})
_EVERYWHERE = frozenset({"id", "class", "style", "title", "lang", "dir", "role", "aria-label", "aria-hidden"})
_ATTRIBUTES = {
    "*": set(_EVERYWHERE),
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope"},
    "col": {"span"},
    "colgroup": {"span"},
    "ol": {"start"},
}
_INLINE_IMAGE = re.compile(r"data:image/(?:png|jpeg|gif);base64,([A-Za-z0-9+/=\s]+)")
_OUTSIDE = re.compile(r"(?i)url\(|@import|image-set|expression\(|\\|</")
_IMAGE = re.compile(r"<img\b[^>]*>")
_HEADING = re.compile(r"<(/?)h[1-6]\b[^>]*>")
_PRE = re.compile(r"<(/?)pre\b[^>]*>")
_STYLE = re.compile(r"(<style[^>]*>)(.*?)(</style>)", re.DOTALL)
_IDS = re.compile(r"""(\s(?:id|headers|for)=")([^"]*)(")""")
_OPEN_TABLE = re.compile(r"<table\b(?![^>]*data-quarto-disable-processing)")


def html_markdown(markup: str, prefix: str, where: str, images: ImageStore, alt: str) -> str:
    """Return Markdown that shows this HTML in the page and its Typst twin in the PDF.

    No script, no event, no reference to anything outside stays. Ids, which libraries draw at random, become
    ``prefix-1``, ``prefix-2``... in order of appearance. Empty when nothing visible is left. Raises
    ReadoutError for control characters.
    """
    safe = _renamed(_sanitized(clean(markup, where), where, images), prefix)
    safe = _IMAGE.sub(lambda match: _described(match[0], alt), safe)
    if not _words(safe) and not _IMAGE.search(safe):
        return ""
    # Quarto would tell preformatted text a second time in the PDF, beside its twin.
    preformatted = _PRE.sub(lambda match: "</div>" if match[1] else '<div class="pre">', safe)
    marked = _OPEN_TABLE.sub('<table data-quarto-disable-processing="true"', preformatted)
    twin = _typst(safe)
    if twin is None:
        return f"{escape_markdown(_words(safe))}\n"
    return both(marked, twin) if twin.strip() else raw_html(marked)


def _sanitized(markup: str, where: str, images: ImageStore) -> str:
    def attribute(tag: str, name: str, value: str) -> str | None:
        if name == "style":
            return None if _OUTSIDE.search(value) else value
        if tag == "a" and name == "href":
            return value if value.startswith("#") else address_of(value)
        if tag == "img" and name == "src":
            inline = _INLINE_IMAGE.fullmatch(value.strip())
            return images.put_base64(inline[1], where) if inline else None
        return value

    safe = nh3.clean(
        markup,
        tags=set(_TAGS),
        clean_content_tags=set(_CONTENT_TOO),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=attribute,
        url_schemes={"http", "https", "mailto", "data"},
        link_rel=None,
    )
    safe = _STYLE.sub(lambda match: "" if _OUTSIDE.search(match[2]) else match[0], safe)
    return _IMAGE.sub(lambda match: match[0] if ' src="' in match[0] else "", safe)


def _renamed(markup: str, prefix: str) -> str:
    names: dict[str, str] = {}
    for match in re.finditer(r'\sid="([^"]*)"', markup):
        names.setdefault(match[1], f"{prefix}-{len(names) + 1}")

    def tokens(match: re.Match[str]) -> str:
        renamed = " ".join(names.get(name, name) for name in match[2].split(" "))
        return f"{match[1]}{names.get(match[2], renamed)}{match[3]}"

    def selectors(match: re.Match[str]) -> str:
        css = re.sub(r"#([\w-]+)", lambda name: "#" + names.get(name[1], name[1]), match[2])
        return f"{match[1]}{css}{match[3]}"

    return _STYLE.sub(selectors, _IDS.sub(tokens, markup))


def _typst(markup: str) -> str | None:
    """The twin, without styles; None when Pandoc cannot tell it or text in it would be taken for a shortcode."""
    plain = re.sub(r'\s(?:id|style|class)="[^"]*"', "", _STYLE.sub("", markup))
    # A heading of whatever level would break the order of levels that an accessible PDF needs.
    plain = _HEADING.sub(lambda match: "</strong></p>" if match[1] else "<p><strong>", plain)
    try:
        twin = convert(["--from", "html", "--to", "typst", "--wrap", "none", f"--lua-filter={TYPST_FILTER}"], plain)
    except RenderError:
        return None
    return None if "{{<" in twin else twin


def _described(image: str, alt: str) -> str:
    """An image with an alt text, without which the PDF would not be accessible."""
    if re.search(r'\salt="[^"]', image):
        return image
    return f'<img alt="{html_text(alt)}"' + image[4:].replace(' alt=""', "")


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def _words(markup: str) -> str:
    parser = _Text()
    parser.feed(_STYLE.sub("", markup))
    return " ".join(" ".join(parser.found).split())
