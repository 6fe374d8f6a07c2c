"""The way of a case under one offence through every reference that may carry it, over all scenarios at once."""

from __future__ import annotations

from functools import partial

from sentencing.engine import follow
from sentencing.engine.case import Case
from sentencing.engine.formula import atoms, either, names, replaced
from sentencing.engine.heads import frame_atom
from sentencing.engine.program import needs_of, scope_of
from sentencing.engine.reading import read
from sentencing.engine.space.presumed import needs
from sentencing.engine.space.scene import Scene, Slot
from sentencing.engine.space.words import kinds_of
from sentencing.law.provision import naming
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sentencing.engine.case import Answer
    from sentencing.engine.formula import Atom, Formula
    from sentencing.engine.frame import Framed
    from sentencing.engine.prepared import PreparedLaw
    from sentencing.engine.program import Program
    from sentencing.engine.space.words import Kind
    from sentencing.law.provision import Reference, Rule

    Ruled = tuple[tuple[Rule, Formula], ...]


class Stop(Record):
    """An offence on the way, ready to decide: its formulas over the answers of a scenario.

    `lends` tells whether it may be punished with another's tiers; `convict` and `heavier` are the references that may
    carry the case on, each with its condition and where it leads. `lapses` tells of each `convict` whether it does not
    where the offence in which it ends is not made out. `cumulate` tells when references add convictions; `kinds` are
    the rules that do anything, and that, by kind.
    """

    program: Program
    scene: Scene
    needs: Formula
    never: Formula
    barred: Formula
    tiers: tuple[tuple[Framed, Formula], ...]
    rules: Ruled
    kinds: tuple[tuple[Kind, Formula], ...]
    cumulate: Formula
    lends: bool
    convict: tuple[tuple[Formula, Meeting], ...]
    lapses: tuple[bool, ...]
    heavier: tuple[tuple[Formula, tuple[Meeting, ...]], ...]

    def barred_in(self, tier: Framed) -> Formula:
        """Whether a rule bars liability, once the tier is known."""

        def change(atom: Atom, _: bool) -> Formula:  # noqa: FBT001
            decided = frame_atom(self.program, tier, atom)
            return atom if decided is None else decided

        return replaced(self.barred, change)

    def asked(self) -> Iterator[Formula]:
        """What is asked here besides what decides liability and tier."""
        yield from (formula for _, formula in self.rules)
        yield self.cumulate
        yield self.never

    def deciding(self) -> Iterator[Formula]:
        """What decides liability, the tier, and where the case goes."""
        yield from (condition for condition, _ in (*self.convict, *self.heavier))
        yield from (formula for _, formula in self.tiers)
        yield self.needs
        yield self.barred


class Meeting(Record):
    """An offence that a case comes to: as it stands, or with what a `punish` reference lends it."""

    lent: tuple[tuple[Formula, Stop], ...]
    plain: Stop

    def stops(self) -> Iterator[Stop]:
        """The offence in each form, and every one to which it may go on."""
        for stop in (*(stop for _, stop in self.lent), self.plain):
            yield stop
            for _, onward in stop.convict:
                yield from onward.stops()
            for _, others in stop.heavier:
                for other in others:
                    yield from other.stops()

    def conditions(self) -> Iterator[Formula]:
        """When what is lent."""
        yield from (condition for condition, _ in self.lent)
        for stop in (*(stop for _, stop in self.lent), self.plain):
            for meeting in (*(each for _, each in stop.convict), *(each for _, more in stop.heavier for each in more)):
                yield from meeting.conditions()


class _Way(Record):
    """How a case came: the slots it brings, its rules, and the offences it left."""

    law: PreparedLaw
    day: str
    subject: str
    settled: Mapping[str, Answer]
    rules: tuple[tuple[Rule, Formula], ...] = ()
    left: tuple[str, ...] = ()
    before: Scene | None = None
    reference: Reference | None = None


def meeting(law: PreparedLaw, offence: str, day: str, subject: str, settled: Mapping[str, Answer]) -> Meeting:
    """An offence with the answers that every scenario shares."""
    return _meeting(_Way(law, day, subject, settled), offence)


def _meeting(way: _Way, offence: str) -> Meeting:
    plain = way.law.program(offence, way.day, way.subject)
    scene = _scene(way, plain)
    lending = [(each, scene.formula(formula)) for each, formula in _references(plain, "punish")]
    lent = tuple((condition, _stop(way, offence, each)) for each, condition in lending if condition is not False)
    return Meeting(lent, _stop(way, offence, None))


def _references(program: Program, kind: str) -> tuple[tuple[Reference, Formula], ...]:
    return tuple(
        (each, formula)
        for each, formula in program.references
        if each.kind == kind and each.subject in ("person", program.subject)
    )


