"""Where every scenario ends: the offence that the case comes to, and its tier; or no liability."""

from __future__ import annotations

from sentencing.engine.space.diagram import FALSE, TRUE
from sentencing.law import band as bands
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sentencing.engine.formula import Formula
    from sentencing.engine.space.diagram import Diagram
    from sentencing.engine.space.stops import Meeting, Stop


class Leaf(Record):
    """The stop in which a case ends, and the tier that applies there, by number."""

    stop: int
    tier: int


class Route:
    """The diagrams of one enquiry among several: its place in the values that it makes is `number` of `of`."""

    def __init__(
        self, diagram: Diagram, node: Callable[[Formula], int], stops: tuple[Stop, ...], number: int, of: int
    ) -> None:
        self._diagram = diagram
        self._node = node
        self._index = {id(stop): index for index, stop in enumerate(stops)}
        self._number = number
        self._of = of
        self._tiers: dict[int, int] = {}
        self._nowhere = self._place(None)

    def led(self, meetings: list[tuple[int, Meeting]]) -> tuple[int, list[int]]:
        """Where cases end, and the conditions under which they cannot be; each subject stands under its own."""
        ends, when = self._nowhere, dict[int, int]()
        for condition, meeting in meetings:
            ends = self._diagram.choice(condition, self._ends(meeting), ends)
            for never, here in self._nevers(meeting, condition):
                when[never] = self._diagram.disjunction(when.get(never, FALSE), here)
        nevers = [self._diagram.conjunction(never, here) for never, here in when.items()]
        return ends, [never for never in nevers if never != FALSE]

    def _place(self, leaf: Leaf | None) -> int:
        return self._diagram.terminal(tuple(leaf if each == self._number else None for each in range(self._of)))

    def _ends(self, meeting: Meeting) -> int:
        return self._lent(meeting, self._ends_from)

    def _lent(self, meeting: Meeting, of: Callable[[Stop], int]) -> int:
        found = of(meeting.plain)
        for condition, stop in reversed(meeting.lent):
            found = self._diagram.choice(self._node(condition), of(stop), found)
        return found

    def _ends_from(self, stop: Stop) -> int:
        found = self._tier(stop)
        for condition, onward in reversed(self._onward(stop)):
            found = self._diagram.choice(condition, self._ends(onward), found)
        return found

    def _onward(self, stop: Stop) -> list[tuple[int, Meeting]]:
        """Where references lead, and when; `convict` goes before `heavier`, the first before the others."""
        found = []
        for (condition, onward), lapses in zip(stop.convict, stop.lapses, strict=True):
            stands = self._made_out(onward) if lapses else TRUE
            found.append((self._diagram.conjunction(self._node(condition), stands), onward))
        for condition, others in stop.heavier:
            graver = self._graver(stop, others)
            for number, other in enumerate(others):
                wins = self._diagram.conjunction(self._node(condition), self._picks(graver, number + 1))
                found += [(wins, other)] if wins != FALSE else []
        return found

    def _made_out(self, meeting: Meeting) -> int:
        """When the offence is made out in which a case ends that goes on there."""
        ends = self._mapped(self._ends(meeting), lambda place: ("made out", place[self._number] is not None), {})
        yes, no = self._diagram.terminal(("made out", True)), self._diagram.terminal(("made out", False))
        return self._as_truth(ends, {yes: TRUE, no: FALSE})

    def _nevers(self, meeting: Meeting, under: int) -> Iterator[tuple[int, int]]:
        """What cannot be at the stops to which cases come under a condition, and when they come there."""
        diagram = self._diagram
        for condition, stop in (*((self._node(each), stop) for each, stop in meeting.lent), (TRUE, meeting.plain)):
            here = diagram.conjunction(under, condition)
            for part in _parts(stop.never):
                yield self._node(part), here
            for met, onward in self._onward(stop):
                yield from self._nevers(onward, diagram.conjunction(here, met))
                here = diagram.conjunction(here, diagram.negation(met))
            under = diagram.conjunction(under, diagram.negation(condition))

    def _graver(self, stop: Stop, others: tuple[Meeting, ...]) -> int:
        """Which frame is graver: a diagram whose values are the number of the offence (0 is here) and its severity."""
        found = self._severity(stop, 0)
        for number, other in enumerate(others):
            theirs = self._lent(other, lambda each, number=number: self._severity(each, number + 1))  # type: ignore[misc]
            found = self._diagram.joined(_graver_of, found, theirs, {})
        return found

    def _severity(self, stop: Stop, number: int) -> int:
        ladder = stop.program.system.ladder

        def value(place: tuple[Leaf | None, ...]) -> tuple[int, object]:
            leaf = place[self._number]
            frame = () if leaf is None else stop.tiers[leaf.tier][0].frame
            return (number, bands.severity(ladder, frame))

        return self._mapped(self._tier(stop), value, {})

    def _mapped(self, node: int, value: Callable[..., object], memo: dict[int, int]) -> int:
        diagram = self._diagram
        if node not in memo:
            if diagram.level[node] == diagram.end:
                memo[node] = diagram.terminal(value(diagram.values[node]))
            else:
                kids = tuple([self._mapped(kid, value, memo) for kid in diagram.kids[node]])
                memo[node] = diagram.node(diagram.level[node], kids)
        return memo[node]

    def _picks(self, graver: int, number: int) -> int:
        """Where the offence of that number is the graver one."""
        picked = self._mapped(graver, lambda value: ("picked", value[0] == number), {})
        yes, no = self._diagram.terminal(("picked", True)), self._diagram.terminal(("picked", False))
        return self._as_truth(picked, {yes: TRUE, no: FALSE})

    def _as_truth(self, node: int, memo: dict[int, int]) -> int:
        diagram = self._diagram
        if node not in memo:
            kids = tuple([self._as_truth(kid, memo) for kid in diagram.kids[node]])
            memo[node] = diagram.node(diagram.level[node], kids)
        return memo[node]

    def _tier(self, stop: Stop) -> int:
        """The tier that applies at a stop, if the person is liable there (`frame.applies`)."""
        index = self._index[id(stop)]
        if index not in self._tiers:
            self._tiers[index] = self._tier_of(stop, index)
        return self._tiers[index]

    def _tier_of(self, stop: Stop, index: int) -> int:
        diagram, needs = self._diagram, self._node(stop.needs)
        left = self._left(stop)
        ladder = stop.program.system.ladder
        order = sorted(range(len(left)), key=lambda at: (bands.severity(ladder, stop.tiers[at][0].frame), -at))
        found = self._nowhere
        for at in order:  # the gravest last, since it goes before the others; of equals, the first
            barred = diagram.negation(self._node(stop.barred_in(stop.tiers[at][0])))
            place = diagram.choice(barred, self._place(Leaf(index, at)), self._nowhere)
            found = diagram.choice(left[at], place, found)
        return diagram.choice(needs, found, self._nowhere)

    def _left(self, stop: Stop) -> list[int]:
        """When each tier is among those of which the gravest applies."""
        diagram = self._diagram
        holds = [self._node(formula) for _, formula in stop.tiers]
        named = [bool(tier.tier.ladder) for tier, _ in stop.tiers]
        unnamed = diagram.negation(diagram.any([node for node, is_named in zip(holds, named, strict=True) if is_named]))
        among = [
            node if is_named else diagram.conjunction(node, unnamed)
            for node, is_named in zip(holds, named, strict=True)
        ]
        left = []
        for at, (tier, _) in enumerate(stop.tiers):
            over = [
                node
                for node, (other, _) in zip(among, stop.tiers, strict=True)
                if tier.tier.id in other.tier.lighter_than
            ]
            left.append(diagram.conjunction(among[at], diagram.negation(diagram.any(over))))
        return left


def _parts(formula: Formula) -> tuple[Formula, ...]:
    """What a formula asks one of."""
    return formula[1] if not isinstance(formula, bool) and formula[0] == "any" else (formula,)


def _graver_of(one: tuple[int, tuple[object, ...]], other: tuple[int, tuple[object, ...]]) -> tuple[int, object]:
    """The graver of two; of equals, the first."""
    return other if other[1] > one[1] else one
