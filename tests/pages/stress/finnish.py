"""Stress clients with Finnish reports: long names, forty works, milestones only, an engagement's first month."""

from __future__ import annotations

from tests.pages.stress.client import (
    MONTH,
    Item,
    StressClient,
    client_yaml,
    coming,
    done,
    goal,
    kpi,
    person,
    steady,
)

PEOPLE = [
    person("lead", "Asiakasvastaava"),
    person("editor", "Sisällöntuottaja"),
    person("owner", "Toimitusjohtaja", "client"),
]


def long_names() -> StressClient:
    """Each name has about sixty characters: the client's, KPIs', goals', people's and pieces of work."""
    people = [
        person("lead", "Asiakkuudesta ja raportoinnista vastaava Maria-Helena Lindqvist"),
        person("owner", "Verkkoliiketoiminnan kehitysjohtaja Juha-Pekka von Hertzenberg", "client"),
    ]
    kpis = [
        kpi("revenue", "Verkkokaupan kokonaismyynti ilman palautuksia ja alennuksia", "grow", "currency"),
        kpi("orders", "Kanta-asiakkaiden keskimääräiset kuukausittaiset tilaukset", "grow"),
        kpi("enquiries", "Yritysasiakkaiden yhteydenottolomakkeella lähettämät pyynnöt", "trade"),
        kpi("cost", "Hakusanamainonnan kustannus uutta tarjouspyyntöä kohden, euroa", "trade", "currency",
            better="lower"),
        kpi("visits", "Hakukoneista tulleiden käyntien määrä tuotesivuilla yhteensä", "grow",
            leads_to="kävijöistä tulee tilaajia, kun he löytävät etsimänsä tuotesivun ensimmäisellä haulla"),
    ]  # fmt: skip
    levels = {"revenue": 412_000.0, "orders": 3_140.0, "enquiries": 87.0, "cost": 41.3, "visits": 98_000.0}
    figures = {each: steady(each, level, last=0.6 if each == "enquiries" else 1.01) for each, level in levels.items()}
    goals = [
        goal("grow", "Kasvatamme verkkokaupan kokonaismyynnin viiteen miljoonaan euroon", "revenue", 4_944_000),
        goal("trade", "Kaksinkertaistamme yritysasiakkaiden lähettämät tarjouspyynnöt", "enquiries", 1_400),
    ]
    decisions = [{
        "month": MONTH, "goal": "trade", "decide": "change",
        "because": "Siirrämme kolmanneksen hakusanamainonnan budjetista yritysasiakkaiden sähköpostikampanjaan, josta "
                   "olemme saaneet viime vuonna eniten tarjouspyyntöjä suhteessa kustannuksiin.",
    }]  # fmt: skip
    work = (
        done(
            "a",
            "Tuotesivujen hakukoneoptimointi kymmenessä tuoteryhmässä valmis",
            "lead",
            8,
            channel="Hakukonemarkkinointi",
            kpi="visits",
        ),
        done(
            "b",
            "Yritysasiakkaiden tarjouspyyntölomake lyhennetty kolmeen kenttään",
            "lead",
            21,
            channel="Verkkosivusto",
            kpi="enquiries",
        ),
        coming(
            "c", "Kesäkampanjan laskeutumissivu ja sen kolme vaihtoehtoista kuvaa", "lead", "2026-06-12", kpi="revenue"
        ),
        coming(
            "d", "Syyskauden hinnaston hyväksyntä ja jälleenmyyjien alennusluokat", "owner", "2026-06-09", kpi="revenue"
        ),
    )
    words = {
        "summary": "Yritysasiakkaiden pyyntöjä tuli odotettua vähemmän. Syy on lomakkeessa, jonka lyhensimme.",
        "goals": "Yritysasiakkaissa olemme jäljessä. Siirrämme osan budjetista sähköpostiin, josta pyyntöjä on tullut.",
        "explain enquiries": "Lomake oli alkukuun rikki puhelimissa, ja juuri puhelimella pyyntöjä lähetetään eniten.",
        "next-steps": "Kiireellisin on hinnaston hyväksyntä.",
    }
    yaml = client_yaml(
        people, language="fi", currency="EUR", kpis=kpis, goals=goals, decisions=decisions,
        name="Pohjois-Savon Teollisuustarvike ja Rakennustukku Oy Kuopio-Iisalmi",
    )  # fmt: skip
    return StressClient("long-names", yaml, 5, figures, work, words)


def forty_works() -> StressClient:
    """A busy month: twenty things finished, fourteen to come, six asked of the client, some late."""
    kpis = [kpi("revenue", "Verkkokaupan myynti", "grow", "currency"), kpi("orders", "Tilaukset", "grow")]
    figures = {"revenue": steady("myynti", 88_000.0), "orders": steady("tilaukset", 940.0)}
    goals = [goal("grow", "Myymme verkossa 1,05 miljoonalla eurolla vuonna 2026", "revenue", 1_056_000)]
    yaml = client_yaml(PEOPLE, language="fi", currency="EUR", kpis=kpis, goals=goals)
    words = {
        "summary": "Toukokuussa saimme paljon valmiiksi, ja myynti pysyi ennallaan. Kesäkuussa näemme, mikä kantoi.",
    }
    return StressClient("forty-works", yaml, 6, figures, (*_twenty_done(), *_fourteen_coming(), *_six_asked()), words)


