"""Where a text speaks of something by its name."""

from readout.text.mentions import mentions, shares_words

NAMES = {"revenue": "Net revenue", "orders": "Orders", "aov": "Average order value"}


def test_a_name_is_found_whole_or_by_a_word_that_only_it_has():
    """Nobody writes "net revenue" every time."""
    assert mentions("This month net revenue grew", NAMES) == {"revenue": 11}
    assert mentions("Revenues grew, and orders too", NAMES) == {"revenue": 0, "orders": 19}


def test_a_strict_search_wants_two_words_side_by_side():
    """So that "on average" is not taken for the average order value."""
    assert mentions("On average we sold more", NAMES) == {"aov": 3}
    assert mentions("On average we sold more", NAMES, loose=False) == {}
    assert mentions("The average order grew", NAMES, loose=False)["aov"] == 4


def test_finnish_cases_are_the_same_word():
    """Tilaukset, tilausten, tilauksia; myynti, myynnin."""
    names = {"orders": "Tilaukset", "sales": "Myynti"}
    assert set(mentions("Tilausten määrä ja myynnin arvo", names)) == {"orders", "sales"}


def test_a_title_is_taken_up_by_two_of_its_words():
    """Or by the only one it has."""
    assert shares_words("the stock level of each line", "Stock levels of the best-selling lines")
    assert not shares_words("the lines on the page", "Stock levels of the best-selling lines")
    assert shares_words("we wait for the photographs", "Photographs")
    assert not shares_words("", "Photographs")
