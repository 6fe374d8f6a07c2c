"""Provisions of any number of factors, as records of the law, and the same law for other engines."""

from __future__ import annotations

import random
from typing import NamedTuple

from sentencing.law.effect import Option
from sentencing.law.provision import (
    Circumstance,
    Elements,
    Fallback,
    Never,
    Offence,
    OffenceVersion,
    Reduction,
    Rule,
    System,
    Tier,
)
from sentencing.law.sanction import Ladder, Rung, Sanction
from sentencing.law.span import Span

DAY = "2020-01-01"
OFFENCE = "xx/one"
FRAMES = ("prison 3y..5y", "prison 5y..10y", "prison 10y..15y")
LESS = "prison 6m..<3y"  # below the lowest tier


class Statutes(NamedTuple):
    """A law in memory."""

    whole: System
    offences: dict[str, Offence]

    def system(self, _: str) -> System:
        return self.whole

    def offence(self, identity: str) -> Offence:
        return self.offences[identity]


class Law(NamedTuple):
    """A provision as lists of names: what makes each tier, each rule's condition (pairs of a name and whether it must
    hold) and what it does, and what cannot go together."""

    names: tuple[str, ...]
    graver: tuple[tuple[tuple[str, ...], ...], ...]  # for each tier above the base, the terms of which one is enough
    rules: tuple[tuple[tuple[tuple[str, bool], ...], str, str], ...]  # condition, modality, effect
    nevers: tuple[tuple[str, str], ...]


def law_of(factors: int, seed: int = 1) -> Law:
    """A provision like those of a penal code: a fifth of the factors make the tiers, the rest are circumstances of which
    some rest on two factors, and a few exclude one another."""
    draw = random.Random(seed * 1000 + factors)
    names = tuple(f"f{number:03}" for number in range(factors))
    listed, rest = names[: factors // 5], names[factors // 5 :]
    middle = len(listed) * 2 // 3
    graver = (tuple((name,) for name in listed[:middle]), tuple((name, listed[0]) for name in listed[middle:]))
    rules = []
    effects = ("shall mitigated", "may mitigated", "may exempt", "may lighter", "shall heavier", "may mitigated")
    at = 0
    while at < len(rest):
        width = min(draw.choice((1, 1, 1, 2, 2, 3)), len(rest) - at)
        condition = tuple((name, draw.random() < 0.8) for name in rest[at : at + width])
        if not any(wanted for _, wanted in condition):
            condition = ((condition[0][0], True), *condition[1:])
        modality, _, effect = draw.choice(effects).partition(" ")
        rules.append((condition, modality, effect))
        at += width
    nevers = tuple(zip(rest[::7], rest[3::7], strict=False))
    return Law(names, graver, tuple(rules), nevers)


def hostile(factors: int, terms: int, seed: int = 1) -> Law:
    """A provision whose gravest tier is a random DNF: nothing that holds together."""
    draw = random.Random(seed)
    names = tuple(f"f{number:03}" for number in range(factors))
    wild = tuple(tuple(draw.sample(names, 4)) for _ in range(terms))
    rules = tuple((((name, True),), "may", "mitigated") for name in names[::5])
    return Law(names, (tuple((name,) for name in names[:4]), wild), rules, ())


def amended(law: Law) -> Law:
    """The law after a motion: one more term makes the gravest tier, and one circumstance no longer helps."""
    return law._replace(graver=(law.graver[0], (*law.graver[1], (law.names[1],))), rules=law.rules[1:])


def statutes(law: Law) -> Statutes:
    """The provision as an offence of a system."""
    tiers = [_tier("base", FRAMES[0], None)]
    for name, frame, terms in zip(("graver", "gravest"), FRAMES[1:], law.graver, strict=True):
        when = ("any", tuple(("all", tuple(("yes", each) for each in term)) for term in terms))
        tiers.append(_tier(name, frame, when))
    rules = []
    for number, (condition, modality, effect) in enumerate(law.rules):
        parts = tuple(("yes", name) if wanted else ("not", ("yes", name)) for name, wanted in condition)
        rules.append(Rule(f"r{number}", "1", {}, {}, modality, (Option.parse(effect),), ("all", parts)))
    elements = Elements(
        circumstances=tuple(
            Circumstance(name, "1", {}, {}, {}, "act", None, False, "no", (), "", "") for name in law.names
        ),
        tiers=tuple(tiers),
        rules=tuple(rules),
        nevers=tuple(Never(("all", (("yes", one), ("yes", other))), "1", {}) for one, other in law.nevers),
    )
    offence = Offence(OFFENCE, "xx", (OffenceVersion("1", {}, {}, "", (), None, "", ""),), None, elements)
    return Statutes(_system(), {OFFENCE: offence})


def _tier(name: str, frame: str, when: object) -> Tier:
    return Tier(name, "1", {}, (Sanction.parse(frame),), (), when, "", (), "", "person", "", "", "")


def _system() -> System:
    rungs = (Rung("exempt", "exempt", {}), Rung("prison", "prison", {}, Span(6, 180)), Rung("life", "life", {}))
    less = Reduction(
        "step", "1", "next-tier", (Fallback((Sanction.parse(LESS),), False, ""),), None, None, (), {}, 1, "", "", ""
    )
    return System(
        id="xx",
        title={},
        currency="XXX",
        language="en",
        code="xx/code",
        since="",
        ladder=Ladder.of(rungs),
        mitigated="step",
        order=("step",),
        no_minimum=(),
        reductions=(less,),
        insteads=(),
        totals=(),
        instruments={},
        wording={},
        source=None,
        elements=Elements(),
    )
