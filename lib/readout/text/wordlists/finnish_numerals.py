"""Finnish: numbers in words, compounds in all cases: "kahdellasadallakolmellakymmenellätuhannella"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CASES = "n lla lle lta sta ssa na ksi"
_ONES = (
    "yksi yhtä yhteen yhde|",
    "kaksi kahta kahteen kahde|",
    "kolme kolmea kolmeen kolme|",
    "neljä neljää neljään neljä|",
    "viisi viittä viiteen viide|",
    "kuusi kuutta kuuteen kuude|",
    "seitsemän seitsemää seitsemään seitsemä|",
    "kahdeksan kahdeksaa kahdeksaan kahdeksa|",
    "yhdeksän yhdeksää yhdeksään yhdeksä|",
)
_LARGE = {
    10: "kymmenen kymmentä kymmeneen kymmene|",
    100: "sata sataa sataan sada|",
    1000: "tuhat tuhatta tuhanteen tuhanne|",
}


def _forms(source: str) -> Iterator[str]:
    *whole, stem = source.split()
    yield from whole
    base = stem.rstrip("|")
    essive = {
        "yhde": "yhte",
        "kahde": "kahte",
        "viide": "viite",
        "kuude": "kuute",
        "sada": "sata",
        "tuhanne": "tuhante",
    }
    for case in _CASES.split():
        ending = case if re.search("[aou]", base) else case.replace("a", "ä")
        yield (essive.get(base, base) if case == "na" else base) + ending


_VALUES = {form: n for n, one in enumerate(_ONES, 1) for form in _forms(one)}
_VALUES |= {form: value for value, large in _LARGE.items() for form in _forms(large)}
_ATOM = "|".join((*sorted(_VALUES, key=len, reverse=True), "toista"))
_NUMBER = re.compile(rf"(?<![\w-])(?:{_ATOM})+(?:\s+ja\s+puoli)?(?!\w)", re.IGNORECASE)
_PARTS = re.compile(_ATOM)
_APPROXIMATE = {"viitisen": 5, "kolmisen": 3, "nelisen": 4, "kuutisen": 6, "parisen": 2, "pari": 2, "kymmenisen": 10}
_VAGUE = {
    r"kymmenkun(?:ta|taa|nan)": 10.0,
    r"satakun(?:ta|taa|nan)": 100.0,
    r"parikymmen(?:tä|en)": 20.0,
    r"viitisentoista": 15.0,
    r"viitisenkymmentä": 50.0,
}
_HALVES = {"puoli": 0.5, "puolta": 0.5, "puoleen": 0.5, "puolella": 0.5, "puolitoista": 1.5, "puolentoista": 1.5}


def numbers_in(text: str) -> Iterator[tuple[int, int, float]]:
    """Yield (start, end, value) of every number in words."""
    for found in _NUMBER.finditer(text):
        yield found.start(), found.end(), _value(found[0].casefold())
    for found in re.finditer(rf"(?<![\w-])(?:{'|'.join(_HALVES)})(?!\w)", text, re.IGNORECASE):
        yield found.start(), found.end(), _HALVES[found[0].casefold()]
    for source, value in _VAGUE.items():
        for found in re.finditer(rf"(?<![\w-]){source}(?!\w)", text, re.IGNORECASE):
            yield found.start(), found.end(), value
    tens = rf"(?<![\w-])({'|'.join(_APPROXIMATE)})\s*(sataa|tuhatta)(?!\w)"
    for found in re.finditer(tens, text, re.IGNORECASE):
        large = 100 if found[2].casefold() == "sataa" else 1000
        yield found.start(), found.end(), _APPROXIMATE[found[1].casefold()] * large


def _value(word: str) -> float:
    total = group = one = 0
    for atom in _PARTS.findall(word.split()[0]):
        if atom == "toista":
            group, one = group + 10 + one, 0
        elif (value := _VALUES[atom]) < 10:
            one = value
        elif value < 1000:
            group, one = group + (one or 1) * value, 0
        else:
            total, group, one = total + (group + one or 1) * value, 0, 0
    return total + group + one + (0.5 if word.endswith("puoli") else 0)
