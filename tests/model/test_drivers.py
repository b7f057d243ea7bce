"""Which parts add up to a change of a KPI between two months."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.model.drivers import Driver, Explanation, explain_change
from readout.model.drivers_detail import Detail, Member, Members
from readout.model.series import KpiSeries
from tests.builders import kpi, month, series_of

# July and August have 31 days each, so that the calendar plays no part.
JULY, AUGUST = month("2011-07"), month("2011-08")
Pair = tuple[float | None, float | None]

SUM = kpi(dimensions=("country",))
RATIO = kpi("aov", "sum(revenue) / count(order)", dimensions=("country",))


def by_country(members: Sequence[Member], months: Sequence[pd.Period] = (JULY, AUGUST)) -> Detail:
    """Return a KPI's detail with the members of one dimension."""
    return Detail((Members("country", tuple(members), frozenset(months)),))


def pair(values: Pair, months: Sequence[pd.Period] = (JULY, AUGUST)) -> dict[pd.Period, float | None]:
    """Return values before and now by month."""
    return dict(zip(months, values, strict=True))


def sums(values: Mapping[str, Pair], before: pd.Period = JULY, now: pd.Period = AUGUST) -> Explanation:
    """Explain a sum whose members have these values before and now."""
    members = [Member(name, pair(each, (before, now))) for name, each in values.items()]
    whole = [math.fsum(each[place] or 0 for each in values.values()) for place in (0, 1)]
    series = series_of({str(before): whole[0], str(now): whole[1]})
    return explain_change(SUM, series, now, before, by_country(members, (before, now)))


def ratios(values: Mapping[str, tuple[Pair, Pair]]) -> Explanation:
    """Explain a ratio whose members have these numerators and denominators, each before and now."""
    members = [Member(name, pair(above), pair(below)) for name, (above, below) in values.items()]
    return explain_change(RATIO, ratio_series(members), AUGUST, JULY, by_country(members))


def ratio_series(members: Sequence[Member]) -> KpiSeries:
    """Return the whole's ratio in both months; none where there is nothing to divide by."""
    found = {}
    for each in (JULY, AUGUST):
        above = math.fsum(member.values.get(each) or 0 for member in members)
        below = math.fsum((member.below or {}).get(each) or 0 for member in members)
        found[str(each)] = above / below if below else math.nan
    return series_of(found)


def effects(explanation: Explanation) -> dict[str, float]:
    """Return the effects by name."""
    return {part.name: part.effect for part in explanation.parts}


def part(explanation: Explanation, name: str) -> Driver:
    """Return the part of this name."""
    return next(each for each in explanation.parts if each.name == name)


def test_members_add_up_to_the_change() -> None:
    """160 to 175 is +15: Finland +30, Sweden -30, Norway +25 from nothing, Denmark -10 to nothing."""
    explanation = sums({"DK": (10, 0), "FI": (100, 130), "NO": (0, 25), "SE": (50, 20)})
    assert explanation.change == 15
    assert list(effects(explanation).items()) == [("FI", 30), ("SE", -30), ("NO", 25), ("DK", -10)]
    assert {each.name: each.presence for each in explanation.parts} == {
        "FI": "both",
        "SE": "both",
        "NO": "new",
        "DK": "gone",
    }
    assert (part(explanation, "FI").base, part(explanation, "FI").now) == (100, 130)
    assert explanation.dimension == "country"
    assert (explanation.kpi, explanation.month, explanation.base) == (SUM.id, AUGUST, JULY)


def test_members_are_told_net_of_the_calendar() -> None:
    """290 in 29 days and 341 in 31: two days more at 10 a day are 20; Finland had 60 % and so 12 of them, Sweden 8.

    Finland's 43 more are 31 net, Sweden's 8 more are nothing; 20 + 31 = 51.
    """
    explanation = sums({"FI": (174, 217), "SE": (116, 124)}, month("2012-02"), month("2012-03"))
    assert explanation.change == 51
    assert effects(explanation) == pytest.approx({"calendar": 20, "FI": 31})


def test_members_that_cancel_each_other_share_the_calendar_by_size() -> None:
    """+300 and -290 leave 10: shares of the sum would be 30 and -29 times the calendar's part; by size they are halves.

    A day less in 31 costs 10/31 of the 10, and of it Finland bears 300/590, Sweden 290/590.
    """
    explanation = sums({"FI": (300, 310), "SE": (-290, -280)}, AUGUST, month("2011-09"))
    day = 10 / 31
    assert effects(explanation) == pytest.approx(
        {"calendar": -day, "FI": 10 + day * 300 / 590, "SE": 10 + day * 290 / 590}
    )


