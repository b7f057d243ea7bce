"""Figures, dates and months as the reader of each language writes them.

In the tables below ``~`` is a no-break space and ``_`` a narrow one; a minus is U+2212, an absent value an en dash.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.text.figures import MINUS, MISSING, Figures
from readout.text.language import language
from tests.builders import figures_in, month

CURRENCIES = {"en-GB": "GBP", "en-US": "USD", "fi": "EUR", "de-CH": "CHF", "en-IN": "INR", "ja": "JPY"}
UNITS = ("currency", "number", "percent")


def shown(text: str) -> str:
    return text.replace("\u00a0", "~").replace("\u202f", "_").replace(MINUS, "-")


def in_each(*texts: str) -> list[tuple[str, str]]:
    return list(zip(CURRENCIES, texts, strict=True))


MONEY: list[tuple[float, list[tuple[str, str]]]] = [
    (0, in_each("£0", "$0", "0~€", "CHF~0", "₹0", "￥0")),
    (12.5, in_each("£12.50", "$12.50", "12,50~€", "CHF~12.50", "₹12.50", "￥12")),
    (-8.5, in_each("-£8.50", "-$8.50", "-8,50~€", "-CHF~8.50", "-₹8.50", "-￥8.50")),
    (0.005, in_each("£0.005", "$0.005", "0,005~€", "CHF~0.005", "₹0.005", "￥0.005")),
    (-1234.4, in_each("-£1,234", "-$1,234", "-1~234~€", "-CHF~1’234", "-₹1,234", "-￥1,234")),
    (1234567.8, in_each("£1,234,568", "$1,234,568", "1~234~568~€", "CHF~1’234’568", "₹12,34,568", "￥1,234,568")),
]
NUMBERS: list[tuple[float, list[tuple[str, str]]]] = [
    (0, in_each(*["0"] * 6)),
    (0.005, in_each("0.005", "0.005", "0,005", "0.005", "0.005", "0.005")),
    (-2.345, in_each("-2.35", "-2.35", "-2,35", "-2.35", "-2.35", "-2.35")),
    (12.54, in_each("12.5", "12.5", "12,5", "12.5", "12.5", "12.5")),
    (-0.0001, in_each("-0.0001", "-0.0001", "-0,0001", "-0.0001", "-0.0001", "-0.0001")),
    (-1e-9, in_each(*["0"] * 6)),
    (1234567.8, in_each("1,234,568", "1,234,568", "1~234~568", "1’234’568", "12,34,568", "1,234,568")),
]
PERCENT: list[tuple[float, list[tuple[str, str]]]] = [
    (0, in_each("0.0%", "0.0%", "0,0~%", "0.0%", "0.0%", "0.0%")),
    (-0.0234, in_each("-2.3%", "-2.3%", "-2,3~%", "-2.3%", "-2.3%", "-2.3%")),
    (0.0004, in_each("0.04%", "0.04%", "0,04~%", "0.04%", "0.04%", "0.04%")),
    (12.5, in_each("1,250.0%", "1,250.0%", "1~250,0~%", "1’250.0%", "1,250.0%", "1,250.0%")),
]
SHORT: list[tuple[float, list[tuple[str, str]]]] = [
    (999_999, in_each("£999,999", "$999,999", "999~999~€", "CHF~999’999", "₹9,99,999", "￥999,999")),
    (1e6, in_each("£1M", "$1M", "1~milj.~€", "1~Mio.~CHF", "₹10L", "￥100万")),
    (-9_294_400, in_each("-£9.29M", "-$9.29M", "-9,29~milj.~€", "-9.29~Mio.~CHF", "-₹92.9L", "-￥929万")),
    (1.5e9, in_each("£1.5B", "$1.5B", "1,5~mrd.~€", "1.5~Mrd.~CHF", "₹150Cr", "￥15億")),
]


def table(rows: list[tuple[float, list[tuple[str, str]]]]) -> pytest.MarkDecorator:
    cases = [(tag, value, text) for value, texts in rows for tag, text in texts]
    return pytest.mark.parametrize(("tag", "value", "text"), cases)


@table(MONEY)
def test_money_stands_as_its_readers_write_it(tag: str, value: float, text: str) -> None:
    """The currency's sign at its place, whole units from 100 on, no part of a yen from 10 on."""
    assert shown(figures_in(tag, CURRENCIES[tag]).value(value, "currency")) == text


@table(NUMBERS)
def test_numbers_have_the_digits_their_size_bears(tag: str, value: float, text: str) -> None:
    """None from 100 on, three for thousandths, no idle zeros; what rounds to nothing has no minus."""
    assert shown(figures_in(tag).value(value, "number")) == text


