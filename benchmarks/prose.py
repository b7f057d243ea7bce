"""How well the reader of prose finds what is wrong in snippets, and leaves alone what is right.

    python benchmarks/prose.py

Prints precision and recall of each code by language, for the half it was tuned by and for the half held out.
"""

from __future__ import annotations

import sys
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from readout.checks.prose import Prose, check_prose  # noqa: E402
from readout.model.report import Report  # noqa: E402
from tests.checks.prose.lamp_shop import lamp_shop  # noqa: E402

CORPUS = ROOT / "tests" / "checks" / "corpus"
CODES = ("R004", "R005", "R503", "R901")


def snippets(path: Path) -> list[dict[str, Any]]:
    return list(YAML(typ="safe").load(path.read_text("utf-8")))


@lru_cache
def month_in(language: str) -> Report:
    return lamp_shop(language)


def found_in(snippet: dict[str, Any]) -> set[str]:
    prose = Prose(snippet["id"], snippet["text"], snippet.get("slot"), tuple(snippet.get("kpis") or ()))
    return {finding.code for finding in check_prose(month_in(snippet["lang"]), [prose])}


def counted(all_snippets: list[dict[str, Any]]) -> tuple[Counter[tuple[str, str, str]], list[str]]:
    """Count hits, false alarms and misses by code and language, and say which snippets they are."""
    counts: Counter[tuple[str, str, str]] = Counter()
    wrong: list[str] = []
    for snippet in all_snippets:
        found, expected = found_in(snippet), set(snippet["expect"] or ())
        for code in CODES:
            kind = {(True, True): "hit", (True, False): "false", (False, True): "missed"}.get(
                (code in found, code in expected)
            )
            if kind:
                counts[code, snippet["lang"], kind] += 1
            if kind in ("false", "missed"):
                wrong.append(f"  {kind:6} {code} {snippet['id']}: {snippet['text']}")
    return counts, wrong


def row(label: str, counts: Counter[tuple[str, str, str]], codes: tuple[str, ...], languages: tuple[str, ...]) -> str:
    hit, false, missed = (
        sum(counts[c, lang, k] for c in codes for lang in languages) for k in ("hit", "false", "missed")
    )
    precision = f"{hit / (hit + false):.2f}" if hit + false else "-"
    recall = f"{hit / (hit + missed):.2f}" if hit + missed else "-"
    return f"{label:6} {' '.join(languages):6} {precision:>9} {recall:>7} {hit:5} {false:6} {missed:7}"


def table(name: str, path: Path, *, misses: bool) -> None:
    all_snippets = snippets(path)
    counts, wrong = counted(all_snippets)
    clean = sum(1 for each in all_snippets if not each["expect"])
    print(f"{name}: {len(all_snippets)} snippets, {clean} of them clean")
    print("code   lang   precision  recall  hits  false  missed")
    for languages in (("en",), ("fi",), ("en", "fi")):
        for code in CODES:
            print(row(code, counts, (code,), languages))
        print(row("all", counts, CODES, languages))
    if misses:
        print("\n".join(wrong))
    print()


def main() -> None:
    table("tuning", CORPUS / "tuning.yml", misses=True)
    held_out = CORPUS / "held_out.yml"
    if held_out.exists():
        table("held out", held_out, misses=False)


if __name__ == "__main__":
    main()
