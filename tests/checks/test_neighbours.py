"""R008: nothing of another client's stands in a report, and the finding does not spread it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


# Letters that a comparison without case takes for others, written as numbers: sharp s, long s, dotless i, capital i
# with a dot, two sigmas.
LETTERS = "aAbBsSiI\u00df\u017f\u0131\u0130\u03c2\u03a3 -'.&_1"
WORDS = st.text(LETTERS, min_size=1, max_size=5).filter(str.strip)


@given(names=st.lists(WORDS, max_size=6), texts=st.lists(st.text(LETTERS, max_size=20), max_size=3))
def test_looking_for_few_names_finds_what_looking_for_all_does(names, texts):
    """A name is looked for where its first word stands; with thousands of clients most names are not looked for."""

    def holds(text, name):
        words = [re.escape(word) for word in name.split()]
        flags = re.IGNORECASE if len(words) > 1 or "-" in name else 0
        return re.search(r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)", text, flags)

    found = [each.where for each in check_names([(str(i), text) for i, text in enumerate(texts)], names)]
    assert found == [str(i) for i, text in enumerate(texts) if any(holds(text, name) for name in names)]
