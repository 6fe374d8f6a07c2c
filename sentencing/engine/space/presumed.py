"""What naming an offence presumes (`engine.presume`), as one formula over all scenarios."""

from __future__ import annotations

from sentencing.engine.formula import atoms, both, either, negate, reduce, replaced
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.engine.formula import Atom, Formula
    from sentencing.engine.space.scene import Scene
    from sentencing.law.condition import Node


def needs(scene: Scene, node: Node | None) -> Formula:
    """When what an offence needs is met, or presumed to be."""
    if node is None:
        return True
    presumption = _Presumption(scene)
    presumed = both(presumption.not_refuted(node, wanted=True), presumption.met(node, wanted=True))
    return either(scene.formula(scene.program.needs), presumed)


class _Presumption(Record):
    """The rules of `engine.presume`, over slots: what is named is asked of the scenario."""

    scene: Scene

    def not_refuted(self, node: Node, *, wanted: bool) -> Formula:
        """Whether nothing that is named rules a condition out."""
        match node[0]:
            case "not":
                return negate(self.not_refuted(node[1], wanted=not wanted))
            case "all" | "any":
                join = both if node[0] == "all" else either
                return join(*(self.not_refuted(part, wanted=wanted) for part in node[1]))
            case "at-least":
                parts = tuple(self.not_refuted(part, wanted=wanted) for part in node[2])
                return reduce(("at-least", node[1], parts), lambda _: None)
            case _:
                formula = self.scene.program.formula(node)
                unless = replaced(formula, self._unless_named, wanted=wanted)
                if node[0] != "yes":
                    return unless
                denied = both(self.scene.named(node[1]), negate(self.scene.atom(("var", node[1]))))
                return either(both(denied, self._told(formula)), both(negate(denied), unless))

    def _unless_named(self, atom: Atom, wanted: bool) -> Formula:  # noqa: FBT001
        """An atom, or what is wanted where the names it rests on are left to silence."""
        if atom[0] not in ("var", "cmp"):
            return wanted
        names = [atom[1]]
        if atom[0] == "cmp":
            return self._tests_unless_named(atom, wanted=wanted)
        named = both(*map(self.scene.named, names))
        return either(negate(named), self.scene.atom(atom)) if wanted else both(named, self.scene.atom(atom))

    def _tests_unless_named(self, atom: Atom, *, wanted: bool) -> Formula:
        parts: list[Formula] = []
        for sign, operand in atom[2]:
            names = [atom[1], operand[1]] if operand[0] == "@" else [atom[1]]
            named, test = both(*map(self.scene.named, names)), self.scene.atom(("cmp", atom[1], ((sign, operand),)))
            parts.append(either(negate(named), test) if wanted else both(named, test))
        return both(*parts)

    def met(self, node: Node, *, wanted: bool) -> Formula:
        """Whether what is named meets every leaf that it is to decide, or one way where one is enough."""
        match node[0]:
            case "not":
                return self.met(node[1], wanted=not wanted)
            case "all" | "any" | "at-least":
                parts = [self.met(part, wanted=wanted) for part in node[-1]]
                if (node[0] == "all") is wanted:
                    return both(*parts)
                picked = [both(self._picked(part), met) for part, met in zip(node[-1], parts, strict=True)]
                return either(self._so(node, wanted=wanted), both(*parts), *picked)
            case _:
                spoken = either(*(self.scene.named(name) for name in self._compared(node)))
                return either(negate(spoken), self._so(node, wanted=wanted))

    def _compared(self, node: Node) -> list[str]:
        found = (atom[1] for atom in atoms(self.scene.program.formula(node)) if atom[0] == "cmp")
        return [name for name in dict.fromkeys(found) if name != "subject"]

    def _picked(self, node: Node) -> Formula:
        """Whether a named choice, and no number, speaks of a way of committing the offence."""
        facts, compared = self.scene.program.facts, self._compared(node)
        numbers = [name for name in compared if name in facts and not facts[name].values]
        return both(either(*map(self.scene.named, compared)), *(negate(self.scene.named(name)) for name in numbers))

    def _so(self, node: Node, *, wanted: bool) -> Formula:
        formula = self.scene.program.formula(node)
        return self._told(formula if wanted else negate(formula))

    def _told(self, formula: Formula) -> Formula:
        """A formula in which what is not named is not established, and the court finds nothing."""

        def change(atom: Atom, wanted: bool) -> Formula:  # noqa: FBT001
            return wanted if atom[0] not in ("var", "cmp") else self.scene.atom(atom)

        return replaced(formula, change, wanted=False)