@table(PERCENT)
def test_percentages_have_one_decimal_and_two_below_one_percent(tag: str, value: float, text: str) -> None:
    """A rate of 0.04 % is not nothing."""
    assert shown(figures_in(tag).value(value, "percent")) == text


@table(SHORT)
def test_a_sentence_shortens_millions(tag: str, value: float, text: str) -> None:
    """In full below a million; above it in the language's own large units, lakh and 億 too."""
    assert shown(figures_in(tag, CURRENCIES[tag]).short(value, "currency")) == text


# As a report writes them: words in English, for want of a catalogue, and figures of that English's country.
IN_ENGLISH: list[tuple[str, str, tuple[str, ...]]] = [
    ("de-CH", "CHF", ("CHF~12.50", "CHF~1’234", "CHF~523’400", "-CHF~9.29M", "12%")),
    ("fr-CH", "CHF", ("CHF~12.50", "CHF~1’234", "CHF~523’400", "-CHF~9.29M", "12%")),
    ("it-CH", "EUR", ("€~12.50", "€~1’234", "€~523’400", "-€9.29M", "12%")),
    ("de-DE", "EUR", ("12,50~€", "1.234~€", "523.400~€", "-9,29M~€", "12~%")),
    ("sv-FI", "EUR", ("12,50~€", "1~234~€", "523~400~€", "-9,29M~€", "12~%")),
    ("hi-IN", "INR", ("₹12.50", "₹1,234", "₹5,23,400", "-₹92.9L", "12%")),
    ("en-IN", "USD", ("$12.50", "$1,234", "$5,23,400", "-$92.9L", "12%")),
    ("ja-JP", "JPY", ("¥12", "¥1,234", "¥523,400", "-¥9.29M", "12%")),
    ("en-GB", "JPY", ("JP¥12", "JP¥1,234", "JP¥523,400", "-JP¥9.29M", "12%")),
    ("en-GB", "CHF", ("CHF~12.50", "CHF~1,234", "CHF~523,400", "-CHF~9.29M", "12%")),
    ("sv", "SEK", ("SEK~12.50", "SEK~1,234", "SEK~523,400", "-SEK~9.29M", "12%")),
]


@pytest.mark.parametrize(("tag", "currency", "texts"), IN_ENGLISH)
def test_figures_of_reports_in_english_are_those_of_the_country(
    tag: str, currency: str, texts: tuple[str, ...]
) -> None:
    """A currency's place is the same in small and in shortened amounts, and its letters touch no figure."""
    figures = Figures(language(tag), currency)
    amounts = (figures.value(12.5, "currency"), figures.value(1234.4, "currency"), figures.value(523_400, "currency"),
               figures.short(-9_294_400, "currency"), figures.share(0.12))  # fmt: skip
    assert tuple(map(shown, amounts)) == texts


@pytest.mark.parametrize(
    ("tag", "value", "text"),
    [("fr-CH", 1234.4, "1_234~CHF"), ("it-CH", 1234.4, "CHF~1’234"), ("de-CH", 12.5, "CHF~12.50")],
)
def test_swiss_amounts_in_the_country_s_own_languages(tag: str, value: float, text: str) -> None:
    """Once they have a catalogue: as Babel's standards have them."""
    assert shown(figures_in(tag, "CHF").value(value, "currency")) == text


@pytest.mark.parametrize(
    ("value", "text"), [(50_000, "₹50K"), (125_000, "₹1.25L"), (150_000, "₹1.5L"), (25_000_000, "₹2.5Cr")]
)
def test_an_indian_axis_label_is_not_rounded_to_whole_lakh(value: float, text: str) -> None:
    """A lakh is a hundred thousand, so its decimals are other ones than a thousand's."""
    assert figures_in("en-IN", "INR").tick(value, "currency") == text


def test_a_number_is_shortened_without_a_currency() -> None:
    """1.23M visits, and a percentage never."""
    figures = figures_in()
    assert figures.short(1_234_000, "number") == "1.23M"
    assert figures.short(2_000_000, "percent") == "200,000,000.0%"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.002, "0.002"), (0.0023, "0.0023"), (0.57, "0.57"), (0.602, "0.602"), (4.83, "4.83"), (4.8, "4.8"),
        (17.46, "17.5"), (482.3, "482"), (12_345, "12,345"), (1_456_146, "1.46M"), (146_123_456, "146M"),
        (12e9, "12B"), (12.34e9, "12.3B"), (-0.57, "-0.57"), (-1_456_146, "-1.46M"),
    ],
)  # fmt: skip
def test_one_rule_rounds_every_figure_that_a_client_reads(value: float, text: str) -> None:
    """By its size: three digits of what is small or large, whole units between; no zeros for their own sake."""
    assert shown(figures_in().short(value, "number")) == text


