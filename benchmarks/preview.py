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
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
READOUT = Path(sys.executable).with_name("readout")
CLIENT = "gift-shop"
SAVES = 5
TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Print a line a save, and the median of each kind."""
    print(
        f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    )
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for each in ("clients", "templates"):
            shutil.copytree(PROJECT / each, root / each)
        for each in ("_quarto.yml", "agency.yml"):
            shutil.copyfile(PROJECT / each, root / each)
        measure(root)
    print(f"load {os.getloadavg()[0]:.1f} at the end")


def measure(root: Path) -> None:
    """Start a preview of the project and save every kind of file several times."""
    command = [str(READOUT), "preview", CLIENT, "--no-browser"]
    started = time.perf_counter()
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        url = next(word for word in running.stdout.readline().split() if word.startswith("http"))
        news = events(url)
        next(each for each in news if each["state"] == "ready")
        print(f"first page: {time.perf_counter() - started:.1f} s, processor {processor(running.pid):.1f} s")
        for kind, change in CHANGES.items():
            found = [one_save(running.pid, news, lambda turn=turn: change(root, turn)) for turn in range(SAVES)]
            for seconds, used in found:
                print(f"{kind}: {seconds:.2f} s, processor {used:.2f} s")
            clock, used = (sorted(values)[len(values) // 2] for values in zip(*found, strict=True))
            print(f"{kind}, median of {SAVES}: {clock:.2f} s, processor {used:.2f} s")
        running.send_signal(signal.SIGINT)


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
        lambda text: (
            text.replace("November was the", f"November {turn} was the", 1)
            if not turn
            else text.replace(f"November {turn - 1} was the", f"November {turn} was the", 1)
        ),
    )


def work(root: Path, turn: int) -> None:
    """The title of finished work."""
    edit(root / "clients" / CLIENT / "work.csv", lambda text: text.replace("Autumn lines", f"Autumn lines {turn}", 1))


def settings(root: Path, turn: int) -> None:
    """The statement of a goal."""
    edit(root / "clients" / CLIENT / "client.yml", lambda text: text.replace("statement: ", f"statement: {turn} ", 1))


def look(root: Path, turn: int) -> None:
    """A line of the style sheet."""
    edit(root / "templates" / "style" / "report.css", lambda text: f"{text}\n.turn-{turn} {{ margin: {turn}px }}\n")


def figures(root: Path, turn: int) -> None:
    """The last row of the data, once more."""
    path = next((root / "clients" / CLIENT / "data").glob("*.csv"))
    edit(path, lambda text: text + text.splitlines()[-1] + "\n")


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