def test_five_members_are_named_and_the_rest_is_one() -> None:
    """Eight countries of which the five that moved most have a name; the other three are +3 + 2 - 4 = +1 together."""
    moved = {"a": 50, "b": -40, "c": 30, "d": 20, "e": -10, "f": 3, "g": 2, "h": -4}
    explanation = sums({name: (100, 100 + each) for name, each in moved.items()})
    assert list(effects(explanation).items()) == [("a", 50), ("b", -40), ("c", 30), ("d", 20), ("e", -10), ("other", 1)]
    assert part(explanation, "other").pooled == 3


def test_a_small_member_is_no_name_in_a_report() -> None:
    """Of 1,030 that moved in all, 10 (1 %) is noise; both small countries are told as one."""
    explanation = sums({"FI": (2000, 3010), "MT": (5, 15), "CY": (40, 30)})
    assert list(effects(explanation)) == ["FI"]
    explanation = sums({"FI": (2000, 3010), "MT": (5, 15), "CY": (30, 40)})
    assert list(effects(explanation).items()) == [("FI", 1010), ("other", 20)]


def test_one_last_member_keeps_its_name() -> None:
    """ "One other country" would hide a name to save none."""
    assert list(effects(sums({"FI": (2000, 3010), "MT": (5, 15)}))) == ["FI", "MT"]


def test_hundreds_of_members_are_told_in_a_few_parts() -> None:
    """300 small countries that grew by 1 each are one part; the large one has its name."""
    explanation = sums({f"m{place}": (1, 2) for place in range(300)} | {"FI": (100, 600)})
    assert list(effects(explanation).items()) == [("FI", 500), ("other", 300)]
    assert part(explanation, "other").pooled == 300


def test_one_member_alone_explains_everything() -> None:
    """A shop that sells to one country."""
    assert effects(sums({"FI": (100, 130)})) == {"FI": 30}


def test_a_rest_pooled_by_the_source_stays_other() -> None:
    """What the source added up has no name, however large; it counts as the members it holds."""
    members = [Member("FI", pair((100, 120))), Member(None, pair((500, 800)), pooled=950)]
    explanation = explain_change(SUM, series_of([600, 920], "2011-07"), AUGUST, JULY, by_country(members))
    assert list(effects(explanation).items()) == [("FI", 20), ("other", 300)]
    assert part(explanation, "other").pooled == 950


def test_blank_cells_are_a_member_of_their_own() -> None:
    """It says so, and differs from a country that is really called that."""
    members = [Member(None, pair((10, 30))), Member("not given", pair((10, 20)))]
    parts = explain_change(SUM, series_of([20, 50], "2011-07"), AUGUST, JULY, by_country(members)).parts
    assert [(each.name, each.given, each.effect) for each in parts] == [
        ("not given", False, 20),
        ("not given", True, 10),
    ]


def test_rows_without_a_figure_are_missing_not_gone() -> None:
    """Sweden's rows in August are blank: it did not vanish, its figure is not there."""
    explanation = sums({"FI": (100, 130), "SE": (50, None)})
    assert effects(explanation) == {"SE": -50, "FI": 30}
    assert (part(explanation, "SE").presence, part(explanation, "SE").now) == ("missing", None)


def test_a_change_from_zero_has_parts() -> None:
    """Where nothing was before, every member is new, and there is nothing for the calendar to act on."""
    explanation = sums({"FI": (0, 20), "SE": (0, 10)}, month("2012-02"), month("2012-03"))
    assert effects(explanation) == {"FI": 20, "SE": 10}
    assert all(each.presence == "new" for each in explanation.parts)


def test_what_members_do_not_hold_is_unexplained() -> None:
    """Members that add up to 20 of a change of 30 leave 10."""
    members = [Member("FI", pair((100, 120)))]
    explanation = explain_change(SUM, series_of([100, 130], "2011-07"), AUGUST, JULY, by_country(members))
    assert effects(explanation) == {"FI": 20, "unexplained": 10}


def test_without_members_the_rest_is_unexplained() -> None:
    """290 to 341: 20 by two days more, 31 by nothing known; a change that nothing explains is no table."""
    months = series_of({"2012-02": 290, "2012-03": 341})
    explanation = explain_change(kpi(), months, month("2012-03"), month("2012-02"))
    assert effects(explanation) == pytest.approx({"calendar": 20, "unexplained": 31})
    assert explanation.explains
    assert (explanation.dimension, explanation.reason) == (None, None)
    assert not explain_change(kpi(), series_of([100, 130], "2011-07"), AUGUST, JULY).explains


