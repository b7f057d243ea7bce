"""Finnish: how analysts write figures, directions, causes and themselves, by word form."""

from __future__ import annotations

import re

from readout.text.wordlists.finnish_amounts import AMOUNTS
from readout.text.wordlists.finnish_names import name_pattern
from readout.text.wordlists.finnish_subjects import SUBJECTS
from readout.text.wordlists.finnish_times import TIMES
from readout.text.wordlists.finnish_voice import VOICE
from readout.text.wordlists.words import Causes, WordList, words

_CAUSES = Causes(
    before=words(
        r"johtu(?:i|ivat|u|vat|en|nut|neet)",
        r"joh(?:tui|tuu|tuivat)",
        r"koska",
        r"(?:syynä|syy|syyt|selitys|selityksenä|taustalla|takana|taustana)\s+(?:on|oli|ovat|olivat)",
        r"(?:on|oli|ovat|olivat)\s+(?:\w+\s+)?(?:taustalla|takana|syynä)",
        r"selitty(?:y|i|vät|ivät)",
        r"kiitos",
        r"perustu(?:i|u|ivat|vat)",
        r"peräisin",
        r"seuraus(?:ta)?",
        r"tuloksena",
        r"syynä(?=\s+\w+\s+\w+(?:een|aan|iin|uun|ään))",
        r"kiitt(?:ää|äminen)",
        r"ansiota",
        r"tulosta",
        r"(?<=,\s)sillä",
        r"(?:sen\s+jälkeen,?\s+)?kun(?=\s+(?:[\w-]+\s+){0,3}"
        r"(?!las[kh]|verra|verta|katso|mit|aloit|sai|myi|kerä|oli|jäi|pää|selvi|huoma|tote)\w{3,}(?:imme|[ts]tiin)\b)",
    ),
    after=words(
        r"siivitt(?:i|ivät|ää|ävät|änyt|äneet)",
        r"vauhditt(?:i|ivat|aa|avat|anut)",
        r"(?:kasvatt|nost|lisäs|paranst|parans|pudott|heikens|vähens|pienens|ruokk|tu|ved|ajo|aiheutt|aikaansa|sa)"
        r"(?:i|ivat|ivät|at)",
        r"(?:toi|toivat|vei|veivät|ajoi|ajoivat|sai|saivat|veti|vetivät|laski(?=\s+(?!\w+(?:sta|stä|lta|ltä)\b)\w+(?:a|ä)\b))",
        r"(?:nostaa|kasvattaa|lisää(?=\s+\w+(?:a|ä)\b)|on\s+(?:nostanut|kasvattanut|lisännyt|tuonut|laskenut|parantanut))",
        r"joht(?:i|ivat|aa|anut)",
        r"aiheut(?:ti|tivat|taa|tanut)",
        r"(?:houkuttel|keräs|ohjas|kääns|aktivo|poik|hank|pur)i(?:vat|vät)?",
        r"poiki(?:vat)?|houkutteli(?:vat)?|aktivoi(?:vat)?|keräsi(?:vät)?|ohjasi(?:vat)?|käänsi(?:vät)?",
        r"näky(?:i|y|ivät|vät)",
        r"edist(?:i|ivät)",
        r"auttoi(?:vat)?",
        r"tuotti(?:vat)?",
        r"kiihdytti(?:vät)?",
        r"piristi(?:vät)?",
        r"hyödytti(?:vät)?",
        r"(?:syy|selitys)(?=\s+\w+\s+\w+(?:uun|een|lle))",
        r"siksi",
        r"(?:sen|tämän)\s+(?:vuoksi|takia|ansiosta)",
    ),
    either=words(
        r"ansiosta(?:mme)?",
        r"vaikutt(?:i|ivat|aa|avat|anut)|mahdollist(?:i|ivat|aa)",
        r"vaikutuksesta|voimin|voimalla|vetoavulla",
        r"(?:vauhditta|siivittä|tuke|vetä|innoitta|kannatta|piristä|nosta|aikaansaa|aiheutta|herättä|saattele|tuo)m(?:ana|änä|ina|inä)",
        r"vuoksi",
        r"takia",
        r"johdosta",
        r"myötä",
        r"seurauksena",
        r"siivittämä(?:t|ä)",
        r"vauhdittamat",
        r"avulla",
        r"ansioksi",
        r"hyöty(?:i|ivät|nyt|neet|y|vät)",
        r"seli(?:ttää|tti|ttävät|ttivät)",  # "kasvua selittää opas", in either order
        r"(?!verra|katso|laske|mita)\w{3,}[ts](?:uamme|yämme)",  # "having published"
    ),
    then=words(
        r"(?<!niin\s)kun|joten|sen\s+jälkeen,?\s+kun",
        r"(?:mikä|tämä|se)\s+(?:kertoo|näyttää|osoittaa|todistaa|vahvistaa)(?!\s+siltä)",
        r"merkki\s+siitä|todiste\s+siitä",
    ),
    afterwards=words(r"jälkeen|kautta", r"(?!verra|katso|laske|mita)\w{3,}(?:ttua|ttyä|stua|styä)"),
    proof=words(r"toimi|toimii|kannatti|onnistui|tuotti\s+tulosta|tehosi|puri|teki\s+tehtävänsä|kantoi\s+hedelmää"),
    work=words(
        r"\w*(?:kirje|opas|oppaa|kampanj|artikkel|korjau|korjat|korjaa|kassa|julkais|uudistu|sisältö|sisällö|mainos|mainon|mainok|postau|"
        r"video|päivity|laskeutumissivu|kirjoitu|haastattelu|juttu|jutu)\w*|työmme|sivu(?:n|mme)?"
    ),
    hedges=words(
        r"ehkä",
        r"kenties",
        r"mahdollis\w*",
        r"todennäköi\w*",
        r"luultavasti",
        r"varmaankin",
        r"oletettavasti",
        r"arvele\w*",
        r"oleta\w*",
        r"oletam\w*",
        r"epäil\w*",
        r"usko(?:mme|taan)",
        r"saatta(?:a|vat|nut|isi)",
        r"saattoi(?:vat)?",
        r"voi(?:vat|si|sivat)?",
        r"lienee",
        r"lienevät",
        r"näyttä(?:ä|isi)\s+siltä",
        r"vaikuttaa\s+siltä",
        r"ei(?:vät|kä)?",
        r"emme",
        r"ettei(?:vät)?",
        r"eiväti?",
        r"tuskin",
        r"sattuma\w*",
        r"satunna\w*",
        r"vaihtelu\w*",
        r"normaali\w*",
        r"kohina\w*",
        r"jos",
        r"onko",
        r"osaltaan\s+ehkä",
    ),
    counted=words(
        r"(?:lomakeloki|loki|analytiik|työkalu|laskuri|mittar|kävijäseuran|seurann|lomak|raporti|järjestelmä|asiakasrekister|"
        r"soittolista|kyselyn)\w*\s+(?:mukaan|perusteella)",
        r"\w+(?:loki|lokin|lokista|lokissa|lokiin|lokia|analytiikan|analytiikasta)",
        r"(?:mitattuna|laskettuna|kirjattu|kirjattiin|laskettiin|mitattiin)",
        r"lähde",
    ),
    calendar=words(r"(?:päivä\w*\s+(?:pidempi|lyhyempi|enemmän|vähemmän)|\d\d\s+päivä\w*|arkipäiv\w*)"),
)

