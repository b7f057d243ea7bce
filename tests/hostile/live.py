"""What of a hand-off is live: both engines get words, and raw blocks of our own, and nothing else."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from readout.pipeline.engines.embedded import flatten
from readout.pipeline.engines.pandoc import pandoc_path
from readout.pipeline.handoff_file import read_cells
from readout.text.hostile import SHORTCODE_CARRIER
from tests.hostile.reading import Page

PANDOC_WORDS = {
    "Str", "Space", "SoftBreak", "LineBreak", "Emph", "Strong", "Strikeout", "Code", "Link", "Para", "Plain", "Header",
    "BulletList", "OrderedList", "BlockQuote", "CodeBlock", "HorizontalRule", "Table", "Decimal", "Period",
    "AlignDefault", "AlignLeft", "AlignRight", "AlignCenter", "ColWidth", "ColWidthDefault",
}  # fmt: skip
OUR_CALLS = re.compile(
    r"#?readout-[a-z-]+\(|#heading\(|level: \d|\w+:|\"(?:\\.|[^\"\\])*\""
    r"|true|left|right|\d+|[(),\s]"
)


def assert_only_our_own_is_live(folder: Path) -> None:
    """What both engines get: words, and raw blocks that are ours; no metadata, shortcode or attribute of others."""
    cells = read_cells(folder)
    source = flatten(cells)
    assert "{{<" not in source
    assert SHORTCODE_CARRIER not in source
    tree = pandoc_tree(source)
    assert set(tree["meta"]) == {"title", "lang", "dir", "readout"}
    for node in nodes(tree["blocks"]):
        if node["t"] == "RawBlock":
            assert_our_block(*node["c"])
        else:
            assert node["t"] in PANDOC_WORDS
            assert node["t"] not in ("Header", "Link", "Code", "CodeBlock") or plain_attributes(node)


def assert_our_block(kind: str, content: str) -> None:
    assert kind in ("html", "typst")
    if kind == "html":
        page = Page()
        page.feed(content)
        assert page.alive == []
    else:
        assert OUR_CALLS.sub("", content) == ""


def plain_attributes(node: dict[str, Any]) -> bool:
    attributes = node["c"][1] if node["t"] == "Header" else node["c"][0]
    return bool(attributes == ["", [], []])


def pandoc_tree(markdown: str) -> Any:
    command = [str(pandoc_path()), "--from", "markdown-auto_identifiers", "--to", "json"]
    return json.loads(subprocess.run(command, input=markdown.encode(), capture_output=True, check=True).stdout)


def nodes(tree: Any) -> Iterator[dict[str, Any]]:
    if isinstance(tree, dict):
        if "t" in tree:
            yield tree
        for value in tree.values():
            yield from nodes(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from nodes(value)
