"""Hypotheticals for practice: a case, what is asked about it, and the right answers among wrong ones.

They are made from the law itself: an offence, one of the examples in its file, and, the harder it is to be, the more of
the general rules. The same seed gives the same hypotheticals to everyone who has the same law.
"""

from __future__ import annotations

import itertools
from random import Random

from sentencing.engine.assess import assess
from sentencing.engine.case import Case, CaseError
from sentencing.engine.frame import frame_of
from sentencing.engine.program import names_of, reaches
from sentencing.law import band as bands
from sentencing.law.provision import in_force, on
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.corpus.store import Corpus
    from sentencing.engine.assessment import Assessment
    from sentencing.engine.case import Answer
    from sentencing.law.band import Band
    from sentencing.law.condition import Node
    from sentencing.law.provision import Addition, Offence, System, Tier

LEVELS = (1, 2, 3)  # how many general rules bear on the case, and one more
MOST = 200  # hypotheticals at a time
_DRAWS = 400  # before it is said that there is no such hypothetical
_FRESH = 24  # draws after which a case that was asked already may come again
SHALL_MAY = "shall-may"  # a topic: what binds the court against what it is free to do
_OPTIONS = 4


class Asked(Record):
    """A question: about the `frame`, `shall` or `may`; what may be answered, each a band with what is added to it;
    and which of them is right."""

    about: str
    options: tuple[tuple[Band, tuple[Addition, ...]], ...]
    right: int


class Hypothetical(Record):
    """A case of an offence, what is asked about it, and its assessment. `number` counts from 1."""

    number: int
    offence: str
    facts: dict[str, Answer]
    asked: tuple[Asked, ...]
    assessment: Assessment


class Wish(Record):
    """What hypotheticals are wanted: of which offences, under the law of which day (ISO date), how hard, and on which
    topic: a fact or circumstance that bears on each, and its value (any, if empty); or SHALL_MAY, and each has a rule
    of either kind."""

    offences: tuple[str, ...]
    day: str
    level: int
    seed: int
    topic: str = ""
    value: Answer = True


class NoneFoundError(ValueError):
    """There is no such hypothetical."""


def hypotheticals(corpus: Corpus, wish: Wish) -> Iterator[Hypothetical]:
    """The hypotheticals of a wish, one after another without end, each case once while there is another; raises
    NoneFoundError if nothing fits the wish."""
    seen: set[tuple[object, ...]] = set()
    for number in itertools.count(1):
        made = _hypothetical(corpus, wish, number, seen)
        seen.add((made.offence, *sorted(made.facts.items(), key=str)))
        yield made


def _hypothetical(corpus: Corpus, wish: Wish, number: int, seen: set[tuple[object, ...]]) -> Hypothetical:
    chance = Random(f"{wish.seed}/{wish.level}/{wish.topic}={wish.value}/{','.join(wish.offences)}/{number}")  # noqa: S311 - a class is to get the same
    for draw in range(_DRAWS):
        offence = chance.choice(wish.offences)
        drawn = _drawn(corpus, wish, offence, chance)
        if drawn is not None:
            facts, answer = drawn
            if draw < _FRESH and (offence, *sorted(facts.items(), key=str)) in seen:
                continue
            asked = tuple(_asked(corpus, wish, answer, chance))
            if all(len(each.options) == _OPTIONS for each in asked):
                return Hypothetical(number, offence, facts, asked, answer)
    raise NoneFoundError(wish.topic or ", ".join(wish.offences))


def _drawn(corpus: Corpus, wish: Wish, offence: str, chance: Random) -> tuple[dict[str, Answer], Assessment] | None:
    """A case of an offence, with general rules added to an example of it; None if it has no plain answer."""
    examples = list(_examples(corpus, offence))
    if not examples:
        return None
    facts = dict(chance.choice(examples))
    system = corpus.system(corpus.offence(offence).system)
    general = [each for each in modifiers(system, corpus.offence(offence), wish.day) if not set(each) & set(facts)]
    both = wish.topic == SHALL_MAY
    if wish.topic and wish.topic not in facts and not both:
        fitting = [each for each in general if each.get(wish.topic) == wish.value]
        facts |= chance.choice(fitting) if fitting else {wish.topic: wish.value}
    missing = max(wish.level - 1, 2) if both else wish.level - 1 - bool(wish.topic)
    for each in chance.sample(general, min(max(missing, 0), len(general))):
        if not set(each) & set(facts):
            facts |= each
    answer = _assessed(corpus, offence, facts, wish.day)
    fits = not wish.topic or (both and answer is not None and _has_both(answer)) or facts.get(wish.topic) == wish.value
    return (facts, answer) if fits and answer is not None and _plain(answer) else None


def _has_both(answer: Assessment) -> bool:
    """Whether a rule binds the court and another lets it go further."""
    frame, shall, may = (bands.plain(each) for each in (answer.frame, answer.shall, answer.may))
    return {"shall", "may"} <= {each.modality for each in answer.rules} and len({frame, shall, may}) == 3


