"""Questions with their answers: from flags, from a person at a terminal, or, where told so, from what is proposed.

Nothing is asked twice and nothing is refused one by one: what is wrong or missing without a terminal is collected.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from readout.data.findings import nearest, one_of, shown
from readout.model.errors import Problem, ReadoutError

T = TypeVar("T")


class Person(Protocol):
    """Somebody at a terminal."""

    def ask(self, question: str, proposal: str) -> str:
        """Return what they typed; ``proposal`` where they only pressed Enter."""

    def tell(self, line: str) -> None:
        """Show them a line."""


@dataclass
class Interview:
    """``given`` are the flags, by name without dashes; ``person`` is None where there is no terminal.

    ``accept``: what is proposed counts as answered.
    """

    given: Mapping[str, str]
    person: Person | None = None
    accept: bool = False
    wrong: list[str] = field(default_factory=list)
    missing: dict[str, str] = field(default_factory=dict)

    def answer(self, flag: str, question: str, read: Callable[[str], T], proposal: str = "") -> T | None:
        """Return the answer to a question; None, noted as wrong or missing, where there is none.

        ``read`` makes a value of a text, or raises ValueError with the cure. ``proposal`` is a text, too.
        """
        if flag in self.given:
            return self._read(flag, self.given[flag], read)
        if self.accept and proposal:
            return self._read(flag, proposal, read)
        if self.person is None:
            self.missing[flag] = proposal
            return None
        return self._asked(self.person, question, read, proposal)

    def refuse(self, message: str) -> None:
        """Note something wrong that no single flag's reader can see."""
        self.wrong.append(message)

    def finish(self) -> None:
        """Raise ReadoutError with everything wrong, then every missing flag in one line."""
        problems = [Problem("", message) for message in self.wrong]
        needed = [flag for flag, proposal in self.missing.items() if not proposal]
        offered = {flag: proposal for flag, proposal in self.missing.items() if proposal}
        if needed:
            flags = ", ".join(f"--{flag}" for flag in needed)
            problems.append(Problem("", f"there is no terminal to ask on, and no answer for {flags}; add them"))
        if offered:
            listed = ", ".join(_shown(flag, proposal) for flag, proposal in offered.items())
            problems.append(Problem("", f"add --yes to accept what is proposed, or other answers: {listed}"))
        if problems:
            raise ReadoutError(problems)

    def _read(self, flag: str, text: str, read: Callable[[str], T]) -> T | None:
        try:
            return read(text)
        except ValueError as cure:
            self.wrong.append(f"--{flag} is {shown(text)}; {cure}")
            return None

    @staticmethod
    def _asked(person: Person, question: str, read: Callable[[str], T], proposal: str) -> T:
        while True:
            text = person.ask(question, proposal).strip() or proposal
            try:
                if text:
                    return read(text)
                person.tell("an answer is needed here")
            except ValueError as cure:
                person.tell(f"{text!r}: {cure}")


C = TypeVar("C", bound=str)


def choice(words: Sequence[C]) -> Callable[[str], C]:
    """Return a reader that takes one of ``words``."""

    def read(text: str) -> C:
        found = next((word for word in words if word == text), None)
        if found is not None:
            return found
        near = nearest(text, words)
        raise ValueError(f"did you mean {near}?" if near else f"write {one_of(words)}")

    return read


def _shown(flag: str, proposal: str) -> str:
    """Return a flag with its proposal as one would type it."""
    name, _, field_ = flag.partition(" ")
    text = f"{field_}={proposal}" if field_ else proposal
    return f'--{name} "{text}"' if " " in text else f"--{name} {text}"
