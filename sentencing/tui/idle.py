"""Why a question does not matter: what settles it, or what would have to hold for it to count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sentencing.engine.case import Case, CaseError
from sentencing.engine.formula import LATE, atoms, names, reduce
from sentencing.engine.heads import frame_atom
from sentencing.engine.prepared import PreparedLaw
from sentencing.engine.program import Program
from sentencing.engine.reading import Reading, read
from sentencing.law.record import Record
from sentencing.tui.answers import shown
from sentencing.tui.sheet import Question, formulas_of, live, plain_case, programs_of, reached
from sentencing.tui.told import Told, answer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.engine.assessment import Assessment
    from sentencing.engine.formula import Atom, Formula

_MOST_GIVEN = 12  # answers that are tried out as what settles a question


class Idle(Record):
    """Why a question does not matter. `kind`: `given` (the answer to `name` settles it), `needs` (it counts only
    together with `name`), `frame` (it does not bear on the frame reached), `several` or `nowhere`."""

    kind: str
    name: str = ""


def why_idle(law: PreparedLaw, told: Told, questions: Iterable[Question]) -> dict[str, Idle]:
    """Why each of these questions changes nothing, by its name."""
    asked = programs_of(law, told.offence, told.case, told.assessment.day, told.assessment)
    given = tuple(_without_each(law, told))
    return {each.name: _why(_Place.of(asked, told, each), each, given) for each in questions}


def _without_each(law: PreparedLaw, told: Told) -> Iterator[tuple[str, Case, Assessment]]:
    """The case without each of the answers given, and what becomes of it."""
    for name in tuple(told.case.facts)[:_MOST_GIVEN]:
        case = told.case.forget(name)
        try:
            yield name, case, answer(law, told.offence, case, told.day)
        except CaseError:
            continue


class _Place(Record):
    """Where a question is asked: a program, the scope of its names, the question's name in it, and the case there."""

    program: Program
    scope: str
    name: str
    case: Case
    told: Told

    @classmethod
    def of(cls, asked: list[tuple[Program, str]], told: Told, question: Question) -> _Place:
        """The program of the offence whose own question it is."""
        program, scope = next((each for each in asked if each[0].offence.id == question.offence), asked[0])
        name = question.name.removeprefix(f"{scope}:") if scope else question.name
        return cls(program, scope, name, plain_case(told.case, scope), told)


def _why(place: _Place, question: Question, given: tuple[tuple[str, Case, Assessment], ...]) -> Idle:
    formulas = [each for each in formulas_of(place.program) if place.name in names(each)]
    if not formulas:
        return Idle("nowhere")
    for name, case, assessment in given:
        if name != question.name and place.name in live(place.program, plain_case(case, place.scope), assessment):
            return Idle("given", name)
    return next(_lacking(place, formulas), Idle("several"))


def _lacking(place: _Place, formulas: list[Formula]) -> Iterator[Idle]:
    """What, if it were otherwise, would make the question count."""
    reading = read(place.program, place.case)
    without = reading._replace(values={**reading.values, place.name: None})
    for formula in formulas:
        for atom in dict.fromkeys(atoms(formula)):
            if place.name not in names(atom) and place.name in names(_with(place, without, formula, atom)):
                yield Idle("frame") if atom[0] in LATE else Idle("needs", _named(place, str(atom[1])))


def _with(place: _Place, reading: Reading, formula: Formula, other: Atom) -> Formula:
    """What is left of a formula if one atom is the other way round."""
    tier = reached(place.program, place.told.assessment)

    def known(atom: Atom) -> bool | None:
        decided = frame_atom(place.program, tier, atom) if tier else None
        value = reading.known(atom) if decided is None else decided
        return not value if atom == other else value

    return reduce(formula, known)


def _named(place: _Place, name: str) -> str:
    """A name as the case asked about has it."""
    scoped = f"{place.scope}:{name}"
    return scoped if place.scope and place.told.question(scoped) else name


def clause(told: Told, idle: Idle) -> str:
    """The same in a few words."""
    words = told.words
    other = told.question(idle.name)
    label = told.telling.speech.label(idle.name.rpartition(":")[2].partition(".")[0])
    match idle.kind:
        case "given" if other is not None:
            answer = shown(told.telling, other)
            return words.meant(
                "why a question changes nothing", "settled by {label} ({answer})", label=label, answer=answer
            )
        case "needs":
            return words.meant("why a question changes nothing", "counts only with {label}", label=label)
        case "frame":
            return words.meant("why a question changes nothing", "does not bear on the frame reached")
        case "nowhere":
            return words.meant("why a question changes nothing", "decides nothing under this law")
        case _:
            return words.meant("why a question changes nothing", "counts only with several other things")