@pytest.mark.parametrize(("ratio", "text"), [(3.0, "3"), (3.04, "3"), (3.42, "3.4"), (9.96, "10"), (10.81, "11")])
def test_times_are_rounded_as_people_say_them(ratio: float, text: str) -> None:
    """3.4 times, 11 times."""
    assert figures_in().times(ratio) == text


def test_a_client_without_currency_has_plain_amounts() -> None:
    """Nothing is made up where client.yml names no money."""
    assert figures_in("en-GB", None).value(1234.0, "currency") == "1,234"
    assert figures_in("en-GB", None).short(1_234_000, "currency") == "1.23M"


@pytest.mark.parametrize("unit", UNITS)
def test_what_is_missing_is_a_dash(unit: Any) -> None:
    """Never a zero."""
    figures = figures_in()
    assert figures.value(None, unit) == figures.short(None, unit) == figures.signed_share(None) == MISSING
    assert figures.day(None) == figures.day_month(None) == MISSING


@pytest.mark.parametrize(
    ("fraction", "text"),
    [
        (0, "0.0%"),
        (0.0004, "0.0%"),
        (-0.0004, "0.0%"),
        (0.0234, "+2.3%"),
        (-0.0994, "-9.9%"),
        (0.0995, "+10%"),  # 9.95 % would round to a third digit
        (-0.5, "-50%"),
        (12.34, "+1,234%"),
    ],
)
def test_a_change_has_its_sign_unless_it_rounds_to_nothing(fraction: float, text: str) -> None:
    """One decimal below ten percent, none above."""
    assert shown(figures_in().signed_share(fraction)) == text
    assert shown(figures_in().share(fraction)) == text.lstrip("+-")


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (0.012, "+1.2~points"),
        (-0.012, "-1.2~points"),
        (0.0, "0.0~points"),
        (-0.0001, "0.0~points"),
        (0.2, "+20~points"),
    ],
)
def test_a_percentage_changes_by_points(change: float, text: str) -> None:
    """From 2 % to 3.2 % is 1.2 points, not 60 %."""
    assert shown(figures_in().points(change)) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0, "currency", "£0"),
        (2.5, "currency", "£2.5"),
        (250, "currency", "£250"),
        (20_000, "currency", "£20K"),
        (22_500, "currency", "£22.5K"),
        (-1_500_000, "currency", "-£1.5M"),
        (9_000, "number", "9,000"),
        (0.25, "percent", "25%"),
        (0.025, "percent", "2.5%"),
    ],
)
def test_an_axis_label_is_as_short_as_it_can_be(value: float, unit: Any, text: str) -> None:
    """Without saying another value than the line it labels."""
    assert shown(figures_in().tick(value, unit)) == text


TUESDAY = dt.date(2011, 12, 13)


@pytest.mark.parametrize(
    ("tag", "day", "day_month", "weekday", "time"),
    [
        ("en-GB", "13 December 2011", "13~Dec", "Tuesday, 13 December 2011", "10:00"),
        ("en-US", "December 13, 2011", "Dec~13", "Tuesday, December 13, 2011", "10:00_AM"),
        ("fi", "13.~joulukuuta 2011", "13.12.", "tiistai 13.~joulukuuta 2011", "10.00"),
        ("de-CH", "13.~Dezember 2011", "13.~Dez.", "Dienstag, 13.~Dezember 2011", "10:00"),
        ("en-IN", "13 December 2011", "13~Dec", "Tuesday, 13 December 2011", "10:00_am"),
        ("ja", "2011年12月13日", "12月13日", "2011年12月13日火曜日", "10:00"),
    ],
)
def test_days_stand_as_their_readers_write_them(tag: str, day: str, day_month: str, weekday: str, time: str) -> None:
    """In full in a sentence, short in a table, without a break inside."""
    figures = figures_in(tag)
    assert shown(figures.day(TUESDAY)) == day
    assert shown(figures.day_month(TUESDAY, 2011)) == day_month
    assert shown(f"{figures.weekday(TUESDAY)}") == weekday
    assert shown(figures.time(dt.time(10, 0))) == time


def test_a_short_day_of_another_year_says_which() -> None:
    """In a report for December, "5 Jan" needs its year."""
    assert shown(figures_in().day_month(dt.date(2012, 1, 5), 2011)) == "5~Jan~2012"
    assert shown(figures_in().day_month(dt.date(2012, 1, 5))) == "5~Jan"


