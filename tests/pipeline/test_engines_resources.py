"""A page of the embedded renderer holds its styles, fonts and images, and takes nothing from outside its folder."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from readout.pipeline.engines.embedded import _page
from readout.pipeline.engines.options import FormatOptions
from readout.pipeline.engines.resources import with_resources

PNG = b"\x89PNG\r\n\x1a\nabc"
INSIDE = f"data:image/png;base64,{base64.b64encode(PNG).decode()}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A hand-off with a style, a font and an image, and beside it what is nobody's business."""
    found = tmp_path / "hand-off"
    for name, content in {
        "look/page.css": b"""/* ours: "a" */ p { content: "/* no remark */"; }
@font-face { src: url("../fonts/a.woff") format("woff"); } b { background: url(https://a.example/x.png); }
i { background: url('../../secret.png'); content: "</style>"; }""",
        "fonts/a.woff": b"wOFF",
        "images/a.png": PNG,
        "images/a.txt": b"no image",
    }.items():
        (found / name).parent.mkdir(parents=True, exist_ok=True)
        (found / name).write_bytes(content)
    (tmp_path / "secret.png").write_bytes(PNG)
    return found


def test_a_style_is_put_inside_with_its_fonts(folder: Path) -> None:
    """Without its remarks; what it says of places elsewhere stays, for the last look at the page to refuse."""
    page = with_resources('<head>\n<link rel="stylesheet" href="look/page.css" />\n</head>', folder)
    assert page == (
        '<head>\n<style type="text/css">\np { content: "/* no remark */"; }\n'
        '@font-face { src: url(data:font/woff;base64,d09GRg==) format("woff"); } '
        "b { background: url(https://a.example/x.png); }\n"
        'i { background: url(../../secret.png); content: "<\\/style>"; }</style>\n</head>'
    )


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("images/a.png", INSIDE),
        ("images/missing.png", "images/missing.png"),
        ("images/a.txt", "images/a.txt"),
        ("../secret.png", "../secret.png"),
        ("https://a.example/a.png", "https://a.example/a.png"),
        (INSIDE, INSIDE),
    ],
)
def test_an_image_is_put_inside_where_it_is_one_of_the_report(folder: Path, named: str, expected: str) -> None:
    """Everything else stays as it was: the last look at the page refuses it."""
    page = '<p><img class="logo" src="{}" alt="a &gt; b" /> images/a.png</p>'
    assert with_resources(page.format(named), folder) == page.format(expected)


def test_a_style_from_elsewhere_stays_a_link(folder: Path) -> None:
    """As a style of the agency's that lies outside of what was handed off would."""
    (folder.parent / "x.css").write_text("p {}")
    for link in ('<link rel="stylesheet" href="../x.css">', '<link rel="stylesheet" href="//a.example/x.css">'):
        assert with_resources(link, folder) == link


def test_what_takes_more_than_that_is_left_to_pandoc(folder: Path) -> None:
    """A style that imports another one of the report's is put inside with it."""
    (folder / "look" / "page.css").write_text('@import url("more.css");')
    (folder / "look" / "more.css").write_text("p { color: #123456; }")
    links = '$for(css)$<link rel="stylesheet" href="$css$" />$endfor$'
    (folder / "page.html").write_text(f"<html><head>{links}</head><body>$body$</body></html>")
    options = FormatOptions(template="page.html", reader="markdown", css=("look/page.css",), embed_resources=True)
    page = _page(folder, options, "Words.").read_text()
    assert "#123456" in page
    assert "@import" not in page
