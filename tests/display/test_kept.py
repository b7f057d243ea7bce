"""A preview keeps what it has worked out; whatever differs in anything is worked out anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import matplotlib as mpl
import pandas as pd
import pytest
from plotnine import aes, element_blank, geom_line, ggplot, labs, options, theme

from readout.display import chart
from readout.display.chart import draw
from readout.display.kept import FOLDER, kept
from readout.display.theme import HALF, SMALL, Palette, chart_theme, house_theme


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(FOLDER, str(tmp_path))
    return tmp_path


def counted(made: list[str]) -> Callable[[], str]:
    def make() -> str:
        made.append("made")
        return f"number {len(made)}"

    return make


def test_without_a_folder_everything_is_made_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A run and a notebook in JupyterLab keep nothing."""
    monkeypatch.delenv(FOLDER, raising=False)
    made: list[str] = []
    assert [kept("word", lambda: 1, counted(made)) for _ in range(2)] == ["number 1", "number 2"]


def test_the_same_is_made_once(folder: Path) -> None:
    """Even where the values are equal and not one object."""
    made: list[str] = []
    assert [kept("word", lambda: (1, ["a", "b"]), counted(made)) for _ in range(2)] == ["number 1"] * 2
    assert len(list(folder.iterdir())) == 1


def test_another_kind_or_another_value_is_made_anew(folder: Path) -> None:
    """A name of the kind and all values decide together."""
    made: list[str] = []
    found = [
        kept(what, lambda value=value: value, counted(made)) for what, value in (("word", 1), ("word", 2), ("line", 1))
    ]
    assert found == ["number 1", "number 2", "number 3"]


def test_what_cannot_be_hashed_is_made_each_time(folder: Path) -> None:
    """Rather made twice than taken for another's."""
    made: list[str] = []
    assert [kept("word", lambda: lambda: 1, counted(made)) for _ in range(2)] == ["number 1", "number 2"]


DATA = pd.DataFrame({"x": [1.0, 2.0], "y": [1.0, 3.0]})
PALETTE = Palette()


@pytest.fixture
def drawings(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The ids of the charts that were really drawn."""
    ids: list[str] = []
    really = chart._svg

    def drawn(plot: ggplot, id_: str) -> str:
        ids.append(id_)
        return really(plot, id_)

    monkeypatch.setattr(chart, "_svg", drawn)
    with mpl.rc_context():
        yield ids


def a_plot(data: pd.DataFrame = DATA, palette: Palette = PALETTE, size: tuple[float, float] = SMALL) -> ggplot:
    return ggplot(data) + geom_line(aes("x", "y"), color=palette.accent) + house_theme(palette, size)


def test_a_chart_is_drawn_once_and_is_the_same_then(drawings: list[str]) -> None:
    """Its words are those it is asked for with, its drawing is the one that was kept."""
    first = draw(a_plot(), "line", "Alt", "Caption")
    again = draw(a_plot(DATA.copy()), "line", "Another alt", "Caption")
    assert drawings == ["line"]
    assert again == replace(first, alt="Another alt")


def test_a_kept_chart_is_what_would_be_drawn(drawings: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """With and without a folder: the same text."""
    draw(a_plot(), "line", "Alt", "Caption")
    from_folder = draw(a_plot(), "line", "Alt", "Caption")
    monkeypatch.delenv(FOLDER)
    assert draw(a_plot(), "line", "Alt", "Caption").svg == from_folder.svg
    assert drawings == ["line", "line"]


def test_whatever_differs_is_drawn_anew(drawings: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A value, an ink, a size, a word, an id, a setting of matplotlib's, one of plotnine's."""
    palette = replace(PALETTE, accent="#aa2200")
    draw(a_plot(), "line", "Alt", "Caption")
    draw(a_plot(DATA.assign(y=[1.0, 4.0])), "line", "Alt", "Caption")
    draw(a_plot(palette=palette), "line", "Alt", "Caption", palette)
    draw(a_plot(size=HALF), "line", "Alt", "Caption", size=HALF)
    draw(a_plot() + labs(title="Words"), "line", "Alt", "Caption")
    draw(a_plot(), "other", "Alt", "Caption")
    mpl.rcParams["lines.solid_capstyle"] = "round"
    draw(a_plot(), "line", "Alt", "Caption")
    monkeypatch.setattr(options, "base_family", "serif")
    draw(a_plot(), "line", "Alt", "Caption")
    assert len(drawings) == 8


def test_a_chart_is_the_same_however_many_were_drawn_before_it(drawings: list[str]) -> None:
    """All charts share the parts of the house theme, in which a drawing leaves traces."""
    data = pd.DataFrame({"x": [1.0, 2.0], "y": [1.0, 3.0]})

    def bare(id_: str) -> chart.Chart:
        bare_theme = chart_theme(PALETTE, SMALL, without=("axis_text_x", "axis_line_x"))
        return draw(ggplot(data) + geom_line(aes("x", "y")) + bare_theme, id_, "Alt", "Caption")

    first = bare("first")
    assert draw(a_plot(), "line", "Alt", "Caption").svg != first.svg
    assert bare("first") == first
    assert drawings == ["first", "line"]


def test_a_chart_leaves_the_next_ones_theme_alone() -> None:
    """What one chart adds to the house theme (no axis line, say) stays its own, whoever is drawn before whom."""
    before = draw(a_plot(), "line", "Alt", "Caption")
    layers = [house_theme(PALETTE, SMALL), theme(axis_line_x=element_blank(), axis_text=element_blank())]
    bare = draw(ggplot(DATA) + geom_line(aes("x", "y"), color=PALETTE.accent) + layers, "line", "Alt", "Caption")
    assert bare.svg != before.svg
    assert draw(a_plot(), "line", "Alt", "Caption") == before
