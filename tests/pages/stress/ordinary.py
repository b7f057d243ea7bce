"""The client whom most reports are made for: five KPIs, three years of history, customers' countries, a work log."""

from __future__ import annotations

from tests.pages.stress.client import MONTH, StressClient, client_yaml, coming, done, goal, kpi, person, steady

PEOPLE = [
    person("lead", "Account lead"),
    person("editor", "Content editor"),
    person("ads", "Advertising specialist"),
    person("owner", "Shop owner", "client"),
    person("sales", "Trade sales manager", "client"),
]
COUNTRIES = {"United Kingdom": 0.61, "Ireland": 0.14, "France": 0.11, "Netherlands": 0.08, "Norway": 0.06}
KPIS = (
    ("revenue", "Net revenue", "grow", "currency", 184_000.0),
    ("orders", "Orders", "grow", "number", 2_310.0),
    ("customers", "Returning customers", "loyal", "number", 640.0),
    ("enquiries", "Trade enquiries", "trade", "number", 48.0),
    ("visits", "Website visits", "grow", "number", 61_500.0),
)
WORK = (
    done("guide", "Guide to choosing the right size, with a table to print", "editor", 7, channel="Website",
         kpi="orders", result="1840", result_source="downloads in the web server log"),
    done("letter", "Newsletter on the spring lines, to customers of two years", "editor", 12, channel="Email",
         kind="distribution", kpi="customers", spend="240", result="1146", result_source="visits counted by its tool"),
    done("ads", "Search advertising for garden chairs and parasols", "ads", 31, channel="Search advertising",
         kind="distribution", kpi="revenue", spend="1600", result="3420", result_source="visits, advertising account"),
    done("press", "Named in the May issue of a trade monthly", "lead", 20, channel="Press", kind="mention",
         kpi="enquiries", result="17", result_source="calls that name it"),
    done("calls", "31 garden centres in Ireland and France offered the trade price list", "lead", 17,
         channel="Telephone", kind="contact", kpi="enquiries", result="7", result_source="replies on the call sheet"),
    done("basket", "Basket page tells how much is missing to free delivery", "editor", 22, channel="Website",
         kind="deliverable", kpi="revenue", note="A week late: the message first failed on some phones"),
    done("stories", "Two product stories: the folding bench and the lantern", "editor", 26, channel="Blog",
         kpi="visits"),
    done("plan-1", "First version of the plan for the autumn", "lead", 29, kind="planning"),
    coming("models", "Comparison of the three best-selling models", "editor", "2026-06-12"),
    coming("dutch", "Trade price list in Dutch", "editor", "2026-06-09", promised="2026-05-20",
           note="The translation is done; the carton sizes changed and are being set again, hence the new date"),
    coming("summer", "Landing page for the summer offer", "editor", "2026-06-24", kind="deliverable",
           note="Needs your prices by 9 June"),
    coming("search", "Search advertising for the summer offer", "ads", "2026-06-26", kind="distribution"),
    coming("packs", "Proposal for smaller packs: which lines and at what price", "lead", "2026-06-16"),
    coming("letter6", "Newsletter for the holidays, by country", "editor", "2026-06-18", kind="distribution"),
    coming("review", "Review of the half-year: what sold, to whom and at what cost", "lead", "2026-07-10"),
    coming("autumn", "Autumn lines photographed and described, 60 products", "editor", "2026-08-27"),
    coming("catalogue", "Trade catalogue for the autumn, 24 pages, in three languages", "lead", "2026-09-18"),
    coming("prices", "Prices of the summer offer", "owner", "2026-06-09", note="The landing page waits for them"),
    coming("stock", "Stock levels of the 20 best-selling garden lines", "sales", "2026-05-18",
           note="Without them we may pay to advertise what is sold out"),
    coming("plan", "Do we agree on the plan for the autumn?", "owner", "2026-06-16",
           note="The plan is attached; we would like your answer on the call"),
    coming("closed", "The days on which the warehouse is closed in summer", "sales", "2026-06-12"),
    {"id": "leaflet", "title": "Leaflet in every May parcel", "owner": "editor", "promised": "2026-05-22",
     "due": "2026-05-22", "status": "dropped", "kind": "distribution",
     "note": "The packing room has no hands free before the summer; we propose September instead"},
    done("asked", "Retailers ask for smaller packs of the lanterns", "sales", 15, kind="feedback", evidence="",
         note="Heard in three of ten calls; we bring a proposal to the June call"),
)  # fmt: skip
DECISION = "The autumn plan is built on trade customers who order again, and the June call decides on it."
EVENTS = (
    {"month": "2025-09", "note": "Delivery became free from £60 on", "kpis": ["revenue", "orders"]},
    {"month": "2026-02", "note": "The website moved to another shop system", "kpis": ["visits", "orders"]},
    {"month": MONTH, "note": "A trade fair was held a month later than in other years", "kpis": ["enquiries"]},
)


def five_kpis() -> StressClient:
    """An ordinary month: one figure really fell, the others are normal; one goal is behind its plan."""
    signs = {"visits": "visitors become customers"}
    kpis = [
        kpi(id, name, serves, unit, dimensions=["country"], **({"leads_to": signs[id]} if id in signs else {}))
        for id, name, serves, unit, _ in KPIS
    ]
    figures = {id: steady(id, level, last=0.55 if id == "enquiries" else 1.02) for id, _, _, _, level in KPIS}
    goals = [
        goal("grow", "Sell for £2.2 million in 2026, 4% more than the year before", "revenue", 2_208_000),
        goal("loyal", "Win back 7,700 regular customers in 2026", "customers", 7_680),
        goal("trade", "640 trade enquiries in 2026", "enquiries", 640),
    ]
    decisions = [{"month": MONTH, "goal": "trade", "decide": "change", "because": DECISION}]
    yaml = client_yaml(
        PEOPLE, language="en-GB", currency="GBP", kpis=kpis, goals=goals, decisions=decisions, events=list(EVENTS)
    )
    words = {
        "summary": "Customers came back as planned, and the trade did not ask. What we learn: without the fair, our "
                   "calls bring half of what they should.",
        "goals": "Trade enquiries are behind, for the fair was late. We now call the garden centres that ordered last "
                 "year first, and bring a plan for the autumn to our call.",
        "explain enquiries": "**Trade enquiries.** They fell because the trade fair, which brings a third of them in "
                             "May, was held in June this year; the visitors' list comes to us on 15 June.",
        "next-steps": "Most urgent on your side are the **stock levels**.",
    }  # fmt: skip
    return StressClient("five-kpis", yaml, 4, figures, WORK, words, shares=COUNTRIES)


ORDINARY = (five_kpis(),)
