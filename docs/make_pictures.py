"""Make the pictures of docs/gallery.md, docs/preview.md and README.md from the published demo reports.

``make pictures`` makes the reports first. Each picture is a PNG of few colours, small enough to keep in git.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pypdfium2
from PIL import Image

from readout.model.errors import Problem
from readout.pipeline.preview.board import Board
from readout.pipeline.preview.maker import Made
from readout.pipeline.preview.server import serving

ROOT = Path(__file__).resolve().parent.parent
REPORTS = {"gift-shop": "2011-11", "insurance-quotes": "2005-04", "wiki-publisher": "2015-12"}
GALLERY = ROOT / "docs" / "gallery"
README_PICTURE = ROOT / "docs" / "first-page.png"
PREVIEW_PICTURE = ROOT / "docs" / "preview.png"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FIRST, OTHERS = 1.0, 0.62  # pixels a point
GAP, FRAME = 12, "#c4cad0"
PHONE, DESK = (360, 720), (1280, 960)  # CSS pixels
DESK_SCALE = 0.5


def main() -> None:
    """Draw everything, or say what is missing and draw nothing."""
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        sys.exit(f"pictures of pages need one of {', '.join(CHROMIUM)} on PATH; install Chromium, then: make pictures")
    missing = [str(_folder(client).relative_to(ROOT)) for client in REPORTS if not _folder(client).is_dir()]
    if missing:
        sys.exit(f"there is no {' and no '.join(missing)}; make report makes the demo reports")
    GALLERY.mkdir(exist_ok=True)
    for client in REPORTS:
        _draw_pdf(client)
    _draw_pages(program)
    _draw_preview(program)


def _folder(client: str) -> Path:
    return ROOT / "reports" / REPORTS[client] / client


def _draw_pdf(client: str) -> None:
    with pypdfium2.PdfDocument(_folder(client) / "report.pdf") as pdf:
        first, *others = pdf
        _keep(_sheet([first.render(scale=FIRST).to_pil()]), GALLERY / f"{client}-1.png")
        _keep(_sheet([each.render(scale=OTHERS).to_pil() for each in others]), GALLERY / f"{client}-pages.png")
        if client == "gift-shop":
            _keep(first.render(scale=1.25).to_pil(), README_PICTURE, colours=256)


def _draw_pages(program: str) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for client in REPORTS:
            shots = []
            for number, (size, scheme) in enumerate(((PHONE, "light"), (PHONE, "dark"), (DESK, "dark"))):
                page = browser.new_page(
                    viewport={"width": size[0], "height": size[1]},
                    color_scheme=scheme,  # type: ignore[arg-type]
                )
                page.goto((_folder(client) / "report.html").as_uri())
                page.screenshot(path=Path(folder) / f"{number}.png")
                page.close()
                shots.append(Image.open(Path(folder) / f"{number}.png").convert("RGB"))
            phone_light, phone_dark, desk = shots
            wide = desk.resize((int(DESK[0] * DESK_SCALE), int(DESK[1] * DESK_SCALE)), Image.Resampling.LANCZOS)
            _keep(_sheet([phone_light, phone_dark, wide]), GALLERY / f"{client}-screen.png")
        browser.close()


def _draw_preview(program: str) -> None:
    """A page of gift-shop in the preview, after a save that cannot be shown."""
    from playwright.sync_api import sync_playwright

    page = (_folder("gift-shop") / "report.html").read_bytes()
    board = Board()
    board.ready(Made(pd.Period(REPORTS["gift-shop"], freq="M"), page, (), 0.5))
    board.failed((Problem("clients/gift-shop/work.csv:12", "kind is 'contents'; did you mean content?"),))
    with serving(board, "gift-shop", 0) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        shown = browser.new_page(viewport={"width": 1000, "height": 620})
        shown.goto(server.url)
        shown.locator("readout-preview li").wait_for()
        with tempfile.TemporaryDirectory() as folder:
            shown.screenshot(path=Path(folder) / "preview.png")
            _keep(Image.open(Path(folder) / "preview.png").convert("RGB"), PREVIEW_PICTURE, colours=256)
        browser.close()


def _sheet(pictures: list[Image.Image]) -> Image.Image:
    """Pictures side by side, framed, for pages are as white as what is around them."""
    framed = list(_framed(pictures))
    width = sum(each.width for each in framed) + GAP * (len(framed) - 1)
    sheet = Image.new("RGB", (width, max(each.height for each in framed)), "white")
    left = 0
    for each in framed:
        sheet.paste(each, (left, 0))
        left += each.width + GAP
    return sheet


def _framed(pictures: list[Image.Image]) -> Iterator[Image.Image]:
    for each in pictures:
        framed = Image.new("RGB", (each.width + 2, each.height + 2), FRAME)
        framed.paste(each.convert("RGB"), (1, 1))
        yield framed


def _keep(picture: Image.Image, path: Path, colours: int = 64) -> None:
    picture.convert("RGB").quantize(colours).save(path, optimize=True)
    print(path.relative_to(ROOT), f"{path.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
