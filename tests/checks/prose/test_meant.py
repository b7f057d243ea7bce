"""A figure, a direction or a cause is held against what its sentence speaks of, and against nothing else."""

from __future__ import annotations

import pytest

from tests.checks.prose.test_prose import codes


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In May we sold for €502,800."),
        ("en", "In April revenue was €412,300."),
        ("en", "Revenue fell by €14,200 from April."),
        ("en", "The newsletter cost €1,200."),
        ("en", "The guide brought 148 leads, counted in the form log."),
        ("en", "Germany and France explain 46% of the fall."),
        ("en", "We took 5,600 orders in May."),
        ("fi", "Toukokuussa myimme verkossa 502 800 eurolla."),
        ("fi", "Vuosi sitten verkkomyynti oli 412 300 euroa."),
        ("fi", "Oppaaseen käytettiin 450 euroa."),
        ("fi", "Verkkomyynti oli kaksisataakolmekymmentätuhatta euroa."),
        ("fi", "Tilausten nousu on jatkunut jo viidettä kuukautta."),
        ("fi", "Jäljessä ollaan 15 päivää."),
        ("fi", "Olemme suunnitelmasta kolme viikkoa jäljessä."),
        ("fi", "Liidit kasvoivat puolitoistakertaisiksi."),
    ],
)
def test_a_figure_of_something_else_does_not_bear_out_a_false_one(language, text):
    """April's figure is none of May's, and what the guide cost is not what the newsletter did."""
    assert "R004" in codes(text, language=language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In May revenue fell from €502,800 to €412,300."),
        ("en", "Of the 148 leads, the guide brought 34."),
        ("fi", "Toukokuussa verkkomyynti laski 502 800 eurosta 412 300 euroon."),
        ("fi", "Verkkomyynti oli neljäsataakaksitoista tuhatta euroa."),
        ("fi", "Oppaaseen ja uutiskirjeeseen käytettiin yhteensä 1 650 euroa."),
        ("fi", "Seuraamme lukuja 30 päivää julkaisun jälkeen."),
    ],
)
def test_a_figure_said_of_its_own_thing_is_left_alone(language, text):
    """Whatever stands beside it in the sentence."""
    assert codes(text, language=language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Revenue is ahead of plan.", ["R005"]),
        ("en", "Revenue is behind plan.", []),
        ("en", "Leads are below plan.", ["R005"]),
        ("fi", "Olemme suunnitelmaa edellä.", ["R005"]),
        ("fi", "Liiditavoitteesta olemme edellä.", []),
        ("fi", "Kaikki kolme työtä valmistuivat aikataulussa.", []),
    ],
)
def test_a_standing_against_the_plan_is_checked(language, text, expected):
    """Ahead said of a goal that is behind keeps a report a draft; work on schedule is another thing."""
    assert codes(text, language=language, slot="goals", kpis=()) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Orders rose when the newsletter went out.", ["R503"]),
        ("en", "The guide worked: visitors rose.", ["R503"]),
        ("en", "Following April's record, revenue fell.", []),
        ("fi", "Uutiskirjeen lähdettyä kävijämäärä nousi.", ["R503"]),
        ("fi", "Tilaukset kasvoivat, joten kassan korjaus toimi.", ["R503"]),
        ("fi", "Huhtikuun jälkeen tilaukset nousivat.", []),
    ],
)
def test_work_that_is_only_dated_beside_a_rise_is_told_as_its_cause(language, text, expected):
    """Time alone claims nothing; time with our work and a routine KPI does."""
    assert codes(text, language=language, kpis=("orders",)) == expected
