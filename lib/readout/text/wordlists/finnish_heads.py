"""Finnish: what tells a figure of the report from one of something else."""

from __future__ import annotations

import re

from readout.text.wordlists.words import Heads, words

_FUNCTION = ["ja", "sekä", "eli", "tai", "vai", "mutta", "vaan", "sillä", "koska", "kun", "kuin", "jos", "joten", "jotta", "että", "ettei", "vaikka", "kunnes", "joka", "jotka", "jonka", "josta", "joista", "joissa", "johon", "joihin", "jolla", "joilla", "jota", "joita", "mikä", "mitä", "minkä", "missä", "mistä", "mihin", "se", "ne", "sen", "niiden", "siitä", "niistä", "sitä", "niitä", "on", "ovat", "oli", "olivat", "ollut", "olleet", "ei", "eivät", "eikä", "emme", "olemme", "ollaan", "tuli", "tulivat", "tulee", "jäi", "jäivät", "saatiin", "saimme", "kertyi", "nyt", "vielä", "jo", "vain", "enää", "myös", "taas", "jälleen", "silti", "siis", "noin", "yli", "alle", "lähes", "melkein", "hieman", "hiukan", "selvästi", "edelleen", "yhteensä", "kaikkiaan", "kokonaisuudessaan", "yhtä", "yhden", "saman", "sama", "samaa", "verran", "enemmän", "vähemmän", "parempi", "huonompi", "edellä", "jäljessä", "jälkeen", "perässä", "jäljellä", "puuttuu", "kasassa", "koossa", "täynnä", "tavoitteesta", "suunnitelmasta", "viime", "ensi", "vuosi", "vuotta", "vuoden", "vuodessa", "kuukautta", "kuukauden", "kuukausi", "kuukaudessa", "päivässä", "päivää", "kuussa", "kohti", "kohden", "per", "muut", "verrattuna", "nähden", "suhteessa", "sitten", "aiemmin", "aikaisemmin", "myöhemmin", "takaisin", "kohdalla", "mukaan", "kautta", "aikana", "vuodentakaista", "vuodentakaisesta", "edellistä", "edellisestä", "edelliskuuta", "edelliskuusta", "viimevuotista", "viimevuotisesta", "vastaa", "vastaavat", "riittää", "tarkoittaa", "selittää", "tekee", "kuulostaa", "näyttää", "maksaa", "puolestaan", "taasen", "toisaalta", "kuluvana", "luokkaa", "tienoilla", "verran", "pintaan", "riittämättä", "lisää", "alaa", "ylöspäin", "alaspäin", "ylös", "alas", "kutakin", "jokaista", "yhtäkään", "asti", "saakka", "huolimatta", "kesken", "kappaletta"]

_MEASURES = (
    r"\w*(?:avaus|klikkaus|klikki|poistumis|palautus|vastaus|korko|katsomis|läpi)prosen\w*|\w*avausaste\w*|klik\w+|\w*näyttökert\w*|näyttö(?:jä|ä)|seuraaj\w+|tilaaj\w+|tykkäy\w+|"
    r"\w*arvio(?:ta|inti\w*|sana\w*)|\w*arvostelu\w*|\w*tähte\w*|\w*sija(?:lla|lle|lta|ksi|an|a)?|\w*sijoit\w*|pistei\w*|pistettä|\w*kat(?:e|etta|teen|teesta)|\w*latausa\w+|\w*nopeu\w*|"
    r"impressio\w*|\w*kattavuu\w*|tavoittavuu\w*|ROAS|CTR|CPC"
)
_PRICES = (
    r"\w*budje\w+|\w*hin(?:ta|nan|taa|nalla|naltaan|tainen|taiset|taisia|taiset|noiksi|nat|tojen|toja|noista|noissa|taluok\w+|taraja\w*|tataso\w*|taluokka)\w*|\w*alennu\w+|\w*alenne\w+|\w*etu(?:a|koodi\w*)?|"
    r"\w*kuponki\w*|\w*kupon\w+|\w*lahjakort\w+|\w*koodi\w*|\w*maksu\w*|\w*lasku(?:tus|tta|n\s+summa)\w*|\w*palkka\w*|alv\w*|\w*vero\w*|\w*toimitus\w*|\w*postiku\w*|\w*rahti\w*|\w*varasto\w*|\w*saldo\w*|"
    r"\w*raja(?:na|ksi|n)?|\w*kynny\w+|minimi\w*|maksimi\w*|vähimmäis\w+|enimmäis\w+|\w*paket\w+|maksutto\w+|ilmai\w+|\w*palkkio\w*|\w*tarjous(?!pyyn)\w*|ale\w?"
)
_OTHERS = (
    r"\w*kilpailij\w+|markkino\w*|toimial\w+|\w*kysely\w*|vastaaj\w+|vastanne\w+|\w*raadi\w*|iäl\w+|ikäi\w+|ikä\w*|wat\w+|lumen\w*|malli\w*|mallist\w*|koko(?:a|luok\w+)|versio\w*|"
    r"takuu\w*|lämpötil\w+|kelvin\w*|aste(?:tta|en)"
)

