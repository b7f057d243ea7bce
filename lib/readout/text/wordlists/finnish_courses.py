# ruff: noqa: E501  (lists of words and patterns read better in full lines)
"""Finnish: words that say which way something went, by the stems of their verbs and nouns; endings are left open."""

from __future__ import annotations

import re

from readout.text.wordlists.words import Course, Pattern

# Stems whose every form says that the subject went that way. A stem must not begin a word of another meaning
# ("lasku" is an invoice too, "laskea" is to count): such words are spelled out below.
_RISING = [
    "nous(?!uk|ivir)",
    "nouse(?!van)",
    "kohos",
    "kohoa",
    "kohonn",
    "kohoam",
    "lisäänty",
    "lisäänny",
    "kipus",
    "kipua",
    "kivunn",
    "hyppäs",
    "hypähtä",
    "hypähdä",
    "hyppäy",
    "harppas",
    "harppaa",
    "harppau",
    "loikkas",
    "loikkaa",
    "loikkau",
    "pomppas",
    "pomppaa",
    "ponnahd",
    "ponnaht",
    "ampais",
    "singah",
    "suureni",
    "suurene",
    "suurentu",
    "suurenn",
    "karttu",
    "vilkastu",
    "elpy",
    "elvy",
    "toipu",
    "toivu",
    "voimistu",
    "runsastu",
    "paisu",
    "kiihty",
    "kiihdy",
    "karkas",
    "karkaa",
    "kallistu",
    "kirivä",
    "kaksinkertaistu",
    "kolminkertaistu",
    "nelinkertaistu",
    "moninkertaistu",
    "tuplaantu",
    "tuplautu",
    "triplaantu",
    "monistu",
    "kasaantu",
    "virkos",
    "virkoa",
    "virkisty",
    "kertaantu",
    "laajeni",
    "laajene",
    "levis",
    "runsastu",
    "yleni",
    "ylene",
    "yltyi",
    "yltyn",
    "lihoi",
    "edistyi",
    "edistyv",
    "edistyn",
    "pirteni",
    "rävähti",
    "rävähtä",
    "pamahti",
    "pyrähti",
    "pyrähtä",
    "nytkähti",
    "kapus",
    "kapua",
    "kurottui",
    "korkeni",
    "korkene",
    "kukoist",
    "kohoili",
    "nousahti",
    "nousahta",
    "pullistu",
]
_FALLING = [
    "väheni",
    "vähene",
    "vähenn",
    "vähentyi",
    "vähentyn",
    "vähenty",
    "vähiss",
    "pieneni",
    "pienene",
    "pienenn",
    "pienenty",
    "putoa",
    "putos",
    "pudonn",
    "tippu",
    "tipu",
    "supistu",
    "kutistu",
    "aleni",
    "alene",
    "alentu",
    "alentun",
    "hupen",
    "huven",
    "hupe",
    "hiipu",
    "hiivu",
    "romahti",
    "romahta",
    "romahd",
    "notkahti",
    "notkahta",
    "notkahd",
    "painu",
    "vajos",
    "vajoa",
    "vajonn",
    "luisu",
    "sukelsi",
    "sukelta",
    "hiljeni",
    "hiljene",
    "hiljenty",
    "tyreht",
    "tyrehd",
    "kuihtu",
    "kuihdu",
    "ehty",
    "ehdy",
    "sakka",
    "hyyty",
    "hyydy",
    "laantu",
    "laannu",
    "laimeni",
    "laimene",
    "laimentu",
    "harveni",
    "harvene",
    "harventu",
    "niukkeni",
    "niukkene",
    "niukentu",
    "puolittu",
    "puoliintu",
    "halpeni",
    "halpene",
    "halventu",
    "kaikkos",
    "kaikkoa",
    "kaikonn",
    "rapautu",
    "rapaudu",
    "valahti",
    "valahta",
    "taantu",
    "taannu",
    "syöksy",
    "kapeni",
    "kapene",
    "oheni",
    "ohene",
    "kuivu",
    "haihtu",
    "haihdu",
    "kaventu",
    "karis",
    "kuopahti",
    "kuopahta",
    "köyhty",
    "lamaantu",
    "laskeutu",
    "lipsu",
    "lopahti",
    "lopahta",
    "lässähti",
    "lässähtä",
    "löysty",
    "madaltu",
    "muren",
    "nuupahti",
    "nuupahta",
    "retkahti",
    "retkahta",
    "rysähti",
    "rysähtä",
    "rojahti",
    "sortui",
    "sortuu",
    "suli",
    "sulaa",
    "sulan",
    "sulav",
    "sulam",
    "surkastu",
    "tipahti",
    "tipahta",
    "typisty",
    "vaimeni",
    "vaimene",
    "vaipu",
    "valui",
    "valuu",
    "vetäyty",
    "väljähty",
    "repsahti",
    "repsahta",
    "kyykkäs",
    "kyykähti",
    "kyykähtä",
    "niias",
    "dippas",
    "dippaa",
    "droppas",
    "mätkähti",
    "mätkähtä",
    "katoa",
    "viileni",
    "jäähty",
    "jäähdy",
    "viilene",
    "viilenty",
    "peräänty",
    "perääntyi",
    "katos",
    "kadonn",
]
_BETTER = [
    "parani",
    "paraneva",
    "paranee",
    "paranem",
    "parantui",
    "parantuu",
    "parantun",
    "parantum",
    "parann(?!a|i|amm)",
    "koheni",
    "kohene",
    "kohentui",
    "kohentuu",
    "kohentun",
    "kohentum",
    "petras",
    "petraa",
    "petrann",
    "skarppas",
    "vahvistui",
    "vahvistuu",
    "vahvistun",
    "vahvistum",
    "vahvistuv",
    "piristy",
    "reipastu",
    "tervehty",
    "tehostu",
]
_WORSE = [
    "heikkeni",
    "heikkene",
    "heikenty",
    "heiken(?!tä|n[äy]|si|tä)",
    "huononi",
    "huonone",
    "huononn",
    "huonontu",
    "rapistu",
    "kärsi",
]

