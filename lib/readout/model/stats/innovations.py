"""What each candidate expected of each month from the months before it, and how well the candidates did.

The Cholesky factor of a covariance turns a series into its innovations: month by month, what was seen minus what the
earlier months led one to expect, in units of the noise (Harvey 1989, chapter 3). From them come, for every length of
history at once, the noise's size, the evidence for each candidate and the forecast.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from readout.model.stats.candidates import VAGUE, Candidates, Flags
from readout.model.stats.history import Floats
from readout.model.stats.nested import Scaled, solved

SMALLEST_NOISE = 1e-6  # of the largest value: a series that never moved still has float noise


@dataclass(frozen=True)
class Months:
    """What candidates are fitted to: ``values`` in the months ``at``, of which the first ``known`` are history, with a
    lasting shift at each of ``steps``; months are counted from the first. ``of``: the candidates, which see the values
    divided by ``size``."""

    at: tuple[int, ...]
    values: Floats
    known: int
    steps: tuple[int, ...]
    of: Candidates
    size: float = 1.0

    @property
    def places(self) -> tuple[int, ...]:
        """The first of ``at`` after each step."""
        return tuple(sorted({int(np.searchsorted(self.at, step)) for step in self.steps} - {0, len(self.at)}))

    @property
    def plain(self) -> bool:
        """Whether no month is left out and none shifted, so that the candidates' own triangle does."""
        return len(self.at) == self.at[-1] + 1 and not self.places and self.of.triangle is not None


@dataclass(frozen=True)
class Fit:
    """M candidates on N months in R scales (values, and logarithms where all are positive).

    ``months``: what they were fitted to. ``triangle`` (M, N, N): Cholesky factors. ``seen`` (N, R): the values in each
    scale, less ``middle`` (R,), the history's median. ``innovations`` (M, N, R). ``vague`` (M, N): months that only
    fix the unknown level, slope or shift.
    ``jacobian`` (R,): what makes likelihoods comparable between scales.
    """

    months: Months
    triangle: Floats
    seen: Floats
    middle: Floats
    innovations: Floats
    vague: Flags
    jacobian: Floats

    @property
    def of(self) -> Candidates:
        """The candidates."""
        return self.months.of

    @cached_property
    def counted(self) -> Floats:
        """How many months up to each tell the noise's size, (N, M)."""
        return self.table(lambda: np.cumsum(~self.vague.T, axis=0, dtype=float), "counted", len(self.months.at))

    @cached_property
    def squares(self) -> Floats:
        """The sum of those months' squared innovations up to each, (N, M, R)."""
        squares = np.square(self.innovations.transpose(1, 0, 2))
        squares *= ~self.vague.T[:, :, None]
        return np.cumsum(squares, axis=0, out=squares)

    @cached_property
    def sizes(self) -> Floats:
        """The logarithm of the determinant of the triangle of the months up to each, but for the first, (N, M)."""

        def added_up() -> Floats:
            logs = np.log(np.diagonal(self.triangle, axis1=1, axis2=2).T)
            return np.asarray(np.cumsum(logs, axis=0) - logs[0])

        return self.table(added_up, "sizes", len(self.months.at))

    def table(self, make: Callable[[], Floats], *name: str | int) -> Floats:
        """Return what hangs on no data, calculated once where the months are a plain row of them."""
        return self.of.table(make, *name) if self.months.plain else make()

    @cached_property
    def weighed(self) -> dict[int, Evidence]:
        """The evidence found so far, by the number of months it was asked for."""
        return {}


@dataclass(frozen=True)
class Evidence:
    """After a length of history: ``weight`` (M, R) adds up to one, ``noise`` (M, R) in each scale's units,
    ``freedom`` (M,) degrees of freedom of the noise."""

    weight: Floats
    noise: Floats
    freedom: Floats


def fit(at: tuple[int, ...], values: Floats, known: int, steps: tuple[int, ...], of: Candidates) -> Fit:
    """Fit the candidates ``of`` to ``values`` in the months ``at``, of which the first ``known`` are history.

    Values are expected around one in size. Later values do not touch what is said about the history.
    """
    return fits([Months(at, values, known, steps, of)])[0]