HEADS = Heads(
    neutral=words(
        "|".join(re.escape(each) for each in _FUNCTION),
        r"\w*(?:ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|sti|mmin|na|nä)",
        r"\w*kuu(?:hun|ta|n|sta|ssa|lta|lle)?",
        r"\w+(?:imme|tiin|ivat|ivät|taan|tään|nut|nyt|neet|oi|ui|yi|asi|äsi|isi|si)",
        r"\w{4,}(?:empi|ampi|ämpi|mmat|mmät|mpia|mpiä|mpaa|mpää)",
    ),
    noun=re.compile(r"[^\W\d_]\w*(?:a|ä)\b", re.IGNORECASE),
    owning=re.compile(
        r"(?:euron|prosentin|%:n|€:n|miljoonan|tuhannen|kappaleen|punnan|dollarin|pros\.:n)$", re.IGNORECASE
    ),
    skipped=words(
        r"uu(?:tta|den|teen|sia|si)|muu(?:ta|n|hun)|lisää|enemmän|vähemmän|uniikkia|laadukasta|koko|kaikkia|kuukausittai\w+|"
        r"pu(?:hdas|htaan)|rei(?:lu|lun)|jyrk(?:kä|än)|selv(?:ä|än)|piene(?:n|stä)|pieni|suur(?:en|i)|kova|kovan|roima\w*|"
        r"suunnite\w+|sovit\w+|luvat\w+|valmistu\w+|julkaist\w+|tehtyä|erillistä|hyvää|hyvän"
    ),
    generic=words(r"kpl|kappale(?:tta|en|eseen|ella)|ihmistä|ihmisen|henkilöä|henkeä|yksikköä|käyttäjää|yksilöä"),
    foreign=words(_MEASURES, _PRICES, _OTHERS),
    moment=words(
        r"viiko(?:lla|n|ssa|sta|lta|ista|illa|ina|kolla)|viikolla|\w*viikonlo\w+|(?:maanan|tiis|tors|perjan|lauan|sunnun)tai\w*|keskiviik\w+|"
        r"\w*aamu\w*|\w*ilta(?:na|isin|a)?|\w*illalla|\w*yöllä|tunni(?:n|ssa)|black\s+friday\w*|joulu(?:n|na|myyn\w*)?|pääsiäi\w+|juhannu\w+|vapu\w+|"
        r"äitienpäiv\w+|isänpäiv\w+|(?:paras|huonoin|vilkkain|ensimmäinen|viimeinen|kiireisin)\s+päivä|\w*päivänä|vuorokau\w+|"
        r"vuonna\s+20(?:0\d|1\d|2[0-3])|vuoden\s+20(?:0\d|1\d|2[0-3])|viime\s+(?:kesänä|talvena|syksynä|keväänä)|"
        r"alkukuu\w*|loppukuu\w*|kuun\s+(?:alussa|lopussa|puoliväl\w+)|\w+kuun\s+(?:alussa|lopussa|puoliväl\w+|alkupuol\w+|loppupuol\w+)",
    ),
    rest=words(
        r"loput|loppu|loppuo\w+|muu(?:t|n|ta|alla|alta|ten|alle|ista|ilta|illa|issa|hun)|toisaalta|toisa\w+|ulkopuolel\w+|ilman|puuttu\w*|jäljellä|ei|eivät|vielä|matkaa|vailla|vaille|selittämät\w+|avoin\w*|"
        r"ulkopuolelta|enää|jää"
    ),
    per=words(
        r"\w*kohden|\w*kohti|kukin|keski\w+|per|yksi|yhden|jokai\w+|kappale|kappaleelta|kustan\w+|maks\w+|hinna\w+|hinta\w*|arvo\w*|suhde|päivä\w+|tullut|tulee|kpl"
    ),
    goal=words(
        r"\w*tavoit\w*|\w*suunnitel\w*|\w*aikataul\w*|jäljessä|edellä|jäljellä|tarvi\w*|vaadit\w*|vaatii|koossa|kasassa|"
        r"tähän\s+(?:asti|mennessä)|loppuvuo\w*|vuositas\w*|vauhti\w*|vauhdi\w*|tahti\w*|tahdi\w*|puuttu\w*|vuoden\s+alusta|matkaa"
    ),
    by_now=words(r"\w*suunnitel\w*|\w*aikataulu\w*|tähän\s+(?:asti|mennessä)|pitäisi|piti"),
    spent=words(
        r"käyt\w+|kulu(?:i|ivat|nut|neet|tettiin|timme)|meni|sijoit\w+|satsa\w*|panost\w*|maksoimme|\w*työ(?:hön|t|n|mme)|\w*työ\s+maks\w+|kuluja?|kustannukse\w*|kustannuksia"
    ),
    apart=words(r"\w*yksik\w+|nopea\w+|hita\w+|enemmän|vähemmän|kuin|ero\w*|edellä|jäljessä|jälkeen"),
    window=words(
        r"\w*neljännes\w*|kvartaal\w*|Q[1-4]|\w*kuukau(?:tta|den|tena|sien|dessa|detta)|(?:viime|koko)\s+vuo(?:si|den|nna)|vuonna\s+20\d\d|keskim\w+|\w*keskiarvo\w*|"
        r"puolivuo\w+|puoliskol?\w*|kesällä|talvella|keväällä|syksyllä"
    ),
)
