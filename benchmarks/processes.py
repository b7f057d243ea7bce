"""Simulated months in which nothing changed: six processes, each run with its own level, noise, slope and season."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

Random = np.random.Generator
Run = tuple[np.ndarray, float]  # the values, and the standard deviation of the last month's innovation
LEVEL = 100.0


def white(random: Random, months: int) -> Run:
    noise = random.uniform(3, 15)
    return LEVEL + noise * random.standard_normal(months), noise


def trending(random: Random, months: int) -> Run:
    noise, slope = random.uniform(3, 10), random.choice([-0.5, 1.0, 2.0])
    return LEVEL + slope * np.arange(months) + noise * random.standard_normal(months), noise


def seasonal(random: Random, months: int) -> Run:
    noise = random.uniform(3, 10)
    return LEVEL * _season(random, months) + noise * random.standard_normal(months), noise


def growing(random: Random, months: int) -> Run:
    """Seasonal and growing: 1 or 2 % a month, the noise growing with the level."""
    share, growth = random.uniform(0.03, 0.1), random.choice([1.01, 1.02])
    level = LEVEL * _season(random, months) * growth ** np.arange(months)
    return level * (1 + share * random.standard_normal(months)), float(share * level[-1])


def autoregressive(random: Random, months: int) -> Run:
    """A month keeps 0.4 of the one before; the standard deviation is the innovation's."""
    noise = random.uniform(3, 10)
    shocks, warm = random.standard_normal(months + 50), np.zeros(months + 50)
    for month in range(1, months + 50):
        warm[month] = 0.4 * warm[month - 1] + shocks[month]
    return LEVEL + noise * warm[50:], noise


def counts(random: Random, months: int) -> Run:
    """Counts around 15."""
    return random.poisson(15, months).astype(float), float(np.sqrt(15))


def _season(random: Random, months: int) -> np.ndarray:
    """A wave of 25 % either way that begins anywhere in the year."""
    return 1 + 0.25 * np.sin(2 * np.pi * (np.arange(months) + random.uniform(0, 12)) / 12)


PROCESSES: dict[str, Callable[[Random, int], Run]] = {
    "white noise": white,
    "trending": trending,
    "seasonal ±25 %": seasonal,
    "seasonal, growing": growing,
    "AR(1) 0.4": autoregressive,
    "counts around 15": counts,
}


def runs(name: str, months: int, count: int, seed: int) -> Iterator[Run]:
    """``count`` runs of a process; the same for equal arguments."""
    number = list(PROCESSES).index(name)
    for run in range(count):
        yield PROCESSES[name](np.random.default_rng([seed, number, months, run]), months)