def fits(asked: Sequence[Months]) -> list[Fit]:
    """Do the same for several, whose innovations are calculated together."""
    seen = [_scales(each.values / each.size, each.known) for each in asked]
    middle = [np.median(scales[: each.known], axis=0) for each, (scales, _) in zip(asked, seen, strict=True)]
    moved = [scales - centre for (scales, _), centre in zip(seen, middle, strict=True)]
    triangles = [_triangle(each) for each in asked]
    found = solved(triangles, [_unscaled(each, centre) for each, centre in zip(asked, middle, strict=True)])
    return [
        Fit(each, triangle[:, : len(each.at), : len(each.at)], values, centre, innovations, _vague(each), jacobian)
        for each, triangle, values, centre, innovations, (_, jacobian) in zip(
            asked, triangles, moved, middle, found, seen, strict=True
        )
    ]


def evidence(fitted: Fit, known: int) -> Evidence:
    """Weigh the candidates by the first ``known`` months.

    The weight is the marginal likelihood with the noise's size integrated out, times the prior belief
    (O'Hagan & Forster 2004, Kendall's Advanced Theory of Statistics 2B, on the normal linear model).
    """
    if known not in fitted.weighed:
        fitted.weighed[known] = _weighed(fitted, known)
    return fitted.weighed[known]


def _weighed(fitted: Fit, known: int) -> Evidence:
    freedom = np.maximum(fitted.counted[known - 1], 1)
    squares = fitted.squares[known - 1] + freedom[:, None] * SMALLEST_NOISE**2
    size = fitted.sizes[known - 1]
    power = freedom.max()  # of the candidates without a trend: the same for all
    log_weight = (fitted.of.log_prior - size)[:, None] - power / 2 * np.log(squares) - power * fitted.jacobian
    weight = np.exp(log_weight - log_weight.max())
    return Evidence(weight / weight.sum(), np.sqrt(squares / freedom[:, None]), freedom)


def expected(fitted: Fit, known: int, until: int) -> tuple[Floats, Floats]:
    """Return what each candidate expects of the months ``known`` to ``until`` from those before them, (M, h, R), and
    the triangle (M, h, h) that turns independent noise into that forecast's errors."""
    block = fitted.table(
        lambda: np.ascontiguousarray(fitted.triangle[:, known:until, known:until]), "block", known, until
    )
    innovations = np.ascontiguousarray(fitted.innovations[:, known:until])
    errors = block @ innovations if until > known + 1 else block * innovations
    return fitted.seen[known:until] - errors, block


def _triangle(months: Months) -> Floats:
    """The candidates' Cholesky factors in these ``months`` and maybe later ones, with a vague shift at each step."""
    of, at = months.of, np.array(months.at)
    if months.plain and of.triangle is not None:
        return of.triangle  # that of the first months is a part of any longer one's
    covariance: Floats = of.covariance[:, at[:, None], at]
    for place in months.places:
        after = np.arange(len(at)) >= place
        covariance = covariance + VAGUE * np.outer(after, after)
    return np.asarray(np.linalg.cholesky(covariance), dtype=float)


def _vague(months: Months) -> Flags:
    """The months that only fix the unknown level, slope or shift, (M, N)."""
    vague = np.zeros((len(months.of.trend), len(months.at)), dtype=bool)
    vague[:, [0, *months.places]] = True
    vague[months.of.trend, _second(months.places)] = True
    return vague


def _second(places: tuple[int, ...]) -> int:
    """The first month that tells a slope from a level and from the shifts."""
    return next(month for month in range(1, len(places) + 2) if month not in places)


def _unscaled(months: Months, middle: Floats) -> Scaled:
    """The values as they come, for months of one history whose values are divided by different sizes."""
    scales, _ = _scales(months.values, months.known)
    factor, shift = np.array([1 / months.size, 1.0]), np.array([0.0, -np.log(months.size)])
    kept = scales.shape[1]
    return Scaled(scales, factor[:kept], shift[:kept] - middle)


def _scales(values: Floats, known: int) -> tuple[Floats, Floats]:
    """Values and, where the history is positive, logarithms, (N, R); and the scales' Jacobians (R,)."""
    history = values[:known]
    if not (history > 0).all():
        return values[:, None], np.zeros(1)
    logs = np.log(np.maximum(values, history.min() * 1e-3))
    return np.stack([values, logs], axis=1), np.array([0.0, logs[:known].mean()])
