"""The mark of each status of a goal: seen before it is read, and without colour."""

from __future__ import annotations

MARKS = {
    "met": "\N{CHECK MARK}",
    "ahead": "\N{BLACK UP-POINTING TRIANGLE}",
    "on-track": "\N{BLACK CIRCLE}",
    "behind": "\N{BLACK DOWN-POINTING TRIANGLE}",
    "missed": "\N{BALLOT X}",
}