def test_mix_and_rate_of_a_ratio_worked_out_by_hand() -> None:
    """An average order falls from 25 to 21.33 though both countries' own rose or stayed: Finland's share grew.

    July: Finland 100/10, Sweden 400/10: 500/20 = 25. August: 240/20 = 12 and 400/10 = 40: 640/30 = 21.33.
    Finland's share of orders goes from 1/2 to 2/3. The whole's mean is 23.1667, Finland's 11, Sweden's 40.
    Mix: 1/6 * (11 - 23.1667) - 1/6 * (40 - 23.1667) = -2.0278 - 2.8056 = -4.8333.
    Rate: Finland's mean share 7/12 * 2 = 1.1667. Together -3.6667.
    """
    explanation = ratios({"FI": ((100, 240), (10, 20)), "SE": ((400, 400), (10, 10))})
    assert explanation.change == pytest.approx(-11 / 3)
    assert effects(explanation) == pytest.approx({"mix": -29 / 6, "FI": 7 / 6})
    mix, rate = explanation.parts
    assert (mix.kind, rate.kind) == ("mix", "rate")
    assert {each.name: each.effect for each in mix.within} == pytest.approx({"SE": -2.80556, "FI": -2.02778}, abs=1e-4)
    assert (mix.within[1].base, mix.within[1].now) == pytest.approx((1 / 2, 2 / 3))
    assert (rate.base, rate.now) == (10, 12)


def test_a_new_member_of_a_ratio_is_mix() -> None:
    """Norway's orders of 100 raise the average only by being there: it has no ratio of its own to change.

    July: Finland 100/10 = 10. August: Finland 90/9 and Norway 100/1: 190/10 = 19. All +9 are mix:
    Finland -1/10 * (10 - 14.5) = 0.45, Norway 1/10 * (100 - 14.5) = 8.55.
    """
    explanation = ratios({"FI": ((100, 90), (10, 9)), "NO": ((0, 100), (0, 1))})
    assert effects(explanation) == pytest.approx({"mix": 9})
    assert [(each.name, each.presence) for each in explanation.parts[0].within] == [("NO", "new"), ("FI", "both")]


def test_a_numerator_without_a_denominator_counts_in_full() -> None:
    """50 spent in a channel without leads: of 10 leads in all it makes each 5 dearer, and it is its own doing."""
    explanation = ratios({"search": ((100, 100), (10, 10)), "fair": ((0, 50), (0, 0))})
    assert effects(explanation) == pytest.approx({"fair": 5})
    assert (explanation.parts[0].kind, explanation.parts[0].now) == ("rate", None)


def test_a_faint_denominator_makes_no_huge_parts() -> None:
    """A channel with 100 of 1,000 leads in July has one hundredth of a lead in August, and late costs of 50.

    Its 5,000 a lead would make a mix of about -250 and a rate of about +250 of a change of 0.05; the month with next to
    no leads gives no ratio, and no part is larger than the channel's cost over all leads.
    """
    explanation = ratios({"search": ((1800, 1800), (900, 900)), "fair": ((200, 50), (100, 0.01))})
    assert max(abs(each.effect) for each in explanation.parts) < 0.25
    assert math.fsum(effects(explanation).values()) == pytest.approx(explanation.change)


def test_a_ratio_of_months_without_a_denominator_has_no_parts() -> None:
    """Nothing to divide by in July: there is no figure, so there is no change to explain."""
    explanation = ratios({"FI": ((100, 100), (0, 10))})
    assert (explanation.change, explanation.parts) == (None, ())
    assert explanation.reason == "there is no figure for 2011-07"


def test_denominators_that_cancel_each_other_give_no_shares() -> None:
    """Net units of +100 and -98 are 2: shares of 50 and -49 would make any parts at all."""
    explanation = ratios({"FI": ((100, 100), (100, 100)), "SE": ((10, 40), (-98, -97))})
    assert explanation.reason is not None
    assert "cancel each other" in explanation.reason
    assert effects(explanation) == {"unexplained": explanation.change}


@pytest.mark.parametrize("value", ["distinct(customer)", "min(price)", "max(price)", "sum(x) / distinct(customer)"])
def test_distinct_counts_and_extremes_have_no_parts_by_member(value: str) -> None:
    """A customer who bought in two countries is one customer: members do not add up, and the report says so."""
    members = [Member("FI", pair((100, 130)))]
    explanation = explain_change(kpi("k", value), series_of([100, 130], "2011-07"), AUGUST, JULY, by_country(members))
    assert effects(explanation) == {"unexplained": 30}
    assert explanation.reason is not None
    assert "add up" in explanation.reason


