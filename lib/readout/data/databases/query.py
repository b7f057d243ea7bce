"""A file with SQL: one statement that reads, with the parameters that Readout binds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from readout.data.project import Project
from readout.model.client import Client, Source
from readout.model.errors import Problem, SourceError

PARAMETERS = ("month_start", "month_end", "client")
_LISTED = ":month_start, :month_end and :client"

_TOKEN = re.compile(
    r"(?P<comment>--[^\n]*|/\*.*?\*/)"
    r"|(?P<quoted>[eE]'(?:\\.|''|[^'\\])*'|'(?:''|[^'])*'|\"(?:\"\"|[^\"])*\"|`[^`]*`|(?P<tag>\$\w*\$).*?(?P=tag))"
    r"|(?P<parameter>(?<![:\w\]]):[A-Za-z_]\w*)"
    r"|(?P<word>[A-Za-z_]\w*)"
    r"|(?P<mark>\S)",
    re.DOTALL,
)
# What SQLAlchemy would take for a parameter inside of quotes and comments.
_LOOKS_BOUND = re.compile(r"(?<![:\w$\\]):(?=[\w$]+(?![:\w$]))")

_READS = ("SELECT", "WITH", "VALUES", "TABLE", "FROM")
WRITES = ("INSERT", "UPDATE", "DELETE", "MERGE", "TRUNCATE", "CREATE", "ALTER", "DROP", "INTO", "COPY", "CALL")


@dataclass(frozen=True)
class Query:
    """One statement. ``where`` is its file; ``text`` is cut at the semicolon, its lines are the file's."""

    where: str
    text: str
    parameters: frozenset[str]
    first_line: int

    def line(self, place: int) -> int:
        """Return the file's line of a place in the text, from 1."""
        return self.text.count("\n", 0, place) + 1

    def line_of(self, *words: str) -> int | None:
        """Return the line of the first of ``words`` that stands outside of quotes and comments; None without any."""
        wanted = {word.upper() for word in words}
        places = (each.start() for each in _tokens(self.text) if each.group().upper().strip('"`') in wanted)
        place = next(places, None)
        return None if place is None else self.line(place)

    @property
    def bindable(self) -> str:
        """The text for SQLAlchemy: only parameters look like parameters."""
        parts: list[str] = []
        end = 0
        for token in _TOKEN.finditer(self.text):
            parts.append(self.text[end : token.start()])
            literal = token.lastgroup in ("comment", "quoted", "tag")
            parts.append(_LOOKS_BOUND.sub(r"\:", token.group()) if literal else token.group())
            # SQLAlchemy finds no parameter in :month_start::date without the space.
            parts.append(" " if token.lastgroup == "parameter" else "")
            end = token.end()
        return "".join([*parts, self.text[end:]])

    def dollared(self) -> str:
        """Return the text with the parameters as DuckDB writes them: ``$client``."""
        return self.replaced(lambda name: f"${name}")

    def replaced(self, written: Callable[[str], str]) -> str:
        """Return the text with each parameter as ``written`` writes its name."""
        parts: list[str] = []
        end = 0
        for token in _TOKEN.finditer(self.text):
            if token.lastgroup == "parameter":
                parts.extend((self.text[end : token.start()], written(token.group()[1:])))
                end = token.end()
        return "".join([*parts, self.text[end:]])


def read_query(project: Project, client: Client, source: Source) -> Query:
    """Return the query of a source.

    Raises SourceError: no file, not one statement, one that does not begin as reading does, an unknown parameter.
    """
    file = project.client_file(client.id, source.query or "")
    where = project.relative(project.client_dir(client.id) / (source.query or ""))
    try:
        text = file.read_text("utf-8-sig")
    except FileNotFoundError:
        said = f"is missing; write the SQL of sources.{source.id} there, or mend sources.{source.id}.query"
        raise SourceError(Problem(where, said)) from None
    except (OSError, UnicodeDecodeError):
        raise SourceError(Problem(where, "cannot be read as text; save it in UTF-8")) from None
    return query_of(text, where)


def query_of(text: str, where: str) -> Query:
    """Return the query in ``text``; raises as ``read_query`` does."""
    lone = text.replace("\r\n", "\n")
    tokens = list(_tokens(lone))
    end = next((each.start() for each in tokens if each.group() == ";"), len(lone))
    query = Query(where, lone[:end].rstrip(), frozenset(_parameters(lone)), 1)
    words = [each for each in tokens if each.group() not in ("(", ";")]
    if not words:
        raise SourceError(Problem(where, "holds no query; write a SELECT, or take the source out of client.yml"))
    first = words[0]
    problems = [*_second(query, lone, tokens, end), *_beginning(query, lone, first), *_unknown(query, lone)]
    if problems:
        raise SourceError(problems)
    return Query(where, query.text, query.parameters, lone.count("\n", 0, first.start()) + 1)


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """Yield what is neither comment nor quoted text; quoted names are kept."""
    for token in _TOKEN.finditer(text):
        if token.lastgroup == "comment" or (token.lastgroup == "quoted" and token.group()[0] not in '"`'):
            continue
        if token.lastgroup == "tag":
            continue
        yield token


def _parameters(text: str) -> list[str]:
    return [each.group()[1:] for each in _tokens(text) if each.lastgroup == "parameter"]


def _at(where: str, text: str, place: int) -> str:
    return f"{where}:{text.count(chr(10), 0, place) + 1}"


def _second(query: Query, text: str, tokens: list[re.Match[str]], end: int) -> Iterator[Problem]:
    more = next((each for each in tokens if each.start() > end and each.group() != ";"), None)
    if more:
        said = f"a second statement begins here ({more.group()}); a source is one query: keep one"
        yield Problem(_at(query.where, text, more.start()), said)


def _beginning(query: Query, text: str, first: re.Match[str]) -> Iterator[Problem]:
    if first.group().upper() not in _READS:
        said = f"the query begins with {first.group()}; a source only reads: begin with SELECT or WITH"
        yield Problem(_at(query.where, text, first.start()), said)


def _unknown(query: Query, text: str) -> Iterator[Problem]:
    for token in _tokens(text):
        if token.lastgroup == "parameter" and token.group()[1:] not in PARAMETERS:
            said = f"{token.group()} is no parameter; there are {_LISTED}"
            yield Problem(_at(query.where, text, token.start()), said)