_NUMBERED = r"(?:\w+kuu\w*|viime|edelli\w*|vuodentakai\w+|vuoden\s+takai\w+|aiem\w+|vuotta)"
_MORE = (
    r"(?:suure|korkea|iso|runsaa|kookkaa|vilkkaa|vahve|kallii|kove|rive|ripeä|tuottoisa|tuottava|hurja|kiivaa)mm?\w*"
)
_LESS = r"(?:piene|matala|ale|vähäise|niuke|vaisu|heiko|vaatimattoma|laimea|hiljaise|hitaa|surkea|kehno|kehnomm|alhaise)mm?\w*"
_UP = (
    rf"(?:{'|'.join(_RISING)})\w{{0,9}}|"
    r"nousu|nousun|nousua|nousuun|nousussa|nousujohte\w+|nousukii\w+|nousuvoit\w+|"
    r"kasv(?:oi|oivat|aa|avat|anut|aneet|u|un|ua|ussa|usta|uun|uaan|amassa|aminen|amisen|amista|aisi|aneena|oivatkin|oikin|ukäyr\w+|uura\w+|ava|avassa|avia|avaa)|"
    r"kasvusuun\w+|lisäy(?:s|stä|ksen|kseen|ksestä)|kiri(?:vät)?|eteni(?:vät)?|kertyi\s+enemmän|kasvatti\s+(?:volyymi|määrä)\w*|"
    rf"suunta\s+(?:on|oli)\s+(?:\w+\s+)?ylös|ylöspäin|ylemmäs|ylemmäksi|ylempänä|yläsuuntai\w+|plussa(?!\w)|(?:alkanut|alkaneet|alkoi(?:vat)?|alkavat|alkaa)\s+(?:\w+\s+)?(?:nousta|kasvaa|lisääntyä|vilkastua|elpyä)|(?:kasvu|nousu)(?:pyräh|spurt|loik|hyppäy|piikk|sysäy)\w*|plussalla|plussan\s+puolella|plussaa|kallii(?:mpi|mman|mmat|mmaksi)|(?:{_MORE})|"
    r"(?:korkeammalla|runsaammin|runsaampi|vilkkaammin|tiheämmin)|ylämä(?:ki|keä|essä|keen|estä)|huipussaan|huippuunsa|"
    rf"(?:päihitti|peittosi|voitti|päihittivät|voittivat|ylitti|ylittivät|ylittää|ylittävät)(?=\s+{_NUMBERED})|edellä(?=\s+{_NUMBERED})|{_NUMBERED}\s+edellä|"
    r"enemmän|(?:tuli(?:vat)?|tullut|saatiin|saimme|kertyi)\s+(?:\w+\s+)?lisää|teki(?:vät)?\s+(?:\w+\s+)?ennätyksen|pääsi(?:vät)?\s+(?:yli|ohi)(?=\s+\w+kuun)|↑|▲|⬆|↗|eteenpäin|plusmerk\w+|positiivi(?:nen|sta|sen|sesti|seen|sia)|kehitty\w+\s+(?:myönteise\w*|suotuisa\w*|hyvin)|kehitys\s+oli\s+(?:myönteis\w+|suotuisa\w*)|räjäht\w+|ryöpsäht\w+|lent(?:oon|ää)|ylitti(?:vät)?(?!\s+\w*(?:tavoit|suunnit|budj))"
)
_DOWN = (
    rf"(?:{'|'.join(_FALLING)})\w{{0,9}}|"
    r"lask(?:i|ivat|ee|evat|enut|eneet|u|un|ua|uun|ussa|usta|eva|evassa|evat|evia|evaa|emassa|eminen|emisen|emista|isi|ukäyr\w+|uaan|usuun\w+|ujohte\w+|uhun)|"
    r"pudotu(?:s|sta|ksen|kseen|ksesta|ksessa)|notkahdu\w+|romahdu\w+|"
    rf"sai(?:vat)?\s+(?:\w+\s+)?(?:kolau|takaisku|isku)\w+|alaspäin|alemmas|alemmaksi|alempana|alasuuntai\w+|miinuksella|miinuksen\s+puolella|miinusta|miinusmerkki\w+|pakkasella|pakkasen\s+puolella|halve(?:mpi|mman|mmat|mmaksi|mmalla)|(?:{_LESS})|"
    r"(?:tuli(?:vat)?|tullut|tulleet|menee|meni(?:vät)?|tultiin)\s+(?:\w+\s+)?alas(?:päin)?|alamä(?:ki|keä|essä|keen|estä)|pohjalukem\w+|"
    rf"(?:jäi(?:vät)?|jäätiin|jääty|jää|jäävät|jäänyt|jääneet|jäimme)(?=\s+(?:\w+\s+)?(?:\w+kuun|viime|edelli\w+|vuodentakais\w+)\s+(?:\w+\s+)?(?:tas(?!olle|oon)|luv|lukem(?!iin)|määr|tulok|myynn)\w+)|"
    rf"(?:jäi(?:vät)?|jäätiin|jääty|jää|jäävät|jäänyt|jääneet|jäimme)(?=\s+(?:sekä\s+)?(?:viime\s+vuoden\s+|edellisen\s+vuoden\s+|edellisvuoden\s+)?\w+kuusta\b|\s+(?:viime\s+vuodesta|vuodentakaisesta|edellisvuodesta|viimevuotisesta|edelliskuusta|edellisestä))|"
    rf"(?:{_NUMBERED})\s+(?:\w+\s+)?(?:alapuolelle|alapuolella|alle)|(?:jäi(?:vät)?|jää(?:vät)?|jäänyt|jääneet)\s+(?:\w+\s+)?(?:{_NUMBERED})\s+jälkeen|(?:alle|alapuolelle|alapuolella)(?=\s+{_NUMBERED})|"
    r"(?:jäi|jäivät|jää|jäävät|jäänyt|jääneet)\s+(?:alle|jälkeen)(?=\s+(?:viime|edelli|vuodentakai|vuoden\s+takai|\w+kuu(?:n|sta)\b))|"
    rf"(?:jäi(?:vät)?|jäänyt|jääneet|ollaan|jäätiin)\s+jälkeen(?!\s+\w*(?:tavoit|suunnit))|alitti(?:vat)?(?!\s+\w*(?:tavoit|suunnit|budj))|"
    r"(?:ei|eivät)\s+(?:ihan\s+|aivan\s+|enää\s+)?(?:yltä|yltänyt|yltäneet|yllä|ylletty|päässyt|päässeet|päästy|pääse|saavuta|saavuttanut|saavuttaneet|saavutettu|yllettäisi)(?=\s+(?:huhti|viime|edelli|vuoden))|"
    r"vähemmän|menetettiin|vähiin|otti(?:vat)?\s+(?:\w+\s+)?(?:osumaa|takkiin|siipeensä)|(?:alkanut|alkaneet|alkoi(?:vat)?|alkavat|alkaa)\s+(?:\w+\s+)?(?:laskea|vähetä|pudota|hiipua|heiketä|supistua|hiljetä)|(?:pieni\s+)?(?:kuoppa|lovi|aallonpohja)(?!\w)|alas(?=\W*$)|(?:käänty|lähti|lähtivät|tuli|tulivat|tultiin|mentiin)\w*\s+(?:\w+\s+){0,2}?alas|\w+kuun\s+\w*(?:tasosta|lukemasta|lukemista|luvusta|määrästä|myynnistä|tuloksesta)\s+(?:jäätiin|jäi(?:vät)?|jäimme|jäädään)|↓|▼|⬇|↘|takapak\w+|taaksepäin|taka-askel\w*|pakki\w*|miinusmerk\w+|negatiivi(?:nen|sta|sen|sesti|seen|sia)|(?:kehitty\w+|kehitys\s+oli)\s+(?:kielteise\w*|heikosti|huonosti)|menett(?:i|ivät|ää|ävät|änyt|äneet)|hävisi(?:vät)?|anto(?:i|ivat)\s+periksi|suunta\s+(?:on|oli)\s+(?:\w+\s+)?ala(?:s|späin)|(?:ei|eivät)\s+(?:\w+\s+)?pysy(?:nyt|neet)?\s+(?:mukana\s+)?(?:\w+kuun|viime\s+vuoden|edelli\w+)\s+(?:vauhdissa|mukana|tahdissa)|(?:ei|eivät)\s+(?:\w+\s+){0,2}?(?:yhtä|niin)\s+(?:paljon|monta|korkea\w*|hyv\w*|vilka\w*)(?=\s+kuin)|(?:köhi|yski|sakkasi|notkui|takkusi|tökki|väheksyi)(?:vät|vat)?|harve(?:mpi|mman|mmassa|mmin)|hiljaisempi\w*|alakanttiin"
)
_FLAT = (
    r"ennallaan|ennalleen|paikallaan|paikoillaan|muuttumat(?:on|tomana|tomina|tomia)|vaka(?:a|ana|at|ina|asti)|vakiintun\w+|"
    r"\w+kuun\s+(?:tasolla|lukemissa|lukemiin|tasoa|luvuissa)|(?:viime\s+vuoden|vuodentakaisella|edelliskuun|vuoden\s+takaisella|samoilla|samoissa)\s+(?:tasolla|lukemissa|tasoilla|luvuissa)|"
    r"(?:samalla|samassa)\s+(?:tasolla|lukemassa|viivalla)|samaa\s+tasoa|"
    r"(?<!kertaa\s)(?:saman\s+verran|yhtä\s+(?:paljon|monta|suur\w+|iso\w*|korkea\w*|hyv\w+))(?=\s+kuin\s+(?:\w+kuussa|viime|edelli|vuosi))|samoissa\s+lukemissa|tasai(?:nen|sena|sina)|"
    r"tuskin\s+(?:muuttu|liikku|liikaht)\w+|(?:muuttui|liikkui|liikahti)(?:vat)?\s+tuskin|samaa\s+luokkaa|(?:yl(?:si|sivät|lettiin|ettiin|tää)|yltivät|päästiin|pääsi(?:vät)?)\s+\w+kuun\s+(?:tasolle|lukemiin|tasoon)|piti(?:vät)?\s+(?:pintansa|tasonsa|asemansa|puolensa|kutinsa)|säilytti(?:vät)?\s+(?:tasonsa|asemansa)|(?:suunnilleen|lähes|jokseenkin|melkein|käytännössä|miltei|kutakuinkin)\s+(?:sama|samat|samaa|samoissa)|toisti(?:vat)?\s+\w+kuun|vakiintui(?:vat)?|ei\s+(?:mitään\s+)?muuto(?:sta|ksia)|ei(?:kä)?\s+(?:tapahtunut|tapahdu)\s+(?:juuri|juurikaan)?\s*(?:mitään|muutoksia)|(?:jäi|asettui|palasi|pysyi|osui)(?:vät|vat)?\s+\w+kuun\s+(?:tasolle|tasoon|lukemiin)|entisellään|entisissä\s+lukemissa|jämähti(?:vät)?|(?:ei|eikä)\s+(?:\w+\s+)?(?:ollut|tapahtunut|näy|näkynyt)\s+(?:\w+\s+)?muutos?ta|"
    r"(?:ei|eivät|ettei|etteivät)\s+(?:\w+\s+){0,2}?(?:muuttunut|muuttuneet|liikkunut|liikkuneet|liikahtanut|liikahtaneet|hievahtanut|hievahtaneet)|(?:polki|polkivat|polkee|polkevat|junnasi|junnaa)\w*"
)


