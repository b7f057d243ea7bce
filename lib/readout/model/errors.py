"""What a user can mend, said in one sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing to mend: ``where`` is a file with its line (``clients/a/client.yml:14``), a row or a cell.

    ``message`` names the key, the value found and the cure.
    """

    where: str
    message: str

    def __str__(self) -> str:
        said = f"{self.where}: {self.message}" if self.where else self.message
        return " ".join(said.splitlines())  # a name may hold a line break, a problem is one line


class ReadoutError(Exception):
    """Something the user can mend. It is shown without a traceback, a line a problem."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.problems,)


class ConfigError(ReadoutError):
    """client.yml, agency.yml or work.csv does not say what it must; every problem of the file at once."""


class SourceError(ReadoutError):
    """A data source cannot be read as its configuration says (check R003)."""


class NotebookError(ReadoutError):
    """A notebook cannot be prepared or executed."""


class RenderError(ReadoutError):
    """A renderer refused the handed-off notebook."""
