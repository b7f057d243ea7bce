"""Finnish: how quantities are written, in all cases that sentences ask for."""

from __future__ import annotations

import re

from readout.text.wordlists.words import Amounts, words

_CARDINALS = {
    r"yksi|yhden|yhtä|yhdellä": 1,
    r"kaksi|kahden|kahta|kahdella|kahteen": 2,
    r"kolme|kolmen|kolmea|kolmella|kolmeen": 3,
    r"neljä|neljän|neljää|neljällä|neljään": 4,
    r"viisi|viiden|viittä|viidellä|viiteen": 5,
    r"kuusi|kuuden|kuutta|kuudella|kuuteen": 6,
    r"seitsemän|seitsemää|seitsemällä|seitsemään": 7,
    r"kahdeksan|kahdeksaa|kahdeksalla|kahdeksaan": 8,
    r"yhdeksän|yhdeksää|yhdeksällä|yhdeksään": 9,
    r"kymmenen|kymmentä|kymmenellä|kymmeneen": 10,
    r"yksitoista|yhdentoista": 11,
    r"kaksitoista|kahdentoista": 12,
    r"viisitoista|viidentoista|viittätoista": 15,
    r"kaksikymmentä|kahdenkymmenen|kahtakymmentä|kahdellakymmenellä": 20,
    r"kolmekymmentä|kolmenkymmenen": 30,
    r"neljäkymmentä|neljänkymmenen": 40,
    r"viisikymmentä|viidenkymmenen": 50,
    r"sata|sadan|sataa": 100,
}
_ORDINALS = {
    r"ensimmäi(?:nen|stä|sen)": 1,
    r"toi(?:nen|sta|sen)": 2,
    r"kolma(?:s|tta|nnen|nnessa)": 3,
    r"neljä(?:s|ttä|nnen)": 4,
    r"viide(?:s|ttä|nnen)": 5,
    r"kuude(?:s|tta|nnen)": 6,
    r"seitsemä(?:s|ttä|nnen)": 7,
    r"kahdeksa(?:s|tta|nnen)": 8,
    r"yhdeksä(?:s|ttä|nnen)": 9,
    r"kymmene(?:s|ttä|nnen)": 10,
}
_CASES = r"(?:|a|ä|ta|tä|n|en|on|in|sta|stä|ssa|ssä|lla|llä|lta|ltä|lle|ksi|na|nä|iin|seen|an|än|oon|een)"
_COUNTED = "|".join((r"\d+", *_CARDINALS))
_NTH = "|".join((r"\d+\.", *_ORDINALS))

