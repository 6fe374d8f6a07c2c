"""What rules do, in words; and conditions in words."""

from __future__ import annotations

from sentencing.law.condition import leaves

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from sentencing.law.condition import Node
    from sentencing.law.effect import Effect, Option
    from sentencing.report.speech import Speech

_MOST_LISTED = 3  # longer lists of circumstances are counted, not read out


def effect(speech: Speech, effect: Effect) -> str:
    """One effect: `lighter`, `below the frame`, `no punishment`."""
    meant = speech.words.meant
    match effect.verb:
        case "lighter":
            return meant("an effect", "lighter")
        case "heavier":
            return meant("an effect", "heavier")
        case "mitigated":
            return meant("an effect", "below the frame")
        case "aggravated":
            return meant("an effect", "above the frame")
        case "exempt":
            return meant("an effect", "no punishment")
        case "not-pursued":
            return meant("an effect", "no prosecution")
        case "not-liable":
            return meant("an effect", "not liable")
        case "lift-floor":
            return meant("an effect", "below the minimum")
        case _:
            return _with_sanction(speech, effect)


def _with_sanction(speech: Speech, effect: Effect) -> str:
    meant = speech.words.meant
    added = effect.verb in ("add", "consecutive")
    sanction = (speech.added if added else speech.sanction)(effect.sanction) if effect.sanction else ""
    match effect.verb:
        case "allow":
            return meant("an effect", "also {sanction}", sanction=sanction)
        case "replace":
            return meant("an effect", "{sanction} instead", sanction=sanction)
        case "floor":
            return meant("an effect", "not below {sanction}", sanction=sanction)
        case "cap":
            return meant("an effect", "not above {sanction}", sanction=sanction)
        case "add":
            return meant("an effect", "{sanction} besides", sanction=sanction)
        case _:
            return meant("an effect", "{sanction} on top, one after the other", sanction=sanction)


def _rung(speech: Speech, rung: str) -> str:
    ladder = speech.system.ladder
    return speech.text(ladder.rung(rung).title) if rung in ladder.rank else rung


def options(speech: Speech, offered: Iterable[Option], within: frozenset[str] | None = None) -> str:
    """What a court chooses from: `lighter, below the frame or no punishment`. Of the sanctions that an option bars only
    those `within` the set are named, all if there is none."""
    said = [_option(speech, option, within) for option in offered]
    return speech.words.either([each for each in said if each] or [speech.words.meant("an effect", "nothing more")])


def _option(speech: Speech, option: Option, within: frozenset[str] | None) -> str:
    said = [effect(speech, each) for each in option.effects if each.verb != "bar"]
    barred = [each.name for each in option.effects if each.verb == "bar" and (within is None or each.name in within)]
    if barred:
        said.append(_barred(speech, barred))
    whole = said[0] if said else ""
    for each in said[1:]:
        whole = speech.words.meant("effects that come together", "{first} and {last}", first=whole, last=each)
    return whole


def _barred(speech: Speech, rungs: list[str]) -> str:
    titles = [_rung(speech, rung) for rung in rungs]
    if len(titles) == 1:
        return speech.words.meant("an effect", "no {sanction}", sanction=titles[0])
    return speech.words.meant("an effect", "none of these: {sanctions}", sanctions=speech.words.series(titles))


def condition(speech: Speech, node: Node, *, counted: bool = True) -> str:
    """A condition in words, for the middle of a sentence. Long lists of circumstances are only counted, unless not."""
    words = speech.words
    match node[0]:
        case "all" | "any" if not node[1]:
            return words.say("in any case") if node[0] == "all" else words.say("in no case")
        case "all":
            return _all(speech, node)
        case "any":
            return _any(speech, node, counted=counted)
        case "not":
            return words.say("not: {condition}", condition=condition(speech, node[1]))
        case "at-least":
            said = words.series([condition(speech, part) for part in node[2]])
            return words.say("at least {n} of these: {conditions}", n=words.number(node[1]), conditions=said)
        case "yes":
            return speech.label(node[1])
        case "test":
            return _test(speech, node[1], node[2])
        case _:
            return _about_tier(speech, node)


def listed(speech: Speech, node: Node) -> tuple[str, ...]:
    """The cases that `condition` only counts, each in words; nothing where it tells them."""
    if node[0] != "any" or len(list(leaves(node))) <= _MOST_LISTED or _one_of_the_values(speech, node):
        return ()
    return tuple(condition(speech, part, counted=False) for part in node[1])


def begun(speech: Speech, node: Node) -> str:
    """A condition in words; of the cases that `condition` only counts, the first, and how many more there are."""
    every = listed(speech, node)
    if len(every) <= _MOST_LISTED:
        return condition(speech, node)
    first = speech.words.meant("between conditions one of which holds", "; ").join(every[:_MOST_LISTED])
    return speech.words.many(
        "one of these: {conditions}; or {n} more", "one of these: {conditions}; or {n} more",
        len(every) - _MOST_LISTED, conditions=first,
    )  # fmt: skip


