"""Readout: monthly client reports that clients actually read.

A notebook needs one name::

    from readout import open_report
    report = open_report(client, month)

Importing the package loads nothing else, so that a kernel or a command pays only for what it uses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from readout.notebook.opening import open_report

__all__ = ["open_report"]


def __getattr__(name: str) -> Any:
    if name == "open_report":
        from readout.notebook.opening import open_report

        return open_report
    raise AttributeError(f"module 'readout' has no attribute {name!r}")
