"""Finnish: how analysts write figures, directions, causes and themselves, by word form."""

from __future__ import annotations

import re

from readout.text.wordlists.finnish_amounts import AMOUNTS
from readout.text.wordlists.finnish_counts import COUNTS
from readout.text.wordlists.finnish_courses import ATTRIBUTIVE, COURSES
from readout.text.wordlists.finnish_heads import HEADS
from readout.text.wordlists.finnish_names import name_pattern
from readout.text.wordlists.finnish_sources import SOURCES
from readout.text.wordlists.finnish_subjects import SUBJECTS
from readout.text.wordlists.finnish_times import TIMES
from readout.text.wordlists.finnish_voice import VOICE
from readout.text.wordlists.words import Causes, Reference, WordList, words

_EVENTS = (
    r"(?:sää(?:t|n)?\b|aurin|sade|sate|loma|pääsiäi|joulu|äitienpäiv|isänpäiv|juhannu|vapp|sesonki|kilpailij|alennu|lakko|lehdist|televisio|"
    r"puhelim|taas\b|jälleen\b)"
)
_CAUSES = Causes(
    before=words(
        r"siksi(?=,?\s+että)|johtu(?:i|ivat|u|vat|en|nut|neet)",
        r"joh(?:tui|tuu|tuivat)",
        r"koska",
        r"(?:syynä|syy|syyt|selitys|selityksenä|taustalla|takana|taustana)\s+(?:on|oli|ovat|olivat)",
        r"(?:on|oli|ovat|olivat)\s+(?:\w+\s+)?(?:taustalla|takana|syynä)(?!\s+(?:jo|nyt)?\s*\w+\s+kuukau)",
        r"selitty(?:y|i|vät|ivät)",
        r"kiitos",
        r"perustu(?:i|u|ivat|vat)",
        r"juontu(?:u|i|vat|ivat)|juonta(?:a|vat)\s+juurensa|pohjautu(?:u|i|vat|ivat)|kumpua(?:a|vat)|kumpusi(?:vat)?|lähtöisin",
        r"(?:on|ovat)\s+jäljitettävissä|jäljitty\w+|(?:voidaan|voi)\s+jäljittää|peräisin|peruja|perua|selitys\s+löyty(?:y|i)|palautu(?:u|i)(?=\s+\w+(?:aan|een|iin|uun|oon|ään)\b)|liitty(?:y|i)(?=\s+(?:\w+n\s+)?\w+(?:aan|een|iin|uun|oon|ään)\b)|kytkeyty(?:y|i)|heijast(?:aa|elee|i)|palkkiona",
        r"seuraus(?:ta)?",
        r"tuloksena",
        r"syynä(?=\s+\w+\s+\w+(?:een|aan|iin|uun|ään))",
        r"kiitt(?:ää|äminen)",
        r"(?:(?<=kasvu\s)|(?<=nousu\s)|(?<=lisäys\s)|(?<=plussa\s)|(?<=lasku\s)|(?<=pudotus\s)|(?<=piristys\s)|(?<=muutos\s)|(?<=vilkastuminen\s)|(?<=väheneminen\s)|(?<=notkahdus\s)|(?<=hyppäys\s)|(?<=buusti\s))(?:tulee|tuli|syntyy|syntyi)(?=\s+(?:pitkälti\s+|suoraan\s+|lähinnä\s+|pääosin\s+)?(?-i:[a-zäö])\w+(?:sta|stä|lta|ltä)\b)",
        r"ansiota",
        r"tulosta",
        r"(?<=,\s)sillä",
        # What the world did, told as the reason: "kun puhelimella voi taas maksaa".
        rf"kun(?=\s+(?:[\w-]+\s+){{0,5}}?{_EVENTS})",
        r"(?:sen\s+jälkeen,?\s+)?kun(?=\s+(?:[\w-]+\s+){0,3}"
        r"(?!las[kh]|verra|verta|katso|mit|aloit|sai|myi|kerä|oli|jäi|pää|selvi|huoma|tote)\w{3,}(?:imme|[ts]tiin)\b)",
    ),
    after=words(
        r"siivitt(?:i|ivät|ää|ävät|änyt|äneet)",
        r"vauhditt(?:i|ivat|aa|avat|anut)",
        r"(?:kasvatt|nost|lisäs|paranst|parans|pudott|heikens|vähens|pienens|ruokk|tu|ved|ajo|aiheutt|aikaansa)"
        r"(?:i|ivat|ivät|at)",
        r"(?:toi|toivat|vei|veivät|ajoi|ajoivat|sai(?:vat)?(?=\s+(?:\w+\s+){0,3}?(?:\w+(?:maan|mään)\b|aikaan\b|(?:nousu|kasvu|lasku|liikkee|vauhti)(?:un|lle|in)\b))|veti|vetivät|laski(?=\s+(?!\w+(?:sta|stä|lta|ltä)\b)\w+(?:a|ä)\b))",
        r"(?:nostaa|kasvattaa|lisää(?=\s+\w+(?:a|ä)\b)|on\s+(?:nostanut|kasvattanut|lisännyt|tuonut|laskenut|parantanut))",
        r"joht(?:i|ivat|aa|anut)",
        r"aiheut(?:ti|tivat|taa|tanut)",
        r"(?:houkuttel|keräs|ohjas|kääns|aktivo|poik|hank|pur)i(?:vat|vät)?",
        r"poiki(?:vat)?|houkutteli(?:vat)?|aktivoi(?:vat)?|keräsi(?:vät)?|ohjasi(?:vat)?|käänsi(?:vät)?",
        r"näky(?:i|y|ivät|vät)",
        r"edist(?:i|ivät)",
        r"auttoi(?:vat)?",
        r"(?:piti|pitivät|pitää|pitävät)(?=\s+\w+[nt]\s+hengissä|\s+(?:ylhäällä|korkealla|vakaana|pystyssä|ennallaan)|\s+\w+[nt]\s+(?:\d|ennallaan|samalla|ylhäällä|korkealla))",
        r"(?:on|ovat)\s+pitä(?:nyt|neet)(?=\s+\w+[nt]\s+(?:vakaa|ennallaan|samalla|ylhäällä|korkea)\w*)",
        r"est(?:i|ivät|ää|ävät)|jarrutti(?:vat)?|hillitsi(?:vät)?",
        r"tuotti(?:vat)?|ansaitsi(?:vat)?",
        r"kiihdytti(?:vät)?|(?:teki(?:vät)?|on\s+tehnyt|ovat\s+tehneet)\s+(?:\w+lle\s+)?hyvää|pelasti(?:vat)?|verotti(?:vat)?|sö(?:i|ivät)(?=\s+\w+(?:a|ä)\b)|kannusti(?:vat)?|anto(?:i|ivat)\s+meille|tarkoitt(?:aa|i)|merkits(?:ee|i)|(?:vaikutus|seuraus|teho)(?=\s*:)",
        r"(?:nosta|kasvatta|lisää|autta|tuke|vauhditta|edistä|piristä)m(?:assa|ässä)|anto(?:i|ivat)\s+\w+lle\s+(?:\w+\s+)?(?:sysäyks|vauhti|potku|buusti|noste|piristyks|piristysruiske)\w*",
        r"piristi(?:vät)?",
        r"hyödytti(?:vät)?",
        r"(?:tönäisi|tuuppasi|hilasi|nykäisi|kiskoi|ohjasi|siirsi|hivutti|ajoi|vei|työnsi)(?:vät|vat)?(?=\s+\w+[aäntTä]\w*\b[^.;]*\b(?:ylös|alas)(?:päin)?\b)",
        r"syy(?:nä|tä)?\s+siihen(?=,?\s+(?:että|ettei|etteivät|miksi|miten)\b)",
        r"(?:syy|selitys)(?=\s+\w+\s+\w+(?:uun|een|lle))",
        r"siksi",
        r"(?:sen|tämän)\s+(?:vuoksi|takia|ansiosta)",
    ),
    either=words(
        r"ansiosta(?:mme)?",
        r"sai(?:vat)?\s+(?:\w+\s+)?(?:sysäyks\w+|vauhtia|lisävauhtia|vetoapua|potkua|nostetta|tukea|buustia|apua|siivet|tuulta)",
        r"vaikutt(?:i|ivat|aa|avat|anut)|mahdollist(?:i|ivat|aa)",
        r"(?!(?:sa|lo|tee|sum|kol|il)m)\w{2,}[aeiouyäö]m(?:alla|ällä)(?=\s+\w+n\b)|vastasi(?:vat)?\s+\w+(?:een|iin|aan|ään|uun)|siivellä|turvin|siivin|vanavedessä",
        r"mikä\s+(?:on|oli)\s+[^.,]*\b(?:vaikutus|ansiota?|tulosta?|seurausta?)",
        r"vaikutuksesta|imussa|vedossa|vanavedessä|vasta(?:a|avat|si|sivat)\s+(?:\w+\s+){0,2}?\d[\d\s]*(?::?\w*(?:sta|stä))\b|voimin|voimalla|vetoavulla",
        r"(?!(?:muuta|sa|il|voi|tunnel|use|sei|asia|luku|teo)m)\w{2,}[aeiouyäö]m(?:ana|änä|ina|inä)",
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
        r"(?:siinä|tässä|jossa|missä|joissa)\s+(?:näkyy|näkyi|on)\s+[^.;]*?\b(?:voima|vaikutus|teho|jälki|kädenjälki|ansio)",
        # a verb of effect with a pronoun for what moved: "lento painoi sitä"
        r"(?:nosti|laski|painoi|veti|auttoi|piristi|jarrutti|hidasti|vauhditti|lisäsi|vähensi|kasvatti|heikensi|paransi|piti|pitää|painaa|vetää|auttaa|"
        r"jarruttaa|nostaa|laskee)(?:vat|vät)?\s+(?:sitä|niitä|sen|ne)|(?:sitä|niitä)\s+(?:nosti|laski|painoi|veti|auttoi|piristi|jarrutti|hidasti|vauhditti|"
        r"lisäsi|vähensi|kasvatti|heikensi|paransi|selittää|painaa|vetää|auttaa|jarruttaa)(?:vat|vät)?",
        r"seli(?:ttää|tti|ttävät|ttivät)",  # "kasvua selittää opas", in either order
        r"(?!verra|katso|laske|mita)\w{3,}[ts](?:uamme|yämme)",  # "having published"
    ),
    relative=re.compile(
        r",\s*(?:minkä|mikä|mistä|joten|siksi|sen|tämän|ja\s+siksi|josta)(?:\s+[\w ]+)?\s*$", re.IGNORECASE
    ),
    firm=words(
        r"johtu\w+|joh(?:tui|tuu|tuivat)|koska|kiitos|selitty\w+|perustu\w+|(?:syynä|syy|selitys)\s+(?:on|oli)|seuraus(?:ta)?|tulosta|ansiota|vuoksi|takia|ansiosta|johdosta|seurauksena",
    ),
    hence=words(r"siis|näin\s+ollen|joten|niinpä|siksi|siten"),
    without=re.compile(
        r"\bilman\b[^.;]*\bolisi(?:vat)?\b|\bei(?:vät)?\s+(?:\w+\s+)?olisi\b[^.;]*\bilman\b|\bolisi(?:vat)?\b[^.;]*\bilman\b",
        re.IGNORECASE,
    ),
    then=words(
        r"(?<!niin\s)kun|joten|sen\s+jälkeen,?\s+kun",
        r"(?:mikä|tämä|se)\s+(?:kertoo|näyttää|osoittaa|todistaa|vahvistaa)(?!\s+siltä)",
        r"merkki\s+siitä|todiste\s+siitä",
    ),
    afterwards=words(r"jälkeen|kautta", r"(?!verra|katso|laske|mita)\w{3,}(?:ttua|ttyä|stua|styä)"),
    credit=re.compile(
        r"\W*(?:(?:suurin|suuri)\s+)?(?:kiitos|ansio|kunnia|syy|selitys)\s+(?:tästä\s+|siitä\s+)?(?:kuuluu|menee|on|oli|löytyy|löytyi)\b|\W*(?:syy|selitys|kiitos|ansio)\s*[:–—]|"
        r"\W*(?:osa)?(?:syynä|selityksenä|taustalla|takana)\s+(?:tähän\s+|tässä\s+|siihen\s+|tälle\s+)?(?:on|oli|ovat|olivat)\b|"
        r"\W*(?:tässä|siinä)\s+näky[yi]\s+[^.]*\b(?:vaikutus|ansio|kädenjälki|teho)\W*$|"
        r"\W*(?:eron|muutoksen|lisäyksen|nousun|kasvun|laskun)\s+(?:teki|tekee|tekivät|toi|selittää|aiheutti|sai\s+aikaan)\b|"
        r"\W*(?:eipä\s+|ei\s+|eikä\s+)(?:mikään\s+)?(?:ihme|yllätys)\s*[:,–—]|\W*(?:se|tämä)\s+(?:on|oli)\s+(?:seurausta|tulosta|ansiota|perua|peruja)\b|"
        r"\W*(?:siinä|tässä)\s+(?:näkyy|näkyi|on)\s+[^.]*\b(?:voima|vaikutus|teho|kädenjälki)\b|"
        r"\W*(?:se|tämä)\s+(?:on|oli)\s+[^.]*\b(?:ansiota|seurausta|tulosta|vaikutusta)\W*$|"
        r"\W*(?:se|tämä)\s+(?:johtuu|johtui|selittyy|selittyi|tulee|tuli)\b|[^.]*\b(?:tämän|sen)\s+takana\W*$|[^.]*\b(?:siitä|tästä)\s+(?:kiitos|saa\s+kiittää|saamme\s+kiittää)|"
        r"\W*(?:sen|tämän)\s+(?:teki|sai\s+aikaan|aiheutti|selittää)\b|[^.]*\b(?:teki|aiheutti|selittää|sai\s+aikaan)\s+(?:sen|tämän)\W*$",
        re.IGNORECASE,
    ),
    why=re.compile(r"^\W*(?:miksi|mistä\s+syystä|minkä\s+vuoksi|minkä\s+takia)\b", re.IGNORECASE),
    proof=words(
        r"(?:se|tämä)\s+(?:näkyy|näkyi|auttoi|kannatti|tehosi|puri)|toimi|toimii|kannattaa|puree|tehoaa|kannatti|onnistui|tuotti\s+tulosta|tehosi|puri|teki\s+tehtävänsä|kantoi\s+hedelmää"
    ),
    opening=re.compile(
        r"\W*(?:niinpä|siksi|siten|näin\s+ollen|joten|tästä\s+syystä|siitä\s+syystä|sen\s+(?:vuoksi|takia|ansiosta|seurauksena)|tämän\s+(?:vuoksi|takia|ansiosta|seurauksena)|"
        r"seurauksena)\b",
        re.IGNORECASE,
    ),
    back=words(
        r"se|sen|sitä|siihen|siitä|sille|ne|niitä|niiden|tämä|tämän|tähän|tästä|\w*(?:lisäy|kasvu|nousu|lasku|vähenty|vähene|pudotu|muuto|muutok|ero|piristy|notkahdu|paran)\w*"
    ),
    came=re.compile(
        r"\b(?:he|ne|nämä|suurin\s+osa|valtaosa|useimmat|lisä\w+|uudet|loput|moni|osa)\s+(?:heistä\s+|niistä\s+|kävijät\s+|tilaukset\s+)?(?:\w+\s+)?"
        r"(?:tulivat|tuli|tulevat|tulee|saapuivat|saapui|löysivät|löysi|syntyivät|ovat)\b[^.;]*?\w+(?:sta|stä|lta|ltä|kautta|perua|peräisin)\b",
        re.IGNORECASE,
    ),
    work=words(
        r"·{4,}",  # the title of a piece of work, blanked
        r"\w*(?:kirje|opas|oppaa|kampanj|artikkel|korjau|korjat|korjaa|kassa|julkais|uudistu|sisältö|sisällö|mainos|mainon|mainok|postau|"
        r"video|päivity|laskeutumissivu|kirjoitu|haastattelu|juttu|jutu)\w*|työmme|sivu(?:n|mme)?",
    ),
    assured=words(
        r"ei(?:kä|vät)?\s+(?:ole|ollut|olleet)\s+(?:mikään\s+|mitään\s+)?sattuma\w*|epäilemättä|ilman\s+muuta"
    ),
    hedges=words(
        r"joka\s+(?:toinen|\w{4,}s)(?=\s)",
        r"ehkä",
        r"kenties",
        r"mahdollis(?!ti)\w*",
        r"todennäköi\w*",
        r"luultavasti",
        r"varmaankin",
        r"oletettavasti",
        r"arvele\w*",
        r"oleta\w*",
        r"oletam\w*",
        r"epäil(?!emättä)\w*",
        r"usko(?:mme|taan)",
        r"saatta(?:a|vat|nut|isi)",
        r"saattoi(?:vat)?",
        r"voi(?:vat)?(?=\s+(?:\w+\s+){0,3}?(?:olla|johtu|liitty|selitt|näky|vaikut|tarkoit|merki|kerto|aiheut|tul))|voisi(?:vat)?",
        r"lienee",
        r"lienevät",
        r"näyttä(?:ä|isi)\s+siltä",
        r"vaikuttaa\s+siltä",
        r"ei(?:vät|kä)?",
        r"emme",
        r"(?<!se,\s)(?<!siitä,\s)(?<!siihen,\s)(?<!siinä,\s)ettei(?:vät)?",
        r"eiväti?",
        r"tuskin",
        r"sattuma\w*",
        r"satunna\w*",
        r"vaihtelu\w*",
        r"normaali\w*",
        r"kohina\w*",
        r"jos",
        r"onko|\w{2,}(?:ee|oi|aa|ää|uu|yy|ii|tuu|i|vat|vät)(?:ko|kö)",
        r"osaltaan\s+ehkä",
        r"kuten\s+\w+\s+näkyy",
    ),
    counted=words(
        r"(?:lomakeloki|loki|analytiik|työkalu|laskuri|mittar|kävijäseuran|seurann|lomak|raporti|järjestelmä|asiakasrekister|"
        r"soittolista|kyselyn)\w*\s+(?:mukaan|perusteella)",
        r"\w+(?:loki|lokin|lokista|lokissa|lokiin|lokia|analytiikan|analytiikasta)",
        r"(?:mitattuna|laskettuna|kirjattu|kirjattiin|laskettiin|mitattiin)",
        r"lähde",
    ),
    calendar=words(r"kalenteri\w*|(?:päivä\w*\s+(?:pidempi|lyhyempi|enemmän|vähemmän)|\d\d\s+päivä\w*|arkipäiv\w*)"),
    origin=re.compile(r"\bt[uo]l\w+\s+(?:\w+\s+){0,3}?\w+(?:sta|stä)$", re.IGNORECASE),
    changes=re.compile(r"lisä|lask|paran|heiken|vähen|pienen", re.IGNORECASE),
    clausal=words(r"sillä|koska"),
    leads=re.compile(r"johti|johta|aiheut|selit", re.IGNORECASE),
    lifts=re.compile(r"sai\b|saivat\b|hyöty|kiitt", re.IGNORECASE),
    us=re.compile(
        r"\b(?:(?:verkko)?sivusto(?:mme)?|sivut|sivumme|(?:verkko)?kauppa(?:mme)?|\w*kuu|kuukausi|vuosi)\s+(?:\w+\s+)?$",
        re.IGNORECASE,
    ),
    held=re.compile(
        r"\bjumissa\b|\b(?:pysy|säily)(?:i|y|ivät|vät|nyt|neet|mi\w+)\b|\bpiti(?:vät)?\s+pintansa\b", re.IGNORECASE
    ),
    portion=re.compile(
        r"\s+(?:noin\s+|lähes\s+)?(?:\d[\d.,]*\s?(?:%|prosenttia)|puolet|kolmanneksen|neljänneksen|viidenneksen)\s+(?:niistä|heistä|siitä|\w+ista|\w+istä)\b",
        re.IGNORECASE,
    ),
)

