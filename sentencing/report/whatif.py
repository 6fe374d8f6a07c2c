"""What it would take, as text and as JSON: the fewest changes to each other result, and what each answer does alone."""

from __future__ import annotations

from sentencing.law.condition import leaves
from sentencing.law.provision import Circumstance, on
from sentencing.report.cells import columns, right, width, wrap
from sentencing.report.comparison import fact
from sentencing.report.json import SCHEMA, assessment_json
from sentencing.report.json import band as band_json
from sentencing.report.lead import lead
from sentencing.report.telling import Telling, heading_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from sentencing.debate.whatif import Effect, Goal, Way, WhatIf
    from sentencing.engine.case import Answer, Law
    from sentencing.law.claim import Assertion
    from sentencing.report.words import Words

    Changes = dict[str, Answer]

_WIDTH = 80
_INDENT = "  "
_MOST = 24  # sets of changes to a result that are told
_SEVERAL = 3  # sets that are told together, at least
_LABELS = (30, 34)  # cells of the first column: of ways, and of single answers


def whatif_text(words: Words, law: Law, found: WhatIf, asked_next: list[str], *, every: bool = False) -> str:
    """The whole answer, at most 80 cells wide; `asked_next` are the lines that say what is best asked next; `every`: no
    list of changes is cut short."""
    telling = Telling(words, law, found.assessment)
    blocks = [
        _head(telling, found),
        asked_next,
        _ways(telling, found, None if every else _MOST),
        _effects(telling, found),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def whatif_json(words: Words, law: Law, found: WhatIf, tool: dict[str, str]) -> dict[str, Any]:
    """The answer as one object. A fact that is null among the changes is taken back; `bounds` are the least and the
    greatest number that do the same (null: without end), for what is a number."""
    telling = Telling(words, law, found.assessment)
    ways = [
        {
            "goal": each.goal.kind,
            "name": each.goal.name or None,
            "decided": each.decided,
            "changes": list(each.changes),
            "bounds": [_bounds_json(found, changes) for changes in each.changes],
            "text": way_said(telling, each),
        }
        for each in found.ways
    ]
    effects = [
        {
            "fact": each.name,
            "value": each.value,
            "bounds": _bounds_json(found, {each.name: each.value}).get(each.name),
            "liable": each.liable,
            **{name: band_json(telling.ladder, getattr(each, name)) for name in ("frame", "shall", "may")},
        }
        for each in found.effects
    ]
    answer = assessment_json(words, law, found.assessment, tool)
    head = {"schema": SCHEMA, "tool": tool, "law": answer["law"]}
    return {**head, "assessment": answer, "ways": ways, "effects": effects}


def _bounds_json(found: WhatIf, changes: dict[str, Answer]) -> dict[str, dict[str, int | None]]:
    """The bounds of the numbers among some changes."""
    return {
        name: {"min": found.bounds[name, value][0], "max": found.bounds[name, value][1]}
        for name, value in changes.items()
        if (name, value) in found.bounds
    }


def _head(telling: Telling, found: WhatIf) -> list[str]:
    answer, words = found.assessment, telling.words
    title = telling.title(answer.offence)
    heading = heading_of(telling.speech, telling.law.offence(answer.offence), answer.day)
    facts = words.meant("between facts", "; ").join(fact(telling, *each) for each in found.facts.items())
    first = title + right(heading, _WIDTH - width(title)) if width(title) + width(heading) < _WIDTH - 1 else title
    said = wrap(words.sentences(lead(telling)), _WIDTH, _INDENT, _INDENT)
    return [first, *(wrap(facts, _WIDTH) if facts else ()), "", *said]


def way_rows(telling: Telling, found: WhatIf, most: int | None = None) -> list[tuple[str, str]]:
    """Each other result, and what it would take: all sets of changes, or the first so many. Those that have the same
    changes in common but for one are told together, on a line without a label."""
    rows = []
    for each in found.ways:
        first, *more = _taken(telling, found, each, most)
        rows += [(way_said(telling, each), first), *(("", said) for said in more)]
    return rows


def effect_rows(telling: Telling, found: WhatIf) -> list[tuple[str, str]]:
    """Each single answer, and what it would do."""
    return [(_change(telling, found, each.name, each.value), _effect(telling, found, each)) for each in found.effects]


def _ways(telling: Telling, found: WhatIf, most: int | None) -> list[str]:
    made: list[str] = []
    for title, ways in parted(telling.words, found.ways):
        rows = way_rows(telling, found._replace(ways=ways), most)
        made += ["", title] if made else [title]
        made += columns(rows, _WIDTH, indent=_INDENT, widest=_LABELS[:1])
    return made


def parted(words: Words, ways: tuple[Way, ...]) -> list[tuple[str, tuple[Way, ...]]]:
    """The ways to what the court must then do, and those to what it may: each under its title, those without any left
    out."""
    must = tuple(each for each in ways if each.goal.must)
    may = tuple(each for each in ways if not each.goal.must)
    parts = [
        (words.say("What it would take: the court must"), must),
        (words.say("What it would take: the court may"), may),
    ]
    return [each for each in parts if each[1]]


def way_said(telling: Telling, way: Way) -> str:
    """What a way leads to: a goal, or, where rules move what a tier holds, its frame as a frame."""
    said = goal_said(telling, way.goal)
    return telling.words.say("the frame would be {band}", band=said) if way.moved else said


def goal_said(telling: Telling, goal: Goal) -> str:
    """A goal in words."""
    words, speech = telling.words, telling.speech
    match goal.kind:
        case "tier":
            return speech.brief(goal.band)
        case "bar":
            return words.say("always less than {sanction}", sanction=speech.text(telling.ladder.rung(goal.name).title))
        case "below":
            return words.say("a sentence below the frame, possible")
        case "only-below":
            return words.say("a sentence below the frame, required")
        case "exempt":
            return words.say("no punishment, possible")
        case "liable":
            return words.say("liable")
        case "not-liable":
            return words.say("no conviction")
        case "permit":
            return words.say("{result}, possible", result=wanted_said(telling, goal.asserts))
        case _:
            return words.say("{result}, required", result=wanted_said(telling, goal.asserts))


def wanted_said(telling: Telling, asserts: Assertion | None) -> str:
    """A result that was asked for: `under 10 years`, `at most 10 years`, `no death`."""
    words = telling.words
    if asserts is None:
        return words.say("no conviction")
    said = words.either([telling.speech.brief((each,)) for each in asserts.sanctions])
    strict = any(each.span and (each.span.low_open or each.span.high_open) for each in asserts.sanctions)
    match asserts.verb:
        case "at-most":
            return said if strict else words.meant("a result asked for", "at most {sanction}", sanction=said)
        case "at-least":
            return said if strict else words.meant("a result asked for", "at least {sanction}", sanction=said)
        case "never" | "excludes":
            return words.meant("a result asked for", "no {sanction}", sanction=said)
        case _:
            return said


def _taken(telling: Telling, found: WhatIf, way: Way, most: int | None) -> list[str]:
    """What a result would take, in one line or several."""
    words, changes = telling.words, once(telling, way.changes)
    if nothing := nothing_taken(words, way):
        return [nothing]
    alone, grouped = _grouped(changes[:most])
    lines = _alone(telling, found, alone)
    for shared, others in grouped:
        facts, (yes, listed) = changes_said(telling, found, shared), _one_of(telling, found, others)
        lines.append(
            words.say("{facts}, and besides yes to one of: {others}", facts=facts, others=listed)
            if yes
            else words.say("{facts}, and besides one of: {others}", facts=facts, others=listed)
        )
    if len(changes) > len(changes[:most]):
        lines.append(words.more(len(changes) - len(changes[:most])))
    return lines


def nothing_taken(words: Words, way: Way) -> str:
    """Why there are no changes to tell; empty where there are."""
    if not way.decided:
        return words.say("too much to look at all cases")
    if way.changes == ({},):
        return words.say("it is so already")
    return "" if way.changes else words.say("no three changes do")


def _alone(telling: Telling, found: WhatIf, alone: list[Changes]) -> list[str]:
    """The sets of changes that share nothing: first those that are a yes, where they are several, then the rest."""
    wanted = [each for each in alone if all(value is True for value in each.values())]
    yes, listed = _one_of(telling, found, wanted)
    if not yes:
        return [_one_of(telling, found, alone)[1]] if alone else []
    said = telling.words.say("yes to one of: {facts}", facts=listed)
    rest = [each for each in alone if each not in wanted]
    return [said, telling.words.say("or: {facts}", facts=_one_of(telling, found, rest)[1])] if rest else [said]


def once(telling: Telling, changes: tuple[Changes, ...]) -> tuple[Changes, ...]:
    """Sets of changes without those that say by a number what another says by the circumstance it establishes."""
    same = {
        leaf[1]: each.id
        for each in on(telling.offence.elements.circumstances, telling.assessment.day)
        if each.when and each.when[0] == "test"
        for leaf in leaves(each.when)
    }

    def told(one: Changes) -> bool:
        return any(
            {**{key: value for key, value in one.items() if key != name}, same[name]: True} in changes
            for name in one
            if name in same
        )

    return tuple(each for each in changes if not told(each))


def _grouped(every: Sequence[Changes]) -> tuple[list[Changes], list[tuple[Changes, list[Changes]]]]:
    """Sets of changes: those that are told alone, and what several others share, with the one change that each of them
    has of its own."""
    left, grouped = list(every), list[tuple["Changes", list["Changes"]]]()
    while True:
        shared: dict[frozenset[tuple[str, Answer]], list[Changes]] = {}
        for each in left:
            for one in each.items() if len(each) > 1 else ():
                shared.setdefault(frozenset(each.items()) - {one}, []).append(each)
        common, those = max(shared.items(), key=lambda each: len(each[1]), default=(frozenset(), []))
        if len(those) < _SEVERAL:
            return left, grouped
        left = [each for each in left if each not in those]
        head = {name: value for name, value in those[0].items() if (name, value) in common}
        grouped.append((head, [{k: v for k, v in each.items() if (k, v) not in common} for each in those]))


def changes_said(telling: Telling, found: WhatIf, changes: dict[str, Answer]) -> str:
    """Changes that go together: `desisted and harm done: yes`; of several questions that all want it, one yes."""
    if all(value is True for value in changes.values()):
        return _yes(telling, _labels(telling, changes))
    return telling.words.together([_change(telling, found, *each) for each in changes.items()])


def _labels(telling: Telling, changes: Changes) -> str:
    """What the questions of some changes are called, without what is answered."""
    return telling.words.together([telling.speech.label(name) for name in changes])


def _yes(telling: Telling, fact: str) -> str:
    """That a yes leads there."""
    words = telling.words
    return words.meant("a fact and its answer", "{fact}: {answer}", fact=fact, answer=words.meant("an answer", "yes"))


def _one_of(telling: Telling, found: WhatIf, every: list[Changes]) -> tuple[bool, str]:
    """Sets of changes of which one is enough, and whether a yes is meant by each, which is then said once."""
    yes = len(every) >= _SEVERAL and all(value is True for each in every for value in each.values())
    said = [_labels(telling, each) if yes else changes_said(telling, found, each) for each in every]
    return yes, telling.words.meant("between facts", "; ").join(said)


def _change(telling: Telling, found: WhatIf, name: str, value: Answer) -> str:
    words, named = telling.words, telling.speech.named(name)
    if value is None:
        return _fewer(telling, name) or _silence(telling, name)
    if getattr(named, "values", ()):
        return telling.speech.value(name, value)
    if value is True:
        return _yes(telling, telling.speech.label(name))
    if (name, value) in found.bounds:
        said = _between(telling, name, value, *found.bounds[name, value])
        return words.meant("a fact and its answer", "{fact}: {answer}", fact=telling.speech.label(name), answer=said)
    return fact(telling, name, value)


def _silence(telling: Telling, name: str) -> str:
    """What it means not to name a fact: the answer that the law then takes, or that it is not so."""
    words, named = telling.words, telling.speech.named(name)
    default = getattr(named, "default", None)
    if isinstance(named, Circumstance):
        return fact(telling, name, None if default == "unknown" else False)
    if isinstance(default, tuple):
        said = _between(telling, name, default[0], *default)
        return words.meant("a fact and its answer", "{fact}: {answer}", fact=telling.speech.label(name), answer=said)
    if default is None:
        return words.say("without {fact}", fact=telling.speech.label(name))
    return telling.speech.value(name, default) if getattr(named, "values", ()) else fact(telling, name, default)


def _between(telling: Telling, name: str, value: Answer, low: int | None, high: int | None) -> str:
    """The numbers from one to another: `under 12`, `16 or 17`, `75 or more`; the one, where there is no other."""
    words, say = telling.words, telling.speech.value
    if low is None and high is None:
        return say(name, value)
    if high is None:
        return words.meant("a span of numbers", "{low} or more", low=say(name, low))
    if not low:
        return words.meant("a span of numbers", "under {limit}", limit=say(name, high + 1)) if high else say(name, 0)
    if high - low < 2:
        return words.either(list(dict.fromkeys([say(name, low), say(name, high)])))
    return words.meant("two numbers", "{low} to {high}", low=say(name, low), high=say(name, high))


def _fewer(telling: Telling, name: str) -> str:
    """That a number is below the last threshold that it reaches: `number of victims: fewer than three`; or nothing."""
    now = telling.assessment.facts.get(name)
    if not isinstance(now, int) or now is True:
        return ""
    reached = [each for each in _thresholds(telling, name) if each <= now]
    if not reached:
        return ""
    words = telling.words
    fewer = words.meant("a number below another", "fewer than {number}", number=max(reached))
    return words.meant("a fact and its answer", "{fact}: {answer}", fact=telling.speech.label(name), answer=fewer)


def _thresholds(telling: Telling, name: str) -> Iterator[int]:
    """From which numbers on an answer establishes a circumstance of the offence."""
    for each in on(telling.offence.elements.circumstances, telling.assessment.day):
        for leaf in leaves(each.when) if each.when else ():
            if leaf[0] == "test" and leaf[1] == name:
                yield from (to[1] for op, to in leaf[2] if op == ">=" and to[0] == "n")


def _effects(telling: Telling, found: WhatIf) -> list[str]:
    rows = effect_rows(telling, found)
    if not rows:
        return []
    return [telling.words.say("Each alone"), *columns(rows, _WIDTH, indent=_INDENT, widest=_LABELS[1:])]


def _effect(telling: Telling, found: WhatIf, each: Effect) -> str:
    words, speech, before = telling.words, telling.speech, found.assessment
    if each.liable is False:
        return words.say("not liable")
    if each.liable is None or not each.may:
        return words.say("it depends on what is not known")
    said = []
    if each.shall != before.shall:
        said.append(words.say("must: {band}", band=speech.brief(each.shall)))
    if each.may not in (before.may, each.shall):
        said.append(words.say("may: {band}", band=speech.brief(each.may)))
    return words.meant("between facts", "; ").join(said or [words.say("may: {band}", band=speech.brief(each.may))])