def _examples(corpus: Corpus, offence: str) -> Iterator[dict[str, Answer]]:
    """The cases in the files about an offence that are of no day of their own and leave nothing unknown. Who is
    sentenced, and further offences, would make it another kind of case."""
    facts = corpus.system(corpus.offence(offence).system).elements.facts
    apart = {"subject", *(each.id for each in facts if each.type == "offence")}
    for entry in corpus.articles():
        if offence in entry.offences:
            for row in corpus.article(entry.id).elements.get("example", ()):
                given = row["given"]
                settled = None not in given.values() and not any(name.endswith("-date") for name in given)
                if row["offence"] == offence and settled and not row.get("as_of") and apart.isdisjoint(given):
                    yield given


def modifiers(system: System, offence: Offence, day: str) -> list[dict[str, Answer]]:
    """The answers that make the general rules hold that are for an offence, as far as their conditions say them
    plainly."""
    names = names_of(offence, day)
    rules = (rule for rule in on(system.elements.rules, day) if reaches(rule, names))
    found = [answers for rule in rules if (answers := _answers(rule.when))]
    return [each for index, each in enumerate(found) if each not in found[:index]]


def _answers(node: Node | None) -> dict[str, Answer]:
    match node:
        case ("yes", name):
            return {name: True}
        case ("test", name, ((sign, (kind, value)),)) if kind in "nw":
            return {name: value - 1 if sign == "<" else value} if sign in ("<", ">=", "==") else {}
        case ("all", parts):
            made = [_answers(part) for part in parts]
            return {name: value for each in made for name, value in each.items()} if all(made) else {}
        case _:
            return {}


def _assessed(corpus: Corpus, offence: str, facts: dict[str, Answer], day: str) -> Assessment | None:
    try:
        return assess(corpus, offence, Case(facts), day)
    except CaseError:
        return None


def _plain(answer: Assessment) -> bool:
    """Whether there is one answer that nobody contests."""
    certain = not any(each.contested for band in (answer.frame, answer.shall, answer.may) for each in band)
    certain = certain and not any(rule.contested for rule in answer.rules)
    return bool(
        answer.liable
        and answer.tier
        and answer.offence == answer.convicted_of
        and not answer.via
        and not answer.unknown
        and not answer.cumulate
        and certain
    )


# What is asked.


def _asked(corpus: Corpus, wish: Wish, answer: Assessment, chance: Random) -> Iterator[Asked]:
    system = corpus.system(corpus.offence(answer.offence).system)
    frames = list(_frames(corpus, wish, answer, chance))
    yield _question("frame", (answer.frame, answer.additional), frames, chance)
    if wish.level > 1 or wish.topic:
        others = [*_others(system, answer), *((band, ()) for band, _ in frames)]
        yield _question("shall", (answer.shall, ()), others, chance)
        yield _question("may", (answer.may, ()), others, chance)


def _question(
    about: str,
    right: tuple[Band, tuple[Addition, ...]],
    wrong: Iterable[tuple[Band, tuple[Addition, ...]]],
    chance: Random,
) -> Asked:
    """A question with wrong answers that differ from the right one and from each other, in an order left to chance."""
    options = [right]
    for band, added in wrong:
        if band and all(bands.plain(band) != bands.plain(other) for other, _ in options) and len(options) < _OPTIONS:
            options.append((band, added))
    chance.shuffle(options)
    return Asked(about, tuple(options), options.index(right))


def _frames(
    corpus: Corpus, wish: Wish, answer: Assessment, chance: Random
) -> Iterator[tuple[Band, tuple[Addition, ...]]]:
    """The frames of the offence's other tiers, then those of other offences of the same system: not those with a share
    of what only another offence asks about."""
    here = corpus.offence(answer.offence).system
    same = [name for name in wish.offences if corpus.offence(name).system == here and name != answer.offence]
    others = chance.sample(same, min(len(same), _OPTIONS)) or [
        each.id for each in itertools.islice((one for one in corpus.entries() if one.jurisdiction == here), 12)
    ]
    for name in (answer.offence, *others):
        offence = corpus.offence(name)
        for tier in offence.elements.tiers:
            if in_force(tier, wish.day) and tier.subject == "person" and (name == answer.offence or not _shares(tier)):
                yield frame_of(corpus.system(here), tier), tier.additional


def _shares(tier: Tier) -> bool:
    """Whether a frame takes a share of an amount that the case answers."""
    return any(each.of for addition in tier.additional for each in addition.choices)


def _others(system: System, answer: Assessment) -> Iterator[tuple[Band, tuple[Addition, ...]]]:
    """What is easily mistaken for the right answer: the frame for what binds, what may be for what must, and each of
    the outcomes alone."""
    ladder = system.ladder
    yield answer.frame, ()
    yield answer.may, ()
    yield answer.shall, ()
    for outcome in answer.outcomes:
        yield outcome.band, ()
        yield bands.union(ladder, (outcome.band, answer.frame)), ()
