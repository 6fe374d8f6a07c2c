"""Compares rules with the clauses of leniency and severity of the official text, both ways, by modality and effects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sentencing.law import jurisdiction, statute
from sentencing.law.effect import Effect, Option
from sentencing.review.official.clauses import Leniency
from sentencing.review.official.edition import Texts
from sentencing.review.official.encoded import Element, Encoding, unless_beyond
from sentencing.review.official.result import Compared, Finding, Place, Result, Skipped
from sentencing.review.official.text import Paragraph


def compare_rules(encoding: Encoding, texts: Texts) -> Iterator[Result]:
    """Each rule in force must be what the text that it cites says."""
    for element, paragraphs in encoding.on(texts, statute.Rule):
        effects = _effects(element.record.shall or element.record.may, texts)
        if effects:
            yield Compared("rules")
            yield from _rule(texts, element, effects, paragraphs)
        else:
            options = " | ".join(str(option) for option in element.record.shall or element.record.may)
            yield Skipped(element.file, element.cite, element.name, f"{options}: no words for it in the wording")


def compare_leniencies(encoding: Encoding, texts: Texts) -> Iterator[Result]:
    """Each such clause of the articles that have a file must be encoded."""
    for source, paragraph, here in encoding.encoded(texts):
        for clause in texts.leniencies(paragraph):
            yield Compared("clauses of leniency or severity in the text")
            if not any(_says(texts, each, clause) for each in here):
                what = f"no rule says {clause} ({clause.words})"
                place = Place(source.document)
                yield Finding(place, paragraph.cite, what, str(texts.day), "clause", paragraph.cite)


def compare_consequences(encoding: Encoding, texts: Texts) -> Iterator[Result]:
    """A consequence that may follow, or is barred, must cite a text that uses such a word."""
    words: Mapping[str, Any] = texts.readers.wording["consequence"]
    for element, paragraphs in encoding.on(texts, statute.Consequence):
        modality = element.record.modality
        if modality in words:
            yield Compared("consequences")
            if not any(word in paragraph.text for paragraph in paragraphs for word in words[modality]):
                what = f"{element.name} is `{modality}`; the text there has none of {', '.join(words[modality])}"
                yield unless_beyond(element, texts, what, "consequence")


def _rule(
    texts: Texts, element: Element, effects: frozenset[str], paragraphs: tuple[Paragraph, ...]
) -> Iterator[Result]:
    modality = "shall" if element.record.shall else "may"
    clauses = [clause for paragraph in paragraphs for clause in texts.leniencies(paragraph)]
    stated = [clause.effects for clause in clauses if clause.modality == modality]
    if effects in stated:
        return
    says = f"{modality} {' | '.join(sorted(effects))}"
    if _worded_otherwise(texts, effects, stated, paragraphs):
        yield Skipped(element.file, element.cite, element.name, f"{says}: the text does not say it in such words")
        return
    among = "; ".join(dict.fromkeys(str(clause) for clause in clauses)) or "no such clause"
    what = f"{element.name} says {says}; the text there has {among}"
    yield unless_beyond(element, texts, what, "rule")


def _worded_otherwise(
    texts: Texts, effects: frozenset[str], stated: list[frozenset[str]], paragraphs: tuple[Paragraph, ...]
) -> bool:
    """Whether the text may well mean it in other words: who is not liable is often said by saying who is. Other
    instruments than the code have words of their own, and give one list of options in several sentences, of which a
    rule may take some."""
    inferred = effects <= _set(texts, "inferred")
    if any(paragraph.instrument == texts.code for paragraph in paragraphs):
        return inferred and not stated
    return inferred or not stated or effects == frozenset[str]().union(*(each for each in stated if each <= effects))


def _says(texts: Texts, element: Element, clause: Leniency) -> bool:
    match element.record:
        case statute.Rule(shall=shall, may=may):
            return clause.modality == ("shall" if shall else "may") and _effects(shall or may, texts) == clause.effects
        case statute.Reference(shall=options) if options:
            return clause.modality == "shall" and _effects(options, texts) == clause.effects
        case jurisdiction.Reduction():
            return "mitigated" in clause.effects  # what the reduction means, said where it is defined
        case _:
            return clause.effects <= _set(texts, "noted")


def _effects(options: tuple[Option, ...], texts: Texts) -> frozenset[str]:
    """The options as the texts word them, or nothing if one of them has no words. What an option joins to an effect
    that has words is left out: the text says it elsewhere, if at all."""
    worded = texts.readers.clauses.effects
    verbs = frozenset(effect.partition(" ")[0] for effect in worded)
    said = [
        [each for each in map(_plain, option.effects) if each in worded]
        or [each for each in map(_plain, option.effects) if each.partition(" ")[0] in verbs]
        for option in options
    ]
    return frozenset(effect for option in said for effect in option) if all(said) else frozenset()


def _plain(effect: Effect) -> str:
    """An effect without the name of the reduction: texts say only that the sentence is reduced."""
    return effect.verb if effect.verb in ("mitigated", "aggravated") else str(effect)


def _set(texts: Texts, key: str) -> frozenset[str]:
    return frozenset(texts.readers.wording["rule"][key])
