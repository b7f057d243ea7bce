"""What a report's title and running lines say, from client.yml, agency.yml and the checks."""

from __future__ import annotations

import dataclasses

from readout.checks.finding import Finding
from readout.data.agency import Agency
from readout.data.logo import Logos
from readout.display.theme import ACCENT
from readout.model.client import Brand
from readout.pipeline.title import front_matter
from tests.builders import client_of, report_of

STALE = Finding("R002", "old rows", "clients/shop/client.yml")
OPEN = Finding("R001", "no rows", "clients/shop/client.yml", "error")


def test_the_title_is_the_client_and_the_month() -> None:
    """In the report's language, with the agency's name and its notice."""
    front = front_matter(report_of(client_of(), "2024-04"), Agency(name="We", confidentiality="For you"), ())
    assert (front.title, front.subtitle) == ("Shop", "Monthly report, April 2024")
    assert (front.client, front.month_label, front.lang, front.direction) == ("Shop", "April 2024", "en-GB", "ltr")
    assert (front.agency, front.confidentiality) == ("We", "For you")
    assert front.as_of_label == "30 April 2024"
    assert front.brand_color == ACCENT


def test_a_new_version_says_so() -> None:
    """Under the client's name; a first version needs no number."""
    report = dataclasses.replace(report_of(client_of(), "2024-04"), version=2)
    assert front_matter(report, Agency(), ()).subtitle == "Monthly report, April 2024, version 2"


def test_only_errors_make_a_draft() -> None:
    """The reasons are those a reader of a draft must know; a warning is the analyst's business."""
    report = report_of(client_of(), "2024-04")
    assert not front_matter(report, Agency(), (STALE,)).draft
    draft = front_matter(report, Agency(), (STALE, OPEN))
    assert draft.draft
    assert draft.draft_reasons == ("R001: no rows",)


def test_what_several_cells_lack_is_said_once() -> None:
    """With the cells' names, so that the lines of a draft tell apart what is to be done where."""
    found = [
        Finding("R505", "is untouched", f"clients/shop/report.ipynb, cell {cell}", "error")
        for cell in ("summary", "goals")
    ]
    draft = front_matter(report_of(client_of(), "2024-04"), Agency(), (OPEN, *found))
    assert draft.draft_reasons == ("R001: no rows", "R505: is untouched (summary, goals)")


def test_the_brand_is_the_clients() -> None:
    """A colour from client.yml dresses the report; a project without agency.yml has no agency's name in it."""
    front = front_matter(report_of(client_of(brand=Brand("#aa0000")), "2024-04"), Agency(), ())
    assert (front.brand_color, front.agency, front.confidentiality) == ("#aa0000", "", "")


def test_logos_are_named_in_the_report_s_language() -> None:
    """Names of companies are not bent."""
    front = front_matter(report_of(client_of(language="fi"), "2024-04"), Agency(), (), Logos(client=b"<svg/>"))
    assert (front.client_logo, front.agency_logo, front.labels.logo) == (b"<svg/>", None, "Logo: {name}")


def test_a_language_without_words_falls_back_to_english() -> None:
    """Figures and words are of one language, and the page says which."""
    front = front_matter(report_of(client_of(language="tlh"), "2024-04"), Agency(), ())
    assert (front.lang, front.month_label) == ("en", "April 2024")


def test_a_finnish_report_s_title_and_running_lines() -> None:
    """The month has a capital where it stands alone; the agency's line is in the report's language."""
    agency = Agency(name="We", confidentiality="For you", confidentiality_in={"fi": "Vain teille"})
    front = front_matter(report_of(client_of(language="fi"), "2024-04"), agency, ())
    assert (front.lang, front.month_label, front.subtitle) == ("fi", "Huhtikuu 2024", "Kuukausiraportti, huhtikuu 2024")
    assert (front.confidentiality, front.labels.page) == ("Vain teille", "Sivu {page}/{pages}")