@pytest.mark.parametrize(
    ("tag", "long", "short", "name", "tick"),
    [
        ("en-GB", "November 2011", "Nov 2011", "November", "Nov"),
        ("fi", "marraskuu 2011", "marras 2011", "marraskuu", "marras"),
        ("ja", "2011年11月", "2011年11月", "11月", "11月"),
    ],
)
def test_months_stand_as_their_readers_write_them(tag: str, long: str, short: str, name: str, tick: str) -> None:
    """In full, in a table, alone, on an axis; each as it is inside a sentence."""
    figures, november = figures_in(tag), month("2011-11")
    assert (f"{figures.month(november)}", f"{figures.month_name(november)}") == (long, name)
    assert (f"{figures.month_short(november)}", figures.month_tick(november)) == (short, tick)


@pytest.mark.parametrize(("n", "text"), [(0, "0"), (34, "34"), (1870, "1,870"), (2.5, "2.5")])
def test_a_count_is_whole_unless_it_is_not(n: float, text: str) -> None:
    """34 downloads; two and a half hours."""
    assert figures_in().count(n) == text


@given(st.sampled_from(list(CURRENCIES)), st.sampled_from(UNITS), st.floats(-1e12, 1e12))
def test_a_figure_never_breaks_nor_shows_a_machines_words(tag: str, unit: Any, value: float) -> None:
    """No ordinary space to break a line at, no "nan", no exponent; a minus only before a real figure."""
    figures = figures_in(tag, CURRENCIES[tag])
    for text in (figures.value(value, unit), figures.short(value, unit), figures.tick(value, unit)):
        assert " " not in text
        assert "nan" not in text
        assert "e+" not in text.lower()
        assert "-" not in text  # the minus is U+2212
        assert any(character.isdigit() for character in text)
        if text.startswith(MINUS):
            assert value < 0
            assert any(character in "123456789" for character in text)


ROUGH: list[tuple[float | None, str]] = [
    (1_004_321, "£1M"),
    (98_765.4, "£98,800"),
    (101.69, "£102"),
    (98.23, "£98.20"),
    (5.678, "£5.68"),
    (-98_765.4, "-£98,800"),
    (0, "£0"),
    (None, "–"),
]


@pytest.mark.parametrize(("value", "text"), ROUGH)
def test_an_expectation_has_three_digits(value: float | None, text: str) -> None:
    """More would claim to know the future; £98,765 is what was sold, £98,800 is what may be."""
    assert shown(figures_in().rough(value, "currency")) == text


def test_an_expected_percentage_has_a_tenth_of_a_point() -> None:
    """As every percentage of the report; a plain number keeps its three digits."""
    assert figures_in().rough(0.12345, "percent") == "12.3%"
    assert figures_in().rough(1234.5, "number") == "1,230"


CHANGES: list[tuple[float, Any, str]] = [
    (383_629.2, "currency", "+£383,629"),
    (-383_629.2, "currency", "-£383,629"),
    (9_294_400, "currency", "+£9.29M"),
    (0.0, "currency", "£0"),
    (0.06, "percent", "+6.0~points"),
    (-0.125, "percent", "-12~points"),
    (0.0004, "percent", "0.0~points"),
    (7, "number", "+7"),
    (-2.345, "number", "-2.35"),
]


@pytest.mark.parametrize(("change", "unit", "text"), CHANGES)
def test_a_change_has_its_sign_and_a_percentages_change_is_in_points(change: float, unit: Any, text: str) -> None:
    """A share that went from 10 % to 16 % rose by 6 points; "+6 %" would be read as 10.6 %."""
    assert shown(figures_in().change(change, unit)) == text


@given(st.floats(-1e12, 1e12), st.sampled_from(UNITS))
def test_a_change_and_its_reverse_differ_by_the_sign_alone(change: float, unit: Any) -> None:
    """What went up by an amount has come down by the same one."""
    up, down = figures_in().change(abs(change), unit), figures_in().change(-abs(change), unit)
    assert up.lstrip("+") == down.lstrip(MINUS)


@pytest.mark.parametrize(
    ("rate", "said"),
    [
        (0.857, "0.857"),
        (1.0, "1"),
        (0.0061234, "0.0061234"),
        (157.2, "157.2"),
        (1.234567, "1.2346"),
        (1 / 3, "0.33333"),
    ],
)
def test_a_rate_has_five_digits_that_say_something(rate: float, said: str) -> None:
    """A yen is worth little, and its rate must not become nothing."""
    assert figures_in("en-GB").rate(rate) == said
