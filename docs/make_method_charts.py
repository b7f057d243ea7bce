"""Draw the demo clients' charts that docs/method.md shows: a real change, a normal month, an abstention."""

import base64
import html
import re
from pathlib import Path

from readout.data.load import load_client
from readout.data.project import Project
from readout.display.event_marks import event_marks, marks_of
from readout.display.fonts import subset
from readout.display.kpi_chart import kpi_chart
from readout.display.theme import HALF, Palette
from readout.model.months import parse_month
from readout.model.process import process_of
from readout.text.figures import Figures
from readout.text.language import language

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "method"
SHOWN = (
    ("insurance-quotes", "quotations", "2004-03"),
    ("gift-shop", "revenue", "2011-11"),
    ("gift-shop", "customers", "2010-12"),
    ("wiki-publisher", "best-day", "2015-12"),
)


def draw_chart(client: str, kpi: str, month: str) -> Path:
    """Draw a KPI's months up to ``month`` as the report of that month does, in English."""
    data = load_client(Project(ROOT), client)
    report = data.report(parse_month(month))
    result = report.kpi(kpi)
    months = process_of(data.client, result.kpi, result.series, result.month)
    figures, marks = Figures(language("en-GB"), data.client.currency), marks_of(kpi, event_marks(report))
    chart = kpi_chart(result, figures, Palette(), months, marks, HALF)
    if chart is None:
        raise SystemExit(f"{client} {kpi} {month} has nothing to draw")
    target = FOLDER / f"{client}-{kpi}-{month}.svg"
    drawing = chart.svg.replace("<svg ", '<svg role="img" ', 1)
    target.write_text(with_font(drawing) + "\n", encoding="utf-8")
    verdict = result.verdict
    print(target.relative_to(ROOT), result.value, verdict.status, verdict.expected, verdict.lower, verdict.upper)
    print("   ", verdict.reason)
    for comparison in (result.previous, result.year_ago):
        parts = comparison.explanation.parts if comparison.explanation else ()
        print("   ", comparison.month, comparison.change, [(part.name, round(part.effect, 3)) for part in parts])
    return target


def with_font(svg: str) -> str:
    """Return the drawing with the letters it needs of its own font: an ``<img>`` is shown without the page's."""
    letters = {ord(each) for text in re.findall(r"<text[^>]*>([^<]*)</text>", svg) for each in html.unescape(text)}
    faces = "".join(
        f"@font-face {{font-family: 'Lato'; font-weight: {weight}; src: url(data:font/woff;base64,{font})}}"
        for weight, font in ((400, woff("Lato-Regular", letters)), (700, woff("Lato-Bold", letters)))
    )
    head, end, rest = svg.partition(">")
    return f"{head}{end}<style>{faces}</style>{rest}"


def woff(name: str, letters: set[int]) -> str:
    """Return some letters of a font, in base64."""
    return base64.b64encode(subset(name, letters).read_bytes()).decode()


def main() -> None:
    """Draw all four."""
    FOLDER.mkdir(exist_ok=True)
    for shown in SHOWN:
        draw_chart(*shown)


if __name__ == "__main__":
    main()