_PLAN = r"\w*(?:suunnitel|tavoit|aikataul|budjet)\w*"


_TIME = r"(?:(?:(?:\w+\s+){1,4}jälkeen|\w+kuu(?:hun|n)\s+(?:nähden|verrattuna)|verrattuna|vuodentakaiseen\s+(?:nähden|verrattuna)|\w+kuusta|sen\s+sijaan|nyt|myös|silti|sitten|taas|jälleen|edelleen|ja|mutta|\w+kuussa|tässä\s+kuussa|tänä\s+vuonna)\W+){0,3}"  # noqa: E501
_ASPECT = (
    r"(?:(?:on|ovat|oli|olivat|ollut|olleet|jatko(?:i|ivat)|jatku(?:i|ivat)|alko(?:i|ivat)|ei|eivät|myös|silti|edelleen|taas|"
    r"jälleen|nyt|vielä|yhä|hieman|vähän|jo|\w+sti|\w+kuussa|\w+kuusta|\w+kuuhun\s+verrattuna)\W+){0,4}"
)
# Words that name no subject of their own: before a direction they leave it to the KPI that is spoken of anyway.
_LIGHT = (
    r"(?:se|sen|sitä|siinä|ne|niiden|niitä|niissä|heitä|heidän|tämä|tämän|nämä|molemmat|kaikki|luku|luvut|luvussa|määrä|määrässä|summa|tulos|kuukausi|"
    r"muutos|askel|askeleen|suunta|kehitys|trendi|taso|tulos|myös|taas|jälleen|kokonaisuutena|kokonaisuutenaan|selvästi|"
    r"hieman|hiukan|vähän|aavistuksen|pikkuisen|hivenen|jyrkästi|edelleen|yhä|silti|nyt|jo|on|ovat|oli|olivat|ollut|olleet|vain|kuitenkin|pysyi|pysyivät|"
    r"tuli|tulivat|tultiin|meni|menivät|mentiin|nähtiin|nähdään|näkyi|näkyy|havaittiin|tapahtui|otettiin|saatiin|saimme|toteamme|todeta|huomataan|huomaamme|joudumme|voimme|voidaan|täytyy|koettiin|kirjattiin|jatkui|jatkoi|"
    r"lähti|lähtivät|kääntyi|kääntyivät|\w+kuu(?:n|ta|ssa|sta|hun)?|\w+kuu(?:n|hun)\s+nähden|nähden|vuodentakais\w+|vuoden|takais\w+|vuosi|vuotta|viime|vuonna|vuoteen|"
    r"edelli\w+|aiem\w+|kuin|verrattuna|suhteessa|sitten|sitä\s+vastoin|sen\s+sijaan|ja|mutta|eli|kaikkiaan|yhteensä|todellinen|todellista|aito|aitoa|selvä|selvää|"
    r"jyrkkä|jyrkkää|pieni|pientä|pienen|loiva|loivaa|loivaan|hienoinen|hienoista|lievä|lievää|maltillinen|maltillista|reipas|reipasta|vahva|vahvaa|"
    r"suuri|suurta|iso|isoa|mukava|mukavaa|mukavasti|ilahduttava\w*|uusi|uutta|toinen|kolmas|\w{3,}sti|melkein|lähes|noin|yli|alle|\d[\d.,]*|%|prosent\w+|euro\w*)"
)