_UP = (
    r"nous(?:i|ivat|ee|evat|isi|seet|sut|ten|i[vn]at|ussa|un|ua|uun|usta|u)|nouse(?:e|vat)|nousus(?:sa|ta)|"
    r"kasv(?:oi|oivat|aa|avat|anut|aneet|u|un|ua|ussa|usta|uun)|(?:on|ovat|oli|olivat|ollut|olleet)\s+(?:\w+\s+)?(?:kasvav|nousev)(?:a|at|ia)|"
    r"lisäänty(?:i|ivät|y|vät|nyt|neet|minen|misen|mistä)|lisäys(?:tä)?|lisäyksen|"
    r"kohosi(?:vat)?|kohon(?:nut|neet)|kohoaa|kipusi(?:vat)?|kivunnut|kiri(?:vät)?|hyppäsi(?:vät)?|hyppäy(?:s|ksen|stä)|harppau(?:s|ksen|sta)|loikka(?:us|uksen|usta)|"
    r"ylöspäin|ylemmäs|ylemmäksi|kohoami(?:nen|sen|sta)|vilkastumi(?:nen|sen|sta)|elpymi(?:nen|sen|stä)|harppasi(?:vat)?|"
    r"loikkasi(?:vat)?|pomppasi(?:vat)?|ampaisi(?:vat)?|suureni(?:vat)?|suurentu\w+|vilkastui(?:vat)?|elpyi(?:vät)?|"
    r"toipui(?:vat)?|karttui(?:vat)?|kertyi\s+enemmän|"
    r"(?:korkeam(?:pi|mat|malla|pia)|(?:suure|korkea)mm(?:aksi|iksi|alla|alle|assa)|suurem(?:pi|mat|pia)|runsaammin|ylempänä|plussalla|plussan\s+puolella)|"
    r"voimistu(?:i|ivat|nut|neet)|kiihty(?:i|ivät|nyt)|paisu(?:i|ivat|nut)|karkasi(?:vat)?|eteni(?:vät)?|(?:kasvu|nousu)(?:aan|un|suunnassa|uralla)|"
    r"nousuun|kasvuun|(?:kasva|nouse)massa|(?:kasva|nouse|kohoa|lisäänty)mi(?:nen|sen|sta|stä|sessa)|ylämäki|ylämäessä|vilkkaam(?:pi|paa|min)|"
    r"(?:päihitti|peittosi|voitti)(?:vät|vat)?(?=\s+(?:\w+kuu|viime|edelli))|edellä(?=\s+\w+kuu)|"
    r"kallistu(?:i|ivat|nut|neet)|kalliimpi|enemmän|ylitti(?:vät)?|kaksinkertaistu(?:i|ivat|nut|neet|minen)|tuplaantu(?:i|ivat|nut|neet)|"
    r"kolminkertaistu(?:i|ivat|nut|neet)|nelinkertaistu(?:i|ivat|nut|neet)|moninkertaistu(?:i|ivat)"
)
_DOWN = (
    r"lask(?:i|ivat|ee|evat|enut|eneet|u|un|ua|uun)|(?:on|ovat|oli|olivat|ollut|olleet)\s+(?:\w+\s+)?(?:laskev|vähenev|piene[nv]ev)(?:a|ä|at|ät|ia|iä)|laskussa|laskusta|"
    r"vähen(?:i|ivät|ee|evät|tyi|tyivät|nyt|neet|tynyt|tyneet|emä|eminen|emisen|emistä)|"
    r"harven(?:i|ivat|nut|neet)|alaspäin|alemmas|alemmaksi|jäi(?:vät)?(?=\s+\w+kuusta\b)|"
    r"(?:jäi|jäivät|jää|jäävät|jäänyt|jääneet)\s+alle(?=\s+(?:viime|edelli|vuodentakai|vuoden\s+takai|\w+kuun\b))|"
    r"piene(?:ni|nivät|nee|nevät|ntyi|ntynyt|nnyt|ntyivät|neminen)|"
    r"puto(?:si|sivat|aa|avat|aminen)|pudon(?:nut|neet)|pudotu(?:s|sta|ksen)|putosi|tippu(?:i|ivat|u|nut|neet)|"
    r"supistu(?:i|ivat|nut|neet|minen|misen|mista)|ale(?:ni|nivat|ntui|ntuivat|nnut|ntunut)|laantui|"
    r"romaht(?:i|ivat|anut|aneet)|notkaht(?:i|ivat|anut|aneet)|(?:romahdu|notkahdu)(?:s|ksen|sta)|sukelsi(?:vat)?|hiipui(?:vat)?|kutistui(?:vat)?|niukkeni(?:vat)?|"
    r"vajosi(?:vat)?|hupen(?:i|ivat|ee|evat|eminen|emisen|emista)|huvennut|huvenneet|"
    r"(?:matalam(?:pi|mat|malla)|(?:piene|matala|ale|vähäise)mm(?:aksi|äksi|iksi|illa|alla|ällä|älle|alle)|pienem(?:pi|mat|pää|piä)|alem(?:pi|mat|pana|malla)|alempana|"
    r"miinuksella|miinuksen\s+puolella|vähäisem(?:pi|mät))|"
    r"hilje(?:ni|nivät|nnyt|nneet)|kaikko(?:si|sivat|nnut|nneet)|sakka(?:si|sivat|nnut)|hyyty(?:i|ivät|nyt)|lasku(?:aan|suunnassa|uralla)|laskuun|"
    r"(?:laske|vähene|pienene|putoa)m(?:assa|ässä)|(?:laske|putoa)mi(?:nen|sen|sta)|alamäki|alamäessä|vaisum(?:pi|paa|min)|luisu(?:i|ivat)|ehty(?:i|ivät)|"
    r"rapautu(?:i|ivat)|laimen(?:i|ivat)|laskusuunta|jäi(?:vät)?(?=\s+(?:viime\s+vuodesta|vuodentakaisesta|edellisvuodesta|jälkeen))|harvem(?:massa|pi)|"
    r"halpen(?:i|ivat|tui|tuivat)|halvempi|halventu(?:i|nut)|vähemmän|alitti(?:vat)?|puolittu(?:i|ivat|nut|neet|minen)"
)


