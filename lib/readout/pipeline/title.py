"""The front matter of a client's report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readout.checks.finding import Finding
from readout.data.agency import Agency
from readout.data.logo import Logos
from readout.display.theme import ACCENT
from readout.model.report import Report
from readout.pipeline.front_matter import FrontMatter, Labels
from readout.text.figures import Figures
from readout.text.language import Language, language

NO_LOGOS = Logos()


def front_matter(report: Report, agency: Agency, findings: tuple[Finding, ...], logos: Logos = NO_LOGOS) -> FrontMatter:
    """Return what the report's title page and running lines say; ``findings`` that are errors make it a draft."""
    client = report.client
    words = language(client.language)
    figures = Figures(words, client.currency)
    month = figures.month(report.month)
    reasons = tuple(_reasons([each for each in findings if each.severity == "error"]))
    return FrontMatter(
        title=client.name,
        subtitle=_subtitle(report, words, month),
        lang=words.tag,
        client=client.name,
        month_label=month,
        agency=agency.name or "",
        as_of=report.as_of,
        as_of_label=figures.day(report.data_until),
        draft=bool(reasons),
        draft_reasons=reasons,
        brand_color=client.brand.color or ACCENT,
        description=words.say("Monthly report for {client}, {month}", client=client.name, month=month),
        confidentiality=agency.confidentiality_line(words.tag),
        direction="rtl" if words.right_to_left else "ltr",
        labels=_labels(words),
        client_logo=logos.client,
        agency_logo=logos.agency,
    )


def _reasons(errors: Sequence[Finding]) -> Iterator[str]:
    """Yield each thing that is wrong once; where several cells have it, they are named."""
    cells: dict[tuple[str, str], list[str]] = {}
    for each in errors:
        cells.setdefault((each.code, each.message), []).append(each.where.partition(", cell ")[2])
    for (code, message), places in cells.items():
        named = ", ".join(filter(None, places))
        yield f"{code}: {message} ({named})" if named else f"{code}: {message}"


def _subtitle(report: Report, words: Language, month: str) -> str:
    if report.version > 1:
        return words.say("Monthly report, {month}, version {n}", month=month, n=report.version)
    return words.say("Monthly report, {month}", month=month)


def _labels(words: Language) -> Labels:
    return Labels(
        page=words.say("Page {page} of {pages}", page="{page}", pages="{pages}"),
        draft=words.say("Draft"),
        draft_because=words.say("This is a draft, not to be sent, because:"),
        skip=words.say("Skip to the report"),
        as_of=words.say("Figures up to"),
        image=words.say("Picture"),
        contents=words.say("Contents"),
        logo=words.say("Logo: {name}", name="{name}"),
    )
