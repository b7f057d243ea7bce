"""What exports call the columns that templates need, in the languages that agencies' clients write.

Words are compared without case, accents and marks. A column that is not known here is found by ``--map``.
"""

from __future__ import annotations

import re
import unicodedata

SYNONYMS: dict[str, tuple[str, ...]] = {
    "revenue": (
        "net revenue", "revenue", "net sales", "sales", "turnover", "umsatz", "nettoumsatz", "erlös", "liikevaihto",
        "myynti", "omsättning", "försäljning", "chiffre d affaires", "ca ht", "ventas", "ingresos", "fatturato",
        "omzet", "total sales", "net total", "order total", "order value", "bestellwert", "amount", "betrag", "summe",
        "total", "subtotal",
    ),
    "order": (
        "order", "order id", "order no", "order nr", "order number", "orders", "invoice", "invoice no", "invoice id",
        "transaction id", "transactions", "purchases", "bestellung", "bestellnummer", "bestellnr", "bestellungen",
        "auftrag", "auftragsnummer", "rechnungsnummer", "tilaus", "tilausnumero", "tilaukset", "ordernummer",
        "commande", "commandes", "pedido", "pedidos", "ordine", "ordini", "bestelling", "bestellingen",
    ),
    "customer": (
        "customer", "customer id", "customer no", "customer email", "customers", "client id", "buyer", "buyers",
        "kunde", "kunden", "kundennummer", "kundennr", "asiakas", "asiakasnumero", "asiakkaat", "kund", "kunder",
        "client", "clients", "cliente", "clientes", "clienti", "klant", "klanten", "email",
    ),
    "lead": (
        "lead", "lead id", "leads", "enquiry", "enquiries", "inquiry", "inquiries", "form submissions", "submissions",
        "contact id", "record id", "contacts", "new contacts", "kontakte", "kontaktanfragen",
        "conversions", "requests", "quotes", "quotations", "anfrage", "anfragen", "liidi", "liidit", "yhteydenotot",
        "tarjouspyynnöt", "förfrågningar", "demandes", "contactos", "richieste", "aanvragen",
    ),
    "qualified": (
        "qualified", "qualified leads", "mql", "mqls", "sql", "sqls", "qualifiziert", "kvalifioitu", "kvalificerad",
        "qualifié", "calificado", "gekwalificeerd",
    ),
    "spend": (
        "spend", "ad spend", "amount spent", "media spend", "advertising", "cost", "costs", "ad cost", "budget spent",
        "kosten", "ausgaben", "werbekosten", "mediakosten", "kustannus", "kustannukset", "kulut", "kostnad",
        "kostnader", "dépenses", "coût", "gasto", "coste", "costo", "spesa", "uitgaven",
    ),
    "views": (
        "page views", "pageviews", "views", "impressions", "seitenaufrufe", "seitenansichten", "aufrufe",
        "sivunäytöt", "sivulataukset", "näytöt", "katselut", "sidvisningar", "pages vues", "vistas", "páginas vistas",
        "visualizzazioni", "paginaweergaven",
    ),
    "visits": (
        "visits", "sessions", "besuche", "sitzungen", "käynnit", "istunnot", "besök", "sessioner", "visites",
        "visitas", "sesiones", "visite", "sessioni", "bezoeken", "sessies",
    ),
    "returning": (
        "returning readers", "returning", "returning users", "returning visitors", "wiederkehrende leser",
        "wiederkehrende nutzer", "wiederkehrende besucher", "wiederkehrende", "palaavat lukijat", "palaavat kävijät",
        "palaavat", "återkommande läsare", "återkommande", "lecteurs fidèles", "recurrentes", "terugkerende lezers",
    ),
    "signups": (
        "signups", "sign ups", "new subscribers", "subscribers", "subscriptions", "registrations", "newsletter signups",
        "anmeldungen", "neue abonnenten", "abonnenten", "tilaajat", "uudet tilaajat", "rekisteröitymiset",
        "prenumeranter", "abonnés", "inscriptions", "suscriptores", "iscritti", "aanmeldingen",
    ),
    "country": ("country", "market", "region", "land", "länder", "markt", "maa", "markkina", "pays", "país", "paese"),
    "channel": (
        "channel", "source", "medium", "campaign", "kanal", "quelle", "kampagne", "kanava", "lähde", "kampanja",
        "källa", "canal", "canale", "kanaal", "bron",
    ),
    "section": (
        "section", "category", "topic", "desk", "ressort", "rubrik", "kategorie", "thema", "osasto", "osio", "aihe",
        "kategoria", "avdelning", "rubrique", "sección", "sezione", "rubriek",
    ),
    "date": (
        "date", "day", "order date", "created at", "created", "week", "month", "datum", "tag", "bestelldatum", "woche",
        "monat", "päivä", "päivämäärä", "pvm", "viikko", "kuukausi", "dag", "vecka", "månad", "jour", "fecha", "día",
        "data", "giorno",
    ),
}  # fmt: skip


def words_of(name: str) -> tuple[str, ...]:
    """Return a column's name as plain words: ``Net revenue (€)`` and ``netRevenue`` are both net, revenue."""
    apart = re.sub(r"([a-zäöüß])([A-ZÄÖÜ])", r"\1 \2", name)
    plain = unicodedata.normalize("NFKD", apart.casefold())
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    return tuple(re.findall(r"[a-z0-9]+", letters))


def likeness(field: str, column: str) -> int:
    """Return how surely a column's name means a template's field: 0 not at all, 4 the very name.

    3: another word for it; 2: such a word among others; 1: a compound that ends in it, as Gesamtumsatz in umsatz.
    """
    have = words_of(column)
    if have == words_of(field):
        return 4
    known = [words_of(each) for each in SYNONYMS.get(field, ())]
    if have in known or ("".join(have),) in known:
        return 3
    if any(_holds(have, each) for each in (words_of(field), *known)):
        return 2
    ends = (each[0] for each in known if len(each) == 1 and len(each[0]) >= 4)
    return int(any(word.endswith(end) for end in ends for word in have))


def rank(field: str, column: str) -> int:
    """Return the place of a column's name among the words for a field: of two equally like, the first is meant."""
    known = [words_of(each) for each in SYNONYMS.get(field, ())]
    have = words_of(column)
    return next((place for place, each in enumerate(known) if _holds(have, each)), len(known))


def _holds(words: tuple[str, ...], inner: tuple[str, ...]) -> bool:
    return any(words[at : at + len(inner)] == inner for at in range(len(words) - len(inner) + 1))
