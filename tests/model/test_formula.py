"""The ``value`` of a KPI is parsed by a small grammar and never evaluated."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.model.formula import FUNCTIONS, Aggregate, Formula, KpiValue, parse_formula

columns = st.text(min_size=1, max_size=30)
aggregates = st.builds(Aggregate, st.sampled_from(FUNCTIONS), columns)
kpi_values = st.builds(KpiValue, st.from_regex(r"[a-z0-9][a-z0-9_-]{0,20}", fullmatch=True))
formulas = st.one_of(
    st.builds(Formula, aggregates, st.none() | aggregates), st.builds(Formula, kpi_values, st.none() | kpi_values)
)


def test_a_value_is_an_aggregate_of_a_column() -> None:
    """``sum(revenue)`` adds up a column; months of it add up too."""
    formula = parse_formula("sum(revenue)")
    assert formula == Formula(Aggregate("sum", "revenue"))
    assert formula.additive


def test_a_value_may_be_one_aggregate_over_another() -> None:
    """Blanks do not matter, and a ratio's months never add up."""
    formula = parse_formula(" sum( revenue )/distinct(invoice) ")
    assert formula == Formula(Aggregate("sum", "revenue"), Aggregate("distinct", "invoice"))
    assert not formula.additive
    assert formula.columns == ("revenue", "invoice")


def test_a_quoted_column_may_hold_any_character() -> None:
    """A quote inside the name is doubled; brackets and strokes inside it end nothing."""
    formula = parse_formula('sum("Net ""revenue"" (€) / day")')
    assert formula == Formula(Aggregate("sum", 'Net "revenue" (€) / day'))


def test_a_value_may_be_one_kpi_over_another() -> None:
    """Cost per lead is made of two KPIs, perhaps of two sources."""
    assert parse_formula("kpi(spend) / kpi(new-leads)").refers_to == ("spend", "new-leads")


def test_letters_of_any_language_need_no_quotes() -> None:
    assert parse_formula("sum(myynti_määrä)").columns == ("myynti_määrä",)


@given(formulas)
def test_what_is_written_back_reads_the_same(formula: Formula) -> None:
    """The canonical text of a formula means the formula."""
    assert parse_formula(str(formula)) == formula


@given(st.text(max_size=40) | st.text(alphabet='sumkpi()"/ a*', max_size=20))
def test_any_text_is_a_formula_or_one_plain_sentence(text: str) -> None:
    """Whatever is typed, the analyst sees a sentence that begins with it, never another kind of error."""
    try:
        parsed = parse_formula(text)
    except ValueError as error:
        said = str(error)
    else:
        said = repr(text)
        assert parse_formula(str(parsed)) == parsed
    assert said.startswith(repr(text))


BAD = {
    "": "needs a function such as sum, but the text ends there",
    "revenue": 'uses "revenue"; the functions are sum, mean, last, min, max, count, distinct, kpi',
    "Sum(revenue)": 'uses "Sum" (write "sum")',
    "median(revenue)": 'uses "median"; the functions are',
    "sum": 'needs "(" after "sum", but the text ends there',
    "sum()": "needs a column, but ')' stands at character 5",
    "sum(revenue": 'needs ")" to close "sum("',
    "sum(net-revenue)": "has more than a name of letters, digits and _: '-revenue)' stands at character 8",
    "count(*)": "has * for a column; name one that is never blank, as in count(invoice)",
    'sum("")': "names no column between the quotes",
    'sum("revenue)': "opens a quote that nothing closes",
    "sum(a) / kpi(b)": "mixes a column and another KPI",
    "sum(a) / sum(b) / sum(c)": "goes on where it should end: '/ sum(c)' stands at character 17",
    "sum(a) + 1": "goes on where it should end: '+ 1' stands at character 8",
    "kpi(Spend)": "needs the id of a KPI, but 'Spend)' stands at character 5",
    "__import__('os').system('true')": 'uses "__import__"',
}


@pytest.mark.parametrize("text", BAD)
def test_a_bad_value_is_told_with_its_cure(text: str) -> None:
    """The sentence names the value, where it stopped, and an example or the allowed words."""
    with pytest.raises(ValueError) as caught:
        parse_formula(text)
    message = str(caught.value)
    assert message.startswith(f"{text!r} {BAD[text]}")
    assert "\n" not in message