def test_a_missing_month_has_nothing_to_explain() -> None:
    """Missing is not zero."""
    explanation = explain_change(kpi(), series_of([math.nan, 130], "2011-07"), AUGUST, JULY)
    assert (explanation.change, explanation.parts, explanation.explains) == (None, (), False)
    assert explanation.reason == "there is no figure for 2011-07"


def test_a_month_that_was_not_read_by_member_is_not_zero() -> None:
    """Members known for August only do not make every one of them new."""
    members = [Member("FI", {AUGUST: 130.0})]
    detail = by_country(members, (AUGUST,))
    explanation = explain_change(SUM, series_of([100, 130], "2011-07"), AUGUST, JULY, detail)
    assert explanation.reason == "there are no figures by country for 2011-07"
    assert effects(explanation) == {"unexplained": 30}


def test_each_dimension_explains_the_same_change() -> None:
    """The first dimension of client.yml unless another one is asked for; a reason is told for the one asked."""
    countries = Members("country", (Member("FI", pair((100, 130))),), frozenset((JULY, AUGUST)))
    channels = Members("channel", (Member("mail", pair((40, 30))), Member("web", pair((60, 100)))), countries.months)
    detail = Detail((countries, channels, Members("person", reason="nobody may see it")))
    series = series_of([100, 130], "2011-07")
    assert effects(explain_change(SUM, series, AUGUST, JULY, detail)) == {"FI": 30}
    assert effects(explain_change(SUM, series, AUGUST, JULY, detail, "channel")) == {"web": 40, "mail": -10}
    assert explain_change(SUM, series, AUGUST, JULY, detail, "person").reason == "nobody may see it"
    assert explain_change(SUM, series, AUGUST, JULY, detail, "region").dimension is None


def test_the_season_is_taken_off_members_and_rates() -> None:
    """December usually adds 50 to a level of 100; this one added 70, so 20 are the members' own.

    Finland has three quarters of November: its +60 are 60 - 37.5 = 22.5, Sweden's +10 are 10 - 12.5 = -2.5.
    A ratio's rates bear it by their mean weight. Finland's goes from 1/2 to 3/4, its ratio from 100 to 180: 5/8 of 80
    is 50, less 5/8 of the season, 18.75. Sweden's rises to 140: 3/8 of 40 is 15, less 18.75. The mix is
    1/4 * (140 - 135) - 1/4 * (120 - 135) = 5, and 50 + 5 + 18.75 - 3.75 = 70.
    """
    years = [100.0] * 11 + [150.0]
    november, december = month("2011-11"), month("2011-12")
    series = series_of([*years, *years, *years[:-1], 170], "2009-01")
    level = kpi("stock", "last(stock)")
    members = [Member("FI", pair((75, 135), (november, december))), Member("SE", pair((25, 35), (november, december)))]
    found = explain_change(level, series, december, november, by_country(members, (november, december)))
    assert effects(found) == pytest.approx({"season": 50, "FI": 22.5, "SE": -2.5})

    rates = [
        Member("FI", pair((1000, 5400), (november, december)), pair((10, 30), (november, december))),
        Member("SE", pair((1000, 1400), (november, december)), pair((10, 10), (november, december))),
    ]
    found = explain_change(RATIO, series, december, november, by_country(rates, (november, december)))
    assert effects(found) == pytest.approx({"season": 50, "mix": 5, "FI": 18.75, "SE": -3.75})


# Invariants. Amounts are whole or tiny or large, so that empty, faint and dominating members all occur.
amounts = st.integers(-1000, 1000).map(float) | st.sampled_from([0.0, 1e-9, 1e9]) | st.none()
weights = st.integers(0, 1000).map(float) | st.sampled_from([0.0, 1e-6, 1e6])
names = st.text("abcdef", min_size=1, max_size=2)
sum_tables = st.dictionaries(names, st.tuples(amounts, amounts), max_size=12)
ratio_tables = st.dictionaries(
    names, st.tuples(st.tuples(amounts, amounts), st.tuples(weights, weights)), min_size=1, max_size=12
)


@given(sum_tables)
def test_parts_of_a_sum_always_add_up(values: dict[str, Pair]) -> None:
    """February to March, so that the calendar plays its part too."""
    _adds_up(sums(values, month("2011-02"), month("2011-03")), values.values())