def _scene(way: _Way, program: Program) -> Scene:
    silence = read(program, Case({})).values
    subject = {"subject": Slot("", way.subject, told=True)}
    settled = {name: Slot("", value, told=True) for name, value in way.settled.items()}
    if way.before is None or way.reference is None:
        return Scene(program, silence, {**settled, **subject})
    scope = scope_of(program.offence.id)
    own = {name.removeprefix(f"{scope}:"): slot for name, slot in settled.items() if name.startswith(f"{scope}:")}
    given = {name: _given(way.before, value) for name, value in way.reference.given.items()}
    name_before = partial(follow.name_at_source, way.before.program, way.reference, scope)
    return Scene(program, silence, {**own, **given, **subject}, way.before, name_before)


def _given(before: Scene, given: object) -> Slot:
    """What a reference sets: a value, or the answer to a question of its source."""
    if isinstance(given, str) and given.startswith("@"):
        return before.slot(given[1:])._replace(told=True, vague=False)
    return Slot("", given, told=True)  # type: ignore[arg-type]


def _stop(way: _Way, offence: str, lending: Reference | None) -> Stop:
    lender = lending.to[0] if lending else ""
    program = way.law.program(offence, way.day, way.subject, lender)
    scene = _scene(way, program)
    node = needs_of(program.offence, way.law.offence(lender) if lender else None, way.day)
    own = (*program.bars_liability, *program.rules)
    every = (*way.rules, *((follow.own_rules(lending)) if lending else ()), *((r, scene.formula(f)) for r, f in own))
    barring = {id(rule) for rule, _ in program.bars_liability}
    barred = either(*(f for rule, f in every if id(rule) in barring or _bars(rule)))
    onward = tuple(_onward(way, scene, every))
    rules = tuple([(rule, f) for rule, f in every if not _bars(rule) and f is not False])
    cumulate = _cumulate(scene)
    return Stop(
        program=program,
        scene=scene,
        needs=needs(scene, node),
        never=either(*(scene.possible(formula) for _, formula in program.nevers)),
        barred=barred,
        tiers=tuple((tier, scene.formula(formula)) for tier, formula in program.tiers),
        rules=rules,
        kinds=tuple(kinds_of(program, rules, cumulate)),
        cumulate=cumulate,
        lends=any(each.kind == "punish" for each, _ in program.references),
        convict=tuple(leads for leads, _ in onward),
        lapses=tuple(lapses for _, lapses in onward),
        heavier=tuple(_compared(way, scene, every)),
    )


def _bars(rule: Rule) -> bool:
    return any(effect.verb == "not-liable" for option in rule.options for effect in option.effects)


def _cumulate(scene: Scene) -> Formula:
    """When references add convictions; what the court may find counts as found."""
    found = (formula for each, formula in _references(scene.program, "cumulate") if _named(scene, each))
    return either(*(scene.formula(replaced(formula, _as_found)) for formula in found))


def _as_found(atom: Atom, wanted: bool) -> Formula:  # noqa: FBT001
    return wanted if atom[0] == "find" else atom


def _named(scene: Scene, reference: Reference) -> tuple[str, ...]:
    """The offences of a reference; where a fact names one, that which every scenario names."""
    every = (scene.slot(naming(to)).silent if naming(to) else to for to in reference.to)
    return tuple(str(to) for to in every if to)


def _onward(way: _Way, scene: Scene, every: Ruled) -> Iterator[tuple[tuple[Formula, Meeting], bool]]:
    for reference, formula in _references(scene.program, "convict"):
        condition = scene.formula(formula)
        to = reference.to[0]
        if condition is not False and _new(way, scene, to):
            yield (condition, _meeting(_further(way, scene, every, reference), to)), reference.lapses


def _compared(way: _Way, scene: Scene, every: Ruled) -> Iterator[tuple[Formula, tuple[Meeting, ...]]]:
    for reference, formula in _references(scene.program, "heavier"):
        condition = scene.formula(formula)
        others = [to for to in _named(scene, reference) if _new(way, scene, to)]
        if condition is not False and others:
            further = _further(way, scene, every, reference)
            yield condition, tuple(_meeting(further, to) for to in others)


def _new(way: _Way, scene: Scene, to: str) -> bool:
    return to not in way.left and to != scene.program.offence.id


def _further(way: _Way, scene: Scene, every: Ruled, reference: Reference) -> _Way:
    """The way on: rules marked so go along, unless they rest on a finding that means another thing there."""
    along = ((rule, f) for rule, f in every if rule.follows and not _bars(rule))
    kept = tuple((rule, f) for rule, f in along if f is not False and not _told_apart(f, reference))
    left = (*way.left, scene.program.offence.id)
    return way._replace(rules=(*kept, *follow.own_rules(reference)), left=left, before=scene, reference=reference)


def _told_apart(formula: Formula, reference: Reference) -> bool:
    apart = {*reference.given, *reference.apart}
    return any(atom[0] == "find" and atom[1] in apart for atom in atoms(formula))


__all__ = ["Meeting", "Stop", "meeting", "names"]
