"""What was worked out before, kept in a folder under the hash of all that it was worked out from.

A preview makes nearly the same report again and again, and most of its time goes into charts that stay as they were.
It names a folder of its own in the environment of its kernels; nobody else does, and then nothing is kept.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from readout.data.whole_file import replace_file

FOLDER = "READOUT_KEPT"  # a folder that only this user may enter, and that goes when the preview ends
_T = TypeVar("_T")


def kept(what: str, made_from: Callable[[], object], make: Callable[[], _T]) -> _T:
    """Return what ``make`` returns, or what it returned when it was last made from the same.

    ``what`` names the kind of thing; ``made_from`` returns everything that decides about it. Two such values count as
    the same when they are pickled to the same bytes, so what differs in anything is made anew; what cannot be pickled
    is made each time. The programs' own versions are not part of it, as they stay the same for as long as the folder.
    """
    folder = os.environ.get(FOLDER)
    name = _name(what, made_from()) if folder else None
    if folder is None or name is None:
        return make()
    path = Path(folder) / name
    if path.exists():
        found: _T = pickle.loads(path.read_bytes())  # noqa: S301 - written below, in a folder of this user's own
        return found
    made = make()
    replace_file(path, pickle.dumps(made))
    return made


def _name(what: str, made_from: object) -> str | None:
    try:
        return f"{what}-{hashlib.sha256(pickle.dumps(made_from)).hexdigest()}"
    except (pickle.PicklingError, TypeError, AttributeError):
        return None
