"""R008: nothing of another client's stands in a report, and the finding does not spread it."""

import pytest

from readout.checks.neighbours import check_names


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Lamp Shop", "As we did for the lamp  shop in May"),
        ("lamp-shop", "see reports/Lamp-Shop for more"),
        ("Apple", "We moved Apple's campaign too"),
        ("C++ Club", "like the c++ club"),
        ("Käsityö Oy", "samoin kuin käsityö oy"),
    ],
)
def test_another_clients_name_is_found_and_not_repeated(name, text):
    """The message may travel with the report, so it names the place and not the client."""
    (found,) = check_names([("clients/shop/report.ipynb, cell summary", text)], [name])
    assert (found.code, found.severity) == ("R008", "error")
    assert found.where == "clients/shop/report.ipynb, cell summary"
    assert name.casefold() not in found.message.casefold()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Lamp Shop", "a lamp and a shop"),
        ("lamp-shop", "lamp-shops of the country"),
        ("Apple", "An apple a day"),
        ("Ink", "Linking the pages"),
    ],
)
def test_ordinary_words_are_no_names(name, text):
    """A one-word name in small letters may be any word; a part of a word is none."""
    assert list(check_names([("cell", text)], [name])) == []
