"""The answer to a claim as a screen of text, and as the four lines for one who is on air."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sentencing.debate.fit import FORCES, PERMITS
from sentencing.report import amounts
from sentencing.report.cells import columns, pad, right, width, wrap
from sentencing.report.claim import ClaimTelling, by_kind, in_force_text
from sentencing.report.claim_headings import shown_as
from sentencing.report.words import capital

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sentencing.debate.counterexamples import Shown
    from sentencing.debate.summary import Frame
    from sentencing.debate.verdict import Answered
    from sentencing.engine.case import Law
    from sentencing.report.claim import Told
    from sentencing.report.words import Words

WIDTH = 80
_INDENT = "  "
_MOST = 7  # cases of a kind, or frames, that are listed, unless all are asked for
_MOST_APART = 14  # of those who are not counted, and of what is added besides
_ON_AIR = 4  # lines
_LABEL, _CASE, _WHAT, _CITE = 14, 26, 20, 14  # cells


def claim_text(words: Words, law: Law, answers: Sequence[Answered], *, every: bool = False) -> str:
    """The answer to a claim for the day asked about (the last), and in short for the other days."""
    *earlier, asked = (ClaimTelling(words, law, each) for each in answers)
    blocks = [
        _head(asked),
        _summary(asked),
        _promise(asked, every=every),
        *(_earlier(each, asked) for each in earlier),
        _aloud(asked),
        _foot(asked),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _earlier(telling: ClaimTelling, asked: ClaimTelling) -> list[str]:
    return wrap(earlier(telling, asked), WIDTH)


def earlier(telling: ClaimTelling, asked: ClaimTelling) -> str:
    """The answer under the law of another day; only that it is the same, if it is."""
    words, answered = telling.words, telling.answered
    if (answered.verdict, answered.statute, telling.said()) == (
        asked.answered.verdict,
        asked.answered.statute,
        asked.said(),
    ):
        day = amounts.date(words, telling.posed.day)
        return words.say("The same under the law of {date}.", date=day)
    said = words.meant(
        "the verdicts under the law of another day",
        "Under the law of {date}: {statute} as a summary, {verdict} as a promise.",
        date=amounts.date(words, telling.posed.day),
        statute=telling.verdict(answered.statute),
        verdict=telling.verdict(answered.verdict),
    )
    return words.sentences([said, telling.said()])


def _head(telling: ClaimTelling) -> list[str]:
    words = telling.words
    quoted = words.meant("a claim", "“{text}”", text=words.text(telling.posed.claim.text))
    parts = [each for each in (telling.source(), in_force_text(words, telling.posed.day)) if each]
    where = words.meant("between the parts of a source", ", ").join(parts)
    lines = [where] if width(where) <= WIDTH else [line for each in parts for line in wrap(each, WIDTH)]
    return [*wrap(quoted, WIDTH), *(right(line, WIDTH) for line in lines)]


def _summary(telling: ClaimTelling) -> list[str]:
    words, answered = telling.words, telling.answered
    head = words.meant(
        "a heading and a verdict",
        "{heading}: {verdict}",
        heading=words.say("As a summary of the Code"),
        verdict=telling.verdict(answered.statute),
    )
    lines = [head.upper()]
    rows = [(each.who, each.cite, each.what) for each in telling.sides()]
    if rows:
        return [*lines, *columns(rows, WIDTH, widest=(_CASE, _CITE))]
    framed = [row for label, frames in telling.framed() for row in _frames(telling, label, frames)]
    return [*lines, *columns(framed, WIDTH, widest=(_LABEL, _CITE))]


def _frames(telling: ClaimTelling, label: str, frames: Sequence[Frame]) -> Iterator[tuple[str, ...]]:
    """The frames of which a claim is true, or not; only counted where they are many."""
    if len(frames) > _MOST:
        yield (label, "", telling.words.many("{n} frame", "{n} frames", len(frames)))
        return
    several = len({each.offence for each in telling.answered.frames}) > 1
    told = dict.fromkeys(map(telling.frame, frames))  # one that several offences come to is told once
    for number, each in enumerate(told):
        yield (label if not number else "", each.cite, _framed(telling, each) if several else each.what)


def _framed(telling: ClaimTelling, told: Told) -> str:
    return telling.words.meant("a case of an offence", "{offence}: {case}", offence=told.who, case=told.what)


def _promise(telling: ClaimTelling, *, every: bool) -> list[str]:
    words, answered = telling.words, telling.answered
    heading = words.say("As a promise about every sentence")
    if telling.posed.claim.asserts.cases != "every":
        heading = words.say("As a statement about cases")
    said = words.meant(
        "a heading and a verdict", "{heading}: {verdict}", heading=heading, verdict=telling.verdict(answered.verdict)
    )
    lines = [said.upper()]
    lines += [each for text in remarks(telling) for each in wrap(text, WIDTH, _INDENT)]
    rows, aside = [*_cases(telling, every=every)], [*_aside(telling, every=every)]
    label = max((width(row[0]) for row in (*rows, *aside)), default=0)
    lines += columns([(pad(row[0], label), *row[1:]) for row in rows], WIDTH, widest=(_LABEL, _CASE, _WHAT))
    lines += columns([(pad(row[0], label), row[1]) for row in aside], WIDTH, widest=(_LABEL,))
    return lines


def remarks(telling: ClaimTelling) -> Iterator[str]:
    """What must be known of the verdict beside the cases that show it."""
    words, answered = telling.words, telling.answered
    if answered.vacuous:
        yield words.say("Nobody it speaks of is liable.")
    yield from _left_open(telling)
    for each in telling.contested():
        yield words.say("It turns on a contested point. {point}", point=each)
    if telling.posed.than:
        yield words.say("Compared with nothing more established on either side.")
    if telling.posed.claim.served:
        yield words.say("It speaks of the time served, which is not the sentence. What the law says of the sentence:")
    for told in telling.followed():
        yield telling.placed(told)


def _left_open(telling: ClaimTelling) -> Iterator[str]:
    """What an undecided answer leaves open, and what it rules out."""
    words, answered = telling.words, telling.answered
    for offence, title, within in telling.undecided():
        yield words.say("Too tangled to look at every case: {title} ({offence}).", title=title, offence=offence)
        if within:
            yield words.say("Ruled out in any case: whatever is not {sanctions}.", sanctions=within)
    if answered.unanswered:
        asked = words.series([telling.speech().label(each) for each in answered.unanswered])
        yield words.say("It turns on what the claim does not say: {facts}.", facts=asked)


def _cases(telling: ClaimTelling, *, every: bool) -> Iterator[tuple[str, ...]]:
    words, answered = telling.words, telling.answered
    found = answered.counterexamples
    if answered.witness:
        yield from _listed(telling, words.meant("a case of a claim", "For example"), [answered.witness], every=every)
    for kind in (FORCES, PERMITS):
        yield from _listed(telling, shown_as(words, answered, kind), by_kind(found, kind), every=every)


def _aside(telling: ClaimTelling, *, every: bool) -> Iterator[tuple[str, str]]:
    """Who is not counted, and what is sentenced besides, each in one flow: it is known by its name and its place."""
    words = telling.words
    for label, listed in (
        (words.meant("a case of a claim", "Not counted"), telling.not_counted()),
        (words.meant("a case of a claim", "Besides"), telling.besides()),
    ):
        found = [telling.placed(each) for each in listed]
        shown = found if every else found[:_MOST_APART]
        if more := len(found) - len(shown):
            shown = [*shown, words.more(more)]
        if shown:
            yield label, capital(words.meant("between reasons", "; ").join(shown))


def _listed(telling: ClaimTelling, label: str, cases: Sequence[Shown], *, every: bool) -> Iterator[tuple[str, ...]]:
    shown = cases if every else cases[:_MOST]
    for number, each in enumerate(shown):
        told = telling.told(each)
        yield (label if not number else "", capital(told.who), told.what, told.cite)
    if len(cases) > len(shown):
        yield ("", telling.words.more(len(cases) - len(shown)), "", "")


def _aloud(telling: ClaimTelling) -> list[str]:
    words = telling.words
    rows = [(words.meant("a line of a claim", "Say"), words.meant("a claim", "“{text}”", text=telling.said()))]
    if asked := telling.expect():
        rows.append((words.meant("a line of a claim", "Expect"), asked))
    return columns(rows, WIDTH, indent="")


def _foot(telling: ClaimTelling) -> list[str]:
    words = telling.words
    day = telling.text_as_of()
    said = words.say("Text of {date}.", date=amounts.date(words, day)) if day else ""
    return wrap(words.sentences([words.sentence(telling.cited()), said]), WIDTH)


def air_text(words: Words, law: Law, answered: Answered) -> str:
    """The answer at one glance: at most four lines."""
    telling = ClaimTelling(words, law, answered)
    verdict = telling.verdict(answered.verdict)
    said = _after_the_verdict(words, telling.said())
    lines = wrap(words.sentences([words.sentence(verdict.upper()), said]), WIDTH)[: _ON_AIR - 1]
    foot = _foot(telling)[0]
    return "\n".join([*lines, foot]) + "\n"


def _after_the_verdict(words: Words, said: str) -> str:
    """What is said aloud without the yes or no with which it begins: the verdict before it is that."""
    openings = words.meant(
        "how an answer begins that a verdict says already, each with the sign after it",
        "No. |No: |Yes: |Yes, |True. |True, |Wrong. |Never. |Not guaranteed. |Not guaranteed: |Undecided: ",
    )
    rest = next((said.removeprefix(each) for each in openings.split("|") if said.startswith(each)), said)
    return rest[:1].upper() + rest[1:]


def listed_text(claims: Sequence[tuple[str, str]]) -> str:
    """The claims that there are: the id of each, and its text."""
    longest = max((width(name) for name, _ in claims), default=0)
    return (
        "\n".join(line for name, text in claims for line in wrap(text, WIDTH, name + " " * (longest - width(name) + 2)))
        + "\n"
    )