AMOUNTS = Amounts(
    cardinals=_CARDINALS,
    ordinals=_ORDINALS,
    scales={
        r"tuhan(?:tta|nen|nella|nteen)|tuhat(?:ta)?|t\.?(?=\s?(?:€|e\b|eur))|k": 1e3,
        r"miljoon(?:aa|an|alla|ia|asta|a)|milj\.?|M|mn": 1e6,
        rf"miljardi{_CASES}|mrd\.?": 1e9,
        r"sata(?:a)?": 1e2,
    },
    money=r"€(?::\w+)?|£|\$|eur(?::\w+)?|eur(?:o|oa|on|olla|osta|oon|oina|ot|ojen|oissa)|punt\w+|dollari\w*|kruunu\w*|e(?=[\s.,;])",
    percent=r"(?:%|pros\.?|prosent(?:ti|tia|in|illa|tiin|ista|tina|teina)|pct)(?::\w+)?(?!yksik)",
    points=r"prosenttiyksikkö\w*|prosenttiyksikö\w*|%-?\s?yksik\w*|pp\b|%-?pist\w*",
    times=r"-?kertai(?:nen|sesti|seksi|sen|set)|-?kertaa",
    pieces=r"(?:työtä|työn|tehtävää|tehtävän|toimenpidettä|toimenpiteen|artikkelia|opasta|uutiskirjettä|sivua|julkaisua|"
    r"asiaa\s+valmi\w+)",
    spans=r"(?:sekunti\w*|sekunnin|sek|minuut\w*|min|tunti\w*|tunnin|h|päivä\w*|pv|viikko\w*|viikon|vk|kuukau\w*|kk|"
    r"vuosi\w*|vuot\w*|vuoden|v|kilo\w*|km|kg|cm|mm|px|kt|mt|gt|sanaa|merkkiä|riviä|kieltä|kielellä|sivua|"
    r"maata|maassa|neljännes\w*)",
    pace={
        "days": r"\W+päivä\w*\W+(?:\w+\W+)?(?:jälje\w+|jäljes\w+|edell\w+|myöhäs\w+|etuajas\w+|etumatka\w*|perässä)",
        "months": r"\W+(?:jäljellä\s+olev\w+\W+)?kuukau\w+\W+(?:\w+\W+)?(?:jälje\w+)|\W+jäljellä\W+olev\w+\W+kuukau\w+",
    },
    multiples={
        r"(?:kaksinkertaistu|tuplaantu)\w*|kaksinkertai(?:nen|set|sena|seksi)|kaksi\s+kertaa|tupla(?:t|sti)": 2.0,
        r"(?:kolminkertaistu|triplaantu)\w*|kolminkertai(?:nen|set|seksi)": 3.0,
        r"nelinkertaistu\w*|nelinkertai(?:nen|set|seksi)": 4.0,
        r"viisinkertaistu\w*|viisinkertai(?:nen|set|seksi)": 5.0,
        r"kymmenkertaistu\w*|kymmenkertai(?:nen|set|seksi)": 10.0,
        r"puolittu\w*": 0.5,
    },
    fractions={
        r"puolet|puoleen": 1 / 2,
        r"kaksi\s*kolmas(?:osaa|osan)|kahden\s*kolmasosan|kaksi\s*kolmannesta|kahdella\s*kolmasosalla|"
        r"kahteen\s*kolmasosaan": 2 / 3,
        r"joka\s+kolma(?:s|nnen)|(?:yksi\s+)?kolmannes(?:ta)?|kolmanneks\w+|"
        r"(?:yksi\s+)?kolmasosa(?:n|lla|a)?|kolmasosaan": 1 / 3,
        r"kolme\s*(?:neljäsosaa|neljännestä)|kolmen\s*neljäsosan": 3 / 4,
        r"joka\s+neljäs|joka\s+neljännen|neljänne(?:s|ksen|ksellä|stä)|neljäsosa(?:n|lla|a)?|neljäsosaan": 1 / 4,
        r"kaksi\s*viidesosaa|kahden\s*viidesosan": 2 / 5,
        r"kolme\s*viidesosaa|kolmen\s*viidesosan": 3 / 5,
        r"neljä\s*viidesosaa": 4 / 5,
        r"joka\s+viides|viidenne(?:s|ksen|ksellä|stä)|viidesosa(?:n|lla|a)?|viidesosaan": 1 / 5,
        r"kuudesosa(?:n|lla|a)?|kuudennes|kuudenneksen|kuudenneksella": 1 / 6,
        r"kahdeksasosa(?:n|lla|a)?": 1 / 8,
        r"joka\s+kymmenes|kymmenesosa(?:n|lla|a)?|kymmenenne(?:s|ksen|ksellä|stä)|kymmenykse\w+": 1 / 10,
    },
    streak=re.compile(
        rf"(?<!\w)(?:({_NTH})\s+(?:peräkkäi\w+\s+kuukau\w+|perättäi\w+\s+kuukau\w+|kuukau\w+\s+(?:peräkkäin|perätysten|"
        rf"putkeen|peräjälkeen|yhtäjaksoisesti)|kertaa\s+peräkkäin|kerran\s+peräkkäin)|"
        rf"({_COUNTED})\s+(?:kuukau\w+\s+(?:\w+\s+)?(?:peräkkäin|perätysten|putkeen|peräjälkeen|yhtä\s+mittaa|"
        rf"yhtäjaksoi\w+)|peräkkäi\w+\s+kuukau\w+|perättäi\w+\s+kuukau\w+))(?!\w)",
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
        r"tavoit\w*",
        r"suunnitel\w*",
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
        r"sitten",
        r"historia\w*",
        r"koskaan",
        r"vahvi(?:n|mman)",
        r"heiko(?:in|imman)",
        r"välillä",
    ),
    spend=words(r"kulu\w*", r"kustann\w*", r"budjet\w*", r"käyt\w*", r"raha\w*"),
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
            r"vajaa(?:t|n|lla|seen)?",
            r"lähelle",
            r"jopa",
            r"hieman\s+(?:alle|vaille)",
            r"hiukan\s+alle",
            r"juuri\s+alle",
        ),
        "over": words(
            r"yli",
            r"runsa(?:s|at|an|alla|aseen)",
            r"reilu(?:t|n|lla|un)?",
            r"enemmän\s+kuin",
            r"vähintään",
            r"ylitti(?:vät)?",
            r"suurempi\s+kuin",
            r"ainakin",
            r"hieman\s+yli",
        ),
        "under": words(r"alle", r"vähemmän\s+kuin", r"enintään", r"korkeintaan", r"alitti(?:vat)?", r"pienempi\s+kuin"),
    },
)
