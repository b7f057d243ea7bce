"""How reports lie at a place, and the small file by which a whole one is known.

::

    readout.json                                 what this place is
    <month>/index.html                           the agency's page of the month
    <month>/<client>.json                        the pointer: which version is the report, and its files' hashes
    .versions/<client>/<month>/<version>/        report.html report.pdf facts.json run.json

Files are written first, the pointer last. Who reads by it finds the last whole report or the new one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from readout.data.project import Project
from readout.pipeline.publish import digest

FILES = ("facts.json", "report.html", "report.pdf", "run.json")
_SCHEMA = 1
_READ_AGAIN = 3  # times a version may be pruned while it is read


@dataclass(frozen=True)
class Version:
    """A published report as it goes to a place: ``name`` is a hash of all its files, ``contents`` by file name."""

    client: str
    month: str
    status: str
    contents: Mapping[str, bytes]

    @property
    def name(self) -> str:
        """What tells this version from any other."""
        return version_name(self.hashes)

    @property
    def hashes(self) -> dict[str, str]:
        """The files' sha256, by name."""
        return {name: digest(content) for name, content in sorted(self.contents.items())}

    @property
    def folder(self) -> str:
        """Where its files go."""
        return version_folder(self.client, self.month, self.name)


@dataclass(frozen=True)
class Pointer:
    """What a pointer says: the version that is the report, and the one ``before``, which is still there."""

    version: str
    files: Mapping[str, str]
    before: str | None = None


def version_name(hashes: Mapping[str, str]) -> str:
    """Return the name of a version whose files have these hashes."""
    return digest("".join(f"{name}\0{each}\n" for name, each in sorted(hashes.items())).encode())[:16]


def version_folder(client: str, month: str, version: str) -> str:
    """Return the folder of a version."""
    return f".versions/{client}/{month}/{version}"


def pointer_name(client: str, month: str) -> str:
    """Return the name of the pointer to a client's report of a month."""
    return f"{month}/{client}.json"


def pointer_content(version: Version, before: str | None) -> bytes:
    """Return the pointer to a version, whose files are all there."""
    said = {
        "schema": _SCHEMA,
        "client": version.client,
        "month": version.month,
        "status": version.status,
        "version": version.name,
        "files": {
            name: {"path": f"{version.folder}/{name}", "sha256": version.hashes[name], "bytes": len(content)}
            for name, content in sorted(version.contents.items())
        },
        "before": before,
    }
    return (json.dumps(said, indent=2) + "\n").encode()


def read_pointer(content: bytes | None) -> Pointer | None:
    """Return what a pointer says; None where there is none, or one that no Readout of today has written."""
    try:
        said: dict[str, Any] = json.loads(content or b"")
        if said["schema"] != _SCHEMA:
            return None
        files = {str(name): str(each["sha256"]) for name, each in said["files"].items()}
        before = said["before"]
        if version_name(files) != said["version"] or not (before is None or _is_name(before)):
            return None
        return Pointer(str(said["version"]), files, before)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _is_name(said: Any) -> bool:
    return isinstance(said, str) and len(said) == 16 and set(said) <= set("0123456789abcdef")


def published_version(project: Project, client: str, month: str) -> Version | None:
    """Return the report that is published here, whole; None where there is none, or not a whole one."""
    for _ in range(_READ_AGAIN):
        folder = project.report_dir(client, month)
        try:
            folder = folder.resolve(strict=True)  # one version, though another may be published meanwhile
            contents = {name: (folder / name).read_bytes() for name in FILES}
            record = json.loads(contents["run.json"])
            if all(digest(contents[name]) == record["outputs"][name] for name in FILES if name != "run.json"):
                return Version(client, month, str(record["status"]), contents)
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return None
