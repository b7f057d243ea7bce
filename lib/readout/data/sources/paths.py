"""Which files a source names: inside the client's folder, joined in the order of their names."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

from readout.data.agency import read_agency
from readout.data.project import Project
from readout.model.client import Client, Source
from readout.model.errors import Problem, SourceError

SUFFIXES = {
    ".csv": "text",
    ".txt": "text",
    ".tsv": "text",
    ".tab": "text",
    ".xlsx": "sheet",
    ".xlsm": "sheet",
    ".parquet": "parquet",
    ".json": "json",
    ".jsonl": "json",
    ".ndjson": "json",
}


def source_files(project: Project, client: Client, source: Source) -> list[Path]:
    """Return the files of a source, as paths below the client's folder, sorted by name.

    Raises SourceError when there is none, or one cannot be read, or leads out of the client's folder.
    """
    home = _home(project, client, source)
    pattern = source.file or ""
    if _leads_out(pattern):
        where = project.relative(project.client_dir(client.id) / "client.yml")
        raise SourceError(Problem(where, f"sources.{source.id}.file is {pattern!r}; {_INSIDE}"))
    files = _matches(home, pattern)
    if not files:
        raise SourceError(Problem(f"{project.relative(home)}/{pattern}", _nothing(home, pattern, source)))
    problems = [Problem(project.relative(file), said) for file in files if (said := _refusal(home, file, source))]
    if problems:
        raise SourceError(problems)
    return files


_INSIDE = "name a file below the client's own folder, for example data/orders.csv"


def _home(project: Project, client: Client, source: Source) -> Path:
    """Return the folder that the file lies in: the client's own, or the client's below a data root."""
    if source.root is None:
        return project.client_dir(client.id)
    where = project.relative(project.client_dir(client.id) / "client.yml")
    roots = read_agency(project).roots
    if source.root not in roots:
        known = ", ".join(sorted(roots)) or "none"
        said = f"sources.{source.id}.root is {source.root!r}; agency.yml names these data roots: {known}"
        raise SourceError(Problem(where, said))
    home = project.root / roots[source.root] / client.id
    if home.resolve() != (project.root / roots[source.root]).resolve() / client.id:
        raise SourceError(
            Problem(str(home), "is a link; put the folder itself there, no other client's files are read")
        )
    return home


def _leads_out(pattern: str) -> bool:
    windows = PureWindowsPath(pattern)
    absolute = PurePosixPath(pattern).is_absolute() or windows.is_absolute() or bool(windows.drive)
    return absolute or not pattern.strip() or ".." in windows.parts or "\0" in pattern


def _matches(home: Path, pattern: str) -> list[Path]:
    plain = home / pattern
    if plain.exists() or plain.is_symlink() or not _is_glob(pattern):
        return [plain] if plain.exists() or plain.is_symlink() else []
    found = [path for path in home.glob(pattern) if not path.is_dir()]
    return sorted(found, key=lambda path: path.relative_to(home).as_posix())


def _is_glob(pattern: str) -> bool:
    return any(mark in pattern for mark in "*?[")


def _nothing(home: Path, pattern: str, source: Source) -> str:
    if _is_glob(pattern):
        return f"no file matches sources.{source.id}.file; put the export there, or mend the pattern"
    folder = (home / pattern).parent
    there = sorted(path.name for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []
    listed = ", ".join(there[:8]) + (" …" if len(there) > 8 else "")
    seen = f"its folder holds {listed}" if there else "its folder is empty or missing"
    return f"sources.{source.id}.file is missing; put the export there or mend the name ({seen})"


def _refusal(home: Path, file: Path, source: Source) -> str | None:
    """Say why this file cannot be read, or None when it can."""
    real = file.resolve()
    if not real.is_relative_to(home.resolve()):
        return f"is a link that leads out of the client's folder; {_INSIDE}"
    if file.is_dir():
        return f"is a folder; name the file, or all its files as {source.file}/*.csv"
    if not real.is_file():
        return "is a link to nothing, or no ordinary file; put the export itself there"
    if file.suffix.lower() not in SUFFIXES:
        return f"is of a kind that cannot be read; save it as one of {', '.join(SUFFIXES)}"
    if real.stat().st_size == 0:
        return "is empty; export it again"
    return _unreadable(real)


def _unreadable(file: Path) -> str | None:
    try:
        with file.open("rb") as stream:
            stream.read(1)
    except OSError as error:
        return f"cannot be opened ({error.strerror}); give the account that runs this leave to read it"
    return None
