"""The evidence for each candidate after each length of history, against adding everything up anew."""

from __future__ import annotations

import pytest

from readout.model.stats.candidates import candidates
from readout.model.stats.history import LONGEST, read_history
from readout.model.stats.innovations import evidence, fit
from tests.model.stats.plainly import plain_evidence, plain_forward
from tests.model.stats.series import generated


@pytest.mark.parametrize("seed", range(30))
def test_every_length_of_history_has_the_evidence_that_its_months_add_up_to(seed: int) -> None:
    """As near as floats add up in another order; weights as near as their logarithms allow."""
    history = read_history(generated(seed), rebase=[generated(seed).index[9]] if seed % 4 == 0 else ())
    values = history.values / history.size
    fitted = fit(history.at, values, len(values) - 1, history.steps, candidates(LONGEST))
    assert fitted.innovations == pytest.approx(plain_forward(fitted.triangle, fitted.seen), rel=1e-9, abs=1e-12)
    for known in (len(values) - 1, len(values) - 4):
        weight, noise = plain_evidence(fitted, known)
        found = evidence(fitted, known)
        assert found.noise == pytest.approx(noise, rel=1e-10)
        assert found.weight == pytest.approx(weight, rel=1e-9, abs=1e-15)
        assert found.weight.sum() == pytest.approx(1)
