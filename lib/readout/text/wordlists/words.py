"""What the reader of an analyst's words must know of a language: which words mean what."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

Course = Literal["up", "down", "flat", "better", "worse"]
Standing = Literal["ahead", "on plan", "behind"]
Bound = Literal["about", "just over", "over", "under", "nearly"]
Pattern = re.Pattern[str]


@dataclass(frozen=True)
class Amounts:
    """How quantities are written.

    ``numbers_in`` finds numbers in words: start, end, value. ``scales`` multiply the number they follow. ``multiples``
    ("doubled") are a new value over the old one; ``fractions`` ("two thirds") a part of a whole. ``streak`` finds
    "third month in a row"; its groups that matched hold the number or the ordinal, which ``ordinals`` reads. ``share``
    and ``past``: words of a sentence that speaks of parts of a whole, or of months without naming them. ``spans`` are
    units of time, which only ``pace`` (days or months ahead, behind, left) makes a figure: ``days_in`` and
    ``months_in`` are units with their length, ``ahead`` and ``left`` the words that must stand near them; ``within``
    before a span says when, and not how far. ``bounds`` stand right before a figure, ``roughly`` right after one: "or
    so". ``reached`` finds, in what stands before a figure and the figure after a bar, that something moved to it.
    ``sized`` verbs after a noun of movement say how large it was ("the fall came to"). ``vague`` numbers are about so
    many: "kymmenkunta". ``joins`` may stand between two numbers of which the second alone has the unit (``out_of``:
    and the scale), and ``moved_by`` right before a figure says that something moved by it.
    """

    numbers_in: Callable[[str], Iterator[tuple[int, int, float]]]
    ordinals: Mapping[str, int]
    scales: Mapping[str, float]
    money: str
    percent: str
    points: str
    times: str
    pieces: str
    spans: str
    pace: Mapping[Literal["days", "months"], str]
    days_in: Mapping[str, float]
    ahead: Pattern
    left: Pattern
    within: str
    multiples: Mapping[str, float]
    fractions: Mapping[str, float]
    streak: Pattern
    share: Pattern
    past: Pattern
    spend: Pattern
    bounds: Mapping[Bound, Pattern]
    roughly: Pattern
    reached: Pattern
    sized: Pattern
    vague: Pattern
    joins: str
    out_of: str
    moved_by: Pattern


@dataclass(frozen=True)
class Counts:
    """How else figures are told than by themselves.

    KPIs are tallied in a sentence on ``kpis``: what became of so many of them (``outcomes`` after the number, by a
    fact's aspect), or how many there are (``all_kpis``, its group the number). ``records`` find, by the end that was
    reached, in how many months it was: their groups that matched hold the number, or words that ``lengths`` reads.
    ``one_in`` is a part by its denominator, its groups a number or an ordinal, which ``ordinals`` reads beside those
    of amounts; ``of_hundred`` stands before a number that is of a hundred (``of_thousand`` alike; ``per_many`` after
    one that is of either, ``whole`` ends with that hundred
    or thousand; ``factor`` stands before a multiple), and ``ranges``
    around a bar that is one of two. A sentence that ``goes_on`` tells more of what the one before it said: its
    figures, and what they are of.
    """

    kpis: Pattern
    outcomes: Mapping[str, Pattern]
    all_kpis: Pattern
    records: Mapping[str, Pattern]
    lengths: Mapping[str, int]
    one_in: Pattern
    ordinals: Mapping[str, int]
    of_hundred: Pattern
    of_thousand: Pattern
    per_many: Pattern
    whole: Pattern
    factor: Pattern
    ranges: Pattern
    goes_on: Pattern


@dataclass(frozen=True)
class Times:
    """How periods are named. ``months`` are the names of January to December, as patterns with all endings.

    ``last_before`` and ``year_before`` stand before a month's name and say that it is the last one, or that of the year
    before; ``in_year`` before a year that a figure is of.

    ``base`` stands before (or, with ``base_ends``, ends) a month that another one is compared with; after ``record``
    words ("the first fall since") it only says how long that was. ``elsewhere`` are spans of which the report knows
    nothing, such as a week. ``plan``: a comparison with a plan, not a period. ``later`` are months to come, unless
    ``happened`` words say that they are those of the year before. ``stated`` verbs say what is or was, also beside a
    plan: "leads were 148, and in June we will ask for more"; ``was`` verbs what is over, ``agreed`` words that work is
    to come. A month ``owns`` the figure that stands after it and a bar with what is between ("April|'s "), and is
    ``owned`` after one ("of|April"). ``extreme`` words speak of the least or most of several, ``in_month`` after a
    figure says that it moved by it within one, ``aimed`` ones after a figure say that it is a goal's, and ``beside``
    ones right before it set it beside the one before; ``before`` speaks of what had gone on until this month.
    """

    months: tuple[str, ...]
    base: Pattern
    base_ends: Pattern
    record: Pattern
    previous: Pattern
    year_ago: Pattern
    year_to_date: Pattern
    in_month: Pattern
    per_day: Pattern
    elsewhere: Pattern
    plan: Pattern
    future: Pattern
    later: Pattern
    happened: Pattern
    stated: Pattern
    was: Pattern
    agreed: Pattern
    owns: Pattern
    owned: Pattern
    last_before: Pattern
    year_before: Pattern
    in_year: str
    extreme: Pattern
    beside: Pattern
    aimed: Pattern
    before: Pattern


@dataclass(frozen=True)
class Voice:
    """Words that tell "I" and "you" from "we". ``requests``: what makes "you" polite; ``addressed``: what may, unless
    it comes with how a KPI went. ``spared``: words that only
    look like one of them. ``ours``: we did it; ``theirs``: it is yours, or the client's."""

    first: Pattern
    second: Pattern
    agency: Pattern
    spared: Pattern
    requests: Pattern
    addressed: Pattern
    ours: Pattern
    theirs: Pattern


@dataclass(frozen=True)
class Causes:
    """Words that claim a cause. Their effect stands ``before`` them, ``after`` them or on ``either`` side; ``either``
    words have their cause just before; a ``clausal`` ones join to a statement its reason;
    a ``relative`` right before
    one says that the cause is told, whatever it denies; after a ``firm``
    one a mere figure is an effect; before ``hence`` words a cause stands that names no KPI. ``without`` tells what
    would have been without the cause. ``then`` and ``afterwards`` only say when, and claim a cause where they name
    ``work`` (after them, or right before them) and something moved; ``credit`` opens a sentence that gives the cause of
    what the one before it said; ``proof`` says that work was worth it; ``opening`` begins a
    sentence on the effect of the one before; ``back`` points to the movement told before, and ``came`` says from which
    work those who were counted came; ``why`` opens a question that the next sentence
    answers. ``hedges`` leave it open or deny it, ``assured`` words deny that
    it is open; ``counted`` names a source. Of the verbs that claim an effect, ``changes`` say as well that something
    moved by itself, ``leads`` need no object, and ``lifts`` say themselves that it moved; ``us`` is who may have
    brought something without being a cause. ``held`` says that a KPI stayed where it was.
    ``portion`` after such a verb is a part of a whole, which nothing moved.
    A name that ends in ``origin`` is what something comes from, and no effect.
    """

    before: Pattern
    after: Pattern
    either: Pattern
    relative: Pattern
    firm: Pattern
    hence: Pattern
    without: Pattern
    then: Pattern
    afterwards: Pattern
    credit: Pattern
    why: Pattern
    proof: Pattern
    opening: Pattern
    back: Pattern
    came: Pattern
    work: Pattern
    hedges: Pattern
    assured: Pattern
    counted: Pattern
    calendar: Pattern
    origin: Pattern
    changes: Pattern
    clausal: Pattern
    leads: Pattern
    lifts: Pattern
    us: Pattern
    held: Pattern
    portion: Pattern


@dataclass(frozen=True)
class Subjects:
    """What a sentence must speak of before a figure of a kind is meant; there are too many figures to match them all.

    ``change``: that something moved or lies apart; ``of_change``: a part of that, ``of_which``: a part of the figure
    before. ``normal``: a usual range; ``target``, ``planned``, ``landing``: the goal, where its plan is by now, where
    it will end; ``whole`` is the goal alone. ``due``: work not yet done, ``theirs_too`` the client's among it;
    ``any_work``: any piece of it, ``things`` only where ``doing`` verbs stand near. ``then``: the year before, as the
    time something was so. ``outset`` stands before (``outset_ends``: after) a figure that another one is compared with.
    ``brings``: verbs between a piece of work and what it brought, ``came`` between a count and the work it came by,
    ``of_them`` (and ``of_whole`` before it) a part of those counted before; ``held_against`` after a figure says that
    it lies between this month and an earlier one; ``without`` and ``counterfactual`` speak of what would have been
    without a part; ``lacking`` right before a number says that so many are missing; ``gap`` alone before a figure says
    that it is what a goal lacks, ``gap_of`` right before it that it lies between two figures, and ``band`` that it is a
    limit; ``several`` parts are counted and not named; ``again`` is that something is done once more; ``apart_by``
    verbs that a figure lies from another; ``together_all`` says that they all share a figure.
    """

    change: Pattern
    of_change: Pattern
    of_which: Pattern
    normal: Pattern
    target: Pattern
    whole: Pattern
    planned: Pattern
    landing: Pattern
    total: Pattern
    due: Pattern
    theirs_too: Pattern
    any_work: str
    things: Pattern
    doing: Pattern
    then: Pattern
    outset: Pattern
    outset_ends: Pattern
    brings: Pattern
    came: Pattern
    of_them: Pattern
    of_whole: Pattern
    several: Pattern
    gap: Pattern
    gap_of: Pattern
    lacking: Pattern
    band: Pattern
    counterfactual: Pattern
    without: Pattern
    held_against: Pattern
    again: Pattern
    apart_by: Pattern
    together_all: Pattern


@dataclass(frozen=True)
class Heads:
    """What tells a figure of the report from one of something else: what stands right after it, or before.

    ``neutral`` words after a figure name nothing; any other ``noun`` is what it counts, after ``skipped`` words. A
    figure that ends in ``owning`` belongs to the next word, whatever that is ("20 prosentin alennus"). ``generic``
    nouns count anything. ``channel`` is a part of the traffic or the spend of which the report knows nothing by
    itself, ``whole`` what that is a part of; ``others`` are those who say a figure that is not ours, or of whom it
    is said; ``abroad`` is where a clause speaks of them. ``hoped`` is what somebody once hoped, feared or planned,
    ``needed`` what each month must bring, as ``must`` verbs say; ``paced`` is where a pace leads, ``paced_now`` that
    of this month. ``foreign`` are measures, prices and limits that no report holds, ``measured`` of these the ones that
    say how something went, and ``asked`` prices, limits and what a thing is like; ``moment`` is a time of which it
    knows nothing, shorter than a month or longer ago. ``limit`` is one that is passed;
    ``rest`` speaks of what is left of a whole, ``per`` of one
    thing for each of another, ``goal`` of a goal or a plan, ``by_now`` of where its plan is by now, ``spent`` of
    what we paid, ``apart`` of two changes held against each other, ``window`` of several months taken together,
    ``monthly`` of what each of them brought, ``elapsed`` of how much of a goal's time has gone. ``short`` right
    after a figure says that it is what a goal lacks, ``made_of`` that it is a part of the KPI whose name ends there;
    ``trial`` before a count says that it is of those who took part in one. ``basket`` names an average one of
    ``basket_of``, which were ``placed`` by those just counted, and which ``orders`` verbs speak of; ``visited``
    finds, in what stands before a figure, a bar and what stands after it, that it counts ``visited_of``. ``each_of``
    finds a KPI's name in the singular, of one of which a figure is told, ``earned`` verbs what it brought, and
    ``rate_of`` is how many of them did. ``when`` opens a clause on the time named before it; ``per_one`` around a
    KPI's name says that something is told of each; ``took`` that we sold for something.
    """

    neutral: Pattern
    noun: Pattern
    owning: Pattern
    skipped: Pattern
    generic: Pattern
    foreign: Pattern
    measured: Pattern
    asked: Pattern
    channel: Pattern
    whole: Pattern
    others: Pattern
    abroad: Pattern
    hoped: Pattern
    needed: Pattern
    must: Pattern
    paced: Pattern
    paced_now: Pattern
    moment: Pattern
    limit: Pattern
    rest: Pattern
    per: Pattern
    goal: Pattern
    by_now: Pattern
    spent: Pattern
    apart: Pattern
    window: Pattern
    monthly: Pattern
    elapsed: Pattern
    short: Pattern
    trial: Pattern
    per_one: Pattern
    each_of: Pattern
    earned: Pattern
    rate_of: str
    placed: Pattern
    orders: Pattern
    when: Pattern
    made_of: Pattern
    basket: Pattern
    basket_of: str
    visited: Pattern
    visited_of: str
    took: Pattern


@dataclass(frozen=True)
class Reference:
    """What points back to a KPI already named. ``one`` and ``many`` find, in what stands before a direction word, that
    its subject is a pronoun in the singular or plural, ``bare`` that it has none of its own; ``verb`` is a direction
    word that can then be its verb; ``others`` are a subject that is none of the KPIs named; ``partitive`` stands
    after a direction word whose subject is a pronoun there ("fewer of them"); ``plural`` ends a KPI's name in the
    plural; ``pair`` opens on two of them. ``place`` opens a sentence on the part that the one before named.
    ``single`` is one of what was counted before, of which a price is said; ``both`` says that each of the periods
    compared with is meant; ``all`` is a subject that is listed after the colon; ``like`` opens an aside that only
    compares. ``echo`` words right before a KPI's name, or ``echoed`` ones right after it, say of it what was said
    last: "so did orders", "orders followed suit". ``subject`` opens a sentence on what the one before was about.
    ``counted`` before a figure says that it counts what was named last, ``within`` after it only when."""

    one: Pattern
    many: Pattern
    subject: Pattern
    counted: Pattern
    within: Pattern
    bare: Pattern
    verb: Pattern
    others: Pattern
    partitive: Pattern
    plural: Pattern
    pair: Pattern
    place: Pattern
    single: Pattern
    both: Pattern
    all: Pattern
    like: Pattern
    echo: Pattern
    echoed: Pattern


@dataclass(frozen=True)
class Sources:
    """Where a figure comes from that the report does not hold: ``named`` in its own sentence, or by a ``line`` of its
    cell that names the source of all. What we paid or did ourselves (``ours``), or what is ``open`` yet, needs none."""

    named: Pattern
    line: Pattern
    ours: Pattern
    open: Pattern


@dataclass(frozen=True)
class WordList:
    """A language. ``name`` turns a KPI's name into a pattern of all its forms; ``synonyms`` are groups of words for the
    same thing, by which a KPI may be called as well. ``extra`` may be joined to a name before it ("lisätilaukset").
    ``attributive`` words say a direction only right before a name ("more orders"), ``priced`` ones only of money, or,
    with only ``cost_of`` words between, of what something costs. ``breaks`` end a clause, and so do ``joins`` ("and")
    between a statement, which has one of the ``verbs``, and a ``predicated`` subject: a new one with its own verb.
    ``unreal`` says that something did not happen (yet), ``passed`` right before a direction word, or ``passed_after``
    right after it, make it something that had happened before: "after a fall", "nousun jälkeen". ``that`` begins what
    is said or thought, ``pronouns`` may stand for the KPI of a cell, ``reference`` for one named before, before the
    direction word. ``standings`` say where we are against the plan, unless ``conditional`` words are near; ``compound``
    ends a name in which a KPI is called. ``aside`` is what stands in commas between a subject and its verb. ``linking``
    words may stand between a direction word and the KPI it belongs to; ``finite`` verbs end the name's own words;
    ``part`` marks that only a part of a KPI is meant. ``remarks`` are said in passing of a movement and change nothing
    of it: "as expected", "within the usual range". A ``comparative`` of an earlier month, named as the time (``during``
    it, or ``located`` in its own form) and not after a ``compared`` word, says the opposite of this one; after ``than``
    this one must be named, maybe as ``now``. ``supposed`` opens a condition, and ``supposing`` stands right before a
    clause that is one. ``loose`` numbers are a manner of speaking: "a hundred or two". A name ``compounded`` with one
    of these is another thing: "myyntikate"; ``staff`` are
    those who are called like a KPI: "sales has called". ``remainder`` is how all others of a whole are called;
    ``demonyms`` say of a country's name in small letters what is of it.
    """

    code: str
    amounts: Amounts
    counts: Counts
    times: Times
    subjects: Subjects
    heads: Heads
    sources: Sources
    voice: Voice
    causes: Causes
    courses: Mapping[Course, Pattern]
    attributive: Mapping[Course, Pattern]
    priced: Pattern
    cost_of: Pattern
    name: Callable[[str], str]
    standings: Mapping[Standing, Pattern]
    conditional: Pattern
    we_are: Pattern
    compound: Pattern
    extra: str
    synonyms: tuple[tuple[str, ...], ...]
    breaks: Pattern
    joins: Pattern
    verbs: Pattern
    predicated: Pattern
    negation: Pattern
    unreal: Pattern
    that: Pattern
    turning: Pattern
    passed: Pattern
    passed_after: Pattern
    pronouns: Pattern
    reference: Reference
    aside: Pattern
    remarks: Pattern
    comparative: Pattern
    during: Pattern
    located: Pattern
    compared: Pattern
    than: Pattern
    now: Pattern
    supposed: Pattern
    supposing: Pattern
    linking: str
    finite: Pattern
    part: Pattern
    part_before: Pattern
    abbreviations: Pattern
    compounded: Pattern
    staff: Pattern
    remainder: str
    demonyms: Mapping[str, str]
    loose: Pattern
    labels: str


def words(*sources: str) -> Pattern:
    """Return a pattern that finds any of the sources as whole words, whatever their case."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(sources)})(?!\w)", re.IGNORECASE)
