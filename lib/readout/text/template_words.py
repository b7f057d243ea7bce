"""What the client reads of a template's KPIs and of their first goal, in the report's language.

Templates are written in English. In other languages a new client's KPIs get the names and definitions from here; a
KPI that is not here keeps its template's words.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from readout.model.client import Better, Unit
from readout.text.figures import Figures
from readout.text.language import Language


@dataclass(frozen=True)
class TemplateWords:
    """The name of a KPI, what it counts, and, of a leading sign, what it foretells."""

    name: str
    definition: str
    leads_to: str | None = None


def template_words(words: Language, kpi: str) -> TemplateWords | None:
    """Return what is said of the KPI with this id; None for one that no template of ours has."""
    name = _names(words).get(kpi)
    if name is None:
        return None
    return TemplateWords(name, _definitions(words)[kpi], _leads_to(words).get(kpi))


def goal_statement(
    figures: Figures,
    name: str,
    target: float,
    unit: Unit,
    better: Better,
    measure: str,
    span: tuple[pd.Period, pd.Period],
) -> str:
    """Return a first goal in one line, to be put into the client's own words.

    ``measure`` total: what the months of ``span`` add up to; level: what one month reaches by the last of them.
    """
    words, first, last = figures.language, figures.month(span[0]), figures.month(span[1])
    value = figures.value(target, unit)
    if measure == "total" and better == "higher":
        return words.say("{name}: {target} from {first} to {last}", name=name, target=value, first=first, last=last)
    if measure == "total":
        return words.say(
            "{name}: at most {target} from {first} to {last}", name=name, target=value, first=first, last=last
        )
    if better == "higher":
        return words.say("{name}: {target} in one month by {last}", name=name, target=value, last=last)
    return words.say("{name}: at most {target} in one month by {last}", name=name, target=value, last=last)


def _names(words: Language) -> dict[str, str]:
    return {
        "revenue": words.say("Net revenue"),
        "orders": words.say("Orders"),
        "customers": words.say("Customers"),
        "aov": words.say("Average order value"),
        "leads": words.say("Leads"),
        "spend": words.say("Advertising"),
        "cost-per-lead": words.say("Cost per lead"),
        "qualified": words.say("Qualified share"),
        "page-views": words.say("Page views"),
        "returning-readers": words.say("Returning readers"),
        "signups": words.say("New subscribers"),
        "visits": words.say("Visits"),
        "pages-per-visit": words.say("Pages per visit"),
    }


def _definitions(words: Language) -> dict[str, str]:
    return {
        "revenue": words.say("Paid orders of the month, less returns, without tax."),
        "orders": words.say("Orders paid in the month."),
        "customers": words.say("Different customers who ordered in the month."),
        "aov": words.say("Net revenue divided by orders."),
        "leads": words.say("Enquiries of the month by form, telephone and email, each counted once."),
        "spend": words.say("Billed by the advertising accounts in the month, without tax and fees."),
        "cost-per-lead": words.say(
            "Advertising divided by all leads of the month, those that came without advertising among them."
        ),
        "qualified": words.say("The share of the month's leads that the sales team called qualified."),
        "page-views": words.say("Pages opened in the month, without our own visits and known programs."),
        "returning-readers": words.say(
            "Visits of readers who had been here before; who returns on three days is counted three times."
        ),
        "signups": words.say("Readers who subscribed to the newsletter in the month and confirmed it."),
        "visits": words.say("Visits of the month; a visit ends after half an hour without a page."),
        "pages-per-visit": words.say("Page views divided by visits."),
    }


def _leads_to(words: Language) -> dict[str, str]:
    return {
        "aov": words.say("more in each parcel brings revenue without the cost of winning another order"),
        "qualified": words.say("only qualified leads become customers, a few months later"),
        "pages-per-visit": words.say("who reads several pages in a visit is more likely to subscribe"),
    }
