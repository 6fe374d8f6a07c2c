"""The answer to a claim as JSON. Only strings under `text`, `say`, `expect` and `told` depend on the language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sentencing.report.claim import ClaimTelling
from sentencing.report.json import SCHEMA, band

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from sentencing.debate.counterexamples import Shown
    from sentencing.debate.summary import Frame
    from sentencing.debate.verdict import Answered
    from sentencing.engine.assessment import Assessment
    from sentencing.engine.case import Law
    from sentencing.law.claim import Claim
    from sentencing.report.words import Words


def claim_json(words: Words, law: Law, answers: Sequence[Answered], tool: dict[str, str]) -> dict[str, Any]:
    """The answer for the day asked about; under `earlier`, those for the other days of the claim."""
    *earlier, asked = (_answer(ClaimTelling(words, law, each)) for each in answers)
    claim = _claim(words, answers[-1].posed.claim)
    return {"schema": SCHEMA, "tool": tool, "claim": claim, **asked, "earlier": earlier}


def _claim(words: Words, claim: Claim) -> dict[str, Any]:
    said = claim.said
    return {
        "id": claim.id,
        "text": words.text(claim.text),
        "said": {"by": said.by, "date": said.date.text if said.date else None, "url": said.url or None}
        if said
        else None,
        "of": list(claim.of.ids),
        "but": list(claim.but.ids),
        "liable": claim.liable,
        "served": list(claim.served),
    }


def _answer(telling: ClaimTelling) -> dict[str, Any]:
    answered, posed = telling.answered, telling.posed
    return {
        "law": {"as_of": posed.day, "text_as_of": telling.text_as_of() or None},
        "verdict": answered.verdict,
        "statute": answered.statute,
        "offences": list(posed.side.offences),
        "assumed": posed.side.case.facts,
        "frames": [_frame(telling, each) for each in answered.frames],
        "counterexamples": [_case(telling, each) for each in answered.counterexamples],
        "not_counted": [_case(telling, each) for each in answered.not_counted],
        "contested": list(answered.contested),
        "witness": _case(telling, answered.witness) if answered.witness else None,
        "compared": [_side(telling, each) for each in answered.sides] if posed.than else [],
        "consequences": [{"id": each.consequence.id, "cite": each.consequence.cite} for each in answered.followed],
        "undecided": [offence for offence, _ in answered.undecided],
        "within": [
            {"offence": offence, "open": band(telling.ladder, within) if within is not None else None}
            for offence, within in answered.undecided
        ],
        "unanswered": list(answered.unanswered),
        "besides": [
            {"offence": offence, "id": each.id, "cite": each.cite, "to": list(each.to)}
            for offence, each in answered.besides
        ],
        "vacuous": answered.vacuous,
        "say": telling.said(),
        "expect": telling.expect() or None,
        "answer_combinations": answered.combinations,
    }


def _frame(telling: ClaimTelling, frame: Frame) -> dict[str, Any]:
    return {
        "offence": frame.offence,
        "tier": frame.tier,
        "cite": frame.cite or None,
        "frame": band(telling.ladder, frame.band),
        "fits": frame.fits,
    }


def _case(telling: ClaimTelling, case: Shown) -> dict[str, Any]:
    found = case.assessment
    return {
        "offence": case.offence,
        "convicted_of": found.convicted_of if found else None,
        "facts": dict(case.facts),
        "kind": case.kind,
        "reasons": [{"noun": each.noun, "id": each.id, "cite": each.cite} for each in case.reasons],
        "cites": list(case.cites),
        "may": band(telling.ladder, found.may) if found else [],
        "text": telling.sentence(case),
    }


def _side(telling: ClaimTelling, side: Assessment) -> dict[str, Any]:
    return {
        "offence": side.offence,
        "facts": dict(side.facts),
        "frame": band(telling.ladder, side.frame),
        "may": band(telling.ladder, side.may),
    }
