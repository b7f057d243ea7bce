"""The message's words as a mail program shows them: once as plain text, once as small HTML.

The HTML has no tables, no colours of its own (so that it can be read in the dark), no pictures, and asks for nothing
from anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from readout.display.markup import html_text
from readout.text.language import Language
from readout.text.letter_lines import Letter, Part

_BODY = "margin:0;padding:16px;max-width:38em;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif"
_HEADING = "margin:24px 0 4px;font-size:16px"
_TEXT = "margin:0 0 8px"


def plain_letter(letter: Letter) -> str:
    """Return the message as plain text; a paragraph is a line, which mail programs break as they like."""
    blocks = ["\n".join(letter.answer), *map(_plain_part, letter.parts), "\n".join(letter.closing)]
    blocks.append("\n".join(letter.signature))
    return "\n\n".join(block for block in blocks if block) + "\n"


def html_letter(letter: Letter, words: Language) -> str:
    """Return the message as HTML, everything in it escaped."""
    direction = "rtl" if words.right_to_left else "ltr"
    first, *rest = letter.answer
    body = [f'<p style="{_TEXT}"><strong>{html_text(first)}</strong></p>']
    body += [f'<p style="{_TEXT}">{html_text(line)}</p>' for line in rest]
    body += [line for part in letter.parts for line in _html_part(part)]
    body += [f'<p style="margin:24px 0 8px">{_broken(letter.closing)}</p>'] if letter.closing else []
    body += [f'<p style="{_TEXT}">{_broken(letter.signature)}</p>'] if letter.signature else []
    head = f'<meta charset="utf-8">\n{_HEAD}\n<title>{html_text(letter.subject)}</title>'
    page = f'<html lang="{html_text(words.tag)}" dir="{direction}" style="color-scheme:light dark">'
    lines = [
        "<!DOCTYPE html>",
        page,
        f"<head>\n{head}\n</head>",
        f'<body style="{_BODY}">',
        *body,
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


_HEAD = """<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">"""


def _plain_part(part: Part) -> str:
    points = [f"- {' '.join(filter(None, point))}" for point in part.points]
    return "\n".join([part.heading, *filter(None, [part.text]), *points])


def _html_part(part: Part) -> Iterator[str]:
    yield f'<h2 style="{_HEADING}">{html_text(part.heading)}</h2>'
    if part.text:
        yield f'<p style="{_TEXT}">{html_text(part.text)}</p>'
    if part.points:
        yield '<ul style="margin:0;padding:0 0 0 1.2em">'
        for what, who in part.points:
            yield f'<li style="margin:0 0 4px"><strong>{html_text(what)}</strong> {html_text(who)}</li>'
        yield "</ul>"


def _broken(lines: tuple[str, ...]) -> str:
    return "<br>\n".join(map(html_text, lines))
