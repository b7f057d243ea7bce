"""The page in the preview: the report as it is, with what makes it refresh and shows what is wrong put into it.

Only the preview's own answer has that: the report keeps no script, in the file and in what is published.
"""

from __future__ import annotations

import html
import re
from pathlib import Path

from readout.pipeline.preview.board import Shown

START, END = "<!-- readout preview -->", "<!-- end of readout preview -->"
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>\n?')
_HERE = Path(__file__).parent
_EMPTY = (
    '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{client} · preview</title>\n'
    "</head>\n<body>\n</body>\n</html>\n"
)
# The security policy of the report itself: nothing runs, nothing is asked for.
STILL = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)


def policy(nonce: str) -> str:
    """Return the security policy of the page: the script with this nonce may ask the preview's own server for news."""
    return f"{STILL}; script-src 'nonce-{nonce}'; connect-src 'self'"


def live_page(shown: Shown, client: str, nonce: str) -> bytes:
    """Return the last good page, or an empty one, that follows what comes after ``shown``.

    The page's own security policy, which allows no script, goes; ``policy`` takes its place.
    """
    page = shown.made.page if shown.made else _EMPTY.format(client=html.escape(client)).encode()
    before, body, after = _POLICY.sub(b"", page, count=1).rpartition(b"</body>")
    return before + _part(shown, client, nonce).encode() + body + after


def _part(shown: Shown, client: str, nonce: str) -> str:
    style, script = ((_HERE / f"live.{kind}").read_text(encoding="utf-8") for kind in ("css", "js"))
    state = html.escape(shown.as_json(client))
    return (
        f'{START}<readout-preview data-now="{state}" data-style="{html.escape(style)}"></readout-preview>'
        f'<script nonce="{nonce}">{script}</script>{END}\n'
    )
