"""An address is understood or refused in one sentence, before any work is done, and no credential is repeated."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from readout.model.errors import ReadoutError
from readout.pipeline.target import place as module
from readout.pipeline.target.place import place


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("reports", "--to: is no address; write one such as s3://bucket/reports or file:///srv/reports"),
        ("s3:bucket", "--to: is no address; write one such as s3://bucket/reports or file:///srv/reports"),
        (
            "s3://AKIAHUNTER2:hunter2@bucket/reports",
            "--to: the address of s3:// holds a key or password; leave it out of the address, and give it by the "
            "environment (AWS_ACCESS_KEY_ID, …)",
        ),
        (
            "s3://AKIAHUNTER2:hun/ter2@bucket",
            "--to: the address of s3:// holds a key or password; leave it out of the address, and give it by the "
            "environment (AWS_ACCESS_KEY_ID, …)",
        ),
        (
            "sftp://me:hunter2@host/reports",
            "--to: the address of sftp:// holds a key or password; leave it out of the address, and give it by the "
            "environment (AWS_ACCESS_KEY_ID, …)",
        ),
        (
            "s3://bucket/reports?token=hunter2",
            "--to: the address holds a ? or #; give a folder alone, such as s3://bucket/reports",
        ),
        (
            "gs://bucket/reports",
            "--to: what knows gs:// is not installed; pip install 'gcsfs'",
        ),
    ],
)
def test_an_address_that_is_refused(url: str, said: str) -> None:
    """By what is wrong with it, with the cure, and without the key that it holds."""
    with pytest.raises(ReadoutError) as caught:
        place(url)
    assert str(caught.value) == said
    assert "hunter2" not in str(caught.value)


def test_an_unknown_kind_of_place() -> None:
    """The usual ones are named."""
    with pytest.raises(ReadoutError, match=r"^--to: s4:// is not known .*; s3, gs, abfs, file are$"):
        place("s4://bucket/reports")


def test_without_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cure is the extra; nothing of Readout needs it otherwise."""
    monkeypatch.setattr(module, "find_spec", lambda _: None)
    with pytest.raises(ReadoutError) as caught:
        place("file:///tmp/reports")
    assert str(caught.value) == ("--to: the package fsspec is not installed; pip install 'readout-reports[cloud]'")


def test_a_place_that_can_only_be_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Known before the first report is made."""
    found = module.Place(f"file://{tmp_path}")

    class ReadOnly:
        protocol = "tar"

        def cat_file(self, _: str) -> bytes:
            raise FileNotFoundError

        def makedirs(self, *_: Any, **__: Any) -> None: ...

        def pipe_file(self, *_: Any) -> None:
            raise NotImplementedError

    found._files = ReadOnly()
    with pytest.raises(ReadoutError, match=r"readout.json cannot be written: NotImplementedError; it can only be read"):
        found.require()


@pytest.mark.skipif(sys.platform == "win32", reason="paths are written otherwise")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """A file in its place, say."""
    (tmp_path / "there").write_text("")
    with pytest.raises(ReadoutError, match=r"^file://\S+/there: readout.json cannot be (read|written): .*run again$"):
        place(f"file://{tmp_path}/there")


def test_the_note_of_what_the_place_is(tmp_path: Path) -> None:
    """Written once; a place that was put to by another run is left as it is."""
    place(f"file://{tmp_path}/there/")
    note = tmp_path / "there" / "readout.json"
    written = note.stat().st_mtime_ns
    place(f"file://{tmp_path}/there")
    assert note.stat().st_mtime_ns == written
    assert '"made_by": "readout-reports"' in note.read_text()
