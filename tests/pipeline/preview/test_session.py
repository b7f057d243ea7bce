"""The command itself: a real process, real saves, a real browser, and a real end."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import nbformat
import psutil
import pytest
from nbformat.v4 import new_code_cell
from playwright.sync_api import Page, expect, sync_playwright

from readout.data.project import Project
from readout.pipeline.engines.embedded import EmbeddedEngine
from readout.pipeline.run import run_client
from tests.conftest import PROGRAMS
from tests.pipeline.preview.test_live import without_part
from tests.pipeline.projects import change, new_project

PATIENCE = 600  # seconds, for a machine that is busy


@dataclass
class Running:
    """A preview that is being served."""

    project: Project
    process: subprocess.Popen[str]
    url: str

    def news(self) -> Iterator[dict[str, object]]:
        """What a browser is told."""
        with urllib.request.urlopen(f"{self.url}events", timeout=PATIENCE) as stream:
            for line in stream:
                if line.startswith(b"data: "):
                    yield json.loads(line.removeprefix(b"data: "))

    def until(self, *states: str) -> dict[str, object]:
        """The first news of one of these states, the present one included."""
        return next(each for each in self.news() if each["state"] in states)

    def file(self, name: str) -> Path:
        """A file of the client's."""
        return self.project.clients_dir / "lamp-shop" / name


def _heed_interrupts() -> None:
    """As on a terminal: what a shell starts in the background ignores Ctrl-C, and so would the tests' processes."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def previewing(project: Project, scratch: Path, *arguments: str) -> Iterator[Running]:
    """Start the command as a user does, and leave nothing of it behind."""
    scratch.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "readout.cli", "preview", "lamp-shop", "--no-browser", *arguments]
    process = subprocess.Popen(
        command, cwd=project.root, env=os.environ | {"TMPDIR": str(scratch)}, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, start_new_session=True, preexec_fn=_heed_interrupts,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        said = process.stdout.readline()
        yield Running(project, process, next(word for word in said.split() if word.startswith("http://")))
    finally:
        with suppress(psutil.NoSuchProcess):
            for left in psutil.Process(process.pid).children(recursive=True):
                left.kill()
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One preview for the tests that leave the project as they found it."""
    folder = tmp_path_factory.mktemp("preview")
    with previewing(new_project(folder / "project", "lamp-shop"), folder / "t") as running:
        running.until("ready")
        yield running


@contextmanager
def saved(running: Running, name: str, edit: Callable[[bytes], bytes]) -> Iterator[None]:
    """A file as somebody saves it, by rename; afterwards the old one again."""
    path = running.file(name)
    before, page = path.read_bytes(), get(running, "report.html")
    _save(path, edit(before))
    try:
        yield
    finally:
        _save(path, before)
        wait_for(lambda: get(running, "report.html") == page and running.until("ready"))


def _save(path: Path, content: bytes) -> None:
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(content)
    beside.replace(path)


def get(running: Running, path: str) -> bytes:
    with urllib.request.urlopen(running.url + path, timeout=PATIENCE) as answer:
        content: bytes = answer.read()
    return content


def wait_for(holds: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.05)


@pytest.fixture
def page(running: Running) -> Iterator[Page]:
    program = next(filter(None, map(shutil.which, PROGRAMS["chromium"])))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1000, "height": 300})
        page.set_default_timeout(PATIENCE * 1000)
        expect.set_options(timeout=PATIENCE * 1000)
        page.goto(running.url)
        yield page
        browser.close()


@pytest.mark.chromium
def test_a_save_is_seen_in_the_browser(running: Running, page: Page) -> None:
    """Nobody touches the page: it shows the new words, where the reader was."""
    page.evaluate("scrollTo(0, 120)")
    with saved(running, "report.ipynb", lambda text: text.replace(b"April went as planned", b"April went very well")):
        expect(page.locator("main")).to_contain_text("April went very well")
        page.wait_for_function("scrollY === 120")
        expect(page.locator("readout-preview section")).to_contain_text("lamp-shop 2024-04: final")


