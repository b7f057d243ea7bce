"""KPIs counted by what became of them: "two got better, one worse and three stayed as they were"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from readout.checks.prose.facts import Fact
from readout.checks.prose.numerals import NUMBER, Reading
from readout.checks.prose.quantity import Quantity
from readout.model.report import Report
from readout.text.wordlists import WordList

_REACH = 5  # words between a number and what became of so many


def tallies(text: str, words: WordList) -> Iterator[Quantity]:
    """Yield how many KPIs a sentence says there are, or got better, got worse or stayed as they were."""
    counts = words.counts
    if not counts.kpis.search(text):
        return
    for found in counts.all_kpis.finditer(text):
        number = next((group for group in found.groups() if group), "")
        for start, end, value in _numbers(number, words):
            yield _tally(number[start:end], value, found.start() + found[0].find(number) + start, "all")
    every = sorted(_numbers(text, words))
    for place, (start, end, value) in enumerate(every):
        last = every[place + 1][0] if place + 1 < len(every) else len(text)
        window = re.split(r"[.;,:()]", text[end:last])[0]
        said = [(each.start(), aspect) for aspect, one in counts.outcomes.items() if (each := one.search(window))]
        if said and len(window[: min(said)[0]].split()) <= _REACH and re.match(r"\s", window):
            yield _tally(text[start:end], value, start, min(said)[1])


def _numbers(text: str, words: WordList) -> Iterator[tuple[int, int, float]]:
    yield from ((found.start(), found.end(), float(found[0])) for found in NUMBER.finditer(text) if found[0].isdigit())
    yield from words.amounts.numbers_in(text)


def _tally(text: str, value: float, start: int, aspect: str) -> Quantity:
    return Quantity(text, "tally", (Reading(value, 0.0),), start, start + len(text), aspect=aspect)


def tally_facts(report: Report) -> Iterator[Fact]:
    """Yield how many KPIs there are, and became better, worse or neither: by their verdicts, and by how they moved."""
    kpis = report.kpis
    yield Fact("tally", float(len(kpis)), "KPIs", aspect="all")
    judged = [result.verdict.status for result in kpis]
    real = {aspect: float(judged.count(aspect)) for aspect in ("better", "worse")}
    yield Fact("tally", float(len(kpis)) - sum(real.values()), "KPIs in a normal month", aspect="routine")
    for aspect, sign in (("better", 1), ("worse", -1)):
        yield Fact("tally", real[aspect], f"KPIs that became {aspect}", aspect=aspect)
        for name in ("previous", "year_ago"):
            changes = [
                (getattr(each, name).change or 0.0) * (1 if each.kpi.better == "higher" else -1) for each in kpis
            ]
            many = sum(1 for change in changes if change * sign > 0)
            yield Fact("tally", float(many), f"KPIs {aspect} than before", aspect=aspect)
