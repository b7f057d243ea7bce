"""Make the picture of a real report's first page that README.md shows, from the published PDF."""

from pathlib import Path

import pypdfium2

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "reports/2011-11/gift-shop/report.pdf"
PICTURE = ROOT / "docs/first-page.png"
SCALE = 1.25  # 90 pixels an inch


def main() -> None:
    """Draw the first page; a PNG of 256 colours is small enough to keep in git."""
    page = pypdfium2.PdfDocument(REPORT)[0]
    page.render(scale=SCALE).to_pil().quantize(256).save(PICTURE, optimize=True)
    print(PICTURE.relative_to(ROOT))


if __name__ == "__main__":
    main()
