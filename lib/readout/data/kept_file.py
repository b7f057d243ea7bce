"""A JSON file that Readout has written itself and reads again: of a known schema, and of the form it was written in."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from readout.data.findings import shown
from readout.data.history import loaded
from readout.data.history_schema import Kept
from readout.data.validation import findings
from readout.model.errors import ConfigError, Problem

Form = TypeVar("Form", bound=Kept)


def read_kept(form: type[Form], schema: Any, path: Path, where: str, cure: str) -> Form | None:
    """Read the file ``path``, named ``where`` in messages; None when there is none.

    Raises ConfigError, with the ``cure``, for a file of another schema, and with each finding for one of another form.
    """
    if not path.is_file():
        return None
    data = loaded(path, where)
    if not isinstance(data, dict) or data.get("schema") != schema:
        said = shown(data.get("schema") if isinstance(data, dict) else data)
        raise ConfigError(Problem(where, f"schema is {said}, and this Readout reads {schema}; {cure}"))
    found = findings(form, data)
    if found:
        raise ConfigError(Problem(where, each.message) for each in found)
    return form.model_validate(data)
