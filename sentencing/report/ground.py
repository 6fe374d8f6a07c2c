"""What an answer rests on, and what follows from it: assumptions, consequences, and the text it comes from."""

from __future__ import annotations

from sentencing.law.condition import leaves
from sentencing.law.record import Record
from sentencing.law.values import pins
from sentencing.report import effects
from sentencing.report.amounts import date
from sentencing.report.formula import bases, formula
from sentencing.report.why import Step

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.engine.assessment import Assumption, Following
    from sentencing.law.provision import Source
    from sentencing.report.telling import Telling
    from sentencing.report.words import Words

_MOST_NAMED = 6  # consequences; the rest are counted


class Basis(Record):
    """One line of what an answer rests on: of what kind, and what."""

    kind: str
    text: str


def assumptions(telling: Telling, listed: str = "") -> tuple[Basis, ...]:
    """What the answer takes for granted: doctrine first, then what was decided, presumed, or only not said. `listed`
    says what lists the circumstances that nobody named, if not a command."""
    answer, words = telling.assessment, telling.words
    by_kind: dict[str, list[Assumption]] = {}
    for each in answer.assumptions:
        by_kind.setdefault(each.kind, []).append(each)
    said = [basis(telling, each) for kind in ("contested", "open") for each in by_kind.get(kind, ())]
    if answer.liable is False:
        return tuple(said)
    said += [basis(telling, each) for each in by_kind.get("presumed", ()) if each.detail.get("needs")]
    facts = [basis(telling, each).text for each in by_kind.get("default", ()) if "names" not in each.detail]
    if facts:
        together = words.meant("between facts", "; ").join(facts)
        said.append(Basis(words.meant("what an answer rests on", "Not said"), together))
    if unnamed(telling):
        said.append(_not_established(telling, listed))
    return tuple(said)


def basis(telling: Telling, each: Assumption) -> Basis:
    """One assumption, with its kind."""
    match each.kind:
        case "contested":
            return _contested(telling, each)
        case "open":
            return _open(telling, each)
        case "presumed":
            return _presumed(telling, each)
        case _ if "names" in each.detail:
            return _not_established(telling)
        case _:
            return Basis(telling.words.meant("what an answer rests on", "Not said"), _default(telling, each))


def _contested(telling: Telling, each: Assumption) -> Basis:
    speech, words = telling.speech, telling.words
    mark = "*" if _starred(telling, each.id) else ""
    text, other = speech.text(each.detail["text"]), speech.text(each.detail["alternative"])
    cite = speech.cite(each.cite, main=True)
    said = words.say("{text} ({cite}) Others: {alternative}", cite=cite, text=text, alternative=other)
    return Basis(words.meant("what an answer rests on", "Contested") + mark, said)


def _starred(telling: Telling, doctrine: str) -> bool:
    """Whether a sanction that was marked with a star rests on this."""
    return any(sanction.contested == doctrine for sanction in (*telling.assessment.may, *telling.assessment.open))


def _open(telling: Telling, each: Assumption) -> Basis:
    speech, words = telling.speech, telling.words
    label, cite = speech.label(each.id), speech.cite(each.cite, main=True)
    if each.detail["value"] is True:
        said = words.say("taken as found: {label} ({cite})", label=label, cite=cite)
    else:
        said = words.say("taken as not found: {label} ({cite})", label=label, cite=cite)
    return Basis(words.meant("what an answer rests on", "The court"), said)


def _presumed(telling: Telling, each: Assumption) -> Basis:
    needs = effects.condition(telling.speech, each.detail["needs"])
    return Basis(telling.words.meant("what an answer rests on", "Presumed"), needs)


def _default(telling: Telling, each: Assumption) -> str:
    """A fact with its default; a choice's value speaks for itself."""
    speech = telling.speech
    value = speech.value(each.id, each.detail["value"])
    fact = speech.named(each.id)
    if getattr(fact, "type", "") == "choice":
        return value
    return telling.words.meant("a fact and its value", "{fact}: {value}", fact=speech.label(each.id), value=value)


