"""Finnish: how periods are named."""

from __future__ import annotations

import re

from readout.text.wordlists.words import Times, words

_STEMS = "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu"

TIMES = Times(
    months=tuple(rf"(?:{stem}kuu(?:\w{{0,6}})|{stem}(?=\s?[-–.]?\s?\d))" for stem in _STEMS.split()),
    base=re.compile(
        r"\b(?:kuin|(?:ylitti|alitti|päihitti|peittosi|voitti|jäi|ylittivät|alittivat|jäivät)(?:\s+alle)?|alle|ohi|edellä|verrattuna|viime\s+vuoden|edellisvuoden|edellisen\s+vuoden|vuodentakais\w+|vuoden\s+takais\w+|"
        r"verrattaessa|suhteessa|vastaan|jälkeen|sitten)\s+(?:viime\s+vuoden\s+)?$",
        re.IGNORECASE,
    ),
    base_ends=re.compile(
        r"(?<=kuusta)\b|(?<=kuuhun)\b|(?<=kuun)\s+(?:\w+\s+)?(?:\w*(?:taso|lukem|luku|luvu|myyn|määr|tulo[sk]|huip|hinn|hint|huono)\w*|verrattuna|jälkeen(?=\W|$)|yläpuol\w+|alapuol\w+)|(?<=kuulta)\b|(?<=kuuta)\b(?=\s+(?:\w+mp[aiä]\w*|\w+mmin|\w+mm[aäi]\w+|enemmän|vähemmän|vasten))",
        re.IGNORECASE,
    ),
    record=re.compile(
        r"\b(?:ensimmäi\w+|vähiten|eniten|ainoa\w*|\w{3,}in|\w{3,}imm[aä]t?)\b[^,;:]*\bsitten\s+(?:\w+\s+)?$",
        re.IGNORECASE,
    ),
    previous=words(
        r"edelli(?:s|sestä\s+|seen\s+|sen\s+|stä\s+)kuu(?:sta|hun|kaudesta|kauteen|kauden|kautta|n|ta|kausi)",
        r"edelli(?:sestä|seen|stä|sen)\s+kuukau(?:desta|teen|tta|den)",
        r"kuukautta\s+(?:aiemm\w+|aikaisemm\w+|sitten)",
        r"kuukauden\s+takai\w+",
        r"viime\s+kuu(?:sta|hun|kaudesta|n|ta)",
    ),
    year_ago=words(
        r"vuodentakai\w+",
        r"vuoden\s+takai\w+",
        r"vuosi\s+sitten",
        r"vuotta\s+(?:aiemm\w+|aikaisemm\w+|sitten)",
        r"viime\s+vuo(?:desta|teen|tta|den|nna|tiseen|tisesta|si)\w*",
        r"viimevuoti\w+",
        r"viime\s+{THIS}",
        r"edellisvuo\w+",
        r"edelli(?:sestä|seen|stä|sen)\s+vuo\w+",
        r"vuositasolla",
        r"vuodessa",
        r"{THIS}\w*\s+{LAST_YEAR}",
        r"{LAST_YEAR}",
    ),
    year_to_date=words(
        r"alkuvuo\w+",
        r"vuoden\s+alusta",
        r"(?<!kertaa\s)tänä\s+vuonna",
        r"tammi[-–](?:\w+)kuu\w*",
        r"tähän\s+mennessä",
        r"kuluvana\s+vuonna",
    ),
    per_day=words(
        r"päivää\s+koh(?:ti|den)", r"päivässä", r"per\s+päivä", r"päivittäin\w*", r"päiväkohtai\w+", r"päivätasolla"
    ),
    elsewhere=words(
        r"viiko(?:lla|n|ssa|sta|lta|ista|illa|ina)",
        r"viikonlopp\w+|viikonlopu\w+",
        r"alkukuu\w*",
        r"loppukuu\w*",
        r"kuun\s+(?:alussa|lopussa|puolivälissä|lopulla|alkupuolella|loppupuolella)",
        r"(?:kevääseen|kesään|syksyyn|talveen)\s+(?:verrattuna|nähden)|(?:keväästä|kesästä|syksystä|talvesta)(?!\s+huolimatta)",
        r"(?:keväällä|kesällä|syksyllä|talvella)",
        r"neljännes\w*|kvartaal\w*|kvartaali\w*",
        r"vuosien",
        r"vuosia",
        r"yleensä|usein|aina|tavallisesti|normaalisti",
        r"(?:viime|viimeisten)\s+kuukausi\w*",
        r"(?:maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai)\w*",
        r"aamuisin|iltaisin|arkisin",
        r"ensimmäisellä|jälkimmäisellä",
    ),
    plan=words(
        r"\w*suunnitel\w*",
        r"\w*tavoit\w*",
        r"\w*budjet\w*",
        r"odot\w*",
        r"ennust\w*",
        r"ennakoi\w*",
        r"keskiarvo\w*",
        r"keskimäärä\w*",
        r"tavanomai\w+",
        r"aikataulu\w*",
        r"raja\w*",
        r"vaihteluväli\w*",
        r"markkina\w*",
        r"toimiala\w*",
    ),
    later=words(r"{LATER}"),
    happened=words(
        r"oli",
        r"olivat",
        r"toi",
        r"toivat",
        r"tuli",
        r"tulivat",
        r"nousi",
        r"laski",
        r"kasvoi",
        r"jäi",
        r"jäivät",
        r"\w+imme",
        r"päättyi",
        r"kuin",
        r"välillä",
    ),
    stated=words(
        r"on|ovat|oli|olivat|toi|toivat|tuli|tulivat|jäi|jäivät|kertyi|päättyi|maksoi(?:vat)?|kävi(?:vät)?|sai(?:vat)?",
        r"(?!\w+isimme)\w{2,}imme|julkaisimme",
        r"saatiin|käytettiin|tehtiin|myytiin|kirjattiin|saavutettiin|laskettiin",
    ),
    owns=re.compile(
        r"[^|]*(?:kuun|vuoden|takaise[nt]|edelliskuun)\|\s+(?:(?!jälkeen|verrattuna|vastaan|myötä|aikana|mukaan|päätteeksi)\w+\s+)?|[^|]*\|\s?\(",
        re.IGNORECASE,
    ),
    owned=re.compile(r"\s+(?:\w+\s+)?\|(?:.*kuussa|vuosi\s+sitten|viime\s+vuonna)", re.IGNORECASE),
    extreme=words(
        r"koskaan|kertaakaan|alimm\w+|ylimm\w+|vähint\w+|enint\w+|väli\w*|alle|yli|\w{3,}immi?l?l?\w*|\w{3,}in|ennäty\w*"
    ),
    beside=words(r"sijasta|ennen|aie[mp]\w+|aikaisem\w+|edelli\w+|sitten|silloin|oli|olivat|kuukau\w+"),
    future=words(
        r"ensi\s+\w+",
        r"seuraava(?:n|ssa|lla|ksi|na)\s+(?:kuu\w*|viiko\w*|vuo\w*)",
        r"(?:aio|aiomme|aikoo|aikovat|aiotaan|aikomus)\w*",
        r"tavoittele\w*",
        r"(?:tavoitteena|tarkoitus|tarkoituksena|suunnitteilla)\s+\w*",
        r"suunnittele\w*",
        r"ehdota\w*",
        r"tulemme",
        r"tullaan",
        r"pyrimme",
        r"(?:julkaisemme|teemme|kirjoitamme|lähetämme|rakennamme|testaamme|käynnistämme|kokeilemme|toteutamme|viemme|"
        r"siirrämme|lisäämme|varaamme|nostamme|laskemme|jatkamme|aloitamme|tuotamme|kohdistamme|käytämme|tarkistamme|"
        r"otamme|pidämme|vertaamme|mittaamme|hankimme|valmistelemme|soitamme|uusimme|keskitämme|panostamme|lyhennämme)",
        r"(?!\w*viisi\b|julkaisi|ratkaisi|katkaisi|valaisi|karisi|jaksoi|pitäisi\s+(?:\w+\s+){0,2}?olla|olisi\s+pitänyt)\w{2,}(?:isi|isimme|isivat|isivät)(?:ko|kö)?",
        r"valmistuu",
        r"valmistuvat",
        r"huomenna",
        r"pian",
        r"(?<!tähän\s)(?<!loppuun\s)mennessä",
        r"jos",
    ),
)
