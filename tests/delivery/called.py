"""A lamp shop whose goal is behind, with people to write to: the month before a call."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from readout.data.project import Project
from readout.delivery.minutes import create_minutes
from tests.pipeline.projects import change, new_project

CLIENT = "lamp-shop"
MONTH = pd.Period("2024-04", "M")  # the call is on Tuesday 14 May 2024


def called(root: Path, language: str = "en-GB") -> Project:
    """Return the project; nothing was made, approved or sent in it."""
    project = new_project(root, CLIENT)
    config = project.clients_dir / CLIENT / "client.yml"
    change(config, "name: Account lead, side: us}", "name: Account lead, side: us, email: lead@agency.example}\n"
           "  - {id: writer, name: Wendy Writer, side: us, email: writer@agency.example}")  # fmt: skip
    change(config, "name: Shop owner, side: client}", "name: Shop owner, side: client, email: owner@shop.example}\n"
           "analyst: lead\nbackup: writer")  # fmt: skip
    change(config, "target: 18000", "target: 36000")
    change(config, "language: en-GB", f"language: {language}")
    return project


def minutes_of(project: Project, *changes: tuple[str, str]) -> Path:
    """Make the page for the call and write into it: each of ``changes`` replaces the first place that it is in."""
    path = create_minutes(project, CLIENT, MONTH).path
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, f"{old!r} is not in the minutes"
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    return path


ANSWER_ROW = "\n|  |  |  |  |  |  |\n"
ACTION_ROW = "\n|  |  |  |  |  |\n"
DECISION = ("in 2024 |  |  |", "in 2024 | change | Summer sale a month earlier |")
FILLED = (
    ("- [ ] Account lead", "- [x] Account lead"),
    ("- [ ] Shop owner", "- [X] Shop owner"),
    DECISION,
    (ANSWER_ROW, "\n| When is the guide out? |  | Shop owner | On 9 May |  |  |\n"
                 "| Can we see the clicks? | | owner | | 21 May | |\n"
                 "| The newsletter was long | | | Thank you | | |\n"),
    (ACTION_ROW, "\n| Write the sale page | Wendy Writer | 2024-05-28 | Net revenue | |\n"
                 "| Send photos | owner | 24.5.2024 | for the sale page | |\n"),
    ("Else delete this line.\n", "Else delete this line.\n\nA good call.\n"),
    ("## Internal (never sent)\n", "## Internal (never sent)\n\nThe owner sounds **tired**.\n"),
)  # fmt: skip
