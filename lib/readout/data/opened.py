"""The month a client's notebook is open for, read without running or judging it."""

from __future__ import annotations

import json
import re

from readout.data.project import Project

_MONTH = re.compile(r"""^month\s*=\s*["'](\d{4}-\d{2})["']""", re.MULTILINE)


def opened_for(project: Project, client: str) -> str | None:
    """Return the month that ``report.ipynb`` names; None where there is no notebook that says one."""
    try:
        cells = json.loads(project.client_file(client, "report.ipynb").read_bytes())["cells"]
        tagged = [each["source"] for each in cells if "parameters" in each["metadata"].get("tags", ())]
        found = [_MONTH.findall(each if isinstance(each, str) else "".join(each)) for each in tagged]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return found[0][-1] if len(found) == 1 and found[0] else None