def _course(source: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{source})(?![\w-])", re.IGNORECASE)


FINNISH = WordList(
    code="fi",
    amounts=AMOUNTS,
    times=TIMES,
    subjects=SUBJECTS,
    voice=VOICE,
    causes=_CAUSES,
    courses={
        "up": _course(_UP),
        "down": _course(_DOWN),
        "flat": _course(
            r"ennallaan|ennalleen|paikallaan|paikoillaan|muuttumat(?:on|tomana|tomina|tomia)|vaka(?:a|ana|at|ina|asti)|"
            r"\w+kuun\s+tasolla|(?:viime\s+vuoden|vuodentakaisella|edelliskuun)\s+tasolla|(?:samalla|samassa)\s+(?:tasolla|lukemassa)|"
            r"(?<!kertaa\s)(?:saman\s+verran|yhtä\s+(?:paljon|monta))(?=\s+kuin\s+(?:\w+kuussa|viime|edelli|vuosi))|samoissa\s+lukemissa|tasai(?:nen|sena|sina)|"
            r"samaa\s+luokkaa|entisellään|jämähti(?:vät)?|(?:ei|eikä)\s+(?:\w+\s+)?(?:ollut|tapahtunut|näy|näkynyt)\s+(?:\w+\s+)?muutos?ta|"
            r"(?:ei|eivät)\s+(?:juuri|juurikaan|käytännössä)?\s*(?:muuttunut|muuttuneet|liikkunut|liikkuneet)"
        ),
        "better": _course(
            r"paran(?:i|ivat|ee|evat|tui|tuivat|nut|neet|tunut|tuneet|eminen|nus|nusta)|parem(?:pi|mat|min|malla|maksi|pia|paan|paa)|"
            r"kohen(?:i|ivat|tui|tuivat|nut|tunut|eminen|emisen)|"
            r"vahvistu(?:i|ivat|u|vat|nut|neet|minen|misen|mista)|piristy(?:i|ivät|y|vät|nyt|neet|minen|misen|mistä|s)"
        ),
        "worse": _course(
            r"heiken(?:i|ivat|ivät|tyi|tyivät|nyt|tynyt|tyneet|eminen)|heikken(?:i|ivät|ee|evät|eminen)|"
            r"heikom(?:pi|mat|min|malla|maksi|pia|paan|paa)|huono(?:ni|nivat|ntui|ntuivat|nnut|ntunut|mpi|mmat|mmin)"
        ),
    },
    priced=words(r"kallistu\w+", r"kallii\w+", r"halpen\w+", r"halve\w+"),
    cost_of=re.compile(r"\s+(?:(?:on|ovat|oli|olivat|tuli|tulivat|nyt|selvästi|hieman)\s+)*", re.IGNORECASE),
    attributive={
        "up": _course(r"lisää|useampi\w*|kasvatimme|nostimme|lisäsimme|(?:kasvava|nouseva)(?:n|a|t|ssa)?"),
        "down": _course(r"harvempi\w*|vähensimme|laskimme|pudotimme|(?:laskeva|putoava)(?:n|a|t)?|(?:vähenevä|pienenevä|hupeneva)(?:n|ä|t)?"),
    },
    name=name_pattern,
    synonyms=(
        ("verkkomyynti", "myynti", "liikevaihto", "revenue", "myimme", "myytiin"),
        ("tilaukset", "tilausmäärä", "orders"),
        ("kävijät", "kävijämäärä", "käynnit", "liikenne", "vierailut", "visitors", "sivustolla kävi", "sivustolla vieraili"),
        ("liidit", "liidimäärä", "yhteydenotot", "leads"),
        ("asiakkaat", "asiakasmäärä", "customers"),
        ("konversioaste", "konversio", "konversioprosentti", "conversion"),
        ("liidin hinta", "liidihinta", "liidikustannus", "hinta per liidi", "cost-per-lead"),
        ("keskiostos", "keskitilaus", "keskimääräinen tilaus", "aov"),
        ("sivulataukset", "sivunkatselut", "page-views"),
        ("tarjouspyynnöt", "tarjoukset", "quotations"),
        ("mainonta", "mainoskulut", "advertising"),
    ),
    breaks=re.compile(
        r"[;:()]|,\s(?=(?:se|ne|on|ovat|oli|olivat|silti)\b)|\s[–—-]\s|—|,?\s(?:kun|kun\s+taas|mutta|vaikka|vaan|sillä|koska|jos|joten|jotta|ennen\s+kuin|samalla\s+kun|"
        r"jonka|jotka|joka|jolloin|mikä|toisaalta|kuitenkin)\b|(?<=\s)(?:,\s*ja)\b",
        re.IGNORECASE,
    ),
    negation=words(r"ei", r"eivät", r"eikä", r"eivätkä", r"emme", r"ettei", r"etteivät", r"ilman", r"tuskin"),
    unreal=words(
        r"jos",
        r"jotta",
        r"(?!\w*viisi\b|julkaisi|ratkaisi|katkaisi|valaisi|jaksoi|ampaisi)\w{2,}(?:isi|isivat|isivät|isimme)",
        r"(?:odot|tavoit|toivo|aio|aikoo|pyri|suunnit|ennust|uskom|arvioi|ehdot|halua|yrit)\w*",
        r"(?:nousemaan|kasvamaan|laskemaan|pysymään|paranemaan|vähentämään|kasvattamaan|nostamaan|lisäämään|"
        r"kasvattaa|nostaa|laskea|parantaa|lisätä|vähentää|nousta|parantua|kasvaa(?=\s+edelleen\s+ensi))",
        r"(?:saadaan|saamme|täytyy|pitää|pitäisi|voi|voivat|voimme|voidaan|saattaa|pitäisi)",
        r"ensi",
        r"onko",
        r"ovatko",
        r"miksi",
    ),
    turning=words(
        r"hidast\w*",
        r"pysähty\w*",
        r"taittu\w*",
        r"käänty\w*\b(?!\s+(?:\w+(?:een|aan|ään)\s+)?(?:lask|nous|kasv)uun)",
        r"loppu\w*",
        r"tasaantu\w*",
        r"jälkeen",
        r"oli\s+(?:noussut|laskenut|kasvanut|vähentynyt)",
        r"kohti",
        r"osuu\w*",
        r"osuus",
        r"vauhti",
        r"nopeammin|hitaammin",
        r"kompensoi\w*",
    ),
    pronouns=re.compile(
        r"^\W*(?:(?:se|ne|tämä|nämä|luku|luvut|määrä|summa|tulos|kuukausi|molemmat|myös|taas|jälleen|kokonaisuutena|selvästi|"
        r"hieman|vähän|jyrkästi|edelleen|nyt|on|oli|ovat|olivat|vain|kuitenkin|pysyi|pysyivät|toukokuussa|"
        r"huhtikuusta|huhtikuuhun|vuodentakaisesta|vuotta|aiemmasta|verrattuna|edelliskuusta|ja|sen|niiden|tämän|"
        r"todellinen|aito|selvä|jyrkkä|muutos|kaikkiaan|yhteensä)\W+)*$",
        re.IGNORECASE,
    ),
    linking=r"(?:määrä|määrän|on|oli|ja|sekä|myös|yhteensä|koko|kokonais\w*)",
    part=words(
        r"(?!{MONTH})(?!määrä|kuussa|ennallaan|tasolla|samalla|kuukaudessa|vuodessa|päivässä|edelleen|ajalla|kaikkiaan|jälkeen|"
        r"vuodentakai|edelli|viime|lukemassa|kasvussa|laskussa|nousussa|kuukaudesta|vuodesta|toukokuu|prosentilla|"
        r"selvästi|parhaasta|alkuvuodesta|eurolla|määrällisesti|yksiköllä|prosenttiyksiköllä|"
        r"\w*kuusta|\w*kuussa|\w*prosentilla|arviolta|lähellä|alhaalla|ylhäällä)"
        r"\w{3,}(?:ssa|ssä|sta|stä|lla|llä|lta|ltä)",
        r"(?:maks\w+|kustan\w+|hint\w+|hinna\w+)",
        r"(?:keski\w+|palautu\w+|peruutu\w+|toimitu\w+|käsittely\w*|kate|koko|sisältö\w*)",
        r"(?:lista|sivu|sivut|lomake|tiimi|tavoite|tavoitteet|laatu|lähde|kautta|osuus)",
    ),
    part_before=re.compile(
        r"(?:\b(?!{MONTH}|[Kk]oko\b|(?:[Vv]erkko)?[Ss]ivuston|(?:[Vv]erkko)?[Kk]aupan|[Mm]eidän|[Vv]ähemmän|[Ee]nemmän|[Ss]elvästi|[Kk]uukauden|[Kk]uun|[Vv]uoden|[Kk]okonais|[Mm]yös|[Kk]uin|[Nn]iin|[Ss]en\b|[Oo]n\b|"
        r"[Ii]lman|[Tt]ällä|[Yy]hteen|[Hh]ieman|[Mm]onen|[Kk]un\b)"
        r"\w{2,}(?:n|iset|inen|isen|isten|at|ät|[lnrs]eet|tut|tyt)|\b\w+-)\s*$"
    ),
    abbreviations=re.compile(
        r"\b(?:esim|mm|ym|yms|jne|n|noin|milj|mrd|pros|kpl|vrt|ts|eli|ks|nk|ns|huom|v|klo|vko|s|nro|alk|sis)\.$", re.I
    ),
    labels=r"(?:vaihe\w*|sivu\w*|kohta|kohdan|kohdassa|versio\w*|viikko|viikolla|viikon|vko|nro|numero|luku|luvussa|taso|"
    r"tyyppi|top|osa|askel|liite|taulukko|kuva|q|klo|vuosi|vuonna|vuoden|päivä|sprintti|kierros)",
)
