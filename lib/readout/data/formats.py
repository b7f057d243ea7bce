"""What checks formats of texts in JSON, left out: no schema of a notebook asks for any of them.

jsonschema, which nbformat imports, does without what is not installed. JupyterLab brings grammars of addresses and of
times whose imports take longer than most commands.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_CHECKERS = ("rfc3987_syntax", "rfc3986_validator", "isoduration")


def leave_out_formats() -> None:
    """Keep this process from importing them."""
    modules: dict[str, Any] = sys.modules  # None there means: not to be imported
    for name in _CHECKERS:
        modules.setdefault(name, None)


@contextmanager
def formats_left_out() -> Iterator[None]:
    """Keep them from being imported meanwhile; afterwards anybody may."""
    leave_out_formats()
    try:
        yield
    finally:
        for name in _CHECKERS:
            if sys.modules[name] is None:
                del sys.modules[name]