def _course(source: str) -> Pattern:
    return re.compile(rf"(?<![\w-])(?:{source})(?![\w-])", re.IGNORECASE)


COURSES: dict[Course, Pattern] = {
    "up": _course(_UP),
    "down": _course(_DOWN),
    "flat": _course(_FLAT),
    "better": _course(
        rf"(?:{'|'.join(_BETTER)})\w{{0,9}}|parem(?:pi|mat|min|malla|maksi|pia|paan|paa|man)|parannu(?:s|sta|ksen|kseen)|(?:oikea|parempa)an\s+suuntaan"
    ),
    "worse": _course(
        rf"(?:{'|'.join(_WORSE)})\w{{0,9}}|heikennys\w*|heikom(?:pi|mat|min|malla|maksi|pia|paan|paa|man)|"
        r"(?:väärään|huonoon|huonompaan|heikompaan)\s+suuntaan|huono(?:mpi|mmat|mmin|mmaksi|mpaan|mman)"
    ),
}
ATTRIBUTIVE: dict[Course, Pattern] = {
    "up": _course(
        r"lisää|useam(?:pi|man|pia|mat)\w*|kasvatimme|nostimme|lisäsimme|(?:kasvava|nouseva)(?:n|a|t|ssa)?|"
        r"(?:kasvatt|nost|lisäs|kohott|tuplas|kaksinkertaist)(?:i|ivat|aa|ää|anut|änyt|avat)"
    ),
    "down": _course(
        r"menetimme|hävisimme|vähemp\w+|harvem(?:pi|man|pia)\w*|vähensimme|laskimme|pudotimme|(?:laskeva|putoava)(?:n|a|t)?|(?:vähenevä|pienenevä|hupeneva)(?:n|ä|t)?|"
        r"(?:vähensi|pudotti|alensi|pienensi|supisti|leikkasi|verotti|söi|karsi)(?:vat|vät)?"
    ),
}
