"""The client.yml of a new client: the template's text, its comments kept, with what the client's data and goal are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from readout.data.starting.answers import Answers
from readout.data.starting.kpi_lines import kpi_lines
from readout.data.starting.source_lines import source_lines
from readout.data.starting.template import Template
from readout.data.starting.yaml_lines import commented, has, scalar, valued, without

SCHEMA = "# yaml-language-server: $schema=../../lib/readout/data/client.schema.json"


def client_yaml(answers: Answers, missing: Mapping[str, str]) -> str:
    """Return the text of client.yml. ``missing``: the template's KPIs that the data do not give, with the reason."""
    template = answers.template
    lines = template.text.splitlines()
    blocks = _Blocks(template, lines)
    head = _head(answers, blocks.until("people"))
    goal = template.goal(template.goal_of(answers.goal.kpi)).id if _own_goal(answers) else f"{answers.goal.kpi}-goal"
    parts = [
        *head,
        *blocks.section("people", with_note="# Placeholders: write the people's own names and addresses."),
        *source_lines(answers.sources, answers.fields),
        "",
        *kpi_lines(blocks.entries("kpis"), answers, goal, missing),
        "",
        *_goals(answers, blocks, goal),
        *blocks.after("goals"),
    ]
    return "\n".join(parts).rstrip("\n") + "\n"


def _own_goal(answers: Answers) -> bool:
    template = answers.template
    return template.goal(template.goal_of(answers.goal.kpi)).kpi == answers.goal.kpi


def _head(answers: Answers, lines: Sequence[str]) -> list[str]:
    kept = [line for line in lines if not line.startswith("#")]
    comments = [line for line in lines if line.startswith("#")]
    kind = [line for line in comments if "yaml-language-server" not in line][:1]
    files = ", ".join(each.file for each in answers.sources)
    span = f"{{start: {answers.start}, end: {answers.end}}}"
    for key, value in (
        ("name", scalar(answers.name)), ("language", answers.language), ("currency", answers.currency),
        ("timezone", answers.timezone), ("engagement", span),
    ):  # fmt: skip
        kept = valued(kept, key, value) if has(kept, key) else [*kept, f"{key}: {value}"]
    return [
        SCHEMA,
        *kind,
        f"# Begun by `readout new` from the template {answers.template.name} and a look into {files}.",
        f'# "Not sure" marks what the data could not tell. `readout check {answers.client}` says whether all fits.',
        *kept,
    ]


def _goals(answers: Answers, blocks: _Blocks, goal: str) -> list[str]:
    first, *entries = blocks.entries("goals")
    place = answers.template.goal_of(answers.goal.kpi)
    kpi = answers.template.kpi(answers.goal.kpi)
    measure = "total" if kpi is not None and kpi.value.additive and _totals(answers, place) else "level"
    mine = valued(entries[place], "id", goal)
    mine = valued(mine, "statement", scalar(answers.goal.statement) + "     # as agreed with the client")
    mine = valued(valued(mine, "kpi", answers.goal.kpi), "target", f"{answers.goal.target:.12g}")
    mine = valued(valued(mine, "measure", measure), "until", str(answers.goal.until))
    mine = [*mine] if has(mine, "until") else [*mine, f"    until: {answers.goal.until}"]
    mine = without(without(mine, "parent"), "from")
    others = [line for number, entry in enumerate(entries) if number != place for line in entry]
    note = ["# The template's other goals, as examples: agree on them with the client, then delete the # in front."]
    return [*first, *mine, *((*note, *commented(others)) if others else ())]


def _totals(answers: Answers, place: int) -> bool:
    return answers.template.goal(place).measure == "total" if _own_goal(answers) else True


class _Blocks:
    """A template's text cut at its top-level keys and, in lists, at their entries."""

    def __init__(self, template: Template, lines: Sequence[str]) -> None:
        self._lines, self._at = list(lines), template.file.lines
        tops = sorted(line for path, line in self._at.items() if len(path) == 1)
        self._ends = dict(zip(tops, [*tops[1:], len(self._lines) + 1], strict=True))

    def until(self, key: str) -> list[str]:
        """The lines above a top-level key."""
        return self._trimmed(self._lines[: self._at[(key,)] - 1] if (key,) in self._at else self._lines)[0]

    def section(self, key: str, with_note: str = "") -> list[str]:
        """The lines of a key and of those between it and ``sources``."""
        if (key,) not in self._at:
            return []
        between = self._lines[self._at[(key,)] - 1 : self._at[("sources",)] - 1]
        return ["", *([with_note] if with_note else []), *between]

    def entries(self, key: str) -> list[list[str]]:
        """The line of a list's key, then the lines of each of its entries."""
        start = self._at[(key,)]
        end = self._ends[start]
        begins = [line for path, line in sorted(self._at.items(), key=lambda each: each[1])
                  if len(path) == 2 and path[0] == key]  # fmt: skip
        spans = zip(begins, [*begins[1:], end], strict=True)
        cut = [self._trimmed(self._lines[first - 1 : last - 1])[0] for first, last in spans]
        return [self._lines[start - 1 : begins[0] - 1], *cut]

    def after(self, key: str) -> list[str]:
        """The lines below a key's section, the comments above the next key among them."""
        start = self._at[(key,)]
        section = self._lines[start - 1 : self._ends[start] - 1]
        return [*self._trimmed(section)[1], *self._lines[self._ends[start] - 1 :]]

    @staticmethod
    def _trimmed(lines: Sequence[str]) -> tuple[list[str], list[str]]:
        """Lines without the blank ones and comments at their end, and these."""
        end = len(lines)
        while end and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
            end -= 1
        return list(lines[:end]), list(lines[end:])
