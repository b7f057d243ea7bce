# ruff: noqa: E501  (lists of words and patterns read better in full lines)
"""Finnish: "I" and "you" by word form. An ending alone tells little (a genitive ends in -n as "I" does), so
verbs of the first person are listed."""

from __future__ import annotations

import re

from readout.text.wordlists.words import Voice, words

_FIRST_VERBS = """
    olen olin en tein teen kirjoitin kirjoitan julkaisin julkaisen huomasin huomaan ehdotan ehdotin suosittelen
    suosittelin luulen luulin uskon uskoin arvelen arvioin ajattelen ajattelin sain saan laitoin laitan lähetin
    lähetän kokeilin kokeilen testasin testaan korjasin korjaan rakensin rakennan suunnittelin suunnittelen
    aloitin aloitan toivon odotan tarkistin tarkistan näen voin aion aioin haluan halusin päätin kävin käyn
    pidin pidän pyydän pyysin kerron kerroin(?!.\\d) lupaan lupasin jatkan jatkoin hoidin hoidan muutin lisäsin lisään
    poistin poistan soitin soitan keskustelin sovin vastasin seurasin analysoin optimoin päivitin päivitän
    toteutin toteutan tutkin selvitin selvitän varmistin varmistan mietin kuulin opin käytin käytän löysin
    löydän tiedän tiesin totesin väitän epäilen nostin nostan kasvatin paransin vein viimeistelin viimeistelen
    kokosin kokoan tilasin valmistelin valmistelen esitän esitin palaan palasin otan otin annoin annan näytän
    näytin ymmärsin ymmärrän kiitän tulen jätin katsoin katson yritin yritän keskityin keskityn siirsin siirrän
    vaihdoin vaihdan uudistin käynnistin käynnistän sanoisin ehdottaisin tekisin haluaisin toivoisin pitäisin
    voisin laadin hion hioin vertaan mittaan kehitin kehitän selostin kuvasin arvelin esittelin neuvottelin
    ostin seuraan vahdin valvon valvoin mietin harkitsen harkitsin opettelin tutustuin tutustun tapasin tapaan haastattelin haastattelen kuvasin
    leikkasin editoin käänsin käännän luonnostelin luonnostelen suosin puolustan perustelen perustelin korostan korostin
    painotan painotin muistutan muistutin lisäilin siivosin järjestin järjestän kutsuin kutsun vertasin mittasin
    keräsin kerään latasin lataan hankin maksan myin tuotin tuotan ohjaan johdan neuvon neuvoin
    opastin autoin autan tuin suunnittelisin ehdotankin kokeilisin jatkaisin tekisin aloittaisin olisin odotin odottaisin oletan oletin
    pelkään iloitsen iloitsin harmittelen kiittelen kiitin pahoittelen pahoittelin onnistuin epäonnistuin unohdin muistan tarvitsen tarvitsin
    yllätyin ilahduin innostuin huolestuin puhun puhuin juttelen juttelin kysyn kysyin ilmoitan ilmoitin raportoin palautan kirjaan kirjasin jaoin tarkennan tarkensin
    varasin maksoin luin kuuntelin vedin vedän ohjasin johdin toivotan kiinnitin huolehdin vastasin ryhdyin
    panostan panostin lopetan lopetin asetan asetin valitsen valitsin rajaan rajasin kohdistan kohdistin tarkoitan tarkoitin päättelen
    päättelin vakuutan vakuutin vakuutun vakuutuin ihmettelen ihmettelin hämmästyn hämmästyin kummastelen perehdyn perehdyin tarjoan
    kaipaan kaipasin pohdin aavistin aavistan ounastelin ounastelen ennustan ennustin avaan avasin suljen suljin nimesin mainitsen
    mainitsin viittaan viittasin lupaudun lupauduin pystyn pystyin kykenen kykenin osaan osasin ehdin jouduin joudun pääsen pääsin
    lähden lähdin menen menin tunnen tunsin koen sanon väitin kehun kehuin siirryn siirryin päädyn päädyin luotan luotin tyydyn
    tyydyin keskitän keskitin nopeutin säädin säädän viilasin hyödynnän hyödynsin kaivoin vältän vältin ylläpidän arvostan arvostin
    huokaisin tarttuin tartun varoitan varoitin varaudun varauduin ymmärrän haen hain etsin lasken mielin hämmennyin ärsyynnyin
    riemuitsen iloitsisin kannatan kannatin vastustan vastustin kyselen kyselin jätän laskutan laskutin vahvistan vahvistin sovitan
    sovitin yhdistän yhdistin nostatin vauhditan vauhditin täydensin täydennän tarkkailen tarkkailin hoitelen selvittelen havaitsen
    havaitsin noudatan noudatin jaksan jaksoin rohkenen uskallan uskalsin ihailen olettaisin katselen katselin merkitsen merkitsin
"""
# The conditional of the first person ends in "-isin", and so do superlatives of "-inen", days' adverbs and a lamp.
_NO_WISHES = (
    r"\w*(?:llisin|l[aä]isin|(?<!t)kaisin|kk[aä]isin|[^v]eisin|m[aä]isin|näköisin|kokoisin|n[aä]isin|v[aä]isin|[bp]äisin|kohtaisin)|"
    r"peräisin|(?:muu)?toisin|öisin|isin|\w*(?:aamu|ilta|päiv|talv|kesä|kevä|syksy|arki|ark|vappu|pyh)i?sin|\w*(?:maanan|tiis|tors|perjan|lauan|sunnun)taisin|keskiviikkoisin|"
    r"(?:vuos|kuukaus|viikoi|päivi|tunne|paikoi|neljännesvuos|asteitt|osi)\w*isin|\w*(?:bas|res|magas|roos|tos)isin|viikonloppuisin|muinaisin|hiljaisin|(?:var|al)haisin|selvisin|\w*(?:puol|kiel)isin"
)
# What ends as "I published" and its like do, and is none.
_NO_VERBS = (
    r"(?:silloin|tällöin|milloin|jolloin|muutoin|keinoin|tavoin|muodoin|sanoin|varoin|kuvioin|vuoroin|päivisin|\w*isoin|ainoin|\w*noin|\w*koin|näin|öin|"
    r"mantelin|\w*käsin|\w*kasin|\w*tasoin|\w*aloin|\w*ehdoin|\w*arvoin|luvuin|hinnoin|joskoin|toisin|ensin|\w*linjoin|\w*toimin|peräsin|karttoin|"
    r"\w*loin|\w*join|\w*roin|samoin|harvoin|vahvoin|omoin|kovoin|halvoin|ylävoin|\w*voimoin|\w*kausin)"
)
_NOT_YOURS = (
    r"(?:\w*(?:liikenne|rakenne|asenne|luonne|käänne|perinne|tilanne|suhdanne|syvänne|myötätunne)|tunne|rinne|vanne|jänne|"
    r"linne|sanne|kanne|ponne|tonne|henne|ränne|painanne|tasanne|ylänne|alanne|länne|hanne|janne|anne|yvonne|marianne|"
    r"susanne|jeanne)"
)
_THEIR_ANSWER = (
    r"(?:vasta(?:us|ukse|ust)|hyväksyn(?:tä|nä)|päätö(?:s|kse|st)|kommentt?i|palaut(?:e|ett)|mielipi(?:de|tee)|vahvistu(?:s|kse|st)|"
    r"toive|toivee|kysymy(?:s|kse)|lup|suostumu(?:s|kse|st)|näkemy(?:s|kse|st)|kannanot|valinta|valinnan|toimenpi|tehtäv|"
    r"puol|osalt|kann|näkö|ajatu|apu|avu|kuitta)\w*nne"
)

