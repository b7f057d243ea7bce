"""What prose is read against: a report, its language's words, and how its KPIs are called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pandas as pd
from babel import Locale
from babel.core import UnknownLocaleError

from readout.model.drivers_parts import Driver
from readout.model.report import Report
from readout.text.wordlists import WordList, wordlist


@dataclass(frozen=True)
class Mention:
    """A KPI named in a sentence, from ``start`` to ``end``; ``exact`` by its own name, not by a synonym."""

    kpi: str
    start: int
    end: int


@dataclass(frozen=True)
class Context:
    """A report and the words to read prose of it with; None for a language whose words are not known."""

    report: Report
    words: WordList | None

    @cached_property
    def locale(self) -> Locale:
        """The locale by which numbers are written."""
        try:
            return Locale.parse(self.report.client.language, sep="-")
        except (ValueError, UnknownLocaleError):
            return Locale("en")

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """Wordings that are names: of work, people and the client; longest first."""
        work, client = self.report.work, self.report.client
        items = (*work.done, *work.client_done, *work.late, *work.dropped, *work.due, *work.later, *work.client_asks)
        names = [item.title for item in (*items, *work.undated)]
        # A client may be called by a word that a KPI's name holds.
        names += [each for each in (client.name, *(person.name for person in client.people)) if " " in each]
        kpis = {kpi.name.casefold() for kpi in client.kpis}
        return tuple(sorted({each for each in names if each.casefold() not in kpis}, key=len, reverse=True))

    @cached_property
    def _names(self) -> re.Pattern[str]:
        found: dict[str, str] = {}
        for number, kpi in enumerate(self.report.client.kpis):
            for alias in self._aliases(kpi.id, kpi.name):
                source = self.words.name(alias) if self.words else re.escape(alias.casefold())
                found.setdefault(source, f"k{number}")
        ranked = sorted(found, key=len, reverse=True)
        extra = self.words.extra if self.words else ""
        parts = [rf"(?P<{found[source]}_{n}>{source})" for n, source in enumerate(ranked)]
        return (
            re.compile(rf"(?<![\w-]){extra}(?:{'|'.join(parts)})(?![\w-])", re.IGNORECASE)
            if parts
            else re.compile(r"(?!)")
        )

    def _aliases(self, id_: str, name: str) -> tuple[str, ...]:
        """A KPI's name, its last word when no other KPI's name has it, and its synonyms."""
        kpis = self.report.client.kpis
        plain = name.casefold()
        aliases = [plain]
        others = [kpi.name.casefold() for kpi in kpis if kpi.id != id_]
        groups = [
            group for group in (self.words.synonyms if self.words else ()) if self._own(group, id_, plain, others)
        ]
        aliases += [alias for group in groups for alias in group]
        return tuple(alias for alias in dict.fromkeys(aliases) if alias == plain or alias not in others)

    @staticmethod
    def _own(group: tuple[str, ...], id_: str, name: str, others: list[str]) -> bool:
        """Whether the group's words may stand for this KPI: its name is or ends with one, and no other KPI's does."""

        def named(each: str) -> bool:
            return any(each == word.casefold() or each.endswith(" " + word.casefold()) for word in group)

        return (named(name) or id_.casefold() in group) and not any(named(other) for other in others)

    @cached_property
    def parts(self) -> frozenset[str]:
        """The names of all parts that a change is made of."""
        return frozenset(part.name for part in self._every_part)

    @property
    def _every_part(self) -> Iterator[Driver]:
        for result in self.report.kpis:
            for comparison in (result.previous, result.year_ago):
                yield from comparison.explanation.parts if comparison.explanation is not None else ()

    @cached_property
    def remainders(self) -> frozenset[str]:
        """The names of parts that stand for all others."""
        return frozenset(part.name for part in self._every_part if part.kind == "other")

    def named_parts(self, text: str) -> frozenset[str]:
        """Return the parts of a change that ``text`` names."""
        return frozenset(part for part in self.parts if self._is_named(part, text))

    def kpis_of(self, parts: frozenset[str]) -> tuple[str, ...]:
        """Return the KPIs of whose change all of some parts are."""
        return tuple(
            result.kpi.id
            for result in self.report.kpis
            for comparison in (result.previous, result.year_ago)
            if comparison.explanation is not None and parts <= {part.name for part in comparison.explanation.parts}
        )

    def _is_named(self, part: str, text: str) -> bool:
        source = self.words.name(part) if self.words else re.escape(part)
        adjective = self.words.demonyms.get(part.casefold()) if self.words else None
        source = f"{source}|{adjective}" if adjective else source
        if self.words and part in self.remainders:
            source = f"{source}|{self.words.remainder}"
        return re.search(rf"(?<!\w)(?:{source})(?!\w)", text, re.IGNORECASE) is not None

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Return the KPIs named in ``text``, from left to right."""
        kpis = self.report.client.kpis
        found: list[Mention] = []
        for each in self._names.finditer(text):
            number = int(str(each.lastgroup).split("_")[0][1:])
            compound = self.words.compounded if self.words else None
            if compound and compound.search(each[0]) and not compound.search(kpis[number].name):
                continue  # "myyntikate" is no "myynti"
            if self.words and self.words.staff.match(text, each.start()):
                continue
            if not text[: each.start()].casefold().rstrip().endswith(" in") or each[0].casefold() != "order":
                found.append(Mention(kpis[number].id, each.start(), each.end()))
        return tuple(found)

    def filled(self, pattern: re.Pattern[str]) -> re.Pattern[str]:
        """Return a word list's pattern with the report's own months in it."""
        if pattern.pattern not in self._filled:
            self._filled[pattern.pattern] = re.compile(self._fill(pattern.pattern), pattern.flags)
        return self._filled[pattern.pattern]

    @cached_property
    def _filled(self) -> dict[str, re.Pattern[str]]:
        return {}

    def _fill(self, source: str) -> str:
        month = self.report.month
        names = self.words.times.months if self.words else ()
        later = "|".join(names[(month.month + n) % 12] for n in range(3)) if names else "(?!)"
        return (
            source.replace("{MONTH}", f"(?:{'|'.join(names)})")
            .replace("{THIS}", names[month.month - 1] if names else "(?!)")
            .replace("{LAST_YEAR}", str(month.year - 1))
            .replace(
                "{LATER}", rf"(?<!last )(?<!since )(?<!viime )(?<!sitten )(?:{later})(?!\s+(?:{month.year - 1}|last))"
            )
        )

    def months_in(self, text: str) -> tuple[tuple[pd.Period, int, int], ...]:
        """Return the months named in ``text`` with their places; without a year, the latest one that has passed."""
        if text not in self._months:
            self._months[text] = self._months_in(text)
        return self._months[text]

    @cached_property
    def _months(self) -> dict[str, tuple[tuple[pd.Period, int, int], ...]]:
        return {}

    def _months_in(self, text: str) -> tuple[tuple[pd.Period, int, int], ...]:
        if self.words is None:
            return ()
        found = []
        for number, name in enumerate(self.words.times.months, 1):
            numeric = rf"(?<![\d./])0?{number}/(?P<numeric>20\d\d)(?!\d)"
            year_of = (
                r"(?:\s+(?:of\s+)?(?P<full>(?:19|20)\d\d)(?![\d%€]|[.,]\d)|\s?[-–'’](?P<short>\d\d)(?![\d%]|[.,]\d))?"
            )
            for each in re.finditer(rf"(?<!\w)(?:{name})(?!\w){year_of}|{numeric}", text, re.IGNORECASE):
                month = self.report.month
                said = each["full"] or each["numeric"] or (each["short"] and f"20{each['short']}")
                before = text[: each.start()]
                last = self.words.times.last_before.search(before) is not None
                ago = self.words.times.year_before.search(before) is not None
                past = number > month.month or (last and number == month.month)
                year = int(said) if said else month.year - (past or ago)
                found.append((pd.Period(year=year, month=number, freq="M"), each.start(), each.end()))
        return tuple(sorted(found, key=lambda one: one[1]))


def context(report: Report) -> Context:
    """Return what ``report``'s prose is read against."""
    return Context(report, wordlist(report.client.language))
