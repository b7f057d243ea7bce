"""The snippets the reader of prose was tuned by, English and Finnish, half of them clean."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from readout.checks.prose import Prose, check_prose
from readout.model.report import Report
from tests.checks.prose.lamp_shop import lamp_shop

CORPUS = Path(__file__).parents[1] / "corpus" / "tuning.yml"
SNIPPETS = YAML(typ="safe").load(CORPUS.read_text("utf-8"))


@lru_cache
def report(language: str) -> Report:
    return lamp_shop(language)


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda each: each["id"])
def test_a_snippet_earns_what_it_should_and_nothing_else(snippet):
    """Each says in the corpus why."""
    prose = Prose(snippet["id"], snippet["text"], snippet["slot"], tuple(snippet["kpis"]))
    found = {finding.code for finding in check_prose(report(snippet["lang"]), [prose])}
    assert sorted(found) == sorted(snippet["expect"]), snippet["why"]


@pytest.mark.parametrize("language", ["en", "fi"])
def test_half_of_the_corpus_is_clean(language):
    """A checker that always alarms would find every fault: what is right must be left alone as well."""
    expected = [bool(each["expect"]) for each in SNIPPETS if each["lang"] == language]
    assert len(expected) >= 30
    assert 0.4 <= sum(expected) / len(expected) <= 0.6
