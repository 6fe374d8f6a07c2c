"""What it would take, as text and as JSON: the fewest changes to each other result, and what each answer does alone."""

from __future__ import annotations

from sentencing.law.condition import leaves
from sentencing.law.provision import on
from sentencing.report.cells import columns, right, width, wrap
from sentencing.report.comparison import fact
from sentencing.report.effects import condition
from sentencing.report.json import SCHEMA, assessment_json
from sentencing.report.json import band as band_json
from sentencing.report.lead import lead
from sentencing.report.telling import Telling, version_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from sentencing.debate.whatif import Effect, Goal, WhatIf
    from sentencing.engine.case import Answer, Law
    from sentencing.report.words import Words

_WIDTH = 80
_INDENT = "  "
_LABELS = (30, 34)  # cells of the first column: of ways, and of single answers


def whatif_text(words: Words, law: Law, found: WhatIf, asked_next: list[str]) -> str:
    """The whole answer, at most 80 cells wide; `asked_next` are the lines that say what is best asked next."""
    telling = Telling(words, law, found.assessment)
    blocks = [_head(telling, found), asked_next, _ways(telling, found), _effects(telling, found)]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def whatif_json(words: Words, law: Law, found: WhatIf, tool: dict[str, str]) -> dict[str, Any]:
    """The answer as one object. A fact that is null among the changes is taken back."""
    telling = Telling(words, law, found.assessment)
    ways = [
        {
            "goal": each.goal.kind,
            "name": each.goal.name or None,
            "decided": each.decided,
            "changes": list(each.changes),
            "text": goal_said(telling, each.goal),
        }
        for each in found.ways
    ]
    effects = [
        {
            "fact": each.name,
            "value": each.value,
            "liable": each.liable,
            **{name: band_json(telling.ladder, getattr(each, name)) for name in ("frame", "shall", "may")},
        }
        for each in found.effects
    ]
    answer = assessment_json(words, law, found.assessment, tool)
    head = {"schema": SCHEMA, "tool": tool, "law": answer["law"]}
    return {**head, "assessment": answer, "ways": ways, "effects": effects}


def _head(telling: Telling, found: WhatIf) -> list[str]:
    answer, words = found.assessment, telling.words
    version = version_of(telling.law.offence(answer.offence), answer.day)
    title, heading = telling.speech.text(version.title), telling.speech.heading(version.article)
    facts = words.meant("between facts", "; ").join(fact(telling, *each) for each in found.facts.items())
    first = title + right(heading, _WIDTH - width(title)) if width(title) + width(heading) < _WIDTH - 1 else title
    said = wrap(words.sentences(lead(telling)), _WIDTH, _INDENT, _INDENT)
    return [first, *wrap(facts, _WIDTH), "", *said]


def way_rows(telling: Telling, found: WhatIf) -> list[tuple[str, str]]:
    """Each other result, and what it would take."""
    return [(goal_said(telling, each.goal), _taken(telling, each.changes, each.decided)) for each in found.ways]


def effect_rows(telling: Telling, found: WhatIf) -> list[tuple[str, str]]:
    """Each single answer, and what it would do."""
    rows: list[tuple[str, str]] = []
    for run in _runs(found.effects):
        said = _effect(telling, found, run[0])
        rows.append((_spanning(telling, found, run), said))
    return rows


def _runs(effects: Iterable[Effect]) -> list[list[Effect]]:
    """Answers one after another that say a number of the same fact, and come to the same."""
    runs: list[list[Effect]] = []
    for each in effects:
        last = runs[-1][-1] if runs else None
        if last and _numeric(each) and last._replace(value=each.value, frame=each.frame) == each:
            runs[-1].append(each)
        else:
            runs.append([each])
    return runs


def _numeric(each: Effect) -> bool:
    return isinstance(each.value, int) and not isinstance(each.value, bool)


def _spanning(telling: Telling, found: WhatIf, run: list[Effect]) -> str:
    """What is answered: one answer, or every number up to the next that comes to something else."""
    name, numbers = run[0].name, [int(str(each.value)) for each in run if _numeric(each)]
    if len(run) == 1:
        return _change(telling, name, run[0].value)
    others = [int(str(each.value)) for each in found.effects if each.name == name and _numeric(each)]
    end = min((each for each in others if each > numbers[-1]), default=None)
    now = found.facts.get(name)
    lowest = numbers[0] == min(others) and (not isinstance(now, int) or now > numbers[0])
    if end is not None and lowest and getattr(telling.speech.named(name), "type", "") == "age":
        return condition(telling.speech, ("test", name, (("<", ("n", end)),)))
    return fact(telling, name, (numbers[0], end - 1 if end is not None else numbers[-1]))


def _ways(telling: Telling, found: WhatIf) -> list[str]:
    rows = way_rows(telling, found)
    if not rows:
        return []
    lines = columns(rows, _WIDTH, indent=_INDENT, widest=_LABELS[:1])
    return [telling.words.say("What it would take"), *lines]


def goal_said(telling: Telling, goal: Goal) -> str:
    """A goal in words."""
    words, speech = telling.words, telling.speech
    match goal.kind:
        case "tier":
            return speech.brief(telling.frame(telling.tiers[goal.name])) if goal.name in telling.tiers else goal.name
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
        case "permit":
            return words.say("such a sentence, possible")
        case _:
            return words.say("such a sentence, required")


def _taken(telling: Telling, changes: tuple[dict[str, Answer], ...], decided: bool) -> str:  # noqa: FBT001 - as the record has it
    words = telling.words
    if not decided:
        return words.say("too much to look at all cases")
    if changes == ({},):
        return words.say("it is so already")
    if not changes:
        return words.say("no three changes do")
    return words.meant("between facts", "; ").join(changed(telling, each) for each in changes)


def changed(telling: Telling, changes: dict[str, Answer]) -> str:
    """Changes that go together: `desisted and harm done`."""
    return telling.words.together([_change(telling, *each) for each in changes.items()])


def _change(telling: Telling, name: str, value: Answer) -> str:
    words, named = telling.words, telling.speech.named(name)
    if value is None:
        fewer = _fewer(telling, name)
        return fewer or words.say("without {fact}", fact=telling.speech.label(name))
    if getattr(named, "values", ()):
        return telling.speech.value(name, value)
    return fact(telling, name, value)


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
