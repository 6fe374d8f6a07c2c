"""Hypotheticals in words: to be asked one by one, as a sheet with a key, or as JSON."""

from __future__ import annotations

from string import ascii_lowercase

from sentencing.law.record import Record
from sentencing.report.cells import wrap
from sentencing.report.comparison import fact, offence_placed
from sentencing.report.json import SCHEMA, addition
from sentencing.report.json import band as band_json
from sentencing.report.lead import lead
from sentencing.report.telling import Telling
from sentencing.report.why import steps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from sentencing.debate.quiz import Asked, Hypothetical
    from sentencing.engine.case import Law
    from sentencing.report.words import Words

_WIDTH = 80
_INDENT = "   "


class Problem(Record):
    """A hypothetical in words: the case, the questions with their options, and why the right ones are right."""

    number: int
    title: str
    facts: str
    asked: tuple[tuple[str, tuple[str, ...], int], ...]
    why: tuple[str, ...]


def problem(words: Words, law: Law, each: Hypothetical) -> Problem:
    """A hypothetical in the words of a language."""
    telling = Telling(words, law, each.assessment)
    title = offence_placed(telling, each.offence)
    said = words.meant("between facts", "; ").join(fact(telling, *one) for one in each.facts.items())
    facts = words.say("Established: {facts}. Nothing else.", facts=said) if said else words.say("No more is known.")
    asked = tuple((_question(words, one.about), _options(telling, one), one.right) for one in each.asked)
    return Problem(each.number, title, facts, asked, tuple(_why(telling)))


def _question(words: Words, about: str) -> str:
    match about:
        case "frame":
            return words.say("Which frame does the law set?")
        case "shall":
            return words.say("What is left when the court does all it must, and nothing it merely may?")
        case _:
            return words.say("What is everything the court may lawfully impose?")


def _options(telling: Telling, asked: Asked) -> tuple[str, ...]:
    return tuple(telling.speech.punishment(band, added) for band, added in asked.options)


def _why(telling: Telling) -> Iterator[str]:
    yield telling.words.sentences(lead(telling))
    for step in steps(telling):
        yield telling.words.meant(
            "a step of the reasons", "{label} ({cite}): {text}", label=step.label, cite=step.cite, text=step.text
        )


# As text.


def posed(each: Problem, number: int) -> str:
    """A question of a problem, the case before the first; `number` counts its questions from 0."""
    text, options, _ = each.asked[number]
    lines = _case(each) if not number else []
    lines += ["", *wrap(text, _WIDTH, _INDENT, _INDENT)]
    for letter, option in zip(ascii_lowercase, options, strict=False):
        lines += wrap(option, _WIDTH, f"{_INDENT}{letter}  ")
    return "\n".join(lines) + "\n"


def marked(words: Words, each: Problem, number: int, answer: int | None) -> str:
    """Whether an answer is right, and which is; the reasons after the last question."""
    _, _, right = each.asked[number]
    said = words.say("Right.") if answer == right else words.say("No: {letter}.", letter=ascii_lowercase[right])
    lines = [_INDENT + said]
    if number == len(each.asked) - 1:
        lines += ["", *(line for why in each.why for line in wrap(why, _WIDTH, _INDENT, _INDENT)), ""]
    return "\n".join(lines) + "\n"


def scored(words: Words, right: int, asked: int) -> str:
    """How many answers were right."""
    return words.many("{n} answer right", "{n} answers right", right) + words.say(" of {asked}.", asked=asked) + "\n"


def sheet(words: Words, problems: Iterable[Problem], seed: int) -> str:
    """A sheet of problems, and, on a page of its own, the key."""
    every = tuple(problems)
    parts = [words.say("Sentencing problems, seed {seed}", seed=seed), ""]
    for each in every:
        parts += ["\n".join(posed(each, number) for number in range(len(each.asked))), ""]
    parts += ["\f" + words.say("Key, seed {seed}", seed=seed), ""]
    for each in every:
        letters = " ".join(ascii_lowercase[right] for _, _, right in each.asked)
        parts += [*wrap(f"{each.number}  {letters}", _WIDTH)]
        parts += [line for why in each.why for line in wrap(why, _WIDTH, _INDENT, _INDENT)] + [""]
    return "\n".join(parts)


def _case(each: Problem) -> list[str]:
    number = f"{each.number:<2} "
    return [*wrap(each.title, _WIDTH, number), *wrap(each.facts, _WIDTH, _INDENT, _INDENT)]


# For other programs.


def quiz_json(
    words: Words, law: Law, made: Iterable[tuple[Hypothetical, Problem]], seed: int, tool: dict[str, str]
) -> dict[str, Any]:
    """The hypotheticals as one object."""
    return {"schema": SCHEMA, "tool": tool, "seed": seed, "problems": [_json(words, law, *each) for each in made]}


def _json(words: Words, law: Law, each: Hypothetical, said: Problem) -> dict[str, Any]:
    telling = Telling(words, law, each.assessment)
    ladder = telling.ladder
    asked = [
        {
            "about": one.about,
            "right": one.right,
            "options": [
                {
                    "band": band_json(ladder, band),
                    "additional": [addition(telling, more) for more in added],
                    "text": text,
                }
                for (band, added), text in zip(one.options, options, strict=True)
            ],
        }
        for one, (_, options, _) in zip(each.asked, said.asked, strict=True)
    ]
    return {
        "number": each.number,
        "offence": each.offence,
        "law": {"as_of": each.assessment.day},
        "facts": dict(each.facts),
        "asked": asked,
        "text": {"case": f"{said.title}. {said.facts}", "why": list(said.why)},
    }
