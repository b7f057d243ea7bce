"""A picture named as evidence is shown: upright, no larger than a page needs, without what the camera wrote."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from readout.data.evidence import TALLEST, WIDEST, is_picture, lost, read_picture
from readout.data.project import Project
from readout.model.errors import ReadoutError
from tests.builders import work


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "clients" / "shop" / "evidence").mkdir(parents=True)
    return Project(tmp_path)


def save(project: Project, name: str, image: Image.Image, **options: object) -> None:
    image.save(project.clients_dir / "shop" / name, **options)  # type: ignore[arg-type]


def shown(project: Project, evidence: str) -> Image.Image:
    scaled = read_picture(project, "shop", work("guide", evidence=evidence))
    image = Image.open(io.BytesIO(scaled.data))
    assert image.format == "PNG"
    assert image.size == (scaled.width, scaled.height)
    return image


@pytest.mark.parametrize(
    ("evidence", "picture"),
    [("evidence/a.png", True), ("a.JPG", True), ("b.jpeg", True), ("b.webp", True), ("b.gif", True),
     ("report.pdf", False), ("https://example.com/a.png", False), ("", False), (None, False), ("png", False)],
)  # fmt: skip
def test_what_is_a_picture(evidence: str | None, picture: bool) -> None:
    """By the file's ending, and only in the client's folder: what is on the web stays a link."""
    assert is_picture(evidence) is picture


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L", "LA", "1", "CMYK", "I;16"])
def test_every_kind_of_picture_is_read(project: Project, mode: str) -> None:
    """Screenshots, scans, print files."""
    name = "evidence/a.jpg" if mode == "CMYK" else "evidence/a.png"
    save(project, name, Image.new(mode, (40, 20)))
    assert shown(project, name).size == (40, 20)


@pytest.mark.parametrize(
    ("size", "expected"), [((2 * WIDEST, 400), (WIDEST, 200)), ((600, 2 * TALLEST), (300, TALLEST)), ((9, 9), (9, 9))]
)
def test_large_pictures_are_scaled_down(project: Project, size: tuple[int, int], expected: tuple[int, int]) -> None:
    """To a page's width and height, in proportion; small ones are left alone."""
    save(project, "a.png", Image.new("RGB", size, "navy"))
    assert shown(project, "a.png").size == expected


def test_a_transparent_background_stays_transparent(project: Project) -> None:
    """A logo keeps its shape."""
    save(project, "a.png", Image.new("RGBA", (10, 10), (255, 0, 0, 0)))
    pixel = shown(project, "a.png").convert("RGBA").getpixel((5, 5))
    assert isinstance(pixel, tuple)
    assert pixel[3] == 0


def test_a_photo_stands_upright_and_tells_nothing_of_its_place(project: Project) -> None:
    """A phone stores a portrait lying on its side with a note; the note is obeyed, and goes with all others."""
    photo = Image.new("RGB", (60, 30), "white")
    photo.paste("red", (0, 0, 30, 30))
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned a quarter clockwise
    exif[0x010F] = "Camera of the shop owner"
    save(project, "a.jpg", photo, exif=exif, quality=95)
    image = shown(project, "a.jpg")
    assert image.size == (30, 60)
    top = image.convert("RGB").getpixel((15, 10))
    assert isinstance(top, tuple)
    assert top[0] > 200
    assert top[1] < 60
    data = read_picture(project, "shop", work("guide", evidence="a.jpg")).data
    assert b"Camera" not in data
    assert not image.getexif()


def test_the_same_picture_gives_the_same_bytes(project: Project) -> None:
    """Reports are compared by their bytes."""
    save(project, "a.jpg", Image.effect_noise((1200, 800), 50).convert("RGB"))
    item = work("guide", evidence="a.jpg")
    assert read_picture(project, "shop", item) == read_picture(project, "shop", item)


def test_a_missing_picture(project: Project) -> None:
    """The row of work.csv and the path are named."""
    with pytest.raises(ReadoutError, match=r"clients/shop/work\.csv:2: evidence is 'a\.png', and there is no such"):
        shown(project, "a.png")


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n cut", b"<svg/>"])
def test_a_broken_picture(project: Project, content: bytes) -> None:
    """Cut off, or something else with a picture's name."""
    (project.clients_dir / "shop" / "a.png").write_bytes(content)
    with pytest.raises(ReadoutError, match="which is no picture that can be read; save it as PNG or JPEG"):
        shown(project, "a.png")


def test_a_picture_cut_in_the_middle(project: Project) -> None:
    """Its head can be read, its rows cannot."""
    save(project, "a.png", Image.effect_noise((200, 200), 50))
    path = project.clients_dir / "shop" / "a.png"
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(ReadoutError, match="which is no picture that can be read"):
        shown(project, "a.png")


def test_a_folder_is_no_picture(project: Project) -> None:
    """Though it be called a.png."""
    (project.clients_dir / "shop" / "a.png").mkdir()
    with pytest.raises(ReadoutError, match="which is no picture that can be read"):
        shown(project, "a.png")


@pytest.mark.parametrize("evidence", ["../other/a.png", "/etc/a.png", "evidence/link.png"])
def test_no_picture_from_outside_the_clients_folder(project: Project, evidence: str) -> None:
    """Another client's picture in a report would be the end of the agency."""
    (project.clients_dir / "other").mkdir()
    save(project, "../other/a.png", Image.new("RGB", (9, 9)))
    (project.clients_dir / "shop" / "evidence" / "link.png").symlink_to("../../other/a.png")
    with pytest.raises(ReadoutError, match="leads out of the client's folder"):
        shown(project, evidence)


def test_evidence_that_is_not_there_is_lost(project: Project) -> None:
    """Files are looked for, links are not followed, and pictures are read where they are shown."""
    (project.clients_dir / "shop" / "evidence" / "plan.pdf").write_bytes(b"%PDF")
    named = ["evidence/plan.pdf", "evidence/gone.pdf", "evidence/gone.png", "https://example.com/x.pdf", None]
    items = [work(f"w{number}", evidence=evidence) for number, evidence in enumerate(named)]
    assert [item.evidence for item in lost(project, "shop", items)] == ["evidence/gone.pdf"]


def test_evidence_may_not_lead_out_of_the_clients_folder(project: Project) -> None:
    """A link on disk to another client's file is refused with its row."""
    (project.root / "other.pdf").write_bytes(b"%PDF")
    (project.clients_dir / "shop" / "other.pdf").symlink_to(project.root / "other.pdf")
    with pytest.raises(ReadoutError, match=r"work\.csv:2: evidence leads out of the client's folder"):
        list(lost(project, "shop", [work("guide", evidence="other.pdf")]))