_REFERENCE = Reference(
    one=re.compile(rf"^\W*{_TIME}(?:se|tämä|sekin|sen|sillä)\W+(?:{_ASPECT}|(?:{_LIGHT}\W+){{0,5}})$", re.IGNORECASE),
    many=re.compile(
        rf"^\W*{_TIME}(?:ne|nämä|he|heitä|heidän\s+määränsä|niitä|niiden|niiden\s+(?:määrä|lukumäärä)|nekin|molemmat)\W+(?:{_ASPECT}|(?:{_LIGHT}\W+){{0,5}})$",
        re.IGNORECASE,
    ),
    counted=re.compile(
        r"\b(?:niitä|heitä)\b(?:\s+(?!vastaan\b|kohti\b|varten\b)\w+){0,4}\s+$|"
        r"\b(?:oli|tuli|kertyi|saatiin)\s+(?:niitä|heitä)\s+(?:\w+\s+)?$|"
        r"^\W*(?:(?:\w+kuussa|kasaan|kassaan|yhteensä|kaikkiaan)\s+){0,2}(?:saatiin|saimme|kertyi|tuli)\s+(?:\w+\s+)?$",
        re.IGNORECASE,
    ),
    subject=re.compile(
        r"\W*(?:\w+kuussa\s+|nyt\s+|vuosi\s+sitten\s+)?(?:se|ne|niiden\s+(?:luku)?määrä|(?:luku)?määrä|luku|lukema)\s+(?:on\s+|oli\s+)?(?:\w+\s+)?"
        r"(?:nousi(?:vat)?|laski(?:vat)?|kasvoi(?:vat)?|putosi(?:vat)?|hyppäsi(?:vät)?|kipusi(?:vat)?|väheni(?:vät)?|lisääntyi(?:vät)?|meni(?:vät)?|jäi(?:vät)?|"
        r"oli(?:vat)?|on|ovat|noussut|laskenut|kasvanut|kohosi(?:vat)?|ylsi(?:vät)?|asettui(?:vat)?|pomppasi(?:vat)?|tuplaantui(?:vat)?|kaksinkertaistui(?:vat)?)\b",
        re.IGNORECASE,
    ),
    within=re.compile(r"(?!)"),
    bare=re.compile(rf"^\W*(?!\W*(?:ei|eivät)\b){_ASPECT}$", re.IGNORECASE),
    verb=re.compile(r"^\w+(?:i|ivat|ivät|nut|nyt|neet)$", re.IGNORECASE),
    others=re.compile(
        r"\b(?:muu|muut|muuten|muilta\s+osin|loput|loppu|kaikki\s+muu)\s+(?:(?:on|ovat|oli|olivat|pysyi|pysyivät)\s+)?$",
        re.IGNORECASE,
    ),
    partitive=re.compile(r"(?!)"),
    plural=re.compile(r"t$", re.IGNORECASE),
    pair=re.compile(r"\W*molemmat\b", re.IGNORECASE),
    place=re.compile(r"\W*(?:siellä|sieltä|siinä|sinne|niissä|niistä|molem\w+|se|ne|yhdessä)\b", re.IGNORECASE),
    single=re.compile(r"\b(?:yksi|kukin|jokainen|yhde\w+|ku[nt]ak?in\w*|jokais\w+)\b", re.IGNORECASE),
    both=re.compile(
        r"\bsekä\b.*\bettä\b|\bniin\b.*\bkuin\b|\w+(?:sta|stä|hun|een)\s+ja\s+(?:myös\s+)?(?:\w+\s+)?\w+(?:sta|stä|hun|een)\b",
        re.IGNORECASE,
    ),
    all=re.compile(r"\b(?:kaikki|molemmat|kaikki\s+(?:luvut|mittarit))\b", re.IGNORECASE),
    like=re.compile(r",\s(?:kuten|toisin\s+kuin|niin\s+kuin)\s", re.IGNORECASE),
    echo=re.compile(
        r"\b(?:samoin(?:\s+(?:kävi|teki(?:vät)?|on|oli|ovat|olivat))?|niin\s+(?:myös\s+)?(?:\w+(?:i|ivat|ivät|ee|aa|vat|vät)\s+)?(?:myös\s+)?|"
        r"kuten\s+(?:myös\s+)?|sama\s+(?:koskee|pätee|päti|koski)\s+(?:myös\s+)?|samaa\s+tietä\s+kulki(?:vat)?\s+(?:myös\s+)?)\s*$",
        re.IGNORECASE,
    ),
    echoed=re.compile(
        r"\s+(?:teki(?:vät)?\s+samoin|samoin\b|tuli(?:vat)?\s+perässä|seurasi(?:vat)?\s+(?:perässä|mukana)|kulki(?:vat)?\s+samaa\s+(?:tietä|suuntaa))\b",
        re.IGNORECASE,
    ),
)