@pytest.mark.chromium
def test_an_error_is_shown_over_the_last_good_page(running: Running, page: Page) -> None:
    """With file, line and cure; the report stays readable. It goes when the mistake is mended."""
    panel = page.locator("readout-preview section")
    with saved(running, "work.csv", lambda text: text.replace(b",content,", b",contents,")):
        expect(panel).to_contain_text("cannot be shown as saved; the last good page is shown")
        expect(panel).to_contain_text("work.csv:2: kind is 'contents'; did you mean content?")
        expect(page.locator("main")).to_contain_text("April went as planned")
    expect(panel).to_contain_text("final")
    expect(panel).not_to_contain_text("contents")


@pytest.mark.chromium
def test_a_half_saved_notebook_is_waited_for(running: Running, page: Page) -> None:
    """It is no crash and no error: the last good page stays, and the rest will come."""
    with saved(running, "report.ipynb", lambda text: text[: len(text) // 2]):
        expect(page.locator("readout-preview section")).to_contain_text("waiting for a whole file")
        expect(page.locator("main")).to_contain_text("April went as planned")
    expect(page.locator("readout-preview section")).to_contain_text("final")


@pytest.mark.chromium
def test_findings_unfold_and_nothing_is_printed_of_them(running: Running, page: Page) -> None:
    """What the checks find is a click away; on paper there is only the report."""
    with saved(running, "report.ipynb", lambda text: text.replace(b"April went", b"I think April went")):
        button, entry = page.locator("readout-preview button"), page.locator("readout-preview li")
        expect(button).to_contain_text("1 warning")
        expect(entry).to_be_hidden()
        button.click()
        expect(entry).to_contain_text("R901 warning clients/lamp-shop/report.ipynb, cell summary:")
        assert button.get_attribute("aria-expanded") == "true"
        page.emulate_media(media="print")
        expect(button).to_be_hidden()


def test_the_page_is_the_runs_page(running: Running) -> None:
    """But for the part put into it and the policy that lets it run, byte for byte."""
    running.until("ready")
    report, page = get(running, "report.html"), get(running, "")
    outcome = run_client(running.project, "lamp-shop", None, EmbeddedEngine())
    published = (running.project.root / str(outcome.path) / "report.html").read_bytes()
    assert report == published
    policy = next(line for line in published.splitlines(keepends=True) if b"Content-Security-Policy" in line)
    assert without_part(page) == published.replace(policy, b"")


def tree(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_nothing_is_written_into_the_project(tmp_path: Path) -> None:
    """Neither a report nor a record; the notebook, run in a kernel too, stays as it was. Ctrl-C ends all."""
    project = new_project(tmp_path / "project", "lamp-shop")
    notebook = nbformat.read(project.clients_dir / "lamp-shop" / "report.ipynb", as_version=4)
    notebook.cells.append(new_code_cell("print(6 * 7)\n6 * 7"))
    nbformat.write(notebook, project.clients_dir / "lamp-shop" / "report.ipynb")
    with previewing(project, tmp_path / "t") as running:
        running.until("ready")
        before = tree(project.root)
        assert not project.reports_dir.exists()
        change(running.file("work.csv"), "Prices for the summer sale", "Prices for the sale")
        wait_for(lambda: b"Prices for the sale" in get(running, "report.html"))
        after = tree(project.root)
        assert [name for name in after if after[name] != before.get(name)] == ["clients/lamp-shop/work.csv"]
        assert after.keys() == before.keys()
        assert ends(running, signal.SIGINT) == (0, "")
    assert list((tmp_path / "t").glob("readout-*")) == []


def ends(running: Running, number: signal.Signals) -> tuple[int, str]:
    """How it ends by a signal, and that no process of it is left."""
    family = psutil.Process(running.process.pid).children(recursive=True)
    assert family != []
    running.process.send_signal(number)
    output, errors = running.process.communicate(timeout=PATIENCE)
    assert output.endswith("the preview has ended\n")
    assert psutil.wait_procs(family, timeout=PATIENCE)[1] == []
    return running.process.returncode, errors


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "terminated"])
def test_it_ends_in_the_middle_of_a_cell(tmp_path: Path, number: signal.Signals) -> None:
    """With its kernel and its scratch folders; what it saw of many saves is one page, the newest."""
    project, scratch = new_project(tmp_path / "project", "lamp-shop"), tmp_path / "t"
    notebook = nbformat.read(project.clients_dir / "lamp-shop" / "report.ipynb", as_version=4)
    notebook.cells.append(new_code_cell("import time; time.sleep(250)"))
    nbformat.write(notebook, project.clients_dir / "lamp-shop" / "report.ipynb")
    with previewing(project, scratch) as running:
        wait_for(lambda: list(scratch.glob("readout-*/executed.ipynb")))
        assert ends(running, number) == (0, "")
    assert list(scratch.glob("readout-*")) == []


def test_it_outlives_the_terminal_when_told_to(tmp_path: Path) -> None:
    """As nohup does, whoever starts it may have it ignore that the terminal was closed."""
    project, scratch = new_project(tmp_path / "project", "lamp-shop"), tmp_path / "t"
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with previewing(project, scratch) as running:
            running.process.send_signal(signal.SIGHUP)
            running.until("ready")
            change(running.file("work.csv"), "Prices for the summer sale", "Prices for the sale")
            wait_for(lambda: b"Prices for the sale" in get(running, "report.html"))
    finally:
        signal.signal(signal.SIGHUP, before)


def test_many_saves_while_a_page_is_made_make_one_more(tmp_path: Path) -> None:
    """Of the newest state: a first page waits in a cell, five saves come, and one page follows."""
    project, scratch, gate = new_project(tmp_path / "project", "lamp-shop"), tmp_path / "t", tmp_path / "gate"
    path = project.clients_dir / "lamp-shop" / "report.ipynb"
    notebook = nbformat.read(path, as_version=4)
    wait = f"from pathlib import Path\nimport time\n[time.sleep(0.05) for _ in iter(Path({str(gate)!r}).exists, True)]"
    notebook.cells.append(new_code_cell(wait))
    nbformat.write(notebook, path)
    with previewing(project, scratch) as running:
        wait_for(lambda: list(scratch.glob("readout-*/executed.ipynb")))
        for number in range(5):
            change(path, f"{number - 1} times" if number else "April went", f"{number} times")
        gate.touch()
        wait_for(lambda: b"4 times" in get(running, ""))
        assert ends_with_lines(running) == 2


def ends_with_lines(running: Running) -> int:
    """How many pages of another state of the files were made."""
    wait_for(lambda: running.until("ready"))
    assert running.process.stdout is not None
    begun = [running.process.stdout.readline() for _ in range(2)]  # the page may be ready before its line is written
    running.process.send_signal(signal.SIGINT)
    output, _ = running.process.communicate(timeout=PATIENCE)
    return sum(line.startswith(("final", "draft")) for line in [*begun, *output.splitlines()])


def test_a_wrong_call_is_refused(project: Project, tmp_path: Path) -> None:
    """Before anything is served: a client that is not there, a month that is none, a port that is none."""
    for arguments, said in (
        (["desk-shop"], "there is no client 'desk-shop'; the clients are lamp-shop"),
        (["lamp-shop", "--month", "2024-13"], "2024-13"),
        (["lamp-shop", "--port", "99999"], "'99999' is not a port; write a number up to 65535, such as 8765"),
    ):
        command = [sys.executable, "-m", "readout.cli", "preview", "--no-browser", *arguments]
        done = subprocess.run(command, cwd=project.root, capture_output=True, text=True, timeout=PATIENCE)
        assert done.returncode == 2
        assert said in done.stderr
