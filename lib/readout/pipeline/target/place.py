"""``readout run --to URL``: a place for reports, reached by fsspec. Credentials come from its own settings only."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from readout.data.credentials import without_secrets
from readout.model.errors import Problem, ReadoutError

FLAG = "--to"
ABOUT = "readout.json"
_SCHEMA = 1
_PACKAGES = {  # what fsspec needs for an address, where that is no part of fsspec itself
    "s3": "readout-reports[cloud]", "s3a": "readout-reports[cloud]", "gs": "gcsfs", "gcs": "gcsfs", "abfs": "adlfs",
    "abfss": "adlfs", "az": "adlfs", "sftp": "paramiko", "ssh": "paramiko", "smb": "smbprotocol",
}  # fmt: skip
# Asked for a folder, some of these would make a bucket.
_WITHOUT_FOLDERS = frozenset(("s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "oss", "memory"))


class Place:
    """A folder at ``url``. Names in it are relative, with ``/``. Every method raises ReadoutError in one sentence."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        with self._told("cannot be reached"):
            self._files, self._root = _opened(self.url)

    def require(self) -> None:
        """See that the place can be read and written, before any work is done, and leave a note of what it is."""
        about = {
            "schema": _SCHEMA,
            "made_by": "readout-reports",
            "reports": "<month>/<client>.json names the newest whole report and its files",
        }
        content = (json.dumps(about, indent=2) + "\n").encode()
        if self.read(ABOUT) != content:
            self.write(ABOUT, content)

    def read(self, name: str) -> bytes | None:
        """Return what a file holds; None where there is none."""
        with self._told(f"{name} cannot be read"):
            try:
                found: bytes = self._files.cat_file(self._path(name))
            except FileNotFoundError:
                return None
        return found

    def sizes(self, folder: str) -> dict[str, int]:
        """Return how many bytes each file right below ``folder`` has, by name; nothing where there is no folder."""
        with self._told(f"{folder} cannot be listed"):
            try:
                self._files.invalidate_cache()
                found = self._files.ls(self._path(folder), detail=True)
            except FileNotFoundError:
                return {}
        return {Path(each["name"]).name: int(each["size"]) for each in found if each["type"] == "file"}

    def write(self, name: str, content: bytes) -> None:
        """Write a file; where a place can, nobody sees a part of it."""
        with self._told(f"{name} cannot be written"):
            path = self._path(name)
            known = _protocols(self._files)
            if "file" in known:
                _write_whole(Path(path), content)
                return
            if not _WITHOUT_FOLDERS & known:
                self._files.makedirs(path.rpartition("/")[0], exist_ok=True)
            self._files.pipe_file(path, content)

    def remove(self, name: str) -> None:
        """Remove a file, where it is there and the place lets us."""
        with suppress(Exception):
            self._files.rm_file(self._path(name))

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"

    @contextmanager
    def _told(self, what: str) -> Iterator[None]:
        try:
            yield
        except ReadoutError:
            raise
        except Exception as error:  # noqa: BLE001 - each kind of place has errors of its own
            raise ReadoutError(Problem(self.url, f"{what}: {_said(error)}")) from None


def place(url: str) -> Place:
    """Return the place of ``--to URL``, which can be written. Raises ReadoutError when it cannot."""
    found = Place(_address(url))
    found.require()
    return found


def _address(url: str) -> str:
    """Return the address; refused is one that holds a credential, for commands are seen by others."""
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if not parts.scheme or "://" not in url:
        raise ReadoutError(Problem(FLAG, "is no address; write one such as s3://bucket/reports or file:///srv/reports"))
    signed, at, _ = url.partition("://")[2].rpartition("@")
    if at and (":" in signed or parts.scheme in ("s3", "s3a")):
        cure = "leave it out of the address, and give it by the environment (AWS_ACCESS_KEY_ID, …)"
        raise ReadoutError(Problem(FLAG, f"the address of {parts.scheme}:// holds a key or password; {cure}"))
    if parts.query or parts.fragment:
        raise ReadoutError(
            Problem(FLAG, "the address holds a ? or #; give a folder alone, such as s3://bucket/reports")
        )
    if find_spec("fsspec") is None:
        cure = "pip install 'readout-reports[cloud]'"
        raise ReadoutError(Problem(FLAG, f"the package fsspec is not installed; {cure}"))
    return url


def _opened(url: str) -> tuple[Any, str]:
    from fsspec.core import url_to_fs

    scheme = url.partition("://")[0]
    try:
        files, root = url_to_fs(url)
    except ImportError as error:
        package = _PACKAGES.get(scheme)
        cure = f"pip install '{package}'" if package else " ".join(str(error).split())
        raise ReadoutError(Problem(FLAG, f"what knows {scheme}:// is not installed; {cure}")) from None
    except ValueError as error:
        raise ReadoutError(
            Problem(FLAG, f"{scheme}:// is not known ({_said(error)}); s3, gs, abfs, file are")
        ) from None
    return files, str(root).rstrip("/")


def _protocols(files: Any) -> frozenset[str]:
    found = files.protocol
    return frozenset((found,) if isinstance(found, str) else found)


def _write_whole(path: Path, content: bytes) -> None:
    """On a disk: written beside, then renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _said(error: BaseException) -> str:
    """Return what went wrong in one line, without a credential, with the cure that fits most."""
    words = " ".join(without_secrets(str(error)).split()) or type(error).__name__
    if isinstance(error, PermissionError) or type(error).__name__ == "NoCredentialsError":
        return f"{words}; look at the credentials that this machine has for it, and what they allow"
    if isinstance(error, FileNotFoundError):
        return f"{words}; make the bucket first, for Readout makes none"
    if isinstance(error, NotImplementedError):
        return f"{type(error).__name__}; it can only be read, so give one that can be written"
    return f"{words}; see that it is there and answers, and run again"