# What stands where a verb does, as far as its form tells: nouns and adverbs that end alike are left out by name.
_NO_VERB = (
    r"(?:uusi|kuusi|viisi|kaksi|yksi|pieni|tosi|käsi|lehti|\w*kausi|\w*vuosi|\w*(?:budj|pak|tik)etti|\w*hintaan|\w*kaan|\w*kään|"
    r"kovasti|\w*sivusi|\w*puolesi)"
)
_VERB = (
    rf"(?!{_NO_VERB}(?!\w))(?:on|ovat|oli|olivat|ei|eivät|ollaan|oltiin|laski|nousi|kipusi|jäi|tuli|toi|vei|sai|söi|kävi|meni|piti|näki|alkoi|nosti|osti|hoiti|"
    r"maksaa|tuottaa|tuo|käy|saa|jää|kasvaa|\w{2,}(?:ivat|ivät|imme|ttiin|taan|tään)|(?:tul|men|pysy|jää|kasva|laske|nouse)v[aä]t|"
    r"\w{2,}(?:oi|ui|yi|asi|äsi|esi|isi|osi|ösi|ensi|nsi|tti|hti|eni|ani|oni|äni|usti)|\w{3,}ee)"
)
_NO_SUBJECT = r"(?:niin|myös|sitten|silti|siksi|siten|jo|vain|yhä|taas|edelleen|että|joka|jotka|kun|jonka|\w{3,}sti)"


