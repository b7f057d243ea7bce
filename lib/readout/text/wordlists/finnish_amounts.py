"""Finnish: how quantities are written, in all cases that sentences ask for."""

from __future__ import annotations

import re

from readout.text.wordlists.finnish_numerals import numbers_in
from readout.text.wordlists.words import Amounts, words

_ORDINALS = {
    r"ensimmäi(?:nen|stä|sen)": 1,
    r"toi(?:nen|sta|sen|sena)": 2,
    r"puoli\s+vuotta|puolen\s+vuoden": 6,
    r"kolma(?:s|tt[aä]|nnen|nten[aä]|nnessa|nteen)": 3,
    r"neljä(?:s|tt[aä]|nnen|nten[aä]|nnessa|nteen)": 4,
    r"viide(?:s|tt[aä]|nnen|nten[aä]|nnessa|nteen)": 5,
    r"kuude(?:s|tt[aä]|nnen|nten[aä]|nnessa|nteen)": 6,
    r"seitsemä(?:s|tt[aä]|nnen|nten[aä]|nnessa|nteen)": 7,
    r"kahdeksa(?:s|tt[aä]|nnen|nten[aä]|nnessa|nteen)": 8,
    r"yhdeksä(?:s|tt[aä]|nnen|nten[aä]|nnessa|nteen)": 9,
    r"kymmene(?:s|tt[aä]|nnen|nten[aä]|nnessa|nteen)": 10,
}
_CASES = r"(?:|a|ä|ta|tä|n|en|on|in|sta|stä|ssa|ssä|lla|llä|lta|ltä|lle|ksi|na|nä|iin|seen|an|än|oon|een)"
_MONTHS = [
    "kaksi", "kahden", "kahtena", "kolme", "kolmen", "kolmena", "neljä", "neljän", "neljänä", "viisi", "viiden",
    "viitenä", "kuusi", "kuuden", "kuutena", "seitsemän", "seitsemänä", "kahdeksan", "kahdeksana", "yhdeksän",
    "yhdeksänä", "kymmenen", "kymmenenä", "yksitoista", "yhdentoista", "kaksitoista", "kahdentoista",
]  # fmt: skip
_COUNTED = "|".join((r"\d+", *sorted(_MONTHS, key=len, reverse=True)))
_MOVE = r"(?:nousu|kasvu|lasku|pudotus|vähenemis|menetys)"
_MOVED_BY = (
    "kasvoi kasvoivat kasvanut nousi nousivat noussut laski laskivat laskenut väheni vähenivät pieneni putosi "
    "putosivat lisääntyi"
)
_ROW = (
    r"(?:peräkkäin|perätysten|putkeen|peräjälkeen|yhtäjaksoi\w+|yhtä\s+(?:mittaa|soittoa)|perä\s+perää|yhteen\s+menoon)"
)
_NTH = "|".join((r"\d+\.", *_ORDINALS))


# "Ensimmäisen neljänneksen myynti" is that of a time.
_ORDINAL = r"(?<!ensimmäisen\s)(?<!toisen\s)(?<!kolmannen\s)(?<!neljännen\s)(?<!viimeisen\s)"
_NO_QUARTER = rf"{_ORDINAL}(?<!edellisen\s)(?<!tämän\s)(?<!kuluvan\s)(?<!seuraavan\s)"


def _multiples() -> dict[str, float]:
    """Return "kolminkertainen", "kolme kertaa suurempi" and their like, as patterns."""
    more = r"(?=\s+(?:niin(?!\s+(?:kauan|pitkään|usein|nope))|suure|enemm|korkea|yhtä|huhti|viime|edelli|pare))"
    found = {
        r"(?:tuplaantu|tuplautu)\w*|tupla(?:t|sti|määrä\w*)": 2.0,
        r"triplaantu\w*|tripla(?:t|sti)": 3.0,
        r"puolittu\w*": 0.5,
    }
    for number, words_ in (
        (1.5, "puolitoista puolitoista"),
        (2.0, "kaksin kaksi"),
        (3.0, "kolmin kolme"),
        (4.0, "nelin neljä"),
        (5.0, "viisin viisi"),
        (6.0, "kuusin kuusi"),
        (10.0, "kymmen kymmenen"),
    ):
        stem, plain = words_.split()
        found[rf"{stem}kertai\w+|{plain}\s+kertaa{more}"] = number
    return found


