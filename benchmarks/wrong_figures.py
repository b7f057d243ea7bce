"""How many wrong figures the reader of prose finds, when right ones are made wrong one at a time.

    python benchmarks/wrong_figures.py [--show EXCUSE] [--every N]

Takes the clean snippets that the reader was tuned by (every third of them, which is enough to tell), and of each figure
that it matches to a fact every mutant of `mutants.py`. Prints which share is reported (R004), by kind of mistake and by
what let the others pass. A mutant that still says the same fact, as far as it is rounded, is none. Equal runs give
equal figures.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.mutants import Mutant, mutants  # noqa: E402
from benchmarks.prose import CORPUS, month_in, snippets  # noqa: E402

from readout.checks.prose import Prose  # noqa: E402
from readout.checks.prose.blocks import blocks  # noqa: E402
from readout.checks.prose.context import Context, context  # noqa: E402
from readout.checks.prose.facts import Fact  # noqa: E402
from readout.checks.prose.judgements import Judgement, judgements  # noqa: E402
from readout.checks.prose.known import Known, known  # noqa: E402
from readout.checks.prose.sentences import sentences  # noqa: E402

SEED = 2026


@dataclass(frozen=True)
class Outcome:
    """A mutant, and why it was let pass; ``excuse`` is empty where it was reported."""

    snippet: dict[str, Any]
    mutant: Mutant
    excuse: str


@lru_cache
def month(language: str) -> tuple[Context, Known]:
    against = context(month_in(language))
    return against, known(against)


def judged(snippet: dict[str, Any], text: str) -> Iterator[tuple[tuple[int, int], str, Judgement]]:
    """Yield each figure's sentence, by number and wording, and what was made of it."""
    against, facts = month(snippet["lang"])
    prose = Prose(snippet["id"], text, snippet.get("slot"), tuple(snippet.get("kpis") or ()))
    number = 0
    for block in blocks(text):
        for sentence in sentences(block, against.titles, against.words):
            number += 1
            for each in judgements(prose, sentence, against, facts):
                yield (number, each.quantity.start), sentence.text, each


def outcomes(snippet: dict[str, Any], chance: random.Random) -> Iterator[Outcome]:
    """Yield what became of every mutant of a snippet."""
    text, report = snippet["text"], month_in(snippet["lang"])
    for place, sentence, right in list(judged(snippet, text)):
        begins = text.find(sentence)
        if right.excuse != "fact" or begins < 0:
            continue
        for mutant in mutants(text, begins + right.quantity.start, right, report, chance, dated(snippet, sentence)):
            found = list(judged(snippet, mutant.text))
            if any(not each.excuse for _, _, each in found):
                yield Outcome(snippet, mutant, "")
                continue
            own = next((each for where, _, each in found if where == place), None)
            if own is None:
                yield Outcome(snippet, mutant, "not read as a figure")
            elif own.fact is None or not _same(own.fact, right.fact):
                yield Outcome(snippet, mutant, named(own))


def dated(snippet: dict[str, Any], sentence: str) -> bool:
    """Whether a sentence names a month, or an earlier time to compare with."""
    against = month(snippet["lang"])[0]
    times = against.words.times if against.words else None
    if times is None or against.months_in(sentence):
        return True
    return any(against.filled(each).search(sentence) for each in (times.year_ago, times.previous))


def _same(one: Fact, other: Fact | None) -> bool:
    return other is not None and (one.label, one.kind) == (other.label, other.kind)


def named(judgement: Judgement) -> str:
    """What let a mutant pass: the kind of fact that it met, or why it was none of the month's figures."""
    fact = judgement.fact
    if fact is None:
        return judgement.excuse
    if fact.when or fact.about:
        what = fact.when or "told in a title"
    else:
        what = "change" if fact.change else "streak" if fact.kind == "streak" else "value"
        what = f"parts' {what}" if fact.parts else f"earlier {what}" if fact.month or fact.base else what
    whose = "own " if fact.kpi in judgement.kpis else "another's " if fact.kpi else ""
    return f"fact: {whose}{what}"


def shown(title: str, counts: Counter[str], found: Counter[str]) -> None:
    print(f"{title:32} mutants  reported")
    for kind, all_of_it in sorted(counts.items(), key=lambda each: -each[1]):
        print(f"{kind:32} {all_of_it:7} {found[kind] / all_of_it:9.2f}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--show", help="print the mutants that excuses beginning so let pass")
    parser.add_argument("--every", type=int, default=3, help="take only every n-th snippet")
    options = parser.parse_args()
    clean = [each for each in snippets(CORPUS / "tuning.yml") if not each["expect"]][:: options.every]
    every: list[Outcome] = []
    for snippet in clean:
        every += outcomes(snippet, random.Random(f"{SEED} {snippet['id']}"))
    print(f"wrong figures: {len(every)} mutants of {len(clean)} clean snippets")
    for title, key in (("language", "lang"), ("kind of mistake", "kind")):
        name = [each.snippet["lang"] if key == "lang" else each.mutant.kind for each in every]
        reported = Counter(label for label, each in zip(name, every, strict=True) if not each.excuse)
        shown(title, Counter(name), reported)
    print("let pass by                       mutants  of all")
    passed = Counter(each.excuse for each in every if each.excuse)
    for excuse, count in passed.most_common():
        print(f"{excuse:32} {count:8} {count / len(every):7.3f}")
    for each in every:
        if options.show is not None and each.excuse and each.excuse.startswith(options.show):
            print(f"  {each.excuse}; {each.mutant.kind}; {each.snippet['id']}: {each.mutant.text}")


if __name__ == "__main__":
    main()
