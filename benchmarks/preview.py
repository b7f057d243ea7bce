"""How long a preview takes from a save to the refreshed page, by the clock and by the processor.

It copies the demo client into a temporary project, starts the command as a user does, saves files in it by rename as
editors do, and waits for the news that a browser gets. Linux only: the processor's seconds are read from /proc, for
the command, for the parent of its kernels, and for all that have ended.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell

PROJECT = Path(__file__).resolve().parents[1]
READOUT = Path(sys.executable).with_name("readout")
CLIENT = "gift-shop"
SAVES = 5
IDLE = 10  # seconds
OWN = "from plotnine import *\nfrom plotnine.data import mtcars\nggplot(mtcars, aes('wt', 'mpg')) + geom_point()"
TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Print a line a save, and the median of each kind."""
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores, load {load()}")
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for each in ("clients", "templates"):
            shutil.copytree(PROJECT / each, root / each)
        for each in ("_quarto.yml", "agency.yml"):
            shutil.copyfile(PROJECT / each, root / each)
        measure(root)
    print(f"load {load()} at the end")


def measure(root: Path) -> None:
    """Start a preview of the project, leave it alone, and then save every kind of file several times."""
    command = [str(READOUT), "preview", CLIENT, "--no-browser"]
    started = time.perf_counter()
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        url = next(word for word in running.stdout.readline().split() if word.startswith("http"))
        news = events(url)
        next(each for each in news if each["state"] == "ready")
        print(f"first page: {time.perf_counter() - started:.1f} s, processor {processor(running.pid):.1f} s")
        before = processor(running.pid)
        time.sleep(IDLE)
        print(f"nothing saved: {(processor(running.pid) - before) / IDLE:.1%} of a processor")
        for kind, change in CHANGES.items():
            several_saves(kind, running.pid, news, partial(change, root))
        one_save(running.pid, news, partial(own_cell, root))
        time.sleep(IDLE)
        several_saves("words beside a cell of one's own", running.pid, news, partial(words, root))
        running.send_signal(signal.SIGINT)


def several_saves(kind: str, pid: int, news: Iterator[dict[str, object]], change: Callable[[int], None]) -> None:
    """Save several times, and print the median."""
    found = [one_save(pid, news, partial(change, turn)) for turn in range(SAVES)]
    for seconds, used in found:
        print(f"  {kind}: {seconds:.2f} s, processor {used:.2f} s")
    clock, used = (statistics.median(values) for values in zip(*found, strict=True))
    print(f"{kind}, median of {SAVES}: {clock:.2f} s, processor {used:.2f} s, load {load()}")


def load() -> str:
    """How many processes want a processor, on average of the last minute."""
    return f"{os.getloadavg()[0]:.1f}"


def one_save(pid: int, news: Iterator[dict[str, object]], save: Callable[[], None]) -> tuple[float, float]:
    """Return the seconds from a save to the news of its page, by the clock and of the processor."""
    before = processor(pid)
    started = time.perf_counter()
    save()
    state = next(each["state"] for each in news if each["state"] != "making")
    seconds = time.perf_counter() - started
    assert state == "ready", state
    time.sleep(0.5)  # a kernel that has been told to end takes a moment
    return seconds, processor(pid) - before


def events(url: str) -> Iterator[dict[str, object]]:
    """Yield the news of a preview."""
    with urllib.request.urlopen(f"{url}events") as answer:
        for line in answer:
            if line.startswith(b"data: "):
                yield json.loads(line[6:])


def processor(pid: int) -> float:
    """Return the seconds that a process, its children and all that have ended have used of the processor."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    own = sum(map(int, fields[11:15])) / TICKS
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return own + sum(processor(int(child)) for child in children)


def words(root: Path, turn: int) -> None:
    """An analyst's sentence."""
    edit(
        root / "clients" / CLIENT / "report.ipynb",
        lambda text: text.replace("November was", f"In {turn}, November was"),
    )


def own_cell(root: Path) -> None:
    """A chart of the analyst's own."""
    path = root / "clients" / CLIENT / "report.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.append(new_code_cell(OWN))
    edit(path, lambda _: nbformat.writes(notebook))


def work(root: Path, turn: int) -> None:
    """The title of finished work."""
    edit(root / "clients" / CLIENT / "work.csv", lambda text: text.replace("Autumn lines", f"Autumn lines {turn}", 1))


def settings(root: Path, turn: int) -> None:
    """The statement of a goal."""
    edit(root / "clients" / CLIENT / "client.yml", lambda text: text.replace("statement: ", f"statement: {turn} ", 1))


def look(root: Path, turn: int) -> None:
    """A line of the style sheet."""
    edit(root / "templates" / "style" / "report.css", lambda text: f"{text}\n.turn-{turn} {{ margin: {turn}px }}\n")


CHANGES = {"words": words, "style": look, "work.csv": work, "client.yml": settings}


def edit(path: Path, change: Callable[[str], str]) -> None:
    """Save a file as an editor does: written beside, then renamed."""
    text = path.read_text(encoding="utf-8")
    changed = change(text)
    assert changed != text, path
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(changed, encoding="utf-8")
    beside.replace(path)


if __name__ == "__main__":
    main()