FINNISH = WordList(
    code="fi",
    amounts=AMOUNTS,
    counts=COUNTS,
    times=TIMES,
    subjects=SUBJECTS,
    heads=HEADS,
    sources=SOURCES,
    voice=VOICE,
    causes=_CAUSES,
    courses=COURSES,
    priced=words(r"kallistu\w+", r"kallii\w+", r"halpen\w+", r"halve\w+"),
    cost_of=re.compile(
        r"\s+(?:(?:on|ovat|oli|olivat|tuli|tulivat|tullut|tulleet|nyt|selvästi|hieman)\s+)*", re.IGNORECASE
    ),
    attributive=ATTRIBUTIVE,
    name=name_pattern,
    standings={
        "ahead": re.compile(
            rf"\byli\s+{_PLAN}|\b\w+ss[aä]\s+(?:\w+\s+)?edellä\b|\b{_PLAN}\s+(?:\S+\s+){{0,4}}edellä\b|\bedellä\s+(?:\S+\s+)?{_PLAN}|\b{_PLAN}\s+(?:on\s+|jo\s+)*(?:ylittyi|ylitetty|ohitettu|saavutettu|täyttyi|täynnä(?!\s+(?:noin\s+|vasta\s+|jo\s+)?\d))|"
            rf"\b(?:ylitti(?:vät)?|ylittä(?:ä|vät)|ylitimme|ohittaa|ohitti(?:vat)?|ohitimme|(?:on|ovat)\s+(?:jo\s+)?(?:ohitta|ylittä|saavutta)(?:nut|neet|nyt)|saavutimme|saavutti(?:vat)?)\s+(?:\w+\s+)?{_PLAN}|\b{_PLAN}\s+(?:yli|yläpuolella)\b|"
            r"\betuajassa\b(?=.*suunnitel)",
            re.IGNORECASE,
        ),
        "on plan": re.compile(
            r"\b(?:suunnitelmassa|aikataulussa|tavoitevauhdissa|tavoitteessa)(?:an|mme)?\b(?!\s+(?:oli|on|piti|lukee|mainit|sano|pyyd))(?!\s+\d)|"
            r"\bsuunnitel(?:man|mien)\s+(?:mukaan(?=\W*$)|mukaisesti)|\b(?:ottanut|kuronut|saanut|otti|kuroi|sai)\s+suunnitelma\w*\s+kiinni|\bsuunnitelma\w*\s+(?:on\s+)?(?:otettu|kurottu|saatu)\s+kiinni",
            re.IGNORECASE,
        ),
        "behind": re.compile(
            rf"\b{_PLAN}\s+(?:\S+\s+){{0,4}}(?:jäljessä|jälkeen|perässä)\b|\bjäljessä\s+(?:\S+\s+)?{_PLAN}|\b\w+ss[aä]\s+(?:\w+\s+)?jäljessä\b|"
            rf"\b(?:alitti(?:vat)?|alitta(?:a|vat)|alitimme|jäi(?:vät)?\s+alle|jäimme)\s+(?:\w+\s+)?{_PLAN}|\b{_PLAN}\s+alle\b",
            re.IGNORECASE,
        ),
    },
    conditional=words(
        r"jos|kun|kunnes|jotta|pitäisi|pitää|täytyy|jälleen|takaisin|ei|emme|eivät|eikä|pysy\w*|piti|oli|olivat|olimme|\w+isimme"
    ),
    we_are=words(r"olemme|ollaan"),
    compound=re.compile(r"(?<=\w)(?=tavoit|suunnitel)", re.IGNORECASE),
    extra="(?:lisä|kuukausi|kokonais)?",
    synonyms=(
        (
            "verkkomyynti",
            "myynti",
            "liikevaihto",
            "revenue",
            "myimme",
            "myytiin",
            "kauppa myi",
            "verkkokauppa myi",
            "on myyty",
            "kokonaismyynti",
            "kauppa kävi",
            "kauppa käy",
        ),
        (
            "tilaukset",
            "tilausmäärä",
            "orders",
            "orderit",
            "tilattiin",
            "asiakkaat tilasivat",
            "väki tilasi",
            "ihmiset tilasivat",
        ),
        (
            "kävijät",
            "kävijämäärä",
            "käynnit",
            "liikenne",
            "vierailut",
            "visitors",
            "sivustolla kävi",
            "sivustolla vieraili",
            "kaupassa kävi",
            "verkkokaupassa kävi",
            "kaupassa vieraili",
            "kaupassa poikkesi",
            "sivuilla kävi",
            "kävi sivuilla",
            "sivustolle tuli",
            "sivuille tuli",
            "sivustolle löysi",
            "kävi sivustolla",
            "kävi kaupassa",
            "kävi verkkokaupassa",
            "traffic",
            "sessiot",
            "traffa",
        ),
        (
            *("liidit", "liidimäärä", "yhteydenotot", "tarjousta pyytäneet", "tarjousta pyytävät", "leads", "leadit"),
            *(
                "yhteystietonsa jätti",
                "jätti yhteystietonsa",
                "jätti yhteystiedot",
                "pyysi tarjousta",
                "tarjousta pyysi",
            ),
        ),
        ("asiakkaat", "asiakasmäärä", "customers"),
        (
            "konversioaste",
            "konversio",
            "konversioprosentti",
            "conversion",
            "ostajien osuus kävijöistä",
            "ostajien osuus",
            "ostaneiden osuus",
            "CVR",
        ),
        (
            "liidin hinta",
            "liidihinta",
            "liidikustannus",
            "liidin hankkiminen",
            "liidin hankinta",
            "liidin saaminen",
            "liidin saanti",
            "niiden hinta",
            "niiden hinnat",
            "jokaisen hinta",
            "kunkin hinta",
            "yhden hinta",
            "hinta per liidi",
            "liidi maksaa",
            "liidi maksoi",
            "liidistä maksetaan",
            "liidistä maksettiin",
            "liidistä maksamme",
            "liidistä maksoimme",
            "maksoimme liidistä",
            "maksamme liidistä",
            "maksettiin liidistä",
            "maksetaan liidistä",
            "liidikohtainen hinta",
            "liidikohtainen kustannus",
            "liidin kustannus",
            "liidin kustannukset",
            "kustannus per liidi",
            "kustannus liidiä kohden",
            "hinta liidiä kohden",
            "cost-per-lead",
            "CPL",
        ),
        ("keskiostos", "keskitilaus", "keskimääräinen tilaus", "aov"),
        ("sivulataukset", "sivunkatselut", "page-views"),
        ("tarjouspyynnöt", "tarjoukset", "quotations"),
        ("mainonta", "mainoskulut", "advertising"),
    ),
    breaks=re.compile(
        r"[;()]|:(?![a-zåäö])|,\s(?=(?:\w+kuuhun|vuodentakaiseen|viime\s+vuoteen|edelliskuuhun)\s+(?:verrattuna|nähden))|,\sja\s(?!(?:\w+sti\s+)?$)|,\s(?=(?:se|ne|on|ovat|oli|olivat|silti)\b)|\s[–—-]\s|—|,?\s(?:kun|kun\s+taas|mutta|vaikka|vaan|sillä|koska|jos|joten|jotta|ennen\s+kuin|samalla\s+kun|joskin|"
        r"jonka|jotka|joka|jolloin|mikä|toisaalta|kuitenkin)\b|(?<=\s)(?:,\s*ja)\b",
        re.IGNORECASE,
    ),
    joins=re.compile(r",?\s+ja(?=\s)", re.IGNORECASE),
    verbs=words(_VERB),
    predicated=re.compile(
        rf"\s+(?!(?:{_VERB}|{_NO_SUBJECT})(?!\w))(?:(?!(?:joka|jotka|jonka|että)\b)\w[\w'’.,%:-]*\s+){{1,5}}?{_VERB}(?!\w)",
        re.IGNORECASE,
    ),
    negation=words(r"ei", r"eivät", r"eikä", r"eivätkä", r"emme", r"ettei", r"etteivät", r"ilman", r"tuskin"),
    that=words(r"että"),
    unreal=words(
        r"viimeksi(?!\s+kulune)",
        r"jos",
        r"jotta",
        r"(?!\w*viisi\b|julkaisi|ratkaisi|katkaisi|valaisi|karisi|jaksoi|ampaisi)\w{2,}(?:isi|isivat|isivät|isimme)",
        r"(?:odot|tavoit|toivo(?!tu[nt]?\b|ttua?\b)|aio|aikoo|pyri|suunnit|ennust|uskom|arvioi|ehdot|halua|yrit)\w*",
        r"(?<!alkanut\s)(?<!alkoi\s)(?<!alkoivat\s)(?<!alkaneet\s)(?:nousemaan|kasvamaan|laskemaan|pysymään|paranemaan|vähentämään|kasvattamaan|nostamaan|lisäämään|"
        r"kasvattaa|nostaa|laskea|parantaa|lisätä|vähentää|nousta|parantua|kasvaa(?=\s+edelleen\s+ensi))",
        r"(?:saadaan|saamme|täytyy|pitää|pitäisi|voi(?!\s+(?:lukea|nähdä|havaita|todeta))|voivat|voimme(?!\s+(?:lukea|nähdä|havaita|todeta))|voidaan(?!\s+(?:lukea|nähdä|havaita|todeta))|saattaa|pitäisi)",
        r"ensi",
        r"onko",
        r"ovatko",
        r"miksi",
    ),
    turning=words(
        r"hidast\w*",
        r"pysähty\w*",
        r"taittu\w*",
        r"käänty\w*\b(?!\s+(?:\w+\s+){0,3}?(?:(?:lask|nous|kasv)uun|alas|ylös))",
        r"loppu\w*",
        r"tasaantu\w*",
        r"oli(?:vat)?\s+(?:\w+\s+)?(?:ehtinyt|ehtineet|noussut|laskenut|kasvanut|vähentynyt)",
        r"ennen\s+(?:tätä|sitä|{THIS}\w*)",
        r"kohti",
        r"osuu\w*",
        r"osuus",
        r"vauhti",
        r"nopeammin|hitaammin",
        r"kompensoi\w*",
    ),
    passed=re.compile(r"(?!)"),
    passed_after=re.compile(r"\s+(?:\w+(?:n|sta|stä|ssa|ssä)\s+)?jälkeen\b(?!\s+(?:jää|jäi))", re.IGNORECASE),
    pronouns=re.compile(rf"^\W*(?:{_LIGHT}\W+)*$", re.IGNORECASE),
    reference=_REFERENCE,
    aside=re.compile(
        r",\s(?:kuten|toisin\s+kuin|niin\s+kuin|joka|jotka|jonka|joiden|jota|joita|jossa|joissa|jolla|jo|aina|yhä)\s[^,;.:]*,(?=\s)",
        re.IGNORECASE,
    ),
    remarks=re.compile(
        r",?\s(?:kuten\s+(?:odotettiin|odotimme|ennakoitiin|ennakoimme|arvattiin|pelättiin|aina|tavallista)|odotetusti|odotusten\s+mukaisesti|"
        r"tuttuun\s+tapaan|normaaliin\s+tapaan)(?=\W)|"
        r",?\s(?:(?:mutta|ja|joskin|silti|yhä|edelleen|selvästi|hyvin|kuitenkin)\s+)*(?:tavanomaise|tavallise|normaali|totutu|odotetu)\w*\s+(?:vaihtelu\w*|rajo\w+|haaruka\w+|vaihteluväli\w*)"
        r"(?:\s+(?:rajo\w+|puitte\w+|sisä\w+|mukai\w+))?(?=\W)|"
        r",\s(?:joskin\s+|tosin\s+|vaikkakin\s+|tosin\s+|vain\s+|vähän\s+|hieman\s+|hiukan\s+|selvästi\s+|ei\s+ihan\s+)*(?:hitaammin|nopeammin|maltillisemmin|loivemmin|jyrkemmin|"
        r"yhtä\s+(?:nopeasti|jyrkästi|paljon))\b[^.;,:]*|"
        r",\s\d[\d\s.,]*\s*(?:kappaletta|kpl|euroa|€|%|prosenttia)?,(?=\s)|"
        r",\s(?:sen\s+sijaan|puolestaan|toisaalta|onneksi|valitettavasti|tosin|toki|kylläkin|yllättäen|yllättävästi),(?=\s)",
        re.IGNORECASE,
    ),
    comparative=words(
        r"enemmän|vähemmän|paremmin|huonommin|heikommin|vilkkaammin|useam\w+|harvem\w+|\w+mp(?:i|ia|iä|aa|ää|ana|änä)|\w+mm(?:at|ät|alla|ällä|assa|ässä)|pare\w+|heiko\w+"
    ),
    during=re.compile(r"(?!)"),
    located=re.compile(r"\w+kuussa|\w+kuu", re.IGNORECASE),
    compared=words(r"verrattuna|nähden|vastaan|suhteessa"),
    supposed=re.compile(r"^\W*(?:jos|mikäli|ellei(?:vät)?|kunhan|olettaen)\b", re.IGNORECASE),
    supposing=re.compile(r"\s(?:jos|mikäli|ellei(?:vät)?|kunhan)\W*$", re.IGNORECASE),
    than=words(r"kuin"),
    now=words(r"nyt|tänä\s+vuonna|tässä\s+kuussa|viimeksi\s+kuluneessa"),
    linking=r"(?:ovat|olivat|määrä|määrän|on|oli|myös|yhteensä|koko|kokonais\w*)",
    finite=words(
        r"on|ovat|oli|olivat|ollut|olleet|jäi|jäivät|tuli|tulivat|pysyi|pysyivät|päätyi|päätyivät|saatiin|nähtiin|näkyi|näkyy|tapahtui|kertyi|\w+imme|ollaan|oltiin|tultiin|mentiin"
    ),
    part=words(
        r"(?!{MONTH})(?!\w*määrä|verkossa|(?:verkko)?kaupassa|(?:verkko)?sivustolla|sivuilla|volyymi|kehity|trendi|kertymä|osalta|kohdalla|havaittav|nähtäv|näkyv|puolivälissä|jonkin|huomattav|kuussa|ennallaan|tasolla|samalla|kuukaudessa|vuodessa|päivässä|edelleen|ajalla|kaikkiaan|jälkeen|"
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
        r"[Aa]ikaan|[Ss]ijaan|[Kk]uitenkin|[Ss]entään|[Ee]delleen|[Jj]älleen|[Uu]udelleen|[Aa]inakin|[Tt]osin|[Vv]ain|[Vv]arsin|[Ss]illoin|[Tt]ällöin|[Mm]yöskin|[Hh]yvin|"
        r"[Mm]elkein|[Ii]han|[Aa]ivan|[Ee]rittäin|[Ss]amoin|[Mm]uuten|[Ee]nnen|[Kk]ovin|[Ss]itten|[Vv]astoin|[Tt]oisin|[Jj]älkeen|[Aa]ikana|[Mm]ukaan|[Oo]salta|[Kk]aikkiaan|[Pp]uolestaan|[Ii]tse\w*|"
        r"[Jj]okai\w+|[Kk]ukin|[Ii]lman|[Kk]uten|[Nn]äin|\w+(?:llen|oen)\b|[Ll]askien|[Vv]erraten|[Tt]ällä|[Yy]hteen|[Hh]ieman|[Mm]onen|[Kk]un\b)"
        r"\w{2,}(?:n|iset|inen|isen|isten|at|ät|[lnrs]eet|tut|tyt)|\b\w+-)\s*$"
    ),
    abbreviations=re.compile(
        r"\b(?:esim|mm|ym|yms|jne|n|noin|milj|mrd|pros|kpl|vrt|ts|eli|ks|nk|ns|huom|v|klo|vko|s|nro|alk|sis)\.$", re.I
    ),
    compounded=re.compile(
        r"\w(?:kate|katteen|katetta|katteesta|budjet\w*|kampanja\w*|laskuri\w*|tiimi\w*|henkilö\w*|päällik\w*|kanava\w*|vahvistu\w*|lomak\w*|sivu\w*|hinnoit\w*|ehdo\w*|ehto\w*|kort\w*|aik\w*|aja\w*)$",
        re.IGNORECASE,
    ),
    staff=re.compile(r"myynti\s+(?:on\s+|ei\s+|ehti\s+)?(?:\w+\s+)?(?:soitt\w+|sanoi|sanoo)\b", re.IGNORECASE),
    remainder=r"mu(?:ut|issa|ista|iden|ita|ihin|illa|ilta|ille)\s+(?:maa|mai|markkina|aluee)\w*|muual(?:la|ta|le)|muu\s+maailma\w*|loput(?=\s+\d)",
    demonyms={},  # a country's people begin with its name: "Saksa", "saksalaiset"
    loose=re.compile(
        r"\b(?:sata|sadalla|tuhat|prosentti|kymmenen)\s+tai\s+(?:pari|kaksi)\b|\bpari\s+kolme\b|\bmuutama\w*\s+(?:sata|sadan|sataa|tuhat|tuhannen|tuhatta|kymmenen|prosentti|prosentin)\b|\byksi\s+tai\s+kaksi\b|\byksi\s+kaksi\b",
        re.IGNORECASE,
    ),
    labels=r"(?:vaihe\w*|sivu(?:lla|n|lta|ssa|sta|t|lle|ja)?|kohta|kohdan|kohdassa|versio\w*|viikko|viikolla|viikon|vko|nro|numero|luku|luvussa|taso|"
    r"tyyppi|top|osa|askel|liite|taulukko|kuva|q|klo|vuosi|vuonna|vuoden|päivä|sprintti|kierros)",
)
