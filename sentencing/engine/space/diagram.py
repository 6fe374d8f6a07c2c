"""Decision diagrams: functions of the answers to questions in a fixed order, equal ones being one node.

A node asks one question (its level) and has one child for each answer; terminals are the values. Node 0 is false,
node 1 is true; other terminals stand for anything. (Bryant 1986; of many values, Srinivasan and others 1990.)
"""

from __future__ import annotations

from sentencing.engine.space.errors import OverBudgetError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

FALSE, TRUE = 0, 1


class Diagram:
    """Nodes over questions with these numbers of answers. Past `budget` nodes it raises OverBudgetError."""

    def __init__(self, sizes: Sequence[int], budget: int) -> None:
        self.sizes = list(sizes)
        self.end = len(self.sizes)
        self.level: list[int] = [self.end, self.end]
        self.kids: list[tuple[int, ...]] = [(), ()]
        self.values: dict[int, Any] = {FALSE: False, TRUE: True}
        self._budget = budget
        self._nodes: dict[tuple[int, tuple[int, ...]], int] = {}
        self._terminals: dict[Any, int] = {}
        self._and: dict[tuple[int, int], int] = {}
        self._not: dict[int, int] = {FALSE: TRUE, TRUE: FALSE}
        self._choices: dict[tuple[int, int, int], int] = {}

    def node(self, level: int, kids: tuple[int, ...]) -> int:
        """The node that asks the question of a level."""
        first = kids[0]
        if kids.count(first) == len(kids):
            return first
        key = (level, kids)
        found = self._nodes.get(key)
        if found is None:
            found = self._nodes[key] = len(self.level)
            if found > self._budget:
                raise OverBudgetError
            self.level.append(level)
            self.kids.append(kids)
        return found

    def terminal(self, value: Any) -> int:
        """The terminal that stands for a value."""
        if value not in self._terminals:
            self._terminals[value] = len(self.level)
            self.values[len(self.level)] = value
            self.level.append(self.end)
            self.kids.append(())
        return self._terminals[value]

    def negation(self, one: int) -> int:
        """Where a node is false."""
        found = self._not.get(one)
        if found is None:
            found = self.node(self.level[one], tuple([self.negation(kid) for kid in self.kids[one]]))
            self._not[one] = found
            self._not[found] = one
        return found

    def conjunction(self, one: int, other: int) -> int:
        """Where both nodes are true."""
        if other in (one, TRUE):
            return one
        if one == TRUE:
            return other
        if FALSE in (one, other):
            return FALSE
        key = (one, other) if one < other else (other, one)
        found = self._and.get(key)
        if found is None:
            found = self._and[key] = self._both(one, other)
        return found

    def _both(self, one: int, other: int) -> int:
        level, kids, both = self.level, self.kids, self.conjunction
        here, there = level[one], level[other]
        if here < there:
            return self.node(here, tuple([both(kid, other) for kid in kids[one]]))
        if there < here:
            return self.node(there, tuple([both(one, kid) for kid in kids[other]]))
        return self.node(here, tuple([both(a, b) for a, b in zip(kids[one], kids[other], strict=True)]))

    def disjunction(self, one: int, other: int) -> int:
        """Where one of two nodes is true."""
        return self._not_both(self.negation(one), self.negation(other))

    def _not_both(self, one: int, other: int) -> int:
        return self.negation(self.conjunction(one, other))

    def all(self, parts: Iterable[int]) -> int:
        """Where all are true; joined from the last question to the first, which makes the fewest nodes on the way."""
        found = TRUE
        for part in sorted(parts, key=self._from_the_end):
            found = self.conjunction(part, found)
        return found

    def any(self, parts: Iterable[int]) -> int:
        """Where one is true."""
        return self.negation(self.all([self.negation(part) for part in parts]))

    def _from_the_end(self, node: int) -> int:
        return -self.level[node]

    def at_least(self, wanted: int, parts: Sequence[int]) -> int:
        """Where at least so many are true."""
        reached = [TRUE] + [FALSE] * wanted
        for part in sorted(parts, key=self._from_the_end):
            for number in range(wanted, 0, -1):
                reached[number] = self.choice(part, reached[number - 1], reached[number])
        return reached[wanted]

    def choice(self, condition: int, then: int, otherwise: int) -> int:
        """One node where a condition is true, another where it is not."""
        if then == otherwise or condition == TRUE:
            return then
        if condition == FALSE:
            return otherwise
        if then == TRUE and otherwise == FALSE:
            return condition
        key = (condition, then, otherwise)
        found = self._choices.get(key)
        if found is None:
            level = min(self.level[condition], self.level[then], self.level[otherwise])
            cut = [self.under(each, level) for each in key]
            found = self.node(level, tuple([self.choice(*each) for each in zip(*cut, strict=True)]))
            self._choices[key] = found
        return found

    def joined(self, join: Callable[[Any, Any], Any], one: int, other: int, memo: dict[tuple[int, int], int]) -> int:
        """The values of two nodes put together, answer by answer."""
        key = (one, other)
        if key not in memo:
            level = min(self.level[one], self.level[other])
            if level == self.end:
                memo[key] = self.terminal(join(self.values[one], self.values[other]))
            else:
                cut = zip(self.under(one, level), self.under(other, level), strict=True)
                memo[key] = self.node(level, tuple([self.joined(join, a, b, memo) for a, b in cut]))
        return memo[key]

    def under(self, node: int, level: int) -> tuple[int, ...]:
        """A node under each answer to a question that is no later than its own."""
        return self.kids[node] if self.level[node] == level else (node,) * self.sizes[level]

    def walk(self, node: int, answers: Callable[[int], int]) -> int:
        """The terminal that answers, by level, lead to."""
        while self.level[node] != self.end:
            node = self.kids[node][answers(self.level[node])]
        return node

    def reached(self, node: int) -> set[int]:
        """A node and everything below it."""
        found, left = {node}, [node]
        while left:
            for kid in self.kids[left.pop()]:
                if kid not in found:
                    found.add(kid)
                    left.append(kid)
        return found
