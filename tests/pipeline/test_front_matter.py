"""What a report says of itself reaches the templates as text, in both languages they are written in."""

from __future__ import annotations

import datetime as dt
import html
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from readout.display.markup import html_text, typst_string
from readout.pipeline.engines.pandoc import convert
from readout.pipeline.front_matter import FrontMatter, Labels

OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # refused, as they hide what a reader would see
TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp"), exclude_characters=OVERRIDES), max_size=40
)


def front(title: str, **changes: object) -> FrontMatter:
    values: dict[str, object] = {"lang": "pt-BR", "client": "c", "month_label": "m", "agency": "a"}
    return FrontMatter(title=title, as_of=dt.date(2024, 2, 29), **(values | changes))  # type: ignore[arg-type]


def filled(about: FrontMatter, template: str, to: str, folder: Path) -> str:
    (folder / "template").write_text(template)
    return convert(["--from", "markdown", "--to", to, "--template=template"], about.yaml(), folder=folder)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXT)
@example("`$x$` ''' \"\"\" --- ... {{< env HOME >}}")
@example(": - [a] #b |c >d &e *f !g %h @i")
@example("\ufeff")
def test_any_title_is_the_same_text_in_both_templates(tmp_path: Path, title: str) -> None:
    """A Typst template gets a string literal of it, an HTML one escaped text; both mean what was typed."""
    flat = re.sub(r"[ \t\n]+", " ", title.replace("\ufeff", "")).strip(" ")
    about = front(title, draft=True, draft_reasons=(title,))
    assert filled(about, "$readout.title$|$readout.client$", "typst", tmp_path).strip() == f'{typst_string(flat)}|"c"'
    page = filled(about, "<$for(readout.draft-reasons)$$it$$endfor$><$readout.title$>", "html", tmp_path).strip()
    assert page == f"<{html_text(flat)}><{html_text(flat)}>"
    assert html.unescape(page) == f"<{flat}><{flat}>"
    assert "{{<" not in about.yaml()


def test_the_page_number_is_said_in_the_report_s_language(tmp_path: Path) -> None:
    """The words around the two numbers keep their spaces, whatever the language's order."""
    about = front("t", labels=Labels(page="{pages} sivusta {page}."))
    template = "$readout.page-words$"
    assert filled(front("t"), template, "typst", tmp_path).strip() == '"Page " + page + " of " + pages'
    assert filled(about, template, "typst", tmp_path).strip() == 'pages + " sivusta " + page + "."'


def test_language_and_day_are_taken_apart_for_typst(tmp_path: Path) -> None:
    """Typst wants language, region, year, month and day one by one."""
    template = "$readout.language$ $readout.region$ $readout.year$ $readout.month-number$ $readout.day$"
    assert filled(front("t"), template, "typst", tmp_path).strip() == '"pt" "BR" 2024 2 29'
    assert filled(front("t", lang="zh-Hans"), template, "typst", tmp_path).split()[:2] == ['"zh"', "2024"]


def test_a_logo_is_named_after_whose_it_is(tmp_path: Path) -> None:
    """An agency without a name has a logo all the same."""
    template = "$readout.client-logo$|$readout.client-logo-alt$|$readout.agency-logo-alt$"
    about = front("t", client="A & B", agency="", labels=Labels(logo="Logo: {name}"))
    (tmp_path / "template").write_text(template)
    page = convert(["--from", "markdown", "--to", "html", "--template=template"], about.yaml("images/a.svg", "b.png"),
                   folder=tmp_path)  # fmt: skip
    assert page.strip() == "images/a.svg|Logo: A &amp; B|Logo"
    assert "logo" not in about.yaml()


@pytest.mark.parametrize(("color", "brand"), [("#0B5C8A", ("#0b5c8a", "#498fc0")), ("#ffcc00", ("#896c00", "#ffcc00"))])
def test_a_brand_colour_reaches_the_templates_as_one_for_day_and_one_for_night(
    color: str, brand: tuple[str, str], tmp_path: Path
) -> None:
    """Each can be read on its paper: a pale yellow is darkened by day and kept by night."""
    template = "$readout.brand$ $readout.brand-dark$"
    assert tuple(filled(front("t", brand_color=color), template, "html", tmp_path).split()) == brand


def test_a_final_report_carries_no_reasons() -> None:
    """What was missing in the draft is nobody's business once it is final."""
    assert "missing words" not in front("t", draft_reasons=("missing words",)).yaml()
    assert "missing words" in front("t", draft=True, draft_reasons=("missing words",)).yaml()


@pytest.mark.parametrize(
    "changes", [{"brand_color": "red;}"}, {"brand_color": "#12345"}, {"lang": 'en"'}, {"lang": ""}]
)
def test_values_that_reach_code_are_checked(changes: dict[str, str]) -> None:
    """A colour and a language stand in templates as code."""
    with pytest.raises(ValueError, match="not"):
        front("t", **changes)
