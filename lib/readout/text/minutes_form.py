"""The headings and columns of minutes, in the report's language and in English: both are understood when read back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, TypeVar, get_args

from readout.model.client import Decision
from readout.text.language import Language, language
from readout.text.phrases import work_kind

Part = Literal["attendees", "agenda", "decisions", "answers", "actions", "notes", "internal"]
Column = Literal[
    "goal", "decision", "because", "said", "kind", "from", "answer", "action", "owner", "due", "about", "id"
]
Choice = Literal["keep", "change", "pivot"]

_Key = TypeVar("_Key")
_Kind = TypeVar("_Kind", bound=str)
CHOICES: tuple[Choice, ...] = get_args(Choice)
TABLES: Mapping[Part, tuple[Column, ...]] = {
    "decisions": ("goal", "decision", "because"),
    "answers": ("said", "kind", "from", "answer", "due", "id"),
    "actions": ("action", "owner", "due", "about", "id"),
}
_NEVER_LEAVES = ("internal", "sisäi")  # how a heading begins whose section stays in the house, in any language


def part_titles(words: Language) -> dict[Part, str]:
    """Return the headings, in the order of the page."""
    return {
        "attendees": words.say("Attendees"),
        "agenda": words.say("Agenda"),
        "decisions": words.say("Decisions"),
        "answers": words.say("Your questions and feedback"),
        "actions": words.say("Actions"),
        "notes": words.say("Notes"),
        "internal": words.say("Internal (never sent)"),
    }


def column_titles(words: Language) -> dict[Column, str]:
    """Return the tables' column names."""
    return {
        "goal": words.say("Goal"),
        "decision": words.say("Decision"),
        "because": words.say("Because"),
        "said": words.say("Question or feedback"),
        "kind": words.say("Kind"),
        "from": words.say("From"),
        "answer": words.say("Answer"),
        "action": words.say("Action"),
        "owner": words.say("Owner"),
        "due": words.say("Due"),
        "about": words.say("About"),
        "id": words.say("Id"),
    }


def choice_word(choice: str, words: Language) -> str:
    """Return what was decided about a goal, in a word: keep, change or pivot."""
    return {"keep": words.say("keep"), "change": words.say("change"), "pivot": words.say("pivot")}[choice]


def field_titles(words: Language) -> dict[Literal["date", "time"], str]:
    """Return what the first lines give."""
    return {"date": words.say("Date"), "time": words.say("Time")}


def part_of(title: str, words: Language) -> Part | None:
    """Return which section a heading begins; None for one of the analyst's own."""
    if is_internal(title, words):
        return "internal"
    return _found(title, (part_titles(words), part_titles(_ENGLISH)))


def is_internal(title: str, words: Language) -> bool:
    """Whether what stands below this heading never leaves the house; when in doubt, it does not."""
    first = words.say("Internal (never sent)").split()[0]
    return plain(title).startswith((*_NEVER_LEAVES, plain(first)))


def column_of(title: str, words: Language) -> Column | None:
    """Return which column a table's header names."""
    own: dict[Column, str] = {each: each for each in get_args(Column)}
    return _found(title, (column_titles(words), column_titles(_ENGLISH), own))


def field_of(title: str, words: Language) -> Literal["date", "time"] | None:
    """Return which of the first lines this is."""
    return _found(title, (field_titles(words), field_titles(_ENGLISH)))


def choice_of(text: str, words: Language) -> Choice | None:
    """Return what a word decides."""
    named = {each: choice_word(each, words) for each in CHOICES}
    return _found(text, (named, {each: each for each in CHOICES}))


def kind_of(text: str, kinds: Iterable[_Kind], words: Language) -> _Kind | None:
    """Return the kind of work that a word names."""
    listed = tuple(kinds)
    return _found(text, ({each: work_kind(each, words) for each in listed}, {each: str(each) for each in listed}))


def decided_before(decisions: Iterable[Decision], goal: str) -> Decision | None:
    """Return the last of ``decisions`` about a goal."""
    return next((each for each in reversed(tuple(decisions)) if each.goal == goal), None)


def plain(text: str) -> str:
    """Return a text as it is compared: blanks, capitals and closing marks do not matter."""
    return " ".join(text.casefold().split()).rstrip(" .:")


def _found(text: str, named: Iterable[Mapping[_Key, str]]) -> _Key | None:
    wanted = plain(text)
    return next((key for each in named for key, title in each.items() if plain(title) == wanted), None)


_ENGLISH = language("en")
