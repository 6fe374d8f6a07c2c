"""What naming an offence presumes: that its needs are met, until a named fact speaks against it."""

from __future__ import annotations

from sentencing.engine.formula import atoms, both, either, negate, reduce, replaced
from sentencing.engine.reading import Reading, read

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.engine.case import Answer, Case
    from sentencing.engine.formula import Atom, Formula
    from sentencing.engine.program import Program
    from sentencing.law.condition import Node


def with_presumption(program: Program, case: Case, needs: Node | None) -> tuple[Formula, bool]:
    """The needs of an offence or, where they are presumed, what makes them so; and whether they simply are presumed."""
    figures = {name for name, fact in program.facts.items() if fact.within}
    unsaid = case.supposed - figures
    named: dict[str, Answer] = {
        name: value for name, value in case.facts.items() if value is not None and name not in unsaid
    }
    if needs is None or reduce(program.needs, Reading(program.facts, named).known) is True:
        return True, False
    presumed = _Presumption(program, case, named).holds(needs)
    return either(program.needs, presumed), presumed is True


def presumed(program: Program, case: Case, needs: Node) -> Node:
    """What of the needs is presumed: not what the answers establish, nor a way that they rule out."""
    named: dict[str, Answer] = {name: value for name, value in case.facts.items() if value is not None}
    return _Presumption(program, case, named).left_of(needs) or needs


def wanting(program: Program, case: Case, needs: Node) -> Node:
    """What of the needs is not met, where they are not: of all that must be, only what fails."""
    if needs[0] == "any":
        return ("any", tuple(wanting(program, case, part) for part in needs[1]))
    if needs[0] != "all":
        return needs
    failing = tuple(wanting(program, case, part) for part in needs[1] if _fails(program, case, part))
    return needs if not failing else failing[0] if len(failing) == 1 else ("all", failing)


def _fails(program: Program, case: Case, needs: Node) -> bool:
    named: dict[str, Answer] = {name: value for name, value in case.facts.items() if value is not None}
    met = either(program.formula(needs), _Presumption(program, case, named).holds(needs))
    return reduce(met, read(program, case).known) is not True


class _Presumption:
    """When the needs of an offence are presumed to be met: a formula over what the case leaves unknown.

    They are not once the answers rule them out; nor once a named number, date or choice is to decide one of their
    leaves and does not meet it: the act is then being described, and what is not named is not established. Of several
    ways of committing the offence it is enough that what is named meets one, or that a named choice picks one: the rest
    of that way is presumed. Whose case it is describes no act. A plain no to one way leaves the others presumed; what
    might define the way that was denied is not presumed with them. What a case answers with `?`, and the figures that
    an authority sets, stay in the formula: with each answer it says what it would say had that been named.
    """

    def __init__(self, program: Program, case: Case, named: dict[str, Answer]) -> None:
        self._program = program
        self._named = named
        self._spoken = set(case.facts) - case.supposed - {"subject"}
        self._asked = {name for name in self._spoken if name not in named}
        self._asked |= {name for name, fact in program.facts.items() if fact.within and name not in named}
        silent = read(program, case._replace(facts={})).values
        self._told = {**{name: value for name, value in silent.items() if name not in self._asked}, **named}

    def holds(self, needs: Node) -> Formula:
        """The presumption, over what is unknown."""
        return both(self._not_refuted(needs, wanted=True), self._met(needs, wanted=True))

    def left_of(self, node: Node) -> Node | None:
        """What of needs is neither established nor ruled out by what is named; None where nothing is."""
        if reduce(self._program.formula(node), Reading(self._program.facts, self._named).known) is True:
            return None
        if node[0] not in ("all", "any"):
            return node if self._not_refuted(node, wanted=True) is not False else None
        parts = tuple(part for each in node[1] if (part := self.left_of(each)) is not None)
        return parts[0] if len(parts) == 1 else (node[0], parts) if parts else None

    def _not_refuted(self, node: Node, *, wanted: bool) -> Formula:
        match node[0]:
            case "not":
                return negate(self._not_refuted(node[1], wanted=not wanted))
            case "all" | "any":
                join = both if node[0] == "all" else either
                return join(*(self._not_refuted(part, wanted=wanted) for part in node[1]))
            case "at-least":
                parts = tuple(self._not_refuted(part, wanted=wanted) for part in node[2])
                return reduce(("at-least", node[1], parts), lambda _: None)
            case "yes" if node[1] in self._asked or self._named.get(node[1]) is False:
                return self._as_told(self._program.formula(node))
            case _:
                left = reduce(self._program.formula(node), Reading(self._program.facts, self._named).known)
                return _settled(left, self._asked, self._named, otherwise=wanted)

    def _met(self, node: Node, *, wanted: bool) -> Formula:
        """Whether every leaf that a named number, date or choice is to decide is what is wanted, or, where one of
        several is enough, what is named makes it so without the others."""
        match node[0]:
            case "not":
                return self._met(node[1], wanted=not wanted)
            case "all" | "any" | "at-least":
                parts = [self._met(part, wanted=wanted) for part in node[-1]]
                if (node[0] == "all") is wanted:
                    return both(*parts)
                picked = [met for part, met in zip(node[-1], parts, strict=True) if self._picked(part)]
                return either(self._so(node, wanted=wanted), both(*parts), *picked)
            case _:
                return self._so(node, wanted=wanted) if self._compared(node) else True

    def _compared(self, node: Node) -> set[str]:
        """The numbers, dates and choices named that a condition comes down to."""
        return {atom[1] for atom in atoms(self._program.formula(node)) if atom[0] == "cmp"} & self._spoken

    def _picked(self, node: Node) -> bool:
        """Whether a named choice, and no number, speaks of a way of committing the offence."""
        compared = self._compared(node)
        return bool(compared) and all(
            self._program.facts[name].values for name in compared if name in self._program.facts
        )

    def _so(self, node: Node, *, wanted: bool) -> Formula:
        """Whether a condition is what is wanted by what is named alone."""
        formula = self._program.formula(node)
        return self._as_told(formula if wanted else negate(formula))

    def _as_told(self, formula: Formula) -> Formula:
        """A formula in which what is not named is not established."""
        return _settled(reduce(formula, Reading(self._program.facts, self._told).known), self._asked, self._told)


def _settled(formula: Formula, asked: set[str], known: dict[str, Answer], *, otherwise: bool = False) -> Formula:
    """The formula with what nobody asks about decided so that it would hold, or would not (`otherwise`)."""

    def stays(atom: Atom) -> bool:
        if atom[0] != "cmp":
            return atom[0] == "var" and atom[1] in asked
        named = (atom[1], *(operand[1] for _, operand in atom[2] if operand[0] == "@"))
        return all(name in asked or known.get(name) is not None for name in named)

    return replaced(formula, lambda atom, wanted: atom if stays(atom) else wanted, wanted=otherwise)