@given(ratio_tables)
def test_parts_of_a_ratio_always_add_up(values: dict[str, tuple[Pair, Pair]]) -> None:
    """With members that have no denominator, a faint one, or nothing in one of the months."""
    explanation = ratios(values)
    if explanation.change is not None:
        whole = [math.fsum(below[place] or 0 for _, below in values.values()) for place in (0, 1)]
        sizes = [[(above[place] or 0) / whole[place] for place in (0, 1)] for above, _ in values.values()]
        _adds_up(explanation, sizes)
        for mix in (each for each in explanation.parts if each.kind == "mix"):
            assert math.fsum(each.effect for each in mix.within) == pytest.approx(mix.effect)


def _adds_up(explanation: Explanation, sizes: object) -> None:
    assert explanation.change is not None
    largest = max((abs(each or 0) for row in sizes for each in row), default=0)  # type: ignore[attr-defined]
    found = math.fsum(each.effect for each in explanation.parts)
    assert found == pytest.approx(explanation.change, rel=1e-9, abs=max(largest, 1e-300) * 1e-11)
    assert all(math.isfinite(each.effect) and each.effect for each in explanation.parts)
    assert sum(each.kind in ("member", "rate") for each in explanation.parts) <= 5
    assert all(each.kind != "unexplained" for each in explanation.parts) or explanation.reason


@given(sum_tables, st.integers(-8, 8))
def test_scaling_a_sum_scales_every_part(values: dict[str, Pair], power: int) -> None:
    """Pounds or thousands of pounds: the same parts in the same order. Powers of 2 scale floats exactly."""
    scale = 2.0**power
    scaled = {name: tuple(None if each is None else each * scale for each in pair) for name, pair in values.items()}
    found, expected = sums(scaled), sums(values)  # type: ignore[arg-type]
    assert [(each.name, each.effect) for each in found.parts] == [
        (each.name, each.effect * scale) for each in expected.parts
    ]


@given(ratio_tables, st.integers(-8, 8))
def test_scaling_a_ratio_scales_every_part(values: dict[str, tuple[Pair, Pair]], power: int) -> None:
    """What is measured in pence has parts in pence."""
    scale = 2.0**power
    scaled = {
        name: (tuple(None if each is None else each * scale for each in above), below)
        for name, (above, below) in values.items()
    }
    found, expected = ratios(scaled), ratios(values)  # type: ignore[arg-type]
    assert [(each.name, each.effect) for each in found.parts] == [
        (each.name, each.effect * scale) for each in expected.parts
    ]


@given(sum_tables)
def test_swapping_the_months_negates_every_member(values: dict[str, Pair]) -> None:
    """What Finland added from July to August it takes away on the way back."""
    swapped = {name: (now, before) for name, (before, now) in values.items()}
    found, expected = sums(swapped), sums(values)
    assert [(each.name, each.effect) for each in found.parts] == [(each.name, -each.effect) for each in expected.parts]


@given(ratio_tables)
def test_swapping_the_months_negates_mix_and_rate(values: dict[str, tuple[Pair, Pair]]) -> None:
    """Neither month is the base of the weights."""
    swapped = {name: ((above[1], above[0]), (below[1], below[0])) for name, (above, below) in values.items()}
    found, expected = ratios(swapped), ratios(values)
    if expected.change is not None:
        assert [(each.name, each.effect) for each in found.parts] == [
            (each.name, -each.effect) for each in expected.parts
        ]


@given(st.data(), ratio_tables)
def test_the_order_of_members_changes_nothing(data: st.DataObject, values: dict[str, tuple[Pair, Pair]]) -> None:
    """Neither for a ratio nor for a sum; not by a bit."""
    order = data.draw(st.permutations(list(values)))
    shuffled = {name: values[name] for name in order}
    assert ratios(shuffled) == ratios(values)
    assert sums({name: each[0] for name, each in shuffled.items()}) == sums(
        {name: each[0] for name, each in values.items()}
    )


positive = st.integers(1, 1000).map(float)


@given(st.dictionaries(names, st.tuples(st.tuples(positive, positive), st.tuples(weights, weights)), min_size=1))
def test_no_part_of_a_ratio_is_out_of_proportion(values: dict[str, tuple[Pair, Pair]]) -> None:
    """Faint denominators make huge ratios, but no part is many times what the whole is."""
    explanation = ratios(values)
    if explanation.change is not None:
        series = ratio_series([Member(name, pair(above), pair(below)) for name, (above, below) in values.items()])
        largest = max(series.at(JULY) or 0, series.at(AUGUST) or 0)
        assert all(abs(each.effect) <= 25 * largest for each in explanation.parts)
