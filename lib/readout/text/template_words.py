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
    say, first, last = figures.language.say, figures.month(span[0]), figures.month(span[1])
    value = figures.value(target, unit)
    if measure == "total" and better == "higher":
        return say("{name}: {target} from {first} to {last}", name=name, target=value, first=first, last=last)
    if measure == "total":
        return say("{name}: at most {target} from {first} to {last}", name=name, target=value, first=first, last=last)
    if better == "higher":
        return say("{name}: {target} in one month by {last}", name=name, target=value, last=last)
    return say("{name}: at most {target} in one month by {last}", name=name, target=value, last=last)


def _names(words: Language) -> dict[str, str]:
    say = words.say
    return {
        "revenue": say("Net revenue"),
        "orders": say("Orders"),
        "customers": say("Customers"),
        "aov": say("Average order value"),
        "leads": say("Leads"),
        "spend": say("Advertising"),
        "cost-per-lead": say("Cost per lead"),
        "qualified": say("Qualified share"),
        "page-views": say("Page views"),
        "returning-readers": say("Returning readers"),
        "signups": say("New subscribers"),
        "visits": say("Visits"),
        "pages-per-visit": say("Pages per visit"),
    }


def _definitions(words: Language) -> dict[str, str]:
    say = words.say
    return {
        "revenue": say("Paid orders of the month, less returns, without tax."),
        "orders": say("Orders paid in the month."),
        "customers": say("Different customers who ordered in the month."),
        "aov": say("Net revenue divided by orders."),
        "leads": say("Enquiries of the month by form, telephone and email, each counted once."),
        "spend": say("Billed by the advertising accounts in the month, without tax and fees."),
        "cost-per-lead": say(
            "Advertising divided by all leads of the month, those that came without advertising among them."
        ),
        "qualified": say("The share of the month's leads that the sales team called qualified."),
        "page-views": say("Pages opened in the month, without our own visits and known programs."),
        "returning-readers": say(
            "Visits of readers who had been here before; who returns on three days is counted three times."
        ),
        "signups": say("Readers who subscribed to the newsletter in the month and confirmed it."),
        "visits": say("Visits of the month; a visit ends after half an hour without a page."),
        "pages-per-visit": say("Page views divided by visits."),
    }


def _leads_to(words: Language) -> dict[str, str]:
    say = words.say
    return {
        "aov": say("more in each parcel brings revenue without the cost of winning another order"),
        "qualified": say("only qualified leads become customers, a few months later"),
        "pages-per-visit": say("who reads several pages in a visit is more likely to subscribe"),
    }
