"""Answers as they are shown, and as they are typed, stepped through and counted up and down."""

from __future__ import annotations

from sentencing.corpus.problem import UsageProblem
from sentencing.corpus.values import OLDEST, Forms, read_value
from sentencing.engine.case import Case
from sentencing.law.condition import UNITS
from sentencing.law.provision import Circumstance, System
from sentencing.report.telling import Telling
from sentencing.report.words import Words
from sentencing.tui.days import why_none
from sentencing.tui.sheet import YES_NO, Question

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.engine.case import Answer
    from sentencing.tui.told import Told

NUMBERS = ("count", "amount", "quantity", "age")
TYPED = (*NUMBERS, "date")
_FEW = 4  # steps, at least, between the figures that an authority may set
_MOST = 10**12 - 1  # that is typed: a sum that no case reaches, and that still stands whole in its line
_ROUND = 1000  # what an amount of money is counted up and down by


def shown(telling: Telling, question: Question) -> str:
    """The answer to a question: the one given, else the one that silence means; empty where it means nothing."""
    words = telling.words
    if question.said and question.answer is not None:
        return _given(telling, question, question.answer)
    if question.said or silence_is_unknown(question):
        return words.meant("an answer", "?")
    if is_found(telling, question):
        return yes_or_no(words, yes=True)
    default = None if isinstance(question.about, Circumstance) or question.part is not None else question.about.default
    nothing = default is None or (default == 0 and question.kind in ("amount", "quantity"))
    return "" if nothing else telling.speech.value(question.about.id, default)


def is_found(telling: Telling, question: Question) -> bool:
    """Whether other answers decide this one: an instrument says that the court must find it."""
    reasons = telling.assessment.reasons
    return question.open and any(each.code == "must-be-found" and each.id == question.name for each in reasons)


def silence_is_unknown(question: Question) -> bool:
    """Whether a question that nobody answers is not known, so that the answer waits for it: a rule rests on its
    absence, or it is a choice or a figure that nothing is assumed of."""
    about = question.about
    if isinstance(about, Circumstance):
        return about.default == "unknown"
    return about.default is None and bool(about.values or about.within)


def _given(telling: Telling, question: Question, answer: Answer) -> str:
    if isinstance(answer, bool):
        return yes_or_no(telling.words, yes=answer)
    if question.kind == "date" and isinstance(answer, int):
        return telling.speech.value(question.about.id, iso(answer))
    if question.kind == "offence":
        return telling.title(str(answer))
    return telling.speech.value(question.about.id, answer)


def yes_or_no(words: Words, *, yes: bool) -> str:
    """The word for an answer."""
    return words.meant("an answer", "yes") if yes else words.meant("an answer", "no")


def iso(day: int) -> str:
    """A date kept as a number (20151101) in the form that the world writes."""
    return f"{day // 10_000:04}-{day // 100 % 100:02}-{day % 100:02}"


def typed(question: Question, text: str, system: System) -> Answer:
    """The answer that a text is; raises UsageProblem as long as it is none."""
    text = text.rstrip(".-/")
    if question.kind == "date" and len(text) == len("20151101") and text.isdecimal():
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    elif "." in text and question.kind != "date":
        text += getattr(question.about, "unit", "")
    answer = read_value(question.name, question.about, text, Forms.of(system.wording))
    if answer is None:
        raise UsageProblem("nothing is typed")
    return answer


def most(question: Question) -> int:
    """The highest number that can be typed to a question, in the unit in which it is typed."""
    if question.kind == "age":
        return OLDEST
    size = UNITS.get(getattr(question.about, "unit", ""), 1) if question.kind == "quantity" else 1
    return question.within[1] // size if question.within else _MOST


def how_answered(told: Told, question: Question, typed: str = "") -> str:
    """What can be typed to a question, and why what was typed is no answer to it."""
    words = told.words
    if question.kind == YES_NO:
        return words.say("Here y is yes, n no and ? not known; Enter goes through them.")
    if question.values:
        return words.say("Here a number from 1 to {n} picks an answer; Enter lists them.", n=len(question.values))
    if question.kind == "date":
        how = words.say("Type a date, as 2015-11-01 or 20151101; or choose one.")
        return words.sentences([each for each in (why_none(words, typed), how) if each])
    if question.within:
        low, high = (told.telling.speech.value(question.about.id, each) for each in question.within)
        return words.say("An authority sets it, from {low} to {high}: what is typed lies outside.", low=low, high=high)
    if question.kind in NUMBERS:
        return words.say(
            "Here a number is typed (at most {most}), or + and - count; ? is not known.",
            most=f"{most(question):,}",
        )
    return words.say("Here Enter lists what there is to choose from.")


def stepped(question: Question, step: int) -> Answer:
    """The answer one step on (or, with -1, back): the next value, a number one higher, yes or no."""
    if question.kind == YES_NO:
        return step > 0
    if question.values:
        return _next(question, step)
    if question.kind not in NUMBERS:
        return question.answer
    if question.within:
        return _figure(question, question.within, step)
    now = question.answer if isinstance(question.answer, int) else _silence(question)
    return max(now + step * _size(question), 0)


def figures(low: int, high: int) -> range:
    """The round figures that an authority may set between two, both among them."""
    return range(low, high + 1, _round(low, high))


def _round(low: int, high: int) -> int:
    """A power of ten by which one comes from one end to the other in a few steps."""
    return int(10 ** max(len(str((high - low) // _FEW)) - 1, 0))


def _figure(question: Question, within: tuple[int, int], step: int) -> int:
    """The next figure that an authority may set: from the lowest up, from the highest down."""
    low, high = within
    if not isinstance(question.answer, int):
        return low if step > 0 else high
    return min(max(question.answer + step * _round(low, high), low), high)


def cycled(case: Case, question: Question) -> Case:
    """The case with the next of the answers that a yes-no question can have: yes, no, unknown, none."""
    if not question.said:
        return case.answer(question.name, value=True)
    if question.answer is None:
        return case.forget(question.name)
    return case.answer(question.name, value=False if question.answer is True else None)


def _next(question: Question, step: int) -> str:
    names = [value.id for value in question.values]
    now = question.answer if question.said else getattr(question.about, "default", None)
    if now not in names:
        return names[0 if step > 0 else -1]
    return names[(names.index(str(now)) + step) % len(names)]


def _silence(question: Question) -> int:
    default = getattr(question.about, "default", None)
    first = default[0] if isinstance(default, tuple) else default
    return first if isinstance(first, int) and question.part is None else 0


def _size(question: Question) -> int:
    if question.kind == "amount":
        return _ROUND
    unit = getattr(question.about, "unit", "")
    return UNITS.get(unit, 1) if question.kind == "quantity" else 1


def belongs(question: Question, character: str, *, begun: bool) -> bool:
    """Whether a character is part of an answer to this question."""
    if len(character) != 1:
        return False
    if question.values:
        return character.isdecimal() and character.isascii() and 1 <= int(character) <= len(question.values)
    if question.kind not in TYPED:
        return False
    return (character.isascii() and character.isdigit()) or (
        begun and character in {"quantity": ".", "date": "-./年月日"}.get(question.kind, "")
    )