def _all(speech: Speech, node: Node) -> str:
    parts = [condition(speech, part) for part in node[1]]
    comma = speech.words.meant("list", ", ")
    if len(parts) > 2 or any(part[0] != "yes" for part in node[1]) or any(comma in part for part in parts):
        return speech.words.meant("between conditions that all hold", "; ").join(parts)
    return speech.words.together(parts)


def _any(speech: Speech, node: Node, *, counted: bool) -> str:
    if said := _one_of_the_values(speech, node):
        return said
    count = len(list(leaves(node)))
    if counted and count > _MOST_LISTED:
        return speech.words.many("{n} listed case", "one of {n} listed cases", count)
    parts = [condition(speech, part) for part in node[1]]
    if len(parts) > _MOST_LISTED:
        joined = speech.words.meant("between conditions one of which holds", "; ").join(parts)
        return speech.words.say("one of these: {conditions}", conditions=joined)
    comma = speech.words.meant("list", ", ")
    if len(parts) > 1 and any(comma in part for part in parts):
        first = speech.words.meant("between conditions one of which holds", "; ").join(parts[:-1])
        return speech.words.meant("conditions one of which holds", "{first}; or {last}", first=first, last=parts[-1])
    return speech.words.either(parts)


def _one_of_the_values(speech: Speech, node: Node) -> str:
    """A choice of values of one fact: `the victims: children or women`; empty for any other condition."""
    tests = [part for part in node[1] if part[0] == "test" and len(part[2]) == 1 and part[2][0][0] == "=="]
    if len(tests) < len(node[1]) or len({part[1] for part in tests}) != 1:
        return ""
    return _test(speech, tests[0][1], tuple(part[2][0] for part in tests))


def _test(speech: Speech, name: str, comparisons: tuple[tuple[str, Any], ...]) -> str:
    said = [_comparison(speech, name, sign, operand) for sign, operand in comparisons]
    words = speech.words
    every = all(sign == "==" for sign, _ in comparisons)
    joined = words.either(said) if every else words.series(said)
    return words.meant("a fact and its value", "{fact}: {value}", fact=speech.label(name), value=joined)


def _comparison(speech: Speech, name: str, sign: str, operand: Any) -> str:
    meant = speech.words.meant
    value = _operand(speech, name, operand)
    if getattr(speech.named(name), "type", "") == "date":
        return _when(speech, sign, value)
    match sign:
        case ">=":
            return meant("a comparison", "{value} or more", value=value)
        case ">":
            return meant("a comparison", "more than {value}", value=value)
        case "<=":
            return meant("a comparison", "at most {value}", value=value)
        case "<":
            return meant("a comparison", "under {value}", value=value)
        case "!=":
            return meant("a comparison", "other than {value}", value=value)
        case _:
            return value


def _when(speech: Speech, sign: str, day: str) -> str:
    meant = speech.words.meant
    match sign:
        case ">=":
            return meant("a comparison of days", "{day} or later", day=day)
        case ">":
            return meant("a comparison of days", "after {day}", day=day)
        case "<=":
            return meant("a comparison of days", "{day} or earlier", day=day)
        case "<":
            return meant("a comparison of days", "before {day}", day=day)
        case _:
            return day


def _operand(speech: Speech, name: str, operand: Any) -> str:
    if operand[0] != "@":
        return speech.value(name, operand[1])
    _, other, numerator, denominator = operand
    if (numerator, denominator) == (1, 1):
        return speech.label(other)
    share = numerator * 100 // denominator
    return speech.words.meant(
        "a share of an amount", "{span} of {amount}", span=f"{share}%", amount=speech.label(other)
    )


def _about_tier(speech: Speech, node: Node) -> str:
    """A condition on the tier that applies, which only rules and consequences have."""
    meant = speech.words.meant
    match node[0]:
        case "frame":
            return meant("a condition", "{sanction} is in the frame", sanction=_kind(speech, node[1]))
        case "tier" | "offence":
            return meant("a condition", "{id} applies", id=node[1])
        case "frame-max":
            return meant("a condition", "the longest term is {value}", value=_terms(speech, node[1]))
        case _:
            return meant("a condition", "the shortest term is {value}", value=_terms(speech, node[1]))


def _terms(speech: Speech, comparisons: tuple[tuple[str, Any], ...]) -> str:
    from sentencing.report.amounts import term

    signs = {">=": ">=", "<=": "<=", ">": ">", "<": "<"}
    return speech.words.series(
        [f"{signs.get(sign, '')} {term(speech.words, operand[1])}".strip() for sign, operand in comparisons]
    )


def _kind(speech: Speech, kind: str) -> str:
    rung = next((each for each in speech.system.ladder.rungs if each.kind == kind), None)
    return speech.text(rung.title) if rung else kind
