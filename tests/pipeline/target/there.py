"""Reports to put somewhere, made without a run: files as a run publishes them; and what lies at a place."""

from __future__ import annotations

import json
from pathlib import Path

from readout.data.project import Project
from readout.pipeline.publish import digest, publish
from readout.pipeline.target.layout import pointer_name, read_pointer, version_folder
from readout.pipeline.target.place import Place

APRIL = "2024-04"
PUT = {"facts.json", "report.html", "report.pdf", "run.json"}


def published(project: Project, client: str, said: str, status: str = "final") -> None:
    """Publish a report of April that says ``said``."""
    outputs = {"report.html": f"<p>{said}".encode(), "report.pdf": f"%PDF {said}".encode(), "facts.json": b"{}"}
    record = {"status": status, "outputs": {name: digest(content) for name, content in outputs.items()}}
    files = {**outputs, "report.ipynb": b"as executed", "run.json": json.dumps(record).encode()}
    publish(project.reports_dir, client, APRIL, files)


def read_by(place: Place, client: str) -> dict[str, bytes] | None:
    """What a reader who goes by the pointer finds; None where there is none. All that it names must be as it says."""
    pointer = read_pointer(place.read(pointer_name(client, APRIL)))
    if pointer is None:
        return None
    folder = version_folder(client, APRIL, pointer.version)
    found = {name: place.read(f"{folder}/{name}") for name in pointer.files}
    assert {name: digest(content or b"") for name, content in found.items()} == dict(pointer.files)
    return {name: content for name, content in found.items() if content is not None}


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its relative path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
