"""The real command and a real S3 API on loopback: what is there, what is there after a kill, and no secret anywhere."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.data.project import Project
from readout.model.errors import ReadoutError
from readout.pipeline.target.place import Place, place
from tests.pipeline.projects import new_project
from tests.pipeline.running import begin
from tests.pipeline.target.there import APRIL, PUT, files_below, published, read_by
from tests.ports import free_port

SECRETS = {
    "AWS_ACCESS_KEY_ID": "AKIATKN1HUNTER2KEY",
    "AWS_SECRET_ACCESS_KEY": "tkn2hunter2secret/with+signs",
    "AWS_SESSION_TOKEN": "tkn3hunter2session",
}
SETTINGS = {"AWS_DEFAULT_REGION": "us-east-1", "AWS_EC2_METADATA_DISABLED": "true"}
TO = "s3://agency/monthly"


def _answers(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of whoever may use it: a server by moto in a process of its own, with one bucket."""
    port = free_port()
    log = tmp_path_factory.mktemp("moto") / "log"
    with log.open("w") as file:
        command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
        server = subprocess.Popen(command, stdout=file, stderr=file)
    try:
        end = time.monotonic() + 300
        while not _answers(port):
            assert time.monotonic() < end, log.read_text()
            assert server.poll() is None, log.read_text()
            time.sleep(0.1)
        environment = {**SECRETS, **SETTINGS, "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}"}
        for name, value in environment.items():
            os.environ[name] = value
        import s3fs

        s3fs.S3FileSystem(skip_instance_cache=True).mkdir("agency")
        yield environment
    finally:
        for name in (*SECRETS, *SETTINGS, "AWS_ENDPOINT_URL"):
            os.environ.pop(name, None)
        server.kill()
        server.wait()


def held(folder: Path, *said: str) -> list[str]:
    """Where a secret stands."""
    texts = {**files_below(folder), **{f"said {n}": each.encode() for n, each in enumerate(said)}}
    return [name for name, content in texts.items() if b"hunter2" in content.lower()]


def test_a_run_puts_its_reports_into_a_bucket(tmp_path: Path, api: dict[str, str]) -> None:
    """Whole, with the page of the month; a second run puts what was taken away; no secret is in anything it leaves."""
    project = new_project(tmp_path / "project", "lamp-shop")
    first = begin(project, "--to", TO, env=api)
    out, err = first.communicate(timeout=600)
    assert first.returncode == 0, err
    assert out.splitlines()[-1] == f"to    {TO}: 1 put there"
    assert err == ""
    there = Place(TO)
    found = read_by(there, "lamp-shop")
    assert found is not None
    assert found == {name: (project.report_dir("lamp-shop", APRIL) / name).read_bytes() for name in PUT}
    page = there.read(f"{APRIL}/index.html") or b""
    assert b'href="../.versions/lamp-shop/2024-04/' in page

    (name,) = [each for each in there._files.find("agency/monthly/.versions") if each.endswith("report.pdf")]
    there._files.rm_file(name)
    second = begin(project, "--to", TO, env=api)
    again, err = second.communicate(timeout=600)
    assert again.startswith("unchanged lamp-shop 2024-04")
    assert again.splitlines()[-1] == f"to    {TO}: 1 completed there"
    assert read_by(there, "lamp-shop") == found

    assert held(project.root, out, again, err) == []


@pytest.mark.usefixtures("api")
def test_a_bucket_that_is_not_there() -> None:
    """None is made: whoever pays for it decides where it is and who reads it."""
    with pytest.raises(ReadoutError, match=r"^s3://nobody/monthly: readout.json cannot be written: .*make the bucket"):
        place("s3://nobody/monthly")


def test_nobody_answers(project: Project) -> None:
    """One sentence, before any work, without the credentials that were tried."""
    env = {**SECRETS, **SETTINGS, "AWS_ENDPOINT_URL": "http://127.0.0.1:1", "AWS_MAX_ATTEMPTS": "1"}
    run = begin(project, "--to", TO, env=env)
    out, err = run.communicate(timeout=600)
    assert (run.returncode, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert err.startswith(f"readout: {TO}: readout.json cannot be read: ")
    assert held(project.root, err) == []


DIES = """
import os, signal, sys
from pathlib import Path
from readout.data.project import Project
from readout.model.errors import ReadoutError
from readout.pipeline.target.place import Place, place
from readout.pipeline.target.putting import Putting

left, write = iter(range(int(sys.argv[2]))), Place.write

def dying(self, name, content):
    if next(left, None) is None:
        os.kill(os.getpid(), signal.SIGKILL)
    write(self, name, content)

Place.write = dying
Putting(Project(Path(sys.argv[1])), Place(sys.argv[3])).put("lamp-shop", "2024-04")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no signals")
def test_a_process_killed_between_two_files(project: Project, api: dict[str, str]) -> None:
    """The bucket holds the last whole report until the new one is whole."""
    there = Place("s3://agency/killed")
    for said, before, after in (("one", None, 4), ("two", b"<p>one", 2)):
        published(project, "lamp-shop", said)
        command = [sys.executable, "-c", DIES, str(project.root), str(after), "s3://agency/killed"]
        died = subprocess.run(command, env={**os.environ, **api}, check=False)
        assert died.returncode == -signal.SIGKILL
        found = read_by(there, "lamp-shop")
        assert (found and found["report.html"]) == before
        again = subprocess.run([*command[:4], "9", command[5]], env={**os.environ, **api}, check=False)
        assert again.returncode == 0
        found = read_by(there, "lamp-shop")
        assert found is not None
        assert found["report.html"] == f"<p>{said}".encode()