def _twenty_done() -> tuple[Item, ...]:
    channels = ("Verkkosivusto", "Sähköposti", "Lehdistö", "Hakusanamainonta", "Messut")
    kinds = ("content", "distribution", "mention", "deliverable", "contact")
    return tuple(
        done(f"tehty-{number}", f"Ostajan opas, osa {number}: kestävät materiaalit", "editor", number,
             channel=channels[number % 5], kind=kinds[number % 5], kpi="orders" if number % 2 else "revenue",
             spend=str(35 * number) if number % 5 == 3 else "")
        for number in range(1, 21)
    )  # fmt: skip


def _fourteen_coming() -> tuple[Item, ...]:
    months = ("2026-06", "2026-07", "2026-09", "2026-11")
    return tuple(
        coming(f"tulossa-{number}", f"Kampanja {number}: syksyn uutuudet ja niiden kuvaukset",
               "editor" if number % 3 else "lead", f"{months[number % 4]}-{number + 8:02}", kind="deliverable")
        for number in range(1, 15)
    )  # fmt: skip


def _six_asked() -> tuple[Item, ...]:
    return tuple(
        coming(
            f"pyynto-{number}",
            f"Tuoteryhmän {number} kuvat ja hinnat",
            "owner",
            f"2026-{5 + number % 2:02}-{10 + number}",
        )
        for number in range(1, 7)
    )


def milestones() -> StressClient:
    """Nothing but a goal: no KPI, no data, no work log yet."""
    steps = [
        {"title": "Sopimus asiakkuudenhallinnan toimittajasta", "due": "2026-02-27", "done": "2026-02-25"},
        {"title": "Nykyiset asiakastiedot siivottu ja siirretty", "due": "2026-04-30", "done": "2026-05-12"},
        {"title": "Myynti käyttää järjestelmää kahdessa yksikössä", "due": "2026-06-30"},
        {"title": "Koko myynti käyttää järjestelmää", "due": "2026-10-30"},
    ]
    goals = [{"id": "crm", "statement": "Otamme uuden asiakkuudenhallinnan käyttöön marraskuuhun 2026 mennessä",
              "from": "2026-01", "until": "2026-11", "milestones": steps}]  # fmt: skip
    yaml = {**client_yaml(PEOPLE, language="fi", goals=goals), "sources": {}}
    words = {"summary": "Asiakastiedot ovat nyt uudessa järjestelmässä. Seuraavaksi kaksi yksikköä alkaa käyttää sitä."}
    return StressClient("milestones", yaml, 3, words=words)


def first_month() -> StressClient:
    """An engagement's first month: some months are known from before it, too few for any verdict."""
    kpis = [
        kpi("revenue", "Verkkokaupan myynti", "grow", "currency"),
        kpi("orders", "Tilaukset", "grow"),
        kpi("enquiries", "Tarjouspyynnöt", "trade"),
        kpi("visits", "Käynnit", "grow", leads_to="kävijöistä tulee tilaajia"),
    ]
    months = {"revenue": (52_000.0, 9), "orders": (610.0, 9), "enquiries": (23.0, 4), "visits": (18_400.0, 2)}
    figures = {each: steady(each, level, months=known) for each, (level, known) in months.items()}
    span = {"from": MONTH, "until": "2027-04"}
    goals = [
        goal("grow", "Myymme verkossa 640 000 eurolla huhtikuuhun 2027 mennessä", "revenue", 640_000, **span),
        goal(
            "trade", "Saamme 40 tarjouspyyntöä kuukaudessa huhtikuussa 2027", "enquiries", 40, measure="level", **span
        ),
    ]
    yaml = client_yaml(
        PEOPLE, language="fi", currency="EUR", kpis=kpis, goals=goals, engagement={"start": MONTH, "end": "2027-04"}
    )
    work = (
        done("alku", "Aloituspalaveri ja mittareiden sopiminen", "lead", 6, kind="planning"),
        done("tili", "Mainostilien ja analytiikan oikeudet kunnossa", "editor", 19, kind="deliverable"),
        coming("opas", "Ensimmäinen ostajan opas", "editor", "2026-06-18", kind="content"),
        coming("kuvat", "Tuotekuvat kymmenestä myydyimmästä", "owner", "2026-06-10"),
    )
    words = {
        "summary": "Aloitimme toukokuussa, ja mittarit on sovittu. Luvuista sanomme enemmän kuukausien kertyessä.",
        "goals": "Yksi kuukausi ei riitä siihen, että suunnitelmaa kannattaisi muuttaa; jatkamme niin kuin sovimme.",
    }
    keep = {"month": MONTH, "decide": "keep", "because": "Ensimmäinen kuukausi ei vielä kerro suuntaa."}
    decisions = [{**keep, "goal": each} for each in ("grow", "trade")]
    return StressClient("first-month", {**yaml, "decisions": decisions}, 4, figures, work, words)


FINNISH = (long_names(), forty_works(), milestones(), first_month())
