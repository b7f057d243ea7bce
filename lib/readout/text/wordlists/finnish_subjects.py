"""Finnish: what a sentence must speak of before a figure of a kind is meant."""

from __future__ import annotations

import re

from readout.text.wordlists.words import Subjects, words

_MOVED = (
    r"\w*(?:lasku|nousu|kasvu|muutokse|pudotukse|vähennykse|lisäykse|vähenemise|supistumise|menetykse|notkahdukse|"
    r"romahdukse|heikkenemise|alenemise|putoamise|hävikistä|katoamise|mukse)"
)

SUBJECTS = Subjects(
    change=words(
        r"erott\w*|tarvi\w*|vaadi\w*|vaaditaan|lovi|loven|miinus\w*|kuoppa\w*|takamatka\w*|alijäämä\w*|heikom\w+|enemm\w+|vähemm\w+|\w+mp(?:i|ia|iä|aa|ää|ana|änä|aan|ään|at|ät)|\w+mmin|\w+mm(?:aksi|äksi|iksi|at|ät|alla|ällä|assa|ässä)",
        r"\w*(?:ero|eroa|erotus|puuttu\w*|puutu|vaje\w*|jäljes\w*|jälke\w*|edell[äe]\w*|perässä|etumatka\w*|matkaa|jäljellä|edessä|lisä\w*|"
        r"menet\w*|kato\w*|häv\w+|jää\w*|jäi\w*|vajaa\s+suun\w*|ylit\w*|alit\w*|muut\w+|osuu\w*|osuu[st]\w*|seli\w*|kohti|"
        r"vei|veivät|toi|toivat|lohkais\w*|syö\w*|söi|säästy\w*|säästi\w*|säästö\w*|karsi\w*|leikka\w*|kurot\w*|kiri\w*|"
        r"paino\w*|painu\w*|karttu\w*|hupen\w*|lähti|vajo\w*|tuli\s+alas|alas|ylös)",
        r"(?:yli|alle|ohi)(?=\s+\w*(?:kuu|vuo|suunnit|tavoit))",
        rf"{_MOVED}\w*|\w*(?:lasku|nousu|kasvu|muutos|pudotus|vähennys|lisäys|menetys|harppaus|hyppäys|loikka|kasvua)",
    ),
    of_change=words(rf"{_MOVED}(?:sta|stä|n)"),
    of_which=words(r"josta|joista|siitä|niistä|tästä"),
    normal=words(
        r"\w*odot\w*|\w*väli|\w*välin|\w*välillä|\w*väliin|\w*väliä|vaihtelu\w*|tavanomai\w*|tavalli\w*|normaali\w*|raja\w*|"
        r"yleensä|haarukka\w*|haaruka\w*|enint\w+|vähint\w+|ennust\w*|ennako\w*|arvioi\w*|arvio"
    ),
    target=words(
        r"\w*tavoit\w*|\w*suunnit\w*|\w*budjet\w*|tarvi\w*|vaadit\w*|vaatii|vaatisi|edellytt\w*|puuttu\w*|matkaa|jäljellä|koossa|"
        r"pitäisi|pitää|täytyy|yli(?:tty|tä|ttä)\w*|tähtä\w*|maali(?!sku)\w*|päämäärä\w*|lupa\w*|loppuvuo\w*|täynnä|kasassa|saavut\w*|yltä\w*"
    ),
    whole=words(r"\w*tavoit\w*|\w*maali(?!sku)\w*|vuoden(?=\s+\d)"),
    planned=words(
        r"\w*suunnit\w*|\w*tavoit\w*|\w*budjet\w*|\w*aikataul\w*|piti|pitäisi|olisi\s+pitänyt|\w*vauhti\w*|jäljes\w*|jälke\w*|"
        r"edellä|perässä|ohjelma\w*|lupa\w*"
    ),
    landing=words(
        r"päädy\w*|päätyi\w*|päädytään|ennust\w*|ennako\w*|näillä\s+näkymin|tällä\s+(?:menolla|vauhdilla|tahdilla)|loppuvuo\w*|"
        r"vuoden\s+lopussa|arvio\w*|odot\w*|asettu\w*|jouluku\w*|yltä\w*|jäädään|jäämässä|osu\w*"
    ),
    total=words(
        r"viidessä\s+kuukaudessa|tammiku\w+|yhteensä|kaikkiaan|kertyn\w+|kertyi|kumulatiiv\w+|koossa|kasassa|tähän\s+(?:asti|mennessä)|vuoden\s+(?:aikana|alusta)|"
        r"alkuvuo\w+|tänä\s+vuonna|loppuun\s+mennessä|\w*tavoit\w*|\w*suunnit\w*"
    ),
    due=words(
        r"kesäku\w*|tulossa|sovit\w*|luvat\w*|luvan\w*|suunnit\w*|seuraav\w*|ensi|avoin\w*|kesken|tekeillä|valmisteilla|alla|jonossa|seuraavaksi|jäljellä|odot\w*|pyy\w+|"
        r"pyyde\w*|myöhäs\w*|myöhässä|pudot\w*|asiakkaa\w*|teillä|teiltä|valmistu(?:u|vat)|aiomme|puuttu\w*"
    ),
    theirs_too=words(r"asiakk\w+|teil\w+|teidän|teille|joista\s+yksi|yhteensä|kaikkiaan|mukaan\s+lukien"),
    any_work=(
        r"(?:(?:\w+(?:tua|ttua|tun|ttua)\s+)?(?:\w*työ(?:tä|n|t|stä)?(?:mme)?|tehtäv(?:ää|än|iä|ät)|toimenpi(?:dettä|teen|teitä|teet)|asia(?:a|an|t)?|"
        r"asioita|töitä|juttua|hanke(?:tta)?|hankkeen|kohta\w*|toimitusta|projektia))"
    ),
    things=words(r"asia\w*|asioita|juttu\w*|kohta\w*"),
    doing=words(
        r"teh\w+|tei\w+|tekemä\w*|valmi\w+|julkais\w+|toteut\w+|hoid\w+|hoiti\w*|sai\w*|saatiin|työ\w*|sovit\w*|luva\w+|suunnit\w+|avoin\w*|"
        r"odot\w*|pyy\w+|kesken|jäljellä|myöhässä|tarvit\w*|toivo\w*"
    ),
    then=re.compile(
        r"(?<!kuin )\b(?:vuosi\s+sitten|vuotta\s+(?:aiemmin|aikaisemmin|sitten)|viime\s+vuonna|edellisvuonna|"
        r"(?:viime\s+vuoden|edellisvuoden|edellisen\s+vuoden)\s+{THIS}|viime\s+(?:vuoden\s+)?{THIS}(?<!sta)(?<!hun)(?!\w)|{THIS}\s+{LAST_YEAR}|"
        r"vuonna\s+{LAST_YEAR})",
        re.IGNORECASE,
    ),
    outset=re.compile(
        r"(?:\b(?:kuin|verrattuna|vastaan|jälkeen|vuodentakais\w+|vuoden\s+takai\w+|aiem\w+|edelli\w+|huhtikuun)\s+(?:noin\s+|reilu\w*\s+|vajaa\w*\s+)?)$",
        re.IGNORECASE,
    ),
    outset_ends=re.compile(
        r"[\d\s.,%€]*(?:→|->|=>|–>)|[\d\s.,]*(?:t|k|M|milj\.?|tuhannesta|miljoonasta|tuhatta)?\s*(?:%|€|EUR|(?!ihmistä|ostosta|tulosta|uutista|\w*[uy]st[aä])\w+)?:?(?!ihmistä|ostosta|tulosta|uutista|\w*[uy]st[aä])\w*(?:sta|stä)\b",
        re.IGNORECASE,
    ),
    brings=words(
        r"toi(?:vat)?|tuotti(?:vat)?|antoi|keräsi|hankki|poiki|kerrytti|on\s+tuonut",
        r"(?:kautta|lomakkee\w+|myötä)\s+(?:\w+\s+)?(?:tuli(?:vat)?|saatiin|saimme|kertyi)",
    ),
    held_against=re.compile(
        r"\s+(?:\w+\s+)?(?:vähemmän|enemmän|alempi|korkeampi|matalampi|pienempi|suurempi|halvemp\w+|kalliimp\w+)\s+kuin\s+(?:\w+kuussa|vuosi\s+sitten|viime|edelli\w+|(?:kuukautta|vuotta)\s+(?:aiemmin|aikaisemmin|sitten))|"
        r"\s+(?:\w+kuuta|viime\s+\w+|edellis\w+|vuodentakaista)\s+(?:vähemmän|enemmän|alemmas|ylemmäs|alempana|korkeammalla|halvemmalla|kalliimmalla)",
        re.IGNORECASE,
    ),
    counterfactual=words(r"olisi(?:vat)?\s+(?:\w+\s+){0,2}?\w+(?:[nlrs][uy]t|[nlrs]eet)"),
    without=words(
        r"ilman|vähennet\w+|jätetään|jätettäisiin|poisluettuna|paitsi|lukuun\s+ottamatta|pois\s*lukien|olisi(?:vat)?|jättäen|ulkopuolella"
    ),
    gap=re.compile(r"^\W*(?:puuttuu|puuttuvat|vaje|vajaus|jäljellä)(?:\s+(?:enää|vielä|on|jää))*\W*$", re.IGNORECASE),
    lacking=re.compile(
        r"\b(?:puuttu(?:u|vat|i)|uupuu|vaille|vailla|jää|on)\s+(?:(?:enää|vielä|vain|noin|on|jää|enintään)\s+)+$",
        re.IGNORECASE,
    ),
    gap_of=re.compile(r"\b(?:ero|erotus)\s+(?:on|oli)\s+(?:vain\s+|noin\s+)?$", re.IGNORECASE),
    band=words(r"kaista\w*|vaihteluväl\w*|haaruk\w*"),
    several=words(
        r"(?:kaksi|kolme|nämä|kaikki)\s+(?:\w+\s+)?(?:maata|maat|markkinaa|markkinat|aluetta|alueet|kanavaa|kanavat|ryhmää|ryhmät)"
    ),
    of_them=words(r"heistä|niistä|joista"),
    of_whole=re.compile(
        r"(?:^|[,;]\s|\b(?:suurin\s+osa|valtaosa|enemmistö)\s)\W*\w+(?:ista|istä),?\s+(?:\w+\s+)?$|\b(?:näistä|niistä|noista)\s+(?:\w+(?:sta|stä)\s+)?(?:\w+\s+)?$|\d[\d\s]*\s\w+(?:ista|istä)\s+(?:\w+\s+)?$",
        re.IGNORECASE,
    ),
    came=re.compile(
        r"\s+(?:\w+\s+){0,2}?(?:tuli(?:vat)?|saapui(?:vat)?|saatiin|saimme|kertyi|löysi)\s[^.;]*?\b(?:kautta|myötä|\w+(?:sta|stä|lta|ltä|lla|llä))\b",
        re.IGNORECASE,
    ),
    apart_by=words(r"ylit\w+|alit\w+|eroa\w*|poikke\w+"),
    again=words(r"toist\w+|uudelleen|uudestaan|uusi(?:taan|mme|a)|samalla|sama\w*|toistamiseen|jälleen"),
    together_all=words(r"yhteensä|kaikkiaan|yhdessä"),
)