VOICE = Voice(
    first=words(
        r"min(?:ä|un|ua|ulle|ulla|ulta|usta|uun|ussa|ut|uksi)(?:kin|kään)?",
        r"mä|mun|mulle|mulla|mua|musta(?=\s+(?:tuntuu|näyttää))",
        r"mielestäni|osaltani|puolestani|tietääkseni|nähdäkseni|kokemukseni|arvioni|ehdotukseni|näkemykseni|itse(?:ni|äni)|"
        r"työni|suositukseni|analyysini|havaintoni|vastuullani|tehtäväni|tavoitteeni",
        r"(?:haastattelu|tutkimukse|mittaukse|laskelma|muistiinpano|kysely|neuvo|toivee|raportti|selvitykse|suunnitelma|idea|viesti|kollega|tiimi|asiakkaa|näkökulma(?:sta)?|puolelta|mielipitee|arvio(?:sta)?|työ)ni",
        r"\w{4,}(?:ma|mä)ni",
        # The possessive of the first person after a case or a stem's own ending; no basic form of a word ends so.
        r"\w{2,}(?:ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|kse|ukse|jen|uute|yyte)ni(?:kin|kään)?",
        r"(?!\w*(?:gee|kollagee|propee|karotee|hygiee)ni)\w{3,}(?:ee|ie)ni",
        rf"(?!(?:{_NO_WISHES})(?!\w))\w{{2,}}isin",
        *(rf"{verb}(?:kin|kään)?" for verb in _FIRST_VERBS.split()),
        rf"(?!{_NO_VERBS}\b)\w{{2,}}(?:oin|öin|(?<!i)asin|(?<!i)äsin|telin)",
    ),
    second=re.compile(
        r"(?<![\w-])(?:(?-i:[Tt]e)(?:idän|itä|ille|illä|iltä|istä|issä|ihin|idät|itse)?(?:kin|kään)?|"
        r"sinä|sinun|sinua|sinulle|sinulla|sinulta|sinusta|sinuun|sinut|sä|sulle|sulla|"
        r"\w{2,}nne(?:kin|kään)?|"
        r"(?:saitte|\w{2,}(?:i|a|ä|e|o|u|y|ö)tte|"
        r"sait|saat|näet|olet|olit|teit|myit|tiedät|onnistuit|saavutit|"
        r"(?:myynti|kauppa|verkkokauppa|sivusto|liikentee|tilaukse|liidi|asiakkaa|tulokse|kampanja|yritykse|kassa|budjetti|tavoittee)si)(?:kin|kään)?|ette)(?!\w|-)",
        re.IGNORECASE,
    ),
    agency=words(
        r"toimistomme",
        r"toimistossamme|me\s+(?:\w+\s+)?toimisto(?:ssa|lla|sta)",
        r"markkinointitoimisto(?:mme)?",
        r"mainostoimisto(?:mme)?",
        r"agentuuri(?:mme)?",
        r"(?:meidän\s+)?toimisto(?:n|lla)?\s+(?:kasvatti|teki|paransi|nosti|tuotti|onnistui|toteutti|hoiti|saavutti)",
        r"(?:meidän\s+)?(?:firmamme|yrityksemme|yhtiömme)",
    ),
    spared=words(
        rf"{_NOT_YOURS}",
        r"(?:entiseen|vanhaan|tavalliseen|tuttuun|totuttuun|samaan|omaan|tähän|siihen|hyvään|viime\s+\w+|\w+n)\s+tapaan",
        r"sinne|tänne|tuonne|minne|jonne|kunne|muualle|sinnekin|minnekään|tännekin|jonnekin|enne|ennen",
        r"sitte|sen\s+myötätunne|palette|vinaigrette|brigitte|charlotte|annette|gazette|roulette|etiquette|corvette",
        r"te-(?:\w+)",
        r"TE",
        r"kiitos\s+teille|kiitos,?\s+että\s+\w+",
    ),
    requests=re.compile(
        r"\?\s*$|\b\w+(?:kaa|kää)\b|\b(?:pyydä(?:mme|n)|pyyntö\w*|toivo(?:mme|isimme)|tarvits\w+|odota(?:mme|n)|kaipaamme|"
        r"kiireelli\w+|ystävällisesti|kiitos\s+jo|voitteko|voisitteko|saisimmeko|sopiiko|sopisiko|haluatteko|onko\w*|"
        r"pyydetään|odotetaan|puuttuu|avoinna|kutsumme|ehdotamme|haluaisimme|kysymme|kysyisimme|mielellämme|halutessanne|"
        r"halutessaan|tarvittaessa|luonnos|liitteenä)\b|"
        rf"\b{_THEIR_ANSWER}\b|\bteidän\s+(?:puolella|vastuulla|kannalta|pöydällä)\w*|"
        r"\b(?:on|ovat)\s+(?:nyt\s+)?teillä\b|\bteille\s+(?:tulee|lähetetään|toimitetaan|lähetämme|jää|esitellään)|"
        r"\b(?:lähetämme|toimitamme|esittelemme|kerromme|esitämme|näytämme|annamme)\s+teille\b|\bteiltä\b",
        re.IGNORECASE,
    ),
    addressed=re.compile(r"\b(?:voitte(?!\s+olla)|saatte)\b", re.IGNORECASE),
    ours=re.compile(
        r"\b(?:kasvat(?:imme|in)|nost(?:imme|in)|lisäsi(?:mme|n)|paransi(?:mme|n)|tuplasi(?:mme|n)|kaksinkertaisti(?:mme|n)|"
        r"saavuti(?:mme|n)|onnistui(?:mme|n)|ylit(?:imme|in)|voiti(?:mme|n)|saimme|tuo(?:timme|tin)|toimme|pudoti(?:mme|n)|"
        r"laski(?:mme)|kiihdyti(?:mme|n)|hankimme|keräsi(?:mme|n)|myi(?:mme|n)|pienensi(?:mme|n)|vähensi(?:mme|n)|"
        r"teimme|vauhditi(?:mme|n)|siiviti(?:mme|n)|rakensi(?:mme|n)|veimme)\b",
        re.IGNORECASE,
    ),
    theirs=words(
        r"teidän",
        r"asiakkaan(?!\s+(?:toive|kanssa))",
        r"asiakkaamme",
        r"te",
        r"sinun",
        rf"(?!{_NOT_YOURS}\b)\w{{3,}}nne",
    ),
)