AMOUNTS = Amounts(
    numbers_in=numbers_in,
    ordinals=_ORDINALS,
    scales={
        r"tuhan(?:nen|nella|teen|nesta|nessa)|tuhat(?:ta)?|t\.?(?=\s?(?:€|e\b|eur))|k": 1e3,
        r"tonni(?:a|n|lla|lta|in|ssa|sta)?": 1e3,
        r"miljoon(?:aan|aa|an|alla|ia|asta|assa|a)|milj\.?|M|mn": 1e6,
        rf"miljardi{_CASES}|mrd\.?": 1e9,
        r"sata(?:a)?": 1e2,
    },
    money=r"€(?::\w+)?|£|\$|eur(?::\w+)?|eur(?:o|oa|on|olla|osta|oon|oina|ot|ojen|oissa)|punt\w+|dollari\w*|kruunu\w*|e(?=[\s.,;])",
    percent=r"(?:%|pros\.?|prosent(?:ti|tia|in|illa|tiin|ista|tina|teina)|pct)(?::\w+)?(?!yksik|\s+kymmeny)",
    points=r"(?:(?:kokonais\w+|täy\w+)\s+)?prosenttiyksikkö\w*|prosenttiyksikö\w*|%-?\s?yks\w*\.?|pp\b|%-?pist\w*",
    times=r"x|×|-?kertai\w+|-?kertaa(?=\s+(?:niin(?!\s+(?:kauan|pitkään|usein|nope))|suure|enemm|korkea|yhtä|huhti|viime|edelli|pare))",
    pieces=r"(?:(?:(?!kuukau)\w+(?:tua|tyä|tun|ttua|ttyä)\s+)?(?:työtä|töitä|postausta|työn|tehtävää|tehtävän|toimenpidettä|toimenpiteen|artikkelia|opasta|uutiskirjettä|sivua|julkaisua|"
    r"toimitusta|oppaan|uutiskirjeen|artikkelin|sivun|kirjoitusta|blogikirjoitusta))",
    spans=r"(?:sekun\w*|sek|minuut\w*|min|tunti\w*|tunni\w*|h|(?:arki|työ|myynti|kampanja|loma)?päiv(?!ässä)\w*|pv|viikko\w*|viiko\w*|vk|kuukau(?!dessa)\w*|kk|"
    r"vuosi\w*|vuot\w*|vuoden|v|kilo\w*|km|kg|cm|mm|px|kt|mt|gt|sanaa|merkkiä|riviä|kieltä|kielellä|sivua|"
    r"maata|maassa|neljännes\w*)",
    pace={
        "days": r"\W+päivä\w*\W+(?:\w+\W+)?(?:jälje\w+|jäljes\w+|edell\w+|myöhäs\w+|etuajas\w+|etumatka\w*|perässä)",
        "months": r"\W+(?:jäljellä\s+olev\w+\W+)?kuukau\w+\W+(?:\w+\W+)?(?:jälje\w+)|\W+jäljellä\W+olev\w+\W+kuukau\w+",
    },
    days_in={
        r"(?:(?:arki|työ|myynti)?päiv(?:ä|ää|än|iä)|pv)": 1.0,
        r"viik(?:ko|koa|on)": 7.0,
        r"(?:kuukau(?:si|tta|den)|kk)": 30.4,
    },
    ahead=words(
        r"jäljessä|jälkeenjään\w+|jälkeenjääneisyy\w+|edellä|perässä|etumatka\w*|takamatka\w*|jälkeen(?=\s+suunnit)|"
        r"suunnitelmasta\s+jälkeen|jää\w+(?=\s+\w*(?:suunnitelm|aikataul))|(?:suunnitelmasta|aikataulusta)\s+(?:jää\w*|jäi\w*|puuttuu)"
    ),
    left=words(r"jäljellä|jää|aikaa|enää"),
    within=r"(?!)",  # Finnish says it after the span: "viiden kuukauden jälkeen"
    multiples=_multiples(),
    fractions={
        "|".join(rf"(?<={each}\s)puolella" for each in _MOVED_BY.split())
        + r"|puolet|puoleen|joka\s+toi(?:nen|sen|sesta)(?!\s+(?:päivä|viikko|kuukau|vuosi))": 1 / 2,
        r"kaksi\s*kolmas(?:osaa|osan)|kahden\s*kolmasosan|kaksi\s*kolmannesta|kahdella\s*kolmasosalla|"
        r"kahteen\s*kolmasosaan": 2 / 3,
        r"joka\s+kolma(?:s|nnen)|(?:yksi\s+)?kolmannes(?:ta)?|kolmanneks\w+|"
        r"(?:yksi\s+)?kolmasosa(?:n|lla|a)?|kolmasosaan": 1 / 3,
        r"kolme\s*(?:neljäsosaa|neljännestä)|kolmen\s*neljäsosan": 3 / 4,
        rf"joka\s+neljäs|joka\s+neljännen|{_NO_QUARTER}neljänne(?:s|ksen|ksellä|stä)|"
        + r"neljäsosa(?:n|lla|a)?|neljäsosaan": 1 / 4,
        r"kaksi\s*viidesosaa|kahden\s*viidesosan": 2 / 5,
        r"kolme\s*viidesosaa|kolmen\s*viidesosan": 3 / 5,
        r"neljä\s*viidesosaa": 4 / 5,
        r"joka\s+viides|viidenne(?:s|ksen|ksellä|stä)|viidesosa(?:n|lla|a)?|viidesosaan": 1 / 5,
        r"kuudesosa(?:n|lla|a)?|kuudennes|kuudenneksen|kuudenneksella": 1 / 6,
        r"kahdeksasosa(?:n|lla|a)?": 1 / 8,
        r"joka\s+kymmenes|kymmenesosa(?:n|lla|a)?|kymmenenne(?:s|ksen|ksellä|stä)|kymmenykse\w+": 1 / 10,
    },
    streak=re.compile(
        rf"(?<!\w)(?:(?:jo\s+)?({_NTH})\s+(?:perä(?:kkäi|ttäi)\w+\s+kuukau\w+|kuukau\w+\s+{_ROW}|"
        rf"(?:kertaa|kerran)\s+peräkkäin|{_MOVE}kuukau\w+)|"
        rf"({_COUNTED})\s+(?:kuukau\w+\s+(?:\w+\s+)?{_ROW}|perä(?:kkäi|ttäi)\w+\s+kuukau\w+|{_MOVE}kuukau\w+|"
        rf"kuukauden\s+(?:mittai\w+\s+)?(?:{_MOVE}\w*|putk\w+))|"
        rf"(?:jatku|kasvo|kasva|nous|lisäänty|lask|vähen|puto)\w+\s+(?:\w+\s+){{0,2}}?({_NTH})\s+kuukautta(?!\s+(?:sitten|aiemm))|"
        rf"jatkun\w+\s+(?:jo\s+|nyt\s+)*({_COUNTED}|puoli\s+vuotta)(?:\s+kuukautta|(?<=vuotta))|"
        rf"(puoli\s+vuotta|puolen\s+vuoden)\s+{_ROW})(?!\w)",
        re.IGNORECASE,
    ),
    share=words(
        r"osuu\w*",
        r"osa",
        r"osan",
        r"selit\w*",
        r"kertyi",
        r"tuli",
        r"tulee",
        r"vasta(?:a|si|sivat|avat)",
        r"(?:lasku|nousu|kasvu|muutokse|pudotukse|vähennykse|lisäykse)(?:sta|stä)",
        r"\w*tavoit\w*",
        r"\w*suunnitel\w*",
        r"johtu\w*",
    ),
    past=words(
        r"para(?:s|an|sta)",
        r"huono\w*",
        r"ennäty\w*",
        r"korkein\w*",
        r"matalin\w*",
        r"alin",
        r"huippu\w*",
        r"aiem\w+",
        r"historia\w*",
        r"koskaan",
        r"vahvi(?:n|mman)",
        r"heiko(?:in|imman)",
        r"välillä",
    ),
    spend=words(
        r"\w*kulu\w*",
        r"kustan\w*",
        r"maks\w*",
        r"meni",
        r"vei(?:vät)?",
        r"hinta\w*",
        r"sijoit\w*",
        r"satsa\w*",
        r"budjet\w*",
        r"käyt\w*",
        r"raha\w*",
    ),
    bounds={
        "about": words(
            r"noin",
            r"n\.",
            r"suunnilleen",
            r"arviolta",
            r"karkeasti",
            r"vajaan\s+ja",
            r"likimain",
            r"kutakuinkin",
            r"pyöreästi",
            r"parisen",
        ),
        "nearly": words(
            r"lähes",
            r"melkein",
            r"miltei",
            r"liki",
            r"vajaa(?:t|n|lla|seen|sta|ssa)?",
            r"lähelle",
            r"jopa",
            r"hieman\s+(?:alle|vaille)",
            r"hiukan\s+alle",
            r"juuri\s+alle",
        ),
        "just over": words(
            r"(?:hieman|hiukan|vähän|juuri|niukasti|aavistuksen)\s+(?:yli|enemmän\s+kuin)",
            r"reilu(?:t|n|lla|un|sta|ssa)?",
        ),
        "over": words(
            r"yli",
            r"runsa(?:s|at|an|alla|aseen|asta|aalla|aan|aasta|aaseen)",
            r"enemmän\s+kuin",
            r"vähintään",
            r"ylitti(?:vät)?",
            r"suurempi\s+kuin",
            r"ainakin",
        ),
        "under": words(r"alle", r"vähemmän\s+kuin", r"enintään", r"korkeintaan", r"alitti(?:vat)?", r"pienempi\s+kuin"),
    },
    reached=re.compile(
        r"\|.*(?:prosenttiin|%:iin|euroon|€:oon|eur:oon|tonniin|tuhanteen|miljoonaan|\d:(?:aan|een|iin|ään|oon))$",
        re.IGNORECASE,
    ),
    moved_by=re.compile(
        r"\b(?:nous|kasvo|lisäänty|parani|lask|vähen|pieneni|puto|supistu)\w*\s+(?:\w+(?:sta|stä)\s+)?(?:noin\s+|lähes\s+|yli\s+|reilun\s+|vajaan\s+)?$",
        re.IGNORECASE,
    ),
    sized=words(
        r"\w*(?:lasku|nousu|kasvu|pudotus|vähennys|lisäys|menetys|muutos|ero|vaje)\s+(?:\w+\s+)?(?:jäi|oli|nousi|kohosi|kasvoi|ylsi|asettui)"
    ),
    vague=re.compile(r"kun(?:ta|taa|nan)$|isen(?:toista)?$|^pari", re.IGNORECASE),
    joins=r"\s(?:ja|tai)\s|/",
    out_of=r"(?!)",
    roughly=re.compile(
        r"(?::\w+)?\s(?:tienoi|paikkei|tietämi|kieppei|tuntuma|pinta(?:an|ssa)|luokkaa|korvi|maissa|nurki)\w*",
        re.IGNORECASE,
    ),
)
