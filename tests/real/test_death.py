"""How many charges carry death, computed from the encoding, against the count that everyone knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sentencing.corpus.roots import default_roots
from sentencing.corpus.store import Corpus, open_corpus
from sentencing.engine.program import prepare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.law.provision import Offence

ARMED_COVER = "157(1)"  # lends the frame of 151(1) to other smuggling under arms: no charge counts for that


@pytest.fixture(scope="module")
def law() -> Corpus:
    return open_corpus(default_roots())


def carry_death(law: Corpus, day: str) -> set[str]:
    offences = [law.offence(each.id) for each in law.entries() if each.jurisdiction == "cn" and each.on(day)]
    return {offence.id for offence in offences if "death" in _rungs(law, offence, day)}


def _rungs(law: Corpus, offence: Offence, day: str) -> Iterator[str]:
    """The principal punishments of an offence's tiers, of those that it borrows, and what rules add to them."""
    lender = next((each.to[0] for each in offence.elements.references if each.kind == "punish"), "")
    for borrowed in filter(None, (None, law.offence(lender) if lender else None)):
        yield from _rungs(law, borrowed, day)
    program = prepare(offence, law.system("cn"), day)
    for tier, _ in program.tiers:
        if tier.tier.cite != ARMED_COVER:
            yield from (each.rung for each in tier.tier.principal)
    for rule, _ in program.rules:
        effects = (effect for option in rule.options for effect in option.effects)
        yield from (effect.sanction.rung for effect in effects if effect.verb == "allow" and effect.sanction)


@pytest.mark.parametrize(
    ("day", "charges"), [("2011-05-01", 55), ("2015-10-31", 55), ("2015-11-01", 46), ("2026-11-22", 46)]
)
def test_charges_that_carry_death(law: Corpus, day: str, charges: int) -> None:
    assert len(carry_death(law, day)) == charges


def test_what_amendment_nine_took_away(law: Corpus) -> None:
    """Arms, nuclear material and false money smuggled; money forged; fraudulent fundraising; prostitution organised and
    forced; two offences of soldiers."""
    gone = carry_death(law, "2015-10-31") - carry_death(law, "2015-11-01")
    expected = {"cn/151.1.weapons", "cn/151.1.nuclear", "cn/151.1.counterfeit", "cn/170", "cn/192"}
    assert gone == expected | {"cn/358.1.organising", "cn/358.1.forcing", "cn/426", "cn/433"}