def unnamed(telling: Telling) -> tuple[str, ...]:
    """The circumstances that count as not established because nobody named them; what is presumed is not among them."""
    presumed = [each.detail["needs"] for each in telling.assessment.assumptions if each.kind == "presumed"]
    inside = {leaf[1] for node in presumed if node for leaf in leaves(node)}
    names = [name for each in telling.assessment.assumptions for name in each.detail.get("names", ())]
    return tuple(name for name in names if name not in inside)


def _not_established(telling: Telling, listed: str = "") -> Basis:
    said = telling.words.many(
        "{n} circumstance, taken as not established: {listed}",
        "{n} circumstances, taken as not established: {listed}",
        len(unnamed(telling)),
        listed=listed or f"sentencing show {telling.offence.id}",
    )
    return Basis(telling.words.meant("what an answer rests on", "Not named"), said)


def following(telling: Telling, *, every: bool = False) -> tuple[tuple[Step, ...], int]:
    """What follows from the sentences in reach, the more particular first, and how many more there are; or all of it,
    the details of carrying a sentence out last."""
    found = sorted(
        telling.assessment.consequences, key=lambda each: (each.consequence.minor, _particular(telling, each))
    )
    asked_first = [each for each in found if not each.consequence.minor][:_MOST_NAMED]
    told = found if every else asked_first
    return tuple(_step(telling, each) for each in told), len(found) - len(told)


def _particular(telling: Telling, each: Following) -> int:
    consequence = each.consequence
    if consequence in telling.offence.elements.consequences:
        return 0
    if not each.reached or consequence.modality == "bar":
        return 1
    return 2 if consequence.when is not None else 3 if consequence.on else 4


def _step(telling: Telling, each: Following) -> Step:
    speech = telling.speech
    text = each.consequence.label if each.reached else each.consequence.otherwise
    kind = each.consequence.modality if each.reached else "bar"
    return Step(modality(telling.words, kind), speech.cite(each.consequence.cite, main=True), speech.text(text))


def modality(words: Words, kind: str) -> str:
    """Whether a consequence must follow, may, ordinarily does, or is barred."""
    match kind:
        case "bar":
            return words.meant("a consequence", "not")
        case "shall":
            return words.meant("a consequence", "must")
        case "may":
            return words.meant("a consequence", "may")
        case _:
            return words.meant("a consequence", "ordinarily")


def statute_words(telling: Telling) -> tuple[str, str]:
    """The frame of the tier as the statute words it, made from the data, and its cite; empty without a tier, or
    where nothing is known of how the system's statutes word a penalty."""
    tier = telling.tier
    if tier is None or "frame" not in telling.system.wording:
        return "", ""
    own = telling.system.language
    basis = bases((*telling.offence.elements.facts, *telling.system.elements.facts), own)
    return formula(telling.system.wording, tier, basis), tier.cite


def provenance(telling: Telling) -> tuple[str, ...]:
    """The date of the text that the figures come from, whether they were compared with it, and what this is not."""
    return tuple(_provenance(telling))


def _provenance(telling: Telling) -> Iterator[str]:
    source, words = telling.offence.source, telling.words
    if law := other_law(telling):
        yield words.say("{law}: not yet compared with the official text.", law=telling.speech.instrument(law))
    elif source:
        yield checked(words, source)
    yield words.say("What the law allows, not a prediction; not legal advice.")


def other_law(telling: Telling) -> str:
    """The law that the frame comes from, where that is another than the one whose text the offence was compared with:
    what stood before a code is no text of it. Empty where it is the same, or no frame is known."""
    source, tier = telling.offence.source, telling.tier
    law = pins(tier.cite)[0].instrument if tier else ""
    return law if source and law != source.instrument else ""


def checked(words: Words, source: Source) -> str:
    """The date of a text, and whether the encoding has been compared with it."""
    text = date(words, source.text_as_of)
    if source.checked:
        return words.say("Text of {date}, checked {checked}.", date=text, checked=date(words, source.checked))
    return words.say("Text of {date}, not yet compared with the official text.", date=text)
