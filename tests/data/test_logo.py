"""Logos: read from their folders only, harmless, small, or refused in one sentence."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from readout.data.agency import Agency, read_agency
from readout.data.client_file import read_client
from readout.data.logo import LARGEST_SVG, TALLEST, WIDEST, Logos, logo_file, read_logos
from readout.data.project import Project
from readout.model.client import Client
from readout.model.errors import ConfigError

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 20 10">{}</svg>'
RECT = '<rect width="20" height="10" fill="#0b5c8a"/>'
# Each line is drawn ten times by the next: a thousand million lines of a few hundred bytes.
TEN = '<use href="#a{}"/>' * 10
BOMB = "<defs><path id='a0' d='M0 0h1'/>{}</defs><use href='#a9'/>".format(
    "".join(f"<g id='a{n}'>{TEN.format(*[n - 1] * 10)}</g>" for n in range(1, 10))
)


def png(width: int = 40, height: int = 20, mode: str = "RGBA") -> bytes:
    target = io.BytesIO()
    Image.new(mode, (width, height), 0 if mode == "P" else "navy").save(target, "PNG", icc_profile=b"a profile")
    return target.getvalue()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "clients" / "shop").mkdir(parents=True)
    return Project(tmp_path)


def logos(project: Project, content: bytes | str, name: str = "logo.svg") -> Logos:
    """The logos where client.yml names ``name``, which holds ``content``."""
    folder = project.root / "clients" / "shop"
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    (folder / "client.yml").write_text(f"name: Shop\n\nbrand: {{logo: {name}}}\n")
    return read_logos(project, read_client(project, "shop"), Agency())


def refusal(project: Project, content: bytes | str, name: str = "logo.svg") -> str:
    with pytest.raises(ConfigError) as refused:
        logos(project, content, name)
    (problem,) = refused.value.problems
    assert problem.where == "clients/shop/client.yml:3"
    return problem.message


def test_without_the_keys_there_is_none(project: Project) -> None:
    """A logo is nothing anybody must have."""
    assert read_logos(project, Client("shop", "Shop"), Agency()) == Logos()


def test_a_drawing_is_kept_as_a_drawing_of_a_known_size(project: Project) -> None:
    """Both engines scale it by its height, so each must know its proportion."""
    found = logos(project, SVG.format(RECT)).client
    assert found is not None
    assert b'width="20"' in found
    assert b'height="10"' in found
    assert b"#0b5c8a" in found


@pytest.mark.parametrize(
    ("size", "seen"),
    [
        ('width="2in" height="96px"', ('width="192"', 'height="96"', 'viewBox="0 0 192 96"')),
        ('width="100%" height="100%" viewBox="0,0,30,15"', ('width="30"', 'height="15"', 'viewBox="0,0,30,15"')),
        ('width="25.4mm" height="1cm"', ('width="96"', 'height="37.7953"')),
    ],
)
def test_sizes_of_every_kind_are_understood(project: Project, size: str, seen: tuple[str, ...]) -> None:
    """By hand: an inch is 96 pixels, 25.4 mm."""
    found = logos(project, f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{RECT}</svg>').client
    assert all(each.encode() in (found or b"") for each in seen)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L", "1", "LA", "I;16"])
def test_a_picture_is_scaled_to_what_a_page_shows(project: Project, mode: str) -> None:
    """A print-ready file of thousands of pixels makes no heavy mail, and says nothing of the machine it came from."""
    source = Image.new("RGB", (3000, 1500), "navy").convert(mode) if mode != "I;16" else Image.new(mode, (3000, 1500))
    target = io.BytesIO()
    source.save(target, "PNG")
    found = logos(project, target.getvalue(), "logo.png").client
    with Image.open(io.BytesIO(found or b"")) as picture:
        assert (picture.width, picture.height) == (2 * TALLEST, TALLEST)
        assert "icc_profile" not in picture.info
    assert WIDEST >= 2 * TALLEST


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<rect width="1" height="1" onclick="alert(1)"/>',
        '<foreignObject width="9" height="9"><p xmlns="http://www.w3.org/1999/xhtml">words</p></foreignObject>',
        '<image href="https://evil.example/a.png" width="9" height="9"/>',
        '<image xlink:href="file:///etc/passwd" width="9" height="9"/>',
        '<use href="https://evil.example/a.svg#x"/>',
        "<style>@import url(https://evil.example/a.css); rect { fill: url(https://evil.example/b.svg#x) }</style>",
        '<rect width="1" height="1" style="fill: url(https://evil.example/b.svg#x)"/>',
        '<a href="javascript:alert(1)"><rect width="1" height="1"/></a>',
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<set attributeName="onclick" to="alert(1)"/>',
    ],
)
def test_of_a_hostile_drawing_only_the_drawing_is_left(project: Project, hostile: str) -> None:
    """Nothing that runs, nothing that is fetched, no page inside the picture."""
    found = (logos(project, SVG.format(RECT + hostile)).client or b"").decode()
    assert "#0b5c8a" in found
    for live in ("script", "alert", "evil", "passwd", "foreignObject", "words", "import"):
        assert live not in found


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (SVG.format(BOMB), "draws more than 20,000 shapes; export it simpler, or as PNG"),
        (SVG.format("<g id='a'><use href='#a'/><path d='M0 0h1'/></g>"), "refers to itself without end; export it"),
        (
            SVG.format("<defs><pattern id='p'><path fill='url(#p)' d='M0 0h1'/></pattern></defs><path d='M0 0h1'/>"),
            "refers to itself without end; export it",
        ),
        (SVG.format("<foreignObject/>"), "an SVG in which nothing is drawn; export it again"),
        (f'<svg xmlns="http://www.w3.org/2000/svg">{RECT}</svg>', "without a size; export it with a viewBox"),
        (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 9">{RECT}</svg>', "without a size"),
        (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 nan inf">{RECT}</svg>', "without a size"),
        (SVG.format(RECT + " " * LARGEST_SVG), "of 100 kB; export it as SVG below 100 kB, or as PNG"),
        ('<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;"), "declares entities"),
        (SVG.format("<g>" * 5000 + RECT + "</g>" * 5000), "without end; export it again"),
        ("<svg>", "export it again"),
        (b"\xff\xd8\xff\xe0 a photograph", "neither PNG"),
        (png()[:60], "a PNG that cannot be read; export it again"),
        (png(8000, 6000, "1"), "a picture of 8000 × 6000 pixels; scale it down"),
    ],
)  # fmt: skip
def test_what_no_page_can_show_is_refused_with_the_cure(project: Project, content: bytes | str, said: str) -> None:
    """One sentence with the key and the file."""
    message = refusal(project, content)
    assert message.startswith("brand.logo is 'logo.svg'")
    assert said in message


def test_a_file_that_is_not_there_is_named(project: Project) -> None:
    """With where it should be."""
    folder = project.root / "clients" / "shop"
    (folder / "client.yml").write_text("name: Shop\nbrand: {logo: art/logo.png}\n")
    with pytest.raises(ConfigError, match=r"client\.yml:2: brand\.logo is 'art/logo\.png', and there is no such file"):
        read_logos(project, read_client(project, "shop"), Agency())


def test_a_link_out_of_the_folder_is_not_followed(project: Project) -> None:
    """Another client's logo is another client's."""
    other = project.root / "clients" / "other.svg"
    other.write_text(SVG.format(RECT))
    (project.root / "clients" / "shop" / "link.svg").symlink_to(other)
    (project.root / "clients" / "shop" / "client.yml").write_text("name: Shop\nbrand: {logo: link.svg}\n")
    with pytest.raises(ConfigError, match="leads out of the client's folder; put the file itself there"):
        read_logos(project, read_client(project, "shop"), Agency())


def test_the_agency_s_logo_lies_in_the_project(project: Project) -> None:
    """By its path from the project's root; the place of the key is known."""
    (project.root / "art.png").write_bytes(png())
    (project.root / "agency.yml").write_text("name: We\nlogo: art.png\n")
    agency = read_agency(project)
    assert (read_logos(project, Client("shop", "Shop"), agency).agency or b"").startswith(b"\x89PNG")
    assert logo_file(project, agency) == project.root / "art.png"
    (project.root / "art.png").unlink()
    assert logo_file(project, agency) is None
    with pytest.raises(ConfigError, match=r"agency\.yml:2: logo is 'art\.png', and there is no such file in the proj"):
        read_logos(project, Client("shop", "Shop"), agency)
