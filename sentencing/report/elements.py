"""The elements of a law in words: a frame as the law words it, a rule, a reference, what an organisation pays."""

from __future__ import annotations

from sentencing.engine.frame import frame_of
from sentencing.law.provision import naming
from sentencing.report.effects import condition, options
from sentencing.report.formula import bases, fine_formula, formula
from sentencing.report.telling import version_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.engine.case import Law
    from sentencing.law.provision import Reference, Rule, Tier, Unit
    from sentencing.report.speech import Speech


def punishment(speech: Speech, tier: Tier) -> str:
    """A frame with what is added to it, after the jurisdiction's limits: a part of a sentence."""
    return speech.punishment(frame_of(speech.system, tier), tier.additional)


def worded(speech: Speech, tier: Tier) -> str:
    """A frame as the statute itself would word it."""
    facts = (*(fact for offence in speech.offences for fact in offence.elements.facts), *speech.system.elements.facts)
    return formula(speech.system.wording, tier, bases(facts, speech.system.language))


def frame(speech: Speech, tier: Tier) -> str:
    """A frame in one way only: in the statute's words where they are of this language, else in ours."""
    own = speech.own and "frame" in speech.system.wording
    return worded(speech, tier) if own else punishment(speech, tier)


def organisation(speech: Speech, unit: Unit) -> str:
    """What an organisation itself pays."""
    if not unit.principal:
        return speech.words.say("Not punished itself; those responsible are.")
    own = speech.own and "unit" in speech.system.wording
    return fine_formula(speech.system.wording, unit.principal) if own else speech.band(unit.principal)


def rule(speech: Speech, each: Rule, *, conditional: bool = True) -> str:
    """What a rule makes or lets a court do and, if `conditional`, when; not when, where its name says it all."""
    chosen = options(speech, each.options)
    if each.modality == "may":
        said = speech.words.meant("the court may", "may: {effects}", effects=chosen)
    else:
        said = speech.words.meant("the court must", "must: {effects}", effects=chosen)
    if not conditional or each.when is None or each.when == ("yes", each.id):
        return said
    when = condition(speech, each.when)
    return speech.words.say("{effects}, if {condition}", effects=said, condition=when)


def reference(law: Law, speech: Speech, each: Reference) -> str:
    """Where a reference carries the case."""
    meant, to = speech.words.meant, speech.words.series([target(law, speech, name) for name in each.to])
    match each.kind:
        case "convict" if each.lapses:
            return meant("a reference", "if made out, convicted of {offences} instead", offences=to)
        case "convict":
            return meant("a reference", "convicted of {offences} instead", offences=to)
        case "punish":
            return meant("a reference", "punished as {offences}", offences=to)
        case "heavier":
            return meant("a reference", "the graver of this and {offences}", offences=to)
        case "cumulate":
            return meant("a reference", "{offences} besides", offences=to)
        case _:
            return meant("a reference", "the same acts are {offences}", offences=to)


def target(law: Law, speech: Speech, name: str) -> str:
    """An offence that is referred to, and its id; or the one that the case itself is to name."""
    if naming(name):
        return speech.words.meant("an offence", "the offence that the case names")
    try:
        version = version_of(law.offence(name), speech.day)
    except LookupError:
        return name
    return speech.words.meant("an offence and its id", "{title} ({id})", title=speech.text(version.title), id=name)
